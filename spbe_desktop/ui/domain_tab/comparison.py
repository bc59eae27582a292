"""An indicator's value beside last year's, its target and the assessors', in marks and words."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from spbe_desktop.domain.instrument import Level, Scale
from spbe_desktop.domain.sheet import IndicatorRow, Sheet
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.comparison_bar import ComparisonBar, Marker
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.coverage import kept_from
from spbe_desktop.words.formats import number, plain


class Comparison(QWidget):
    """The bar, two lines that say what it means, and the menu that sets the target."""

    target_chosen = Signal(object)
    """A Decimal, or None for no target."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._row: IndicatorRow | None = None
        self._bar = ComparisonBar(theme)
        self._change = Label(theme, role="small")
        self._distance = Label(theme, role="small", tone="text_2")
        self._target = QToolButton()
        self._target.setIcon(icons.icon("target"))
        self._build()
        self._target.clicked.connect(self._on_target_clicked)

    @property
    def sentences(self) -> tuple[str, str]:
        """Return the two lines beside the bar."""
        return self._change.text(), self._distance.text()

    def show_row(self, sheet: Sheet, row: IndicatorRow) -> None:
        """Show where *row* stands on its scale."""
        self._row = row
        scale = row.indicator.scale
        self._bar.set_scale(scale.lowest, scale.highest)
        self._bar.set_markers(_markers(sheet, row))
        self._change.setText(kept_from(sheet, row) or _change(row, sheet.assessment.year - 1))
        self._distance.setText(_distance(row))
        self._target.setVisible(sheet.editable)

    def _build(self) -> None:
        self._target.setToolTip("Tetapkan target indikator ini")
        self._target.setAccessibleName("Tetapkan target")
        self._target.setAutoRaise(True)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._change)
        words.addWidget(self._distance)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        line.addWidget(self._bar, 1)
        line.addWidget(Rule(self._theme, upright=True))
        line.addLayout(words)
        line.addWidget(self._target, 0, Qt.AlignmentFlag.AlignVCenter)

    def _on_target_clicked(self) -> None:
        self.target_menu().popup(self._target.mapToGlobal(QPoint(0, self._target.height())))

    def target_menu(self) -> QMenu:
        """Return the menu of the targets that may be set; it deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self._row
        if row is None:
            return menu
        for level in row.indicator.scale.levels[1:]:
            action = menu.addAction(_target_name(row.indicator.scale, level))
            action.setData(level.lower)
            action.setCheckable(True)
            action.setChecked(level.lower == row.target)
        menu.addSeparator()
        none = menu.addAction("Tanpa target")
        none.setEnabled(row.target is not None)
        menu.triggered.connect(lambda action: self.target_chosen.emit(action.data()))
        return menu


def facts_in_words(row: IndicatorRow) -> str:
    """Return the bar as one line, "lalu 2 · target 4", for windows without the room for it."""
    parts = {"lalu": row.previous, "target": row.target, "asesor": row.assessed}
    return " · ".join(f"{name} {plain(v)}" for name, v in parts.items() if v is not None)


def _markers(sheet: Sheet, row: IndicatorRow) -> list[Marker]:
    current = "Usulan" if sheet.is_self_assessment else _stage_name(sheet)
    named: list[tuple[str, Decimal | None, str]] = [
        ("last_year", row.previous, "Tahun lalu"),
        ("current", row.value, current),
        ("target", row.target, "Target"),
        ("assessor", row.assessed if sheet.is_self_assessment else None, "Asesor"),
    ]
    return [
        Marker(kind, name, value, plain(value))  # type: ignore[arg-type] # one of the five kinds
        for kind, value, name in named
        if value is not None
    ]


def _stage_name(sheet: Sheet) -> str:
    names = {stage.code: stage.short_name for stage in sheet.instrument.stages}
    return names.get(sheet.stage, sheet.stage)


def _change(row: IndicatorRow, year: int) -> str:
    if row.value is None:
        return "Belum dipilih."
    if row.previous is None:
        return f"tanpa nilai {year} sebagai pembanding"
    step = row.value - row.previous
    if not step:
        return f"sama dengan {year}"
    return f"{'↑ naik' if step > 0 else '↓ turun'} {plain(abs(step))} dari {year}"


def _distance(row: IndicatorRow) -> str:
    scale = row.indicator.scale
    if row.value is None:
        return f"Kosong bukan berarti {'nilai' if scale.decimals else 'tingkat'} " + (
            number(scale.lowest, scale.decimals) + "."
        )
    if row.target is None:
        return "belum ada target"
    missing = row.target - row.value
    if missing <= 0:
        return "target tercapai"
    return f"{plain(missing)}{'' if scale.decimals else ' tingkat'} lagi ke target"


def _target_name(scale: Scale, level: Level) -> str:
    lower = f" ({number(level.lower, scale.decimals)})" if scale.decimals else ""
    return f"{level.number}  {level.name}{lower}"
