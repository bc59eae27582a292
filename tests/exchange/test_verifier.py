from __future__ import annotations

import json
from dataclasses import replace as replace_of

import pytest

from spbe_desktop.domain.progress import unreported
from spbe_desktop.errors import Cancelled, PackageUnreadableError, PackageWriteError
from spbe_desktop.exchange.bag_writer import write_package
from spbe_desktop.exchange.verification import ProblemKind
from spbe_desktop.exchange.verifier import verify_package
from tests.packages import (
    DECREE,
    LIST,
    TOP,
    change_json,
    contents_of,
    damaged,
    make_package,
    make_plan,
    make_rich_submission,
    problems_of,
    put_together,
    resealed,
    verify,
)

MISSING, CHANGED, FOREIGN = ProblemKind.MISSING, ProblemKind.CHANGED, ProblemKind.FOREIGN
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"


@pytest.fixture
def package(tmp_path):
    return make_package(tmp_path)


def remove(name):
    return lambda contents: contents.pop(name)


def flip(name, position=10):
    def apply(contents):
        raw = bytearray(contents[name])
        raw[position] ^= 1
        contents[name] = bytes(raw)

    return apply


def replace(name, old, new):
    def apply(contents):
        assert old in contents[name]
        contents[name] = contents[name].replace(old, new, 1)

    return apply


def put(name, content=b"isi"):
    return lambda contents: contents.__setitem__(name, content)


def test_a_package_that_another_program_zipped_again_is_still_valid(package):
    assert verify(damaged(package, lambda _: None)).problems == ()


def test_the_packages_own_hash_is_reckoned_when_asked_for(package):
    without = verify(package)
    asked = verify_package(package, unreported, digest_archive=True)

    assert without.sha256 == ""
    assert len(asked.sha256) == 64


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (remove(DECREE), (MISSING, DECREE)),
        (remove("data/paket.json"), (MISSING, "data/paket.json")),
        (remove("data/penilaian.json"), (MISSING, "data/penilaian.json")),
        (remove("data/BACA-DULU.html"), (MISSING, "data/BACA-DULU.html")),
        (remove("data/rekap.xlsx"), (MISSING, "data/rekap.xlsx")),
        (remove("bagit.txt"), (MISSING, "bagit.txt")),
        (remove("bag-info.txt"), (MISSING, "bag-info.txt")),
        (remove(MANIFEST), (MISSING, MANIFEST)),
        (remove(TAG_MANIFEST), (MISSING, TAG_MANIFEST)),
        (flip(DECREE), (CHANGED, DECREE)),
        (flip(LIST), (CHANGED, LIST)),
        (put(DECREE, b""), (CHANGED, DECREE)),
        (flip("data/rekap.xlsx"), (CHANGED, "data/rekap.xlsx")),
        (flip("data/BACA-DULU.html"), (CHANGED, "data/BACA-DULU.html")),
        (replace("data/penilaian.json", b'"3"', b'"5"'), (CHANGED, "data/penilaian.json")),
        (replace("bag-info.txt", b"r03", b"r04"), (CHANGED, "bag-info.txt")),
        (flip("bagit.txt", -2), (CHANGED, "bagit.txt")),
        (flip("bagit.txt", -2), (ProblemKind.FORMAT, "bagit.txt")),
        (put(MANIFEST), (ProblemKind.FORMAT, MANIFEST)),
        (put(TAG_MANIFEST), (ProblemKind.FORMAT, TAG_MANIFEST)),
        (put("bag-info.txt", b"tanpa titik dua"), (ProblemKind.FORMAT, "bag-info.txt")),
        (put("bag-info.txt", b"\xff\xfe: x"), (ProblemKind.FORMAT, "bag-info.txt")),
        (put("data/eviden/I1/tamu.pdf"), (FOREIGN, "data/eviden/I1/tamu.pdf")),
        (put("data/autorun.inf"), (FOREIGN, "data/autorun.inf")),
        (put("catatan.txt"), (FOREIGN, "catatan.txt")),
        (put("fetch.txt"), (FOREIGN, "fetch.txt")),
        (put("data/eviden/tamu.pdf"), (ProblemKind.COUNT, "Payload-Oxum")),
    ],
)
def test_each_kind_of_damage_is_named(package, change, expected):
    assert expected in problems_of(damaged(package, change))


def test_one_changed_file_is_one_problem_for_its_reader(package):
    found = verify(damaged(package, flip(DECREE)))

    assert [(p.kind, p.name) for p in found.problems] == [(CHANGED, DECREE)]


def test_a_line_twice_in_the_manifest_is_refused(package):
    def repeat(contents):
        contents[MANIFEST] += contents[MANIFEST].splitlines(keepends=True)[0]

    assert (ProblemKind.FORMAT, MANIFEST) in problems_of(damaged(package, repeat))


def test_the_manifest_cannot_point_out_of_the_package(package):
    def point_out(contents):
        contents[MANIFEST] += b"0" * 64 + b"  ../../rahasia.txt\n"

    assert (MISSING, "../../rahasia.txt") in problems_of(damaged(package, point_out))


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
def test_line_endings_of_other_systems_change_nothing_but_the_hashes(package, ending):
    def convert(contents):
        contents[MANIFEST] = contents[MANIFEST].replace(b"\n", ending)

    assert problems_of(damaged(package, convert)) == {(CHANGED, MANIFEST)}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("paket", lambda facts: facts.pop("agency")),
        ("paket", lambda facts: facts.update(year="2025")),
        ("paket", lambda facts: facts.update(tamu=1)),
        ("paket", lambda facts: facts.update(parent_sha256="bukan hash")),
        ("penilaian", lambda facts: facts.update(answers={})),
        ("penilaian", lambda facts: facts["answers"][0].update(values={"mandiri": 3})),
        ("penilaian", lambda facts: facts["evidence"][0].update(file="../../luar")),
        ("penilaian", lambda facts: facts["changes"][0].update(at="kemarin")),
    ],
)
def test_a_document_that_breaks_its_schema_is_refused(package, name, change):
    forged = resealed(package, change_json(name, change))

    assert problems_of(forged) == {(ProblemKind.FORMAT, f"data/{name}.json")}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"bukan json",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'"teks"',
        b'{"schema_version": NaN}',
        b'{"a": 1, "a": 2}',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"9" * 5_000,
        b'{"schema_version": 1e999}',
    ],
    ids=lambda raw: repr(raw[:20]),
)
def test_a_document_that_is_no_plain_json_is_refused(package, raw):
    forged = resealed(package, put("data/penilaian.json", raw))

    assert problems_of(forged) == {(ProblemKind.FORMAT, "data/penilaian.json")}


@pytest.mark.parametrize("name", ["paket", "penilaian"])
def test_a_newer_format_is_told_apart_from_a_broken_one(package, name):
    def of_the_future(facts):
        facts.clear()
        facts["schema_version"] = 2

    forged = resealed(package, change_json(name, of_the_future))

    assert problems_of(forged) == {(ProblemKind.VERSION, f"data/{name}.json")}


def test_a_folder_that_bears_another_name_is_refused(package, tmp_path):
    other = put_together(contents_of(package), tmp_path / "lain.zip", "SPBE_6401_dinkes_2025_r03")

    found = verify(other)

    assert [p.kind for p in found.problems] == [ProblemKind.CONTRADICTION]
    assert found.identity is not None
    assert found.identity.agency_code == "diskominfo"


def test_the_file_may_bear_any_name(package):
    assert verify(package.rename(package.with_name("unduhan (1).zip"))).valid


@pytest.mark.parametrize(
    "content",
    [b"", b"teks biasa", b"PK", b"PK\x03\x04" + bytes(100), bytes(70_000), b"%PDF-1.7" * 9000],
    ids=["empty", "text", "two bytes", "header alone", "zeros", "pdf"],
)
def test_what_is_no_zip_cannot_be_read(tmp_path, content):
    path = tmp_path / "bukan.zip"
    path.write_bytes(content)

    with pytest.raises(PackageUnreadableError) as caught:
        verify(path)

    assert caught.value.path == path


def test_what_is_not_there_or_is_a_folder_cannot_be_read(tmp_path):
    for path in (tmp_path / "tidak ada.zip", tmp_path):
        with pytest.raises(PackageUnreadableError):
            verify(path)


def test_a_package_that_was_cut_off_cannot_be_read(package):
    raw = package.read_bytes()
    package.write_bytes(raw[: len(raw) // 2])

    with pytest.raises(PackageUnreadableError):
        verify(package)


def test_an_empty_zip_is_no_package(tmp_path):
    assert not verify(put_together({}, tmp_path / "kosong.zip")).valid


def test_verifying_can_be_cancelled(package):
    def report(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        verify_package(package, report)


def test_verifying_writes_nothing(package):
    before = sorted(package.parent.iterdir())

    verify(package)

    assert sorted(package.parent.iterdir()) == before


def test_the_documents_of_a_package_follow_the_published_schemas(package):
    contents = contents_of(package)

    assert json.loads(contents["data/paket.json"])["format"] == "spbe-paket"
    assert contents["data/paket.json"].endswith(b"}\n")
    assert f"{TOP}/" not in contents["data/penilaian.json"].decode()


def test_what_a_stranger_calls_an_agency_and_a_document_is_fit_to_be_printed(package):
    def change(contents):
        for name, old in (("paket", b"Dinas Komunikasi"), ("penilaian", b"E-SK Tim")):
            document = f"data/{name}.json"
            assert old in contents[document]
            hostile = rb"\u001b[2J\u202e\u009b31m\nPaket utuh"
            contents[document] = contents[document].replace(old, hostile)

    found = verify(resealed(package, change))

    assert found.identity is not None
    assert "Paket utuh" in found.identity.agency_name
    assert found.identity.agency_name.isprintable()
    assert all((p.name + p.detail).isprintable() for p in found.problems)


def test_a_document_of_countless_tiny_values_is_not_parsed(package):
    forged = resealed(package, put("data/penilaian.json", b"[" + b"[]," * 500_000 + b"[]]"))

    (problem,) = verify(forged).problems

    assert (problem.kind, problem.detail) == (ProblemKind.FORMAT, "terlalu banyak isi")


def test_a_document_beyond_all_measure_is_refused_before_it_is_written_or_parsed(
    package, tmp_path
):
    forged = resealed(package, put("data/penilaian.json", b" " * (16 << 20) + b"{}"))
    plan = make_plan(make_rich_submission(tmp_path))
    large = replace_of(plan.documents[0], content=b" " * ((16 << 20) + 1))

    assert (ProblemKind.TOO_LARGE, "data/penilaian.json") in problems_of(forged)
    with pytest.raises(PackageWriteError):
        write_package(
            replace_of(plan, documents=(large, *plan.documents[1:])),
            tmp_path / "besar.spbe.zip",
            lambda _done, _total: pytest.fail("something is written"),
        )
