"""The status strip keeps its facts readable, however little room there is."""

from __future__ import annotations

import pytest

from spbe_desktop.ui.status_strip import StatusStrip

FACTS = {
    "due": "Rapat pembahasan nilai bersama semua perangkat daerah: 16 Sep 2025 13.30 WITA",
    "folder": "/home/siti/Dokumen/SPBE/Penilaian mandiri Dinas Komunikasi",
    "backup": "Cadangan terakhir hari ini 10.42",
    "package": "Paket: revisi 2, dikirim 30 Sep 2025",
}


@pytest.fixture
def strip(qtbot, theme, icons):
    found = StatusStrip(theme, icons)
    qtbot.addWidget(found)
    found.resize(1366, 24)
    found.show()
    found.set_facts(**FACTS)
    return found


def cut_off(strip):
    """Return the facts whose text is wider than their button gives room for."""
    buttons = (strip.due, strip.folder, strip.backup, strip.package)
    return [b.text() for b in buttons if b.width() < b.sizeHint().width()]


def test_with_room_every_fact_is_whole(strip, qtbot):
    strip.resize(2400, 24)

    qtbot.waitUntil(lambda: strip.folder.text() == FACTS["folder"])
    assert strip.due.text() == FACTS["due"]


@pytest.mark.parametrize("width", [1366, 1100, 911])
def test_with_little_room_the_folder_and_then_the_date_are_shortened_visibly(strip, qtbot, width):
    strip.resize(width, 24)

    qtbot.waitUntil(lambda: not cut_off(strip))
    assert "…" in strip.folder.text()
    assert FACTS["folder"] in strip.folder.toolTip()
    assert strip.backup.text() == FACTS["backup"]
