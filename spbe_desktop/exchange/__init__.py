"""The package that travels between offices, written and verified."""
