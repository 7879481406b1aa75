"""The first page's figures: chosen from those of the details, so that both can only say the same. No words, no layout.

What is new here are sums over the two sides of an exercise and over the weeks, nothing else.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import nan

from coach.export.model import DoseRow, ExerciseReport, FaultRow, MeasureRow, ReportContent, SideRow
from coach.store.records import SessionEnd

EARLY: tuple[SessionEnd | None, ...] = ("pain", "symptom", "stopped", "abandoned", None)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Guided sessions of the whole period. `prescribed` None: the programme names no days. why : (end, how many)."""

    done: int
    ended_early: int
    prescribed: int | None
    why: tuple[tuple[SessionEnd | None, int], ...]


@dataclass(frozen=True, slots=True)
class Prescription:
    """Both sides of one exercise together, over all guided sessions."""

    sets_done: int
    sets_prescribed: int
    towards: int
    reps_prescribed: int


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """One exercise. None: nobody prescribed it, it was not done, or there is no such figure.

    good : share of all its repetitions 0..1. main, sides : of its main measure, at its main view. finding : the
    commonest above "info". unread : share of that view's repetitions without a sure reading of the main measure.
    """

    exercise_id: str
    dose: Prescription | None
    report: ExerciseReport | None
    good: float
    main: MeasureRow | None
    sides: SideRow | None
    finding: FaultRow | None
    unread: float


def attendance(content: ReportContent) -> Attendance | None:
    """None where there is no guided session."""
    if not content.weeks:
        return None
    ends = Counter(s.end for s in content.sessions if s.kind == "guided")
    return Attendance(
        sum(r.done for r in content.weeks),
        sum(r.ended_early for r in content.weeks),
        None if content.weeks[0].prescribed is None else sum(r.prescribed or 0 for r in content.weeks),
        tuple((end, ends[end]) for end in EARLY if ends[end]),
    )


def glance_rows(content: ReportContent) -> tuple[GlanceRow, ...]:
    """One row an exercise that was prescribed or done, in the order of the programme."""
    done = {e.id: e for e in content.exercises}
    ids = dict.fromkeys([*(d.exercise_id for d in content.dose), *done])
    return tuple(_row(name, [d for d in content.dose if d.exercise_id == name], done.get(name)) for name in ids)


def _row(name: str, dose: list[DoseRow], e: ExerciseReport | None) -> GlanceRow:
    asked = _prescription(dose) if dose else None
    if e is None:
        return GlanceRow(name, asked, None, nan, None, None, None, nan)
    view = next(v for v in e.views if v.view == e.main_view)
    main = next((m for m in view.measures if m.id == e.main), None)
    sides = next((s for s in view.sides if s.id == e.main), None)
    finding = next((f for f in e.faults if not f.info), None)
    good = e.counts.good / e.counts.total if e.counts.total else nan
    return GlanceRow(name, asked, e, good, main, sides, finding, _unread(e, main))


def _prescription(dose: list[DoseRow]) -> Prescription:
    return Prescription(
        sum(d.sets_done for d in dose),
        sum(d.sets_prescribed for d in dose),
        sum(d.towards for d in dose),
        sum(d.reps_prescribed for d in dose),
    )


def _unread(e: ExerciseReport, main: MeasureRow | None) -> float:
    if main is not None:
        return (main.of - main.all.n) / main.of
    # Without one sure reading there is no main measure: all is unread, if there was anything to read.
    return 1.0 if any(v.measures for v in e.views) else nan
