"""What a package or a pack says of itself, in lines."""

from __future__ import annotations

from spbe_desktop.domain import indonesian
from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.exchange.verification import Verification
from spbe_desktop.words.formats import number


def package_facts(found: Verification) -> tuple[str, ...]:
    """Return the lines about a package, whether it is valid or not."""
    if found.identity is None:
        return ("Pengirim tidak terbaca.",)
    named = found.identity
    evidence = f"{number(found.evidence)} eviden ({indonesian.size(found.evidence_bytes)})"
    return (
        f"Pengirim: {named.agency_name}, {named.region_name}",
        f"Tahun {named.year}, tahap {named.stage}, revisi {named.revision}",
        f"Instrumen: {found.instrument_id}",
        f"Disiapkan: {found.prepared}, {found.software}",
        f"Berkas: {number(found.files)}, di antaranya {evidence}",
        f"Tidak disertakan karena rahasia: {number(found.excluded)}",
    )


def instrument_facts(found: Instrument) -> tuple[str, ...]:
    """Return the lines about an instrument."""
    return (
        f"Kode: {found.id}",
        f"Indikator: {number(len(found.by_key))}",
        f"Sidik SHA-256: {found.digest}",
    )
