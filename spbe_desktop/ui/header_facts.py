"""What header, tabs and status strip say of a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from spbe_desktop.domain.instrument import IndicatorKey, StageDefinition
from spbe_desktop.domain.scoring import rounded
from spbe_desktop.domain.sheet import Agency, Assessment, Sheet
from spbe_desktop.domain.slot_states import SlotCount
from spbe_desktop.ui.chooser import Choice
from spbe_desktop.ui.header import HeaderFigures
from spbe_desktop.ui.workspace_pages import group_key
from spbe_desktop.words import formats
from spbe_desktop.words.coverage import chosen


def figures(sheet: Sheet) -> HeaderFigures:
    """Return the figures in the header."""
    score, instrument = sheet.score, sheet.instrument
    decimals = instrument.display_decimals
    index = score.index
    return HeaderFigures(
        caption="Indeks",
        value="" if index is None else formats.number(rounded(index, decimals), decimals),
        word=score.predicate.name if score.predicate else "",
        rank=score.predicate.rank if score.predicate else 0,
        ranks=len(instrument.predicates),
        answered=sheet.answered,
        total=score.total,
        chosen=chosen(sheet),
    )


def slots(sheet: Sheet, counts: Mapping[IndicatorKey, SlotCount]) -> dict[str, str]:
    """Return how many slots are filled of those that the answers of each group ask for."""
    told = {}
    for group in sheet.instrument.groups:
        claimed = [i.key for i in group.indicators if sheet.by_key[i.key].answered]
        found = sum((counts[key] for key in claimed if key in counts), SlotCount())
        if found.total:
            told[group_key(group)] = f"{found.filled}/{found.total}"
    return told


def agency_choices(agencies: Sequence[Agency]) -> list[Choice]:
    """Return agencies to choose from; the region is named where names alone would not do."""
    names = Counter(agency.name for agency in agencies)
    return [
        Choice(
            str(agency.id),
            f"{agency.name}, {agency.region.name}" if names[agency.name] > 1 else agency.name,
            agency.short_name,
        )
        for agency in agencies
    ]


def year_choices(assessments: Sequence[Assessment]) -> list[Choice]:
    """Return the years of one agency."""
    return [Choice(str(assessment.id), str(assessment.year)) for assessment in assessments]


def stage_choices(stages: Sequence[StageDefinition]) -> list[Choice]:
    """Return the stages that have values."""
    return [Choice(stage.code, stage.name, stage.short_name) for stage in stages]


def due_text(assessment: Assessment, today: date) -> str:
    """Return when the assessment is due, and how far away that is."""
    if assessment.due is None or assessment.locked:
        return ""
    days = (assessment.due - today).days
    left = "hari ini" if days == 0 else f"{days} hari lagi" if days > 0 else "sudah lewat"
    return f"Batas penilaian mandiri: {formats.day(assessment.due)}, {left}"


def backup_text(last: datetime | None, today: date) -> str:
    """Return when the database was copied last."""
    if last is None:
        return "Belum ada cadangan"
    local = last.astimezone()
    days = (today - local.date()).days
    named = {0: "hari ini", 1: "kemarin"}.get(days, formats.day(local.date()))
    return f"Cadangan terakhir {named} {local:%H.%M}"


def package_text(assessment: Assessment) -> str:
    """Return which revision was sent, or is being worked on."""
    if assessment.sent_at is not None:
        sent = formats.day(assessment.sent_at.astimezone().date())
        return f"Paket: revisi {assessment.revision}, dikirim {sent}"
    if assessment.revision > 1:
        return f"Paket: revisi {assessment.revision}, belum dikirim"
    return ""


def folder_text(root: Path, longest: int = 46) -> str:
    """Return where the workspace is; a long path loses its middle."""
    text = str(root)
    return text if len(text) <= longest else f"{text[:14]}…{text[-(longest - 15) :]}"
