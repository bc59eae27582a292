"""A field of a form: its name above, what is wrong with it below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label


class FormField(QWidget):
    """Shows *editor* under *name*; *hint* helps until something is wrong."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        editor: QWidget,
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._warning = ""
        self._name = Label(theme, name, role="small", tone="text_2")
        self._below = Label(theme, hint, role="small", tone="text_3", wrap=True)
        self._name.setBuddy(editor)
        self.setFocusProxy(editor)
        editor.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (self._name, editor, self._below):
            column.addWidget(part)
        self.show_error("")

    @property
    def error(self) -> str:
        """Return what is wrong with the field; empty if nothing is."""
        return "" if self._below.text() in {self._hint, self._warning} else self._below.text()

    def show_warning(self, warning: str) -> None:
        """Say in place of the hint what to think of; nothing forbids what stands in the field."""
        self._warning = warning
        self.show_error("")

    def show_hint(self, hint: str) -> None:
        """Show another *hint* in place of what was below."""
        self._hint = hint
        self.show_error("")

    def show_error(self, error: str) -> None:
        """Say what is wrong beside the field; an empty text takes it back."""
        told = error or self._warning or self._hint
        self._below.setText(told)
        self._below.set_tone("error" if error else "warning" if self._warning else "text_3")
        self._below.setVisible(bool(told))
        self.editor.setAccessibleDescription(told)
        if bool(self.editor.property("faulty")) != bool(error):
            self.editor.setProperty("faulty", bool(error))
            self.editor.update()
