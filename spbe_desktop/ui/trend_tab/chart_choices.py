"""What the chart shows: the stage that stands for each year, and the groups beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QMenu, QWidget

from spbe_desktop.domain.group_trend import groups_of
from spbe_desktop.domain.instrument import Group, GroupKind
from spbe_desktop.domain.trend import Trend
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.trend_tab.sentences import stage_name
from spbe_desktop.ui.widgets.chip import Chip, MenuChip
from spbe_desktop.ui.widgets.flow_layout import FlowLayout
from spbe_desktop.ui.widgets.labels import Label

LATEST = ""
"""The choice of stage that takes the last one known of each year."""

_TIERS = {GroupKind.DOMAIN: "Domain", GroupKind.ASPECT: "Aspek"}


class ChartChoices(QWidget):
    """Chips for the stages and the groups that a trend has; hidden where there is no choice."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stages = QButtonGroup(self)
        self._stage_codes: dict[QAbstractButton, str] = {}
        self._groups: dict[str, Chip | QAction] = {}
        self._offered: object = None
        self._row = FlowLayout(self)
        self._stages.buttonClicked.connect(self._on_clicked)

    @property
    def stage(self) -> str:
        """The code of the chosen stage, or LATEST."""
        chosen = self._stages.checkedButton()
        return self._stage_codes.get(chosen, LATEST) if chosen else LATEST

    @property
    def groups(self) -> tuple[str, ...]:
        """The codes of the groups that are to be drawn."""
        return tuple(code for code, chip in self._groups.items() if chip.isChecked())

    def show_trend(self, trend: Trend) -> None:
        """Offer what *trend* has, keeping what was chosen where it is still offered."""
        stages = trend.stages if len(trend.stages) > 1 else ()
        found = groups_of(trend)
        groups = found[1] if found else ()
        kind = {group.code: group.kind for group in groups}
        offered = (stages, tuple((g.code, g.short_title) for g in groups))
        self.setVisible(bool(stages or groups))
        if offered == self._offered:
            return
        self._offered = offered
        stage, shown = self.stage, set(self.groups)
        self._empty()
        if stages:
            self._add_heading("Tahap")
            self._add_stage(LATEST, "Terakhir diketahui", chosen=stage == LATEST)
            for code, name in stages:
                self._add_stage(code, stage_name(code, name), chosen=code == stage)
            if self._stages.checkedButton() is None:
                self._stages.buttons()[0].setChecked(True)
        top = [group for group in groups if kind[group.code] is groups[0].kind]
        inner = [group for group in groups if group not in top]
        if top:
            self._add_heading(_TIERS[top[0].kind])
        for group in top:
            self._add_group(group.code, group.short_title, chosen=group.code in shown)
        if inner:
            self._add_menu(_TIERS[inner[0].kind], inner, shown)

    def _on_clicked(self) -> None:
        self.changed.emit()

    def _empty(self) -> None:
        for chip in self._stages.buttons():
            self._stages.removeButton(chip)
        self._stage_codes.clear()
        self._groups.clear()
        while (item := self._row.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()

    def _add_heading(self, text: str) -> None:
        label = Label(self._theme, text, role="caption", tone="text_3")
        label.setMinimumHeight(self._theme.px(22))
        # Sets the second lot of chips off from the first.
        label.setIndent(0 if self._row.count() == 0 else self._theme.px(10))
        self._row.addWidget(label)

    def _add_stage(self, code: str, name: str, *, chosen: bool) -> None:
        chip = Chip(self._theme, name)
        chip.setAccessibleName(f"Tahap: {name}")
        chip.setChecked(chosen)
        self._stages.addButton(chip)
        self._stage_codes[chip] = code
        self._row.addWidget(chip)

    def _add_menu(self, name: str, groups: Sequence[Group], shown: set[str]) -> None:
        """Offer the groups of an inner tier, which are too many for chips, in a menu."""
        button = MenuChip(self._theme, name)
        button.setAccessibleName(f"Garis {name.lower()}")
        menu = QMenu(button)
        for group in groups:
            action = menu.addAction(group.short_title)
            action.setCheckable(True)
            action.setChecked(group.code in shown)
            action.triggered.connect(self._on_clicked)
            self._groups[group.code] = action
        menu.triggered.connect(button.show_count)
        button.offer(menu)
        self._row.addWidget(button)

    def _add_group(self, code: str, title: str, *, chosen: bool) -> None:
        chip = Chip(self._theme, title)
        chip.setAccessibleName(f"Garis {title}")
        chip.setChecked(chosen)
        chip.clicked.connect(self._on_clicked)
        self._groups[code] = chip
        self._row.addWidget(chip)
