"""Cadangan dan pemulihan: the backups of a workspace, tried, restored and carried away."""
