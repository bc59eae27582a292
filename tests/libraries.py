"""Libraries of any size for tests and benchmarks: documents, their blobs, and their uses."""

from __future__ import annotations

import hashlib
import random
from datetime import date, timedelta
from pathlib import Path

from spbe_desktop.services.workspace import Workspace
from tests.workspaces import DISKOMINFO_LAST_YEAR, DISKOMINFO_THIS_YEAR

_SUBJECTS = ("Arsitektur", "Peta Rencana", "Layanan", "Manajemen Data", "Pusat Data", "Audit TIK")
_TYPES = ("Laporan", "Reviu", "Keputusan", "Notula", "Pedoman/SOP", "")
_ADDED = "2025-01-31T00:00:00.000000+00:00"


def fill_library(workspace: Workspace, count: int, *, size: int = 1) -> None:
    """Give *workspace* as many documents, with blobs of *size* bytes that hold no data."""
    dice, raw = random.Random(5), workspace.database.raw
    raw.execute("BEGIN")
    for number in range(count):
        digest = hashlib.sha256(f"{number}".encode()).hexdigest()
        _make_blob(workspace.vault.path_of(digest), size)
        kind, subject = dice.choice(_TYPES), dice.choice(_SUBJECTS)
        day = date(2022, 1, 3) + timedelta(days=dice.randrange(1200))
        raw.execute(
            """
            INSERT INTO evidence (id, kind, title, original_name, media_type, size, sha256,
                document_type, number, dated, classification, added_at)
            VALUES (?, 'file', ?, ?, 'application/pdf', ?, ?, ?, ?, ?, 'biasa', ?)
            """,
            (
                f"E{number:05}",
                f"{kind or 'Berkas'} {subject} {number}",
                f"{number}.pdf",
                size,
                digest,
                kind,
                f"555/{number}/2025" if number % 3 else "",
                day.isoformat(),
                _ADDED,
            ),
        )
        for assessment_id in (DISKOMINFO_THIS_YEAR, DISKOMINFO_LAST_YEAR):
            for key in dice.sample(range(1, 48), dice.randrange(2)):
                raw.execute(
                    """
                    INSERT INTO evidence_use (assessment_id, key, evidence_id, level, added_at)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                    (assessment_id, str(key), f"E{number:05}", dice.randrange(1, 6), _ADDED),
                )
    raw.execute("COMMIT")


def _make_blob(path: Path, size: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as blob:
        blob.truncate(size)
