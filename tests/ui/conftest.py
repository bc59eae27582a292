"""The look that tests of widgets wear: ours, in the light edition at 100 %."""

from __future__ import annotations

from pathlib import Path

import pytest

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def dressed_theme(qapp):
    theme = Theme(RESOURCES / "fonts", "light")
    theme.apply(qapp)
    return theme


@pytest.fixture
def theme(dressed_theme):
    """The theme that the application wears; what a test sets is taken back."""
    yield dressed_theme
    dressed_theme.mode = "light"
    dressed_theme.text_scale = 1.0


@pytest.fixture(scope="session")
def icons(dressed_theme):
    return Icons(RESOURCES / "icons", dressed_theme)
