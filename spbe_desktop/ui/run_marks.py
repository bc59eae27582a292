"""Marks of running windows: one that is left behind by nobody alive tells of a crash."""

from __future__ import annotations

import faulthandler
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QLockFile

_LOCK, _FACTS, _TRACE = ".lock", ".json", ".jejak"


@dataclass(frozen=True, slots=True)
class CrashedRun:
    """A run of the program that did not come to its end."""

    workspace: Path | None
    """What was open in it."""
    at: datetime
    """When it last told of itself, in UTC: not later than its end."""
    trace: str
    """What Python has written as it went down; empty if it was killed from outside."""


class RunMarks:
    """The mark of this run, and those that crashed ones have left, in *folder*.

    The mark is a lock, which is nobody's once its process is gone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stem = os.urandom(8).hex()
        self._lock: QLockFile | None = None
        self._trace: BinaryIO | None = None
        self.crashed: tuple[CrashedRun, ...] = ()
        """The runs that had left a mark when this one began, and were no more."""

    def begin(self) -> None:
        """Leave the mark, and have the interpreter write into it where it goes down."""
        self.crashed = self._gather()
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = _lock_of(self._path(_LOCK))
            if not lock.tryLock(0):
                return
            self._lock = lock
            self._trace = self._path(_TRACE).open("wb", buffering=0)
            faulthandler.enable(self._trace)
            self.tell(None)

    def tell(self, workspace: Path | None) -> None:
        """Note which workspace is open."""
        if self._lock is not None:
            facts = {"workspace": str(workspace) if workspace else ""}
            with suppress(OSError):
                self._path(_FACTS).write_text(json.dumps(facts), encoding="utf-8")

    def end(self) -> None:
        """Take the mark away: this run ended as it should."""
        if self._lock is None:
            return
        if self._trace is not None:
            faulthandler.disable()
            self._trace.close()
        self._remove(self._stem)
        self._lock.unlock()
        self._lock = None

    def _gather(self) -> tuple[CrashedRun, ...]:
        """Take away the marks of runs that are no more, and return what they say."""
        found = []
        for lock_path in self._left():
            lock = _lock_of(lock_path)
            if lock.tryLock(0):  # nobody alive holds it
                found.append(self._crashed(lock_path.stem))
                self._remove(lock_path.stem)
                lock.unlock()
        return tuple(found)

    def _left(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from (p for p in self._folder.glob(f"*{_LOCK}") if p.stem != self._stem)

    def _crashed(self, stem: str) -> CrashedRun:
        workspace, trace, at = "", "", 0.0
        with suppress(OSError, ValueError, TypeError, KeyError):
            facts = self._folder / f"{stem}{_FACTS}"
            workspace = str(json.loads(facts.read_bytes())["workspace"])
            at = facts.stat().st_mtime
        with suppress(OSError):
            written = self._folder / f"{stem}{_TRACE}"
            trace = written.read_text(encoding="utf-8", errors="replace")
            at = max(at, written.stat().st_mtime)
        path = Path(workspace) if workspace else None
        return CrashedRun(path, datetime.fromtimestamp(at, UTC), trace)

    def _remove(self, stem: str) -> None:
        for suffix in (_FACTS, _TRACE):
            with suppress(OSError):
                (self._folder / f"{stem}{suffix}").unlink(missing_ok=True)

    def _path(self, suffix: str) -> Path:
        return self._folder / f"{self._stem}{suffix}"


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path))
    # Only a dead process makes it stale, never its age: a window stays open for days.
    lock.setStaleLockTime(0)
    return lock
