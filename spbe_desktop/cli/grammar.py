"""The grammar of the command line, in Bahasa Indonesia."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from spbe_desktop import __version__
from spbe_desktop.cli.names import NAME
from spbe_desktop.domain.rescue import Choice

NOT_UNDERSTOOD = 2
"""The exit status of a command that cannot be understood."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks Indonesian, and fails with one sentence."""

    def __init__(self, *, prog: str, description: str = "", **_settings: object) -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")
        self._positionals.title = "argumen"
        self._optionals.title = "pilihan"

    @override
    def error(self, message: str) -> NoReturn:
        del message  # in English; the usage line says the same
        usage = " ".join(self.format_usage().split()).removeprefix("pemakaian: ")
        self.exit(NOT_UNDERSTOOD, f"Perintah tidak lengkap atau tidak dikenal. Tulis: {usage}\n")

    @override
    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "pemakaian:", 1)

    @override
    def format_help(self) -> str:
        return super().format_help().replace("usage:", "pemakaian:", 1)


def make_parser() -> Parser:
    """Return the parser of every command."""
    parser = Parser(
        prog=NAME, description="Penilaian mandiri SPBE dan Pemerintah Digital, tanpa jaringan."
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"SPBE Desktop {__version__}",
        help="tampilkan versi program ini",
    )
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        title="perintah",
        metavar="PERINTAH",
    )
    demo = commands.add_parser("demo", help="buat buku kerja contoh di FOLDER")
    demo.add_argument("folder", type=Path, metavar="FOLDER")
    index = commands.add_parser("index", help="hitung indeks dari berkas nilai (JSON)")
    index.add_argument("file", type=Path, metavar="BERKAS.json")
    _add_export(commands.add_parser("export", help="periksa, tulis, dan catat paket penilaian"))
    verify = commands.add_parser("verify", help="periksa keutuhan paket dari pihak lain")
    verify.add_argument("package", type=Path, metavar="PAKET")
    _add_json(verify)
    check = commands.add_parser("check", help="periksa basis data dan semua berkas eviden")
    check.add_argument("workspace", type=Path, metavar="BUKU_KERJA")
    _add_json(check)
    backup = commands.add_parser("backup", help="cadangkan buku kerja ke satu berkas")
    backup.add_argument("workspace", type=Path, metavar="BUKU_KERJA")
    backup.add_argument(
        "-o", "--output", required=True, type=Path, metavar="BERKAS", help="berkas .spbebackup"
    )
    restore = commands.add_parser("restore", help="pulihkan berkas cadangan ke FOLDER baru")
    restore.add_argument("file", type=Path, metavar="BERKAS.spbebackup")
    restore.add_argument("folder", type=Path, metavar="FOLDER")
    _add_rescue(commands.add_parser("rescue", help="selamatkan buku kerja yang rusak"))
    commands.add_parser("self-test", help="periksa pemasangan program ini")
    return parser


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="BUKU_KERJA")
    parser.add_argument("--agency", required=True, metavar="KODE", help="kode perangkat daerah")
    parser.add_argument("--year", required=True, type=int, metavar="TAHUN")
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="BERKAS", help="paket yang ditulis"
    )


def _add_rescue(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    chosen = parser.add_mutually_exclusive_group()
    for choice, told in (
        (Choice.BACKUP, "pakai cadangan terakhir yang baik"),
        (Choice.COMBINED, "pakai cadangan, dilengkapi isian lebih baru yang masih terbaca"),
        (Choice.READ, "pakai yang masih terbaca"),
    ):
        chosen.add_argument(
            f"--{choice}", dest="choice", action="store_const", const=choice, help=told
        )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")
