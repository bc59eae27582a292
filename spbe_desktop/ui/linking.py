"""Gives documents of the library an indicator to prove."""

from __future__ import annotations

from collections.abc import Sequence

from spbe_desktop.domain.library import LibraryDocument
from spbe_desktop.services.attaching import Reuse
from spbe_desktop.services.compound import Several
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.questions import Questions


class Linking:
    """Asks for an indicator of the assessment that is shown and links documents to it."""

    def __init__(self, bridge: WorkspaceBridge, questions: Questions) -> None:
        self._bridge = bridge
        self._questions = questions

    def link(self, documents: Sequence[LibraryDocument]) -> str:
        """Link *documents* in one step; return what was done, or nothing."""
        sheet = self._bridge.sheet
        if sheet is None or not documents:
            return ""
        one = len(documents) == 1
        named = documents[0].title if one else f"{len(documents)} dokumen"
        target = self._questions.indicator(sheet, named)
        if target is None:
            return ""
        here = sheet.assessment.id
        new = [
            document
            for document in documents
            if all(use.key != target.key for use in document.used_by(here))
        ]
        if not new:
            return f"Sudah ditautkan ke indikator {target.key}."
        edits = tuple(
            Reuse(here, target.key, document.id, level=target.level, slots=target.slots)
            for document in new
        )
        if not self._bridge.run(edits[0] if len(edits) == 1 else Several(edits)):
            return ""
        count = "Dokumen" if len(new) == 1 else f"{len(new)} dokumen"
        return f"{count} ditautkan ke indikator {target.key}."
