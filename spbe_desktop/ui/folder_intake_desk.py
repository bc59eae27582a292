"""Taking in a folder: from the wish to do so to the edit that gives every file its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.name_reading import NameReader
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.errors import AssessmentLockedError, Cancelled, SpbeError
from spbe_desktop.services.attaching_many import AttachMany
from spbe_desktop.services.folder_import import Accepted, Imported, import_files, settle
from spbe_desktop.services.folder_scan import known_documents, scan
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.folder_intake.folder_intake_dialog import FolderIntakeDialog
from spbe_desktop.ui.folder_intake.result import IntakeResult
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.read_only import may_write
from spbe_desktop.ui.tasks import Task, TaskRunner
from spbe_desktop.words.failures import sentence
from spbe_desktop.words.formats import number


class FolderIntakeDesk(QObject):
    """Opens the dialog and does what it asks, for the assessment that was shown then."""

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

    def open(self, folder: Path | None = None) -> None:
        """Let the officer take in a folder; one that was dropped is looked through at once."""
        sheet = self._bridge.sheet
        if sheet is None or not self._bridge.flush():
            return
        found = sheet.assessment
        if not may_write(self._bridge.workspace, self.failed.emit):
            return
        if found.locked:
            self.failed.emit(AssessmentLockedError(found.agency.code, found.year, found.revision))
            return
        dialog = FolderIntakeDialog(
            self._looks.theme,
            self._looks.icons,
            sheet.instrument,
            f"{found.agency.name} · {found.year} · {sheet.instrument.short_title}",
            folder=self._preferences.intake_folder,
            choose_folder=self._questions.intake_folder,
            parent=self._window,
        )
        dialog.scan_requested.connect(partial(self._scan, dialog, sheet))
        dialog.import_requested.connect(partial(self._import, dialog, found.id))
        dialog.cancel_requested.connect(self._cancel)
        dialog.open()
        if folder is not None:
            dialog.begin(folder)

    def _scan(self, dialog: FolderIntakeDialog, sheet: Sheet, folder: Path) -> None:
        workspace = self._bridge.workspace
        self._preferences.intake_folder = folder
        known = known_documents(workspace, sheet.assessment.id)
        reader = NameReader(sheet.instrument)
        self._task = self._runner.start(
            lambda report: scan(folder, reader, known, report, excluding=workspace.root),
            on_success=dialog.show_scan,
            on_failure=partial(self._on_scan_failed, dialog),
            on_progress=dialog.show_scan_progress,
        )

    def _on_scan_failed(self, dialog: FolderIntakeDialog, error: Exception) -> None:
        if isinstance(error, Cancelled):
            dialog.show_scan_cancelled()
            return
        if not isinstance(error, SpbeError):
            raise error
        dialog.show_scan_failure(sentence(error))

    def _import(
        self, dialog: FolderIntakeDialog, assessment_id: int, accepted: Sequence[Accepted]
    ) -> None:
        vault = self._bridge.workspace.vault
        self._task = self._runner.start(
            lambda report: import_files(vault, accepted, report),
            on_success=partial(self._on_imported, dialog, assessment_id),
            on_failure=partial(self._on_import_failed, dialog),
            on_progress=dialog.show_import_progress,
        )

    def _on_imported(
        self, dialog: FolderIntakeDialog, assessment_id: int, imported: Imported
    ) -> None:
        """Give what was copied its places, and tell how each file stands."""
        known = known_documents(self._bridge.workspace, assessment_id)
        settled = settle(imported.taken, known)
        edit = AttachMany(assessment_id, settled.additions)
        if settled.additions and not self._bridge.run_import(edit):
            dialog.show_import_failure(
                "Berkas sudah disalin, tetapi belum dapat dicatat. Coba lagi; yang sudah "
                "disalin tidak disalin dua kali."
            )
            return
        dialog.show_result(
            IntakeResult(
                settled.outcomes,
                tuple(
                    (failed.accepted.found.relative, sentence(failed.error))
                    for failed in imported.failed
                ),
                tuple(wanted.found.relative for wanted in imported.left),
            )
        )
        if settled.additions:
            count = number(len(settled.additions))
            self.told.emit("info", f"{count} eviden diambil dari folder. Ctrl+Z mengurungkannya.")

    def _on_import_failed(self, dialog: FolderIntakeDialog, error: Exception) -> None:
        if isinstance(error, Cancelled):
            # Cancelled before its turn came: there is nothing to tell of.
            dialog.show_import_failure("Pengambilan dibatalkan sebelum dimulai.")
            return
        if not isinstance(error, SpbeError):
            raise error
        dialog.show_import_failure(sentence(error))

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
