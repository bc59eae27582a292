"""Regions, offices and their assessments."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from spbe_desktop.errors import (
    AgencyUnknownError,
    AssessmentExistsError,
    AssessmentUnknownError,
    InstrumentUnknownError,
)
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.founding import add_agency, set_contact, start_assessment
from spbe_desktop.services.offices import (
    OfficeFacts,
    agencies_of,
    assessments_of,
    find_assessment,
    regions_of,
)
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import open_workspace
from tests.workspaces import DISKOMINFO_THIS_YEAR, RESOURCES, Clock, dump, office_facts, value


def test_an_office_is_made_with_its_region_once(workspace):
    again = add_agency(workspace, office_facts())

    assert again.short_name == "Dinas Kominfo"
    assert len(regions_of(workspace)) == 1
    assert [agency.code for agency in agencies_of(workspace)] == ["bappeda", "diskominfo"]


def test_the_same_code_in_another_region_is_another_office(workspace):
    other = add_agency(
        workspace, OfficeFacts("64", "Provinsi Kalimantan Timur", "diskominfo", "Dinas", "")
    )

    assert other.region.name == "Provinsi Kalimantan Timur"
    assert other.short_name == "Dinas"
    assert len(agencies_of(workspace)) == 3


def test_assessments_are_listed_newest_first(workspace):
    found = assessments_of(workspace)

    assert [assessment.year for assessment in found] == [2026, 2025, 2024]
    assert found[1].due == date(2025, 9, 30)
    assert [assessment.instrument_id for assessment in found] == [
        "pemdi-2026",
        "spbe-2020",
        "spbe-2020",
    ]


def test_an_office_has_one_assessment_a_year(workspace):
    before = dump(workspace)

    with pytest.raises(AssessmentExistsError) as caught:
        start_assessment(workspace, 1, 2025)

    assert (caught.value.agency, caught.value.year) == ("Dinas Kominfo", 2025)
    assert dump(workspace) == before


def test_a_year_without_instrument_is_refused(workspace):
    with pytest.raises(InstrumentUnknownError):
        start_assessment(workspace, 1, 1999)


def test_an_instrument_is_pinned_once_and_for_all(folder, tmp_path):
    packs = tmp_path / "packs"
    shutil.copytree(RESOURCES / "instruments", packs)
    pack = packs / "spbe-2020.yaml"
    pack.write_bytes(pack.read_bytes() + b"\n# rilis berikutnya\n")

    workspace = open_workspace(folder, Catalogue(packs), Clock())
    old = read_sheet(workspace, DISKOMINFO_THIS_YEAR).instrument
    started = start_assessment(workspace, 1, 2023)
    new = read_sheet(workspace, started.id).instrument
    workspace.editor.run(value("1", 3))
    workspace.close()

    assert old.digest != new.digest
    assert len(list((folder / "instruments").glob("spbe-2020@*.yaml"))) == 2


def test_the_contact_is_remembered(workspace):
    set_contact(workspace, DISKOMINFO_THIS_YEAR, "Siti Rahma", "0812-5555-0101")

    found = find_assessment(workspace, "diskominfo", 2025)

    assert (found.contact_name, found.contact_phone) == ("Siti Rahma", "0812-5555-0101")


def test_an_assessment_is_found_whatever_the_case_of_its_code(workspace):
    assert find_assessment(workspace, "DisKomInfo", 2025).id == DISKOMINFO_THIS_YEAR


def test_an_unknown_office_is_told_with_those_there_are(workspace):
    with pytest.raises(AgencyUnknownError) as caught:
        find_assessment(workspace, "dinkes", 2025)

    assert caught.value.known == ("bappeda", "diskominfo")


@pytest.mark.parametrize(("code", "known"), [("diskominfo", (2024, 2025, 2026)), ("bappeda", ())])
def test_an_unknown_year_is_told_with_those_there_are(workspace, code, known):
    with pytest.raises(AssessmentUnknownError) as caught:
        find_assessment(workspace, code, 2019)

    assert caught.value.known == known
