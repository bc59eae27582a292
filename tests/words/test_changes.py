"""What the journal holds is told in words: no code and no day of a computer is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spbe_desktop.app import resources
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.change_log import LogWish, portion_of
from spbe_desktop.services.sample import create_sample
from spbe_desktop.words.changes import content_told, field_name
from tests.workspaces import opened

_CODE = re.compile(
    r"\b(?:planned|running|done|open|in_progress|not_relevant|pending|accepted|rejected|revise|"
    r"clarified|not_clarified|None|True|False|\d{4}-\d{2}-\d{2})\b|[a-z]_[a-z]|[a-z]="
)


@pytest.mark.parametrize(
    ("field", "kept", "told"),
    [
        ("finding_state", "T-2025-001; in_progress", "T-2025-001, Dikerjakan"),
        (
            "finding_state",
            "T-2025-001; not_relevant; Diganti",
            "T-2025-001, Tidak relevan, Diganti",
        ),
        ("finding", "T-2025-001; ; severe; SK belum ada", "T-2025-001, Berat, SK belum ada"),
        ("checklist", "Notula berparaf; met", "Notula berparaf, sudah ada"),
        ("checklist", "Notula berparaf; ", "Notula berparaf"),
        (
            "action",
            "Susun peta; planned; 2026-09-30; 12",
            "Susun peta, Direncanakan, 30 Sep 2026, 12",
        ),
        ("action", "Rapat 31-02-x; done", "Rapat 31-02-x, Selesai"),
        ("action", "", ""),
    ],
)
def test_a_line_of_the_journal_is_told_without_its_codes(field, kept, told):
    assert content_told(field, kept) == told


@pytest.mark.parametrize(
    ("field", "written", "told"),
    [
        ("value", "2.5", "2,5"),
        ("flagged", "True", "ya"),
        ("duty", "Budi*, Siti", "Budi (penanggung jawab), Siti"),
        ("milestone", "Rapat, 2025-10-06–2025-10-07", "Rapat, 6 Okt 2025–7 Okt 2025"),
        ("milestone", "Rapat 2025-99-99", "Rapat 2025-99-99"),
        ("clarification", "not_clarified; Tidak sempat", "tidak diklarifikasi; Tidak sempat"),
        ("clarification", "Catatan saja", "Catatan saja"),
        ("description", "document_type=Foto; dated=None", "jenis: Foto; tanggal: "),
        ("description", "title=a=b; pages=3", "judul: a=b; halaman: 3"),
        ("rescued", "combined", "dari cadangan, dilengkapi yang lebih baru"),
        ("unknown", "as it is", "as it is"),
        ("verdict", "", ""),
        ("objection", "", ""),
    ],
)
def test_a_line_is_told_as_people_write_it(field, written, told):
    assert content_told(field, written) == told


def test_no_code_is_left_in_what_the_sample_has_written(tmp_path: Path):
    folder = resources()
    create_sample(tmp_path / "w", Catalogue(folder / "instruments"), folder / "sample")
    workspace = opened(tmp_path / "w")

    for line in portion_of(workspace, LogWish(), size=100_000):
        assert field_name(line.field) != line.field
        if line.field != "explanation":
            for content in (line.before, line.after):
                assert not _CODE.search(content_told(line.field, content)), line
    workspace.close()
