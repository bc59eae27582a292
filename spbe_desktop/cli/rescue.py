"""The command that rescues a damaged workspace."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from spbe_desktop.domain.rescue import AnswerDifference, Choice
from spbe_desktop.errors import WorkspaceDamagedError
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.layout import Layout
from spbe_desktop.services.rescue import Rescued, give_up, rescue
from spbe_desktop.services.rescue_examining import Rescue, examine
from spbe_desktop.services.workspace import open_workspace, utc_now
from spbe_desktop.words import rescue as words
from spbe_desktop.words.formats import moment, number

_SOUND, _DAMAGED = 0, 1
_WIDEST = 70
"""Characters of a text that are shown on a line."""


def run(arguments: Namespace, resources: Path) -> int:
    """Say what can be done about a damaged workspace, and do what was chosen."""
    folder = arguments.folder.absolute()
    if not _is_damaged(folder, resources):
        print("Buku kerja ini tidak rusak. Tidak ada yang diubah.")
        return _SOUND
    layout = Layout(folder)
    try:
        found = examine(layout)
        _print_found(found)
        choice = arguments.choice
        if choice is None or choice not in found.choices:
            return _not_chosen(found, choice)
        done = rescue(found, choice, utc_now())
    finally:
        give_up(layout)
    _print_done(done)
    return _DAMAGED if done.missing else _SOUND


def _is_damaged(folder: Path, resources: Path) -> bool:
    """Raise what else keeps the workspace from being opened."""
    try:
        open_workspace(folder, Catalogue(resources / "instruments")).close()
    except WorkspaceDamagedError:
        return True
    return False


def _print_found(found: Rescue) -> None:
    print("Basis data buku kerja ini rusak. Berkasnya belum diubah.")
    if found.backup is not None and found.in_backup is not None:
        made = moment(found.backup.made.astimezone())
        name = words.CHOICES[Choice.BACKUP]
        print(f"{name} ({made}): {words.counts_told(found.in_backup)}.")
    if found.in_read is not None:
        counts = words.counts_told(found.in_read)
        print(f"{words.CHOICES[Choice.READ]}: {counts}. {words.lost_told(found)}.")
    if found.differences:
        print(f"{number(len(found.differences))} perbedaan:")
        for each in found.differences:
            print(f"  {_line(each)}")
    if found.recommended is not None:
        name, reason = found.recommended.choice, found.recommended.reason
        print(f"Disarankan: {words.CHOICES[name]} (--{name}). {words.reason_told(reason)}")


def _line(found: AnswerDifference) -> str:
    kept, seen = (
        _short(words.content_told(found, content)) for content in (found.in_backup, found.in_read)
    )
    newer = ", lebih baru" if found.newer else ""
    place = f"{words.where(found)}, indikator {found.place.key}, {words.what(found)}"
    return f"{place}: cadangan “{kept}”, terbaca “{seen}”{newer}"


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _not_chosen(found: Rescue, wanted: Choice | None) -> int:
    if not found.choices:
        print(words.NOTHING_LEFT, file=sys.stderr)
        print("Perintahnya: spbe-desktop restore BERKAS.spbebackup FOLDER", file=sys.stderr)
    else:
        if wanted is not None:
            print(f"Pilihan --{wanted} tidak tersedia di sini.", file=sys.stderr)
        flags = ", ".join(f"--{choice}" for choice in found.choices)
        print(f"Belum ada yang diganti. Ulangi dengan salah satu pilihan: {flags}.")
    return _DAMAGED


def _print_done(done: Rescued) -> None:
    print(f"Buku kerja sudah dapat dibuka lagi. {words.done_told(done)}")
    print(f"Berkas yang rusak disimpan utuh di {done.set_aside}.")
    if done.missing:
        print(words.missing_told(len(done.missing)))
