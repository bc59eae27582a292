"""The rows of the history grid: what is typed for a year and stage, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from spbe_desktop.domain.sheet import FINAL_RESULT, SELF_ASSESSMENT
from spbe_desktop.domain.trend import Trend, YearResult
from spbe_desktop.words.formats import number, parse_decimal, plain

GroupTitles = Callable[[int], tuple[tuple[str, str], ...]]
"""Returns the (code, title) of the groups of the instrument of a year."""

ScaleOf = Callable[[int], tuple[Decimal, Decimal]]
"""Returns the lowest and the highest index of the instrument of a year."""

INDEX, TARGET = "index", "target"
"""Names of the cells that every row has; the others are named by their group's code."""

DECIMALS = 4
"""More decimals than this no publication has: it would be a slip of the keyboard."""

STAGES = (
    (FINAL_RESULT, "Hasil akhir"),
    (SELF_ASSESSMENT, "Penilaian mandiri"),
    ("dokumen", "Penilaian dokumen"),
    ("interviu", "Penilaian interviu"),
    ("visitasi", "Penilaian visitasi"),
)
"""The stages that an index can be published of, the usual one first."""


_REFUSED = "belum tersimpan karena disk menolaknya; dicoba lagi pada penyimpanan berikutnya."


@dataclass(frozen=True, slots=True)
class HistoryEdit:
    """What is published for one year and stage; *index* none removes it."""

    year: int
    stage: str
    index: Decimal | None
    groups: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell whose text is not stored, and why."""

    year: int
    place: str
    reason: str

    @property
    def sentence(self) -> str:
        """Return the fault as one sentence."""
        return f"{self.year}, {self.place}: {self.reason}"


@dataclass
class HistoryRow:
    """One year and stage with its figures; *wrong* keeps texts that could not be stored."""

    year: int
    stage: str
    groups: tuple[tuple[str, str], ...]
    figures: dict[str, Decimal] = field(default_factory=dict)
    wrong: dict[str, tuple[str, CellFault]] = field(default_factory=dict)
    unstored: dict[str, Decimal | None] = field(default_factory=dict)
    """Figures that the disk refused; none where one was emptied."""

    @property
    def faults(self) -> dict[str, CellFault]:
        """Return why cells are not stored, by their names."""
        refused = {n: CellFault(self.year, self.place_of(n), _REFUSED) for n in self.unstored}
        return refused | {name: fault for name, (_, fault) in self.wrong.items()}

    @property
    def stage_name(self) -> str:
        """Return the stage in words."""
        return dict(STAGES).get(self.stage, self.stage)

    @property
    def edit(self) -> HistoryEdit:
        """Return what is published in this row."""
        index = self.figures.get(INDEX)
        codes = () if index is None else [code for code, _ in self.groups]
        return HistoryEdit(
            self.year,
            self.stage,
            index,
            {code: self.figures[code] for code in codes if code in self.figures},
        )

    def mark_unstored(self, stored: Mapping[str, Decimal]) -> None:
        """Mark the figures that differ from those *stored*."""
        codes = [code for code, _ in self.groups] if INDEX in self.figures else []
        for name in (INDEX, TARGET, *codes):
            if self.figures.get(name) != stored.get(name):
                self.unstored[name] = self.figures.get(name)

    def keep(self, typed: HistoryRow) -> None:
        """Keep what was *typed* in this row before, as far as it is not stored."""
        self.wrong.update(typed.wrong)
        if INDEX in self.figures and self.wrong.get(INDEX, ("?",))[0] == "":
            # It was asked for, and came back by undoing.
            del self.wrong[INDEX]
        for name, value in typed.unstored.items():
            if self.figures.get(name) == value:
                continue
            self.unstored[name] = value
            if value is None:
                self.figures.pop(name, None)
            else:
                self.figures[name] = value
        if INDEX not in self.figures and INDEX not in typed.figures:
            codes = {code for code, _ in self.groups}
            self.figures.update({n: v for n, v in typed.figures.items() if n in codes})

    def place_of(self, name: str) -> str:
        """Return what the cell *name* is called on screen."""
        return {INDEX: "Indeks", TARGET: "Target", **dict(self.groups)}[name]

    def text_of(self, name: str) -> str:
        """Return what stands in the cell *name*, wrong or right."""
        if name in self.wrong:
            return self.wrong[name][0]
        if name not in self.figures:
            return ""
        # As published: "3,90", and further decimals only where they were typed.
        value = self.figures[name]
        return number(value, 2) if value == round(value, 2) else plain(value)


def read_figure(text: str, scale: tuple[Decimal, Decimal]) -> Decimal | str | None:
    """Return the figure in *text*, None if it is blank, or the reason why it is none."""
    typed = text.strip()
    if not typed or typed in {"-", "–", "—"}:
        return None
    value = parse_decimal(typed)
    if value is None:
        return f"“{_shortened(typed)}” bukan angka. Tulis misalnya 2,31."
    if not scale[0] <= value <= scale[1]:
        return f"{plain(value)} di luar skala {plain(scale[0])} sampai {plain(scale[1])}."
    if value != round(value, DECIMALS):
        return f"“{_shortened(typed)}” berdesimal lebih dari {DECIMALS} angka."
    return value


def rows_of(trend: Trend, years: range, group_titles: GroupTitles) -> list[HistoryRow]:
    """Return a row for the final result of each of *years*, and for each other stage known.

    The newest year comes first. Proposals are left out: they are answered, not typed.
    """
    published = {(p.year, p.result.stage): p.result for p in trend.points if not p.result.proposal}
    targets = dict(trend.targets)
    first = min([years.start, *(year for year, _ in published), *targets])
    last = max([years.stop - 1, *(year for year, _ in published), *targets])
    rows = []
    for year in range(last, first - 1, -1):
        stages = [code for code, _ in STAGES if (year, code) in published or code == FINAL_RESULT]
        for stage in stages:
            row = HistoryRow(year, stage, group_titles(year))
            row.figures.update(_figures(published.get((year, stage))))
            if stage == FINAL_RESULT and year in targets:
                row.figures[TARGET] = targets[year]
            rows.append(row)
    return rows


def _figures(result: YearResult | None) -> dict[str, Decimal]:
    if result is None:
        return {}
    named: dict[str, Fraction] = {INDEX: result.index}
    named.update({str(code): value for code, value in result.groups.items()})
    return {name: _typed(value) for name, value in named.items()}


def _typed(value: Fraction) -> Decimal:
    """Return a figure as it was typed; one that was reckoned, with two decimals."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact if exact == round(exact, DECIMALS) else round(exact, 2)


def _shortened(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"
