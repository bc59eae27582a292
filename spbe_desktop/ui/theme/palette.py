"""The colours as Qt's own widgets know them."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from spbe_desktop.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole


def make_palette(tokens: Tokens) -> QPalette:
    """Return the palette of *tokens*."""
    palette = QPalette()
    for role, color in {
        _Role.Window: tokens.window,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.window,
        _Role.Text: tokens.text,
        _Role.PlaceholderText: tokens.text_3,
        _Role.Button: tokens.surface,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.on_accent,
        _Role.Highlight: tokens.tint,
        _Role.HighlightedText: tokens.text,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.accent,
        _Role.Light: tokens.surface,
        _Role.Midlight: tokens.line,
        _Role.Mid: tokens.line_strong,
        _Role.Dark: tokens.control,
        _Role.Shadow: tokens.line_strong,
        _Role.ToolTipBase: tokens.text,
        _Role.ToolTipText: tokens.surface,
    }.items():
        palette.setColor(role, color)
    disabled = QPalette.ColorGroup.Disabled
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(disabled, role, tokens.text_3)
    for role in (_Role.Button, _Role.Base):
        palette.setColor(disabled, role, tokens.sunken)
    return palette


def editor_palette(tokens: Tokens) -> QPalette:
    """Return the palette of a text editor, whose selection must stand out from the text."""
    palette = make_palette(tokens)
    palette.setColor(_Role.Highlight, tokens.accent)
    palette.setColor(_Role.HighlightedText, tokens.on_accent)
    return palette
