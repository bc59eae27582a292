"""What assessors will ask, as the figures and the evidence let us see."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.interview import Doubt, interview_sheets
from spbe_desktop.domain.sheet import EarlierAnswer
from spbe_desktop.words.interview import questions_of
from tests.builders import make_row, make_sheet, make_use

ONE = IndicatorKey("1")


def sheet_of(value=3, *, uses=(), before=None, assessed=None):
    indicator = make_sheet().instrument.by_key[ONE]
    row = make_row(indicator, value, assessed=assessed)
    earlier = {}
    if before is not None:
        earlier[ONE] = EarlierAnswer(2024, "Hasil", Decimal(before), "", (), "Catatan asesor")
    sheets = interview_sheets(make_sheet(rows=[row]), {ONE: uses}, earlier, {ONE: ("Budi",)})
    return next(sheet for sheet in sheets if sheet.key == ONE)


@pytest.mark.parametrize(
    ("sheet", "doubts"),
    [
        (sheet_of(None), (Doubt.UNANSWERED,)),
        (sheet_of(3), (Doubt.NO_EVIDENCE,)),
        (sheet_of(3, uses=[make_use(1)]), ()),
        (sheet_of(3, uses=[replace(make_use(1), proposed=True)]), (Doubt.NO_EVIDENCE,)),
        (sheet_of(3, uses=[replace(make_use(1), state=FileState.MISSING)]), (Doubt.FILE_GONE,)),
        (sheet_of(4, uses=[make_use(1)], before=2), (Doubt.RISEN,)),
        (sheet_of(1, uses=[make_use(1)], before=2), (Doubt.FALLEN,)),
        (sheet_of(2, uses=[make_use(1)], before=2), ()),
        (sheet_of(3, uses=[make_use(1)], assessed=2), (Doubt.BELOW_CLAIM,)),
    ],
)
def test_what_the_figures_leave_open_will_be_asked(sheet, doubts):
    assert sheet.doubts == doubts


def test_a_rise_is_asked_about_with_both_values_before_what_the_pack_asks():
    questions = questions_of(sheet_of(4, uses=[make_use(1)], before=2))

    assert questions[0].startswith("Nilai naik dari 2 ke 4.")


def test_a_sheet_carries_the_criterion_of_the_level_claimed_and_who_answers():
    sheet = sheet_of(3, before=2)

    assert sheet.criterion == sheet.indicator.criteria[3]
    assert sheet.answered_by == ("Budi",)
    assert sheet.last_year is not None
    assert sheet.last_year.note == "Catatan asesor"
