"""The icon by which a document is recognised in lists."""

from __future__ import annotations

from spbe_desktop.domain.evidence import EvidenceKind


def document_icon(kind: EvidenceKind, media_type: str) -> str:
    """Return the name of the icon of a document."""
    if kind is EvidenceKind.ADDRESS:
        return "globe"
    family, _, subtype = media_type.partition("/")
    if family in {"image", "video"}:
        return "image" if family == "image" else "file-video"
    is_sheet = "sheet" in subtype or "excel" in subtype or "csv" in subtype
    return "file-spreadsheet" if is_sheet else "file-text"
