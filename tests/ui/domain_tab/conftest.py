"""A tab on the screen, with a source of panel facts that a test can change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spbe_desktop.domain.findings import FindingCode
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import ChangeEntry, EarlierAnswer, EvidenceUse
from spbe_desktop.domain.shortcomings import SeenShortcoming
from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.ui.domain_tab.group_tab import GroupTab
from tests.builders import make_instrument, make_row, make_sheet


class FakeSource:
    """Answers what a test put into it, and counts the questions."""

    def __init__(self) -> None:
        self.evidence: dict[str, list[EvidenceUse]] = {}
        self.problems: dict[int, tuple[FindingCode, ...]] = {}
        self.known: dict[str, tuple[SlotStanding, ...]] = {}
        self.falling_short: dict[str, tuple[SeenShortcoming, ...]] = {}
        self.earlier: dict[str, EarlierAnswer] = {}
        self.changes: dict[str, list[ChangeEntry]] = {}
        self.asked: list[tuple[str, str]] = []

    def evidence_of(self, key):
        self.asked.append(("evidence", key))
        return tuple(self.evidence.get(key, ()))

    def problems_of(self, use):
        return self.problems.get(use.use_id, ())

    def standings(self):
        return self.known

    def open_shortcomings(self):
        return self.falling_short

    def earlier_answer(self, key):
        self.asked.append(("earlier", key))
        return self.earlier.get(key)

    def changes_of(self, key):
        self.asked.append(("changes", key))
        return tuple(self.changes.get(key, ()))


class TabOnScreen:
    """The tab of the first domain; its requests are carried out as the window would."""

    def __init__(self, tab, source, instrument):
        self.tab = tab
        self.source = source
        self.instrument = instrument
        self.sheet = make_sheet(instrument=instrument)

    def show(self, *rows, values=None, assessment=None):
        """Show a sheet of *rows* and *values*."""
        self.sheet = make_sheet(
            values, instrument=self.instrument, rows=rows, assessment=assessment
        )
        self.tab.show_sheet(self.sheet)
        return self.tab

    def change(self, key, **facts):
        """Show the same sheet with other *facts* of indicator *key*."""
        rows = [replace(r, **facts) if r.key == key else r for r in self.sheet.rows]
        assessment = self.sheet.assessment
        self.show(*rows, assessment=assessment)

    def row(self, key, value=None, **facts):
        """Return a row of the tab's own instrument."""
        return make_row(self.instrument.by_key[IndicatorKey(key)], value, **facts)


@pytest.fixture
def source():
    return FakeSource()


@pytest.fixture
def open_tab(qtbot, theme, icons, source):
    """Return a function that puts a tab for the first group of an instrument on the screen."""

    def put(instrument=None, *, width=1366, height=594):
        instrument = instrument or make_instrument()
        tab = GroupTab(instrument.groups[0], theme, icons, source)
        qtbot.addWidget(tab)
        tab.resize(width, height)
        screen = TabOnScreen(tab, source, instrument)
        screen.show()
        with qtbot.waitActive(tab):
            tab.show()
            tab.activateWindow()
        return screen

    return put
