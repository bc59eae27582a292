"""Ways to spoil the meaning of a pack, which only the loader sees."""

from __future__ import annotations

from tests.instruments.spoiling import I1, Spoilt, drop, put

SPOILT_MEANING = (
    Spoilt(
        "last year before the first",
        put("years", "last", to="2029"),
        "years, last",
        "sebelum 2030",
    ),
    Spoilt(
        "scale twice",
        put("scales", 1, "code", to="proses"),
        "scales",
        "lebih dari satu",
    ),
    Spoilt(
        "levels not ascending",
        put("scales", 1, "levels", 1, "from", to="0.5"),
        "skala halus, levels",
        "urut naik",
    ),
    Spoilt(
        "level number twice",
        put("scales", 0, "levels", 1, "level", to="1"),
        "skala proses, levels",
        "urut naik",
    ),
    Spoilt(
        "whole scale with ranges",
        put("scales", 0, "levels", 1, "from", to="1.5"),
        "skala proses, levels",
        "tingkat bulat",
    ),
    Spoilt(
        "highest below the last level",
        put("scales", 1, "highest", to="1.2"),
        "skala halus, highest",
        "tingkat tertinggi",
    ),
    Spoilt(
        "gap between predicates",
        put("predicates", 1, "from", to="1.6"),
        "predicates",
        "ada celah antara Kurang (1.5) dan Baik (1.6)",
    ),
    Spoilt(
        "overlap of predicates",
        put("predicates", 1, "from", to="1.4"),
        "predicates",
        "bertumpang tindih antara Kurang (1.5) dan Baik (1.4)",
    ),
    Spoilt(
        "predicates begin too high",
        put("predicates", 0, "from", to="1.2"),
        "predicates",
        "tidak berpredikat",
    ),
    Spoilt(
        "predicates end too low",
        put("predicates", 1, "to", to="2"),
        "predicates",
        "harus sampai 2.5",
    ),
    Spoilt(
        "predicate upside down",
        put("predicates", 0, "to", to="0"),
        "predikat Kurang, to",
        "lebih besar",
    ),
    Spoilt(
        "predicate twice",
        put("predicates", 1, "name", to="Kurang"),
        "predicates",
        "lebih dari satu",
    ),
    Spoilt(
        "no stage with values",
        put("stages", 0, "scored", to="false"),
        "stages",
        "tidak ada tahap yang bernilai",
    ),
    Spoilt(
        "group code twice",
        put("groups", 1, "code", to="A1"),
        "groups",
        "lebih dari satu",
    ),
    Spoilt(
        "groups do not add up to 100",
        put("groups", 1, "weight", to="41"),
        "groups",
        "berjumlah 101, bukan 100",
    ),
    Spoilt(
        "aspects do not add up",
        put("groups", 0, "groups", 0, "weight", to="21"),
        "kelompok D1, weight",
        "berjumlah 61, bukan 60",
    ),
    Spoilt(
        "indicators do not add up",
        put(*I1, "weight", to="19"),
        "kelompok D1, kelompok A1, weight",
        "berjumlah 19, bukan 20",
    ),
    Spoilt(
        "indicators off by a third",
        put(*I1, "weight", to="61/3"),
        "kelompok D1, kelompok A1, weight",
        "berjumlah 61/3, bukan 20",
    ),
    Spoilt(
        "group without indicators",
        put(*I1, "group", to="A2"),
        "kelompok D1, kelompok A1, code",
        "tidak memuat indikator",
    ),
    Spoilt(
        "group of groups and indicators",
        put(*I1, "group", to="D1"),
        "kelompok D1, groups",
        "sekaligus",
    ),
    Spoilt(
        "unknown group",
        put(*I1, "group", to="A9"),
        "indicators",
        "tidak ada kelompok “A9” (indikator 1)",
    ),
    Spoilt(
        "unknown scale",
        put(*I1, "scale", to="x"),
        "indikator 1, scale",
        "tidak ada skala “x”",
    ),
    Spoilt(
        "number twice",
        put("indicators", 2, "number", to="1"),
        "indicators",
        "kunci “1” dipakai lebih dari satu kali",
    ),
    Spoilt(
        "code twice",
        put("indicators", 2, "code", to="I1"),
        "indicators",
        "kode “I1” dipakai lebih dari satu kali",
    ),
    Spoilt(
        "list title twice",
        put("indicators", 2, "list_title", to="Indikator 1"),
        "indicators",
        "list_title “Indikator 1” dipakai lebih dari satu kali",
    ),
    Spoilt(
        "row key of another indicator",
        put("indicators", 1, "rows", 1, "key", to="3-2"),
        "indikator 2, baris 3-2, key",
        "diawali 2-",
    ),
    Spoilt(
        "criterion of a level missing",
        drop(*I1, "criteria", "2"),
        "indikator 1, criteria",
        "kriteria tingkat 2 belum ada",
    ),
    Spoilt(
        "criterion of an unknown level",
        put(*I1, "criteria", "9", to="x"),
        "indikator 1, criteria",
        "tidak mengenal tingkat 9",
    ),
    Spoilt(
        "evidence of an unknown level",
        put("indicators", 2, "evidence_by_level", to={"7": ["x"]}),
        "indikator 3, evidence_by_level",
        "tidak mengenal tingkat 7",
    ),
    Spoilt(
        "unknown owner",
        put("indicators", 2, "owner", to="BPKAD"),
        "indikator 3, owner",
        "tidak ada di owners",
    ),
    Spoilt(
        "unknown supporting owner",
        put("indicators", 2, "supporting_owners", to=["X"]),
        "indikator 3, supporting_owners",
        "tidak ada di owners",
    ),
    Spoilt(
        "unknown outer index",
        put("indicators", 2, "external_index", to="x"),
        "indikator 3, external_index",
        "tidak ada indeks “x”",
    ),
    Spoilt(
        "outer index without its source",
        drop("indicators", 2, "value_source"),
        "indikator 3, external_index",
        "tidak sejalan",
    ),
    Spoilt(
        "source without its outer index",
        drop("indicators", 2, "external_index"),
        "indikator 3, external_index",
        "tidak sejalan",
    ),
    Spoilt(
        "breakpoints not ascending",
        put("external_indices", 0, "breakpoints", 1, to="0"),
        "indeks lain, breakpoints",
        "urut naik",
    ),
    Spoilt(
        "breakpoints and values of unequal number",
        put("external_indices", 0, "maps_to", to=["1.0", "2.5"]),
        "indeks lain, maps_to",
        "jumlahnya harus sama",
    ),
)
