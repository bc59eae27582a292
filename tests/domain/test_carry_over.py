"""What one year leaves to the next."""

from __future__ import annotations

from dataclasses import replace

from spbe_desktop.domain.carry_over import (
    criteria_digest,
    gathered,
    heirs_of,
    joined,
    kept_slots,
    unsettled,
)
from spbe_desktop.domain.crosswalk import (
    Basis,
    Confidence,
    Crosswalk,
    Edge,
    EvidenceReuse,
    Relation,
    Transition,
    TrendUse,
)
from spbe_desktop.domain.instrument import IndicatorKey, InstrumentId
from spbe_desktop.domain.sheet import Proposal
from spbe_desktop.domain.slots import SlotCode
from tests.builders import make_indicator, make_instrument, make_row, make_sheet

NO_STEPS = Crosswalk((), (), ())
OLD, NEW = InstrumentId("uji-2021"), InstrumentId("baru-2026")


def edge(old, new, reuse=EvidenceReuse.YES):
    return Edge(
        IndicatorKey(old),
        IndicatorKey(new),
        Relation.SAME,
        Confidence.HIGH,
        TrendUse.COMPARABLE,
        reuse,
        Basis.OWN,
    )


def across(*edges):
    step = Transition(OLD, NEW, TrendUse.COMPARABLE, "", edges, (), (), ())
    return Crosswalk((step,), (), ())


def reworded(instrument, key, text):
    """Return *instrument* with another criterion for level 2 of indicator *key*."""

    def changed(group):
        own = tuple(
            replace(each, criteria={**each.criteria, 2: text}) if each.key == key else each
            for each in group.own_indicators
        )
        return replace(group, groups=tuple(map(changed, group.groups)), own_indicators=own)

    return replace(instrument, groups=tuple(map(changed, instrument.groups)))


def test_within_one_instrument_every_indicator_goes_on_and_a_changed_criterion_shows():
    old = make_instrument()

    heirs = heirs_of(old, reworded(old, "3", "Tim bekerja di seluruh perangkat daerah."), NO_STEPS)

    assert [heir.key for (heir,) in heirs.by_old.values()] == [each.key for each in old.indicators]
    assert [key for key, (heir,) in heirs.by_old.items() if heir.criteria_changed] == ["3"]
    assert heirs.left == ()


def test_only_words_tell_criteria_apart_not_how_they_are_broken_into_lines():
    indicator = make_indicator()
    text = "Tim sudah ditetapkan"
    one = replace(indicator, criteria={1: text})

    assert criteria_digest(one) == criteria_digest(
        replace(one, criteria={1: " Tim sudah\n  ditetapkan "})
    )
    assert criteria_digest(one) != criteria_digest(replace(one, criteria={2: text}))
    assert criteria_digest(one) != criteria_digest(replace(one, criteria={1: text + "."}))


def test_across_instruments_what_was_split_goes_to_each_part_and_what_was_merged_meets():
    old = make_instrument()
    new = replace(old, id=NEW)
    steps = across(
        edge("1", "1"), edge("2", "5", EvidenceReuse.NO), edge("3", "2"), edge("3", "3"),
        edge("4", "6"), edge("5", "6"),
    )  # fmt: skip

    heirs = heirs_of(old, new, steps)

    assert {key: [h.key for h in found] for key, found in heirs.by_old.items()} == {
        "1": ["1"],
        "2": ["5"],
        "3": ["2", "3"],
        "4": ["6"],
        "5": ["6"],
    }
    assert not heirs.by_old[IndicatorKey("1")][0].criteria_changed, "whole, with the same words"
    for key in ("3", "4", "5"):
        assert all(heir.criteria_changed for heir in heirs.by_old[IndicatorKey(key)])
    assert [heir.documents_serve for heir in heirs.by_old[IndicatorKey("2")]] == [False]
    assert heirs.left == ("6",), "without a successor"


def test_what_several_indicators_said_stands_under_their_names():
    one, two = make_instrument().indicators[:2]

    text = gathered([(one, "Sudah ada."), (two, "Belum ada.")])

    assert text == f"1 · {one.title}\nSudah ada.\n\n2 · {two.title}\nBelum ada."


def test_without_a_known_step_between_two_instruments_nothing_goes_on():
    old = make_instrument()

    heirs = heirs_of(old, replace(old, id=NEW), NO_STEPS)

    assert heirs.by_old == {}
    assert len(heirs.left) == len(old.indicators)


def test_a_proposed_text_never_takes_the_place_of_what_was_written():
    assert joined("", "dari 2025") == "dari 2025"
    assert joined("  \n", "dari 2025") == "dari 2025"
    assert joined("tulisan saya\n", "dari 2025") == "tulisan saya\n\ndari 2025"


def test_slots_that_there_are_no_more_are_let_go():
    indicator = replace(make_indicator(), criteria={1: "Ada.", 2: "Ditetapkan."})

    assert kept_slots(indicator, (SlotCode("L2-01"), SlotCode("L9-01"))) == ("L2-01",)


def test_what_awaits_the_officer_is_counted_apart_from_what_has_changed():
    instrument = make_instrument()
    rows = [
        replace(
            make_row(instrument.indicators[place]), proposal=Proposal(2025, text, count, changed)
        )
        for place, (text, count, changed) in enumerate(
            [("a", 2, False), ("", 1, False), ("b", 3, True)]
        )
    ]
    sheet = make_sheet(instrument=instrument, rows=rows)

    same, changed = (unsettled(sheet, criteria_changed=each) for each in (False, True))

    assert (same.explanations, same.documents, same.count, same.keys) == (1, 3, 4, ("1", "2"))
    assert (changed.count, changed.keys) == (4, ("3",))
