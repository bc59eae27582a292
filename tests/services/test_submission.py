"""Sending: what is frozen, what stays private, what is locked, and what comes after."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.findings import FindingCode
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.progress import unreported
from spbe_desktop.errors import AssessmentLockedError
from spbe_desktop.exchange.bag_writer import WrittenPackage
from spbe_desktop.exchange.verifier import verify_package
from spbe_desktop.services.answering import AnswerField
from spbe_desktop.services.attaching import Attach, Describe
from spbe_desktop.services.founding import set_contact
from spbe_desktop.services.intake import address, take_in
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.offices import find_assessment
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.submission import (
    changes_since,
    freeze,
    identity_of,
    record_sent,
    reopen,
    sent_packages,
    write,
)
from spbe_desktop.services.submission_checks import findings_of
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_THIS_YEAR,
    described,
    dump,
    opened,
    text,
    utc,
    value,
)

ONE = IndicatorKey("1")
SECRET = "jangan sampai keluar"


def fill(workspace, clock, document: Path):
    """Answer two indicators, one of them with evidence and private remarks."""
    run = workspace.editor.run
    run(value("1", 3))
    run(text("1", "FAKTA Tim dibentuk dengan SK Bupati."))
    run(text("1", Decimal(4), AnswerField.TARGET))
    clock.advance(60)
    run(value("2", 4))
    run(value("2", 2, stage="hasil"))
    run(text("2", SECRET, AnswerField.NOTE))
    run(text("2", True, AnswerField.FLAGGED))
    run(Attach(DISKOMINFO_THIS_YEAR, ONE, take_in(workspace.vault, document)))
    use = uses_of(workspace, DISKOMINFO_THIS_YEAR)[ONE][0]
    run(Describe(DISKOMINFO_THIS_YEAR, ONE, use.use_id, described()))
    run(Attach(DISKOMINFO_THIS_YEAR, ONE, address("https://jdih.go.id", "JDIH")))
    set_contact(workspace, DISKOMINFO_THIS_YEAR, "Siti Rahma", "0812-5555-0101")


@pytest.fixture
def filled(workspace, clock, tmp_path):
    document = tmp_path / "sk.pdf"
    document.write_bytes(b"%PDF-1.7 surat keputusan")
    fill(workspace, clock, document)
    return workspace


def written(digest: str = "ab" * 32) -> WrittenPackage:
    """Return what is known of a package that was written to a stick."""
    return WrittenPackage(Path("/kirim/paket.spbe.zip"), digest, size=4321, files=2)


def test_a_frozen_assessment_holds_everything_that_was_said(filled):
    frozen = freeze(filled, DISKOMINFO_THIS_YEAR)

    first, second = frozen.answers[:2]
    assert frozen.identity.external_identifier == "6401/diskominfo/2025/r01"
    assert first.values == {"mandiri": 3}
    assert first.explanation == "FAKTA Tim dibentuk dengan SK Bupati."
    assert first.target == 4
    assert second.values == {"mandiri": 4, "hasil": 2}
    assert len(frozen.answers) == 47
    assert frozen.score.answered == 2
    assert (frozen.contact_name, frozen.contact_phone) == ("Siti Rahma", "0812-5555-0101")
    assert frozen.parent_sha256 == ""


def test_evidence_is_frozen_with_the_place_of_its_bytes(filled):
    frozen = freeze(filled, DISKOMINFO_THIS_YEAR)

    document, web = frozen.evidence
    assert document.title == "SK Tim Koordinasi"
    assert document.source
    assert document.source.read_bytes() == b"%PDF-1.7 surat keputusan"
    assert (web.kind, web.address, web.source) == (
        EvidenceKind.ADDRESS,
        "https://jdih.go.id",
        None,
    )
    assert [(use.evidence_id, use.key, use.pages) for use in frozen.uses] == [
        (document.id, "1", "3–9"),
        (web.id, "1", ""),
    ]


def test_private_remarks_are_nowhere_in_it(filled):
    frozen = freeze(filled, DISKOMINFO_THIS_YEAR)

    assert SECRET not in repr(frozen)
    assert {change.field for change in frozen.changes} == {
        "value",
        "explanation",
        "target",
        "evidence",
        "description",
    }


def test_another_years_answers_and_changes_are_not_in_it(filled):
    filled.editor.run(text("1", "tahun lalu", assessment_id=DISKOMINFO_LAST_YEAR))

    assert "tahun lalu" not in repr(freeze(filled, DISKOMINFO_THIS_YEAR))


def test_freezing_twice_gives_the_same_whenever_it_is_done(filled, clock, folder):
    first = freeze(filled, DISKOMINFO_THIS_YEAR)
    filled.close()
    clock.advance(86_400)

    again = opened(folder, clock)
    second = freeze(again, DISKOMINFO_THIS_YEAR)
    again.close()

    assert second == first


def test_private_remarks_do_not_change_what_is_sent(filled, clock):
    first = freeze(filled, DISKOMINFO_THIS_YEAR)
    clock.advance(60)

    filled.editor.run(text("2", "lain lagi", AnswerField.NOTE))

    assert freeze(filled, DISKOMINFO_THIS_YEAR) == first


def test_it_is_dated_by_the_last_change(filled, clock):
    clock.advance(60)
    filled.editor.run(text("3", "FAKTA Dokumen sudah ditetapkan."))
    clock.advance(3600)

    assert freeze(filled, DISKOMINFO_THIS_YEAR).prepared == utc(2025, 9, 25, 5, 2)


def test_what_was_typed_in_one_sitting_is_one_change(workspace, clock):
    for length in range(1, 20):
        workspace.editor.run(text("1", "FAKTA Tim dibentuk."[:length]))
        clock.advance(5)

    changes = freeze(workspace, DISKOMINFO_THIS_YEAR).changes

    assert [(c.before, c.after) for c in changes] == [("", "FAKTA Tim dibentuk.")]


def test_a_package_is_written_verified_and_equal_for_equal_data(filled, clock, tmp_path):
    frozen = freeze(filled, DISKOMINFO_THIS_YEAR)

    first = write(frozen, tmp_path / "a.spbe.zip")
    clock.advance(86_400)
    second = write(freeze(filled, DISKOMINFO_THIS_YEAR), tmp_path / "b.spbe.zip")

    assert verify_package(first.path, unreported).valid
    assert first.sha256 == second.sha256
    assert first.path.read_bytes() == second.path.read_bytes()


def test_sending_locks_and_stays_on_record(filled, clock, folder):
    clock.advance(60)
    record_sent(filled, DISKOMINFO_THIS_YEAR, written())
    filled.close()

    again = opened(folder)
    found = find_assessment(again, "diskominfo", 2025)
    sent = sent_packages(again, DISKOMINFO_THIS_YEAR)
    again.close()

    assert found.locked
    assert found.sent_at == clock.now
    assert [(s.revision, s.path, s.sha256, s.size) for s in sent] == [
        (1, Path("/kirim/paket.spbe.zip"), "ab" * 32, 4321)
    ]


def test_what_was_sent_can_be_neither_changed_nor_undone(filled):
    record_sent(filled, DISKOMINFO_THIS_YEAR, written())

    assert filled.editor.next_undo is None
    assert not read_sheet(filled, DISKOMINFO_THIS_YEAR).editable
    with pytest.raises(AssessmentLockedError):
        filled.editor.run(value("1", 5))


def test_one_revision_is_sent_once(filled):
    record_sent(filled, DISKOMINFO_THIS_YEAR, written())
    before = dump(filled)

    with pytest.raises(AssessmentLockedError):
        record_sent(filled, DISKOMINFO_THIS_YEAR, written())

    assert dump(filled) == before


def test_reopened_it_becomes_the_next_revision_of_what_was_sent(filled):
    record_sent(filled, DISKOMINFO_THIS_YEAR, written())

    reopen(filled, DISKOMINFO_THIS_YEAR, "Nilai indikator 1 keliru")
    filled.editor.run(value("1", 2))

    frozen = freeze(filled, DISKOMINFO_THIS_YEAR)
    assert frozen.identity.revision == 2
    assert frozen.parent_sha256 == "ab" * 32
    assert dump(filled)["submission"][0]["reopen_reason"] == "Nilai indikator 1 keliru"


def test_what_has_changed_since_it_was_sent_leaves_out_private_remarks(filled, clock):
    clock.advance(60)
    record_sent(filled, DISKOMINFO_THIS_YEAR, written())
    reopen(filled, DISKOMINFO_THIS_YEAR, "Nilai indikator 1 keliru")
    sent = clock.now
    clock.advance(60)
    filled.editor.run(value("1", 2))
    filled.editor.run(text("1", "hanya untuk saya", AnswerField.NOTE))
    filled.editor.run(text("1", True, AnswerField.FLAGGED))

    changes = changes_since(filled, DISKOMINFO_THIS_YEAR, sent)

    assert [(c.key, c.field, c.before, c.after) for c in changes] == [("1", "value", "3", "2")]


def test_the_third_revision_follows_the_second(filled):
    for digest in ("ab" * 32, "cd" * 32):
        record_sent(filled, DISKOMINFO_THIS_YEAR, written(digest=digest))
        reopen(filled, DISKOMINFO_THIS_YEAR, "perbaikan")

    assert freeze(filled, DISKOMINFO_THIS_YEAR).parent_sha256 == "cd" * 32
    assert [s.revision for s in sent_packages(filled, DISKOMINFO_THIS_YEAR)] == [2, 1]


def test_reopening_ends_undo_too(filled):
    record_sent(filled, DISKOMINFO_THIS_YEAR, written())
    filled.editor.run(text("2", "catatan", AnswerField.NOTE))

    reopen(filled, DISKOMINFO_THIS_YEAR, "perbaikan")

    assert filled.editor.next_undo is None


def test_what_was_never_sent_is_not_reopened(filled):
    with pytest.raises(ValueError, match="1"):
        reopen(filled, DISKOMINFO_THIS_YEAR, "tanpa sebab")

    assert read_sheet(filled, DISKOMINFO_THIS_YEAR).assessment.revision == 1


def test_a_missing_file_stands_between_it_and_its_package(filled):
    shutil.rmtree(filled.root / "evidence")

    codes = {f.code for f in findings_of(filled, read_sheet(filled, DISKOMINFO_THIS_YEAR))}

    assert FindingCode.EVIDENCE_MISSING in codes
    assert FindingCode.UNANSWERED in codes


def test_the_identity_of_a_sheet_is_that_of_its_package(filled):
    sheet = read_sheet(filled, DISKOMINFO_THIS_YEAR)

    assert identity_of(sheet) == freeze(filled, DISKOMINFO_THIS_YEAR).identity
