"""One pipeline over several sets: another exercise, and counting that begins after practice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import NoLandmarker, reps
from synthetic import Body, poses, repetitions

from coach.errors import SpecError
from coach.exercise.loader import exercise
from coach.session.pipeline import Pipeline
from coach.types import Counts, Frame, RepEvent


def run(pipeline: Pipeline, tops: list[float], from_s: float = 0.0, **times: float) -> list[RepEvent]:
    """Repetitions to these hip extensions, from `from_s` on."""
    at, duration_s = repetitions(tops, **times)
    found: list[object] = []
    for frame, pose in poses(at, duration_s):
        t_s = frame.t_s + from_s
        found += pipeline.step_pose(Frame(frame.bgr, t_s, frame.index), replace(pose, t_s=t_s))[1]
    return reps([*found, *pipeline.finish()])


def test_counting_from_zero_keeps_rest_and_numbers_repetitions_from_one() -> None:
    pipeline = Pipeline(NoLandmarker(), exercise("glute_bridge"))
    assert [r.index for r in run(pipeline, [0.0, 0.0])] == [1, 2]
    rest = pipeline.checker.machine.rest.value
    state = pipeline.count_from_zero()
    assert state.counts == Counts() and state.last_rep is None
    assert pipeline.checker.machine.rest.value == rest
    assert [r.index for r in run(pipeline, [0.0], 20.0)] == [1]
    assert pipeline.checker.counts == Counts(good=1)


@pytest.mark.parametrize(("target", "verdict"), [(None, "partial"), (-15.0, "good")])
def test_a_personal_target_found_by_practice_decides_what_is_a_full_repetition(target, verdict) -> None:
    pipeline = Pipeline(NoLandmarker(), exercise("glute_bridge"))
    run(pipeline, [-20.0])
    pipeline.count_from_zero(target)
    assert [r.verdict for r in run(pipeline, [-20.0], 10.0)] == [verdict]


def test_the_reach_learned_in_practice_stays() -> None:
    pipeline = Pipeline(NoLandmarker(), exercise("clamshell"))
    pipeline.checker.machine._reaches.append(0.5)
    before = pipeline.checker.machine._way(0.0)
    pipeline.count_from_zero()
    assert pipeline.checker.machine._way(0.0) == before == 0.5


def test_another_exercise_judges_from_anew() -> None:
    pipeline = Pipeline(NoLandmarker(), exercise("glute_bridge"), hold_s=2.0)
    run(pipeline, [0.0])
    pipeline.use("clamshell", 1.0)
    assert pipeline.spec.id == "clamshell"
    assert pipeline.checker.counts == Counts() and pipeline.checker.hold_s == 1.0
    # Bridges are no clamshells: the new gate sees somebody on the back.
    assert run(pipeline, [0.0, 0.0], 10.0) == []
    pipeline.use("glute_bridge")
    assert len(run(pipeline, [0.0, 0.0], 30.0)) == 2


def test_the_standing_offset_is_taken_off() -> None:
    read: list[float] = []
    for neutral_deg in (5.0, 9.0):
        pipeline = Pipeline(NoLandmarker(), exercise("step_up"))
        pipeline.use("glute_bridge", neutral_deg=neutral_deg)
        read.append(run(pipeline, [0.0])[0].measures["hip_extension_top_deg"].value)
    assert read[0] - read[1] == pytest.approx(4.0 / 1.08, abs=0.2)


def test_an_unknown_exercise_changes_nothing() -> None:
    pipeline = Pipeline(NoLandmarker(), exercise("glute_bridge"))
    with pytest.raises(SpecError, match="Did you mean"):
        pipeline.use("glute_brigde")
    assert pipeline.spec.id == "glute_bridge"
    assert len(run(pipeline, [0.0])) == 1


def test_sides_may_change_between_sets() -> None:
    pipeline = Pipeline(NoLandmarker(), exercise("glute_bridge_single"))
    for near, other in (("left", "right"), ("right", "left")):
        pipeline.use("glute_bridge_single")
        at, duration_s = repetitions([0.0])
        for frame, pose in poses(at, duration_s, body=Body(near=near)):
            pipeline.step_pose(frame, pose)
        assert pipeline._near == near != other


class Giver(NoLandmarker):
    """Gives the poses that the test has laid out, one a frame."""

    def __init__(self, found):
        self.found = list(found)

    def detect(self, frame: Frame, inferred: object = None):
        return replace(self.found.pop(0), t_s=frame.t_s)


def test_after_what_nobody_watched_the_whole_picture_is_searched() -> None:
    landmarker = NoLandmarker()
    pipeline = Pipeline(landmarker, exercise("glute_bridge"))
    pipeline.use("clamshell")
    assert landmarker.looked_anew == 1
    pipeline.resume(5.0)
    assert landmarker.looked_anew == 2


@pytest.mark.parametrize(("exercise_id", "times"), [("glute_bridge", 0), ("clamshell", 3)])
def test_a_body_that_stays_out_of_position_is_looked_for_anew_every_three_seconds(exercise_id, times) -> None:
    frames, found = zip(*poses(lambda t_s: -55.0, 10.0), strict=True)
    landmarker = Giver(found)
    pipeline = Pipeline(landmarker, exercise(exercise_id))
    for frame in frames:
        pipeline.step(frame)
    assert landmarker.looked_anew == times
