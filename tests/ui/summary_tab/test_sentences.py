"""What is said of an index is honest: nothing is subtracted that is not of the same kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from spbe_desktop.domain.summary import NextStep, StepReason, summarise
from spbe_desktop.ui.summary_tab import sentences
from tests.builders import make_row
from tests.ui.summaries import make_previous, make_summary, with_row


def test_an_index_is_named_with_its_year_and_kind():
    assert sentences.index_heading(make_summary()) == "Indeks Uji 2025, usulan"


def test_an_index_without_answers_is_a_dash():
    summary = make_summary({})

    assert sentences.index_text(summary) == "–"
    assert sentences.coverage(summary) == "Belum ada indikator yang diisi."


def test_a_partial_proposal_is_set_beside_last_year_but_not_subtracted():
    comparison = sentences.against_previous(make_summary(previous=make_previous()))

    assert comparison == sentences.Comparison(
        "Tahun 2024", "3,27 Baik", "hasil akhir, belum sebanding"
    )


def test_a_complete_proposal_is_compared_with_a_proposal():
    before = make_previous("3.5")
    proposal = type(before)(
        before.year, "mandiri", before.instrument_id, before.index, {}, proposal=True
    )
    summary = make_summary({str(n): 3 for n in range(1, 7)}, previous=proposal)

    assert sentences.against_previous(summary) == sentences.Comparison(
        "Terhadap 2024", "↓ 0,50", "dari 3,50 Sangat Baik"
    )


def test_without_last_year_nothing_is_compared():
    assert sentences.against_previous(make_summary()) is None


@pytest.mark.parametrize(
    ("level", "said"),
    [(3, "kurang 0,50"), (4, "tercapai, lebih 0,50"), (5, "tercapai, lebih 1,50")],
)
def test_the_distance_to_the_target_is_said_in_words(level, said):
    comparison = sentences.against_target(make_summary({"1": level}))

    assert comparison is not None
    assert comparison.heading == "Menuju target 3,50"
    assert comparison.figure == said


def test_the_outlook_repeats_last_year_where_it_is_known():
    summary = make_summary({"1": 3}, last_year="4")

    assert sentences.outlook(summary) == (
        "5 indikator belum diisi. Bila semuanya setara tahun lalu, "
        "indeks menjadi 3,83 Sangat Baik."
    )


def test_the_outlook_falls_back_on_the_lowest_level():
    assert sentences.outlook(make_summary({"1": 3})) == (
        "5 indikator belum diisi. Bila semuanya pada tingkat terendah, indeks menjadi 1,33 Kurang."
    )


def test_an_index_just_below_a_threshold_is_said_to_be_below():
    near = sentences.near_threshold(make_summary({"1": 3, "2": 2, "3": 3, "4": 2, "5": 3}))

    assert near == "Tepat di ambang: indeks 2,6000 sudah mencapai 2,60 (Baik)."


def test_far_from_any_threshold_nothing_is_said():
    assert not sentences.near_threshold(make_summary({"1": 3}))


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (StepReason.UNANSWERED, "Pilih tingkat; tahun lalu 4"),
        (StepReason.BELOW_PREVIOUS, "Turun dari 4 tahun lalu"),
        (StepReason.BELOW_TARGET, "Naik ke 5 sesuai target"),
        (StepReason.WITHOUT_EVIDENCE, "Lampirkan eviden"),
        (StepReason.GAPS, "Lengkapi 2 isian pada penjelasan"),
    ],
)
def test_a_step_says_what_to_do(reason, said):
    row = make_row(previous=4, target=5, explanation="[ISI: a] dan [ISI: b]")

    assert sentences.step_sentence(NextStep(row, reason, Fraction(0))) == said


def test_a_step_that_only_proves_promises_no_gain():
    step = NextStep(make_row(), StepReason.WITHOUT_EVIDENCE, Fraction(0))

    assert not sentences.step_gain(step)


def test_a_group_shows_last_years_value_until_it_may_be_subtracted():
    summary = make_summary(previous=make_previous(groups={"D1": "3.0"}))
    domain = summary.domains[0]

    assert sentences.difference(summary, domain) == "2024: 3,00"


def test_evidence_and_gaps_are_counted():
    summary = make_summary(evidence=0)
    row = make_row(summary.instrument.indicators[0], 3, explanation="[ISI: x]", evidence_count=1)
    ready = with_row(summary, row).readiness

    assert sentences.readiness(ready) == "1 dengan eviden, 1 tanpa eviden."
    assert sentences.gaps(ready) == "1 penjelasan masih memuat isian [ISI: …]."


@pytest.mark.parametrize(("today", "said"), [(25, "5 hari lagi"), (30, "hari ini")])
def test_a_deadline_is_counted_in_days(today, said):
    assert sentences.days_left(date(2025, 9, 30), date(2025, 9, today)) == said


def test_a_deadline_that_is_over_is_said_to_be_over():
    assert sentences.days_left(date(2025, 9, 30), date(2025, 10, 2)) == "lewat 2 hari"


def test_where_nothing_can_be_written_the_next_steps_stand_and_no_button_is_spoken_of():
    open_one, sent = make_summary(), make_summary(locked=True)
    read = [
        summarise(replace(each.sheet, read_only=True), None, None) for each in (open_one, sent)
    ]

    assert read[0].next_steps
    assert sentences.steps_heading(read[0]) == sentences.steps_heading(open_one)
    assert sentences.no_steps(read[1]) == "Penilaian ini sudah dikirim pada 25 Sep 2025."
