"""What an objection is about, as its dialogs show it and hand it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.objections import Objection, ObjectionProof
from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.domain.slot_states import SlotVerdict


@dataclass(frozen=True, slots=True)
class ObjectionSubject:
    """A verdict with its indicator, and the objection to it, if there is one."""

    row: IndicatorRow
    verdict: SlotVerdict
    objection: Objection | None
    choices: tuple[ObjectionProof, ...]
    """The documents that are offered, with the pages that their uses in the slot name."""


@dataclass(frozen=True, slots=True)
class ObjectionAnswer:
    """What the officer has written: the objection, and what the assessor said of it."""

    argument: str
    proofs: dict[str, str]
    """Ids of documents, each with its pages."""
    state: ObjectionState
    note: str
    decided_on: date | None
