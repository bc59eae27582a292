"""Reads a table from a file or from what was copied."""

from __future__ import annotations

from pathlib import Path

from spbe_desktop.cycle_errors import TableFault, TableUnreadableError
from spbe_desktop.domain.table_block import Block
from spbe_desktop.tables.html_table import read_html
from spbe_desktop.tables.separated import read_csv, read_text
from spbe_desktop.tables.workbook import read_workbook

CLIPBOARD = "papan klip"


def read_file(path: Path) -> Block:
    """Return the table in a file; a job for the worker. Raise TableUnreadableError."""
    try:
        if path.suffix.lower() in {".xlsx", ".xlsm"}:
            return read_workbook(path)
        if path.suffix.lower() in {".csv", ".tsv", ".txt"}:
            return read_csv(path)
    except OSError as error:
        raise TableUnreadableError(path.name, TableFault.DAMAGED) from error
    raise TableUnreadableError(path.name, TableFault.NOT_A_TABLE)


def read_copied(html: str, text: str) -> Block:
    """Return the table that was copied; the HTML tells merged cells, the text does not."""
    block = read_html(CLIPBOARD, html) if html else None
    if block is not None:
        return block
    if not text.strip():
        raise TableUnreadableError(CLIPBOARD, TableFault.EMPTY)
    return read_text(CLIPBOARD, text)
