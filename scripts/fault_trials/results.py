"""What the trials have shown: one row for each kind of trouble and operation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

_HEADS = ("trouble", "operation", "runs", "in the middle", "refused", "lost", "s", "")


@dataclass(slots=True)
class Row:
    """What came of one kind of trouble during one operation."""

    trouble: str
    operation: str
    runs: int = 0
    inside: int = 0
    """Runs in which the trouble came before the operation was over."""
    refused: int = 0
    """Runs that ended in a sentence for the user."""
    complaints: list[str] = field(default_factory=list)
    """What was lost, written elsewhere, or shown as a traceback."""
    seconds: float = 0.0
    note: str = ""
    """Why this could not be tried here; empty if it was."""

    @property
    def passed(self) -> bool:
        """Tell whether nothing was wrong; what could not be tried has not passed."""
        return not self.complaints and not self.note


def as_table(rows: Sequence[Row]) -> str:
    """Return *rows* aligned, with what was wrong below."""
    lines = [_HEADS, *(_cells(row) for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(_HEADS))]
    table = [_aligned(line, widths) for line in lines]
    wrong = [
        f"{row.trouble}, {row.operation}: {complaint}"
        for row in rows
        for complaint in row.complaints
    ]
    return "\n".join([*table, *wrong])


def as_json(rows: Iterable[Row]) -> str:
    """Return *rows* for another program."""
    return json.dumps([asdict(row) | {"passed": row.passed} for row in rows], indent=1)


def from_json(text: str) -> list[Row]:
    """Return the rows that another process has written."""
    found = json.loads(text)
    return [Row(**{name: row[name] for name in row if name != "passed"}) for row in found]


def _cells(row: Row) -> tuple[str, ...]:
    if row.note:
        return (row.trouble, row.operation, "–", "–", "–", "–", "–", row.note)
    counts = (row.runs, row.inside, row.refused, len(row.complaints))
    verdict = "" if row.passed else "FAILED"
    return (row.trouble, row.operation, *map(str, counts), f"{row.seconds:.0f}", verdict)


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    words = [cell.ljust(width) for cell, width in zip(cells[:2], widths[:2], strict=True)]
    counts = [cell.rjust(width) for cell, width in zip(cells[2:-1], widths[2:-1], strict=True)]
    return "  ".join([*words, *counts, cells[-1]]).rstrip()
