"""The blocks of the first page: what a therapist needs at a glance; all else are details behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite

from coach.export.block_types import Block, Facts, Heading, Table, Text
from coach.export.exercise_blocks import course, exceeds
from coach.export.glance import Attendance, GlanceRow, attendance, glance_rows
from coach.export.model import AnswerRow, ReportContent, StopRow
from coach.export.words import DASH, Words

SHOWN: tuple[str, ...] = ("before", "during", "after", "effort")
NAMES_MAX, SOFTWARE_MAX, STOPS_MAX = 2, 1, 4  # what the page names one by one; the rest stands in the details


def first_page(content: ReportContent, w: Words) -> Iterator[Block]:
    """The whole first page, the same for a course, one session and none."""
    yield Heading(w("title"), 1)
    yield Facts(tuple(_head(content, w)))
    if not content.sessions:
        yield Text(w("empty"), "lead")
        yield Text(w("notice"), "notice")
        return
    came = attendance(content)
    yield Text(_attendance(came, w) if came else w("glance.films"), "lead")
    rows = glance_rows(content)
    if rows:
        yield _exercises(rows, w)
        yield Text(w("glance.note"), "note")
    yield answers_table([row for row in content.answers if row.id in SHOWN], w)
    yield Text(w("pain.change"), "note")
    yield Facts(((w("stops"), _stops(content.stops, w)),))
    yield Text(f"{w('notice')} {w('glance.details')}", "notice")


def period_text(content: ReportContent, w: Words) -> str:
    """The period, or a dash."""
    if content.since is None and content.until is None:
        return DASH
    return w("period.value", since=w.day(content.since), until=w.day(content.until))


def all_named(content: ReportContent, w: Words) -> Iterator[tuple[str, str]]:
    """Programmes and software in full, where the first page has no room for all of them."""
    for key, names, most in _named(content):
        if len(names) > most:
            yield w(key), "; ".join(names)


def _named(content: ReportContent) -> tuple[tuple[str, Sequence[str], int], ...]:
    return ("programme", content.programmes, NAMES_MAX), ("software", content.software, SOFTWARE_MAX)


def _head(content: ReportContent, w: Words) -> Iterator[tuple[str, str]]:
    films = sum(s.kind == "analysed" for s in content.sessions)
    n = len(content.sessions)
    yield w("alias"), content.alias
    yield w("period"), period_text(content, w)
    yield w("sessions"), w("sessions.value", n=n, guided=n - films, films=films)
    for key, names, most in _named(content):
        if names:
            newest = "; ".join(names[-most:])
            yield w(key), newest if len(names) <= most else w("glance.more", newest=newest, n=len(names) - most)
    if content.made_on is not None:
        yield w("made_on"), w.day(content.made_on)
    yield w("language"), w("language.value")


def _attendance(a: Attendance, w: Words) -> str:
    key = "glance.done" if a.prescribed is None else "glance.done_of" if a.done <= a.prescribed else "glance.done_over"
    done = w(key, done=a.done, prescribed=a.prescribed)
    if not a.ended_early:
        return f"{done} {w('glance.none_early')}"
    why = ", ".join(f"{n} {w(f'early.{end}')}" for end, n in a.why)
    return f"{done} {w('glance.early', n=a.ended_early, why=why)}"


# --- exercises


def _exercises(rows: Sequence[GlanceRow], w: Words) -> Table:
    head = ("exercise", "glance.sets", "glance.reps", "glance.good", "glance.main", "glance.error", "exceeds",
            "glance.finding", "glance.sides", "glance.unread")  # fmt: skip
    return Table(
        w("glance.table"),
        tuple(w(key) for key in head),
        tuple(_cells(row, w) for row in rows),
        "llllllllll",
        (59, 38, 46, 44, 76, 35, 53, 56, 53, 45),
        dense=True,
    )


def _cells(row: GlanceRow, w: Words) -> tuple[str, ...]:
    d = row.dose
    return (
        w.exercise(row.exercise_id),
        DASH if d is None else f"{d.sets_done} / {d.sets_prescribed}",
        DASH if d is None else f"{d.towards} / {d.reps_prescribed}",
        _good(row, w),
        _main(row, w),
        DASH if row.main is None else w.error(row.main.error, row.main.unit),
        DASH if row.main is None else exceeds(row.main, w),
        _finding(row, w),
        DASH if row.sides is None else f"{w.amount(row.sides.difference, row.sides.unit)}, {exceeds(row.sides, w)}",
        w.percent(row.unread),
    )


def _good(row: GlanceRow, w: Words) -> str:
    e = row.report
    if e is None or not isfinite(e.good_first):
        return w.percent(row.good)
    return f"{w.percent(e.good_first)} → {w.percent(e.good_last)}"


def _main(row: GlanceRow, w: Words) -> str:
    e, m = row.report, row.main
    if e is None or m is None:
        return DASH
    name = w.measure(e.id, m.id)
    if len(e.views) > 1:
        name = f"{name} ({w(f'view.{e.main_view}')})"
    thirds = course(m, w).replace(" ", "\N{NO-BREAK SPACE}")
    value = f"{thirds}{w.unit(m.unit)}" if isfinite(m.first) else w.amount(m.all.mean, m.unit)
    return f"{name}: {value}"


def _finding(row: GlanceRow, w: Words) -> str:
    if row.report is None or not row.report.counts.total:
        return DASH
    f = row.finding
    return w("none") if f is None else f"{w.fault(row.exercise_id, f.id)}: {w.percent(f.reps / f.of)}"


# --- answers, stops


def answers_table(rows: Sequence[AnswerRow], w: Words) -> Table:
    """Where the answers began and where they are; dashes where nobody answered."""
    head = ("glance.answer", "sessions", "first_last", "change", "pain.least", "pain.reaches", "pain.newest")
    return Table(
        w("glance.answers"),
        tuple(w(key) for key in head),
        tuple(_answer_cells(row, w) for row in rows),
        "lrrrrrr",
        (120, 52, 76, 52, 62, 90, 52),
    )


def _answer_cells(row: AnswerRow, w: Words) -> tuple[str, ...]:
    known = isfinite(row.first)
    return (
        w(f"answer.{row.id}"),
        str(row.sessions),
        f"{w.number(row.first)} → {w.number(row.last)}" if known else DASH,
        w.number(row.change),
        w.number(row.detectable, 0) if isfinite(row.detectable) else w("no_error"),
        w(f"reaches.{row.exceeds}") if row.sessions else DASH,
        w.score(row.newest),
    )


def _stops(stops: Sequence[StopRow], w: Words) -> str:
    if not stops:
        return w("stops.none")
    newest = "; ".join(_stop(s, w) for s in stops[-STOPS_MAX:])
    return newest if len(stops) <= STOPS_MAX else w("glance.more", newest=newest, n=len(stops) - STOPS_MAX)


def _stop(s: StopRow, w: Words) -> str:
    detail = w.maybe(f"symptom.{s.detail}", s.detail)
    what = f"{w.maybe(f'stop.{s.reason}', s.reason)}{f': {detail}' if detail else ''}"
    return f"{w.day(s.day)} {what}{f' ({w.exercise(s.exercise_id)})' if s.exercise_id else ''}"
