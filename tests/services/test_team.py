"""People, their team, and who does which indicator: stored, taken over, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from spbe_desktop.domain.duties import Assignee, Duty, carried, keys_of, without_lead
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.team import Decree, Person, Role, is_employee_number
from spbe_desktop.instruments.crosswalk import crosswalk_of
from spbe_desktop.services.duty_edits import Assign, duties_to_take, reassigned
from spbe_desktop.services.offices import agencies_of
from spbe_desktop.services.team_edits import SavePerson, SetMember, SetTeam, TakeTeam
from spbe_desktop.services.team_reading import (
    duties_of,
    earlier_duties,
    earlier_team_year,
    people_of,
    team_of,
)
from spbe_desktop.words.changes import content_told
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_THIS_YEAR,
    dump,
    journal_of,
)

REGION = 1
SITI = Person("siti", "Dinas Kominfo", "Siti Rahmawati", "Pranata Komputer")
SEKDA = Person("sekda", "Sekretariat Daerah", "Katsul Wijaya", "Sekretaris Daerah")
BUDI = Person("budi", "Badan Perencanaan", "Budi Santoso")
AS_SITI, AS_BUDI = (Assignee(p.office, p.id, p.name) for p in (SITI, BUDI))
ONE, TWO, THREE = (IndicatorKey(key) for key in "123")


@pytest.fixture
def people(workspace):
    for person in (SITI, SEKDA, BUDI):
        workspace.editor.run(SavePerson(REGION, person))
    return workspace


def member(person, role, year=2024, place=0):
    return SetMember(REGION, year, person.id, role, place, team_name="Tim Koordinasi SPBE")


def named(team):
    return [(m.person.name, m.role) for m in team.members]


def test_the_head_of_a_team_stands_first_however_members_came_in(people):
    people.editor.run(member(BUDI, Role.MEMBER))
    people.editor.run(member(SITI, Role.SECRETARY))
    people.editor.run(member(SEKDA, Role.CHAIR))

    team = team_of(people, REGION, 2024)

    assert team.decree.team_name == "Tim Koordinasi SPBE"
    assert [name for name, _role in named(team)] == [SEKDA.name, SITI.name, BUDI.name]


def test_an_office_that_is_new_to_the_region_comes_with_its_person(people):
    assert "Sekretariat Daerah" in {agency.name for agency in agencies_of(people)}
    assert {p.office for p in people_of(people, REGION)} == {
        "Sekretariat Daerah",
        "Dinas Kominfo",
        "Badan Perencanaan",
    }


def test_next_year_takes_over_who_is_still_there_under_a_decree_of_its_own(people):
    people.editor.run(SetTeam(REGION, 2024, Decree("Tim SPBE", "555/K-1/2024", date(2024, 2, 6))))
    for person, role in ((SEKDA, Role.CHAIR), (SITI, Role.SECRETARY), (BUDI, Role.MEMBER)):
        people.editor.run(member(person, role))
    retired = Person(BUDI.id, BUDI.office, BUDI.name, active=False)
    people.editor.run(SavePerson(REGION, retired))
    assert earlier_team_year(people, REGION, 2025) == 2024

    people.editor.run(TakeTeam(REGION, 2024, 2025))

    assert named(team_of(people, REGION, 2025)) == [
        (SEKDA.name, Role.CHAIR),
        (SITI.name, Role.SECRETARY),
    ]
    assert team_of(people, REGION, 2025).decree == Decree("Tim SPBE")
    assert len(team_of(people, REGION, 2024).members) == 3
    people.editor.undo()
    assert team_of(people, REGION, 2025).id == ""


@pytest.mark.parametrize(
    ("typed", "whole"),
    [("19790412 200501 1 003", True), ("197904122005011003", True), ("1979", False), ("", False)],
)
def test_a_nip_has_eighteen_digits_however_it_is_spaced(typed, whole):
    assert is_employee_number(typed) is whole


def test_many_indicators_are_given_to_one_person_and_only_hers_are_hers(people):
    keys = (ONE, TWO)
    people.editor.run(Assign(DISKOMINFO_THIS_YEAR, reassigned({}, keys, AS_SITI, lead=True)))
    before = duties_of(people, DISKOMINFO_THIS_YEAR)
    people.editor.run(
        Assign(DISKOMINFO_THIS_YEAR, reassigned(before, (TWO, THREE), AS_BUDI, lead=False))
    )

    duties = duties_of(people, DISKOMINFO_THIS_YEAR)

    assert duties[TWO] == Duty(AS_SITI, (AS_BUDI,))
    assert keys_of(duties, SITI.id) == {ONE, TWO}
    assert keys_of(duties, BUDI.id) == {TWO, THREE}
    assert without_lead(duties, (ONE, TWO, THREE)) == (THREE,)


def test_a_new_lead_takes_the_place_of_the_old_one():
    before = {ONE: Duty(AS_SITI, (AS_BUDI,))}

    assert reassigned(before, (ONE,), AS_BUDI, lead=True) == {ONE: Duty(AS_BUDI)}


def test_duties_are_taken_over_where_nobody_has_any_yet(people):
    last = {ONE: Duty(AS_SITI), TWO: Duty(AS_BUDI, (AS_SITI,))}
    people.editor.run(Assign(DISKOMINFO_LAST_YEAR, last))
    people.editor.run(Assign(DISKOMINFO_THIS_YEAR, {ONE: Duty(AS_BUDI)}))
    earlier = earlier_duties(people, 1, 2025)
    assert earlier
    instrument = people.catalogue.for_year(2025)

    found = duties_to_take(people, earlier, instrument, duties_of(people, DISKOMINFO_THIS_YEAR))

    assert earlier.year == 2024
    assert (found.duties, found.left) == ({TWO: last[TWO]}, ())


def test_an_office_keeps_what_a_person_did_who_has_left(people):
    people.editor.run(Assign(DISKOMINFO_LAST_YEAR, {ONE: Duty(AS_BUDI, (AS_SITI,))}))
    people.editor.run(SavePerson(REGION, replace(BUDI, active=False)))
    earlier = earlier_duties(people, 1, 2025)
    assert earlier

    found = duties_to_take(people, earlier, people.catalogue.for_year(2025), {})

    assert found.duties == {ONE: Duty(Assignee(BUDI.office), (AS_SITI,))}
    assert duties_of(people, DISKOMINFO_LAST_YEAR)[ONE].lead == AS_BUDI


def test_who_has_moved_to_another_office_is_still_the_same_person():
    moved = Assignee("Badan Perencanaan", SITI.id, SITI.name)

    after = reassigned({ONE: Duty(AS_SITI)}, (ONE,), moved, lead=False)

    assert after == {ONE: Duty(AS_SITI)}


def test_across_instruments_only_what_has_one_successor_is_taken_over(people):
    crosswalk = crosswalk_of(people.catalogue)
    older, newer = (people.catalogue.for_year(year) for year in (2020, 2021))
    last = {i.key: Duty(AS_SITI) for i in older.indicators}

    found = carried(
        last, {i.key for i in newer.indicators}, crosswalk.transition(older.id, newer.id)
    )

    assert found.duties[IndicatorKey("10")] == Duty(AS_SITI)  # 1 of 2018 is 10 of 2020
    assert IndicatorKey("3") in found.left  # it was split into 1 and 2
    assert {IndicatorKey("1"), IndicatorKey("2")}.isdisjoint(found.duties)
    assert len(found.duties) + len(found.left) == len(last)


def test_where_every_indicator_was_merged_all_are_told_and_none_is_taken_over(people):
    everything = {i.key: Duty(AS_SITI) for i in people.catalogue.for_year(2025).indicators}
    people.editor.run(Assign(DISKOMINFO_THIS_YEAR, everything))
    earlier = earlier_duties(people, 1, 2026)
    assert earlier

    found = duties_to_take(people, earlier, people.catalogue.for_year(2026), {})

    assert found.duties == {}
    assert set(found.left) == set(everything)


@settings(
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from((ONE, TWO, THREE)), min_size=1),
            st.sampled_from((AS_SITI, AS_BUDI, Assignee("Badan Perencanaan"))),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_assignments_are_taken_back_and_made_again_exactly(people, edits):
    editor = people.editor
    editor.forget()
    states = [dump(people)["duty"]]
    for keys, assignee, lead in edits:
        before = duties_of(people, DISKOMINFO_THIS_YEAR)
        editor.run(
            Assign(DISKOMINFO_THIS_YEAR, reassigned(before, sorted(keys), assignee, lead=lead))
        )
        if dump(people)["duty"] != states[-1]:
            states.append(dump(people)["duty"])
    for state in states[-2::-1]:
        editor.undo()
        assert dump(people)["duty"] == state
    for state in states[1:]:
        editor.redo()
        assert dump(people)["duty"] == state


def test_the_journal_tells_every_edit_of_people_and_their_team(people):
    people.editor.run(SavePerson(REGION, replace(BUDI, office="Inspektorat")))
    people.editor.run(SetTeam(REGION, 2024, Decree("Tim SPBE", "555/2024")))
    people.editor.run(SetTeam(REGION, 2024, Decree("Tim SPBE", "555/2024", date(2024, 2, 6))))
    people.editor.run(member(BUDI, Role.MEMBER, place=1))
    people.editor.run(member(BUDI, Role.MEMBER, place=2))
    people.editor.run(TakeTeam(REGION, 2024, 2025))

    lines = journal_of(people)

    assert all(line["before"] != line["after"] for line in lines)
    assert any("Inspektorat" in line["after"] for line in lines)
    assert "Tim SPBE · 555/2024 · 6 Feb 2024" in [
        content_told(line["field"], line["after"]) for line in lines
    ]
    assert lines[-1]["after"] == "Budi Santoso: anggota, urutan 2"


def test_rows_of_many_tables_and_shapes_are_put_and_taken_back_together(people):
    keys = [IndicatorKey(str(number)) for number in range(1, 48)]
    everybody = {key: Duty(AS_SITI, (AS_BUDI, Assignee("Badan Perencanaan"))) for key in keys}
    people.editor.run(Assign(DISKOMINFO_THIS_YEAR, everybody))
    before = dump(people)["duty"]
    mixed = {key: Duty(AS_BUDI) if place % 2 else Duty(None) for place, key in enumerate(keys)}

    people.editor.run(Assign(DISKOMINFO_THIS_YEAR, mixed))
    after = dump(people)["duty"]
    people.editor.undo()

    assert dump(people)["duty"] == before
    people.editor.redo()
    assert dump(people)["duty"] == after
    assert len(after) == 23


def test_a_team_of_three_hundred_is_taken_over_with_few_questions(people):
    for number in range(300):
        person = Person(f"p{number}", "Dinas Kominfo", f"Orang {number}")
        people.editor.run(SavePerson(REGION, person))
        people.editor.run(member(person, Role.MEMBER, place=number))
    asked = []
    with people.database.begin() as connection:
        engine = connection.engine
    event.listen(engine, "before_cursor_execute", lambda *said: asked.append(said[2]))

    people.editor.run(TakeTeam(REGION, 2024, 2025))

    assert len(team_of(people, REGION, 2025).members) == 300
    assert len(asked) < 20
