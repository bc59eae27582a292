"""Documents that are signed: how one is saved."""

from __future__ import annotations

from pathlib import Path

from spbe_desktop.domain.official_documents import OfficialPaper
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.evidence.storage import write_whole


def save_paper(
    paper: OfficialPaper, template: Path, path: Path, report: Report = unreported
) -> None:
    """Write the document to *path* as .docx; a job for the worker.

    What was in *path* stays until the new one is whole.
    """
    # Word documents take long to learn to write, and this is the worker.
    from spbe_desktop.exports.filled_template import filled
    from spbe_desktop.exports.official_fields import fields_of

    content = filled(template, fields_of(paper))
    report(0, len(content))
    write_whole(path, content)
