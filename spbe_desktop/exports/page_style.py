"""How `BACA-DULU.html` looks: on a light screen, on a dark one and on paper."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --window: #f3f5f6; --surface: #fff; --line: #dce2e6;
  --text: #18232b; --quiet: #47545e; --accent: #0b5c7d; --tint: #e2f0f5; --warn: #7e5200; }
@media (prefers-color-scheme: dark) { :root { --window: #161c20; --surface: #1e262b;
  --line: #303b42; --text: #e8edf0; --quiet: #b9c4cb; --accent: #6fc3dd; --tint: #173a47;
  --warn: #f2c46d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--window); color: var(--text);
  font: 15px/1.5 "Segoe UI", "Noto Sans", "Open Sans", sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 32px 24px 48px; }
h1 { font-size: 26px; line-height: 34px; margin: 0; }
h2 { font-size: 18px; line-height: 24px; margin: 36px 0 10px; }
.over, .under { margin: 0; color: var(--quiet); }
.figures { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 20px; }
.figures div { background: var(--surface); border: 1px solid var(--line); border-radius: 6px;
  padding: 12px 20px; min-width: 180px; }
.figures b { font-size: 34px; line-height: 42px; font-variant-numeric: tabular-nums; }
.figures small { display: block; }
.tag { margin-left: 12px; padding: 2px 10px; border-radius: 4px; background: var(--tint);
  font-weight: 600; vertical-align: 6px; }
small, .none, footer { color: var(--quiet); font-size: 13px; }
a { color: var(--accent); }
a, td, li, p { unicode-bidi: isolate; }
ul { margin: 4px 0; padding-left: 20px; }
code { font-size: 13px; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; background: var(--surface);
  border: 1px solid var(--line); }
th, td { padding: 8px 12px; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
thead th { font-size: 13px; color: var(--quiet); }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.top td { font-weight: 600; }
.inner td:first-child { padding-left: 28px; }
.section th { background: var(--tint); }
.rows td:first-child { width: 30%; }
.code { color: var(--quiet); font-size: 13px; margin-right: 4px; }
.said { margin: 0 0 6px; white-space: pre-line; }
.none { margin: 0; }
.withheld { color: var(--warn); }
footer { margin-top: 40px; border-top: 1px solid var(--line); }
@media print { :root { --window: #fff; --surface: #fff; --line: #bbb; --text: #000;
  --quiet: #333; --accent: #000; --tint: #eee; --warn: #000; }
  body { font-size: 10pt; } main { max-width: none; padding: 0; }
  thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; }
  @page { size: A4; margin: 15mm; } }
"""
