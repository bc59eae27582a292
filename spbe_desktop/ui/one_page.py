"""The one page for tomorrow's meeting: index, predicate, groups and what comes next, on A4."""

from __future__ import annotations

import os
from datetime import date
from fractions import Fraction
from math import ceil, floor
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QUrl
from PySide6.QtGui import QDesktopServices, QFont, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from spbe_desktop.domain.summary import Summary
from spbe_desktop.errors import StorageFailedError
from spbe_desktop.ui.summary_tab import sentences
from spbe_desktop.ui.summary_tab.index_card import scale_of
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.badges import paint_predicate_tag, predicate_tag_size
from spbe_desktop.ui.widgets.group_bars import Bar, BarsContent, paint_group_bars
from spbe_desktop.ui.widgets.painted import Left, Right, draw_text, text_width
from spbe_desktop.ui.widgets.predicate_scale import Point, ScaleContent, paint_predicate_scale
from spbe_desktop.words import formats

_DPI = 96
"""One unit of the page is one pixel of the screen, so that the widgets' painting fits."""

_MARGIN = 56.0


def choose_path(parent: QWidget, summary: Summary, folder: Path) -> Path | None:
    """Ask where to save the page, beginning in *folder*; none if the user cancels."""
    found = summary.sheet.assessment
    name = f"Ringkasan {found.agency.short_name} {found.year}.pdf"
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Simpan lembar satu halaman", str(folder / name), "PDF (*.pdf)"
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def open_page(path: Path) -> bool:
    """Open the saved page with the program that the system has for it; false if it has none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def save_one_page(summary: Summary, path: Path, fonts: Path, today: date) -> None:
    """Write the page to *path* as PDF; raise StorageFailedError if that is not possible.

    What was in *path* stays until the new page is whole.
    """
    unfinished = path.with_name(f"{path.name}.sedang-ditulis")
    try:
        _write(summary, unfinished, fonts, today)
        os.replace(unfinished, path)  # noqa: PTH105 - says that it replaces
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StorageFailedError(path, error.strerror or str(error)) from error


def _write(summary: Summary, path: Path, fonts: Path, today: date) -> None:
    # Qt does not tell why it cannot write; opening the file ourselves does.
    path.open("wb").close()
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DPI)
    writer.setTitle(sentences.index_heading(summary))
    writer.setCreator("SPBE Desktop")
    painter = QPainter(writer)
    # On paper it is always light, at the size that fits.
    page = _Page(painter, Theme(fonts, mode="light"), summary)
    page.paint(today)
    if not painter.end():
        raise OSError(0, "halaman tidak selesai ditulis")


class _Page:
    """Paints from top to bottom, and knows how far it has come."""

    def __init__(self, painter: QPainter, theme: Theme, summary: Summary) -> None:
        self._painter = painter
        self._theme = theme
        self._summary = summary
        device = painter.device()
        self._width = device.width() - 2 * _MARGIN
        self._bottom = device.height() - _MARGIN
        self._y = _MARGIN

    def paint(self, today: date) -> None:
        """Paint the whole page."""
        self._paint_head()
        self._paint_index()
        self._paint_scale()
        self._paint_groups()
        self._paint_steps()
        self._paint_foot(today)

    def _paint_head(self) -> None:
        agency = self._summary.sheet.assessment.agency
        self._line(agency.name, self._theme.font("title"), 26)
        heading = sentences.index_heading(self._summary)
        self._line(f"{agency.region.name} · {heading}", self._theme.font(), 20, tone="text_2")
        self._rule(before=10, after=14)

    def _paint_index(self) -> None:
        summary, theme, painter = self._summary, self._theme, self._painter
        index, font = sentences.index_text(summary), theme.font("display")
        row = QRectF(_MARGIN, self._y, self._width, 54)
        draw_text(painter, row, index, font, theme.tokens.text)
        reached, ranks = summary.sheet.score.predicate, len(summary.instrument.predicates)
        if reached is not None:
            size = predicate_tag_size(reached.name, ranks, theme, large=True)
            left = int(_MARGIN + text_width(font, index) + 14)
            tag = QRectF(left, self._y + 15, size.width(), size.height()).toRect()
            paint_predicate_tag(painter, tag, reached.name, reached.rank, ranks, theme, large=True)
        comparisons = (sentences.against_target(summary), sentences.against_previous(summary))
        right = _MARGIN + self._width
        for comparison in comparisons:
            if comparison is None:
                continue
            right -= 170
            self._paint_comparison(comparison, right)
        self._y += 60
        covered = sentences.coverage(summary)
        self._line(covered[0].upper() + covered[1:], theme.font("small"), 18, "text_2")
        self._line(sentences.outlook(summary), theme.font("small"), 18, "text_2")
        near = sentences.near_threshold(summary)
        if near:
            self._line(near, theme.font("small"), 18, "text_2")
        self._y += 12

    def _paint_comparison(self, comparison: sentences.Comparison, left: float) -> None:
        theme, tokens = self._theme, self._theme.tokens
        rows = (
            (comparison.heading, theme.font("caption"), tokens.text_2, 15),
            (comparison.figure, theme.font("section"), tokens.text, 20),
            (comparison.note, theme.font("caption"), tokens.text_2, 15),
        )
        top = self._y + 2
        for text, font, color, height in rows:
            box = QRectF(left, top, 166, height)
            draw_text(self._painter, box, text, font, color, Left)
            top += height

    def _paint_scale(self) -> None:
        summary, score = self._summary, self._summary.sheet.score
        bands, end = scale_of(summary)
        decimals = summary.instrument.display_decimals
        target = summary.target
        content = ScaleContent(
            bands,
            end,
            None if score.index is None else Point(score.index, sentences.index_text(summary)),
            None
            if target is None
            else Point(Fraction(target), f"Target {formats.number(target, decimals)}"),
            None
            if score.complete or not score.answered
            else Point(score.index_if_lowest, sentences.if_lowest(summary)),
        )
        place = QRectF(_MARGIN, self._y, self._width, 88)
        paint_predicate_scale(self._painter, place, content, self._theme)
        self._y += 92
        self._rule(before=4, after=12)

    def _paint_groups(self) -> None:
        summary = self._summary
        self._line("Indeks per aspek", self._theme.font("section"), 24)
        bars = tuple(
            Bar(
                figure.title,
                figure.value,
                sentences.figure_text(summary, figure.value),
                figure.previous,
                sentences.answered(summary, figure),
            )
            for figure in summary.aspects
        )
        instrument = summary.instrument
        content = BarsContent(bars, floor(instrument.lowest), ceil(instrument.highest))
        place = QRectF(_MARGIN, self._y, self._width, 0)
        paint_group_bars(self._painter, place, content, self._theme)
        self._y += len(bars) * 30 + 22
        if summary.previous is not None and any(bar.last_year is not None for bar in bars):
            note = f"Garis tegak: tahun {summary.previous.year}."
            self._line(note, self._theme.font("caption"), 16, "text_3")
        self._paint_domains()

    def _paint_domains(self) -> None:
        summary, theme = self._summary, self._theme
        if not summary.domains:
            return
        self._y += 8
        width = self._width / len(summary.domains)
        for place, figure in enumerate(summary.domains):
            left = _MARGIN + place * width
            title = QRectF(left, self._y, width - 8, 16)
            draw_text(
                self._painter, title, figure.title, theme.font("caption"), theme.tokens.text_2
            )
            value = QRectF(left, self._y + 16, width - 8, 24)
            text = sentences.figure_text(summary, figure.value)
            draw_text(self._painter, value, text, theme.font("title"), theme.tokens.text)
        self._y += 42

    def _paint_steps(self) -> None:
        summary, theme = self._summary, self._theme
        self._rule(before=6, after=12)
        self._line(sentences.steps_heading(summary), theme.font("section"), 24)
        if not summary.next_steps:
            self._line(sentences.no_steps_on_paper(summary), theme.font("small"), 20)
        for step in summary.next_steps:
            row = QRectF(_MARGIN, self._y, self._width, 22)
            indicator = step.row.indicator
            number = QRectF(_MARGIN, self._y, 22, 22)
            painter, tokens = self._painter, theme.tokens
            draw_text(painter, number, str(indicator.number), theme.font(), tokens.text_2, Right)
            name = row.adjusted(32, 0, -self._width / 2, 0)
            bold = theme.font("small", bold=True)
            draw_text(painter, name, indicator.short_title, bold, tokens.text)
            what = row.adjusted(self._width / 2 + 8, 0, -60, 0)
            sentence = sentences.step_sentence(step)
            draw_text(painter, what, sentence, theme.font("small"), tokens.text_2)
            draw_text(painter, row, sentences.step_gain(step), bold, tokens.text, Right)
            self._y += 22
        ready = sentences.readiness(summary.readiness)
        self._y += 6
        self._line(f"Eviden: {ready}", theme.font("small"), 18, "text_2")

    def _paint_foot(self, today: date) -> None:
        found = self._summary.sheet.assessment
        due = f" · batas kirim {formats.day(found.due)}" if found.due is not None else ""
        text = f"Dicetak {formats.day(today)} dari SPBE Desktop{due}"
        box = QRectF(_MARGIN, self._bottom - 14, self._width, 14)
        tokens = self._theme.tokens
        draw_text(self._painter, box, text, self._theme.font("caption"), tokens.text_3)

    def _line(self, text: str, font: QFont, height: float, tone: str = "text") -> None:
        box = QRectF(_MARGIN, self._y, self._width, height)
        draw_text(self._painter, box, text, font, self._theme.tokens.color(tone))
        self._y += height

    def _rule(self, *, before: float, after: float) -> None:
        self._y += before
        line = QRectF(_MARGIN, self._y, self._width, 1)
        self._painter.fillRect(line, self._theme.tokens.line)
        self._y += after
