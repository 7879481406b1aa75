"""The report's figures as frozen data: ids, numbers and dates, no words of any language, no layout.

nan: not known, shown as a dash. Only readings of quality "ok" are in here (clinical_spec §1.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from coach.export.numbers import Stats
from coach.store.records import SessionEnd, SessionKind
from coach.types import Counts, Floats, Severity, Side

ViewName = Literal["side", "front", "back", "oblique", "unknown"]
Exceeds = Literal["yes", "no", "no_error", "too_few"]
AnswerId = Literal["before", "worst_24h", "next_day", "during", "after", "effort"]
NAN = float("nan")


@dataclass(frozen=True, slots=True)
class WeekRow:
    """Guided sessions of the week that begins on `monday`. `prescribed` None: the programme names no days."""

    monday: date
    done: int
    ended_early: int
    prescribed: int | None


@dataclass(frozen=True, slots=True)
class DayRow:
    """Guided sessions on one weekday ("mon" .. "sun"). `prescribed` None: the programme names no days."""

    weekday: str
    done: int
    ended_early: int
    prescribed: int | None


@dataclass(frozen=True, slots=True)
class DoseRow:
    """Prescription against done, of one exercise and side, over all guided sessions. `towards` : counts to the target.

    side None: both together, or sides that alternate within a set.
    """

    exercise_id: str
    side: Side | None
    sets_prescribed: int
    sets_done: int
    sets_begun: int
    reps_prescribed: int
    towards: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure over the repetitions of one view. `of` : repetitions that could have had it, `all.n` those with it.

    first, last : means of session means in the first and last third of the sessions that have it.
    change : last less first. error : stated +- of one reading. detectable : the least change that is one, nan: unknown.
    """

    id: str
    unit: str
    all: Stats
    of: int
    error: float
    normal: tuple[float, float] | None
    first: float
    last: float
    sessions: int
    change: float
    detectable: float
    exceeds: Exceeds


@dataclass(frozen=True, slots=True)
class SideRow:
    """Left against right at one view. difference : right less left. percent : symmetry index, times and counts only."""

    id: str
    unit: str
    left: Stats
    right: Stats
    difference: float
    percent: float
    detectable: float
    exceeds: Exceeds


@dataclass(frozen=True, slots=True)
class ViewReport:
    """What was measured at one view. Shares are means over its sets, 0..1; fps nan where unknown."""

    view: ViewName
    sets: int
    sessions: int
    countable: float
    measurable: float
    fps: float
    measures: tuple[MeasureRow, ...]
    sides: tuple[SideRow, ...]


@dataclass(frozen=True, slots=True)
class FaultRow:
    """One finding. `reps` with it of `of`; by severity; shares 0..1 of the first and last third of the sessions.

    info : those of severity "info", which have no bearing on a verdict; else only those above it.
    """

    id: str
    code: str
    info: bool
    reps: int
    of: int
    sets: int
    per_set: float
    severities: tuple[tuple[Severity, int], ...]
    likely: int
    possible: int
    first: float
    last: float


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """Landmarks at the moment of a finding. points : (33, 2) pixels, y down; visibility : (33,)."""

    fault_id: str
    day: date
    rep: int
    t_s: float
    side: Side | None
    points_px: Floats
    visibility: Floats


@dataclass(frozen=True, slots=True)
class MissingRow:
    """What could not be measured, why, and for which share of all frames or repetitions, 0..1."""

    what: str
    reason: str
    share: float


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One session of one exercise: share of good repetitions 0..1, and the mean of the main measure (nan: none)."""

    day: date
    good: float
    main: float


@dataclass(frozen=True, slots=True)
class ExerciseReport:
    """All of one exercise. `main` : id of the measure that the trend shows, `main_unit` its unit, `main_view` its view.

    good_first, good_last : means of the sessions' shares of good repetitions 0..1 in their first and last third.

    not_visible : (what, reason), each by language, that this camera view can never show.
    """

    id: str
    versions: tuple[str, ...]
    sessions: int
    sets: int
    counts: Counts
    views: tuple[ViewReport, ...]
    faults: tuple[FaultRow, ...]
    examples: tuple[Example, ...]
    missing: tuple[MissingRow, ...]
    not_visible: tuple[tuple[Mapping[str, str], Mapping[str, str]], ...]
    trend: tuple[TrendPoint, ...]
    main: str
    main_unit: str
    main_view: ViewName
    main_detectable: float
    good_first: float = NAN
    good_last: float = NAN


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session: answers 0..10, None where nobody asked. during, effort : the highest, with its exercise's id."""

    day: date
    at: datetime
    kind: SessionKind
    end: SessionEnd | None
    sets: int
    before: int | None
    worst_24h: int | None
    next_day: int | None
    during: int | None
    during_in: str
    after: int | None
    effort: int | None
    effort_in: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One kind of answer 0..10 over the guided sessions that have it; first, last, change as in MeasureRow.

    exceeds "yes" : the change is `detectable` or more, which is nan where none is stated. newest None: nobody answered.
    """

    id: AnswerId
    sessions: int
    first: float
    last: float
    change: float
    detectable: float
    exceeds: Exceeds
    newest: int | None


@dataclass(frozen=True, slots=True)
class StopRow:
    """Exercise was stopped before its end."""

    day: date
    reason: str
    detail: str
    exercise_id: str


@dataclass(frozen=True, slots=True)
class ReportContent:
    """The whole report. pictures : were recordings there to draw from, none kept, locked, or not asked for.

    own_standing : (sets whose hip extension is told against this person's own standing, all sets that could be).
    """

    alias: str
    since: date | None
    until: date | None
    made_on: date | None
    sessions: tuple[SessionRow, ...]
    software: tuple[str, ...]
    programmes: tuple[str, ...]
    weeks: tuple[WeekRow, ...]
    weekdays: tuple[DayRow, ...]
    dose: tuple[DoseRow, ...]
    exercises: tuple[ExerciseReport, ...]
    stops: tuple[StopRow, ...]
    pictures: Literal["shown", "none", "locked", "off"] = "off"
    own_standing: tuple[int, int] = (0, 0)
    answers: tuple[AnswerRow, ...] = ()
