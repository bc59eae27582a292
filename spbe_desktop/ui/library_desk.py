"""The library desk: reads what the tab shows, and carries out what it asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from spbe_desktop.domain.evidence import Document, DocumentDescription, EvidenceKind
from spbe_desktop.domain.guessing import guess
from spbe_desktop.domain.instrument import GroupKind
from spbe_desktop.domain.library import DocumentUse, EarlierRevision, LibraryDocument
from spbe_desktop.domain.library_filter import (
    Entry,
    Selection,
    entries_of,
    select,
    standpoint_of,
)
from spbe_desktop.domain.library_search import LibraryNames, is_search
from spbe_desktop.errors import SpbeError
from spbe_desktop.services import intake
from spbe_desktop.services.attaching import Relocate, Reuse
from spbe_desktop.services.bulk_reading import collecting_paused
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Operation
from spbe_desktop.services.keeping import DescribeDocument, Discard, Keep, Revise
from spbe_desktop.services.library_reading import earlier_revisions, read_again, read_library
from spbe_desktop.services.sheets import instrument_of
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.description.fields import Suggested
from spbe_desktop.ui.document_intake import DocumentIntake
from spbe_desktop.ui.document_viewer import DocumentViewer
from spbe_desktop.ui.library_tab.tab import LibraryTab
from spbe_desktop.ui.library_tab.view import LibraryView, NamedUse
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.ui.today import today
