from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler, qWarning

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import DiskFullError, IndicatorUnknownError
from spbe_desktop.ui.crash import CrashGuard
from spbe_desktop.ui.crash_log import CrashLog, describe_error, summary

SECRET = "nomor telepon Ibu Siti"


class FakeClock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def log(tmp_path):
    return CrashLog(tmp_path / "log" / "spbe-desktop.log")


@pytest.fixture
def told():
    return []


@pytest.fixture
def guard(qapp, log, clock, told, monkeypatch):
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    before = sys.excepthook, threading.excepthook
    guard = CrashGuard(log, "0.1.0", clock)
    guard.crashed.connect(told.append)
    guard.install()
    # pytest-qt reads Qt's messages by a handler of its own.
    qInstallMessageHandler(None)
    yield guard
    sys.excepthook, threading.excepthook = before


def fail(error):
    """Raise *error* uncaught, as a slot would."""
    try:
        raise error
    except type(error) as raised:
        sys.excepthook(type(raised), raised, raised.__traceback__)


def test_an_uncaught_failure_is_logged_and_told(guard, log, told, qtbot):
    fail(KeyError("x"))
    qtbot.waitUntil(lambda: len(told) == 1)

    assert "KeyError" in told[0].what
    assert "test_crash.py" in told[0].details
    assert "SPBE Desktop 0.1.0" in log.path.read_text(encoding="utf-8")


def test_a_failure_that_has_words_is_told_in_them(guard, told, qtbot):
    fail(IndicatorUnknownError("spbe-2020", IndicatorKey("99")))
    qtbot.waitUntil(lambda: len(told) == 1)

    assert "99" in told[0].what
    assert "gagal bekerja" not in told[0].what


def test_a_disk_that_fails_is_no_crash(guard, log, told, qtbot):
    refused: list[object] = []
    guard.refused.connect(refused.append)

    fail(DiskFullError(Path("/penuh")))
    qtbot.waitUntil(lambda: len(refused) == 1)

    assert told == []
    assert "DiskFullError" in log.path.read_text(encoding="utf-8")


def test_a_run_of_identical_failures_is_told_once(guard, clock, told, qtbot):
    for _ in range(20):
        fail(KeyError("x"))
        clock.now += 5
    fail(ValueError("lain"))
    qtbot.waitUntil(lambda: len(told) == 2)

    clock.now += 60
    fail(KeyError("x"))
    qtbot.waitUntil(lambda: len(told) == 3)

    assert ["KeyError" in report.what for report in told] == [True, False, True]


def test_a_failure_of_another_thread_is_told_on_the_thread_of_the_window(guard, qtbot):
    threads = []
    guard.crashed.connect(lambda _: threads.append(threading.get_ident()))

    def work():
        raise ValueError("di utas lain")

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: len(threads) == 1)

    assert threads == [threading.get_ident()]


def test_ctrl_c_is_no_crash(guard, told, log):
    fail(KeyboardInterrupt())

    assert told == []
    assert not log.path.exists()


def test_complaints_of_qt_are_logged_and_only_grave_ones_told(guard, log, told, qtbot):
    guard._on_qt_message(QtMsgType.QtDebugMsg, None, "debug")
    guard._on_qt_message(QtMsgType.QtWarningMsg, None, "warned")
    guard._on_qt_message(QtMsgType.QtCriticalMsg, None, "grave")
    qtbot.waitUntil(lambda: len(told) == 1)

    text = log.path.read_text(encoding="utf-8")
    assert "debug" not in text
    assert "warned" in text
    assert "grave" in told[0].details


def test_installing_takes_the_handler_of_qt_too(guard, log):
    guard.install()
    qWarning("layout is broken")
    qInstallMessageHandler(None)

    assert "layout is broken" in log.path.read_text(encoding="utf-8")


def raise_from(error, cause):
    raise error from cause


def chained(error, cause):
    """Return *error* as it is after being raised because of *cause*, raised itself."""
    try:
        try:
            raise_from(cause, None)
        except (KeyError, ValueError) as raised:
            raise_from(error, raised)
    except (TypeError, OSError) as caught:
        return caught


def test_what_the_officer_wrote_and_her_name_are_not_logged(guard, log, told, qtbot):
    cause = ValueError(f"could not parse '{SECRET}'\n[parameters: {SECRET}]")
    fail(chained(OSError(2, "No such file", str(Path.home() / "Dokumen" / "a.pdf")), cause))
    qtbot.waitUntil(lambda: len(told) == 1)

    for text in (log.path.read_text(encoding="utf-8"), told[0].what, told[0].details):
        assert SECRET not in text
        assert str(Path.home()) not in text
    assert "ValueError: could not parse '…'" in told[0].details


def test_causes_are_described_before_their_effect():
    described = describe_error(chained(TypeError("b"), KeyError("a")))

    assert described.index("KeyError") < described.index("TypeError")


def test_an_error_without_a_message_is_its_kind():
    assert summary(ValueError()) == "ValueError"


def test_a_full_log_is_put_aside(log):
    log.append("x" * 300_000)
    log.append("baru")

    assert "baru" in log.path.read_text(encoding="utf-8")
    assert "xxx" not in log.path.read_text(encoding="utf-8")
    assert "xxx" in log.path.with_suffix(".1.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_no_second_failure(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")

    CrashLog(blocked / "log.txt").append("tidak tertulis")

    assert blocked.read_text() == ""
