"""The keys of the window, in groups, to be looked up while working."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import KeyHint, Label


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What some keys do; *keys* are alternatives, as they are shown."""

    group: str
    text: str
    keys: tuple[str, ...]


class KeyMapDialog(Dialog):
    """Lists *entries* in two columns; the groups keep the order in which they come."""

    def __init__(
        self, theme: Theme, entries: Sequence[KeyEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            "Tombol",
            subtitle="Tombol huruf dan angka berlaku di luar kotak teks.",
            size=(720, 0),
            parent=parent,
        )
        self._build(entries)

    def _build(self, entries: Sequence[KeyEntry]) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(32))
        columns = [QVBoxLayout(), QVBoxLayout()]
        filled = [0, 0]
        for name, found in groupby(_grouped(entries), key=lambda entry: entry.group):
            lines = list(found)
            shorter = filled.index(min(filled))
            columns[shorter].addWidget(self._group(name, lines))
            filled[shorter] += len(lines) + 2
        for column in columns:
            column.setSpacing(self._theme.px(16))
            column.addStretch(1)
            row.addLayout(column, 1)
        self.body.addLayout(row)
        close = self.add_button("Tutup", primary=True)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _group(self, name: str, entries: list[KeyEntry]) -> QWidget:
        px = self._theme.px
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        grid.addWidget(Label(self._theme, name, role="section"), 0, 0, 1, 2)
        for place, entry in enumerate(entries, start=1):
            grid.addWidget(Label(self._theme, entry.text, wrap=True), place, 0)
            grid.addLayout(self._keys(entry.keys), place, 1, Qt.AlignmentFlag.AlignRight)
        return box

    def _keys(self, keys: tuple[str, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(4))
        for key in keys:
            row.addWidget(KeyHint(self._theme, key))
        return row


def _grouped(entries: Sequence[KeyEntry]) -> list[KeyEntry]:
    """Return *entries* with those of one group together, groups as they first appear."""
    order = list(dict.fromkeys(entry.group for entry in entries))
    return sorted(entries, key=lambda entry: order.index(entry.group))
