"""A Windows Python under Wine, with the locked packages: to build and to try the Windows program.

All of it lies in build/wine/ and is made anew when the locks or the stand-ins change.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path, PureWindowsPath

from shipping.locked import FREEZER, WINDOWS, needed, shipped
from shipping.places import BUILD, PACKAGING

HOME = BUILD / "wine"
PREFIX = HOME / "prefix"
SYSTEM = PREFIX / "drive_c" / "windows" / "system32"
PYTHON_FOLDER = PREFIX / "drive_c" / "python"
PYTHON = r"C:\python\python.exe"
STAMP = HOME / "set-up"
SOURCES = PACKAGING / "wine"
STAND_INS = ("bcryptprimitives", "icuuc", "mscms", "ucrtbase")
"""Libraries of Windows that the prefix has from us; see packaging/wine/README.md."""

# Command -> Debian package.
TOOLS = {
    "Xvfb": "xvfb",
    "makensis": "nsis",
    "wine": "wine",
    "wineserver": "wine64",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
}
WINES_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")


class WineMissingError(Exception):
    """Wine, or a tool beside it, is not here and could not be installed."""


def require_tools() -> None:
    """Install what is missing, as root on Debian and its kin; else raise WineMissingError."""
    missing = [package for command, package in TOOLS.items() if shutil.which(command) is None]
    if not missing:
        return
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise WineMissingError("missing (names as in Debian): " + " ".join(missing))
    print("Installing system packages: " + " ".join(missing), flush=True)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    try:
        subprocess.run(("apt-get", "update", "-qq"), check=True, env=quiet)
        subprocess.run(install, check=True, env=quiet, stdout=subprocess.DEVNULL)
    except subprocess.CalledProcessError as error:
        raise WineMissingError("not to be installed: " + " ".join(missing)) from error


class Wine:
    """Runs Windows programs in our prefix, on the screen called *display*."""

    def __init__(self, display: str) -> None:
        self._environment = dict(os.environ) | {
            "DISPLAY": display,
            "WINEPREFIX": str(PREFIX),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": ",".join(STAND_INS) + "=n,b;winemenubuilder.exe=",
        }

    def set_up(self) -> None:
        """Make the prefix, unless it is there as it should be."""
        wanted = _fingerprint()
        if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
            return
        print("Setting up a Windows Python under Wine ...", flush=True)
        shutil.rmtree(HOME, ignore_errors=True)
        HOME.mkdir(parents=True)
        self.run("wineboot", "--init")
        self.wait()
        _lay_python()
        _install_packages()
        self._lay_stand_ins()
        STAMP.write_text(wanted, encoding="utf-8")

    def run(self, program: str, *arguments: str, seconds: float = 1200) -> int:
        """Run *program*, hand on what it says, and return its exit status."""
        done = self._done(program, arguments, seconds)
        print(done.stdout.decode(errors="replace"), end="", flush=True)
        return done.returncode

    def answer(self, program: str, *arguments: str) -> str:
        """Run *program* and return what it says, whether it fails or not."""
        return self._done(program, arguments, 60).stdout.decode(errors="replace")

    def must_run(self, program: str, *arguments: str, seconds: float = 1200) -> None:
        """Run *program* and raise CalledProcessError if it fails."""
        status = self.run(program, *arguments, seconds=seconds)
        if status:
            raise subprocess.CalledProcessError(status, (program, *arguments))

    def start(self, program: str, *arguments: str) -> None:
        """Start *program* and leave it running; `end_all` ends it."""
        subprocess.Popen(
            ("wine", program, *arguments),
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        """Wait until nothing runs in the prefix any more."""
        subprocess.run(("wineserver", "--wait"), env=self._environment, check=True)

    def end_all(self) -> None:
        """End whatever runs in the prefix."""
        subprocess.run(("wineserver", "--kill"), env=self._environment, check=False)

    def _done(
        self, program: str, arguments: tuple[str, ...], seconds: float
    ) -> subprocess.CompletedProcess[bytes]:
        # Its standard streams must be no console: Python under Wine stumbles over that.
        return subprocess.run(
            ("wine", program, *arguments),
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            check=False,
        )

    def _lay_stand_ins(self) -> None:
        compiler = ("x86_64-w64-mingw32-gcc", "-O2", "-shared")
        for source in sorted(SOURCES.glob("*.c")):
            made = HOME / f"{source.stem}.dll"
            subprocess.run((*compiler, "-o", str(made), str(source), "-ladvapi32"), check=True)
            _replace(made)
        patched = HOME / "ucrtbase.dll"
        patch, original = SOURCES / "patch_ucrtbase.py", WINES_LIBRARIES / "ucrtbase.dll"
        self.must_run(PYTHON, *map(windows_path, (patch, original, patched)))
        _replace(patched)


def windows_path(path: Path) -> str:
    """Return the name by which programs under Wine know *path*."""
    return str(PureWindowsPath("Z:/", path.resolve().relative_to("/")))


def stand_ins_in(folder: Path) -> list[Path]:
    """Return the stand-ins that have got into *folder*, by whatever name."""
    digests = {_digest(SYSTEM / f"{name}.dll") for name in STAND_INS}
    names = {f"{name}.dll" for name in STAND_INS}
    found = (path for path in folder.rglob("*") if path.suffix.lower() == ".dll")
    return [path for path in found if path.name.lower() in names or _digest(path) in digests]


def _lay_python() -> None:
    """Unpack the Windows Python; of its own packages and launchers none is kept."""
    with_pip = (sys.executable, "-m", "pip", "download", "-qq", "--no-deps")
    lock = SOURCES / "python.lock"
    subprocess.run(
        (*with_pip, "--no-binary=:all:", "--require-hashes", f"--requirement={lock}"),
        cwd=HOME,
        check=True,
    )
    archive = next(HOME.glob("winpython*.tar.gz"))
    with tarfile.open(archive) as outer:
        inner = next(item for item in outer if item.name.endswith("/data.zip"))
        content = outer.extractfile(inner)
        assert content is not None
        with zipfile.ZipFile(content) as packed:
            wanted = [name for name in packed.namelist() if name.startswith("cp311/")]
            packed.extractall(HOME, wanted)  # noqa: S202 - checked by its hash
    archive.unlink()
    for unsigned in ("Lib/site-packages", "Scripts"):
        shutil.rmtree(HOME / "cp311" / unsigned, ignore_errors=True)
    (HOME / "cp311").rename(PYTHON_FOLDER)


def _install_packages() -> None:
    """Install the locked wheels for Windows, from here: pip under Wine takes much longer."""
    wanted = HOME / "windows.lock"
    entries = {part.name: part.entry for part in (*shipped(WINDOWS), *needed([FREEZER], WINDOWS))}
    wanted.write_text("".join(entries.values()), encoding="utf-8")
    install = (sys.executable, "-m", "pip", "install", "-qq", "--no-deps", "--no-compile")
    for_windows = ("--platform=win_amd64", "--python-version=3.11", "--only-binary=:all:")
    target = PYTHON_FOLDER / "Lib" / "site-packages"
    subprocess.run(
        (
            *install,
            *for_windows,
            "--require-hashes",
            f"--target={target}",
            f"--requirement={wanted}",
        ),
        check=True,
    )


def _replace(library: Path) -> None:
    """Put *library* where Windows keeps its own; what is there may be a link to Wine's."""
    target = SYSTEM / library.name
    target.unlink(missing_ok=True)
    shutil.copyfile(library, target)


def _fingerprint() -> str:
    parts = [part.entry for part in (*shipped(WINDOWS), *needed([FREEZER], WINDOWS))]
    sources = [path.read_text(encoding="utf-8") for path in sorted(SOURCES.iterdir())]
    return hashlib.sha256("\n".join([str(HOME), *parts, *sources]).encode()).hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
