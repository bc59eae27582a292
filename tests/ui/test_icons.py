"""Icons: drawn in the colour that is asked for, sharp on every screen, following the theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from spbe_desktop.ui.theme import DARK, LIGHT


def _inks(pixmap):
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_is_drawn_in_the_colour_of_its_token(icons):
    assert LIGHT.accent.name() in _inks(icons.pixmap("send", 24, "accent"))


def test_an_icon_has_as_many_pixels_as_the_screen(icons):
    pixmap = icons.icon("send").pixmap(QSize(16, 16), 1.5)

    assert pixmap.size() == QSize(24, 24)
    assert pixmap.devicePixelRatio() == 1.5


def test_an_icon_that_was_made_before_follows_the_theme(icons, theme):
    icon = icons.icon("send", "accent")
    before = _inks(icon.pixmap(QSize(24, 24)))

    theme.mode = "dark"

    after = _inks(icon.pixmap(QSize(24, 24)))
    assert LIGHT.accent.name() in before
    assert DARK.accent.name() in after


def test_a_disabled_icon_is_as_pale_as_its_text(icons):
    pixmap = icons.icon("send", "accent").pixmap(QSize(24, 24), QIcon.Mode.Disabled)

    assert LIGHT.text_3.name() in _inks(pixmap)


def test_an_unknown_icon_is_a_mistake_and_no_empty_picture(icons):
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", 16)
