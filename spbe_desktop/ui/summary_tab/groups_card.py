"""The card that breaks the index down into aspects and domains."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from spbe_desktop.domain.summary import GroupFigure, Summary
from spbe_desktop.ui.summary_tab import sentences
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Card, Rule
from spbe_desktop.ui.widgets.figure_list import Figure, FigureList
from spbe_desktop.ui.widgets.group_bars import Bar, BarsLegend, GroupBars
from spbe_desktop.ui.widgets.labels import Label

_DOMAINS_WIDTH = 280


class GroupsCard(Card):
    """Bars for the aspects, a list of the domains where the instrument has them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._legend = BarsLegend(theme)
        self._bars = GroupBars(theme)
        self._domains = FigureList(theme)
        self._footnote = Label(theme, role="small", tone="text_3", wrap=True)
        self._rule = Rule(theme, upright=True)
        self._right = QWidget()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def show_summary(self, summary: Summary) -> None:
        """Show the groups of *summary*."""
        lowest, highest = floor(summary.instrument.lowest), ceil(summary.instrument.highest)
        bars = [_bar(summary, figure) for figure in summary.aspects]
        self._bars.set_bars(bars, lowest, highest)
        previous = summary.previous
        has_previous = any(figure.previous is not None for figure in summary.aspects)
        year = str(summary.sheet.assessment.year)
        self._legend.set_years(year, str(previous.year) if previous and has_previous else "")
        self._right.setVisible(bool(summary.domains))
        self._rule.setVisible(bool(summary.domains))
        self._domains.set_figures([_domain(summary, figure) for figure in summary.domains])
        self._footnote.setText(_footnote(summary))
        self._footnote.setVisible(bool(self._footnote.text()))

    def set_stacked(self, *, stacked: bool) -> None:
        """Put the domains below the aspects where the width is short."""
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._rule.setFixedWidth(0 if stacked else 1)
        self._right.setMinimumWidth(0 if stacked else self._theme.px(_DOMAINS_WIDTH))

    def _build(self) -> None:
        px = self._theme.px
        left = QVBoxLayout()
        left.setSpacing(px(8))
        head = QHBoxLayout()
        head.addWidget(Label(self._theme, "Indeks per aspek", role="section"), 1)
        head.addWidget(self._legend)
        left.addLayout(head)
        left.addWidget(self._bars)
        left.addStretch(1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(8))
        right.addWidget(Label(self._theme, "Indeks per domain", role="section"))
        right.addWidget(self._domains)
        right.addWidget(self._footnote)
        right.addStretch(1)
        self._parts.setSpacing(px(24))
        self._parts.addLayout(left, 1)
        self._parts.addWidget(self._rule)
        self._parts.addWidget(self._right)
        self.body.addLayout(self._parts)


def _bar(summary: Summary, figure: GroupFigure) -> Bar:
    return Bar(
        title=figure.title,
        value=figure.value,
        value_text=sentences.figure_text(summary, figure.value),
        last_year=figure.previous,
        note=sentences.answered(summary, figure),
    )


def _domain(summary: Summary, figure: GroupFigure) -> Figure:
    return Figure(
        title=figure.title,
        note=sentences.weight(figure),
        value=sentences.figure_text(summary, figure.value),
        aside=sentences.difference(summary, figure),
    )


def _footnote(summary: Summary) -> str:
    if summary.previous is None or not any(f.previous is not None for f in summary.domains):
        return ""
    if summary.previous_comparable:
        return f"Selisih terhadap {summary.previous.year}."
    return "Belum sebanding dengan tahun lalu: isian belum lengkap atau berbeda tahap."
