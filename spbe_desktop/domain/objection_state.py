"""How far an objection is."""

from __future__ import annotations

from enum import StrEnum


class ObjectionState(StrEnum):
    """What became of an objection; it stays pending until the officer records the answer."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    """The assessor agreed; the verdict changes once the officer records the new one."""
    REJECTED = "rejected"
