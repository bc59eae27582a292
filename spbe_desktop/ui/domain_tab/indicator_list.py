"""The left of the tab: what work is left, the indicators, and how far the group is."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from spbe_desktop.domain.instrument import Group, IndicatorKey
from spbe_desktop.domain.sheet import IndicatorRow, Sheet
from spbe_desktop.domain.slot_counts import Standings, slot_counts
from spbe_desktop.ui.domain_tab.concern_chips import ConcernChips
from spbe_desktop.ui.domain_tab.group_progress import GroupProgress
from spbe_desktop.ui.domain_tab.indicator_delegate import IndicatorDelegate
from spbe_desktop.ui.domain_tab.indicator_model import ROW_ROLE, IndicatorModel
from spbe_desktop.ui.domain_tab.row_filter import RowFilter
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.labels import KeyHint, LinkButton


class IndicatorList(QWidget):
    """Shows the indicators of a group; choosing one asks for it."""

    indicator_chosen = Signal(str)
    next_clicked = Signal()
    mine_toggled = Signal(bool)

    def __init__(self, group: Group, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._group = group
        self._theme = theme
        self._mine: frozenset[IndicatorKey] | None = None
        self.model = IndicatorModel(group, self)
        self._filter = RowFilter(self.model, self)
        self._delegate = IndicatorDelegate(theme, icons, self)
        self.chips = ConcernChips(theme)
        self.tree = QTreeView()
        self.progress = GroupProgress(theme, group.short_title)
        self._next = LinkButton(theme, "berikutnya", role="small", underlined=False)
        self._build()
        self._connect()
        self._on_theme_changed()

    def show_sheet(self, sheet: Sheet, standings: Standings) -> None:
        """Show the rows of *sheet*, with how many of their slots are filled where it is known."""
        self.model.show(sheet, slot_counts(sheet, standings))
        self.chips.show_rows([sheet.by_key[i.key] for i in self._group.indicators])
        self.progress.show_group(sheet, self._group)

    def show_mine(self, keys: frozenset[IndicatorKey] | None, *, on: bool) -> None:
        """Know the indicators of the officer herself, and show only them if that is *on*.

        None stands for nobody having said who she is. Numbers stay the official ones.
        """
        own = None
        if keys is not None:
            own = keys & {indicator.key for indicator in self._group.indicators}
        before = self.only
        self._mine = own
        self.chips.show_mine(None if own is None else len(own), on=on)
        if self.only != before:
            self._renew_filter()

    @property
    def only(self) -> frozenset[IndicatorKey] | None:
        """Return the indicators that alone are to be shown; None where all are."""
        return self._mine if self.chips.mine.isChecked() else None

    def show_current(self, key: IndicatorKey) -> None:
        """Mark indicator *key* as the one in the centre, and bring it into view."""
        self._delegate.current = key
        if self.chips.chosen or self.only is not None:
            # The view may be amid telling that its current row changed: let it finish.
            QTimer.singleShot(0, self, self._renew_filter)
        index = self._filter.mapFromSource(self.model.index_of(key))
        self.tree.expand(index.parent())
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.tree.selectionModel().setCurrentIndex(index, flag)
        self._bring_into_view(index)
        self.tree.viewport().update()

    def set_compact(self, *, narrow: bool, low: bool) -> None:
        """Do without the counts where it is narrow; put rows closer where either is short."""
        self._delegate.compact = narrow or low
        self.chips.set_short(low)
        # The view asks for the heights again only when told that they changed.
        self._delegate.sizeHintChanged.emit(QModelIndex())
        self.tree.doItemsLayout()

    def key_at(self, place: QPoint) -> IndicatorKey | None:
        """Return the indicator whose row is at *place*, in this widget's coordinates."""
        row = self._row_at(self.tree.viewport().mapFrom(self, place))
        return None if row is None else row.key

    def rect_of(self, key: IndicatorKey) -> QRect:
        """Return where the row of *key* is, in this widget's coordinates."""
        index = self._filter.mapFromSource(self.model.index_of(key))
        rect = self.tree.visualRect(index)
        return rect.translated(self.tree.viewport().mapTo(self, QPoint(0, 0)))

    def _renew_filter(self) -> None:
        self._filter.choose(self.chips.chosen, self._delegate.current, self.only)
        self.tree.expandAll()

    def _row_at(self, place: QPoint) -> IndicatorRow | None:
        if not self.tree.viewport().rect().contains(place):
            return None
        row = self.tree.indexAt(place).data(ROW_ROLE)
        return row if isinstance(row, IndicatorRow) else None

    def _bring_into_view(self, index: QModelIndex) -> None:
        """Scroll only if the row is near an edge, and then to the middle."""
        view, rect = self.tree.viewport().rect(), self.tree.visualRect(index)
        if not view.adjusted(0, rect.height(), 0, -rect.height()).contains(rect):
            self.tree.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._build_tree()
        footer = QHBoxLayout()
        footer.setContentsMargins(12, 5, 6, 5)
        footer.setSpacing(4)
        self._next.setToolTip("Ke indikator berikutnya yang belum diisi")
        self._next.setAccessibleName("Indikator berikutnya yang belum diisi")
        footer.addWidget(self.progress, 1)
        footer.addWidget(KeyHint(self._theme, "N"))
        footer.addWidget(self._next)
        column.addWidget(self.chips)
        column.addWidget(self.tree, 1)
        column.addWidget(Rule(self._theme))
        column.addLayout(footer)

    def _build_tree(self) -> None:
        tree = self.tree
        tree.setModel(self._filter)
        tree.setItemDelegate(self._delegate)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(0)
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tree.setExpandsOnDoubleClick(False)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setMouseTracking(True)
        tree.setAccessibleName(f"Indikator {self._group.title}")
        tree.expandAll()

    def _connect(self) -> None:
        self.chips.changed.connect(self._on_chips_changed)
        self.chips.mine_toggled.connect(self._on_mine_toggled)
        self._next.clicked.connect(self.next_clicked)
        self.tree.clicked.connect(self._on_clicked)
        self.tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self._theme.changed.connect(self._on_theme_changed)

    def _on_chips_changed(self) -> None:
        self._renew_filter()
        self.show_current(self._delegate.current)

    def _on_mine_toggled(self, on: bool) -> None:
        self._on_chips_changed()
        self.mine_toggled.emit(on)

    def _on_clicked(self, index: QModelIndex) -> None:
        if not isinstance(index.data(ROW_ROLE), IndicatorRow):
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def _on_current_changed(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, IndicatorRow) and row.key != self._delegate.current:
            self.indicator_chosen.emit(row.key)

    def _on_theme_changed(self) -> None:
        self.tree.doItemsLayout()
