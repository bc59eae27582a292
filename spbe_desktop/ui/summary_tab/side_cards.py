"""The cards beside the index: what to do next, until when, and how well it is proved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.domain.summary import Readiness, Summary
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.summary_tab import sentences
from spbe_desktop.ui.summary_tab.next_steps import NextStepsList
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.widgets.card import Card
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.ui.widgets.painted import Painted
from spbe_desktop.words import formats

_PADDING = (16, 12)
_UNPROVED_SHOWN = 4
_SOON = 14
"""From this many days on a deadline is something to act on."""


class NextStepsCard(Card):
    """What would raise the index most, or why there is nothing to do."""

    indicator_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, padding=_PADDING)
        self._unit = Label(theme, "indeks", role="caption", tone="text_3")
        self._list = NextStepsList(theme)
        self._nothing = Label(theme, tone="text_2", wrap=True)
        self._title = Label(theme, role="section", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._unit)
        self.body.addLayout(head)
        self.body.addWidget(self._list)
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)
        self._list.indicator_requested.connect(self.indicator_requested)

    def show_summary(self, summary: Summary) -> None:
        """Show the steps of *summary*."""
        steps = summary.next_steps
        self._list.show_steps(steps)
        self._list.setVisible(bool(steps))
        self._unit.setVisible(any(step.gain for step in steps))
        self._title.setText(sentences.steps_heading(summary))
        self._nothing.setText(sentences.no_steps(summary))
        self._nothing.setVisible(not steps)


class DeadlineCard(Card):
    """The day by which the package has to be sent."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent, padding=_PADDING)
        self._today = today
        self._icons = icons
        self._picture = QLabel()
        self._day = Label(theme, bold=True)
        self._left = Label(theme, role="small")
        self.body.addWidget(Label(theme, "Tenggat", role="section"))
        line = QHBoxLayout()
        line.addWidget(self._day)
        line.addWidget(Label(theme, "Kirim penilaian mandiri", role="small", wrap=True), 1)
        line.addWidget(self._picture)
        line.addWidget(self._left)
        self.body.addLayout(line)

    def show_summary(self, summary: Summary) -> None:
        """Show the deadline of *summary*; nothing if none is set or the package was sent."""
        found = summary.sheet.assessment
        self.setVisible(found.due is not None and not found.locked)
        if found.due is None:
            return
        today = self._today()
        tone = "warning" if (found.due - today).days <= _SOON else "text_2"
        self._day.setText(formats.day(found.due))
        self._left.setText(sentences.days_left(found.due, today))
        self._left.set_tone(tone)
        size, ratio = self._theme.px(14), self.devicePixelRatioF()
        self._picture.setPixmap(self._icons.pixmap("calendar", size, tone, ratio))


class ReadinessCard(Card):
    """How many of the answers are proved, and which are not."""

    indicator_requested = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, padding=_PADDING)
        self._bar = _ProofBar(theme)
        self._words = Label(theme, role="small", wrap=True)
        self._unproved = QVBoxLayout()
        self._unproved.setSpacing(0)
        self._gaps = MessageStrip(theme, icons, "warning")
        self.body.addWidget(Label(theme, "Kesiapan eviden", role="section"))
        self.body.addWidget(self._bar)
        self.body.addWidget(self._words)
        self.body.addLayout(self._unproved)
        self.body.addWidget(self._gaps)
        self.body.addStretch(1)

    def show_summary(self, summary: Summary) -> None:
        """Show the readiness of *summary*."""
        ready = summary.readiness
        self._bar.show_readiness(ready)
        self._words.setText(sentences.readiness(ready))
        self._show_unproved([row for row in summary.sheet.rows if row.without_evidence])
        gaps = sentences.gaps(ready)
        self._gaps.setVisible(bool(gaps))
        self._gaps.show_message("warning", "", gaps)

    def _show_unproved(self, rows: list[IndicatorRow]) -> None:
        """Offer the first of *rows* to be opened."""
        while (item := self._unproved.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows[:_UNPROVED_SHOWN]:
            text = f"{row.key} · {row.indicator.short_title}"
            link = LinkButton(self._theme, text, role="small", underlined=False)
            link.setAccessibleName(f"Tanpa eviden: {text}")
            link.clicked.connect(partial(self.indicator_requested.emit, row.key))
            self._unproved.addWidget(link)
        more = len(rows) - _UNPROVED_SHOWN
        if more > 0:
            self._unproved.addWidget(
                Label(self._theme, f"dan {more} lagi", role="caption", tone="text_3")
            )


class _ProofBar(Painted):
    """A bar in two parts: with evidence, and without."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._with, self._without = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_readiness(self, ready: Readiness) -> None:
        """Divide the bar as *ready* says."""
        self._with, self._without = ready.with_evidence, ready.without_evidence
        self.setAccessibleName(sentences.readiness(ready))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self._theme, QRectF(self.rect())
        total = self._with + self._without
        if not total:
            edge = theme.tokens.control
            rounded_box(painter, rect, fill=None, edge=edge, radius=2, dashed=True)
        else:
            split = rect.width() * self._with / total
            proved, bare = QRectF(rect), QRectF(rect)
            proved.setWidth(split)
            bare.setLeft(split + (1 if self._with else 0))
            for box, count, rank in ((proved, self._with, 5), (bare, self._without, 1)):
                if count:
                    step = theme.ramp_step(rank)
                    rounded_box(painter, box, fill=step.fill, edge=step.edge, radius=2)
        painter.end()
