"""Notes of who has a workspace open: believed where a lock may not reach, and never for long."""

from __future__ import annotations

import json
import platform
from datetime import timedelta
from pathlib import Path

import pytest

from spbe_desktop.domain.places import LOCAL, Place, PlaceKind
from spbe_desktop.errors import WorkspaceElsewhereError
from spbe_desktop.services import places
from spbe_desktop.services.workspace import open_workspace
from spbe_desktop.words.failures import sentence
from tests.rights import picture_of
from tests.workspaces import catalogue, opened, value

NETWORK = Place(PlaceKind.NETWORK)
SYNCED = Place(PlaceKind.SYNCED, "OneDrive")


def leave_note(root: Path, since: str, computer: str = "LAPTOP-RINA") -> None:
    facts = {"user": "rina", "computer": computer, "since": since}
    (root / "workspace.lock").write_text(json.dumps(facts), encoding="utf-8")


def ago(clock, **span):
    return (clock() - timedelta(**span)).astimezone().isoformat(" ", "minutes")


@pytest.fixture(params=[NETWORK, SYNCED], ids=["network", "synced"])
def shared(request, monkeypatch):
    """Workspaces lie where the lock of another computer may not reach us."""
    monkeypatch.setattr(places, "place_of", lambda _root: request.param)


@pytest.mark.parametrize("since", [{"minutes": 5}, {"hours": 23}, {"hours": -3}])
def test_another_computer_is_believed_and_asked_about(shared, folder, clock, since):
    leave_note(folder, ago(clock, **since))
    before = picture_of(folder)

    with pytest.raises(WorkspaceElsewhereError) as caught:
        opened(folder, clock)

    assert (caught.value.user, caught.value.computer) == ("rina", "LAPTOP-RINA")
    assert "LAPTOP-RINA" in sentence(caught.value)
    del before[str(folder)]  # SQLite had a log there while it looked
    after = picture_of(folder)
    assert {path: after[path] for path in before} == before
    assert len(after) == len(before) + 1


def test_whoever_opens_it_all_the_same_has_it(shared, folder, clock):
    leave_note(folder, ago(clock, minutes=5))

    workspace = open_workspace(folder, catalogue(), clock, despite_note=True)
    workspace.editor.run(value("1", 3))
    note = json.loads((folder / "workspace.lock").read_text(encoding="utf-8"))
    workspace.close()

    assert note["computer"] == platform.node()
    assert not (folder / "workspace.lock").exists()


@pytest.mark.parametrize("span", [{"days": 2}, {"days": 400}, {"days": -2}], ids=str)
def test_a_note_of_another_day_keeps_nobody_out(shared, folder, clock, span):
    """Its program was killed, or one of the two clocks is wrong."""
    leave_note(folder, ago(clock, **span))

    opened(folder, clock).close()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"user": "rina"}', b'{"user":1,"computer":2,"since":3}'],
)
def test_a_note_that_cannot_be_read_keeps_nobody_out(shared, folder, clock, content):
    (folder / "workspace.lock").write_bytes(content)

    opened(folder, clock).close()


@pytest.mark.parametrize("since", ["kemarin", "", "2025-09-25 08:00"])
def test_a_note_without_a_moment_keeps_nobody_out(shared, folder, clock, since):
    leave_note(folder, since)

    opened(folder, clock).close()


def test_a_note_of_this_computer_was_left_by_a_killed_program(shared, folder, clock):
    leave_note(folder, ago(clock, minutes=5), platform.node())

    opened(folder, clock).close()


@pytest.mark.parametrize("place", [LOCAL, Place(PlaceKind.REMOVABLE)], ids=["disk", "stick"])
def test_where_the_lock_is_to_be_trusted_the_note_says_nothing(folder, clock, monkeypatch, place):
    """A stick that came from another computer is in this one."""
    monkeypatch.setattr(places, "place_of", lambda _root: place)
    leave_note(folder, ago(clock, minutes=5))

    opened(folder, clock).close()


def test_a_place_without_a_note_is_not_even_looked_at(folder, clock, monkeypatch):
    def look(_root: Path) -> Place:
        pytest.fail("a start has no time for this")

    monkeypatch.setattr(places, "place_of", look)

    opened(folder, clock).close()


def test_a_refusal_lets_go_of_the_file(shared, folder, clock):
    leave_note(folder, ago(clock, minutes=5))
    with pytest.raises(WorkspaceElsewhereError):
        opened(folder, clock)
    (folder / "workspace.lock").unlink()

    opened(folder, clock).close()
