"""A workspace for each test, copied from one that is made once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from spbe_desktop.domain.evidence import Document
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.services.attaching import Attach
from spbe_desktop.services.intake import take_in
from spbe_desktop.services.sample import create_sample
from spbe_desktop.services.workspace import Workspace
from tests.rights import public_folder, temporary
from tests.workspaces import (
    DISKOMINFO_THIS_YEAR,
    RESOURCES,
    Clock,
    catalogue,
    make_workspace,
    opened,
)

__all__ = ["public_folder", "temporary"]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("template") / "buku kerja"
    make_workspace(root)
    return root


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A workspace that nobody has open."""
    root = tmp_path / "Penilaian 100% #1 – Paser?"
    shutil.copytree(template, root)
    return root


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(folder: Path, clock: Clock) -> Iterator[Workspace]:
    found = opened(folder, clock)
    yield found
    found.close()


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "contoh"
    create_sample(root, catalogue(), RESOURCES / "sample")
    return root


@pytest.fixture(scope="session")
def sample(sample_template: Path) -> Iterator[Workspace]:
    """The sample workspace, for reading alone."""
    found = opened(sample_template)
    yield found
    found.close()


@pytest.fixture
def attach(workspace: Workspace, tmp_path: Path) -> Callable[..., Document]:
    """What attaches a file of these bytes to the first indicator."""

    def attach(content: bytes, name: str = "sk.pdf") -> Document:
        source = tmp_path / name
        source.write_bytes(b"%PDF-1.4\n" + content)
        document = take_in(workspace.vault, source)
        edit = Attach(DISKOMINFO_THIS_YEAR, IndicatorKey("1"), document, None)
        workspace.editor.run(edit)
        return document

    return attach
