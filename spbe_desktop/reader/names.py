"""The word by which the frozen program is asked to be the reader's child."""

from __future__ import annotations

READ_FILES = "read-files"
"""Not for people: it answers in bytes on its standard output."""
