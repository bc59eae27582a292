"""The panel beside an indicator: guidance, evidence, note, findings, changes and last year."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain.sheet import IndicatorRow, Sheet
from spbe_desktop.ui.domain_tab.changes_page import ChangesPage
from spbe_desktop.ui.domain_tab.earlier_page import EarlierPage
from spbe_desktop.ui.domain_tab.evidence_page import EvidencePage
from spbe_desktop.ui.domain_tab.findings_page import FindingsPage
from spbe_desktop.ui.domain_tab.guidance_page import GuidancePage
from spbe_desktop.ui.domain_tab.note_page import NotePage
from spbe_desktop.ui.domain_tab.panel_page import PanelPage
from spbe_desktop.ui.domain_tab.slot_actions import SlotActions
from spbe_desktop.ui.domain_tab.source import PanelSource
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme


class Panel(QWidget):
    """Makes a page when it is first shown, and asks *source* only for the page in view."""

    page_made = Signal(str)
    """A page is there for the first time and wants to be connected."""

    def __init__(
        self, theme: Theme, icons: Icons, source: PanelSource, actions: SlotActions
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._source = source
        self._actions = actions
        self._pages: dict[str, PanelPage] = {}
        self._name = ""
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 0, 0, 0)
        self.floating = False
        theme.changed.connect(self.update)

    @property
    def page_name(self) -> str:
        """Return the name of the page in view."""
        return self._name

    def page(self, name: str) -> PanelPage | None:
        """Return page *name*, if it was ever shown."""
        return self._pages.get(name)

    def turn_to(self, name: str, sheet: Sheet, row: IndicatorRow) -> None:
        """Show page *name* with what it knows of *row*."""
        if name not in self._pages:
            self._pages[name] = self._make(name)
            self._stack.addWidget(self._pages[name])
            self.page_made.emit(name)
        self._name = name
        self._pages[name].show_row(sheet, row)
        self._stack.setCurrentWidget(self._pages[name])

    def show_row(self, sheet: Sheet, row: IndicatorRow) -> None:
        """Show *row* on the page in view."""
        if self._name:
            self._pages[self._name].show_row(sheet, row)

    def refresh(self, sheet: Sheet, row: IndicatorRow) -> None:
        """Ask again for what the pages show of *row*."""
        for page in self._pages.values():
            page.forget()
        self.show_row(sheet, row)

    def flush(self) -> None:
        """Hand on at once what is being typed on any page."""
        for page in self._pages.values():
            page.flush()

    def _make(self, name: str) -> PanelPage:
        theme, icons, source = self._theme, self._icons, self._source
        match name:
            case "guidance":
                return GuidancePage(theme, icons)
            case "evidence":
                return EvidencePage(theme, icons, source, self._actions)
            case "note":
                return NotePage(theme, icons)
            case "findings":
                return FindingsPage(theme, icons, source)
            case "changes":
                return ChangesPage(theme, icons, source)
            case "earlier":
                return EarlierPage(theme, icons, source)
            case _:
                raise KeyError(name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.window)
        edge = tokens.line_strong if self.floating else tokens.line
        painter.fillRect(0, 0, 1, self.height(), edge)
        painter.end()
