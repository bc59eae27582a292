"""The child process: bounded, replaced when it is lost, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from spbe_desktop.domain.file_facts import FileFacts, PagePicture, Readability
from spbe_desktop.reader.limits import MEMORY
from spbe_desktop.reader.process import Child, ChildLostError
from spbe_desktop.reader.reader import Reader
from spbe_desktop.reader.wire import Message, receive, send
from tests.reader.documents import PDF, make_pdf, written

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path):
    return written(tmp_path, make_pdf(["Laporan"]))


def stopped(reader: Reader, path: Path) -> int:
    """Start the child of *reader*, let it stand still, and return its number."""
    assert reader.facts(path, PDF).readability is Readability.READABLE
    assert reader.pid is not None
    os.kill(reader.pid, signal.SIGSTOP)
    return reader.pid


def test_a_child_that_hangs_is_replaced(path):
    with Reader(page_seconds=0.2) as reader:
        stopped(reader, path)

        assert reader.page(path, PDF, 0, 100) == PagePicture(Readability.TOO_SLOW)
        assert reader.facts(path, PDF).readability is Readability.READABLE
        assert reader.started == 2


def test_a_file_is_not_blamed_for_a_child_that_somebody_else_ended(path):
    with Reader() as reader:
        child = stopped(reader, path)
        answers: list[FileFacts] = []
        asking = threading.Thread(target=lambda: answers.append(reader.facts(path, PDF)))
        asking.start()
        os.kill(child, signal.SIGKILL)
        asking.join()

        assert [facts.readability for facts in answers] == [Readability.READABLE]
        assert reader.started == 2


def test_closing_ends_a_child_that_is_being_asked(path):
    reader = Reader()
    child = stopped(reader, path)
    answers: list[FileFacts] = []
    asking = threading.Thread(target=lambda: answers.append(reader.facts(path, PDF)))
    asking.start()

    reader.close()
    asking.join()

    assert answers == [FileFacts(Readability.UNAVAILABLE)]
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_after_closing_no_child_is_started_any_more(path):
    reader = Reader()
    reader.facts(path, PDF)
    reader.close()

    assert reader.facts(path, PDF) == FileFacts(Readability.UNAVAILABLE)
    assert reader.pid is None
    assert reader.started == 1


def test_no_child_is_started_before_there_is_something_to_read():
    with Reader() as reader:
        assert reader.pid is None


def test_the_child_is_bounded_and_gives_way_to_others(path):
    with Reader() as reader:
        reader.facts(path, PDF)
        bounds = Path(f"/proc/{reader.pid}/limits").read_text()

        assert os.getpriority(os.PRIO_PROCESS, reader.pid or 0) >= 10
    taken = {line[:26].strip(): line[26:].split()[:2] for line in bounds.splitlines()}
    assert taken["Max address space"] == [str(MEMORY)] * 2
    assert taken["Max core file size"] == ["0", "0"]


def test_the_child_ends_when_nobody_asks_any_more(path):
    parent = subprocess.Popen(
        [sys.executable, "-c", ASK_AND_WAIT, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout
    assert parent.stdin
    child = int(parent.stdout.readline())
    child_ended = os.pidfd_open(child)

    parent.kill()
    parent.communicate()

    # A process can be waited for by its descriptor, also if somebody else started it.
    with os.fdopen(child_ended) as ended:
        import select

        assert select.select([ended], [], [], 60)[0]


ASK_AND_WAIT = """
import pathlib, sys
from spbe_desktop.reader.reader import Reader
reader = Reader()
reader.facts(pathlib.Path(sys.argv[1]), "application/pdf")
print(reader.pid, flush=True)
sys.stdin.read()
"""


def test_the_frozen_program_reads_files_when_it_is_asked_to(path):
    program = subprocess.Popen(
        [sys.executable, "-m", "spbe_desktop", "read-files"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    requests, answers = cast("BinaryIO", program.stdin), cast("BinaryIO", program.stdout)
    question = {"kind": "facts", "path": str(path), "media_type": PDF, "seconds": 60}
    with program:
        send(requests, Message(question))
        answer = receive(answers)
        requests.close()

    assert answer.facts["first_text"] == "Laporan"
    assert program.returncode == 0


def test_a_child_that_was_ended_tells_so(path):
    child = Child()
    os.kill(child.pid, signal.SIGKILL)

    with pytest.raises(ChildLostError) as caught:
        child.ask(Message({"kind": "facts", "path": str(path)}), 60)

    assert caught.value.readability is Readability.UNAVAILABLE
    assert not child.alive
