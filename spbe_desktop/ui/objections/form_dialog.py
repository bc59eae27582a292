"""One objection: what it is about, the argument, its documents, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from typing_extensions import override

from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.objections import ObjectionProof
from spbe_desktop.domain.slots import slots_of
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.objections.answer_fields import AnswerFields
from spbe_desktop.ui.objections.proof_table import ProofTable
from spbe_desktop.ui.objections.subject import ObjectionAnswer, ObjectionSubject
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.objections import claim_words, objection_text, verdict_told

_HINT = "Sebut apa yang keliru dalam hasil itu, dan di halaman mana buktinya."
_PAGES = "Klik dua kali kolom Halaman, atau tekan F2, untuk mengubah halamannya."
_NO_DOCUMENT = "Belum ada dokumen di butir ini. Tekan “Dari pustaka …” untuk memilihnya."
_WORDLESS = "Tulis mengapa hasil penilaian itu tidak tepat."
_TYPED = "Isian belum disimpan. Tekan Batal atau Esc sekali lagi untuk membuangnya."


class ObjectionDialog(Dialog):
    """Stays open until what it asks for is stored: an argument is long to write again."""

    keep_requested = Signal(object)
    """ObjectionAnswer."""
    library_requested = Signal()
    withdrawal_requested = Signal()

    def __init__(
        self, theme: Theme, subject: ObjectionSubject, parent: QWidget | None = None
    ) -> None:
        objection = subject.objection
        super().__init__(
            theme,
            "Sanggahan" if objection else "Sanggah hasil penilaian",
            subtitle=_about(subject),
            size=(600, 0),
            parent=parent,
        )
        self._subject = subject
        self.argument = QPlainTextEdit(objection.argument if objection else "")
        self.proofs = ProofTable(theme)
        self.library = QPushButton("Dari pustaka …")
        self.answer_fields = None if objection is None else AnswerFields(theme, objection)
        self._argument_field = FormField(theme, "Alasan sanggahan", self.argument, hint=_HINT)
        self._proof_field = FormField(theme, "Bukti pendukung (centang yang dipakai)", self.proofs)
        self._fault = Label(theme, role="small", tone="error", wrap=True)
        self._warned = False
        self._build()
        self._start = self.answer()

    def answer(self) -> ObjectionAnswer:
        """Return what is written now."""
        fields = self.answer_fields
        answered = fields is not None and fields.state is not ObjectionState.PENDING
        return ObjectionAnswer(
            self.argument.toPlainText().strip(),
            self.proofs.proofs,
            fields.state if fields else ObjectionState.PENDING,
            fields.note.toPlainText().strip() if fields and answered else "",
            fields.day.value if fields and answered else None,
        )

    def tick(self, proof: ObjectionProof) -> None:
        """Let the objection rest on one more document."""
        self.proofs.tick(proof)
        self._proof_field.show_hint(_PAGES)
        self.proofs.setFocus()

    def show_fault(self, sentence: str) -> None:
        """Say why nothing was stored; an empty text takes it back."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    @override
    def reject(self) -> None:
        """Close; what was written and not stored is warned about once."""
        if self.answer() != self._start and not self._warned:
            self._warned = True
            self.show_fault(_TYPED)
            return
        super().reject()

    def _build(self) -> None:
        theme, subject = self._theme, self._subject
        told = f"Klaim: {claim_words(subject.row)}\nHasil: {verdict_told(subject.verdict)}"
        self.argument.setTabChangesFocus(True)
        self.argument.setFixedHeight(theme.px(88))
        self._fill_proofs()
        self.add_parts(
            Label(theme, told, tone="text_2", wrap=True),
            self._argument_field,
            self._proof_field,
        )
        if self.answer_fields is not None:
            self.add_parts(self.answer_fields)
            self.answer_fields.changed.connect(self._grow)
        self.show_fault("")
        self.add_parts(self._fault)
        self._build_foot()
        self.argument.textChanged.connect(self._on_typed)
        self.argument.setFocus()

    def _fill_proofs(self) -> None:
        objection = self._subject.objection
        used = {each.evidence_id: each.pages for each in objection.proofs} if objection else {}
        editable = objection is None or objection.pending
        self.proofs.show_choices(self._subject.choices, used, editable=editable)
        if editable:
            self._proof_field.show_hint(_PAGES if self._subject.choices else _NO_DOCUMENT)
        self.argument.setReadOnly(not editable)
        self.library.setEnabled(editable)

    def _build_foot(self) -> None:
        objection = self._subject.objection
        left = [self.library]
        self.library.clicked.connect(self.library_requested)
        if objection is not None:
            copy = QPushButton("Salin teks")
            copy.clicked.connect(self._copy)
            left.append(copy)
            if objection.pending:
                withdraw = QPushButton("Tarik sanggahan")
                withdraw.clicked.connect(self.withdrawal_requested)
                left.append(withdraw)
        for place, button in enumerate(left):
            button.setAutoDefault(False)
            self.foot.insertWidget(place, button)
        cancel = self.add_button("Batal")
        keep = self.add_button("Simpan", primary=True)
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self._keep)

    def _keep(self) -> None:
        wordless = not self.argument.toPlainText().strip()
        self._argument_field.show_error(_WORDLESS if wordless else "")
        right = self.answer_fields is None or self.answer_fields.check()
        if wordless:
            self.argument.setFocus()
        elif right:
            self.show_fault("")
            self.keep_requested.emit(self.answer())

    def _copy(self) -> None:
        objection = self._subject.objection
        if objection is not None:
            QGuiApplication.clipboard().setText(objection_text(objection, self._subject.row))

    def _on_typed(self) -> None:
        self._warned = False
        self._argument_field.show_error("")
        self.show_fault("")

    def _grow(self) -> None:
        if self.isVisible():
            self.fit()


def _about(subject: ObjectionSubject) -> str:
    row, code = subject.row, subject.verdict.slot
    slot = next((each for each in slots_of(row.indicator) if each.code == code), None)
    told = f"{row.key} {row.indicator.list_title} · {code}"
    return f"{told}  {slot.text}" if slot else told
