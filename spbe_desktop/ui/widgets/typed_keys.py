"""Letters and digits that belong to a cell or a choice, though the window has commands on them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def is_typing(event: QEvent) -> bool:
    """Tell whether *event* asks if a key that writes something is wanted here.

    Qt asks so before a key becomes a shortcut; only its own text fields say yes by themselves.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.text().isprintable() and bool(event.text()) and not _commands(event)


def keep_letters(choice: QComboBox) -> None:
    """Let *choice* be made by typing the beginning of an entry, whatever the window does then."""
    choice.installEventFilter(_Keeper(choice))


class _Keeper(QObject):
    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if is_typing(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)


def _commands(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & _COMMANDING)
