"""The letter that asks for evidence, painted on A4: rows stay whole, headings keep company."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter, QPen, QTextOption

from spbe_desktop.domain.request_letter import RequestLetter
from spbe_desktop.errors import StorageFailedError
from spbe_desktop.exports import request_sentences as sentences

_DPI = 96
_LEFT, _TOP, _RIGHT, _BOTTOM = 94.0, 72.0, 76.0, 76.0
"""Margins in pixels at 96 dpi: 2.5, 1.9, 2 and 2 cm."""
_COLUMNS = (34.0, 40.0, 156.0, 286.0, 108.0)
_CELL = (6.0, 4.0)
"""Room at the sides, and above and below, within a cell."""
_BOX = 11.0
_GAP = 9.0
_SIGNATURE_LEFT = 340.0
_SIGNATURE_ROOM = 58.0
_Align = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class LetterFonts:
    """The fonts of a letter, made on the window's thread; their sizes do not matter."""

    regular: QFont
    bold: QFont


def save_letter(letter: RequestLetter, path: Path, fonts: LetterFonts) -> None:
    """Write the letter to *path* as PDF; raise StorageFailedError if that is not possible.

    What was in *path* stays until the new letter is whole. A job for the worker: a letter of two
    hundred rows takes 0.2 s.
    """
    unfinished = path.with_name(f"{path.name}.sedang-ditulis")
    try:
        _write(letter, unfinished, fonts)
        os.replace(unfinished, path)  # noqa: PTH105 - says that it replaces
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StorageFailedError(path, error.strerror or str(error)) from error


def _write(letter: RequestLetter, path: Path, fonts: LetterFonts) -> None:
    # Qt does not tell why it cannot write; opening the file ourselves does.
    path.open("wb").close()
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DPI)
    writer.setTitle(sentences.subject(letter))
    writer.setCreator("SPBE Desktop")
    painter = QPainter(writer)
    _Paper(writer, painter, fonts).paint(letter)
    if not painter.end():
        raise OSError(0, "surat tidak selesai ditulis")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in the place that it takes from the left margin on."""

    text: str
    font: QFont
    left: float
    width: float
    alignment: Qt.AlignmentFlag = _Align.AlignLeft


class _Paper:
    """Paints from top to bottom, and turns the page where something would be torn."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, fonts: LetterFonts) -> None:
        self._writer = writer
        self._painter = painter
        self._width = writer.width() - _LEFT - _RIGHT
        self._bottom = writer.height() - _BOTTOM
        self._y = _TOP
        self._page = 1
        self._body = _sized(fonts.regular, 14)
        self._small = _sized(fonts.regular, 12)
        self._head = _sized(fonts.bold, 12)
        self._bold = _sized(fonts.bold, 14)
        self._title = _sized(fonts.bold, 17)
        painter.setPen(QPen(Qt.GlobalColor.black, 0.8))

    def paint(self, letter: RequestLetter) -> None:
        """Paint the whole letter."""
        self._paint_letterhead(sentences.letterhead(letter.frame))
        self._paint_references(letter)
        for text in sentences.addressee_lines(letter):
            self._paragraph(text, after=0)
        self._y += 2 * _GAP
        rows = sentences.rows(letter)
        first = self._row_height(self._head_texts()) + self._row_height(self._texts(rows[0]))
        for text in sentences.opening(letter):
            self._paragraph(text, justified=True, company=first)
        self._paint_checklist(rows)
        self._y += 2 * _GAP
        self._paint_closing(letter)

    def _paint_letterhead(self, lines: Sequence[str]) -> None:
        fonts = (self._bold, self._title)
        for place, line in enumerate(lines):
            font = fonts[place] if place < len(fonts) else self._small
            self._paragraph(line, font=font, after=1, alignment=_Align.AlignHCenter)
        if lines:
            rule = QRectF(_LEFT, self._y + 4, self._width, 2.4)
            self._painter.fillRect(rule, Qt.GlobalColor.black)
            self._painter.fillRect(rule.adjusted(0, 4, 0, 2.6), Qt.GlobalColor.black)
            self._y += 4 + 2 * _GAP

    def _paint_references(self, letter: RequestLetter) -> None:
        date = sentences.date_line(letter)
        right = _Text(date, self._body, 0, self._width, _Align.AlignRight)
        self._draw(right, self._y)
        for name, text in sentences.reference_lines(letter):
            said = _Text(text, self._body, 92, self._width - 92 - 190)
            self._draw(_Text(name, self._body, 0, 74), self._y)
            self._draw(_Text(":", self._body, 78, 12), self._y)
            self._draw(said, self._y)
            self._y += self._height(said) + 2
        self._y += 2 * _GAP

    def _paint_checklist(self, rows: Sequence[sentences.ChecklistRow]) -> None:
        self._paint_row(self._head_texts())
        for row in rows:
            texts = self._texts(row)
            if self._y + self._row_height(texts) > self._bottom:
                self._turn()
                self._paint_row(self._head_texts())
            self._paint_row(texts, box=True)

    def _paint_row(self, texts: Sequence[_Text], *, box: bool = False) -> None:
        height, left = self._row_height(texts), _LEFT
        for text, width in zip(texts, _COLUMNS, strict=True):
            self._painter.drawRect(QRectF(left, self._y, width, height))
            self._draw(text, self._y + _CELL[1])
            left += width
        if box:
            place = _LEFT + (_COLUMNS[0] - _BOX) / 2
            self._painter.drawRect(QRectF(place, self._y + _CELL[1] + 3, _BOX, _BOX))
        self._y += height

    def _paint_closing(self, letter: RequestLetter) -> None:
        """Paint the last paragraphs, the last of them on the page of the signature."""
        *before, last = sentences.closing(letter)
        for text in before:
            self._paragraph(text, justified=True)
        title, name, number = sentences.signature_lines(letter)
        width = self._width - _SIGNATURE_LEFT
        lines = [
            _Text(text, font, _SIGNATURE_LEFT, width)
            for text, font in ((title, self._body), (name, self._bold), (number, self._body))
        ]
        company = sum(map(self._height, lines)) + _SIGNATURE_ROOM + 3 * _GAP
        self._paragraph(last, justified=True, company=company)
        self._y += 2 * _GAP
        for place, line in enumerate(lines):
            self._draw(line, self._y)
            self._y += self._height(line) + (_SIGNATURE_ROOM if place == 0 else 0)

    def _paragraph(
        self,
        text: str,
        *,
        font: QFont | None = None,
        after: float = _GAP,
        alignment: Qt.AlignmentFlag = _Align.AlignLeft,
        justified: bool = False,
        company: float = 0,
    ) -> None:
        """Paint a paragraph on one page, together with *company* pixels of what follows."""
        wanted = _Align.AlignJustify if justified else alignment
        said = _Text(text, font or self._body, 0, self._width, wanted)
        height = self._height(said)
        if self._y + height + company > self._bottom:
            self._turn()
        self._draw(said, self._y)
        self._y += height + after

    def _turn(self) -> None:
        self._writer.newPage()
        self._page += 1
        number = _Text(f"– {self._page} –", self._small, 0, self._width, _Align.AlignHCenter)
        self._draw(number, _TOP / 2)
        self._y = _TOP

    def _head_texts(self) -> tuple[_Text, ...]:
        return self._cells(sentences.HEADINGS, self._head)

    def _texts(self, row: sentences.ChecklistRow) -> tuple[_Text, ...]:
        # The font on paper has no box to tick; it is drawn.
        return self._cells(("", row.number, row.indicator, row.evidence, ""), self._small)

    def _cells(self, contents: Sequence[str], font: QFont) -> tuple[_Text, ...]:
        cells, left = [], 0.0
        for content, width in zip(contents, _COLUMNS, strict=True):
            cells.append(_Text(content, font, left + _CELL[0], width - 2 * _CELL[0]))
            left += width
        return tuple(cells)

    def _row_height(self, texts: Sequence[_Text]) -> float:
        return max(map(self._height, texts)) + 2 * _CELL[1]

    def _height(self, text: _Text) -> float:
        self._painter.setFont(text.font)
        room = QRectF(0, 0, text.width, 1e6)
        return self._painter.boundingRect(room, text.text or " ", _wrapped(text)).height()

    def _draw(self, text: _Text, top: float) -> None:
        place = QRectF(_LEFT + text.left, top, text.width, self._height(text) + 1)
        self._painter.drawText(place, text.text, _wrapped(text))


def _sized(font: QFont, pixels: int) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    return sized


def _wrapped(text: _Text) -> QTextOption:
    option = QTextOption(text.alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
