"""Made-up profiles and sessions with exactly known content, for whatever reads what was kept."""

from __future__ import annotations

import random
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from coach.store.records import (
    Answer,
    NotMeasured,
    Plan,
    PlanItem,
    Profile,
    SessionHead,
    SessionRecord,
    SetHead,
    SetRecord,
    Software,
    Stop,
    ViewFacts,
)
from coach.types import FaultEvent, Measure, RepEvent, Side, Verdict

FIRST_DAY = datetime(2026, 1, 5, 17, 30, tzinfo=UTC)  # a Monday
SOFTWARE = Software("0.1.0", "1.2.2", "0" * 64)
BRIDGE = PlanItem("glute_bridge", 2, 10, 2.0, 60.0)
CLAM = PlanItem("clamshell", 1, 12, 1.0, 45.0, each_side=True)
PLAN = Plan("week_1", "Glutes for the lower back, week 1", (BRIDGE, CLAM), ("mon", "wed", "fri"))


def profile(name: str = "Test person", **changes) -> Profile:
    """A profile with a fixed uid per name."""
    uid = changes.pop("uid", f"{zlib.crc32(name.encode()):08x}" * 4)
    return replace(Profile(uid, name, FIRST_DAY), **changes)


def fault(rep: int, name: str = "lumbar_compensation", severity="moderate", t_s: float = 2.0) -> FaultEvent:
    """A finding with its evidence."""
    evidence = {"belly_rise_t": {"value": 0.051, "above": 0.03}}
    return FaultEvent(
        name, "BR-2", "Lift ends in the back", "compensation", severity, "likely", t_s, 0.6, rep, evidence
    )


def rep(
    index: int, verdict: Verdict = "good", top_deg: float = -3.0, side: Side | None = None, sure: bool = True
) -> RepEvent:
    """A bridge's repetition of 5 s, 6 s after the one before."""
    start_s = 1.0 + 6.0 * (index - 1)
    top = Measure(top_deg, "deg", error=7.0) if sure else Measure(float("nan"), "deg", "na", "left hip hidden", 7.0)
    measures = {
        "hip_extension_top_deg": top,
        "hip_extension_range_deg": Measure(52.0, "deg", error=10.0),
        "hold_s": Measure(2.1, "s"),
        "concentric_s": Measure(1.6, "s"),
        "eccentric_s": Measure(1.4, "s"),
    }
    faults = (fault(index, t_s=start_s + 2.0),) if verdict == "compensated" else ()
    return RepEvent(index, side, start_s, start_s + 1.6, start_s + 5.0, verdict, measures, faults)


def exercise_set(
    head: SessionHead,
    index: int,
    verdicts: str = "ggggghggcg",
    item: int = 0,
    side: Side | None = None,
    seed: int = 0,
    **changes,
) -> SetRecord:
    """A set; `verdicts` a letter a repetition: g good, h half (partial), c compensated."""
    words: dict[str, Verdict] = {"g": "good", "h": "partial", "c": "compensated"}
    tops = {"good": -2.0, "partial": -31.0, "compensated": 3.0}
    plan = head.plan.items[item]
    noise = random.Random(f"{head.uid} {index} {seed}")
    reps = tuple(
        rep(i, words[letter], tops[words[letter]] + noise.uniform(-2, 2), side) for i, letter in enumerate(verdicts, 1)
    )
    at = head.started_at + timedelta(minutes=3 * index + 1)
    begun = SetHead(
        f"{head.uid[:24]}{index:08x}",
        head.uid,
        index,
        item,
        plan.exercise_id,
        "1.0.0",
        side,
        1 + index % plan.sets,
        plan.sets,
        plan.reps,
        plan.hold_s,
        at,
        source="camera:0",
    )
    view = ViewFacts("supine", "left", "right", 0.97, 0.93, 29.4)
    done = SetRecord(begun, at + timedelta(seconds=70), "done", reps, 0, view, (NotMeasured("frames", "dark", 0.04),))
    return replace(done, **changes)


def session(person: Profile, day: int = 0, **changes) -> SessionRecord:
    """A session of two bridge sets and a clamshell set each side, `day` days after the first."""
    at = FIRST_DAY + timedelta(days=day)
    head = SessionHead(f"{day:08x}{person.uid[:24]}", person.uid, "guided", at, 60, PLAN, SOFTWARE, "camera:0")
    sets = (
        exercise_set(head, 0),
        exercise_set(head, 1, "gggggggg"),
        exercise_set(head, 2, "gggggggggggg", 1, "left"),
        exercise_set(head, 3, "ggggghgggg", 1, "right"),
    )
    answers = (
        Answer("pain_now", 3, at),
        Answer("pain_worst_24h", 4, at),
        Answer("pain_exercise", 2, at + timedelta(minutes=9), 0, "glute_bridge"),
        Answer("effort", 5, at + timedelta(minutes=9), 0, "glute_bridge"),
        Answer("pain_after", 2, at + timedelta(minutes=15)),
    )
    done = SessionRecord(head, at + timedelta(minutes=15), "done", sets, answers, (), "steady_tempo", "partial_range")
    return replace(done, **changes)


def stopped_by_pain(person: Profile, day: int = 2) -> SessionRecord:
    """A session that pain 6 ended after its first set."""
    whole = session(person, day)
    at = whole.head.started_at + timedelta(minutes=5)
    answers = (whole.answers[0], Answer("pain_exercise", 6, at, 0, "glute_bridge"))
    stop = Stop("pain", at, "6", 0)
    return replace(whole, ended_at=at, end="pain", sets=whole.sets[:1], answers=answers, stops=(stop,))
