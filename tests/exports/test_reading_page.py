from __future__ import annotations

import dataclasses
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from spbe_desktop.domain.evidence import Classification
from spbe_desktop.exchange.names import evidence_paths
from spbe_desktop.exports.reading_page import reading_page
from tests.packages import make_rich_submission
from tests.submissions import (
    make_address,
    make_evidence,
    make_identity,
    make_submission,
    make_submitted_use,
)

EMPTY = {"meta", "br"}


class Reader(HTMLParser):
    """Collects what a browser would see, and notices tags that do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    @override
    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    @override
    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    @override
    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    @property
    def links(self):
        return [attributes["href"] for tag, attributes in self.tags if tag == "a"]


def read(submission, paths=None):
    raw = reading_page(submission, evidence_paths(submission) if paths is None else paths)
    reader = Reader()
    reader.feed(raw.decode("utf-8"))
    reader.close()
    assert reader.open == []
    return reader


def test_the_page_says_who_what_and_how_complete(tmp_path):
    text = "".join(read(make_rich_submission(tmp_path)).texts)

    for fact in ("Dinas Komunikasi dan Informatika", "3,00", "Baik", "3/6", "2,00", "revisi 3"):
        assert fact in text


def test_a_complete_assessment_has_no_second_figure():
    complete = make_submission(values=dict.fromkeys("123456", "3"))

    assert "bila yang kosong" not in "".join(read(complete).texts)


def test_an_assessment_without_answers_has_a_page_too():
    empty = make_submission(values={"1": "3"})
    empty = dataclasses.replace(
        empty,
        answers=(),
        score=dataclasses.replace(empty.score, index=None, predicate=None, answered=0),
    )

    assert "–" in "".join(read(empty).texts)


def test_every_file_of_evidence_is_one_click_away(tmp_path):
    submission = make_rich_submission(tmp_path)
    paths = evidence_paths(submission)

    assert {unquote(link) for link in read(submission).links} >= set(paths.values())


def test_the_slots_that_a_document_fills_stand_beside_it(tmp_path):
    paper = make_evidence(tmp_path, "Notula")
    use = make_submitted_use(paper, slots=("L3-01", "L3-02"))

    assert "butir L3-01, L3-02" in "".join(read(make_submission([paper], [use])).texts)


def test_a_path_is_percent_encoded(tmp_path):
    paper = make_evidence(tmp_path, "Notula")

    links = read(make_submission([paper]), {paper.id: "eviden/I 1/50% #1?.pdf"}).links

    assert "eviden/I%201/50%25%20%231%3F.pdf" in links


def test_nothing_is_fetched_from_anywhere(tmp_path):
    reader = read(make_rich_submission(tmp_path))

    assert {tag for tag, _ in reader.tags}.isdisjoint({"script", "link", "img", "iframe", "base"})
    outside = [link for link in reader.links if "://" in link]
    assert outside == ["https://paserkab.go.id/rencana"]
    policy = next(a["content"] for _, a in reader.tags if a.get("http-equiv"))
    assert policy.startswith("default-src 'none'")


def test_secret_evidence_is_named_but_not_linked(tmp_path):
    secret = make_evidence(
        tmp_path, "Topologi Jaringan", classification=Classification.SECRET, name="t.pdf"
    )
    reader = read(make_submission([secret]))

    assert "Topologi Jaringan" in "".join(reader.texts)
    assert "tidak disertakan (rahasia)" in reader.texts
    assert secret.sha256 in reader.texts
    assert not any("Topologi" in link for link in reader.links)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"]
)
def test_an_address_that_is_no_web_address_is_text(address):
    reader = read(make_submission([make_address(address)]))

    assert address in reader.texts
    assert address not in reader.links


def test_an_explanation_keeps_its_lines():
    reader = read(make_submission(explanation="FAKTA\nTim ada.\n\nANALISIS\nCukup."))

    assert "FAKTA\nTim ada.\n\nANALISIS\nCukup." in reader.texts


@given(st.text(st.characters(), max_size=60))
def test_no_text_of_the_officer_becomes_markup(text):
    hostile = f"{text}<script>alert(1)</script>\"'><img src=x>&amp;"
    submission = make_submission(
        [make_address(f"https://x.id/{hostile}")],
        explanation=hostile,
        identity=make_identity(agency_code=hostile),
    )
    submission = dataclasses.replace(submission, contact_name=hostile, software=hostile)

    reader = read(submission)

    assert {tag for tag, _ in reader.tags}.isdisjoint({"script", "img"})


def test_equal_submissions_give_equal_pages_whatever_their_order(tmp_path):
    submission = make_rich_submission(tmp_path)
    other = dataclasses.replace(
        submission, evidence=submission.evidence[::-1], uses=submission.uses[::-1]
    )
    paths = evidence_paths(submission)

    assert reading_page(submission, paths) == reading_page(other, paths)
