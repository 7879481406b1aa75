"""The guided session over recordings of real people, through the real pipeline, with a fake clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from driving import NoLandmarker
from guided_driver import Evening, evening, small_programme
from synthetic import PICTURE

from coach.exercise.loader import exercise
from coach.pose.recorded import RecordedLandmarker
from coach.session.guided.moments import (
    CountFromZero,
    Effect,
    Judge,
    Paused,
    Practice,
    Rate,
    Rest,
    Setup,
    Watch,
    WorkSet,
)
from coach.session.pipeline import Pipeline
from coach.store.recording import load_recording
from coach.store.records import RepDone, SetBegun, SetEnded
from coach.types import CoachState, Event, Frame, Pose

FOLDER = Path(__file__).resolve().parents[1] / "data" / "validation"


@dataclass
class Bench:
    """The pipeline as a window would run it for a session: its effects are carried out between two frames."""

    one: Evening
    pipeline: Pipeline | None = None
    judging: bool = True
    counted: int = 0

    def obey(self, effects: list[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, Watch):
                self.pipeline = Pipeline(NoLandmarker(), exercise(effect.exercise_id), hold_s=effect.hold_s)
            elif isinstance(effect, CountFromZero):
                self.counted = 0
            elif isinstance(effect, Judge):
                if effect.on and not self.judging and self.pipeline is not None:
                    self.pipeline.resume(self.one.now_s)
                self.judging = effect.on

    def frame(self, i: int, t_s: float, pose: Pose | None) -> None:
        state: CoachState | None = None
        events: tuple[Event, ...] = ()
        if self.pipeline is not None:
            frame = Frame(PICTURE, t_s, i)
            if self.judging:
                state, events = self.pipeline.step_pose(frame, None if pose is None else replace(pose, t_s=t_s))
            else:
                state = self.pipeline.peek(frame)
        begin = len(self.one.effects)
        self.one.tick(t_s - self.one.now_s, state, events)
        self.obey(self.one.effects[begin:])


def poses(name: str, begin_s: float, still_s: float = 0.0) -> Iterator[tuple[int, float, Pose | None]]:
    """The recording on the session's clock, its first and last pose held for so long before and after it."""
    recording = load_recording(FOLDER / f"{name}.npz")
    landmarker = RecordedLandmarker(recording)
    frames = [landmarker.detect(Frame(PICTURE, 0.0, i)) for i in range(len(recording))]
    gap_s = float(recording.t_s[1] - recording.t_s[0])
    still = round(still_s / gap_s)
    for i in range(still):
        yield i, begin_s + i * gap_s, frames[0]
    t_s = begin_s
    for i, pose in enumerate(frames):
        t_s = begin_s + still * gap_s + float(recording.t_s[i] - recording.t_s[0])
        yield still + i, t_s, pose
    for i in range(still):
        yield still + len(frames) + i, t_s + (i + 1) * gap_s, frames[-1]


def in_setup(exercise_id: str, reps: int, practice: int, sets: int = 1, counts: str = "all") -> Bench:
    items = [{"exercise": exercise_id, "sets": sets, "reps": reps, "hold_s": 0, "rest_s": 30, "counts": counts}]
    one = evening(small_programme(item=items), practice_reps=practice)
    bench = Bench(one)
    for action, value in (("next", None), ("rate", 1), ("rate", 1), ("next", None)):
        one.act(action, value)
    bench.obey(one.effects)
    assert isinstance(one.screen, Setup)
    return bench


def test_three_real_bridges_are_one_of_practice_and_a_set_of_two() -> None:
    bench = in_setup("glute_bridge", reps=2, practice=1)
    one = bench.one
    screens: list[str] = []
    for i, t_s, pose in poses("bridge_b", one.now_s + 0.03, still_s=3.0):
        bench.frame(i, t_s, pose)
        if not screens or screens[-1] != type(one.screen).__name__:
            screens.append(type(one.screen).__name__)
        if isinstance(one.screen, Rate):
            break
    assert screens == ["Setup", "Practice", "WorkSet", "Rate"]
    done = one.kept_of(RepDone)
    assert [e.rep.index for e in done] == [1, 2]
    assert all(0 <= e.rep.t_start_s < e.rep.t_top_s < e.rep.t_end_s for e in done)
    (end,) = one.kept_of(SetEnded)
    assert end.end == "done" and end.view.posture == "supine" and end.view.countable_share > 0.9
    begun = one.kept_of(SetBegun)[0].head
    assert begun.target_deg is not None and -15.0 <= begun.target_deg <= 0.0


@pytest.mark.parametrize(
    ("name", "exercise_id"),
    [
        ("bridge_a", "glute_bridge"), ("bridge_b", "glute_bridge"), ("bridge_c", "glute_bridge"),
        ("clamshell_a", "clamshell"), ("step_up_a", "step_up"),
    ],
)  # fmt: skip
def test_no_exercise_itself_pauses_its_set(name: str, exercise_id: str) -> None:
    bench = in_setup(exercise_id, reps=40, practice=0)
    one = bench.one
    one.act("next")
    bench.obey(one.effects)
    assert isinstance(one.screen, WorkSet)
    recording = load_recording(FOLDER / f"{name}.npz")
    for i, t_s, pose in poses(name, one.now_s + 0.03, still_s=1.0):
        bench.frame(i, t_s, pose)
        assert isinstance(one.screen, WorkSet), (t_s, one.screen)
    for event in bench.pipeline.finish() if bench.pipeline is not None else ():
        one.tick(0.03, None, [event])
    assert len(one.kept_of(RepDone)) == recording.meta["reps"]


@pytest.mark.parametrize("name", ["other_squat", "other_push_up", "other_walk", "other_bird_dog"])
def test_other_movements_do_not_get_past_set_up_or_are_paused(name: str) -> None:
    bench = in_setup("glute_bridge", reps=3, practice=1)
    one = bench.one
    for i, t_s, pose in poses(name, one.now_s + 0.03):
        bench.frame(i, t_s, pose)
        assert isinstance(one.screen, Setup)
    one.act("next")
    one.act("next")
    bench.obey(one.effects[-6:])
    assert isinstance(one.screen, WorkSet)
    reasons = set()
    for i, t_s, pose in poses(name, one.now_s + 0.03):
        bench.frame(i, t_s, pose)
        if isinstance(one.screen, Paused):
            reasons.add(one.screen.reason)
    assert not one.kept_of(RepDone)
    assert reasons <= {"sat_up", "gone"} and reasons


def test_two_sets_of_one_with_the_person_gone_in_between() -> None:
    bench = in_setup("glute_bridge", reps=1, practice=1, sets=2)
    one = bench.one
    last = 0
    for i, t_s, pose in poses("bridge_b", one.now_s + 0.03, still_s=3.0):
        bench.frame(i, t_s, pose)
        last = i
        if isinstance(one.screen, Rest):
            break
    assert isinstance(one.screen, Rest) and not bench.judging
    for i in range(1, 40):
        bench.frame(last + i, one.now_s + 1.0, None)
    assert isinstance(one.screen, Setup) and bench.judging
    for i in range(40, 80):
        bench.frame(last + i, one.now_s + 1.0, None)
    assert isinstance(one.screen, Setup) and not isinstance(one.screen, Practice)
