"""The report as one HTML file: styles and drawings inline, no script, nothing from elsewhere; prints on A4."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from coach.exercise.spec import ExerciseSpec
from coach.export.block_types import Block, Break, Facts, Figure, Heading, Table, Text
from coach.export.blocks import report_blocks
from coach.export.model import ReportContent
from coach.export.picture import to_svg
from coach.export.words import Lang, Words

SHORT = 16  # letters of a cell that stays on one line
STYLE = """
:root { --ink:#1c2126; --dim:#55606a; --line:#d9dee2; --head:#f1f4f6; --accent:#0b5c9a; }
* { box-sizing:border-box; }
body { font:14px/1.45 "DejaVu Sans", system-ui, sans-serif; color:var(--ink); background:#fff; max-width:60em;
  margin:2em auto; padding:0 1em; }
h1 { font-size:1.7em; margin:0 0 .4em; border-bottom:3px solid var(--accent); padding-bottom:.2em; }
h2 { font-size:1.2em; margin:1.8em 0 .4em; color:var(--accent); break-after:avoid; }
dl { display:grid; grid-template-columns:max-content 1fr; gap:.15em 1.2em; margin:.6em 0; }
dt { color:var(--dim); } dd { margin:0; overflow-wrap:anywhere; }
.notice { border-left:4px solid var(--accent); background:var(--head); padding:.5em .8em; }
.lead { font-size:1.1em; font-weight:600; }
.break { border:0; border-top:3px solid var(--accent); margin:2.5em 0; }
.note { color:var(--dim); font-size:.88em; }
.wide { overflow-x:auto; }
table { border-collapse:collapse; width:100%; margin:.8em 0; font-size:.88em; font-variant-numeric:tabular-nums; }
caption { text-align:start; font-weight:600; padding:.2em 0; break-after:avoid; }
th, td { padding:.28em .5em; border-bottom:1px solid var(--line); vertical-align:top; text-align:start; }
.dense { font-size:.8em; } .dense td.short { white-space:normal; }
thead th { background:var(--head); border-bottom:1.5px solid var(--dim); }
th.r, td.r { text-align:end; } td.short { white-space:nowrap; }
tbody th { font-weight:400; } tr.strong > * { font-weight:600; }
.figures { display:flex; flex-wrap:wrap; gap:1em; margin:.8em 0; } figure { margin:0; max-width:100%; }
figcaption { color:var(--dim); font-size:.85em; } svg { max-width:100%; height:auto; display:block; }
svg text { font-family:"DejaVu Sans", system-ui, sans-serif; }
@media print { @page { size:A4; margin:16mm; } body { margin:0; max-width:none; font-size:10px; padding:0; }
  .break { break-after:page; border:0; margin:0; }
  thead { display:table-header-group; } tr, figure, .figures { break-inside:avoid; } .wide { overflow:visible; } }
"""


def to_html(content: ReportContent, lang: Lang = "en", specs: Mapping[str, ExerciseSpec] | None = None) -> str:
    """The whole page. Equal content gives equal text."""
    w = Words(lang, {})
    title = escape(f"{w('title')}: {content.alias}")
    body = "\n".join(_block(block) for block in report_blocks(content, lang, specs))
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}" dir="ltr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main>\n{body}\n</main></body></html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Text():
            kind = "" if block.kind == "body" else f' class="{block.kind}"'
            return f"<p{kind}>{escape(block.text)}</p>"
        case Facts():
            # A name may be in any script; it must not turn the line around.
            rows = "".join(f"<dt>{escape(a)}</dt><dd><bdi>{escape(b)}</bdi></dd>" for a, b in block.rows)
            return f"<dl>{rows}</dl>"
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case Break():
            return '<hr class="break">'


def _table(table: Table) -> str:
    side = ["r" if letter == "r" else "l" for letter in table.align]
    head = "".join(f'<th scope="col" class="{c}">{escape(text)}</th>' for c, text in zip(side, table.head, strict=True))
    rows: list[str] = []
    for number, row in enumerate(table.rows):
        first = f'<th scope="row" class="{side[0]}">{escape(row[0])}</th>'
        rest = "".join(_cell(c, cell) for c, cell in zip(side[1:], row[1:], strict=True))
        rows.append(f'<tr class="strong">{first}{rest}</tr>' if number in table.strong else f"<tr>{first}{rest}</tr>")
    dense = ' class="dense"' if table.dense else ""
    caption = f"<caption>{escape(table.caption)}</caption>"
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return f'<div class="wide"><table{dense}>{caption}{body}</table></div>'


def _cell(side: str, text: str) -> str:
    # "BR-12" and "297 of 359" must not break; sentences may.
    short = " short" if len(text) <= SHORT else ""
    return f'<td class="{side}{short}">{escape(text)}</td>'


def _figure(figure: Figure) -> str:
    parts = [
        f"<figure>{to_svg(picture)}{f'<figcaption>{escape(words)}</figcaption>' if words else ''}</figure>"
        for picture, words in figure.pictures
    ]
    caption = f'<p class="note">{escape(figure.caption)}</p>' if figure.caption else ""
    return f'<div class="figures">{"".join(parts)}</div>{caption}'
