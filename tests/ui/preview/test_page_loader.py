"""Wishes for pages: the newest first, stale ones dropped, answers kept within bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from spbe_desktop.domain.file_facts import Readability
from spbe_desktop.ui.preview.page_cache import PageCache
from spbe_desktop.ui.preview.page_loader import PageLoader, Wish
from tests.reader.documents import PDF


def wish(number, width=40):
    return Wish(Path("/kerja/laporan.pdf"), PDF, number, width)


def asked(slow_loader):
    return [number for number, _width in slow_loader.reader.asked]


def test_the_newest_wish_comes_next_and_those_between_are_dropped(qtbot, slow_loader):
    for number in range(5):
        slow_loader.loader.ask([wish(number)])
    with qtbot.waitSignal(slow_loader.loader.answered):
        slow_loader.let_go()
    qtbot.waitUntil(lambda: len(slow_loader.reader.asked) == 2)
    slow_loader.let_go()

    qtbot.waitUntil(lambda: slow_loader.loader.known(wish(4)) is not None)
    assert asked(slow_loader) == [0, 4]


def test_what_is_known_is_not_drawn_again(qtbot, slow_loader):
    slow_loader.let_go(1)
    with qtbot.waitSignal(slow_loader.loader.answered):
        slow_loader.loader.ask([wish(3)])

    slow_loader.loader.ask([wish(3)])

    assert slow_loader.loader.known(wish(3)).image.width() == 40
    assert asked(slow_loader) == [3]


def test_a_page_that_hangs_and_that_nobody_waits_for_is_given_up(qtbot, slow_loader):
    slow_loader.loader.ask([wish(0)])
    qtbot.waitUntil(lambda: asked(slow_loader) == [0])
    first = slow_loader.reader

    slow_loader.loader.ask([wish(1)])
    qtbot.waitUntil(lambda: slow_loader.reader is not first and asked(slow_loader) == [1])
    slow_loader.let_go()

    qtbot.waitUntil(lambda: slow_loader.loader.known(wish(1)) is not None)
    assert first.closed


def test_what_the_disk_does_not_give_is_asked_for_again(qtbot, slow_loader):
    slow_loader.readability = Readability.UNAVAILABLE
    slow_loader.let_go(1)
    with qtbot.waitSignal(slow_loader.loader.answered):
        slow_loader.loader.ask([wish(0)])

    assert slow_loader.loader.known(wish(0)) is None


def test_closing_ends_whatever_is_being_drawn(qtbot, slow_loader):
    slow_loader.loader.ask([wish(0), wish(1)])
    qtbot.waitUntil(lambda: asked(slow_loader) == [0])

    slow_loader.loader.close()

    assert not slow_loader.loader._idle.isActive()
    assert slow_loader.reader.closed
    assert asked(slow_loader) == [0]


def test_the_process_is_let_go_when_nobody_asks_and_comes_back(qtbot, loader, folder):
    loader._idle.setInterval(1)
    first = Wish(folder / "letter.pdf", PDF, 0, 50)
    with qtbot.waitSignal(loader.answered, timeout=20_000):
        loader.ask([first])
    qtbot.waitUntil(lambda: loader._reader is None)

    with qtbot.waitSignal(loader.answered, timeout=20_000) as answered:
        loader.ask([Wish(folder / "report.pdf", PDF, 1, 50)])

    assert answered.args[0].pages == 3


class Page:
    """Takes *size* bytes."""

    def __init__(self, size):
        self._size = size

    def size_in_bytes(self):
        return self._size


def test_pages_are_kept_until_the_room_is_needed_the_longest_unused_go_first():
    cache: PageCache[Page] = PageCache(limit=100)
    for name in "abc":
        cache.keep(name, Page(30))
    cache.get("a")

    cache.keep("d", Page(30))

    assert [cache.get(name) is not None for name in "abcd"] == [True, False, True, True]
    assert cache.size == 90


def test_a_page_larger_than_all_the_room_is_not_kept():
    cache: PageCache[Page] = PageCache(limit=100)
    cache.keep("a", Page(60))

    cache.keep("b", Page(101))
    cache.keep("a", Page(70))

    assert cache.get("b") is None
    assert cache.size == 70


@pytest.mark.parametrize("count", [40])
def test_however_many_pages_are_seen_memory_stays_bounded(qtbot, slow_loader, count):
    slow_loader.let_go(count)
    for number in range(count):
        with qtbot.waitSignal(slow_loader.loader.answered):
            slow_loader.loader.ask([wish(number, 1000)])

    assert slow_loader.loader.kept_bytes <= 64 << 20
    assert slow_loader.loader.known(wish(count - 1, 1000)) is not None
    assert slow_loader.loader.known(wish(0, 1000)) is None


def test_a_closed_loader_waits_for_nothing_any_more(qtbot, slow_loader):
    slow_loader.let_go(1)
    with qtbot.waitSignal(slow_loader.loader.answered):
        slow_loader.loader.ask([wish(0)])
    assert slow_loader.loader._idle.isActive()

    slow_loader.loader.close()

    assert not slow_loader.loader._idle.isActive()


def test_a_loader_that_never_drew_closes_at_once(qapp):
    PageLoader().close()
