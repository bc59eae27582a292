"""What the program does before its window stands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from matplotlib import font_manager

from spbe_desktop import app

ROOT = Path(__file__).parents[2]

DRAW = """
import sys
from pathlib import Path
from spbe_desktop.ui.launch import make_application
application = make_application(Path(sys.argv[1]))
from matplotlib.font_manager import fontManager
print(*(font.name for font in fontManager.ttflist), sep="\\n")
print(application.windowIcon().availableSizes() != [], file=sys.stderr)
"""


@pytest.fixture
def bundle(tmp_path):
    """What a frozen program brings along: its icon, and a list with one font."""
    (tmp_path / "app").symlink_to(ROOT / "resources" / "app")
    version = font_manager.FontManager.__version__
    font = {"__class__": "FontEntry", "fname": "fonts/ttf/DejaVuSans.ttf", "index": 0}
    font |= {"name": "Satu Huruf", "style": "normal", "variant": "normal", "weight": 400}
    font |= {"stretch": "normal", "size": "scalable"}
    fonts = {"__class__": "FontManager", "_version": version, "default_size": None}
    listed = json.dumps(fonts | {"afmlist": [], "ttflist": [font]})
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / f"fontlist-v{version}.json").write_text(listed)
    return tmp_path


def test_a_frozen_program_never_searches_the_system_for_fonts(bundle, tmp_path):
    environment = dict(os.environ) | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment.pop("MPLCONFIGDIR", None)

    done = subprocess.run(
        [sys.executable, "-c", DRAW, str(bundle)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split("\n") == ["Satu Huruf", ""]
    assert done.stderr == "True\n"


def test_without_a_console_the_window_tells_what_is_missing(monkeypatch, tmp_path):
    asked: list[Path | None] = []

    def open_window(path: Path | None) -> int:
        asked.append(path)
        return 0

    monkeypatch.setattr(app, "open_window", open_window)
    monkeypatch.setattr(sys, "stdout", None)

    assert app.main([str(tmp_path / "hilang")]) == 0
    assert asked == [tmp_path / "hilang"]
