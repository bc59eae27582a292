#!/usr/bin/env python3
"""One door for everybody: sets up what is missing, then runs, checks, pictures or builds the app.

    python3 dev.py run [ARGUMENT...]    open the app with sample data; arguments go to the app
    python3 dev.py test [ARGUMENT...]   run all checks and tests; arguments go to pytest
    python3 dev.py shots [ARGUMENT...]  draw every tab to PNG files
    python3 dev.py build                freeze the app into dist/ and let it test itself
    python3 dev.py release              build, and make what this system installs from, in dist/
    python3 dev.py windows              on Linux: make and try the Windows installer, under Wine
    python3 dev.py bench [NAME...]      run the benchmarks, or those named

On Windows: py dev.py ... The only thing needed beforehand is Python 3.11, 3.12 or 3.13; this
file uses nothing but the standard library, and only syntax that an older Python can refuse with
a sentence instead of a traceback.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
SOURCE_LOCK = ROOT / "requirements-source.lock"
STAMP = ENVIRONMENT / "locked-set-up"
SAMPLE = ROOT / ".demo" / "contoh"
LINUX = sys.platform.startswith("linux")

# Shared library -> Debian package, for Qt without a screen ...
OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# ... and for Qt on one.
SCREEN_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def main(arguments: list[str]) -> int:
    """Do what the first of *arguments* says and return the exit code."""
    commands = {
        "run": run,
        "test": test,
        "shots": shots,
        "build": build,
        "release": release,
        "windows": windows,
        "bench": bench,
    }
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 2
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        sys.exit(f"Python 3.11, 3.12 or 3.13 is needed; this is {sys.version.split()[0]}.")
    # With this set nothing would be byte-compiled, and every start be several times slower.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        return commands[arguments[0]](arguments[1:])
    except subprocess.CalledProcessError as error:
        sys.exit(f"Failed with exit code {error.returncode}: {' '.join(map(str, error.cmd))}")
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Open the app: on a sample workspace, or with *arguments* if there are any."""
    screen = has_screen()
    libraries = {**OFFSCREEN_LIBRARIES, **(SCREEN_LIBRARIES if screen else {})}
    set_up(missing_packages(libraries))
    if not screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        print("No display found: running offscreen. To see the window: dev.py shots", flush=True)
    if arguments:
        return python("-m", "spbe_desktop", *arguments)
    if not (SAMPLE / "assessment.sqlite3").exists():
        failed = python("-m", "spbe_desktop", "demo", str(SAMPLE))
        if failed:
            return failed
    return python("-m", "spbe_desktop", str(SAMPLE))


def test(arguments: list[str]) -> int:
    """Run every check and every test."""
    set_up(missing_freezing_packages())
    return python("scripts/check", *arguments)


def shots(arguments: list[str]) -> int:
    """Draw every tab to PNG files."""
    set_up(missing_packages(OFFSCREEN_LIBRARIES))
    return python("scripts/screenshots", *arguments)


def build(arguments: list[str]) -> int:
    """Freeze the app."""
    set_up(missing_freezing_packages())
    return python("scripts/build", *arguments)


def release(arguments: list[str]) -> int:
    """Freeze the app and make what is handed out for this system."""
    set_up(missing_freezing_packages())
    return python("scripts/release", *arguments)


def windows(arguments: list[str]) -> int:
    """Make what is handed out for Windows; elsewhere than there under Wine."""
    if not LINUX:
        return release(arguments)
    set_up([])
    return python("scripts/build_windows", *arguments)


def bench(arguments: list[str]) -> int:
    """Run the benchmarks one after the other."""
    set_up(missing_packages(OFFSCREEN_LIBRARIES))
    names = arguments or sorted(path.stem for path in (ROOT / "benchmarks").glob("[!_]*.py"))
    return max(python(f"benchmarks/{name}.py") for name in names)


def python(*arguments: str) -> int:
    """Run the project's Python from the project's folder and return its exit code."""
    return subprocess.call([PYTHON, *arguments], cwd=ROOT)


def has_screen() -> bool:
    """Tell whether a window could be seen."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Return the Debian packages of those *libraries* that Qt would not find."""
    return [package for name, package in libraries.items() if LINUX and not loads(name)]


def missing_freezing_packages() -> list[str]:
    """Return the Debian packages that PyInstaller and the program it makes lack here."""
    if not LINUX:
        return []
    # The bundle takes these along, so that it runs on a screen wherever it was built.
    libraries = missing_packages({**OFFSCREEN_LIBRARIES, **SCREEN_LIBRARIES})
    shared_python = f"libpython3.{sys.version_info.minor}"
    # Debian's interpreter has libpython built in; the frozen program needs it as a file. Other
    # builds keep theirs beside the interpreter, where PyInstaller looks as well.
    has_python = loads(f"{shared_python}.so.1.0") or not sys.executable.startswith("/usr/bin/")
    if shutil.which("objdump") is None:
        libraries.append("binutils")
    return libraries if has_python else [*libraries, shared_python]


def loads(library: str) -> bool:
    """Tell whether the dynamic linker finds *library*; needs neither ldconfig nor a compiler."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def set_up(system_packages: list[str]) -> None:
    """Install *system_packages* and make the environment what the locks say, if it is not."""
    uv = shutil.which("uv")
    if LINUX and not uv and importlib.util.find_spec("ensurepip") is None:
        system_packages = [f"python3.{sys.version_info.minor}-venv", *system_packages]
    if system_packages:
        install_system_packages(system_packages)
    wanted = hashlib.sha256(LOCK.read_bytes() + SOURCE_LOCK.read_bytes()).hexdigest() + str(ROOT)
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted and is_usable():
        return
    print("Setting up .venv from requirements.lock ...", flush=True)
    if not is_usable():
        create_environment(uv)
    install_locked(uv)
    STAMP.write_text(wanted, encoding="utf-8")


def install_system_packages(packages: list[str]) -> None:
    """Install *packages* as root on Debian and its kin; otherwise say what to do and leave."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        sys.exit("Missing from this system (names as in Debian): " + " ".join(packages))
    if os.geteuid() != 0:
        sys.exit("Missing system packages. Run:\n\n    sudo " + " ".join(install) + "\n")
    print("Installing system packages: " + " ".join(packages), flush=True)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
    # What it says on the way is of no use; what goes wrong comes by the other stream.
    subprocess.run(install, check=True, env=quiet, stdout=subprocess.DEVNULL)


def is_usable() -> bool:
    """Tell whether the environment has a working Python of this very version."""
    probe = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    try:
        return subprocess.call([PYTHON, "-c", probe], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def create_environment(uv: str | None) -> None:
    """Make an empty environment in place of whatever is there."""
    if uv:
        create = [uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(ENVIRONMENT)]
        subprocess.run(create, check=True)
    else:
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt").create(ENVIRONMENT)


def install_locked(uv: str | None) -> None:
    """Install exactly what the locks say, checked by hash, and the app itself as editable."""
    install = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    if uv:
        install = [uv, "pip", "install", f"--python={PYTHON}", "--compile-bytecode"]
    wheels = ["--require-hashes", "--only-binary=:all:", f"--requirement={LOCK}"]
    # These few exist as source alone. They are built with the locked tools that are there by now.
    sources = ["--require-hashes", "--no-build-isolation", f"--requirement={SOURCE_LOCK}"]
    app = ["--no-build-isolation", f"--editable={ROOT}"]
    for step in (wheels, sources, app):
        subprocess.run([*install, "-qq", "--no-deps", *step], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
