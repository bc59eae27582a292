"""Several edits as one step."""

from __future__ import annotations

import pytest

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import DocumentInUseError
from spbe_desktop.services.attaching import Attach, Reuse
from spbe_desktop.services.compound import Several
from spbe_desktop.services.keeping import Discard, Keep
from tests.workspaces import DISKOMINFO_THIS_YEAR, dump, make_document

ONE = IndicatorKey("1")
DOCUMENTS = tuple(map(make_document, (1, 2, 3)))


@pytest.fixture
def kept(workspace):
    for document in DOCUMENTS:
        workspace.editor.run(Keep(document))


def linked(document):
    return Reuse(DISKOMINFO_THIS_YEAR, ONE, document.id, level=3)


def test_they_are_undone_and_redone_together(workspace, kept):
    before = dump(workspace)
    workspace.editor.run(Several(tuple(map(linked, DOCUMENTS))))
    after = dump(workspace)
    assert len(after["evidence_use"]) == 3

    workspace.editor.undo()
    assert dump(workspace) == before

    workspace.editor.redo()
    assert dump(workspace) == after


def test_if_one_of_them_fails_none_is_made(workspace, kept):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, ONE, make_document(2)))
    before = dump(workspace)

    with pytest.raises(DocumentInUseError):
        workspace.editor.run(Several(tuple(Discard(d.id) for d in DOCUMENTS)))

    assert dump(workspace) == before


def test_the_step_is_named_as_its_edits_are(workspace, kept):
    workspace.editor.run(Several(tuple(map(linked, DOCUMENTS))))

    step = workspace.editor.next_undo
    assert (step.kind, step.key) == ("attach", "1")


def test_what_each_of_them_touched_is_told(workspace, kept):
    changes = workspace.editor.run(Several(tuple(map(linked, DOCUMENTS))))

    assert changes.documents == {document.id for document in DOCUMENTS}
    assert changes.evidence == {"1"}
