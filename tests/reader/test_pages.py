"""Pages and pictures as pixels."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from spbe_desktop.domain.file_facts import PagePicture, Readability
from spbe_desktop.reader.pdf import PIXEL_LIMIT
from tests.reader.documents import (
    DOCX,
    JPEG,
    PDF,
    PNG,
    make_docx,
    make_locked_pdf,
    make_pdf,
    make_picture,
    pdf_of,
    written,
)

WHITE = bytes((255, 255, 255))


def colour(picture: PagePicture, x: int, y: int) -> bytes:
    """Return blue, green and red of one pixel."""
    start = (y * picture.width + x) * 4
    return picture.pixels[start : start + 3]


def make_blank_pdf(width: float, height: float) -> bytes:
    return pdf_of(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 %f %f]>>" % (width, height),
        ]
    )


def test_a_page_is_drawn_as_wide_as_wanted_black_on_white(reader, tmp_path):
    path = written(tmp_path, make_pdf(["", "MMMM"]))

    empty, printed = (reader.page(path, PDF, number, 595) for number in (0, 1))

    assert (empty.readability, empty.width) == (Readability.READABLE, 595)
    assert empty.height in {842, 843}
    assert len(empty.pixels) == empty.width * empty.height * 4
    assert colour(printed, 300, 400) == WHITE
    assert empty.pixels != printed.pixels
    assert min(colour(printed, x, 842 - 785) for x in range(50, 90)) < bytes((80, 80, 80))


@pytest.mark.parametrize(("width", "height"), [(10, 14_400), (14_400, 10), (14_400, 14_400)])
def test_a_page_of_any_shape_is_drawn_within_the_bound(reader, tmp_path, width, height):
    path = written(tmp_path, make_blank_pdf(width, height))

    drawn = reader.page(path, PDF, 0, 20_000)

    assert drawn.readability is Readability.READABLE
    assert 0 < drawn.width * drawn.height <= PIXEL_LIMIT * 1.01


def test_a_page_tells_how_many_there_are_and_how_wide_it_is_on_paper(reader, tmp_path):
    path = written(tmp_path, make_pdf(["satu", "dua", "tiga"]))

    drawn = reader.page(path, PDF, 1, 300)

    assert drawn.pages == 3
    # 595 points of 1/72 inch, at 96 pixels to the inch.
    assert drawn.natural_width == 793


def test_a_picture_tells_its_own_width_however_small_it_is_drawn(reader, tmp_path):
    path = written(tmp_path, make_picture("PNG", (640, 480)))

    drawn = reader.page(path, PNG, 0, 100)

    assert (drawn.width, drawn.natural_width, drawn.pages) == (100, 640, 1)


def test_a_page_that_is_not_there_cannot_be_drawn(reader, tmp_path):
    path = written(tmp_path, make_pdf())

    assert reader.page(path, PDF, 1, 300) == PagePicture(Readability.DAMAGED)


def test_a_locked_pdf_is_not_drawn(reader, tmp_path):
    path = written(tmp_path, make_locked_pdf())

    assert reader.page(path, PDF, 0, 300) == PagePicture(Readability.ENCRYPTED)


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", PNG), ("JPEG", JPEG)])
def test_a_picture_is_shown_in_its_colours_on_white(reader, tmp_path, kind, media_type):
    path = written(tmp_path, make_picture(kind))

    drawn = reader.page(path, media_type, 0, 80)

    assert (drawn.width, drawn.height) == (80, 45)
    blue, green, red = colour(drawn, 10, 20)
    assert red > 190
    assert max(blue, green) < 50
    assert min(colour(drawn, 70, 20)) > 250


def test_a_picture_is_never_enlarged(reader, tmp_path):
    path = written(tmp_path, make_picture())

    assert reader.page(path, PNG, 0, 4_000).width == 160


def test_a_photograph_is_turned_as_the_camera_was_held(reader, tmp_path):
    target = io.BytesIO()
    picture = Image.new("RGB", (160, 90), "white")
    exif = picture.getexif()
    exif[0x0112] = 6
    picture.save(target, "JPEG", exif=exif)
    path = written(tmp_path, target.getvalue())

    facts, drawn = reader.facts(path, JPEG), reader.page(path, JPEG, 0, 90)

    assert (facts.width, facts.height) == (drawn.width, drawn.height) == (90, 160)


def test_each_page_of_a_scanned_tiff_is_shown(reader, tmp_path):
    target = io.BytesIO()
    pages = [Image.new("1", (50, 70), shade) for shade in (0, 1)]
    pages[0].save(target, "TIFF", save_all=True, append_images=pages[1:])
    path = written(tmp_path, target.getvalue())

    assert reader.facts(path, "image/tiff").pages == 2
    assert colour(reader.page(path, "image/tiff", 0, 50), 5, 5) == bytes(3)
    assert colour(reader.page(path, "image/tiff", 1, 50), 5, 5) == WHITE
    assert reader.page(path, "image/tiff", 2, 50) == PagePicture(Readability.DAMAGED)


def test_what_has_no_pages_has_no_picture(reader, tmp_path):
    document = written(tmp_path, make_docx("Isi"), "dokumen")
    empty = written(tmp_path, b"", "kosong")

    assert reader.page(document, DOCX, 0, 300) == PagePicture(Readability.OTHER_KIND)
    assert reader.page(empty, PDF, 0, 300) == PagePicture(Readability.EMPTY)
    assert reader.page(tmp_path / "hilang", PDF, 0, 300) == PagePicture(Readability.UNAVAILABLE)
