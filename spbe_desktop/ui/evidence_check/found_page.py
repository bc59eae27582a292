"""What a check has found: the verdict, the damaged files, and the files without a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spbe_desktop.evidence.reading import HashedFile
from spbe_desktop.services.integrity import Condition, DamagedFile
from spbe_desktop.services.tidying import StrayFile
from spbe_desktop.ui.dialog import take_rest
from spbe_desktop.ui.evidence_check import sentences
from spbe_desktop.ui.evidence_check.findings_list import FindingsList
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.empty_state import EmptyState
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.ui.widgets.messages import Kind, MessageStrip
from spbe_desktop.words.journal_check import break_sentence


class FoundPage(QWidget):
    """Shows *condition*; what is put right meanwhile is taken off the list."""

    place_requested = Signal(object)
    """UsePlace."""
    strays_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, condition: Condition) -> None:
        super().__init__()
        self._theme = theme
        self._condition = condition
        self._database = MessageStrip(theme, icons, "error")
        self._journal = MessageStrip(theme, icons, "error")
        self._verdict = MessageStrip(theme, icons)
        self._list = FindingsList(theme, icons)
        self._none = EmptyState(
            theme,
            icons,
            icon="circle-check",
            title="Semua berkas eviden utuh",
            text=f"{sentences.read(condition)} Tidak ada yang hilang atau berubah.",
        )
        self._strays = Label(theme, wrap=True)
        self._delete = LinkButton(theme, "Hapus permanen …", underlined=False)
        self._stray_row = QWidget()
        self._build()
        self._list.place_requested.connect(self.place_requested)
        self._delete.clicked.connect(self.strays_requested)

    def show_files(
        self,
        damaged: Sequence[DamagedFile],
        found: Mapping[str, HashedFile],
        shown: int | None,
    ) -> None:
        """List *damaged*, with where the bytes of those that were *found* are."""
        self._list.show_files(damaged, found, shown)
        self._list.setVisible(bool(damaged))
        self._none.setVisible(not damaged)
        if damaged:
            told = sentences.read(self._condition)
            self._verdict.show_message("error", sentences.verdict(damaged), told)
        self._verdict.setVisible(bool(damaged))

    def show_strays(self, strays: Sequence[StrayFile]) -> None:
        """Tell of *strays*, if there are any."""
        self._strays.setText(f"{sentences.strays(strays)}: sisa di dalam buku kerja.")
        self._stray_row.setVisible(bool(strays))

    def show_outcome(self, kind: Kind, lead: str, text: str = "") -> None:
        """Say how the last step went, in place of the verdict."""
        self._verdict.show_message(kind, lead, text)
        self._verdict.show()

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self._list.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(10))
        self._database.show_message("error", "Basis data.", sentences.DATABASE)
        self._database.setVisible(bool(self._condition.database_faults))
        broken = self._condition.journal_break
        if broken is not None:
            self._journal.show_message("error", "Riwayat.", break_sentence(broken))
        self._journal.setVisible(broken is not None)
        for part in (self._database, self._journal, self._verdict):
            column.addWidget(part)
        column.addWidget(take_rest(self._list, self._theme.px(120)), 1)
        column.addWidget(self._none, 1)
        row = QHBoxLayout(self._stray_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._strays, 1)
        row.addWidget(self._delete)
        self._delete.setAutoDefault(True)
        column.addWidget(self._stray_row)
