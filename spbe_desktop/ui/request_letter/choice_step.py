"""Pilih butir: of whom what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.request_letter import OpenIndicator
from spbe_desktop.ui.dialog import take_rest
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.request_letter.slot_tree import SlotTree
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.words.formats import number

_LED = ("Dinas ", "Badan ", "Bagian ", "Biro ")


def addressee_of(owner: str) -> str:
    """Return whom a letter to *owner* is addressed to."""
    return f"Kepala {owner}" if owner.startswith(_LED) else owner


class ChoiceStep(QWidget):
    """A line for the addressee, and below it the empty slots."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        found: Sequence[OpenIndicator],
        owners: Sequence[str],
        remembered: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._theme = theme
        self._addressee = QComboBox()
        self._tree = SlotTree(theme, found)
        self._count = Label(theme, tone="text_2")
        self._all = LinkButton(theme, "Pilih semua yang dituntut", underlined=False)
        self._none = LinkButton(theme, "Kosongkan pilihan", underlined=False)
        self._build(owners, remembered)
        self._connect()
        self._tree.choose(None)

    @property
    def addressee(self) -> str:
        """Return whom the letter is addressed to."""
        return self._addressee.currentText().strip()

    @property
    def chosen(self) -> Mapping[IndicatorKey, frozenset[str]]:
        """Return the codes of the slots that are asked for, by indicator."""
        return self._tree.chosen

    @property
    def hindrance(self) -> str:
        """Return why there can be no letter yet; empty if there can."""
        return "" if self.chosen else "Pilih paling sedikit satu butir"

    def take_focus(self) -> None:
        """Put the keyboard on the addressee."""
        self._addressee.setFocus()

    def _build(self, owners: Sequence[str], remembered: Sequence[str]) -> None:
        px = self._theme.px
        self._addressee.setEditable(True)
        self._addressee.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for owner in owners:
            self._addressee.addItem(addressee_of(owner), owner)
        listed = set(map(addressee_of, owners))
        self._addressee.addItems([name for name in remembered if name not in listed])
        self._addressee.setCurrentIndex(-1)
        self._addressee.setEditText("")
        field = FormField(
            self._theme,
            "Diminta kepada",
            self._addressee,
            hint="Pilih OPD dari daftar agar butirnya terpilih sendiri, atau ketik sendiri.",
        )
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self._count, 1)
        row.addWidget(self._all)
        row.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(4), px(20), px(12))
        column.setSpacing(px(10))
        column.addWidget(field)
        column.addWidget(take_rest(self._tree, px(120)), 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self._addressee.activated.connect(self._on_owner_chosen)
        self._all.clicked.connect(lambda: self._tree.choose(None))
        self._none.clicked.connect(self._tree.clear_choice)
        self._tree.changed.connect(self._on_choice_changed)

    def _on_owner_chosen(self, place: int) -> None:
        owner = self._addressee.itemData(place)
        if isinstance(owner, str):
            self._tree.choose(owner)

    def _on_choice_changed(self) -> None:
        chosen = self.chosen
        slots = sum(map(len, chosen.values()))
        self._count.setText(f"{number(slots)} butir dari {number(len(chosen))} indikator dipilih")
        self.changed.emit()
