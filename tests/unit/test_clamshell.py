"""The clamshell on a made-up body lying on its side: counts, trained side, pelvis roll, mirror. Nothing is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from driving import drive, reps
from synthetic import PICTURE, smooth

from coach.pose import landmarks as lm
from coach.types import Frame, Pose, Side

FPS = 30.0
UP_S, HOLD_S, REST_S = 1.4, 0.8, 1.2
CYCLE_S = REST_S + 2 * UP_S + HOLD_S
FULL_T, HALF_T = 0.42, 0.16  # how much further the knees part, in torso lengths


@dataclass(frozen=True)
class Lying:
    """Facing the camera; `top` is the upper side, which decides at which side of the picture the head lies."""

    top: Side = "left"
    torso_px: float = 110.0
    size_px: tuple[int, int] = (640, 480)


# In torso lengths from the lower hip, head at the left, y up: shoulder, hip, knee, ankle; upper, then lower side.
POINTS = {
    "shoulder": ((-1.0, 0.70), (-1.0, 0.10)),
    "hip": ((0.0, 0.36), (0.0, 0.0)),
    "knee": ((0.45, 0.40), (0.45, -0.05)),
    "ankle": ((0.95, 0.18), (0.95, 0.05)),
}
ALIKE = {"heel": "ankle", "foot_index": "ankle", "ear": "shoulder", "eye": "shoulder", "elbow": "shoulder"}


def pose(who: Lying, t_s: float, gap_t: float, underside_t: float) -> Pose:
    """gap_t : further height of the upper knee. underside_t : rise of the lower hip and shoulder together."""
    xyz = np.zeros((lm.COUNT, 3))
    middle = np.array(who.size_px) / 2
    for side in ("left", "right"):
        upper = side == who.top
        for joint in lm.JOINTS:
            x, up = POINTS.get(ALIKE.get(joint, joint), POINTS["shoulder"])[0 if upper else 1]
            if joint == "knee" and upper:
                up += gap_t
            if joint in ("shoulder", "hip") and not upper:
                up += underside_t / 2
            # Whoever lies on the right side and looks at the camera has the head at the picture's left.
            x = x if who.top == "left" else -x
            xyz[lm.index(joint, side), :2] = (middle + np.array([x, -up]) * who.torso_px) / who.size_px
    xyz[lm.NOSE] = xyz[lm.index("eye", "left")]
    return Pose(xyz, np.zeros((lm.COUNT, 3)), np.full(lm.COUNT, 0.98), t_s, who.size_px)


def frames(
    who: Lying, gaps_t: list[float], rolls_t: list[float] | None = None, fps: float = FPS
) -> Iterator[tuple[Frame, Pose]]:
    """Repetitions with the given openings, the underside rising and sinking with each."""
    rolls = rolls_t or [0.0] * len(gaps_t)
    for i in range(int((CYCLE_S * len(gaps_t) + 2 * REST_S) * fps)):
        t_s = i / fps
        number, inside = divmod(t_s, CYCLE_S)
        share = 0.0
        if number < len(gaps_t):
            rising = smooth(0.0, 1.0, (inside - REST_S) / UP_S)
            share = rising - smooth(0.0, 1.0, (inside - REST_S - UP_S - HOLD_S) / UP_S)
        which = min(int(number), len(gaps_t) - 1)
        yield Frame(PICTURE, t_s, i), pose(who, t_s, gaps_t[which] * share, rolls[which] * share)


def verdicts(who: Lying, gaps_t: list[float], rolls_t: list[float] | None = None, fps: float = FPS) -> list[str]:
    return [r.verdict for r in reps(drive(frames(who, gaps_t, rolls_t, fps), "clamshell")[2])]


@pytest.mark.parametrize("top", ["left", "right"])
def test_every_opening_counts_for_the_upper_side(top: Side) -> None:
    found = reps(drive(frames(Lying(top), [FULL_T] * 3), "clamshell")[2])
    assert [(r.verdict, r.side) for r in found] == [("good", top)] * 3
    assert all(r.measures["lower_side_rise_t"].value == pytest.approx(0.0, abs=0.003) for r in found)


@pytest.mark.parametrize("fps", [10.0, 15.0, 60.0])
def test_the_count_does_not_depend_on_the_frame_rate(fps: float) -> None:
    assert verdicts(Lying(), [FULL_T] * 3, fps=fps) == ["good"] * 3


@pytest.mark.parametrize("size_px", [(640, 480), (1280, 720), (1920, 1080)])
def test_the_count_does_not_depend_on_the_pictures_size(size_px: tuple[int, int]) -> None:
    assert verdicts(Lying(torso_px=110.0 * size_px[1] / 480, size_px=size_px), [FULL_T] * 3) == ["good"] * 3


def test_half_an_opening_after_full_ones_is_partial() -> None:
    assert verdicts(Lying(), [FULL_T, FULL_T, HALF_T, FULL_T]) == ["good", "good", "partial", "good"]


@pytest.mark.parametrize("top", ["left", "right"])
def test_an_underside_that_rises_with_the_opening_is_a_rolling_pelvis(top: Side) -> None:
    found = reps(drive(frames(Lying(top), [FULL_T] * 3, [0.0, 0.07, 0.0]), "clamshell")[2])
    assert [r.verdict for r in found] == ["good", "compensated", "good"]
    assert [[f.id for f in r.faults] for r in found] == [[], ["pelvis_roll"], []]
    assert found[1].measures["lower_side_rise_t"].value == pytest.approx(0.07, abs=0.004)


def test_seen_from_behind_nothing_is_counted() -> None:
    def turned() -> Iterator[tuple[Frame, Pose]]:
        for frame, seen in frames(Lying(), [FULL_T] * 2):
            xyz = seen.xyz_norm.copy()
            xyz[:, 0] = 1 - xyz[:, 0]
            yield frame, Pose(xyz, seen.world_m, seen.visibility, seen.t_s, seen.size_px)

    assert reps(drive(turned(), "clamshell")[2]) == []


def test_lying_still_is_no_repetition() -> None:
    assert verdicts(Lying(), [0.0, 0.0]) == []
