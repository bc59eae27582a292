"""Sending: from the check of an assessment to the verified package, and back again."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.evidence import Classification, EvidenceKind
from spbe_desktop.domain.scoring import rounded
from spbe_desktop.domain.sheet import EvidenceUse, Sheet
from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.exchange.bag_writer import WrittenPackage
from spbe_desktop.services import founding, submission
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.submit_dialog.facts import AnswerChange, SubmissionFacts
from spbe_desktop.ui.submit_dialog.submit_dialog import SubmitDialog, open_folder
from spbe_desktop.ui.tasks import Task, TaskRunner
from spbe_desktop.words.failures import sentence


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
        if sent and sent[0].path.parent.is_dir():
            open_folder(sent[0].path.parent)
        elif sent:
            self.told.emit("warning", f"Folder {sent[0].path.parent} tidak ditemukan lagi.")

    def _open(self) -> None:
        """Check the assessment and open the dialog."""
        self._bridge.look_again()
        sheet = self._bridge.sheet
        if sheet is None:
            return
        assessment_id = sheet.assessment.id
        findings = submission.findings_of(self._bridge.workspace, sheet)
        dialog = SubmitDialog(
            self._looks.theme,
            self._looks.icons,
            findings,
            self._facts(sheet),
            accepted=self._accepted.get(assessment_id, frozenset()),
            parent=self._window,
        )
        dialog.indicator_requested.connect(self.indicator_requested)
        dialog.write_requested.connect(partial(self._write, dialog, assessment_id))
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

    def _write(
        self, dialog: SubmitDialog, assessment_id: int, target: Path, name: str, phone: str
    ) -> None:
        workspace = self._bridge.workspace
        try:
            founding.set_contact(workspace, assessment_id, name, phone)
            frozen = submission.freeze(workspace, assessment_id)
        except SpbeError as error:
            dialog.show_failure(sentence(error))
            return
        self._preferences.package_folder = target.parent
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
            dialog.show_failure(sentence(error))
            return
        dialog.show_written(written.path, written.sha256, written.size)
        self._bridge.reload()

    def _on_failure(self, dialog: SubmitDialog, error: Exception) -> None:
        if isinstance(error, Cancelled):
            dialog.show_cancelled()
            return
        if not isinstance(error, SpbeError):
            raise error
        dialog.show_failure(sentence(error))

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _facts(self, sheet: Sheet) -> SubmissionFacts:
        score, instrument, found = sheet.score, sheet.instrument, sheet.assessment
        documents = _documents(self._bridge)
        files = [d for d in documents if d.kind is not EvidenceKind.ADDRESS]
        packed = [d for d in files if d.classification is not Classification.SECRET]
        decimals = instrument.display_decimals
        sent = submission.sent_packages(self._bridge.workspace, found.id)
        changes = self._changes_since(found.id, sent[0].written_at) if sent else ()
        folder = self._preferences.package_folder or Path.home() / "Documents"
        return SubmissionFacts(
            agency=found.agency.name,
            year=found.year,
            revision=found.revision,
            index_title=instrument.index_title,
            index=None if score.index is None else rounded(score.index, decimals),
            predicate=score.predicate.name if score.predicate else "",
            predicate_rank=score.predicate.rank if score.predicate else 0,
            predicate_ranks=len(instrument.predicates),
            answered=score.answered,
            total=score.total,
            index_if_lowest=rounded(score.index_if_lowest, decimals),
            predicate_if_lowest=score.predicate_if_lowest.name,
            files=len({d.sha256 for d in packed}),
            size=sum({d.sha256: d.size for d in packed}.values()),
            addresses=len(documents) - len(files),
            secret=tuple(d.title for d in files if d not in packed),
            folder=folder if folder.is_dir() else Path.home(),
            file_name=f"{submission.identity_of(sheet).name}.spbe.zip",
            contact_name=found.contact_name,
            contact_phone=found.contact_phone,
            changes=changes,
            last_sent=sent[0].written_at.astimezone().date() if sent else None,
        )

    def _changes_since(self, assessment_id: int, moment: datetime) -> tuple[AnswerChange, ...]:
        lines = submission.changes_since(self._bridge.workspace, assessment_id, moment)
        return tuple(AnswerChange(c.key, c.field, c.before, c.after) for c in lines)


def _documents(bridge: WorkspaceBridge) -> tuple[EvidenceUse, ...]:
    """Return every document of the assessment once."""
    found = {use.evidence_id: use for uses in bridge.all_evidence().values() for use in uses}
    return tuple(found.values())
