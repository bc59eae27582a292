"""YAML that is read as it stands, and YAML that is not read at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.instruments.plain_yaml import LARGEST, PlainYamlError, read, read_heading


def refused(raw: bytes) -> tuple[str, str]:
    with pytest.raises(PlainYamlError) as caught:
        read(raw)
    return caught.value.fault.place, caught.value.fault.reason


def test_nothing_is_guessed():
    raw = b"a: 1.10\nb: no\nc: 2026-01-01\nd: 0x10\ne: '1.3'\nf: 1_000\n12: true\n"

    assert read(raw) == {
        "a": "1.10",
        "b": "no",
        "c": "2026-01-01",
        "d": "0x10",
        "e": "1.3",
        "f": "1_000",
        "12": "true",
    }


def test_nothing_written_is_an_empty_text():
    assert read(b"a:\nb: ~\nc: null\nd: 'null'\ne: '~'\n") == {
        "a": "",
        "b": "",
        "c": "",
        "d": "null",
        "e": "~",
    }


def test_long_text_is_folded_and_signs_inside_it_are_just_signs():
    assert read("a: Rencana & Anggaran,\n  100 % *lengkap* – “ya”\n".encode()) == {
        "a": "Rencana & Anggaran, 100 % *lengkap* – “ya”"
    }


def test_a_byte_order_mark_is_no_fault():
    assert read(b"\xef\xbb\xbfa: 1\n") == {"a": "1"}


BOMB = b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"


@pytest.mark.parametrize(
    ("raw", "place", "reason"),
    [
        (BOMB, "baris 1", "jangkar (&)"),
        (b"a: 1\nb: *a\n", "baris 2", "alias (*)"),
        (b"&top\na: 1\n", "baris 1", "jangkar (&)"),
        (b"a: &x 1\n", "baris 1", "jangkar (&)"),
        (b"a: !!python/object/apply:os.system [ls]\n", "baris 1", "tanda jenis (!)"),
        (b"!x\na: 1\n", "baris 1", "tanda jenis (!)"),
        (b"a: 1\nb: 2\na: 3\n", "baris 3", "kunci “a” ditulis dua kali"),
        (b"a: 1\nb: {c: 1, c: 2}\n", "baris 2", "kunci “c” ditulis dua kali"),
        (b"a: 1\n---\nb: 2\n", "baris 2", "ada dokumen kedua"),
        (b"? [a]\n: 1\n", "baris 1", "kunci harus berupa teks"),
        (b"- a\n- b\n", "baris 1", "bukan pasangan kunci dan nilai"),
        (b"hanya teks\n", "baris 1", "bukan pasangan kunci dan nilai"),
        (b"", "berkas", "kosong"),
        (b"# hanya catatan\n", "berkas", "kosong"),
        (b"a: 1\nb: [1\n", "baris 3", "bukan YAML"),
        (b"a: 1\n\tb: 2\n", "baris 2", "bukan YAML"),
        (b"a: 1\nb: \x00\n", "berkas", "bukan YAML"),
        (b"a: 1\nb: \xff\n", "baris 2", "bukan teks UTF-8"),
        ("a: 1\n".encode("utf-16"), "baris 1", "bukan teks UTF-8"),
        (b"PK\x03\x04\x00\xff", "baris 1", "bukan teks UTF-8"),
    ],
)
def test_what_is_not_plain_is_refused_with_its_line(raw, place, reason):
    found_place, found_reason = refused(raw)

    assert found_place == place
    assert reason in found_reason


@pytest.mark.parametrize(
    "raw",
    [b"a: " + b"[" * 50_000, b"a:\n  " + b"- " * 50_000, b"a: " + b"{b: " * 50_000],
    ids=["lists", "nested lists", "maps"],
)
def test_deep_nesting_is_refused_and_crashes_nothing(raw):
    assert "bertingkat" in refused(raw)[1]


def test_a_huge_file_is_refused_unread():
    assert "lebih besar" in refused(b"a: 1\n" + b"#" * LARGEST)[1]


def test_a_heading_is_read_without_what_follows():
    raw = b"id: x\nyears: {first: 1}\nrest: [not closed"

    assert read_heading(raw, frozenset({"id", "years"})) == {"id": "x", "years": {"first": "1"}}


def test_a_heading_without_its_keys_is_the_whole_file():
    assert read_heading(b"id: x\n", frozenset({"id", "years"})) == {"id": "x"}


TREES = st.recursive(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text("abcdef", min_size=1), TREES, min_size=1, max_size=4))
def test_what_is_written_comes_back(content):
    assert read(json.dumps(content, ensure_ascii=False).encode()) == content


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_place(raw):
    try:
        found: object = read(raw)
    except PlainYamlError as error:
        found = error.fault.place

    assert isinstance(found, dict) or found
