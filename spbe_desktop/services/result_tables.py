"""Reads a table of results that others made; what it means is for the officer to say."""

from __future__ import annotations

from pathlib import Path

from spbe_desktop.domain.table_block import Block
from spbe_desktop.tables import reading


def read_file(path: Path) -> Block:
    """Return the table in a file; a job for the worker. Raise TableUnreadableError."""
    return reading.read_file(path)


def read_copied(html: str, text: str) -> Block:
    """Return the table that was copied, as HTML and as text. Raise TableUnreadableError."""
    return reading.read_copied(html, text)
