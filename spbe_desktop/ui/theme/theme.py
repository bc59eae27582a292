"""The look in force: colours, type and lengths, for the mode and text size that are set."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from spbe_desktop.ui.theme.fonts import FontRole, load_fonts, make_font
from spbe_desktop.ui.theme.palette import make_palette
from spbe_desktop.ui.theme.style import ThemeStyle
from spbe_desktop.ui.theme.tokens import DARK, LIGHT, RampStep, Tokens

Mode = Literal["system", "light", "dark"]

SMALLEST_TEXT, LARGEST_TEXT = 1.0, 1.5


class Theme(QObject):
    """Tells every widget how to look, and when that changes."""

    changed = Signal()

    def __init__(self, fonts: Path, mode: Mode = "system", text_scale: float = 1.0) -> None:
        super().__init__()
        self._fonts = fonts
        self._mode: Mode = mode
        self._text_scale = _within(text_scale)
        self._app: QApplication | None = None
        self._style: ThemeStyle | None = None
        self._font = cache(self._make_font)

    @property
    def is_dark(self) -> bool:
        """Tell whether the dark colours are in force."""
        if self._mode == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    @property
    def tokens(self) -> Tokens:
        """Return the colours in force."""
        return DARK if self.is_dark else LIGHT

    @property
    def mode(self) -> Mode:
        """Return whether the system, or the user, decides between light and dark."""
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        if mode != self._mode:
            self._mode = mode
            self._restyle()

    @property
    def text_scale(self) -> float:
        """Return the text size, 1.0 to 1.5."""
        return self._text_scale

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        if _within(scale) != self._text_scale:
            self._text_scale = _within(scale)
            self._font.cache_clear()
            self._restyle()

    def font(self, role: FontRole = "body", bold: bool | None = None) -> QFont:
        """Return the font of *role*; *bold* overrides the weight that the role has by itself."""
        return QFont(self._font(role, bold))

    def px(self, length: float) -> int:
        """Return *length*, in pixels at 100 %, at the text size that is set."""
        return round(length * self._text_scale)

    def ramp_step(self, rank: int, ranks: int = 5) -> RampStep:
        """Return the colours of step *rank* of 1 to *ranks*; 0 looks like the weakest."""
        ramp = self.tokens.ramp
        if rank <= 1 or ranks <= 1:
            return ramp[0]
        place = (min(rank, ranks) - 1) * (len(ramp) - 1) / (ranks - 1)
        return ramp[int(place + 0.5)]

    def apply(self, app: QApplication) -> None:
        """Dress *app* in this theme, now and whenever the theme changes."""
        load_fonts(self._fonts)
        self._app = app
        self._style = ThemeStyle(self.current_tokens, self.px)
        app.setStyle(self._style)
        app.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)
        self._dress(app)

    def current_tokens(self) -> Tokens:
        """Return the colours in force; for those who take a callable rather than the theme."""
        return self.tokens

    def _on_color_scheme_changed(self) -> None:
        if self._mode == "system":
            self._restyle()

    def _restyle(self) -> None:
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        # The system draws the title bar: it has to know which edition we show.
        app.styleHints().setColorScheme(_SCHEMES[self._mode])
        app.setFont(self.font("body"))
        app.setFont(self.font("caption", bold=True), "QHeaderView")  # type: ignore[arg-type] # it takes str
        app.setFont(self.font("small"), "QTipLabel")  # type: ignore[arg-type] # it takes str
        app.setPalette(make_palette(self.tokens))

    def _make_font(self, role: FontRole, bold: bool | None) -> QFont:
        return make_font(role, bold=bold, scale=self._text_scale)


_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def _within(scale: float) -> float:
    return min(LARGEST_TEXT, max(SMALLEST_TEXT, scale))
