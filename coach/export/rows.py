"""Records as flat rows, one a repetition, each with the session and set that it belongs to. No figures here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from math import isfinite, nan

from coach.exercise.loader import exercise, exercise_ids
from coach.exercise.spec import BUILTIN_MEASURES, ExerciseSpec
from coach.export.model import ViewName
from coach.store.records import SessionHead, SessionRecord, SetHead, SetRecord
from coach.types import Counts, Facing, RepEvent, Side


@dataclass(frozen=True, slots=True)
class Row:
    """One repetition in its place."""

    session: SessionRecord
    set: SetRecord
    rep: RepEvent

    @property
    def day(self) -> date:
        """The day on the person's own clock."""
        return local_day(self.session.head)

    @property
    def view(self) -> ViewName:
        """From where it was seen."""
        return view_of(self.set.view.facing)

    @property
    def side(self) -> Side | None:
        """The working side: of the repetition, else the one that the set was for."""
        return self.rep.side or self.set.head.side


def in_order(sessions: Iterable[SessionRecord]) -> tuple[SessionRecord, ...]:
    """Oldest first; the order of equals is by uid, so that equal input gives equal output."""
    return tuple(sorted(sessions, key=lambda s: (s.head.started_at, s.head.uid)))


def rows_of(sessions: Iterable[SessionRecord]) -> tuple[Row, ...]:
    """Every repetition of every set, in order of time."""
    return tuple(Row(session, s, rep) for session in sessions for s in session.sets for rep in s.reps)


def local(at: datetime, head: SessionHead) -> datetime:
    """A moment on the clock that the person had then and there."""
    return at.astimezone(timezone(timedelta(minutes=head.offset_min)))


def local_day(head: SessionHead) -> date:
    """The day of a session on the person's own clock."""
    return local(head.started_at, head).date()


def view_of(facing: Facing) -> ViewName:
    """Side views from left and right are one view: angles there do not depend on which way the person lies."""
    return "side" if facing in ("left", "right") else facing


def neutral_of(head: SetHead, specs: Mapping[str, ExerciseSpec] | None = None) -> float | None:
    """The standing offset against which a set's hip extension is told, None where it is the usual correction."""
    spec = (shipped_specs() if specs is None else specs).get(head.exercise_id)
    corrected = spec is None or any(c.signal == "hip_extension_deg" for c in spec.correction)
    return head.neutral_deg if corrected else None


def exercises_of(sessions: Iterable[SessionRecord]) -> tuple[str, ...]:
    """Ids of exercises that were planned or done, in the order in which they first came."""
    found: dict[str, None] = {}
    for session in sessions:
        found |= dict.fromkeys(item.exercise_id for item in session.head.plan.items)
        found |= dict.fromkeys(s.head.exercise_id for s in session.sets)
    return tuple(found)


def shipped_specs() -> dict[str, ExerciseSpec]:
    """The shipped exercises by id."""
    return {name: exercise(name) for name in exercise_ids()}


def measure_order(rows: Sequence[Row], spec: ExerciseSpec | None) -> tuple[str, ...]:
    """Names of all measures in `rows`: as the exercise lists them, then the times, then any others as they came."""
    there = dict.fromkeys(name for row in rows for name in row.rep.measures)
    listed = [*(m.id for m in spec.measure), *BUILTIN_MEASURES] if spec else []
    return tuple(dict.fromkeys([*(name for name in listed if name in there), *there]))


def unit_of(rows: Sequence[Row], name: str) -> str:
    """The unit of a measure as it was recorded, also where it could not be read."""
    found = (row.rep.measures[name].unit for row in rows if name in row.rep.measures)
    return next((unit for unit in found if unit), "")


def error_of(rows: Sequence[Row], name: str) -> float:
    """The largest stated +- of the readings, nan where none is stated."""
    found = (row.rep.measures.get(name) for row in rows)
    return max((m.error for m in found if m is not None and isfinite(m.error)), default=nan)


def total_counts(sets: Iterable[SetRecord]) -> Counts:
    """Repetitions of several sets by verdict, with the corrections by hand."""
    counts = [s.counts for s in sets]
    return Counts(
        sum(c.good for c in counts),
        sum(c.partial for c in counts),
        sum(c.compensated for c in counts),
        sum(c.correction for c in counts),
    )
