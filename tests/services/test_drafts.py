"""Drafts: what a disk refused is found again by the next run, and offered where it differs."""

from __future__ import annotations

import json

import pytest

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.services.answering import AnswerField
from spbe_desktop.services.drafts import Draft, Drafts, drafts_of, edit_of, identity_of, recovered
from spbe_desktop.services.sheets import read_sheet
from tests.workspaces import DISKOMINFO_THIS_YEAR, opened, text, value

WORDS = "Perbup 12 Tahun 2025 “naik” 😀\n" * 3


@pytest.fixture
def drafts(tmp_path):
    return Drafts(tmp_path / "draf")


def draft(words=WORDS, key="1", field=AnswerField.EXPLANATION, assessment=DISKOMINFO_THIS_YEAR):
    return Draft(assessment, key, field, words)


def test_what_was_kept_is_there_for_the_next_run(drafts, tmp_path):
    drafts.keep("satu", [draft(), draft("x", field=AnswerField.NOTE)])
    drafts.keep("dua", [draft("lain")])

    again = Drafts(tmp_path / "draf")

    assert again.of("satu") == (draft(), draft("x", field=AnswerField.NOTE))
    assert again.of("dua") == (draft("lain"),)


def test_nothing_to_keep_leaves_no_file(drafts, tmp_path):
    drafts.keep("satu", [draft()])
    drafts.keep("satu", [])

    assert drafts.of("satu") == ()
    assert list((tmp_path / "draf").iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[[1]]", b'[["1", 2, 3, 4]]', b'[[1, "1", "flagged", 5]]', b"\xff"]
)
def test_a_file_that_is_none_of_ours_is_no_draft(drafts, tmp_path, content):
    (tmp_path / "draf").mkdir()
    (tmp_path / "draf" / "satu.json").write_bytes(content)

    assert drafts.of("satu") == ()


def test_a_place_that_cannot_be_written_is_no_second_failure(tmp_path):
    (tmp_path / "draf").write_text("a file")

    Drafts(tmp_path / "draf").keep("satu", [draft()])


def test_only_texts_of_answers_are_drafts():
    edits = [text("1", WORDS), text("2", "x", AnswerField.NOTE), value("3", 4)]
    edits.append(text("4", True, AnswerField.FLAGGED))

    found = drafts_of(edits)

    assert found == (draft(), draft("x", "2", AnswerField.NOTE))
    assert [edit_of(each) for each in found] == edits[:2]


def test_a_workspace_is_known_wherever_its_folder_lies(workspace, folder, tmp_path):
    before = identity_of(workspace)
    workspace.editor.run(value("1", 3))
    workspace.close()
    moved = folder.rename(tmp_path / "flashdisk")

    again = opened(moved)

    assert identity_of(again) == before
    again.close()


def test_only_drafts_that_differ_from_what_is_stored_are_offered(workspace):
    workspace.editor.run(text("1", "sudah tersimpan"))
    given = [
        draft("sudah tersimpan \n"),
        draft("belum", "2"),
        draft("hilang", "nomor 99"),
        draft("lain", assessment=77),
    ]

    (found,) = recovered(workspace, given)

    assert (found.draft.text, found.stored) == ("belum", "")
    assert "2025 · 2 " in found.title


def test_a_draft_is_stored_by_an_ordinary_edit(workspace):
    workspace.editor.run(edit_of(draft()))

    assert (
        read_sheet(workspace, DISKOMINFO_THIS_YEAR).by_key[IndicatorKey("1")].explanation == WORDS
    )
    workspace.editor.undo()
    assert read_sheet(workspace, DISKOMINFO_THIS_YEAR).by_key[IndicatorKey("1")].explanation == ""


def test_the_file_holds_no_name_of_a_folder(drafts, tmp_path):
    drafts.keep("satu", [draft()])

    (path,) = (tmp_path / "draf").iterdir()
    assert json.loads(path.read_bytes()) == [[DISKOMINFO_THIS_YEAR, "1", "explanation", WORDS]]
