"""Salin eviden ke folder untuk portal: what is copied, how it is named, and what came of it."""
