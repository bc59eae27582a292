"""Reads recommendations in a file that others made; which are meant is for the officer to say."""

from __future__ import annotations

from pathlib import Path

from spbe_desktop.cycle_errors import ReportFault, ReportUnreadableError
from spbe_desktop.domain.file_facts import Readability
from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.domain.progress import Report
from spbe_desktop.domain.recommendation_sources import (
    FoundPassages,
    passages_in_table,
    passages_in_text,
)
from spbe_desktop.errors import EvidenceNotAFileError, EvidenceUnreadableError
from spbe_desktop.evidence.media import identify
from spbe_desktop.reader.kinds import PDF
from spbe_desktop.reader.reader import Reader
from spbe_desktop.tables import reading

_TABLES = frozenset({".xlsx", ".xlsm", ".csv", ".tsv"})
_TEXTS = frozenset({".docx", ".odt", ".pdf", ".txt"})


def read_recommendations(path: Path, instrument: Instrument, report: Report) -> FoundPassages:
    """Return what *path* recommends; a job for the worker.

    Raise TableUnreadableError or ReportUnreadableError if there is nothing to be read in it. A
    text is looked into by a process of its own, which a hostile file may bring down.
    """
    report(0, 1)
    suffix = path.suffix.lower()
    if suffix in _TABLES:
        found = passages_in_table(reading.read_file(path), instrument)
    elif suffix in _TEXTS:
        found = _in_text(path, instrument)
    else:
        raise ReportUnreadableError(path, ReportFault.OTHER_KIND)
    if not found.passages:
        raise ReportUnreadableError(path, ReportFault.NOTHING)
    report(1, 1)
    return found


def _in_text(path: Path, instrument: Instrument) -> FoundPassages:
    try:
        media_type = identify(path, path.name).media_type
    except (EvidenceUnreadableError, EvidenceNotAFileError) as error:
        raise ReportUnreadableError(path, ReportFault.UNAVAILABLE) from error
    with Reader() as reader:
        facts = reader.facts(path, media_type)
    if facts.readability is not Readability.READABLE:
        raise ReportUnreadableError(path, ReportFault(facts.readability.value))
    if not facts.text_found:
        raise ReportUnreadableError(path, ReportFault.SCAN)
    return passages_in_text(facts.text, instrument, broken_lines=media_type == PDF)
