"""The dialog Dokumen untuk ditandatangani: choose one, say who signs, save it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from spbe_desktop.domain.official_documents import OfficialDocument, SigningFacts
from spbe_desktop.ui.dialog import Dialog, turn_to
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.official_documents.signing_form import SigningForm
from spbe_desktop.ui.official_documents.template_line import TemplateLine
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.messages import Kind, MessageStrip
from spbe_desktop.words.official_documents import DOCUMENT_NAMES, DOCUMENT_PURPOSES, FIELD_NAMES


class OfficialDialog(Dialog):
    """Makes one document; whoever saves it answers with `show_outcome`."""

    kind_changed = Signal()
    save_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        known: Mapping[str, str],
        dated: date,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Dokumen untuk ditandatangani", size=(620, 620), parent=parent)
        self.form = SigningForm(theme, known, dated)
        self.template = TemplateLine(theme, FIELD_NAMES)
        self._kind = QComboBox()
        for kind, name in DOCUMENT_NAMES.items():
            self._kind.addItem(name, kind.value)
        self._kind_field = FormField(theme, "Dokumen", self._kind)
        self._outcome = MessageStrip(theme, icons)
        self._outcome.hide()
        self.add_parts(self._outcome, self._kind_field, self.form, self.template)
        self.body.addStretch(1)
        self._close = self.add_button("Tutup")
        self._save = self.add_button("Simpan DOCX", primary=True)
        self._connect()
        self._on_kind_chosen()

    @property
    def kind(self) -> OfficialDocument:
        """Return the document that is chosen."""
        return OfficialDocument(self._kind.currentData())

    @property
    def facts(self) -> SigningFacts:
        """Return what is filled in, once `save_requested` was emitted."""
        return self.form.facts

    def show_saving(self) -> None:
        """Show that the document is being saved, until the outcome is told."""
        self.show_outcome("info", "Menyimpan dokumen…")
        self._save.setEnabled(False)

    def show_outcome(self, kind: Kind, lead: str, text: str = "") -> None:
        """Say what came of saving."""
        self._save.setEnabled(True)
        self._outcome.show_message(kind, lead, text)
        self._outcome.show()
        turn_to(self._kind_field)

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(self._on_kind_chosen)
        self._close.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save_clicked)
        self.form.changed.connect(self._outcome.hide)

    def _on_kind_chosen(self) -> None:
        self._kind_field.show_hint(DOCUMENT_PURPOSES[self.kind])
        self.form.show_receiver(self.kind is OfficialDocument.MINUTES)
        self._outcome.hide()
        self.kind_changed.emit()

    def _on_save_clicked(self) -> None:
        if self.form.check():
            self.save_requested.emit()
