"""A field for a value with decimals, with the level it falls in and what is wrong with it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from spbe_desktop.domain.instrument import Scale
from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.ui.domain_tab.level_cards import band
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.formats import number, parse_decimal


class ValueField(QWidget):
    """Takes "2,31" or "2.31"; what the scale does not have is explained and not sent."""

    value_entered = Signal(object)
    """A Decimal, or None where the field was emptied."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row: IndicatorRow | None = None
        self.field = QLineEdit()
        self._said = Label(theme, role="small", tone="text_2", wrap=True)
        self._build()
        self.field.editingFinished.connect(self._on_editing_finished)
        self.field.textEdited.connect(self._on_text_edited)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def message(self) -> str:
        """Return what stands beside the field: the band of the value, or what is wrong."""
        return self._said.text()

    def show_row(self, row: IndicatorRow, *, editable: bool) -> None:
        """Show the value of *row*; a wrong text that is being corrected stays."""
        same = self._row is not None and self._row.key == row.key
        faulty = bool(self.field.property("faulty"))
        unchanged = same and self._row is not None and self._row.value == row.value
        self._row = row
        self.field.setReadOnly(not editable)
        self.setVisible(bool(row.indicator.scale.decimals))
        if unchanged and (faulty or self.field.isModified()):
            return
        self.field.setText(_shown(row))
        self._say(_band_of(row), faulty=False)

    def focus_field(self) -> None:
        """Put the caret into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def flush(self) -> None:
        """Send what was typed, if it is right."""
        if self.field.isModified():
            self._on_editing_finished()

    def _build(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        caption = Label(self._theme, "Nilai", bold=True)
        caption.setBuddy(self.field)
        self.field.setAccessibleName("Nilai")
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setPlaceholderText("mis. 2,31")
        line.addWidget(caption)
        line.addWidget(self.field)
        line.addWidget(self._said, 1)

    def _on_theme_changed(self) -> None:
        self.field.setFixedWidth(self._theme.px(84))

    def _on_text_edited(self) -> None:
        if self.field.property("faulty"):
            self._say("", faulty=False)

    def _on_editing_finished(self) -> None:
        if self._row is None or not self.field.isModified():
            return
        text, scale = self.field.text().strip(), self._row.indicator.scale
        value = parse_decimal(text) if text else None
        wrong = _wrong(scale, text, value)
        if wrong:
            self._say(wrong, faulty=True)
            return
        self.field.setModified(False)
        if value != self._row.value or (self._row.kept_from and text):
            self.value_entered.emit(value)
        else:
            self.field.setText(_shown(self._row))
            self._say(_band_of(self._row), faulty=False)

    def _say(self, text: str, *, faulty: bool) -> None:
        self._said.setText(text)
        self._said.set_tone("error" if faulty else "text_2")
        self.field.setProperty("faulty", faulty)
        self.field.setAccessibleDescription(text)
        self.field.update()


def _shown(row: IndicatorRow) -> str:
    return "" if row.value is None else number(row.value, row.indicator.scale.decimals)


def _band_of(row: IndicatorRow) -> str:
    scale, level = row.indicator.scale, row.level
    if level is None:
        lowest, highest = (number(v, scale.decimals) for v in (scale.lowest, scale.highest))
        return f"dari {lowest} sampai {highest}, atau pilih tingkat"
    return f"{level.name}, tingkat {level.number} ({band(scale, level)})"


def _wrong(scale: Scale, text: str, value: Decimal | None) -> str:
    lowest, highest = (number(v, scale.decimals) for v in (scale.lowest, scale.highest))
    if text and value is None:
        return f"“{text}” bukan angka. Ketik nilai seperti 2,31."
    if value is None or scale.accepts(value):
        return ""
    if not scale.lowest <= value <= scale.highest:
        return f"Nilai harus dari {lowest} sampai {highest}; yang ini belum disimpan."
    return f"Paling banyak {scale.decimals} angka di belakang koma; yang ini belum disimpan."
