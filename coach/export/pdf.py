"""The report as a PDF on A4: alias and period on every page, page x of y, tables that repeat their head, no torn row.

Equal content gives equal bytes. The only module, with pdf_picture.py and fonts.py, that knows reportlab.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepInFrame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import Table as PdfTable

from coach.exercise.spec import ExerciseSpec
from coach.export.block_types import Block, Break, Facts, Figure, Heading, Table, Text
from coach.export.blocks import report_blocks
from coach.export.fonts import Face, face, font_folder
from coach.export.glance_blocks import period_text
from coach.export.model import ReportContent
from coach.export.pdf_picture import drawing
from coach.export.picture import COLOURS
from coach.export.words import Lang, Words

MARGIN = 16 * mm
WIDTH = A4[0] - 2 * MARGIN
INK, DIM, GRID, ACCENT = (HexColor(COLOURS[role]) for role in ("ink", "dim", "grid", "read"))
PALE = HexColor("#f1f4f6")
KEPT_ROWS = 16  # a shorter table is never split
SHRINK_MOST = 0.75  # letters of a crowded first page; a still longer one runs on
KEEP = 60 * mm  # a heading wants that much of what follows on its page


def to_pdf(
    content: ReportContent,
    lang: Lang = "en",
    specs: Mapping[str, ExerciseSpec] | None = None,
    fonts: Path | str | None = "auto",
) -> bytes:
    """The whole file. fonts : folder of DejaVu Sans; None: Helvetica; "auto": look for it."""
    chosen = face(font_folder() if fonts == "auto" else Path(fonts) if fonts else None)
    w = Words(lang, {})
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN + 6 * mm,
        bottomMargin=MARGIN,
        title=chosen.safe(f"{w('title')}: {content.alias}"),
        author="Glute coach",
        lang=lang,
        invariant=1,
    )
    height = A4[1] - 2 * MARGIN - 6 * mm
    frame = Frame(MARGIN, MARGIN, WIDTH, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    document.addPageTemplates([PageTemplate(frames=[frame])])
    maker = _Maker(chosen)
    story = maker.story(report_blocks(content, lang, specs), height)
    head = (chosen.safe(content.alias), period_text(content, w))

    def canvas(*args: Any, **options: Any) -> Canvas:
        return _Numbered(*args, **options, face=chosen, head=head, words=w)

    document.build(story, canvasmaker=canvas)
    return out.getvalue()


class _Numbered(Canvas):
    """Draws head and foot of every page at the end, when the number of pages is known."""

    def __init__(self, *args: Any, face: Face, head: tuple[str, str], words: Words, **options: Any) -> None:
        super().__init__(*args, **options)
        self._own = (face, head, words)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802
        """Keep the page for later."""
        self._pages.append(dict(self.__dict__))
        self._startPage()  # pyright: ignore[reportAttributeAccessIssue]

    def save(self) -> None:
        """Write all pages."""
        for number, page in enumerate(self._pages, 1):
            self.__dict__.update(page)
            self._frame(number, len(self._pages))
            super().showPage()
        super().save()

    def _frame(self, number: int, pages: int) -> None:
        face, (alias, period), words = self._own
        top, right = A4[1] - MARGIN + 1 * mm, A4[0] - MARGIN
        self.setFillColor(DIM)
        self.setStrokeColor(GRID)
        self.setFont(face.bold, 8)
        self.drawString(MARGIN, top, _short(alias))
        self.setFont(face.regular, 8)
        self.drawRightString(right, top, face.safe(period))
        self.line(MARGIN, top - 2 * mm, right, top - 2 * mm)
        foot = MARGIN - 7 * mm
        self.drawString(MARGIN, foot, face.safe(words("title")))
        self.drawRightString(right, foot, face.safe(words("page", page=number, pages=pages)))


def _short(alias: str, most: int = 60) -> str:
    return alias if len(alias) <= most else alias[: most - 1] + "…"


class _Maker:
    """From blocks to what platypus lays out."""

    def __init__(self, face: Face) -> None:
        self.face = face

        def style(name: str, size: float, **more: Any) -> ParagraphStyle:
            more = {"fontName": face.regular, "textColor": INK, "leading": size * 1.35, **more}
            return ParagraphStyle(name, fontSize=size, **more)

        inset = {"leftIndent": 5, "rightIndent": 5}
        self.styles = {
            "h1": style("h1", 18, fontName=face.bold, spaceAfter=6),
            "h2": style("h2", 12, fontName=face.bold, textColor=ACCENT, spaceBefore=12, spaceAfter=4),
            "h3": style("h3", 10, fontName=face.bold, spaceBefore=6, spaceAfter=3),
            "body": style("body", 9, spaceAfter=5),
            "lead": style("lead", 10, fontName=face.bold, spaceBefore=8, spaceAfter=3),
            "note": style("note", 7.5, textColor=DIM, spaceBefore=3, spaceAfter=5),
            "notice": style("notice", 8.5, backColor=PALE, borderPadding=5, spaceBefore=8, spaceAfter=10, **inset),
            "caption": style("caption", 8.5, fontName=face.bold, spaceBefore=7, spaceAfter=2),
            "cell": style("cell", 7.5),
            "cell_r": style("cell_r", 7.5, alignment=TA_RIGHT),
            "strong": style("strong", 7.5, fontName=face.bold),
            "strong_r": style("strong_r", 7.5, fontName=face.bold, alignment=TA_RIGHT),
            "dense": style("dense", 6.9),
            "dense_r": style("dense_r", 6.9, alignment=TA_RIGHT),
            "dense_strong": style("dense_strong", 6.9, fontName=face.bold),
            "dense_strong_r": style("dense_strong_r", 6.9, fontName=face.bold, alignment=TA_RIGHT),
            "label": style("label", 9, textColor=DIM),
        }

    def paragraph(self, text: str, style: str) -> Paragraph:
        """Text that may hold anything: markup is escaped, characters that the face lacks are replaced."""
        return Paragraph(escape(self.face.safe(text), quote=False), self.styles[style])

    def story(self, blocks: Sequence[Block], height: float) -> list[Flowable]:
        """All pages. What stands before the break is one page, its letters made a little smaller where need be."""
        ends = next((i for i, block in enumerate(blocks) if isinstance(block, Break)), len(blocks))
        front: list[Flowable] = [part for block in blocks[:ends] for part in self.front(block)]
        needed = sum(f.wrap(WIDTH, height)[1] + max(f.getSpaceBefore(), f.getSpaceAfter()) for f in front)
        if needed * SHRINK_MOST <= height:
            front = [KeepInFrame(WIDTH, height - 1.0, front, mode="shrink")]
        rest = [part for block in blocks[ends + 1 :] for part in self.flowables(block)]
        return [*front, PageBreak(), *rest] if rest else front

    def front(self, block: Block) -> list[Flowable]:
        """The same without rules for the end of a page: there is none on the first one."""
        if isinstance(block, Heading):
            return [self.paragraph(block.text, f"h{block.level}")]
        return list(self._table_parts(block)) if isinstance(block, Table) else self.flowables(block)

    def flowables(self, block: Block) -> list[Flowable]:
        """What one block becomes."""
        match block:
            case Heading():
                room = [] if block.level == 1 else [CondPageBreak(KEEP)]
                return [*room, self.paragraph(block.text, f"h{block.level}")]
            case Text():
                return [self.paragraph(block.text, block.kind)]
            case Facts():
                cells = [[self.paragraph(a, "label"), self.paragraph(b, "body")] for a, b in block.rows]
                style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
                         ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]  # fmt: skip
                return [PdfTable(cells, colWidths=[42 * mm, WIDTH - 42 * mm], style=style, hAlign="LEFT")]
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Break():
                return [PageBreak()]

    def _table(self, table: Table) -> list[Flowable]:
        caption, made = self._table_parts(table)
        if len(table.rows) < KEPT_ROWS:
            return [KeepTogether([caption, made]), Spacer(1, 4)]
        # A long table goes over pages; its caption must not stay behind alone.
        return [CondPageBreak(35 * mm), caption, made, Spacer(1, 4)]

    def _table_parts(self, table: Table) -> tuple[Flowable, Flowable]:
        cell, strong, side = ("dense", "dense_strong", 2.4) if table.dense else ("cell", "strong", 3)
        ends = ["_r" if letter == "r" else "" for letter in table.align]
        head = [self.paragraph(text, f"{strong}{end}") for text, end in zip(table.head, ends, strict=True)]
        rows: list[list[Paragraph]] = [head]
        for number, row in enumerate(table.rows):
            kind = strong if number in table.strong else cell
            rows.append([self.paragraph(cell, f"{kind}{end}") for cell, end in zip(row, ends, strict=True)])
        style = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 0), PALE),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, DIM),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, GRID),
            ("LEFTPADDING", (0, 0), (-1, -1), side),
            ("RIGHTPADDING", (0, 0), (-1, -1), side),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5 if table.dense else 2.5),
        ]
        widths = [WIDTH * share / sum(table.widths) for share in table.widths]
        made = PdfTable(rows, colWidths=widths, style=style, repeatRows=1, splitByRow=1, hAlign="LEFT")
        return self.paragraph(table.caption, "caption"), made

    def _figure(self, figure: Figure) -> list[Flowable]:
        gap = 8.0
        total = sum(p.width + gap for p, _ in figure.pictures)
        scale = min(1.0, WIDTH / total)
        cells: list[list[Any]] = [[drawing(p, self.face, scale) for p, _ in figure.pictures]]
        if any(words for _, words in figure.pictures):
            cells.append([self.paragraph(words, "note") for _, words in figure.pictures])
        style = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), gap),
                 ("TOPPADDING", (0, 0), (-1, -1), 2), ("VALIGN", (0, 0), (-1, -1), "TOP")]  # fmt: skip
        widths = [p.width * scale + gap for p, _ in figure.pictures]
        parts: list[Flowable] = [PdfTable(cells, colWidths=widths, style=style, hAlign="LEFT")]
        if figure.caption:
            parts.append(self.paragraph(figure.caption, "note"))
        return [KeepTogether(parts)]
