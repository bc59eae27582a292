from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from spbe_desktop.domain.completeness import blocking, check
from spbe_desktop.domain.document_checks import EvidenceView
from spbe_desktop.domain.evidence import Classification, EvidenceKind, FileState
from spbe_desktop.domain.findings import Field, FindingCode, Severity
from spbe_desktop.domain.instrument import IndicatorKey
from tests.builders import make_instrument, make_row, make_sheet, make_use

INDICATORS = make_instrument().by_key


def make_full_sheet(**overrides):
    """Return a sheet without findings, but for the rows named "i1" … in *overrides*."""
    rows = [
        make_row(
            indicator,
            **{
                "value": 3,
                "explanation": "FAKTA dan ANALISIS",
                "evidence_count": 1,
                **overrides.get(f"i{key}", {}),
            },
        )
        for key, indicator in INDICATORS.items()
    ]
    return make_sheet(rows=rows)


def make_uses(*uses):
    """Return *uses* by indicator, as the checks want them."""
    return EvidenceView({key: [use for use in uses if use.key == key] for key in INDICATORS})


def codes(findings):
    return [finding.code for finding in findings]


def test_a_complete_sheet_is_ready():
    assert check(make_full_sheet(), make_uses(make_use())) == ()


def test_a_sheet_without_any_answer_is_not_sent():
    findings = check(make_sheet(), make_uses())

    assert codes(findings) == [FindingCode.NOTHING_ANSWERED]
    assert blocking(findings) == findings
    assert findings[0].key == "1"


def test_placeholders_are_errors_and_lead_to_the_explanation():
    sheet = make_full_sheet(i3={"explanation": "Ada [ISI: nomor] dan [ISI: tanggal]."})

    (finding,) = check(sheet, make_uses())

    assert finding.code is FindingCode.GAPS
    assert finding.severity is Severity.ERROR
    assert finding.keys == ("3",)
    assert finding.field is Field.EXPLANATION
    assert finding.subjects == ("[ISI: nomor]", "[ISI: tanggal]")


def test_unanswered_indicators_are_one_warning():
    sheet = make_full_sheet(i2={"value": None}, i5={"value": None})

    (finding,) = check(sheet, make_uses())

    assert finding.code is FindingCode.UNANSWERED
    assert finding.severity is Severity.WARNING
    assert finding.keys == ("2", "5")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"evidence_count": 0}, FindingCode.WITHOUT_EVIDENCE),
        ({"explanation": " \n"}, FindingCode.WITHOUT_EXPLANATION),
        ({"explanation": "", "previous": 4}, FindingCode.FALLEN),
    ],
)
def test_doubtful_answers_are_warnings(row, code):
    (finding,) = check(make_full_sheet(i4=row), make_uses())

    assert finding.code is code
    assert finding.severity is Severity.WARNING
    assert finding.keys == ("4",)
    assert finding.value == Decimal(3)


def test_a_fall_that_is_explained_is_no_finding():
    assert check(make_full_sheet(i4={"previous": 5}), make_uses()) == ()


def test_unanswered_indicators_need_neither_evidence_nor_explanation():
    sheet = make_full_sheet(i2={"value": None, "explanation": "", "evidence_count": 0})

    assert codes(check(sheet, make_uses())) == [FindingCode.UNANSWERED]


def test_an_address_alone_is_a_warning_and_beside_a_file_is_none():
    address = make_use(1, "1", title="Halaman JDIH", kind=EvidenceKind.ADDRESS)
    alone = check(make_full_sheet(), make_uses(address))
    beside = check(make_full_sheet(), make_uses(address, make_use(2, "1")))

    assert codes(alone) == [FindingCode.ADDRESS_ONLY]
    assert alone[0].subjects == ("Halaman JDIH",)
    assert beside == ()


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (FileState.MISSING, FindingCode.EVIDENCE_MISSING),
        (FileState.ALTERED, FindingCode.EVIDENCE_ALTERED),
    ],
)
def test_a_broken_file_is_one_error_however_often_it_is_used(state, code):
    first = make_use(1, "2", state=state)
    again = replace(first, use_id=2, key=IndicatorKey("5"))

    (finding,) = check(make_full_sheet(), make_uses(again, first))

    assert finding.code is code
    assert finding.severity is Severity.ERROR
    assert finding.keys == ("2", "5")
    assert finding.subjects == (first.title,)


def test_a_broken_secret_file_does_not_hold_up_a_package_it_is_not_in():
    use = make_use(
        1, "2", state=FileState.MISSING, classification=Classification.SECRET, title="Topologi"
    )

    findings = check(make_full_sheet(), make_uses(use))

    assert blocking(findings) == ()
    assert codes(findings) == [FindingCode.EVIDENCE_MISSING, FindingCode.SECRET_LEFT_OUT]


def test_secret_files_are_told_of_once():
    uses = make_uses(
        make_use(1, "5", title="Topologi", classification=Classification.SECRET),
        make_use(2, "2", title="Daftar Risiko", classification=Classification.SECRET),
        make_use(3, "3", title="Rencana", classification=Classification.RESTRICTED),
    )

    (finding,) = check(make_full_sheet(), uses)

    assert finding.severity is Severity.INFO
    assert finding.keys == ("2", "5")
    assert finding.subjects == ("Daftar Risiko", "Topologi")


def test_a_document_under_many_indicators_is_told_of():
    shared = make_use(1, "1")
    uses = [replace(shared, use_id=n, key=IndicatorKey(str(n))) for n in (1, 2, 3)]

    assert codes(check(make_full_sheet(), make_uses(*uses[:2]))) == []
    (finding,) = check(make_full_sheet(), make_uses(*uses))
    assert finding.code is FindingCode.SHARED_EVIDENCE
    assert finding.keys == ("1", "2", "3")


def test_missed_targets_are_told_of_but_need_no_acceptance():
    (finding,) = check(make_full_sheet(i1={"target": 4}, i6={"target": 5}), make_uses())

    assert finding.code is FindingCode.BELOW_TARGET
    assert finding.severity is Severity.INFO
    assert finding.keys == ("1", "6")


def test_an_index_near_a_threshold_is_told_of():
    sheet = make_full_sheet()
    near = object()
    close = replace(sheet, score=replace(sheet.score, near=near))

    (finding,) = check(close, make_uses())

    assert finding.code is FindingCode.NEAR_THRESHOLD
    assert finding.near is near
    assert finding.key is None


def test_errors_come_first_and_the_order_is_that_of_the_instrument():
    sheet = make_full_sheet(
        i6={"explanation": "[ISI: a]"},
        i2={"explanation": "[ISI: b]", "target": 5},
        i1={"evidence_count": 0},
        i4={"value": None},
    )

    findings = check(sheet, make_uses())

    assert [(f.severity, f.keys) for f in findings] == [
        (Severity.ERROR, ("2",)),
        (Severity.ERROR, ("6",)),
        (Severity.WARNING, ("4",)),
        (Severity.WARNING, ("1",)),
        (Severity.INFO, ("2",)),
    ]
    assert check(sheet, make_uses()) == findings


def test_each_finding_has_an_identity_of_its_own():
    findings = check(
        make_sheet(
            {"1": 3, "2": 4}, rows=[make_row(INDICATORS[IndicatorKey("3")], 2, previous=3)]
        ),
        make_uses(),
    )

    assert len({finding.identity for finding in findings}) == len(findings)
