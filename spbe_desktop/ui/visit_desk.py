"""The desk of a visit's photos: they are taken in off the window's thread, and attached."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.visits import VisitLine, visit_lines
from spbe_desktop.errors import SpbeError
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.filling import Filling, fill, sort_out
from spbe_desktop.services.taking_in import TakenIn
from spbe_desktop.services.visit_photos import take_in_photos
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.document_intake import DocumentIntake
from spbe_desktop.ui.interview.photo_dialog import PhotoDialog
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.read_only import may_write
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.ui.widgets.messages import Kind
from spbe_desktop.words.failures import sentence
from spbe_desktop.words.filling import already_there
from spbe_desktop.words.formats import number


class VisitListener(Protocol):
    """Who wants to know what the desk tells."""

    failed: SignalInstance
    started: SignalInstance
    progressed: SignalInstance
    ended: SignalInstance
    reopen_requested: SignalInstance


class VisitDesk(QObject):
    """Opens the dialog over the assessment that is shown, and carries out what it asks."""

    reopen_requested = Signal()

    def __init__(
        self,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        questions: Questions,
        looks: Looks,
        window: QWidget,
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._questions = questions
        self._looks = looks
        self._window = window
        self._dialog: PhotoDialog | None = None
        self._taking = DocumentIntake(bridge.workspace.vault, runner, questions)
        bridge.changed.connect(self._on_changed)

    def tell(self, listener: VisitListener) -> None:
        """Let *listener* know of tasks, of failures and of a wish to reopen."""
        self._taking.started.connect(listener.started)
        self._taking.progressed.connect(listener.progressed)
        self._taking.ended.connect(listener.ended)
        self._taking.failed.connect(listener.failed)
        self.reopen_requested.connect(listener.reopen_requested)

    def begin(self) -> None:
        """Let photos be put where they belong."""
        if self._bridge.sheet is None or not self._bridge.flush():
            return
        if not may_write(self._bridge.workspace, self._taking.failed.emit):
            return
        dialog = PhotoDialog(self._looks.theme, self._looks.icons, self._window)
        dialog.photos_requested.connect(self._on_photos_requested)
        dialog.reopen_requested.connect(self.reopen_requested)
        dialog.finished.connect(self._on_finished)
        self._dialog = dialog
        self._show()
        dialog.open()

    def _show(self) -> None:
        sheet = self._bridge.sheet
        if self._dialog is None or sheet is None:
            return
        lines = visit_lines(sheet, self._bridge.all_evidence())
        self._dialog.show_lines(lines, locked=sheet.assessment.locked)

    def _on_changed(self, _changes: Changes) -> None:
        self._show()

    def _on_finished(self) -> None:
        self._dialog = None

    def _on_photos_requested(self, line: VisitLine) -> None:
        paths = self._questions.visit_photos()
        if not paths:
            return
        vault, assessment_id = self._bridge.workspace.vault, self._bridge.assessment_id
        self._taking.run(
            f"{number(len(paths))} foto",
            partial(take_in_photos, vault, paths, line),
            partial(self._on_taken_in, assessment_id, line),
        )

    def _on_taken_in(self, assessment_id: int, line: VisitLine, taken: TakenIn) -> None:
        key, slot = line.indicator.key, line.slot
        here = assessment_id == self._bridge.assessment_id
        uses = self._bridge.evidence_of(key) if here else ()
        filling = sort_out(taken.documents, uses, (slot.code,))
        failed = self._bridge.failed.connect(self._on_failed)
        place = (assessment_id, key, slot.level, (slot.code,))
        stored = not filling.count or self._bridge.run(fill(filling, *place))
        QObject.disconnect(failed)
        if stored and taken.documents:
            self._tell(line, filling)
        self._taking.tell(taken.failures)

    def _on_failed(self, error: SpbeError) -> None:
        if self._dialog is not None:
            self._dialog.show_outcome("error", "Foto belum dilampirkan.", sentence(error))

    def _tell(self, line: VisitLine, filling: Filling) -> None:
        if self._dialog is None:
            return
        there = already_there(filling.there, in_slot=True)
        where = f"Indikator {line.indicator.number}, {line.slot.short}."
        lead = f"{number(filling.count)} foto dilampirkan."
        kind: Kind = "success" if filling.count else "info"
        self._dialog.show_outcome(kind, lead, " ".join(filter(None, (where, there))))
