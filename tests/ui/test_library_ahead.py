"""What was read ahead of the library's tab is the library as it is once it is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.services.attaching import Attach
from spbe_desktop.services.changes import EVERYTHING
from spbe_desktop.services.intake import link
from spbe_desktop.services.keeping import Discard, Keep
from spbe_desktop.services.library_reading import read_library
from spbe_desktop.ui.library_ahead import LibraryAhead
from tests.libraries import fill_library
from tests.workspaces import DISKOMINFO_THIS_YEAR, make_document, make_workspace, opened

DOCUMENTS = 600
"""More than are read in two turns."""


@pytest.fixture
def library(tmp_path):
    make_workspace(tmp_path / "kerja")
    workspace = opened(tmp_path / "kerja")
    fill_library(workspace, DOCUMENTS)
    yield workspace
    workspace.close()


@pytest.fixture
def ahead(qapp, library):
    parent = QObject()
    made = LibraryAhead(library, parent)
    yield made
    made.close()


def edit(workspace, ahead, operation):
    ahead.note(workspace.editor.run(operation))


def test_everything_is_read_before_it_is_asked_for(ahead, library, qtbot):
    ahead.begin()
    qtbot.waitUntil(lambda: ahead.is_ready)
    expected = read_library(library)
    asked: list[str] = []
    library.database.raw.set_trace_callback(asked.append)

    assert ahead.take() == expected

    library.database.raw.set_trace_callback(None)
    assert not [query for query in asked if "WHERE" not in query and "FROM evidence " in query]


def test_asked_for_too_early_it_reads_what_is_left(ahead, library, qtbot):
    ahead.begin()
    qtbot.waitUntil(lambda: ahead.has_begun)

    assert ahead.take() == read_library(library)


def test_what_is_edited_meanwhile_is_as_it_is_now(ahead, library, qtbot):
    edit(library, ahead, Keep(make_document(1)))
    ahead.begin()
    qtbot.waitUntil(lambda: ahead.has_begun)
    edit(library, ahead, Attach(DISKOMINFO_THIS_YEAR, IndicatorKey("3"), make_document(2)))
    edit(library, ahead, Discard(make_document(1).id))
    qtbot.waitUntil(lambda: ahead.is_ready)
    edit(library, ahead, Keep(make_document(3)))

    taken = ahead.take()

    assert taken == read_library(library)
    assert {"Dokumen 2", "Dokumen 3"} <= {document.title for document in taken}


def test_a_drive_that_was_plugged_in_meanwhile_is_seen(ahead, library, qtbot, tmp_path):
    drive = tmp_path / "diska"
    drive.mkdir()
    (drive / "rekaman.mp4").write_bytes(b"film")
    linked = link(drive / "rekaman.mp4")
    edit(library, ahead, Keep(linked))
    drive.rename(tmp_path / "dicabut")
    ahead.begin()
    qtbot.waitUntil(lambda: ahead.is_ready)
    (tmp_path / "dicabut").rename(drive)

    states = {document.id: document.state for document in ahead.take()}

    assert states[linked.id] is FileState.INTACT


def test_another_assessment_makes_it_read_everything_again(ahead, library, qtbot):
    ahead.begin()
    qtbot.waitUntil(lambda: ahead.is_ready)
    ahead.note(EVERYTHING)

    assert ahead.take() == read_library(library)


def test_it_may_be_asked_again_and_never_begins_late(ahead, library):
    first = ahead.take()
    ahead.begin()

    assert ahead.take() == first
    assert not ahead.has_begun
