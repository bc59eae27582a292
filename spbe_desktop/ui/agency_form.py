"""The facts of an agency that the workspace does not know yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from spbe_desktop.domain.sheet import Region
from spbe_desktop.ui.dialog import turn_to
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme

_AGENCY_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}", re.ASCII)
_REGION_CODE = re.compile(r"\d{2}(\.?\d{2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class NewAgency:
    """An agency and the regional government it belongs to, as typed."""

    region_code: str
    region_name: str
    code: str
    name: str
    short_name: str


class AgencyForm(QWidget):
    """Asks for the facts; *region* is proposed, for most workspaces hold one government."""

    def __init__(self, theme: Theme, region: Region | None, codes: frozenset[str]) -> None:
        super().__init__()
        self._codes = frozenset(code.casefold() for code in codes)
        self._region_code = QLineEdit(region.code if region else "")
        self._region_name = QLineEdit(region.name if region else "")
        self._code, self._name, self._short_name = QLineEdit(), QLineEdit(), QLineEdit()
        self._fields = {
            "name": FormField(theme, "Nama OPD", self._name),
            "short_name": FormField(theme, "Nama singkat", self._short_name),
            "code": FormField(theme, "Kode OPD", self._code, hint="Ikut dalam nama berkas paket."),
            "region_name": FormField(theme, "Nama pemerintah daerah", self._region_name),
            "region_code": FormField(
                theme, "Kode wilayah", self._region_code, hint="Misalnya 6401."
            ),
        }
        self._build(theme)

    def facts(self) -> NewAgency:
        """Return what was typed."""
        return NewAgency(
            region_code=_tidy(self._region_code),
            region_name=_tidy(self._region_name),
            code=_tidy(self._code),
            name=_tidy(self._name),
            short_name=_tidy(self._short_name),
        )

    def check(self) -> bool:
        """Say beside each field what is wrong with it; tell whether all are right."""
        faults = find_faults(self.facts(), self._codes)
        for name, field in self._fields.items():
            field.show_error(faults.get(name, ""))
        first = next((name for name in self._fields if name in faults), "")
        if first:
            turn_to(self._fields[first])
        return not faults

    def _build(self, theme: Theme) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.addWidget(self._fields["name"], 0, 0, 1, 2)
        grid.addWidget(self._fields["short_name"], 1, 0)
        grid.addWidget(self._fields["code"], 1, 1)
        grid.addWidget(self._fields["region_name"], 2, 0)
        grid.addWidget(self._fields["region_code"], 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._name.setPlaceholderText("Dinas Komunikasi dan Informatika")
        self._short_name.setPlaceholderText("Diskominfo")
        self.setFocusProxy(self._name)


def find_faults(facts: NewAgency, codes: frozenset[str]) -> dict[str, str]:
    """Return what is wrong with *facts*, by the name of the field; *codes* are taken."""
    faults = {}
    if not facts.name:
        faults["name"] = "Isi nama OPD."
    if not facts.short_name:
        faults["short_name"] = "Isi nama singkatnya, misalnya Diskominfo."
    if not _AGENCY_CODE.fullmatch(facts.code):
        faults["code"] = "Pakai huruf, angka, titik, atau tanda hubung saja."
    elif facts.code.casefold() in codes:
        faults["code"] = "Kode ini sudah dipakai OPD lain. Pilih OPD itu di atas."
    if not facts.region_name:
        faults["region_name"] = "Isi nama pemerintah daerah."
    if not _REGION_CODE.fullmatch(facts.region_code):
        faults["region_code"] = "Isi 4 angka (kabupaten/kota) atau 2 angka (provinsi)."
    return faults


def _tidy(editor: QLineEdit) -> str:
    return " ".join(editor.text().split())
