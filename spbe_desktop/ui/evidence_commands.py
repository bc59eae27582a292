"""The commands about all evidence of a workspace; each desk is loaded when first asked for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from spbe_desktop.ui.actions import Handlers
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.commanded_desk import CommandedDesk
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.kept import kept
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.tasks import TaskRunner

_Desk = TypeVar("_Desk", bound=CommandedDesk)


class CommandListener(Protocol):
    """Who wants to know what the commands tell."""

    told: SignalInstance
    failed: SignalInstance
    started: SignalInstance
    progressed: SignalInstance
    ended: SignalInstance
    reopen_requested: SignalInstance


class PortalNames(Protocol):
    """What knows the names of the portal, as far as the rest of the window has to know it."""

    def copy_name(self, use_id: int) -> None:
        """Copy the name that the file of a use has in the ministry's application."""

    def copy_document_name(self, evidence_id: str) -> None:
        """Copy the name of a document as its first use in the shown assessment has it."""

    def begin(self) -> None:
        """Let the officer copy all evidence of the assessment into a new folder."""


class EvidenceCommands(QObject):
    """Takes folders in, checks evidence, copies it for the portal, and asks others for more."""

    told = Signal(str, str)
    """Kind and sentence."""
    failed = Signal(object)
    """SpbeError."""
    started = Signal(object)
    """Running."""
    progressed = Signal(object, object, object)
    """Task, bytes done, bytes in all."""
    ended = Signal(object)
    """Task."""
    reopen_requested = Signal()
    place_requested = Signal(int, str)
    """An assessment, and an indicator of it."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        questions: Questions,
        looks: Looks,
        preferences: Preferences,
        frame: Frame,
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._runner = runner
        self._questions = questions
        self._looks = looks
        self._preferences = preferences
        self._frame = frame

    def tell(self, listener: CommandListener) -> None:
        """Let *listener* know whatever the commands tell."""
        self.told.connect(listener.told)
        self.failed.connect(listener.failed)
        self.started.connect(listener.started)
        self.progressed.connect(listener.progressed)
        self.ended.connect(listener.ended)
        self.reopen_requested.connect(listener.reopen_requested)

    def handlers(self) -> Handlers:
        """Return what each command does."""
        return {
            "folder_intake": self.take_in_folder,
            "check": self.check,
            "portal_folder": self.copy_for_portal,
            "request_letter": self.write_request,
            "official_document": self.write_official,
            "interview": self.prepare_interview,
            "visit_photos": self.attach_photos,
        }

    def run(self, command: str) -> None:
        """Carry out the command of this id."""
        self.handlers()[command]()

    def check(self) -> None:
        """Check the database and every file of evidence."""
        from spbe_desktop.ui.checking import Checking

        def make() -> Checking:
            checking = Checking(
                self._bridge, self._runner, self._questions, self._looks, self._frame
            )
            checking.failed.connect(self.failed)
            checking.started.connect(self.started)
            checking.progressed.connect(self.progressed)
            checking.ended.connect(self.ended)
            checking.place_requested.connect(self.place_requested)
            return checking

        kept(self, Checking, make).begin()

    def take_in_folder(self, folder: Path | None = None) -> None:
        """Lead through taking in a folder; one that was dropped is looked through at once."""
        from spbe_desktop.ui.folder_intake_desk import FolderIntakeDesk

        def make() -> FolderIntakeDesk:
            desk = FolderIntakeDesk(
                self._bridge,
                self._runner,
                self._questions,
                self._looks,
                self._preferences,
                self._frame,
            )
            desk.told.connect(self.told)
            desk.failed.connect(self.failed)
            return desk

        kept(self, FolderIntakeDesk, make).open(folder)

    def copy_name(self, use_id: int) -> None:
        """Copy the name that the file of a use has in the ministry's application."""
        self.portal().copy_name(use_id)

    def copy_document_name(self, evidence_id: str) -> None:
        """Copy the name of a document as its first use in the shown assessment has it."""
        self.portal().copy_document_name(evidence_id)

    def copy_for_portal(self) -> None:
        """Copy the evidence of the assessment into a folder of correctly named files."""
        self.portal().begin()

    def write_request(self) -> None:
        """Ask another agency for what the empty slots lack."""
        from spbe_desktop.ui.request_desk import RequestDesk

        self._kept(RequestDesk).begin()

    def write_official(self) -> None:
        """Make a document that is signed."""
        from spbe_desktop.ui.official_desk import OfficialDesk

        self._kept(OfficialDesk).begin()

    def prepare_interview(self) -> None:
        """Get ready for an interview or a visit."""
        from spbe_desktop.ui.interview_desk import InterviewDesk

        def make() -> InterviewDesk:
            desk = self._made(InterviewDesk)
            desk.photos_requested.connect(self.attach_photos)
            return desk

        kept(self, InterviewDesk, make).begin()

    def attach_photos(self) -> None:
        """Put photos of a visit into the slots that they show."""
        from spbe_desktop.ui.visit_desk import VisitDesk

        def make() -> VisitDesk:
            desk = VisitDesk(self._bridge, self._runner, self._questions, self._looks, self._frame)
            desk.tell(self)
            return desk

        kept(self, VisitDesk, make).begin()

    def portal(self) -> PortalNames:
        """Return the desk that knows the names of the portal."""
        from spbe_desktop.ui.portal_desk import PortalDesk

        return self._kept(PortalDesk)

    def _kept(self, kind: type[_Desk]) -> _Desk:
        """Return the desk of this *kind*, made when it is first asked for."""
        return kept(self, kind, partial(self._made, kind))

    def _made(self, kind: type[_Desk]) -> _Desk:
        desk = kind(self._bridge, self._runner, self._looks, self._preferences, self._frame)
        desk.told.connect(self.told)
        return desk
