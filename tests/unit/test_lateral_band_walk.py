"""The lateral band walk on a made-up body, from the front: counts, direction, feet, pelvis, trunk, look-alikes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import cos, radians, sin, tan

import numpy as np
import pytest
from driving import drive, reps
from synthetic import PICTURE, smooth

from coach.pose import landmarks as lm
from coach.signals.pelvis import BAND_WALK
from coach.types import Frame, Pose, RepEvent, Side

FPS = 30.0
STAND_S, SWING_S, WIDE_S, NARROW_S = 1.5, 0.6, 0.15, 0.4
HIPS_T, NARROW_T, TOGETHER_T, WIDE_T, LIFT_T = 0.40, 0.55, 0.24, 1.05, 0.07
HALF_T = 0.78  # between the feet in a step of half the usual width


@dataclass(frozen=True)
class Step:
    """One side step. towards : the subject's own side. ends_t : between the feet at its end."""

    towards: Side = "left"
    wide_t: float = WIDE_T
    ends_t: float = NARROW_T
    lean_deg: float = 0.0
    drop_deg: float = 0.0


@dataclass(frozen=True)
class Standing:
    """Somebody upright. away : the back is seen. turned_deg : away from the camera's plane."""

    torso_px: float = 95.0
    size_px: tuple[int, int] = (640, 480)
    away: bool = False
    turned_deg: float = 0.0


@dataclass(frozen=True)
class Moment:
    """Where the feet are, in torso lengths from the start, + to the subject's left; what is lifted, and the trunk."""

    left_t: float
    right_t: float
    lifted: Side | None = None
    lift_t: float = 0.0
    lean_left_deg: float = 0.0
    drop_deg: float = 0.0
    rise_t: float = 0.0


Walk = Callable[[float], Moment]


def walk(steps: list[Step], swing_s: float = SWING_S, narrow_s: float = NARROW_S) -> tuple[Walk, float]:
    """Feet over time: the leading foot goes out, both stand wide, the trailing foot follows, both stand."""
    step_s = 2 * swing_s + WIDE_S + narrow_s

    def at(t_s: float) -> Moment:
        feet: dict[Side, float] = {"left": NARROW_T / 2, "right": -NARROW_T / 2}
        for number, step in enumerate(steps):
            inside = t_s - STAND_S - number * step_s
            if inside <= 0:
                break
            lead, trail, way = step.towards, lm.other(step.towards), 1.0 if step.towards == "left" else -1.0
            out, follow = inside / swing_s, (inside - swing_s - WIDE_S) / swing_s
            feet[lead] = smooth(feet[lead], feet[trail] + way * step.wide_t, out)
            feet[trail] = smooth(feet[trail], feet[lead] - way * step.ends_t, follow)
            share = out if out < 1 else follow
            if 0 < share < 1:
                busy = sin(np.pi * share)
                swing = lead if out < 1 else trail
                lean = step.lean_deg if step.towards == "left" else -step.lean_deg
                return Moment(feet["left"], feet["right"], swing, LIFT_T * busy, lean, step.drop_deg)
        return Moment(feet["left"], feet["right"])

    return at, 2 * STAND_S + len(steps) * step_s


def pose(who: Standing, t_s: float, now: Moment) -> Pose:
    """33 landmarks; the hip line reads what the detector shows of the drop (level and gain of `BAND_WALK`)."""
    middle = (now.left_t + now.right_t) / 2
    half = HIPS_T / 2
    raw_deg = 0.0 if now.lifted is None else BAND_WALK.level_deg + BAND_WALK.gain * now.drop_deg
    down = half * tan(radians(raw_deg)) * {None: 0.0, "left": -1.0, "right": 1.0}[now.lifted]
    xyz, world = np.zeros((lm.COUNT, 3)), np.zeros((lm.COUNT, 3))
    for side, own in (("left", 1.0), ("right", -1.0)):
        foot = now.left_t if side == "left" else now.right_t
        lift = now.lift_t if side == now.lifted else 0.0
        hip = np.array([middle + own * half, 1.55 + own * down])
        ankle = np.array([foot, lift])
        top = np.array([middle + sin(radians(now.lean_left_deg)), 1.55 + cos(radians(now.lean_left_deg))])
        shoulder = top + np.array([own * 0.35, 0.0])
        points = {"hip": hip, "knee": (hip + ankle) / 2, "ankle": ankle, "shoulder": shoulder}
        for joint in lm.JOINTS:
            low = joint in ("heel", "foot_index")
            x, up = points.get(joint, ankle if low else shoulder) + np.array([0.0, now.rise_t])
            mirrored = -x if who.away else x  # facing the camera, the subject's left is the picture's right
            place = np.array([mirrored, 1.6 - up]) * who.torso_px
            xyz[lm.index(joint, side), :2] = (np.array(who.size_px) / 2 + place) / who.size_px
            turn = radians(who.turned_deg)
            world[lm.index(joint, side)] = 0.15 * own * np.array([cos(turn), 0.0, sin(turn)])
    xyz[lm.NOSE] = xyz[lm.index("eye", "left")]
    return Pose(xyz, world, np.full(lm.COUNT, 0.98), t_s, who.size_px)


def frames(who: Standing, motion: tuple[Walk, float], fps: float = FPS) -> Iterator[tuple[Frame, Pose]]:
    at, duration_s = motion
    for i in range(int(duration_s * fps)):
        yield Frame(PICTURE, i / fps, i), pose(who, i / fps, at(i / fps))


def found(motion: tuple[Walk, float], who: Standing | None = None, fps: float = FPS) -> list[RepEvent]:
    return reps(drive(frames(who or Standing(), motion, fps), "lateral_band_walk")[2])


def told(done: list[RepEvent]) -> list[list[str]]:
    return [[f.id for f in r.faults] for r in done]


THERE_AND_BACK = [Step("left"), Step("left"), Step("left"), Step("right"), Step("right")]
SIDES = [step.towards for step in THERE_AND_BACK]


@pytest.mark.parametrize("away", [False, True])
def test_every_step_counts_for_the_leg_that_leads(away: bool) -> None:
    done = found(walk(THERE_AND_BACK), Standing(away=away))
    assert [(r.verdict, r.side) for r in done] == [("good", side) for side in SIDES]
    assert told(done) == [[]] * 5
    for r in done:
        assert r.measures["step_width_t"].value == pytest.approx(WIDE_T, abs=0.02)
        assert r.measures["narrow_hip_widths"].value == pytest.approx(NARROW_T / HIPS_T, abs=0.05)


@pytest.mark.parametrize("swing_s", [0.35, 0.5])
def test_quick_steps_there_and_back_keep_their_sides(swing_s: float) -> None:
    # Within the second before the half step back, the body went further the other way.
    steps = [Step("left"), Step("left"), Step("right", wide_t=HALF_T), Step("right")]
    assert [r.side for r in found(walk(steps, swing_s, narrow_s=0.15))] == ["left", "left", "right", "right"]


@pytest.mark.parametrize("fps", [10.0, 15.0, 60.0])
def test_the_count_does_not_depend_on_the_frame_rate(fps: float) -> None:
    done = found(walk(THERE_AND_BACK), fps=fps)
    assert [(r.verdict, r.side) for r in done] == [("good", side) for side in SIDES]


@pytest.mark.parametrize("size_px", [(640, 480), (1280, 720), (1920, 1080)])
def test_the_count_does_not_depend_on_the_pictures_size(size_px: tuple[int, int]) -> None:
    who = Standing(torso_px=95.0 * size_px[1] / 480, size_px=size_px)
    assert [r.verdict for r in found(walk(THERE_AND_BACK), who)] == ["good"] * 5


def test_half_a_step_is_partial() -> None:
    done = found(walk([Step(), Step(), Step(wide_t=HALF_T), Step()]))
    assert [r.verdict for r in done] == ["good", "good", "partial", "good"]
    assert told(done)[2] == ["partial_range"]


def test_feet_together_are_a_fault_of_that_step_and_not_of_the_next() -> None:
    done = found(walk([Step(), Step(ends_t=TOGETHER_T), Step(), Step()]))
    assert [r.verdict for r in done] == ["good", "compensated", "good", "good"]
    assert told(done) == [[], ["feet_together"], [], []]
    assert done[1].measures["narrow_hip_widths"].value == pytest.approx(TOGETHER_T / HIPS_T, abs=0.05)


def test_feet_together_again_and_again_are_found_every_time() -> None:
    done = found(walk([Step(ends_t=TOGETHER_T)] * 4))
    assert told(done) == [["feet_together"]] * 4


@pytest.mark.parametrize("away", [False, True])
def test_a_drop_on_both_stances_is_measured_and_told(away: bool) -> None:
    done = found(walk([Step(), Step(drop_deg=9.0), Step()]), Standing(away=away))
    assert told(done) == [[], ["pelvic_drop"], []]
    for r, drop_deg in zip(done, (0.0, 9.0, 0.0), strict=True):
        assert r.measures["pelvic_drop_deg"].value == pytest.approx(drop_deg, abs=0.5)
        assert r.measures["pelvic_drop_deg"].error == BAND_WALK.error_deg


@pytest.mark.parametrize("towards", ["left", "right"])
@pytest.mark.parametrize("away", [False, True])
def test_the_trunk_thrown_towards_the_walk_is_told(towards: Side, away: bool) -> None:
    done = found(walk([Step(towards), Step(towards, lean_deg=18.0)]), Standing(away=away))
    assert told(done) == [[], ["trunk_lean"]]
    assert done[1].measures["trunk_side_lean_deg"].value == pytest.approx(18.0, abs=0.5)


def test_turned_away_nothing_is_counted_and_the_hint_is_given() -> None:
    pipeline, states, events = drive(frames(Standing(turned_deg=45.0), walk([Step()] * 2)), "lateral_band_walk")
    assert reps(events) == []
    assert pipeline.tally.measured == 0
    assert states[-1].message == pipeline.spec.setup.wrong_view["en"]


def still(t_s: float) -> Moment:
    return Moment(NARROW_T / 2, -NARROW_T / 2)


def jumping_jack(t_s: float) -> Moment:
    """Both feet out and in, the body in its place."""
    half = smooth(NARROW_T, 1.1, (1 - cos(2 * np.pi * t_s / 1.5)) / 2) / 2
    return Moment(half, -half)


def squat(t_s: float) -> Moment:
    return replace(still(t_s), rise_t=-0.6 * (1 - cos(2 * np.pi * t_s / 3)) / 2)


def sway(t_s: float) -> Moment:
    """The trunk goes from side to side, the feet stay."""
    return replace(still(t_s), lean_left_deg=8 * sin(2 * np.pi * t_s / 2))


def stroll(t_s: float) -> Moment:
    """Sideways shuffling with the feet under the hips: no tension, no step wider than narrow."""
    there = 0.4 * sin(2 * np.pi * t_s / 6)
    return Moment(there + 0.1, there - 0.1)


@pytest.mark.parametrize("motion", [still, jumping_jack, squat, sway, stroll])
def test_something_else_is_no_step(motion: Walk) -> None:
    assert found((motion, 12.0)) == []
