"""The tabs of the window: a name, a count, a line under the current one, no boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QTabBar, QToolButton, QWidget
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring
from spbe_desktop.ui.widgets.painted import Left, draw_text, text_width

_PADDING, _GAP, _HEIGHT, _UNDERLINE, _CLIP = 11, 6, 34, 2, 11

Tab = tuple[str, str, str]
"""The key, the name and the count of a tab; the count may be empty."""


class TabStrip(QTabBar):
    """Tells which tab is wanted by its key; tabs without room wait in a menu at the end."""

    current_changed = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._tabs: list[Tab] = []
        self._slots: Mapping[str, str] = {}
        self._shows_slots = False
        # Qt asks for every width again with every tab that is added or renamed.
        self._widths: dict[Tab, int] = {}
        self._more = QToolButton(self)
        self._menu = QMenu(self._more)
        self._build()
        self.currentChanged.connect(self._on_current_changed)
        self._more.clicked.connect(self._open_menu)
        self._menu.triggered.connect(self._on_hidden_tab_chosen)
        theme.changed.connect(self._on_theme_changed)

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show *tabs*; the current one stays if it is still among them.

        Counts that changed are all that is redrawn when the tabs are the same as before.
        """
        self._take(tabs)
        self._fit()

    def set_slots(self, slots: Mapping[str, str]) -> None:
        """Show how many slots are filled, "12/31" by the key of the tab, where all have room."""
        if slots != self._slots:
            self._slots = slots
            self._take(self._tabs)
            self._measure_again()

    def _take(self, tabs: Sequence[Tab]) -> None:
        keys = [key for key, _, _ in tabs]
        if keys != [key for key, _, _ in self._tabs]:
            self._rebuild(tabs)
        self._tabs = list(tabs)
        for place, (key, name, count) in enumerate(tabs):
            self.setTabText(place, name)
            slots = self._slots.get(key, "").replace("/", " dari ")
            told = f"{slots} butir terisi" if slots else ""
            self.setTabToolTip(place, told)
            parts = (name, count, told)
            self.setAccessibleTabName(place, ", ".join(part for part in parts if part))

    @property
    def current_key(self) -> str:
        """Return the key of the current tab, or nothing if there are no tabs."""
        place = self.currentIndex()
        return self._tabs[place][0] if 0 <= place < len(self._tabs) else ""

    def set_current(self, key: str) -> None:
        """Make the tab called *key* the current one; an unknown key changes nothing."""
        for place, tab in enumerate(self._tabs):
            if tab[0] == key:
                self.setCurrentIndex(place)

    def _on_current_changed(self, place: int) -> None:
        if 0 <= place < len(self._tabs):
            self._fit()
            self.current_changed.emit(self._tabs[place][0])

    def _on_theme_changed(self) -> None:
        self._more.setFont(self._theme.font("body"))
        self._widths.clear()
        self._measure_again()

    def _measure_again(self) -> None:
        # A tab bar measures its tabs anew only when a text changes.
        for place, (_, name, _count) in enumerate(self._tabs):
            self.setTabText(place, "")
            self.setTabText(place, name)
        self._fit()
        self.updateGeometry()

    def _build(self) -> None:
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Bagian")
        self._more.setFont(self._theme.font("body"))
        self._more.setAutoRaise(True)
        self._more.hide()

    def _rebuild(self, tabs: Sequence[Tab]) -> None:
        wanted = self.current_key
        self.blockSignals(True)
        self._tabs = list(tabs)
        while self.count():
            self.removeTab(0)
        for _, name, _count in tabs:
            self.addTab(name)
        self.set_current(wanted)
        self.blockSignals(False)
        if self.current_key and self.current_key != wanted:
            self.current_changed.emit(self.current_key)

    def _fit(self) -> None:
        """Show as many tabs as there is room for, the current one always among them."""
        if not self._tabs:
            self._more.hide()
            return
        places = range(self.count())
        self._let_show_slots(
            sum(self._width_of(place, with_slots=True) for place in places) <= self.width()
        )
        widths = [self._width_of(place) for place in places]
        shown = self._places_that_fit(widths)
        for place in range(self.count()):
            if self.isTabVisible(place) != (place in shown):
                self.setTabVisible(place, place in shown)
        hidden = self.count() - len(shown)
        self._more.setVisible(hidden > 0)
        if hidden:
            self._more.setText(f"⋯ {hidden} lagi")
            self._more.setAccessibleName(f"{hidden} bagian lagi")
            size = self._more.sizeHint()
            top = (self.height() - size.height()) // 2
            self._more.setGeometry(QRect(self.width() - size.width(), top, *_pair(size)))

    def _let_show_slots(self, shows: bool) -> None:
        if shows != self._shows_slots:
            self._shows_slots = shows
            if self._slots:
                self._measure_again()

    def _places_that_fit(self, widths: list[int]) -> set[int]:
        if sum(widths) <= self.width():
            return set(range(len(widths)))
        room = self.width() - self._theme.px(76) - widths[max(0, self.currentIndex())]
        shown = {max(0, self.currentIndex())}
        for place, width in enumerate(widths):
            if place in shown:
                continue
            room -= width
            if room < 0:
                break
            shown.add(place)
        return shown

    def _open_menu(self) -> None:
        self._fill_menu()
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for place, (key, name, count) in enumerate(self._tabs):
            if not self.isTabVisible(place):
                action = self._menu.addAction(f"{name}  {count}".rstrip())
                action.setData(key)

    def _on_hidden_tab_chosen(self, action: QAction) -> None:
        self.set_current(str(action.data()))
        self.setFocus()

    def _width_of(self, place: int, *, with_slots: bool | None = None) -> int:
        key, name, count = self._tabs[place]
        shows = self._shows_slots if with_slots is None else with_slots
        parts = (name, count, self._slots.get(key, "") if shows else "")
        if parts not in self._widths:
            self._widths[parts] = self._measured(*parts)
        return self._widths[parts]

    def _measured(self, name: str, count: str, slots: str) -> int:
        px, theme = self._theme.px, self._theme
        # The bold width, so that nothing moves when the tab is chosen.
        width = text_width(theme.font("body", bold=True), name) + 2 * px(_PADDING)
        font = theme.font("caption")
        if count:
            width += px(_GAP) + text_width(font, count)
        if slots:
            width += px(_GAP + _CLIP + 2) + text_width(font, slots)
        return width

    @override
    def tabSizeHint(self, index: int) -> QSize:
        if not 0 <= index < len(self._tabs):
            return super().tabSizeHint(index)
        return QSize(self._width_of(index), self._theme.px(_HEIGHT))

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def sizeHint(self) -> QSize:
        width = sum(self._width_of(place) for place in range(len(self._tabs)))
        return QSize(width, self._theme.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place in range(self.count()):
            if self.isTabVisible(place):
                self._paint_tab(painter, place)
        painter.end()

    def _paint_tab(self, painter: QPainter, place: int) -> None:
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        rect = self.tabRect(place)
        key, name, count = self._tabs[place]
        current = place == self.currentIndex()
        hovered = rect.contains(self.mapFromGlobal(self.cursor().pos()))
        font = theme.font("body", bold=current)
        color = tokens.accent if current else tokens.text if hovered else tokens.text_2
        words = rect.adjusted(px(_PADDING), 0, 0, -px(_UNDERLINE))
        draw_text(painter, words, name, font, color)
        if count:
            words.setLeft(words.left() + text_width(font, name) + px(_GAP))
            small = theme.font("caption")
            draw_text(painter, words, count, small, tokens.text_3, Left)
            words.setLeft(words.left() + text_width(small, count) + px(_GAP))
        if self._shows_slots and key in self._slots:
            self._paint_slots(painter, words, self._slots[key])
        if current:
            line = px(_UNDERLINE)
            painter.fillRect(rect.x(), rect.bottom() + 1 - line, rect.width(), line, tokens.accent)
            if self.hasFocus():
                focus_ring(painter, rect.adjusted(2, 3, -2, -5), tokens)

    def _paint_slots(self, painter: QPainter, words: QRect, slots: str) -> None:
        side = self._theme.px(_CLIP)
        clip = QRect(words.left(), words.top() + (words.height() - side) // 2, side, side)
        self._icons.paint(painter, clip, "paperclip", "text_3")
        words.setLeft(clip.right() + self._theme.px(3))
        font = self._theme.font("caption")
        draw_text(painter, words, slots, font, self._theme.tokens.text_3, Left)


def _pair(size: QSize) -> tuple[int, int]:
    return size.width(), size.height()
