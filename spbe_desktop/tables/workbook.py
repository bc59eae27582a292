"""The first sheet with cells of an .xlsx workbook: what formulas last gave, never the formulas."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from spbe_desktop.cycle_errors import TableFault, TableUnreadableError
from spbe_desktop.domain.table_block import Block, Cell
from spbe_desktop.tables.collecting import block_of
from spbe_desktop.tables.limits import COLUMNS, FILE, ROWS, UNPACKED


def read_workbook(path: Path) -> Block:
    """Return the cells; raise TableUnreadableError for what is too large, locked or damaged.

    The whole sheet is read, because openpyxl tells merged cells only then; so the parts are
    measured before.
    """
    _require_small(path)
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, data_only=True, keep_links=False)
    except Exception as error:  # a damaged workbook fails anywhere in openpyxl
        raise TableUnreadableError(path.name, TableFault.DAMAGED) from error
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    sheet = next((s for s in sheets if s.max_row > 1), sheets[0] if sheets else None)
    if sheet is None:
        raise TableUnreadableError(path.name, TableFault.EMPTY)
    if sheet.max_row > ROWS or sheet.max_column > COLUMNS:
        raise TableUnreadableError(path.name, TableFault.TOO_LARGE)
    return block_of(path.name, _rows(sheet))


def _rows(sheet: Any) -> Iterator[list[Cell]]:
    covered = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, ROWS) + 1)
        for column in range(area.min_col, min(area.max_col, COLUMNS) + 1)
        if (row, column) != (area.min_row, area.min_col)
    }
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        yield [
            Cell(_text(content), (number, place) in covered)
            for place, content in enumerate(row, start=1)
        ]


def _text(content: object) -> str:
    if content is None:
        return ""
    if isinstance(content, float):
        return repr(int(content)) if content.is_integer() else repr(content).replace(".", ",")
    if isinstance(content, datetime | date):
        return f"{content.day}-{content.month}-{content.year}"
    return str(content)


def _require_small(path: Path) -> None:
    """Raise unless the file is a workbook whose parts, unpacked, keep within the limits."""
    try:
        if path.stat().st_size > FILE:
            raise TableUnreadableError(path.name, TableFault.TOO_LARGE)
        with zipfile.ZipFile(path) as archive:
            _require_small_parts(path.name, archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise TableUnreadableError(path.name, TableFault.DAMAGED) from error


def _require_small_parts(name: str, archive: zipfile.ZipFile) -> None:
    """Unpack every part, counting: what the list of parts says of sizes may be untrue."""
    left = UNPACKED
    for part in archive.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(part) as stream:
            head = True
            while piece := stream.read(65_536):
                left -= len(piece)
                if left < 0:
                    raise TableUnreadableError(name, TableFault.TOO_LARGE)
                # No spreadsheet writes a DOCTYPE; entities are the only use of one here.
                if head and b"<!DOCTYPE" in piece:
                    raise TableUnreadableError(name, TableFault.DAMAGED)
                head = False
