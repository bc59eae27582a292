"""The pattern for the names of files, with the name that it makes seen while typing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from spbe_desktop.domain.name_template import DEFAULT_TEMPLATE, NameTemplate
from spbe_desktop.domain.portal_names import example_name
from spbe_desktop.errors import NameTemplateInvalidError
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.words.name_failures import PLACEHOLDERS, fault_of_template


def template_or_default(text: str) -> NameTemplate:
    """Return the pattern *text*; the usual one if it is empty or cannot be used any more."""
    try:
        return NameTemplate(text or DEFAULT_TEMPLATE)
    except NameTemplateInvalidError:
        return NameTemplate(DEFAULT_TEMPLATE)


class NameTemplateField(QWidget):
    """One line for the pattern, its example or its fault below, and what may stand in it."""

    changed = Signal()

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = QLineEdit(text or DEFAULT_TEMPLATE)
        self._field = FormField(theme, "Pola nama berkas", self._edit)
        self._usual = LinkButton(theme, "Pakai pola biasa", role="small")
        told = " · ".join(f"{{{name}}} {meaning}" for name, meaning in PLACEHOLDERS.items())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._field)
        column.addWidget(Label(theme, told, role="caption", tone="text_3", wrap=True))
        column.addWidget(self._usual)
        self.setFocusProxy(self._edit)
        self._edit.textChanged.connect(self._on_text_changed)
        self._usual.clicked.connect(self._on_usual_clicked)
        self._show_example()

    @property
    def template(self) -> NameTemplate | None:
        """Return the pattern; none if what stands there cannot be used."""
        try:
            return NameTemplate(self._edit.text())
        except NameTemplateInvalidError:
            return None

    @property
    def told(self) -> str:
        """Return the example, or what is wrong."""
        return self._field.error or self._edit.accessibleDescription()

    def _on_text_changed(self) -> None:
        self._show_example()
        self.changed.emit()

    def _on_usual_clicked(self) -> None:
        self._edit.setText(DEFAULT_TEMPLATE)
        self._edit.setFocus()

    def _show_example(self) -> None:
        self._usual.setVisible(self._edit.text() != DEFAULT_TEMPLATE)
        try:
            example = example_name(NameTemplate(self._edit.text()))
        except NameTemplateInvalidError as error:
            self._field.show_error(fault_of_template(error))
        else:
            self._field.show_hint(f"Contoh: {example}")
