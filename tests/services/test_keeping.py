"""Documents of the library: kept, discarded, described, and replaced by a newer revision."""

from __future__ import annotations

from datetime import date

import pytest

from spbe_desktop.domain.evidence import DocumentDescription, FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import DocumentInUseError, EvidenceKeptAlreadyError
from spbe_desktop.services.attaching import Attach, Reuse
from spbe_desktop.services.intake import take_in
from spbe_desktop.services.integrity import examine
from spbe_desktop.services.keeping import DescribeDocument, Discard, Keep, Revise
from spbe_desktop.services.library import path_of, uses_of
from spbe_desktop.services.submission import freeze, reopen
from tests.workspaces import DISKOMINFO_LAST_YEAR, DISKOMINFO_THIS_YEAR, dump, make_document

ONE = IndicatorKey("1")


@pytest.fixture
def report(workspace, tmp_path):
    """A document that last year's and this year's assessment use."""
    path = tmp_path / "Laporan.pdf"
    path.write_bytes(b"%PDF-1.7 laporan lama")
    document = take_in(workspace.vault, path)
    workspace.editor.run(Attach(DISKOMINFO_LAST_YEAR, ONE, document))
    workspace.editor.run(Reuse(DISKOMINFO_THIS_YEAR, ONE, document.id))
    return document


@pytest.fixture
def newer(workspace, tmp_path):
    """The bytes that replace those of the report."""
    path = tmp_path / "Laporan final.pdf"
    path.write_bytes(b"%PDF-1.7 laporan baru, sudah ditandatangani")
    return take_in(workspace.vault, path)


def lock(workspace, assessment_id):
    workspace.database.raw.execute(
        "UPDATE assessment SET sent_at = '2025-01-31T00:00:00.000000+00:00' WHERE id = ?",
        (assessment_id,),
    )


def bytes_shown(workspace, assessment_id):
    use = uses_of(workspace, assessment_id)[ONE][0]
    assert use.state is FileState.INTACT
    return use.revision, path_of(workspace.vault, use).read_bytes()


def test_a_replaced_file_is_the_next_revision_wherever_it_is_still_worked_on(
    workspace, report, newer
):
    workspace.editor.run(Revise(report.id, newer))

    for assessment_id in (DISKOMINFO_LAST_YEAR, DISKOMINFO_THIS_YEAR):
        revision, content = bytes_shown(workspace, assessment_id)
        assert revision == 2
        assert b"baru" in content
    assert examine(workspace).strays == ()


def test_an_assessment_that_was_sent_keeps_the_bytes_it_was_sent_with(workspace, report, newer):
    lock(workspace, DISKOMINFO_LAST_YEAR)

    workspace.editor.run(Revise(report.id, newer))

    sent = freeze(workspace, DISKOMINFO_LAST_YEAR).evidence[0]
    assert bytes_shown(workspace, DISKOMINFO_LAST_YEAR)[0] == 1
    assert b"lama" in bytes_shown(workspace, DISKOMINFO_LAST_YEAR)[1]
    assert (sent.sha256, sent.original_name) == (report.sha256, "Laporan.pdf")
    assert bytes_shown(workspace, DISKOMINFO_THIS_YEAR)[0] == 2


def test_what_is_reopened_means_the_newest_revision_again(workspace, report, newer):
    lock(workspace, DISKOMINFO_LAST_YEAR)
    workspace.editor.run(Revise(report.id, newer))

    reopen(workspace, DISKOMINFO_LAST_YEAR, "Laporan diganti.")

    assert bytes_shown(workspace, DISKOMINFO_LAST_YEAR)[0] == 2


def test_undoing_a_replacement_brings_the_earlier_file_back_everywhere(workspace, report, newer):
    lock(workspace, DISKOMINFO_LAST_YEAR)
    before = dump(workspace)
    workspace.editor.run(Revise(report.id, newer))

    workspace.editor.undo()

    assert dump(workspace) == before


def test_the_same_file_again_is_no_revision(workspace, report):
    workspace.editor.run(Revise(report.id, report))

    assert bytes_shown(workspace, DISKOMINFO_THIS_YEAR)[0] == 1


def test_a_document_can_be_kept_before_it_proves_anything(workspace):
    document = make_document(7)

    workspace.editor.run(Keep(document))

    with pytest.raises(EvidenceKeptAlreadyError):
        workspace.editor.run(Keep(make_document(8, content=7)))


def test_a_document_in_use_is_not_discarded(workspace, report):
    with pytest.raises(DocumentInUseError) as caught:
        workspace.editor.run(Discard(report.id))

    assert caught.value.uses == 2


def test_a_discarded_document_comes_back_with_its_revisions(workspace, newer):
    document = make_document(7)
    workspace.editor.run(Keep(document))
    workspace.editor.run(Revise(document.id, newer))
    before = dump(workspace)
    workspace.editor.run(Discard(document.id))

    workspace.editor.undo()

    assert dump(workspace) == before


def test_what_is_said_of_a_document_shows_in_every_year(workspace, report):
    said = DocumentDescription(title="Laporan Tahunan", valid_until=date(2026, 12, 31))

    workspace.editor.run(DescribeDocument(report.id, said))

    for assessment_id in (DISKOMINFO_LAST_YEAR, DISKOMINFO_THIS_YEAR):
        use = uses_of(workspace, assessment_id)[ONE][0]
        assert (use.title, use.valid_until) == ("Laporan Tahunan", date(2026, 12, 31))
