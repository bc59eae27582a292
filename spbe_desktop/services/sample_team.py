"""Team, duties and calendar of the sample workspace."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from secrets import token_hex
from typing import Any

from spbe_desktop.domain.agenda import Milestone, Zone, zone_of
from spbe_desktop.domain.duties import Assignee, Duty
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.team import Decree, Person, Role
from spbe_desktop.services.agenda_edits import SaveMilestones
from spbe_desktop.services.duty_edits import Assign
from spbe_desktop.services.offices import find_assessment, regions_of
from spbe_desktop.services.team_edits import SavePerson, SetMember, SetTeam
from spbe_desktop.services.workspace import Workspace

Facts = Mapping[str, Any]


def add_team(workspace: Workspace, facts: Facts) -> None:
    """Add the people, their teams and duties, and the calendar, as *facts* tell them."""
    regions = {region.code: region.id for region in regions_of(workspace)}
    people: dict[str, Person] = {}
    for entry in facts["teams"]:
        region, year = regions[entry["region"]], entry["year"]
        decree = Decree(entry["name"], entry["number"], entry["dated"])
        workspace.editor.run(SetTeam(region, year, decree))
        for place, (*said, role) in enumerate(entry["members"]):
            person_id, name, office, *contact = said
            people[person_id] = Person(person_id, office, name, *contact)
            workspace.editor.run(SavePerson(region, people[person_id]))
            workspace.editor.run(SetMember(region, year, person_id, Role(role), place))
    assignees = {key: Assignee(p.office, p.id, p.name) for key, p in people.items()}
    for agency, year, first, last, lead, others in facts["duties"]:
        duty = Duty(assignees[lead], tuple(assignees[other] for other in others))
        keys = [IndicatorKey(str(number)) for number in range(first, last + 1)]
        found = find_assessment(workspace, agency, year)
        workspace.editor.run(Assign(found.id, dict.fromkeys(keys, duty)))
    for entry in facts["agenda"]:
        found = find_assessment(workspace, *entry["assessment"])
        zone = zone_of(found.agency.region.code)
        planned = [_milestone(each, zone) for each in entry["milestones"]]
        workspace.editor.run(SaveMilestones(found.id, tuple(planned)))


def _milestone(entry: Facts, zone: Zone) -> Milestone:
    hours = [time.fromisoformat(text) for text in entry.get("hours", ())]
    starts, ends = hours or (None, None)
    return Milestone(
        id=token_hex(8),
        title=entry["title"],
        first_day=entry["day"],
        last_day=entry.get("last"),
        starts=starts,
        ends=ends,
        zone=zone,
        stage=entry.get("stage", ""),
        place=entry.get("place", ""),
        address=entry.get("address", ""),
        attendees=tuple(sorted(entry.get("who", ()))),
        other_attendees=entry.get("others", ""),
        done=entry.get("done", False),
    )
