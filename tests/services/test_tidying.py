"""Stray files: only what nothing refers to is ever deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.progress import unreported
from spbe_desktop.errors import Cancelled, FolderNotWritableError
from spbe_desktop.services.attaching import Attach
from spbe_desktop.services.founding import set_contact
from spbe_desktop.services.intake import take_in
from spbe_desktop.services.integrity import examine
from spbe_desktop.services.keeping import Discard, Keep, Revise
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.submission import freeze, record_sent, reopen, write
from spbe_desktop.services.tidying import Tidied, delete, release
from tests.workspaces import DISKOMINFO_THIS_YEAR

ONE = IndicatorKey("1")


@pytest.fixture
def paper(tmp_path):
    def make(number=1, count=1000):
        path = tmp_path / f"surat {number}.pdf"
        path.write_bytes(b"%PDF-1.7 " + bytes([number]) * count)
        return path

    return make


def attach(workspace, document):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, ONE, document))


def tidy(workspace):
    strays = release(workspace, examine(workspace).strays)
    return delete(workspace.vault, strays, unreported)


def test_a_stray_file_is_told_with_size_and_kind_and_deleted_for_good(workspace, paper):
    kept = take_in(workspace.vault, paper(1))
    attach(workspace, kept)
    stray = take_in(workspace.vault, paper(2, 4000))

    (found,) = examine(workspace).strays

    assert (found.sha256, found.size, found.media_type) == (stray.sha256, 4009, "application/pdf")
    assert tidy(workspace) == Tidied(deleted=1, size=4009, kept=0)
    assert (examine(workspace).strays, workspace.vault.has(stray.sha256)) == ((), False)
    assert workspace.vault.has(kept.sha256)


def test_documents_without_use_and_earlier_revisions_keep_their_files(workspace, paper):
    first, second, unused = (take_in(workspace.vault, paper(number)) for number in (1, 2, 3))
    attach(workspace, first)
    workspace.editor.run(Revise(first.id, second))
    workspace.editor.run(Keep(unused))

    assert examine(workspace).strays == ()


def test_a_package_that_was_sent_keeps_the_bytes_it_refers_to(workspace, paper, tmp_path):
    document = take_in(workspace.vault, paper())
    attach(workspace, document)
    set_contact(workspace, DISKOMINFO_THIS_YEAR, "Siti", "")
    package = tmp_path / "paket.spbe.zip"
    written = write(freeze(workspace, DISKOMINFO_THIS_YEAR), package, unreported)
    record_sent(workspace, DISKOMINFO_THIS_YEAR, written)
    reopen(workspace, DISKOMINFO_THIS_YEAR, "keliru")
    workspace.database.raw.execute("DELETE FROM evidence_use")
    workspace.editor.run(Discard(document.id))

    assert examine(workspace).strays == ()
    package.write_bytes(b"bukan paket lagi")
    assert [stray.sha256 for stray in examine(workspace).strays] == [document.sha256]


def test_releasing_closes_the_past_that_could_want_the_bytes_back(workspace, paper):
    document = take_in(workspace.vault, paper())
    attach(workspace, document)
    workspace.editor.undo()
    strays = examine(workspace).strays

    released = release(workspace, strays)

    assert [stray.sha256 for stray in released] == [document.sha256]
    assert (workspace.editor.next_undo, workspace.editor.next_redo) == (None, None)


def test_what_was_attached_again_meanwhile_is_not_released(workspace, paper):
    document = take_in(workspace.vault, paper())
    strays = examine(workspace).strays
    attach(workspace, document)

    assert release(workspace, strays) == ()
    assert uses_of(workspace, DISKOMINFO_THIS_YEAR)[ONE][0].sha256 == document.sha256


def test_a_file_that_the_disk_does_not_let_go_is_told_and_the_others_go(
    workspace, paper, monkeypatch
):
    held, free = (take_in(workspace.vault, paper(number)) for number in (1, 2))
    really_unlink = Path.unlink

    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == held.sha256:
            raise PermissionError(13, "Permission denied")
        really_unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)

    with pytest.raises(FolderNotWritableError):
        workspace.vault.remove(held.sha256)
    assert tidy(workspace) == Tidied(deleted=1, size=free.size, kept=1)
    assert workspace.vault.has(held.sha256)


def test_deleting_can_be_cancelled_and_what_is_gone_by_then_is_gone_whole(workspace, paper):
    for number in (1, 2, 3):
        take_in(workspace.vault, paper(number))
    strays = release(workspace, examine(workspace).strays)

    def cancel(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        delete(workspace.vault, strays, cancel)

    assert len(examine(workspace).strays) == 2


def test_a_stray_that_vanished_meanwhile_is_no_failure(workspace, paper):
    document = take_in(workspace.vault, paper())
    strays = release(workspace, examine(workspace).strays)
    workspace.vault.path_of(document.sha256).unlink()

    assert delete(workspace.vault, strays, unreported).kept == 0
