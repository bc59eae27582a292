"""A copy of a database that may not be written to, opened in its place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from typing_extensions import override

from spbe_desktop.errors import (
    FolderNotWritableError,
    NotAWorkspaceError,
    WorkspaceDamagedError,
    WorkspaceReadOnlyError,
    WorkspaceTooNewError,
)
from spbe_desktop.models.database import Database
from spbe_desktop.models.migrating import HEAD, require_known, revision_of, upgrade


class ReadingCopy(Database):
    """Refuses every edit; once it is let go of, it is gone with the folder that holds it."""

    def __init__(self, original: Path, folder: Path) -> None:
        """Open the copy of *original* that lies in *folder*, brought up to date there."""
        self.original = original
        self.folder = folder
        with self._original_blamed():
            _make_current(folder / original.name)
            super().__init__(folder / original.name)
        self.raw.execute("PRAGMA query_only = ON")

    @override
    @contextmanager
    def begin(self) -> Iterator[Any]:
        try:
            with super().begin() as connection:
                yield connection
        except FolderNotWritableError as error:
            raise WorkspaceReadOnlyError(self.original.parent) from error

    @override
    def _let_go(self) -> None:
        try:
            super()._let_go()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def _original_blamed(self) -> Iterator[None]:
        """Name the original in what is wrong with the copy: nobody knows that there is one."""
        try:
            yield
        except (NotAWorkspaceError, WorkspaceTooNewError) as error:
            error.path = self.original.parent
            raise
        except WorkspaceDamagedError as error:
            error.path = self.original
            raise


def _make_current(path: Path) -> None:
    """Bring the copy at *path* to the newest revision; refuse it if it is damaged or newer."""
    copy = Database(path)
    try:
        copy.take_hold()
        wrong = copy.quick_check()
        if wrong:
            raise WorkspaceDamagedError(path, wrong[0])
        found = revision_of(copy)
        require_known(copy, found)
        copy.choose_journal()
        if found != HEAD:
            upgrade(copy)
    finally:
        copy.abandon()
