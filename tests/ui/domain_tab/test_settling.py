"""Typing comes to rest, or is handed on although it does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.ui.domain_tab import settling
from spbe_desktop.ui.domain_tab.settling import Settling

ONE, TWO = IndicatorKey("1"), IndicatorKey("2")


@pytest.fixture
def made(qapp, monkeypatch):
    """What makes a Settling with the given milliseconds of rest and at most."""
    owner = QObject()
    found: list[tuple[str, str]] = []

    def make(rest: int, longest: int) -> Settling:
        monkeypatch.setattr(settling, "REST_MS", rest)
        monkeypatch.setattr(settling, "LONGEST_MS", longest)
        typing = Settling(owner)
        typing.settled.connect(lambda key, text: found.append((key, text)))
        return typing

    yield make, found
    owner.deleteLater()


def test_a_text_is_handed_on_once_the_keys_rest(made, qtbot):
    make, found = made
    typing = make(20, 60_000)

    typing.type(ONE, "a")
    typing.type(ONE, "ab")

    qtbot.waitUntil(lambda: bool(found))
    assert found == [("1", "ab")]
    assert not typing.is_open(ONE)


def test_a_text_is_handed_on_although_the_keys_never_rest(made, qtbot):
    make, found = made
    typing = make(60_000, 50)
    letters = QTimer()
    letters.timeout.connect(lambda: typing.type(ONE, "tanpa jeda"))
    letters.start(5)

    qtbot.waitUntil(lambda: len(found) >= 2)
    letters.stop()

    assert set(found) == {("1", "tanpa jeda")}


def test_turning_to_another_indicator_hands_the_first_text_on(made):
    make, found = made
    typing = make(60_000, 60_000)

    typing.type(ONE, "satu")
    typing.type(TWO, "dua")

    assert found == [("1", "satu")]
    assert typing.is_open(TWO)
