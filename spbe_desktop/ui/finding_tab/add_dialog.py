"""Asks for a shortcoming, or for many at once: one on each line that is pasted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPlainTextEdit, QWidget

from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.shortcomings import Gravity, ShortcomingSource
from spbe_desktop.domain.slots import SlotCode, slots_of
from spbe_desktop.services.shortcomings import NewFinding
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.words.formats import number
from spbe_desktop.words.shortcomings import GRAVITY_NAMES, SOURCE_NAMES


class AddDialog(Dialog):
    """Words, where they come from, how grave it is, and the indicator.

    Whoever opens it closes it, once what was written is stored.
    """

    add_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        instrument: Instrument,
        key: IndicatorKey | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Tambah temuan", size=(560, 0), parent=parent)
        self.words = QPlainTextEdit()
        self.many = QCheckBox("Tiap baris satu temuan")
        self.source = QComboBox()
        self.gravity = QComboBox()
        self.indicator = QComboBox()
        self.slot = QComboBox()
        self._instrument = instrument
        self._slot_field = FormField(theme, "Butir bukti", self.slot)
        self._words_field = FormField(theme, "Temuan", self.words, hint=_HINT)
        self._build()
        self._connect()
        if key is not None:
            self.indicator.setCurrentIndex(self.indicator.findData(str(key)))

    def answer(self) -> tuple[NewFinding, ...]:
        """Return what was written; empty lines are nothing."""
        text, key = self.words.toPlainText(), self.indicator.currentData()
        slot = self.slot.currentData() if key else ""
        return tuple(
            NewFinding(
                words,
                ShortcomingSource(self.source.currentData()),
                Gravity(self.gravity.currentData()),
                IndicatorKey(key) if key else None,
                SlotCode(slot) if slot else None,
            )
            for words in (text.splitlines() if self.many.isChecked() else [text])
            if words.strip()
        )

    def show_fault(self, sentence: str) -> None:
        """Say why nothing was stored; an empty text takes it back."""
        self._words_field.show_error(sentence)

    def _build(self) -> None:
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self._theme.px(72))
        for source, name in SOURCE_NAMES.items():
            self.source.addItem(name, source.value)
        for gravity, name in GRAVITY_NAMES.items():
            self.gravity.addItem(name, gravity.value)
        self.gravity.setCurrentIndex(1)
        self.indicator.addItem("Tidak terikat pada satu indikator", "")
        for each in self._instrument.indicators:
            self.indicator.addItem(f"{each.key} · {each.list_title}", str(each.key))
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        row.addWidget(FormField(self._theme, "Sumber", self.source), 1)
        row.addWidget(FormField(self._theme, "Keparahan", self.gravity), 1)
        self.add_parts(self._words_field, self.many)
        self.body.addLayout(row)
        self.add_parts(FormField(self._theme, "Indikator", self.indicator), self._slot_field)
        self._cancel = self.add_button("Batal")
        self._accept = self.add_button("Tambah", primary=True)
        self._on_written()
        self._offer_slots()
        self.words.setFocus()

    def _connect(self) -> None:
        self._cancel.clicked.connect(self.reject)
        self._accept.clicked.connect(self.add_requested)
        self.words.textChanged.connect(self._on_written)
        self.many.toggled.connect(self._on_written)
        self.indicator.currentIndexChanged.connect(self._offer_slots)

    def _offer_slots(self) -> None:
        """Offer the slots of the indicator that is chosen, if one is."""
        key = self.indicator.currentData()
        self.slot.clear()
        self.slot.addItem("Seluruh indikator", "")
        for slot in slots_of(self._instrument.by_key[IndicatorKey(key)]) if key else ():
            self.slot.addItem(f"{slot.code} · {slot.short}", str(slot.code))
        self._slot_field.setEnabled(bool(key))

    def _on_written(self) -> None:
        count = len(self.answer())
        self.show_fault("")
        self._accept.setEnabled(bool(count))
        self._accept.setText("Tambah" if count < 2 else f"Tambah {number(count)} temuan")


_HINT = "Catatan asesor disimpan persis seperti yang ditempel dan tidak dapat diubah lagi."
