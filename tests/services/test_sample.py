"""The sample workspace shows what was published, and what its made-up answers make."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from spbe_desktop.domain.instrument import GroupCode, IndicatorKey
from spbe_desktop.domain.library_filter import Facet, entries_of, select, standpoint_of
from spbe_desktop.domain.scoring import rounded
from spbe_desktop.domain.slots import slots_of
from spbe_desktop.errors import WorkspaceExistsError
from spbe_desktop.services.integrity import examine
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.library_reading import read_library
from spbe_desktop.services.offices import find_assessment, regions_of
from spbe_desktop.services.sample import create_sample
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.summary import read_summary
from spbe_desktop.services.trends import read_trend
from tests.workspaces import RESOURCES, catalogue


@pytest.fixture(scope="module")
def sheet(sample):
    return read_sheet(sample, find_assessment(sample, "Diskominfo", 2025).id)


@pytest.fixture(scope="module")
def summary(sample, sheet):
    return read_summary(sample, sheet)


def shown(value):
    return str(rounded(value))


def test_the_index_of_what_is_answered(sheet):
    assert (sheet.score.answered, sheet.score.total) == (31, 47)
    assert shown(sheet.score.index) == "2.98"
    assert sheet.score.predicate.name == "Baik"


def test_the_index_if_the_rest_were_lowest_or_as_last_year(sheet, summary):
    assert shown(sheet.score.index_if_lowest) == "2.29"
    assert shown(summary.if_previous) == "3.06"
    assert summary.if_previous_predicate.name == "Baik"


def test_the_indices_of_the_domains(sheet, summary):
    domains = {group.code: shown(group.value) for group in summary.domains}

    assert domains == {"D1": "3.44", "D2": "2.86", "D3": "2.40", "D4": "3.01"}


def test_last_year_is_what_was_published(summary):
    groups = {code: shown(value) for code, value in summary.previous.groups.items()}

    assert summary.previous.year == 2024
    assert shown(summary.previous.index) == "3.27"
    assert {c: groups[GroupCode(c)] for c in ("D1", "D2", "D3", "D4")} == {
        "D1": "3.90",
        "D2": "3.00",
        "D3": "2.36",
        "D4": "3.56",
    }
    assert not summary.previous_comparable


def test_the_target_and_what_is_missing_to_it(summary):
    assert summary.target == Decimal("3.50")
    assert summary.to_target == Decimal("0.52")


def test_the_next_steps_raise_the_index_most_first(summary):
    gains = [step.gain for step in summary.next_steps]

    assert len(gains) == 5
    assert gains == sorted(gains, reverse=True)
    assert summary.next_steps[0].row.indicator.title.startswith("Tingkat Kematangan Layanan")
    assert shown(gains[0]) == "0.09"


def test_the_trend_of_the_regency(sample, sheet):
    region = next(r for r in regions_of(sample) if r.name == "Kabupaten Paser")

    trend = read_trend(sample, region.id, sheet.assessment.agency)

    main = {point.year: str(point.shown) for point in trend.main_points}
    assert main == {
        2018: "1.85",
        2019: "1.69",
        2020: "1.69",
        2021: "1.36",
        2022: "2.13",
        2023: "2.90",
        2024: "3.27",
        2025: "2.98",
    }
    assert [(b.before, b.after) for b in trend.breaks] == [(2020, 2021)]
    assert dict(trend.targets)[2025] == Decimal("3.50")


def test_the_trend_of_the_province_has_every_stage(sample):
    region = next(r for r in regions_of(sample) if r.name == "Provinsi Kalimantan Timur")

    trend = read_trend(sample, region.id, None)

    figures = [(p.year, p.result.stage, str(p.shown)) for p in trend.points]
    assert figures == [
        (2023, "hasil", "2.91"),
        (2024, "mandiri", "4.35"),
        (2024, "dokumen", "3.28"),
        (2024, "hasil", "3.79"),
    ]
    assert [str(p.shown) for p in trend.main_points] == ["2.91", "3.79"]


def test_another_regions_trend_shows_nothing_of_the_agency(sample, sheet):
    region = next(r for r in regions_of(sample) if r.name == "Provinsi Kalimantan Timur")

    trend = read_trend(sample, region.id, sheet.assessment.agency)

    assert not any(point.result.proposal for point in trend.points)


def test_every_document_is_there_and_whole(sample):
    condition = examine(sample)

    assert condition.sound
    assert condition.files == 22
    assert len(condition.strays) == 0


def test_the_library_shows_what_an_office_meets(sample, sheet):
    seen_from = standpoint_of(sheet.assessment, sheet.instrument, date(2026, 1, 5))

    entries = entries_of(read_library(sample), seen_from)

    counts = select(entries, {}).counts
    assert len(entries) == 23
    for condition in ("aged", "expired", "number_missing", "unused", "unused_this_year"):
        assert counts[Facet.CONDITION][condition], condition
    assert set(counts[Facet.YEAR]) == {"2024", "2025"}
    assert all(counts[Facet.GROUP][code] for code in ("D1", "D2", "D3", "D4"))


def test_documents_fill_slots_that_their_indicators_have(sample, sheet):
    placed = [
        (key, slot)
        for key, uses in uses_of(sample, sheet.assessment.id).items()
        for use in uses
        for slot in use.slots
    ]

    assert len(placed) > 10
    for key, slot in placed:
        assert slot in {each.code for each in slots_of(sheet.by_key[key].indicator)}


def test_a_decree_used_widely_is_one_document(sample, sheet):
    uses = uses_of(sample, sheet.assessment.id)

    first = uses[IndicatorKey("1")][0]
    assert first.title.startswith("Peraturan Bupati Nomor 47 Tahun 2022")
    assert first.shared_with == ("2", "3", "4", "5", "6", "7", "9", "10")


def test_the_next_years_assessment_takes_decimals(sample):
    sheet = read_sheet(sample, find_assessment(sample, "diskominfo-prov", 2026).id)

    assert sheet.by_key[IndicatorKey("1")].value == Decimal("2.75")
    assert sheet.instrument.id == "pemdi-2026"


def test_a_sample_does_not_replace_what_is_there(tmp_path):
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8")

    with pytest.raises(WorkspaceExistsError):
        create_sample(tmp_path, catalogue(), RESOURCES / "sample")

    assert [path.name for path in tmp_path.iterdir()] == ["foto.jpg"]
