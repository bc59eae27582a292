"""Practice (latihan): one indicator after the other over the whole screen, with a timer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.interview import InterviewSheet
from spbe_desktop.ui.interview.answer_page import AnswerPage
from spbe_desktop.ui.interview.countdown import Countdown, told
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

_Key = Qt.Key


class Practice(QDialog):
    """Walks through *sheets*, of which there is at least one, giving *seconds* to each."""

    ended = Signal(object)
    """The keys of the indicators that are to be practised again, in their order."""

    def __init__(
        self, theme: Theme, sheets: Sequence[InterviewSheet], seconds: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheets = tuple(sheets)
        self._again: set[IndicatorKey] = set()
        self.countdown = Countdown(seconds, self)
        self._place = Label(theme, role="section")
        self._time = Label(theme, role="title")
        self._pages = QStackedWidget()
        self._buttons = {
            "back": QPushButton("‹ Sebelumnya"),
            "pause": QPushButton(),
            "reveal": QPushButton(),
            "again": QPushButton("Latih lagi (1)"),
            "next": QPushButton("Lancar, lanjut (2)"),
        }
        self.setWindowTitle("Latihan interviu")
        self.setModal(True)
        self._build()
        self._connect()
        self._go_to(0)

    @property
    def current(self) -> int:
        """Return the place of the indicator that is shown, from 0."""
        return self._pages.currentIndex()

    @property
    def page(self) -> AnswerPage:
        """Return the indicator that is shown."""
        page = self._pages.currentWidget()
        assert isinstance(page, AnswerPage), "there is no other kind of page"
        return page

    def _build(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(40), px(24), px(40), 0)
        head.addWidget(self._place, 1)
        head.addWidget(self._time)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(40), px(12), px(40), px(24))
        foot.setSpacing(px(10))
        ending = QPushButton("Selesai (Esc)")
        ending.clicked.connect(self.reject)
        foot.addWidget(ending)
        foot.addStretch(1)
        for button in self._buttons.values():
            foot.addWidget(button)
        for button in (ending, *self._buttons.values()):
            # Keys belong to the practice: the space bar pauses, whatever was clicked last.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoDefault(False)
        self._buttons["next"].setProperty("kind", "primary")
        for sheet in self._sheets:
            self._pages.addWidget(AnswerPage(self._theme, sheet))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.countdown.changed.connect(self._show_time)
        acts = {
            "back": lambda: self._go_to(self.current - 1),
            "pause": self.countdown.toggle,
            "reveal": self._toggle_answer,
            "again": lambda: self._rate(again=True),
            "next": lambda: self._rate(again=False),
        }
        for name, act in acts.items():
            self._buttons[name].clicked.connect(act)

    def _go_to(self, place: int) -> None:
        if place == len(self._sheets):
            self.accept()
        elif place >= 0:
            self._pages.setCurrentIndex(place)
            self.page.reveal(False)
            self._place.setText(f"Latihan interviu · {place + 1} dari {len(self._sheets)}")
            self._buttons["back"].setEnabled(place > 0)
            self._show_answer_button()
            self.countdown.restart()

    def _rate(self, *, again: bool) -> None:
        key = self._sheets[self.current].key
        if again:
            self._again.add(key)
        else:
            self._again.discard(key)
        self._go_to(self.current + 1)

    def _toggle_answer(self) -> None:
        self.page.reveal(not self.page.revealed)
        self._show_answer_button()

    def _show_answer_button(self) -> None:
        shown = self.page.revealed
        self._buttons["reveal"].setText(f"{'Tutup' if shown else 'Lihat'} jawaban (Enter)")

    def _show_time(self) -> None:
        left = self.countdown.left
        self._time.setText(told(left))
        self._time.set_tone("error" if left < 0 else "text_2" if self.countdown.paused else "text")
        self._time.setAccessibleName(f"Sisa waktu {told(left)}")
        self._buttons["pause"].setText(
            f"{'Lanjutkan' if self.countdown.paused else 'Jeda'} (Spasi)"
        )

    @override
    def done(self, result: int) -> None:
        """End the practice, however it was left."""
        self.countdown.stop()
        super().done(result)
        self.ended.emit(tuple(s.key for s in self._sheets if s.key in self._again))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case _Key.Key_Space:
                self.countdown.toggle()
            case _Key.Key_Return | _Key.Key_Enter:
                self._toggle_answer()
            case _Key.Key_1:
                self._rate(again=True)
            case _Key.Key_2:
                self._rate(again=False)
            case _Key.Key_Left | _Key.Key_PageUp:
                self._go_to(self.current - 1)
            case _Key.Key_Right | _Key.Key_PageDown:
                self._go_to(min(self.current + 1, len(self._sheets) - 1))
            case _:
                super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()
