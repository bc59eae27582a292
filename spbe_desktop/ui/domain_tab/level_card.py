"""One maturity level to choose from: its number, name and criterion on a card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.ui.domain_tab.card_look import CardFace, CardLook, CardPose, CardState
from spbe_desktop.ui.domain_tab.slot_row import SlotRow, rows_height
from spbe_desktop.ui.domain_tab.slot_summary import SlotSummary
from spbe_desktop.ui.theme import Theme

MakeSlots = Callable[[QWidget], tuple[SlotRow, SlotSummary]]
"""Makes what shows the slots of a card, as its child."""

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class LevelCard(QRadioButton):
    """Offers one level; what is chosen comes from the sheet, never from the click itself."""

    clear_requested = Signal()
    step_requested = Signal(int)
    """An arrow key asks for the card that many places away."""

    def __init__(
        self,
        face: CardFace,
        look: CardLook,
        theme: Theme,
        make_slots: MakeSlots,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look
        self._face = face
        self._make_slots = make_slots
        self._compact = False
        self._clear: QPushButton | None = None
        self._slots: SlotRow | None = None
        self._summary: SlotSummary | None = None
        self._standing: tuple[SlotStanding, ...] = ()
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

    @property
    def slots(self) -> SlotRow | None:
        """Return the chips of the level's slots; none before it was first chosen."""
        return self._slots

    @property
    def summary(self) -> SlotSummary | None:
        """Return what stands for the chips in a low window; none before that was needed."""
        return self._summary

    def show_face(self, face: CardFace) -> None:
        """Show *face* instead."""
        if face != self._face:
            self._face = face
            self._describe()
            self.updateGeometry()
            self._place_clear_button()
            self._place_slots()
            self.update()

    def show_slots(self, standing: tuple[SlotStanding, ...], *, known: bool) -> None:
        """Show how the level's slots stand; *known* is whether that was found out yet."""
        if standing and self._slots is None:
            self._slots, self._summary = self._make_slots(self)
        if self._slots is not None and self._summary is not None:
            self._slots.show_standing(standing, known=known)
            self._summary.show_standing(standing, known=known)
        changed = [each.slot for each in standing] != [each.slot for each in self._standing]
        self._standing = standing
        if changed or standing:
            self.updateGeometry()
            self._place_slots()

    def set_compact(self, compact: bool) -> None:
        """Shorten the card to one line unless it is chosen or has the focus."""
        if compact != self._compact:
            self._compact = compact
            self._describe()
            self.updateGeometry()
            self._place_slots()

    def _describe(self) -> None:
        face = self._face
        self.setChecked(face.state is CardState.CHOSEN)
        name = f"Tingkat {face.number}, {face.name}"
        self.setAccessibleName(f"{name}, {face.note}" if face.note else name)
        self.setAccessibleDescription(f"{face.criterion} {face.needed}".strip())
        told = [face.criterion if self._is_short() else "", face.needed]
        self.setToolTip("\n".join(part for part in told if part))
        shape = Qt.CursorShape.PointingHandCursor if face.editable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def _is_short(self) -> bool:
        chosen = self._face.state is CardState.CHOSEN
        return self._compact and not chosen and not self.hasFocus()

    def _place_clear_button(self) -> None:
        wanted = self._face.clearable
        if wanted and self._clear is None:
            self._clear = self._make_clear_button()
        if self._clear is None:
            return
        self._clear.setVisible(wanted)
        if wanted:
            size = QSize(self._clear.sizeHint().width(), self._theme.px(20))
            left = self.width() - self._theme.px(9) - size.width()
            top = self._words_height(self.width()) // 2 + 1
            self._clear.setGeometry(left, top, size.width(), size.height())

    def _words_height(self, width: int) -> int:
        short, under = self._is_short(), self._shows_summary()
        return self._look.height(self._face, width, short=short, under=under)

    def _slots_height(self, width: int) -> int:
        """Return what the chips add below the words."""
        return self._look.slots_height(self._standing, width) if self._shows_slots() else 0

    def _shows_slots(self) -> bool:
        return self._has_slots() and not self._compact

    def _shows_summary(self) -> bool:
        return self._has_slots() and self._compact

    def _has_slots(self) -> bool:
        return bool(self._standing) and self._face.state is CardState.CHOSEN

    def _place_slots(self) -> None:
        if self._slots is None or self._summary is None:
            return
        self._slots.setVisible(self._shows_slots())
        self._summary.setVisible(self._shows_summary())
        line = self._look.under_name(self._face, self.height())
        # A link has a little room at its sides, which its text must not begin with.
        self._summary.move(line.left() - self._theme.px(4), line.top())
        self._summary.resize(self._summary.sizeHint().width(), line.height())
        column = self._look.slots_rect(self.width())
        top = self._words_height(self.width()) - self._theme.px(2)
        height = rows_height(self._theme, self._standing, column.width())
        self._slots.setGeometry(column.left(), top, column.width(), height)

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
        self._place_slots()

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
        return self._words_height(width) + self._slots_height(width)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self.heightForWidth(max(self.width(), 200)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(280), self._theme.px(30))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        words = self._words_height(self.width()) if self._shows_slots() else self.height()
        self._look.paint(
            QPainter(self),
            self.rect(),
            self._face,
            CardPose(
                words,
                self._is_short(),
                self._shows_summary(),
                self.underMouse(),
                self.hasFocus(),
            ),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_clear_button()
        self._place_slots()

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
