"""Reads what Ringkasan shows; the figures themselves are in `domain.summary`."""
