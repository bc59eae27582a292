"""Reading thousands of facts at once, without Python looking through them for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_paused() -> Iterator[None]:
    """Pause the garbage collector within the block.

    It would walk over all that was read so far again and again, none of which is garbage:
    reading 5,000 documents took twice as long with it.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
