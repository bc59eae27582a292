"""The card that says what the index is, how it compares, and where it lies on the scale."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from spbe_desktop.domain.summary import Summary
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.summary_tab import sentences
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.badges import PredicateTag
from spbe_desktop.ui.widgets.card import Card, Rule
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.ui.widgets.predicate_scale import Band, Point, PredicateScale
from spbe_desktop.words import formats

_FIGURE_WIDTH = 250


class IndexCard(Card):
    """Shows the index, last year's and the target, then the scale of predicates."""

    why_requested = Signal()
    one_page_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._heading = Label(theme, role="caption", tone="text_2", bold=True)
        self._figure = Label(theme, role="display")
        self._tag = PredicateTag(theme, large=True)
        self._coverage = Label(theme, role="small", tone="text_2")
        self._why = LinkButton(theme, role="small")
        self._previous = _Comparison(theme)
        self._target = _Comparison(theme)
        self._scale = PredicateScale(theme)
        self._print = QPushButton(icons.icon("printer"), "Lembar satu halaman")
        self._outlook = Label(theme, role="small", wrap=True)
        self._near = MessageStrip(theme, icons)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rule = Rule(theme, upright=True)
        self._line = Rule(theme)
        self._left = QWidget()
        self._build()
        self._why.clicked.connect(self.why_requested)
        self._print.clicked.connect(self.one_page_requested)

    def show_summary(self, summary: Summary) -> None:
        """Show the figures of *summary*."""
        score = summary.sheet.score
        index = sentences.index_text(summary)
        self._heading.setText(sentences.index_heading(summary).upper())
        self._figure.setText(index)
        self._tag.setVisible(score.predicate is not None)
        if score.predicate is not None:
            predicates = len(summary.instrument.predicates)
            self._tag.set_predicate(score.predicate.name, score.predicate.rank, predicates)
        self._coverage.setText(sentences.coverage(summary))
        self._why.setText(f"Mengapa {index}?")
        self._why.setVisible(score.index is not None)
        previous = sentences.against_previous(summary)
        target = sentences.against_target(summary)
        self._previous.show_comparison(previous)
        self._target.show_comparison(target)
        self._line.setVisible(previous is not None or target is not None)
        self._outlook.setText(sentences.outlook(summary))
        near = sentences.near_threshold(summary)
        self._near.setVisible(bool(near))
        self._near.show_message("info", "", near, "")
        self._show_scale(summary)

    def set_stacked(self, *, stacked: bool) -> None:
        """Put the scale below the figure where the width is short."""
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._rule.setVisible(not stacked)
        self._left.setMinimumWidth(0 if stacked else self._theme.px(_FIGURE_WIDTH))

    def _show_scale(self, summary: Summary) -> None:
        score, decimals = summary.sheet.score, summary.instrument.display_decimals
        self._scale.set_bands(*scale_of(summary))
        lowest = Point(score.index_if_lowest, sentences.if_lowest(summary))
        target = summary.target
        self._scale.set_points(
            current=None
            if score.index is None
            else Point(score.index, sentences.index_text(summary)),
            target=None
            if target is None
            else Point(Fraction(target), f"Target {formats.number(target, decimals)}"),
            if_lowest=None if score.complete or not score.answered else lowest,
        )

    def _build(self) -> None:
        px = self._theme.px
        self._parts.setSpacing(px(24))
        self._parts.addWidget(self._left)
        self._parts.addWidget(self._rule)
        self._parts.addLayout(self._right(), 1)
        self.body.addLayout(self._parts)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(4))
        left.addWidget(self._heading)
        left.addLayout(_line(self._figure, self._tag, gap=px(12)))
        left.addLayout(_line(self._coverage, self._why, gap=0))
        left.addSpacing(px(8))
        left.addWidget(self._line)
        left.addSpacing(px(8))
        left.addLayout(_line(self._previous, self._target, gap=px(20)))
        left.addStretch(1)

    def _right(self) -> QVBoxLayout:
        px = self._theme.px
        right = QVBoxLayout()
        right.setSpacing(px(6))
        head = QHBoxLayout()
        head.addWidget(Label(self._theme, "Kedudukan pada skala predikat", role="section"), 1)
        head.addWidget(self._print)
        right.addLayout(head)
        right.addWidget(self._scale)
        right.addWidget(self._outlook)
        right.addWidget(self._near)
        right.addStretch(1)
        return right


class _Comparison(QWidget):
    """Three lines: what is compared, the figure, and where it comes from."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Label(theme, role="caption", tone="text_2")
        self._figure = Label(theme, role="section")
        self._note = Label(theme, role="caption", tone="text_2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for label in (self._heading, self._figure, self._note):
            column.addWidget(label)

    def show_comparison(self, comparison: sentences.Comparison | None) -> None:
        """Show *comparison*; nothing if there is none."""
        self.setVisible(comparison is not None)
        if comparison is not None:
            self._heading.setText(comparison.heading)
            self._figure.setText(comparison.figure)
            self._note.setText(comparison.note)


def scale_of(summary: Summary) -> tuple[tuple[Band, ...], Point]:
    """Return the predicates of the instrument as bands from its lowest value to its highest."""
    instrument = summary.instrument
    bands = []
    for predicate in instrument.predicates:
        lower = max(predicate.lower, instrument.lowest)
        text = formats.number(lower, 1)
        bands.append(Band(predicate.name, Fraction(lower), text, predicate.rank))
    end = instrument.highest
    return tuple(bands), Point(Fraction(end), formats.number(end, 1))


def _line(*parts: QWidget, gap: int) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(gap)
    for part in parts:
        line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addStretch(1)
    return line
