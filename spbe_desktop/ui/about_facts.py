"""Gathers what is true of this copy of the program."""

from __future__ import annotations

import hashlib
import platform
from pathlib import Path

from PySide6.QtCore import qVersion

from spbe_desktop import __version__
from spbe_desktop.instruments.catalogue import Catalogue, Listing
from spbe_desktop.services.bundled_parts import sqlite_version
from spbe_desktop.services.instruments import DIGEST_SHOWN
from spbe_desktop.ui.about_dialog import AboutFacts, InstrumentFacts


def about_facts(catalogue: Catalogue, workspace: Path | None, log: Path) -> AboutFacts:
    """Return the versions, the instruments of *catalogue*, and the places."""
    system = (
        f"{platform.system()} {platform.release()} ({platform.machine()}), "
        f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite_version()}"
    )
    instruments = tuple(map(_facts_of, catalogue.listings))
    return AboutFacts(__version__, system, instruments, workspace, log)


def _facts_of(listing: Listing) -> InstrumentFacts:
    first, last = listing.first_year, listing.last_year
    years = f"mulai {first}" if last is None else f"{first}–{last}"
    digest = hashlib.sha256(listing.path.read_bytes()).hexdigest()
    return InstrumentFacts(listing.title, listing.id, years, digest[:DIGEST_SHOWN])
