"""Finding documents by what is said of them."""

from __future__ import annotations

import pytest

from spbe_desktop.domain.library_search import LibraryNames, is_search
from tests.builders import make_library_document, make_library_use

NAMES = LibraryNames(
    (
        make_library_document(
            1,
            make_library_use(1, "19"),
            title="Laporan Reviu Kinerja Tim 2023",
            number="555/118/Diskominfo/2023",
        ),
        make_library_document(2, title="Peraturan Bupati 47 Tahun 2019", publisher="Bupati Paser"),
        make_library_document(3, title="Foto_Rapat.Koordinasi", signatory="dr. Fahmi Fadli"),
    )
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("reviu", {"D0001"}),
        ("KINERJA tim", {"D0001"}),
        ("lap rev", {"D0001"}),
        ("555/118", {"D0001"}),
        ("19", {"D0001"}),
        ("2019", {"D0002"}),
        ("bupati", {"D0002"}),
        ("koord", {"D0003"}),
        ("fahmi", {"D0003"}),
        ("dokumen", {"D0001", "D0002", "D0003"}),
        ("oordinasi", set()),
        ("laporan bupati", set()),
        ("", {"D0001", "D0002", "D0003"}),
    ],
)
def test_each_word_must_begin_a_word_that_is_said_of_the_document(typed, found):
    assert NAMES.find(typed) == found


@pytest.mark.parametrize(
    ("typed", "asks"), [("", False), ("  ", False), ("-/", False), ("a", True)]
)
def test_signs_alone_ask_for_nothing(typed, asks):
    assert is_search(typed) is asks
