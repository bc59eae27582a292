"""What the program sees of evidence before an assessor does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from spbe_desktop.domain.completeness import check
from spbe_desktop.domain.document_checks import EvidenceView, reckoning_day
from spbe_desktop.domain.evidence import Classification
from spbe_desktop.domain.file_facts import FileFacts, Readability
from spbe_desktop.domain.findings import Field, FindingCode, Severity
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slot_states import SlotVerdict, VerdictOutcome, VerdictReason
from spbe_desktop.domain.slots import SlotCode
from tests.builders import MOMENT, make_instrument, make_row, make_sheet, make_use

INDICATORS = make_instrument().by_key
DAY = date(2025, 9, 30)


def sheet(value=3):
    rows = [
        make_row(i, value=value, explanation="FAKTA dan ANALISIS", evidence_count=1)
        for i in INDICATORS.values()
    ]
    return make_sheet(rows=rows)


def found(*uses, facts=None, limit=0, value=3):
    by_key = {key: [use for use in uses if use.key == key] for key in INDICATORS}
    view = EvidenceView(by_key, facts, DAY, portal_limit=limit)
    return check(sheet(value), view)


def codes(findings):
    return [finding.code for finding in findings]


def facts_of(use, readability=Readability.READABLE, **facts):
    return {use.sha256: FileFacts(readability, **facts)}


def test_a_sound_document_in_its_slots_is_no_finding():
    use = make_use()

    assert found(use, facts=facts_of(use, pages=3, text_found=True)) == ()


@pytest.mark.parametrize(
    ("readability", "code"),
    [
        (Readability.DAMAGED, FindingCode.EVIDENCE_DAMAGED),
        (Readability.TOO_SLOW, FindingCode.EVIDENCE_DAMAGED),
        (Readability.ENCRYPTED, FindingCode.EVIDENCE_ENCRYPTED),
    ],
)
def test_a_file_that_an_assessor_cannot_open_is_a_warning(readability, code):
    use = make_use()

    (finding,) = found(use, facts=facts_of(use, readability))

    assert (finding.code, finding.severity, finding.field) == (
        code,
        Severity.WARNING,
        Field.EVIDENCE,
    )
    assert finding.subjects == (use.title,)


def test_a_draft_is_a_warning_and_a_scan_is_told_of():
    draft, scan = make_use(1), make_use(2, "2")
    facts = facts_of(draft, marks=("DRAFT",)) | facts_of(scan, pages=4, text_found=False)

    assert codes(found(draft, scan, facts=facts)) == [
        FindingCode.EVIDENCE_DRAFT,
        FindingCode.WITHOUT_TEXT,
    ]


def test_a_file_that_was_not_read_yet_is_told_of():
    read, unread = make_use(1), make_use(2, "2", title="SK")

    (finding,) = found(read, unread, facts=facts_of(read, text_found=True))

    assert (finding.code, finding.severity) == (FindingCode.UNREAD, Severity.INFO)
    assert finding.subjects == ("SK",)


def test_a_file_without_bytes_is_a_warning():
    assert codes(found(make_use(size=0))) == [FindingCode.EVIDENCE_EMPTY]


@pytest.mark.parametrize(
    ("size", "expected"), [(10_000_000, []), (10_000_001, [FindingCode.OVER_PORTAL_LIMIT])]
)
def test_a_file_is_held_to_the_size_that_the_portal_takes(size, expected):
    assert codes(found(make_use(size=size), limit=10_000_000)) == expected


@pytest.mark.parametrize(
    ("title", "dated", "expected"),
    [
        ("Laporan Reviu Kinerja Tim", date(2023, 10, 1), []),
        ("Laporan Reviu Kinerja Tim", date(2023, 9, 30), [FindingCode.REVIEW_AGED]),
        ("Laporan Audit TIK", date(2023, 9, 30), []),
        ("Laporan Audit TIK", date(2023, 9, 29), [FindingCode.AUDIT_AGED]),
        ("Peraturan Bupati", date(2015, 1, 1), []),
    ],
)
def test_reviews_are_younger_than_two_years_and_audits_no_older(title, dated, expected):
    use = make_use(title=title, document_type="", dated=dated)

    assert codes(found(use)) == expected


def test_age_does_not_grow_once_an_assessment_was_due():
    assert reckoning_day(date(2025, 9, 30), 2025, date(2025, 3, 1)) == date(2025, 3, 1)
    assert reckoning_day(date(2025, 9, 30), 2025, date(2027, 3, 1)) == date(2025, 9, 30)
    assert reckoning_day(None, 2025, date(2027, 3, 1)) == date(2025, 12, 31)


def test_what_has_expired_is_a_warning():
    use = replace(make_use(), valid_until=date(2025, 9, 29))

    assert codes(found(use)) == [FindingCode.EVIDENCE_EXPIRED]
    assert codes(found(replace(use, valid_until=DAY))) == []


@pytest.mark.parametrize(
    ("title", "dated", "outside"),
    [
        ("Notula Rapat", date(2024, 12, 31), True),
        ("Notula Rapat", date(2025, 1, 1), False),
        ("Peraturan Bupati", date(2022, 12, 30), False),
        ("Peraturan Bupati", date(2026, 1, 1), True),
        ("Notula Reviu Arsitektur", date(2024, 6, 12), False),
    ],
)
def test_evidence_of_another_year_is_told_of(title, dated, outside):
    findings = found(make_use(title=title, document_type="", dated=dated))

    assert (FindingCode.OUTSIDE_YEAR in codes(findings)) == outside


def test_one_file_cannot_prove_a_part_and_the_whole():
    one = replace(
        INDICATORS[IndicatorKey("1")],
        criteria={1: "Belum ada", 2: "Sebagian OPD", 3: "Seluruh OPD", 4: "Reviu", 5: "Ulang"},
        evidence=(),
    )
    row = make_row(one, value=3, explanation="FAKTA", evidence_count=1)
    view = EvidenceView({one.key: [make_use()]})

    findings = check(make_sheet(rows=[row]), view)

    assert FindingCode.PARTIAL_AND_FULL in codes(findings)
    other = EvidenceView({one.key: [make_use(slots=("L1-01", "L2-01"))]})
    assert FindingCode.PARTIAL_AND_FULL not in codes(check(make_sheet(rows=[row]), other))


def test_a_claimed_level_with_an_empty_lower_slot_is_a_warning_that_names_it():
    (finding,) = found(make_use(slots=("L1-01", "L3-01")))

    assert (finding.code, finding.key) == (FindingCode.LOWER_SLOT_EMPTY, "1")
    assert finding.subjects[0].startswith("L2-01 ")


def test_a_proposal_is_told_to_stay_behind_and_to_need_confirming():
    placed, proposal = make_use(1, slots=("L1-01",)), replace(make_use(2), proposed=True)

    (finding,) = found(placed, proposal)

    assert (finding.code, finding.severity) == (FindingCode.PROPOSED_LEFT_OUT, Severity.WARNING)
    assert finding.subjects == (proposal.title,)


def test_a_slot_that_was_refused_counts_as_empty_only_without_a_document():
    key = IndicatorKey("1")
    refused = SlotVerdict(
        SlotCode("L2-01"), VerdictOutcome.REJECTED, VerdictReason.WRONG_OBJECT, "", MOMENT
    )
    view = EvidenceView({key: [make_use(slots=("L1-01", "L3-01"))]}, verdicts={key: [refused]})

    findings = check(sheet(), view)

    assert codes(findings) == [FindingCode.LOWER_SLOT_EMPTY]


def test_documents_without_a_slot_are_told_of_once():
    findings = found(make_use(1, slots=()), make_use(2, "2", title="SK", slots=()))

    assert codes(findings) == [FindingCode.UNPLACED]
    assert findings[0].keys == ("1", "2")


def test_a_missing_secret_file_does_not_stop_the_package():
    use = make_use(classification=Classification.SECRET)

    severities = {f.code: f.severity for f in found(use, facts=facts_of(use, marks=("DRAFT",)))}

    assert severities[FindingCode.SECRET_LEFT_OUT] is Severity.INFO
    assert severities[FindingCode.EVIDENCE_DRAFT] is Severity.WARNING
