"""The trials of faults: a short run of all of them, and that they would notice a loss."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from fault_trials import checks, namespaces
from fault_trials.acts import opened
from fault_trials.children import Heard
from fault_trials.kills import judge, laid_out
from fault_trials.mutations import mutated
from fault_trials.operations import named
from fault_trials.places import Materials, differences
from fault_trials.results import Row, as_json, as_table, from_json
from fault_trials.write_points import WritePoints, find_disk_full

ROOT = Path(__file__).parents[2]
SHORT = ("--count", "2", "--every", "400", "--seed", "20260302")


@pytest.fixture(scope="module")
def materials(tmp_path_factory):
    found = Materials(tmp_path_factory.mktemp("bahan"))
    found.make()
    return found


@pytest.fixture
def sandbox(materials, tmp_path):
    return materials.fill(tmp_path / "sandbox")


@pytest.mark.parametrize(
    "trials",
    [
        ("kills", "mutations", "instances", "clocks"),
        ("disk",),
        ("small-disk", "drives", "--operation", "edit", "backup"),
    ],
    ids=lambda words: words[0],
)
def test_nothing_is_lost_in_a_short_run(trials):
    faults = str(ROOT / "scripts" / "faults")
    command = [sys.executable, faults, "--only", *trials, *SHORT, "--json"]
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join((str(ROOT), str(ROOT / "scripts"))))

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    rows = json.loads(done.stdout)
    assert {row["note"] for row in rows} <= {"", namespaces.NOT_HERE}
    assert all(row["runs"] for row in rows if not row["note"])
    assert [row["complaints"] for row in rows if row["complaints"]] == []
    # A trial that always comes when all is done tries nothing.
    tried = [row for row in rows if not row["note"]]
    assert not tried or any(row["inside"] for row in tried)


def test_an_edit_that_was_told_and_is_not_there_is_noticed(sandbox):
    told = [("explanation", "1", "tidak pernah ditulis"), ("value", "2", "9")]

    found = list(checks.edits_hold(sandbox, told))

    assert [line.split(",")[0] for line in found] == [
        "lost: explanation of 1",
        "lost: value of 2",
    ]


def test_a_file_that_was_told_and_is_not_there_is_noticed(sandbox):
    found = list(checks.files_hold(sandbox, [("attached", "1", "0" * 64)]))

    assert "lost: file of 1" in found


def test_half_a_file_under_the_name_of_a_whole_one_is_noticed(sandbox):
    blob = next((sandbox.workspace / "evidence").glob("??/*"))
    blob.chmod(0o600)
    blob.write_bytes(blob.read_bytes()[:100])

    with opened(sandbox.workspace) as workspace:
        found = list(checks.soundness(workspace))

    assert any(line.startswith("file: altered") for line in found)
    assert any(line.startswith("half a file under") for line in found)


def test_half_a_package_is_noticed(sandbox):
    with zipfile.ZipFile(sandbox.package, "w") as package:
        package.writestr("bagit.txt", "BagIt-Version: 1.0\n")

    found = list(checks.package_holds(sandbox, [("written", "0" * 64)]))

    assert found == [
        "half a package has the name of a whole one",
        "lost: the package that was told",
    ]


def test_a_damaged_backup_is_noticed(materials):
    operation = named("restore")
    sandbox = laid_out(operation, materials, "cadangan")
    (copy,) = (sandbox.workspace / "backups").glob("*.sqlite3")
    content = bytearray(copy.read_bytes())
    content[4096:40960] = bytes(36864)
    copy.write_bytes(content)

    row = Row("", "")
    judge(row, named("backup"), sandbox, Heard(), "di sini")

    assert row.complaints
    assert not row.passed


def test_what_is_written_outside_is_noticed(sandbox):
    before = sandbox.snapshot(("buku kerja",))
    (sandbox.root / "rumah" / "catatan.txt").write_text("lain", encoding="utf-8")
    (sandbox.root / "sementara" / "openpyxl.x").touch()
    (sandbox.root / "paket" / "surat.txt").unlink()
    (sandbox.workspace / "catatan.txt").touch()

    found = list(differences(before, sandbox.snapshot(("buku kerja",))))

    assert found == [
        "removed: paket/surat.txt",
        "altered: rumah/catatan.txt",
        "made: sementara/openpyxl.x",
    ]


def test_a_traceback_is_noticed(sandbox):
    heard = Heard()
    heard.take(("wrong", "Traceback (most recent call last): …"))
    heard.take(("refused", "OSError 28"))
    row = Row("", "")

    judge(row, named("intake"), sandbox, heard, "di sini")

    assert [line.split(":")[1].strip() for line in row.complaints] == [
        "Traceback (most recent call last)",
        "not a sentence",
    ]


def test_from_the_chosen_write_on_all_writing_fails(tmp_path):
    points = WritePoints(3, find_disk_full)

    with points.watched():
        (tmp_path / "satu").write_text("isi", encoding="utf-8")
        with pytest.raises(OSError, match="No space left"):
            (tmp_path / "dua").mkdir()
        with pytest.raises(OSError, match="No space left"):
            (tmp_path / "satu").rename(tmp_path / "tiga")
        points.heal()
        (tmp_path / "dua").mkdir()

    assert points.count == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dua", "satu"]


def test_the_same_seed_damages_in_the_same_way():
    sound = bytes(range(256)) * 64

    damaged = [mutated(sound, 7, number) for number in range(16)]

    assert damaged == [mutated(sound, 7, number) for number in range(16)]
    assert sum(content != sound for content in damaged) >= 14


def test_the_table_tells_what_failed_and_what_could_not_be_tried():
    rows = [
        Row("kill -9", "edit", runs=3, inside=3),
        Row("kill -9", "export", runs=3, complaints=["lost: x"]),
        Row("drives", "edit", note=namespaces.NOT_HERE),
    ]

    table = as_table(rows).splitlines()

    assert table[2].endswith("FAILED")
    assert "not possible here" in table[3]
    assert table[4] == "kill -9, export: lost: x"
    assert from_json(as_json(rows)) == rows
    assert [row.passed for row in rows] == [True, False, False]
