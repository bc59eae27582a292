"""The dialog Cadangan dan pemulihan: the list, the question before a restore, the work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain import indonesian
from spbe_desktop.services.backup_reading import BackupList, ListedBackup
from spbe_desktop.ui.backups.model import (
    ANSWERS,
    CAUSE,
    DOCUMENTS,
    EVIDENCE,
    MADE,
    BackupModel,
)
from spbe_desktop.ui.backups.restore_page import RestorePage
from spbe_desktop.ui.dialog import Dialog, take_rest
from spbe_desktop.ui.dialog_progress import DialogProgress
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import Kind, MessageStrip
from spbe_desktop.ui.widgets.row_table import RowTable
from spbe_desktop.words.backups import restore_warning
from spbe_desktop.words.formats import moment

_LIST, _QUESTION, _WORK = range(3)
_TOLD = (
    "Program membuat cadangan sendiri: tiap jam selama ada perubahan, dan sebelum pembaruan, "
    "impor, atau pemulihan."
)


class BackupDialog(Dialog):
    """Shows the backups and asks; whoever carries out answers with the `show_…` methods."""

    backup_requested = Signal()
    trial_requested = Signal(object)
    """Backup."""
    restore_requested = Signal(object)
    """Backup that is to take the place of what the workspace holds."""
    copy_requested = Signal(object, Path)
    """Backup, and the new folder that it is to be restored into."""
    file_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, home: Path, parent: QWidget | None) -> None:
        super().__init__(
            theme, "Cadangan dan pemulihan", subtitle=_TOLD, size=(980, 560), parent=parent
        )
        self._changes = 0
        self._model = BackupModel()
        self._table = RowTable(theme, self._model, "Cadangan")
        self._strip = MessageStrip(theme, icons)
        self._room = Label(
            theme, "Membaca daftar cadangan…", role="small", tone="text_2", wrap=True
        )
        self._pages = QStackedWidget()
        self._question = RestorePage(theme, icons, home)
        self._progress = DialogProgress(theme)
        self._build()
        self._connect()
        self._show_page(_LIST)
        self._on_row_changed()

    def show_backups(self, found: BackupList, changes: int, budget: int) -> None:
        """Show *found*, whose workspace has a journal of *changes* lines by now."""
        self._changes = changes
        self._model.show_backups(found.backups, changes)
        self._room.setText(
            f"Ruang terpakai {indonesian.size(found.size)} dari {indonesian.size(budget)}. "
            "Cadangan lama dilepas sendiri bila ruangnya penuh; yang terbaru selalu tinggal."
        )
        if found.backups:
            self._table.setCurrentIndex(self._model.index(0, 0))
        else:
            self.show_outcome("info", "Belum ada cadangan.", "Buat yang pertama sekarang.")
        self._on_row_changed()

    def show_work(self, heading: str, note: str = "") -> None:
        """Show work that the dialog waits for."""
        self._progress.begin(heading, note)
        self._show_page(_WORK)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is, in bytes."""
        self._progress.show_bytes(done, total)

    def show_outcome(self, kind: Kind, lead: str, text: str = "") -> None:
        """Say what came of it, above the list."""
        self._strip.show_message(kind, lead, text)
        self._strip.show()
        self._show_page(_LIST)

    def _build(self) -> None:
        px = self._theme.px
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self._strip.hide()
        column.addWidget(self._strip)
        column.addWidget(take_rest(self._table, px(160)), 1)
        column.addWidget(self._room)
        self._table.set_widths(
            {MADE: 150, CAUSE: 190, ANSWERS: 120, DOCUMENTS: 100, EVIDENCE: 150}
        )
        for each in (page, self._question, self._progress):
            self._pages.addWidget(each)
        self.body.addWidget(take_rest(self._pages, px(240)), 1)
        self._make = self._left_button("Buat cadangan")
        self._carry = self._left_button("Simpan ke satu berkas…")
        self._try = self.add_button("Uji pemulihan")
        self._restore = self.add_button("Pulihkan…")
        self._back = self.add_button("Kembali")
        self._go = self.add_button("Pulihkan", primary=True)
        self._cancel = self.add_button("Batalkan")
        self._close = self.add_button("Tutup", primary=True)
        self._make.setToolTip("Cadangan baru di dalam buku kerja, sekarang juga")
        self._carry.setToolTip("Satu berkas .spbebackup untuk flashdisk atau laptop lain")
        self._try.setToolTip("Memulihkan ke folder sementara dan membandingkan semuanya")

    def _left_button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        self.foot.insertWidget(self.foot.count() - 1, button)
        return button

    def _connect(self) -> None:
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._table.doubleClicked.connect(self._ask)
        self._make.clicked.connect(self.backup_requested)
        self._carry.clicked.connect(self.file_requested)
        self._try.clicked.connect(self._on_try_clicked)
        self._restore.clicked.connect(self._ask)
        self._back.clicked.connect(self._on_back_clicked)
        self._go.clicked.connect(self._on_go_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._close.clicked.connect(self.accept)

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        shown = {
            _LIST: (self._make, self._carry, self._try, self._restore, self._close),
            _QUESTION: (self._back, self._go),
            _WORK: (self._cancel,),
        }
        for number, buttons in shown.items():
            for button in buttons:
                button.setVisible(number == page)
        self._cancel.setEnabled(True)
        first = {_LIST: self._table, _QUESTION: self._question, _WORK: self._cancel}
        first[page].setFocus()
        default = {_LIST: self._close, _QUESTION: self._go, _WORK: self._cancel}
        default[page].setDefault(True)

    def _chosen(self) -> ListedBackup | None:
        return self._model.backup(self._table.currentIndex().row())

    def _on_row_changed(self, *_rows: QModelIndex) -> None:
        chosen = self._chosen()
        readable = chosen is not None and chosen.facts is not None
        self._try.setEnabled(readable)
        self._restore.setEnabled(readable)

    def _ask(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.facts is not None:
            self._strip.hide()
            made = chosen.backup.made.astimezone()
            self._question.ask(
                f"Pulihkan cadangan {moment(made)}?",
                restore_warning(chosen.facts, self._changes - chosen.facts.changes),
                chosen.files - chosen.kept,
                f"SPBE pulihan {made:%Y-%m-%d}",
                replaceable=True,
                replacing=True,
            )
            self._show_page(_QUESTION)

    def _on_try_clicked(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._strip.hide()
            self.trial_requested.emit(chosen.backup)

    def _on_back_clicked(self) -> None:
        self._show_page(_LIST)

    def _on_go_clicked(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        if self._question.in_place:
            self.restore_requested.emit(chosen.backup)
        elif self._question.check():
            self.copy_requested.emit(chosen.backup, self._question.target)

    def _on_cancel_clicked(self) -> None:
        self._cancel.setEnabled(False)
        self.cancel_requested.emit()

    @property
    def working(self) -> bool:
        """Tell whether the dialog waits for work."""
        return self._pages.currentIndex() == _WORK

    @override
    def reject(self) -> None:
        """Leave the question or stop the work first; close only from the list."""
        if self.working:
            self._on_cancel_clicked()
        elif self._pages.currentIndex() == _QUESTION:
            self._show_page(_LIST)
        else:
            super().reject()
