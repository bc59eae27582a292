"""Reads the actions and recommendations of an agency, with what earlier years left unfinished."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from spbe_desktop.domain.actions import (
    ActionItem,
    ActionPlan,
    ActionState,
    Recommendation,
    by_urgency,
)
from spbe_desktop.models import stored
from spbe_desktop.services.workspace import Workspace

_ACTIONS = """
SELECT * FROM action_item
WHERE agency_id = :agency AND (year = :year OR (year < :year AND state IN ('planned', 'running')))
"""
_KNOWN_ACTIONS = "SELECT * FROM action_item WHERE id IN (SELECT value FROM json_each(?))"
_RECOMMENDATIONS = """
SELECT * FROM (
    SELECT recommendation.*, EXISTS (
        SELECT 1 FROM action_recommendation WHERE recommendation_id = recommendation.id
    ) AS answered
    FROM recommendation WHERE agency_id = :agency AND year <= :year
)
WHERE year >= :year - 1 OR (NOT answered AND reason = '')
ORDER BY year DESC, position
"""
_FINDINGS = """
SELECT id, year, number, words FROM finding WHERE agency_id = :agency AND year <= :year
ORDER BY year DESC, number
"""
_LINKS = """
SELECT action_id, 'recommendations', recommendation_id FROM action_recommendation
UNION ALL SELECT action_id, 'findings', finding_id FROM action_finding
UNION ALL SELECT action_id, 'evidence', evidence_id FROM action_evidence
ORDER BY 3
"""


def read_plan(workspace: Workspace, agency_id: int, year: int, today: date) -> ActionPlan:
    """Return the plan of an agency as *year* sees it, the overdue first, in seven queries.

    Of earlier years there is what is unfinished: an action that is not closed, and beyond the
    reports of this year and the last one a recommendation with neither action nor reason.
    """
    rows = workspace.database.rows
    place: dict[str, object] = {"agency": agency_id, "year": year}
    links: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for action_id, name, other in rows(_LINKS):
        links[action_id][name].append(other)
    actions = [_action(dict(row), links[row["id"]]) for row in rows(_ACTIONS, place)]
    found = [dict(row) for row in rows(_RECOMMENDATIONS, place)]
    answered = frozenset(row["id"] for row in found if row.pop("answered"))
    return ActionPlan(
        actions=by_urgency(actions, today),
        recommendations=tuple(Recommendation(**row) for row in found),
        agencies={r[0]: r[1] for r in rows("SELECT id, name FROM agency ORDER BY name")},
        people={r[0]: r[1] for r in rows("SELECT id, name FROM person ORDER BY name")},
        documents={r[0]: r[1] for r in rows("SELECT id, title FROM evidence ORDER BY title")},
        findings={
            row["id"]: f"T-{row['year']}-{row['number']:03} {row['words']}"
            for row in rows(_FINDINGS, place)
        },
        answered=answered,
    )


def read_actions(workspace: Workspace, ids: Collection[str]) -> tuple[ActionItem, ...]:
    """Return those of the actions *ids* that there still are, of whatever year, without links."""
    rows = workspace.database.rows(_KNOWN_ACTIONS, (json.dumps(sorted(ids)),))
    return tuple(_action(dict(row), {}) for row in rows)


def _action(row: dict[str, object], links: Mapping[str, list[str]]) -> ActionItem:
    told = row | {
        "state": ActionState(str(row["state"])),
        "due": stored.day(_text(row["due"])),
        "done_on": stored.day(_text(row["done_on"])),
        "expected_level": stored.exact(_text(row["expected_level"])),
    }
    return ActionItem(**told, **{name: tuple(ids) for name, ids in links.items()})  # type: ignore[arg-type]  # the columns are the fields


def _text(value: object) -> str | None:
    return None if value is None else str(value)
