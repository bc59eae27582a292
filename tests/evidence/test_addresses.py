"""Web addresses: what is taken, how it is written, what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.errors import AddressInvalidError
from spbe_desktop.evidence.addresses import checked_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://jdih.go.id/perbup/12", "https://jdih.go.id/perbup/12"),
        ("  www.jdih.go.id ", "https://www.jdih.go.id"),
        ("jdih.paserkab.go.id:8080/a?b=1#c", "https://jdih.paserkab.go.id:8080/a?b=1#c"),
        ("HTTP://WWW.Paserkab.GO.ID/A", "http://www.paserkab.go.id/A"),
        ("https://x.go.id:443/", "https://x.go.id/"),
        ("http://x.go.id.:80", "http://x.go.id"),
        ("http://simpeg/pegawai", "http://simpeg/pegawai"),
        ("http://10.1.2.3:8000/", "http://10.1.2.3:8000/"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
        ("https://x.go.id/SK Tim (1).pdf", "https://x.go.id/SK%20Tim%20(1).pdf"),
        ("https://x.go.id/a%20b?q=rapat é", "https://x.go.id/a%20b?q=rapat%20%C3%A9"),
        ("https://x.go.id/~a/@b;c=1,2", "https://x.go.id/~a/@b;c=1,2"),
        ("https://pаypal.com/", "https://xn--pypal-4ve.com/"),
        ("https://münchen.de", "https://xn--mnchen-3ya.de"),
    ],
)
def test_an_address_is_written_as_a_browser_takes_it(text, address):
    assert checked_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "jdih",
        "lihat di www.jdih.go.id",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "ftp://x.go.id/",
        "mailto:bupati@x.go.id",
        "C:\\dokumen\\sk.pdf",
        "\\\\server\\berbagi",
        "https://",
        "https:x.go.id",
        "https:///x",
        "https://a:b@x.go.id/",
        "https://bank.co.id@jahat.example/",
        "bupati@x.go.id",
        "https://x.go.id:99999/",
        "https://x.go.id:abc/",
        "https://x..go.id/",
        "https://-x.go.id/",
        "https://x.go.id\\@jahat.example/",
        "https://x.go.id/a\\b",
        "https://x.go.id/\nHost: jahat",
        "https://x.go\u200b.id/",
        "https://x.go.id/\u202efdp.exe",
        "https://x y.go.id/",
        "https://<script>.id/",
        "https://2026/",
        "https://999.1.1.1/",
        "https://[::1/",
        "https://[x]/",
        "https://" + "a" * 64 + ".id/",
        "https://x.go.id/" + "a" * 2000,
        "https://\udcff.id/",
    ],
)
def test_what_no_browser_should_open_is_refused(text):
    with pytest.raises(AddressInvalidError) as caught:
        checked_address(text)

    assert caught.value.address == text


urlish = st.text(st.sampled_from("abcé.:/?#[]@%&= -_1\\\n\u202e"), max_size=30)


@given(st.one_of(st.text(max_size=60), urlish.map("https://{}".format), urlish))
def test_what_is_taken_is_plain_ascii_and_taken_again_as_it_is(text):
    try:
        address = checked_address(text)
    except AddressInvalidError:
        return

    assert address.isascii()
    assert address.isprintable()
    assert " " not in address
    assert checked_address(address) == address
