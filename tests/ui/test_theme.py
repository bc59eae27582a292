"""The look: colours that can be read, sizes that follow the text, one ramp for every scale."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QLineEdit, QPushButton

from spbe_desktop.ui.theme import DARK, LIGHT


def _luminance(color):
    def linear(part):
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(p) for p in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_colour_is_legible_on_every_ground(tokens):
    for text in (tokens.text, tokens.text_2, tokens.text_3, tokens.accent):
        for ground in (tokens.surface, tokens.window, tokens.tint):
            assert _contrast(text, ground) >= 4.5

    assert _contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert _contrast(tokens.error, tokens.error_bg) >= 4.5
    assert _contrast(tokens.warning, tokens.warning_bg) >= 4.5
    assert _contrast(tokens.success, tokens.success_bg) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_ramp_is_legible_and_rises_steadily_in_grey(tokens):
    for step in tokens.ramp:
        assert _contrast(step.on_fill, step.fill) >= 4.5
        assert _contrast(step.edge, tokens.surface) >= 3

    greys = [_luminance(step.fill) for step in tokens.ramp]
    signs = {earlier > later for earlier, later in pairwise(greys)}
    assert len(signs) == 1


@pytest.mark.parametrize(
    ("rank", "ranks", "step"),
    [(1, 5, 0), (3, 5, 2), (5, 5, 4), (0, 5, 0), (3, 3, 4), (2, 3, 2), (1, 1, 0), (9, 5, 4)],
)
def test_a_scale_of_any_length_uses_the_whole_ramp(theme, rank, ranks, step):
    assert theme.ramp_step(rank, ranks) is theme.tokens.ramp[step]


def test_the_shipped_family_is_used(theme):
    assert QFontInfo(theme.font("body")).family() == "Noto Sans"


def test_lengths_and_fonts_follow_the_text_size(theme):
    theme.text_scale = 1.5

    assert theme.px(20) == 30
    assert theme.font("body").pixelSize() == 20


def test_the_text_size_stays_within_what_the_layouts_can_bear(theme):
    theme.text_scale = 9

    assert theme.text_scale == 1.5


def test_a_change_of_mode_is_told_and_dresses_the_application(theme, qapp, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.mode = "dark"

    assert theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.window


def test_setting_what_is_set_changes_nothing(theme, qtbot):
    with qtbot.assertNotEmitted(theme.changed):
        theme.mode = theme.mode
        theme.text_scale = theme.text_scale


def test_a_focused_field_is_told_from_one_without_focus(theme, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(120, 28)
    field.show()
    field.clearFocus()
    without = field.grab().toImage()

    field.setFocus()
    qtbot.waitUntil(field.hasFocus)

    assert field.grab().toImage() != without
    edges = {field.grab().toImage().pixelColor(60, y).name() for y in (0, 1)}
    assert edges == {LIGHT.accent.name()}


def test_a_primary_button_is_filled_with_the_accent(theme, qtbot):
    button = QPushButton("Kirim paket")
    button.setProperty("kind", "primary")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())

    assert button.grab().toImage().pixelColor(6, 6) == LIGHT.accent
