from __future__ import annotations

import errno
from pathlib import Path

import pypdfium2
import pytest

from spbe_desktop.errors import StorageFailedError
from spbe_desktop.ui.request_letter.paper import LetterFonts, save_letter
from tests.letters import make_frame, make_letter

MARGIN = 50
"""What printers leave white at the foot of a page, and more, in points."""


@pytest.fixture
def fonts(theme):
    return LetterFonts(theme.font(), theme.font(bold=True))


@pytest.fixture
def pages(fonts, tmp_path):
    """Write a letter and return the text of each page, as far as it lies on the paper."""

    def pages(letter):
        path = tmp_path / "surat.pdf"
        save_letter(letter, path, fonts)
        with pypdfium2.PdfDocument(path) as document:
            return [_text_within(page) for page in document]

    return pages


def _text_within(page):
    width, height = page.get_size()
    inside = {"left": 0, "bottom": MARGIN, "right": width, "top": height}
    return page.get_textpage().get_text_bounded(**inside).replace("\r\n", " ")


def test_a_short_letter_is_one_page_from_letterhead_to_signature(pages):
    (page,) = pages(make_letter())

    for part in ("PEMERINTAH KABUPATEN PASER", "Yth. Kepala Bagian Hukum", "NIP 19700101"):
        assert part in page


def test_every_page_repeats_the_head_of_the_table_and_no_row_is_torn(pages):
    printed = pages(make_letter(requests=30, slots=2))

    assert len(printed) > 2
    for number in range(1, 31):
        for place in (1, 2):
            row = f"Dokumen {number}-{place} yang sah (tingkat 3, butir L3-{place:02})"
            assert sum(row in page for page in printed) == 1
    with_rows = [page for page in printed if "yang sah" in page]
    assert all("Bukti yang diminta" in page for page in with_rows)


@pytest.mark.parametrize("lines", range(5))
def test_wherever_the_page_ends_the_signature_is_never_alone(pages, lines):
    frame = make_frame(address="\n".join(f"Baris {number}" for number in range(lines)))
    for rows in range(8, 24):
        *_, last = pages(make_letter(requests=rows, slots=1, frame=frame))

        assert "NIP 19700101" in last
        assert "Demikian disampaikan" in last


@pytest.mark.parametrize("lines", range(24, 44, 2))
def test_the_head_of_the_table_is_never_without_a_row(pages, lines):
    frame = make_frame(address="\n".join(f"Baris {number}" for number in range(lines)))

    printed = pages(make_letter(frame=frame))

    for page in printed:
        assert ("Bukti yang diminta" in page) == ("yang sah" in page)
    with_head = next(page for page in printed if "Bukti yang diminta" in page)
    assert "Saudara pimpin" in with_head


def test_a_file_that_cannot_be_written_leaves_the_older_letter(fonts, tmp_path, monkeypatch):
    path = tmp_path / "surat.pdf"
    path.write_bytes(b"yang lama")
    monkeypatch.setattr(Path, "open", full)

    with pytest.raises(StorageFailedError):
        save_letter(make_letter(), path, fonts)
    monkeypatch.undo()

    assert path.read_bytes() == b"yang lama"
    assert list(tmp_path.iterdir()) == [path]


def full(*_args, **_named):
    raise OSError(errno.ENOSPC, "No space left on device")
