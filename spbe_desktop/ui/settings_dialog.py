"""How the program looks, and what the portal wants of files: their size and their names."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.name_template_field import NameTemplateField
from spbe_desktop.ui.theme import Mode, Theme
from spbe_desktop.ui.widgets.labels import Label

_MODES: Mapping[Mode, str] = {
    "system": "Mengikuti sistem",
    "light": "Terang",
    "dark": "Gelap",
}
_LIMITS: Mapping[int, str] = {
    0: "Tanpa batas",
    10_000_000: "10 MB",
    25_000_000: "25 MB",
    50_000_000: "50 MB",
}
_BUDGETS: Mapping[int, str] = {
    1 << 30: "1 GB",
    5 << 30: "5 GB",
    20 << 30: "20 GB",
    100 << 30: "100 GB",
}
_SCALES: Mapping[float, str] = {1.0: "100 %", 1.25: "125 %", 1.5: "150 %"}


class SettingsDialog(Dialog):
    """Changes the look at once; cancelling brings back what it was. Names change when done."""

    mode_chosen = Signal(str)
    text_scale_chosen = Signal(float)
    name_template_chosen = Signal(str)
    portal_limit_chosen = Signal(int)
    backup_budget_chosen = Signal(object)
    """Bytes; more than a signal's own integer can hold."""

    def __init__(
        self,
        theme: Theme,
        *,
        name_template: str = "",
        portal_limit: int = 0,
        backup_budget: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Pengaturan", size=(520, 0), parent=parent)
        self._before: tuple[Mode, float] = (theme.mode, theme.text_scale)
        self._modes = QButtonGroup(self)
        self._scales = QButtonGroup(self)
        self._limits = QButtonGroup(self)
        self._budgets = QButtonGroup(self)
        self._limit = portal_limit
        self._budget = backup_budget
        self._names = NameTemplateField(theme, name_template)
        self._build()
        self._connect()

    def _build(self) -> None:
        modes = [QRadioButton(name) for name in _MODES.values()]
        for place, (button, mode) in enumerate(zip(modes, _MODES, strict=True)):
            button.setChecked(mode == self._theme.mode)
            self._modes.addButton(button, place)
        scales = [QRadioButton(name) for name in _SCALES.values()]
        nearest = min(_SCALES, key=lambda scale: abs(scale - self._theme.text_scale))
        for place, (button, scale) in enumerate(zip(scales, _SCALES, strict=True)):
            button.setChecked(scale == nearest)
            button.setAccessibleName(f"Ukuran teks {_SCALES[scale]}")
            self._scales.addButton(button, place)
        column = QVBoxLayout()
        for button in modes:
            column.addWidget(button)
        row = QHBoxLayout()
        for button in scales:
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(Label(self._theme, "Warna", role="section"))
        self.body.addLayout(column)
        self.body.addWidget(Label(self._theme, "Ukuran teks", role="section"))
        self.body.addLayout(row)
        self.body.addWidget(Label(self._theme, "Batas ukuran berkas di portal", role="section"))
        self.body.addLayout(_choices(self._limits, _LIMITS, self._limit, "Batas ukuran berkas"))
        self.body.addWidget(Label(self._theme, "Ruang untuk cadangan", role="section"))
        self.body.addLayout(
            _choices(self._budgets, _BUDGETS, self._budget, "Ruang untuk cadangan")
        )
        self.body.addWidget(Label(self._theme, "Nama berkas untuk portal", role="section"))
        self.body.addWidget(self._names)

    def _connect(self) -> None:
        self._modes.idToggled.connect(self._on_mode_toggled)
        self._scales.idToggled.connect(self._on_scale_toggled)
        cancel = self.add_button("Batal")
        self._done = self.add_button("Selesai", primary=True)
        cancel.clicked.connect(self.reject)
        self._done.clicked.connect(self._on_done_clicked)
        self._names.changed.connect(self._on_names_changed)
        self.rejected.connect(self._on_rejected)
        self._theme.changed.connect(self.fit)

    def _on_mode_toggled(self, place: int, checked: bool) -> None:
        if checked:
            self._theme.mode = list(_MODES)[place]

    def _on_scale_toggled(self, place: int, checked: bool) -> None:
        if checked:
            self._theme.text_scale = list(_SCALES)[place]

    def _on_names_changed(self) -> None:
        right = self._names.template is not None
        self._done.setEnabled(right)
        self._done.setAccessibleDescription("" if right else "Perbaiki pola nama berkas")

    def _on_done_clicked(self) -> None:
        template = self._names.template
        self.accept()
        if template is not None:
            self.name_template_chosen.emit(template.text)
        if self._limits.checkedId() >= 0:
            self.portal_limit_chosen.emit(list(_LIMITS)[self._limits.checkedId()])
        if self._budgets.checkedId() >= 0:
            self.backup_budget_chosen.emit(list(_BUDGETS)[self._budgets.checkedId()])
        self.mode_chosen.emit(self._theme.mode)
        self.text_scale_chosen.emit(self._theme.text_scale)

    def _on_rejected(self) -> None:
        self._theme.mode, self._theme.text_scale = self._before


def _choices(
    group: QButtonGroup, names: Mapping[int, str], chosen: int, spoken: str
) -> QHBoxLayout:
    """Return a row of the choices of *names*, gathered in *group*."""
    row = QHBoxLayout()
    for place, (value, name) in enumerate(names.items()):
        button = QRadioButton(name)
        button.setAccessibleName(f"{spoken} {name}")
        button.setChecked(value == chosen)
        group.addButton(button, place)
        row.addWidget(button)
    row.addStretch(1)
    return row
