"""How long a year of daily sessions takes to open: generated into a temporary folder, never the user's own."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from coach.store.place import Place
from coach.store.records import (
    Answer,
    Plan,
    PlanItem,
    Profile,
    ProfileSaved,
    SessionHead,
    SessionRecord,
    SetHead,
    SetRecord,
    Software,
    ViewFacts,
)
from coach.store.store import open_store
from coach.store.whole import write_sessions
from coach.types import Measure, RepEvent, Verdict

T = TypeVar("T")
DAYS, SETS, REPS = 365, 6, 10
FIRST = datetime(2025, 1, 1, 17, 0, tzinfo=UTC)
ANGLES = ("hip_extension_top_deg", "hip_extension_range_deg", "knee_flexion_top_deg", "shin_top_deg")
TIMES = ("hold_s", "concentric_s", "eccentric_s", "repetition_s", "rest_s")
PLAN = Plan("bench", "A year", (PlanItem("glute_bridge", SETS, REPS, 2.0, 60.0),))


@dataclass(frozen=True, slots=True)
class Opening:
    """Seconds. open_s : the store, with its check. overviews_s : all sessions in short. month_s : 30 days whole."""

    sessions: int
    repetitions: int
    size_mb: float
    open_s: float
    overviews_s: float
    month_s: float


def opening() -> Opening:
    """Make the year, then open it as the window does."""
    person = Profile("0" * 32, "Bench", FIRST)
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        with open_store(place) as store:
            store.journal.put(ProfileSaved(person))
        write_sessions(place, a_year(person))
        size_mb = place.database.stat().st_size / 1e6
        open_s, store = _timed(lambda: open_store(place))
        with store:
            overviews_s, found = _timed(lambda: store.archive.overviews(person.uid))
            since = (FIRST + timedelta(days=DAYS - 30)).date()
            month_s, _ = _timed(lambda: store.archive.sessions(person.uid, since))
        reps = sum(one.counts.total for session in found for one in session.sets)
        return Opening(len(found), reps, size_mb, open_s, overviews_s, month_s)


def _timed(call: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def a_year(person: Profile) -> Iterator[SessionRecord]:
    """A session each day, with every repetition and measure."""
    noise = random.Random(1)
    for day in range(DAYS):
        at = FIRST + timedelta(days=day)
        uid = f"{day:032x}"
        head = SessionHead(uid, person.uid, "guided", at, 60, PLAN, Software("bench", "", ""), "camera:0")
        sets = tuple(_set(uid, day, i, at, noise) for i in range(SETS))
        answers = (Answer("pain_now", 3, at), Answer("effort", 5, at), Answer("pain_after", 2, at))
        yield SessionRecord(head, at + timedelta(minutes=20), "done", sets, answers)


def _set(session_uid: str, day: int, index: int, at: datetime, noise: random.Random) -> SetRecord:
    begun = at + timedelta(minutes=3 * index)
    uid = f"{(day + 1) * 1000 + index:032x}"
    head = SetHead(uid, session_uid, index, 0, "glute_bridge", "1.0.0", None, index + 1, SETS, REPS, 2.0, begun)
    reps = tuple(_rep(i, noise) for i in range(1, REPS + 1))
    view = ViewFacts("supine", "left", "right", 0.98, 0.95, 29.9)
    return SetRecord(head, begun + timedelta(minutes=1), "done", reps, 0, view)


def _rep(index: int, noise: random.Random) -> RepEvent:
    measures = {name: Measure(noise.gauss(0, 5), "deg", error=7.0) for name in ANGLES}
    measures |= {name: Measure(noise.gauss(2, 0.3), "s") for name in TIMES}
    verdict: Verdict = "good" if noise.random() < 0.8 else "partial"
    return RepEvent(index, None, 6.0 * index, 6.0 * index + 1.5, 6.0 * index + 5.0, verdict, measures)
