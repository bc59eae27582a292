"""Periksa berkas: what a package or a pack is, and what is wrong with it."""
