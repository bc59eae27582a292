"""The largest table of an HTML text, as browsers and spreadsheets put it on the clipboard."""

from __future__ import annotations

from html.parser import HTMLParser

from typing_extensions import override

from spbe_desktop.cycle_errors import TableFault, TableUnreadableError
from spbe_desktop.domain.table_block import Block, Cell
from spbe_desktop.tables.collecting import block_of
from spbe_desktop.tables.limits import COLUMNS, FILE, ROWS

_CELLS = frozenset({"td", "th"})
_SILENT = frozenset({"script", "style", "head"})
_BREAKS = frozenset({"br", "p", "div"})


def read_html(name: str, html: str) -> Block | None:
    """Return the cells of the largest table in *html*; none if it has no table."""
    if len(html) > FILE:
        raise TableUnreadableError(name, TableFault.TOO_LARGE)
    reader = _Reader(name)
    reader.feed(html)
    reader.close()
    if not reader.tables:
        return None
    largest = max(reader.tables, key=lambda rows: len(rows))  # noqa: PLW0108 - mypy needs it so
    return block_of(name, largest)


class _Reader(HTMLParser):
    """Lays the cells of each table out in a grid; a table within a cell is read as its text."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self.tables: list[list[list[Cell]]] = []
        self._depth = 0
        self._silent = 0
        self._covered: dict[int, int] = {}
        """How many more rows each column is covered by a cell above."""
        self._text: list[str] | None = None
        self._span = (1, 1)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
                self._covered = {}
        elif self._depth == 1 and tag == "tr":
            self._end_row()
            self._begin_row()
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
            if not self.tables[-1]:
                self._begin_row()
            found = dict(attrs)
            self._span = _count(found.get("rowspan"), ROWS), _count(found.get("colspan"), COLUMNS)
            self._text = []
        elif self._text is not None and tag in _BREAKS:
            self._text.append(" ")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._end_row()
            self._depth -= 1
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()

    @override
    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._silent:
            self._text.append(data)

    def _begin_row(self) -> None:
        if len(self.tables[-1]) >= ROWS:
            raise TableUnreadableError(self._name, TableFault.TOO_LARGE)
        self.tables[-1].append([])

    def _end_row(self) -> None:
        self._end_cell()
        if self.tables and self.tables[-1]:
            self._pass_covered()

    def _end_cell(self) -> None:
        if self._text is None:
            return
        text, self._text = "".join(self._text), None
        self._pass_covered()
        down, across = self._span
        row = self.tables[-1][-1]
        for place in range(across):
            if down > 1:
                self._covered[len(row)] = down - 1
            row.append(Cell(text) if not place else Cell("", merged=True))
            if len(row) > COLUMNS:
                raise TableUnreadableError(self._name, TableFault.TOO_LARGE)

    def _pass_covered(self) -> None:
        row = self.tables[-1][-1]
        while self._covered.get(len(row), 0):
            self._covered[len(row)] -= 1
            row.append(Cell("", merged=True))


def _count(text: str | None, most: int) -> int:
    """Return a span as written; what is no number, or too large, is cut to what may be."""
    digits = (text or "").strip()
    if not digits.isascii() or not digits.isdigit():
        return 1
    return max(1, min(int(digits[:6]), most))
