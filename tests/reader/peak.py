"""What the ended children of this process have taken at most."""

from __future__ import annotations

import resource
import sys


def peak_of_children() -> int:
    """Return the bytes that were resident in the largest of them."""
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
