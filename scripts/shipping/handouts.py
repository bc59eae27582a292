"""What is handed out for Windows: the installer, the portable zip, and the sums of everything."""

from __future__ import annotations

import hashlib
import os
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path

from shipping.places import FOR_WINDOWS, PACKAGING, ROOT, version

SOURCES = PACKAGING / "windows"
ICON = ROOT / "resources" / "app" / "spbe-desktop.ico"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""The zip is to be the same for the same content."""


def make_installer(folder: Path) -> Path:
    """Compile the installer of the program in *folder*."""
    FOR_WINDOWS.mkdir(parents=True, exist_ok=True)
    made = FOR_WINDOWS / f"SPBE-Desktop-{version()}-Setup.exe"
    values = {"VERSION": version(), "SOURCE": folder, "OUTPUT": made, "ICON": ICON}
    # NSIS as its makers hand it out knows 32 bits only, which every Windows runs; Debian's also
    # knows 64, which is all that our Wine runs.
    flags = [] if os.name == "nt" else ["-DAMD64"]
    defined = [f"-D{name}={value}" for name, value in values.items()]
    script = SOURCES / "installer.nsi"
    quiet = ("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8")
    command = (*quiet, *flags, *defined, str(script))
    subprocess.run(command, check=True)
    return made


def make_portable_zip(folder: Path) -> Path:
    """Pack the program in *folder* so that it keeps to its own folder wherever it is unpacked."""
    FOR_WINDOWS.mkdir(parents=True, exist_ok=True)
    made = FOR_WINDOWS / f"SPBE-Desktop-{version()}-portabel.zip"
    inside = f"SPBE Desktop {version()}"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(item for item in folder.rglob("*") if item.is_file()):
            name = f"{inside}/{path.relative_to(folder).as_posix()}"
            archive.writestr(_entry(name), path.read_bytes())
        marker = SOURCES / "portabel.txt"
        archive.writestr(_entry(f"{inside}/{marker.name}"), marker.read_bytes())
    return made


def write_sums(made: Iterable[Path], folder: Path) -> Path:
    """Write the sums of what was *made* in *folder*; `sha256sum --check` reads them there."""
    target = folder / "SHA256SUMS"
    lines = []
    for path in sorted(made):
        with path.open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIXED_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
