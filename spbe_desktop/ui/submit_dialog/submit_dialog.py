"""The dialog Kirim paket: three steps, of which the last alone says "tersimpan"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from spbe_desktop.domain.findings import Finding
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.submit_dialog.check_step import CheckStep
from spbe_desktop.ui.submit_dialog.facts import SubmissionFacts
from spbe_desktop.ui.submit_dialog.save_step import SaveStep
from spbe_desktop.ui.submit_dialog.summary_step import SummaryStep
from spbe_desktop.ui.submit_dialog.target_form import FolderChooser, ask_folder
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.step_header import StepHeader
from spbe_desktop.words.cover_letter import Letter, cover_letter
from spbe_desktop.words.findings import as_text
from spbe_desktop.words.formats import number

_CHECK, _SUMMARY, _SAVE = range(3)
_STEPS = ("Periksa", "Ringkasan", "Simpan paket")


def open_folder(folder: Path) -> None:
    """Show *folder* in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class SubmitDialog(Dialog):
    """Leads from *findings* over *facts* to a package that somebody else writes.

    It is accepted once a package was written. While one is being written it cannot be closed,
    only the writing cancelled; whoever writes answers with one of the `show_` methods.
    """

    indicator_requested = Signal(str, str)
    """The indicator and the `Field` to open; the dialog has closed itself."""
    write_requested = Signal(object, str, str)
    """The path to write to, and the name and telephone number of the contact."""
    cancel_requested = Signal()

    def __init__(  # noqa: PLR0913 - what it shows, and two seams to the system
        self,
        theme: Theme,
        icons: Icons,
        findings: Sequence[Finding],
        facts: SubmissionFacts,
        *,
        accepted: frozenset[tuple[str, ...]] = frozenset(),
        choose_folder: FolderChooser = ask_folder,
        open_folder: Callable[[Path], None] = open_folder,
        parent: QWidget | None = None,
    ) -> None:
        subtitle = f"{facts.agency} · {facts.year} · revisi {facts.revision}"
        super().__init__(theme, "Kirim paket", subtitle=subtitle, size=(872, 636), parent=parent)
        self._icons = icons
        self._findings = findings
        self._facts = facts
        self._open_folder = open_folder
        self._writing = False
        self._outdated = False
        self._package: tuple[Path, str, int] | None = None
        self._steps = StepHeader(theme, _STEPS)
        self._step = Label(theme, tone="text_2")
        self._pages = QStackedWidget()
        self._check = CheckStep(theme, icons, findings, accepted)
        self._summary = SummaryStep(theme, icons, facts, choose_folder)
        self._save = SaveStep(theme, icons)
        self._copy = QPushButton("Salin daftar")
        self._reason = Label(theme, tone="text_2", wrap=True)
        self._back = self._button("Kembali")
        self._stop = self._button("Batal")
        self._next = self._button("", primary=True)
        self._assemble()
        self._connect()
        self._go_to(_CHECK)

    @property
    def accepted_findings(self) -> frozenset[tuple[str, ...]]:
        """Return the identities of the accepted warnings, to be handed in next time."""
        return self._check.accepted

    def show_progress(self, done: int, total: int) -> None:
        """Show that *done* of *total* bytes are written and checked."""
        self._save.show_progress(done, total)

    def show_written(self, path: Path, sha256: str, size: int) -> None:
        """Show the package, which was written and verified."""
        self._writing = False
        self._package = (path, sha256, size)
        self._save.show_written(path, sha256, size, self._facts.revision)
        self._show_buttons()

    def show_failure(self, sentence: str) -> None:
        """Show why no package was written; it can be tried again."""
        self._writing = False
        self._save.show_failure(sentence)
        self._show_buttons()
        self._next.setFocus()

    def show_unrecorded(self, path: Path, sentence: str) -> None:
        """Show that the package stands at *path*, and why it does not count as sent."""
        self._writing = False
        self._save.show_unrecorded(path, sentence)
        self._show_buttons()
        self._next.setFocus()

    def show_outdated(self) -> None:
        """Show that the content has changed since it was looked over; nothing was written."""
        self._writing = False
        self._outdated = True
        self._save.show_failure(
            "Sebuah berkas baru selesai dilampirkan, jadi isi paket tidak lagi sama dengan yang "
            "Anda periksa. Tutup jendela ini, lalu tekan “Kirim paket” sekali lagi."
        )
        self._show_buttons()
        self._stop.setFocus()

    def show_cancelled(self) -> None:
        """Go back to the summary: the writing was cancelled and nothing is left of it."""
        self._writing = False
        self._go_to(_SUMMARY)
        self._summary.message.show_message(
            "info", "Penulisan dibatalkan.", "Tidak ada berkas yang tertinggal."
        )
        self._summary.message.show()

    def _button(self, text: str, *, primary: bool = False) -> QPushButton:
        return self.add_button(text, primary=primary)

    def _assemble(self) -> None:
        self.head.addWidget(self._steps)
        self.head.addWidget(self._step)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._pages)
        for page in (self._check, self._summary, self._save):
            self._pages.addWidget(page)
        self._copy.setIcon(self._icons.icon("copy", "accent"))
        self._copy.setProperty("kind", "link")
        self._copy.setAutoDefault(True)
        self.foot.insertWidget(0, self._copy)
        self.foot.insertWidget(2, self._reason, 2)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self._check.changed.connect(self._show_buttons)
        self._check.jump_requested.connect(self._on_jump_requested)
        self._save.folder_requested.connect(self._on_folder_requested)
        self._save.letter_requested.connect(self._on_letter_requested)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._back.clicked.connect(self._on_back_clicked)
        self._stop.clicked.connect(self.reject)
        self._next.clicked.connect(self._on_next_clicked)

    def _go_to(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        self._steps.set_current(step)
        self._step.setText(f"{step + 1} dari {self._pages.count()}: {_STEPS[step]}")
        self._show_buttons()
        if step == _CHECK and not self._check.take_focus():
            self._next.setFocus()
        elif step == _SUMMARY:
            self._summary.message.hide()
            self._summary.form.take_focus()
        elif step == _SAVE:
            self._stop.setFocus()

    def _show_buttons(self) -> None:
        step = self._pages.currentIndex()
        done, writing = self._package is not None, self._writing
        hindrance = self._check.hindrance if step == _CHECK else ""
        self._reason.setText(hindrance)
        self._copy.setVisible(step == _CHECK and bool(self._findings))
        self._back.setVisible(step != _CHECK and not (writing or done or self._outdated))
        self._stop.setVisible(not done)
        self._stop.setText(self._stop_text())
        self._next.setVisible(not writing and not self._outdated)
        self._next.setEnabled(not hindrance)
        self._next.setText(self._next_text(step))
        self._next.setAccessibleDescription(hindrance)

    def _next_text(self, step: int) -> str:
        if step == _CHECK:
            return "Lanjut: Ringkasan"
        if step == _SUMMARY:
            return "Simpan paket"
        return "Coba lagi" if self._package is None else "Selesai"

    def _stop_text(self) -> str:
        if self._writing:
            return "Batalkan penulisan"
        return "Tutup" if self._outdated else "Batal"

    def _write(self) -> None:
        self._writing = True
        form = self._summary.form
        self._go_to(_SAVE)
        self._save.begin(form.target)
        self.write_requested.emit(form.target, form.contact_name, form.contact_phone)

    def _on_next_clicked(self) -> None:
        step = self._pages.currentIndex()
        if step == _CHECK:
            self._go_to(_SUMMARY)
        elif self._package is not None:
            self.accept()
        elif self._summary.form.check():
            self._write()
        elif step == _SAVE:
            # The folder may have gone meanwhile: its field says so.
            self._go_to(_SUMMARY)
            self._summary.form.check()

    def _on_back_clicked(self) -> None:
        self._go_to(_CHECK if self._pages.currentIndex() == _SUMMARY else _SUMMARY)

    def _on_jump_requested(self, finding: Finding) -> None:
        super().reject()
        self.indicator_requested.emit(finding.key, finding.field or "")

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._findings))
        self._copy.setText("Daftar tersalin")

    def _on_folder_requested(self) -> None:
        if self._package is not None:
            self._open_folder(self._package[0].parent)

    def _on_letter_requested(self) -> None:
        if self._package is not None:
            QGuiApplication.clipboard().setText(cover_letter(self._letter(*self._package)))
            self._save.show_copied()

    def _letter(self, path: Path, sha256: str, size: int) -> Letter:
        facts, form = self._facts, self._summary.form
        index = "" if facts.index is None else f"{number(facts.index, 2)} {facts.predicate}"
        return Letter(
            agency=facts.agency,
            year=facts.year,
            revision=facts.revision,
            index_title=facts.index_title,
            index=index,
            answered=facts.answered,
            total=facts.total,
            file_name=path.name,
            size=size,
            sha256=sha256,
            contact_name=form.contact_name,
            contact_phone=form.contact_phone,
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Large type on a small screen: the steps are named where they cannot be drawn.
        roomy = self.width() > self._steps.sizeHint().width() + self._theme.px(170)
        self._steps.setVisible(roomy)
        self._step.setVisible(not roomy)

    @override
    def reject(self) -> None:
        """Cancel what is being written; close otherwise."""
        if self._writing:
            self._save.show_stopping()
            self.cancel_requested.emit()
        elif self._package is not None:
            self.accept()
        else:
            super().reject()
