"""Backups: when and why each was made, and which of them a newer one makes superfluous."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)

_KEPT_FOR_ITS_CAUSE = timedelta(days=90)
"""How long a backup stays that was made for a reason of its own."""


class BackupCause(StrEnum):
    """Why a backup was made; the values stand in names of files."""

    ROUTINE = "routine"
    ASKED = "asked"
    """The officer wanted it."""
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"
    """An earlier backup was about to take the place of what this one holds."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of the database among the backups of a workspace."""

    path: Path
    made: datetime
    """In UTC, to the second."""
    cause: BackupCause
    size: int
    """Bytes of the copy; files of evidence are kept beside it, once for all backups."""


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What a copy of the database was found to hold."""

    revision: str
    answers: int
    """Indicators with a value or an explanation, in all assessments."""
    documents: int
    changes: int
    """Lines of the journal."""
    last_change: str
    """When the newest line of the journal was written, ISO 8601 in UTC; empty if there is none."""


def superfluous(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return what may go: kept are one an hour, then one a day, a week and a month.

    For the last day one of each hour stays, for 14 days one of each day, for 10 weeks one of
    each week, and one of each month for good; each time the newest. What was made before a
    migration, an import or a restore, or because somebody wanted it, stays for 90 days. A
    backup from the future, made by a clock that was wrong, is treated as made just now.
    """
    newest_first = sorted(backups, key=lambda backup: backup.made, reverse=True)
    kept = set(newest_first[:1])
    for span, bucket in _SPANS:
        kept |= _newest_of_each([b for b in newest_first if now - b.made <= span], bucket)
    kept |= {b for b in newest_first if _stays_for_its_cause(b, now)}
    return tuple(backup for backup in newest_first if backup not in kept)


def beyond_budget(
    backups: Sequence[Backup], size_with: Callable[[Sequence[Backup]], int], budget: int
) -> tuple[Backup, ...]:
    """Return the oldest backups that must go for the others to fit into *budget* bytes.

    *size_with* tells how many bytes the given backups take with all their evidence. The newest
    always stays.
    """
    kept = sorted(backups, key=lambda backup: backup.made, reverse=True)
    gone: list[Backup] = []
    while len(kept) > 1 and size_with(kept) > budget:
        gone.append(kept.pop())
    return tuple(gone)


def is_due(newest: datetime | None, now: datetime, *, changed: bool) -> bool:
    """Tell whether a routine backup should be made: hourly while work goes on, else daily.

    One dated in the future counts for nothing: a clock that was once wrong must not keep us
    from making backups for years.
    """
    if newest is None or newest > now:
        return True
    return now - newest >= (AN_HOUR if changed else A_DAY)


def _newest_of_each(
    newest_first: Sequence[Backup], bucket: Callable[[datetime], Hashable]
) -> set[Backup]:
    found: dict[Hashable, Backup] = {}
    for backup in newest_first:
        found.setdefault(bucket(backup.made), backup)
    return set(found.values())


def _stays_for_its_cause(backup: Backup, now: datetime) -> bool:
    return backup.cause is not BackupCause.ROUTINE and now - backup.made <= _KEPT_FOR_ITS_CAUSE


def _hour(made: datetime) -> Hashable:
    return made.replace(minute=0, second=0, microsecond=0)


def _day(made: datetime) -> Hashable:
    return made.date()


def _week(made: datetime) -> Hashable:
    return made.isocalendar()[:2]


def _month(made: datetime) -> Hashable:
    return made.year, made.month


_SPANS: tuple[tuple[timedelta, Callable[[datetime], Hashable]], ...] = (
    (A_DAY, _hour),
    (14 * A_DAY, _day),
    (70 * A_DAY, _week),
    (timedelta.max, _month),
)
