"""The form at the right of a list: fields that scroll, and buttons at its foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain.plain_text import one_line
from spbe_desktop.ui.dialog import scrolling, turn_to
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

WIDTH = 330


class FormPanel(QWidget):
    """Knows whether something was typed that is not stored yet; Enter stores it."""

    save_requested = Signal()

    def __init__(self, theme: Theme, save_text: str) -> None:
        super().__init__()
        self._theme = theme
        self.dirty = False
        self.title = Label(theme, role="section", wrap=True)
        self.fields = QVBoxLayout()
        self.foot = QHBoxLayout()
        self.save = QPushButton(save_text)
        self.save.setProperty("kind", "primary")
        self.save.setToolTip("Enter, atau Ctrl+Enter di luar kolom teks")
        self.save.clicked.connect(self.save_requested)
        self._build()

    def add_field(self, name: str, editor: QWidget, *, hint: str = "") -> FormField:
        """Put a field below the others; typing in it makes the form dirty."""
        field = FormField(self._theme, name, editor, hint=hint)
        self.fields.addWidget(field)
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(self.mark_dirty)
            editor.returnPressed.connect(self.save_requested)
        return field

    def mark_dirty(self) -> None:
        """Remember that something was typed."""
        self.dirty = True

    def show_faults(self, faults: dict[FormField, str], fields: tuple[FormField, ...]) -> bool:
        """Say beside *fields* what is wrong, turn to the first; tell whether all are right."""
        for field in fields:
            field.show_error(faults.get(field, ""))
        first = next((field for field in fields if field in faults), None)
        if first is not None:
            turn_to(first.editor)
        return first is None

    def _build(self) -> None:
        px = self._theme.px
        ground = QWidget()
        ground.setLayout(self.fields)
        self.fields.setContentsMargins(px(16), px(4), px(16), px(12))
        self.fields.setSpacing(px(8))
        self.fields.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.foot.setContentsMargins(px(16), px(8), px(16), px(12))
        self.foot.setSpacing(px(8))
        self.foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(px(16), 0, px(16), 0)
        head.addWidget(self.title)
        column.addLayout(head)
        column.addWidget(scrolling(ground), 1)
        column.addLayout(self.foot)
        self.setFixedWidth(px(WIDTH))
        self._theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.setFixedWidth(self._theme.px(WIDTH))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save_requested.emit()
        else:
            super().keyPressEvent(event)


def tidy(editor: QLineEdit) -> str:
    """Return what was typed or pasted, without what says nothing or cannot be stored."""
    return one_line(editor.text())
