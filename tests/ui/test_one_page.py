"""The one page: a PDF where the officer wanted it, or a reason why not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from spbe_desktop.errors import StorageFailedError
from spbe_desktop.ui.one_page import choose_path, save_one_page
from tests.ui.summaries import make_previous, make_summary

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
TODAY = date(2025, 9, 25)


@pytest.mark.parametrize("values", [None, {}, {str(n): 5 for n in range(1, 7)}])
def test_one_page_is_written_whatever_is_filled_in(theme, tmp_path, values):
    path = tmp_path / "ringkasan.pdf"

    save_one_page(make_summary(values, previous=make_previous()), path, FONTS, TODAY)

    written = path.read_bytes()
    assert written.startswith(b"%PDF-")
    assert written.count(b"/Type /Page\n") == 1
    assert [p.name for p in tmp_path.iterdir()] == ["ringkasan.pdf"]


def test_a_place_that_cannot_be_written_to_is_named(theme, tmp_path):
    path = tmp_path / "no-such-folder" / "ringkasan.pdf"

    with pytest.raises(StorageFailedError) as caught:
        save_one_page(make_summary(), path, FONTS, TODAY)

    assert caught.value.path == path


def test_an_older_page_stays_if_the_new_one_fails(theme, tmp_path, monkeypatch):
    path = tmp_path / "ringkasan.pdf"
    path.write_bytes(b"older")

    def fail(*_):
        raise PermissionError(13, "dibuka program lain")

    monkeypatch.setattr("os.replace", fail)

    with pytest.raises(StorageFailedError):
        save_one_page(make_summary(), path, FONTS, TODAY)

    assert path.read_bytes() == b"older"
    assert [p.name for p in tmp_path.iterdir()] == ["ringkasan.pdf"]


@pytest.mark.parametrize(
    ("typed", "expected"), [("rapat", "rapat.pdf"), ("rapat.PDF", "rapat.PDF"), ("", None)]
)
def test_the_chosen_path_ends_as_a_pdf_does(theme, qtbot, monkeypatch, tmp_path, typed, expected):
    answer = str(tmp_path / typed) if typed else ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answer, ""))
    parent = QWidget()
    qtbot.addWidget(parent)

    chosen = choose_path(parent, make_summary(), tmp_path)

    assert chosen == (tmp_path / expected if expected else None)
