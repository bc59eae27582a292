"""Brings files into the workspace off the window's thread, one task for each wish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from spbe_desktop.domain.evidence import Document
from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.services import intake
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.tasks import Running, TaskRunner
from spbe_desktop.words.failures import sentence

_T = TypeVar("_T")

Found = Callable[[Document], None]
"""What is done with a document once its bytes are in place."""


_MOST_TOLD = 8
"""Files that are named before the others are only counted."""


class DocumentIntake(QObject):
    """Copies or links files and tells how far it is."""

    started = Signal(object)
    """Running: a file is being read."""
    progressed = Signal(object, object, object)
    """Task, bytes done, bytes in all."""
    ended = Signal(object)
    """Task: however it ended."""
    failed = Signal(object)
    """SpbeError."""

    def __init__(self, vault: Vault, runner: TaskRunner, questions: Questions) -> None:
        super().__init__()
        self._vault = vault
        self._runner = runner
        self._questions = questions

    def take(self, path: Path, on_document: Found) -> None:
        """Take in the file at *path*, in the way that the officer chooses for it."""
        copied, linked = self.by_way([path])
        for each in copied:
            self.copy(each, on_document)
        for each in linked:
            self.link(each, on_document)

    def by_way(self, paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
        """Return which of *paths* are to be copied and which linked; tell why others are left."""
        copied: list[Path] = []
        linked: list[Path] = []
        failures: list[SpbeError] = []
        for path in paths:
            try:
                way = self._questions.copy_or_link(path) if intake.is_large(path) else "copy"
            except SpbeError as error:
                failures.append(error)
                continue
            if way == "copy":
                copied.append(path)
            elif way == "link":
                linked.append(path)
        self.tell(failures)
        return copied, linked

    def copy(self, path: Path, on_document: Found) -> None:
        """Copy the file at *path* into the vault."""
        self.run(path.name, lambda report: intake.take_in(self._vault, path, report), on_document)

    def link(self, path: Path, on_document: Found) -> None:
        """Leave the file at *path* where it is."""
        self.run(path.name, lambda report: intake.link(path, report), on_document)

    def tell(self, failures: Sequence[SpbeError]) -> None:
        """Tell why files could not be taken in: one in passing, several in a list."""
        if len(failures) == 1:
            self.failed.emit(failures[0])
        elif failures:
            told = [sentence(error) for error in failures[:_MOST_TOLD]]
            if len(failures) > _MOST_TOLD:
                told.append(f"Demikian juga {len(failures) - _MOST_TOLD} berkas lain.")
            title = f"{len(failures)} berkas tidak dapat diambil"
            self._questions.tell(title, "\n\n".join(told))

    def run(
        self, name: str, job: Callable[[Report], _T], on_success: Callable[[_T], None]
    ) -> None:
        """Run *job* on the worker; *name* says what is being worked on."""

        def succeeded(result: _T) -> None:
            self.ended.emit(task)
            on_success(result)

        def failed(error: Exception) -> None:
            self.ended.emit(task)
            if isinstance(error, SpbeError):
                self.failed.emit(error)
            elif not isinstance(error, Cancelled):
                raise error

        task = self._runner.start(
            job,
            on_success=succeeded,
            on_failure=failed,
            on_progress=lambda done, total: self.progressed.emit(task, done, total),
        )
        self.started.emit(Running(name, task))
