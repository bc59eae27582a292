from __future__ import annotations

from decimal import Decimal

import pytest

from spbe_desktop.domain.findings import Finding, FindingCode, Severity
from spbe_desktop.domain.instrument import Predicate
from spbe_desktop.domain.scoring import NearThreshold
from spbe_desktop.words import findings as words


def make_finding(code, severity=Severity.WARNING, keys=("19",), **facts):
    facts = {
        "title": "Tim Koordinasi",
        "subjects": ("Laporan.pdf",),
        "value": Decimal(2),
        "previous": Decimal(3),
        "near": NearThreshold(Decimal("2.6"), Predicate("Baik", Decimal("2.6"), 3), reached=False),
        **facts,
    }
    return Finding(code, severity, keys, **facts)


@pytest.mark.parametrize("code", list(FindingCode))
@pytest.mark.parametrize("keys", [("19",), ("5", "19", "35-2")])
def test_every_finding_has_a_head_and_a_detail(code, keys):
    finding = make_finding(code, keys=keys)

    assert words.head(finding)[0].isalnum()
    assert words.detail(finding)
    assert not words.detail(finding).endswith(".")


def test_findings_say_what_the_officer_needs():
    fallen = make_finding(FindingCode.FALLEN)
    missing = make_finding(FindingCode.EVIDENCE_MISSING, keys=("5", "19"))

    assert words.detail(fallen) == "Tim Koordinasi, 3 menjadi 2"
    assert "Laporan.pdf" in words.detail(missing)
    assert "indikator 5 dan 19" in words.detail(missing)
    assert words.action(missing) == "Cari berkas"


def test_a_finding_on_several_indicators_has_no_number():
    assert words.number_of(make_finding(FindingCode.FALLEN)) == "19"
    assert words.number_of(make_finding(FindingCode.BELOW_TARGET, keys=("1", "2"))) == "–"
    assert words.number_of(make_finding(FindingCode.NEAR_THRESHOLD, keys=())) == "–"


def test_empty_indicators_are_never_called_the_lowest_level():
    unanswered = make_finding(FindingCode.UNANSWERED, keys=tuple("123456"))

    assert words.head(unanswered) == "6 indikator belum diisi"
    assert "bukan sebagai tingkat terendah" in words.detail(unanswered)


def test_the_copied_list_is_grouped_and_complete():
    text = words.as_text(
        [
            make_finding(FindingCode.GAPS, Severity.ERROR, subjects=("[ISI: nomor]",)),
            make_finding(FindingCode.FALLEN),
            make_finding(FindingCode.SECRET_LEFT_OUT, Severity.INFO, keys=("5", "6")),
        ]
    )

    assert text.splitlines()[0] == "Kesalahan (1)"
    assert "- 19 · Penjelasan memuat isian kosong: Tim Koordinasi: [ISI: nomor]" in text
    assert text.index("Peringatan (1)") < text.index("Info (1)")


def test_nothing_found_is_said_too():
    assert "siap dikirim" in words.as_text([])
