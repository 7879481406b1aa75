"""The report as HTML and PDF: what stands on the pages, that it needs nothing else, and that it never breaks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from math import nan

import made_up_course as course
import made_up_sessions as made_up
import pytest
from pypdf import PdfReader

from coach.export import fonts
from coach.export.block_types import Facts, Figure, Table
from coach.export.blocks import report_blocks
from coach.export.charts import Series, over_days, skeleton, ticks
from coach.export.content import report_content
from coach.export.html import to_html
from coach.export.model import Example
from coach.export.pdf import to_pdf
from coach.export.picture import COLOURS, Circle, Picture, Rect, Text, to_svg
from coach.pose import landmarks as lm
from coach.types import Measure

PERSON = made_up.profile("Ärztin Ωμέγα فاطمة 😀 中")
VOID = {"meta", "br", "img", "line", "polyline", "circle", "rect", "path", "hr", "link", "input"}


def content_of(weeks: int = 3, person=PERSON, **changes):
    sessions = course.course(person, weeks)
    return report_content(person, sessions, made_on=date(2026, 3, 1), recordings=course.recordings(sessions), **changes)


@pytest.fixture(scope="module")
def content():
    return content_of()


@pytest.fixture(scope="module")
def pages(content):
    return [page.extract_text() for page in PdfReader(BytesIO(to_pdf(content))).pages]


class Reader(HTMLParser):
    """Checks that tags close, and keeps what was read."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("td", "th"):
            self.cells[-1] += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


# --- HTML


def test_every_figure_of_the_blocks_stands_on_the_page(content):
    found = read(to_html(content)).cells
    wanted = [c for b in report_blocks(content) if isinstance(b, Table) for row in (b.head, *b.rows) for c in row]
    assert len(wanted) > 500
    assert found == wanted


def test_the_page_needs_nothing_else(content):
    page = to_html(content)
    found = read(page)
    assert not re.findall(r"https?://(?!www\.w3\.org/2000/svg)", page)
    assert {tag for tag, _ in found.tags} & {"script", "link", "img", "iframe", "object"} == set()
    assert not [a for _, attributes in found.tags for a in attributes if a in ("src", "href") or a.startswith("on")]
    assert "url(" not in page
    assert "@import" not in page


def test_tables_and_drawings_can_be_read_aloud(content):
    tags = read(to_html(content, "de")).tags
    assert next(a["lang"] for tag, a in tags if tag == "html") == "de"
    names = [tag for tag, _ in tags]
    assert names.count("caption") == names.count("table") > 10
    assert all(a.get("scope") in ("col", "row") for tag, a in tags if tag == "th")
    drawings = [a for tag, a in tags if tag == "svg"]
    assert len(drawings) > 10
    assert all(a["role"] == "img" and a["aria-label"] for a in drawings)


def test_a_name_cannot_become_markup():
    person = made_up.profile('<script>alert("x")</script> & Söhne')
    content = report_content(person, [made_up.session(person)])
    assert "<script" not in to_html(content)
    text = PdfReader(BytesIO(to_pdf(content))).pages[0].extract_text()
    assert '<script>alert("x")</script> & Söhne' in text


# --- PDF


def test_the_numbers_of_the_tables_stand_in_the_pdf(content, pages):
    """A cell may be broken into lines, so spaces do not count."""
    text = re.sub(r"\s", "", "".join(pages))
    tables = [b for b in report_blocks(content) if isinstance(b, Table)]
    missing = [c for b in tables for row in b.rows for c in row if re.sub(r"\s", "", c) not in text]
    assert missing == []


def test_every_page_says_whose_it_is_and_which(content, pages):
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Ärztin Ωμέγα" in page
        assert "2026-01-05 to 2026-01-23" in page


def test_a_long_table_repeats_its_head(pages):
    of_pain = [page for page in [*pages, *_long_pages()] if "Worst 24" in page]
    assert len(of_pain) > 2


def _long_pages():
    sessions = [made_up.session(PERSON, day) for day in range(0, 200, 2)]
    return [p.extract_text() for p in PdfReader(BytesIO(to_pdf(report_content(PERSON, sessions)))).pages]


def test_equal_content_gives_equal_bytes(content):
    assert to_pdf(content) == to_pdf(content_of())
    assert to_html(content) == to_html(content_of())


def test_the_pdf_is_a4_and_knows_its_language(content):
    found = PdfReader(BytesIO(to_pdf(content, "de")))
    assert {(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in found.pages} == {(595, 842)}
    assert found.trailer["/Root"]["/Lang"] == "de"
    assert found.metadata is not None
    assert str(found.metadata.title).startswith("Übungsbericht: Ärztin")


@pytest.mark.parametrize("lang", ["en", "de"])
def test_without_a_truetype_face_it_is_helvetica(content, lang):
    found = PdfReader(BytesIO(to_pdf(content, lang, fonts=None)))
    text = found.pages[0].extract_text()
    assert "Ärztin ????? ????? ? ?" in text
    used = {str(f["/BaseFont"]) for page in found.pages for f in page["/Resources"]["/Font"].values()}
    assert used <= {"/Helvetica", "/Helvetica-Bold"}


def test_a_damaged_face_does_not_stop_a_report(content, tmp_path):
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        (tmp_path / name).write_bytes(b"no font at all")
    assert fonts.face(tmp_path).regular == "Helvetica"
    assert to_pdf(content, fonts=tmp_path).startswith(b"%PDF")


def test_a_character_that_the_face_lacks_is_replaced():
    face = fonts.face(fonts.font_folder())
    assert face.regular == "DejaVuSans"
    assert face.safe("aß−中\x07\n") == "aß−□ "
    assert face.safe("ab فاطمة") == "ab " + "فاطمة"[::-1]
    assert fonts.face(None).safe("−5 → 3 Ω") == "-5 > 3 ?"


# --- whatever there is


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("fitting", [(), (0,), (0, 2), "no_reps", "no_answers", "no_name"])
def test_no_course_breaks_a_page(lang, fitting):
    person = replace(PERSON, name="") if fitting == "no_name" else PERSON
    sessions = [made_up.session(person, day) for day in (fitting if isinstance(fitting, tuple) else (0, 2, 4))]
    if fitting == "no_reps":
        sessions = [replace(s, sets=tuple(replace(x, reps=()) for x in s.sets)) for s in sessions]
    if fitting == "no_answers":
        sessions = [replace(s, answers=()) for s in sessions]
    content = report_content(person, sessions, date(2026, 1, 1), date(2026, 2, 1))
    read(to_html(content, lang))
    assert len(PdfReader(BytesIO(to_pdf(content, lang))).pages) >= 1


def test_an_empty_period_says_so():
    page = to_html(report_content(PERSON, [], date(2026, 1, 1), date(2026, 2, 1)))
    assert "There is no session in this period" in page
    assert "2026-01-01 to 2026-02-01" in page


def test_why_there_are_no_pictures_stands_in_the_report():
    sessions = course.course(PERSON, 1)
    assert "no landmarks of these sets were kept" in to_html(
        report_content(PERSON, sessions, recordings=lambda _: None)
    )
    assert "No example pictures" not in to_html(report_content(PERSON, sessions))


def test_there_is_no_single_score(content):
    labels = [a for b in report_blocks(content) if isinstance(b, Facts) for a, _ in b.rows]
    heads = [c for b in report_blocks(content) if isinstance(b, Table) for c in b.head]
    assert not [text for text in (*labels, *heads) if "score" in text.lower()]


# --- drawings


def test_a_skeleton_keeps_its_angles_and_fits():
    points = course.points_px("glute_bridge")
    seen = Example("f", date(2026, 1, 1), 1, 0.0, "right", points, course.recording("glute_bridge").visibility[0])
    picture = skeleton(seen, "supine", "alt")
    line = next(p.points for p in picture.parts if type(p).__name__ == "Polyline")
    joints = [points[lm.index(j, "right")] for j in ("shoulder", "hip", "knee")]
    scale = (line[1][0] - line[0][0]) / (joints[1][0] - joints[0][0])
    for at, (x, y) in enumerate(line):
        assert x - line[0][0] == pytest.approx(scale * (joints[at][0] - joints[0][0]))
        assert y - line[0][1] == pytest.approx(scale * (joints[at][1] - joints[0][1]))
        assert 0 < x < picture.width
        assert 0 < y < picture.height


@pytest.mark.parametrize(("low", "high", "found"), [(0, 100, [0, 50, 100]), (0, 10, [0, 5, 10]), (-12, 9, [-10, 0])])
def test_ticks_are_round(low, high, found):
    assert ticks(low, high) == found


def test_words_in_a_drawing_are_escaped():
    assert "<b>" not in to_svg(Picture(10, 10, (Text(0, 0, "<b>"), Rect(0, 0, 1, 1, "ink")), "<b>"))


def test_charts_of_every_exercise_have_words(content):
    figures = [b for b in report_blocks(content) if isinstance(b, Figure)]
    assert all(p.alt for f in figures for p, _ in f.pictures)


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("role", ["ink", "dim", "good", "read", "warn", "work"])
def test_colours_of_words_and_curves_can_be_read(role):
    """WCAG AA, also on the shaded band."""
    for ground in ("page", "band"):
        assert (_light(COLOURS[ground]) + 0.05) / (_light(COLOURS[role]) + 0.05) >= 4.5


# --- what a therapist must not misread


def two_views():
    """A step-up from the side and one from the front: each measures what the other cannot."""
    whole = made_up.session(PERSON)
    unseen = Measure(nan, "deg", "na", "it needs a front view")
    at = {"trunk_forward_top_deg": Measure(4.0, "deg", error=5.0), "pelvic_drop_deg": unseen, "knee_valgus_deg": unseen}
    front = {"pelvic_drop_deg": Measure(2.0, "deg", error=5.0), "knee_valgus_deg": unseen}
    sets = [
        replace(
            one,
            head=replace(one.head, exercise_id="step_up"),
            view=replace(one.view, facing=facing),
            reps=tuple(replace(rep, measures=measures, faults=()) for rep in one.reps),
        )
        for one, facing, measures in zip(whole.sets[:2], ("left", "front"), (at, front), strict=True)
    ]
    return report_content(PERSON, [replace(whole, sets=tuple(sets))])


def test_a_measure_of_the_other_view_is_no_empty_row():
    tables = [b for b in report_blocks(two_views()) if isinstance(b, Table) and b.caption.endswith("view: measures")]
    side, front = ([row[0] for row in table.rows] for table in tables)
    assert "Pelvic drop, estimated" in front and "Pelvic drop, estimated" not in side
    # Seen in neither: it stands there, and nobody reads "too few sessions" of it.
    assert next(row for row in tables[0].rows if row[0] == "Knee towards the middle")[-1] == "not measured"


@pytest.mark.parametrize(("values", "least", "low", "high"), [
    ((24.5, 28.0), 14.0, 12.25, 40.25),
    ((0.39,), 0.1, 0.29, 0.49),
    ((0.0, 100.0), 5.0, -8.0, 108.0),
])  # fmt: skip
def test_a_change_within_the_error_does_not_fill_a_chart(values, least, low, high):
    days = tuple(date(2026, 1, day) for day in range(1, len(values) + 1))
    series = [Series("x", days, values, "read")]
    drawn = over_days(series, (date(2026, 1, 1), date(2026, 1, 9)), "", [], least=least)
    marks = [p for p in drawn.parts if isinstance(p, Circle) and p.role == "read" and p.y > 10]
    assert len(marks) == len(values)
    room = 120.0 - 18.0 - 20.0
    for mark, value in zip(marks, values, strict=True):
        assert mark.y == pytest.approx(120.0 - 18.0 - (value - low) / (high - low) * room)


def test_a_number_and_its_unit_are_not_torn_apart():
    cells = [cell for b in report_blocks(content_of()) if isinstance(b, Table) for row in b.rows for cell in row]
    torn = re.compile(r"\d (°|s|T|hip widths|%)(?!\w)|± | ±")
    assert len(cells) > 100
    assert [cell for cell in cells if torn.search(cell)] == []


@pytest.mark.parametrize(("weeks", "band"), [(3, True), (0, False)])
def test_a_chart_speaks_of_a_band_only_where_there_is_one(weeks, band):
    sessions = course.course(PERSON, weeks) if weeks else [made_up.session(PERSON)]
    blocks = report_blocks(report_content(PERSON, sessions))
    charts = [p for b in blocks if isinstance(b, Figure) for p, _ in b.pictures if "by session, from" in p.alt]
    assert any("The band" in p.alt for p in charts) == band
    for picture in charts:
        assert ("The band" in picture.alt) == any(isinstance(x, Rect) and x.role == "band" for x in picture.parts)
