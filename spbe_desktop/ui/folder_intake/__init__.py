"""Taking in a folder of evidence, in three steps: choose it, look it over, take it in."""
