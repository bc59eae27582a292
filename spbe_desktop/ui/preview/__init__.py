"""Looks at documents within the window: pages, pictures and texts."""
