"""An analysed film as a session of one set, as a clinic or a sent film gives it. Not here: reading films, storing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from coach.session.analysis import Analysis
from coach.session.report import not_measured
from coach.store.records import (
    NotMeasured,
    Plan,
    PlanItem,
    SessionHead,
    SessionRecord,
    SetHead,
    SetRecord,
    Software,
    ViewFacts,
)
from coach.types import Side


def as_session(
    analysis: Analysis,
    *,
    uid: str,
    set_uid: str,
    profile_uid: str,
    started_at: datetime,
    software: Software,
    source: str,
    hold_s: float = 0.0,
    neutral_deg: float | None = None,
) -> SessionRecord:
    """The record; nothing was prescribed, so `target_reps` is 0. `started_at` carries its own offset from UTC."""
    spec = analysis.spec
    offset = started_at.utcoffset() or timedelta()
    plan = Plan("", "", (PlanItem(spec.id, 1, 0, hold_s, 0.0, counts="all"),))
    minutes = round(offset.total_seconds() / 60)
    head = SessionHead(uid, profile_uid, "analysed", started_at, minutes, plan, software, source)
    set_head = SetHead(
        set_uid, uid, 0, 0, spec.id, spec.version, _side(analysis), 1, 1, 0, hold_s, started_at,
        "all", None, neutral_deg, source,
    )  # fmt: skip
    ended_at = started_at + timedelta(seconds=analysis.duration_s)
    missing = tuple(NotMeasured(n["what"], n["reason"], n["share"]) for n in not_measured(analysis))
    one = SetRecord(set_head, ended_at, "done", analysis.repetitions, 0, view_facts(analysis), missing)
    return SessionRecord(head, ended_at, "done", (one,))


def with_recording(session: SessionRecord, name: str) -> SessionRecord:
    """The session whose one set has its landmarks in the file `name`."""
    return replace(session, sets=(replace(session.sets[0], recording=name),))


def view_facts(analysis: Analysis) -> ViewFacts:
    """How the set was seen most of the time."""
    tally = analysis.tally
    share = 1.0 / tally.frames if tally.frames else 0.0
    return ViewFacts(
        _most(tally.postures) or "unknown",
        _most(tally.facings) or "unknown",
        _most(tally.sides),
        tally.counted * share,
        tally.measured * share,
        analysis.fps,
    )


def _most(counter: Counter[Any]) -> Any:
    return counter.most_common(1)[0][0] if counter else None


def _side(analysis: Analysis) -> Side | None:
    """The side that every repetition was on, None where they alternate or have none."""
    sides: list[Side | None] = [rep.side for rep in analysis.repetitions]
    return sides[0] if len(set(sides)) == 1 else None
