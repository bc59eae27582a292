"""The trials of an installation that need the window: fonts, icons, tabs and the chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage

from spbe_desktop.charts.fonts import register_fonts
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.bundled_parts import BUNDLED, FREEZER, parts
from spbe_desktop.services.offices import regions_of
from spbe_desktop.services.trends import read_trend
from spbe_desktop.services.workspace import open_workspace
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.launch import make_application
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.session import Session
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.trend_tab.take_along import picture_of, save_picture


class NotPaintedError(Exception):
    """A page of the window, or the chart, came out in one colour."""


class LicenceMissingError(Exception):
    """A part is shipped without the text of its licence."""


def window_checks(resources: Path, root: Path) -> Sequence[tuple[str, Callable[[], None]]]:
    """Return the trials on the workspace at *root*."""
    return (
        ("membuka jendela dan menggambar semua bagian", lambda: _show_all(resources, root)),
        ("menggambar grafik tren", lambda: _draw_chart(resources, root)),
        ("menunjukkan semua lisensi", lambda: _show_licences(resources)),
    )


def _show_all(resources: Path, root: Path) -> None:
    app = make_application(resources)
    settings = QSettings(str(root.parent / "settings.ini"), QSettings.Format.IniFormat)
    theme = Theme(resources / "fonts", "light")
    theme.apply(app)
    looks = Looks(theme, Icons(resources / "icons", theme), resources / "fonts")
    frame = Frame(theme, looks.icons)
    frame.resize(1366, 728)
    frame.show()
    session = Session(frame, looks, Preferences(settings), resources)
    if not session.open(root):
        raise NotPaintedError(root)
    for place in range(frame.tabs.count()):
        frame.tabs.setCurrentIndex(place)
        _require_painted(frame.pages.grab().toImage(), frame.tabs.current_key)
    frame.close()


def _draw_chart(resources: Path, root: Path) -> None:
    workspace = open_workspace(root, Catalogue(resources / "instruments"))
    try:
        trend = read_trend(workspace, regions_of(workspace)[0].id, None)
    finally:
        workspace.close()
    register_fonts(resources / "fonts")
    _require_painted(picture_of(trend, ()), "tren")
    for suffix in ("png", "pdf", "svg"):
        target = root.parent / f"tren.{suffix}"
        save_picture(target, trend, ())
        if not target.stat().st_size:
            raise NotPaintedError(target)


def _show_licences(resources: Path) -> None:
    """Look for the text of each licence; a frozen program has no packages to ask."""
    texts = {part.name: part.text for part in parts(resources)}
    missing = [each.name for each in BUNDLED if each.name != FREEZER and not texts.get(each.name)]
    if missing:
        raise LicenceMissingError(missing)


def _require_painted(picture: QImage, name: str) -> None:
    """Raise if *picture* has but one colour."""
    columns, rows = range(0, picture.width(), 7), range(0, picture.height(), 7)
    seen = {picture.pixel(x, y) for x in columns for y in rows}
    if len(seen) == 1:
        raise NotPaintedError(name)
