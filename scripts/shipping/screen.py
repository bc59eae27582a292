"""A screen that nobody sees (Xvfb), and pictures of what stands on it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageGrab

SIZE = "1366x768x24"
_FEWEST_COLOURS = 100
"""An empty screen, or a window that is not painted yet, has only a few."""


@contextmanager
def hidden_screen() -> Iterator[str]:
    """Offer a screen; gives its name, as DISPLAY wants it."""
    read_end, write_end = os.pipe()
    command = ("Xvfb", "-displayfd", str(write_end), "-screen", "0", SIZE, "-nolisten", "tcp")
    # What it says of keyboards and the like is of no use.
    server = subprocess.Popen(command, pass_fds=(write_end,), stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as told:
            yield f":{int(told.readline())}"
    finally:
        server.terminate()
        server.wait()


def picture_when_painted(display: str, seconds: float) -> Image.Image:
    """Return what stands on *display* once it is a window that has come to rest.

    Raise TimeoutError if there is none after *seconds*.
    """
    end = time.monotonic() + seconds
    before = b""
    while time.monotonic() < end:
        time.sleep(3)
        picture = ImageGrab.grab(xdisplay=display).convert("RGB")
        now = picture.tobytes()
        colours = picture.getcolors(maxcolors=_FEWEST_COLOURS)
        if colours is None and now == before:
            return picture
        before = now
    raise TimeoutError(seconds)
