"""What changes around an open workspace without anybody's edit: its disk, its place, the day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from spbe_desktop.ui import user_folders
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.day_watch import DayWatch
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.kept import kept
from spbe_desktop.ui.later_parts import PlaceTeller
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.reconnecting import Reconnecting
from spbe_desktop.ui.tasks import TaskRunner


class Surroundings(QObject):
    """Follows a drive that goes and comes back, texts that wait for it, and midnight."""

    told = Signal(str, str)
    """Kind and sentence."""
    reread_requested = Signal(str)
    """The workspace holds something else now; what to tell."""

    def __init__(  # noqa: PLR0913 - what it looks at, and where it tells
        self,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        looks: Looks,
        preferences: Preferences,
        frame: Frame,
        show_folder: Callable[[], None],
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._runner = runner
        self._looks = looks
        self._preferences = preferences
        self._frame = frame
        self._show_folder = show_folder
        self._place_notices: PlaceTeller | None = None
        self._back: Reconnecting | None = None
        if not bridge.workspace.read_only:
            self._back = Reconnecting(bridge, runner, self)
            self._back.told.connect(self.told)
            self._back.reread_requested.connect(self.reread_requested)
        days = DayWatch(frame, self)
        bridge.saved.connect(days.look)
        # An edit may have found it out, and is not over yet.
        days.day_changed.connect(bridge.reload, Qt.ConnectionType.QueuedConnection)

    def look(self) -> None:
        """Offer texts that an earlier run could not store, and tell of the workspace's place."""
        if not self._bridge.workspace.read_only:
            # What is only read may be an older copy of one that drafts wait for.
            self.offer_drafts()
        self._tell_of_place()

    def close(self) -> None:
        """Look no more."""
        if self._back is not None:
            self._back.stop()
        if self._place_notices is not None:
            self._place_notices.close()

    def offer_drafts(self) -> None:
        """Offer texts that an earlier run could not store."""
        from spbe_desktop.services.drafts import Drafts
        from spbe_desktop.ui.draft_keeping import DraftKeeping

        def make() -> DraftKeeping:
            drafts = Drafts(user_folders.drafts())
            return DraftKeeping(self._bridge, drafts, self._looks, self._frame)

        kept(self, DraftKeeping, make).offer()

    def _tell_of_place(self) -> None:
        from spbe_desktop.ui.place_notices import PlaceNotices

        self._place_notices = PlaceNotices(
            self._bridge.workspace, self._frame, self._looks, self._preferences, self._show_folder
        )
        self._place_notices.look(self._runner)
