"""Ways to spoil the form of a pack, which the JSON Schema sees as well as the loader."""

from __future__ import annotations

from tests.instruments.spoiling import I1, Spoilt, drop, put

SPOILT_FORM = (
    Spoilt("no title", drop("title"), "title", "belum ada"),
    Spoilt("empty title", put("title", to="  "), "title", "kosong"),
    Spoilt("title is a list", put("title", to=["a"]), "title", "satu nilai"),
    Spoilt("unknown key", put("judul", to="x"), "judul", "tidak dikenal"),
    Spoilt("id with a slash", put("id", to="../x"), "id", "bukan kode"),
    Spoilt("years is a text", put("years", to="2030"), "years", "pasangan"),
    Spoilt("year is a word", put("years", "first", to="dua"), "years, first", "bilangan bulat"),
    Spoilt("unknown basis", put("predicate_basis", to="x"), "predicate_basis", "tidak dikenal"),
    Spoilt("flag is a word", put("cumulative", to="ya"), "cumulative", "true atau false"),
    Spoilt("seven decimals", put("display_decimals", to="7"), "display_decimals", "0 sampai 6"),
    Spoilt("no scales", put("scales", to=[]), "scales", "daftar"),
    Spoilt("scale is a text", put("scales", 0, to="proses"), "scales[0]", "pasangan"),
    Spoilt(
        "level name missing",
        drop("scales", 0, "levels", 0, "name"),
        "skala proses, tingkat 1, name",
        "belum ada",
    ),
    Spoilt(
        "predicate bound is a word",
        put("predicates", 0, "to", to="satu"),
        "predikat Kurang, to",
        "bilangan",
    ),
    Spoilt(
        "stage without its name", drop("stages", 0, "name"), "tahap mandiri, name", "belum ada"
    ),
    Spoilt("group kind", put("groups", 0, "kind", to="bab"), "kelompok D1, kind", "tidak dikenal"),
    Spoilt(
        "inner group kind",
        put("groups", 0, "groups", 1, "kind", to="bab"),
        "kelompok D1, kelompok A2, kind",
        "tidak dikenal",
    ),
    Spoilt(
        "group title too long",
        put("groups", 0, "short_title", to="x" * 25),
        "kelompok D1, short_title",
        "paling panjang 24",
    ),
    Spoilt(
        "group weight 0",
        put("groups", 1, "weight", to="0"),
        "kelompok A3, weight",
        "lebih dari 0",
    ),
    Spoilt(
        "group weight is negative",
        put("groups", 1, "weight", to="-40"),
        "kelompok A3, weight",
        "bukan bilangan",
    ),
    Spoilt(
        "open brace",
        put("groups", 0, "fact_starter", to="Dalam {nama"),
        "kelompok D1, fact_starter",
        "kurung kurawal",
    ),
    Spoilt(
        "list title too long",
        put(*I1, "list_title", to="x" * 23),
        "indikator 1, list_title",
        "paling panjang 22",
    ),
    Spoilt("weight divided by 0", put(*I1, "weight", to="20/0"), "indikator 1, weight", "10/3"),
    Spoilt("weight with a comma", put(*I1, "weight", to="1,3"), "indikator 1, weight", "10/3"),
    Spoilt("weight is a list", put(*I1, "weight", to=["20"]), "indikator 1, weight", "satu nilai"),
    Spoilt("number 0", put(*I1, "number", to="0"), "indikator 0, number", "harus 1"),
    Spoilt(
        "number with a leading 0",
        put(*I1, "number", to="01"),
        "indikator 01, number",
        "bilangan bulat",
    ),
    Spoilt("criteria missing", drop(*I1, "criteria"), "indikator 1, criteria", "belum ada"),
    Spoilt(
        "criteria are a list",
        put(*I1, "criteria", to=["a", "b"]),
        "indikator 1, criteria",
        "pasangan",
    ),
    Spoilt("empty criterion", put(*I1, "criteria", "2", to=""), "indikator 1, criteria", "kosong"),
    Spoilt(
        "level is a word",
        put(*I1, "criteria", "dua", to="x"),
        "indikator 1, criteria",
        "bukan nomor tingkat",
    ),
    Spoilt(
        "unknown source",
        put(*I1, "value_source", to="kira-kira"),
        "indikator 1, value_source",
        "tidak dikenal",
    ),
    Spoilt(
        "evidence is a text", put(*I1, "evidence", to="Surat"), "indikator 1, evidence", "daftar"
    ),
    Spoilt("no butir", put(*I1, "butir", to=[]), "indikator 1, butir", "daftar"),
    Spoilt(
        "butir without text",
        drop(*I1, "butir", 0, "text"),
        "indikator 1, butir L1-01, text",
        "belum ada",
    ),
    Spoilt(
        "butir without level",
        drop(*I1, "butir", 0, "level"),
        "indikator 1, butir L1-01, level",
        "belum ada",
    ),
    Spoilt(
        "butir level is a word",
        put(*I1, "butir", 0, "level", to="satu"),
        "indikator 1, butir L1-01, level",
        "bilangan bulat",
    ),
    Spoilt(
        "butir without code",
        drop(*I1, "butir", 1, "code"),
        "indikator 1, butir[1], code",
        "belum ada",
    ),
    Spoilt(
        "butir code of another kind",
        put(*I1, "butir", 1, "code", to="U-01"),
        "indikator 1, butir U-01, code",
        "seperti L3-01",
    ),
    Spoilt(
        "butir number 0",
        put(*I1, "butir", 1, "code", to="L2-00"),
        "indikator 1, butir L2-00, code",
        "seperti L3-01",
    ),
    Spoilt(
        "butir short too long",
        put(*I1, "butir", 1, "short", to="x" * 29),
        "indikator 1, butir L2-01, short",
        "paling panjang 28",
    ),
    Spoilt(
        "butir short empty",
        put(*I1, "butir", 1, "short", to=""),
        "indikator 1, butir L2-01, short",
        "kosong",
    ),
    Spoilt(
        "row without its title",
        drop("indicators", 1, "rows", 1, "title"),
        "indikator 2, baris 2-2, title",
        "belum ada",
    ),
    Spoilt(
        "breakpoint is a word",
        put("external_indices", 0, "breakpoints", 1, to="x"),
        "indeks lain, breakpoints",
        "bilangan",
    ),
)
