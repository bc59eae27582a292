from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.plain_text import one_line, well_formed


@given(st.text(st.characters()))
def test_every_text_can_be_encoded_and_written_into_xml(text):
    plain = well_formed(text)

    assert plain.encode("utf-8").decode("utf-8") == plain
    assert not any(c < " " and c not in "\t\n" for c in plain)
    assert not {"\x7f", "\x85", "\ufffe", "\uffff"} & set(plain)
    assert well_formed(plain) == plain


def test_ordinary_text_stays_as_it_is():
    text = "FAKTA\n\tSK №1 – “ya” 😀 é\n"

    assert well_formed(text) == text


def test_line_endings_of_every_system_become_one():
    assert well_formed("a\r\nb\rc\n") == "a\nb\nc\n"


def test_a_name_that_the_system_could_not_decode_is_marked():
    assert well_formed("b\udcff.pdf") == "b\ufffd.pdf"


@given(st.text(st.characters()))
def test_one_line_is_one_line_for_every_program(text):
    assert len(one_line(text).splitlines()) <= 1
