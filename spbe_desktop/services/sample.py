"""The sample workspace: published figures of two regions, and made-up answers to try things on."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from secrets import token_hex
from typing import Any

import yaml

from spbe_desktop.domain.evidence import Classification, Document, DocumentDescription
from spbe_desktop.domain.instrument import GroupCode, IndicatorKey, Instrument
from spbe_desktop.domain.sheet import SELF_ASSESSMENT, Assessment
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.domain.stage_matrix import StageEntry
from spbe_desktop.evidence.storage import writing_to
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.answering import AnswerField, SetAnswerField
from spbe_desktop.services.attaching import Reuse
from spbe_desktop.services.editing import Operation
from spbe_desktop.services.founding import add_agency, set_contact, start_assessment
from spbe_desktop.services.intake import address, take_in
from spbe_desktop.services.keeping import DescribeDocument, Keep
from spbe_desktop.services.offices import OfficeFacts, regions_of
from spbe_desktop.services.publishing import SetPublished, SetTargetIndex
from spbe_desktop.services.sample_actions import fill_plan
from spbe_desktop.services.sample_findings import follow_up
from spbe_desktop.services.sample_objections import judge
from spbe_desktop.services.sample_team import add_team
from spbe_desktop.services.stage_edits import StoreStageValues
from spbe_desktop.services.workspace import Workspace, create_workspace, require_free

Facts = Mapping[str, Any]


def create_sample(root: Path, catalogue: Catalogue, folder: Path) -> None:
    """Make the sample workspace in *root* from the facts and documents in *folder*.

    It stands under its name only once it is whole.
    """
    with writing_to(root):
        require_free(root)
        partial = root.with_name(f"{root.name}-{token_hex(4)}.part")
        try:
            workspace = create_workspace(partial, catalogue)
            try:
                _furnish(workspace, folder)
            finally:
                workspace.close()
            if root.exists():
                root.rmdir()
            partial.rename(root)
        finally:
            shutil.rmtree(partial, ignore_errors=True)


def _furnish(workspace: Workspace, folder: Path) -> None:
    text = (folder / "sample.yaml").read_text(encoding="utf-8")
    facts = yaml.safe_load(text)
    documents = {
        name: _document(workspace, entry, folder / "documents")
        for name, entry in facts["documents"].items()
    }
    for name, document in documents.items():
        workspace.editor.run(Keep(document))
        said = _description(facts["documents"][name])
        workspace.editor.run(DescribeDocument(document.id, said))
    for entry in facts["assessments"]:
        assessment = _start(workspace, entry, facts["regions"])
        _fill(workspace, assessment, entry)
        _prove(workspace, assessment, entry, documents)
        follow_up(workspace, assessment, entry, documents)
        judge(workspace, assessment, entry, documents)
    _publish(workspace, facts)
    add_team(workspace, facts)
    fill_plan(workspace, facts["follow_up"])


def _document(workspace: Workspace, entry: Facts, folder: Path) -> Document:
    if "address" in entry:
        return address(entry["address"], entry["title"])
    return take_in(workspace.vault, folder / entry["file"])


def _start(workspace: Workspace, entry: Facts, regions: Mapping[str, str]) -> Assessment:
    office = entry["agency"]
    agency = add_agency(
        workspace,
        OfficeFacts(
            region_code=office["region"],
            region_name=regions[office["region"]],
            agency_code=office["code"],
            agency_name=office["name"],
            agency_short_name=office["short"],
        ),
    )
    assessment = start_assessment(workspace, agency.id, entry["year"], entry.get("due"))
    set_contact(workspace, assessment.id, *entry["contact"])
    return assessment


def _fill(workspace: Workspace, assessment: Assessment, entry: Facts) -> None:
    instrument = workspace.catalogue.get(assessment.instrument_id)
    edits: list[Operation] = [
        _recorded(instrument, assessment, entry, stage) for stage in entry["stages"]
    ]
    for field, column in _answer_columns(instrument, entry).items():
        edits += [SetAnswerField(assessment.id, k, field, v) for k, v in column.items()]
    for edit in edits:
        workspace.editor.run(edit)


def _recorded(
    instrument: Instrument, assessment: Assessment, entry: Facts, stage: str
) -> StoreStageValues:
    """Return what was recorded at one stage: values, and what was said beside them."""
    notes = _keyed(entry.get("clarified", {}).get(stage, {}))
    refused = set(_keyed(dict.fromkeys(entry.get("not_clarified", {}).get(stage, ()))))
    found = []
    for indicator, value in zip(instrument.indicators, entry["stages"][stage], strict=True):
        key = indicator.key
        clarified = False if key in refused else True if key in notes else None
        number = None if value is None else Decimal(str(value))
        found.append(StageEntry(key, number, clarified, notes.get(key, "")))
    said = tuple(each for each in found if not each.empty)
    return StoreStageValues(assessment.id, stage, said)


def _answer_columns(
    instrument: Instrument, entry: Facts
) -> dict[AnswerField, dict[IndicatorKey, Any]]:
    texts = _texts(instrument, entry)
    return {
        AnswerField.EXPLANATION: texts,
        AnswerField.NOTE: _keyed(entry.get("notes", {})),
        AnswerField.FLAGGED: _keyed(dict.fromkeys(entry.get("flagged", ()), True)),
        AnswerField.TARGET: {
            key: Decimal(str(value)) for key, value in _keyed(entry.get("targets", {})).items()
        },
    }


def _texts(instrument: Instrument, entry: Facts) -> dict[IndicatorKey, str]:
    """Return the written explanations, and for the other answers one from the criterion."""
    written = _keyed(entry.get("texts", {}))
    proposal: Sequence[Any] = entry["stages"][SELF_ASSESSMENT]
    texts: dict[IndicatorKey, str] = {}
    for indicator, value in zip(instrument.indicators, proposal, strict=True):
        if value is not None:
            level = indicator.scale.level_of(Decimal(str(value)))
            texts[indicator.key] = (
                f"FAKTA {indicator.short_title} didokumentasikan dalam dokumen terlampir.\n"
                f"ANALISIS {indicator.criteria[level.number]}"
            )
    return texts | written


def _keyed(column: Mapping[Any, Any]) -> dict[IndicatorKey, Any]:
    return {IndicatorKey(str(key)): value for key, value in column.items()}


def _prove(
    workspace: Workspace, assessment: Assessment, entry: Facts, documents: Mapping[str, Document]
) -> None:
    for name, uses in entry.get("evidence", {}).items():
        for use in uses:
            number, level, pages, slots = _use(use)
            key = IndicatorKey(str(number))
            document_id = documents[name].id
            edit = Reuse(assessment.id, key, document_id, level=level, pages=pages, slots=slots)
            workspace.editor.run(edit)


def _use(use: Any) -> tuple[int, int | None, str, tuple[SlotCode, ...]]:
    """Return indicator, level, pages and slots; an indicator alone stands for itself."""
    if not isinstance(use, list):
        return use, None, "", ()
    number, level, pages, *slots = use
    return number, level, pages, tuple(map(SlotCode, *slots)) if slots else ()


def _publish(workspace: Workspace, facts: Facts) -> None:
    regions = {region.code: region.id for region in regions_of(workspace)}
    for code, year, stage, index, *groups in facts["published"]:
        listing = workspace.catalogue.listing_for_year(year)
        values = {GroupCode(g): Decimal(v) for g, v in (groups[0] if groups else {}).items()}
        workspace.editor.run(
            SetPublished(regions[code], year, stage, listing.id, Decimal(index), values)
        )
    for code, targets in facts["targets"].items():
        for year, value in targets.items():
            workspace.editor.run(SetTargetIndex(regions[code], year, Decimal(value)))


def _description(entry: Facts) -> DocumentDescription:
    return DocumentDescription(
        title=entry["title"],
        document_type=entry.get("type", ""),
        number=entry.get("number", ""),
        dated=entry.get("dated"),
        publisher=entry.get("publisher", ""),
        signatory=entry.get("signatory", ""),
        valid_until=entry.get("valid_until"),
        classification=Classification(entry.get("classification", "biasa")),
    )
