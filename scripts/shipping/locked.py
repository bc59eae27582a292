"""The packages of requirements.lock: which of them a system needs, and which are shipped."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from shipping.places import ROOT

LOCK = ROOT / "requirements.lock"
FREEZER = "pyinstaller"

WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
}
"""What markers are held against for the Windows program."""


@dataclass(frozen=True, slots=True)
class Locked:
    """One package as the lock pins it."""

    name: str
    version: str
    entry: str
    """Its lines in the lock, hashes and all, without the marker."""


def locked(environment: Mapping[str, str] | None = None) -> dict[str, Locked]:
    """Return what the lock holds for *environment* (by default this one), by name."""
    found: dict[str, Locked] = {}
    for entry in _entries(LOCK.read_text(encoding="utf-8")):
        first, _, hashes = entry.partition(" \\\n")
        requirement = Requirement(first)
        if requirement.marker is None or requirement.marker.evaluate(_overrides(environment)):
            name = canonicalize_name(requirement.name)
            pinned = str(requirement.specifier).removeprefix("==")
            found[name] = Locked(name, pinned, f"{name}=={pinned} \\\n{hashes}")
    return found


def shipped(environment: Mapping[str, str] | None = None) -> list[Locked]:
    """Return the packages that the program itself needs in *environment*."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return needed((Requirement(line).name for line in project["dependencies"]), environment)


def needed(roots: Iterable[str], environment: Mapping[str, str] | None = None) -> list[Locked]:
    """Return *roots* and all they need in *environment*, as the lock pins them.

    Who needs what is read from the packages installed here. What is not installed here is for
    the other system alone; such packages are small and need nothing themselves.
    """
    pinned = locked(environment)
    waiting, seen = list(roots), set[str]()
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name not in seen:
            seen.add(name)
            waiting += _needs(name, environment)
    return [pinned[name] for name in sorted(seen) if name in pinned]


def _needs(name: str, environment: Mapping[str, str] | None) -> Iterator[str]:
    try:
        stated = distribution(name).requires or []
    except PackageNotFoundError:
        return
    for line in stated:
        requirement = Requirement(line)
        wanted = {**_overrides(environment), "extra": ""}
        if requirement.marker is None or requirement.marker.evaluate(wanted):
            yield requirement.name


def _overrides(environment: Mapping[str, str] | None) -> dict[str, str]:
    return dict(environment or {})


def _entries(lock: str) -> list[str]:
    """Return the requirements in *lock*, each with the hashes that follow it."""
    return re.findall(r"^[a-z0-9].*(?:\n[ \t].*)*\n", lock, re.MULTILINE | re.IGNORECASE)
