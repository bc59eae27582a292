"""The dialogs about objections: one of them in full, and all of an assessment."""
