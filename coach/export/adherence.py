"""Sessions against the programme: by week, by weekday, and prescription against done for each exercise and side.

Only guided sessions: an analysed film is measured, but nobody prescribed it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from coach.export.model import DayRow, DoseRow, WeekRow
from coach.export.rows import exercises_of, local_day, total_counts
from coach.store.records import PlanItem, SessionRecord, SetRecord
from coach.types import Side

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = timedelta(days=1)


def prescribed_days(guided: Sequence[SessionRecord], since: date, until: date) -> tuple[date, ...] | None:
    """Days from `since` to `until` that the programme names; None where no programme names any.

    What holds on a day is the programme of the newest session up to it; before the first session, the first one's.
    """
    if not any(s.head.plan.days for s in guided):
        return None
    days: list[date] = []
    for offset in range((until - since).days + 1):
        day = since + offset * DAY
        earlier = [s for s in guided if local_day(s.head) <= day]
        plan = (earlier[-1] if earlier else guided[0]).head.plan
        if WEEKDAYS[day.weekday()] in plan.days:
            days.append(day)
    return tuple(days)


def weeks(guided: Sequence[SessionRecord], since: date, until: date) -> tuple[WeekRow, ...]:
    """One row a calendar week that the period touches; only its days within the period count."""
    due = prescribed_days(guided, since, until)
    done, early = _by_day(guided)
    first = since - since.weekday() * DAY
    rows: list[WeekRow] = []
    for number in range((until - first).days // 7 + 1):
        monday = first + 7 * number * DAY
        days = {monday + i * DAY for i in range(7)}
        asked = None if due is None else sum(day in days for day in due)
        rows.append(WeekRow(monday, _sum(done, days), _sum(early, days), asked))
    return tuple(rows)


def weekdays(guided: Sequence[SessionRecord], since: date, until: date) -> tuple[DayRow, ...]:
    """Seven rows, Monday first."""
    due = prescribed_days(guided, since, until)
    done, early = _by_day(guided)
    found: list[DayRow] = []
    for i, name in enumerate(WEEKDAYS):
        asked = None if due is None else sum(day.weekday() == i for day in due)
        on = {day for day in (*done, *early) if day.weekday() == i}
        found.append(DayRow(name, _sum(done, on), _sum(early, on), asked))
    return tuple(found)


def _by_day(guided: Sequence[SessionRecord]) -> tuple[Counter[date], Counter[date]]:
    done = Counter(local_day(s.head) for s in guided if s.end == "done")
    early = Counter(local_day(s.head) for s in guided if s.end != "done")
    return done, early


def _sum(counter: Counter[date], days: set[date]) -> int:
    return sum(counter[day] for day in days)


def dose(guided: Sequence[SessionRecord]) -> tuple[DoseRow, ...]:
    """Prescription against done, in the order of the programme; left before right."""
    found: list[DoseRow] = []
    for exercise_id in exercises_of(guided):
        sets = [s for session in guided for s in session.sets if s.head.exercise_id == exercise_id]
        items = [i for session in guided for i in session.head.plan.items if i.exercise_id == exercise_id]
        found += [_dose(exercise_id, side, items, sets) for side in _sides(items, sets)]
    return tuple(found)


def _sides(items: Sequence[PlanItem], sets: Sequence[SetRecord]) -> tuple[Side | None, ...]:
    """The rows that an exercise has: one, or left and right, or all that there are sets of."""
    there = {s.head.side for s in sets}
    wanted: set[Side | None] = {"left", "right"} if any(i.each_side for i in items) and None not in there else set()
    both = there | wanted or {None}
    order: tuple[Side | None, ...] = ("left", "right", None)
    return tuple(side for side in order if side in both)


def _dose(exercise_id: str, side: Side | None, items: Sequence[PlanItem], sets: Sequence[SetRecord]) -> DoseRow:
    mine = [s for s in sets if s.head.side == side]
    # Sides that alternate within a set are one row, and the prescription for each side counts twice in it.
    times = [(2 if side is None else 1) if i.each_side else (1 if side is None else 0) for i in items]
    return DoseRow(
        exercise_id,
        side,
        sum(n * i.sets for n, i in zip(times, items, strict=True)),
        sum(s.end == "done" for s in mine),
        len(mine),
        sum(n * i.sets * i.reps for n, i in zip(times, items, strict=True)),
        sum(s.towards_target for s in mine),
        total_counts(mine),
    )
