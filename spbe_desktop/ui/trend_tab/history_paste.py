"""A block of cells from a spreadsheet, and which cells of the history grid it is meant for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spbe_desktop.domain.sheet import FINAL_RESULT
from spbe_desktop.ui.trend_tab.history_rows import STAGES

_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True, slots=True)
class YearLine:
    """One pasted line that names its year: the figures begin with the index."""

    year: int
    stage: str
    texts: tuple[str, ...]


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of a copied block, line by line; blank lines at the end are dropped."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return [[cell.strip() for cell in line.split("\t")] for line in lines]


def names_years(block: Sequence[Sequence[str]]) -> bool:
    """Tell whether the lines of *block* begin with a year, perhaps under a heading."""
    below = block[1:] if len(block) > 1 and not _YEAR.fullmatch(block[0][0]) else block
    return all(_YEAR.fullmatch(line[0]) for line in below if any(line))


def year_lines(block: Sequence[Sequence[str]]) -> list[YearLine]:
    """Return the lines of *block* that begin with a year; a stage may follow the year."""
    lines = []
    for cells in block:
        if not _YEAR.fullmatch(cells[0]):
            continue
        stage = _stage_of(cells[1]) if len(cells) > 1 else None
        texts = cells[1:] if stage is None else cells[2:]
        lines.append(YearLine(int(cells[0]), stage or FINAL_RESULT, tuple(texts)))
    return lines


def _stage_of(text: str) -> str | None:
    wanted = text.casefold()
    for code, name in STAGES:
        if wanted and wanted in {code, name.casefold(), name.casefold().split()[-1]}:
            return code
    return None
