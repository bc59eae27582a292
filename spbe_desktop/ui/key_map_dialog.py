"""The keys of the window, in groups, to be looked up while working."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
        listed = 0
        for name, found in groupby(_grouped(entries), key=lambda entry: entry.group):
            lines = list(found)
            columns[2 * listed >= len(entries)].addWidget(self._group(name, lines))
            listed += len(lines)
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
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(6))
        lines.addWidget(Label(self._theme, name, role="section"))
        for entry in entries:
            lines.addLayout(self._line(entry))
        return box

    def _line(self, entry: KeyEntry) -> QHBoxLayout:
        """Return a line of its own, so that long keys take room from its words alone."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(4))
        row.addWidget(Label(self._theme, entry.text, wrap=True), 1)
        row.addSpacing(self._theme.px(8))
        for key in entry.keys:
            row.addWidget(KeyHint(self._theme, key))
        return row


def _grouped(entries: Sequence[KeyEntry]) -> list[KeyEntry]:
    """Return *entries* with those of one group together, groups as they first appear."""
    order = list(dict.fromkeys(entry.group for entry in entries))
    return sorted(entries, key=lambda entry: order.index(entry.group))
