"""What the names in a zip promise: one top folder, and one place for each on every system."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spbe_desktop.exchange.names import is_portable_path
from spbe_desktop.exchange.verification import PackageProblem, ProblemKind
from spbe_desktop.exchange.zip_audit import ZipEntry

_SHOWN = 160
_DEEPEST = 60


def name_problems(entries: Sequence[ZipEntry]) -> Iterator[PackageProblem]:
    """Yield every name that is unsafe or clashes with another one."""
    for entry in entries:
        if not is_portable_path(_bare(entry)):
            yield PackageProblem(ProblemKind.UNSAFE_NAME, shown(entry.name))
    yield from _clashes(entries)
    folders = {entry.name.split("/")[0] for entry in entries}
    if len(folders) != 1:
        names = ", ".join(shown(name) for name in sorted(folders)[:3])
        yield PackageProblem(ProblemKind.STRUCTURE, names, "harus satu folder teratas")
    for entry in entries:
        if "/" not in entry.name:
            yield PackageProblem(ProblemKind.FOREIGN, shown(entry.name), "di luar folder teratas")


def shown(name: str) -> str:
    """Return *name* so that it can stand in a list: not too long, nothing unprintable."""
    plain = "".join(c if c.isprintable() else "\ufffd" for c in name)
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


def _clashes(entries: Sequence[ZipEntry]) -> Iterator[PackageProblem]:
    files = {entry.name.lower() for entry in entries if not entry.is_folder}
    folders: dict[str, str] = {}
    taken: dict[str, str] = {}
    for entry in entries:
        path = _bare(entry)
        if path.lower() in taken:
            yield PackageProblem(ProblemKind.CLASH, shown(entry.name), shown(taken[path.lower()]))
        taken.setdefault(path.lower(), path)
        for folder in _folders_above(path):
            other = folders.setdefault(folder.lower(), folder)
            if folder.lower() in files:
                yield PackageProblem(ProblemKind.CLASH, shown(entry.name), shown(folder))
            elif other != folder:
                yield PackageProblem(ProblemKind.CLASH, shown(entry.name), shown(other))


def _folders_above(path: str) -> Iterator[str]:
    # A hostile name may have thousands of slashes; a portable one has fewer than this.
    parts = path.split("/")[:_DEEPEST]
    return ("/".join(parts[:count]) for count in range(1, len(parts)))


def _bare(entry: ZipEntry) -> str:
    return entry.name.removesuffix("/")
