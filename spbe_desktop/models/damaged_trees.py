"""The rows in the b-trees of a damaged database file, as far as they make sense.

The layout is SQLite's: https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from spbe_desktop.models.damaged_pages import DamagedPages

_INNER, _LEAF = 0x05, 0x0D
_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of whole numbers by their serial type."""

_REAL, _ZERO, _ONE, _FIRST_BLOB = 7, 8, 9, 12
_LOWEST, _HIGHEST = -(1 << 63), (1 << 63) - 1
_DEEPEST = 20
"""No sound tree is deeper, however many rows it has."""

Value = int | float | str | bytes | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is stored; a column that is the rowid itself stands as None in *values*."""

    rowid: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of rows, and between which rowids the pages above say that they lie."""

    page: int
    above: int = _LOWEST
    up_to: int = _HIGHEST


@dataclass(slots=True)
class Tree:
    """What is reached from the root of a table."""

    leaves: list[Leaf] = field(default_factory=list)
    reached: set[int] = field(default_factory=set)
    """Numbers of all pages of the tree that make sense."""
    depths: set[int] = field(default_factory=set)
    """How deep the leaves lie."""
    broken: list[int] = field(default_factory=list)
    """How deep each page lies that makes no sense."""

    @property
    def whole(self) -> bool:
        """Tell whether every page makes sense."""
        return not self.broken

    @property
    def broken_leaves(self) -> int:
        """Return how many pages of rows make no sense; of a tree without any, its root is one."""
        deepest = max(self.depths, default=0)
        return sum(depth >= deepest for depth in self.broken)

    @property
    def may_have_more(self) -> bool:
        """Tell whether pages of rows may hang below a broken page, out of reach."""
        deepest = max(self.depths, default=0)
        return any(not self.depths or depth < deepest for depth in self.broken)


class _BrokenError(ValueError):
    """The bytes are not what they should be."""


def walk(pages: DamagedPages, root: int) -> Tree:
    """Follow the tree at *root* down to its leaves."""
    tree = Tree()
    _descend(pages, Leaf(root), 0, tree)
    return tree


def _descend(pages: DamagedPages, place: Leaf, depth: int, tree: Tree) -> None:
    page = pages.page(place.page)
    if page is None or place.page in tree.reached or depth > _DEEPEST:
        tree.broken.append(depth)
        return
    kind = page[_start(place.page)]
    if kind == _LEAF and _pointers(page, place.page) is not None:
        tree.reached.add(place.page)
        tree.leaves.append(place)
        tree.depths.add(depth)
    elif kind == _INNER:
        tree.reached.add(place.page)
        children, whole = _children(page, place, pages.count)
        if not whole:
            tree.broken.append(depth)
        for child in children:
            _descend(pages, child, depth + 1, tree)
    else:
        tree.broken.append(depth)


def _children(page: bytes, place: Leaf, count: int) -> tuple[list[Leaf], bool]:
    """Return the pages below an inner page, and whether all of what it says makes sense."""
    offsets = _pointers(page, place.page)
    if offsets is None:
        return [], False
    children, above, whole = [], place.above, True
    for offset in offsets:
        try:
            (number,) = struct.unpack_from(">I", page, offset)
            key, _ = _varint(page, offset + 4)
        except (_BrokenError, struct.error):
            whole = False
            continue
        if not (2 <= number <= count and above <= key <= place.up_to):
            whole = False
            continue
        children.append(Leaf(number, above, key))
        above = key
    (last,) = struct.unpack_from(">I", page, _start(place.page) + 8)
    if 2 <= last <= count:
        children.append(Leaf(last, above if whole else place.above, place.up_to))
    else:
        whole = False
    return children, whole


def rows_of(pages: DamagedPages, leaf: Leaf) -> Iterator[Row | None]:
    """Give the rows on a leaf in their order, None for one that makes no sense."""
    page = pages.page(leaf.page)
    offsets = None if page is None else _pointers(page, leaf.page)
    if page is None or offsets is None:
        return
    last = leaf.above
    for offset in offsets:
        try:
            row = _row(pages, page, offset)
        except (_BrokenError, UnicodeDecodeError, struct.error):
            yield None
            continue
        if last < row.rowid <= leaf.up_to:
            last = row.rowid
            yield row
        else:
            yield None


def is_leaf(pages: DamagedPages, number: int) -> bool:
    """Tell whether the page looks like one of rows."""
    page = pages.page(number)
    return page is not None and page[_start(number)] == _LEAF and bool(_pointers(page, number))


def _start(number: int) -> int:
    """Return where the tree begins on a page: the first one has the header of the file."""
    return 100 if number == 1 else 0


def _pointers(page: bytes, number: int) -> tuple[int, ...] | None:
    """Return where the cells of a page are; none if it cannot be right."""
    start = _start(number)
    head = start + (12 if page[start] == _INNER else 8)
    (cells,) = struct.unpack_from(">H", page, start + 3)
    first = head + 2 * cells
    if first > len(page):
        return None
    offsets: tuple[int, ...] = struct.unpack_from(f">{cells}H", page, head)
    return tuple(offset if first <= offset < len(page) else len(page) for offset in offsets)


def _row(pages: DamagedPages, page: bytes, offset: int) -> Row:
    length, offset = _varint(page, offset)
    rowid, offset = _varint(page, offset)
    if not 1 <= length <= pages.count * pages.size:
        raise _BrokenError
    local = _local_length(length, len(page))
    payload = page[offset : offset + local]
    if local < length:
        (following,) = struct.unpack_from(">I", page, offset + local)
        payload += _overflow(pages, following, length - local)
    if len(payload) != length:
        raise _BrokenError
    return Row(rowid, _values(payload))


def _local_length(length: int, size: int) -> int:
    """Return how many bytes of a payload stand on the page itself."""
    most = size - 35
    if length <= most:
        return length
    least = (size - 12) * 32 // 255 - 23
    proposed = least + (length - least) % (size - 4)
    return proposed if proposed <= most else least


def _overflow(pages: DamagedPages, number: int, length: int) -> bytes:
    found = bytearray()
    while len(found) < length:
        page = pages.page(number)
        if page is None:
            raise _BrokenError
        (number,) = struct.unpack_from(">I", page)
        found += page[4 : 4 + length - len(found)]
    return bytes(found)


def _values(payload: bytes) -> tuple[Value, ...]:
    head, place = _varint(payload, 0)
    if head > len(payload):
        raise _BrokenError
    kinds = []
    while place < head:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values, at = [], head
    for kind in kinds:
        value, at = _value(payload, kind, at)
        values.append(value)
    if place != head or at != len(payload):
        raise _BrokenError
    return tuple(values)


def _value(payload: bytes, kind: int, at: int) -> tuple[Value, int]:
    """Return the value of serial type *kind*, and where the next one begins."""
    if kind == 0:
        return None, at
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO, at
    if kind == _REAL:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind in _SIZES:
        length = _SIZES[kind]
    elif kind >= _FIRST_BLOB:
        length = (kind - _FIRST_BLOB) // 2
    else:
        raise _BrokenError
    content = payload[at : at + length]
    if len(content) != length:
        raise _BrokenError
    if kind in _SIZES:
        return int.from_bytes(content, "big", signed=True), at + length
    return content.decode() if kind % 2 else content, at + length


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Return the number at *at*, and where the next one begins."""
    value = 0
    for place in range(8):
        if at + place >= len(content):
            raise _BrokenError
        byte = content[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    if at + 8 >= len(content):
        raise _BrokenError
    value = value << 8 | content[at + 8]
    return value - (1 << 64) if value > _HIGHEST else value, at + 9
