"""What is thrown away is destroyed on the window's thread, whoever threw it away."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from spbe_desktop.ui.garbage import GarbageCollector, collect_if_due


@pytest.fixture
def collector(qapp):
    parent = QObject()
    yield GarbageCollector(parent)
    parent.deleteLater()
    gc.unfreeze()


class Cycle:
    """Something that only the collector can destroy; it tells on which thread."""

    def __init__(self, told: list[int]) -> None:
        self.itself = self
        self.told = told

    def __del__(self) -> None:
        self.told.append(threading.get_ident())


def make_cycles(told: list[int]) -> None:
    for _ in range(5000):
        Cycle(told)


def test_a_busy_worker_collects_nothing_and_the_window_everything(collector):
    told: list[int] = []
    worker = threading.Thread(target=make_cycles, args=(told,))
    worker.start()
    worker.join()
    assert told == []

    while collect_if_due() is not None:
        pass

    assert len(told) == 5000
    assert set(told) == {threading.get_ident()}


def test_nothing_is_collected_while_little_has_gathered(collector):
    while collect_if_due() is not None:
        pass

    assert collect_if_due() is None
