r"""The chain of the journal: a digest in each line that covers all lines before it.

The digest of a line is the SHA-256, in lower-case hexadecimal, of the UTF-8 bytes of

    <digest of the line before> LF <the line as JSON>

where the line before the first has the digest "" and the JSON is an object of exactly the nine
members in `MEMBERS`, sorted by name, without white space, every character beyond ASCII written
as \uXXXX: what Python's `json.dumps(line, sort_keys=True, separators=(",", ":"))` returns. All
members are strings as the journal holds them (`at` in UTC with six decimals of a second), but for
`assessment_id`, which is an integer or null. `docs/architecture.md` says the same.

Lines that were written before there was a chain carry no digest. They are digested all the same,
so that the first line that carries one covers them. A head kept apart, the digest of the last
line, shows when lines at the end are gone.

This shows what was altered by accident or by hand. Whoever rewrites every later line and the head
as well leaves no trace here; the packages that were sent would still tell.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MEMBERS = ("at", "actor", "assessment_id", "key", "field", "stage", "before", "after", "reason")
"""What of a line is covered; its id is not, its place in the order is."""

Members = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ChainedLine:
    """A line as it was read: what is covered, and the digest that it carries."""

    members: Members
    digest: str


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """The first place where the journal is not what was written."""

    line: int
    """How many lines are in order before it."""
    at: str
    """The moment in the line that does not fit; empty if lines at the end are missing."""


def digest_of(previous: str, line: Members) -> str:
    """Return the digest of *line*, which follows a line of the digest *previous*."""
    # What JSON has no form for was never written by us: it only has to change the digest.
    told = json.dumps(
        {name: line[name] for name in MEMBERS}, sort_keys=True, separators=(",", ":"), default=repr
    )
    return hashlib.sha256(f"{previous}\n{told}".encode()).hexdigest()


def digest_of_all(lines: Iterable[ChainedLine]) -> str:
    """Return the digest of the last of *lines*, oldest first; "" if there are none.

    A digest that a line carries counts as it stands, so that a break stays one.
    """
    last = ""
    for line in lines:
        last = line.digest or digest_of(last, line.members)
    return last


def first_break(lines: Iterable[ChainedLine], head: str) -> ChainBreak | None:
    """Return the first place that does not fit, or None if all do; *head* is "" without a chain.

    What is told is the line at which it shows: it was altered, or lines right before it were
    altered, moved or removed.
    """
    last, number, chained = "", 0, False
    for number, line in enumerate(lines, start=1):
        last = digest_of(last, line.members)
        fits = line.digest == last or not (line.digest or chained)
        if not fits:
            return ChainBreak(number - 1, str(line.members["at"]))
        chained = chained or bool(line.digest)
    if (chained or head) and last != head:
        return ChainBreak(number, "")
    return None
