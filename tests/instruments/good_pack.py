"""A small good pack with every feature of the schema."""

from __future__ import annotations

import copy
import json
from typing import Any

Content = dict[str, Any]

_LEVELS = [{"level": "1", "name": "Rintisan"}, {"level": "2", "name": "Terkelola"}]


def good() -> Content:
    """Return a small pack of every feature: two tiers, a repeated row, an outer index, butir."""
    return copy.deepcopy(
        {
            "schema_version": "1",
            "id": "contoh-1",
            "title": "Instrumen contoh",
            "short_title": "Contoh",
            "index_title": "Indeks contoh",
            "years": {"first": "2030", "last": "2031"},
            "predicate_basis": "unrounded",
            "provenance": {
                "regulation": "Peraturan",
                "guideline": "Pedoman",
                "text_origin": "Fakta dan kalimat sendiri",
                "status": "Contoh",
                "scoring_note": "Catatan",
                "unit_of_assessment": "Pemda",
                "sources": [{"fact": "Bobot", "reference": "hlm. 1"}],
            },
            "scales": [
                {"code": "proses", "name": "Proses", "levels": _LEVELS},
                {
                    "code": "halus",
                    "name": "Halus",
                    "decimals": "2",
                    "highest": "2.5",
                    "levels": [{**_LEVELS[0], "from": "1.0"}, {**_LEVELS[1], "from": "1.5"}],
                },
            ],
            "predicates": [
                {"name": "Kurang", "from": "0", "to": "1.5"},
                {"name": "Baik", "from": "1.5", "to": "2.5"},
            ],
            "stages": [
                {
                    "code": "mandiri",
                    "name": "Penilaian Mandiri",
                    "short_name": "Mandiri",
                    "by": "Tim",
                    "description": "Mengisi",
                }
            ],
            "evidence_rules": [{"rule": "Bukti baru", "reference": "hlm. 2"}],
            "owners": {"DKI": "Dinas Kominfo"},
            "external_indices": [
                {
                    "code": "lain",
                    "name": "Indeks lain",
                    "owner": "Lembaga",
                    "breakpoints": ["0", "50", "100"],
                    "maps_to": ["1.0", "1.5", "2.5"],
                    "converts": "true",
                    "confidence": "tinggi",
                }
            ],
            "groups": [
                {
                    "code": "D1",
                    "kind": "domain",
                    "title": "Domain satu",
                    "short_title": "Satu",
                    "weight": "60",
                    "fact_starter": "Diatur dalam {nama_berkas}.",
                    "groups": [
                        _group("A1", "20"),
                        _group("A2", "40"),
                    ],
                },
                _group("A3", "40"),
            ],
            "indicators": [
                {
                    **_indicator(1, "A1", "20"),
                    "butir": [
                        {"code": "L1-01", "level": "1", "text": "Rancangan"},
                        {"code": "L2-01", "level": "2", "text": "Keputusan", "short": "SK"},
                    ],
                },
                {
                    **_indicator(2, "A2", "40"),
                    "rows": [_row("2", "I2"), _row("2-2", "I2-2"), _row("2-3", "I2-3")],
                },
                {
                    **_indicator(3, "A3", "40"),
                    "scale": "halus",
                    "value_source": "external_index",
                    "external_index": "lain",
                    "evidence": ["Surat hasil"],
                    "evidence_by_level": {"2": ["Laporan"]},
                    "owner": "DKI",
                    "supporting_owners": ["DKI"],
                },
            ],
        }
    )


def _group(code: str, weight: str) -> Content:
    title = f"Aspek {code}"
    return {"code": code, "kind": "aspect", "title": title, "short_title": title, "weight": weight}


def _indicator(number: int, group: str, weight: str) -> Content:
    return {
        "number": str(number),
        "code": f"I{number}",
        "group": group,
        "weight": weight,
        "scale": "proses",
        "title": f"Indikator {number}",
        "short_title": f"Indikator {number}",
        "list_title": f"Indikator {number}",
        "criteria": {"1": "Belum ada", "2": "Sudah ada"},
    }


def _row(key: str, code: str) -> Content:
    title = f"Baris {key}"
    return {"key": key, "code": code, "title": title, "short_title": title, "list_title": title}


def as_yaml(content: object) -> bytes:
    """Return *content* as YAML, of which JSON is a part."""
    return json.dumps(content, ensure_ascii=False).encode()
