"""The style sheet of the validation page, for light and dark."""

STYLE = """
:root { color-scheme: light dark; --ink:#1c2126; --dim:#5d6770; --page:#fbfbfa; --grid:#dfe3e6; --read:#0b6fb8;
  --truth:#c05a00; --ok:#2e8b57; --part:#8a8f94; --bad:#c58a00; --line:#e6e8ea; }
@media (prefers-color-scheme: dark) { :root { --ink:#e7eaec; --dim:#9aa4ac; --page:#15181b; --grid:#2c3237;
  --read:#5db4f2; --truth:#f0a05a; --ok:#57c084; --part:#8d959b; --bad:#e6b23c; --line:#2a2f34; } }
body { font:15px/1.45 system-ui, sans-serif; color:var(--ink); background:var(--page); max-width:980px; margin:2em auto;
  padding:0 1em; }
h2 { margin-top:2em; } h3 { margin:1.6em 0 0; font-size:1em; } p { margin:.3em 0; color:var(--dim); }
table { border-collapse:collapse; margin:.5em 0; font-variant-numeric:tabular-nums; }
th, td { text-align:left; padding:.2em .9em .2em 0; border-bottom:1px solid var(--line); vertical-align:top; }
th { font-weight:600; color:var(--dim); }
tr.reached td:last-child { color:var(--ok); font-weight:600; }
tr.not-reached td:last-child { color:var(--bad); font-weight:600; }
tr.no-data td { color:var(--part); }
figure { display:inline-block; margin:.5em 1em .5em 0; }
figcaption { max-width:420px; color:var(--dim); font-size:.85em; }
svg { max-width:100%; height:auto; } svg text { font:11px system-ui, sans-serif; fill:var(--dim); }
.grid { stroke:var(--grid); } .zero { stroke:var(--dim); } .bias { stroke:var(--read); stroke-width:1.5; }
.limit { stroke:var(--read); stroke-dasharray:5 4; } .point { fill:var(--truth); fill-opacity:.55; }
path.read { fill:none; stroke:var(--read); stroke-width:1.6; }
path.truth { fill:none; stroke:var(--truth); stroke-width:1.6; stroke-dasharray:4 3; }
rect.true { fill-opacity:.14; } rect.ok, rect.good { fill:var(--ok); } rect.partial { fill:var(--part); }
rect.fault, rect.compensated { fill:var(--bad); }
.legend span { padding:0 .5em; } .line.read { border-bottom:2px solid var(--read); }
.line.truth { border-bottom:2px dashed var(--truth); } .box.ok, .box.good { border-left:.8em solid var(--ok); }
.box.partial { border-left:.8em solid var(--part); } .box.fault, .box.compensated { border-left:.8em solid var(--bad); }
summary { color:var(--dim); cursor:pointer; }
"""
