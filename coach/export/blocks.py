"""The report as a list of blocks: headings, texts, tables, drawings, in one language. HTML and PDF lay them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coach.exercise.spec import ExerciseSpec
from coach.export.block_types import Block, Break, Facts, Figure, Heading, Table, Text
from coach.export.charts import Series, over_days
from coach.export.exercise_blocks import day_labels, exercise_blocks
from coach.export.glance import attendance
from coach.export.glance_blocks import all_named, answers_table, first_page
from coach.export.model import DoseRow, ReportContent, SessionRow
from coach.export.rows import shipped_specs
from coach.export.words import DASH, Lang, Words


def report_blocks(
    content: ReportContent, lang: Lang = "en", specs: Mapping[str, ExerciseSpec] | None = None
) -> tuple[Block, ...]:
    """The whole report: the first page, a break, the details. Without a session there are no details."""
    w = Words(lang, shipped_specs() if specs is None else specs)
    blocks: list[Block] = [*first_page(content, w)]
    if not content.sessions:
        return tuple(blocks)
    blocks.append(Break())
    blocks += _adherence(content, w)
    for e in content.exercises:
        blocks += exercise_blocks(content, e, w)
    blocks += _pain(content, w)
    blocks += _stops(content, w)
    named = tuple(all_named(content, w))
    method = (Heading(w("method")), Text(w("method.text")), *((Facts(named),) if named else ()))
    return (*blocks, *method, *_own_standing(content, w))


def _own_standing(content: ReportContent, w: Words) -> Iterator[Block]:
    """One sentence where a set's hip extension has this person's own zero."""
    n, of = content.own_standing
    if n:
        yield Text(w("method.standing", n=n, of=of))


# --- sessions


def _adherence(content: ReportContent, w: Words) -> Iterator[Block]:
    total = attendance(content)
    if total is not None:
        yield Heading(w("adherence"))
        rows = [(w.day(r.monday), str(r.done), str(r.ended_early), w.score(r.prescribed)) for r in content.weeks]
        rows.append((w("adherence.total"), str(total.done), str(total.ended_early), w.score(total.prescribed)))
        head = tuple(w(key) for key in ("week_from", "done", "early", "prescribed"))
        yield Table(w("adherence.weeks"), head, tuple(rows), "lrrr", (1.5, 1, 1, 1), (len(rows) - 1,))
        yield _weekdays(content, w)
        if total.prescribed is None:
            yield Text(w("adherence.no_days"), "note")
    if content.dose:
        yield Heading(w("dose"))
        head = ("exercise", "side", "sets_of", "reps_of", "good", "partial", "compensated", "by_hand")
        yield Table(
            w("dose.table"),
            tuple(w(key) for key in head),
            tuple(_dose_cells(row, w) for row in content.dose),
            "llrrrrrr",
            (2.2, 0.7, 1.4, 1.2, 0.7, 1.05, 1.35, 1.0),
        )
        yield Text(w("dose.note"), "note")


def _weekdays(content: ReportContent, w: Words) -> Table:
    days = content.weekdays
    rows = (
        (w("done"), *(str(d.done) for d in days)),
        (w("early"), *(str(d.ended_early) for d in days)),
        (w("prescribed"), *(w.score(d.prescribed) for d in days)),
    )
    head = (w("weekday"), *(w(f"day.{d.weekday}") for d in days))
    return Table(w("adherence.weekdays"), head, rows, "lrrrrrrr", (2, 1, 1, 1, 1, 1, 1, 1))


def _dose_cells(row: DoseRow, w: Words) -> tuple[str, ...]:
    c = row.counts
    by_hand = DASH if not c.correction else f"{'+' if c.correction > 0 else '−'}{abs(c.correction)}"
    return (
        w.exercise(row.exercise_id),
        w(f"side.{row.side}"),
        f"{row.sets_done} / {row.sets_prescribed}",
        f"{row.towards} / {row.reps_prescribed}",
        str(c.good),
        str(c.partial),
        str(c.compensated),
        by_hand,
    )


# --- pain, effort, stops


def _pain(content: ReportContent, w: Words) -> Iterator[Block]:
    yield Heading(w("pain"))
    answered = [s for s in content.sessions if s.kind == "guided"]
    given = [v for s in answered for v in (s.before, s.worst_24h, s.next_day, s.during, s.after, s.effort)]
    if all(v is None for v in given):
        yield Text(w("pain.none"))
        return
    yield _pain_chart(content, answered, w)
    head = ("date", "pain.before", "pain.worst", "pain.next", "pain.during", "pain.after", "effort", "end")
    yield Table(
        w("pain.table"),
        tuple(w(key) for key in head),
        tuple(_pain_cells(s, w) for s in answered),
        "lrrrrrrl",
        (52, 36, 50, 42, 115, 32, 115, 66),
    )
    yield answers_table(content.answers, w)
    yield Text(w("pain.change"), "note")


def _pain_chart(content: ReportContent, sessions: Sequence[SessionRow], w: Words) -> Figure:
    days = tuple(s.day for s in sessions)
    period = (content.since or days[0], content.until or days[-1])

    def known(values: Sequence[int | None]) -> tuple[float, ...]:
        return tuple(float("nan") if v is None else float(v) for v in values)

    curves = (
        Series(w("pain.before"), days, known([s.before for s in sessions]), "read", "dot"),
        Series(w("pain.during"), days, known([s.during for s in sessions]), "warn", "square", dash=True),
        Series(w("pain.after"), days, known([s.after for s in sessions]), "good", "ring"),
    )
    alt = w("chart.pain.alt")
    return Figure(((over_days(curves, period, alt, day_labels(days, w), "", (0.0, 10.0), size=(508.0, 120.0)), ""),))


def _pain_cells(s: SessionRow, w: Words) -> tuple[str, ...]:
    return (
        w.day(s.day),
        w.score(s.before),
        w.score(s.worst_24h),
        w.score(s.next_day),
        _highest(s.during, s.during_in, w),
        w.score(s.after),
        _highest(s.effort, s.effort_in, w),
        w(f"end.{s.end}"),
    )


def _highest(value: int | None, exercise_id: str, w: Words) -> str:
    return f"{w.score(value)} ({w.exercise(exercise_id)})" if value is not None and exercise_id else w.score(value)


def _stops(content: ReportContent, w: Words) -> Iterator[Block]:
    yield Heading(w("stops"))
    if not content.stops:
        yield Text(w("stops.none"))
        return
    rows = tuple(
        (
            w.day(s.day),
            w.maybe(f"stop.{s.reason}", s.reason),
            w.maybe(f"symptom.{s.detail}", s.detail) or DASH,
            w.exercise(s.exercise_id) if s.exercise_id else DASH,
        )
        for s in content.stops
    )
    yield Table(
        w("stops"), tuple(w(key) for key in ("date", "reason", "detail", "exercise")), rows, "llll", (1, 1.6, 1.2, 1.6)
    )
