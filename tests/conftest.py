"""What every test stands on: no screen, no deadline, garbage collected between tests."""

from __future__ import annotations

import gc
import os

# Before anything imports Qt: pytest-qt asks for the platform once, at the first QApplication.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# The same picture on every machine, whatever its screen says.
os.environ.pop("QT_SCALE_FACTOR", None)
os.environ["QT_FONT_DPI"] = "96"

import pytest
from hypothesis import HealthCheck, settings

from spbe_desktop.ui.garbage import collect_if_due

settings.register_profile(
    "shared machine",
    deadline=None,
    # Two busy cores are slow now and then; that is no property of the code.
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("shared machine")

# A worker that collects would destroy windows of earlier tests there: see ui/garbage.py.
gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect on the main thread, where windows may be destroyed."""
    collect_if_due()
