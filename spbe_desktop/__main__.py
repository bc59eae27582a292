"""Starts the program: `python -m spbe_desktop`."""

from __future__ import annotations

import sys

from spbe_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
