"""A sheet's rows say what stands out; a sheet says whether it may be changed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import gaps_in
from tests.builders import (
    make_assessment,
    make_decimal_scale,
    make_indicator,
    make_row,
    make_sheet,
)


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("", ()),
        ("FAKTA Tim dibentuk.", ()),
        ("dalam [ISI: nomor], halaman [ISI: halaman].", ("[ISI: nomor]", "[ISI: halaman]")),
        ("[ISI]", ("[ISI]",)),
        ("dimulai [ISI: nomor", ("[ISI: nomor",)),
        ("[ISI: nomor\nbaris berikut]", ("[ISI: nomor",)),
        ("[ISIAN] dan [isi]", ()),
    ],
)
def test_gaps_are_the_placeholders_that_still_stand(text, gaps):
    assert gaps_in(text) == gaps


def test_an_empty_row_claims_nothing():
    row = make_row()

    assert row.level is None
    assert not any((row.answered, row.without_evidence, row.fallen, row.below_target, row.gaps))


def test_an_answer_without_evidence_stands_out_until_it_is_proved():
    assert make_row(value=3).without_evidence
    assert not make_row(value=3, evidence_count=1).without_evidence


@pytest.mark.parametrize(
    ("value", "previous", "fallen"),
    [(2, 3, True), (3, 3, False), (3, None, False), (None, 3, False)],
)
def test_a_value_has_fallen_only_below_one_that_is_known(value, previous, fallen):
    assert make_row(value=value, previous=previous).fallen is fallen


@pytest.mark.parametrize(
    ("value", "target", "below"), [(2, 3, True), (3, 3, False), (3, None, False), (None, 3, False)]
)
def test_a_value_is_below_target_only_if_both_are_known(value, target, below):
    assert make_row(value=value, target=target).below_target is below


def test_a_zero_is_a_value_like_any_other():
    row = make_row(value=0, previous=1, target=1)

    assert row.answered
    assert row.fallen
    assert row.below_target


def test_a_decimal_value_lies_in_a_level():
    row = make_row(make_indicator(scale=make_decimal_scale()), Decimal("2.49"))

    assert row.level is not None
    assert row.level.number == 2


def test_rows_are_found_by_their_key():
    sheet = make_sheet({"1": 3})

    assert sheet.by_key[IndicatorKey("1")].value == 3


@pytest.mark.parametrize(
    ("stage", "locked", "editable"),
    [
        ("mandiri", False, True),
        ("mandiri", True, False),
        ("hasil", False, True),
        ("hasil", True, True),
    ],
)
def test_only_the_own_proposal_is_locked_by_sending(stage, locked, editable):
    sheet = make_sheet(stage=stage, assessment=make_assessment(locked=locked))

    assert sheet.editable is editable
    assert sheet.is_self_assessment is (stage == "mandiri")
