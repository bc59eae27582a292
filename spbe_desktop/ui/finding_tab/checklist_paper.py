"""Checklists on A4, to be ticked in a meeting: one table for each indicator."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextDocument,
)

from spbe_desktop.domain.checklist import Checklist, ChecklistLine
from spbe_desktop.errors import StorageFailedError
from spbe_desktop.words.formats import day, number

_DPI = 96
_MARGIN = 56.0
_FOOT = 28.0
_BOX = 48
"""Pixels of the picture of a box: four times its size on paper, so that it prints sharp."""
_EMPTY, _TICKED = QUrl("box:empty"), QUrl("box:ticked")


@dataclass(frozen=True, slots=True)
class PaperHead:
    """Whose checklists they are, and when they were printed."""

    agency: str
    region: str
    year: int
    instrument: str
    printed: date


def save_checklists(
    checklists: Sequence[Checklist], head: PaperHead, path: Path, font: QFont
) -> None:
    """Write the checklists to *path* as PDF; raise StorageFailedError if that is not possible.

    What was in *path* stays until the new file is whole. A job for the worker: all 47 indicators
    take about half a second. *font* is made on the window's thread; its size does not matter.
    """
    unfinished = path.with_name(f"{path.name}.sedang-ditulis")
    try:
        _write(checklists, head, unfinished, font)
        os.replace(unfinished, path)  # noqa: PTH105 - says that it replaces
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StorageFailedError(path, error.strerror or str(error)) from error


def _write(checklists: Sequence[Checklist], head: PaperHead, path: Path, font: QFont) -> None:
    # Qt does not tell why it cannot write; opening the file ourselves does.
    path.open("wb").close()
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DPI)
    writer.setTitle(f"Checklist SPBE {head.agency} {head.year}")
    writer.setCreator("SPBE Desktop")
    page = QSizeF(writer.width() - 2 * _MARGIN, writer.height() - 2 * _MARGIN)
    document = _document(checklists, head, page, font)
    painter = QPainter(writer)
    pages = document.pageCount()
    for place in range(pages):
        if place:
            writer.newPage()
        painter.save()
        painter.translate(_MARGIN, _MARGIN - place * page.height())
        shown = QRectF(0, place * page.height(), page.width(), page.height())
        document.drawContents(painter, shown)
        painter.restore()
        _paint_foot(painter, writer, head, (place + 1, pages), font)
    if not painter.end():
        raise OSError(0, "checklist tidak selesai ditulis")


def _document(
    checklists: Sequence[Checklist], head: PaperHead, page: QSizeF, font: QFont
) -> QTextDocument:
    document = QTextDocument()
    sized = QFont(font)
    sized.setPixelSize(12)
    document.setDefaultFont(sized)
    document.setDocumentMargin(0)
    document.addResource(QTextDocument.ResourceType.ImageResource.value, _EMPTY, _box(False))
    document.addResource(QTextDocument.ResourceType.ImageResource.value, _TICKED, _box(True))
    document.setHtml(_html(checklists, head))
    document.setPageSize(page)
    return document


def _html(checklists: Sequence[Checklist], head: PaperHead) -> str:
    parts = [
        f"<p style='font-size:18px'><b>Checklist pemenuhan {head.year}</b></p>",
        f"<p>{escape(head.agency)} · {escape(head.region)} · {escape(head.instrument)}</p>",
    ]
    parts += [_table(each) for each in checklists if each.lines]
    return "".join(parts)


def _table(checklist: Checklist) -> str:
    total = len(checklist.lines)
    found = total - checklist.missing
    aim = "semua tingkat" if checklist.aim is None else f"tingkat {checklist.aim} ke bawah"
    title = f"{checklist.indicator.key}. {checklist.indicator.list_title}"
    heads = (("Harus dipenuhi", 58), ("Tingkat", 10), ("Sudah ada", 12), ("Belum ada", 12))
    cells = "".join(
        f"<th width='{width}%' align='{'left' if width > 20 else 'center'}'>{name}</th>"
        for name, width in heads
    )
    rows = "".join(map(_row, checklist.lines))
    return (
        f"<p style='font-size:14px; margin-top:16px'><b>{escape(title)}</b></p>"
        f"<p style='color:#444444'>{aim}: {number(found)} dari {number(total)} sudah ada</p>"
        "<table width='100%' border='1' cellspacing='0' cellpadding='4' "
        "style='border-collapse:collapse; border-style:solid; border-color:#777777'>"
        f"<thead><tr bgcolor='#EAEEF0'>{cells}</tr></thead>{rows}</table>"
    )


def _row(line: ChecklistLine) -> str:
    level = "–" if line.level is None else str(line.level)
    own = f" <i>(butir sendiri sejak {line.since_year})</i>" if line.own else ""
    boxes = "".join(
        f"<td align='center'><img src='{url}' width='12' height='12'></td>"
        for url in _boxes(line.present)
    )
    return f"<tr><td>{escape(line.words)}{own}</td><td align='center'>{level}</td>{boxes}</tr>"


def _boxes(present: bool) -> tuple[str, str]:
    """Return the box of what is there, and of what is missing."""
    empty, ticked = _EMPTY.toString(), _TICKED.toString()
    return (ticked, empty) if present else (empty, ticked)


def _box(ticked: bool) -> QImage:
    # The font on paper has no box to tick; it is drawn.
    image = QImage(_BOX, _BOX, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Qt.GlobalColor.black, 4))
    painter.drawRect(3, 3, _BOX - 7, _BOX - 7)
    if ticked:
        painter.setPen(QPen(Qt.GlobalColor.black, 6))
        tick = ((0.2, 0.53), (0.42, 0.74), (0.82, 0.29))
        painter.drawPolyline([QPointF(_BOX * x, _BOX * y) for x, y in tick])
    painter.end()
    return image


def _paint_foot(
    painter: QPainter, writer: QPdfWriter, head: PaperHead, pages: tuple[int, int], font: QFont
) -> None:
    small = QFont(font)
    small.setPixelSize(10)
    painter.setFont(small)
    painter.setPen(Qt.GlobalColor.darkGray)
    top = writer.height() - _MARGIN + 8
    box = QRectF(_MARGIN, top, writer.width() - 2 * _MARGIN, _FOOT)
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    painter.drawText(box, left.value, f"Dicetak {day(head.printed)} dari SPBE Desktop")
    painter.drawText(box, right.value, f"Halaman {pages[0]} dari {pages[1]}")
