"""What is shipped with the program: each part, its version, and the text of its licence.

A frozen program reads what was collected when it was built. From source the same is asked of
the packages that are installed.
"""

from __future__ import annotations

import json
import platform
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

COLLECTED = "bundled.json"
"""What was collected, in the folder of licences."""

FOLDER = "licences"
"""In `resources/`: texts that no package brings along."""

FREEZER = "PyInstaller (pemuat program)"
"""What starts a frozen program; from source it may not be there."""

_LICENCE = re.compile(r"licen[cs]e|copying|notice|blessing", re.IGNORECASE)
_NO_TEXT = frozenset({".py", ".pyc", ".pyi"})


@dataclass(frozen=True, slots=True)
class Bundled:
    """One part: its name, its licence in a few words, and where its texts come from."""

    name: str
    licence: str
    packages: tuple[str, ...] = ()
    """Distributions, by their canonical names; the first tells the version."""
    texts: tuple[str, ...] = ()
    """Files below `resources/`."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part as this copy of the program has it."""

    name: str
    version: str
    licence: str
    text: str


BUNDLED = (
    Bundled("Python", "PSF License 2.0", texts=("licences/Python.txt",)),
    Bundled(
        "Qt dan PySide6",
        "LGPL 3.0",
        ("pyside6-essentials", "shiboken6"),
        ("licences/LGPL-3.0.txt", "licences/GPL-3.0.txt"),
    ),
    Bundled("SQLite", "domain publik", texts=("licences/SQLite.txt",)),
    Bundled("OpenSSL (libcrypto)", "Apache 2.0", texts=("licences/Apache-2.0.txt",)),
    Bundled("SQLAlchemy", "MIT", ("sqlalchemy",)),
    Bundled("greenlet", "MIT dan PSF 2.0", ("greenlet",)),
    Bundled("Alembic", "MIT", ("alembic",)),
    Bundled("Mako", "MIT", ("mako",)),
    Bundled("Jinja2", "BSD 3-Clause", ("jinja2",)),
    Bundled("MarkupSafe", "BSD 3-Clause", ("markupsafe",)),
    Bundled("matplotlib", "Matplotlib License (berbasis PSF)", ("matplotlib",)),
    Bundled("contourpy", "BSD 3-Clause", ("contourpy",)),
    Bundled("cycler", "BSD 3-Clause", ("cycler",)),
    Bundled("fontTools", "MIT", ("fonttools",)),
    Bundled("kiwisolver", "BSD 3-Clause", ("kiwisolver",)),
    Bundled("NumPy", "BSD 3-Clause", ("numpy",)),
    Bundled("packaging", "Apache 2.0 atau BSD 2-Clause", ("packaging",)),
    Bundled("pyparsing", "MIT", ("pyparsing",)),
    Bundled("python-dateutil", "BSD 3-Clause", ("python-dateutil",)),
    Bundled("Pillow", "MIT-CMU", ("pillow",)),
    Bundled("PDFium dan pypdfium2", "BSD 3-Clause, Apache 2.0", ("pypdfium2",)),
    Bundled("openpyxl", "MIT", ("openpyxl",)),
    Bundled("et_xmlfile", "MIT", ("et-xmlfile",)),
    Bundled("python-docx", "MIT", ("python-docx",)),
    Bundled("docxtpl", "LGPL 2.1", ("docxtpl",), ("licences/LGPL-2.1.txt",)),
    Bundled("lxml, libxml2, dan libxslt", "BSD 3-Clause, MIT", ("lxml",)),
    Bundled("icalendar", "BSD 2-Clause", ("icalendar",)),
    Bundled("tzdata", "Apache 2.0", ("tzdata",)),
    Bundled("PyYAML", "MIT", ("pyyaml",)),
    Bundled("jsonschema", "MIT", ("jsonschema",)),
    Bundled("jsonschema-specifications", "MIT", ("jsonschema-specifications",)),
    Bundled("referencing", "MIT", ("referencing",)),
    Bundled("rpds-py", "MIT", ("rpds-py",)),
    Bundled("attrs", "MIT", ("attrs",)),
    Bundled("typing_extensions", "PSF License 2.0", ("typing-extensions",)),
    Bundled(FREEZER, "GPL 2.0 dengan pengecualian", ("pyinstaller",)),
    Bundled("Ikon Lucide", "ISC", texts=("icons/LICENSE.txt",)),
    Bundled("Huruf Noto Sans", "SIL Open Font License 1.1", texts=("fonts/OFL.txt",)),
)
"""What is shipped on every system."""


def parts(resources: Path) -> tuple[Part, ...]:
    """Return all parts of this copy, with their texts."""
    collected = resources / FOLDER / COLLECTED
    if not collected.is_file():
        return collect(resources)
    return tuple(Part(**facts) for facts in json.loads(collected.read_text(encoding="utf-8")))


def collect(resources: Path) -> tuple[Part, ...]:
    """Ask the installed packages; one that is not installed here is not in this copy."""
    return tuple(
        Part(each.name, _version_of(each), each.licence, _text_of(each, resources))
        for each in BUNDLED
        if not each.packages or _installed(each.packages[0])
    )


def write_collected(resources: Path, more: Iterable[Part], target: Path) -> Path:
    """Write all parts, and *more* that only this system needs, for a frozen program."""
    found = (*collect(resources), *more)
    facts = [asdict(part) for part in found]
    target.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    return target


def sqlite_version() -> str:
    """Return the version of the SQLite that this copy works with."""
    return sqlite3.sqlite_version


def _version_of(bundled: Bundled) -> str:
    if bundled.packages:
        return metadata.version(bundled.packages[0])
    return {"Python": platform.python_version(), "SQLite": sqlite_version()}.get(bundled.name, "")


def _text_of(bundled: Bundled, resources: Path) -> str:
    texts = [(resources / name).read_text(encoding="utf-8") for name in bundled.texts]
    for package in bundled.packages:
        texts += _texts_in(metadata.distribution(package))
    # Some packages bring the same text twice.
    return "\n\n———\n\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))


def _texts_in(package: metadata.Distribution) -> Iterator[str]:
    for file in sorted(package.files or (), key=str):
        if _LICENCE.search(str(file)) and file.suffix not in _NO_TEXT:
            yield Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")


def _installed(package: str) -> bool:
    try:
        metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return False
    return True
