"""The report's first page: what stands on it, worked out by hand, and that it is always one page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from math import isnan

import made_up_course as course
import made_up_sessions as made_up
import pytest
from first_page import DASH, first_rows, parts, plain, table
from pypdf import PdfReader

from coach.exercise.spec import ExerciseSpec
from coach.export.answers import answer_rows
from coach.export.block_types import Break, Facts, Heading, Text
from coach.export.blocks import report_blocks
from coach.export.content import report_content
from coach.export.html import to_html
from coach.export.model import SessionRow
from coach.export.pdf import to_pdf
from coach.export.rows import shipped_specs
from coach.export.words import Words
from coach.store.records import Plan, PlanItem, SessionRecord
from coach.types import Measure

PERSON = made_up.profile()
PERIOD = (date(2026, 1, 5), date(2026, 2, 13))
LAST_LINE = {"en": "Details from page 2.", "de": "Einzelheiten ab Seite 2."}


def content_of(sessions):
    return report_content(PERSON, sessions, *PERIOD, made_on=date(2026, 2, 16))


def pages(content, lang="en", **options) -> list[str]:
    """The text of every page; a cell may be broken into lines, so spaces do not count."""
    found = PdfReader(BytesIO(to_pdf(content, lang, **options))).pages
    return [re.sub(r"\s", "", page.extract_text()) for page in found]


def tight(text: str) -> str:
    return re.sub(r"\s", "", text)


def lead(blocks) -> str:
    return next(b.text for b in blocks if isinstance(b, Text) and b.kind == "lead")


# --- one page


@pytest.fixture(scope="module", params=[1, 2, 17])
def some_course(request):
    return content_of(course.course(PERSON, 6)[: request.param])


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("fonts", ["auto", None])
def test_the_first_page_is_one_page(some_course, lang, fonts):
    words = Words(lang, shipped_specs())
    first, second, *rest = pages(some_course, lang, fonts=fonts)
    assert all(tight(words.exercise(item.exercise_id)) in first for item in course.ITEMS)
    assert tight(LAST_LINE[lang]) in first
    assert not [page for page in (second, *rest) if tight(LAST_LINE[lang]) in page]
    # The tables of weeks and weekdays are the first of the details.
    assert tight(words("adherence.weeks")) in second
    assert tight(words("adherence.weeks")) not in first


@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_cell_of_the_first_page_is_in_the_pdf(some_course, lang):
    first = pages(some_course, lang)[0]
    cells = [c for row in table(parts(report_blocks(some_course, lang))[0], "") for c in row]
    assert len(cells) > 80
    assert [c for c in cells if tight(c) not in first] == []


@pytest.mark.parametrize("lang", ["en", "de"])
def test_an_empty_period_is_one_page(lang):
    content = content_of([])
    found = pages(content, lang)
    assert len(found) == 1
    assert tight(Words(lang, {})("empty")) in found[0]
    assert not [b for b in report_blocks(content, lang) if isinstance(b, Break)]


def busy() -> tuple[SessionRecord, ...]:
    """Nine exercises, three programmes, seven stops, a long name."""
    found = []
    for i in range(7):
        s = course._cut(course.session(PERSON, 2 * i, i / 6), 10, "symptom", "symptom", "leg_pain_below_knee")
        more = tuple(PlanItem(f"own_{name}_of_the_therapist", 2, 8, 1.0, 60.0) for name in ("first", "second", "third"))
        plan = Plan("own", f"Programme {i // 2}, from the therapist, in words", (*s.head.plan.items, *more), ("mon",))
        software = replace(s.head.software, version=f"0.{i}.0")
        found.append(replace(s, head=replace(s.head, plan=plan, software=software)))
    return tuple(found)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_crowded_first_page_is_still_one(lang):
    content = report_content(replace(PERSON, name="A person with a long name " * 6), busy())
    first, second, *_ = pages(content, lang)
    assert "own_third_of_the_therapist" in first
    assert tight(LAST_LINE[lang]) in first
    assert tight(Words(lang, {})("adherence.weeks")) in second


def test_what_the_first_page_cannot_name_stands_behind_it():
    first, details = parts(report_blocks(content_of(busy())))
    head = dict(row for b in first if isinstance(b, Facts) for row in b.rows)
    assert head["Measured by"].startswith("Glute coach 0.6.0,")
    assert head["Measured by"].endswith("(and 6 earlier, see the details)")
    assert "Programme 0" not in head["Programme"] and "Programme 3" in head["Programme"]
    assert head["Stops"].count("new leg pain below the knee") == 4
    assert "(and 3 earlier" in head["Stops"]
    full = dict(row for b in details if isinstance(b, Facts) for row in b.rows)
    assert "Programme 0" in full["Programme"] and "0.0.0" in full["Measured by"]
    assert len(table(details, "Stops")) == 7


def test_so_many_exercises_run_on_and_none_is_lost():
    items = tuple(PlanItem(f"own_{i}", 1, 8, 1.0, 60.0) for i in range(60))
    whole = made_up.session(PERSON)
    content = content_of([replace(whole, head=replace(whole.head, plan=Plan("own", "Own", items, ("mon",))), sets=())])
    text = "".join(pages(content))
    assert all(f"own_{i}0/1" in text for i in range(60))


def test_html_has_the_same_order():
    content = content_of(course.course(PERSON, 2))
    page = to_html(content)
    wanted = ["Exercise report", "Sessions completed:", "Each exercise at a glance", "Pain and effort, 0 to 10",
              "Details from page 2.", '<hr class="break">', "Guided sessions by week", "Prescription against done",
              "Glute bridge, side view: measures", "Answers of each session", "Method and limits"]  # fmt: skip
    at = [page.index(text) for text in wanted]
    assert at == sorted(at)
    assert [b.level for b in parts(report_blocks(content))[0] if isinstance(b, Heading)] == [1]


# --- what it says


def test_a_row_by_hand():
    """Three sessions: tops as the range, 40 then 50 then 61 degrees; one repetition of six is not sure."""

    def day(number: int, degrees: float, verdicts: str, sure: bool = True) -> SessionRecord:
        whole = made_up.session(PERSON, number)
        reps = [replace(r, measures={"hip_extension_range_deg": Measure(degrees, "deg", error=10.0)})
                for r in whole.sets[0].reps[: len(verdicts)]]  # fmt: skip
        reps = [replace(r, verdict="good" if v == "g" else "compensated",
                        faults=() if v == "g" else (made_up.fault(r.index),))
                for r, v in zip(reps, verdicts, strict=True)]  # fmt: skip
        if not sure:
            low = Measure(999.0, "deg", "low", "far side", 10.0)
            reps[0] = replace(reps[0], measures={"hip_extension_range_deg": low})
        return replace(whole, sets=(replace(whole.sets[0], reps=tuple(reps)),))

    rows = first_rows(report_blocks(content_of([day(0, 40.0, "cg"), day(2, 50.0, "gg"), day(4, 61.0, "gg", False)])))
    assert [plain(c) for c in rows["Glute bridge"]] == [
        "Glute bridge",
        "3 / 6",
        "5 / 60",
        "50% → 100%",
        "Range of hip extension: 40.0 → 61.0°",
        "±10°",
        "yes (over 14°)",
        "Lift ends in the back: 17%",
        DASH,
        "17%",
    ]
    # Prescribed, never done: no invented figure.
    assert [plain(c) for c in rows["Clamshell"]] == ["Clamshell", "0 / 6", "0 / 72", *[DASH] * 7]


def test_one_session_has_no_change():
    content = content_of(course.course(PERSON, 1)[:1])
    first = parts(report_blocks(content))[0]
    for row in first_rows(report_blocks(content)).values():
        assert not [c for c in row if "→" in c]
        assert row[6] == "too few sessions"
    for name, sessions, thirds, change, _, reaches, newest in table(first, "Pain and effort"):
        assert (sessions, thirds, change, reaches) == ("1", DASH, DASH, "too few sessions"), name
        assert newest != DASH


def test_nobody_answered():
    content = content_of([replace(s, answers=()) for s in course.course(PERSON, 2)])
    rows = table(parts(report_blocks(content))[0], "Pain and effort")
    assert {tuple(row[1:]) for row in rows} == {
        ("0", DASH, DASH, "2", DASH, DASH),
        ("0", DASH, DASH, "not stated", DASH, DASH),
    }


def test_two_views_are_told_apart():
    whole = [made_up.session(PERSON, d) for d in (0, 2)]
    whole[1] = replace(whole[1], sets=tuple(replace(s, view=replace(s.view, facing="back")) for s in whole[1].sets))
    row = first_rows(report_blocks(content_of(whole)))["Glute bridge"]
    assert row[4].startswith("Range of hip extension (side view): ")


def answers_over(*before: int | None, **others: int) -> dict[str, tuple]:
    at = made_up.FIRST_DAY
    rows = [
        SessionRow(
            at.date() + timedelta(i), at, "guided", "done", 1, b, None, None, None, "", None, others.get("effort"), ""
        )
        for i, b in enumerate(before)
    ]
    return {r.id: (r.sessions, r.first, r.last, r.exceeds, r.newest) for r in answer_rows(rows)}


def test_answers_by_hand():
    found = answers_over(5, 4, None, 3, effort=4)
    assert found["before"] == (3, 5.0, 3.0, "yes", 3), "two points are the least change, so they are one"
    assert found["effort"] == (4, 4.0, 4.0, "no_error", 4)
    assert answers_over(5, 4, 4)["before"] == (3, 5.0, 4.0, "no", 4)
    # Thirds of seven are two: 4.5 to 2.5, and 4.5 to 3.0.
    assert answers_over(5, 4, 9, 9, 9, 3, 2)["before"] == (7, 4.5, 2.5, "yes", 2)
    assert answers_over(5, 4, 9, 9, 9, 3, 3)["before"][3] == "no"
    sessions, first, last, exceeds, newest = answers_over(9, 1)["before"]
    assert (sessions, exceeds, newest, isnan(first), isnan(last)) == (2, "too_few", 1, True, True)


def test_films_are_not_asked_for_pain():
    row = SessionRow(PERIOD[0], made_up.FIRST_DAY, "analysed", None, 1, 7, None, None, None, "", None, None, "")
    assert {r.sessions for r in answer_rows([row])} == {0}


@pytest.mark.parametrize(
    ("ends", "english", "german"),
    [
        (
            ("done", "done", "pain"),
            "Sessions completed: 2 of 3 prescribed; ended early: 1 (1 for pain).",
            "Abgeschlossene Einheiten: 2 von 3 verordneten; vorzeitig beendet: 1 (1 wegen Schmerz).",
        ),
        (
            ("done", None, "abandoned", "stopped", "symptom"),
            "Sessions completed: 1 of 3 prescribed; ended early: 4 "
            "(1 for a symptom, 1 by own wish, 1 left open, 1 with no end noted).",
            "Abgeschlossene Einheiten: 1 von 3 verordneten; vorzeitig beendet: 4 "
            "(1 wegen einer Beschwerde, 1 auf eigenen Wunsch, 1 offen geblieben, 1 ohne vermerktes Ende).",
        ),
        (
            ("done", "done", "done", "done"),
            "Sessions completed: 4, prescribed: 3; none ended early.",
            "Abgeschlossene Einheiten: 4, verordnet: 3; keine vorzeitig beendet.",
        ),
    ],
)
def test_the_sentence_of_sessions(ends, english, german):
    sessions = [replace(made_up.session(PERSON, day), end=end) for day, end in enumerate(ends)]
    content = report_content(PERSON, sessions, date(2026, 1, 5), date(2026, 1, 11))
    assert lead(report_blocks(content)) == english
    assert lead(report_blocks(content, "de")) == german


def test_without_weekdays_nothing_was_prescribed():
    whole = made_up.session(PERSON)
    free = replace(whole, head=replace(whole.head, plan=replace(whole.head.plan, days=())))
    assert lead(report_blocks(content_of([free]))) == "Sessions completed: 1; none ended early."


def test_films_alone_have_no_prescription():
    whole = made_up.session(PERSON)
    blocks = report_blocks(content_of([replace(whole, head=replace(whole.head, kind="analysed"))]))
    assert lead(blocks).startswith("No guided session")
    assert {(row[1], row[2]) for row in first_rows(blocks).values()} == {(DASH, DASH)}


def test_an_exercise_without_one_sure_reading_is_not_measured():
    specs: dict[str, ExerciseSpec] = shipped_specs()
    whole = made_up.session(PERSON)
    gone = Measure(float("nan"), "deg", "na", "left hip hidden")
    sets = [replace(s, reps=tuple(replace(r, measures={"hip_extension_range_deg": gone}) for r in s.reps))
            for s in whole.sets]  # fmt: skip
    row = first_rows(report_blocks(content_of([replace(whole, sets=tuple(sets))]), specs=specs))["Glute bridge"]
    assert (row[4], row[5], row[6], row[8], row[9]) == (DASH, DASH, DASH, DASH, "100%")


def test_a_number_keeps_its_unit_in_the_pdf_too():
    """A no-break space must reach the page: without it, lines end between a number and its unit."""
    text = PdfReader(BytesIO(to_pdf(content_of(course.course(PERSON, 2)), "de"))).pages[0].extract_text()
    assert not re.findall(r"\d\n%", text)
