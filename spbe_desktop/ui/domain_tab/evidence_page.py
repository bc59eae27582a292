"""The documents that prove an answer, and the ways to add one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton
from typing_extensions import override

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import EvidenceUse, IndicatorRow, Sheet
from spbe_desktop.ui.domain_tab.drop_zone import DropZone
from spbe_desktop.ui.domain_tab.evidence_item import EvidenceItem
from spbe_desktop.ui.domain_tab.panel_page import PanelPage
from spbe_desktop.ui.domain_tab.source import PanelSource
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import KeyHint, Label


class EvidencePage(PanelPage):
    """Lists the uses of documents under one indicator."""

    files_wanted = Signal()
    link_wanted = Signal()
    address_wanted = Signal()
    reuse_wanted = Signal()
    folder_wanted = Signal()
    opened = Signal(int)
    folder_opened = Signal(int)
    name_wanted = Signal(int)
    detached = Signal(int)
    located = Signal(int)
    described = Signal(int, object)

    def __init__(self, theme: Theme, icons: Icons, source: PanelSource) -> None:
        super().__init__(theme, icons, "Eviden")
        self._source = source
        self._key = IndicatorKey("")
        self._items: dict[int, EvidenceItem] = {}
        self._known: tuple[IndicatorKey, int, bool] | None = None
        self._add = QPushButton("Tambah")
        self._key_hint = KeyHint(theme, "E")
        self._zone = DropZone(theme, icons)
        self._none = Label(
            theme, "Belum ada eviden untuk indikator ini.", tone="text_3", wrap=True
        )
        self._build()
        self._zone.clicked.connect(self.files_wanted)
        self._add.clicked.connect(self.open_menu)

    @property
    def items(self) -> tuple[EvidenceItem, ...]:
        """Return the documents shown, oldest first."""
        return tuple(self._items.values())

    @override
    def show_row(self, sheet: Sheet, row: IndicatorRow) -> None:
        # A level chosen or a word typed changes no evidence.
        known = (row.key, row.evidence_count, sheet.editable)
        if known == self._known:
            return
        self._known = known
        uses = self._source.evidence_of(row.key)
        turned = row.key != self._key
        if turned:
            self._key = row.key
            self._empty()
            self._items.clear()
        self._counted.setText(str(len(uses)) if uses else "")
        self._none.setVisible(not uses)
        for part in (self._add, self._key_hint, self._zone):
            part.setVisible(sheet.editable)
        added = self._show_uses(uses, row, editable=sheet.editable)
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
        self, uses: tuple[EvidenceUse, ...], row: IndicatorRow, *, editable: bool
    ) -> list[EvidenceUse]:
        """Show *uses* in place and return those that were not there before."""
        for use_id in set(self._items) - {use.use_id for use in uses}:
            item = self._items.pop(use_id)
            self._body.removeWidget(item)
            item.hide()
            item.deleteLater()
        added = [use for use in uses if use.use_id not in self._items]
        for use in added:
            item = EvidenceItem(use, row.indicator.scale, self._theme, self._icons)
            self._items[use.use_id] = item
            self._body.addWidget(item)
            self._pass_on(item)
        for use in uses:
            self._items[use.use_id].show_use(use, editable=editable)
        return added

    def _pass_on(self, item: EvidenceItem) -> None:
        item.opened.connect(self.opened)
        item.folder_opened.connect(self.folder_opened)
        item.name_wanted.connect(self.name_wanted)
        item.detached.connect(self.detached)
        item.located.connect(self.located)
        item.described.connect(self.described)

    def _describe(self, use: EvidenceUse) -> None:
        item = self._items[use.use_id]
        item.open_form()
        # The form needs its room first; scrolling to where it will not be helps nobody.
        self._scroll.verticalScrollBar().rangeChanged.connect(
            self._show_last, Qt.ConnectionType.SingleShotConnection
        )

    def _show_last(self, _low: int, high: int) -> None:
        self._scroll.verticalScrollBar().setValue(high)


_NONE = "Belum ada eviden untuk indikator ini."
