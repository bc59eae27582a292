"""Small facts for tests: an instrument, rows, sheets and evidence, overriding what matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from spbe_desktop.domain.evidence import Classification, EvidenceKind, FileState
from spbe_desktop.domain.instrument import (
    EvidenceItem,
    Group,
    GroupCode,
    GroupKind,
    Indicator,
    IndicatorKey,
    Instrument,
    InstrumentId,
    Level,
    Predicate,
    PredicateBasis,
    Provenance,
    Scale,
    StageDefinition,
)
from spbe_desktop.domain.library import DocumentUse, LibraryDocument
from spbe_desktop.domain.scoring import score
from spbe_desktop.domain.sheet import (
    SELF_ASSESSMENT,
    Agency,
    Assessment,
    ChangeEntry,
    EarlierAnswer,
    EvidenceUse,
    IndicatorRow,
    Region,
    Sheet,
)
from spbe_desktop.domain.slots import SlotCode

MOMENT = datetime(2025, 9, 25, 5, 0, tzinfo=UTC)
"""When everything in these facts happened."""

_NAMES = ("Rintisan", "Terkelola", "Terdefinisi", "Terpadu dan Terukur", "Optimum")


def make_scale(
    lowers: Sequence[str] = ("1", "2", "3", "4", "5"),
    highest: str = "5",
    decimals: int = 0,
    first: int = 1,
) -> Scale:
    """Return a scale whose levels, numbered from *first*, begin at *lowers*."""
    levels = tuple(
        Level(
            number=number,
            name=_NAMES[(number - 1) % len(_NAMES)] if number else "Tidak ada",
            definition=f"Keadaan pada tingkat {number}.",
            lower=Decimal(lower),
        )
        for number, lower in enumerate(lowers, start=first)
    )
    return Scale("process", "Kapabilitas Proses", levels, Decimal(highest), decimals)


def make_decimal_scale() -> Scale:
    """Return a scale of decimal values in five bands of unequal width."""
    return make_scale(("1.0", "1.5", "2.5", "3.5", "4.0"), "5.0", decimals=2)


def make_indicator(
    number: int = 1,
    title: str = "",
    *,
    key: str = "",
    weight: Fraction = Fraction(5, 2),
    scale: Scale | None = None,
) -> Indicator:
    """Return an indicator with a criterion for each level, guidance and usual evidence."""
    scale = scale or make_scale()
    title = title or f"Pelaksanaan Kegiatan {number}"
    return Indicator(
        key=IndicatorKey(key or str(number)),
        number=number,
        code=f"I{number}",
        title=title,
        short_title=title,
        list_title=title[:22].strip(),
        weight=weight,
        scale=scale,
        criteria={
            level.number: f"Kriteria tingkat {level.number} untuk indikator {number}."
            for level in scale.levels
        },
        explanation="Menilai sejauh mana kegiatan dilaksanakan.",
        question="Sudahkah kegiatan ini dilaksanakan?",
        evidence=(
            EvidenceItem("Rencana kerja tim"),
            EvidenceItem("Laporan kegiatan beserta notula", level=3),
        ),
        interview=("Siapa yang memimpin kegiatan?",),
        notes=("Laporan berusia kurang dari dua tahun.",),
        reference="Lampiran I hlm. 50",
    )


def make_group(
    code: str,
    title: str,
    indicators: Sequence[Indicator] = (),
    groups: Sequence[Group] = (),
) -> Group:
    """Return an aspect of *indicators*, or a domain of *groups*."""
    weight = sum((i.weight for i in indicators), Fraction(0))
    weight += sum((g.weight for g in groups), Fraction(0))
    return Group(
        code=GroupCode(code),
        kind=GroupKind.DOMAIN if groups else GroupKind.ASPECT,
        title=title,
        short_title=title,
        weight=weight,
        groups=tuple(groups),
        own_indicators=tuple(indicators),
        fact_starter="Pelaksanaan {substansi} didokumentasikan dalam {nama_berkas}, "
        "pada halaman {halaman}.",
        analysis_starter="Dokumentasi tersebut menunjukkan {uraian_pemenuhan} sehingga "
        "kriteria tingkat {tingkat} terpenuhi.",
    )


def make_instrument(groups: Sequence[Group] = ()) -> Instrument:
    """Return a whole-level instrument of two domains and six indicators, or of *groups*."""
    return Instrument(
        id=InstrumentId("uji-2021"),
        title="Instrumen Uji",
        short_title="Uji",
        index_title="Indeks Uji",
        first_year=2021,
        last_year=2025,
        groups=tuple(groups) or _two_domains(),
        predicates=tuple(
            Predicate(name, Decimal(lower), rank)
            for rank, (name, lower) in enumerate(
                (
                    ("Kurang", "0"),
                    ("Cukup", "1.8"),
                    ("Baik", "2.6"),
                    ("Sangat Baik", "3.5"),
                    ("Memuaskan", "4.2"),
                ),
                start=1,
            )
        ),
        predicate_basis=PredicateBasis.UNROUNDED,
        stages=(
            _stage(SELF_ASSESSMENT, "Penilaian mandiri"),
            _stage("dokumen", "Penilaian dokumen"),
            _stage("hasil", "Hasil akhir"),
        ),
        provenance=Provenance(
            regulation="Peraturan Uji Nomor 1 Tahun 2021",
            guideline="Pedoman Uji Nomor 2 Tahun 2021",
            text_origin="Judul dan bobot dari peraturan; penjelasan ditulis ulang.",
            status="Dipakai untuk uji.",
            scoring_note="",
            unit_of_assessment="",
        ),
        digest="0" * 64,
    )


def make_decimal_instrument() -> Instrument:
    """Return an instrument of one aspect that holds three decimal indicators itself."""
    scale = make_decimal_scale()
    indicators = [make_indicator(n, weight=Fraction(5), scale=scale) for n in (1, 2, 3)]
    return make_instrument([make_group("A1", "Tata Kelola", indicators)])


def _two_domains() -> tuple[Group, ...]:
    planning = make_group(
        "A1",
        "Perencanaan Strategis",
        [make_indicator(1, "Arsitektur SPBE"), make_indicator(2, "Peta Rencana SPBE")],
    )
    organiser = make_group(
        "A2",
        "Penyelenggara",
        [make_indicator(3, "Tim Koordinasi SPBE"), make_indicator(4, "Kolaborasi Penerapan")],
    )
    service = make_group(
        "A3",
        "Layanan Publik",
        [make_indicator(5, "Pengaduan Pelayanan"), make_indicator(6, "Data Terbuka")],
    )
    return (
        make_group("D1", "Tata Kelola", groups=[planning, organiser]),
        make_group("D2", "Layanan", groups=[service]),
    )


def _stage(code: str, name: str) -> StageDefinition:
    return StageDefinition(
        code=code,
        name=name,
        short_name=name,
        by="Tim Asesor",
        description=f"{name}.",
        optional=False,
        scored=True,
    )


def make_region() -> Region:
    """Return a regional government."""
    return Region(1, "64.01", "Kabupaten Paser")


def make_agency(short_name: str = "Diskominfo") -> Agency:
    """Return an office of that government."""
    return Agency(1, make_region(), "DISKOMINFO", "Dinas Komunikasi dan Informatika", short_name)


def make_assessment(*, year: int = 2025, locked: bool = False, revision: int = 1) -> Assessment:
    """Return the office's assessment of *year*."""
    return Assessment(
        id=1,
        agency=make_agency(),
        year=year,
        instrument_id="uji-2021",
        revision=revision,
        sent_at=MOMENT if locked else None,
        due=date(2025, 9, 30),
    )


def make_row(
    indicator: Indicator | None = None,
    value: Decimal | str | int | None = None,
    *,
    previous: Decimal | str | int | None = None,
    target: Decimal | str | int | None = None,
    assessed: Decimal | str | int | None = None,
    explanation: str = "",
    note: str = "",
    flagged: bool = False,
    evidence_count: int = 0,
) -> IndicatorRow:
    """Return an indicator's row; whatever is not given is empty."""
    return IndicatorRow(
        indicator=indicator or make_indicator(),
        value=_decimal(value),
        previous=_decimal(previous),
        target=_decimal(target),
        assessed=_decimal(assessed),
        explanation=explanation,
        note=note,
        flagged=flagged,
        evidence_count=evidence_count,
        updated_at=None if value is None else MOMENT,
    )


def make_sheet(
    values: Mapping[str, Decimal | str | int] | None = None,
    *,
    instrument: Instrument | None = None,
    rows: Sequence[IndicatorRow] = (),
    assessment: Assessment | None = None,
    stage: str = SELF_ASSESSMENT,
) -> Sheet:
    """Return a sheet with *values* by indicator key; *rows* replace those of their indicators."""
    instrument = instrument or make_instrument()
    given = {row.key: row for row in rows}
    values = values or {}
    complete = tuple(
        given.get(indicator.key) or make_row(indicator, values.get(indicator.key))
        for indicator in instrument.indicators
    )
    return Sheet(
        assessment=assessment or make_assessment(),
        instrument=instrument,
        stage=stage,
        rows=complete,
        score=score(instrument, {r.key: r.value for r in complete if r.value is not None}),
    )


def make_use(
    use_id: int = 1,
    key: str = "1",
    *,
    title: str = "Rencana Kerja Tim 2025",
    kind: EvidenceKind = EvidenceKind.FILE,
    size: int = 1_800_000,
    document_type: str = "Rencana kerja",
    level: int | None = None,
    pages: str = "3–9",
    classification: Classification = Classification.ORDINARY,
    state: FileState = FileState.INTACT,
    shared_with: Sequence[str] = (),
    slots: Sequence[str] = ("L1-01", "L2-01", "L3-01"),
    dated: date | None = date(2025, 1, 14),
) -> EvidenceUse:
    """Return a document as it stands under indicator *key*."""
    address = kind is EvidenceKind.ADDRESS
    return EvidenceUse(
        use_id=use_id,
        evidence_id=f"E{use_id:04}",
        key=IndicatorKey(key),
        kind=kind,
        title=title,
        original_name="" if address else f"{title}.pdf",
        media_type="" if address else "application/pdf",
        size=0 if address else size,
        sha256="" if address else f"{use_id:064x}",
        location={
            EvidenceKind.FILE: "",
            EvidenceKind.LINK: f"/arsip/{title}.pdf",
            EvidenceKind.ADDRESS: "https://paserkab.go.id/rencana",
        }[kind],
        document_type=document_type,
        number="",
        dated=dated,
        publisher="",
        classification=classification,
        level=level,
        pages=pages,
        role="",
        added_at=MOMENT,
        state=state,
        shared_with=tuple(IndicatorKey(other) for other in shared_with),
        slots=tuple(map(SlotCode, slots)),
    )


def make_library_use(
    use_id: int = 1,
    key: str = "1",
    *,
    assessment_id: int = 1,
    year: int = 2025,
    level: int | None = None,
    pages: str = "",
    slots: Sequence[str] = (),
    proposed: bool = False,
    locked: bool = False,
) -> DocumentUse:
    """Return a place where a document proves something."""
    return DocumentUse(
        use_id=use_id,
        assessment_id=assessment_id,
        year=year,
        agency="Diskominfo",
        key=IndicatorKey(key),
        level=level,
        slots=tuple(map(SlotCode, slots)),
        pages=pages,
        proposed=proposed,
        locked=locked,
        revision=None,
    )


def make_library_document(
    place: int = 1,
    *uses: DocumentUse,
    kind: EvidenceKind = EvidenceKind.FILE,
    **facts: Any,
) -> LibraryDocument:
    """Return the document of the library at *place*, with its *uses*; *facts* override."""
    address = kind is EvidenceKind.ADDRESS
    told = {
        "title": f"Dokumen {place}",
        "original_name": "" if address else f"dokumen {place}.pdf",
        "media_type": "" if address else "application/pdf",
        "size": 0 if address else 1000 * place,
        "sha256": "" if address else f"{place:064x}",
        "location": "https://paserkab.go.id/rencana" if address else "",
        "modified_ns": 0,
        "document_type": "Rencana kerja",
        "number": "",
        "dated": date(2025, 1, 14),
        "publisher": "",
        "signatory": "",
        "valid_until": None,
        "classification": Classification.ORDINARY,
        "captured_at": None,
        "source_address": "",
        "added_at": MOMENT,
        "revision": 1,
        "revised_at": None,
        "state": FileState.INTACT,
    }
    return LibraryDocument(id=f"D{place:04}", kind=kind, uses=uses, **(told | facts))


def make_earlier(value: Decimal | str | int | None = 2, explanation: str = "") -> EarlierAnswer:
    """Return last year's answer to an indicator."""
    return EarlierAnswer(
        year=2024,
        stage="hasil",
        value=_decimal(value),
        explanation=explanation or "Forum belum dibentuk secara formal.",
        evidence=(make_use(90, title="Notula Rapat 2024"),),
    )


def make_change(field: str = "value", before: str = "", after: str = "3") -> ChangeEntry:
    """Return one line of an indicator's change log."""
    stage = SELF_ASSESSMENT if field == "value" else ""
    return ChangeEntry(MOMENT, "Siti Rahma", field, stage, before, after)


def _decimal(value: Decimal | str | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
