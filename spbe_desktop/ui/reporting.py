"""What is told of an assessment outside its tabs: why the index is so, and the one page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.summary import Summary
from spbe_desktop.errors import SpbeError
from spbe_desktop.ui import one_page
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.today import today
from spbe_desktop.ui.why_dialog import WhyDialog
from spbe_desktop.words.failures import sentence

Told = tuple[str, str]
"""Kind ("info", "warning", "error") and a sentence."""


def show_why(window: QWidget, looks: Looks, summary: Summary) -> None:
    """Open the steps of the index over *window*; there are none while nothing is answered."""
    if summary.sheet.score.index is not None:
        WhyDialog(looks.theme, summary, window).open()


def save_one_page(window: QWidget, looks: Looks, summary: Summary) -> Told | None:
    """Save the one page where the officer says, and open it; None if she does not say."""
    path = one_page.choose_path(window, summary, Path.home())
    if path is None:
        return None
    try:
        one_page.save_one_page(summary, path, looks.fonts, today())
    except SpbeError as error:
        return "error", sentence(error)
    one_page.open_page(path)
    return "info", f"Lembar satu halaman disimpan di {path}."
