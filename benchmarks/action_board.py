"""The board of 300 actions in the real window: opened, scrolled, walked, moved and filtered."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks.library_tab import line, spent, wait, window
from spbe_desktop.domain.actions import ActionItem, ActionState
from spbe_desktop.services.acting import SetAction
from spbe_desktop.services.compound import Several
from spbe_desktop.ui.action_tab.tab import BOARD, ActionTab
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.session import Session
from spbe_desktop.ui.today import today
from tests.workspaces import make_workspace

OPEN_MS, EDIT_MS, FRAME_MS = 300.0, 50.0, 16.0
"""What is promised."""


def fill(session: Session, count: int) -> None:
    """Store *count* actions of the agency that is shown, in one step."""
    shown = session.open_workspace
    assert shown is not None
    sheet = shown.bridge.sheet
    assert sheet is not None
    found, keys = sheet.assessment, list(sheet.instrument.by_key)
    states = (ActionState.PLANNED, ActionState.PLANNED, ActionState.RUNNING, ActionState.DONE)
    items = [
        ActionItem(
            id=f"aksi-{place}",
            agency_id=found.agency.id,
            year=found.year,
            instrument_code=sheet.instrument.id,
            title=f"Susun, bahas dan tetapkan dokumen tata kelola nomor {place}",
            key=str(keys[place % len(keys)]),
            responsible_agency_id=found.agency.id,
            responsible=f"Bidang {place % 9}",
            due=today() + timedelta(days=place % 90 - 30),
            state=states[place % len(states)],
            expected_level=Decimal(5),
        )
        for place in range(count)
    ]
    shown.bridge.run(Several(tuple(SetAction(item.id, item) for item in items)))


def measured(frame: Frame) -> list[bool]:
    """Measure what the officer would feel; return which promises are kept."""
    kept = [line("opened, to the first paint", [_opened(frame)], OPEN_MS)]
    tab = frame.findChild(ActionTab)
    assert isinstance(tab, ActionTab)
    turned = spent(lambda: tab.turn_to(BOARD))
    kept.append(line("turned to the board", [turned], OPEN_MS))
    wait(300)
    cards = tab.board.list_of(ActionState.PLANNED)
    bar = cards.verticalScrollBar()
    frames = [spent(lambda y=y: bar.setValue(y)) for y in range(0, bar.maximum(), 45)]
    kept.append(line("a frame while scrolling", frames, FRAME_MS, by="median"))
    cards.choose(0)
    cards.setFocus()
    walked = [spent(lambda: QTest.keyClick(cards, Qt.Key.Key_Down)) for _ in range(60)]
    kept.append(line("a step to the next card", walked, EDIT_MS, by="median"))
    ctrl = Qt.KeyboardModifier.ControlModifier
    moved = []
    for _ in range(10):
        cards.choose(3)
        moved.append(spent(lambda: QTest.keyClick(cards, Qt.Key.Key_Right, ctrl)))
    kept.append(line("a card moved and stored", moved, EDIT_MS, by="median"))
    typed = "tata kelola 29"
    letters = [
        spent(lambda n=place: tab.filter.words.setText(typed[:n]))
        for place in range(1, len(typed))
    ]
    kept.append(line("a letter typed into the filter", letters, EDIT_MS, by="median"))
    return kept


def _opened(frame: Frame) -> float:
    return spent(lambda: frame.tabs.set_current("aksi"))


def main() -> int:
    """Measure in a temporary folder and print; fail if what is promised is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=300)
    options = parser.parse_args()
    print(f"{options.actions} actions\n")
    print(f"| {'ms':44} | {'median':>8} | {'longest':>8} | {'promised':>8} |")
    print(f"|{'-' * 46}|---------:|---------:|---------:|")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        make_workspace(home / "kerja")
        frame, session = window(home, home / "kerja")
        fill(session, options.actions)
        kept = measured(frame)
        frame.close()
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main())
