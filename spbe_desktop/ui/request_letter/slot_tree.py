"""The empty slots of an assessment, indicator by indicator, each to be ticked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.request_letter import EmptySlot, OpenIndicator
from spbe_desktop.ui.theme import Theme

_SLOT, _OWNER = range(2)
_Check = Qt.CheckState


class SlotTree(QTreeWidget):
    """Lists *found*; ticking an indicator ticks all that is listed of it."""

    changed = Signal()

    def __init__(
        self, theme: Theme, found: Sequence[OpenIndicator], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found = found
        self._build()
        self.itemChanged.connect(self._on_item_changed)

    @property
    def chosen(self) -> Mapping[IndicatorKey, frozenset[str]]:
        """Return the codes of the slots that are ticked, by indicator."""
        codes: dict[IndicatorKey, frozenset[str]] = {}
        for each, parent in zip(self._found, self._parents(), strict=True):
            ticked = [
                empty.slot.code
                for empty, item in zip(each.slots, _children(parent), strict=True)
                if item.checkState(_SLOT) is _Check.Checked
            ]
            if ticked:
                codes[each.indicator.key] = frozenset(ticked)
        return codes

    def choose(self, owner: str | None) -> None:
        """Tick what is claimed and usually at *owner*, or whatever is claimed, and show it."""
        self.blockSignals(True)
        for each, parent in zip(self._found, self._parents(), strict=True):
            concerned = owner is None or owner in each.owners
            for empty, item in zip(each.slots, _children(parent), strict=True):
                wanted = concerned and empty.claimed
                item.setCheckState(_SLOT, _Check.Checked if wanted else _Check.Unchecked)
            parent.setExpanded(concerned and any(empty.claimed for empty in each.slots))
        self.blockSignals(False)
        self.changed.emit()

    def clear_choice(self) -> None:
        """Tick nothing."""
        self.blockSignals(True)
        for parent in self._parents():
            for item in _children(parent):
                item.setCheckState(_SLOT, _Check.Unchecked)
        self.blockSignals(False)
        self.changed.emit()

    def _build(self) -> None:
        self.setColumnCount(2)
        self.setHeaderLabels(["Butir yang kosong", "Biasanya ada di"])
        self.setAccessibleName("Butir yang kosong")
        self.setUniformRowHeights(True)
        self.header().setSectionResizeMode(_SLOT, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(_OWNER, QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(False)
        self.header().resizeSection(_OWNER, self._theme.px(220))
        self.addTopLevelItems([self._item(each) for each in self._found])

    def _item(self, each: OpenIndicator) -> QTreeWidgetItem:
        owners = ", ".join(each.owners)
        title = f"{each.indicator.key}  {each.indicator.short_title}"
        parent = QTreeWidgetItem([title, owners])
        parent.setFont(_SLOT, self._theme.font(bold=True))
        parent.setToolTip(_SLOT, each.indicator.title)
        parent.setToolTip(_OWNER, owners)
        parent.setForeground(_OWNER, self._theme.tokens.text_2)
        parent.setFlags(parent.flags() | Qt.ItemFlag.ItemIsAutoTristate)
        unclaimed = "tidak dituntut tingkat terpilih" if each.answered else "tingkat belum dipilih"
        parent.addChildren([self._slot(empty, unclaimed) for empty in each.slots])
        return parent

    def _slot(self, empty: EmptySlot, unclaimed: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([f"{empty.slot.code}  {empty.slot.text}"])
        item.setToolTip(_SLOT, empty.slot.text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_SLOT, _Check.Unchecked)
        if not empty.claimed:
            item.setForeground(_SLOT, self._theme.tokens.text_3)
            item.setText(_OWNER, unclaimed)
            item.setForeground(_OWNER, self._theme.tokens.text_3)
        return item

    def _parents(self) -> Iterator[QTreeWidgetItem]:
        return (
            cast("QTreeWidgetItem", self.topLevelItem(place))
            for place in range(self.topLevelItemCount())
        )

    def _on_item_changed(self) -> None:
        self.changed.emit()


def _children(parent: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    return (cast("QTreeWidgetItem", parent.child(place)) for place in range(parent.childCount()))
