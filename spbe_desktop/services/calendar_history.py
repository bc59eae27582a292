"""What was handed out in calendar files, so that later ones replace it or withdraw it.

The journal keeps it: when a file is written, what is new in it is noted there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from spbe_desktop.domain.plain_text import one_line
from spbe_desktop.exports.calendar_file import CalendarEntry
from spbe_desktop.models import stored
from spbe_desktop.services.editing import Desk
from spbe_desktop.services.workspace import Workspace

_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
_LAST_CHANGE = """
SELECT MAX(at) FROM journal WHERE field IN ('action', 'milestone', 'person', 'agency')
"""
_BY_ASSESSMENT = """
SELECT after FROM journal WHERE field = 'calendar' AND assessment_id = ? ORDER BY id
"""
_BY_AGENCY = """
SELECT after FROM journal WHERE field = 'calendar' AND assessment_id IN (
    SELECT id FROM assessment WHERE agency_id = ?
) ORDER BY id
"""


def sequence_now(workspace: Workspace) -> int:
    """Return a number that grows with each change of what calendars show, undone ones included.

    It is the moment of the last change, in seconds: the journal only grows.
    """
    [row] = workspace.database.rows(_LAST_CHANGE)
    last = stored.moment(row[0])
    return 0 if last is None else max(0, int((last - _BEGINNING).total_seconds()))


def handed_out(workspace: Workspace, assessment_id: int) -> Mapping[str, CalendarEntry]:
    """Return what an assessment has handed out, by its uid, as it was told last."""
    return _read(row["after"] for row in workspace.database.rows(_BY_ASSESSMENT, (assessment_id,)))


def handed_out_by(workspace: Workspace, agency_id: int) -> Mapping[str, CalendarEntry]:
    """Return what all assessments of an agency have handed out, by its uid."""
    return _read(row["after"] for row in workspace.database.rows(_BY_AGENCY, (agency_id,)))


def note_handed_out(
    workspace: Workspace, assessment_id: int, entries: Sequence[CalendarEntry]
) -> None:
    """Note what of *entries* was not told of before in these words.

    A workspace that was opened for reading notes nothing, and hands out all the same.
    """
    if workspace.read_only:
        return
    known = handed_out(workspace, assessment_id)
    lines = [
        _line(entry)
        for entry in entries
        if not entry.cancelled
        and (entry.uid not in known or _line(known[entry.uid]) != _line(entry))
    ]
    if not lines:
        return
    with workspace.database.begin() as connection:
        desk = Desk(connection, workspace.pinned, workspace.editor.actor, workspace.clock())
        desk.log("calendar", assessment_id=assessment_id, after="\n".join(lines))


def withdrawn(
    handed: Mapping[str, CalendarEntry], standing: Collection[str], sequence: int, since: int
) -> tuple[CalendarEntry, ...]:
    """Return what was handed out and does not stand any more, to be taken back.

    What was due before the year *since* is past, and stays as it is in calendars.
    """
    return tuple(
        CalendarEntry(
            entry.uid,
            entry.title,
            entry.starts,
            is_task=entry.is_task,
            cancelled=True,
            sequence=sequence,
        )
        for uid, entry in handed.items()
        if uid not in standing and entry.starts.year >= since
    )


def _line(entry: CalendarEntry) -> str:
    kind = "tugas" if entry.is_task else "acara"
    return "\t".join((entry.uid, kind, entry.starts.isoformat(), one_line(entry.title)))


def _read(contents: Iterable[str]) -> Mapping[str, CalendarEntry]:
    found: dict[str, CalendarEntry] = {}
    for content in contents:
        for line in content.split("\n"):
            uid, kind, starts, title = line.split("\t", 3)
            when = datetime.fromisoformat(starts) if "T" in starts else date.fromisoformat(starts)
            found[uid] = CalendarEntry(uid, title, when, is_task=kind == "tugas")
    return found
