"""The trend: which figure stands for a year, and what may be compared or joined."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.group_trend import compare_groups, groups_of
from spbe_desktop.domain.trend import (
    TrendPoint,
    YearResult,
    focused,
    index_heading,
    may_join,
    years_covered,
)
from tests.trends import KALTIM, PASER, PASER_TARGETS, PEMDI, SPBE_2020, result, trend_of


def _main(*results: YearResult) -> dict[int, TrendPoint]:
    return {point.year: point for point in trend_of(*results).main_points}


def test_the_latest_published_stage_stands_for_its_year():
    point = _main(*KALTIM)[2024]

    assert (point.shown, point.stage_name) == (Decimal("3.79"), "Hasil akhir")


def test_a_proposal_stands_for_a_year_only_until_something_is_published():
    proposal = result(2024, "4.10", stage="mandiri", proposal=(47, 47))

    assert _main(proposal)[2024].shown == Decimal("4.10")
    assert _main(proposal, result(2024, "3.27"))[2024].shown == Decimal("3.27")
    assert _main(result(2024, "3.28", stage="dokumen"), proposal)[2024].shown == Decimal("3.28")


def test_a_proposal_of_a_later_stage_gives_way_to_what_is_published():
    proposal = result(2024, "4.10", stage="dokumen", proposal=(47, 47))

    point = _main(result(2024, "3.90", stage="mandiri"), proposal)[2024]

    assert point.shown == Decimal("3.90")


def test_every_year_has_exactly_one_main_figure():
    years = [point.year for point in trend_of(*PASER, *KALTIM[1:3]).main_points]

    assert years == list(range(2018, 2026))


def test_a_result_is_compared_with_the_result_of_the_year_before():
    main = _main(*PASER)

    assert main[2024].change == Decimal("0.37")
    assert main[2019].change == Decimal("-0.16")
    assert main[2020].change == Decimal("0.00")


def test_figures_of_two_instruments_are_never_compared():
    point = _main(*PASER)[2021]

    assert point.change is None
    assert point.instrument_changed


def test_a_proposal_is_not_compared_with_a_result():
    for covered in ((31, 47), (47, 47)):
        proposal = result(2025, "2.98", proposal=covered)

        assert _main(result(2024, "3.27"), proposal)[2025].change is None


def test_proposals_are_compared_once_both_are_complete():
    def change(answered: int) -> Decimal | None:
        before = result(2024, "3.00", stage="mandiri", proposal=(47, 47))
        after = result(2025, "3.20", stage="mandiri", proposal=(answered, 47))
        return _main(before, after)[2025].change

    assert change(47) == Decimal("0.20")
    assert change(46) is None


def test_a_stage_is_compared_with_the_same_stage_alone():
    trend = trend_of(
        result(2023, "2.91"), result(2024, "4.35", stage="mandiri"), result(2024, "3.79")
    )
    changes = {point.stage_name: point.change for point in trend.points if point.year == 2024}

    assert changes == {"Penilaian mandiri": None, "Hasil akhir": Decimal("0.88")}


def test_nothing_is_compared_across_a_year_without_a_figure():
    point = _main(result(2022, "2.13"), result(2024, "3.27"))[2024]

    assert point.change is None
    assert not point.instrument_changed


def test_a_line_leads_only_to_the_next_year_under_the_same_instrument():
    main = _main(*PASER)

    assert may_join(main[2023], main[2024])
    assert not may_join(main[2020], main[2021])
    assert not may_join(main[2022], main[2024])


def test_the_instruments_and_their_change_are_told():
    trend = trend_of(*PASER, PEMDI)

    assert [(s.indicator_count, s.first, s.last) for s in trend.spans] == [
        (35, 2018, 2020),
        (47, 2021, 2025),
        (20, 2026, 2026),
    ]
    assert [(b.before, b.after, b.old_count, b.new_count) for b in trend.breaks] == [
        (2020, 2021, 35, 47),
        (2025, 2026, 47, 20),
    ]


def test_a_break_stands_where_the_new_instrument_began():
    (found,) = trend_of(result(2019, "1.69"), result(2023, "2.90")).breaks

    assert (found.before, found.first_year, found.after) == (2019, 2021, 2023)


def test_the_scale_reaches_down_to_a_figure_of_an_older_scale():
    assert trend_of(*PASER).lowest == 1
    assert trend_of(result(2018, "0.80"), result(2021, "1.36")).lowest == 0


def test_the_lack_to_the_target_is_reckoned_from_the_displayed_figures():
    points = {p.year: p for p in trend_of(*PASER, targets=PASER_TARGETS).main_points}

    assert points[2025].to_target == Decimal("0.52")
    assert points[2024].to_target == 0
    assert points[2018].to_target is None


def test_another_stage_can_take_the_lead():
    trend = focused(trend_of(*KALTIM), "mandiri")

    assert [(p.year, p.shown) for p in trend.main_points] == [(2024, Decimal("4.35"))]


def test_a_trend_without_figures_is_empty():
    trend = trend_of(targets={2025: "3.50"})

    assert not (trend.points)
    assert not (trend.spans)
    assert not (trend.breaks)
    assert years_covered(trend) == ""
    assert index_heading(trend) == "Kabupaten Paser"


def test_the_heading_names_each_index_once():
    assert index_heading(trend_of(*PASER)) == "Indeks SPBE Kabupaten Paser"
    assert index_heading(trend_of(*PASER, PEMDI)) == "Indeks SPBE dan Pemdi Kabupaten Paser"
    assert years_covered(trend_of(*PASER)) == "2018–2025"
    assert years_covered(trend_of(PASER[0])) == "2018"


def test_groups_are_compared_between_the_last_two_results():
    comparison = compare_groups(trend_of(*PASER))

    assert comparison is not None
    assert (comparison.before, comparison.after) == (2023, 2024)
    assert {c.title: c.change for c in comparison.changes} == {
        "Kebijakan": Decimal("0.90"),
        "Tata Kelola": Decimal("0.40"),
        "Manajemen": Decimal("0.36"),
        "Layanan": Decimal("0.19"),
    }


def test_groups_of_two_instruments_are_not_compared():
    old = result(2020, "1.69", ("1.5", "1.7", "1.8"))

    assert compare_groups(trend_of(old, PASER[5])) is None


def test_a_group_known_in_one_year_alone_is_left_out_of_the_comparison():
    before = result(2023, "2.90", ("3.00",))
    comparison = compare_groups(trend_of(before, PASER[6]))

    assert comparison is not None
    assert [c.title for c in comparison.changes] == ["Kebijakan"]


def test_groups_come_from_the_newest_instrument_that_has_them():
    found = groups_of(trend_of(*PASER))

    assert found is not None
    assert found[0].instrument.id == SPBE_2020.id
    assert [group.short_title for group in found[1]] == [
        "Kebijakan",
        "Tata Kelola",
        "Manajemen",
        "Layanan",
    ]
    assert groups_of(trend_of(PASER[0])) is None


@pytest.mark.parametrize("year", [2018, 2021, 2026])
@given(index=st.fractions(min_value=1, max_value=5))
def test_a_displayed_change_is_the_difference_of_what_is_displayed(year: int, index: Fraction):
    before, after = result(year, "2.345"), result(year + 1, str(index))
    if before.instrument_id != after.instrument_id:
        return
    main = _main(before, after)

    assert main[year].shown + (main[year + 1].change or 0) == main[year + 1].shown
