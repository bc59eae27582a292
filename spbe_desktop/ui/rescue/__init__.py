"""Selamatkan buku kerja: what is left of a damaged workspace, and which of it to go on with."""
