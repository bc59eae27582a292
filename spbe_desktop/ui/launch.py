"""Starts the window: the frame first, then what it is filled with."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from spbe_desktop import __version__
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.qt_words import QtWords
from spbe_desktop.ui.theme import Theme

_FIRST_SIZE = (1366, 728)
"""The whole of the smallest usual screen, less its task bar."""


def launch(resources: Path, workspace: Path | None) -> int:
    """Show the window until it is closed; open *workspace*, or the one that was open last."""
    app = make_application()
    preferences = Preferences(QSettings())
    theme = Theme(resources / "fonts", preferences.mode, preferences.text_scale)
    theme.apply(app)
    icons = Icons(resources / "icons", theme)
    frame = Frame(theme, icons)
    if not frame.restoreGeometry(preferences.geometry):
        frame.resize(*_FIRST_SIZE)
    frame.show()

    def fill() -> None:
        # The database library takes longer to load than the whole frame to paint.
        from spbe_desktop.ui.looks import Looks
        from spbe_desktop.ui.session import Session

        looks = Looks(theme, icons, resources / "fonts")
        Session(frame, looks, preferences, resources).begin(workspace)

    QTimer.singleShot(0, fill)
    return app.exec()


def make_application() -> QApplication:
    """Return the application object, speaking Indonesian."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    app = QApplication(sys.argv[:1])
    app.setOrganizationName("SPBE Desktop")
    app.setApplicationName("SPBE Desktop")
    app.setApplicationVersion(__version__)
    app.installTranslator(QtWords(app))
    return app
