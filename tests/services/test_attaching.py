"""Evidence: attached once, used often, described, found again."""

from __future__ import annotations

import shutil

import pytest

from spbe_desktop.domain.evidence import Classification, EvidenceKind, FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import (
    AssessmentLockedError,
    Cancelled,
    EvidenceAlreadyAttachedError,
    IndicatorUnknownError,
)
from spbe_desktop.evidence.reading import BLOCK
from spbe_desktop.services.attaching import Attach, Describe, Detach, Reuse
from spbe_desktop.services.intake import address, link, take_in, take_in_picture
from spbe_desktop.services.integrity import examine
from spbe_desktop.services.library import path_of, uses_of
from spbe_desktop.services.relinking import LinkPlace, MoveLinks
from spbe_desktop.services.sheets import read_sheet
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_THIS_YEAR,
    described,
    dump,
    journal_of,
    make_document,
)

ONE, TWO = IndicatorKey("1"), IndicatorKey("2")


def attach(workspace, document, key=ONE, assessment_id=DISKOMINFO_THIS_YEAR, level=None):
    """Attach *document* and return its use, newest last."""
    workspace.editor.run(Attach(assessment_id, key, document, level))
    return uses_of(workspace, assessment_id)[key][-1]


@pytest.fixture
def pdf(tmp_path):
    path = tmp_path / "SK Tim Koordinasi.pdf"
    path.write_bytes(b"%PDF-1.7 surat keputusan")
    return path


def test_a_file_that_was_attached_is_there_with_its_bytes(workspace, pdf):
    use = attach(workspace, take_in(workspace.vault, pdf), level=3)

    assert (use.title, use.original_name) == ("SK Tim Koordinasi", "SK Tim Koordinasi.pdf")
    assert use.level == 3
    assert use.state is FileState.INTACT
    assert path_of(workspace.vault, use).read_bytes() == pdf.read_bytes()
    assert read_sheet(workspace, DISKOMINFO_THIS_YEAR).by_key[ONE].evidence_count == 1


def test_the_same_bytes_under_another_name_are_the_same_document(workspace, pdf):
    first = attach(workspace, take_in(workspace.vault, pdf))
    copy = pdf.with_name("salinan.pdf")
    shutil.copy(pdf, copy)

    second = attach(workspace, take_in(workspace.vault, copy), TWO)

    assert second.evidence_id == first.evidence_id
    assert second.title == first.title
    assert second.shared_with == (ONE,)
    assert len(dump(workspace)["evidence"]) == 1


@pytest.mark.parametrize(
    ("earlier", "later", "same"),
    [
        (make_document(1), make_document(2, content=1), True),
        (make_document(1), make_document(2), False),
        (make_document(1), make_document(2, EvidenceKind.LINK, content=1), True),
        (make_document(1, EvidenceKind.LINK), make_document(2, content=1), False),
        (
            make_document(1, EvidenceKind.LINK, location="/arsip/a.mp4"),
            make_document(2, EvidenceKind.LINK, content=1, location="/arsip/a.mp4"),
            True,
        ),
        (
            make_document(1, EvidenceKind.LINK, location="/usb/a.mp4"),
            make_document(2, EvidenceKind.LINK, content=1, location="/arsip/a.mp4"),
            False,
        ),
        (
            make_document(1, EvidenceKind.ADDRESS, location="https://jdih.go.id"),
            make_document(2, EvidenceKind.ADDRESS, location="https://jdih.go.id"),
            True,
        ),
        (make_document(1, EvidenceKind.ADDRESS), make_document(2, EvidenceKind.ADDRESS), False),
    ],
    ids=[
        "same bytes",
        "other bytes",
        "link to what the vault has",
        "copy of what was only linked",
        "same link",
        "link to another place",
        "same address",
        "other address",
    ],
)
def test_which_documents_count_as_the_same(workspace, earlier, later, same):
    first = attach(workspace, earlier)

    second = attach(workspace, later, TWO)

    assert (second.evidence_id == first.evidence_id) is same


def test_one_document_counts_once_for_one_indicator(workspace):
    attach(workspace, make_document())
    before = dump(workspace)

    with pytest.raises(EvidenceAlreadyAttachedError) as caught:
        workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, ONE, make_document(2, content=1)))

    assert (caught.value.title, caught.value.key) == ("Dokumen 1", "1")
    assert dump(workspace) == before


def test_a_document_of_another_year_can_be_used_again(workspace):
    earlier = attach(workspace, make_document(), assessment_id=DISKOMINFO_LAST_YEAR)

    workspace.editor.run(Reuse(DISKOMINFO_THIS_YEAR, TWO, earlier.evidence_id, pages="3–9"))

    use = uses_of(workspace, DISKOMINFO_THIS_YEAR)[TWO][0]
    assert use.title == earlier.title
    assert use.pages == "3–9"
    assert use.shared_with == ()


def test_a_link_stays_where_it_is_and_is_watched(workspace, pdf):
    use = attach(workspace, link(pdf))
    assert (use.kind, use.state) == (EvidenceKind.LINK, FileState.INTACT)
    assert path_of(workspace.vault, use) == pdf

    pdf.write_bytes(b"%PDF-1.7 diubah")
    altered = uses_of(workspace, DISKOMINFO_THIS_YEAR)[ONE][0].state
    pdf.unlink()
    missing = uses_of(workspace, DISKOMINFO_THIS_YEAR)[ONE][0].state

    assert (altered, missing) == (FileState.ALTERED, FileState.MISSING)


def test_a_picture_from_the_clipboard_becomes_a_document(workspace):
    png = b"\x89PNG\r\n\x1a\n gambar"

    use = attach(workspace, take_in_picture(workspace.vault, png, "Tangkapan layar"))

    assert (use.title, use.media_type, use.size) == ("Tangkapan layar", "image/png", len(png))
    assert path_of(workspace.vault, use).read_bytes() == png


def test_an_address_has_no_bytes_and_is_never_missing(workspace):
    use = attach(workspace, address("https://jdih.paserkab.go.id"))

    assert use.location == "https://jdih.paserkab.go.id"
    assert use.state is FileState.INTACT
    assert use.title == use.location


def test_detaching_leaves_the_other_indicators_their_document(workspace):
    use = attach(workspace, make_document())
    attach(workspace, make_document(), TWO)

    changes = workspace.editor.run(Detach(DISKOMINFO_THIS_YEAR, ONE, use.use_id))

    assert set(uses_of(workspace, DISKOMINFO_THIS_YEAR)) == {TWO}
    assert changes.evidence == {ONE, TWO}


def test_a_detached_document_comes_back_with_all_that_was_said(workspace):
    use = attach(workspace, make_document())
    workspace.editor.run(Describe(DISKOMINFO_THIS_YEAR, ONE, use.use_id, described()))
    before = uses_of(workspace, DISKOMINFO_THIS_YEAR)
    workspace.editor.run(Detach(DISKOMINFO_THIS_YEAR, ONE, use.use_id))

    workspace.editor.undo()

    assert uses_of(workspace, DISKOMINFO_THIS_YEAR) == before
    assert before[ONE][0].classification is Classification.RESTRICTED
    assert before[ONE][0].pages == "3–9"


def test_describing_changes_the_document_wherever_it_is_used_and_the_use_here(workspace):
    use = attach(workspace, make_document())
    attach(workspace, make_document(), TWO)

    changes = workspace.editor.run(Describe(DISKOMINFO_THIS_YEAR, ONE, use.use_id, described()))

    here = uses_of(workspace, DISKOMINFO_THIS_YEAR)[ONE][0]
    there = uses_of(workspace, DISKOMINFO_THIS_YEAR)[TWO][0]
    assert here.title == there.title == "SK Tim Koordinasi"
    assert (here.level, there.level) == (3, None)
    assert changes.evidence == {ONE, TWO}


def test_the_journal_says_what_changed_in_a_description(workspace):
    use = attach(workspace, make_document())
    workspace.editor.run(Describe(DISKOMINFO_THIS_YEAR, ONE, use.use_id, described("A", level=2)))

    workspace.editor.run(Describe(DISKOMINFO_THIS_YEAR, ONE, use.use_id, described("A", level=3)))

    assert journal_of(workspace)[-1]["before"] == "level=2"
    assert journal_of(workspace)[-1]["after"] == "level=3"


def test_describing_as_before_is_no_step(workspace):
    use = attach(workspace, make_document())
    describe = Describe(DISKOMINFO_THIS_YEAR, ONE, use.use_id, described())
    workspace.editor.run(describe)
    lines = len(journal_of(workspace))

    workspace.editor.run(describe)

    assert len(journal_of(workspace)) == lines


def test_a_link_that_moved_is_followed(workspace, pdf):
    use = attach(workspace, link(pdf))
    moved = pdf.rename(pdf.with_name("dipindah.pdf"))

    found = link(moved)
    place = LinkPlace(use.evidence_id, 1, found.location, found.modified_ns)
    workspace.editor.run(MoveLinks((place,)))

    now = uses_of(workspace, DISKOMINFO_THIS_YEAR)[ONE][0]
    assert (now.state, now.location) == (FileState.INTACT, str(moved))
    assert now.title == use.title


def test_nothing_is_attached_or_detached_once_it_was_sent(workspace):
    use = attach(workspace, make_document())
    with workspace.database.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE assessment SET sent_at = '2025-09-25T05:00:00.000000+00:00'"
        )
    before = dump(workspace)

    for edit in (
        Attach(DISKOMINFO_THIS_YEAR, TWO, make_document(7)),
        Reuse(DISKOMINFO_THIS_YEAR, TWO, use.evidence_id),
        Detach(DISKOMINFO_THIS_YEAR, ONE, use.use_id),
        Describe(DISKOMINFO_THIS_YEAR, ONE, use.use_id, described()),
    ):
        with pytest.raises(AssessmentLockedError):
            workspace.editor.run(edit)

    assert dump(workspace) == before


def test_an_indicator_that_the_instrument_lacks_has_no_evidence(workspace):
    with pytest.raises(IndicatorUnknownError):
        workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, IndicatorKey("48"), make_document()))

    assert dump(workspace)["evidence"] == []


def test_the_full_check_finds_what_is_gone_altered_or_left_over(workspace, pdf, tmp_path):
    use = attach(workspace, take_in(workspace.vault, pdf))
    other = tmp_path / "laporan.pdf"
    other.write_bytes(b"%PDF-1.7 laporan")
    linked = attach(workspace, link(other), TWO)
    workspace.vault.add_bytes(b"tanpa pemilik")
    assert examine(workspace).sound

    blob = workspace.vault.path_of(use.sha256)
    blob.chmod(0o600)
    blob.write_bytes(b"%PDF-1.7 SURAT KEPUTUSAN")
    other.unlink()
    condition = examine(workspace)

    assert not condition.sound
    assert [(d.file.title, d.state) for d in condition.damaged] == [
        (use.title, FileState.ALTERED),
        (linked.title, FileState.MISSING),
    ]
    assert (condition.files, len(condition.strays)) == (2, 1)


def test_the_full_check_counts_links_and_can_be_cancelled_while_reading_one(
    workspace, pdf, tmp_path
):
    attach(workspace, take_in(workspace.vault, pdf))
    other = tmp_path / "rekaman.mp4"
    other.write_bytes(bytes(3 * BLOCK))
    attach(workspace, link(other), TWO)
    size = pdf.stat().st_size
    told = []

    examine(workspace, lambda done, total: told.append((done, total)))

    assert {total for _, total in told} == {size + 3 * BLOCK}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert (size + BLOCK, size + 3 * BLOCK) in told
    assert told[-1] == (size + 3 * BLOCK, size + 3 * BLOCK)

    def cancel(done: int, _total: int) -> None:
        if done == size + BLOCK:
            raise Cancelled

    with pytest.raises(Cancelled):
        examine(workspace, cancel)


def test_the_full_check_does_not_mind_what_nothing_uses_any_more(workspace, pdf):
    use = attach(workspace, link(pdf))
    workspace.editor.run(Detach(DISKOMINFO_THIS_YEAR, ONE, use.use_id))
    pdf.unlink()

    assert examine(workspace).sound
