"""`BACA-DULU.html`: what a package holds, for anybody with a browser and without a network."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.instrument import Group, StageDefinition
from spbe_desktop.domain.package import Submission, SubmittedEvidence
from spbe_desktop.domain.plain_text import well_formed
from spbe_desktop.exports import written_values as written
from spbe_desktop.exports.page_style import STYLE
from spbe_desktop.exports.submitted_rows import (
    Proof,
    Row,
    rows_of,
    stage_name,
    stages_of,
    unused,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_DATA_FILES = (
    ("rekap.xlsx", "isi yang sama dalam lembar kerja"),
    ("paket.json", "identitas paket, untuk dibaca program"),
    ("penilaian.json", "isian, hasil, dan riwayat perubahan, untuk dibaca program"),
)


def reading_page(submission: Submission, paths: Mapping[str, str]) -> bytes:
    """Return the page; *paths* tells where the file of each piece of evidence stands beside it."""
    identity = submission.identity
    title = f"{submission.instrument.index_title} {identity.year} – {identity.agency_name}"
    body = "\n".join(_body(submission, paths))
    return (
        "<!DOCTYPE html>\n"
        '<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def _body(submission: Submission, paths: Mapping[str, str]) -> Iterator[str]:
    yield from _head(submission)
    yield from _groups(submission)
    for group in submission.instrument.groups:
        yield from _group(submission, group, paths)
    yield from _unused(submission, paths)
    yield from _withheld(submission, paths)
    yield from _foot(submission)


def _head(submission: Submission) -> Iterator[str]:
    identity, score = submission.identity, submission.score
    yield "<header>"
    yield f"<p class='over'>{_text(identity.region_name)}</p>"
    yield f"<h1>{_text(identity.agency_name)}</h1>"
    yield (
        f"<p class='under'>{_text(submission.instrument.title)} · tahun {identity.year} · "
        f"{_text(stage_name(submission))} · revisi {identity.revision}</p>"
    )
    predicate = (
        f"<span class='tag'>{_text(score.predicate.name)}</span>" if score.predicate else ""
    )
    yield "<div class='figures'>"
    yield (
        f"<div><b>{written.index(score.index)}</b>{predicate}"
        f"<small>{_text(submission.instrument.index_title)} dari indikator terisi</small></div>"
    )
    yield f"<div><b>{score.answered}/{score.total}</b><small>indikator terisi</small></div>"
    if not score.complete:
        yield (
            f"<div><b>{written.index(score.index_if_lowest)}</b>"
            "<small>bila yang kosong bernilai terendah</small></div>"
        )
    yield "</div></header>"
    items = "".join(f'<li><a href="{name}">{name}</a>: {what}</li>' for name, what in _DATA_FILES)
    yield f"<h2>Isi paket</h2><ul>{items}<li><code>eviden/</code>: berkas eviden</li></ul>"


def _groups(submission: Submission) -> Iterator[str]:
    yield "<h2>Hasil per kelompok</h2><table class='groups'><thead><tr>"
    yield "<th>Kelompok</th><th class='n'>Bobot</th><th class='n'>Indeks</th>"
    yield "<th class='n'>Terisi</th></tr></thead><tbody>"
    for group in submission.instrument.all_groups:
        result = submission.score.groups[group.code]
        kind = "top" if group in submission.instrument.groups else "inner"
        yield (
            f"<tr class='{kind}'><td>{_text(group.title)}</td>"
            f"<td class='n'>{written.weight(group.weight)} %</td>"
            f"<td class='n'>{written.index(result.value)}</td>"
            f"<td class='n'>{result.answered}/{result.total}</td></tr>"
        )
    yield "</tbody></table>"


def _group(submission: Submission, group: Group, paths: Mapping[str, str]) -> Iterator[str]:
    stages = stages_of(submission)
    yield f"<h2>{_text(group.title)}</h2><table class='rows'><thead><tr><th>Indikator</th>"
    yield "".join(f"<th class='n'>{_text(stage.short_name)}</th>" for stage in stages)
    yield "<th class='n'>Target</th><th>Penjelasan dan eviden</th></tr></thead><tbody>"
    section: Group | None = None
    for row in rows_of(submission, group):
        if row.section is not None and row.section is not section:
            section = row.section
            width = len(stages) + 3
            yield f"<tr class='section'><th colspan='{width}'>{_text(section.title)}</th></tr>"
        yield _row(row, stages, paths)
    yield "</tbody></table>"


def _row(row: Row, stages: tuple[StageDefinition, ...], paths: Mapping[str, str]) -> str:
    values = "".join(f"<td class='n'>{written.value(row.values.get(s.code))}</td>" for s in stages)
    said = f"<p class='said'>{_text(row.explanation)}</p>" if row.explanation else ""
    proofs = "".join(f"<li>{_proof(proof, paths)}</li>" for proof in row.proofs)
    listed = f"<ul>{proofs}</ul>" if proofs else "<p class='none'>tanpa eviden</p>"
    return (
        f"<tr><td><span class='code'>{_text(row.indicator.code)}</span> "
        f"{_text(row.indicator.title)}</td>{values}"
        f"<td class='n'>{written.value(row.target)}</td><td>{said}{listed}</td></tr>"
    )


def _proof(proof: Proof, paths: Mapping[str, str]) -> str:
    use = proof.use
    level = "" if use.level is None else f"tingkat {use.level}"
    pages = f"hlm. {use.pages}" if use.pages else ""
    slots = f"butir {', '.join(use.slots)}" if use.slots else ""
    facts = ", ".join(_text(fact) for fact in (slots or level, pages, use.role) if fact)
    return _linked(proof.evidence, paths) + (f" <small>({facts})</small>" if facts else "")


def _linked(item: SubmittedEvidence, paths: Mapping[str, str]) -> str:
    title = _text(item.title or item.original_name or item.address)
    if item.id in paths:
        return (
            f'<a href="{html.escape(quote(paths[item.id]))}">{title}</a>'
            f" <small>{written.size(item.size)}</small>"
        )
    if item.kind is not EvidenceKind.ADDRESS:
        return f"{title} <small class='withheld'>tidak disertakan (rahasia)</small>"
    if item.address.startswith(("https://", "http://")):
        link = html.escape(quote(item.address, safe=":/?#[]@!$&'()*+,;=%-._~", errors="replace"))
        return f'<a href="{link}" rel="noopener noreferrer">{title}</a> <small>alamat web</small>'
    return f"{title} <small>{_text(item.address)}</small>"


def _unused(submission: Submission, paths: Mapping[str, str]) -> Iterator[str]:
    items = "".join(f"<li>{_linked(item, paths)}</li>" for item in unused(submission))
    if items:
        yield f"<h2>Eviden di luar indikator</h2><ul>{items}</ul>"


def _withheld(submission: Submission, paths: Mapping[str, str]) -> Iterator[str]:
    withheld = {
        item.sha256: item
        for item in sorted(submission.evidence, key=lambda item: item.id)
        if item.kind is not EvidenceKind.ADDRESS and item.id not in paths
    }
    if not withheld:
        return
    yield "<h2>Tidak disertakan</h2>"
    yield "<p>Berkas rahasia berikut tetap di instansi; kecocokannya diperiksa dengan SHA-256.</p>"
    yield "<ul>"
    for digest in sorted(withheld):
        item = withheld[digest]
        yield f"<li>{_text(item.title)} <small>{written.size(item.size)}</small><br>"
        yield f"<code>{_text(digest)}</code></li>"
    yield "</ul>"


def _foot(submission: Submission) -> Iterator[str]:
    yield "<footer>"
    yield (
        f"<p>Narahubung: {_text(submission.contact_name or written.ABSENT)}"
        f" · {_text(submission.contact_phone or written.ABSENT)}</p>"
    )
    yield (
        f"<p>Isi terakhir berubah {written.moment(submission.prepared)}. "
        f"Disusun dengan {_text(submission.software)}. "
        f"Nomor paket <code>{_text(submission.identity.external_identifier)}</code>.</p>"
    )
    yield "</footer>"


def _text(text: str) -> str:
    return html.escape(well_formed(text))
