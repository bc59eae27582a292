"""What is said of each problem that reading a package has shown."""

from __future__ import annotations

from spbe_desktop.exchange.verification import PackageProblem, ProblemKind

_SAID = {
    ProblemKind.MISSING: "{name}: tercantum dalam paket, tetapi berkasnya tidak ada",
    ProblemKind.CHANGED: "{name}: isinya berbeda dari yang dicatat saat paket dibuat",
    ProblemKind.FOREIGN: "{name}: ada dalam paket, tetapi tidak tercantum",
    ProblemKind.CLASH: "{name}: namanya bentrok dengan berkas lain",
    ProblemKind.UNSAFE_NAME: "{name}: nama berkas tidak aman",
    ProblemKind.LINK: "{name}: bukan berkas biasa, melainkan tautan atau perangkat",
    ProblemKind.ENCRYPTED: "{name}: terenkripsi sehingga tidak dapat diperiksa",
    ProblemKind.STRUCTURE: "{name}: susunan zip tidak wajar",
    ProblemKind.TOO_LARGE: "{name}: melampaui batas ukuran atau jumlah berkas",
    ProblemKind.COUNT: "{name}: jumlah berkas atau ukurannya tidak cocok dengan catatan paket",
    ProblemKind.FORMAT: "{name}: isinya tidak dapat dipahami",
    ProblemKind.VERSION: "{name}: dibuat dengan versi format yang lebih baru",
    ProblemKind.CONTRADICTION: "{name}: bertentangan dengan bagian lain dari paket",
}


def problem_sentence(problem: PackageProblem) -> str:
    """Return what is wrong, and where, in one line."""
    said = _SAID[problem.kind].format(name=problem.name or "paket")
    return f"{said} ({problem.detail})." if problem.detail else f"{said}."
