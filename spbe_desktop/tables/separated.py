"""Text with separators: what spreadsheets copy, and .csv files of any flavour."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from spbe_desktop.cycle_errors import TableFault, TableUnreadableError
from spbe_desktop.domain.table_block import Block, Cell
from spbe_desktop.tables.collecting import block_of
from spbe_desktop.tables.limits import FILE

_SAMPLE = 8000
_SEPARATORS = ";\t,|"


def read_csv(path: Path) -> Block:
    """Return the cells of a .csv file; its separator is found out."""
    if path.stat().st_size > FILE:
        raise TableUnreadableError(path.name, TableFault.TOO_LARGE)
    return read_text(path.name, _decoded(path.read_bytes()))


def read_text(name: str, text: str) -> Block:
    """Return the cells of *text*; tabs separate them if there are any."""
    if len(text) > FILE:
        raise TableUnreadableError(name, TableFault.TOO_LARGE)
    if "\0" in text:
        raise TableUnreadableError(name, TableFault.NOT_A_TABLE)
    return block_of(name, _rows(name, text))


def _rows(name: str, text: str) -> Iterator[list[Cell]]:
    sample = text[:_SAMPLE]
    try:
        # Whoever copies from a spreadsheet gets tabs, with commas inside the cells.
        found = csv.excel_tab if "\t" in sample else csv.Sniffer().sniff(sample, _SEPARATORS)
    except csv.Error:
        found = csv.excel
    # The guesser may take a quote for granted that is none; two quotes are one in all flavours.
    reader = csv.reader(StringIO(text, newline=""), delimiter=found.delimiter)
    try:
        for row in reader:
            yield [Cell(text) for text in row]
    except csv.Error as error:
        raise TableUnreadableError(name, TableFault.NOT_A_TABLE) from error


def _decoded(content: bytes) -> str:
    """Return the text; Excel writes UTF-8 with a mark, older ones the Windows code page."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
