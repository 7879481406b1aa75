"""The blocks of one exercise: line, charts, measures, sides, findings with pictures, what could not be measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import isfinite

from coach.export.block_types import Block, Figure, Heading, Table, Text
from coach.export.charts import Series, over_days, skeleton
from coach.export.measured import COUNTS
from coach.export.model import ExerciseReport, FaultRow, MeasureRow, ReportContent, SideRow, ViewReport
from coach.export.words import DASH, DIGITS, Words

LABELS_MAX = 5
# Half the height of a chart at the least, in the measure's unit, where no error is stated: noise must not look large.
LEAST_SPAN = {"deg": 5.0, "T": 0.1, "s": 1.0}


def exercise_blocks(content: ReportContent, e: ExerciseReport, w: Words) -> Iterator[Block]:
    """All blocks of one exercise, in the order of the page."""
    name, c = w.exercise(e.id), e.counts
    yield Heading(name)
    line = w("exercise.line", sessions=e.sessions, sets=e.sets, reps=c.total, good=c.good, partial=c.partial,
             compensated=c.compensated)  # fmt: skip
    if isfinite(e.good_first):
        line = f"{line} {w('exercise.good', first=w.percent(e.good_first), last=w.percent(e.good_last))}"
    yield Text(f"{line} {w('exercise.version', versions=', '.join(e.versions))}")
    if c.total:
        yield _charts(content, e, w)
    for view in e.views:
        yield Text(_view_line(view, w), "note")
        yield from _measures(name, e, view, w)
    yield from _findings(name, e, w)
    yield from _examples(content, e, w)
    yield from _missing(name, e, w)


def _view_line(view: ViewReport, w: Words) -> str:
    text = w(
        "view.line",
        view=w(f"view.{view.view}"),
        sets=view.sets,
        sessions=view.sessions,
        countable=w.percent(view.countable),
        measurable=w.percent(view.measurable),
        fps=w.number(view.fps, 0),
    )
    return text[0].upper() + text[1:]


# --- charts


def day_labels(days: Sequence[date], w: Words) -> list[tuple[date, str]]:
    """Some days to write below a chart: first, last and a few between them."""
    known = sorted(set(days))
    step = max(1, -(-(len(known) - 1) // (LABELS_MAX - 1)))
    chosen = known[:-1][::step] if len(known) > 1 else []
    # Two words at the same place cannot be read.
    wide = max(1, (known[-1] - known[0]).days) / (LABELS_MAX + 1)
    kept = [day for day in chosen if (known[-1] - day).days >= wide]
    return [(day, w.short_day(day)) for day in (*kept, known[-1])]


def _charts(content: ReportContent, e: ExerciseReport, w: Words) -> Figure:
    days = tuple(p.day for p in e.trend)
    period = (content.since or days[0], content.until or days[-1])
    labels = day_labels(days, w)
    name, span = w.exercise(e.id), {"first": w.day(period[0]), "last": w.day(period[1])}
    share = Series(w("chart.good"), days, tuple(100 * p.good for p in e.trend), "good", "square")
    alt = w("chart.good.alt", exercise=name, **span)
    pictures = [(over_days([share], period, alt, labels, "%", (0.0, 100.0)), "")]
    caption = w("chart.plain")
    if e.main:
        measure = w.measure(e.id, e.main)
        shown = Series(f"{measure}, {w(f'view.{e.main_view}')}", days, tuple(p.main for p in e.trend), "read")
        first = next(m.first for v in e.views if v.view == e.main_view for m in v.measures if m.id == e.main)
        band = None
        if isfinite(first) and isfinite(e.main_detectable):
            band = (first - e.main_detectable, first + e.main_detectable)
            caption = w("chart.caption", limit=w.limit(e.main_detectable, e.main_unit))
        alt = w("chart.main.alt", exercise=name, measure=measure, **span)
        alt = f"{alt} {w('chart.band.alt')}" if band else alt
        least = LEAST_SPAN.get(e.main_unit, 1.0) if band or not isfinite(e.main_detectable) else e.main_detectable
        curve = over_days([shown], period, alt, labels, w.unit(e.main_unit), None, band, least=least)
        pictures.append((curve, ""))
    return Figure(tuple(pictures), caption)


# --- measures


def _measures(name: str, e: ExerciseReport, view: ViewReport, w: Words) -> Iterator[Block]:
    exercise_id = e.id
    place = {"exercise": name, "view": w(f"view.{view.view}")}
    if not view.measures:
        yield Text(w("measures.none"))
        return
    # What only another view sees stands there, and among what could not be measured.
    elsewhere = {m.id for v in e.views if v.view != view.view for m in v.measures if m.all.n}
    head = ("measure", "mean_sd", "n_valid", "normal", "first_last", "change", "stated_error", "exceeds")
    yield Table(
        w("measures", **place),
        tuple(w(key) for key in head),
        tuple(_measure_cells(exercise_id, m, w) for m in view.measures if m.all.n or m.id not in elsewhere),
        "lrrrrrrl",
        (92, 68, 56, 48, 65, 49, 46, 84),
    )
    if view.sides:
        head = ("measure", "left", "right", "difference", "symmetry", "exceeds")
        yield Table(
            w("sides", **place),
            tuple(w(key) for key in head),
            tuple(_side_cells(exercise_id, s, w) for s in view.sides),
            "lrrrrl",
            (2.1, 2.05, 2.05, 1.2, 0.7, 1.6),
        )
        yield Text(w("sides.note"), "note")


def _measure_cells(exercise_id: str, m: MeasureRow, w: Words) -> tuple[str, ...]:
    normal = DASH if m.normal is None else f"{_plain(m.normal[0], w)} … {_plain(m.normal[1], w)}{w.unit(m.unit)}"
    return (
        w.measure(exercise_id, m.id),
        _mean_sd(m.all.mean, m.all.sd, m.unit, w),
        w("n_of", n=m.all.n, of=m.of),
        normal,
        course(m, w),
        w.amount(m.change, m.unit),
        w.error(m.error, m.unit),
        exceeds(m, w),
    )


def course(m: MeasureRow, w: Words) -> str:
    """First and last third, without their unit; a dash where there are too few sessions for thirds."""
    digits = DIGITS.get(m.unit, 2)
    return DASH if not isfinite(m.first) else f"{w.number(m.first, digits)} → {w.number(m.last, digits)}"


def exceeds(row: MeasureRow | SideRow, w: Words) -> str:
    """Yes or no with the limit, or why neither can be said."""
    if isinstance(row, MeasureRow) and not row.all.n:
        return w("exceeds.unseen")
    return w(f"exceeds.{row.exceeds}", limit=w.limit(row.detectable, row.unit))


def _plain(value: float, w: Words) -> str:
    return w.number(value, 0 if value == round(value) else 2)


def _mean_sd(mean: float, sd: float, unit: str, w: Words) -> str:
    if not isfinite(mean):
        return DASH
    digits = DIGITS.get(unit, 2)
    spread = f"\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}{w.number(sd, digits)}" if isfinite(sd) else ""
    return f"{w.number(mean, digits)}{spread}{w.unit(unit)}"


def _side_cells(exercise_id: str, s: SideRow, w: Words) -> tuple[str, ...]:
    index = f"{w.number(s.percent, 0)}\N{NO-BREAK SPACE}%" if isfinite(s.percent) else DASH
    if s.id == COUNTS:
        both = [w("n_of", n=f"{part.mean:.0f}", of=part.n) for part in (s.left, s.right)]
        points = f"{w.number(100 * s.difference, 0)}\N{NO-BREAK SPACE}%"
        return (w("measure.repetitions"), *both, points, index, exceeds(s, w))
    both = [f"{_mean_sd(part.mean, part.sd, s.unit, w)} (n\N{NO-BREAK SPACE}{part.n})" for part in (s.left, s.right)]
    return (w.measure(exercise_id, s.id), *both, w.amount(s.difference, s.unit), index, exceeds(s, w))


# --- findings


def _findings(name: str, e: ExerciseReport, w: Words) -> Iterator[Block]:
    told = [f for f in e.faults if not f.info]
    if not told:
        yield Text(f"{w('findings', exercise=name)}: {w('findings.none')}")
    for caption, rows in (("findings", told), ("findings.info", [f for f in e.faults if f.info])):
        if rows:
            head = ("finding", "code", "reps_with", "share", "per_set", "severity", "certainty", "first_last")
            yield Table(
                w(caption, exercise=name),
                tuple(w(key) for key in head),
                tuple(_fault_cells(e.id, f, w) for f in rows),
                "llrrrllr",
                (2.4, 0.8, 1.2, 0.7, 0.7, 1.6, 1.4, 1.3),
            )


def _fault_cells(exercise_id: str, f: FaultRow, w: Words) -> tuple[str, ...]:
    grades = [f"{n} {w(f'grade.{grade}')}" for grade, n in (("likely", f.likely), ("possible", f.possible)) if n]
    course = f"{w.percent(f.first)} → {w.percent(f.last)}" if isfinite(f.first) and isfinite(f.last) else DASH
    return (
        w.fault(exercise_id, f.id),
        f.code or DASH,
        w("n_of", n=f.reps, of=f.of),
        w.percent(f.reps / f.of),
        w.number(f.per_set, 1),
        ", ".join(f"{n} {w(f'severity.{severity}')}" for severity, n in f.severities),
        ", ".join(grades) or DASH,
        course,
    )


def _examples(content: ReportContent, e: ExerciseReport, w: Words) -> Iterator[Block]:
    if e.examples:
        spec = w.specs.get(e.id)
        posture = spec.setup.posture if spec else "supine"
        shown = [
            (
                skeleton(x, posture, w("example.alt", fault=w.fault(e.id, x.fault_id))),
                w("example", fault=w.fault(e.id, x.fault_id), day=w.day(x.day), rep=x.rep, t=w.number(x.t_s, 1)),
            )
            for x in e.examples
        ]
        yield Figure(tuple(shown))
    elif content.pictures in ("none", "locked") and any(not f.info for f in e.faults):
        yield Text(w(f"pictures.{content.pictures}"), "note")


def _missing(name: str, e: ExerciseReport, w: Words) -> Iterator[Block]:
    if e.missing:
        head = (w("what"), w("missing.share"), w("reason"))
        rows = tuple(_missing_cells(e, what, w) for what in dict.fromkeys(m.what for m in e.missing))
        yield Table(w("missing", exercise=name), head, rows, "lll", (2.0, 1.4, 3.4))
    if e.not_visible:
        yield Text(w("not_visible", list="; ".join(w.own(what) for what, _ in e.not_visible)), "note")


def _missing_cells(e: ExerciseReport, what: str, w: Words) -> tuple[str, ...]:
    mine = [m for m in e.missing if m.what == what]
    of = w("missing.frames" if what == "frames" else "missing.reps")
    reasons = "; ".join(f"{w.reason(m.reason)} ({w.percent(m.share)})" for m in mine)
    return (w.measure(e.id, what), f"{w.percent(sum(m.share for m in mine))} {of}", reasons)
