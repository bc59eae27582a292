"""The chain of the journal: whatever is done to lines that were written, it shows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.journal_chain import (
    MEMBERS,
    ChainedLine,
    digest_of,
    digest_of_all,
    first_break,
)

LINE: dict[str, Any] = {
    "at": "2025-09-25T02:15:00.000000+00:00",
    "actor": "sari",
    "assessment_id": 1,
    "key": "7",
    "field": "value",
    "stage": "mandiri",
    "before": "",
    "after": "3",
    "reason": "",
}

texts = st.text(max_size=6)
contents = st.fixed_dictionaries(
    dict.fromkeys(MEMBERS, texts) | {"assessment_id": st.none() | st.integers(1, 3)}
)


@st.composite
def journals(draw: st.DrawFn, least: int = 1) -> tuple[list[ChainedLine], str]:
    """Draw a journal as the program writes it, the first lines from before there was a chain."""
    lines = draw(st.lists(contents, min_size=least, max_size=8))
    # The program has written at least one line since; else there is no head either.
    old = draw(st.integers(0, len(lines) - 1))
    written, last = [], ""
    for number, line in enumerate(lines):
        last = digest_of(last, line)
        written.append(ChainedLine(line, "" if number < old else last))
    return written, last


def test_the_digest_of_a_line_is_the_documented_one():
    told = (
        '{"actor":"sari","after":"3","assessment_id":1,"at":"2025-09-25T02:15:00.000000+00:00",'
        '"before":"","field":"value","key":"7","reason":"","stage":"mandiri"}'
    )

    assert digest_of("", LINE) == hashlib.sha256(f"\n{told}".encode()).hexdigest()
    assert digest_of("ab", LINE) == hashlib.sha256(f"ab\n{told}".encode()).hexdigest()


@given(journals())
def test_what_was_written_and_left_alone_is_whole(journal):
    lines, head = journal

    assert first_break(lines, head) is None
    assert digest_of_all(lines) == head


@given(journals(), st.data())
def test_any_line_that_is_taken_out_shows_even_the_last(journal, data):
    lines, head = journal
    gone = data.draw(st.integers(0, len(lines) - 1))

    assert first_break(lines[:gone] + lines[gone + 1 :], head) is not None


@given(journals(), st.data())
def test_any_change_of_a_line_shows(journal, data):
    lines, head = journal
    place = data.draw(st.integers(0, len(lines) - 1))
    name = data.draw(st.sampled_from(MEMBERS))
    other = data.draw(st.integers(4, 6) if name == "assessment_id" else texts)
    line = lines[place]
    if other == line.members[name]:
        other = f"{other}x"
    lines[place] = replace(line, members={**line.members, name: other})

    assert first_break(lines, head) is not None


@given(journals(least=2), st.data())
def test_any_two_lines_that_change_places_show(journal, data):
    lines, head = journal
    one, other = data.draw(
        st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True)
    )
    before = list(lines)
    lines[one], lines[other] = lines[other], lines[one]

    found = first_break(lines, head)

    assert (found is None) == (lines == before)


@given(journals(), contents, st.data())
def test_any_line_that_is_put_in_shows_wherever_it_is(journal, content, data):
    lines, head = journal
    place = data.draw(st.integers(0, len(lines)))
    lines.insert(place, ChainedLine(content, data.draw(st.sampled_from(["", "0" * 64]))))

    assert first_break(lines, head) is not None


def test_the_first_wrong_line_is_told_not_a_later_one():
    lines, last = [], ""
    for number in range(5):
        content = {**LINE, "at": f"moment {number}"}
        last = digest_of(last, content)
        lines.append(ChainedLine(content, last))
    for wrong in (2, 4):
        lines[wrong] = replace(lines[wrong], members={**lines[wrong].members, "after": "5"})

    found = first_break(lines, last)

    assert found is not None
    assert (found.line, found.at) == (2, "moment 2")
