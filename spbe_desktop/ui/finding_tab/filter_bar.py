"""The filters of shortcomings: states as chips with counts, sources and groups as menus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from spbe_desktop.domain.shortcomings import (
    SeenShortcoming,
    ShortcomingSource,
    ShortcomingState,
)
from spbe_desktop.ui.finding_tab.rows import Standpoint
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.chip import Chip, MenuChip
from spbe_desktop.ui.widgets.flow_layout import FlowLayout
from spbe_desktop.words.formats import number
from spbe_desktop.words.shortcomings import SOURCE_NAMES, STATE_NAMES

_AT_FIRST = {ShortcomingState.OPEN, ShortcomingState.IN_PROGRESS}


class FilterBar(QWidget):
    """Lets through what is ticked; a kind of filter without any tick lets everything through."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._states = {state: Chip(theme, name) for state, name in STATE_NAMES.items()}
        self._sources = _Menu(theme, "Sumber")
        self._groups = _Menu(theme, "Domain")
        row = FlowLayout(self)
        for state, chip in self._states.items():
            chip.setChecked(state in _AT_FIRST)
            chip.toggled.connect(self.changed)
            row.addWidget(chip)
        for menu in (self._sources, self._groups):
            menu.changed.connect(self.changed)
            row.addWidget(menu.chip)
        self._sources.offer([(source.value, name) for source, name in SOURCE_NAMES.items()])

    def offer_groups(self, name: str, groups: Sequence[tuple[str, str]]) -> None:
        """Offer the top groups of the instrument, which *name* says what they are."""
        self._groups.offer(groups, name)

    def show_counts(self, findings: Sequence[SeenShortcoming]) -> None:
        """Tell how many shortcomings are in each state."""
        counts = Counter(each.state for each in findings)
        for state, chip in self._states.items():
            chip.setText(f"{STATE_NAMES[state]} {number(counts[state])}")
            chip.updateGeometry()

    def clear(self) -> None:
        """Let everything through again."""
        for chip in self._states.values():
            chip.setChecked(False)
        self._sources.clear()
        self._groups.clear()

    def chosen(
        self, findings: Sequence[SeenShortcoming], seen_from: Standpoint
    ) -> tuple[SeenShortcoming, ...]:
        """Return the shortcomings that every filter lets through."""
        states = {state for state, chip in self._states.items() if chip.isChecked()}
        sources = {ShortcomingSource(value) for value in self._sources.ticked}
        groups = self._groups.ticked
        return tuple(
            each
            for each in findings
            if (not states or each.state in states)
            and (not sources or each.shortcoming.source in sources)
            and (not groups or not groups.isdisjoint(map(seen_from.group_of, each.keys)))
        )


class _Menu(QObject):
    """A chip whose menu offers values to tick."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._name = name
        self._actions: dict[str, QAction] = {}
        self.chip = MenuChip(theme, name)

    @property
    def ticked(self) -> frozenset[str]:
        """Return the values that are ticked."""
        return frozenset(key for key, action in self._actions.items() if action.isChecked())

    def offer(self, values: Sequence[tuple[str, str]], name: str = "") -> None:
        """Offer *values*; what was ticked before stays so."""
        before = self.ticked
        self._actions = {}
        menu = QMenu(self.chip)
        for key, text in values:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(key in before)
            action.toggled.connect(self._on_toggled)
            self._actions[key] = action
        self.chip.setAccessibleName(f"Saring menurut {(name or self._name).lower()}")
        self.chip.offer(menu)

    def clear(self) -> None:
        """Untick everything."""
        for action in self._actions.values():
            action.setChecked(False)

    def _on_toggled(self) -> None:
        self.chip.show_count()
        self.changed.emit()
