"""The theme as charts know it."""

from __future__ import annotations

from PySide6.QtGui import QColor

from spbe_desktop.charts.style import DARK_SERIES, LIGHT_SERIES, ChartStyle
from spbe_desktop.ui.theme import Theme


def chart_style(theme: Theme) -> ChartStyle:
    """Return the look of a chart under *theme*."""
    tokens = theme.tokens
    return ChartStyle(
        surface=_hex(tokens.surface),
        text=_hex(tokens.text),
        text_2=_hex(tokens.text_2),
        text_3=_hex(tokens.text_3),
        line=_hex(tokens.line),
        accent=_hex(tokens.accent),
        warning=_hex(tokens.warning),
        bands=tuple(_hex(step.band) for step in tokens.ramp),
        series=DARK_SERIES if theme.is_dark else LIGHT_SERIES,
        text_scale=theme.text_scale,
    )


def _hex(color: QColor) -> str:
    return color.name().upper()
