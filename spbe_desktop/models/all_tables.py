"""Every table of a workspace, for what has to know them all: migrations, and counting."""

from __future__ import annotations

from spbe_desktop.models import follow_up_tables, stage_tables, tables, team_tables
from spbe_desktop.models.schema import metadata as METADATA  # noqa: N812 - a constant here

MODULES = (tables, team_tables, stage_tables, follow_up_tables)
"""Where they are written down."""

__all__ = ["METADATA", "MODULES"]
