"""Asks for a few words that must not be empty, such as the reason for reopening."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label


class TextDialog(Dialog):
    """One question, one text."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        question: str,
        words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """*words* is the text to begin with."""
        super().__init__(theme, title, parent=parent)
        self._edit = QPlainTextEdit(words)
        self._edit.setAccessibleName(question)
        self._edit.setTabChangesFocus(True)
        self._edit.setMinimumHeight(theme.px(90))
        self.add_parts(Label(theme, question, tone="text_2", wrap=True), self._edit)
        self.foot.addStretch(1)
        cancel = self.add_button("Batal")
        self._accept = self.add_button("Lanjutkan", primary=True)
        cancel.clicked.connect(self.reject)
        self._accept.clicked.connect(self.accept)
        self._edit.textChanged.connect(self._on_text_changed)
        self._on_text_changed()
        self._edit.selectAll()
        self._edit.setFocus()

    @property
    def text(self) -> str:
        """Return what was written."""
        return self._edit.toPlainText().strip()

    def _on_text_changed(self) -> None:
        self._accept.setEnabled(bool(self.text))
