"""The commands about objections; their desk is loaded when it is first asked for."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from spbe_desktop.ui.actions import Handlers
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.kept import kept
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.questions import Questions


class ObjectionServer(Protocol):
    """What carries the commands out: see `ObjectionDesk`."""

    def object_to(self, key: str, slot: str) -> None:
        """Let the officer object to the verdict on a slot."""

    def open_at(self, key: str, slot: str) -> None:
        """Show the objection that is told beside a slot."""

    def show_all(self) -> None:
        """Show all objections of the assessment."""


class ObjectionCommands(QObject):
    """Opens the dialogs of objections over the open workspace."""

    def __init__(
        self, bridge: WorkspaceBridge, questions: Questions, looks: Looks, window: QWidget
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._questions = questions
        self._looks = looks
        self._window = window

    def handlers(self) -> Handlers:
        """Return what each command does."""
        return {"objections": self.show_all}

    def object_to(self, key: str, slot: str) -> None:
        """Let the officer object to the verdict on a slot."""
        self._desk().object_to(key, slot)

    def open_at(self, key: str, slot: str) -> None:
        """Show the objection that is told beside a slot."""
        self._desk().open_at(key, slot)

    def show_all(self) -> None:
        """Show all objections of the assessment."""
        self._desk().show_all()

    def _desk(self) -> ObjectionServer:
        from spbe_desktop.ui.objection_desk import ObjectionDesk

        return kept(
            self,
            ObjectionDesk,
            lambda: ObjectionDesk(self._bridge, self._questions, self._looks, self._window),
        )
