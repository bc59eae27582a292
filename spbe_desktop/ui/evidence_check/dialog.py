"""The dialog Periksa eviden: what is wrong, where it is found again, and what may go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from spbe_desktop.evidence.reading import HashedFile
from spbe_desktop.services.integrity import Condition, KeptFile, UsePlace
from spbe_desktop.services.relinking import Repair, Search
from spbe_desktop.services.tidying import StrayFile, Tidied
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.dialog_progress import DialogProgress
from spbe_desktop.ui.evidence_check import sentences
from spbe_desktop.ui.evidence_check.found_page import FoundPage
from spbe_desktop.ui.evidence_check.strays_page import StraysPage
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.messages import Kind
from spbe_desktop.words.formats import number

_FOUND, _BUSY, _STRAYS = range(3)

_LOWEST, _ROW, _MOST_ROWS = 330, 50, 5
"""How high the dialog is with no row at all, and what the first rows add, in pixels."""


class EvidenceCheckDialog(Dialog):
    """Shows *condition*; whoever does the work answers with one of the `show_` methods.

    While something is being done it cannot be closed, only the work cancelled.
    """

    place_requested = Signal(int, str)
    """An assessment and an indicator of it to open; the dialog has closed itself."""
    search_requested = Signal()
    repair_requested = Signal()
    delete_requested = Signal()
    cancel_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        condition: Condition,
        shown: int | None,
        parent: QWidget | None = None,
    ) -> None:
        height = _LOWEST + _ROW * min(_MOST_ROWS, len(condition.damaged))
        super().__init__(theme, "Periksa eviden", size=(760, height), parent=parent)
        self._damaged = condition.damaged
        self._strays = condition.strays
        self._shown = shown
        self._found: Mapping[str, HashedFile] = {}
        self._pages = QStackedWidget()
        self._list = FoundPage(theme, icons, condition)
        self._progress = DialogProgress(theme)
        self._question = StraysPage(theme, icons)
        self._close = self.add_button("Tutup")
        self._search = self.add_button("Cari di folder lain …")
        self._act = self.add_button("", primary=True)
        self._build()
        self._connect()
        self._refresh()

    @property
    def lost(self) -> tuple[KeptFile, ...]:
        """Return the files that are still missing or altered."""
        return tuple(each.file for each in self._damaged)

    @property
    def found(self) -> Mapping[str, HashedFile]:
        """Return what the last search has found, by digest."""
        return self._found

    @property
    def strays(self) -> tuple[StrayFile, ...]:
        """Return the files without a document that are still there."""
        return self._strays

    def show_searching(self, root: Path) -> None:
        """Show that *root* is being searched."""
        note = "Yang dibaca hanya berkas berukuran sama; isinya dibandingkan dengan sidik eviden."
        self._begin(f"Mencari di {root}", note)

    def show_files_seen(self, files: int, _total: int) -> None:
        """Show how far a search is."""
        self._progress.show_amount(sentences.looked_at(files))

    def show_search(self, search: Search) -> None:
        """Show what a search has found."""
        self._found = search.found
        self._refresh()
        wanted = len({file.sha256 for file in self.lost})
        lead, text = sentences.search_result(search, wanted)
        self._list.show_outcome("success" if search.found else "warning", lead, text)

    def show_working(self, heading: str) -> None:
        """Show that files are being copied or deleted."""
        self._begin(heading)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many bytes are done."""
        self._progress.show_bytes(done, total)

    def show_repair(self, repair: Repair) -> None:
        """Take what was put back off the list."""
        failed = {file for file, _error in repair.failed}
        self._damaged = tuple(
            each
            for each in self._damaged
            if each.file in failed or each.file.sha256 not in self._found
        )
        self._found = {}
        self._refresh()
        lead, text = sentences.repair_result(repair)
        self._list.show_outcome("warning" if repair.failed else "success", lead, text)

    def show_tidied(self, result: Tidied, left: tuple[StrayFile, ...]) -> None:
        """Show what was deleted, and what is *left*."""
        self._strays = left
        self._refresh()
        kind: Kind = "warning" if result.kept else "success"
        self._list.show_outcome(kind, "Ruang disk dibersihkan.", sentences.tidied(result))

    def show_failure(self, text: str) -> None:
        """Say why the last step came to nothing."""
        self._refresh()
        self._list.show_outcome("error", "Tidak berhasil.", text)

    def show_cancelled(self, left: tuple[StrayFile, ...] | None = None) -> None:
        """Go back to the list: the work was cancelled; *left* is what is not deleted by then."""
        self._strays = self._strays if left is None else left
        self._refresh()
        self._list.show_outcome("info", "Dibatalkan.", "Yang sudah selesai tetap berlaku.")

    def _build(self) -> None:
        for page in (self._list, self._progress, self._question):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages)
        self._list.show_strays(self._strays)

    def _connect(self) -> None:
        self._list.place_requested.connect(self._on_place_requested)
        self._list.strays_requested.connect(self._on_strays_requested)
        self._close.clicked.connect(self.reject)
        self._search.clicked.connect(self.search_requested)
        self._act.clicked.connect(self._on_act_clicked)

    def _begin(self, heading: str, note: str = "") -> None:
        self._progress.begin(heading, note)
        self._go_to(_BUSY)

    def _refresh(self) -> None:
        self._list.show_files(self._damaged, self._found, self._shown)
        self._list.show_strays(self._strays)
        self._go_to(_FOUND)

    def _go_to(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        repairable = sum(file.sha256 in self._found for file in self.lost)
        self._close.setText({_BUSY: "Batalkan", _STRAYS: "Kembali"}.get(page, "Tutup"))
        self._close.setEnabled(True)
        self._search.setVisible(page == _FOUND and bool(repairable))
        self._act.setVisible(page == _STRAYS or (page == _FOUND and bool(self._damaged)))
        if page == _STRAYS:
            self._act.setText(f"Hapus {number(len(self._strays))} berkas permanen")
        elif repairable:
            self._act.setText(f"Pulihkan {number(repairable)} berkas")
        else:
            self._act.setText("Cari di folder lain …")
        if page == _FOUND and self._damaged:
            self._list.take_focus()
        else:
            self._close.setFocus()

    def _on_act_clicked(self) -> None:
        if self._pages.currentIndex() == _STRAYS:
            self.delete_requested.emit()
        elif self._found:
            self.repair_requested.emit()
        else:
            self.search_requested.emit()

    def _on_place_requested(self, place: UsePlace) -> None:
        self.accept()
        self.place_requested.emit(place.assessment_id, place.key)

    def _on_strays_requested(self) -> None:
        self._question.show_strays(self._strays)
        self._go_to(_STRAYS)

    @override
    def reject(self) -> None:
        """Cancel the work that is under way, leave the question, or close."""
        page = self._pages.currentIndex()
        if page == _BUSY:
            self._close.setEnabled(False)
            self._close.setText("Membatalkan…")
            self.cancel_requested.emit()
        elif page == _STRAYS:
            self._refresh()
        else:
            super().reject()
