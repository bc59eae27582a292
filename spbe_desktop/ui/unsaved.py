"""Edits that the disk did not take: kept, shown, and tried again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any

from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.services.editing import Operation, TypedEdit


class Unsaved:
    """The newest refused edit of each text and of each row of figures."""

    def __init__(self) -> None:
        self._texts: dict[Hashable, TypedEdit] = {}
        self._figures: dict[Hashable, Operation] = {}

    def __bool__(self) -> bool:
        return bool(self._texts or self._figures)

    @property
    def texts(self) -> tuple[TypedEdit, ...]:
        """Return the typed texts."""
        return tuple(self._texts.values())

    def forget_text(self, edit: TypedEdit) -> bool:
        """Forget what waits for the place of *edit*; tell whether something did."""
        return self._texts.pop(_place_of(edit), None) is not None

    def keep_text(self, edit: TypedEdit) -> None:
        """Keep *edit* in place of what waits for the same text."""
        self._texts[_place_of(edit)] = edit

    def forget_figures(self, place: Hashable) -> None:
        """Forget what waits for the figures at *place*."""
        self._figures.pop(place, None)

    def keep_figures(self, place: Hashable, edit: Operation) -> None:
        """Keep *edit* as what waits for the figures at *place*."""
        self._figures[place] = edit

    def retry(self, store: Callable[[Operation], bool]) -> bool:
        """Have *store* try again, until it fails once; tell whether it took anything."""
        took = False
        waiting: tuple[dict[Hashable, Any], ...] = (self._texts, self._figures)
        for unsaved in waiting:
            for place, edit in tuple(unsaved.items()):
                if not store(edit):
                    return took
                del unsaved[place]
                took = True
        return took

    def shown_in(self, sheet: Sheet) -> Sheet:
        """Return *sheet* with the texts in place of those that are stored."""
        texts: dict[str, dict[str, Any]] = {}
        for edit in self._texts.values():
            if edit.assessment_id == sheet.assessment.id:
                texts.setdefault(edit.key, {})[edit.kind] = edit.content
        rows = tuple(
            replace(row, **texts[row.key]) if row.key in texts else row for row in sheet.rows
        )
        return replace(sheet, rows=rows) if texts else sheet


def _place_of(edit: TypedEdit) -> Hashable:
    return edit.assessment_id, edit.key, edit.kind
