"""Made-up weeks of training with all six exercises, for report and exports: findings, stops, measures that are missing.

Every number is made from a seed; nobody's real course looks like this.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from math import nan

import numpy as np
from made_up_sessions import FIRST_DAY, SOFTWARE
from synthetic import Body, bridge_joints, pose_of

from coach.exercise.loader import exercise
from coach.exercise.spec import ExerciseSpec, FaultSpec
from coach.pose import landmarks as lm
from coach.signals.registry import all_signals
from coach.store.recording import Recording
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
    Stop,
    ViewFacts,
)
from coach.types import Facing, FaultEvent, Measure, Posture, RepEvent, Side, Verdict

ITEMS = (
    PlanItem("glute_bridge", 2, 10, 2.0, 60.0),
    PlanItem("glute_bridge_single", 1, 8, 1.0, 60.0, each_side=True),
    PlanItem("clamshell", 1, 12, 1.0, 45.0, each_side=True),
    PlanItem("step_up", 1, 8, 0.0, 60.0, each_side=True),
    PlanItem("lateral_band_walk", 1, 10, 0.0, 60.0, each_side=True),
    PlanItem("hip_thrust", 2, 8, 1.0, 60.0),
)
PLAN = Plan("six_weeks", "Glutes for the lower back, six exercises", ITEMS, ("mon", "wed", "fri"))
SEEN: dict[str, tuple[Posture, Facing]] = {
    "glute_bridge": ("supine", "left"),
    "glute_bridge_single": ("supine", "left"),
    "clamshell": ("side_lying", "front"),
    "step_up": ("upright", "front"),
    "lateral_band_walk": ("upright", "front"),
    "hip_thrust": ("reclined", "right"),
}
# What a repetition reads about, and how much it spreads; any other measure: the middle of what is usual.
ABOUT = {
    "hip_extension_range_deg": (48.0, 4.0), "clam_opening_deg": (27.0, 4.0), "step_width_t": (1.05, 0.1),
    "step_height_t": (0.42, 0.03), "hip_rise_top_t": (0.44, 0.03), "hold_s": (1.9, 0.4), "concentric_s": (1.7, 0.3),
    "eccentric_s": (1.5, 0.3), "repetition_s": (5.2, 0.6), "knee_flexion_top_deg": (97.0, 4.0),
}  # fmt: skip


def measures(spec: ExerciseSpec, noise: random.Random, progress: float) -> dict[str, Measure]:
    """All measures of one repetition; the other view's are missing, one in twelve is not sure."""
    found: dict[str, Measure] = {}
    for m in spec.measure:
        middle, spread = ABOUT.get(m.id, (sum(m.normal) / 2 if m.normal else 2.0, (m.error or 3.0) / 3))
        value = noise.gauss(middle + progress * 0.3 * middle, spread)
        error = nan if m.error is None else m.error
        unit = all_signals()[m.signal].unit + "/s" * (m.reduce == "slope")
        view = all_signals()[m.signal].view
        seen = SEEN[spec.id][1]
        if view != "any" and (view == "side") != (seen in ("left", "right")):
            found[m.id] = Measure(nan, unit, "na", f"it needs a {view} view", error)
        elif noise.random() < 1 / 12:
            found[m.id] = Measure(nan, unit, "na", "left hip hidden", error)
        elif noise.random() < 1 / 12:
            found[m.id] = Measure(value + 500.0, unit, "low", "limbs look foreshortened or swapped", error)
        else:
            found[m.id] = Measure(value, unit, error=error)
    for name in ("hold_s", "concentric_s", "eccentric_s", "repetition_s"):
        found[name] = Measure(max(0.2, noise.gauss(*ABOUT[name])), "s")
    return found


def finding(spec: FaultSpec, rep: int, t_s: float, noise: random.Random) -> FaultEvent:
    """One finding at one of its levels."""
    level = noise.choice(spec.levels)
    evidence = {"some_measure": {"value": round(noise.uniform(0, 20), 3), "above": 12.0}}
    words = (spec.id, spec.code, spec.name["en"], spec.kind, level.severity, level.grade)
    return FaultEvent(*words, t_s, 0.6, rep, evidence)


def repetition(spec: ExerciseSpec, index: int, side: Side | None, noise: random.Random, progress: float) -> RepEvent:
    """One repetition; the later in the course, the more often good."""
    start_s = 1.0 + 6.0 * (index - 1)
    chance = noise.random() * (0.75 + 0.4 * progress)
    verdict: Verdict = "good" if chance > 0.25 else "partial" if chance > 0.12 else "compensated"
    kinds = {
        "good": ("tempo", "hold", "position", "alignment"),
        "partial": ("range",),
        "compensated": ("compensation",),
    }
    fitting = [f for f in spec.fault if f.kind in kinds[verdict] and f.id != "insufficient_hip_extension"]
    some = fitting if verdict != "good" else [f for f in fitting if noise.random() < 0.06]
    faults = tuple(finding(f, index, start_s + 2.0, noise) for f in some[:1])
    found = measures(spec, noise, progress)
    return RepEvent(index, side, start_s, start_s + 1.7, start_s + 5.2, verdict, found, faults)


def exercise_set(
    head: SessionHead, index: int, item: int, side: Side | None, number: int, progress: float
) -> SetRecord:
    """One set of the plan, recorded."""
    plan, noise = head.plan.items[item], random.Random(f"{head.uid} {index}")
    spec, at = exercise(plan.exercise_id), head.started_at + timedelta(minutes=2 * index + 1)
    uid = f"{head.uid[:24]}{index:08x}"
    begun = SetHead(
        uid, head.uid, index, item, spec.id, spec.version, side, number, plan.sets, plan.reps, plan.hold_s, at,
        source="camera:0",
    )  # fmt: skip
    reps = tuple(repetition(spec, i, side, noise, progress) for i in range(1, plan.reps + 1 + noise.randrange(2)))
    posture, facing = SEEN[spec.id]
    view = ViewFacts(posture, facing, side or "left", noise.uniform(0.9, 1.0), noise.uniform(0.8, 0.95), 29.0)
    gone = (NotMeasured("frames", "part of the body is outside the picture", noise.uniform(0.0, 0.12)),)
    correction = 1 if noise.random() < 0.05 else 0
    ended = at + timedelta(seconds=80)
    return SetRecord(begun, ended, "done", reps, correction, view, gone, recording=f"{uid}.npz")


def session(person: Profile, day: int, progress: float) -> SessionRecord:
    """One session of the whole plan; `progress` 0..1 through the course."""
    at = FIRST_DAY + timedelta(days=day)
    head = SessionHead(f"{day:08x}{person.uid[:24]}", person.uid, "guided", at, 60, PLAN, SOFTWARE, "camera:0")
    sets: list[SetRecord] = []
    answers = [Answer("pain_now", round(5 - 2 * progress), at), Answer("pain_worst_24h", round(6 - 2 * progress), at)]
    for item, plan in enumerate(PLAN.items):
        sides: Sequence[Side | None] = ("left", "right") if plan.each_side else (None,)
        for side in sides:
            for number in range(1, plan.sets + 1):
                sets.append(exercise_set(head, len(sets), item, side, number, progress))
        then = at + timedelta(minutes=2 * len(sets))
        answers.append(Answer("pain_exercise", (day + item) % 4 + 1, then, item, plan.exercise_id))
        answers.append(Answer("effort", 3 + (day + 2 * item) % 4, then, item, plan.exercise_id))
    end = at + timedelta(minutes=2 * len(sets) + 3)
    answers.append(Answer("pain_after", round(4 - 3 * progress), end))
    return SessionRecord(head, end, "done", tuple(sets), tuple(answers), (), "steady_tempo", "partial_range")


def course(person: Profile, weeks: int = 6) -> tuple[SessionRecord, ...]:
    """Three sessions a week; one left out, one stopped for pain, one for dizziness."""
    days = [7 * week + d for week in range(weeks) for d in (0, 2, 4)]
    found = [session(person, day, i / max(1, len(days) - 1)) for i, day in enumerate(days)]
    if len(found) > 10:
        found[4] = _cut(found[4], 3, "pain", "pain", "6")
        found[9] = _cut(found[9], 5, "symptom", "symptom", "dizziness")
        del found[7]
    return tuple(found)


def _cut(whole: SessionRecord, sets: int, end, reason, detail: str) -> SessionRecord:
    kept = whole.sets[:sets]
    item = kept[-1].head.item
    at = kept[-1].ended_at or whole.head.started_at
    answers = tuple(a for a in whole.answers if a.item is None or a.item < item)[:-1]
    pain = (Answer("pain_exercise", 6, at, item, kept[-1].head.exercise_id),) if end == "pain" else ()
    stop = Stop(reason, at, detail, item)
    return replace(
        whole, ended_at=at, end=end, sets=kept, answers=(*answers, *pain), stops=(stop,), praise="", focus=""
    )


# --- landmarks

# Picture points in pixels of a standing and a side-lying person: left and right of each joint.
STANDING = {
    "ear": ((330, 70), (310, 70)), "shoulder": ((356, 120), (284, 120)), "elbow": ((372, 180), (268, 180)),
    "wrist": ((378, 235), (262, 235)), "hip": ((342, 246), (300, 238)), "knee": ((348, 300), (304, 326)),
    "ankle": ((344, 372), (302, 412)), "heel": ((342, 382), (300, 422)), "foot_index": ((356, 390), (290, 430)),
}  # fmt: skip
SIDE_LYING = {
    "ear": ((120, 300), (118, 318)), "shoulder": ((180, 290), (182, 356)), "elbow": ((230, 320), (150, 350)),
    "wrist": ((262, 350), (130, 330)), "hip": ((330, 300), (332, 352)), "knee": ((430, 262), (440, 368)),
    "ankle": ((400, 372), (398, 384)), "heel": ((392, 366), (388, 380)), "foot_index": ((428, 378), (426, 392)),
}  # fmt: skip


def points_px(exercise_id: str) -> np.ndarray:
    """(33, 2) pixels of a made-up person in the middle of a repetition."""
    posture = SEEN[exercise_id][0]
    if posture in ("supine", "reclined"):
        body = Body(torso_px=150.0)
        return pose_of(bridge_joints(body, 6.0), body, 0.0).xyz_norm[:, :2] * np.array(body.size_px)
    found = np.zeros((lm.COUNT, 2))
    for joint, (left, right) in (STANDING if posture == "upright" else SIDE_LYING).items():
        found[lm.index(joint, "left")], found[lm.index(joint, "right")] = left, right
    found[lm.NOSE] = np.mean(found[[7, 8]], axis=0)
    return found


def recording(exercise_id: str, duration_s: float = 80.0, fps: float = 10.0) -> Recording:
    """A person who stays in one pose; nobody is seen in the first second."""
    t_s = np.arange(0.0, duration_s, 1.0 / fps)
    size = (640, 480)
    xyz = np.zeros((len(t_s), lm.COUNT, 3))
    xyz[:, :, :2] = points_px(exercise_id) / np.array(size)
    world = np.tile(np.linspace(-0.5, 0.5, lm.COUNT)[None, :, None], (len(t_s), 1, 3))
    xyz[t_s < 1.0], world[t_s < 1.0] = nan, nan
    return Recording(t_s, xyz, world, np.full((len(t_s), lm.COUNT), 0.97), size)


def recordings(sessions: Sequence[SessionRecord]):
    """Landmarks of a set by its uid, as a Reader gives them."""
    exercises = {s.head.uid: s.head.exercise_id for session in sessions for s in session.sets if s.recording}
    return lambda uid, passphrase=None: recording(exercises[uid]) if uid in exercises else None
