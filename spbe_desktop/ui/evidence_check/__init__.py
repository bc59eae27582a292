"""Periksa eviden: what a check has found, where lost files are, and files without a document."""
