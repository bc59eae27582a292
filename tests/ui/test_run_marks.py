"""Marks of running windows: only one that nobody alive holds tells of a crash."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from spbe_desktop.ui.crash_log import shortened_trace
from spbe_desktop.ui.run_marks import RunMarks

ROOT = Path(__file__).parents[2]
CHILD = """
import sys
from pathlib import Path
from spbe_desktop.ui.run_marks import RunMarks
marks = RunMarks(Path(sys.argv[1]))
marks.begin()
marks.tell(Path("/buku/kerja"))
print("ready", flush=True)
sys.stdin.readline()
if sys.argv[2] == "crash":
    import faulthandler
    faulthandler._sigsegv()
marks.end()
"""


def start(folder: Path, how: str) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), how],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def let_go(child: subprocess.Popen[str]) -> int:
    child.communicate("\n", timeout=30)
    return child.returncode


def kill(child: subprocess.Popen[str]) -> None:
    child.kill()
    child.communicate(timeout=30)


def begun(folder: Path) -> RunMarks:
    marks = RunMarks(folder)
    marks.begin()
    return marks


def test_a_run_that_goes_down_is_told_with_where_and_with_what(tmp_path):
    status = let_go(start(tmp_path, "crash"))

    marks = begun(tmp_path)
    (run,) = marks.crashed
    marks.end()

    assert status == -signal.SIGSEGV
    assert run.workspace == Path("/buku/kerja")
    assert "Segmentation fault" in run.trace
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_killed_is_told_once(tmp_path):
    kill(start(tmp_path, "wait"))

    first = begun(tmp_path)
    assert [run.trace for run in first.crashed] == [""]
    first.end()
    second = begun(tmp_path)
    assert second.crashed == ()
    second.end()


def test_a_run_that_ends_or_still_lives_is_no_crash(tmp_path):
    assert let_go(start(tmp_path, "end")) == 0
    living = start(tmp_path, "end")

    marks = begun(tmp_path)
    assert marks.crashed == ()
    marks.end()

    assert let_go(living) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_disturbs_nothing(tmp_path):
    (tmp_path / "jalan").write_text("a file")

    marks = begun(tmp_path / "jalan")
    marks.tell(Path("/x"))
    marks.end()

    assert marks.crashed == ()


@pytest.mark.parametrize("told", ["bukan json", "[]", '{"workspace": 5}'])
def test_a_mark_that_was_spoilt_still_tells_of_a_crash(tmp_path, told):
    kill(start(tmp_path, "wait"))
    next(tmp_path.glob("*.json")).write_text(told)

    marks = begun(tmp_path)
    assert len(marks.crashed) == 1
    marks.end()


def test_the_log_names_no_folder_of_this_computer():
    trace = 'File "/home/siti/SPBE/spbe_desktop/ui/frame.py", line 3 in show\n'

    assert shortened_trace(trace) == 'File "spbe_desktop/ui/frame.py", line 3 in show\n'
