"""The documents that prove an answer, and the ways to add one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.instrument import IndicatorKey, Level
from spbe_desktop.domain.sheet import EvidenceUse, IndicatorRow, Sheet
from spbe_desktop.domain.slot_states import standings
from spbe_desktop.ui.domain_tab.evidence_groups import EvidenceGroup, best_slot, groups_of
from spbe_desktop.ui.domain_tab.evidence_item import EvidenceItem
from spbe_desktop.ui.domain_tab.panel_page import PanelPage
from spbe_desktop.ui.domain_tab.slot_actions import SlotActions
from spbe_desktop.ui.domain_tab.slot_row import SlotRow
from spbe_desktop.ui.domain_tab.source import PanelSource
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.drop_zone import DropInvitation, DropZone
from spbe_desktop.ui.widgets.labels import KeyHint, Label
from spbe_desktop.words.findings import head_of

_DROP = DropInvitation(
    icon="download",
    title="Jatuhkan berkas di sini",
    text="atau tempel tangkapan layar, Ctrl+V",
    spoken="Jatuhkan berkas di sini, atau pilih berkas",
)


class EvidencePage(PanelPage):
    """Lists the uses of documents under one indicator."""

    previewed = Signal(int)
    picture_wanted = Signal(int)
    file_wanted = Signal(int)
    files_wanted = Signal()
    link_wanted = Signal()
    address_wanted = Signal()
    reuse_wanted = Signal()
    folder_wanted = Signal()
    opened = Signal(int)
    folder_opened = Signal(int)
    name_wanted = Signal(int)
    detached = Signal(int)
    replaced = Signal(int)
    located = Signal(int)
    described = Signal(int, object)

    def __init__(
        self, theme: Theme, icons: Icons, source: PanelSource, actions: SlotActions
    ) -> None:
        super().__init__(theme, icons, "Eviden")
        self._source = source
        self._actions = actions
        self._key = IndicatorKey("")
        self._items: dict[int, EvidenceItem] = {}
        self._rows: dict[str, SlotRow] = {}
        self._headings: list[Label] = []
        self._known: tuple[IndicatorKey, int, bool] | None = None
        self._level: Level | None = None
        self._uses: tuple[EvidenceUse, ...] = ()
        self._add = QPushButton("Tambah")
        self._key_hint = KeyHint(theme, "E")
        self._zone = DropZone(theme, icons, _DROP)
        self._zone.setToolTip("Pilih berkas")
        self._none = Label(
            theme, "Belum ada eviden untuk indikator ini.", tone="text_3", wrap=True
        )
        self._build()
        self._zone.clicked.connect(self.files_wanted)
        self._add.clicked.connect(self.open_menu)

    @property
    def items(self) -> tuple[EvidenceItem, ...]:
        """Return the documents shown, in their order on the page."""
        inside = (self._body.itemAt(place) for place in range(self._body.count()))
        found = (item.widget() for item in inside if item is not None)
        return tuple(widget for widget in found if isinstance(widget, EvidenceItem))

    @override
    def show_row(self, sheet: Sheet, row: IndicatorRow) -> None:
        # A word typed changes no evidence; the level decides which slots are asked for.
        known = (row.key, row.evidence_count, sheet.editable)
        if (known, row.level) == (self._known, self._level):
            return
        if known != self._known:
            self._uses = self._source.evidence_of(row.key)
        self._known, self._level = known, row.level
        uses = self._uses
        turned = row.key != self._key
        if turned:
            self._key = row.key
            self._empty()
            self._items.clear()
            self._rows.clear()
            self._headings.clear()
        self._counted.setText(str(len(uses)) if uses else "")
        self._none.setVisible(not uses)
        for part in (self._add, self._key_hint, self._zone):
            part.setVisible(sheet.editable)
        added = self._show_uses(uses, row, sheet)
        fresh = [use for use in added if not turned and not use.document_type]
        if fresh and sheet.editable:
            self._describe(fresh[-1])

    @override
    def forget(self) -> None:
        self._known = None

    def open_menu(self) -> None:
        """Offer the ways to add evidence."""
        self.menu().popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def menu(self) -> QMenu:
        """Return the menu of the ways to add evidence; it deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        icon = self._icons.icon
        menu.addAction(icon("file-plus"), "Berkas …").triggered.connect(self.files_wanted)
        menu.addAction(icon("link"), "Tautkan berkas tanpa salin …").triggered.connect(
            self.link_wanted
        )
        menu.addAction(icon("globe"), "Alamat web …").triggered.connect(self.address_wanted)
        menu.addAction(icon("copy"), "Dokumen yang sudah ada …").triggered.connect(
            self.reuse_wanted
        )
        menu.addSeparator()
        menu.addAction(icon("folder-open"), "Dari folder …").triggered.connect(self.folder_wanted)
        return menu

    def _build(self) -> None:
        self._add.setIcon(self._icons.icon("plus"))
        self._add.setToolTip("Tambah eviden (E)")
        self._add.setAccessibleName("Tambah eviden")
        self._heading.addWidget(self._key_hint)
        self._heading.addWidget(self._add)
        self._column.insertWidget(1, self._none)
        self._column.addWidget(self._zone)

    def _show_uses(
        self, uses: tuple[EvidenceUse, ...], row: IndicatorRow, sheet: Sheet
    ) -> list[EvidenceUse]:
        """Show *uses* in place and return those that were not there before."""
        for use_id in set(self._items) - {use.use_id for use in uses}:
            self._remove(self._items.pop(use_id))
        added = [use for use in uses if use.use_id not in self._items]
        for use in added:
            item = EvidenceItem(use, row.indicator.scale, self._theme, self._icons, self._actions)
            self._items[use.use_id] = item
            self._pass_on(item)
        level = None if row.level is None else row.level.number
        standing = self._source.standings().get(row.key) or standings(
            row.indicator, uses, (), sent=sheet.sent
        )
        slots = tuple(each.slot for each in standing)
        pictured = {use.source_address for use in uses if use.source_address}
        for use in uses:
            self._items[use.use_id].show_use(
                use,
                slots,
                suggested=None if use.slots else best_slot(use, standing, level),
                alone=use.kind is EvidenceKind.ADDRESS and use.location not in pictured,
                doubts=tuple(map(head_of, self._source.problems_of(use))),
                editable=sheet.editable,
            )
        self._arrange(groups_of(uses, standing, level if sheet.editable else None))
        return added

    def _arrange(self, groups: tuple[EvidenceGroup, ...]) -> None:
        """Put headings, documents and empty slots in their order; what is typed into survives."""
        for heading in self._headings:
            self._remove(heading)
        self._headings = []
        for title in set(self._rows) - {group.title for group in groups if group.empty}:
            self._remove(self._rows.pop(title))
        for group in groups:
            heading = self._caption(group.title)
            heading.setText(f"{heading.text()}  {group.count}".rstrip())
            heading.setAccessibleName(f"{group.title} {group.count}".rstrip())
            self._headings.append(heading)
            for use in group.uses:
                self._body.addWidget(self._items[use.use_id])
            if group.empty:
                self._body.addWidget(self._row_of(group))

    def _row_of(self, group: EvidenceGroup) -> SlotRow:
        if group.title not in self._rows:
            self._rows[group.title] = SlotRow(self._theme, self._icons, self._actions)
        self._rows[group.title].show_standing(group.empty, known=True)
        return self._rows[group.title]

    def _remove(self, widget: QWidget) -> None:
        self._body.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _pass_on(self, item: EvidenceItem) -> None:
        item.previewed.connect(self.previewed)
        item.picture_wanted.connect(self.picture_wanted)
        item.file_wanted.connect(self.file_wanted)
        item.opened.connect(self.opened)
        item.folder_opened.connect(self.folder_opened)
        item.name_wanted.connect(self.name_wanted)
        item.detached.connect(self.detached)
        item.replaced.connect(self.replaced)
        item.located.connect(self.located)
        item.described.connect(self.described)

    def _describe(self, use: EvidenceUse) -> None:
        item = self._items[use.use_id]
        item.open_form()
        # The form needs its room first; scrolling to where it will not be helps nobody.
        self._scroll.verticalScrollBar().rangeChanged.connect(
            lambda _low, _high: self._bring_into_view(item),
            Qt.ConnectionType.SingleShotConnection,
        )

    def _bring_into_view(self, item: EvidenceItem) -> None:
        if item in self._items.values():
            self._scroll.ensureWidgetVisible(item)
