"""The colours, in a light and a dark edition, named by what they mean."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class RampStep:
    """One of the five steps that levels and predicates share.

    *edge* outlines *fill* on a surface; *band* is the quiet colour behind a chart.
    """

    fill: QColor
    on_fill: QColor
    edge: QColor
    band: QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """All colours of one edition."""

    window: QColor
    surface: QColor
    sunken: QColor
    hover: QColor
    line: QColor
    line_strong: QColor
    control: QColor
    text: QColor
    text_2: QColor
    text_3: QColor
    accent: QColor
    accent_hover: QColor
    on_accent: QColor
    tint: QColor
    tint_line: QColor
    error: QColor
    error_bg: QColor
    warning: QColor
    warning_bg: QColor
    warning_line: QColor
    success: QColor
    success_bg: QColor
    dim: QColor
    ramp: tuple[RampStep, ...]
    """Five steps, from the weakest to the strongest."""

    def color(self, name: str) -> QColor:
        """Return the colour called *name*."""
        color = getattr(self, name)
        if not isinstance(color, QColor):
            raise KeyError(name)
        return color


def _step(fill: str, on_fill: str, edge: str, band: str) -> RampStep:
    return RampStep(QColor(fill), QColor(on_fill), QColor(edge), QColor(band))


LIGHT = Tokens(
    window=QColor("#F3F5F6"),
    surface=QColor("#FFFFFF"),
    sunken=QColor("#EAEEF0"),
    hover=QColor("#F0F4F6"),
    line=QColor("#DCE2E6"),
    line_strong=QColor("#C3CBD1"),
    control=QColor("#78848D"),
    text=QColor("#18232B"),
    text_2=QColor("#47545E"),
    text_3=QColor("#5F6C76"),
    accent=QColor("#0B5C7D"),
    accent_hover=QColor("#084862"),
    on_accent=QColor("#FFFFFF"),
    tint=QColor("#E2F0F5"),
    tint_line=QColor("#A9CFDD"),
    error=QColor("#AE2A1F"),
    error_bg=QColor("#FCEBE8"),
    warning=QColor("#7E5200"),
    warning_bg=QColor("#FFF3D9"),
    warning_line=QColor("#D9A441"),
    success=QColor("#1C6A45"),
    success_bg=QColor("#E4F3EA"),
    dim=QColor(18, 28, 35, 97),
    ramp=(
        _step("#F7E6CB", "#18232B", "#9C7A43", "#FBF3E6"),
        _step("#E4BB70", "#18232B", "#8C6724", "#F9EED6"),
        _step("#86B8A4", "#18232B", "#417B66", "#E6F2EC"),
        _step("#327C87", "#FFFFFF", "#327C87", "#DCEBED"),
        _step("#124C66", "#FFFFFF", "#124C66", "#D6E2E8"),
    ),
)

DARK = Tokens(
    window=QColor("#161C20"),
    surface=QColor("#1E262B"),
    sunken=QColor("#12171B"),
    hover=QColor("#263036"),
    line=QColor("#303B42"),
    line_strong=QColor("#43515A"),
    control=QColor("#7C8B95"),
    text=QColor("#E8EDF0"),
    text_2=QColor("#B9C4CB"),
    text_3=QColor("#98A5AE"),
    accent=QColor("#6FC3DD"),
    accent_hover=QColor("#93D4E8"),
    on_accent=QColor("#08222D"),
    tint=QColor("#173A47"),
    tint_line=QColor("#2F6375"),
    error=QColor("#FF9C8F"),
    error_bg=QColor("#40201D"),
    warning=QColor("#F2C46D"),
    warning_bg=QColor("#3A2D13"),
    warning_line=QColor("#9A7428"),
    success=QColor("#7FD0A4"),
    success_bg=QColor("#17352A"),
    dim=QColor(0, 0, 0, 140),
    ramp=(
        _step("#4A3B22", "#F6E7CE", "#A98A52", "#2A251B"),
        _step("#7D6026", "#FFFFFF", "#B08D45", "#2E2818"),
        _step("#55977F", "#0B1215", "#6BAE97", "#1C2E28"),
        _step("#6DBFC6", "#08222D", "#6DBFC6", "#1B3035"),
        _step("#BDE3EE", "#08222D", "#BDE3EE", "#223840"),
    ),
)
