"""What is read of the system itself: mounts, and what services have written down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from spbe_desktop.domain.places import LOCAL, Place, PlaceKind
from spbe_desktop.models import places, surroundings
from spbe_desktop.models.surroundings import place_on_system


@pytest.fixture
def alone(tmp_path, monkeypatch):
    """A home folder of a computer on which no service has declared anything."""
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(surroundings, "_home", lambda: tmp_path)
    monkeypatch.setattr(surroundings, "mount_of", lambda _folder: (Path("/"), "ext4"))
    return tmp_path


def declare(folder: Path, content: str) -> None:
    folder.mkdir(parents=True)
    (folder / "info.json").write_text(content, encoding="utf-8")


def test_onedrive_is_known_by_its_variables(alone, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(alone / "Pemkab"))
    monkeypatch.setenv("OneDrive", str(alone / "Pemkab"))

    assert place_on_system(alone / "Pemkab" / "SPBE") == Place(PlaceKind.SYNCED, "OneDrive")
    assert place_on_system(alone / "SPBE") == LOCAL


@pytest.mark.parametrize("known_by", ["home", "APPDATA", "LOCALAPPDATA"])
def test_dropbox_is_known_by_what_it_wrote_down(alone, monkeypatch, known_by):
    told = {
        "personal": {"path": str(alone / "berkas"), "host": 1},
        "business": {"path": str(alone / "kantor")},
    }
    settings = alone / ".dropbox"
    if known_by != "home":
        monkeypatch.setenv(known_by, str(alone / "AppData"))
        settings = alone / "AppData" / "Dropbox"
    declare(settings, json.dumps(told))

    for name in ("berkas", "kantor"):
        found = place_on_system(alone / name / "SPBE")
        assert found == Place(PlaceKind.SYNCED, "Dropbox")


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"personal": 3}', '{"personal": {"path": 1}}']
)
def test_what_dropbox_wrote_otherwise_is_no_failure(alone, content):
    declare(alone / ".dropbox", content)

    assert place_on_system(alone / "SPBE") == LOCAL


def test_a_link_leads_to_where_the_folder_really_is(alone):
    (alone / "OneDrive").mkdir()
    (alone / "Dokumen").symlink_to(alone / "OneDrive")

    assert place_on_system(alone / "Dokumen" / "SPBE").service == "OneDrive"


def test_a_loop_of_links_is_nowhere_in_particular(alone):
    (alone / "a").symlink_to(alone / "b")
    (alone / "b").symlink_to(alone / "a")

    assert place_on_system(alone / "a" / "SPBE") == LOCAL


@pytest.fixture
def listed(tmp_path, monkeypatch):
    """The list of mounts as Linux writes it."""
    found = tmp_path / "mounts"
    found.write_bytes(
        b"/dev/sda1 / ext4 rw 0 0\n"
        b"nas:/a /mnt/data nfs rw 0 0\n"
        b"/dev/sdb1 /media/siti/KARTU\\040SD\\134\\011x vfat rw 0 0\n"
        b"nas:/b /mnt/\xff nfs4 rw 0 0\n"
        b"/dev/sdc1 /mnt/data ext4 rw 0 0\n"
        b"tmpfs / overlay rw 0 0\n"
    )
    monkeypatch.setattr(places, "_MOUNTS", found)
    return found


@pytest.mark.parametrize(
    ("folder", "point", "kind"),
    [
        ("/home/siti", "/", "overlay"),
        ("/mnt/data/SPBE", "/mnt/data", "ext4"),
        ("/mnt/database", "/", "overlay"),
        ("/media/siti/KARTU SD\\\tx/SPBE", "/media/siti/KARTU SD\\\tx", "vfat"),
        ("/mnt/\udcff/SPBE", "/mnt/\udcff", "nfs4"),
    ],
)
def test_the_innermost_and_last_mount_holds_a_folder(listed, folder, point, kind):
    assert places.mount_of(Path(folder)) == (Path(point), kind)


def test_where_there_is_no_list_of_mounts_nothing_is_known(listed):
    listed.unlink()

    assert places.mount_of(Path("/home/siti")) == (Path("/"), "")
