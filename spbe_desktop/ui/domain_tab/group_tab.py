"""The tab of one top group: its indicators, the answer to one of them, and what helps."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from spbe_desktop.domain.instrument import Group, IndicatorKey
from spbe_desktop.domain.sheet import EvidenceUse, IndicatorRow, Sheet
from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.domain.starters import Part, known_facts, opening
from spbe_desktop.ui.domain_tab.drop_places import DropPlaces
from spbe_desktop.ui.domain_tab.evidence_page import EvidencePage
from spbe_desktop.ui.domain_tab.group_wishes import GroupWishes
from spbe_desktop.ui.domain_tab.incoming import Incoming
from spbe_desktop.ui.domain_tab.indicator_list import IndicatorList
from spbe_desktop.ui.domain_tab.indicator_page import IndicatorPage
from spbe_desktop.ui.domain_tab.level_cards import value_of
from spbe_desktop.ui.domain_tab.note_page import NotePage
from spbe_desktop.ui.domain_tab.panel import Panel
from spbe_desktop.ui.domain_tab.panel_strip import PanelStrip
from spbe_desktop.ui.domain_tab.panel_wiring import connect_page
from spbe_desktop.ui.domain_tab.reading_order import follow_reading_order
from spbe_desktop.ui.domain_tab.slot_actions import SlotActions
from spbe_desktop.ui.domain_tab.source import PanelSource
from spbe_desktop.ui.domain_tab.tab_frame import TabFrame
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme


class GroupTab(GroupWishes):
    """Shows a sheet and tells what the officer wants; it changes nothing itself."""

    def __init__(self, group: Group, theme: Theme, icons: Icons, source: PanelSource) -> None:
        super().__init__()
        self._group = group
        self._source = source
        self._keys = tuple(indicator.key for indicator in group.indicators)
        self._current = self._keys[0]
        self._sheet: Sheet | None = None
        self._standing: tuple[SlotStanding, ...] | None = None
        self._falling_short = 0
        self._wanted_page = "guidance"
        has_openings = any(g.fact_starter or g.analysis_starter for g in group.walk())
        start = self._opening if has_openings else None
        self.slots = SlotActions(icons, self._documents, self)
        self.list = IndicatorList(group, theme, icons)
        self.page = IndicatorPage(theme, icons, start, group.indicators[0].scale, self.slots)
        self.panel = Panel(theme, icons, source, self.slots)
        self.strip = PanelStrip(theme, icons)
        self.frame = TabFrame(theme, (self.list, self.page, self.panel, self.strip), self)
        places = DropPlaces(self, (self.list, self.page, self.panel))
        self.incoming = Incoming(self, theme, places, self._open_sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()

    @property
    def current_key(self) -> IndicatorKey:
        """Return the key of the indicator in the centre."""
        return self._current

    def show_sheet(self, sheet: Sheet) -> None:
        """Show *sheet* in place; selection, scrolling, caret and what is being typed survive."""
        before = None if self._sheet is None else self._told()
        same_frame = self._same_frame(sheet)
        self._sheet = sheet
        standings = self._source.standings()
        self.list.show_sheet(sheet, standings)
        self._look_around()
        if before is None:
            self.list.show_current(self._current)
        if not same_frame or self._told() != before:
            self._show_current_row()

    def show_mine(self, keys: frozenset[IndicatorKey] | None, *, on: bool) -> None:
        """Know the indicators of the officer herself, and show only them if that is *on*."""
        self.list.show_mine(keys, on=on)

    def refresh_panels(self) -> None:
        """Ask again for what the panel shows: evidence or changes went stale."""
        if self._sheet is not None and self.frame.panel_is_open:
            self.panel.refresh(self._sheet, self._row())

    def go_to(self, key: str) -> None:
        """Turn to indicator *key*, if this tab holds it; what was typed is handed on first."""
        wanted = IndicatorKey(key)
        if wanted not in self._keys or wanted == self._current:
            return
        self.flush()
        self._current = wanted
        if self._sheet is not None:
            self._look_around()
            self.list.show_current(wanted)
            self._show_current_row()
        self.current_changed.emit(wanted)

    def next_indicator(self) -> None:
        """Turn to the indicator below."""
        self._step(1)

    def previous_indicator(self) -> None:
        """Turn to the indicator above."""
        self._step(-1)

    def next_unanswered(self) -> bool:
        """Turn to the next indicator without a value; tell whether there is another."""
        if self._sheet is None:
            return False
        offered = self._offered
        place = offered.index(self._current)
        for key in offered[place + 1 :] + offered[:place]:
            if not self._sheet.by_key[key].answered:
                self.go_to(key)
                return True
        return False

    def choose_level(self, number: int) -> None:
        """Ask for level *number*, as a click on its card does."""
        row = self._editable_row()
        if row is None or (row.answered and row.level and row.level.number == number):
            return
        value = value_of(row.indicator.scale, number)
        if value is not None:
            self.value_chosen.emit(row.key, value)

    def clear_value(self) -> None:
        """Ask to take the answer back."""
        row = self._editable_row()
        if row is not None and row.answered:
            self.value_chosen.emit(row.key, None)

    def toggle_flag(self) -> None:
        """Ask to flag the indicator, or to remove its flag."""
        if self._sheet is not None:
            self.flag_toggled.emit(self._current)

    def show_panel(self, name: str) -> None:
        """Open the panel at page *name*."""
        self._wanted_page = name
        if self._sheet is not None:
            self.panel.turn_to(name, self._sheet, self._row())
        self.frame.open_panel(True)

    def toggle_panel(self) -> None:
        """Close the panel, or open it again where it was."""
        if self.frame.panel_is_open:
            self.panel.flush()
            self.frame.open_panel(False)
        else:
            self.show_panel(self._wanted_page)

    def focus_note(self) -> None:
        """Put the caret into the note."""
        self.show_panel("note")
        page = self.panel.page("note")
        if isinstance(page, NotePage):
            page.focus_edit()

    def focus_explanation(self) -> None:
        """Put the caret into the explanation."""
        self.page.write()

    def confirm_proposal(self) -> None:
        """Ask to take the explanation that an earlier year has left."""
        self.page.proposal.confirm()

    def add_evidence(self) -> None:
        """Offer the ways to add evidence."""
        self.show_panel("evidence")
        page = self.panel.page("evidence")
        if isinstance(page, EvidencePage) and self._editable_row() is not None:
            page.open_menu()

    def flush(self) -> None:
        """Hand on at once what is being typed."""
        self.page.flush()
        self.panel.flush()

    def _look_around(self) -> None:
        """Ask for what is told of the indicator beside its row."""
        self._standing = self._source.standings().get(self._current)
        self._falling_short = len(self._source.open_shortcomings().get(self._current, ()))

    def _told(self) -> tuple[object, ...]:
        return self._row(), self._standing, self._falling_short

    def _documents(self) -> tuple[EvidenceUse, ...]:
        return self._source.evidence_of(self._current)

    def _row(self) -> IndicatorRow:
        assert self._sheet is not None
        return self._sheet.by_key[self._current]

    def _editable_row(self) -> IndicatorRow | None:
        return self._row() if self._sheet is not None and self._sheet.editable else None

    def _same_frame(self, sheet: Sheet) -> bool:
        old = self._sheet
        return old is not None and (old.assessment, old.stage) == (sheet.assessment, sheet.stage)

    def _show_current_row(self) -> None:
        assert self._sheet is not None
        row, place = self._row(), self._keys.index(self._current)
        self.slots.turn_to(row.key, editable=self._sheet.editable)
        around = (place > 0, place + 1 < len(self._keys))
        self.page.show_row(self._sheet, row, self._standing, around)
        count = str(row.evidence_count) if row.evidence_count else ""
        self.strip.tab("evidence").set_badge(count, f"{count} dokumen")
        short = str(self._falling_short) if self._falling_short else ""
        self.strip.tab("findings").set_badge(short, f"{short} temuan terbuka")
        self.strip.tab("note").set_badge("1" if row.note else "", "ada catatan")
        if not self.frame.panel_is_open:
            return
        if self.panel.page_name != self._wanted_page:
            self.panel.turn_to(self._wanted_page, self._sheet, row)
            self.frame.open_panel(True)
        else:
            self.panel.show_row(self._sheet, row)

    def _step(self, places: int) -> None:
        offered = self._offered
        wanted = offered.index(self._current) + places
        if 0 <= wanted < len(offered):
            self.go_to(offered[wanted])

    @property
    def _offered(self) -> list[IndicatorKey]:
        """Return the indicators that keys walk through: the officer's own, or all."""
        only = self.list.only
        return [k for k in self._keys if only is None or k in only or k == self._current]

    def _opening(self, part: Part) -> str:
        if self._sheet is None:
            return ""
        facts = known_facts(self._row(), self._sheet.assessment.agency, self._documents())
        return opening(part, self._sheet.instrument.path_to(self._current), facts)

    def _connect(self) -> None:
        self.list.indicator_chosen.connect(self.go_to)
        self.list.next_clicked.connect(self.next_unanswered)
        self.list.mine_toggled.connect(self.mine_toggled)
        page = self.page
        page.header.flag_clicked.connect(self.toggle_flag)
        page.header.previous_clicked.connect(self.previous_indicator)
        page.header.next_clicked.connect(self.next_indicator)
        page.comparison.target_chosen.connect(self._on_target_chosen)
        page.cards.level_picked.connect(self.choose_level)
        page.cards.clear_requested.connect(self.clear_value)
        page.value_field.value_entered.connect(lambda v: self.value_chosen.emit(self._current, v))
        page.explanation.settled.connect(self.explanation_settled)
        page.explanation.editing_started.connect(self.editing_started)
        page.reopen_wanted.connect(self.reopen_wanted)
        page.files_wanted.connect(lambda: self.files_wanted.emit(self._current, None))
        self.strip.page_clicked.connect(self._on_page_clicked)
        self.strip.toggle_clicked.connect(self.toggle_panel)
        self.panel.page_made.connect(self._on_page_made)
        self.incoming.files_offered.connect(self.files_offered)
        self.incoming.image_pasted.connect(self.image_pasted)
        self.slots.previewed.connect(self.evidence_previewed)

    def _on_target_chosen(self, target: Decimal | None) -> None:
        if self._row().target != target:
            self.target_chosen.emit(self._current, target)

    def _on_page_clicked(self, name: str) -> None:
        if self.frame.panel_is_open and self.panel.page_name == name:
            self.toggle_panel()
        else:
            self.show_panel(name)

    def _on_page_made(self, name: str) -> None:
        page = self.panel.page(name)
        if page is not None:
            connect_page(page, self)

    def _open_sheet(self) -> tuple[Sheet, IndicatorKey] | None:
        if self._sheet is None or not self._sheet.editable:
            return None
        return self._sheet, self._current

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        follow_reading_order(self.list, self.page, self.panel, self.strip)
        return super().focusNextPrevChild(forward)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_escape = event.key() == Qt.Key.Key_Escape
        if event.matches(QKeySequence.StandardKey.Paste) and self.incoming.paste():
            event.accept()
        elif is_escape and self.frame.is_narrow and self.frame.panel_is_open:
            self.toggle_panel()
        else:
            super().keyPressEvent(event)
