"""What the yearly cycle refuses: stages, findings, actions, objections, and others' tables.

As in `errors`: facts only, the words are in `words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from spbe_desktop.errors import UserError


@dataclass(eq=False)
class StageClosedError(UserError):
    """A later stage has values: a change needs a reason. Both stages by their names."""

    stage: str
    later: str


class TableFault(StrEnum):
    """Why somebody else's table cannot be read."""

    TOO_LARGE = "too_large"
    EMPTY = "empty"
    NOT_A_TABLE = "not_a_table"
    DAMAGED = "damaged"


@dataclass(eq=False)
class TableUnreadableError(UserError):
    """A table in a file or on the clipboard cannot be read; *name* says which."""

    name: str
    fault: TableFault


class ReportFault(StrEnum):
    """Why no recommendations can be read in a file."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"
    OTHER_KIND = "other_kind"
    EMPTY = "empty"
    UNAVAILABLE = "unavailable"
    SCAN = "scan"
    NOTHING = "nothing"


@dataclass(eq=False)
class ReportUnreadableError(UserError):
    """A file of which the recommendations were to be taken cannot be read."""

    path: Path
    fault: ReportFault


@dataclass(eq=False)
class VerdictNotObjectionableError(UserError):
    """There is no verdict on the slot that asks for more, or refuses what is in it."""

    key: str
    slot: str


@dataclass(eq=False)
class ObjectionPendingError(UserError):
    """Another objection on the same slot has not been answered yet."""

    key: str
    slot: str


@dataclass(eq=False)
class ObjectionAnsweredError(UserError):
    """What the assessor has answered is not changed or withdrawn any more."""

    key: str
    slot: str


@dataclass(eq=False)
class ObjectionWordlessError(UserError):
    """An objection says why the verdict is wrong."""

    key: str
    slot: str


@dataclass(eq=False)
class ShortcomingUnprovedError(UserError):
    """A shortcoming is done only once a document proves it."""

    label: str


@dataclass(eq=False)
class ShortcomingProofNeededError(UserError):
    """A shortcoming is done because of the one document that is to be taken away."""

    label: str


@dataclass(eq=False)
class ShortcomingReasonMissingError(UserError):
    """A shortcoming is not relevant only for a reason."""

    label: str


@dataclass(eq=False)
class ShortcomingWordlessError(UserError):
    """A shortcoming says what falls short; *label* is empty for a new one."""

    label: str


@dataclass(eq=False)
class AssessorsWordsError(UserError):
    """The words of an assessor stay as they were given."""

    label: str


@dataclass(eq=False)
class ActionIncompleteError(UserError):
    """An action lacks what it cannot be without, or holds what cannot be."""

    field: str
    """One of title, reason and cost."""


@dataclass(eq=False)
class TemplateUnusableError(UserError):
    """A template of a document that cannot be filled in."""

    path: Path
    field: str = ""
    """The merge field that it asks for and that there is not."""
    detail: str = ""
    """What the template says wrongly, in the words of the library; empty for no Word document."""
