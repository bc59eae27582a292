"""Starts the window: the frame first, then what it is filled with."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from spbe_desktop import __version__
from spbe_desktop.ui import user_folders
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.garbage import GarbageCollector
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.qt_words import QtWords
from spbe_desktop.ui.theme import Theme

_FIRST_SIZE = (1366, 728)
"""The whole of the smallest usual screen, less its task bar."""


def launch(resources: Path, workspace: Path | None, observe: Callable[[str], None]) -> int:
    """Show the window until it is closed; open *workspace*, or the one that was open last.

    *observe* is told "painted" when the frame stands, and "ready" when its first page does.
    """
    user_folders.keep_temporary_files_here()
    app = make_application(resources)
    preferences = Preferences(user_folders.settings())
    theme = Theme(resources / "fonts", preferences.mode, preferences.text_scale)
    theme.apply(app)
    icons = Icons(resources / "icons", theme)
    frame = Frame(theme, icons)
    if not frame.restoreGeometry(preferences.geometry):
        frame.resize(*_FIRST_SIZE)

    def fill() -> None:
        observe("painted")
        # The database library takes longer to load than the whole frame to paint.
        from spbe_desktop.ui.crash_watch import mark_run, watch_for_crashes
        from spbe_desktop.ui.looks import Looks
        from spbe_desktop.ui.session import Session

        looks = Looks(theme, icons, resources / "fonts")
        guard = watch_for_crashes(frame, theme)
        session = Session(frame, looks, preferences, resources)
        guard.refused.connect(session.take_failure)
        session.mark_run(mark_run(guard.log, app))
        session.begin(workspace)
        frame.repaint()
        observe("ready")
        GarbageCollector(frame)

    frame.first_painted.connect(fill)
    frame.show()
    return app.exec()


def make_application(resources: Path) -> QApplication:
    """Return the application object, speaking Indonesian."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    app = QApplication(sys.argv[:1])
    app.setOrganizationName("SPBE Desktop")
    app.setApplicationName("SPBE Desktop")
    app.setApplicationVersion(__version__)
    app.setWindowIcon(QIcon(str(resources / "app" / "spbe-desktop.ico")))
    # By this name Linux finds the entry of the menu, and its icon.
    app.setDesktopFileName("spbe-desktop")
    app.installTranslator(QtWords(app))
    _prepare_charts(resources)
    return app


def _prepare_charts(resources: Path) -> None:
    """Give matplotlib a place of its own, and there the list of fonts that the bundle carries.

    It would otherwise search the whole system for fonts: once from source, where the list is
    kept, and anew at each start of a frozen program.
    """
    cache = user_folders.chart_cache()
    os.environ.setdefault("MPLCONFIGDIR", str(cache))
    for listed in (resources / "charts").glob("fontlist-*.json"):
        if not (cache / listed.name).exists():
            with contextlib.suppress(OSError):
                cache.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(listed, cache / listed.name)
