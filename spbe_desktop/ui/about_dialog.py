"""What this program is, what it stands on, and where its files lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

BUNDLED = (
    ("Python", "PSF License 2.0"),
    ("Qt dan PySide6", "LGPL 3.0"),
    ("SQLAlchemy", "MIT"),
    ("Alembic", "MIT"),
    ("SQLite", "domain publik"),
    ("matplotlib", "Matplotlib License (berbasis PSF)"),
    ("NumPy", "BSD 3-Clause"),
    ("Pillow", "MIT-CMU"),
    ("PDFium dan pypdfium2", "BSD 3-Clause, Apache 2.0"),
    ("openpyxl", "MIT"),
    ("python-docx", "MIT"),
    ("lxml, libxml2, dan libxslt", "BSD 3-Clause, MIT"),
    ("icalendar", "BSD 2-Clause"),
    ("PyYAML", "MIT"),
    ("jsonschema", "MIT"),
    ("Ikon Lucide", "ISC"),
    ("Huruf Noto Sans", "SIL Open Font License 1.1"),
)
"""What is shipped with the program, and its licence."""


@dataclass(frozen=True, slots=True)
class AboutFacts:
    """What is true of this copy of the program."""

    version: str
    instruments: tuple[str, ...]
    """The titles of the instruments it knows."""
    workspace: Path | None
    log: Path


class AboutDialog(Dialog):
    """Shows *facts*; everything can be selected and copied."""

    def __init__(self, theme: Theme, facts: AboutFacts, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "Tentang SPBE Desktop",
            subtitle=f"Versi {facts.version}",
            size=(560, 0),
            parent=parent,
        )
        workspace = "belum ada yang dibuka" if facts.workspace is None else str(facts.workspace)
        self.add_parts(
            Label(
                theme,
                "Penilaian mandiri SPBE dan Pemerintah Digital. Semua data tetap di komputer "
                "ini; tidak ada yang dikirim kecuali paket yang Anda simpan dan kirim sendiri.",
                wrap=True,
            )
        )
        self._add_section("Instrumen", [(title, "") for title in facts.instruments])
        self._add_section("Tempat", [("Buku kerja", workspace), ("Catatan galat", str(facts.log))])
        self._add_section("Perangkat lunak yang dipakai", BUNDLED)
        close = self.add_button("Tutup", primary=True)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _add_section(self, name: str, lines: Sequence[tuple[str, str]]) -> None:
        px = self._theme.px
        self.body.addWidget(Label(self._theme, name, role="section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(3))
        grid.setColumnStretch(1, 1)
        for place, (left, right) in enumerate(lines):
            if right:
                grid.addWidget(Label(self._theme, left, tone="text_2"), place, 0, _TOP)
                grid.addWidget(self._selectable(right), place, 1)
            else:
                grid.addWidget(self._selectable(left), place, 0, 1, 2)
        self.body.addLayout(grid)

    def _selectable(self, text: str) -> Label:
        label = Label(self._theme, text, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label


_TOP = Qt.AlignmentFlag.AlignTop
