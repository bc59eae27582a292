"""The view of shortcomings: filters above, table in the middle, the chosen one at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from spbe_desktop.domain.instrument import GroupKind, IndicatorKey
from spbe_desktop.domain.shortcomings import Gravity, SeenShortcoming, ShortcomingState
from spbe_desktop.ui.domain_tab.settling import Settling
from spbe_desktop.ui.finding_tab.fact_table import FactTable
from spbe_desktop.ui.finding_tab.filter_bar import FilterBar
from spbe_desktop.ui.finding_tab.finding_details import FindingDetails
from spbe_desktop.ui.finding_tab.rows import COLUMNS, Standpoint, row_of
from spbe_desktop.ui.finding_tab.side_panel import SidePanel
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.empty_state import EmptyState

_STEPS = {
    Qt.Key.Key_D: ShortcomingState.IN_PROGRESS,
    Qt.Key.Key_S: ShortcomingState.DONE,
    Qt.Key.Key_R: ShortcomingState.NOT_RELEVANT,
    Qt.Key.Key_B: ShortcomingState.OPEN,
}
"""Kerjakan (dikerjakan), selesai, tidak relevan, buka kembali."""


class FindingView(QWidget):
    """Shows shortcomings and tells what the officer wants; it changes nothing itself."""

    add_wanted = Signal()
    adopt_wanted = Signal()
    step_wanted = Signal(str, object)
    """Id and `ShortcomingState`."""
    proof_wanted = Signal(str)
    proof_refused = Signal(str, str)
    """Id, and the id of a document."""
    words_wanted = Signal(object)
    """`Shortcoming`: its own words are to be put right."""
    described = Signal(str, str, object)
    """Id, note and `Gravity`."""
    indicator_requested = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._findings: tuple[SeenShortcoming, ...] = ()
        self._from: Standpoint | None = None
        self.filters = FilterBar(theme)
        self.tools = QWidget()
        """What stands beside the segments while this view is shown."""
        self.add = QPushButton("Tambah temuan")
        self.adopt = QPushButton("Ambil dari pemeriksaan")
        keys = (*_STEPS, Qt.Key.Key_Insert, Qt.Key.Key_T)
        self.table = FactTable(theme, icons, "Temuan", COLUMNS, keys=keys)
        hint = "Pilih satu temuan. Rincian, riwayat, dan buktinya tampil di sini."
        self.panel = SidePanel(theme, "Rincian temuan", hint)
        self._settling = Settling(self)
        self._stack = QStackedWidget()
        self._empty = _nothing_yet(theme, icons)
        self._nothing = _nothing_found(theme, icons)
        self._build()
        self._connect()
        self.setFocusProxy(self.table)

    def show_findings(self, findings: tuple[SeenShortcoming, ...], seen_from: Standpoint) -> None:
        """Show *findings* in place: what is ticked, chosen and being written stays."""
        if self._from is None or self._from.instrument is not seen_from.instrument:
            groups = seen_from.instrument.groups
            is_domain = groups[0].kind is GroupKind.DOMAIN
            named = [(str(group.code), group.short_title) for group in groups]
            self.filters.offer_groups("Domain" if is_domain else "Aspek", named)
        self._findings, self._from = findings, seen_from
        self.filters.show_counts(findings)
        self._show_rows()

    def choose(self, finding_id: str) -> None:
        """Choose *finding_id*; filters that hide it let everything through."""
        self.table.choose(finding_id)
        if self.table.chosen_id != finding_id:
            self.filters.clear()
            self.table.choose(finding_id)

    def _show_rows(self) -> None:
        if self._from is None:
            return
        shown = self.filters.chosen(self._findings, self._from)
        page: QWidget = self.table if shown else self._nothing
        self._stack.setCurrentWidget(page if self._findings else self._empty)
        self.table.show_rows([row_of(each, self._from) for each in shown])
        if shown and not self.table.chosen_id:
            self.table.selectRow(0)

    def _on_chosen_changed(self, finding_id: str) -> None:
        found = next((each for each in self._findings if each.id == finding_id), None)
        details = self.panel.body
        if isinstance(details, FindingDetails):
            same = found is not None and details.seen.id == found.id
            if same and found is not None and (self._is_typing(found) or details.shows(found)):
                return
            self._settling.flush()
        if found is None or self._from is None:
            self.panel.show_body(None)
            return
        details = FindingDetails(found, self._from, self._theme, self._icons)
        details.step_wanted.connect(lambda state: self.step_wanted.emit(finding_id, state))
        details.proof_wanted.connect(lambda: self.proof_wanted.emit(finding_id))
        details.proof_refused.connect(lambda proof: self.proof_refused.emit(finding_id, proof))
        details.words_wanted.connect(lambda: self._on_words_wanted(found))
        key = IndicatorKey(finding_id)
        details.note_typed.connect(lambda note: self._settling.type(key, note))
        details.note_left.connect(self._settling.flush)
        details.gravity_chosen.connect(self._on_gravity_chosen)
        details.indicator_requested.connect(self.indicator_requested)
        self.panel.show_body(details)

    def flush(self) -> None:
        """Hand on what is being typed."""
        self._settling.flush()

    def _is_typing(self, found: SeenShortcoming) -> bool:
        return self._settling.is_open(IndicatorKey(found.id))

    def _on_settled(self, finding_id: str, note: str) -> None:
        found = next((each for each in self._findings if each.id == finding_id), None)
        if found is not None and found.shortcoming.note != note:
            self.described.emit(finding_id, note, found.shortcoming.gravity)

    def _on_words_wanted(self, found: SeenShortcoming) -> None:
        self._settling.flush()
        self.words_wanted.emit(found.shortcoming)

    def _on_gravity_chosen(self, gravity: Gravity) -> None:
        details = self.panel.body
        if isinstance(details, FindingDetails):
            self._settling.flush()
            self.described.emit(details.seen.id, details.note.toPlainText(), gravity)

    def _on_key_pressed(self, key: int) -> None:
        pressed, details = Qt.Key(key), self.panel.body
        if pressed is Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif isinstance(details, FindingDetails):
            if pressed is Qt.Key.Key_T:
                details.proof_wanted.emit()
            else:
                details.take_step(_STEPS[pressed])

    def _on_activated(self, finding_id: str) -> None:
        found = next(each for each in self._findings if each.id == finding_id)
        if found.keys:
            self.indicator_requested.emit(found.keys[0])

    def _build(self) -> None:
        px = self._theme.px
        self.add.setIcon(self._icons.icon("plus", "on_accent"))
        self.add.setProperty("kind", "primary")
        self.add.setToolTip("Tambah satu temuan, atau tempel banyak sekaligus (Insert)")
        self.adopt.setIcon(self._icons.icon("clipboard-check"))
        self.adopt.setToolTip(
            "Jadikan hasil pemeriksaan sebelum kirim sebagai temuan.\n"
            "Yang sudah diambil tidak digandakan."
        )
        self.table.setToolTip("")
        self.table.setAccessibleDescription(
            "Enter: buka indikator. D: dikerjakan. S: selesai. R: tidak relevan. "
            "B: buka kembali. T: tautkan bukti. Insert: tambah temuan."
        )
        bar = QHBoxLayout()
        bar.setContentsMargins(px(12), px(6), px(12), px(6))
        bar.setSpacing(px(8))
        bar.addWidget(self.filters, 1)
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(px(8))
        tools.addStretch(1)
        tools.addWidget(self.adopt)
        tools.addWidget(self.add)
        for page in (self.table, self._nothing, self._empty):
            self._stack.addWidget(page)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(bar)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        self._settling.settled.connect(self._on_settled)
        self.filters.changed.connect(self._show_rows)
        self.add.clicked.connect(self.add_wanted)
        self.adopt.clicked.connect(self.adopt_wanted)
        self.table.chosen_changed.connect(self._on_chosen_changed)
        self.table.activated_row.connect(self._on_activated)
        self.table.key_pressed.connect(self._on_key_pressed)
        self._empty.action_requested.connect(self.add_wanted)
        self._nothing.action_requested.connect(self.filters.clear)


def _nothing_yet(theme: Theme, icons: Icons) -> EmptyState:
    return EmptyState(
        theme,
        icons,
        icon="clipboard-check",
        title="Belum ada temuan",
        text="Catat di sini kekurangan dari pemeriksaan sendiri, catatan asesor, rapat, atau "
        "audit. Temuan yang belum selesai ikut ke tahun berikutnya dengan sendirinya.",
        action="Tambah temuan",
    )


def _nothing_found(theme: Theme, icons: Icons) -> EmptyState:
    return EmptyState(
        theme,
        icons,
        icon="circle-check",
        title="Tidak ada temuan di sini",
        text="Semua temuan lain tersembunyi oleh penyaring yang sedang dipakai.",
        action="Tampilkan semua",
    )
