"""`rekap.xlsx`: the content of a package for people who have a spreadsheet and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC

from spbe_desktop.domain.package import Submission

# The first moment that a zip can tell.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def recap_workbook(submission: Submission) -> bytes:
    """Return the workbook; equal submissions give equal bytes."""
    # openpyxl takes a third of a second to import; nobody waits for it before this.
    from spbe_desktop.exports.recap_sheets import build
    from spbe_desktop.exports.workbook_bytes import bytes_of

    written = bytes_of(build(submission))
    stamp = submission.prepared.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _settled(written, stamp.encode())


def _settled(workbook: bytes, modified: bytes) -> bytes:
    """Return the same workbook without the moment of its writing in it."""
    settled = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(settled, "w") as target,
    ):
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + modified + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            target.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return settled.getvalue()
