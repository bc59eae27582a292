"""What the papers say holds a promise is really there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = list((ROOT / "tests").rglob("*.py"))
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
NAMES = set(re.findall(r"^def (test_\w+)", TEXT, re.MULTILINE))


@pytest.mark.parametrize("paper", ["security", "reliability"])
def test_every_test_that_a_paper_names_exists(paper):
    text = (ROOT / "docs" / f"{paper}.md").read_text(encoding="utf-8")
    quoted = re.findall(r"`([^`]+)`", text)
    files = [word for word in quoted if word.endswith(".py")]
    tests = [word for word in quoted if re.fullmatch(r"test_\w+", word)]

    known = {path.name for path in FILES}
    assert [file for file in files if Path(file).name not in known] == []
    assert [file for file in files if "/" in file and not (ROOT / file).is_file()] == []
    assert [name for name in tests if name not in NAMES] == []


def test_every_threat_names_a_test():
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "| test |" not in line]

    assert len(rows) > 20
    assert [row for row in rows if "`test" not in row.rsplit(" | ", 1)[-1]] == []
