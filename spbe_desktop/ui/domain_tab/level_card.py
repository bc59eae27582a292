"""One maturity level to choose from: its number, name and criterion on a card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.domain_tab.card_look import CardFace, CardLook, CardState
from spbe_desktop.ui.theme import Theme

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class LevelCard(QRadioButton):
    """Offers one level; what is chosen comes from the sheet, never from the click itself."""

    clear_requested = Signal()
    step_requested = Signal(int)
    """An arrow key asks for the card that many places away."""

    def __init__(self, face: CardFace, look: CardLook, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look
        self._face = face
        self._compact = False
        self._clear: QPushButton | None = None
        self.setAutoExclusive(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)
        self._describe()

    @property
    def face(self) -> CardFace:
        """Return what the card shows."""
        return self._face

    @property
    def clear_button(self) -> QPushButton | None:
        """Return the button that takes the choice back; none before the first choice."""
        return self._clear

    def show_face(self, face: CardFace) -> None:
        """Show *face* instead."""
        if face != self._face:
            self._face = face
            self._describe()
            self.updateGeometry()
            self._place_clear_button()
            self.update()

    def set_compact(self, compact: bool) -> None:
        """Shorten the card to one line unless it is chosen or has the focus."""
        if compact != self._compact:
            self._compact = compact
            self._describe()
            self.updateGeometry()

    def _describe(self) -> None:
        face = self._face
        self.setChecked(face.state is CardState.CHOSEN)
        name = f"Tingkat {face.number}, {face.name}"
        self.setAccessibleName(f"{name}, {face.note}" if face.note else name)
        self.setAccessibleDescription(face.criterion)
        self.setToolTip(face.criterion if self._is_short() else "")
        shape = Qt.CursorShape.PointingHandCursor if face.editable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def _is_short(self) -> bool:
        chosen = self._face.state is CardState.CHOSEN
        return self._compact and not chosen and not self.hasFocus()

    def _place_clear_button(self) -> None:
        wanted = self._face.state is CardState.CHOSEN and self._face.editable
        if wanted and self._clear is None:
            self._clear = self._make_clear_button()
        if self._clear is None:
            return
        self._clear.setVisible(wanted)
        if wanted:
            size = QSize(self._clear.sizeHint().width(), self._theme.px(20))
            left = self.width() - self._theme.px(9) - size.width()
            self._clear.setGeometry(left, self.height() // 2 + 1, size.width(), size.height())

    def _make_clear_button(self) -> QPushButton:
        button = QPushButton("Kosongkan", self)
        button.setProperty("kind", "link")
        button.setFont(self._theme.font("small"))
        button.setToolTip("Kembali ke belum dipilih (0)")
        button.setAccessibleName("Kosongkan pilihan tingkat")
        button.clicked.connect(self.clear_requested)
        return button

    def _on_theme_changed(self) -> None:
        if self._clear is not None:
            self._clear.setFont(self._theme.font("small"))
        self.updateGeometry()
        self._place_clear_button()

    def _on_focus_changed(self) -> None:
        if self._compact:
            self._describe()
            self.updateGeometry()
        self.update()

    @override
    def nextCheckState(self) -> None:
        """Leave the mark alone: it follows the stored value."""

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._look.height(self._face, width, short=self._is_short())

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self.heightForWidth(max(self.width(), 200)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(280), self._theme.px(30))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._look.paint(
            QPainter(self),
            self.rect(),
            self._face,
            short=self._is_short(),
            hovered=self.underMouse(),
            focused=self.hasFocus(),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_clear_button()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_requested.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._on_focus_changed()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._on_focus_changed()
