"""Parts of the window that are loaded when first needed, as the rest of it has to know them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.domain.file_facts import FileFacts
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.tasks import TaskRunner


class Sender(Protocol):
    """What sends packages."""

    def begin(self) -> None:
        """Lead through sending, or reopen what was sent."""

    def show_last(self) -> None:
        """Show the folder of the package that was sent last."""


class Safekeeper(Protocol):
    """What makes backups."""

    def back_up(self) -> None:
        """Back up now, and tell of it."""

    def back_up_if_due(self) -> None:
        """Back up if the newest backup is too old."""

    def back_up_before(self, cause: BackupCause) -> bool:
        """Back up before something is overwritten; tell whether that may go on."""


class PlaceTeller(Protocol):
    """What tells of the place of a workspace: see `PlaceNotices`."""

    def look(self, runner: TaskRunner) -> None:
        """Find out about the place and tell."""

    def close(self) -> None:
        """Take everything away that was told."""


class LibraryListener(Protocol):
    """Who wants to know what the library desk tells."""

    told: SignalInstance
    failed: SignalInstance
    started: SignalInstance
    progressed: SignalInstance
    ended: SignalInstance
    use_requested: SignalInstance
    folder_requested: SignalInstance
    document_name_requested: SignalInstance
    command_requested: SignalInstance


class Room(Protocol):
    """What looks into files: see `ReadingRoom`."""

    @property
    def facts(self) -> Mapping[str, FileFacts]:
        """Return what was found in files, by their digests."""

    def read_on(self) -> None:
        """Have files read that were not read yet."""

    def look_ahead(self) -> None:
        """Have the library read before it is asked for."""

    def make_library(
        self, runner: TaskRunner, questions: Questions, listener: LibraryListener
    ) -> QWidget:
        """Return the tab of all documents."""

    def preview(self, use_id: int) -> None:
        """Show the document of a use over the window."""

    def close(self) -> None:
        """Stop reading and drawing."""
