"""The trend chart: what is drawn, what is never joined, and labels that can all be read."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation

from spbe_desktop.charts.fonts import register_fonts
from spbe_desktop.charts.legend import legend_of
from spbe_desktop.charts.picture import POINTS_PER_INCH, add_axes, write_picture
from spbe_desktop.charts.style import PAPER
from spbe_desktop.charts.trend_chart import draw_trend
from spbe_desktop.domain.trend import Trend, focused
from tests.trends import KALTIM, PASER, PASER_TARGETS, PEMDI, result, trend_of

register_fonts(Path(__file__).parents[2] / "resources" / "fonts")


def _draw(
    trend: Trend,
    size: tuple[int, int] = (960, 260),
    *,
    scale: float = 1.0,
    ratio: float = 1.0,
    groups: tuple[str, ...] = (),
) -> Axes:
    width, height = (length / POINTS_PER_INCH for length in size)
    figure = Figure((width, height), dpi=POINTS_PER_INCH * ratio)
    FigureCanvasAgg(figure)
    style = replace(PAPER, text_scale=scale)
    axes = add_axes(figure, trend, style)
    draw_trend(axes, trend, style, groups)
    figure.canvas.draw()
    return axes


def _lines(axes: Axes, gid: str) -> list[Line2D]:
    return [line for line in axes.lines if str(line.get_gid()).startswith(gid)]


def _texts(axes: Axes, gid: str = "") -> list[str]:
    return [text.get_text() for text in axes.texts if gid in {"", text.get_gid()}]


def _years(line: Line2D) -> list[float]:
    return [float(year) for year in np.asarray(line.get_xdata())]


def _values(line: Line2D) -> list[float]:
    return [float(value) for value in np.asarray(line.get_ydata())]


def _assert_readable(axes: Axes) -> None:
    """Assert that no label covers another one, and that all are inside the figure."""
    labels = [text for text in axes.texts if isinstance(text, Annotation)]
    boxes = [(text.get_text(), text.get_window_extent()) for text in labels]
    figure = axes.figure.bbox
    for (first, one), (second, other) in combinations(boxes, 2):
        apart = (
            one.x1 <= other.x0 + 0.5
            or other.x1 <= one.x0 + 0.5
            or one.y1 <= other.y0 + 0.5
            or other.y1 <= one.y0 + 0.5
        )
        assert apart, f"{first!r} covers {second!r}"
    for text, box in boxes:
        inside = figure.x0 <= box.x0 and box.x1 <= figure.x1
        assert inside, f"{text!r} leaves the figure"


def test_there_is_one_line_for_each_instrument_and_a_dotted_one_to_the_proposal():
    axes = _draw(trend_of(*PASER))

    lines = {str(line.get_gid()): _years(line) for line in _lines(axes, "series")}
    assert lines == {
        "series spbe-2018": [2018, 2019, 2020],
        "series spbe-2020": [2021, 2022, 2023, 2024],
        "series spbe-2020 dotted": [2024, 2025],
    }


@pytest.mark.parametrize("results", [PASER, (*PASER[:7], PEMDI), (PASER[2], PASER[3], PEMDI)])
def test_no_line_crosses_a_change_of_instrument(results):
    axes = _draw(trend_of(*results, targets={**PASER_TARGETS, 2020: "1.9", 2026: "3.1"}))

    breaks = [_years(line)[0] for line in _lines(axes, "break")]
    assert breaks
    for line in [*_lines(axes, "series"), *_lines(axes, "group"), *_lines(axes, "target")]:
        years = _years(line)
        assert not any(min(years) < at < max(years) for at in breaks)


def test_a_year_without_a_figure_leaves_a_gap():
    axes = _draw(trend_of(*(result(year, "2.5") for year in (2021, 2022, 2024, 2025))))

    assert [_years(line) for line in _lines(axes, "series")] == [[2021, 2022], [2024, 2025]]


def test_every_main_figure_has_its_value_with_a_comma():
    axes = _draw(trend_of(*PASER, targets=PASER_TARGETS))

    assert sorted(_texts(axes, "value")) == sorted(
        ["1,85", "1,69", "1,69", "1,36", "2,13", "2,90", "3,27", "2,98"]
    )
    assert _texts(axes, "proposal") == ["usulan, 31/47"]
    assert _texts(axes, "target label") == ["target 3,50"]
    assert _texts(axes, "break label") == ["Instrumen berganti", "35 menjadi 47 indikator"]


def test_a_proposal_is_hollow_and_a_result_is_filled():
    axes = _draw(trend_of(*PASER))

    fills = {_years(line)[0]: line.get_markerfacecolor() for line in _lines(axes, "main")}
    assert fills[2024] == PAPER.accent
    assert fills[2025] == PAPER.surface


def test_the_stages_of_a_year_stand_side_by_side_in_their_order():
    axes = _draw(trend_of(*KALTIM, title="Provinsi Kalimantan Timur"))

    (path,) = _lines(axes, "stages")
    assert _values(path) == [4.35, 3.28, 3.79]
    assert _years(path) == sorted(_years(path))
    assert _years(path)[-1] == 2024
    assert sorted(_texts(axes, "stage label")) == ["dokumen 3,28", "mandiri 4,35"]


def test_the_self_assessment_can_lead_the_line():
    both = [
        result(year, index, stage=stage)
        for year, stage, index in (
            (2023, "mandiri", "3.40"),
            (2023, "hasil", "2.91"),
            (2024, "mandiri", "4.35"),
            (2024, "hasil", "3.79"),
        )
    ]
    axes = _draw(focused(trend_of(*both), "mandiri"))

    (line,) = _lines(axes, "series")
    assert _values(line) == [3.40, 4.35]


def test_bands_and_ticks_come_from_the_thresholds_of_the_instrument():
    axes = _draw(trend_of(*PASER[3:]))

    assert _texts(axes, "threshold") == [
        "1,0",
        "1,8",
        "2,6",
        "3,5",
        "4,2",
        "5,0",
    ]
    bands = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert [str(band.get_gid()) for band in bands] == [
        "band Kurang",
        "band Cukup",
        "band Baik",
        "band Sangat Baik",
        "band Memuaskan",
    ]
    assert axes.get_ylim() == (1, 5)


def test_each_instrument_has_its_own_bands_over_its_own_years():
    axes = _draw(trend_of(*PASER[3:7], PEMDI))

    good = [p for p in axes.patches if isinstance(p, Rectangle) and p.get_gid() == "band Baik"]
    assert [(band.get_y(), band.get_y() + band.get_height()) for band in good] == [
        (2.6, 3.5),
        (2.5, 3.5),
    ]
    assert good[0].get_x() + good[0].get_width() == good[1].get_x() == 2025.5
    assert _texts(axes, "newest threshold") == ["1,0", "1,5", "2,5", "3,5", "4,0", "5,0"]


def test_targets_are_steps_as_wide_as_their_years():
    axes = _draw(trend_of(*PASER, targets={2023: "2.60", 2024: "3.00", 2026: "3.8"}))

    assert _texts(axes, "target label") == ["target 3,80"]

    assert [(min(_years(line)), max(_years(line))) for line in _lines(axes, "target")] == [
        (2022.5, 2024.5),
        (2025.5, 2026.5),
    ]


def test_groups_are_drawn_on_demand_and_named_at_their_end():
    trend = trend_of(*PASER)

    assert not _lines(_draw(trend), "group")

    axes = _draw(trend, groups=("D1", "D4"))
    assert {str(line.get_gid()) for line in _lines(axes, "group marks")} == {
        "group marks D1",
        "group marks D4",
    }
    assert set(_texts(axes, "group label")) == {"Kebijakan 3,44", "Layanan 3,01"}


def test_a_single_year_stands_in_the_middle():
    axes = _draw(trend_of(result(2024, "3.27"), targets={2024: "3.00"}))

    left, right = axes.get_xlim()
    assert left < 2023.5
    assert right > 2024.5
    assert _texts(axes, "year") == ["2024"]
    assert _texts(axes, "value") == ["3,27"]
    assert not _lines(axes, "series")
    _assert_readable(axes)


def test_without_figures_nothing_is_drawn():
    axes = _draw(trend_of(targets={2025: "3.5"}))

    assert not axes.lines
    assert not axes.texts


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("ratio", [1.0, 1.5])
@pytest.mark.parametrize("size", [(960, 260), (560, 200), (840, 170)])
@pytest.mark.parametrize("groups", [(), ("D1", "D2", "D3", "D4")])
@pytest.mark.parametrize("results", [PASER, KALTIM, (*PASER[:7], PEMDI)])
def test_no_label_covers_another(results, groups, size, ratio, scale):
    trend = trend_of(*results, targets=PASER_TARGETS)

    _assert_readable(_draw(trend, size, scale=scale, ratio=ratio, groups=groups))


def test_fifteen_years_with_two_stages_fit():
    years = range(2012, 2027)
    results = [
        result(year, f"{index + offset:.2f}", stage=stage, instrument="spbe-2020")
        for year, index in zip(years, [1.5 + 0.1 * n for n in range(15)], strict=True)
        for stage, offset in (("mandiri", 0.4), ("hasil", 0.0))
    ]
    axes = _draw(trend_of(*results, targets=dict.fromkeys(years, "2.5")))

    assert len(_texts(axes, "value")) == 15
    assert len(_texts(axes, "year")) == 15
    _assert_readable(axes)


@settings(max_examples=25)
@given(
    figures=st.dictionaries(
        st.integers(2018, 2026), st.decimals("1", "5", places=2), min_size=1, max_size=9
    )
)
def test_whatever_the_figures_each_has_a_value_that_can_be_read(figures):
    results = [result(year, str(index)) for year, index in figures.items()]
    axes = _draw(trend_of(*results, targets={2022: "2.4", 2023: "2.6"}))

    assert len(_texts(axes, "value")) == len(figures)
    _assert_readable(axes)


def test_the_legend_names_the_instruments_newest_first():
    labels = [entry.label for entry in legend_of(trend_of(*PASER, targets=PASER_TARGETS), PAPER)]

    assert labels == ["47 indikator", "35 indikator", "target"]
    assert "tahap lain" in [entry.label for entry in legend_of(trend_of(*KALTIM), PAPER)]


@pytest.mark.parametrize(
    ("kind", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml")]
)
def test_the_chart_can_be_written_as_a_file(kind, start):
    buffer = BytesIO()

    write_picture(buffer, kind, trend_of(*PASER, targets=PASER_TARGETS))

    assert buffer.getvalue().startswith(start)


def test_a_written_chart_says_whose_it_is():
    buffer = BytesIO()

    write_picture(buffer, "svg", trend_of(*KALTIM, title="Provinsi Kalimantan Timur"))

    svg = buffer.getvalue().decode()
    assert "Indeks SPBE Provinsi Kalimantan Timur, 2023–2024" in svg
    assert "3,79" in svg


def test_registering_the_fonts_twice_adds_them_once():
    from matplotlib.font_manager import fontManager

    before = len(fontManager.ttflist)

    register_fonts(Path(__file__).parents[2] / "resources" / "fonts")

    assert len(fontManager.ttflist) == before


def test_dollar_signs_in_a_name_make_no_formula():
    assert not Figure().text(0, 0, "Belanja $ dan target $").get_parse_math()
