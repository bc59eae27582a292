from __future__ import annotations

from dataclasses import replace

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.request_letter import likely_owners, open_indicators, requests_of
from spbe_desktop.domain.slot_states import standings
from spbe_desktop.domain.slots import SlotCode
from tests.builders import make_group, make_indicator, make_instrument, make_sheet, make_use

TWO = IndicatorKey("2")


def make_owned(number, owner="", *others):
    indicator = make_indicator(number)
    return replace(indicator, default_owner=owner, supporting_owners=others)


def sheet_of(values, *indicators):
    instrument = make_instrument([make_group("A1", "Tata Kelola", indicators)])
    return make_sheet(values, instrument=instrument)


def filling(key, code, **facts):
    return replace(make_use(1, key), slots=(SlotCode(code),), **facts)


def opened(sheet, **uses):
    """Return the open indicators, with *uses* by "i" and the key of their indicator."""
    standing = {
        row.key: standings(row.indicator, uses.get(f"i{row.key}", ()), (), sent=False)
        for row in sheet.rows
    }
    return open_indicators(sheet, standing)


def claimed(found):
    return {
        each.indicator.key: [empty.slot.code for empty in each.slots if empty.claimed]
        for each in found
    }


def test_a_level_claims_its_own_slots_and_those_below_it():
    found = opened(sheet_of({"1": 2}, make_owned(1), make_owned(2)))

    assert claimed(found) == {"1": ["L1-01", "L2-01", "U-01"], "2": []}
    assert [len(each.slots) for each in found] == [6, 6]


def test_what_is_filled_is_not_asked_for_but_a_file_that_is_gone_is():
    sheet = sheet_of({"1": 2}, make_owned(1))
    filled, gone = filling("1", "L1-01"), filling("1", "L2-01", state=FileState.MISSING)

    found = opened(sheet, i1=(filled, gone))

    assert claimed(found) == {"1": ["L2-01", "U-01"]}


def test_an_indicator_without_empty_slots_is_not_listed():
    sheet = sheet_of({"1": 2}, make_owned(1))
    codes = ("L1-01", "L2-01", "L3-01", "L4-01", "L5-01", "U-01")
    use = replace(make_use(), slots=tuple(map(SlotCode, codes)))

    assert opened(sheet, i1=(use,)) == ()


def test_who_owns_most_of_what_is_claimed_is_proposed_first_and_the_asking_office_last():
    asked = make_owned(1, "Bagian Hukum", "Dinas Kominfo")
    also = make_owned(2, "Inspektorat", "Bagian Hukum")
    found = opened(sheet_of({"1": 5, "2": 1}, asked, also))

    owners = likely_owners(found, "Dinas kominfo")

    assert owners == ("Bagian Hukum", "Inspektorat", "Dinas Kominfo")


def test_only_what_was_chosen_is_asked_for():
    found = opened(sheet_of({}, make_owned(1), make_owned(2)))

    (request,) = requests_of(found, {TWO: frozenset({"L3-01", "L1-01"})})

    assert request.number == 2
    assert [slot.code for slot in request.slots] == ["L1-01", "L3-01"]
