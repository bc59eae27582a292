"""The packs of one folder: which there are is known at once, each is read when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from spbe_desktop.domain.instrument import Instrument, InstrumentId
from spbe_desktop.errors import InstrumentUnknownError, PackFault, PackInvalidError
from spbe_desktop.instruments.fields import Fields
from spbe_desktop.instruments.loader import load, years
from spbe_desktop.instruments.plain_yaml import PlainYamlError, read_heading

CROSSWALK, AGENDA = "crosswalk.yaml", "agenda.yaml"
NOT_PACKS = frozenset({CROSSWALK, AGENDA})
"""Lie beside the packs and are about all of them."""

_HEADING = frozenset({"id", "title", "short_title", "years"})


@dataclass(frozen=True, slots=True)
class Listing:
    """What is known of a pack without reading all of it."""

    id: InstrumentId
    title: str
    short_title: str
    first_year: int
    last_year: int | None
    path: Path

    def applies_to(self, year: int) -> bool:
        """Tell whether *year* is assessed with this instrument."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


class Catalogue:
    """The instruments of one folder, by id and by year."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: dict[str, Instrument] = {}

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """All packs, oldest first; raises PackInvalidError for a file that is none."""
        paths = sorted(p for p in self._folder.glob("*.yaml") if p.name not in NOT_PACKS)
        found: dict[str, Listing] = {}
        for listing in map(_listing, paths):
            if listing.id in found:
                reason = f"“{listing.id}” sudah dipakai {found[listing.id].path.name}"
                raise PackInvalidError(str(listing.path), (PackFault("id", reason),))
            found[listing.id] = listing
        return tuple(sorted(found.values(), key=lambda each: (each.first_year, each.id)))

    @property
    def agenda(self) -> Path:
        """Return the file that tells what usually happens in a year, and when."""
        return self._folder / AGENDA

    @property
    def crosswalk(self) -> Path:
        """Return the file that tells what became of indicators; see `crosswalk_of`."""
        return self._folder / CROSSWALK

    def get(self, instrument_id: str) -> Instrument:
        """Return the instrument of this id; raise InstrumentUnknownError if there is none."""
        if instrument_id not in self._loaded:
            self._loaded[instrument_id] = load(self.listing(instrument_id).path)
        return self._loaded[instrument_id]

    def for_year(self, year: int) -> Instrument:
        """Return the instrument *year* is assessed with; raise InstrumentUnknownError if none."""
        return self.get(self.listing_for_year(year).id)

    def listing(self, instrument_id: str) -> Listing:
        """Return what is known of this id; raise InstrumentUnknownError if there is none."""
        for each in self.listings:
            if each.id == instrument_id:
                return each
        raise InstrumentUnknownError(instrument_id, tuple(each.id for each in self.listings))

    def listing_for_year(self, year: int) -> Listing:
        """Return the newest pack that applies to *year*; raise InstrumentUnknownError if none."""
        for each in reversed(self.listings):
            if each.applies_to(year):
                return each
        raise InstrumentUnknownError(str(year), tuple(each.id for each in self.listings))


def _listing(path: Path) -> Listing:
    try:
        content = read_heading(path.read_bytes(), _HEADING)
    except PlainYamlError as error:
        raise PackInvalidError(str(path), (error.fault,)) from error
    faults: list[PackFault] = []
    top = Fields(content, "", faults)
    first_year, last_year = years(top)
    listing = Listing(
        id=InstrumentId(top.code("id")),
        title=top.text("title"),
        short_title=top.text("short_title"),
        first_year=first_year,
        last_year=last_year,
        path=path,
    )
    if faults:
        raise PackInvalidError(str(path), tuple(faults))
    return listing
