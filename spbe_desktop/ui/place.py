"""Where in a workspace the officer was: remembered between two starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spbe_desktop.domain.sheet import SELF_ASSESSMENT, Assessment


@dataclass(frozen=True, slots=True)
class Place:
    """An assessment at a stage, a tab, and an indicator; each may be missing."""

    assessment_id: int | None
    stage: str = SELF_ASSESSMENT
    tab: str = ""
    key: str = ""


def place_of(remembered: Sequence[str], known: Sequence[Assessment]) -> Place:
    """Return the remembered place if it still exists, else the newest assessment.

    *remembered* holds assessment, stage, tab and indicator, as `Preferences` keeps them.
    """
    match remembered:
        case [assessment, stage, tab, key] if assessment in {str(a.id) for a in known}:
            return Place(int(assessment), stage, tab, key)
        case _:
            return Place(known[0].id) if known else Place(None)
