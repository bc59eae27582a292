"""The dialog Riwayat perubahan: a sieve, the table, and the chosen line in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QWidget,
)

from spbe_desktop.services.change_log import LogChoices, LogLine, LogWish
from spbe_desktop.ui.change_log.model import (
    FIELD,
    WHEN,
    WHERE,
    WHO,
    WHY,
    ChangeLogModel,
    Reader,
    place_of,
)
from spbe_desktop.ui.dialog import Dialog, take_rest
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.row_table import RowTable
from spbe_desktop.words.changes import content_told, field_name
from spbe_desktop.words.formats import moment, number

_PERIODS: tuple[tuple[str, int], ...] = (
    ("Semua waktu", 0),
    ("7 hari terakhir", 7),
    ("30 hari terakhir", 30),
    ("12 bulan terakhir", 365),
)
_WIDTHS = {WHEN: 150, WHO: 96, WHERE: 92, FIELD: 130, WHY: 130}


@dataclass(frozen=True, slots=True)
class LogScope:
    """What the sieve offers: assessments with their names, and indicators with their keys."""

    assessments: tuple[tuple[int, str], ...]
    keys: tuple[tuple[str, str], ...]
    choices: LogChoices
    shown: int | None
    """The assessment that is open; it is chosen at first."""


class ChangeLogDialog(Dialog):
    """Lets the officer read who has changed what, when, and why; nothing can be changed here."""

    def __init__(
        self,
        theme: Theme,
        scope: LogScope,
        read: Reader,
        clock: Callable[[], datetime],
        *,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Riwayat perubahan",
            subtitle="Setiap perubahan tercatat dan tidak dapat dihapus; yang terbaru di atas.",
            size=(1120, 640),
            parent=parent,
        )
        self._clock = clock
        self._model = ChangeLogModel(read)
        self._assessment = _choice("Semua penilaian", scope.assessments)
        self._key = _choice("Semua indikator", scope.keys)
        self._field = _choice(
            "Semua isian", sorted(((f, field_name(f)) for f in scope.choices.fields), key=_name)
        )
        self._actor = _choice("Semua orang", [(name, name) for name in scope.choices.actors])
        self._period = QComboBox()
        self._table = RowTable(theme, self._model, "Riwayat perubahan")
        self._detail = QPlainTextEdit()
        self._count = Label(theme, role="small", tone="text_2")
        self._build()
        self._choose(scope.shown, key)
        self._connect()
        self._apply()

    def _build(self) -> None:
        for text, days in _PERIODS:
            self._period.addItem(text, days)
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(10))
        for name, box in (
            ("Penilaian", self._assessment),
            ("Indikator", self._key),
            ("Isian", self._field),
            ("Oleh", self._actor),
            ("Waktu", self._period),
        ):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
            row.addWidget(FormField(self._theme, name, box), 1)
        self.body.addLayout(row)
        self._table.set_widths(_WIDTHS)
        self._detail.setReadOnly(True)
        self._detail.setTabChangesFocus(True)
        self._detail.setAccessibleName("Perubahan yang dipilih")
        self._detail.setFixedHeight(self._theme.px(92))
        self.body.addWidget(take_rest(self._table, self._theme.px(110)), 1)
        self.add_parts(self._detail)
        self.foot.insertWidget(0, self._count)
        close = self.add_button("Tutup", primary=True)
        close.clicked.connect(self.accept)
        self._table.setFocus()

    def _choose(self, assessment_id: int | None, key: str) -> None:
        self._assessment.setCurrentIndex(max(0, self._assessment.findData(assessment_id)))
        self._key.setCurrentIndex(max(0, self._key.findData(key)))

    def _connect(self) -> None:
        for box in (self._assessment, self._key, self._field, self._actor, self._period):
            box.currentIndexChanged.connect(self._apply)
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._model.rowsInserted.connect(self._tell_count)

    def _apply(self) -> None:
        days = self._period.currentData()
        wish = LogWish(
            assessment_id=self._assessment.currentData(),
            key=self._key.currentData() or "",
            actor=self._actor.currentData() or "",
            field=self._field.currentData() or "",
            since=self._clock() - timedelta(days=days) if days else None,
        )
        self._model.show_wish(wish)
        self._tell_count()
        if self._model.rowCount():
            self._table.setCurrentIndex(self._model.index(0, 0))
        else:
            self._detail.setPlainText("Tidak ada perubahan yang cocok. Longgarkan saringannya.")

    def _tell_count(self) -> None:
        count = number(self._model.rowCount())
        more = "" if self._model.is_all else " terbaru; gulir ke bawah untuk yang lebih lama"
        self._count.setText(f"{count} perubahan{more}")

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self._model.line(current.row())
        self._detail.setPlainText("" if line is None else in_full(line))


def in_full(line: LogLine) -> str:
    """Return everything that is known of a change."""
    facts = (moment(line.at.astimezone()), line.actor, line.agency, place_of(line), line.stage)
    said = (
        ("Semula", content_told(line.field, line.before)),
        ("Menjadi", content_told(line.field, line.after)),
        ("Alasan", line.reason),
    )
    texts = [f"{name}: {text}" for name, text in said if text]
    return "\n".join([" · ".join((field_name(line.field), *filter(None, facts))), *texts])


def _choice(every: str, found: Sequence[tuple[object, str]]) -> QComboBox:
    box = QComboBox()
    box.addItem(every, None)
    for content, name in found:
        box.addItem(name, content)
    return box


def _name(choice: tuple[object, str]) -> str:
    return choice[1].casefold()
