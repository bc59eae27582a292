"""Searching a workspace: by what is said of documents, and by what their files say."""

from __future__ import annotations

import shutil

import pytest

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.file_facts import Readability
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import Cancelled
from spbe_desktop.reader.reader import Reader
from spbe_desktop.services.attaching import Attach, Describe, Detach, Reuse
from spbe_desktop.services.intake import take_in
from spbe_desktop.services.keeping import Keep, Revise
from spbe_desktop.services.layout import INDEX_NAME
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.searching import DocumentSearch, read_files
from tests.reader.documents import make_pdf
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_THIS_YEAR,
    described,
    make_document,
    opened,
)

NINETEEN, FOUR = IndicatorKey("19"), IndicatorKey("4")


@pytest.fixture
def search(workspace):
    found = DocumentSearch(workspace)
    yield found
    found.close()


@pytest.fixture(scope="module")
def reader():
    with Reader() as found:
        yield found


@pytest.fixture
def minutes(workspace, tmp_path):
    """A document of two pages, in the vault."""
    path = tmp_path / "notula 3.pdf"
    path.write_bytes(make_pdf(["NOTULA RAPAT", "Pusat data dipindahkan."]))
    return take_in(workspace.vault, path)


def found(search: DocumentSearch, typed: str) -> list[str]:
    while search.refresh():
        pass
    return [hit.evidence_id for hit in search.search(typed)]


def read_all(search: DocumentSearch, reader: Reader) -> None:
    search.refresh()
    search.take(read_files(reader, search.unread()))


def test_a_document_is_found_by_what_the_officer_says_of_it(workspace, search):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, NINETEEN, make_document(1), 3))
    (use,) = uses_of(workspace, DISKOMINFO_THIS_YEAR)[NINETEEN]
    workspace.editor.run(Describe(DISKOMINFO_THIS_YEAR, NINETEEN, use.use_id, described()))

    for typed in ("koordinasi", "188/12", "bupati pas", "dokumen 1.pdf", "I19", "19 L3"):
        assert found(search, typed) == ["E0001"]


def test_a_document_is_found_under_every_indicator_that_uses_it(workspace, search):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, NINETEEN, make_document(1)))
    workspace.editor.run(Reuse(DISKOMINFO_LAST_YEAR, FOUR, "E0001"))
    assert found(search, "I19") == found(search, "I04") == ["E0001"]

    (use,) = uses_of(workspace, DISKOMINFO_THIS_YEAR)[NINETEEN]
    workspace.editor.run(Detach(DISKOMINFO_THIS_YEAR, NINETEEN, use.use_id))

    assert found(search, "I19") == []
    assert found(search, "I04") == ["E0001"]


def test_an_address_and_a_document_without_a_use_are_found_too(workspace, search):
    workspace.editor.run(Keep(make_document(1, EvidenceKind.ADDRESS)))

    assert found(search, "dokumen") == ["E0001"]
    assert search.unread() == ()


def test_a_file_is_read_by_the_worker_and_found_by_its_second_page(
    workspace, search, reader, minutes
):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, NINETEEN, minutes))
    read_all(search, reader)

    (hit,) = search.search("pusat data")

    assert hit.evidence_id == minutes.id
    assert "data" in hit.snippet
    facts = search.facts_of(minutes.sha256)
    assert facts is not None
    assert (facts.readability, facts.pages) == (Readability.READABLE, 2)
    assert search.known_facts()[minutes.sha256].pages == 2
    assert search.unread() == ()


def test_nothing_is_read_twice_not_even_after_opening_again(workspace, folder, reader, minutes):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, NINETEEN, minutes))
    first = DocumentSearch(workspace)
    read_all(first, reader)
    first.close()
    workspace.close()

    again = opened(folder)
    second = DocumentSearch(again)

    assert found(second, "pusat") == [minutes.id]
    assert second.unread() == ()
    second.close()
    again.close()


def test_deleting_the_index_costs_nothing_but_reading_again(workspace, folder, reader, minutes):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, NINETEEN, minutes))
    first = DocumentSearch(workspace)
    read_all(first, reader)
    first.close()
    (folder / INDEX_NAME).unlink()

    second = DocumentSearch(workspace)

    assert found(second, "notula") == [minutes.id]
    assert [file.sha256 for file in second.unread()] == [minutes.sha256]
    read_all(second, reader)
    assert found(second, "pusat") == [minutes.id]
    second.close()


def test_a_file_that_is_gone_is_asked_for_when_the_workspace_is_opened_again(
    workspace, search, reader
):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, NINETEEN, make_document(1)))
    linked = make_document(2, EvidenceKind.LINK)
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, NINETEEN, linked))
    read_all(search, reader)

    assert search.unread() == ()
    assert search.facts_of(linked.sha256) is None
    search.close()
    again = DocumentSearch(workspace)
    assert {str(file.path) for file in again.unread()} == {
        str(workspace.vault.path_of(f"{1:064x}")),
        linked.location,
    }
    again.close()


def test_after_a_revision_both_files_are_known_and_both_names_are_found(
    workspace, search, reader, minutes, tmp_path
):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, NINETEEN, minutes))
    path = tmp_path / "naskah akhir.pdf"
    path.write_bytes(make_pdf(["NOTULA", "Ruang server dipindahkan."]))
    newer = take_in(workspace.vault, path)
    workspace.editor.run(Revise(minutes.id, newer))

    read_all(search, reader)

    assert found(search, "ruang server") == [minutes.id]
    assert found(search, "pusat data") == []
    assert found(search, "notula 3") == found(search, "naskah akhir") == [minutes.id]
    assert search.known_facts().keys() == {minutes.sha256, newer.sha256}


def test_reading_can_be_stopped_between_two_files(workspace, search, reader, minutes):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, NINETEEN, minutes))
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, NINETEEN, make_document(1)))
    search.refresh()
    told = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        raise Cancelled

    with pytest.raises(Cancelled):
        read_files(reader, search.unread(), stop)

    assert told == [(1, 2)]


def test_the_newest_documents_are_read_first(workspace, search, clock):
    for number in (1, 2, 3):
        clock.advance(60)
        workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, NINETEEN, make_document(number)))
    search.refresh()

    assert [file.sha256 for file in search.unread()] == [f"{number:064x}" for number in (3, 2, 1)]
    assert [file.sha256 for file in search.unread(most=1)] == [f"{3:064x}"]


def test_editing_goes_on_where_the_index_cannot_be_written(workspace, folder):
    (folder / INDEX_NAME).mkdir()
    search = DocumentSearch(workspace)

    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, NINETEEN, make_document(1)))

    assert found(search, "dokumen") == ["E0001"]
    search.close()


def test_the_documents_of_the_sample_are_found_by_their_text(sample_template, reader, tmp_path):
    shutil.copytree(sample_template, tmp_path / "contoh")
    sample = opened(tmp_path / "contoh")
    search = DocumentSearch(sample)
    search.refresh()
    facts = read_files(reader, search.unread())
    search.take(facts)

    assert {said.readability for said in facts.values()} == {Readability.READABLE}
    (hit,) = search.search("sekretaris dinas komunikasi")
    assert "Sekretaris" in hit.snippet
    search.close()
    sample.close()
