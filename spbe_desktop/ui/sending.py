"""Sending: from the check of an assessment to the verified package, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.package import Submission
from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.exchange.bag_writer import WrittenPackage
from spbe_desktop.services import founding, submission, submission_checks
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.on_disk import is_folder
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.submission_facts import submission_facts
from spbe_desktop.ui.submit_dialog.submit_dialog import SubmitDialog, open_folder
from spbe_desktop.ui.tasks import Task, TaskRunner
from spbe_desktop.words.failures import sentence

_UNEXPECTED = (
    "Terjadi galat yang tidak terduga. Isian Anda tetap tersimpan. Coba lagi; jika terulang, "
    "salin rincian galatnya dan kirimkan kepada pengelola aplikasi."
)


class Sending(QObject):
    """Leads through the three steps of sending one assessment."""

    indicator_requested = Signal(str, str)
    """Indicator and field where something is to be put right."""
    told = Signal(str, str)
    """Kind and sentence."""
    failed = Signal(object)
    """SpbeError."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        questions: Questions,
        looks: Looks,
        preferences: Preferences,
        window: QWidget,
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._runner = runner
        self._questions = questions
        self._looks = looks
        self._preferences = preferences
        self._window = window
        self._task: Task | None = None
        self._accepted: dict[int, frozenset[tuple[str, ...]]] = {}

    def begin(self) -> None:
        """Lead through sending the assessment that is shown, or reopen what was sent."""
        sheet = self._bridge.sheet
        if sheet is None:
            return
        if sheet.assessment.locked:
            self._reopen(sheet.assessment.id)
        elif self._bridge.flush():
            self._open()

    def show_last(self) -> None:
        """Show the folder of the package that was sent last."""
        sheet = self._bridge.sheet
        if sheet is None:
            return
        sent = submission.sent_packages(self._bridge.workspace, sheet.assessment.id)
        if sent and is_folder(sent[0].path.parent):
            open_folder(sent[0].path.parent)
        elif sent:
            self.told.emit("warning", f"Folder {sent[0].path.parent} tidak ditemukan lagi.")

    def _open(self) -> None:
        """Check the assessment and open the dialog."""
        self._bridge.look_again()
        sheet = self._bridge.sheet
        if sheet is None:
            return
        workspace, assessment_id = self._bridge.workspace, sheet.assessment.id
        try:
            findings = submission_checks.findings_of(
                workspace, sheet, self._bridge.file_facts, self._bridge.portal_limit
            )
            frozen = submission.freeze(workspace, assessment_id)
            sent = submission.sent_packages(workspace, assessment_id)
        except SpbeError as error:
            self.failed.emit(error)
            return
        last = sent[0] if sent else None
        dialog = SubmitDialog(
            self._looks.theme,
            self._looks.icons,
            findings,
            submission_facts(workspace, sheet, frozen, last, self._folder()),
            accepted=self._accepted.get(assessment_id, frozenset()),
            parent=self._window,
        )
        dialog.indicator_requested.connect(self.indicator_requested)
        dialog.write_requested.connect(partial(self._write, dialog, assessment_id, frozen))
        dialog.cancel_requested.connect(self._cancel)
        dialog.finished.connect(partial(self._keep_accepted, dialog, assessment_id))
        dialog.open()

    def _keep_accepted(self, dialog: SubmitDialog, assessment_id: int, _result: int) -> None:
        """Let what was accepted stay accepted while something else is put right."""
        self._accepted[assessment_id] = dialog.accepted_findings

    def _reopen(self, assessment_id: int) -> None:
        reason = self._questions.reason(
            "Buka kembali penilaian",
            "Paket revisi ini sudah dikirim. Perubahan akan menjadi revisi berikutnya. "
            "Apa alasannya dibuka kembali?",
        )
        if reason is None:
            return
        try:
            submission.reopen(self._bridge.workspace, assessment_id, reason)
        except SpbeError as error:
            self.failed.emit(error)
            return
        self._bridge.reload()
        self.told.emit("info", "Penilaian dibuka kembali. Perubahan menjadi revisi berikutnya.")

    def _folder(self) -> Path:
        """Return where the package is proposed to be saved."""
        folder = self._preferences.package_folder or Path.home() / "Documents"
        return folder if is_folder(folder) else Path.home()

    def _write(
        self,
        dialog: SubmitDialog,
        assessment_id: int,
        looked_over: Submission,
        target: Path,
        name: str,
        phone: str,
    ) -> None:
        """Begin once the files that were being read are read: they belong to the package."""
        with self._telling(dialog):
            self._keep_contact(assessment_id, name, phone)
            self._preferences.package_folder = target.parent
            self._task = self._runner.start(
                lambda _report: None,
                on_success=lambda _none: self._on_turn(dialog, assessment_id, looked_over, target),
                on_failure=partial(self._on_failure, dialog),
            )

    def _keep_contact(self, assessment_id: int, name: str, phone: str) -> None:
        sheet = self._bridge.sheet
        if sheet is None or (name, phone) != (
            sheet.assessment.contact_name,
            sheet.assessment.contact_phone,
        ):
            founding.set_contact(self._bridge.workspace, assessment_id, name, phone)
            self._bridge.reload()

    def _on_turn(
        self, dialog: SubmitDialog, assessment_id: int, looked_over: Submission, target: Path
    ) -> None:
        with self._telling(dialog):
            frozen = submission.freeze(self._bridge.workspace, assessment_id)
            if _content(frozen) != _content(looked_over):
                dialog.show_outdated()
                return
            self._task = self._runner.start(
                lambda report: submission.write(frozen, target, report),
                on_success=partial(self._on_written, dialog, assessment_id),
                on_failure=partial(self._on_failure, dialog),
                on_progress=dialog.show_progress,
            )

    def _on_written(
        self, dialog: SubmitDialog, assessment_id: int, written: WrittenPackage
    ) -> None:
        try:
            submission.record_sent(self._bridge.workspace, assessment_id, written)
        except SpbeError as error:
            dialog.show_unrecorded(written.path, sentence(error))
            return
        except Exception:
            dialog.show_unrecorded(written.path, _UNEXPECTED)
            raise
        dialog.show_written(written.path, written.sha256, written.size)
        self._bridge.reload()

    def _on_failure(self, dialog: SubmitDialog, error: Exception) -> None:
        if isinstance(error, Cancelled):
            dialog.show_cancelled()
            return
        with self._telling(dialog):
            raise error

    @contextmanager
    def _telling(self, dialog: SubmitDialog) -> Iterator[None]:
        """Tell of a failure in *dialog*, which cannot be closed before it is told of one."""
        try:
            yield
        except SpbeError as error:
            dialog.show_failure(sentence(error))
        except Exception:
            dialog.show_failure(_UNEXPECTED)
            raise

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()


def _content(frozen: Submission) -> tuple[object, ...]:
    """Return what the officer has looked over; the contact is typed after that."""
    return frozen.answers, frozen.evidence, frozen.uses, frozen.changes
