"""One reader for the tests that only ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from spbe_desktop.reader.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as asked:
        yield asked
