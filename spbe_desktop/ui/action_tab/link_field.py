"""What an action is linked to: a chip for each, with a cross, and a list to add more from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from spbe_desktop.ui.action_tab.link_picker import LinkPicker
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.link_chip import LinkChip

UNKNOWN = "Dari tahun lain"


class LinkField(QWidget):
    """Shows links, and lets any number be added or taken away."""

    edited = Signal()

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._name = name
        self._choices: Mapping[str, str] = {}
        self._chosen: tuple[str, ...] = ()
        self.chips: dict[str, LinkChip] = {}
        self.add = QPushButton("Tambah…")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.setAccessibleName(f"Tambah: {name}")
        self.add.clicked.connect(self.ask)
        self.setFocusProxy(self.add)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids that are linked, in order."""
        return self._chosen

    def show_links(self, chosen: Sequence[str], choices: Mapping[str, str]) -> None:
        """Show *chosen*, of *choices* by id."""
        self._choices = choices
        self._show(chosen)

    def link(self, *added: str) -> None:
        """Link *added* too."""
        self._show(sorted({*self._chosen, *added}))
        self.edited.emit()

    def unlink(self, link_id: str) -> None:
        """Take a link away; the keyboard goes to the next one."""
        place = self._chosen.index(link_id)
        self._show([other for other in self._chosen if other != link_id])
        after = self._chosen[min(place, len(self._chosen) - 1)] if self._chosen else ""
        (self.chips[after] if after else self.add).setFocus()
        self.edited.emit()

    def ask(self) -> LinkPicker:
        """Open the list of what is not linked yet."""
        free = {key: text for key, text in self._choices.items() if key not in self._chosen}
        picker = LinkPicker(self._theme, self._name, free, self.window())
        picker.accepted.connect(lambda: self.link(*picker.chosen))
        picker.open()
        return picker

    def _show(self, chosen: Sequence[str]) -> None:
        self._chosen = tuple(chosen)
        for key in [key for key in self.chips if key not in self._chosen]:
            chip = self.chips.pop(key)
            self._column.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for place, key in enumerate(self._chosen):
            if key not in self.chips:
                self.chips[key] = LinkChip(self._theme, self._icons, self)
                self.chips[key].unlinked.connect(self._on_unlinked)
            self.chips[key].show_link(key, self._choices.get(key, UNKNOWN))
            self._column.insertWidget(place, self.chips[key])
        free = len(self._choices.keys() - set(self._chosen))
        self.add.setEnabled(free > 0)
        self.add.setToolTip("" if free else "Tidak ada lagi yang dapat ditautkan.")

    def _on_unlinked(self, key: str) -> None:
        self.unlink(key)
