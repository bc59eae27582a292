"""The bounds that the child sets itself before it looks at anything (Linux and macOS).

On Windows its parent does, see `job_object`.
"""

from __future__ import annotations

import os
import sys

MEMORY = 1 << 30
"""Bytes of address space that the child may take."""


def bind(memory: int = MEMORY) -> None:
    """Bound this process: *memory* in bytes, no core file, and last in the queue for the CPU."""
    if sys.platform == "win32":
        return
    import resource

    _lower(resource.RLIMIT_AS, memory)
    _lower(resource.RLIMIT_CORE, 0)
    os.nice(10)


def end_after(seconds: float) -> None:
    """End this process, whatever it is doing, after *seconds*; 0 takes that back.

    The parent does so, too; this is for the case that it is no longer there.
    """
    if sys.platform == "win32":
        return
    import signal

    # The signal is left to the system, which ends the process even inside of a C library.
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _lower(kind: int, wanted: int) -> None:
    import resource

    _soft, hard = resource.getrlimit(kind)
    bounded = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (bounded, bounded))
