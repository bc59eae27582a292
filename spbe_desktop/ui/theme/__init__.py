"""The look of the program: colours, type, lengths and the style that paints with them."""

from spbe_desktop.ui.theme.palette import editor_palette
from spbe_desktop.ui.theme.theme import Mode, Theme
from spbe_desktop.ui.theme.tokens import DARK, LIGHT, RampStep, Tokens

__all__ = ["DARK", "LIGHT", "Mode", "RampStep", "Theme", "Tokens", "editor_palette"]
