"""The folder for the ministry's application: each file right, nothing overwritten or left."""

from __future__ import annotations

import errno
import hashlib
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from spbe_desktop.domain.evidence import Classification
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.name_template import DEFAULT_TEMPLATE, NameTemplate
from spbe_desktop.domain.progress import unreported
from spbe_desktop.errors import (
    Cancelled,
    DiskFullError,
    EvidenceChangedError,
    EvidenceMissingError,
    FolderNotWritableError,
    StorageFailedError,
)
from spbe_desktop.evidence.reading import hash_file
from spbe_desktop.services import portal_folder
from spbe_desktop.services.attaching import Attach, Describe
from spbe_desktop.services.intake import address, link, take_in
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.portal_folder import Grouping, copy_folder, plan_folder
from spbe_desktop.services.sheets import read_sheet
from tests.workspaces import DISKOMINFO_THIS_YEAR, described

TODAY = date(2025, 9, 25)
NAME = "Eviden-portal_Dinas-Kominfo_2025_2025-09-25"


@pytest.fixture
def papers(workspace, tmp_path):
    """Three documents of two indicators: two in the vault, one linked."""
    made = []
    for number, (key, slots) in enumerate(
        (("1", ("L1-01",)), ("1", ("L2-01",)), ("2", ("L2-01",)))
    ):
        path = tmp_path / f"surat {number}.pdf"
        path.write_bytes(b"%PDF-1.7 " + bytes([number]) * 3000)
        taken = link(path) if number == 2 else take_in(workspace.vault, path)
        attach(workspace, key, taken, slots)
        made.append(path)
    return made


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "unggah"
    folder.mkdir()
    return folder


def attach(workspace, key, document, slots=()):
    edit = Attach(DISKOMINFO_THIS_YEAR, IndicatorKey(key), document, None, tuple(slots))
    workspace.editor.run(edit)


def planned(workspace, grouping=Grouping.FLAT):
    sheet = read_sheet(workspace, DISKOMINFO_THIS_YEAR)
    uses = uses_of(workspace, DISKOMINFO_THIS_YEAR)
    template = NameTemplate(DEFAULT_TEMPLATE)
    return plan_folder(sheet, uses, workspace.vault, template, grouping, TODAY)


def files_in(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows_of(path: Path):
    sheet = openpyxl.load_workbook(path)["Daftar eviden"]
    return list(sheet.iter_rows(min_row=2, values_only=True))


def test_every_document_is_copied_under_its_name_and_listed(workspace, papers, target):
    made = copy_folder(planned(workspace), target, unreported)

    assert made.path == target / NAME
    assert files_in(made.path) == {
        "I01-L1-01_surat-0.pdf",
        "I01-L2-01_surat-1.pdf",
        "I02-L2-01_surat-2.pdf",
        "daftar.xlsx",
    }
    assert sha256(made.path / "I02-L2-01_surat-2.pdf") == sha256(papers[2])
    assert (made.files, made.size, made.failed) == (3, 9027, ())
    assert [(row[1], row[3], row[5], row[7]) for row in rows_of(made.path / "daftar.xlsx")] == [
        ("1", "L1-01", "I01-L1-01_surat-0.pdf", sha256(papers[0])),
        ("1", "L2-01", "I01-L2-01_surat-1.pdf", sha256(papers[1])),
        ("2", "L2-01", "I02-L2-01_surat-2.pdf", sha256(papers[2])),
    ]


def test_each_indicator_may_have_a_folder_of_its_own(workspace, papers, target):
    made = copy_folder(planned(workspace, Grouping.BY_INDICATOR), target, unreported)

    folders = {Path(name).parent.name for name in files_in(made.path)}
    assert {name[:4] for name in folders if name} == {"I01_", "I02_"}
    assert made.files == 3


def test_nothing_that_exists_is_overwritten(workspace, papers, target):
    earlier = target / NAME
    earlier.mkdir()
    (earlier / "I01-L1-01_surat-0.pdf").write_bytes(b"milik orang")

    first = copy_folder(planned(workspace), target, unreported)
    second = copy_folder(planned(workspace), target, unreported)

    assert [made.path.name for made in (first, second)] == [f"{NAME}-2", f"{NAME}-3"]
    assert (earlier / "I01-L1-01_surat-0.pdf").read_bytes() == b"milik orang"


def test_secret_and_unconfirmed_documents_stay_out_and_are_told(workspace, tmp_path, target):
    kept, hidden, guessed = (tmp_path / f"{name}.pdf" for name in ("umum", "sandi", "usulan"))
    for path in (kept, hidden, guessed):
        path.write_bytes(b"%PDF-1.7 " + path.name.encode())
    attach(workspace, "1", take_in(workspace.vault, kept), ("L1-01",))
    attach(workspace, "1", take_in(workspace.vault, hidden))
    proposal = Attach(
        DISKOMINFO_THIS_YEAR, IndicatorKey("2"), take_in(workspace.vault, guessed), proposed=True
    )
    workspace.editor.run(proposal)
    use = uses_of(workspace, DISKOMINFO_THIS_YEAR)[IndicatorKey("1")][1]
    secret = described("Sandi", classification=Classification.SECRET)
    workspace.editor.run(Describe(DISKOMINFO_THIS_YEAR, IndicatorKey("1"), use.use_id, secret))

    plan = planned(workspace)
    made = copy_folder(plan, target, unreported)

    assert (plan.secret, plan.proposed) == (("Sandi",), 1)
    assert files_in(made.path) == {"I01-L1-01_umum.pdf", "daftar.xlsx"}


def test_addresses_become_a_text(workspace, papers, target):
    attach(workspace, "2", address("https://jdih.paserkab.go.id/12", "Perbup 12"))

    made = copy_folder(planned(workspace), target, unreported)

    assert (made.path / "tautan.txt").read_text(encoding="utf-8").split("\n") == [
        "Indikator 2: Perbup 12",
        "https://jdih.paserkab.go.id/12",
        "",
    ]
    assert rows_of(made.path / "daftar.xlsx")[-1][5] == "https://jdih.paserkab.go.id/12"


def test_a_title_is_no_formula_in_the_list(workspace, tmp_path, target):
    path = tmp_path / "=1+1.pdf"
    path.write_bytes(b"%PDF-1.7")
    attach(workspace, "1", take_in(workspace.vault, path))

    made = copy_folder(planned(workspace), target, unreported)

    title = openpyxl.load_workbook(made.path / "daftar.xlsx")["Daftar eviden"]["E2"]
    assert (title.value, title.data_type) == ("=1+1", "s")


def test_a_document_that_is_gone_or_changed_is_told_and_the_others_are_copied(
    workspace, papers, target
):
    plan = planned(workspace)
    blob = plan.files[0].source
    blob.chmod(0o600)
    blob.write_bytes(b"x" * blob.stat().st_size)
    papers[2].unlink()

    made = copy_folder(plan, target, unreported)

    assert [(each.title, type(each.reason)) for each in made.failed] == [
        ("surat 0", EvidenceChangedError),
        ("surat 2", EvidenceMissingError),
    ]
    assert files_in(made.path) == {"I01-L2-01_surat-1.pdf", "daftar.xlsx"}
    assert len(rows_of(made.path / "daftar.xlsx")) == 1


def test_cancelling_leaves_nothing_but_what_others_put_there(workspace, papers, target):
    def cancel(done: int, total: int) -> None:
        if done > total // 2:
            (target / NAME / "milik orang.txt").write_bytes(b"isi")
            raise Cancelled

    with pytest.raises(Cancelled):
        copy_folder(planned(workspace), target, cancel)

    assert files_in(target) == {f"{NAME}/milik orang.txt"}


@pytest.mark.parametrize("grouping", Grouping)
def test_a_disk_that_fills_up_leaves_nothing_behind(
    workspace, papers, target, monkeypatch, grouping
):
    plan = planned(workspace, grouping)
    really_sync, calls = os.fsync, []

    def refuse(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        really_sync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(DiskFullError):
        copy_folder(plan, target, unreported)

    assert list(target.iterdir()) == []


def test_a_target_that_vanishes_on_the_way_is_named(workspace, papers, target):
    def unplug(done: int, _total: int) -> None:
        folder = target / NAME
        if done and folder.exists():
            folder.rename(target.parent / "dicabut")

    with pytest.raises(StorageFailedError):
        copy_folder(planned(workspace), target, unplug)

    assert list(target.iterdir()) == []


def test_a_disk_that_gives_back_other_bytes_is_not_believed(
    workspace, papers, target, monkeypatch
):
    def misread(path, *args):
        found = hash_file(path, *args)
        return replace(found, sha256="0" * 64) if path.suffix == ".part" else found

    monkeypatch.setattr(portal_folder, "hash_file", misread)

    with pytest.raises(StorageFailedError):
        copy_folder(planned(workspace), target, unreported)

    assert list(target.iterdir()) == []


def test_a_folder_that_is_not_there_is_refused(workspace, papers, target):
    with pytest.raises(FolderNotWritableError):
        copy_folder(planned(workspace), target / "tidak ada", unreported)


def test_progress_counts_every_byte_twice_and_only_grows(workspace, papers, target):
    told = []

    copy_folder(planned(workspace), target, lambda done, total: told.append((done, total)))

    assert {total for _, total in told} == {2 * 9027}
    assert told == sorted(told)
    assert told[-1][0] == 2 * 9027
