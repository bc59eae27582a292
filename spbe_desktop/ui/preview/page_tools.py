"""The line above a preview: which page of how many, and how large."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

_TOOLS = {
    "previous": ("chevron-left", "Halaman sebelumnya (PgUp)"),
    "next": ("chevron-right", "Halaman berikutnya (PgDn)"),
    "out": ("minus", "Perkecil (−)"),
    "in": ("plus", "Perbesar (+)"),
}


class PageTools(QWidget):
    """Asks for pages and sizes."""

    turn_wanted = Signal(int)
    zoom_wanted = Signal(int)
    fit_wanted = Signal()
    natural_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._page = Label(theme, role="small", tone="text_2")
        self._zoom = Label(theme, role="small", tone="text_2")
        self._tools = {name: self._button(icon, told) for name, (icon, told) in _TOOLS.items()}
        self._fit = self._word("Selebar jendela", "Selebar jendela (W)")
        self._natural = self._word("100 %", "Ukuran sebenarnya")
        self._build()
        self._connect()

    @property
    def page_told(self) -> str:
        """Return which page is shown, in words."""
        return self._page.text()

    @property
    def zoom_told(self) -> str:
        """Return how large the page is shown, in words."""
        return self._zoom.text()

    def show_page(self, number: int, pages: int) -> None:
        """Show that page *number*, from 0, of *pages* is in view; 0 pages if nobody knows yet."""
        self._page.setText(f"{number + 1} dari {pages}" if pages else f"{number + 1}")
        self._tools["previous"].setEnabled(number > 0)
        self._tools["next"].setEnabled(number + 1 < pages)
        single = pages == 1
        for part in (self._page, self._tools["previous"], self._tools["next"]):
            part.setVisible(not single)

    def show_zoom(self, percent: int, *, fits: bool) -> None:
        """Show how large the page is; *fits* is whether it is as wide as the room."""
        self._zoom.setText(f"{percent} %" if percent else "")
        self._fit.setChecked(fits)
        self._natural.setChecked(not fits and percent == 100)

    def _button(self, icon: str, told: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._icons.icon(icon))
        button.setToolTip(told)
        button.setAccessibleName(told.partition(" (")[0])
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _word(self, text: str, told: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(told)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _build(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 2, 12, 4)
        line.setSpacing(2)
        for name in ("previous", "next"):
            line.addWidget(self._tools[name])
        line.addSpacing(4)
        line.addWidget(self._page)
        line.addStretch(1)
        line.addWidget(self._tools["out"])
        line.addWidget(self._zoom)
        line.addWidget(self._tools["in"])
        line.addSpacing(6)
        line.addWidget(self._fit)
        line.addWidget(self._natural)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._on_theme_changed()

    def _connect(self) -> None:
        self._tools["previous"].clicked.connect(lambda: self.turn_wanted.emit(-1))
        self._tools["next"].clicked.connect(lambda: self.turn_wanted.emit(1))
        self._tools["out"].clicked.connect(lambda: self.zoom_wanted.emit(-1))
        self._tools["in"].clicked.connect(lambda: self.zoom_wanted.emit(1))
        self._fit.clicked.connect(self.fit_wanted)
        self._natural.clicked.connect(self.natural_wanted)
        self._theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        px = self._theme.px
        self._zoom.setMinimumWidth(px(40))
        for button in self._tools.values():
            button.setIconSize(QSize(px(16), px(16)))
            button.setFixedSize(px(26), px(26))
        for button in (self._fit, self._natural):
            button.setFont(self._theme.font("small"))
