"""What every test stands on: no screen, no deadline, Indonesian numbers."""

from __future__ import annotations

import os

# Before anything imports Qt: pytest-qt asks for the platform once, at the first QApplication.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# The same picture on every machine, whatever its screen says.
os.environ.pop("QT_SCALE_FACTOR", None)
os.environ["QT_FONT_DPI"] = "96"

from hypothesis import HealthCheck, settings

settings.register_profile(
    "shared machine",
    deadline=None,
    # Two busy cores are slow now and then; that is no property of the code.
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("shared machine")
