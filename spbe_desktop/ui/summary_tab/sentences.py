"""What Ringkasan and the printed page say of an assessment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from spbe_desktop.domain.instrument import Predicate
from spbe_desktop.domain.scoring import predicate_of
from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.domain.summary import GroupFigure, NextStep, Readiness, StepReason, Summary
from spbe_desktop.words import coverage as coverage_words
from spbe_desktop.words import formats


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure to hold the index against, with what it is called and where it comes from."""

    heading: str
    figure: str
    note: str


def index_text(summary: Summary) -> str:
    """Return the index as it is displayed."""
    return figure_text(summary, summary.sheet.score.index)


def figure_text(summary: Summary, value: Fraction | None) -> str:
    """Return an index as the instrument displays it, or the dash that stands for none."""
    if value is None:
        return formats.ABSENT
    return formats.number(value, summary.instrument.display_decimals)


def index_heading(summary: Summary) -> str:
    """Return what the index is an index of."""
    year = summary.sheet.assessment.year
    return f"{summary.instrument.index_title} {year}, {stage_word(summary)}"


def stage_word(summary: Summary) -> str:
    """Return the stage in a word: an agency's own values are a proposal."""
    if summary.sheet.is_self_assessment:
        return "usulan"
    return _stage_name(summary, summary.sheet.stage).lower()


def coverage(summary: Summary) -> str:
    """Return how many indicators were filled in, or assessed, at this stage."""
    score, sheet = summary.sheet.score, summary.sheet
    if not score.answered:
        return "Belum ada indikator yang diisi."
    if not sheet.is_self_assessment:
        return f"{sheet.answered} dari {score.total} indikator dinilai."
    if score.complete:
        return f"dari seluruh {score.total} indikator."
    return f"dari {score.answered} indikator terisi."


def against_previous(summary: Summary) -> Comparison | None:
    """Return last year's index: as a difference only where the two are of the same kind."""
    previous, score = summary.previous, summary.sheet.score
    if previous is None:
        return None
    shown = figure_text(summary, previous.index)
    word = predicate_of(summary.instrument, previous.index).name
    kind = "usulan" if previous.proposal else _stage_name(summary, previous.stage).lower()
    if summary.previous_comparable and score.index is not None:
        rise = score.index - previous.index
        arrow = "↑ " if rise > 0 else "↓ " if rise < 0 else ""
        decimals = summary.instrument.display_decimals
        figure = f"{arrow}{formats.number(abs(rise), decimals)}" if rise else "tetap"
        return Comparison(f"Terhadap {previous.year}", figure, f"dari {shown} {word}")
    return Comparison(f"Tahun {previous.year}", f"{shown} {word}", f"{kind}, belum sebanding")


def against_target(summary: Summary) -> Comparison | None:
    """Return how far the target is."""
    if summary.target is None:
        return None
    decimals = summary.instrument.display_decimals
    heading = f"Menuju target {formats.number(summary.target, decimals)}"
    note = f"target tahun {summary.sheet.assessment.year}"
    lack = summary.to_target
    if lack is None:
        return Comparison(heading, formats.ABSENT, note)
    if lack > 0:
        return Comparison(heading, f"kurang {formats.number(lack, decimals)}", note)
    more = f"tercapai, lebih {formats.number(-lack, decimals)}" if lack else "tercapai"
    return Comparison(heading, more, note)


def outlook(summary: Summary) -> str:
    """Return what the index would be if what is empty were filled in."""
    score, kept = summary.sheet.score, coverage_words.kept(summary.sheet)
    if score.complete:
        return kept or f"Semua {score.total} indikator sudah diisi."
    empty = f"{kept} {score.total - score.answered} indikator belum diisi.".lstrip()
    if summary.if_previous is not None and summary.if_previous_predicate is not None:
        index = figure_text(summary, summary.if_previous)
        word = summary.if_previous_predicate.name
        return f"{empty} Bila semuanya setara tahun lalu, indeks menjadi {index} {word}."
    index = figure_text(summary, score.index_if_lowest)
    word = score.predicate_if_lowest.name
    return f"{empty} Bila semuanya pada tingkat terendah, indeks menjadi {index} {word}."


def if_lowest(summary: Summary) -> str:
    """Return the label of the index with everything empty at its lowest."""
    score = summary.sheet.score
    return f"bila kosong terendah: {figure_text(summary, score.index_if_lowest)}"


def near_threshold(summary: Summary) -> str:
    """Return a warning where rounding could mislead about the predicate; empty if it cannot."""
    score = summary.sheet.score
    near = score.near
    if near is None or score.index is None:
        return ""
    exact = formats.number(score.index, 4)
    edge = formats.number(near.threshold, summary.instrument.display_decimals)
    if near.reached:
        return f"Tepat di ambang: indeks {exact} sudah mencapai {edge} ({near.above.name})."
    return f"Tepat di ambang: indeks {exact} belum mencapai {edge} ({near.above.name})."


def steps_heading(summary: Summary) -> str:
    """Return what stands over the next steps."""
    if not summary.sheet.sent:
        return "Berikutnya, dari yang paling menaikkan"
    return "Sudah dikirim"


def no_steps(summary: Summary) -> str:
    """Return why there are no next steps: nothing is left, or nothing can be changed."""
    if not summary.sheet.sent:
        return "Tidak ada yang tertinggal: semua indikator terisi dan terbukti."
    if summary.sheet.read_only:
        return f"{_sent(summary)}."
    button = "“Buka\N{NO-BREAK SPACE}kembali”"
    return f"{_sent(summary)}; pilih {button} jika ada isian yang perlu diubah."


def no_steps_on_paper(summary: Summary) -> str:
    """Return the same for a page that has no buttons."""
    if not summary.sheet.sent:
        return "Semua indikator terisi dan terbukti."
    return f"{_sent(summary)}."


def _sent(summary: Summary) -> str:
    sent = summary.sheet.assessment.sent_at
    when = f" pada {formats.day(sent.astimezone())}" if sent else ""
    return f"Penilaian ini sudah dikirim{when}"


def step_sentence(step: NextStep) -> str:
    """Return what there is to do at an indicator, in a few words."""
    row = step.row
    if step.reason is StepReason.UNANSWERED:
        return _choose(row)
    return {
        StepReason.BELOW_PREVIOUS: f"Turun dari {formats.optional(row.previous)} tahun lalu",
        StepReason.BELOW_TARGET: f"Naik ke {formats.optional(row.target)} sesuai target",
        StepReason.WITHOUT_EVIDENCE: "Lampirkan eviden",
        StepReason.GAPS: f"Lengkapi {row.gaps} isian pada penjelasan",
    }[step.reason]


def _choose(row: IndicatorRow) -> str:
    if row.previous is not None:
        return f"Pilih tingkat; tahun lalu {formats.plain(row.previous)}"
    if row.target is not None:
        return f"Pilih tingkat; target {formats.plain(row.target)}"
    return "Pilih tingkat"


def step_gain(step: NextStep) -> str:
    """Return what a step adds to the index; nothing for one that only proves it."""
    return formats.signed(step.gain, 2) if step.gain else ""


def answered(summary: Summary, figure: GroupFigure) -> str:
    """Return how much of a group is filled in, or assessed."""
    return f"{figure.answered} dari {figure.total} {coverage_words.chosen(summary.sheet)}"


def weight(figure: GroupFigure) -> str:
    """Return the weight of a group."""
    return f"bobot {formats.percent(figure.weight, 1)}"


def difference(summary: Summary, figure: GroupFigure) -> str:
    """Return a group's difference to last year, or last year's value where that is not fair."""
    if figure.previous is None:
        return ""
    if summary.previous_comparable and figure.value is not None:
        return formats.signed(figure.value - figure.previous)
    assert summary.previous is not None
    return f"{summary.previous.year}: {figure_text(summary, figure.previous)}"


def readiness(ready: Readiness) -> str:
    """Return how many of the answered indicators have evidence."""
    if not ready.answered:
        return "Belum ada indikator yang diisi."
    if not ready.without_evidence:
        return f"Semua {ready.answered} indikator terisi sudah punya eviden."
    return f"{ready.with_evidence} dengan eviden, {ready.without_evidence} tanpa eviden."


def gaps(ready: Readiness) -> str:
    """Return how many explanations still hold a placeholder; empty if none does."""
    if not ready.with_gaps:
        return ""
    return f"{ready.with_gaps} penjelasan masih memuat isian [ISI: …]."


def days_left(due: date, today: date) -> str:
    """Return how far a deadline is."""
    days = (due - today).days
    if days > 0:
        return f"{days} hari lagi"
    return "hari ini" if days == 0 else f"lewat {-days} hari"


def reached_predicate(summary: Summary) -> Predicate | None:
    """Return the predicate of the index."""
    return summary.sheet.score.predicate


def _stage_name(summary: Summary, code: str) -> str:
    names = {stage.code: stage.short_name for stage in summary.instrument.stages}
    return names.get(code, code)
