"""The bill of materials (CycloneDX): what is in the program, its version and its licence.

https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import json
import sys
import uuid
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.utils import canonicalize_name

from shipping.locked import Locked
from shipping.places import version

_NOT_PACKAGES = (
    ("library", "Noto Sans", "2.015", "OFL-1.1"),
    ("library", "Lucide (ikon)", "", "ISC"),
)
"""What was taken into resources/ as files."""


def write_bill(
    folder: Path, parts: Iterable[Locked], python: str, packages: Path | None = None
) -> Path:
    """Write the bill of the program of one system, whose hand-outs lie in *folder*.

    *packages* is where its packages are installed, by default where this script's are.
    """
    target = folder / f"SPBE-Desktop-{version()}-{folder.name}.cdx.json"
    components = [
        *(_package(part, licence) for part, licence in _licensed(parts, packages)),
        _component("framework", "Python", python, "PSF-2.0"),
        *(_component(*facts) for facts in _NOT_PACKAGES),
    ]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        # The same content has the same number.
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components)).urn,
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "spbe-desktop",
                "name": "SPBE Desktop",
                "version": version(),
            }
        },
        "components": components,
    }
    target.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return target


def _licensed(parts: Iterable[Locked], packages: Path | None) -> Iterator[tuple[Locked, str]]:
    where = sys.path if packages is None else [str(packages)]
    installed: dict[str, Distribution] = {
        canonicalize_name(each.name): each for each in distributions(path=where)
    }
    for part in parts:
        yield part, _licence(installed[part.name])


def _licence(package: Distribution) -> str:
    """Return the licence that *package* states: an SPDX expression, or words."""
    facts = package.metadata
    if "License-Expression" in facts:
        return facts["License-Expression"]
    classified = [line for line in facts.get_all("Classifier") or () if "License ::" in line]
    if classified:
        return " AND ".join(line.rsplit(" :: ", 1)[-1] for line in classified)
    # Some put the whole text here; its first line is the name.
    return facts["License"].strip().split("\n", 1)[0] if "License" in facts else ""


def _package(part: Locked, licence: str) -> dict[str, object]:
    purl = f"pkg:pypi/{part.name}@{part.version}"
    return _component("library", part.name, part.version, licence) | {
        "bom-ref": purl,
        "purl": purl,
    }


def _component(kind: str, name: str, number: str, licence: str) -> dict[str, object]:
    made: dict[str, object] = {"type": kind, "bom-ref": name, "name": name}
    if number:
        made["version"] = number
    if licence:
        made["licenses"] = [_stated(licence)]
    return made


def _stated(licence: str) -> dict[str, object]:
    try:
        return {"expression": canonicalize_license_expression(licence)}
    except InvalidLicenseExpression:
        return {"license": {"name": licence}}
