"""The words of officers that give a number in a file name its meaning, as patterns."""

from __future__ import annotations

MONTHS = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
    "|jan|feb|mar|apr|may|jun|jul|agu|agt|aug|sept?|okt|oct|nov|des|dec"
)
INDICATOR = (
    "indikator|indicator|indkator|indiktor|indikatr|indikato|indiaktor|inidkator|idikator"
    "|indikt|indkt|indik|indk|ind|ik"
)
LEVEL = "level|levl|lvl|lev|lv|tingkat|tingkt|tkt|tk|kematangan"
EVIDENCE = "bukti|dukung|data|bukdu|eviden|evidence|bd|kuesioner|no"

COUNTED = (
    rf"{MONTHS}|hari|bulan|tahun|thn|th|minggu|jam|menit|orang|peserta|kali|lembar|halaman|hal"
    "|buah|unit|opd|kecamatan|desa|kelurahan|indikator|aspek|domain|persen|juta|ribu|miliar"
    "|paket|aplikasi|besar|pilar|langkah|in|of|st|nd|rd|x|g"
)
"""After these, a number at the beginning of a name counts something else: "5 orang"."""

BEFORE_ROMAN = (
    "semester|smt|lampiran|lamp|tahap|triwulan|tw|bab|bagian|kelas|golongan|gol|eselon|jilid"
    "|buku|domain|aspek|pasal|periode|termin|seri|edisi|angkatan|gelombang|core|intel|tipe|type"
    "|level|tingkat|tk|wilayah|irban|inspektur|asisten|sesi|batch|catur ?wulan"
)
"""After these, an I is the numeral (Semester I 2) or part of a product's name (Core i5)."""

OTHER_TIERS = "kepemimpinan|nasional|pim|pkn|pka|pkp|diklat|pelatihan|daerah|eselon|jabatan"
"""Courses and tiers of government have a "tingkat", too: Diklat Kepemimpinan Tingkat II."""

COMPUTER = "laptop|notebook|prosesor|processor|komputer|(?<![a-z])(?:pc|gen)(?![a-z])"

NO_ASPECT = "sk|se|pp|uu|ba|nd|st|wa|no|hal|bab|sop|kak|dsc|img|lap|spt|mou|pks"
"""Short words that begin a name and are no letters of an aspect."""

POLICY = "perbup|perwali|perwako|pergub|perda|perkada|peraturan|perkot"
"""What a policy is called when it is one; the titles say "kebijakan"."""

IN_MANY_TITLES = (
    "tingkat|kematangan|level|instansi|pemerintah|pemerintahan|daerah|dan|internal|pelaksanaan"
    "|penerapan|di|untuk|yang|the|spbe|pemdi|pemda"
)
