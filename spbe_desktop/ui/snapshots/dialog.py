"""The dialog Bandingkan potret: two moments, what differs, and the chosen difference in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QTextBrowser,
    QWidget,
)

from spbe_desktop.domain.snapshot_difference import Difference, DifferenceKind
from spbe_desktop.services.snapshots import KeptSnapshot
from spbe_desktop.ui.dialog import Dialog, take_rest
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.snapshots.model import WHAT, WHERE, DifferenceModel
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.row_table import RowTable
from spbe_desktop.words.formats import number
from spbe_desktop.words.snapshots import (
    contents,
    kind_name,
    snapshot_name,
    words_compared,
)

Compare = Callable[[int | None, int | None], tuple[tuple[Difference, ...], bool]]
"""Returns what differs between two snapshots, None for now, and whether both are intact."""

_SPOILT = "Isi potret ini tidak lagi sama dengan saat diambil; jangan dijadikan pegangan."
_NOTHING = "Tidak ada yang berbeda di antara kedua saat itu."


class SnapshotDialog(Dialog):
    """Lets the officer choose two moments of an assessment; nothing can be changed here."""

    def __init__(
        self,
        theme: Theme,
        kept: tuple[KeptSnapshot, ...],
        stages: Mapping[str, str],
        compare: Compare,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Bandingkan potret",
            subtitle="Potret diambil sendiri oleh program setiap kali tahap baru dimulai dan "
            "setiap kali paket dikirim, dan tidak dapat diubah.",
            size=(1040, 620),
            parent=parent,
        )
        self._stages = stages
        self._compare = compare
        self._model = DifferenceModel(stages)
        self._from, self._to = QComboBox(), QComboBox()
        self._table = RowTable(theme, self._model, "Perbedaan")
        self._detail = QTextBrowser()
        self._count = Label(theme, role="small", tone="text_2")
        for box in (self._from, self._to):
            box.addItem("Keadaan sekarang", None)
            for each in kept:
                box.addItem(snapshot_name(each, stages), each.id)
        self._from.setCurrentIndex(1)
        self._build()
        self._from.currentIndexChanged.connect(self._apply)
        self._to.currentIndexChanged.connect(self._apply)
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._apply()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(10))
        for name, box in (("Dari", self._from), ("Ke", self._to)):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(16)
            row.addWidget(FormField(self._theme, name, box), 1)
        self.body.addLayout(row)
        self._table.set_widths({WHERE: 84, WHAT: 220})
        self._detail.setAccessibleName("Perbedaan yang dipilih")
        self._detail.setFixedHeight(self._theme.px(104))
        self.body.addWidget(take_rest(self._table, self._theme.px(110)), 1)
        self.add_parts(self._detail)
        self.foot.insertWidget(0, self._count)
        close = self.add_button("Tutup", primary=True)
        close.clicked.connect(self.accept)
        self._table.setFocus()

    def _apply(self) -> None:
        found, intact = self._compare(self._from.currentData(), self._to.currentData())
        self._model.show_differences(found)
        count = f"{number(len(found))} perbedaan"
        self._count.setText(count if intact else f"{count}. {_SPOILT}")
        self._count.set_tone("text_2" if intact else "error")
        if found:
            self._table.setCurrentIndex(self._model.index(0, 0))
        else:
            self._detail.setPlainText(_NOTHING)

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        found = self._model.difference(current.row())
        if found is not None:
            self._detail.setHtml(self._told(found))

    def _told(self, found: Difference) -> str:
        heading = f"<b>Indikator {found.key}</b> · {escape(kind_name(found, self._stages))}"
        if found.kind is DifferenceKind.EXPLANATION:
            tokens = self._theme.tokens
            text = words_compared(found, gone=tokens.error.name(), new=tokens.success.name())
        else:
            before, after = map(escape, contents(found))
            text = f"Semula: {before or 'tidak ada'}<br>Menjadi: {after or 'tidak ada'}"
        return f"{heading}<br>{text}"
