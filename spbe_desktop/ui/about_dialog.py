"""What this program is, what it stands on, and where its files lie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from spbe_desktop.services.bundled_parts import Part
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

_NO_WORKSPACE = "belum ada yang dibuka"


@dataclass(frozen=True, slots=True)
class InstrumentFacts:
    """One instrument that the program knows."""

    title: str
    id: str
    years: str
    """The years that are assessed with it, as they are told."""
    digest: str
    """As much of the digest of its file as names of files show."""


@dataclass(frozen=True, slots=True)
class AboutFacts:
    """What is true of this copy of the program."""

    version: str
    system: str
    """The computer's system, and the versions of what the program stands on."""
    instruments: tuple[InstrumentFacts, ...]
    workspace: Path | None
    log: Path


class AboutDialog(Dialog):
    """Shows *facts*, which can be copied; *parts* are asked for when their licences are."""

    def __init__(
        self,
        theme: Theme,
        facts: AboutFacts,
        parts: Callable[[], Sequence[Part]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Tentang SPBE Desktop",
            subtitle=f"Versi {facts.version} di {facts.system}",
            size=(600, 0),
            parent=parent,
        )
        self._facts = facts
        self._parts = parts
        self._copy = QPushButton("Salin")
        self._build()

    def copied_text(self) -> str:
        """Return everything as text, for a message to whoever helps."""
        facts = self._facts
        return "\n".join(
            (
                f"SPBE Desktop {facts.version}",
                facts.system,
                *(f"Instrumen: {_told(each)}" for each in facts.instruments),
                f"Buku kerja: {facts.workspace or _NO_WORKSPACE}",
                f"Catatan galat: {facts.log}",
            )
        )

    def _build(self) -> None:
        facts = self._facts
        self.add_parts(
            Label(
                self._theme,
                "Penilaian mandiri SPBE dan Pemerintah Digital. Semua data tetap di komputer "
                "ini; tidak ada yang dikirim kecuali paket yang Anda simpan dan kirim sendiri.",
                wrap=True,
            )
        )
        instruments = [(each.title, _version_of(each)) for each in facts.instruments]
        self._add_section("Instrumen", instruments)
        workspace = _NO_WORKSPACE if facts.workspace is None else str(facts.workspace)
        self._add_section("Tempat", [("Buku kerja", workspace), ("Catatan galat", str(facts.log))])
        self.body.addLayout(self._folder_buttons())
        self._build_foot()

    def _folder_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(10))
        for text, folder in (
            ("Buka folder data", self._facts.workspace),
            ("Buka folder catatan", self._facts.log.parent),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            if folder is None:
                button.setEnabled(False)
                button.setToolTip("Buka dahulu sebuah buku kerja")
            else:
                button.clicked.connect(lambda _=False, place=folder: _open(place))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_foot(self) -> None:
        self._copy.setAutoDefault(True)
        self._copy.setToolTip("Salin keterangan ini untuk pesan kepada pengelola aplikasi")
        self.foot.insertWidget(0, self._copy)
        self._copy.clicked.connect(self._on_copy_clicked)
        self.add_button("Lisensi").clicked.connect(self._on_licences_clicked)
        close = self.add_button("Tutup", primary=True)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.copied_text())
        self._copy.setText("Tersalin")

    def _on_licences_clicked(self) -> None:
        from spbe_desktop.ui.licence_dialog import LicenceDialog

        LicenceDialog(self._theme, self._parts(), self).open()

    def _add_section(self, name: str, lines: Sequence[tuple[str, str]]) -> None:
        px = self._theme.px
        self.body.addWidget(Label(self._theme, name, role="section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(3))
        grid.setColumnStretch(1, 1)
        for place, (left, right) in enumerate(lines):
            told = Label(self._theme, right, wrap=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(Label(self._theme, left, tone="text_2"), place, 0, _TOP)
            grid.addWidget(told, place, 1)
        self.body.addLayout(grid)


def _version_of(instrument: InstrumentFacts) -> str:
    return f"{instrument.id}, {instrument.years}, sidik {instrument.digest}"


def _told(instrument: InstrumentFacts) -> str:
    return f"{instrument.title} ({_version_of(instrument)})"


def _open(folder: Path) -> None:
    with suppress(OSError):
        # That of the log is only made with the first entry.
        folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


_TOP = Qt.AlignmentFlag.AlignTop
