"""A field for a date, typed as officers write dates."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit

from spbe_desktop.ui.description.typed_date import parse_day
from spbe_desktop.words.formats import day


class DayField(QLineEdit):
    """Holds a date, or none; what is typed and is no date is marked as faulty."""

    def __init__(self, value: date | None) -> None:
        super().__init__("" if value is None else day(value))
        self.setPlaceholderText("14 Jan 2025")
        self.textEdited.connect(self._on_edited)

    @property
    def value(self) -> date | None:
        """Return the date that was typed; none if nothing, or no date, was typed."""
        return parse_day(self.text()) if self.text().strip() else None

    def check(self) -> bool:
        """Tell whether the field is empty or holds a date, and mark it if not."""
        right = not self.text().strip() or self.value is not None
        self._mark(faulty=not right)
        return right

    def _on_edited(self) -> None:
        self._mark(faulty=False)

    def _mark(self, *, faulty: bool) -> None:
        self.setProperty("faulty", faulty)
        self.update()
