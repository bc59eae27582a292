"""The first page: begin as an office, look at an example, or open what there is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.new_workspace_form import NewWorkspace, NewWorkspaceForm
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.welcome_parts import Choice, Promise
from spbe_desktop.ui.widgets.card import Card
from spbe_desktop.ui.widgets.labels import Label

__all__ = ["NewWorkspace", "WelcomePage"]

_COLUMN, _SIDE_BY_SIDE = 1020, 780
_RECENT_SHOWN = 3
_BACKUP_FILE = "Satu berkas .spbebackup dari flashdisk atau komputer lain"
"""What the link to backup files stands for; no path looks like it."""

_TEXT_SIZES = ((1.0, "100 %"), (1.25, "125 %"), (1.5, "150 %"))


class WelcomePage(QScrollArea):
    """Offers three ways to begin; each one works."""

    create_requested = Signal(NewWorkspace)
    sample_requested = Signal()
    open_requested = Signal(Path)
    restore_requested = Signal()
    """A backup file is to be chosen and restored."""
    text_scale_chosen = Signal(float)

    def __init__(  # noqa: PLR0913 - what the page tells and offers
        self,
        theme: Theme,
        icons: Icons,
        *,
        years: Sequence[int],
        year: int,
        home: Path,
        recent: Sequence[Path] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._home = home
        self._form = NewWorkspaceForm(theme, years=years, year=year, home=home)
        self._choice_row = QWidget()
        self._office = Choice(theme, icons, "building-2", chosen=True)
        self._sample = Choice(theme, icons, "circle-play")
        self._existing = Choice(theme, icons, "folder-open")
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._promises = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sizes = QButtonGroup(self)
        self._build()
        self._connect()
        self.set_recent(recent)

    def set_recent(self, recent: Sequence[Path]) -> None:
        """Offer the workspaces that were open before, the last one first, and the backups."""
        links = [(path.name, str(path)) for path in recent[:_RECENT_SHOWN]]
        self._existing.set_links([*links, ("Pulihkan dari berkas cadangan…", _BACKUP_FILE)])

    def show_failure(self, text: str) -> None:
        """Say in the form why the workspace could not be made."""
        self._form.show_failure(text)

    def _on_office_chosen(self) -> None:
        self._show_form(shown=True)
        self._form.begin()

    def _on_form_cancelled(self) -> None:
        self._show_form(shown=False)
        self._office.button.setFocus()

    def _show_form(self, *, shown: bool) -> None:
        # Not a stack: that would be as high as the higher of the two.
        self._choice_row.setVisible(not shown)
        self._form.setVisible(shown)

    def _on_open_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Buka buku kerja", str(self._home))
        if chosen:
            self.open_requested.emit(Path(chosen))

    def _on_link_chosen(self, target: str) -> None:
        if target == _BACKUP_FILE:
            self.restore_requested.emit()
        else:
            self.open_requested.emit(Path(target))

    def _on_size_chosen(self, place: int) -> None:
        scale = _TEXT_SIZES[place][0]
        self._theme.text_scale = scale
        self.text_scale_chosen.emit(scale)

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        px, theme = self._theme.px, self._theme
        page, column = QWidget(), QWidget()
        column.setMaximumWidth(px(_COLUMN))
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        around = QHBoxLayout(page)
        around.setContentsMargins(px(16), px(12), px(16), px(12))
        around.addStretch(1)
        around.addWidget(column, 100)
        around.addStretch(1)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(6))
        lines.addStretch(1)
        lines.addWidget(Label(theme, "Selamat datang di SPBE Desktop", role="page", wrap=True))
        told = "Isi penilaian mandiri, kumpulkan eviden, kirim satu berkas."
        lines.addWidget(Label(theme, told, role="section", bold=False, tone="text_2", wrap=True))
        lines.addSpacing(px(12))
        lines.addWidget(self._choice_row)
        lines.addWidget(self._form)
        lines.addSpacing(px(6))
        lines.addWidget(self._promise_card())
        lines.addLayout(self._size_line())
        lines.addStretch(2)
        self._fill_choices()
        self._show_form(shown=False)
        self.setWidget(page)

    def _fill_choices(self) -> None:
        self._office.tell(
            "Perangkat daerah (OPD)",
            "Mengisi indikator yang menjadi tugas kantor Anda, lalu mengirim paket ke Diskominfo.",
            ("Panduan tepat di samping isian", "Eviden cukup dijatuhkan ke jendela"),
            "Mulai sebagai OPD",
        )
        self._sample.tell(
            "Lihat contoh",
            "Buku kerja terpisah berisi data contoh Kabupaten Paser. Bebas dicoba, bebas dihapus.",
            ("Tidak bercampur dengan data Anda", "Semua tab sudah terisi"),
            "Buka contoh",
        )
        self._existing.tell(
            "Buka buku kerja",
            "Melanjutkan buku kerja di komputer ini, atau dari rekan dan pendahulu.",
            ("Pilih folder yang memuat assessment.sqlite3",),
            "Pilih folder…",
        )
        self._choice_row.setLayout(self._choices)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.setSpacing(self._theme.px(16))
        for choice in (self._office, self._sample, self._existing):
            self._choices.addWidget(choice, 1)

    def _promise_card(self) -> Card:
        card = Card(self._theme, padding=(22, 12))
        self._promises.setSpacing(self._theme.px(12))
        for icon, title, text in (
            ("hard-drive", "Data di laptop ini", "Di folder yang Anda pilih sendiri"),
            ("shield-check", "Dicadangkan otomatis", "Tiap jam saat ada perubahan, dan diperiksa"),
            ("wifi-off", "Tidak ada yang keluar", "Tanpa internet, tanpa akun, tanpa pelacakan"),
        ):
            self._promises.addWidget(Promise(self._theme, self._icons, icon, title, text), 1)
        card.body.addLayout(self._promises)
        return card

    def _size_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(4))
        line.addStretch(1)
        line.addWidget(Label(self._theme, "Ukuran huruf", role="small", tone="text_2"))
        for place, (scale, name) in enumerate(_TEXT_SIZES):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setChecked(scale == self._theme.text_scale)
            button.setAccessibleName(f"Ukuran huruf {name}")
            self._sizes.addButton(button, place)
            line.addWidget(button)
        return line

    def _connect(self) -> None:
        self._office.chosen.connect(self._on_office_chosen)
        self._sample.chosen.connect(self.sample_requested)
        self._existing.chosen.connect(self._on_open_clicked)
        self._existing.link_chosen.connect(self._on_link_chosen)
        self._form.submitted.connect(self.create_requested)
        self._form.attention_needed.connect(self.ensureWidgetVisible)
        self._form.cancelled.connect(self._on_form_cancelled)
        self._sizes.idClicked.connect(self._on_size_chosen)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction
        for layout in (self._choices, self._promises):
            layout.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
