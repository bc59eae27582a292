"""Documents on their way in: looked at without reading, and each read as often as it must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import (
    Cancelled,
    EvidenceChangedError,
    EvidenceEmptyError,
    EvidenceNotAFileError,
)
from spbe_desktop.evidence.intake import LARGE_FILE
from spbe_desktop.evidence.reading import hash_file
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.services import intake
from spbe_desktop.services.attaching import Attach
from spbe_desktop.services.intake import found_again, is_large, link, take_in
from spbe_desktop.services.library import uses_of
from tests.workspaces import DISKOMINFO_THIS_YEAR

ONE = IndicatorKey("1")


@pytest.fixture
def pdf(tmp_path):
    path = tmp_path / "SK Tim Koordinasi.pdf"
    path.write_bytes(b"%PDF-1.7 surat keputusan")
    return path


@pytest.fixture
def opened(monkeypatch):
    """The files that are opened from now on."""
    found: list[Path] = []
    works = Path.open

    def spy(path: Path, *args, **options):
        found.append(path)
        return works(path, *args, **options)

    monkeypatch.setattr(Path, "open", spy)
    return found


def attach(workspace, document):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, ONE, document, None))
    return uses_of(workspace, DISKOMINFO_THIS_YEAR)[ONE][-1]


def test_whether_a_file_is_large_is_told_without_opening_it(pdf, tmp_path, opened):
    video = tmp_path / "rapat.mp4"
    video.touch()
    with video.open("r+b") as file:
        file.truncate(LARGE_FILE)
    opened.clear()

    assert (is_large(pdf), is_large(video)) == (False, True)

    assert opened == []


def test_what_can_be_no_evidence_is_no_file_of_any_size(tmp_path):
    empty = tmp_path / "kosong.pdf"
    empty.touch()

    with pytest.raises(EvidenceEmptyError):
        is_large(empty)
    with pytest.raises(EvidenceNotAFileError):
        is_large(tmp_path)


def test_a_link_that_is_found_again_is_hashed_once(workspace, pdf, monkeypatch):
    use = attach(workspace, link(pdf))
    moved = pdf.rename(pdf.with_name("pindah.pdf"))
    hashed: list[Path] = []

    def spy(path: Path, report: Report):
        hashed.append(path)
        return hash_file(path, report)

    monkeypatch.setattr(intake, "hash_file", spy)

    document = found_again(workspace.vault, use, moved)

    assert (document.location, document.sha256) == (str(moved), use.sha256)
    assert hashed == [moved]


def test_putting_a_file_back_can_be_cancelled_while_it_is_copied(workspace, pdf):
    use = attach(workspace, take_in(workspace.vault, pdf))
    size = pdf.stat().st_size

    def cancel(done: int, total: int) -> None:
        assert total == 2 * size
        if done > size:
            raise Cancelled

    with pytest.raises(Cancelled):
        found_again(workspace.vault, use, pdf, cancel)


@pytest.mark.parametrize("kept", ["copy", "link"])
def test_another_file_is_not_the_one_that_was_lost(workspace, pdf, tmp_path, kept):
    use = attach(workspace, take_in(workspace.vault, pdf) if kept == "copy" else link(pdf))
    other = tmp_path / "lain.pdf"
    other.write_bytes(b"%PDF-1.7 surat lain")

    with pytest.raises(EvidenceChangedError):
        found_again(workspace.vault, use, other)

    assert workspace.vault.orphans({use.sha256}) == ()


def test_only_the_files_of_one_indicator_are_looked_at(workspace, pdf, tmp_path, monkeypatch):
    attach(workspace, take_in(workspace.vault, pdf))
    other = tmp_path / "lain.pdf"
    other.write_bytes(b"%PDF-1.7 surat lain")
    document = take_in(workspace.vault, other)
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, IndicatorKey("2"), document, None))
    looked: list[str] = []
    works = Vault.check

    def spy(vault: Vault, sha256: str, size: int):
        looked.append(sha256)
        return works(vault, sha256, size)

    monkeypatch.setattr(Vault, "check", spy)

    uses = uses_of(workspace, DISKOMINFO_THIS_YEAR, IndicatorKey("2"))

    assert [use.title for use in uses[IndicatorKey("2")]] == ["lain"]
    assert looked == [document.sha256]
