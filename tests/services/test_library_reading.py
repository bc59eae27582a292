"""The library as it is read: every document, with its uses in all years and its file."""

from __future__ import annotations

from datetime import date

import pytest

from spbe_desktop.domain.evidence import (
    Classification,
    DocumentDescription,
    EvidenceKind,
    FileState,
)
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.services.attaching import Attach, Reuse
from spbe_desktop.services.intake import link, take_in
from spbe_desktop.services.keeping import DescribeDocument, Discard, Keep, Revise
from spbe_desktop.services.library_reading import (
    earlier_revisions,
    read_again,
    read_library,
)
from spbe_desktop.services.sheets import read_sheet
from tests.workspaces import DISKOMINFO_LAST_YEAR, DISKOMINFO_THIS_YEAR, make_document

ONE, TWO = IndicatorKey("1"), IndicatorKey("2")


@pytest.fixture
def make_file(tmp_path):
    def make(name, content=b"%PDF-1.7 isi"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return make


def by_title(workspace):
    return {document.title: document for document in read_library(workspace)}


def test_a_document_without_any_use_is_listed(workspace):
    workspace.editor.run(Keep(make_document(7)))

    (found,) = read_library(workspace)

    assert (found.title, found.uses) == ("Dokumen 7", ())


def test_what_came_in_last_stands_first(workspace, clock):
    for number in (1, 2, 3):
        workspace.editor.run(Keep(make_document(number)))
        clock.advance(60)
    workspace.editor.run(Revise(make_document(1).id, make_document(9)))

    titles = [document.title for document in read_library(workspace)]

    assert titles == ["Dokumen 1", "Dokumen 3", "Dokumen 2"]


def test_a_document_tells_where_it_is_used_in_every_year(workspace):
    document = make_document(1)
    slots = (SlotCode("L3-02"), SlotCode("L3-01"))
    workspace.editor.run(Attach(DISKOMINFO_LAST_YEAR, ONE, document, 2, proposed=True))
    workspace.editor.run(
        Reuse(DISKOMINFO_THIS_YEAR, TWO, document.id, level=3, pages="3–9", slots=slots)
    )

    (found,) = read_library(workspace)

    this, last = found.uses
    assert (this.year, this.key, this.level, this.pages) == (2025, TWO, 3, "3–9")
    assert this.slots == ("L3-01", "L3-02")
    assert (last.year, last.key, last.agency) == (2024, ONE, "Dinas Kominfo")
    assert (this.proposed, last.proposed) == (False, True)
    assert found.used_in(2024) == (last,)
    assert found.used_by(DISKOMINFO_THIS_YEAR) == (this,)


def test_everything_that_was_said_of_a_document_is_read_back(workspace):
    document = make_document(1)
    said = DocumentDescription(
        title="SK Tim",
        document_type="SK",
        number="188/12/2025",
        dated=date(2025, 1, 14),
        publisher="Bupati Paser",
        signatory="dr. Fahmi Fadli",
        valid_until=date(2026, 12, 31),
        classification=Classification.RESTRICTED,
        source_address="https://jdih.go.id",
    )
    workspace.editor.run(Keep(document))
    workspace.editor.run(DescribeDocument(document.id, said))

    (found,) = read_library(workspace)

    assert found.description == said


def test_the_state_of_every_file_is_seen(workspace, make_file):
    for name in ("utuh", "hilang", "berubah"):
        path = make_file(f"{name}.pdf", f"%PDF-1.7 {name}".encode())
        workspace.editor.run(Keep(take_in(workspace.vault, path)))
    linked, lost = make_file("tautan.pdf"), make_file("tautan putus.pdf", b"%PDF-1.7 lain")
    for path in (linked, lost):
        workspace.editor.run(Keep(link(path)))
    workspace.editor.run(Keep(make_document(5, EvidenceKind.ADDRESS)))
    before = by_title(workspace)
    assert {document.state for document in before.values()} == {FileState.INTACT}

    workspace.vault.path_of(before["hilang"].sha256).unlink()
    blob = workspace.vault.path_of(before["berubah"].sha256)
    blob.chmod(0o600)
    blob.write_bytes(b"lain")
    lost.unlink()

    states = {title: document.state for title, document in by_title(workspace).items()}
    assert states == {
        "utuh": FileState.INTACT,
        "hilang": FileState.MISSING,
        "berubah": FileState.ALTERED,
        "tautan": FileState.INTACT,
        "tautan putus": FileState.MISSING,
        "Dokumen 5": FileState.INTACT,
    }


def test_earlier_revisions_are_told_the_latest_first(workspace, make_file, clock):
    first = take_in(workspace.vault, make_file("satu.pdf"))
    workspace.editor.run(Keep(first))
    for name in ("dua.pdf", "tiga.pdf"):
        clock.advance(60)
        newer = take_in(workspace.vault, make_file(name, name.encode()))
        workspace.editor.run(Revise(first.id, newer))

    (found,) = read_library(workspace)
    earlier = earlier_revisions(workspace, first.id)

    assert (found.revision, found.original_name) == (3, "tiga.pdf")
    assert [(e.revision, e.original_name) for e in earlier] == [(2, "dua.pdf"), (1, "satu.pdf")]
    assert earlier[0].replaced_at == clock.now
    assert workspace.vault.path_of(earlier[1].sha256).is_file()


def test_a_document_in_use_counts_once_and_a_proposal_not_yet(workspace):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, ONE, make_document(1)))
    workspace.editor.run(Reuse(DISKOMINFO_THIS_YEAR, TWO, make_document(1).id))
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, TWO, make_document(2), proposed=True))
    workspace.editor.run(Attach(DISKOMINFO_LAST_YEAR, TWO, make_document(3)))

    assert read_sheet(workspace, DISKOMINFO_THIS_YEAR).documents == 1


def test_a_discarded_document_is_gone_until_it_is_undone(workspace):
    workspace.editor.run(Keep(make_document(1)))
    workspace.editor.run(Discard(make_document(1).id))
    assert read_library(workspace) == ()

    workspace.editor.undo()

    assert len(read_library(workspace)) == 1


def test_only_what_changed_is_read_again(workspace, clock, make_file):
    for number in (1, 2, 3):
        workspace.editor.run(Keep(make_document(number)))
        clock.advance(60)
    known = read_library(workspace)

    changes = workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, ONE, make_document(1), 3))
    changes |= workspace.editor.run(Discard(make_document(2).id))
    changes |= workspace.editor.run(Keep(make_document(4)))
    changes |= workspace.editor.run(
        Revise(make_document(3).id, take_in(workspace.vault, make_file("baru.pdf")))
    )

    assert len(changes.documents) == 4
    assert read_again(workspace, known, changes.documents) == read_library(workspace)
