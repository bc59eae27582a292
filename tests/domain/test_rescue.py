"""What is compared in a rescue, and what is recommended."""

from __future__ import annotations

import pytest

from spbe_desktop.domain.rescue import (
    AnswerHeld,
    AnswerPlace,
    AssessmentContent,
    AssessmentPlace,
    Choice,
    HeldContent,
    Reason,
    differences,
    recommended,
    years_in,
)

THIS_YEAR, LAST_YEAR = AssessmentPlace("Diskominfo", 2025), AssessmentPlace("Diskominfo", 2024)
BEFORE, MADE, AFTER = "2025-09-01T00:00", "2025-09-02T00:00", "2025-09-03T00:00"


def held(last_change: str = MADE, **answers: tuple[str, str]) -> HeldContent:
    """Return a database with explanations by indicator, each with when it was written."""
    return HeldContent(
        {
            THIS_YEAR: AssessmentContent(3, 3, 2, 1, MADE),
            LAST_YEAR: AssessmentContent(5, 4, 5, 0, BEFORE),
        },
        {
            AnswerPlace(THIS_YEAR, key.removeprefix("i"), "explanation"): AnswerHeld(*answer)
            for key, answer in answers.items()
        },
        last_change,
    )


def test_what_is_equal_is_no_difference_whenever_it_was_written():
    assert differences(held(i1=("a", BEFORE)), held(i1=("a", AFTER))) == ()


def test_newer_is_what_was_read_and_written_after_the_backup_knew_of_anything():
    backup = held(i1=("a", BEFORE), i2=("b", BEFORE), i3=("c", BEFORE))
    read = held(AFTER, i1=("x", AFTER), i2=("y", BEFORE), i4=("d", AFTER))

    found = differences(backup, read)

    told = {each.place.key: (each.in_backup, each.in_read, each.newer) for each in found}
    assert told == {
        "1": ("a", "x", True),
        "2": ("b", "y", False),
        "3": ("c", "", False),
        "4": ("", "d", True),
    }


def test_differences_come_in_the_order_of_indicators():
    backup = held(i10=("a", BEFORE), i9=("a", BEFORE))

    found = differences(backup, held())

    assert [each.place.key for each in found] == ["9", "10"]


def test_counts_are_of_all_years_or_of_one():
    content = held()

    assert content.total(lambda each: each.answers) == 8
    assert content.total(lambda each: each.answers, 2024) == 5
    assert (content.changed(), content.changed(2024), content.changed(2020)) == (MADE, BEFORE, "")
    assert years_in(content, None) == (2025, 2024)


@pytest.mark.parametrize(
    ("backup", "read", "lost", "newer", "choice", "reason"),
    [
        (None, held(), 0, 0, Choice.READ, Reason.ALL_READ),
        (None, held(), 9, 0, Choice.READ, Reason.ONLY_READ),
        (held(), None, 9, 0, Choice.BACKUP, Reason.ONLY_BACKUP),
        (held(), held(AFTER), 0, 3, Choice.READ, Reason.ALL_READ),
        (held(), held(AFTER), 9, 3, Choice.COMBINED, Reason.NEWER_ANSWERS),
        (held(), held(), 9, 0, Choice.BACKUP, Reason.NOTHING_NEWER),
        (held(AFTER), held(), 0, 0, Choice.BACKUP, Reason.BACKUP_NEWER),
    ],
)
def test_what_loses_least_is_recommended(backup, read, lost, newer, choice, reason):
    advice = recommended(backup, read, lost=lost, newer=newer)

    assert advice is not None
    assert (advice.choice, advice.reason) == (choice, reason)


def test_where_nothing_is_left_nothing_is_recommended():
    assert recommended(None, None, lost=0, newer=0) is None
