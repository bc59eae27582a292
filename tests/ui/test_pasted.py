"""What the clipboard holds: files, pictures, and the address that a picture came from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage

from spbe_desktop.ui.pasted import address_in, pasted, pasted_image


@pytest.mark.parametrize(
    ("html", "address"),
    [
        (
            '<img src="https://jdih.paserkab.go.id/foto.png">',
            "https://jdih.paserkab.go.id/foto.png",
        ),
        (
            '<a href="https://jdih.paserkab.go.id/12"><img src="https://cdn.id/a.png"></a>',
            "https://jdih.paserkab.go.id/12",
        ),
        ('<img src="data:image/png;base64,AAAA">', ""),
        ('<a href="javascript:alert(1)">x</a>', ""),
        ('<img src="file:///C:/rahasia.png">', ""),
        ("<img src=", ""),
        ("<p>tanpa alamat</p>", ""),
    ],
)
def test_the_address_is_found_in_what_a_browser_hands_over(html, address):
    mime = QMimeData()
    mime.setHtml(html)

    assert address_in(mime) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://paserkab.go.id/layanan", "https://paserkab.go.id/layanan"),
        ("  http://paserkab.go.id  ", "http://paserkab.go.id"),
        ("lihat https://paserkab.go.id", ""),
        ("https://", ""),
        ("ftp://paserkab.go.id", ""),
    ],
)
def test_a_text_counts_only_if_it_is_an_address(text, address):
    mime = QMimeData()
    mime.setText(text)

    assert address_in(mime) == address


def test_an_address_of_its_own_comes_before_the_page_around_it():
    mime = QMimeData()
    mime.setUrls([QUrl("https://paserkab.go.id/asli")])
    mime.setHtml('<img src="https://paserkab.go.id/lain">')

    assert address_in(mime) == "https://paserkab.go.id/asli"


def test_a_page_without_end_is_not_read_to_its_end():
    mime = QMimeData()
    mime.setHtml("<p>" + "x" * 200_000 + '<a href="https://paserkab.go.id">')

    assert address_in(mime) == ""


def test_a_picture_is_found_and_a_text_is_none(qapp):
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    found = pasted()
    QGuiApplication.clipboard().setText("bukan gambar")

    assert isinstance(found, QImage)
    assert found.size() == image.size()
    assert pasted_image() is None
