"""Starts the child: `python -m spbe_desktop.reader`."""

from __future__ import annotations

import sys

from spbe_desktop.reader.child import main

if __name__ == "__main__":
    sys.exit(main())
