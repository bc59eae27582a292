"""The dialog Surat permintaan eviden: choose slots, complete the letter, save or copy it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.request_letter import OpenIndicator, RequestLetter, requests_of
from spbe_desktop.exports.request_sentences import as_message
from spbe_desktop.ui.dialog import Dialog, scrolling, take_rest
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.request_letter.choice_step import ChoiceStep
from spbe_desktop.ui.request_letter.letter_form import LetterFacts, LetterForm
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import Kind, MessageStrip
from spbe_desktop.ui.widgets.step_header import StepHeader

_CHOICE, _LETTER = range(2)
_STEPS = ("Pilih butir", "Isi surat")


@dataclass(frozen=True, slots=True)
class RequestSubject:
    """What the letters are about."""

    about: str
    year: int


class RequestDialog(Dialog):
    """Makes one letter; whoever saves it answers with `show_outcome`."""

    save_requested = Signal(str, object)
    """The kind, "docx" or "pdf", and the RequestLetter."""
    settled = Signal(object)
    """RequestLetter: what stands in it is to be remembered for the next one."""

    def __init__(  # noqa: PLR0913 - what a letter is made of
        self,
        theme: Theme,
        icons: Icons,
        found: Sequence[OpenIndicator],
        owners: Sequence[str],
        subject: RequestSubject,
        facts: LetterFacts,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Surat permintaan eviden", size=(872, 636), parent=parent)
        self._found = found
        self._subject = subject
        self._saving = False
        self._steps = StepHeader(theme, _STEPS)
        self._step = Label(theme, tone="text_2")
        self._pages = QStackedWidget()
        self._choice = ChoiceStep(theme, found, owners, facts.addressees)
        self._form = LetterForm(theme, facts)
        self._preview = QPlainTextEdit()
        self._outcome = MessageStrip(theme, icons)
        self._reason = Label(theme, tone="text_2")
        self._back = self.add_button("Kembali")
        self._close = self.add_button("Tutup")
        self._copy = self.add_button("Salin teks")
        self._pdf = self.add_button("Simpan PDF")
        self._next = self.add_button("", primary=True)
        self._copy.setIcon(icons.icon("copy"))
        self._build()
        self._connect()
        self._go_to(_CHOICE)

    @property
    def letter(self) -> RequestLetter:
        """Return the letter; to be read while its dates are right."""
        return RequestLetter(
            frame=self._form.frame,
            number=self._form.number,
            dated=self._form.dated,
            addressee=self._choice.addressee,
            due=self._form.due,
            year=self._subject.year,
            about=self._subject.about,
            requests=requests_of(self._found, self._choice.chosen),
        )

    def show_saving(self) -> None:
        """Show that the letter is being saved; the dialog stays until the outcome is told."""
        self.show_outcome("info", "Menyimpan surat…")
        self._set_saving(True)

    def show_outcome(self, kind: Kind, lead: str, text: str = "") -> None:
        """Say what came of saving or copying."""
        self._set_saving(False)
        self._outcome.show_message(kind, lead, text)
        self._outcome.show()

    def _build(self) -> None:
        self.head.addWidget(self._steps)
        self.head.addWidget(self._step)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._pages)
        self._pages.addWidget(self._choice)
        self._pages.addWidget(self._letter_step())
        self.foot.insertWidget(0, self._reason)
        self._preview.setReadOnly(True)
        self._preview.setTabChangesFocus(True)
        self._preview.setAccessibleName("Pratinjau teks")

    def _letter_step(self) -> QWidget:
        px = self._theme.px
        page = QWidget()
        preview = QVBoxLayout()
        preview.setContentsMargins(px(8), px(4), px(20), px(12))
        preview.setSpacing(px(6))
        preview.addWidget(Label(self._theme, "Teks untuk WhatsApp atau surel", role="section"))
        preview.addWidget(take_rest(self._preview, px(100)), 1)
        preview.addWidget(self._outcome)
        self._outcome.hide()
        sides = QHBoxLayout(page)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.addWidget(take_rest(scrolling(self._form), px(160)), 1)
        sides.addLayout(preview, 1)
        return page

    def _connect(self) -> None:
        self._choice.changed.connect(self._show_buttons)
        self._form.changed.connect(self._on_form_changed)
        self._back.clicked.connect(lambda: self._go_to(_CHOICE))
        self._close.clicked.connect(self.reject)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._pdf.clicked.connect(lambda: self._save("pdf"))
        self._next.clicked.connect(self._on_next_clicked)

    def _go_to(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        self._steps.set_current(step)
        self._step.setText(f"{step + 1} dari {len(_STEPS)}: {_STEPS[step]}")
        self._show_buttons()
        self._show_preview()
        if step == _CHOICE:
            self._choice.take_focus()
        else:
            self._form.take_focus()

    def _show_buttons(self) -> None:
        choosing = self._pages.currentIndex() == _CHOICE
        hindrance = self._choice.hindrance if choosing else ""
        self._reason.setText(hindrance)
        self._back.setVisible(not choosing)
        for button in (self._copy, self._pdf):
            button.setVisible(not choosing)
        self._next.setText("Lanjut: Isi surat" if choosing else "Simpan DOCX")
        self._next.setEnabled(not hindrance)
        self._next.setAccessibleDescription(hindrance)

    def _show_preview(self) -> None:
        if self._pages.currentIndex() == _LETTER and self._form.right:
            self._preview.setPlainText(as_message(self.letter))

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        for button in (self._back, self._close, self._copy, self._pdf, self._next):
            button.setEnabled(not saving)

    def _save(self, kind: str) -> None:
        if self._form.check():
            self.settled.emit(self.letter)
            self.save_requested.emit(kind, self.letter)

    def _on_form_changed(self) -> None:
        self._outcome.hide()
        self._show_preview()

    def _on_copy_clicked(self) -> None:
        if self._form.check():
            self.settled.emit(self.letter)
            QGuiApplication.clipboard().setText(as_message(self.letter))
            self.show_outcome("success", "Teks tersalin.", "Tempel di WhatsApp atau surel.")

    def _on_next_clicked(self) -> None:
        if self._pages.currentIndex() == _CHOICE:
            self._go_to(_LETTER)
        else:
            self._save("docx")

    @override
    def reject(self) -> None:
        """Close, unless a letter is being saved."""
        if not self._saving:
            super().reject()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Large type on a small screen: the steps are named where they cannot be drawn.
        roomy = self.width() > self._steps.sizeHint().width() + self._theme.px(260)
        self._steps.setVisible(roomy)
        self._step.setVisible(not roomy)
