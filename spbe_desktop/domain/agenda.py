"""The calendar of one assessment: milestones, their times with zone, and how far away they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from itertools import combinations


class Zone(StrEnum):
    """One of the three times of Indonesia; none of them knows summer time."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def offset(self) -> timezone:
        """Return how far it is ahead of UTC (Keputusan Presiden Nomor 41 Tahun 1987)."""
        return timezone(timedelta(hours={"WIB": 7, "WITA": 8, "WIT": 9}[self.value]))

    @property
    def place(self) -> str:
        """Return the name of the zone in the IANA database."""
        return {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}[self.value]


_CENTRAL = frozenset(
    {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"},
)
_EASTERN = frozenset({"81", "82", "91", "92", "93", "94", "95", "96", "97"})

_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?", re.ASCII)


def zone_of(region_code: str) -> Zone:
    """Return the time that is kept in a region, from the province in its code.

    Keputusan Presiden Nomor 41 Tahun 1987: WITA on Bali, Nusa Tenggara, Sulawesi and in southern,
    eastern (today also northern) Kalimantan; WIT in Maluku and Papua; WIB elsewhere. Codes of
    provinces: Keputusan Menteri Dalam Negeri Nomor 100.1.1-6117 Tahun 2022.
    """
    province = region_code[:2]
    return Zone.WITA if province in _CENTRAL else Zone.WIT if province in _EASTERN else Zone.WIB


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something with a date: a deadline, a meeting, a stage of the evaluation."""

    id: str
    title: str
    first_day: date
    last_day: date | None = None
    """The last day it lasts; none for a single day."""
    starts: time | None = None
    ends: time | None = None
    zone: Zone = Zone.WIB
    stage: str = ""
    place: str = ""
    address: str = ""
    """Where to meet online."""
    note: str = ""
    attendees: tuple[str, ...] = ()
    """Ids of people."""
    other_attendees: str = ""
    done: bool = False

    @property
    def final_day(self) -> date:
        """Return the day on which it is over."""
        return self.last_day or self.first_day

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Return from when to when it lasts; whole days end at the next midnight."""
        begins = datetime.combine(self.first_day, self.starts or time(), self.zone.offset)
        if self.ends is not None:
            return begins, datetime.combine(self.final_day, self.ends, self.zone.offset)
        if self.starts is not None and self.last_day is None:
            return begins, begins + timedelta(hours=1)
        midnight = datetime.combine(self.final_day, time(), self.zone.offset)
        return begins, midnight + timedelta(days=1)

    @property
    def ends_too_early(self) -> bool:
        """Tell whether it would be over before it begins."""
        begins, ends = self.span
        return self.final_day < self.first_day or ends < begins


def overlaps(milestones: Iterable[Milestone]) -> tuple[tuple[Milestone, Milestone], ...]:
    """Return the pairs of meetings at the same time; what has no hours stands in no way."""
    meetings = sorted(
        (m for m in milestones if m.starts is not None and not m.done and not m.ends_too_early),
        key=lambda m: m.span,
    )
    return tuple(
        (one, other) for one, other in combinations(meetings, 2) if other.span[0] < one.span[1]
    )


def next_milestone(milestones: Sequence[Milestone], today: date) -> Milestone | None:
    """Return what comes next, or is under way; what is done or over is no longer awaited."""
    ahead = [m for m in milestones if not m.done and m.final_day >= today]
    return min(ahead, key=lambda m: (awaited_day(m, today), m.starts or time()), default=None)


def awaited_day(milestone: Milestone, today: date) -> date:
    """Return the day that is waited for: the first, and once that is past, the last."""
    return milestone.first_day if milestone.first_day >= today else milestone.final_day


def parse_clock(typed: str) -> time | None:
    """Return a time of day as people type it, "9", "09.30" or "9:30"; None if it is none."""
    found = _CLOCK.fullmatch(typed.strip())
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
