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

_T = TypeVar("_T")

Found = Callable[[Document], None]
"""What is done with a document once its bytes are in place."""


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

    def offer(self, paths: Sequence[Path], on_document: Found) -> None:
        """Take in *paths* one by one; whoever brings a large file may link it."""
        for path in paths:
            self.take(path, on_document)

    def take(self, path: Path, on_document: Found) -> None:
        """Take in the file at *path*, in the way that the officer chooses for it."""
        way = self.way_of(path)
        if way == "copy":
            self.copy(path, on_document)
        elif way == "link":
            self.link(path, on_document)

    def way_of(self, path: Path) -> str:
        """Return whether the file at *path* is to be copied ("copy"), linked, or left ("")."""
        try:
            large = intake.is_large(path)
        except SpbeError as error:
            self.failed.emit(error)
            return ""
        return self._questions.copy_or_link(path) if large else "copy"

    def copy(self, path: Path, on_document: Found) -> None:
        """Copy the file at *path* into the vault."""
        self.run(path.name, lambda report: intake.take_in(self._vault, path, report), on_document)

    def link(self, path: Path, on_document: Found) -> None:
        """Leave the file at *path* where it is."""
        self.run(path.name, lambda report: intake.link(path, report), on_document)

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
