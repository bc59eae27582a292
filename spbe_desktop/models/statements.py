"""Statements that are run with every edit, built once."""

from __future__ import annotations

from sqlalchemy import insert

from spbe_desktop.models.tables import journal

JOURNAL = insert(journal)
