"""The real window on a home of its own; only the system's own dialogs are answered for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from spbe_desktop.domain.evidence import Stored
from spbe_desktop.domain.instrument import Indicator
from spbe_desktop.domain.library import LibraryDocument
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.ui import user_folders
from spbe_desktop.ui.capture import Capture
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.link_target import LinkTarget
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.session import Session
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.verdict_answer import VerdictAnswer

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def spoken(widget: QWidget) -> str:
    """Return the name by which a screen reader calls *widget*."""
    # Of a combo box Qt tells X11 the value in place of the name, and the name as a relation.
    if widget.accessibleName():
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


@dataclass
class Answers:
    """Stands for the officer where the system or a modal dialog would ask her."""

    files: tuple[Path, ...] = ()
    folder: Path | None = None
    large: str = "copy"
    web: tuple[str, str] | None = None
    newer: Path | None = None
    target: LinkTarget | None = None
    words: str | None = None
    leave: bool = False
    anyway: bool = False
    capture: Capture | None = None
    judgement: VerdictAnswer | None = None
    captured: list[Capture] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    asked_to_leave: list[str] = field(default_factory=list)
    asked_to_open: list[str] = field(default_factory=list)

    def evidence_files(self) -> tuple[Path, ...]:
        return self.files

    def visit_photos(self) -> tuple[Path, ...]:
        return self.files

    def lost_file(self, _lost: Stored) -> Path | None:
        return self.files[0] if self.files else None

    def newer_file(self, _document: Stored) -> Path | None:
        return self.newer

    def indicator(self, _sheet: Sheet, _documents: str) -> LinkTarget | None:
        return self.target

    def results_file(self) -> Path | None:
        return self.files[0] if self.files else None

    def recommendations_file(self) -> Path | None:
        return self.files[0] if self.files else None

    def workspace_folder(self) -> Path | None:
        return self.folder

    def intake_folder(self, _start: Path | None) -> Path | None:
        return self.folder

    def search_folder(self) -> Path | None:
        return self.folder

    def copy_or_link(self, _path: Path) -> str:
        return self.large

    def address(self) -> tuple[str, str] | None:
        return self.web

    def document(self, documents: Sequence[LibraryDocument]) -> LibraryDocument | None:
        return documents[0] if documents else None

    def screenshot(self, _image: QImage, proposed: Capture, _indicator: Indicator) -> Capture:
        self.captured.append(proposed)
        return self.capture or proposed

    def verdict(self, _standing: SlotStanding) -> VerdictAnswer | None:
        return self.judgement

    def reason(self, _title: str, _text: str, _words: str = "") -> str | None:
        return self.words

    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))

    def open_anyway(self, _title: str, text: str) -> bool:
        self.asked_to_open.append(text)
        return self.anyway

    def really_leave(self, text: str) -> bool:
        self.asked_to_leave.append(text)
        return self.leave


class Desktop:
    """One start of the program in a test: the window, its session, and her answers."""

    def __init__(self, qtbot, theme: Theme, home: Path, answers: Answers) -> None:
        self.qtbot = qtbot
        self.answers = answers
        looks = Looks(theme, Icons(RESOURCES / "icons", theme), RESOURCES / "fonts")
        settings = QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(settings)
        self.frame = Frame(theme, looks.icons)
        if not self.frame.restoreGeometry(self.preferences.geometry):
            self.frame.resize(1366, 728)
        asks = cast("Questions", answers)
        self.session = Session(self.frame, looks, self.preferences, RESOURCES, asks)
        self.frame.show()
        self.frame.activateWindow()

    @property
    def shown(self):
        return self.session.open_workspace

    @property
    def sheet(self):
        return self.shown.bridge.sheet

    @property
    def tab(self):
        return self.shown.view.group_tab

    @property
    def library(self):
        return self.shown.view.library_tab

    @property
    def notice(self) -> str:
        return self.session._notices.text if self.session._notices.isVisible() else ""

    def value(self, key: str):
        return self.sheet.by_key[key].value

    def press(self, *keys):
        """Press keys where the focus is, as a keyboard does; a text types its letters."""
        click: Any = QTest.keyClick  # its stubs do not know that windows take letters
        for key in keys:
            if isinstance(key, str):
                for letter in key:
                    click(self._window(), letter)
            elif isinstance(key, tuple):
                QTest.keyClick(self._window(), key[0], key[1])
            else:
                QTest.keyClick(self._window(), key)

    def _window(self):
        """Return the window that the system hands keys to; Qt itself hands them to a menu."""
        window: Any = QGuiApplication.focusWindow()
        return window or self.frame.windowHandle()

    def tab_to(self, name: str, *, part: bool = False) -> None:
        """Press Tab until what has the focus is called *name*, or has it as a part of its name."""
        walked = []
        for _ in range(60):
            focus = QApplication.focusWidget()
            found = spoken(focus) if focus else ""
            if found == name or (part and name in found):
                return
            walked.append(found)
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab does not lead to {name}, but to {walked}")

    def idle(self) -> None:
        """Wait until no task is under way, and what the last one has brought is shown."""
        self.qtbot.waitUntil(lambda: not self.session._runner.busy, timeout=20_000)
        turns: list[int] = []
        QTimer.singleShot(0, lambda: turns.append(1))
        self.qtbot.waitUntil(lambda: bool(turns))

    def close(self) -> bool:
        return self.frame.close()


@pytest.fixture(scope="session")
def dressed_theme(qapp):
    theme = Theme(RESOURCES / "fonts", "light")
    theme.apply(qapp)
    return theme


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home folder; nothing is read from, or written to, the real one."""
    monkeypatch.setattr(user_folders, "workspaces", lambda: tmp_path / "Dokumen" / "SPBE")
    monkeypatch.setattr(user_folders, "log", lambda: tmp_path / "galat.log")
    monkeypatch.setattr(user_folders, "drafts", lambda: tmp_path / "draf")
    monkeypatch.setattr(user_folders, "viewing", lambda: tmp_path / "lihat")
    return tmp_path


@pytest.fixture
def start(qtbot, dressed_theme, home, answers):
    """Start the program; what is still open at the end is closed."""
    started: list[Desktop] = []

    def begin(workspace: Path | None = None) -> Desktop:
        desktop = Desktop(qtbot, dressed_theme, home, answers)
        qtbot.addWidget(desktop.frame)
        qtbot.waitUntil(desktop.frame.isActiveWindow)
        desktop.session.begin(workspace)
        started.append(desktop)
        return desktop

    yield begin
    answers.leave = True
    for desktop in started:
        desktop.close()


@pytest.fixture
def sample(start, home):
    """The program with the sample workspace open."""
    desktop = start()
    desktop.session.open_sample()
    desktop.qtbot.waitUntil(lambda: desktop.shown is not None, timeout=60_000)
    return desktop
