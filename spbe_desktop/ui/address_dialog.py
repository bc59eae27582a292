"""Asks for a web address that proves something, and what it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from spbe_desktop.errors import AddressInvalidError
from spbe_desktop.evidence.addresses import checked_address
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.failures import sentence


class AddressDialog(Dialog):
    """One address and its title; it is accepted only with an address that browsers open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Tambah alamat web", parent=parent)
        self._address = QLineEdit()
        self._title = QLineEdit()
        self._address_field = FormField(
            theme, "Alamat", self._address, hint="Misalnya https://jdih.paserkab.go.id/perbup/12"
        )
        self._title_field = FormField(
            theme, "Judul", self._title, hint="Apa yang terlihat di sana. Boleh kosong."
        )
        self._build()

    def answer(self) -> tuple[str, str]:
        """Return the address as browsers take it, and its title (else the address)."""
        address = checked_address(self._address.text())
        return address, self._title.text().strip() or self._address.text().strip()

    def _build(self) -> None:
        note = Label(
            self._theme,
            "Alamat dicatat sebagai alamat. Isi halamannya tidak ikut di dalam paket dan dapat "
            "berubah; lampirkan juga berkasnya bila ada.",
            role="small",
            tone="text_2",
            wrap=True,
        )
        self.add_parts(self._address_field, self._title_field, note)
        cancel = self.add_button("Batal")
        add = self.add_button("Tambah alamat", primary=True)
        cancel.clicked.connect(self.reject)
        add.clicked.connect(self._on_add_clicked)
        self._address.textEdited.connect(self._on_address_edited)
        self._address.setFocus()

    def _on_address_edited(self) -> None:
        self._address_field.show_error("")

    def _on_add_clicked(self) -> None:
        try:
            checked_address(self._address.text())
        except AddressInvalidError as error:
            typed = self._address.text().strip()
            self._address_field.show_error(sentence(error) if typed else "Ketik alamatnya.")
            self._address.setFocus()
        else:
            self.accept()
