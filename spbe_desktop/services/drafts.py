"""Drafts: typed texts that a workspace's disk refused, kept elsewhere until it takes them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import StorageError
from spbe_desktop.evidence.storage import write_whole
from spbe_desktop.services import offices
from spbe_desktop.services.answering import AnswerField, SetAnswerField
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import Workspace

_FIRST_LINE = "SELECT at, actor, field, after FROM journal ORDER BY id LIMIT 1"
_LARGEST = 16 << 20


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was typed for a field and not stored."""

    assessment_id: int
    key: str
    field: AnswerField
    """EXPLANATION or NOTE."""
    text: str


@dataclass(frozen=True, slots=True)
class RecoveredDraft:
    """A draft beside what is stored in its field now."""

    draft: Draft
    title: str
    """The office, year and indicator."""
    stored: str


class Drafts:
    """The drafts of all workspaces of this user, one file for each, in *folder*."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, workspace: str, drafts: Sequence[Draft]) -> None:
        """Keep *drafts* of the workspace of this identity in place of those that were kept.

        A failure is not told: what could not be stored stays in the window as well.
        """
        path = self._path(workspace)
        with suppress(OSError, StorageError):
            if not drafts:
                path.unlink(missing_ok=True)
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            rows = [[d.assessment_id, d.key, d.field.value, d.text] for d in drafts]
            write_whole(path, json.dumps(rows, ensure_ascii=True).encode())

    def of(self, workspace: str) -> tuple[Draft, ...]:
        """Return the drafts of a workspace; none if there is no file of ours."""
        try:
            path = self._path(workspace)
            if path.stat().st_size > _LARGEST:
                return ()
            return tuple(map(_draft, json.loads(path.read_bytes())))
        except (OSError, ValueError, TypeError):
            return ()

    def _path(self, workspace: str) -> Path:
        return self._folder / f"{workspace}.json"


def identity_of(workspace: Workspace) -> str:
    """Return what tells a workspace from others, wherever its folder lies: how it began."""
    rows = workspace.database.rows(_FIRST_LINE)
    began = "\n".join(map(str, tuple(rows[0]))) if rows else str(workspace.root)
    return hashlib.sha256(began.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def drafts_of(edits: Sequence[Any]) -> tuple[Draft, ...]:
    """Return those of *edits* that are texts of answers."""
    texts = [edit for edit in edits if isinstance(edit, SetAnswerField)]
    return tuple(
        Draft(edit.assessment_id, str(edit.key), edit.field, edit.content)
        for edit in texts
        if isinstance(edit.content, str)
    )


def recovered(workspace: Workspace, drafts: Sequence[Draft]) -> tuple[RecoveredDraft, ...]:
    """Return the drafts of fields that there still are, and that hold something else."""
    known = {found.id: found for found in offices.assessments_of(workspace)}
    there = [draft for draft in drafts if draft.assessment_id in known]
    sheets = {number: read_sheet(workspace, number) for number in {d.assessment_id for d in there}}
    differing = []
    for draft in there:
        assessment = known[draft.assessment_id]
        row = sheets[draft.assessment_id].by_key.get(IndicatorKey(draft.key))
        if row is None:
            continue
        stored = row.explanation if draft.field is AnswerField.EXPLANATION else row.note
        if stored.strip() != draft.text.strip():
            name = f"{assessment.agency.short_name} {assessment.year}"
            title = f"{name} · {draft.key} {row.indicator.list_title}"
            differing.append(RecoveredDraft(draft, title, stored))
    return tuple(differing)


def edit_of(draft: Draft) -> SetAnswerField:
    """Return the edit that stores *draft*."""
    return SetAnswerField(draft.assessment_id, IndicatorKey(draft.key), draft.field, draft.text)


def _draft(row: list[Any]) -> Draft:
    assessment_id, key, field, text = row
    if not (isinstance(assessment_id, int) and isinstance(key, str) and isinstance(text, str)):
        raise TypeError(row)
    return Draft(assessment_id, key, AnswerField(field), text)
