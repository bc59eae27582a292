"""The form of one action: what, who, until when, at what cost, and for what gain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.actions import ActionItem, ActionPlan, ActionState, index_gain
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.ui.action_tab.link_field import LinkField
from spbe_desktop.ui.action_tab.typed_values import amount, fault_of, level_of
from spbe_desktop.ui.description.day_field import DayField
from spbe_desktop.ui.dialog import scrolling
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.actions import STATES, gain_words, recommendation_state
from spbe_desktop.words.formats import plain

_WIDTH = 340
_RECOMMENDATIONS = "Menindaklanjuti rekomendasi"
_FINDINGS = "Mengatasi temuan"
_EVIDENCE = "Bukti penyelesaian"
_Choices = Sequence[tuple[str, str]]


class ActionForm(QWidget):
    """Shows an action and what is typed of it; Ctrl+Enter asks to store it."""

    save_requested = Signal(object)
    """ActionItem."""
    removal_requested = Signal(str)
    close_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._sheet: Sheet | None = None
        self._item: ActionItem | None = None
        self.head = Label(theme, role="section", wrap=True)
        self.title, self.description = QLineEdit(), QPlainTextEdit()
        self.key, self.agency, self.person = QComboBox(), QComboBox(), QComboBox()
        self.responsible, self.due = QLineEdit(), DayField(None)
        self.cost, self.spending, self.level = QLineEdit(), QLineEdit(), QLineEdit()
        self.state, self.reason = QComboBox(), QLineEdit()
        self.recommendation = LinkField(theme, icons, _RECOMMENDATIONS)
        self.finding = LinkField(theme, icons, _FINDINGS)
        self.evidence = LinkField(theme, icons, _EVIDENCE)
        self.gain = Label(theme, role="small", tone="accent", wrap=True)
        self.save, self.remove = QPushButton("Simpan aksi"), QPushButton("Hapus")
        self.close_form = QPushButton("Tutup")
        self._fields: dict[QWidget, FormField] = {}
        self._build()
        self._connect()

    @property
    def item(self) -> ActionItem | None:
        """Return the action as it was shown, before anything was typed."""
        return self._item

    @property
    def dirty(self) -> bool:
        """Tell whether something was typed that is not stored."""
        return self._item is not None and (self._unreadable() or self._typed() != self._item)

    def show_item(self, item: ActionItem, plan: ActionPlan, sheet: Sheet) -> None:
        """Show *item*; what was typed of another is gone."""
        self._item, self._sheet = item, sheet
        self.head.setText("Rincian aksi" if item.title else "Aksi baru")
        self._fill_choices(item, plan, sheet)
        self.title.setText(item.title)
        self.description.setPlainText(item.description)
        self.responsible.setText(item.responsible)
        self.due.setText(DayField(item.due).text())
        self.cost.setText("" if item.cost is None else f"{item.cost:,}".replace(",", "."))
        self.spending.setText(item.spending)
        self.level.setText("" if item.expected_level is None else plain(item.expected_level))
        self.reason.setText(item.reason)
        for edit in (self.title, self.responsible, self.spending, self.reason):
            edit.setCursorPosition(0)
        for field in self._fields.values():
            field.show_error("")
        self._follow()

    def clear(self) -> None:
        """Show nothing any more."""
        self._item = None

    def restore(self, item: ActionItem) -> None:
        """Take *item* for what is stored again, and keep what was typed."""
        self._item = item

    def submit(self) -> bool:
        """Ask to store what was typed; tell whether nothing was wrong with it."""
        if self._item is None or not self._check():
            return False
        self.save_requested.emit(self._typed())
        return True

    def _unreadable(self) -> bool:
        """Tell whether a field holds something that is no date or number; it is kept too."""
        read = (
            (self.due.text(), self.due.value),
            (self.cost.text(), amount(self.cost.text())),
            (self.level.text(), level_of(self.level.text())),
        )
        return any(text.strip() and value is None for text, value in read)

    def _typed(self) -> ActionItem:
        assert self._item is not None
        state = ActionState(self.state.currentData())
        return replace(
            self._item,
            title=" ".join(self.title.text().split()),
            description=self.description.toPlainText().strip(),
            key=self.key.currentData() or "",
            responsible_agency_id=int(self.agency.currentData() or 0) or None,
            person_id=self.person.currentData() or None,
            responsible=" ".join(self.responsible.text().split()),
            due=self.due.value,
            cost=amount(self.cost.text()),
            spending=" ".join(self.spending.text().split()),
            expected_level=level_of(self.level.text()),
            state=state,
            reason=self.reason.text().strip() if state is ActionState.CANCELLED else "",
            evidence=self.evidence.chosen,
            findings=self.finding.chosen,
            recommendations=self.recommendation.chosen,
        )

    def _check(self) -> bool:
        key = IndicatorKey(self.key.currentData() or "")
        indicator = None if self._sheet is None else self._sheet.instrument.by_key.get(key)
        level = level_of(self.level.text())
        held = level is None or indicator is None or indicator.scale.holds(level)
        cancelled = self.state.currentData() == ActionState.CANCELLED.value
        wrong = {
            self.title: "" if self.title.text().strip() else "Tulis apa yang akan dikerjakan.",
            self.due: "" if self.due.check() else "Tulis tanggal yang ada, misalnya 30 Sep 2026.",
            self.cost: fault_of(self.cost, amount, "Tulis rupiah bulat, misalnya 25.000.000."),
            self.level: fault_of(self.level, level_of, "Tulis angka, misalnya 4.")
            or ("" if held else "Indikator ini tidak mempunyai tingkat itu."),
            self.reason: "Tulis mengapa aksi dibatalkan."
            if cancelled and not self.reason.text().strip()
            else "",
        }
        for editor, error in wrong.items():
            self._fields[editor].show_error(error)
        first = next((editor for editor, error in wrong.items() if error), None)
        if first is not None:
            first.setFocus()
        return first is None

    def _fill_choices(self, item: ActionItem, plan: ActionPlan, sheet: Sheet) -> None:
        keys = [(str(i.key), f"{i.key} · {i.short_title}") for i in sheet.instrument.indicators]
        if item.key and item.instrument_code != sheet.instrument.id:
            keys = [(item.key, f"{item.key} · instrumen {item.year}")]
        agencies = [(str(code), name) for code, name in plan.agencies.items()]
        _offer(self.key, [("", "Tidak menyangkut satu indikator"), *keys], item.key)
        _offer(self.agency, [("", "–"), *agencies], str(item.responsible_agency_id or ""))
        _offer(self.person, [("", "–"), *plan.people.items()], item.person_id or "")
        _offer(self.state, [(state.value, name) for state, name in STATES.items()], item.state)
        self.evidence.show_links(item.evidence, plan.documents)
        self.finding.show_links(item.findings, plan.findings)
        told = {
            r.id: f"{r.number} {r.words}".strip() + f" ({recommendation_state(r, plan)})"
            for r in plan.recommendations
        }
        self.recommendation.show_links(item.recommendations, told)

    def _follow(self) -> None:
        """Show what depends on what is chosen."""
        cancelled = self.state.currentData() == ActionState.CANCELLED.value
        self._fields[self.reason].setVisible(cancelled)
        text = ""
        if self._item is not None and self._sheet is not None:
            row = next((r for r in self._sheet.rows if r.key == self.key.currentData()), None)
            value = None if row is None else row.value
            found = index_gain(self._sheet.instrument, self._typed(), value)
            if found is not None and value is not None:
                text = f"Sekarang {plain(value)} · {gain_words(found)}"
        self.gain.setText(text)
        self.gain.setVisible(bool(text))

    def _build(self) -> None:
        px = self._theme.px
        ground, fields = QWidget(), QVBoxLayout()
        fields.setContentsMargins(px(16), px(4), px(16), px(12))
        fields.setSpacing(px(8))
        fields.setAlignment(Qt.AlignmentFlag.AlignTop)
        ground.setLayout(fields)
        self.description.setFixedHeight(px(64))
        self.description.setTabChangesFocus(True)
        for name, editor in self._named():
            self._fields[editor] = FormField(self._theme, name, editor)
            fields.addWidget(self._fields[editor])
            if editor is self.level:
                fields.addWidget(self.gain)
        self.save.setProperty("kind", "primary")
        self.save.setToolTip("Ctrl+Enter")
        self.close_form.setToolTip("Esc")
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(12))
        foot.addWidget(self.save)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.close_form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(10), 0, 0)
        self.head.setContentsMargins(px(16), 0, px(16), 0)
        column.addWidget(self.head)
        column.addWidget(scrolling(ground), 1)
        column.addLayout(foot)
        self.setFixedWidth(px(_WIDTH))
        self.setTabOrder(self.title, self.description)

    def _named(self) -> tuple[tuple[str, QWidget], ...]:
        for box in (self.key, self.agency, self.person):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        return (
            ("Apa yang dikerjakan", self.title),
            ("Keadaan", self.state),
            ("Alasan dibatalkan", self.reason),
            ("Tenggat", self.due),
            ("OPD pelaksana", self.agency),
            ("Orang yang bertanggung jawab", self.person),
            ("Pelaksana lain", self.responsible),
            ("Indikator", self.key),
            ("Tingkat yang diharapkan", self.level),
            (_RECOMMENDATIONS, self.recommendation),
            (_FINDINGS, self.finding),
            (_EVIDENCE, self.evidence),
            ("Biaya (Rp)", self.cost),
            ("Belanja terkait", self.spending),
            ("Uraian", self.description),
        )

    def _connect(self) -> None:
        for box in (self.key, self.state):
            box.activated.connect(self._follow)
        self.level.textEdited.connect(self._follow)
        self.save.clicked.connect(self.submit)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.close_form.clicked.connect(self.close_requested)
        self._theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.setFixedWidth(self._theme.px(_WIDTH))

    def _on_remove_clicked(self) -> None:
        if self._item is not None:
            self.removal_requested.emit(self._item.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submit()
        elif event.key() == Qt.Key.Key_Escape and not self.close_form.isHidden():
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)


def _offer(box: QComboBox, choices: _Choices, current: str) -> None:
    box.clear()
    for code, name in choices:
        box.addItem(name, code)
    box.setCurrentIndex(max(0, box.findData(str(current))))


def new_action(action_id: str, agency_id: int, year: int, instrument_code: str) -> ActionItem:
    """Return an action that says nothing yet."""
    return ActionItem(action_id, agency_id, year, instrument_code, "", due=None)
