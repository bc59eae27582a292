"""Opening sentences for an explanation: an instrument's templates, filled with what is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from spbe_desktop.domain.instrument import Group
from spbe_desktop.domain.sheet import Agency, EvidenceUse, IndicatorRow


class Part(StrEnum):
    """The two parts of an explanation, as the guideline names them."""

    FACT = "FAKTA"
    ANALYSIS = "ANALISIS"


_PLACE = re.compile(r"(?P<before>\b\w+ )?\{(?P<name>\w+)\}")


def known_facts(
    row: IndicatorRow, agency: Agency, evidence: Sequence[EvidenceUse]
) -> dict[str, str]:
    """Return what the templates ask for and the sheet already knows, by its name in them."""
    facts = {
        "substansi": row.indicator.short_title,
        "perangkat_daerah": agency.name,
    }
    if row.level is not None:
        facts["tingkat"] = str(row.level.number)
        facts["nama_tingkat"] = row.level.name
    if evidence:
        first = evidence[0]
        facts["nama_berkas"] = first.original_name or first.title
        facts["halaman"] = first.pages
    return {name: text for name, text in facts.items() if text}


def opening(part: Part, groups: Sequence[Group], facts: Mapping[str, str]) -> str:
    """Return the opening of *part*, or "" where none of *groups* has one.

    *groups* lead to the indicator, outermost first; the innermost template counts.
    """
    templates = [
        group.fact_starter if part is Part.FACT else group.analysis_starter for group in groups
    ]
    template = next((text for text in reversed(templates) if text), "")
    return f"{part} {filled(template, facts)}" if template else ""


def filled(template: str, facts: Mapping[str, str]) -> str:
    """Return *template* with *facts* in place; what is not known becomes "[ISI: …]"."""

    def replace(match: re.Match[str]) -> str:
        before, name = match["before"] or "", match["name"]
        text = facts.get(name) or f"[ISI: {name.replace('_', ' ')}]"
        # "Pelaksanaan {substansi}" must not become "Pelaksanaan Pelaksanaan Tim Koordinasi".
        repeats = text.split(" ", 1)[0].casefold() == before.strip().casefold()
        return text if repeats else before + text

    return _PLACE.sub(replace, template)
