"""Lets the officer choose what documents prove: an indicator, a level, and its slot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import IndicatorRow, Sheet
from spbe_desktop.domain.slots import SlotCode, slots_of
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.link_target import LinkTarget
from spbe_desktop.ui.theme import Theme

_KEY = Qt.ItemDataRole.UserRole


class LinkDialog(Dialog):
    """A list of indicators that narrows down while typing; level and slot may stay open."""

    def __init__(
        self, theme: Theme, sheet: Sheet, documents: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            "Tautkan ke indikator",
            subtitle=f"{documents} · penilaian {sheet.assessment.year}",
            size=(560, 520),
            parent=parent,
        )
        self._sheet = sheet
        self._search = QLineEdit()
        self._list = QListWidget()
        self._level = QComboBox()
        self._slot = QComboBox()
        self._build()
        self._fill()
        self._search.setFocus()

    @property
    def target(self) -> LinkTarget | None:
        """Return what was chosen; none if no indicator is left by what was typed."""
        row = self._row
        if row is None:
            return None
        slot: SlotCode | None = self._slot.currentData()
        level = self._level.currentData()
        return LinkTarget(row.key, level, () if slot is None else (slot,))

    @property
    def _row(self) -> IndicatorRow | None:
        place = self._list.currentRow()
        if place < 0:
            return None
        return self._sheet.by_key[IndicatorKey(self._list.item(place).data(_KEY))]

    def _build(self) -> None:
        self._search.setPlaceholderText("Cari nomor atau kata, misalnya 19 atau tim koordinasi")
        self._search.setAccessibleName("Cari indikator")
        self._search.installEventFilter(self)
        self._list.setAccessibleName("Indikator")
        self.add_parts(
            self._search,
            self._list,
            FormField(self._theme, "Tingkat yang dibuktikan", self._level),
            FormField(self._theme, "Butir bukti", self._slot),
        )
        for chooser in (self._level, self._slot):
            chooser.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        cancel = self.add_button("Batal")
        self._accept = self.add_button("Tautkan", primary=True)
        cancel.clicked.connect(self.reject)
        self._accept.clicked.connect(self.accept)
        self._search.textChanged.connect(self._fill)
        self._list.currentRowChanged.connect(self._on_row_changed)
        self._list.itemActivated.connect(self.accept)
        self._level.currentIndexChanged.connect(self._fill_slots)

    def _fill(self) -> None:
        words = self._search.text().casefold().split()
        self._list.clear()
        for row in self._sheet.rows:
            indicator = row.indicator
            said = f"{indicator.number} {indicator.title} {indicator.list_title}".casefold()
            numbers = str(indicator.number)
            if all(word == numbers or (not word.isdecimal() and word in said) for word in words):
                item = QListWidgetItem(f"{row.key}   {indicator.short_title}")
                item.setData(_KEY, row.key)
                item.setToolTip(indicator.title)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._accept.setEnabled(self._list.count() > 0)

    def _on_row_changed(self) -> None:
        row = self._row
        self._level.clear()
        self._level.addItem("Tidak disebut", None)
        if row is not None:
            for level in row.indicator.scale.levels:
                self._level.addItem(f"{level.number}  {level.name}", level.number)
        self._fill_slots()

    def _fill_slots(self) -> None:
        row, level = self._row, self._level.currentData()
        self._slot.clear()
        self._slot.addItem("Belum ditentukan", None)
        if row is not None:
            for slot in slots_of(row.indicator):
                if slot.level is None or level is None or slot.level == level:
                    self._slot.addItem(f"{slot.code}  {slot.short}", slot.code)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The arrows walk through the list while the search has the caret.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                last = self._list.count() - 1
                self._list.setCurrentRow(max(0, min(last, self._list.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)
