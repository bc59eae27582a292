"""The search index: what is found and in which order, and that nothing can harm but itself."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.file_facts import FileFacts, Readability
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.searching import FOUND_BEGINS, FOUND_ENDS, SearchedDocument, UsedAt
from spbe_desktop.models.search_index import SNIPPETS, SearchIndex

NOWHERE = Path("/kerja/tidak ada/search.sqlite3")
"""In a folder that does not exist, and will not be made."""


def document(place: int = 1, /, **facts: object) -> SearchedDocument:
    """Return a document whose file is its own."""
    plain = SearchedDocument(f"E{place}", f"{place:064x}", f"Dokumen {place}")
    return replace(plain, **facts)  # type: ignore[arg-type]


def said(text: str) -> FileFacts:
    """Return the facts of a file that says *text*."""
    return FileFacts(Readability.READABLE, pages=1, first_text=text, text=text, text_found=True)


def used(*places: tuple[str, int | None]) -> tuple[UsedAt, ...]:
    return tuple(UsedAt(IndicatorKey(key), level) for key, level in places)


def found(index: SearchIndex, typed: str) -> list[str]:
    return [hit.evidence_id for hit in index.search(typed)]


def sync(index: SearchIndex, *documents: SearchedDocument, seconds: float = 60) -> int:
    """Bring *documents* in, and return how many are left to do."""
    by_id = {each.evidence_id: each for each in documents}
    return index.sync({key: repr(each) for key, each in by_id.items()}, by_id.__getitem__, seconds)


def fill(index: SearchIndex, *documents: SearchedDocument) -> None:
    assert sync(index, *documents) == 0


@pytest.fixture
def path(tmp_path):
    return tmp_path / "search.sqlite3"


@pytest.fixture
def index(path):
    opened = SearchIndex(path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "typed",
    [
        "koordinasi",
        "KOORDINASI",
        "koor",
        "spbe tim",
        "188.45/12/2025",
        "188.45/12",
        "45/12",
        "sk-tim",
        "keputusan",
        "bupati pas",
        "fadli",
        "19",
        "I19",
        "i19 L3",
        "35-2",
        "I04",
        "4",
        "resume",
        "tim 188.45 bupati",
    ],
)
def test_a_document_is_found_by_any_of_its_words(index, typed):
    decree = document(
        title="Résumé SK Tim Koordinasi SPBE",
        number="188.45/12/2025",
        names=("I19-L3-01_SK-Tim.pdf",),
        document_type="Keputusan",
        publisher="Bupati Paser",
        signatory="Fahmi Fadli",
        used_at=used(("19", 3), ("35-2", None), ("4", 1)),
    )
    fill(index, decree, document(2, title="Laporan"))

    assert found(index, typed) == ["E1"]


@pytest.mark.parametrize(
    "typed", ["", "  ", "oordinasi", "tim lain", "188.46", "I9", "5", "!?", '"']
)
def test_what_is_not_there_is_not_found(index, typed):
    fill(index, document(title="Tim Koordinasi", number="188.45/12", used_at=used(("19", 3))))

    assert found(index, typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        'tim"',
        "tim*",
        "(tim",
        "tim AND",
        "-tim",
        "title:tim",
        "tim^",
        "{tim}",
        "+tim",
        "tim\x00",
        "tim;",
        "'tim'",
        '"tim',
    ],
)
def test_marks_that_mean_something_to_sqlite_mean_nothing_here(index, typed):
    fill(index, document(title="Tim and title tim"))

    assert found(index, typed) == ["E1"]


@given(st.text(max_size=40))
def test_whatever_is_typed_there_is_an_answer(typed):
    index = SearchIndex(NOWHERE)
    fill(index, document(title="Tim Koordinasi"))

    assert {hit.evidence_id for hit in index.search(typed)} <= {"E1"}
    index.close()


def test_words_in_the_text_of_a_file_are_found_with_their_place(index):
    fill(index, document(1), document(2))
    index.put_facts(f"{1:064x}", said("Pada rapat itu\nmanajemen risiko SPBE dibahas oleh tim."))

    (hit,) = index.search("risiko")

    assert hit.evidence_id == "E1"
    assert hit.snippet == (
        f"Pada rapat itu manajemen {FOUND_BEGINS}risiko{FOUND_ENDS} SPBE dibahas oleh tim."
    )
    assert index.snippet("E1", "dibahas").count(FOUND_BEGINS) == 1
    assert index.snippet("E2", "dibahas") == ""


def test_a_word_of_the_title_and_one_of_the_text_find_the_document_together(index):
    fill(index, document(1, title="Notula Rapat"), document(2, title="Notula Lain"))
    index.put_facts(f"{1:064x}", said("Membahas arsitektur."))

    assert found(index, "notula arsit") == ["E1"]


def test_a_hit_in_the_title_alone_has_no_snippet(index):
    fill(index, document(title="Notula Rapat"))
    index.put_facts(f"{1:064x}", said("Membahas arsitektur."))

    assert [hit.snippet for hit in index.search("notula")] == [""]


def test_only_the_first_hits_carry_their_place(index):
    documents = [document(number, title="Laporan") for number in range(SNIPPETS + 5)]
    fill(index, *documents)
    for each in documents:
        index.put_facts(each.sha256, said("Arsitektur SPBE"))

    hits = index.search("arsitektur")

    assert [bool(hit.snippet) for hit in hits] == [True] * SNIPPETS + [False] * 5
    assert index.snippet(hits[-1].evidence_id, "arsitektur")


def test_the_title_counts_before_the_number_that_before_the_use_and_the_text_last(index):
    fill(
        index,
        document(1, title="Lain"),
        document(2, title="Lain", publisher="19"),
        document(3, title="Lain", used_at=used(("19", 1))),
        document(4, title="Lain", number="19"),
        document(5, title="Indikator 19"),
    )
    index.put_facts(f"{1:064x}", said("19 " * 50))

    assert found(index, "19") == ["E5", "E4", "E3", "E2", "E1"]


def test_a_single_letter_is_not_looked_for_in_texts(index):
    fill(index, document(1, title="Surat"), document(2, title="Nota"))
    index.put_facts(f"{2:064x}", said("surat"))

    assert found(index, "s") == ["E1"]
    assert set(found(index, "su")) == {"E1", "E2"}


def test_what_changes_is_found_as_it_now_is(index):
    fill(index, document(1, title="Lama"), document(2, title="Tetap"))
    index.put_facts(f"{1:064x}", said("isi berkas"))

    fill(index, document(1, title="Baru"), document(2, title="Tetap"))

    assert found(index, "lama") == []
    assert found(index, "baru berkas") == ["E1"]
    assert found(index, "tetap") == ["E2"]


def test_a_document_that_was_discarded_is_no_longer_found(index):
    fill(index, document(1), document(2))
    index.put_facts(f"{1:064x}", said("isi berkas"))

    fill(index, document(2))

    assert found(index, "dokumen") == ["E2"]
    assert found(index, "berkas") == []


def test_a_newer_revision_is_found_by_its_own_text(index):
    fill(index, document(1))
    index.put_facts(f"{1:064x}", said("naskah lama"))
    index.put_facts(f"{2:064x}", said("naskah baru"))

    fill(index, document(1, sha256=f"{2:064x}"))

    assert found(index, "baru") == ["E1"]
    assert found(index, "lama") == []


def test_documents_of_the_same_file_share_its_text(index):
    index.put_facts(f"{1:064x}", said("naskah lama"))
    fill(index, document(1), document(2, sha256=f"{1:064x}"))

    index.put_facts(f"{1:064x}", said("naskah baru"))

    assert set(found(index, "baru")) == {"E1", "E2"}
    assert found(index, "lama") == []


def test_everything_is_still_known_after_closing(path):
    facts = FileFacts(
        Readability.READABLE,
        pages=3,
        title="Judul",
        author="Diskominfo",
        created=date(2025, 1, 14),
        text_found=False,
        marks=("DRAFT", "[ISI"),
        first_text="awal",
        text="awal dan akhir",
        width=2,
        height=1,
    )
    index = SearchIndex(path)
    fill(index, document(1))
    index.put_facts(f"{1:064x}", facts)
    index.close()

    again = SearchIndex(path)

    assert sync(again, document(1), seconds=0) == 0
    assert again.facts_of(f"{1:064x}") == facts
    assert again.known_facts() == {f"{1:064x}": replace(facts, first_text="", text="")}
    assert found(again, "akhir") == ["E1"]
    again.close()


def test_a_file_is_read_once_and_a_missing_one_again(index):
    index.put_facts("a", FileFacts(Readability.DAMAGED))
    index.put_facts("b", FileFacts(Readability.UNAVAILABLE))

    assert index.unread(["c", "a", "b", "c", ""]) == ("c", "b")
    assert index.facts_of("b") is None


def test_many_documents_come_in_by_portions(index):
    documents = [document(number) for number in range(40)]

    left = [sync(index, *documents, seconds=0) for _ in range(40)]

    assert left == list(range(39, -1, -1))
    assert len(found(index, "dokumen")) == 40


def test_what_did_not_change_is_not_written_again(index, path):
    documents = [document(number) for number in range(40)]
    fill(index, *documents)
    before = index._connection.total_changes

    fill(index, *documents)

    assert index._connection.total_changes == before


@pytest.mark.parametrize("content", [b"", b"bukan basis data" * 100, b"SQLite format 3\x00" * 64])
def test_a_file_that_is_no_index_is_made_anew(path, content):
    path.write_bytes(content)

    index = SearchIndex(path)
    fill(index, document(1))

    assert found(index, "dokumen") == ["E1"]
    index.close()
    again = SearchIndex(path)
    assert found(again, "dokumen") == ["E1"]
    again.close()


def test_an_index_of_another_version_is_made_anew(path):
    index = SearchIndex(path)
    fill(index, document(1))
    index._connection.execute("PRAGMA user_version = 99")
    index.close()

    again = SearchIndex(path)

    assert found(again, "dokumen") == []
    fill(again, document(1))
    assert found(again, "dokumen") == ["E1"]
    again.close()


def test_damage_that_shows_only_later_costs_a_new_index_and_no_edit(path):
    index = SearchIndex(path)
    documents = [document(number, title="kata " * 200) for number in range(200)]
    fill(index, *documents)
    index.close()
    content = path.read_bytes()
    # The head says that all is well; the pages behind it are gone.
    path.write_bytes(content[:8192] + b"\xa5" * (len(content) - 8192))

    again = SearchIndex(path)
    fill(again, *documents)

    assert len(found(again, "kata")) == 200
    again.put_facts(documents[0].sha256, said("isi berkas"))
    assert found(again, "berkas") == ["E0"]
    again.close()


def test_a_table_that_is_gone_is_damage(index):
    fill(index, document(1))
    index._connection.execute("DROP TABLE facts")

    index.put_facts(f"{1:064x}", said("isi"))
    fill(index, document(1))

    assert found(index, "isi") == ["E1"]


def test_a_full_disk_costs_what_was_new_and_nothing_else(index):
    fill(index, document(1, title="Lama"))
    (pages,) = index._connection.execute("PRAGMA page_count").fetchone()
    index._connection.execute(f"PRAGMA max_page_count = {pages}")

    index.put_facts(f"{1:064x}", said("kata baru " * 10_000))
    left = sync(index, *(document(n, title="x" * 3000) for n in range(1, 50)))

    assert left == 0
    assert found(index, "lama") == ["E1"]
    assert index.facts_of(f"{1:064x}") is None
    index._connection.execute("PRAGMA max_page_count = 100000")
    index.put_facts(f"{1:064x}", said("kata baru"))
    assert found(index, "baru") == ["E1"]


def test_where_nothing_can_be_written_the_index_is_kept_in_memory():
    index = SearchIndex(NOWHERE)
    fill(index, document(1))

    assert found(index, "dokumen") == ["E1"]
    index.close()
    assert not NOWHERE.exists()


def test_an_index_that_another_program_holds_is_left_to_it(path):
    ours = SearchIndex(path)
    fill(ours, document(1))

    theirs = SearchIndex(path)
    fill(theirs, document(2))

    assert found(theirs, "dokumen") == ["E2"]
    assert found(ours, "dokumen") == ["E1"]
    theirs.close()
    ours.close()


def test_the_words_agree_with_the_documents_after_any_edits(index):
    for round_ in range(6):
        documents = [
            document(number, title=f"Judul {round_ * number % 5}", sha256=f"{number % 3:064x}")
            for number in range(round_ % 3, 12)
        ]
        fill(index, *documents)
        index.put_facts(f"{round_ % 3:064x}", said(f"isi {round_}"))

    # SQLite compares the words it keeps with the documents they were taken from.
    index._connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")


def test_a_fault_of_ours_is_not_taken_for_damage(index):
    index.close()

    with pytest.raises(sqlite3.ProgrammingError):
        index.search("tim")
