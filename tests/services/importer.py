"""A program that takes in a folder, for tests that kill it."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from spbe_desktop.domain.name_reading import NameReader
from spbe_desktop.services.folder_import import Accepted, import_files
from spbe_desktop.services.folder_scan import scan
from spbe_desktop.services.sheets import read_sheet
from tests.workspaces import DISKOMINFO_THIS_YEAR, opened


def take_in(folder: Path, source: Path, reports: int, line: Connection) -> None:
    """Import *source* into the workspace in *folder*, and wait to be killed at a report."""
    workspace = opened(folder)
    reader = NameReader(read_sheet(workspace, DISKOMINFO_THIS_YEAR).instrument)
    accepted = [
        Accepted(found, found.proposal.indicator) for found in scan(source, reader, ()).files
    ]
    told = 0

    def report(_done: int, _total: int) -> None:
        nonlocal told
        told += 1
        if told == reports:
            line.send("here")
            line.recv()

    import_files(workspace.vault, accepted, report)
    line.send("done")
