"""From a profile and its sessions to the report's figures (model.py). Not here: words, layout, files, the store.

Equal records give equal figures; sessions may come in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import nan
from typing import Literal

from coach.errors import CoachError
from coach.exercise.spec import ExerciseSpec
from coach.export import adherence, answers, findings, measured
from coach.export.model import ExerciseReport, ReportContent, SessionRow, StopRow, TrendPoint, ViewName
from coach.export.numbers import stats, thirds
from coach.export.rows import exercises_of, in_order, local, local_day, neutral_of, rows_of, shipped_specs, total_counts
from coach.store.recording import Recording
from coach.store.records import AnswerKind, Profile, SessionRecord

TRIES = 3
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Pictures:
    """Gives recordings for example pictures, and remembers why there were none. `ask` may raise CoachError."""

    ask: Callable[[str], Recording | None] | None = None
    refused: int = 0
    seen: bool = False

    def __call__(self, set_uid: str) -> Recording | None:
        """The landmarks of a set; None also where they cannot be opened."""
        # A wrong passphrase is as wrong the fourth time; one damaged file does not stop the others.
        if self.ask is None or (self.refused >= TRIES and not self.seen):
            return None
        try:
            found = self.ask(set_uid)
        except CoachError:
            # A report without pictures is worth more than none; its page says that they are left out.
            self.refused += 1
            return None
        self.seen = self.seen or found is not None
        return found

    @property
    def state(self) -> Literal["shown", "none", "locked", "off"]:
        """What the report says about its pictures."""
        if self.ask is None:
            return "off"
        return "shown" if self.seen else "locked" if self.refused else "none"


def report_content(
    profile: Profile,
    sessions: Sequence[SessionRecord],
    since: date | None = None,
    until: date | None = None,
    made_on: date | None = None,
    recordings: Callable[[str], Recording | None] | None = None,
    specs: Mapping[str, ExerciseSpec] | None = None,
    progress: Progress = lambda done, total: None,
) -> ReportContent:
    """All figures of the report. `since`, `until` : the period, both included; else from the first to the last session.

    recordings : landmarks of a set by its uid, for the example pictures; without it there are none.
    """
    ordered = in_order(sessions)
    since, until = _period(ordered, since, until)
    guided = tuple(s for s in ordered if s.head.kind == "guided")
    period = (since, until) if guided and since and until else None
    specs = specs if specs is not None else shipped_specs()
    pictures = Pictures(recordings)
    exercises = _exercises(ordered, specs, pictures, progress)
    rows = tuple(_session(s) for s in ordered)
    return ReportContent(
        profile.name,
        since,
        until,
        made_on,
        rows,
        tuple(dict.fromkeys(_software(s) for s in ordered)),
        tuple(dict.fromkeys(s.head.plan.name for s in guided if s.head.plan.name)),
        adherence.weeks(guided, *period) if period else (),
        adherence.weekdays(guided, *period) if period else (),
        adherence.dose(guided),
        exercises,
        tuple(_stop(s, number) for s in ordered for number in range(len(s.stops))),
        pictures.state,
        _own_standing(ordered, specs),
        answers.answer_rows(rows),
    )


def _own_standing(ordered: Sequence[SessionRecord], specs: Mapping[str, ExerciseSpec]) -> tuple[int, int]:
    """Sets that used the standing calibration, of those of exercises that can."""
    heads = [s.head for session in ordered for s in session.sets]
    used = sum(neutral_of(head, specs) is not None for head in heads)
    # With a made-up offset every exercise that can take one has one.
    able = sum(neutral_of(replace(head, neutral_deg=0.0), specs) is not None for head in heads)
    return used, able


def _period(
    ordered: Sequence[SessionRecord], since: date | None, until: date | None
) -> tuple[date | None, date | None]:
    days = [local_day(s.head) for s in ordered]
    return since or min(days, default=None), until or max(days, default=None)


def _done(ordered: Sequence[SessionRecord]) -> list[str]:
    """Exercises with a set, in the order of the programme."""
    there = {s.head.exercise_id for session in ordered for s in session.sets}
    return [name for name in exercises_of(ordered) if name in there]


def _exercises(
    ordered: Sequence[SessionRecord], specs: Mapping[str, ExerciseSpec], pictures: Pictures, progress: Progress
) -> tuple[ExerciseReport, ...]:
    done = _done(ordered)
    found: list[ExerciseReport] = []
    for number, name in enumerate(done, 1):
        found.append(_exercise(name, ordered, specs.get(name), pictures))
        progress(number, len(done))
    return tuple(found)


def _software(session: SessionRecord) -> str:
    software = session.head.software
    return f"Glute coach {software.version}, MediaPipe {software.mediapipe}, model {software.model_sha256[:12]}"


def _session(session: SessionRecord) -> SessionRow:
    during, during_in = _highest(session, "pain_exercise")
    effort, effort_in = _highest(session, "effort")
    head = session.head
    return SessionRow(
        local_day(head),
        local(head.started_at, head),
        head.kind,
        session.end,
        len(session.sets),
        _last(session, "pain_now"),
        _last(session, "pain_worst_24h"),
        _last(session, "pain_next_day"),
        during,
        during_in,
        _last(session, "pain_after"),
        effort,
        effort_in,
    )


def _last(session: SessionRecord, kind: AnswerKind) -> int | None:
    """The answer that stands: who corrects one answers again."""
    return next((a.value for a in reversed(session.answers) if a.kind == kind), None)


def _highest(session: SessionRecord, kind: AnswerKind) -> tuple[int | None, str]:
    found = [a for a in session.answers if a.kind == kind]
    if not found:
        return None, ""
    worst = max(found, key=lambda a: a.value)
    return worst.value, worst.exercise_id


def _stop(session: SessionRecord, number: int) -> StopRow:
    stop, items = session.stops[number], session.head.plan.items
    known = stop.item is not None and 0 <= stop.item < len(items)
    exercise_id = items[stop.item].exercise_id if known and stop.item is not None else ""
    return StopRow(local(stop.at, session.head).date(), stop.reason, stop.detail, exercise_id)


def _exercise(
    name: str, sessions: Sequence[SessionRecord], spec: ExerciseSpec | None, pictures: Pictures
) -> ExerciseReport:
    mine = [_only(s, name) for s in sessions]
    mine = [s for s in mine if s.sets]
    sets, rows = [s for session in mine for s in session.sets], rows_of(mine)
    views = measured.views(rows, sets, spec)
    found = findings.fault_rows(rows, spec)
    # The trend is of one view: the one with most sets, the earlier listed one of equals.
    view: ViewName = max(views, key=lambda v: v.sets).view
    main, unit = findings.main_measure([row for row in rows if row.view == view], spec)
    of_main = (m.detectable for v in views if v.view == view for m in v.measures if m.id == main)
    trend = tuple(_point(s, main, view) for s in mine if any(o.reps for o in s.sets))
    good_first, good_last = (stats(p.good for p in part).mean for part in thirds(trend))
    return ExerciseReport(
        name,
        tuple(dict.fromkeys(s.head.exercise_version for s in sets)),
        len(mine),
        len(sets),
        total_counts(sets),
        views,
        found,
        findings.examples(rows, found, pictures),
        findings.missing(sets, rows, spec),
        tuple((_by_language(n.what), _by_language(n.reason)) for n in spec.not_visible) if spec else (),
        trend,
        main,
        unit,
        view,
        next(of_main, nan),
        good_first,
        good_last,
    )


def _only(session: SessionRecord, exercise_id: str) -> SessionRecord:
    return replace(session, sets=tuple(s for s in session.sets if s.head.exercise_id == exercise_id))


def _point(session: SessionRecord, main: str, view: ViewName) -> TrendPoint:
    mine = rows_of([session])
    good = sum(row.rep.verdict == "good" for row in mine)
    at_view = [row for row in mine if row.view == view]
    return TrendPoint(local_day(session.head), good / len(mine), stats(measured.values(at_view, main)).mean)


def _by_language(texts: Mapping[Literal["en", "de"], str]) -> Mapping[str, str]:
    return {str(lang): text for lang, text in texts.items()}
