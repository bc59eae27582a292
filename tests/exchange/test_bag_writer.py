from __future__ import annotations

import dataclasses
import hashlib
import json
import random
import shutil
import subprocess
import zipfile
from pathlib import Path
from types import SimpleNamespace

import bagit
import pytest

from spbe_desktop.domain.evidence import EvidenceKind
from tests.packages import (
    DECREE,
    LIST,
    TOP,
    contents_of,
    make_package,
    make_rich_submission,
    verify,
    write,
)
from tests.submissions import make_evidence, make_submission


@pytest.fixture
def package(tmp_path) -> Path:
    return make_package(tmp_path)


def test_the_library_of_congress_accepts_the_bag(package, tmp_path):
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path / "dibuka")

    bag = bagit.Bag(str(tmp_path / "dibuka" / TOP))

    assert bag.validate()
    assert bag.info["External-Identifier"] == "6401/diskominfo/2025/r03"
    assert bag.info["SPBE-Klasifikasi-Tertinggi"] == "biasa"


def test_other_programs_find_nothing_wrong_with_the_zip(package):
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
    for program in filter(shutil.which, ("unzip", "bsdtar")):
        command = [program, "-tqq" if program == "unzip" else "-tf", str(package)]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_what_was_written_verifies_and_says_whom_it_speaks_for(package):
    found = verify(package)

    assert found.valid
    assert found.identity is not None
    assert found.identity.agency_name == "Dinas Komunikasi dan Informatika"
    assert (found.files, found.evidence, found.excluded) == (6, 2, 1)


def test_the_officer_is_told_the_hash_of_the_file_itself(tmp_path):
    written = write(make_rich_submission(tmp_path), tmp_path / "paket.spbe.zip")

    raw = written.path.read_bytes()
    assert written.sha256 == hashlib.sha256(raw).hexdigest()
    assert (written.size, written.files) == (len(raw), 6)


def test_the_same_content_gives_the_same_bytes_whatever_its_order(tmp_path):
    submission = make_rich_submission(tmp_path)
    dice = random.Random(1)

    def shuffled(items):
        return tuple(dice.sample(items, len(items)))

    other = dataclasses.replace(
        submission,
        answers=shuffled(submission.answers),
        evidence=shuffled(submission.evidence),
        uses=shuffled(submission.uses),
        changes=shuffled(submission.changes),
    )

    first = write(submission, tmp_path / "satu.zip").path.read_bytes()
    second = write(submission, tmp_path / "dua.zip").path.read_bytes()
    third = write(other, tmp_path / "tiga.zip").path.read_bytes()

    assert first == second == third


def test_another_system_writes_the_same_bytes(tmp_path, monkeypatch):
    submission = make_rich_submission(tmp_path)
    here = write(submission, tmp_path / "sini.zip").path.read_bytes()

    monkeypatch.setattr(zipfile, "sys", SimpleNamespace(platform="win32"))

    assert write(submission, tmp_path / "sana.zip").path.read_bytes() == here


def test_entries_are_sorted_and_say_nothing_of_when_and_where_they_were_written(package):
    with zipfile.ZipFile(package) as archive:
        entries = archive.infolist()

    assert [e.filename for e in entries] == sorted(e.filename for e in entries)
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(e.create_system, e.external_attr >> 16) for e in entries} == {(3, 0o100644)}
    assert {(e.flag_bits, e.extra, e.comment) for e in entries} == {(0, b"", b"")}
    assert all(e.filename.isascii() for e in entries), "no flag is needed to tell their encoding"


def test_text_is_deflated_and_what_is_packed_already_is_stored(package):
    with zipfile.ZipFile(package) as archive:
        methods = {e.filename.partition("/")[2]: e.compress_type for e in archive.infolist()}

    assert methods[DECREE] == zipfile.ZIP_STORED
    assert methods[LIST] == methods["data/paket.json"] == zipfile.ZIP_DEFLATED
    assert methods["data/rekap.xlsx"] == zipfile.ZIP_DEFLATED


def test_evidence_arrives_byte_for_byte_and_once(package, tmp_path):
    contents = contents_of(package)

    evidence = [name for name in contents if name.startswith("data/eviden/")]
    assert sorted(evidence) == [LIST, DECREE]
    assert contents[DECREE] == b"%PDF-1.7 keputusan" * 20_000


def test_secret_evidence_stays_at_home_and_is_listed_with_hash_and_size(package):
    contents = contents_of(package)

    secret = hashlib.sha256(b"rahasia sekali").hexdigest()
    assert f"SPBE-Dikecualikan: {secret} 14" in contents["bag-info.txt"].decode().splitlines()
    assert not any(b"rahasia sekali" in raw for raw in contents.values())
    record = next(
        item
        for item in json.loads(contents["data/penilaian.json"])["evidence"]
        if item["sha256"] == secret
    )
    assert record["file"] is None


def test_a_linked_file_is_taken_from_its_place(tmp_path):
    video = make_evidence(tmp_path, "Rapat", b"mp4", name="r.mp4", kind=EvidenceKind.LINK)

    written = write(make_submission([video]), tmp_path / "paket.zip")

    assert contents_of(written.path)["data/eviden/I1/I1-L3-01_Rapat_2025.mp4"] == b"mp4"


def test_a_document_without_a_byte_is_packed_like_any_other(tmp_path):
    empty = make_evidence(tmp_path, "Kosong", b"")

    written = write(make_submission([empty]), tmp_path / "paket.zip")

    assert verify(written.path).valid
    assert contents_of(written.path)["data/eviden/I1/I1-L3-01_Kosong_2025.pdf"] == b""


def test_names_of_300_characters_emoji_and_colons_do_no_harm(tmp_path):
    title = "SK: tim 😀 " + "x" * 300
    odd = make_evidence(tmp_path, title, name=f"{title}.pdf")
    undecodable = make_evidence(tmp_path, "b\udcff\x07", b"lain", name="b\udcff.pdf")

    written = write(make_submission([odd, undecodable]), tmp_path / "paket.zip")

    assert verify(written.path).valid
    records = json.loads(contents_of(written.path)["data/penilaian.json"])["evidence"]
    assert {record["original_name"] for record in records} == {f"{title}.pdf", "b\ufffd.pdf"}


def test_a_package_without_evidence_is_a_package(tmp_path):
    written = write(make_submission(), tmp_path / "paket.zip")

    assert verify(written.path).valid
    assert written.files == 4


def test_an_older_package_of_the_same_name_is_replaced(tmp_path):
    target = tmp_path / "paket.zip"
    target.write_bytes(b"lama")

    write(make_submission(), target)

    assert verify(target).valid


def test_progress_rises_to_the_end_and_counts_writing_and_reading_back(tmp_path):
    steps = []
    submission = make_rich_submission(tmp_path)

    write(submission, tmp_path / "paket.zip", lambda done, total: steps.append((done, total)))

    dones = [done for done, _ in steps]
    assert dones == sorted(dones)
    assert steps[-1][0] == steps[-1][1]
    assert len({total for _, total in steps}) == 1
