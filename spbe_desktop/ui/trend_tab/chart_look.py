"""The theme as charts know it."""

from __future__ import annotations

from spbe_desktop.charts.style import DARK_SERIES, LIGHT_SERIES, ChartStyle
from spbe_desktop.ui.theme import Theme


def chart_style(theme: Theme) -> ChartStyle:
    """Return the look of a chart under *theme*."""
    tokens = theme.tokens
    return ChartStyle(
        surface=tokens.surface.name(),
        text=tokens.text.name(),
        text_2=tokens.text_2.name(),
        text_3=tokens.text_3.name(),
        line=tokens.line.name(),
        accent=tokens.accent.name(),
        warning=tokens.warning.name(),
        bands=tuple(step.band.name() for step in tokens.ramp),
        series=DARK_SERIES if theme.is_dark else LIGHT_SERIES,
        text_scale=theme.text_scale,
    )
