from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.action_filter import ActionFilter, Facet, select
from spbe_desktop.domain.actions import ActionItem, ActionPlan, ActionState

AGENCIES = {1: "Dinas Kominfo", 2: "Bappeda"}
PEOPLE = {"p": "Rina"}


def make_plan(*items):
    return ActionPlan(
        actions=items,
        recommendations=(),
        agencies=AGENCIES,
        people=PEOPLE,
        documents={},
        findings={},
    )


def make_item(number, agency=None, person=None, state=ActionState.PLANNED, responsible=""):
    return ActionItem(
        str(number),
        1,
        2025,
        "spbe-2020",
        f"Aksi {number}",
        responsible_agency_id=agency,
        person_id=person,
        state=state,
        responsible=responsible,
    )


def texts(plan):
    return {item.id: item.title for item in plan.actions}


@pytest.fixture
def plan():
    return make_plan(
        make_item(1, agency=1, person="p"),
        make_item(2, agency=2, responsible="Bagian Organisasi"),
        make_item(3, agency=1, state=ActionState.DONE),
        make_item(4),
    )


def shown(plan, **wanted):
    found = select(plan, ActionFilter(**wanted), texts(plan))
    return [item.id for item in found.items]


def test_without_a_wish_everything_is_shown_in_the_order_of_the_plan(plan):
    assert shown(plan) == ["1", "2", "3", "4"]


def test_every_word_has_to_be_there_whatever_its_case(plan):
    assert shown(plan, words="AKSI 3") == ["3"]
    assert shown(plan, words="aksi tidak") == []


def test_facets_narrow_one_another_and_values_of_one_facet_add_up(plan):
    of_kominfo = frozenset({"Dinas Kominfo"})
    planned = frozenset({ActionState.PLANNED.value})

    assert shown(plan, values={Facet.AGENCY: of_kominfo}) == ["1", "3"]
    assert shown(plan, values={Facet.AGENCY: of_kominfo, Facet.STATE: planned}) == ["1"]
    assert shown(plan, values={Facet.AGENCY: frozenset({"Dinas Kominfo", "Bappeda"})}) == [
        "1",
        "2",
        "3",
    ]


def test_what_nobody_does_can_be_looked_for(plan):
    assert shown(plan, values={Facet.AGENCY: frozenset({""})}) == ["4"]
    assert shown(plan, values={Facet.PERSON: frozenset({"Bagian Organisasi"})}) == ["2"]


@given(
    st.lists(st.tuples(st.sampled_from((1, 2, None)), st.sampled_from(ActionState)), max_size=12),
    st.sampled_from((1, 2)),
    st.sampled_from(ActionState),
)
def test_a_count_is_what_choosing_that_value_alone_would_show(kinds, agency, state):
    plan = make_plan(*(make_item(n, agency=a, state=s) for n, (a, s) in enumerate(kinds)))
    values = {Facet.STATE: frozenset({state.value})}
    name = AGENCIES[agency]

    counted = select(plan, ActionFilter(values=values), texts(plan)).counts[Facet.AGENCY]
    values[Facet.AGENCY] = frozenset({name})

    assert counted.get(name, 0) == len(shown(plan, values=values))
