"""Where a folder lies, as told by what the system says, on Windows and on Linux."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from spbe_desktop.domain.places import (
    LOCAL,
    Drive,
    Mount,
    Place,
    PlaceKind,
    Surroundings,
    conflict_copies,
    place_of,
)

ONEDRIVE = Place(PlaceKind.SYNCED, "OneDrive")
DROPBOX = Place(PlaceKind.SYNCED, "Dropbox")
GOOGLE = Place(PlaceKind.SYNCED, "Google Drive")
ICLOUD = Place(PlaceKind.SYNCED, "iCloud Drive")
NETWORK = Place(PlaceKind.NETWORK)
REMOVABLE = Place(PlaceKind.REMOVABLE)

HOME = PureWindowsPath(r"C:\Users\Siti")


def on_windows(folder: str, **facts) -> Place:
    synced = (
        (PureWindowsPath(r"C:\Users\Siti\Pemkab Paser"), "OneDrive"),
        (PureWindowsPath(r"D:\Kantor\Berkas"), "Dropbox"),
    )
    return place_of(PureWindowsPath(folder), Surroundings(HOME, synced, **facts))


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        (r"C:\Users\Siti\Documents\SPBE\Diskominfo 2026", LOCAL),
        (r"D:\SPBE", LOCAL),
        (r"C:\Users\Siti\Pemkab Paser\SPBE", ONEDRIVE),
        (r"c:\users\siti\PEMKAB PASER\spbe", ONEDRIVE),
        (r"C:\Users\Siti\Pemkab Paser Lama\SPBE", LOCAL),
        (r"D:\Kantor\Berkas\SPBE", DROPBOX),
        (r"C:\Users\Siti\OneDrive\Dokumen\SPBE", ONEDRIVE),
        (r"C:\Users\Siti\OneDrive - Pemkab Paser\SPBE", ONEDRIVE),
        (r"D:\OneDrive\SPBE", ONEDRIVE),
        (r"C:\Users\Siti\Dropbox (Diskominfo)\SPBE", DROPBOX),
        (r"C:\Users\Siti\My Drive\SPBE", GOOGLE),
        (r"C:\Users\Siti\Drive Saya\SPBE", GOOGLE),
        (r"G:\My Drive\SPBE", GOOGLE),
        (r"G:\Drive Saya\SPBE", GOOGLE),
        (r"C:\Users\Siti\iCloudDrive\SPBE", ICLOUD),
        (r"C:\Users\Siti\Documents\Rapat Dropbox\SPBE", LOCAL),
        (r"C:\Users\Siti\Documents\OneDrive\SPBE", LOCAL),
        (r"\\server\bagian\SPBE", NETWORK),
        (r"//server/bagian/SPBE", NETWORK),
        (r"\\?\UNC\server\bagian\SPBE", NETWORK),
        ("\\\\?\\C:\\SPBE", LOCAL),
    ],
)
def test_windows_folders_are_known_by_their_paths(folder, place):
    assert on_windows(folder) == place


@pytest.mark.parametrize(
    ("drive", "label", "place"),
    [
        (Drive.REMOVABLE, "", REMOVABLE),
        (Drive.REMOTE, "", NETWORK),
        (Drive.FIXED, "DATA", LOCAL),
        (Drive.FIXED, "Google Drive", GOOGLE),
    ],
)
def test_windows_drives_are_known_by_their_kind_and_name(drive, label, place):
    assert on_windows(r"E:\SPBE", drive=drive, label=label) == place


GVFS = "/run/user/1000/gvfs"
MOUNTS = {
    "/home/siti/gdrive-kantor": "fuse.google-drive-ocamlfuse",
    "/home/siti/awan": "fuse.rclone",
    GVFS: "fuse.gvfsd-fuse",
    "/mnt/nas": "nfs4",
    "/mnt/bagian": "cifs",
    "/mnt/jauh": "fuse.sshfs",
    "/media/siti/KINGSTON": "vfat",
    "/media/siti/Passport": "fuseblk",
    "/mnt/windows": "fuseblk",
    "/mnt/kamera": "exfat",
    "/mnt/data": "ext4",
}
ROOT = Mount(PurePosixPath("/"), "ext4")


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("/home/siti/Dokumen/SPBE", LOCAL),
        ("/home/siti/OneDrive/SPBE", ONEDRIVE),
        ("/home/siti/Dropbox/SPBE", DROPBOX),
        ("/home/siti/berkas/SPBE", DROPBOX),
        ("/home/siti/gdrive-kantor/SPBE", GOOGLE),
        ("/home/siti/awan/SPBE", Place(PlaceKind.SYNCED, "rclone")),
        (f"{GVFS}/google-drive:host=gmail.com,user=siti/SPBE", GOOGLE),
        (f"{GVFS}/onedrive:host=siti/SPBE", ONEDRIVE),
        (f"{GVFS}/smb-share:server=nas,share=bagian/SPBE", NETWORK),
        (f"{GVFS}/mtp:host=Samsung/SPBE", REMOVABLE),
        ("/mnt/nas/SPBE", NETWORK),
        ("/mnt/bagian", NETWORK),
        ("/mnt/jauh/SPBE", NETWORK),
        ("/media/siti/KINGSTON/SPBE", REMOVABLE),
        ("/media/siti/Passport/SPBE", REMOVABLE),
        ("/mnt/windows/SPBE", LOCAL),
        ("/mnt/kamera/SPBE", REMOVABLE),
        ("/mnt/data/SPBE", LOCAL),
        ("/mnt/data/OneDrive/SPBE", ONEDRIVE),
    ],
)
def test_linux_folders_are_known_by_name_and_mount(folder, place):
    synced = ((PurePosixPath("/home/siti/berkas"), "Dropbox"),)
    found = PurePosixPath(folder)
    points = [point for point in MOUNTS if found.is_relative_to(point)]
    mount = Mount(PurePosixPath(points[0]), MOUNTS[points[0]]) if points else ROOT

    assert place_of(found, Surroundings(PurePosixPath("/home/siti"), synced, mount)) == place


def test_where_no_mounts_are_known_a_folder_is_on_this_computer():
    around = Surroundings(PurePosixPath("/Users/siti"))

    assert place_of(PurePosixPath("/Users/siti/SPBE"), around) == LOCAL


@pytest.mark.parametrize(
    "name",
    [
        "assessment-DESKTOP-7QK2.sqlite3",
        "assessment-DESKTOP-7QK2-2.sqlite3",
        "assessment (1).sqlite3",
        "assessment 2.sqlite3",
        "assessment (Siti's conflicted copy 2026-09-01).sqlite3",
        "assessment (Salinan konflik dari Siti 2026-09-01).sqlite3",
        "assessment (Konflik 2026-09-01).sqlite3",
        "assessment.sync-conflict-20260901-080000-ABCDEFG.sqlite3",
        "assessment_conf(1).SQLITE3",
    ],
)
def test_second_files_of_a_service_are_told(name):
    assert conflict_copies("assessment.sqlite3", ["foto.jpg", name]) == (name,)


def test_what_belongs_to_the_workspace_is_no_conflict():
    own = ["assessment.sqlite3", "assessment.sqlite3-wal", "assessment.sqlite3-journal"]
    own += ["search.sqlite3", "workspace.lock", "assessments.sqlite3", "assessment-2025.pdf"]

    assert conflict_copies("assessment.sqlite3", own) == ()
