"""The difference of two snapshots: nothing is missed, nothing is made up, texts word by word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.snapshot import Snapshot, SnapshotDocument, digest_of, snapshot_of
from spbe_desktop.domain.snapshot_difference import (
    Difference,
    DifferenceKind,
    Part,
    differences,
    word_pieces,
)

keys = st.sampled_from(["1", "2", "10"]).map(IndicatorKey)
texts = st.text("ab \n", max_size=12)
documents = st.builds(
    SnapshotDocument,
    st.sampled_from(["SK", "Perbup"]),
    st.sampled_from(["d1", "d2"]),
    st.sampled_from([(), ("L2-01",), ("L2-01", "L3-02")]),
    st.booleans(),
)
filled = texts.filter(bool)
snapshots = st.builds(
    Snapshot,
    st.dictionaries(
        st.sampled_from(["mandiri", "interviu"]),
        st.dictionaries(keys, st.sampled_from(["1", "2.5", "3"]), min_size=1),
    ),
    st.dictionaries(keys, filled),
    st.dictionaries(keys, st.dictionaries(st.sampled_from(["E1", "E2"]), documents, min_size=1)),
    st.dictionaries(
        keys, st.dictionaries(st.sampled_from(["L2-01", "L3-02"]), filled, min_size=1)
    ),
    st.dictionaries(keys, st.dictionaries(st.sampled_from(["s1", "s2"]), filled, min_size=1)),
    st.dictionaries(
        st.sampled_from(["dokumen", "interviu"]), st.dictionaries(keys, filled, min_size=1)
    ),
)

ONE = IndicatorKey("1")
EMPTY = Snapshot({}, {}, {}, {})


@given(snapshots)
def test_a_snapshot_reads_back_as_it_was_and_differs_from_itself_in_nothing(snapshot):
    again = snapshot_of(snapshot.canonical())

    assert again == snapshot
    assert digest_of(again.canonical()) == digest_of(snapshot.canonical())
    assert differences(snapshot, again) == ()


@given(snapshots, snapshots)
def test_two_snapshots_without_a_difference_hold_the_same(before, after):
    titles_alone = differences(before, after) == () and before != after

    # A new title of the same bytes is no difference of the assessment.
    if titles_alone:
        plain = [
            replace(
                each,
                evidence={
                    key: {e: replace(d, title="") for e, d in found.items()}
                    for key, found in each.evidence.items()
                },
            )
            for each in (before, after)
        ]
        assert plain[0] == plain[1]


@given(snapshots, snapshots)
def test_what_differs_one_way_differs_the_other_way_too(before, after):
    there, back = differences(before, after), differences(after, before)

    assert sorted((d.key, d.before, d.after) for d in there if d.kind is DifferenceKind.VALUE) == (
        sorted((d.key, d.after, d.before) for d in back if d.kind is DifferenceKind.VALUE)
    )
    assert len(there) == len(back)


@given(texts, texts)
def test_the_pieces_of_two_texts_make_up_both_of_them(before, after):
    pieces = word_pieces(before, after)

    assert "".join(p.text for p in pieces if p.part is not Part.NEW) == before
    assert "".join(p.text for p in pieces if p.part is not Part.GONE) == after


def test_a_changed_word_is_told_as_that_word_alone():
    pieces = word_pieces("SK Bupati tahun 2024 berlaku", "SK Bupati tahun 2025 berlaku")

    assert [(p.part, p.text) for p in pieces] == [
        (Part.SAME, "SK Bupati tahun "),
        (Part.GONE, "2024"),
        (Part.NEW, "2025"),
        (Part.SAME, " berlaku"),
    ]


def test_evidence_is_added_removed_and_replaced():
    def holding(**found):
        return replace(EMPTY, evidence={ONE: found})

    old, new = SnapshotDocument("SK", "d1"), SnapshotDocument("SK", "d2")

    assert differences(holding(E1=old), holding(E2=old)) == (
        Difference(ONE, DifferenceKind.REMOVED, "SK", "SK", ""),
        Difference(ONE, DifferenceKind.ADDED, "SK", "", "SK"),
    )
    assert differences(holding(E1=old), holding(E1=new)) == (
        Difference(ONE, DifferenceKind.REPLACED, "SK", "d1", "d2"),
    )


def test_the_differences_come_in_the_order_of_the_indicators():
    order = [IndicatorKey(key) for key in ("2", "10", "1")]
    after = replace(EMPTY, explanations=dict.fromkeys(sorted(order), "ada"))

    assert [each.key for each in differences(EMPTY, after, order)] == order
