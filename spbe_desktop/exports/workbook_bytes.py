"""A workbook as bytes, written in memory alone."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from typing_extensions import override


def bytes_of(workbook: Workbook) -> bytes:
    """Return *workbook* as a file holds it.

    `Workbook.save` puts every sheet into the system's temporary folder first. There the answers
    would stay, in the clear, if the program were killed; and a disk that is full there would
    fail an export to another one.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        _InMemory(workbook, archive).save()
    return written.getvalue()


class _InMemory(ExcelWriter):
    """Writes as openpyxl does, but for the files in between."""

    def __init__(self, workbook: Workbook, archive: zipfile.ZipFile) -> None:
        super().__init__(workbook, archive)
        self._target = archive

    @override
    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 - openpyxl's own names, as it sets them
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001
        sheet = io.BytesIO()
        writer: Any = WorksheetWriter(ws, out=sheet)
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001
        self._target.writestr(ws.path[1:], sheet.getvalue())
        self.manifest.append(ws)
