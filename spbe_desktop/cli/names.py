"""The name of the command line and of its commands; known without loading the rest of it."""

from __future__ import annotations

NAME = "spbe-desktop"

COMMANDS = (
    "demo",
    "index",
    "export",
    "verify",
    "check",
    "backup",
    "restore",
    "rescue",
    "self-test",
)
"""The first words that ask for the command line rather than the window."""
