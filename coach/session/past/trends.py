"""From sessions in short to lines over time, each with the least change that a camera can tell from none.

No words and no drawing: values, errors and whether a change is one. Angles are compared within one view only
(clinical_spec §11); a value is the mean of its set's sure repetitions, as the records keep it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isfinite, nan
from statistics import fmean

from coach.exercise.change import PAIN_CHANGE, least_change
from coach.exercise.spec import ExerciseSpec, MeasureSpec
from coach.session.past.days import day_of
from coach.store.records import SessionOverview, SetOverview
from coach.types import Counts, Facing, Side

# So many sessions at either end are taken together, where there are enough.
ENDS = 3


@dataclass(frozen=True, slots=True)
class Point:
    """One session's value. n : repetitions behind it. side : which side worked, None where it does not matter."""

    session_uid: str
    day: date
    value: float
    n: int
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """From the first sessions to the last: `first`, `last`, and whether the difference exceeds `least`.

    least : nan where no error is stated; then `exceeds` is None, because nobody can say.
    """

    first: float
    last: float
    least: float
    exceeds: bool | None

    @property
    def by(self) -> float:
        """Signed difference."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Series:
    """A line over time. error : the stated +- of one repetition. least : a smaller change is none. Both nan if unknown.

    left_out : sessions that were measured in another view.
    """

    id: str
    name: str
    unit: str
    points: tuple[Point, ...] = ()
    error: float = nan
    least: float = nan
    left_out: int = 0

    def of_side(self, side: Side | None) -> tuple[Point, ...]:
        """The points of one working side."""
        return tuple(p for p in self.points if p.side == side)

    @property
    def sides(self) -> tuple[Side | None, ...]:
        """Working sides that have points, left first."""
        found = {p.side for p in self.points}
        return tuple(side for side in (None, "left", "right") if side in found)

    def band(self) -> tuple[float, float]:
        """Where no change can be told from the first sessions, all sides together; nan where none is stated."""
        values = [p.value for p in self.points[: _ends(len(self.points))]]
        if not values or not isfinite(self.least):
            return nan, nan
        middle = fmean(values)
        return middle - self.least, middle + self.least

    def change(self, side: Side | None = None) -> Change | None:
        """First sessions against last of one working side; None with fewer than two."""
        values = [p.value for p in self.of_side(side)]
        if len(values) < 2:
            return None
        ends = _ends(len(values))
        first, last = fmean(values[:ends]), fmean(values[-ends:])
        exceeds = abs(last - first) >= self.least if isfinite(self.least) else None
        return Change(first, last, self.least, exceeds)


def _ends(n: int) -> int:
    """How many sessions either end has: never one of them on both sides."""
    return max(1, min(ENDS, n // 2))


@dataclass(frozen=True, slots=True)
class ExerciseTrend:
    """Everything over time about one exercise. views : facings in which `measure` was taken, the most frequent first.

    hold_goal_s : the hold that was asked for last, nan for none.
    """

    exercise_id: str
    measure: Series
    hold: Series
    good: Series
    compensated: Series
    views: tuple[Facing, ...] = ()
    facing: Facing = "unknown"
    hold_goal_s: float = nan


@dataclass(frozen=True, slots=True)
class PainTrend:
    """Pain 0..10 before and after, session by session where it was asked."""

    before: Series = field(default_factory=lambda: Series("before", "", "", least=PAIN_CHANGE))
    after: Series = field(default_factory=lambda: Series("after", "", "", least=PAIN_CHANGE))


def exercises_of(overviews: Iterable[SessionOverview]) -> tuple[str, ...]:
    """Exercises that have repetitions, the most practised first, else in the order of their first session."""
    seen: Counter[str] = Counter()
    for overview in _in_order(overviews):
        seen.update(list(dict.fromkeys(s.exercise_id for s in overview.sets if s.counts.total > 0)))
    return tuple(name for name, _ in sorted(seen.items(), key=lambda item: -item[1]))


def measures_of(spec: ExerciseSpec) -> tuple[MeasureSpec, ...]:
    """What is worth a line: the main measure first, then whatever has a stated error.

    Main is the driver at the top; where there is none, the first that is measured at the top.
    """
    main = [m for m in spec.measure if m.signal == spec.rep.driver and m.over == "top" and m.reduce != "slope"]
    main = main or [m for m in spec.measure if m.over == "top" and m.error is not None] or list(spec.measure)
    ranges = [m for m in spec.measure if m.signal == spec.rep.driver and m.reduce == "range"]
    rest = [m for m in spec.measure if m.error is not None]
    return tuple({m.id: m for m in (*main[:1], *ranges, *rest)}.values())


def trend(
    overviews: Sequence[SessionOverview],
    spec: ExerciseSpec,
    measure_id: str = "",
    facing: Facing | None = None,
    lang: str = "en",
) -> ExerciseTrend:
    """One exercise over time. measure_id "": the main one. facing None: the view that most sessions have."""
    wanted = measures_of(spec)
    measure = next((m for m in wanted if m.id == measure_id), wanted[0])
    own = [(o, s) for o in _in_order(overviews) for s in o.sets if s.exercise_id == spec.id]
    views = _views(own, measure.id)
    view: Facing = facing if facing is not None and facing in views else (views[0] if views else "unknown")
    here = [(o, s) for o, s in own if s.facing == view]
    elsewhere = {o.head.uid for o, s in own if measure.id in s.measures} - {
        o.head.uid for o, s in here if measure.id in s.measures
    }
    unit = next((s.measures[measure.id].unit for _, s in own if measure.id in s.measures), "")
    error = nan if measure.error is None else measure.error
    return ExerciseTrend(
        spec.id,
        Series(
            measure.id,
            spec.text(measure.name, lang),
            unit,
            _means(here, measure.id),
            error,
            least_change(measure.id, error),
            len(elsewhere),
        ),
        Series("hold_s", "", "s", _means(own, "hold_s")),
        Series("good", "", "%", _shares(own, "good")),
        Series("compensated", "", "%", _shares(own, "compensated")),
        views,
        view,
        next((s.hold_s for _, s in reversed(own) if s.hold_s > 0), nan),
    )


def pain(overviews: Sequence[SessionOverview]) -> PainTrend:
    """Pain before and after; a session where nobody asked has no point."""
    ordered = _in_order(overviews)

    def points(values: Iterable[tuple[SessionOverview, int | None]]) -> tuple[Point, ...]:
        return tuple(Point(o.head.uid, day_of(o.head), float(v), 1) for o, v in values if v is not None)

    return PainTrend(
        Series("before", "", "", points((o, o.pain_before) for o in ordered), least=PAIN_CHANGE),
        Series("after", "", "", points((o, o.pain_after) for o in ordered), least=PAIN_CHANGE),
    )


def _in_order(overviews: Iterable[SessionOverview]) -> list[SessionOverview]:
    return sorted(overviews, key=lambda o: o.head.started_at)


def _views(own: Iterable[tuple[SessionOverview, SetOverview]], measure_id: str) -> tuple[Facing, ...]:
    seen: Counter[Facing] = Counter()
    for _, s in own:
        if measure_id in s.measures:
            seen[s.facing] += 1
    return tuple(facing for facing, _ in sorted(seen.items(), key=lambda item: (-item[1], item[0])))


def _grouped(
    own: Iterable[tuple[SessionOverview, SetOverview]],
) -> dict[tuple[str, Side | None], tuple[SessionOverview, list[SetOverview]]]:
    """Sets of one session and working side together."""
    groups: dict[tuple[str, Side | None], tuple[SessionOverview, list[SetOverview]]] = {}
    for o, s in own:
        groups.setdefault((o.head.uid, s.side), (o, []))[1].append(s)
    return groups


def _means(own: Iterable[tuple[SessionOverview, SetOverview]], measure_id: str) -> tuple[Point, ...]:
    points: list[Point] = []
    for (uid, side), (o, sets) in _grouped(own).items():
        found = [s.measures[measure_id] for s in sets if measure_id in s.measures]
        known = [m for m in found if m.n > 0 and isfinite(m.mean)]
        n = sum(m.n for m in known)
        if n:
            points.append(Point(uid, day_of(o.head), sum(m.n * m.mean for m in known) / n, n, side))
    return tuple(points)


def _shares(own: Iterable[tuple[SessionOverview, SetOverview]], verdict: str) -> tuple[Point, ...]:
    points: list[Point] = []
    for (uid, side), (o, sets) in _grouped(own).items():
        total = sum(s.counts.total for s in sets)
        if total:
            done = sum(_count(s.counts, verdict) for s in sets)
            points.append(Point(uid, day_of(o.head), 100.0 * done / total, total, side))
    return tuple(points)


def _count(counts: Counts, verdict: str) -> int:
    return counts.good if verdict == "good" else counts.compensated
