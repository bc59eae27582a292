"""Lets the officer edit the template of a document in Word, or go back to the one that ships."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from spbe_desktop.errors import SpbeError
from spbe_desktop.services.templates import Templates
from spbe_desktop.ui.official_documents.template_line import TemplateLine
from spbe_desktop.ui.widgets.messages import Kind
from spbe_desktop.words.failures import sentence


class TemplateDialog(Protocol):
    """A dialog that shows which template is used."""

    template: TemplateLine

    def show_outcome(self, kind: Kind, lead: str, text: str = "") -> None:
        """Say what came of what was asked."""


class TemplateEditing(QObject):
    """Serves the line of templates in one dialog; *chosen* names the template it is about."""

    def __init__(
        self, templates: Templates, dialog: TemplateDialog, chosen: Callable[[], str]
    ) -> None:
        super().__init__(dialog.template)
        self._templates = templates
        self._dialog = dialog
        self._chosen = chosen
        dialog.template.edit_requested.connect(self._on_edit_requested)
        dialog.template.reset_requested.connect(self._on_reset_requested)
        self.show()

    def show(self) -> None:
        """Show which template is used."""
        name = self._chosen()
        own = str(self._templates.own_path_of(name)) if self._templates.is_own(name) else ""
        self._dialog.template.show_template(own)

    def _on_edit_requested(self) -> None:
        try:
            own = self._templates.adopt(self._chosen())
        except SpbeError as error:
            self._dialog.show_outcome("error", "Templat belum disalin.", sentence(error))
            return
        self.show()
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(own))):
            told = "Simpan di Word, lalu kembali ke sini dan simpan dokumennya."
            self._dialog.show_outcome("info", "Templat dibuka.", told)
        else:
            told = f"Templat ada di {own}"
            self._dialog.show_outcome("warning", "Tidak ada program untuk membukanya.", told)

    def _on_reset_requested(self) -> None:
        try:
            aside = self._templates.set_aside(self._chosen())
        except SpbeError as error:
            self._dialog.show_outcome("error", "Templat belum dikembalikan.", sentence(error))
            return
        self.show()
        told = f"Templat lama: {aside.name}"
        self._dialog.show_outcome("info", "Kembali ke templat bawaan.", told)
