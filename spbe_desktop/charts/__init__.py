"""Domain values drawn on a given matplotlib Axes."""
