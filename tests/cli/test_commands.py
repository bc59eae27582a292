"""The command line as a script sees it: exit status, output, one sentence for each failure."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from spbe_desktop import app
from spbe_desktop.app import main, resources
from spbe_desktop.domain.evidence import EvidenceDescription
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services import founding, offices, submission
from spbe_desktop.services.attaching import Describe, Reuse
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.sample import create_sample
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import open_workspace
from tests.rights import picture_of


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("contoh") / "contoh"
    create_sample(root, Catalogue(resources() / "instruments"), resources() / "sample")
    return root


@pytest.fixture
def workspace(made, tmp_path):
    shutil.copytree(made, tmp_path / "kerja")
    return tmp_path / "kerja"


def run(capsys, *words) -> tuple[int, str, str]:
    status = main([str(word) for word in words])
    told = capsys.readouterr()
    return status, told.out, told.err


def export(capsys, workspace: Path, target: Path, year: int = 2025):
    return run(capsys, "export", workspace, "--agency", "diskominfo", "--year", year, "-o", target)


@pytest.fixture
def archived(workspace, monkeypatch):
    """The workspace where the system says that nothing may be written."""
    access = os.access

    def refuse(path, mode, **how) -> bool:
        return not str(path).startswith(str(workspace)) and access(path, mode, **how)

    monkeypatch.setattr(os, "access", refuse)
    return workspace


def test_what_may_only_be_read_is_checked_and_stays_as_it_is(capsys, archived):
    before = picture_of(archived)

    status, out, _ = run(capsys, "check", archived)

    assert status == 0
    assert "Buku kerja utuh" in out
    assert picture_of(archived) == before


def test_no_package_comes_from_what_cannot_record_it(capsys, archived, tmp_path):
    before = picture_of(archived)

    status, out, err = export(capsys, archived, tmp_path / "paket.spbe.zip")

    assert status != 0
    assert out == ""
    assert "dibuka hanya untuk dibaca" in err
    assert not (tmp_path / "paket.spbe.zip").exists()
    assert picture_of(archived) == before


def test_demo_makes_a_workspace_and_tells_what_is_in_it(capsys, tmp_path):
    status, out, _ = run(capsys, "demo", tmp_path / "baru")

    assert status == 0
    assert "diskominfo  2025" in out
    assert (tmp_path / "baru" / "assessment.sqlite3").is_file()


def test_demo_overwrites_nothing(capsys, workspace):
    before = (workspace / "assessment.sqlite3").read_bytes()

    status, _, err = run(capsys, "demo", workspace)

    assert status == 1
    assert err.count("\n") == 1
    assert (workspace / "assessment.sqlite3").read_bytes() == before


def test_index_prints_json_that_programs_read(capsys, tmp_path):
    levels = tmp_path / "nilai.json"
    levels.write_text('{"instrument": "spbe-2020", "levels": {"1": 3, "19": 4}}')

    status, out, _ = run(capsys, "index", levels)
    told = json.loads(out)

    assert status == 0
    assert (told["index"], told["exact"], told["coverage"]) == ("3.66", "139/38", "2/47")
    assert (told["groups"]["D1"], told["groups"]["D3"]) == ("3.00", None)


def test_index_refuses_a_wrong_level_by_name(capsys, tmp_path):
    levels = tmp_path / "nilai.json"
    levels.write_text('{"instrument": "spbe-2020", "levels": {"19": 6}}')

    status, out, err = run(capsys, "index", levels)

    assert (status, out) == (1, "")
    assert "19" in err
    assert "6" in err


def test_export_writes_a_package_that_verifies_and_the_same_again(capsys, workspace, tmp_path):
    first, second = tmp_path / "a.spbe.zip", tmp_path / "b.spbe.zip"

    status, out, err = export(capsys, workspace, first)
    again, _, _ = export(capsys, workspace, second)

    assert (status, again) == (0, 0)
    assert str(first) in out
    assert "Peringatan" in err
    assert first.read_bytes() == second.read_bytes()
    status, out, _ = run(capsys, "verify", first, "--json")
    told = json.loads(out)
    assert (status, told["valid"], told["identifier"]) == (0, True, "6401/diskominfo/2025/r01")
    assert told["sha256"] == hashlib.sha256(first.read_bytes()).hexdigest()


def rename_a_document_next_year(root: Path) -> None:
    """Describe anew, in the assessment of 2026, a document that was sent in 2025."""
    with closing(open_workspace(root, Catalogue(resources() / "instruments"))) as workspace:
        sent = offices.find_assessment(workspace, "diskominfo", 2025)
        started = founding.start_assessment(workspace, sent.agency.id, 2026)
        use = next(use for uses in uses_of(workspace, sent.id).values() for use in uses)
        key = read_sheet(workspace, started.id).rows[0].key
        workspace.editor.run(Reuse(started.id, key, use.evidence_id))
        (added,) = uses_of(workspace, started.id)[key]
        described = EvidenceDescription(title="Judul tahun 2026")
        workspace.editor.run(Describe(started.id, key, added.use_id, described))


def test_a_revision_that_was_sent_never_gets_a_second_content(capsys, workspace, tmp_path):
    target = tmp_path / "a.spbe.zip"
    export(capsys, workspace, target)
    before = target.read_bytes()
    rename_a_document_next_year(workspace)

    same, out, err = export(capsys, workspace, target)
    other, _, _ = export(capsys, workspace, tmp_path / "b.spbe.zip")

    assert (same, other, out) == (1, 1, "")
    assert f"Revisi 1 sudah dikirim sebagai “{target}”" in err
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.glob("*.zip")] == ["a.spbe.zip"]
    assert not list(tmp_path.glob(".spbe-*"))


def test_where_a_package_was_written_is_known_from_any_folder(
    capsys, workspace, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    export(capsys, Path(workspace.name), Path("a.spbe.zip"))

    with closing(open_workspace(workspace, Catalogue(resources() / "instruments"))) as opened:
        sent = submission.sent_packages(
            opened, offices.find_assessment(opened, "diskominfo", 2025).id
        )

    assert sent[0].path == tmp_path / "a.spbe.zip"


def test_the_window_is_given_a_workspace_that_is_found_from_any_folder(tmp_path, monkeypatch):
    (tmp_path / "kerja").mkdir()
    monkeypatch.chdir(tmp_path)
    shown: list[Path] = []
    monkeypatch.setattr(app, "open_window", shown.append)

    app.main(["kerja"])

    assert shown == [tmp_path / "kerja"]


def test_export_stops_at_a_gap_and_leaves_nothing(capsys, workspace, tmp_path):
    target = tmp_path / "paket.spbe.zip"
    words = ("--agency", "diskominfo-prov", "--year", 2026, "-o", target)

    status, out, err = run(capsys, "export", workspace, *words)

    assert (status, out) == (1, "")
    assert "[ISI: nomor dan halaman]" in err
    assert not target.exists()


@pytest.mark.parametrize(
    ("agency", "year", "told"),
    [("dinkes", 2025, "diskominfo"), ("diskominfo", 2019, "2024, 2025")],
)
def test_export_tells_what_there_is_instead(capsys, workspace, tmp_path, agency, year, told):
    words = ("--agency", agency, "--year", year, "-o", tmp_path / "x.zip")

    status, _, err = run(capsys, "export", workspace, *words)

    assert status == 1
    assert told in err


def test_verify_says_what_is_wrong_with_a_package_that_was_changed(capsys, workspace, tmp_path):
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    export(capsys, workspace, good)
    with zipfile.ZipFile(good) as package, zipfile.ZipFile(bad, "w") as changed:
        for entry in package.infolist():
            content = package.read(entry)
            changed.writestr(entry, content[:-1] if entry.filename.endswith(".pdf") else content)

    status, out, _ = run(capsys, "verify", bad)
    assert status == 1
    assert ".pdf: isinya berbeda" in out
    status, out, _ = run(capsys, "verify", bad, "--json")
    assert {problem["kind"] for problem in json.loads(out)["problems"]} >= {"berubah"}


@pytest.mark.parametrize("content", [None, b"", b"ini teks"])
def test_verify_of_what_is_no_package_ends_with_2(capsys, tmp_path, content):
    path = tmp_path / "bukan.zip"
    if content is not None:
        path.write_bytes(content)

    status, _, err = run(capsys, "verify", path)

    assert status == 2
    assert len(err.strip().splitlines()) == 1


def test_check_finds_evidence_that_was_altered_by_hand(capsys, workspace):
    assert run(capsys, "check", workspace)[0] == 0
    blob = next(path for path in (workspace / "evidence").glob("??/*") if path.is_file())
    blob.chmod(0o600)
    blob.write_bytes(b"x" * blob.stat().st_size)

    status, out, _ = run(capsys, "check", workspace, "--json")

    assert status == 1
    assert [damaged["state"] for damaged in json.loads(out)["damaged"]] == ["altered"]


def test_a_backup_restores_with_the_same_answers_and_every_byte(capsys, workspace, tmp_path):
    file = tmp_path / "bawa.spbebackup"

    assert run(capsys, "backup", workspace, "-o", file)[0] == 0
    status, out, _ = run(capsys, "restore", file, tmp_path / "pulih")

    assert status == 0
    assert "22 berkas eviden" in out
    before, after = (
        {p.name: p.read_bytes() for p in (root / "evidence").glob("??/*")}
        for root in (workspace, tmp_path / "pulih")
    )
    assert after == before
    assert run(capsys, "check", tmp_path / "pulih")[0] == 0


def test_a_backup_that_lacks_evidence_says_so(capsys, workspace, tmp_path):
    blob = next((workspace / "evidence").glob("??/*"))
    blob.chmod(0o600)
    blob.unlink()

    status, out, _ = run(capsys, "backup", workspace, "-o", tmp_path / "bawa.spbebackup")

    assert status == 1
    assert "1 berkas eviden tidak ada" in out


def test_restore_overwrites_nothing_and_takes_no_other_file(capsys, workspace, tmp_path):
    file = tmp_path / "bawa.spbebackup"
    run(capsys, "backup", workspace, "-o", file)
    before = (workspace / "assessment.sqlite3").read_bytes()

    assert run(capsys, "restore", file, workspace)[0] == 1
    assert run(capsys, "restore", workspace / "assessment.sqlite3", tmp_path / "pulih")[0] == 1

    assert (workspace / "assessment.sqlite3").read_bytes() == before
    assert not (tmp_path / "pulih").exists()


@pytest.fixture
def damaged(capsys, workspace, tmp_path):
    """A workspace with a backup among its own, whose database was cut in the middle."""
    run(capsys, "backup", workspace, "-o", tmp_path / "bawa.spbebackup")
    path = workspace / "assessment.sqlite3"
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return workspace


def test_rescue_tells_what_is_left_and_replaces_nothing_unasked(capsys, damaged):
    before = (damaged / "assessment.sqlite3").read_bytes()

    status, out, _ = run(capsys, "rescue", damaged)

    assert status == 1
    assert "Cadangan terakhir yang baik" in out
    assert "87 penjelasan" in out
    assert "Disarankan" in out
    assert "--backup" in out
    assert (damaged / "assessment.sqlite3").read_bytes() == before
    assert not list((damaged / "backups").glob("*.part"))


def test_rescue_puts_the_chosen_database_in_place(capsys, damaged):
    assert run(capsys, "check", damaged)[0] == 2

    status, out, _ = run(capsys, "rescue", damaged, "--backup")

    assert status == 0
    assert "sudah dapat dibuka lagi" in out
    assert run(capsys, "check", damaged)[0] == 0
    assert len(list((damaged / "backups").glob("rusak-*/assessment.sqlite3"))) == 1
    assert "tidak rusak" in run(capsys, "rescue", damaged)[1]


def test_rescue_of_what_holds_nothing_says_so(capsys, damaged):
    shutil.rmtree(damaged / "backups")
    (damaged / "assessment.sqlite3").write_bytes(b"")

    status, _, err = run(capsys, "rescue", damaged, "--read")

    assert status == 1
    assert "Tidak ada cadangan yang baik" in err
    assert "spbe-desktop restore" in err


def test_rescue_does_not_do_what_it_cannot(capsys, damaged):
    shutil.rmtree(damaged / "backups")

    status, out, err = run(capsys, "rescue", damaged, "--backup")

    assert status == 1
    assert "--backup tidak tersedia" in err
    assert "--read" in out


@pytest.mark.parametrize("words", [("verify",), ("export", "x"), ("check",), ("demo",)])
def test_a_command_that_lacks_a_word_is_told_in_indonesian(capsys, words):
    with pytest.raises(SystemExit) as ended:
        main(list(words))

    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("Perintah tidak lengkap")


def test_failures_reach_the_shell_as_one_sentence_without_a_traceback(tmp_path):
    command = [sys.executable, "-m", "spbe_desktop", "check", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "bukan buku kerja" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistyped_command_is_told_and_opens_no_window(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["frob"])

    assert ended.value.code == 2
    assert "tidak dikenal" in capsys.readouterr().err
