"""What the tabs of an open workspace work with, and whom they tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance

from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.tasks import TaskRunner


class TabListener(Protocol):
    """Who wants to know what the work of a tab tells."""

    told: SignalInstance
    """A kind of notice such as "info", and its text."""
    failed: SignalInstance
    """SpbeError."""
    started: SignalInstance
    """`Running`: a task is under way."""
    progressed: SignalInstance
    ended: SignalInstance


class TabHost(Protocol):
    """The window as a tab sees it."""

    why_requested: SignalInstance
    one_page_requested: SignalInstance

    def go_to(self, key: str, field: str = "") -> None:
        """Turn to an indicator, and to the field of it that is named."""


@dataclass(frozen=True, slots=True)
class TabServices:
    """What every tab is given; it takes what it needs."""

    looks: Looks
    bridge: WorkspaceBridge
    runner: TaskRunner
    questions: Questions
    preferences: Preferences
    listener: TabListener
