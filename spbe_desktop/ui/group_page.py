"""A domain tab as a page of the window: its wishes become edits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.instrument import Group, IndicatorKey
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.services.changes import Changes
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.pages import Page


class AnswerTab(Protocol):
    """A domain tab, as the rest of the window sees it; loaded when one is first shown."""

    @property
    def current_key(self) -> IndicatorKey:
        """Return the indicator in the centre."""

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the answers."""

    def show_mine(self, keys: frozenset[IndicatorKey] | None, *, on: bool) -> None:
        """Know the indicators of the officer herself."""

    def refresh_panels(self) -> None:
        """Ask again for what the panel shows."""

    def go_to(self, key: str) -> None:
        """Turn to an indicator."""

    def next_indicator(self) -> None:
        """Turn to the indicator below."""

    def previous_indicator(self) -> None:
        """Turn to the indicator above."""

    def next_unanswered(self) -> bool:
        """Turn to the next indicator without a value; tell whether there is one."""

    def choose_level(self, number: int) -> None:
        """Ask for a level."""

    def clear_value(self) -> None:
        """Ask to take the answer back."""

    def toggle_flag(self) -> None:
        """Ask to flag the indicator."""

    def show_panel(self, name: str) -> None:
        """Open the panel at a page."""

    def toggle_panel(self) -> None:
        """Close the panel, or open it again."""

    def focus_note(self) -> None:
        """Put the caret into the note."""

    def focus_explanation(self) -> None:
        """Put the caret into the explanation."""

    def confirm_proposal(self) -> None:
        """Ask to take the explanation that an earlier year has left."""

    def add_evidence(self) -> None:
        """Offer the ways to add evidence."""

    def flush(self) -> None:
        """Hand on what is being typed."""


@dataclass(frozen=True, slots=True)
class OwnIndicators:
    """Which indicators are the officer's own, and whether only they are shown."""

    keys: Callable[[], frozenset[IndicatorKey] | None]
    """None while nobody has said who she is."""
    only: Callable[[], bool]
    show_only: Callable[[bool], None]

    @property
    def shown(self) -> frozenset[IndicatorKey] | None:
        """Return the indicators that alone are shown; None where all are."""
        return self.keys() if self.only() else None


def group_page(
    group: Group,
    looks: Looks,
    bridge: WorkspaceBridge,
    equip: Callable[[QWidget], None],
    own: OwnIndicators,
) -> Page:
    """Return the page on which the indicators of *group* are answered.

    *equip* connects a new tab to whatever carries out its wishes.
    """
    keys = {indicator.key for indicator in group.indicators}

    def make() -> QWidget:
        # A domain tab is the largest page; it is loaded when one is first shown.
        from spbe_desktop.ui.domain_tab.group_tab import GroupTab

        tab = GroupTab(group, looks.theme, looks.icons, bridge)
        equip(tab)
        tab.mine_toggled.connect(own.show_only)
        return tab

    def refresh(tab: QWidget, changes: Changes) -> None:
        sheet = bridge.sheet
        if sheet is not None:
            answers = cast(AnswerTab, tab)
            answers.show_sheet(sheet)
            if changes.team or changes.assessments:
                answers.show_mine(own.keys(), on=own.only())
            named = changes.assessments or changes.findings or changes.actions
            if changes.evidence or changes.documents or named:
                answers.refresh_panels()

    def concerns(changes: Changes) -> bool:
        touched = not keys.isdisjoint(changes.answers | changes.evidence)
        named = changes.assessments or changes.team or changes.findings
        return touched or bool(changes.documents) or named or changes.actions

    def flush(tab: QWidget) -> None:
        cast(AnswerTab, tab).flush()

    return Page(make, refresh, concerns, flush)
