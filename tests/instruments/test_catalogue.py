"""Which instruments there are, and which applies to a year."""

from __future__ import annotations

import shutil

import pytest

from spbe_desktop.errors import InstrumentUnknownError, PackInvalidError
from spbe_desktop.instruments.catalogue import Catalogue
from tests.instruments.good_pack import as_yaml, good
from tests.packs import FOLDER, IDS, pack


@pytest.fixture
def folder(tmp_path):
    for instrument_id in IDS:
        shutil.copy(FOLDER / f"{instrument_id}.yaml", tmp_path)
    return tmp_path


def test_the_shipped_folder_lists_the_instruments_from_the_oldest():
    listings = Catalogue(FOLDER).listings

    assert tuple(listing.id for listing in listings) == IDS
    assert [(each.first_year, each.last_year) for each in listings] == [
        (2018, 2020),
        (2021, 2025),
        (2026, None),
    ]
    assert [each.title for each in listings] == [pack(each.id).title for each in listings]


@pytest.mark.parametrize(
    ("year", "instrument_id"),
    [
        (2018, "spbe-2018"),
        (2020, "spbe-2018"),
        (2021, "spbe-2020"),
        (2025, "spbe-2020"),
        (2026, "pemdi-2026"),
        (2040, "pemdi-2026"),
    ],
)
def test_a_year_is_assessed_with_the_instrument_of_its_time(year, instrument_id):
    catalogue = Catalogue(FOLDER)

    assert catalogue.listing_for_year(year).id == instrument_id
    assert catalogue.for_year(year).id == instrument_id


@pytest.mark.parametrize(
    ("instrument_id", "inside", "outside"),
    [
        ("spbe-2018", (2018, 2020), (2017, 2021)),
        ("spbe-2020", (2021, 2025), (2020, 2026)),
        ("pemdi-2026", (2026, 2099), (2025, 2000)),
    ],
)
def test_an_instrument_applies_from_its_first_year_to_its_last(instrument_id, inside, outside):
    listing = Catalogue(FOLDER).listing(instrument_id)

    assert all(map(listing.applies_to, inside))
    assert not any(map(listing.applies_to, outside))


def test_a_year_before_all_instruments_has_none():
    with pytest.raises(InstrumentUnknownError) as caught:
        Catalogue(FOLDER).for_year(2017)

    assert (caught.value.wanted, caught.value.known) == ("2017", IDS)


def test_an_unknown_id_is_refused_with_those_that_are_known():
    with pytest.raises(InstrumentUnknownError) as caught:
        Catalogue(FOLDER).get("spbe-2019")

    assert (caught.value.wanted, caught.value.known) == ("spbe-2019", IDS)


def test_a_pack_is_read_once(folder):
    catalogue = Catalogue(folder)
    first = catalogue.get("spbe-2020")
    (folder / "spbe-2020.yaml").unlink()

    assert catalogue.get("spbe-2020") is first


def test_listing_reads_no_further_than_the_heading(folder):
    raw = (folder / "spbe-2020.yaml").read_bytes()
    (folder / "spbe-2020.yaml").write_bytes(raw + b"\nrusak: [")
    catalogue = Catalogue(folder)

    assert catalogue.listing("spbe-2020").first_year == 2021
    with pytest.raises(PackInvalidError):
        catalogue.get("spbe-2020")


def test_of_two_that_apply_the_newer_is_taken(folder):
    (folder / "baru.yaml").write_bytes(as_yaml(good()))

    catalogue = Catalogue(folder)

    assert catalogue.for_year(2030).id == "contoh-1"
    assert catalogue.for_year(2032).id == "pemdi-2026"


@pytest.mark.parametrize("raw", [b"\xff", b"judul: x\n", b"id: a/b\ntitle: x\n"])
def test_a_file_that_is_no_pack_is_named(folder, raw):
    (folder / "asing.yaml").write_bytes(raw)

    with pytest.raises(PackInvalidError) as caught:
        Catalogue(folder).get("spbe-2020")

    assert caught.value.source == str(folder / "asing.yaml")


def test_an_id_that_two_files_claim_is_a_fault(folder):
    shutil.copy(folder / "spbe-2020.yaml", folder / "salinan.yaml")

    with pytest.raises(PackInvalidError) as caught:
        Catalogue(folder).get("spbe-2020")

    assert "spbe-2020" in caught.value.faults[0].reason
