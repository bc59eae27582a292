"""Checklists on A4, to be ticked in a meeting: one table for each indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageSize, QPainter, QPdfWriter, QPen, QTextOption

from spbe_desktop.domain.checklist import Checklist, ChecklistLine
from spbe_desktop.evidence.storage import write_whole
from spbe_desktop.words.formats import day, number

_DPI = 96
_LEFT, _TOP, _BOTTOM = 66.0, 60.0, 64.0
_COLUMNS = (("Harus dipenuhi", 436.0), ("Tingkat", 64.0), ("Sudah ada", 81.0), ("Belum ada", 81.0))
_WIDTH = sum(width for _, width in _COLUMNS)
_CELL = (6.0, 4.0)
"""Room at the sides, and above and below, within a cell."""
_BOX, _GAP = 12.0, 8.0
_Align = Qt.AlignmentFlag


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
    """Write the checklists to *path* as PDF; failures are those of `write_whole`.

    What was in *path* stays until the new file is whole. A job for the worker: all 47 indicators
    take about half a second. *font* is made on the window's thread; its size does not matter.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DPI)
    writer.setTitle(f"Checklist pemenuhan {head.agency} {head.year}")
    writer.setCreator("SPBE Desktop")
    painter = QPainter(writer)
    _Paper(writer, painter, head, font).paint(checklists)
    painter.end()
    write_whole(path, bytes(buffer.data().data()))


class _Paper:
    """Paints from top to bottom; a line stays whole, and each page names its columns.

    Not a QTextDocument: that lays out with a timer, which the worker has no events for.
    """

    def __init__(
        self, writer: QPdfWriter, painter: QPainter, head: PaperHead, font: QFont
    ) -> None:
        self._writer = writer
        self._painter = painter
        self._head = head
        self._bottom = writer.height() - _BOTTOM
        self._y = _TOP
        self._page = 1
        self._small, self._body = _sized(font, 12), _sized(font, 13)
        self._bold = _sized(font, 12, bold=True)
        self._section, self._title = _sized(font, 14, bold=True), _sized(font, 18, bold=True)
        painter.setPen(QPen(Qt.GlobalColor.black, 0.8))

    def paint(self, checklists: Sequence[Checklist]) -> None:
        """Paint every checklist that has lines."""
        head = self._head
        self._say(f"Checklist pemenuhan {head.year}", self._title)
        self._say(f"{head.agency} · {head.region} · {head.instrument}", self._body)
        for each in checklists:
            if each.lines:
                self._paint_checklist(each)
        self._paint_foot()

    def _paint_checklist(self, checklist: Checklist) -> None:
        first = self._row_height(checklist.lines[0])
        self._y += 2 * _GAP
        if self._y + 72 + first > self._bottom:
            self._turn()
        found = len(checklist.lines) - checklist.missing
        aim = "Semua tingkat" if checklist.aim is None else f"Tingkat {checklist.aim} ke bawah"
        share = f"{number(found)} dari {number(len(checklist.lines))} sudah ada"
        title = f"{checklist.indicator.key}. {checklist.indicator.list_title}"
        self._say(title, self._section)
        self._say(f"{aim}: {share}", self._small)
        self._y += 4
        self._paint_columns()
        for line in checklist.lines:
            if self._y + self._row_height(line) > self._bottom:
                self._turn()
                self._say(f"{title} (lanjutan)", self._bold)
                self._paint_columns()
            self._paint_line(line)

    def _paint_columns(self) -> None:
        height, left = self._height("X", self._bold, 100) + 2 * _CELL[1], _LEFT
        self._painter.fillRect(QRectF(left, self._y, _WIDTH, height), QColor("#EAEEF0"))
        for place, (name, width) in enumerate(_COLUMNS):
            cell = QRectF(left, self._y, width, height)
            self._painter.drawRect(cell)
            self._draw(name, self._bold, cell, center=bool(place))
            left += width
        self._y += height

    def _paint_line(self, line: ChecklistLine) -> None:
        height, left = self._row_height(line), _LEFT
        level = "–" if line.level is None else str(line.level)
        for place, (_, width) in enumerate(_COLUMNS):
            cell = QRectF(left, self._y, width, height)
            self._painter.drawRect(cell)
            if place < 2:
                text = level if place else _text(line)
                self._draw(text, self._small, cell, center=bool(place))
            else:
                self._paint_box(cell, ticked=line.present == (place == 2))
            left += width
        self._y += height

    def _paint_box(self, cell: QRectF, *, ticked: bool) -> None:
        # The font on paper has no box to tick; it is drawn.
        box = QRectF(0, 0, _BOX, _BOX)
        box.moveCenter(cell.center())
        self._painter.drawRect(box)
        if ticked:
            tick = ((0.2, 0.53), (0.42, 0.76), (0.84, 0.24))
            points = [QPointF(box.x() + _BOX * x, box.y() + _BOX * y) for x, y in tick]
            self._painter.save()
            self._painter.setPen(QPen(Qt.GlobalColor.black, 1.6))
            self._painter.drawPolyline(points)
            self._painter.restore()

    def _say(self, text: str, font: QFont) -> None:
        height = self._height(text, font, _WIDTH)
        place = QRectF(_LEFT, self._y, _WIDTH, height + 1)
        self._painter.setFont(font)
        self._painter.drawText(place, text, _wrapped(_Align.AlignLeft))
        self._y += height + 2

    def _draw(self, text: str, font: QFont, cell: QRectF, *, center: bool) -> None:
        place = cell.adjusted(_CELL[0], _CELL[1], -_CELL[0], -_CELL[1])
        self._painter.setFont(font)
        across = _Align.AlignHCenter if center else _Align.AlignLeft
        self._painter.drawText(place, text, _wrapped(across | _Align.AlignVCenter))

    def _row_height(self, line: ChecklistLine) -> float:
        width = _COLUMNS[0][1] - 2 * _CELL[0]
        return max(self._height(_text(line), self._small, width), _BOX + 4) + 2 * _CELL[1] + 1

    def _height(self, text: str, font: QFont, width: float) -> float:
        self._painter.setFont(font)
        room = QRectF(0, 0, width, 1e6)
        return self._painter.boundingRect(room, text, _wrapped(_Align.AlignLeft)).height()

    def _turn(self) -> None:
        self._paint_foot()
        self._writer.newPage()
        self._page += 1
        self._y = _TOP

    def _paint_foot(self) -> None:
        place = QRectF(_LEFT, self._writer.height() - _BOTTOM + 14, _WIDTH, 16)
        self._painter.setFont(_sized(self._small, 10))
        told = f"Dicetak {day(self._head.printed)} dari SPBE Desktop"
        self._painter.drawText(place, told, _wrapped(_Align.AlignLeft))
        self._painter.drawText(place, f"Halaman {self._page}", _wrapped(_Align.AlignRight))


def _text(line: ChecklistLine) -> str:
    return f"{line.words} (butir sendiri sejak {line.since_year})" if line.own else line.words


def _sized(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    if bold:
        sized.setWeight(QFont.Weight.DemiBold)
    return sized


def _wrapped(alignment: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
