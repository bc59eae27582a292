"""What an edit has touched, so that views know what went stale."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The parts of a workspace that an edit has made stale.

    *answers* and *evidence* hold indicator keys of *assessment_id*; the booleans stand for
    everything of their kind.
    """

    assessment_id: int | None = None
    answers: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    """Ids of documents of which something is shown differently, wherever they are used."""
    findings: bool = False
    """Shortcomings or what is to be met on a checklist."""
    trend: bool = False
    assessments: bool = False
    team: bool = False
    """The people, their team, or what somebody is responsible for."""
    agenda: bool = False
    actions: bool = False
    """Actions or recommendations."""

    def __or__(self, other: Changes) -> Changes:
        """Return what either of the two has touched."""
        return Changes(
            assessment_id=self.assessment_id or other.assessment_id,
            answers=self.answers | other.answers,
            evidence=self.evidence | other.evidence,
            documents=self.documents | other.documents,
            findings=self.findings or other.findings,
            trend=self.trend or other.trend,
            assessments=self.assessments or other.assessments,
            team=self.team or other.team,
            agenda=self.agenda or other.agenda,
            actions=self.actions or other.actions,
        )


EVERYTHING = Changes(trend=True, assessments=True, team=True, agenda=True, actions=True)
"""Another workspace or assessment is shown: nothing on screen can stay."""
