"""One open workspace in the window: its bridge, its view, and the commands that act on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.library import DocumentUse
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.errors import SpbeError, WorkspaceAwayError
from spbe_desktop.services import offices
from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.actions import Handlers
from spbe_desktop.ui.backup_commands import BackupCommands
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.edit_steps import EditSteps
from spbe_desktop.ui.evidence_commands import EvidenceCommands
from spbe_desktop.ui.figure_commands import FigureCommands
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.history_commands import HistoryCommands
from spbe_desktop.ui.kept import kept
from spbe_desktop.ui.later_parts import Room, Sender
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.objection_commands import ObjectionCommands
from spbe_desktop.ui.place import place_of
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.surroundings import Surroundings
from spbe_desktop.ui.tab_commands import TabCommands
from spbe_desktop.ui.tab_services import TabServices
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.ui.warm_up import WarmUp
from spbe_desktop.ui.widgets.folder_drops import FolderDrops
from spbe_desktop.ui.workspace_news import WorkspaceNews
from spbe_desktop.ui.workspace_pages import SUMMARY_TAB, TEAM_TAB, TabMakers
from spbe_desktop.ui.workspace_view import WorkspaceView
from spbe_desktop.words.failures import sentence

_READING = 250
"""Milliseconds after opening when what edits need is loaded: the first page is read by then."""

_SETTLED = 4000
"""Milliseconds after opening when the daily copy is made: the officer is reading by then."""


class OpenWorkspace(WorkspaceNews):
    """Shows *workspace* in the frame until it is closed."""

    def __init__(
        self,
        frame: Frame,
        looks: Looks,
        workspace: Workspace,
        runner: TaskRunner,
        questions: Questions,
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self._room: Room | None = None
        self._frame = frame
        self._looks = looks
        self._runner = runner
        self._questions = questions
        self._preferences = frame.dialog_sizes = preferences
        known = offices.assessments_of(workspace)
        place = place_of(preferences.place(workspace.root), known)
        self.bridge = WorkspaceBridge(workspace, place.assessment_id, place.stage)
        services = TabServices(looks, self.bridge, runner, questions, preferences, self)
        self.view = WorkspaceView(frame, services, TabMakers(self._equip, self._make_library))
        self._tabs = TabCommands(self.bridge, self.view)
        self._drops = FolderDrops(frame, looks.theme)
        self.evidence = EvidenceCommands(self.bridge, runner, questions, looks, preferences, frame)
        self._figures = FigureCommands(self.bridge, looks, frame)
        self._history = HistoryCommands(self.bridge, looks, frame)
        self._objections = ObjectionCommands(self.bridge, questions, looks, frame)
        self.backups = BackupCommands(self.bridge, runner, looks, preferences, frame)
        self.surroundings = Surroundings(
            self.bridge, runner, looks, preferences, frame, self._show_folder, parent=self
        )
        self._steps = EditSteps(self.bridge, self)
        self._warming = WarmUp(runner, self)
        self._connect()
        try:
            self.view.show(place.tab, place.key)
        except BaseException:
            self._leave_window()
            raise
        self._later = (
            self._after(_READING, self._warming.begin),
            self._after(_READING, self.surroundings.look),
            self._after(_SETTLED, self.backups.back_up_if_due),
            self._after(_SETTLED, self._read_on),
        )

    def handlers(self) -> Handlers:
        """Return what each command does here."""
        return {
            **self._tabs.handlers(),
            "undo": self._steps.undo,
            "redo": self._steps.redo,
            "why": self._figures.show_why,
            "send": self.send,
            "flush": self._steps.flush,
            **self.evidence.handlers(),
            **self._history.handlers(),
            **self._objections.handlers(),
            **self.backups.handlers(),
        }

    def choose_level(self, number: int) -> None:
        """Choose the level of this number, or clear with 0 where the scale has no level 0."""
        self._tabs.choose_level(number)

    def send(self) -> None:
        """Lead through sending, or reopen what was sent."""
        self._sending().begin()

    def start_assessment(
        self, agency_id: int, year: int, due: date | None, *, carry: bool = False
    ) -> None:
        """Start an assessment and show it; *carry* what the year before has left into it."""
        from spbe_desktop.services import founding

        try:
            started = founding.start_assessment(self.workspace, agency_id, year, due)
        except SpbeError as error:
            self._on_failed(error)
            return
        self.bridge.show(started.id, SELF_ASSESSMENT)
        if carry:
            self._history.carry_over()

    def start_for_new_agency(
        self, facts: offices.OfficeFacts, year: int, due: date | None
    ) -> None:
        """Add an agency, and start its first assessment."""
        from spbe_desktop.services import founding

        try:
            agency = founding.add_agency(self.workspace, facts)
        except SpbeError as error:
            self._on_failed(error)
            return
        self.start_assessment(agency.id, year, due)

    def remember_place(self) -> None:
        """Keep where the officer is for the next start."""
        self._preferences.set_place(self.workspace.root, self.view.place)

    def close(self) -> None:
        """Store what was typed and let go of the workspace."""
        for timer in self._later:
            timer.stop()
        try:
            self.bridge.flush()
            self.remember_place()
        finally:
            self._leave_window()
            self.workspace.close()

    def _leave_window(self) -> None:
        for connection in self._connections:
            QObject.disconnect(connection)
        self._drops.stop()
        self.surroundings.close()
        self.view.close()
        if self._room is not None:
            self._room.close()

    def _connect(self) -> None:
        status = self._frame.status
        self.view.why_requested.connect(self._figures.show_why)
        self.view.one_page_requested.connect(self._figures.save_one_page)
        self.reopen_requested.connect(self.send)
        self._history.told.connect(self.told)
        self._figures.told.connect(self.told)
        self.history_requested.connect(self._history.show_changes)
        self.objection_requested.connect(self._objections.object_to)
        self.objection_opened.connect(self._objections.open_at)
        self.finding_requested.connect(self.view.ask_finding)
        self.finding_opened.connect(self.view.go_to_finding)
        self.folder_requested.connect(self.evidence.take_in_folder)
        self.editing_started.connect(self._frame.header.saved.show_editing)
        self.failed.connect(self._on_failed)
        self.attached.connect(self.view.show_attached)
        self.use_requested.connect(self._on_use_requested)
        self.preview_requested.connect(self._preview)
        self.bridge.failed.connect(self._on_failed)
        self.bridge.unread.connect(self._on_failed)
        self._steps.told.connect(self.told)
        self._warming.done.connect(self._on_warmed_up)
        self._steps.place_requested.connect(self.view.go_to)
        self.bridge.look_through(
            lambda: self._room.facts if self._room else None,
            lambda: self._preferences.portal_limit,
        )
        self.evidence.tell(self)
        self.evidence.place_requested.connect(self.view.go_to_use)
        self.portal_name_requested.connect(self.evidence.copy_name)
        self.document_name_requested.connect(self.evidence.copy_document_name)
        self.command_requested.connect(self.evidence.run)
        self._connect_safety()
        self._connections = [
            self._frame.header.why_requested.connect(self._figures.show_why),
            self._frame.header.send_requested.connect(self.send),
            status.folder_requested.connect(self._show_folder),
            status.backup_requested.connect(self.backups.show),
            status.package_requested.connect(self._show_package),
            status.due_requested.connect(self._show_what_is_due),
            self._drops.dropped.connect(self.evidence.take_in_folder),
        ]

    def _connect_safety(self) -> None:
        self.backups.told.connect(self.told)
        self.backups.copied.connect(self.view.show_status)
        self.backups.restored.connect(self.reread_requested)
        self.backups.open_requested.connect(self.workspace_requested)
        self.surroundings.told.connect(self.told)
        self.surroundings.reread_requested.connect(self.reread_requested)

    def _after(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        """Do *act* later, unless the workspace was closed by then."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        timer.start(milliseconds)
        return timer

    def _on_warmed_up(self) -> None:
        self.bridge.look_after_slots()
        self.view.look_after_agenda()
        self.room.look_ahead()

    def _equip(self, tab: QWidget) -> None:
        """Connect a domain tab; what carries out edits is loaded with the first one."""
        from spbe_desktop.ui.tab_wiring import TabWiring

        wiring = kept(
            self,
            TabWiring,
            lambda: TabWiring(self.bridge, self._runner, self._questions, self, parent=self),
        )
        wiring.connect_tab(tab)

    @property
    def room(self) -> Room:
        """Return what looks into files; it is loaded when first asked for."""
        if self._room is None:
            from spbe_desktop.ui.reading_room import ReadingRoom

            room = ReadingRoom(self.bridge, self._looks, self._frame, self)
            room.previewing.open_requested.connect(self.elsewhere_requested)
            self._room = room
        return self._room

    def _make_library(self) -> QWidget:
        """Return the tab of all documents, for when it is first shown."""
        return self.room.make_library(self._runner, self._questions, self)

    def _preview(self, use_id: int) -> None:
        self.room.preview(use_id)

    def _read_on(self) -> None:
        """Have files read: search and checks want to know them."""
        self.room.read_on()

    def _on_use_requested(self, use: DocumentUse) -> None:
        self.view.go_to_use(use.assessment_id, use.key)

    def _on_failed(self, error: SpbeError) -> None:
        # What is away comes back; only what goes wrong stays on the screen until it was read.
        kind = "warning" if isinstance(error, WorkspaceAwayError) else "error"
        self.told.emit(kind, sentence(error))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.workspace.root)))

    def _show_package(self) -> None:
        self._sending().show_last()

    def _sending(self) -> Sender:
        """Return what sends; what writes packages is loaded when it is first asked for."""
        from spbe_desktop.ui.sending import Sending

        def make() -> Sending:
            sending = Sending(
                self.bridge,
                self._runner,
                self._questions,
                self._looks,
                self._preferences,
                self._frame,
            )
            sending.indicator_requested.connect(self.view.go_to)
            sending.told.connect(self.told)
            sending.failed.connect(self.failed)
            return sending

        return kept(self, Sending, make)

    def _show_what_is_due(self) -> None:
        self._frame.tabs.set_current(TEAM_TAB if self.view.awaits_milestone else SUMMARY_TAB)
