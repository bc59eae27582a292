"""One run of the window: which workspace is open, how others are opened, and how it ends."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from spbe_desktop.errors import (
    NotAWorkspaceError,
    SpbeError,
    StorageError,
    WorkspaceDamagedError,
    WorkspaceElsewhereError,
)
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services import offices
from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui import user_folders
from spbe_desktop.ui.actions import COMMANDS, Handlers, add_actions, add_level_keys
from spbe_desktop.ui.file_opening import FileOpening, Shown
from spbe_desktop.ui.first_page import FirstPage
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.general_commands import GeneralCommands
from spbe_desktop.ui.leaving import reasons_to_stay
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.on_disk import is_folder
from spbe_desktop.ui.open_workspace import OpenWorkspace
from spbe_desktop.ui.opening import opened
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.progress_panel import ProgressPanel
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.read_only import allowed, may_write
from spbe_desktop.ui.rescue_commands import RescueCommands
from spbe_desktop.ui.run_marks import RunMarks
from spbe_desktop.ui.running_tasks import RunningTasks
from spbe_desktop.ui.sample_opening import SampleOpening
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.ui.welcome_page import NewWorkspace
from spbe_desktop.ui.widgets.messages import Kind, NoticeBar
from spbe_desktop.words.failures import sentence, title

_KINDS: dict[str, Kind] = {"info": "info", "warning": "warning", "error": "error"}


class Session(QObject):
    """Knows the frame, and at most one open workspace."""

    def __init__(
        self,
        frame: Frame,
        looks: Looks,
        preferences: Preferences,
        resources: Path,
        questions: Questions | None = None,
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._looks = looks
        self._preferences = preferences
        self._questions = questions or Questions(frame, looks.theme, looks.icons, preferences)
        self._catalogue = Catalogue(resources / "instruments")
        self._runner = TaskRunner(self)
        self._notices = NoticeBar(looks.theme, looks.icons, frame)
        self._progress = ProgressPanel(looks.theme)
        self._running = RunningTasks(self._progress)
        self._first = FirstPage(frame, looks, preferences, self._catalogue)
        self._actions: tuple[QAction, ...] = ()
        self._command_handlers: Handlers = {}
        self._general = GeneralCommands(
            frame, looks, preferences, self._catalogue, user_folders.log()
        )
        self._marks: RunMarks | None = None
        self.open_workspace: OpenWorkspace | None = None
        self._sample = SampleOpening(self._runner, resources, self)
        self._files = FileOpening(self._runner, looks, frame, self._shown_and_safekeeper)
        self._rescuing = RescueCommands(self._runner, looks, frame, self.open)
        frame.add_foot(self._progress)
        frame.ask_before_closing(self._may_leave)
        self._connect(frame)

    def _connect(self, frame: Frame) -> None:
        self._first.create_requested.connect(self.create)
        self._first.sample_requested.connect(self.open_sample)
        self._first.open_requested.connect(self.open)
        self._first.restore_requested.connect(self._files.ask_backup_file)
        self._sample.told.connect(self.tell)
        self._sample.open_requested.connect(self.open)
        self._sample.made.connect(self._on_sample_made)
        self._files.open_requested.connect(self.open)
        self._files.restored.connect(self._reread)
        self._rescuing.file_requested.connect(self._files.ask_backup_file)
        self._rescuing.check_requested.connect(self._check_evidence)
        frame.closing.connect(self._on_closing)
        frame.header.new_assessment_requested.connect(self._ask_new_assessment)
        frame.header.palette_requested.connect(self._show_palette)

    def mark_run(self, marks: RunMarks) -> None:
        """Note in *marks* what is open, and tell of the runs that crashed with it."""
        self._marks = marks

    def begin(self, wanted: Path | None) -> None:
        """Open *wanted*, else what was open last, else show the first page."""
        recent = next((path for path in self._preferences.recent if is_folder(path)), None)
        path = wanted or recent
        if path is None:
            self._show_first_page()
        else:
            self.open(path)

    def open(self, path: Path) -> bool:
        """Open the workspace at *path* in place of the one that is open; tell whether it is.

        A backup file, a package or a pack is no workspace: it is restored or checked.
        """
        if self._files.takes(path):
            if self.open_workspace is None:
                self._show_first_page()
            self._files.open(path)
            return False
        shown = self.open_workspace
        if shown is not None and path.resolve() == shown.workspace.root.resolve():
            return True
        if not self._may_leave():
            return False
        try:
            self._show(opened(path, self._catalogue, self._questions))
        except SpbeError as error:
            self._on_refused(path, error)
            return False
        return True

    def create(self, facts: NewWorkspace) -> bool:
        """Make a new workspace for one office and open it."""
        office = offices.OfficeFacts(
            facts.region_code,
            facts.region_name,
            facts.agency_code,
            facts.agency_name,
            facts.agency_short_name,
        )
        if not self._may_leave():
            return False
        # What founds is loaded only by whoever begins.
        from spbe_desktop.services.founding import found_workspace

        try:
            self._show(found_workspace(facts.folder, self._catalogue, office, facts.year))
        except SpbeError as error:
            self._show_first_page()
            self._first.show_failure(sentence(error))
            return False
        return True

    def open_sample(self) -> None:
        """Open the sample workspace; it is made when it is wanted first."""
        self._sample.open()

    def tell(self, kind: str, text: str) -> None:
        """Show a message over the foot of the window."""
        self._notices.show_notice(text, kind=_KINDS[kind])

    def take_failure(self, error: StorageError) -> None:
        """Tell of a disk that failed where nobody had reckoned with it."""
        if self.open_workspace is None:
            self.tell("error", sentence(error))
        else:
            self.open_workspace.bridge.unread.emit(error)

    def _show(self, workspace: Workspace) -> None:
        """Show *workspace* in place of the one that is open; close it if it cannot be shown."""
        try:
            self._close_shown()
            self._frame.show_chrome(True)
            shown = OpenWorkspace(
                self._frame,
                self._looks,
                workspace,
                self._runner,
                self._questions,
                self._preferences,
            )
        except BaseException:
            workspace.close()
            raise
        self._preferences.remember(workspace.root)
        shown.told.connect(self.tell)
        # Whoever asks for it is part of what is closed then.
        later = Qt.ConnectionType.QueuedConnection
        shown.reread_requested.connect(self._reread, later)
        shown.workspace_requested.connect(self.open, later)
        shown.started.connect(self._running.begin)
        shown.progressed.connect(self._running.show_progress)
        shown.ended.connect(self._running.end)
        self.open_workspace = shown
        self._first.close()
        handlers = {**shown.handlers(), **self._handlers()}
        self._set_actions(allowed(handlers, workspace, shown.failed.emit))
        self._notices.close_notice()
        if self._marks is not None:
            self._marks.tell(workspace.root)
            self._tell_of_crash(self._marks, workspace)

    def _tell_of_crash(self, marks: RunMarks, workspace: Workspace) -> None:
        if marks.crashed:
            from spbe_desktop.ui.crash_news import news_of

            told = news_of(marks, workspace)
            if told:
                self.tell("warning", told)

    def _on_refused(self, path: Path, error: SpbeError) -> None:
        """Say why the workspace at *path* is not opened, or rescue it."""
        if isinstance(error, NotAWorkspaceError):
            # Whatever else is wrong with it may be over the next time.
            self._preferences.forget(path)
        if self.open_workspace is None:
            self._show_first_page()
        if isinstance(error, WorkspaceDamagedError):
            self._rescuing.begin(path)
        elif not isinstance(error, WorkspaceElsewhereError):
            self._questions.tell(title(error), sentence(error))

    def _reread(self, told: str) -> None:
        """Open the open workspace again, whose content is another one now, and say so."""
        shown = self.open_workspace
        if shown is None:
            return
        root = shown.workspace.root
        self._close_shown()
        if self.open(root):
            self.tell("info", told)

    def _close_shown(self) -> None:
        shown, self.open_workspace = self.open_workspace, None
        if shown is not None:
            # Nothing may go on in a folder that is free for others from here on.
            self._runner.clear()
            self._running.clear()
            self._sample.forget()
            shown.close()

    def _show_first_page(self) -> None:
        self._first.show()
        self._set_actions(self._handlers())

    def _on_sample_made(self, root: Path) -> None:
        if self.open_workspace is None:
            # Whoever has opened another one meanwhile wants that.
            self._notices.close_notice()
            self.open(root)

    # Commands that need no open workspace

    def _handlers(self) -> Handlers:
        return {
            "palette": self._show_palette,
            "find": self._find,
            "new_assessment": self._ask_new_assessment,
            "open": self._ask_workspace,
            "restore_file": self._files.ask_backup_file,
            "check_package": self._files.ask_package,
            "settings": self._general.show_settings,
            "keys": self._show_keys,
            "about": self._show_about,
        }

    def _show_palette(self) -> None:
        self._general.show_palette(self.open_workspace, self._command_handlers)

    def _find(self) -> None:
        """Search among the documents where they are shown, and for anything elsewhere."""
        library = self.open_workspace.view.library_tab if self.open_workspace else None
        if library is None:
            self._show_palette()
        else:
            library.focus_search()

    def _ask_new_assessment(self) -> None:
        shown = self.open_workspace
        if shown is not None and may_write(shown.workspace, shown.failed.emit):
            self._general.ask_new_assessment(shown)

    def _check_evidence(self) -> None:
        if self.open_workspace is not None:
            self._command_handlers["check"]()

    def _show_keys(self) -> None:
        self._general.show_keys(COMMANDS)

    def _show_about(self) -> None:
        shown = self.open_workspace
        self._general.show_about(shown.workspace.root if shown else None)

    def _set_actions(self, handlers: Handlers) -> None:
        for action in self._actions:
            self._frame.removeAction(action)
            action.deleteLater()
        self._command_handlers = handlers
        self._actions = add_actions(self._frame, handlers)
        if self.open_workspace is not None:
            self._actions += add_level_keys(self._frame, self.open_workspace.choose_level)

    def _shown_and_safekeeper(self) -> Shown:
        shown = self.open_workspace
        return None if shown is None else (shown.workspace, shown.backups.safekeeper)

    def _ask_workspace(self) -> None:
        folder = self._questions.workspace_folder()
        if folder is not None:
            self.open(folder)

    # The end

    def _may_leave(self) -> bool:
        """Tell whether what is open may be closed; ask first if something would be lost."""
        shown = self.open_workspace
        if shown is None:
            return True
        stored = shown.bridge.flush()
        reasons = reasons_to_stay(stored=stored, running=self._running.names)
        return not reasons or self._questions.really_leave("\n\n".join(reasons))

    def _on_closing(self) -> None:
        self._preferences.geometry = self._frame.saveGeometry()
        self._runner.shutdown()
        self._close_shown()
