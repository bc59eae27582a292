"""The library as the tab sees it: read once, kept true, filtered and searched."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from spbe_desktop.domain.instrument import GroupKind, Instrument
from spbe_desktop.domain.library import EarlierRevision, LibraryDocument
from spbe_desktop.domain.library_filter import (
    Choice,
    Entry,
    Standpoint,
    entries_of,
    select,
    standpoint_of,
)
from spbe_desktop.domain.library_search import LibraryNames, is_search
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.services.bulk_reading import collecting_paused
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.library_reading import earlier_revisions, read_again
from spbe_desktop.services.sheets import instrument_of
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.description.fields import Suggested
from spbe_desktop.ui.file_reading import FileReading
from spbe_desktop.ui.library_ahead import LibraryAhead
from spbe_desktop.ui.library_tab.view import LibraryView, NamedUse
from spbe_desktop.ui.today import today


class LibraryShelf:
    """Holds the documents of the open workspace; the source of the tab's details."""

    def __init__(self, bridge: WorkspaceBridge, reading: FileReading, ahead: LibraryAhead) -> None:
        self._bridge = bridge
        self.reading = reading
        self._ahead = ahead
        self._documents: tuple[LibraryDocument, ...] = ()
        self._entries: dict[str, Entry] = {}
        self._everything = select((), {})
        self._names = LibraryNames(())
        self._instruments: dict[int, Instrument] = {}

    def read(self, changes: Changes) -> None:
        """Read what *changes* have touched: all documents, or only those that were edited."""
        workspace = self._bridge.workspace
        with collecting_paused():
            if changes.assessments:
                self._documents = self._ahead.take()
                self._instruments = {}
            else:
                self._documents = read_again(workspace, self._documents, changes.documents)
            self._see(anew=changes.assessments)
        self.reading.catch_up()

    def look_again(self, digests: Collection[str]) -> bool:
        """See those documents anew of whose files, named by *digests*, more is known now.

        Tell whether any of them is seen differently.
        """
        seen_from = self._standpoint()
        if seen_from is None:
            return False
        concerned = [d for d in self._documents if d.sha256 in digests]
        fresh = [
            entry
            for entry in entries_of(concerned, seen_from)
            if entry != self._entries[entry.document.id]
        ]
        self._entries |= {entry.document.id: entry for entry in fresh}
        if fresh:
            self._everything = select(self._entries.values(), {})
        return bool(fresh)

    def prepare_search(self) -> None:
        """Get ready for the first letter that is typed."""
        self._names.prepare()

    @property
    def unread(self) -> int:
        """Return how many files were not read yet."""
        known = self.reading.facts
        return len({d.sha256 for d in self._documents if d.sha256 and d.sha256 not in known})

    def view(self, choice: Choice, typed: str) -> LibraryView | None:
        """Return what is left by filters and search; none in a workspace without assessment."""
        sheet = self._bridge.sheet
        if sheet is None:
            return None
        ids, snippets = self._found(typed)
        asks = ids is not None or any(choice.values())
        heading, groups = _groups(sheet)
        return LibraryView(
            everything=self._everything,
            shown=select(self._entries.values(), choice, ids) if asks else self._everything,
            year=sheet.assessment.year,
            groups_heading=heading,
            groups=groups,
            snippets=snippets,
        )

    @property
    def documents(self) -> tuple[LibraryDocument, ...]:
        """Return all documents, the one that came in last first."""
        return self._documents

    def document(self, document_id: str) -> LibraryDocument:
        """Return the document of an id."""
        return self._by_id[document_id]

    # What the details ask

    def earlier_revisions(self, document_id: str) -> tuple[EarlierRevision, ...]:
        """Return what a document was before it was replaced, the latest first."""
        return earlier_revisions(self._bridge.workspace, document_id)

    def named_uses(self, document: LibraryDocument) -> tuple[NamedUse, ...]:
        """Return where a document proves something, newest year first."""
        named = []
        for use in document.uses:
            indicator = self._instrument(use.assessment_id).by_key[use.key]
            ranks = indicator.scale.levels[-1].number
            named.append(NamedUse(use, str(indicator.number), indicator.list_title, ranks))
        return tuple(named)

    def pages_of(self, document: LibraryDocument) -> int:
        """Return how many pages its file has; 0 if that is not known."""
        facts = self.reading.facts.get(document.sha256)
        return 0 if facts is None else facts.pages

    def suggestions_for(self, document: LibraryDocument) -> Suggested:
        """Return what may be said of a document, from its name and its first page."""
        # Dozens of patterns are made ready with it, which only describing needs.
        from spbe_desktop.domain.guessing import guess

        guessed = guess(document.original_name, self.reading.facts_of(document.sha256))
        return {
            "document_type": guessed.document_type,
            "number": guessed.number,
            "publisher": guessed.publisher,
            "signatory": guessed.signatory,
            **({} if guessed.dated is None else {"dated": guessed.dated}),
        }

    @cached_property
    def _by_id(self) -> Mapping[str, LibraryDocument]:
        return {document.id: document for document in self._documents}

    def _found(self, typed: str) -> tuple[frozenset[str] | None, Mapping[str, str]]:
        """Return what *typed* finds, by what is said of documents or what is in their files."""
        if not is_search(typed):
            return None, {}
        hits = self.reading.find(typed)
        named = self._names.find(typed)
        # Where the title already tells why, a place in the text says nothing more.
        snippets = {h.evidence_id: h.snippet for h in hits if h.snippet}
        shown = {each: text for each, text in snippets.items() if each not in named}
        return named.union(hit.evidence_id for hit in hits), shown

    def _see(self, *, anew: bool) -> None:
        """See the documents from the assessment that is shown; *anew*, or those that changed."""
        self.__dict__.pop("_by_id", None)
        self._names = LibraryNames(self._documents, earlier=self._names)
        seen_from, known = self._standpoint(), {} if anew else self._entries
        self._entries = {}
        if seen_from is not None:
            changed = [d for d in self._documents if not _is_seen(known.get(d.id), d)]
            fresh = {entry.document.id: entry for entry in entries_of(changed, seen_from)}
            self._entries = {d.id: fresh.get(d.id) or known[d.id] for d in self._documents}
        self._everything = select(self._entries.values(), {})

    def _standpoint(self) -> Standpoint | None:
        sheet = self._bridge.sheet
        if sheet is None:
            return None
        return standpoint_of(
            sheet.assessment,
            sheet.instrument,
            today(),
            self.reading.facts,
            self._bridge.portal_limit,
        )

    def _instrument(self, assessment_id: int) -> Instrument:
        if assessment_id not in self._instruments:
            found = instrument_of(self._bridge.workspace, assessment_id)
            self._instruments[assessment_id] = found
        return self._instruments[assessment_id]


def _is_seen(entry: Entry | None, document: LibraryDocument) -> bool:
    return entry is not None and entry.document is document


def _groups(sheet: Sheet) -> tuple[str, tuple[tuple[str, str], ...]]:
    groups = sheet.instrument.groups
    heading = "Domain" if groups[0].kind is GroupKind.DOMAIN else "Aspek"
    return heading, tuple((str(group.code), group.short_title) for group in groups)
