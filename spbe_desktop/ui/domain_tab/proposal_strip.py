"""What an earlier year has left for an indicator: a text to take or to set aside, documents."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import IndicatorRow, Proposal
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, focus_ring, rounded_box
from spbe_desktop.ui.widgets.labels import KeyHint, LinkButton
from spbe_desktop.ui.widgets.tag import Tag
from spbe_desktop.words.carry_over import CRITERIA_CHANGED, documents_waiting

_LINES = 4
"""How many lines of the text are shown at most; the rest is scrolled to."""


class ProposalStrip(QFrame):
    """Quietly stands above the explanation while something of an earlier year is not settled.

    Enter or C takes the text and Delete sets it aside while the strip has the focus.
    """

    confirmed = Signal(str)
    """The indicator whose proposed explanation is to become hers."""
    dismissed = Signal(str)
    documents_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._key = IndicatorKey("")
        self._waiting = False
        self._origin = Tag(theme, "")
        self._changed = Tag(theme, CRITERIA_CHANGED, warning=True)
        self._text = QPlainTextEdit()
        self._confirm = QPushButton(icons.icon("check"), "Pakai")
        self._hint = KeyHint(theme, "U")
        self._dismiss = LinkButton(theme, "Abaikan", role="small", underlined=False)
        self._documents = LinkButton(theme, role="small")
        self._build()
        self._confirm.clicked.connect(self.confirm)
        self._dismiss.clicked.connect(self._on_dismiss_clicked)
        self._documents.clicked.connect(self.documents_wanted)
        theme.changed.connect(self._set_room)
        self.hide()

    def show_row(self, row: IndicatorRow, *, editable: bool) -> None:
        """Show what awaits the officer at *row*; nothing if nothing does, or all is locked."""
        self._key = row.key
        found = row.proposal if editable else None
        self._waiting = found is not None and bool(found.explanation)
        if found is not None:
            self._show_proposal(found)
        self.setVisible(found is not None)

    @property
    def offers_text(self) -> bool:
        """Tell whether an explanation awaits her here."""
        return self._waiting

    def confirm(self) -> None:
        """Ask to take the proposed text, if there is one."""
        if self._waiting:
            self.confirmed.emit(self._key)

    def _show_proposal(self, found: Proposal) -> None:
        self._origin.show_text(f"Usulan dari {found.year}")
        self._changed.setVisible(found.criteria_changed)
        self._documents.setText(documents_waiting(found.documents))
        self._documents.setVisible(bool(found.documents))
        for part in (self._text, self._confirm, self._hint, self._dismiss):
            part.setVisible(self._waiting)
        if found.explanation != self._text.toPlainText():
            with QSignalBlocker(self._text):
                self._text.setPlainText(found.explanation)
        warning = f", {CRITERIA_CHANGED}" if found.criteria_changed else ""
        self.setAccessibleName(f"Usulan dari {found.year}{warning}")
        self._text.setAccessibleName(f"Penjelasan yang diusulkan dari {found.year}{warning}")
        self._set_room()

    def _on_dismiss_clicked(self) -> None:
        if self._waiting:
            self.dismissed.emit(self._key)

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._text.setReadOnly(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setTabChangesFocus(True)
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What is only read is no stop of its own: the strip has the focus, and the keys.
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._text.viewport().setAutoFillBackground(False)
        self._text.document().setDocumentMargin(0)
        self._confirm.setToolTip("Pakai penjelasan ini (U; Enter atau C di sini)")
        self._confirm.setAccessibleName("Pakai penjelasan yang diusulkan")
        self._dismiss.setToolTip("Jangan pakai penjelasan ini (Delete di sini)")
        self._dismiss.setAccessibleName("Abaikan penjelasan yang diusulkan")
        self._documents.setToolTip(
            "Buka panel Eviden; setiap eviden dikonfirmasi dengan Enter atau C"
        )
        heading = QHBoxLayout()
        heading.setSpacing(8)
        about: tuple[QWidget, ...] = (self._origin, self._changed, self._documents)
        answers: tuple[QWidget, ...] = (self._hint, self._confirm, self._dismiss)
        for part in about:
            heading.addWidget(part)
        heading.addStretch(1)
        for part in answers:
            heading.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addLayout(heading)
        self._column.addWidget(self._text)
        self._set_room()

    def _set_room(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(10), px(6), px(10), px(6))
        self._column.setSpacing(px(4))
        self._text.setFont(self._theme.font("small"))
        lines = len(self._text.toPlainText()) // 90 + self._text.blockCount()
        height = self._text.fontMetrics().lineSpacing() * max(1, min(lines, _LINES))
        self._text.setFixedHeight(height + px(4))
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._waiting:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_C):
            self.confirm()
        elif event.key() == Qt.Key.Key_Delete:
            self._on_dismiss_clicked()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        rounded_box(
            painter, self.rect(), fill=tokens.surface, edge=tokens.tint_line, radius=CARD_RADIUS
        )
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()
