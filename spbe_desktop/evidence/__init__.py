"""Evidence files, kept by content."""
