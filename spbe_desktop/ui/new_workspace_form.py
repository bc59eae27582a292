"""The form that asks which office begins, for which year, and where its data shall lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.place_warning import PlaceWarning
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Card
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.painted import text_height

_REGION_CODE = re.compile(r"\d{2}(\.?\d{2})?")
_AGENCY_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")
_NOT_IN_CODES = re.compile(r"[^A-Z0-9]+")
_NOT_IN_FOLDERS = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """What a new workspace is to begin with."""

    region_code: str
    region_name: str
    agency_code: str
    agency_name: str
    agency_short_name: str
    year: int
    folder: Path


class NewWorkspaceForm(Card):
    """Asks for the facts; wrong ones are told beside their field."""

    submitted = Signal(NewWorkspace)
    cancelled = Signal()
    attention_needed = Signal(QWidget)

    def __init__(
        self,
        theme: Theme,
        *,
        years: Sequence[int],
        year: int,
        home: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._home = home
        self._agency_name, self._agency_short, self._agency_code = (QLineEdit() for _ in range(3))
        self._region_name, self._region_code = QLineEdit(), QLineEdit()
        self._year, self._folder = QComboBox(), QLineEdit()
        self._browse = QPushButton("Pilih folder…")
        self._back = QPushButton("Kembali")
        self._create = QPushButton("Buat buku kerja")
        self._fields = self._make_fields()
        for known in years:
            self._year.addItem(str(known), known)
        self._year.setCurrentIndex(self._year.findData(year))
        self._build()
        self._connect()
        self._suggest()

    def show_failure(self, text: str) -> None:
        """Say beside the folder why the workspace could not be made there."""
        self._fields["folder"].show_error(text)
        self._turn_to(self._fields["folder"])

    def begin(self) -> None:
        """Put the caret into the first field."""
        self._agency_name.setFocus()

    def facts(self) -> NewWorkspace:
        """Return what was typed."""
        return NewWorkspace(
            region_code=self._region_code.text().strip(),
            region_name=_tidy(self._region_name.text()),
            agency_code=self._agency_code.text().strip(),
            agency_name=_tidy(self._agency_name.text()),
            agency_short_name=_tidy(self._agency_short.text()),
            year=int(self._year.currentData()),
            folder=Path(self._folder.text().strip()),
        )

    def _on_create_clicked(self) -> None:
        faults = find_faults(self.facts())
        for name, field in self._fields.items():
            field.show_error(faults.get(name, ""))
        if faults:
            self._turn_to(next(self._fields[name] for name in self._fields if name in faults))
        else:
            self.submitted.emit(self.facts())

    def _on_browse_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Tempat menyimpan", str(self._home))
        if chosen:
            self._home = Path(chosen)
            self._folder.setModified(False)
            self._suggest()

    def _turn_to(self, field: FormField) -> None:
        field.setFocus()
        self.attention_needed.emit(field)

    def _suggest(self) -> None:
        """Fill in what follows from the rest, unless it was typed."""
        short = _tidy(self._agency_short.text())
        if not self._agency_code.isModified():
            self._agency_code.setText(_NOT_IN_CODES.sub("-", short.upper()).strip("-"))
        if not self._folder.isModified():
            name = _NOT_IN_FOLDERS.sub(" ", f"{short} {self._year.currentText()}").strip(" .")
            self._folder.setText(str(self._home / name))

    def _make_fields(self) -> dict[str, FormField]:
        self._agency_name.setPlaceholderText("Dinas Komunikasi dan Informatika")
        self._agency_short.setPlaceholderText("Diskominfo")
        self._region_name.setPlaceholderText("Kabupaten Paser")
        self._region_code.setPlaceholderText("6401")
        theme = self._theme
        return {
            "agency_name": FormField(theme, "Nama perangkat daerah", self._agency_name),
            "agency_short_name": FormField(theme, "Nama singkat", self._agency_short),
            "agency_code": FormField(
                theme,
                "Kode perangkat daerah",
                self._agency_code,
                hint="Ikut dalam nama berkas paket; samakan dengan kode dari Diskominfo.",
            ),
            "region_name": FormField(theme, "Nama pemerintah daerah", self._region_name),
            "region_code": FormField(
                theme,
                "Kode wilayah",
                self._region_code,
                hint="Kode Kemendagri: 4 angka untuk kabupaten/kota, 2 untuk provinsi.",
            ),
            "year": FormField(theme, "Tahun penilaian", self._year),
            "folder": FormField(
                theme,
                "Tempat menyimpan",
                self._folder,
                hint="Folder baru; isian, salinan eviden, dan cadangan ada di dalamnya.",
            ),
        }

    def _build(self) -> None:
        px, fields = self._theme.px, self._fields
        self.body.setSpacing(px(12))
        self.body.addWidget(Label(self._theme, "Data kantor Anda", role="title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.addWidget(fields["agency_name"], 0, 0, 1, 2)
        grid.addWidget(fields["agency_short_name"], 1, 0)
        grid.addWidget(fields["agency_code"], 1, 1)
        grid.addWidget(fields["region_name"], 2, 0)
        grid.addWidget(fields["region_code"], 2, 1)
        grid.addWidget(fields["year"], 3, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        place = QHBoxLayout()
        place.addWidget(fields["folder"], 1)
        place.addLayout(self._beside_field(self._browse))
        self.body.addLayout(place)
        feet = QHBoxLayout()
        feet.addStretch(1)
        feet.addWidget(self._back)
        feet.addWidget(self._create)
        self._create.setProperty("kind", "primary")
        self._create.setDefault(True)
        self.body.addLayout(feet)

    def _beside_field(self, button: QPushButton) -> QVBoxLayout:
        """Put *button* level with a field, whose name stands above it."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addSpacing(text_height(self._theme.font("small")) + self._theme.px(3))
        column.addWidget(button)
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        PlaceWarning(self._folder, self._fields["folder"])
        self._agency_short.textEdited.connect(self._suggest)
        self._year.currentIndexChanged.connect(self._suggest)
        self._browse.clicked.connect(self._on_browse_clicked)
        self._back.clicked.connect(self.cancelled)
        self._create.clicked.connect(self._on_create_clicked)
        for editor in self.findChildren(QLineEdit):
            editor.returnPressed.connect(self._on_create_clicked)


def find_faults(facts: NewWorkspace) -> dict[str, str]:
    """Return what is wrong with *facts*, by the name of the field."""
    faults = {}
    if not facts.agency_name:
        faults["agency_name"] = "Isi nama perangkat daerah."
    if not facts.agency_short_name:
        faults["agency_short_name"] = "Isi nama singkatnya, misalnya Diskominfo."
    if not _AGENCY_CODE.fullmatch(facts.agency_code):
        faults["agency_code"] = "Pakai huruf, angka, titik, atau tanda hubung saja."
    if not facts.region_name:
        faults["region_name"] = "Isi nama pemerintah daerah."
    if not _REGION_CODE.fullmatch(facts.region_code):
        faults["region_code"] = "Isi 4 angka (kabupaten/kota) atau 2 angka (provinsi)."
    if not facts.folder.is_absolute():
        faults["folder"] = "Pilih folder dengan alamat lengkap."
    elif facts.folder.is_file() or (facts.folder.is_dir() and any(facts.folder.iterdir())):
        faults["folder"] = "Folder ini sudah berisi. Pilih folder baru atau yang masih kosong."
    return faults


def _tidy(text: str) -> str:
    return " ".join(text.split())
