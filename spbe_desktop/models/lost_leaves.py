"""Which pages of a damaged file hold the rows of which table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spbe_desktop.models.believable import Shape
from spbe_desktop.models.damaged_pages import DamagedPages
from spbe_desktop.models.damaged_trees import Leaf, Tree, is_leaf, rows_of, walk


@dataclass(slots=True)
class TablePages:
    """The pages on which rows of a table were found, and how many of them are lost."""

    shape: Shape
    leaves: list[Leaf] = field(default_factory=list)
    lost: int = 0
    incomplete: bool = False
    """Whether there may be pages that nothing leads to any more."""


def gather(
    pages: DamagedPages, shapes: Iterable[Shape], roots: Mapping[str, int]
) -> tuple[TablePages, ...]:
    """Return the pages of each table, first by its tree and then by what its rows look like.

    A tree in which every page makes sense is believed before others. Pages that no tree leads
    to are looked at only for tables whose tree is broken, because such pages may also hold
    what was deleted long ago.
    """
    found = tuple(map(TablePages, shapes))
    trees = {each.shape.table: walk(pages, roots[each.shape.table]) for each in found}
    taken: set[int] = set()
    for each in sorted(found, key=lambda each: not trees[each.shape.table].whole):
        _take(pages, each, trees[each.shape.table], taken)
    incomplete = [each for each in found if each.incomplete]
    if incomplete:
        _adopt(pages, incomplete, taken | (pages.free() or frozenset()))
    return found


def _take(pages: DamagedPages, each: TablePages, tree: Tree, taken: set[int]) -> None:
    for leaf in tree.leaves:
        if leaf.page not in taken and _belongs(pages, leaf, each.shape):
            each.leaves.append(leaf)
        else:
            each.lost += 1
    taken.update(leaf.page for leaf in each.leaves)
    each.lost += tree.broken_leaves
    each.incomplete = tree.may_have_more or (each.lost > 0 and not each.leaves)


def _adopt(pages: DamagedPages, wanting: list[TablePages], taken: set[int]) -> None:
    """Give each page of rows that nobody has to the only table that it can be of."""
    for number in range(2, pages.count + 1):
        if number in taken or not is_leaf(pages, number):
            continue
        fitting = [each for each in wanting if _belongs(pages, Leaf(number), each.shape)]
        if len(fitting) == 1:
            (found,) = fitting
            if not found.leaves:
                # What was lost is the page that led here.
                found.lost = 0
            found.leaves.append(Leaf(number))


def _belongs(pages: DamagedPages, leaf: Leaf, shape: Shape) -> bool:
    """Tell whether a page can be of this table: one row at least fits, or it has none."""
    empty = True
    for row in rows_of(pages, leaf):
        empty = False
        if row is not None and shape.completed(row) is not None:
            return True
    return empty
