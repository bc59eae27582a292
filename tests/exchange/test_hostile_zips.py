from __future__ import annotations

import stat
import struct
import warnings
import zipfile

import pytest

from spbe_desktop.exchange import zip_audit
from spbe_desktop.exchange.verification import ProblemKind
from tests.packages import TOP, contents_of, kinds_of, make_package, put_together, verify


@pytest.fixture
def package(tmp_path):
    return make_package(tmp_path)


def with_entry(package, entry, content=b"isi"):
    """Add one more entry to *package*; zipfile may warn of what we do on purpose."""
    with warnings.catch_warnings(), zipfile.ZipFile(package, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(entry, content)
    return package


def with_name(package, name):
    """Add an entry called *name*, which zipfile itself would make harmless."""
    raw = name.encode("utf-8", "surrogateescape")
    placeholder = "X" * len(raw)
    with_entry(package, placeholder)
    package.write_bytes(package.read_bytes().replace(placeholder.encode(), raw))
    return package


def patched(package, offset_of, form, value):
    """Overwrite one field of *package*."""
    raw = bytearray(package.read_bytes())
    struct.pack_into(form, raw, offset_of(raw), value)
    package.write_bytes(raw)
    return package


@pytest.mark.parametrize(
    "name",
    [
        f"{TOP}/data/../../../etc/cron.d/x",
        f"{TOP}/../lain.txt",
        "../lain.txt",
        f"{TOP}/./data/x",
        f"{TOP}//data/x",
        "/etc/passwd",
        "//server/share/x",
        "C:/Windows/x.dll",
        f"{TOP}/data/C:x",
        f"{TOP}\\data\\x.txt",
        f"{TOP}/data/..\\..\\x",
        f"{TOP}/data/nul",
        f"{TOP}/data/COM1.pdf",
        f"{TOP}/data/aux.tar.gz",
        f"{TOP}/data/titik.",
        f"{TOP}/data/spasi ",
        f"{TOP}/data/a%2e%2e",
        f"{TOP}/data/ber\x00kas",
        f"{TOP}/data/ber\nkas",
        f"{TOP}/data/\x1b[31m",
        f"{TOP}/data/café.pdf",
        f"{TOP}/data/\u202egpj.exe",
        f"{TOP}/data/\udcff",
        f"{TOP}/data/{'x' * 81}",
        f"{TOP}/{'folder/' * 20}x",
        f"{TOP}/{'a/' * 3000}x",
        f"{TOP}/data/berkas:aliran",
    ],
)
def test_a_hostile_name_is_refused(package, name):
    found = verify(with_name(package, name))

    assert ProblemKind.UNSAFE_NAME in {p.kind for p in found.problems}
    assert all(p.name.isprintable() and len(p.name) < 200 for p in found.problems)


@pytest.mark.parametrize(
    "name",
    [
        f"{TOP}/data/paket.json",
        f"{TOP}/data/PAKET.JSON",
        f"{TOP}/DATA/lain.txt",
        f"{TOP}/data/paket.json/dalam.txt",
        f"{TOP}/bagit.txt/",
        f"{TOP.lower()}/data/x",
    ],
)
def test_two_names_for_one_place_are_refused(package, name):
    assert ProblemKind.CLASH in kinds_of(with_entry(package, name, b""))


@pytest.mark.parametrize("name", ["lain/berkas.txt", "berkas.txt", "__MACOSX/._x"])
def test_a_second_top_folder_is_refused(package, name):
    assert ProblemKind.STRUCTURE in kinds_of(with_entry(package, name))


def test_folders_of_their_own_do_no_harm(package):
    with_entry(package, f"{TOP}/data/eviden/I1/", b"")

    assert verify(package).valid


@pytest.mark.parametrize(
    "kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK, stat.S_IFDIR]
)
def test_a_link_or_a_device_is_refused(package, kind):
    entry = zipfile.ZipInfo(f"{TOP}/data/tautan")
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16

    assert kinds_of(with_entry(package, entry, b"/etc/passwd")) == {ProblemKind.LINK}


@pytest.mark.parametrize(
    "name", ["\x1b]0;milik saya\x07\x1b[2J", "\u202egpj.exe", "a\nPaket utuh: x"]
)
@pytest.mark.parametrize("change", ["link", "flag", "method", "encrypted"])
def test_a_hostile_name_is_fit_to_be_printed_whatever_else_is_wrong(package, name, change):
    entry = zipfile.ZipInfo(f"{TOP}/data/{name}")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK if change == "link" else stat.S_IFREG) << 16
    if change == "method":
        entry.compress_type = zipfile.ZIP_BZIP2
    with_entry(package, entry)
    if change in {"flag", "encrypted"}:
        flags = 0x800 | (0x20 if change == "flag" else 0x1)
        patched(package, lambda raw: raw.rindex(b"PK\x01\x02") + 8, "<H", flags)

    found = verify(package)

    assert not found.valid
    for problem in found.problems:
        assert (problem.name + problem.detail).isprintable()


@pytest.mark.parametrize("flag", [0x0001, 0x0040, 0x2000])
def test_an_encrypted_entry_is_refused(package, flag):
    patched(package, lambda raw: raw.rindex(b"PK\x01\x02") + 8, "<H", 0x800 | flag)

    assert kinds_of(package) == {ProblemKind.ENCRYPTED}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_that_not_everybody_has_is_refused(package, tmp_path, method):
    contents = contents_of(package)
    with zipfile.ZipFile(tmp_path / "lain.zip", "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(f"{TOP}/{name}", content)

    assert ProblemKind.STRUCTURE in kinds_of(tmp_path / "lain.zip")


def test_an_entry_that_needs_a_newer_program_is_refused(package):
    patched(package, lambda raw: raw.rindex(b"PK\x01\x02") + 6, "<H", 63)

    assert kinds_of(package) == {ProblemKind.STRUCTURE}


def test_bytes_before_the_first_entry_are_refused(package):
    package.write_bytes(b"MZ" + bytes(500) + package.read_bytes())

    assert kinds_of(package) == {ProblemKind.STRUCTURE}


def test_bytes_behind_the_directory_are_refused(package):
    package.write_bytes(package.read_bytes() + b"ekor")

    assert kinds_of(package) == {ProblemKind.STRUCTURE}


def test_two_zips_in_one_file_are_refused(package, tmp_path):
    other = put_together({"bagit.txt": b"x"}, tmp_path / "lain.zip")
    package.write_bytes(package.read_bytes() + other.read_bytes())

    assert kinds_of(package) == {ProblemKind.STRUCTURE}


def test_a_comment_that_could_hide_another_directory_is_refused(package):
    with zipfile.ZipFile(package, "a") as archive:
        archive.comment = b"catatan"

    assert kinds_of(package) == {ProblemKind.STRUCTURE}


@pytest.mark.parametrize("place", [0, 3, -1], ids=["first", "between", "last"])
def test_an_entry_that_the_directory_does_not_name_is_refused(package, place):
    with zipfile.ZipFile(package, "a") as archive:
        archive.writestr(f"{TOP}/data/lain", b"isi")
        archive.filelist.pop(place)

    assert kinds_of(package) == {ProblemKind.STRUCTURE}


def test_entries_that_share_their_bytes_are_refused(package):
    with zipfile.ZipFile(package, "a") as archive:
        first, last = archive.filelist[0], archive.filelist[-1]
        archive.comment = b""  # makes zipfile write the directory again
        last.header_offset = first.header_offset

    assert kinds_of(package) == {ProblemKind.STRUCTURE}


@pytest.mark.parametrize(
    ("field", "form", "value"),
    [
        (4, "<H", 46),
        (6, "<H", 0x0802),
        (8, "<H", 99),
        (14, "<I", 1),
        (18, "<I", 1),
        (22, "<I", 1),
        (26, "<H", 1),
        (28, "<H", 65535),
        (30, "<B", ord("Z")),
    ],
    ids=[
        "version",
        "flags",
        "method",
        "crc",
        "packed",
        "size",
        "name length",
        "extra length",
        "name",
    ],
)
def test_a_local_header_that_says_otherwise_is_refused(package, field, form, value):
    patched(package, lambda raw: raw.rindex(b"PK\x03\x04") + field, form, value)

    assert kinds_of(package) == {ProblemKind.STRUCTURE}


def test_a_second_name_in_an_extra_field_is_refused(package, tmp_path):
    entry = zipfile.ZipInfo(f"{TOP}/data/berkas")
    entry.extra = struct.pack("<HHBI", 0x7075, 9, 1, 0) + b"lain"

    assert kinds_of(with_entry(package, entry)) == {ProblemKind.STRUCTURE}


def test_more_entries_than_a_package_may_have_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(zip_audit, "MOST_ENTRIES", 50)

    crowd = put_together({f"data/{n}": b"" for n in range(51)}, tmp_path / "banyak.zip")

    assert kinds_of(crowd) == {ProblemKind.TOO_LARGE}


def test_a_file_or_a_total_beyond_all_measure_is_refused(package, monkeypatch):
    for limit in ("LARGEST_FILE", "LARGEST_TOTAL"):
        with monkeypatch.context() as patch:
            patch.setattr(zip_audit, limit, 1000)

            assert kinds_of(package) == {ProblemKind.TOO_LARGE}


def test_a_wrong_crc_is_a_change_although_the_hash_is_right(package):
    raw = bytearray(package.read_bytes())
    for signature, field in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        at = raw.rindex(signature) + field
        raw[at] ^= 1
    package.write_bytes(raw)

    problems = [(p.kind, p.name, p.detail) for p in verify(package).problems]
    assert problems == [(ProblemKind.CHANGED, "tagmanifest-sha256.txt", "crc")]
