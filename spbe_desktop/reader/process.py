"""The child as its parent sees it: started, asked, and ended when it is late."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from spbe_desktop.domain.file_facts import Readability
from spbe_desktop.reader.job_object import Job
from spbe_desktop.reader.limits import MEMORY
from spbe_desktop.reader.names import READ_FILES
from spbe_desktop.reader.wire import Message, WireError, receive, send

_ROOT = Path(__file__).resolve().parents[2]
_BELOW_NORMAL = 0x00004000
_NO_WINDOW = 0x08000000
_SECONDS_TO_END = 2.0
"""That a child which nobody asks any more may take to end by itself."""

# What a process leaves with if it was not the file that made it stumble. PDFium aborts when it
# gets no more memory; it never does so for another reason.
_CAUSES = {
    -6: Readability.TOO_LARGE,  # SIGABRT
    0xE0000008: Readability.TOO_LARGE,  # the same on Windows
    -9: Readability.UNAVAILABLE,  # SIGKILL: somebody else has ended it
    -15: Readability.UNAVAILABLE,  # SIGTERM
}


class ChildLostError(Exception):
    """The child ended, or answered what is no answer; *readability* tells what that means."""

    def __init__(self, readability: Readability) -> None:
        super().__init__(readability)
        self.readability = readability


class Child:
    """One process that reads files; after a ChildLostError it is of no use."""

    def __init__(self) -> None:
        frozen = getattr(sys, "frozen", False)
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, READ_FILES]
            if frozen
            else [sys.executable, "-m", "spbe_desktop.reader"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=None if frozen else _ROOT,
            creationflags=_BELOW_NORMAL | _NO_WINDOW if sys.platform == "win32" else 0,
        )
        # Popen has them both, for it was asked for pipes.
        self._requests = cast("BinaryIO", self._process.stdin)
        self._answers = cast("BinaryIO", self._process.stdout)
        self._late = False
        try:
            self._job = _job_for(self._process)
        except OSError:
            self._process.kill()
            raise

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Tell whether it still runs."""
        return self._process.poll() is None

    def ask(self, request: Message, seconds: float) -> Message:
        """Return the answer; one that is not there after *seconds* is not waited for."""
        watch = threading.Timer(seconds, self._end_late)
        watch.daemon = True
        watch.start()
        try:
            send(self._requests, request)
            return receive(self._answers)
        except (OSError, ValueError, WireError) as error:
            raise ChildLostError(self._post_mortem()) from error
        finally:
            watch.cancel()

    def kill(self) -> None:
        """End the child, whatever it is doing; may be called while another thread asks it."""
        self._process.kill()
        # On Windows the process may be a launcher, and what reads the files its child.
        if self._job is not None:
            self._job.close()

    def end(self) -> None:
        """Let the child end, which it does when nobody can ask any more, and tidy up after it."""
        with suppress(OSError):
            self._requests.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_SECONDS_TO_END)
        self.kill()
        self._process.wait()
        self._answers.close()

    def _post_mortem(self) -> Readability:
        """Tidy up after a child that did not answer, and tell what it died of."""
        self.end()
        if self._late:
            return Readability.TOO_SLOW
        return _CAUSES.get(self._process.returncode, Readability.DAMAGED)

    def _end_late(self) -> None:
        self._late = True
        self.kill()


def _job_for(process: subprocess.Popen[bytes]) -> Job | None:
    """Return the bounds that Windows keeps for *process*; elsewhere it keeps them itself."""
    if sys.platform == "win32":
        job = Job(MEMORY)
        job.take(process.pid)
        return job
    return None
