"""A large preview over the window, with a way through the documents of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.preview.page_loader import PageLoader
from spbe_desktop.ui.preview.pane import PreviewPane
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import ElidedLabel, Label


@dataclass(frozen=True, slots=True)
class Previewed:
    """A document that can be looked at."""

    id: int | str
    """How whoever shows it knows it."""
    title: str
    facts: str
    """Kind, size and the like, on one line."""
    path: Path
    media_type: str


class PreviewDialog(Dialog):
    """Esc and Space close it; up and down lead to the other documents."""

    open_requested = Signal(object)
    """The id of the document that shall be opened with another program."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        loader: PageLoader,
        documents: Sequence[Previewed],
        start: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Pratinjau", size=(1060, 680), parent=parent)
        self._documents = tuple(documents)
        self._place = start
        self._icons = icons
        self.pane = PreviewPane(theme, icons, loader)
        self._title = ElidedLabel(theme, bold=True)
        self._facts = Label(theme, role="small", tone="text_3")
        self._count = Label(theme, role="small", tone="text_2")
        self._previous = self._step_button("chevron-up", "Dokumen sebelumnya (↑)")
        self._next = self._step_button("chevron-down", "Dokumen berikutnya (↓)")
        self._build()
        self._show()

    @property
    def shown(self) -> Previewed:
        """Return the document that is shown."""
        return self._documents[self._place]

    def step(self, places: int) -> None:
        """Turn to another document, if there is one."""
        wanted = self._place + places
        if 0 <= wanted < len(self._documents):
            self._place = wanted
            self._show()

    def _show(self) -> None:
        document, count = self.shown, len(self._documents)
        self._title.set_text(document.title)
        self._facts.setText(document.facts)
        self._count.setText(f"{self._place + 1} dari {count}")
        self._previous.setEnabled(self._place > 0)
        self._next.setEnabled(self._place + 1 < count)
        self.pane.show_file(document.path, document.media_type)

    def _build(self) -> None:
        # In place of the stretch after the title.
        self.head.takeAt(self.head.count() - 1)
        self.head.setSpacing(10)
        self.head.addWidget(self._title, 1)
        self.head.addWidget(self._facts)
        self.head.addSpacing(8)
        for part in (self._count, self._previous, self._next):
            part.setVisible(len(self._documents) > 1)
            self.head.addWidget(part)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.pane)
        elsewhere = self.add_button("Buka dengan program lain")
        close = self.add_button("Tutup")
        for button in (elsewhere, close):
            button.setAutoDefault(False)
        elsewhere.clicked.connect(self._on_open_wanted)
        close.clicked.connect(self.reject)
        self.pane.open_requested.connect(self._on_open_wanted)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        # What scrolls would take these keys for itself.
        QShortcut(QKeySequence(Qt.Key.Key_Up), self, self._previous.click)
        QShortcut(QKeySequence(Qt.Key.Key_Down), self, self._next.click)
        self.pane.setFocus()

    def _step_button(self, icon: str, told: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._icons.icon(icon))
        button.setToolTip(told)
        button.setAccessibleName(told.partition(" (")[0])
        button.setAutoRaise(True)
        side = self._theme.px(16)
        button.setIconSize(QSize(side, side))
        return button

    def _on_open_wanted(self) -> None:
        self.open_requested.emit(self.shown.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.reject()
        else:
            super().keyPressEvent(event)
