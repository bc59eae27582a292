"""The tab of all documents on the screen, fed as the desk would."""

from __future__ import annotations

from datetime import date

import pytest

from spbe_desktop.domain.library_filter import entries_of, select, standpoint_of
from spbe_desktop.ui.library_tab.tab import LibraryTab
from spbe_desktop.ui.library_tab.view import LibraryView, NamedUse
from tests.builders import make_assessment, make_instrument


class FakeSource:
    """Answers what the details ask with what a test put into it."""

    def __init__(self):
        self.earlier = {}
        self.pages = {}
        self.suggested = {}

    def earlier_revisions(self, document_id):
        return tuple(self.earlier.get(document_id, ()))

    def named_uses(self, document):
        return tuple(NamedUse(use, use.key, f"Indikator {use.key}", 5) for use in document.uses)

    def pages_of(self, document):
        return self.pages.get(document.id, 0)

    def suggestions_for(self, document):
        return self.suggested.get(document.id, {})


class TabOnScreen:
    """Shows documents through the filters that are set, as the desk does."""

    def __init__(self, tab, source):
        self.tab = tab
        self.source = source
        self._documents = ()
        self._snippets = {}
        tab.choice_changed.connect(self._show)

    def show(self, *documents, snippets=None):
        self._documents, self._snippets = documents, snippets or {}
        self._show()

    def _show(self):
        instrument = make_instrument()
        seen_from = standpoint_of(make_assessment(), instrument, date(2025, 9, 25))
        entries = entries_of(self._documents, seen_from)
        self.tab.show_view(
            LibraryView(
                everything=select(entries, {}),
                shown=select(entries, self.tab.choice),
                year=2025,
                groups_heading="Domain",
                groups=tuple((str(g.code), g.short_title) for g in instrument.groups),
                snippets=self._snippets,
            )
        )

    @property
    def titles(self):
        return [entry.document.title for entry in self.tab.table.documents.entries]

    @property
    def details(self):
        return self.tab.panel.details

    def cell(self, row, column):
        return self.tab.table.documents.index(row, column).data()


@pytest.fixture
def source():
    return FakeSource()


@pytest.fixture
def open_tab(qtbot, theme, icons, source):
    """Return a function that puts the tab on the screen."""

    def put(*documents, width=1366, height=594):
        tab = LibraryTab(theme, icons, source)
        qtbot.addWidget(tab)
        tab.resize(width, height)
        screen = TabOnScreen(tab, source)
        screen.show(*documents)
        with qtbot.waitActive(tab):
            tab.show()
            tab.activateWindow()
        return screen

    return put
