"""The bridge: the one object of the window that knows the open workspace."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.file_facts import FileFacts
from spbe_desktop.domain.findings import FindingCode
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import ChangeEntry, EarlierAnswer, EvidenceUse, Sheet
from spbe_desktop.domain.shortcomings import SeenShortcoming
from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.domain.summary import Summary
from spbe_desktop.domain.trend import Trend
from spbe_desktop.errors import (
    SpbeError,
    StorageError,
    StorageFailedError,
    WorkspaceAwayError,
)
from spbe_desktop.services import sheets, summary, trends
from spbe_desktop.services.changes import EVERYTHING, Changes
from spbe_desktop.services.editing import Operation, TypedEdit
from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.unsaved import Unsaved

FileFactsByDigest = Mapping[str, FileFacts]
UsesByKey = Mapping[IndicatorKey, tuple[EvidenceUse, ...]]
Standings = Mapping[IndicatorKey, tuple[SlotStanding, ...]]
ShortcomingsByKey = Mapping[IndicatorKey, tuple[SeenShortcoming, ...]]


class WorkspaceBridge(QObject):
    """Runs edits, reads what is shown, and tells what went stale.

    Everything here happens on the window's thread: the database has no other.
    """

    changed = Signal(object)
    """Changes: after they are on the disk, and what is shown was read again."""
    saved = Signal(object)
    """The moment at which the last edit reached the disk."""
    failed = Signal(object)
    """SpbeError: an edit was not stored."""
    unsaved_changed = Signal()
    """A typed text was refused by the disk, or has reached it after all."""
    unread = Signal(object)
    """StorageError: something could not be read."""
    flush_requested = Signal()
    """Whoever holds typed text must hand it over now."""

    def __init__(self, workspace: Workspace, assessment_id: int | None, stage: str) -> None:
        super().__init__()
        self.workspace = workspace
        self._assessment_id = assessment_id
        self._stage = stage
        self._sheet: Sheet | None = None
        self._read: Sheet | None = None
        self._unsaved = Unsaved()
        self._uses: UsesByKey | None = None
        self._standings: Standings | None = None
        self._shortcomings: ShortcomingsByKey | None = None
        self._looks_after_slots = False
        self._file_facts: Callable[[], FileFactsByDigest | None] = _no_facts
        self._portal_limit: Callable[[], int] = int

    def look_through(
        self, file_facts: Callable[[], FileFactsByDigest | None], portal_limit: Callable[[], int]
    ) -> None:
        """Learn from *file_facts* and *portal_limit*, whenever evidence is checked."""
        self._file_facts, self._portal_limit = file_facts, portal_limit

    @property
    def file_facts(self) -> FileFactsByDigest | None:
        """Return what was found in files; none while none was read."""
        return self._file_facts()

    @property
    def portal_limit(self) -> int:
        """Return how many bytes the portal takes of one file; 0 for any number."""
        return self._portal_limit()

    @property
    def sheet(self) -> Sheet | None:
        """Return the assessment that is shown; none in a workspace without one."""
        if self._sheet is None and self._assessment_id is not None:
            self._read = self._read_sheet(self._assessment_id)
            self._sheet = self._unsaved.shown_in(self._read)
        return self._sheet

    @property
    def assessment_id(self) -> int:
        """Return the id of the assessment that is shown; there must be one."""
        if self._assessment_id is None:
            raise ValueError("no assessment is shown")
        return self._assessment_id

    @property
    def stage(self) -> str:
        """Return the stage that is shown."""
        return self._stage

    @property
    def unsaved_texts(self) -> tuple[TypedEdit, ...]:
        """Return the typed texts that the disk did not take."""
        return self._unsaved.texts

    @property
    def has_unsaved(self) -> bool:
        """Tell whether something was typed that the disk did not take."""
        return bool(self._unsaved)

    def show(self, assessment_id: int | None, stage: str) -> None:
        """Turn to another assessment or stage."""
        self.flush_requested.emit()
        self._assessment_id, self._stage = assessment_id, stage
        self._forget(EVERYTHING)
        self.changed.emit(EVERYTHING)

    def reload(self) -> None:
        """Read everything again, after something that is no edit."""
        self._forget(EVERYTHING)
        self.changed.emit(EVERYTHING)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Tell of a disk that cannot be read, rather than fail."""
        try:
            yield
        except StorageError as error:
            self.unread.emit(error)

    def announce(self, changes: Changes) -> None:
        """Tell that something is shown differently that no edit has touched."""
        self.changed.emit(changes)

    def run(self, operation: Operation) -> bool:
        """Make an edit; tell whether it is stored. What it touched is announced."""
        stored = self._edit(lambda: self.workspace.editor.run(operation))
        if stored:
            self._retry()
        return stored

    def run_import(self, operation: Operation) -> bool:
        """Bring in much at once, after a backup of what is there; tell whether it is stored."""
        from spbe_desktop.services.backing_up import back_up

        def bring_in() -> Changes:
            back_up(self.workspace, BackupCause.IMPORT)
            return self.workspace.editor.run(operation)

        return self._edit(bring_in)

    def run_typed(self, edit: TypedEdit) -> bool:
        """Store a typed text; one that the disk does not take is kept, shown and tried again."""
        waited = self._unsaved.forget_text(edit)
        stored = self.run(edit)
        if not stored:
            self._sheet = None
            if not self.workspace.read_only:
                self._unsaved.keep_text(edit)
        if waited or not stored:
            self.unsaved_changed.emit()
        return stored

    def run_figure(self, place: Hashable, edit: Operation) -> bool:
        """Store the figures typed at *place*; if the disk refuses, they are tried again."""
        self._unsaved.forget_figures(place)
        stored = self.run(edit)
        if not stored and not self.workspace.read_only:
            self._unsaved.keep_figures(place, edit)
        return stored

    def undo(self) -> bool:
        """Take the last edit back."""
        self.flush_requested.emit()
        editor = self.workspace.editor
        return editor.next_undo is not None and self._edit(editor.undo)

    def redo(self) -> bool:
        """Make the last undone edit again."""
        self.flush_requested.emit()
        editor = self.workspace.editor
        return editor.next_redo is not None and self._edit(editor.redo)

    def flush(self) -> bool:
        """Have everything typed stored; tell whether it is."""
        self.flush_requested.emit()
        self._retry()
        return not self.has_unsaved

    def evidence_of(self, key: IndicatorKey) -> tuple[EvidenceUse, ...]:
        """Return the evidence of an indicator, with a look at its files."""
        return self.all_evidence().get(key, ())

    def all_evidence(self) -> UsesByKey:
        """Return the evidence of every indicator of the assessment that is shown."""
        if self._uses is None:
            # Looking after files is needed once an indicator is shown.
            from spbe_desktop.services.library import uses_of

            found = self._assessment_id
            self._uses = {} if found is None else uses_of(self.workspace, found)
        return self._uses

    def use(self, use_id: int) -> EvidenceUse:
        """Return the use of a document in the assessment that is shown."""
        uses = self.all_evidence().values()
        return next(use for found in uses for use in found if use.use_id == use_id)

    def problems_of(self, use: EvidenceUse) -> tuple[FindingCode, ...]:
        """Return what an assessor would object to in the document of *use*, if it is there."""
        from spbe_desktop.domain.document_checks import (
            EvidenceView,
            document_problems,
            reckoning_day,
        )

        sheet = self.sheet
        if sheet is None or use.state is not FileState.INTACT:
            return ()
        found, today = sheet.assessment, self.workspace.clock().astimezone().date()
        as_of = reckoning_day(found.due, found.year, today)
        view = EvidenceView({}, self.file_facts, as_of, portal_limit=self.portal_limit)
        return tuple(document_problems(use, view))

    def look_again(self) -> None:
        """Forget what was seen of the files: they may have come back, or gone."""
        self._uses = self._standings = None

    def standings(self) -> Standings:
        """Return how the slots of every indicator stand; none before `look_after_slots`."""
        sheet = self.sheet
        if sheet is None or not self._looks_after_slots:
            return {}
        if self._standings is None:
            from spbe_desktop.services.slot_reading import standings_of

            self._standings = standings_of(self.workspace, sheet, self.all_evidence())
        return self._standings

    def open_shortcomings(self) -> ShortcomingsByKey:
        """Return what is open at each indicator; none before `look_after_slots`."""
        sheet = self.sheet
        if sheet is None or not self._looks_after_slots:
            return {}
        if self._shortcomings is None:
            from spbe_desktop.services.open_findings import open_by_key

            self._shortcomings = open_by_key(self.workspace, sheet.assessment)
        return self._shortcomings

    def look_after_slots(self) -> None:
        """Tell of slots from now on: what that needs is loaded, and the first page stands."""
        self._looks_after_slots = True
        sheet = self.sheet
        if sheet is not None:
            keys = frozenset(row.key for row in sheet.rows)
            self.changed.emit(Changes(sheet.assessment.id, evidence=keys))

    def earlier_answer(self, key: IndicatorKey) -> EarlierAnswer | None:
        """Return last year's answer to an indicator."""
        from spbe_desktop.services.timeline import earlier_answer

        sheet = self.sheet
        return None if sheet is None else earlier_answer(self.workspace, sheet, key)

    def changes_of(self, key: IndicatorKey) -> tuple[ChangeEntry, ...]:
        """Return what was changed at an indicator, newest first."""
        if self._assessment_id is None:
            return ()
        from spbe_desktop.services.timeline import changes_of

        return changes_of(self.workspace, self._assessment_id, key)

    def summary(self) -> Summary | None:
        """Return the figures of Ringkasan."""
        sheet = self.sheet
        return None if sheet is None else summary.read_summary(self.workspace, sheet)

    def trend(self, region_id: int) -> Trend:
        """Return the trend of a region, with the figures of the agency that is shown."""
        agency = self.sheet.assessment.agency if self.sheet else None
        return trends.read_trend(self.workspace, region_id, agency)

    def _edit(self, edit: Callable[[], Changes]) -> bool:
        try:
            changes = edit()
        except SpbeError as error:
            self.failed.emit(error)
            return False
        moment: datetime = self.workspace.clock()
        self._forget(changes)
        self.saved.emit(moment)
        self.changed.emit(changes)
        return True

    def _retry(self) -> None:
        def store(operation: Operation) -> bool:
            return self._edit(partial(self.workspace.editor.run, operation))

        if self._unsaved.retry(store):
            self.unsaved_changed.emit()

    def _read_sheet(self, assessment_id: int) -> Sheet:
        """Return what is stored; while its drive is away, what was read of it before."""
        try:
            return sheets.read_sheet(self.workspace, assessment_id, self._stage)
        except (WorkspaceAwayError, StorageFailedError):
            known = self._read
            shown = (assessment_id, self._stage)
            if known is None or (known.assessment.id, known.stage) != shown:
                raise
            return known

    def _forget(self, changes: Changes) -> None:
        self._sheet = None
        if changes.evidence or changes.documents or changes.assessments:
            self._uses = self._standings = None
        if changes.findings or changes.documents or changes.assessments:
            self._shortcomings = None


def _no_facts() -> FileFactsByDigest | None:
    return None
