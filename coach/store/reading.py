"""Rows to records. Runs within the caller's read transaction; no files and no threads here."""

from __future__ import annotations

import logging
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from coach.store.plain import loads, moment
from coach.store.records import (
    Answer,
    NotMeasured,
    Plan,
    Profile,
    SessionHead,
    SessionOverview,
    SessionRecord,
    SetHead,
    SetOverview,
    SetRecord,
    Software,
    Stop,
    ViewFacts,
)
from coach.store.summing import Summary, summary_of, unpacked
from coach.types import Counts, FaultEvent, Measure, RepEvent

log = logging.getLogger(__name__)
Row = tuple[Any, ...]
HEAD = "uid, profile_uid, kind, started_at, offset_min, plan, software, source"
SESSION = f'{HEAD}, ended_at, "end", praise, focus'
_SET = (
    's.uid, s.session_uid, s."index", s.item, s.exercise_id, s.exercise_version, s.side, s.number, s."of", '
    "s.target_reps, s.hold_s, s.started_at, s.counts, s.target_deg, s.neutral_deg, s.source"
)
_AT_ONCE = 400  # SQLite takes at least 999 question marks
_NAN = float("nan")


@lru_cache(256)
def _plan(text: str) -> Plan:
    """Plans repeat from day to day."""
    return loads(Plan, text)


@lru_cache(64)
def _software(text: str) -> Software:
    return loads(Software, text)


@lru_cache(256)
def _view(text: str) -> ViewFacts:
    return loads(ViewFacts, text)


def profile_of(row: Row) -> Profile:
    """From uid, name, created_at, settings, recipient."""
    uid, name, created_at, settings, recipient = row
    try:
        known = loads(dict[str, Any], settings)
    except (ValueError, TypeError) as error:
        # One person's settings lock nobody out: without them notice and screening are simply asked again.
        log.warning('the settings of "%s" cannot be read and count as not set: %s', name, error)
        known = {}
    return Profile(uid, name, moment(created_at), known, recipient)


def sessions_of(db: sqlite3.Connection, rows: list[Row]) -> tuple[SessionRecord, ...]:
    """Whole sessions from rows of SESSION, in their order."""
    uids = [row[0] for row in rows]
    sets = _sets(db, uids)
    answers, stops = _answers(db, uids), _stops(db, uids)
    return tuple(
        SessionRecord(
            _head(row),
            _maybe(row[8]),
            row[9],
            tuple(sets[row[0]]),
            tuple(answers[row[0]]),
            tuple(stops[row[0]]),
            row[10],
            row[11],
        )
        for row in rows
    )


def overviews_of(db: sqlite3.Connection, rows: list[Row]) -> tuple[SessionOverview, ...]:
    """Sessions in short from rows of SESSION, in their order."""
    uids = [row[0] for row in rows]
    answers = _answers(db, uids)
    sets: dict[str, list[SetOverview]] = defaultdict(list)
    for row in _select(
        db,
        'SELECT s.uid, s.session_uid, s.exercise_id, s.side, s."view", s.started_at, s.hold_s, s.target_reps, '
        "s.correction, m.good, m.partial, m.compensated, m.measures FROM exercise_set s "
        'LEFT JOIN set_summary m ON m.set_uid=s.uid WHERE s.session_uid IN ({}) ORDER BY s."index", s.rowid',
        uids,
    ):
        sets[row[1]].append(_set_overview(db, row))
    return tuple(_overview(row, sets[row[0]], answers[row[0]]) for row in rows)


def _overview(row: Row, sets: list[SetOverview], answers: list[Answer]) -> SessionOverview:
    def last(kind: str) -> int | None:
        return next((a.value for a in reversed(answers) if a.kind == kind), None)

    effort = max((a.value for a in answers if a.kind == "effort"), default=None)
    return SessionOverview(
        _head(row), _maybe(row[8]), row[9], tuple(sets), last("pain_now"), last("pain_after"), effort
    )


def _set_overview(db: sqlite3.Connection, row: Row) -> SetOverview:
    uid, _, exercise_id, side, view, started_at, hold_s, target_reps, correction, *kept = row
    s = summary_of(db, uid) if kept[0] is None else Summary(kept[0], kept[1], kept[2], unpacked(kept[3]))
    counts = Counts(s.good, s.partial, s.compensated, correction)
    facing = _view(view).facing
    hold = _NAN if hold_s is None else hold_s
    return SetOverview(uid, exercise_id, side, facing, moment(started_at), hold, target_reps, counts, s.measures)


def _head(row: Row) -> SessionHead:
    uid, profile_uid, kind, started_at, offset_min, plan, software, source = row[:8]
    return SessionHead(uid, profile_uid, kind, moment(started_at), offset_min, _plan(plan), _software(software), source)


def _sets(db: sqlite3.Connection, uids: list[str]) -> dict[str, list[SetRecord]]:
    rows = _select(
        db,
        f'SELECT {_SET}, s.ended_at, s."end", s.correction, s."view", s.not_measured, s.recording, s.video '
        'FROM exercise_set s WHERE s.session_uid IN ({}) ORDER BY s."index", s.rowid',
        uids,
    )
    reps = _reps(db, [row[0] for row in rows])
    found: dict[str, list[SetRecord]] = defaultdict(list)
    for row in rows:
        found[row[1]].append(_set_record(row, tuple(reps[row[0]])))
    return found


def _set_record(row: Row, reps: tuple[RepEvent, ...]) -> SetRecord:
    values = list(row[:16])
    values[10] = _number(values[10])
    values[11] = moment(values[11])
    ended_at, end, correction, view, not_measured, recording, video = row[16:]
    return SetRecord(
        SetHead(*values),
        _maybe(ended_at),
        end,
        reps,
        correction,
        _view(view),
        loads(tuple[NotMeasured, ...], not_measured),
        recording,
        video,
    )


def _reps(db: sqlite3.Connection, uids: list[str]) -> dict[str, list[RepEvent]]:
    joined = "FROM repetition r JOIN {} x ON x.repetition=r.id WHERE r.set_uid IN ({{}}) ORDER BY r.id, x.position"
    measures: dict[int, dict[str, Measure]] = defaultdict(dict)
    for rep, name, value, unit, quality, reason, error in _select(
        db, f"SELECT r.id, x.name, x.value, x.unit, x.quality, x.reason, x.error {joined.format('measure')}", uids
    ):
        measures[rep][name] = Measure(_number(value), unit, quality, reason, _number(error))
    faults: dict[int, list[FaultEvent]] = defaultdict(list)
    for row in _select(
        db,
        "SELECT r.id, x.fault_id, x.code, x.name, x.kind, x.severity, x.grade, x.t_s, x.duration_s, x.rep, x.evidence "
        f"{joined.format('fault')}",
        uids,
    ):
        name, code, title, kind, severity, grade, t_s, duration_s, rep, evidence = row[1:]
        faults[row[0]].append(
            FaultEvent(
                name,
                code,
                title,
                kind,
                severity,
                grade,
                _number(t_s),
                _number(duration_s),
                rep,
                loads(dict[str, Any], evidence),
            )
        )
    found: dict[str, list[RepEvent]] = defaultdict(list)
    for row in _select(
        db,
        'SELECT id, set_uid, "index", side, t_start_s, t_top_s, t_end_s, verdict FROM repetition '
        'WHERE set_uid IN ({}) ORDER BY "index"',
        uids,
    ):
        number, set_uid, index, side, t_start_s, t_top_s, t_end_s, verdict = row
        times = _number(t_start_s), _number(t_top_s), _number(t_end_s)
        rep = RepEvent(index, side, times[0], times[1], times[2], verdict, measures[number], tuple(faults[number]))
        found[set_uid].append(rep)
    return found


def _answers(db: sqlite3.Connection, uids: list[str]) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = defaultdict(list)
    for row in _select(
        db,
        "SELECT session_uid, kind, value, at, item, exercise_id FROM answer WHERE session_uid IN ({}) ORDER BY id",
        uids,
    ):
        found[row[0]].append(Answer(row[1], row[2], moment(row[3]), row[4], row[5]))
    return found


def _stops(db: sqlite3.Connection, uids: list[str]) -> dict[str, list[Stop]]:
    found: dict[str, list[Stop]] = defaultdict(list)
    for row in _select(
        db, "SELECT session_uid, reason, at, detail, item FROM stop WHERE session_uid IN ({}) ORDER BY id", uids
    ):
        found[row[0]].append(Stop(row[1], moment(row[2]), row[3], row[4]))
    return found


def _select(db: sqlite3.Connection, sql: str, uids: list[str]) -> list[Row]:
    """The rows for any number of uids; `sql` has {} where they go."""
    found: list[Row] = []
    for part in _parts(uids):
        found += db.execute(sql.format(",".join("?" * len(part))), part).fetchall()
    return found


def _parts(uids: list[str]) -> Iterable[list[str]]:
    return (uids[i : i + _AT_ONCE] for i in range(0, len(uids), _AT_ONCE))


def _number(value: float | None) -> float:
    return _NAN if value is None else value


def _maybe(text: str | None) -> Any:
    return None if text is None else moment(text)
