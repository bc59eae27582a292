"""Backup files: written whole, and believed in nothing when they are read."""

from __future__ import annotations

import hashlib
import json
import random
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import bagit
import pytest

from spbe_desktop.domain.progress import unreported
from spbe_desktop.errors import (
    BackupInvalidError,
    BackupTooNewError,
    EvidenceChangedError,
    SpbeError,
)
from spbe_desktop.exchange.backup_plan import (
    DATABASE,
    RECORD,
    BackupRecord,
    plan_backup,
    planned_blob,
)
from spbe_desktop.exchange.backup_reader import unpack_backup, verify_backup
from spbe_desktop.exchange.backup_writer import write_backup
from spbe_desktop.exchange.plan import PlannedEvidence
from spbe_desktop.words.failures import sentence

TOP = "cadangan-Buku-Kerja"
PROOF = b"%PDF-1.7 keputusan" * 3000
PROOF_DIGEST = hashlib.sha256(PROOF).hexdigest()
PROOF_NAME = f"data/evidence/{PROOF_DIGEST[:2]}/{PROOF_DIGEST}"


def make_plan(folder: Path):
    database, proof = folder / "db", folder / "bukti"
    database.write_bytes(b"SQLite format 3\0" * 100)
    proof.write_bytes(PROOF)
    digest = hashlib.sha256(database.read_bytes()).hexdigest()
    files = (
        PlannedEvidence(DATABASE, "db", database, database.stat().st_size, digest),
        planned_blob(proof, PROOF_DIGEST, len(PROOF)),
    )
    made = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    return plan_backup(BackupRecord("Buku Kerja", made, "0003", 1, len(PROOF), ()), files)


@pytest.fixture
def good(tmp_path):
    target = tmp_path / "baik.spbebackup"
    write_backup(make_plan(tmp_path), target, unreported)
    return target


def contents_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def forged(path, change, *, reseal=True):
    """Return the backup file with its *change*d contents; *reseal* makes the manifests fit."""
    contents = {name.partition("/")[2]: content for name, content in contents_of(path).items()}
    change(contents)
    if reseal:
        payload = {n: c for n, c in contents.items() if n.startswith("data/")}
        contents["manifest-sha256.txt"] = _manifest(payload)
        tags = {n: contents[n] for n in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")}
        contents["tagmanifest-sha256.txt"] = _manifest(tags)
    target = path.with_name("palsu.spbebackup")
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(f"{TOP}/{name}", (1980, 1, 1, 0, 0, 0)), content)
    return target


def _manifest(contents):
    lines = (f"{hashlib.sha256(c).hexdigest()}  {n}\n" for n, c in sorted(contents.items()))
    return "".join(lines).encode()


def test_what_was_written_is_unpacked_byte_for_byte(good, tmp_path):
    folder = tmp_path / "pulih"
    folder.mkdir()

    record = unpack_backup(good, folder, unreported)

    assert (record.workspace, record.files, record.size) == ("Buku Kerja", 1, len(PROOF))
    assert record.made == datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert found == {"assessment.sqlite3", PROOF_NAME.removeprefix("data/")}
    assert (folder / PROOF_NAME.removeprefix("data/")).read_bytes() == PROOF


def test_others_can_check_it_too(good, tmp_path):
    with zipfile.ZipFile(good) as archive:
        archive.extractall(tmp_path / "bag")

    assert bagit.Bag(str(tmp_path / "bag" / TOP)).is_valid()


def test_the_same_content_gives_the_same_bytes(good, tmp_path):
    again = tmp_path / "lagi.spbebackup"
    write_backup(make_plan(tmp_path), again, unreported)

    assert again.read_bytes() == good.read_bytes()


def test_a_file_that_changes_meanwhile_leaves_no_backup_file(tmp_path):
    plan = make_plan(tmp_path)
    (tmp_path / "bukti").write_bytes(PROOF + b"!")
    target = tmp_path / "baru.spbebackup"

    with pytest.raises(EvidenceChangedError):
        write_backup(plan, target, unreported)

    assert not target.exists()
    assert not list(tmp_path.glob("*.part"))


def _rename(old, new):
    def change(contents):
        contents[new] = contents.pop(old)

    return change


def _record(**facts):
    def change(contents):
        contents[RECORD] = json.dumps(json.loads(contents[RECORD]) | facts).encode()

    return change


def _add(name):
    def change(contents):
        contents[name] = b"tamu"

    return change


FORGERIES = {
    "a name outside": _add("data/../../keluar"),
    "an absolute name": _add("data//etc/passwd"),
    "a program": _add("data/evidence/autorun.exe"),
    "a second database": _add("data/lain.sqlite3"),
    "evidence under another digest": _rename(PROOF_NAME, f"data/evidence/aa/aa{'0' * 62}"),
    "evidence in another folder": _rename(PROOF_NAME, f"data/evidence/zz/{PROOF_DIGEST}"),
    "no database": lambda contents: contents.pop(DATABASE),
    "no record": lambda contents: contents.pop(RECORD),
    "another count": _record(files=2),
    "another size": _record(size=1),
    "an odd moment": _record(made="2026-13-45T99:00:00Z"),
    "more than the record may have": _record(jalankan="rm -rf"),
    "a name that clashes": _add(PROOF_NAME.upper().replace("DATA/EVIDENCE", "data/evidence")),
}


@pytest.mark.parametrize("change", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_backup_file_is_refused_even_with_manifests_that_fit(good, tmp_path, change):
    folder = tmp_path / "pulih"
    folder.mkdir()

    with pytest.raises(BackupInvalidError) as caught:
        unpack_backup(forged(good, change), folder, unreported)

    assert "Tidak ada yang diubah" in sentence(caught.value)
    assert list(folder.iterdir()) == []


def test_changed_bytes_are_found_by_the_manifest(good):
    def change(contents):
        contents[DATABASE] = contents[DATABASE][:-1] + b"?"

    with pytest.raises(BackupInvalidError, match="berubah"):
        verify_backup(forged(good, change, reseal=False), unreported)


def test_a_newer_form_is_told_as_such(good):
    with pytest.raises(BackupTooNewError):
        verify_backup(forged(good, _record(schema_version=2)), unreported)


def test_a_link_in_place_of_a_file_is_refused(good, tmp_path):
    target = tmp_path / "tautan.spbebackup"
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in contents_of(good).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = (0o120777 if name.endswith(PROOF_DIGEST) else 0o100644) << 16
            archive.writestr(entry, content)

    with pytest.raises(BackupInvalidError):
        verify_backup(target, unreported)


def test_random_damage_never_gets_through_and_never_ends_in_a_traceback(good, tmp_path):
    rng = random.Random(20261124)
    content = good.read_bytes()
    target = tmp_path / "rusak.spbebackup"
    folder = tmp_path / "pulih"
    for _ in range(300):
        damaged = bytearray(content)
        for _ in range(rng.randint(1, 4)):
            damaged[rng.randrange(len(damaged))] ^= rng.randint(1, 255)
        if rng.random() < 0.2:
            del damaged[rng.randrange(len(damaged)) :]
        target.write_bytes(damaged)
        folder.mkdir(exist_ok=True)
        with pytest.raises(SpbeError) as caught:
            unpack_backup(target, folder, unreported)
        assert sentence(caught.value)
        assert list(folder.iterdir()) == []
