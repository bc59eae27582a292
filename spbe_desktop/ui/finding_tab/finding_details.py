"""One shortcoming in full: its words, where it belongs, what was done, and what can be done."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spbe_desktop.domain.shortcomings import (
    Gravity,
    ProvedBy,
    SeenShortcoming,
    ShortcomingSource,
    ShortcomingState,
    ShortcomingStep,
)
from spbe_desktop.ui.domain_tab.note_page import NoteEdit
from spbe_desktop.ui.finding_tab.rows import Standpoint
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.labels import ElidedLink, Label, LinkButton
from spbe_desktop.ui.widgets.link_chip import LinkChip
from spbe_desktop.words.formats import moment
from spbe_desktop.words.shortcomings import GRAVITY_NAMES, SOURCE_NAMES, STATE_NAMES, age_text

_State = ShortcomingState
_KEYS = {_State.OPEN: "B", _State.IN_PROGRESS: "D", _State.DONE: "S", _State.NOT_RELEVANT: "R"}
"""The key of the list that does the same as the button."""


class FindingDetails(QWidget):
    """Shows one shortcoming as its year sees it, and tells what the officer wants."""

    step_wanted = Signal(object)
    """`ShortcomingState`."""
    proof_wanted = Signal()
    proof_refused = Signal(str)
    """The id of a document that proves nothing after all."""
    words_wanted = Signal()
    """Our own words are to be put right."""
    note_typed = Signal(str)
    note_left = Signal()
    gravity_chosen = Signal(object)
    """`Gravity`."""
    indicator_requested = Signal(str)

    def __init__(
        self, seen: SeenShortcoming, seen_from: Standpoint, theme: Theme, icons: Icons
    ) -> None:
        super().__init__()
        self.seen = seen
        self._from = seen_from
        self._theme = theme
        self._icons = icons
        self.note = NoteEdit(seen.shortcoming.note)
        self.gravity = QComboBox()
        self.steps = {state: QPushButton(text) for state, text in _offered(seen).items()}
        self.prove = QPushButton("Tautkan bukti …")
        self.reword = LinkButton(theme, "Ubah kalimat …", role="small")
        self._column = QVBoxLayout(self)
        self._build()

    def shows(self, found: SeenShortcoming) -> bool:
        """Tell whether *found* is what stands here, the note as it is written included."""
        kept = replace(found.shortcoming, note=self.seen.shortcoming.note)
        is_written = found.shortcoming.note == self.note.toPlainText()
        return is_written and replace(found, shortcoming=kept) == self.seen

    def take_step(self, state: ShortcomingState) -> None:
        """Ask for *state*, if it is offered."""
        if state in self.steps:
            self.step_wanted.emit(state)

    def _on_note_typed(self) -> None:
        self.note_typed.emit(self.note.toPlainText())

    def _on_gravity_activated(self) -> None:
        self.gravity_chosen.emit(Gravity(self.gravity.currentData()))

    def _build(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
        self._column.setSpacing(px(6))
        self._build_head()
        self._build_places()
        self._build_actions()
        self._add_rule()
        self._build_history()
        self._add_rule()
        self._build_form()
        self._column.addStretch(1)

    def _build_head(self) -> None:
        found = self.seen.shortcoming
        told = f"{found.label} · {SOURCE_NAMES[found.source]} · {age_text(self.seen)}"
        self._add(told, role="small", tone="text_2")
        if found.source is ShortcomingSource.ASSESSOR:
            self._add("Kalimat asesor, apa adanya", role="caption", tone="text_3")
        self._add(found.words, role="section")
        if found.source is not ShortcomingSource.ASSESSOR:
            self._column.addWidget(self.reword)
            self.reword.clicked.connect(self.words_wanted)

    def _build_places(self) -> None:
        found = self.seen.shortcoming
        for key in self.seen.keys:
            link = ElidedLink(self._theme, f"{key} · {self._from.title(key)}")
            link.clicked.connect(lambda _=False, to=key: self.indicator_requested.emit(to))
            self._column.addWidget(link)
        if self.seen.unmapped:
            self._add(
                f"Tidak dipetakan: indikator {found.key} pada {found.year} tidak berpadanan di "
                f"instrumen {self._from.year}. Temuan tetap berlaku.",
                role="small",
                tone="warning",
            )
        elif found.key is None:
            self._add("Tidak terikat pada satu indikator", role="small", tone="text_3")
        if found.slot:
            self._add(f"Butir {found.slot}", role="small", tone="text_2")

    def _build_actions(self) -> None:
        for state, button in self.steps.items():
            if state is _State.DONE:
                button.setProperty("kind", "primary")
                button.setEnabled(bool(self.seen.proofs))
            is_unproved = state is _State.DONE and not self.seen.proofs
            key = f"Tombol {_KEYS[state]} pada daftar"
            button.setToolTip("Tautkan buktinya lebih dulu." if is_unproved else key)
            button.clicked.connect(lambda _=False, to=state: self.step_wanted.emit(to))
        self.prove.setIcon(self._icons.icon("link"))
        self.prove.setToolTip("Tombol T pada daftar")
        self.prove.clicked.connect(self.proof_wanted)
        buttons = list(self.steps.values())
        for pair in (buttons[:2], [*buttons[2:], self.prove]):
            row = QHBoxLayout()
            row.setSpacing(self._theme.px(8))
            for button in pair:
                row.addWidget(button, 1)
            self._column.addLayout(row)

    def _build_history(self) -> None:
        if self.seen.proofs:
            self._add("Bukti", role="small", tone="text_2", bold=True)
            for proof in self.seen.proofs:
                self._add_proof(proof)
        self._add("Riwayat", role="small", tone="text_2", bold=True)
        for step in reversed(self.seen.steps):
            self._add(_step_text(step), role="small")
            if step.reason:
                self._add(f"“{step.reason}”", role="small", tone="text_2")

    def _build_form(self) -> None:
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self._theme.px(64))
        for gravity, name in GRAVITY_NAMES.items():
            self.gravity.addItem(name, gravity.value)
        self.gravity.setCurrentIndex(self.gravity.findData(self.seen.shortcoming.gravity.value))
        self._column.addWidget(FormField(self._theme, "Catatan sendiri", self.note))
        self._column.addWidget(FormField(self._theme, "Keparahan", self.gravity))
        self.note.textChanged.connect(self._on_note_typed)
        self.note.left.connect(self.note_left)
        self.gravity.activated.connect(self._on_gravity_activated)

    def _add_proof(self, proof: ProvedBy) -> None:
        told = f"{proof.title} ({proof.year})"
        # What an earlier year has named stays as that year knew it.
        if proof.year != self.seen.year:
            self._add(told, role="small")
            return
        chip = LinkChip(self._theme, self._icons, self)
        chip.show_link(proof.evidence_id, told)
        chip.unlinked.connect(self.proof_refused)
        self._column.addWidget(chip)

    def _add(self, text: str, **look: object) -> None:
        self._column.addWidget(Label(self._theme, text, wrap=True, **look))  # type: ignore[arg-type]  # keywords of Label

    def _add_rule(self) -> None:
        self._column.addSpacing(self._theme.px(4))
        self._column.addWidget(Rule(self._theme))
        self._column.addSpacing(self._theme.px(2))


def _offered(seen: SeenShortcoming) -> dict[ShortcomingState, str]:
    """Return the states that can follow, with what the way to them is called."""
    if seen.state.closed:
        return {_State.OPEN: "Buka kembali"}
    offered = {_State.DONE: "Selesai", _State.NOT_RELEVANT: "Tidak relevan …"}
    if seen.state is _State.OPEN:
        return {_State.IN_PROGRESS: "Kerjakan"} | offered
    return {_State.OPEN: "Belum dikerjakan"} | offered


def _step_text(step: ShortcomingStep) -> str:
    return f"{moment(step.at.astimezone())} · {STATE_NAMES[step.state]} ({step.year})"
