"""The libraries of the build system that PyInstaller takes along on Linux, and their licences."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from spbe_desktop.services.bundled_parts import Part

_SYSTEM = ("/lib/", "/usr/lib/")
COPYRIGHTS = Path("/usr/share/doc")
"""Where Debian keeps the licence of each package."""


def system_parts(files: Iterable[str]) -> Iterator[Part]:
    """Return the Debian packages that *files* belong to, by name; elsewhere none are known."""
    if shutil.which("dpkg-query") is None:
        return
    packages = {_package_of(Path(file)) for file in files if file.startswith(_SYSTEM)}
    for package in sorted(packages - {""}):
        name, _, version = package.partition(" ")
        text = COPYRIGHTS / name / "copyright"
        if text.is_file():
            yield Part(name, version, "lihat teks", text.read_text("utf-8", errors="replace"))


def _package_of(file: Path) -> str:
    """Return name and version of the package that *file* belongs to; "" if of none."""
    # A merged /usr leaves many a file known by its old name alone.
    places = {str(file), str(file.resolve())}
    places |= {place.removeprefix("/usr") for place in places}
    for place in sorted(places):
        found = subprocess.run(
            ["dpkg-query", "--search", place], capture_output=True, text=True, check=False
        )
        if found.returncode == 0:
            name = found.stdout.split(":", 1)[0]
            shown = ["dpkg-query", "--show", "--showformat=${Package} ${Version}\\n", name]
            listed = subprocess.run(shown, capture_output=True, text=True, check=True).stdout
            return listed.splitlines()[0]
    return ""
