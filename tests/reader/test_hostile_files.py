"""Files that were made to harm: each costs at most its own process, and that within bounds."""

from __future__ import annotations

import zipfile
import zlib

import pytest

from spbe_desktop.domain.file_facts import Readability
from spbe_desktop.reader.limits import MEMORY
from spbe_desktop.reader.reader import Reader
from tests.reader.documents import (
    DOCX,
    PDF,
    PNG,
    make_pdf,
    make_picture_bomb,
    one_page,
    packed,
    pdf_of,
    stream,
    written,
    zip_of,
)
from tests.reader.peak import peak_of_children

TWICE = b"/Filter [/FlateDecode /FlateDecode]"
BOUNDED = {Readability.TOO_LARGE, Readability.TOO_SLOW, Readability.DAMAGED}


def endless_page() -> bytes:
    """Return some KB that unpack to 1.2 GB of spaces."""
    return one_page(stream(zlib.compress(packed(b" " * (1 << 20), 1200)), TWICE))


def endless_drawing() -> bytes:
    """Return a page of ten million lines."""
    lines = b"0 0 m 100 100 l S\n" * 50_000
    return one_page(stream(packed(lines, 200)))


def pages_in_a_circle() -> bytes:
    """Return a tree of pages that contains itself."""
    return pdf_of(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 100000>>",
        ]
    )


def forms_in_forms() -> bytes:
    """Return a page that draws a form that draws ten forms that draw ten each, ten deep."""
    forms = [
        b"<</Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 60 "
        b"/Resources <</XObject <</A %d 0 R>>>>>>\nstream\n%s\nendstream"
        % (6 + depth, b"/A Do " * 10)
        for depth in range(10)
    ]
    return one_page(stream(b"/A Do", b""), b"/XObject <</A 5 0 R>>", *forms)


def arrays_in_arrays() -> bytes:
    """Return an object nested a million deep."""
    return pdf_of([b"<</Type /Catalog /Pages 2 0 R>>", b"[" * 1_000_000])


def huge_numbers() -> bytes:
    """Return a PDF that promises two thousand million pages of a million metres."""
    return pdf_of(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [3 0 R] /Count 2147483647>>",
            b"<</Type /Page /Parent 2 0 R /MediaBox [-9e30 -9e30 9e30 9e30]>>",
        ]
    )


@pytest.mark.parametrize(
    "make",
    [endless_page, endless_drawing, forms_in_forms, pages_in_a_circle, arrays_in_arrays],
    ids=lambda make: make.__name__,
)
def test_a_hostile_pdf_is_cut_off_and_the_next_file_is_read(tmp_path, make):
    hostile = written(tmp_path, make(), "jahat")
    sound = written(tmp_path, make_pdf(), "baik")

    with Reader() as reader:
        assert reader.facts(hostile, PDF).readability in BOUNDED
        assert reader.facts(sound, PDF).readability is Readability.READABLE
    assert peak_of_children() < MEMORY


def test_a_page_that_cannot_be_drawn_is_cut_off_and_the_next_one_is_drawn(tmp_path):
    hostile = written(tmp_path, forms_in_forms(), "jahat")
    sound = written(tmp_path, make_pdf(), "baik")

    with Reader(page_seconds=2) as reader:
        assert reader.page(hostile, PDF, 0, 300).readability in BOUNDED
    with Reader() as reader:
        assert reader.page(sound, PDF, 0, 300).readability is Readability.READABLE


def test_numbers_beyond_all_measure_are_survived(reader, tmp_path):
    path = written(tmp_path, huge_numbers())

    reader.facts(path, PDF)
    drawn = reader.page(path, PDF, 0, 300)

    assert len(drawn.pixels) == drawn.width * drawn.height * 4


def test_a_picture_bomb_tells_its_size_and_is_not_unpacked(reader, tmp_path):
    path = written(tmp_path, make_picture_bomb())

    facts = reader.facts(path, PNG)

    assert facts.readability is Readability.TOO_LARGE
    assert (facts.width, facts.height) == (20_000, 20_000)
    assert reader.page(path, PNG, 0, 300).readability is Readability.TOO_LARGE
    assert peak_of_children() < MEMORY


def test_a_word_document_of_one_endless_word_is_cut_off(tmp_path):
    body = "<w:document xmlns:w='http://schemas.openxmlformats.org/w'><w:p><w:t>"
    path = tmp_path / "berkas"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        part.write(body.encode())
        for _ in range(300):
            part.write(b"x" * (1 << 20))

    with Reader() as reader:
        assert reader.facts(path, DOCX).readability in BOUNDED
    assert peak_of_children() < MEMORY


def test_entities_that_multiply_are_refused(reader, tmp_path):
    entities = "".join(f"<!ENTITY e{depth} '{f'&e{depth - 1};' * 10}'>" for depth in range(1, 12))
    body = f"<!DOCTYPE d [<!ENTITY e0 'SPBE'>{entities}]><d><p>&e11;</p></d>"
    path = written(tmp_path, zip_of({"word/document.xml": body}))

    assert reader.facts(path, DOCX).readability is Readability.DAMAGED
