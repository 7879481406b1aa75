"""Tables of one exercise at one view: each measure with error and change, and left against right. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite, nan

from coach.exercise.change import least_change
from coach.exercise.spec import ExerciseSpec
from coach.export.model import Exceeds, MeasureRow, SideRow, ViewName, ViewReport
from coach.export.numbers import SESSIONS_MIN, Stats, stats, sure, symmetry_percent, thirds
from coach.export.rows import Row, error_of, measure_order, unit_of, view_of
from coach.store.records import SetRecord

VIEWS: tuple[ViewName, ...] = ("side", "front", "back", "oblique", "unknown")
COUNTS = "repetitions"  # the row of the table of sides that counts, beside those that measure


def views(rows: Sequence[Row], sets: Sequence[SetRecord], spec: ExerciseSpec | None) -> tuple[ViewReport, ...]:
    """One report a view: figures of different views are never pooled (clinical_spec §11)."""
    there = {view_of(s.view.facing) for s in sets}
    return tuple(_view(v, rows, [s for s in sets if view_of(s.view.facing) == v], spec) for v in VIEWS if v in there)


def _view(view: ViewName, rows: Sequence[Row], sets: Sequence[SetRecord], spec: ExerciseSpec | None) -> ViewReport:
    mine = [row for row in rows if row.view == view]
    names = measure_order(mine, spec)
    return ViewReport(
        view,
        len(sets),
        len({s.head.session_uid for s in sets}),
        stats(s.view.countable_share for s in sets).mean,
        stats(s.view.measurable_share for s in sets).mean,
        stats(s.view.fps for s in sets).mean,
        tuple(measure_row(mine, name, spec) for name in names),
        side_rows(mine, names),
    )


def values(rows: Iterable[Row], name: str) -> list[float]:
    """Sure readings of one measure; nan where there is none."""
    return [sure(row.rep.measures.get(name)) for row in rows]


def session_means(rows: Sequence[Row], name: str) -> list[float]:
    """One mean a session that has at least one sure reading, oldest first."""
    by_session: dict[str, list[Row]] = {}
    for row in rows:
        by_session.setdefault(row.session.head.uid, []).append(row)
    means = (stats(values(part, name)).mean for part in by_session.values())
    return [mean for mean in means if isfinite(mean)]


def measure_row(rows: Sequence[Row], name: str, spec: ExerciseSpec | None) -> MeasureRow:
    """One measure over `rows`, which are of one exercise and one view."""
    of_spec = next((m for m in spec.measure if m.id == name), None) if spec else None
    error = error_of(rows, name)
    means = session_means(rows, name)
    first, last = (stats(part).mean for part in thirds(means))
    change, limit = last - first, least_change(name, error)
    exceeds: Exceeds = "too_few" if len(means) < SESSIONS_MIN else judged(change, limit)
    return MeasureRow(
        name,
        unit_of(rows, name),
        stats(values(rows, name)),
        len(rows),
        error,
        of_spec.normal if of_spec else None,
        first,
        last,
        len(means),
        change,
        limit,
        exceeds,
    )


def judged(difference: float, limit: float) -> Exceeds:
    """Whether a difference is more than error; never "yes" where no error is stated."""
    if not isfinite(limit):
        return "no_error"
    return "yes" if abs(difference) > limit else "no"


def side_rows(rows: Sequence[Row], names: Sequence[str]) -> tuple[SideRow, ...]:
    """Left against right, only where both are there."""
    left, right = ([row for row in rows if row.side == side] for side in ("left", "right"))
    if not left or not right:
        return ()
    found = [_side_row(name, unit_of(rows, name), left, right, error_of(rows, name)) for name in names]
    a, b = (Stats(len(part), float(sum(row.rep.verdict == "good" for row in part))) for part in (left, right))
    # By shares: 2 of 2 is not worse than 3 of 6.
    shares = (a.mean / a.n, b.mean / b.n)
    of_counts = SideRow(COUNTS, "", a, b, shares[1] - shares[0], symmetry_percent(*shares), nan, "no_error")
    return (of_counts, *(row for row in found if row.left.n and row.right.n))


def _side_row(name: str, unit: str, left: Sequence[Row], right: Sequence[Row], error: float) -> SideRow:
    a, b = stats(values(left, name)), stats(values(right, name))
    difference, limit = b.mean - a.mean, least_change(name, error)
    # An index of angles is without meaning near zero (clinical_spec §1.4).
    percent = symmetry_percent(a.mean, b.mean) if unit == "s" else nan
    return SideRow(name, unit, a, b, difference, percent, limit, judged(difference, limit))
