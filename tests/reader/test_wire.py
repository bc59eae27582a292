"""Messages between the reader and its child, honest and otherwise."""

from __future__ import annotations

import io
import struct
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.file_facts import (
    FIRST_TEXT_LIMIT,
    TEXT_LIMIT,
    FileFacts,
    PagePicture,
    Readability,
)
from spbe_desktop.reader.answers import facts_in, facts_message, picture_in, picture_message
from spbe_desktop.reader.wire import Message, WireError, receive, send

FACTS = st.builds(
    FileFacts,
    readability=st.sampled_from(Readability),
    pages=st.integers(0, 10_000),
    title=st.text(max_size=50),
    author=st.text(max_size=50),
    created=st.none() | st.dates(),
    text_found=st.sampled_from([None, True, False]),
    marks=st.sampled_from([(), ("DRAFT",), ("[ISI", "DRAF")]),
    first_text=st.text(max_size=100),
    text=st.text(max_size=100),
    width=st.integers(0, 30_000),
    height=st.integers(0, 30_000),
)


def carried(message: Message) -> Message:
    """Return *message* as it arrives at the other end."""
    pipe = io.BytesIO()
    send(pipe, message)
    pipe.seek(0)
    return receive(pipe)


@given(FACTS)
def test_facts_arrive_as_they_were_sent(facts):
    assert facts_in(carried(facts_message(facts))) == facts


def test_pixels_arrive_as_they_were_sent():
    picture = PagePicture(Readability.READABLE, 3, 2, bytes(range(24)))

    assert picture_in(carried(picture_message(picture))) == picture


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"readability": "harmless"},
        {"readability": "readable", "pages": -1},
        {"readability": "readable", "pages": True},
        {"readability": "readable", "pages": 10**12},
        {"readability": "readable", "text": ["a"]},
        {"readability": "readable", "created": "yesterday"},
    ],
    ids=str,
)
def test_a_child_that_lies_is_not_believed(facts):
    with pytest.raises(WireError):
        facts_in(Message(facts))


def test_a_child_cannot_fill_our_memory_with_text():
    endless = {"readability": "readable", "text": "x" * 500_000, "first_text": "x" * 500_000}

    facts = facts_in(Message(endless))

    assert (len(facts.text), len(facts.first_text)) == (TEXT_LIMIT, FIRST_TEXT_LIMIT)


def test_a_picture_with_too_few_pixels_is_none():
    with pytest.raises(WireError):
        picture_in(Message({"readability": "readable", "width": 2, "height": 2}, bytes(15)))


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\x00\x00",
        struct.pack(">II", 2, 0) + b"[]",
        struct.pack(">II", 2, 9) + b"{}",
        struct.pack(">II", 5, 0) + b"pesan",
        struct.pack(">II", 1 << 30, 0),
        struct.pack(">II", 2, 1 << 30) + b"{}",
        struct.pack(">II", 200_000, 0) + b"[" * 200_000,
    ],
)
def test_what_is_no_message_is_refused(said):
    with pytest.raises(WireError):
        receive(io.BytesIO(said))


def test_the_day_of_a_document_is_a_day():
    facts = FileFacts(Readability.READABLE, created=date(2025, 1, 14))

    assert facts_in(carried(facts_message(facts))).created == date(2025, 1, 14)
