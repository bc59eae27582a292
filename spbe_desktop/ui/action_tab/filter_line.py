"""The line of filters: words, and chips for agency, person and state with their counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from spbe_desktop.domain.action_filter import ActionFilter, ActionSelection, Facet
from spbe_desktop.domain.actions import ActionState
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.chip import MenuChip
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.actions import STATES

_NAMES = {Facet.AGENCY: "OPD", Facet.PERSON: "PIC", Facet.STATE: "Keadaan"}
_NOBODY = {Facet.AGENCY: "Tanpa OPD", Facet.PERSON: "Tanpa PIC"}


class FilterLine(QWidget):
    """Tells which actions are looked for."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: Mapping[Facet, Mapping[str, int]] = {}
        self._values: dict[Facet, frozenset[str]] = {}
        self.words = QLineEdit()
        self.chips = {facet: MenuChip(theme, name) for facet, name in _NAMES.items()}
        self.menus = {facet: QMenu(self) for facet in Facet}
        self.count = Label(theme, role="small", tone="text_2")
        self._build()
        self._connect()

    @property
    def wanted(self) -> ActionFilter:
        """Return what is looked for."""
        return ActionFilter(self.words.text(), self._values)

    def show_found(self, found: ActionSelection, total: int) -> None:
        """Tell how many of *total* actions are shown, and what each value would show."""
        self._counts = found.counts
        shown = len(found.items)
        self.count.setText(f"{shown} aksi" if shown == total else f"{shown} dari {total} aksi")

    def show_facets(self, shown: bool) -> None:
        """Show what is only for actions, or hide it."""
        for part in (*self.chips.values(), self.count):
            part.setVisible(shown)
        self.words.setPlaceholderText(
            "Saring aksi: kata, nomor indikator, tanggal" if shown else "Saring rekomendasi"
        )

    def clear(self) -> None:
        """Look for everything again."""
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        self._values = {}
        self._show_chosen()

    def choose(self, facet: Facet, value: str, chosen: bool) -> None:
        """Look for *value* too, or no longer."""
        before = self._values.get(facet, frozenset())
        self._values = self._values | {
            facet: before | {value} if chosen else before - {value},
        }
        self._show_chosen()

    def _turn(self, facet: Facet, value: str) -> None:
        """Look for *value* if it was not looked for, and else no longer."""
        self.choose(facet, value, value not in self._values.get(facet, frozenset()))

    def _forget(self, facet: Facet) -> None:
        self._values = self._values | {facet: frozenset()}
        self._show_chosen()

    def _show_chosen(self) -> None:
        for facet, chip in self.chips.items():
            self._fill(facet)
            chip.show_count()
        self.changed.emit()

    def _fill(self, facet: Facet) -> None:
        """Offer what there is of *facet*, and what is chosen of it though it is gone."""
        menu, chosen = self.menus[facet], self._values.get(facet, frozenset())
        # An action that is just being carried out must outlive its menu entry.
        for action in menu.actions():
            menu.removeAction(action)
            action.deleteLater()
        counts = self._counts.get(facet, {})
        for value in sorted({*counts, *chosen}, key=partial(_order, facet)):
            name = _name(facet, value).replace("&", "&&")
            action = menu.addAction(f"{name}  ({counts.get(value, 0)})")
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.triggered.connect(partial(self._turn, facet, value))
        if chosen:
            menu.addSeparator()
            menu.addAction("Hapus pilihan").triggered.connect(partial(self._forget, facet))

    def _build(self) -> None:
        px = self._theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), 0, px(12), px(8))
        row.setSpacing(px(8))
        self.words.setAccessibleName("Saring rencana aksi")
        self.words.setClearButtonEnabled(True)
        self.words.setMaximumWidth(px(420))
        row.addWidget(self.words, 1)
        for facet, chip in self.chips.items():
            chip.setAccessibleName(f"Saring menurut {_NAMES[facet]}")
            chip.offer(self.menus[facet])
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.count)
        self.show_facets(True)

    def _connect(self) -> None:
        self.words.textChanged.connect(self.changed)
        for facet, menu in self.menus.items():
            menu.aboutToShow.connect(partial(self._fill, facet))


def _name(facet: Facet, value: str) -> str:
    if facet is Facet.STATE:
        return STATES[ActionState(value)]
    return value or _NOBODY[facet]


def _order(facet: Facet, value: str) -> tuple[int, str]:
    """Return where *value* stands: states as they follow, names by letter, nobody last."""
    if facet is Facet.STATE:
        return list(ActionState).index(ActionState(value)), ""
    return int(not value), value.casefold()
