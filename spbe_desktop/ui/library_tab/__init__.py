"""Eviden: all documents of a workspace over all years, to be found, judged and put to use."""
