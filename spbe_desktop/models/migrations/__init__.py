"""The migrations of a workspace, oldest first."""
