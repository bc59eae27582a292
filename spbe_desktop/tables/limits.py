"""How much of a table is taken in: more is a mistake, or meant to do harm."""

from __future__ import annotations

ROWS = 2000
COLUMNS = 40
CELL = 32_767
"""Characters of one cell, as in Excel."""

TEXT = 4_000_000
"""Characters of all cells: many may refer to one long text."""

FILE = 10_000_000
"""Bytes of a file, and of what is pasted."""

UNPACKED = 24_000_000
"""Bytes that the parts of a workbook may unpack to, all together."""
