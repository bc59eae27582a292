"""A note beside the database that says who has the workspace open."""

from __future__ import annotations

import getpass
import json
import platform
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

_FRESH = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Presence:
    """Who has a workspace open: user, computer, and since when."""

    user: str
    computer: str
    since: str

    def elsewhere(self, now: datetime) -> bool:
        """Tell whether another computer wrote this within a day of *now*, whose clock may be off.

        An older note was left by a program that was killed, and so was one without a date.
        """
        if not self.computer or self.computer == platform.node():
            return False
        try:
            return abs(now - datetime.fromisoformat(self.since)) < _FRESH
        except (TypeError, ValueError):
            return False


def announce(note: Path, now: datetime) -> None:
    """Write who we are; the lock itself is held by SQLite, so this only has to inform."""
    presence = Presence(
        current_user(), platform.node(), now.astimezone().isoformat(" ", "minutes")
    )
    note.write_text(json.dumps(asdict(presence)), encoding="utf-8")


def read(note: Path) -> Presence:
    """Return who wrote the note; empty facts if it is gone or unreadable."""
    try:
        facts = json.loads(note.read_text(encoding="utf-8"))
        return Presence(str(facts["user"]), str(facts["computer"]), str(facts["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Presence("", "", "")


def current_user() -> str:
    """Return the name the user is logged in with; the journal calls the actor by it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
