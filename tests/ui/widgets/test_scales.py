"""Bars and scales: what they say aloud, and that they show what they are told."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from spbe_desktop.ui.widgets.badges import LevelBadge, PredicateTag
from spbe_desktop.ui.widgets.comparison_bar import ComparisonBar, Marker
from spbe_desktop.ui.widgets.figures import CoverageBar, IndexFigure
from spbe_desktop.ui.widgets.group_bars import Bar, GroupBars
from spbe_desktop.ui.widgets.predicate_scale import Band, Point, PredicateScale


def _marker(kind, name, value):
    return Marker(kind, name, Decimal(value), str(value))


def test_markers_of_one_value_share_a_label(theme, qtbot):
    bar = ComparisonBar(theme)
    qtbot.addWidget(bar)

    bar.set_markers(
        [
            _marker("last_year", "Tahun lalu", 3),
            _marker("current", "Usulan", 2),
            _marker("target", "Target", 3),
        ]
    )

    assert [words for _, words in bar.labels()] == ["Usulan 2", "Tahun lalu dan target 3"]
    assert bar.accessibleName() == "Usulan 2; Tahun lalu dan target 3"


def test_three_markers_of_one_value_are_joined_as_in_a_sentence(theme, qtbot):
    bar = ComparisonBar(theme)
    qtbot.addWidget(bar)

    bar.set_markers([_marker("target", name, 3) for name in ("Tahun lalu", "Usulan", "Target")])

    assert bar.labels() == [(Decimal(3), "Tahun lalu, usulan, dan target 3")]


def test_an_index_says_its_predicate_and_none_says_so(theme, qtbot):
    figure = IndexFigure(theme)
    qtbot.addWidget(figure)
    figure.set_index("2,98", "Baik", 3)
    with_index = figure.accessibleName()

    figure.set_index("", "", 0)

    assert with_index == "Indeks 2,98, predikat Baik"
    assert figure.accessibleName() == "Indeks belum ada"


def test_an_unanswered_level_does_not_look_like_the_lowest(theme, qtbot):
    badge = LevelBadge(theme)
    qtbot.addWidget(badge)
    badge.set_level("1", 1)
    lowest = badge.grab().toImage()

    badge.set_level("", None)

    assert badge.grab().toImage() != lowest
    assert badge.accessibleName() == "Belum diisi"


def test_coverage_is_said_in_words(theme, qtbot):
    bar = CoverageBar(theme)
    qtbot.addWidget(bar)

    bar.set_coverage(31, 47)

    assert bar.accessibleName() == "31 dari 47 indikator terisi"


@pytest.mark.parametrize("widget", [PredicateTag, IndexFigure, CoverageBar, LevelBadge])
def test_what_is_painted_grows_with_the_text(theme, qtbot, widget):
    part = widget(theme)
    qtbot.addWidget(part)
    before = part.sizeHint()

    theme.text_scale = 1.5

    assert part.sizeHint().height() > before.height()


def test_the_scale_tells_its_points(theme, qtbot):
    scale = PredicateScale(theme)
    qtbot.addWidget(scale)
    bands = [Band("Kurang", Fraction(1), "1,0", 1), Band("Baik", Fraction(3), "3,0", 2)]
    scale.set_bands(bands, Point(Fraction(5), "5,0"))
    empty = scale.grab().toImage()

    scale.set_points(
        current=Point(Fraction(298, 100), "2,98"),
        target=Point(Fraction(7, 2), "Target 3,50"),
        if_lowest=None,
    )

    assert scale.accessibleName() == "Kedudukan pada skala predikat: 2,98; Target 3,50"
    assert scale.grab().toImage() != empty


def test_bars_are_told_with_their_coverage(theme, qtbot):
    bars = GroupBars(theme)
    qtbot.addWidget(bars)

    bars.set_bars(
        [
            Bar("Audit TIK", None, "–", Fraction(2), "0 dari 3 terisi"),
            Bar("Kebijakan", Fraction(3), "3,00", None, "1 dari 2 terisi"),
        ],
        1,
        5,
    )

    told = "Audit TIK –, 0 dari 3 terisi; Kebijakan 3,00, 1 dari 2 terisi"
    assert bars.accessibleDescription() == told
    assert not bars.grab().isNull()
