"""A vault to put things in, and files to put into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from spbe_desktop.evidence.vault import Vault

MakeFile = Callable[..., Path]


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    return tmp_path / "evidence"


@pytest.fixture
def vault(vault_folder: Path) -> Vault:
    return Vault(vault_folder)


@pytest.fixture
def make_file(tmp_path: Path) -> MakeFile:
    """Write a file outside the vault and return its path."""

    def make(content: bytes = b"%PDF-1.7 surat keputusan", name: str = "sk.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return make
