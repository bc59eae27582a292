"""What the tab is given to show, and what it asks for beside that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from spbe_desktop.domain.library import DocumentUse, EarlierRevision, LibraryDocument
from spbe_desktop.domain.library_filter import Selection
from spbe_desktop.ui.description.fields import Suggested


@dataclass(frozen=True, slots=True)
class LibraryView:
    """The documents as they are seen from one assessment, through the filters that are set."""

    everything: Selection
    """What would be shown without filters and search."""
    shown: Selection
    year: int
    groups_heading: str
    """What the top groups of the instrument are: domains or aspects."""
    groups: tuple[tuple[str, str], ...]
    """Code and name of each top group, in order."""
    editable: bool = True
    """Whether the assessment shown takes documents: not once it was sent."""
    snippets: Mapping[str, str] = field(default_factory=dict)
    """By document, where the search has found its words in the text of the file."""


@dataclass(frozen=True, slots=True)
class NamedUse:
    """A use with what its indicator is called in its own instrument."""

    use: DocumentUse
    number: str
    title: str
    ranks: int
    """How many levels the indicator has."""


class LibrarySource(Protocol):
    """Answers what only the details of one document need."""

    def earlier_revisions(self, document_id: str) -> tuple[EarlierRevision, ...]:
        """Return what a document was before it was replaced, the latest first."""
        ...

    def named_uses(self, document: LibraryDocument) -> tuple[NamedUse, ...]:
        """Return where a document proves something, newest year first."""
        ...

    def pages_of(self, document: LibraryDocument) -> int:
        """Return how many pages its file has; 0 if that is not known."""
        ...

    def suggestions_for(self, document: LibraryDocument) -> Suggested:
        """Return what may be said of a document, from its name and its first page."""
        ...
