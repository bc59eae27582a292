"""Published indices of real regions, and the shapes of the three instruments, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from spbe_desktop.domain.instrument import (
    Group,
    GroupCode,
    Instrument,
    InstrumentId,
    Predicate,
    StageDefinition,
)
from spbe_desktop.domain.trend import Trend, YearResult, build_trend
from tests.builders import make_group, make_indicator, make_instrument, make_scale

_STAGES = (
    ("mandiri", "Penilaian mandiri", "Mandiri"),
    ("dokumen", "Penilaian dokumen", "Dokumen"),
    ("interviu", "Penilaian interviu", "Interviu"),
    ("hasil", "Hasil akhir", "Hasil akhir"),
)
_DOMAINS = ("Kebijakan", "Tata Kelola", "Manajemen", "Layanan")
_ASPECTS = (
    "Tata Kelola",
    "Perencanaan",
    "Data",
    "Keamanan",
    "Teknologi",
    "Layanan",
    "Kepuasan",
)


def _groups(titles: Sequence[str], count: int, prefix: str, lowest: int) -> list[Group]:
    levels = [str(level) for level in range(lowest, 6)]
    scale = make_scale(levels, first=lowest)
    shares: list[list[int]] = [[] for _ in titles]
    for number in range(1, count + 1):
        shares[number % len(titles)].append(number)
    groups = []
    for at, (title, numbers) in enumerate(zip(titles, shares, strict=True), start=1):
        aspect = make_group(f"A{at}", title, [make_indicator(n, scale=scale) for n in numbers])
        groups.append(aspect if prefix == "A" else make_group(f"D{at}", title, groups=[aspect]))
    return groups


def _instrument(
    code: str,
    title: str,
    index_title: str,
    groups: Sequence[Group],
    years: tuple[int, int | None],
) -> Instrument:
    stages = tuple(
        StageDefinition(
            code=stage,
            name=name,
            short_name=short,
            by="Tim Asesor",
            description=f"{name}.",
            optional=False,
            scored=True,
        )
        for stage, name, short in _STAGES
    )
    return replace(
        make_instrument(groups),
        id=InstrumentId(code),
        short_title=title,
        index_title=index_title,
        first_year=years[0],
        last_year=years[1],
        stages=stages,
    )


SPBE_2018 = _instrument(
    "spbe-2018", "SPBE 2018", "Indeks SPBE", _groups(_DOMAINS[:3], 35, "D", 0), (2018, 2020)
)
SPBE_2020 = _instrument(
    "spbe-2020", "SPBE 2020", "Indeks SPBE", _groups(_DOMAINS, 47, "D", 1), (2021, 2025)
)
PEMDI_2026 = replace(
    _instrument(
        "pemdi-2026", "Pemdi 2026", "Indeks Pemdi", _groups(_ASPECTS, 20, "A", 1), (2026, None)
    ),
    predicates=tuple(
        Predicate(name, Decimal(lower), rank)
        for rank, (name, lower) in enumerate(
            (
                ("Kurang", "1"),
                ("Cukup", "1.5"),
                ("Baik", "2.5"),
                ("Sangat Baik", "3.5"),
                ("Memuaskan", "4"),
            ),
            start=1,
        )
    ),
)
INSTRUMENTS: Mapping[str, Instrument] = {
    str(instrument.id): instrument for instrument in (SPBE_2018, SPBE_2020, PEMDI_2026)
}


def instrument_in(year: int) -> Instrument:
    """Return the instrument that is in force in *year*."""
    return [each for each in INSTRUMENTS.values() if each.first_year <= year][-1]


def result(
    year: int,
    index: str,
    groups: Sequence[str] = (),
    *,
    stage: str = "hasil",
    proposal: tuple[int, int] | None = None,
    instrument: str = "",
) -> YearResult:
    """Return a published index, or a *proposal* with so many indicators answered, of so many."""
    if not instrument:
        instrument = instrument_in(year).id
    codes = [group.code for group in INSTRUMENTS[instrument].groups]
    return YearResult(
        year=year,
        stage=stage,
        instrument_id=instrument,
        index=Fraction(index),
        groups={GroupCode(c): Fraction(g) for c, g in zip(codes, groups, strict=False)},
        proposal=proposal is not None,
        answered=proposal[0] if proposal else None,
        total=proposal[1] if proposal else None,
        history_id=None if proposal else year,
    )


def trend_of(
    *results: YearResult, targets: Mapping[int, str] | None = None, title: str = "Kabupaten Paser"
) -> Trend:
    """Return the trend of *results* under the three instruments."""
    goals = {year: Decimal(target) for year, target in (targets or {}).items()}
    return build_trend(title, results, goals, INSTRUMENTS)


PASER = (
    result(2018, "1.85"),
    result(2019, "1.69"),
    result(2020, "1.69"),
    result(2021, "1.36"),
    result(2022, "2.13"),
    result(2023, "2.90", ("3.00", "2.60", "2.00", "3.37")),
    result(2024, "3.27", ("3.90", "3.00", "2.36", "3.56")),
    result(2025, "2.98", ("3.44", "2.86", "2.40", "3.01"), stage="mandiri", proposal=(31, 47)),
)
PASER_TARGETS = {2021: "2.00", 2022: "2.40", 2023: "2.60", 2024: "3.00", 2025: "3.50"}

KALTIM = (
    result(2023, "2.91"),
    result(2024, "4.35", stage="mandiri"),
    result(2024, "3.28", stage="dokumen"),
    result(2024, "3.79"),
)
PEMDI = result(
    2026,
    "2.75",
    ("2.80", "2.10", "3.00", "2.60", "2.20", "3.30", "3.10"),
    stage="mandiri",
    proposal=(20, 20),
)
