"""A stick figure that does each exercise correctly: where its joints are at every moment of a repetition.

Pure data and geometry in metres (x right, y up, floor at 0); no painting, no Qt. Drawn as in a mirror: what is near is
the working side. Bones keep their length wherever the movement is seen from the side.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from coach.types import Phase, Side

Point = tuple[float, float]
Line = tuple[Point, ...]

TRUNK_M, THIGH_M, SHIN_M, FOOT_M = 0.50, 0.43, 0.43, 0.17
HEAD_M = 0.11
# Joints lie this high above what the body rests on: half a trunk's or a heel's thickness.
SKIN_M, HEEL_M = 0.09, 0.07
# The tempo that the exercises ask for: up 2 s, hold, down 2 s; then a breath.
UP_S, DOWN_S, REST_S = 2.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One moment. `work` : the parts that do the exercise; `body` : the others; `things` : what it rests on."""

    head: Point
    body: tuple[Line, ...]
    work: tuple[Line, ...]
    things: tuple[Line, ...] = ()
    band: tuple[Line, ...] = ()

    def mirrored(self) -> Figure:
        """The same for the other side."""

        def turn(lines: tuple[Line, ...]) -> tuple[Line, ...]:
            return tuple(tuple((-x, y) for x, y in line) for line in lines)

        x, y = self.head
        return Figure((-x, y), turn(self.body), turn(self.work), turn(self.things), turn(self.band))


def bend(a: Point, b: Point, first_m: float, second_m: float, left: bool = True) -> Point:
    """The joint between two bones from `a` to `b`, bent to the left of the way from a to b, or to its right.

    Too far apart for the bones: on the straight line.
    """
    dx, dy = b[0] - a[0], b[1] - a[1]
    apart = max(1e-9, math.hypot(dx, dy))
    along = min(first_m, (first_m**2 - second_m**2 + apart**2) / (2 * apart))
    off = math.sqrt(max(0.0, first_m**2 - along**2)) * (1 if left else -1)
    ux, uy = dx / apart, dy / apart
    return a[0] + ux * along - uy * off, a[1] + uy * along + ux * off


def _from(start: Point, angle_deg: float, length_m: float) -> Point:
    angle = math.radians(angle_deg)
    return start[0] + math.cos(angle) * length_m, start[1] + math.sin(angle) * length_m


def _between(low: float, high: float, share: float) -> float:
    return low + (high - low) * share


def _foot(ankle: Point) -> Line:
    return ankle, (ankle[0] + FOOT_M, ankle[1] - HEEL_M + 0.02)


def _straight_deg(shoulder: Point, ankle: Point) -> float:
    """Angle of the trunk at which shoulder, hip and knee make one line while the foot stays where it is."""
    knee = bend(shoulder, ankle, TRUNK_M + THIGH_M, SHIN_M)
    return math.degrees(math.atan2(knee[1] - shoulder[1], knee[0] - shoulder[0]))


def _hinge(share: float, shoulder: Point, ankle: Point, rest_deg: float) -> tuple[Point, Point]:
    """Hip and knee of a body that turns about its shoulders: bridge and thrust."""
    hip = _from(shoulder, _between(rest_deg, _straight_deg(shoulder, ankle), share), TRUNK_M)
    return hip, bend(hip, ankle, THIGH_M, SHIN_M)


_MAT: Line = ((-0.35, 0.02), (1.15, 0.02))


def _bridge(share: float) -> Figure:
    shoulder, ankle = (0.0, SKIN_M), (0.86, HEEL_M)
    hip, knee = _hinge(share, shoulder, ankle, 0.0)
    arm: Line = (shoulder, (0.25, 0.05), (0.48, 0.04))
    return Figure((-0.19, 0.12), (arm,), ((shoulder, hip, knee, *_foot(ankle)),), (_MAT,))


def _bridge_single(share: float) -> Figure:
    shoulder, ankle = (0.0, SKIN_M), (0.86, HEEL_M)
    hip, knee = _hinge(share, shoulder, ankle, 0.0)
    thigh_deg = math.degrees(math.atan2(knee[1] - hip[1], knee[0] - hip[0]))
    far = (hip, _from(hip, thigh_deg, THIGH_M), _from(hip, thigh_deg, THIGH_M + SHIN_M))
    toe = _from(far[-1], thigh_deg + 80, FOOT_M * 0.7)
    arm: Line = (shoulder, (0.25, 0.05), (0.48, 0.04))
    return Figure((-0.19, 0.12), (arm, (*far, toe)), ((shoulder, hip, knee, *_foot(ankle)),), (_MAT,))


def _thrust(share: float) -> Figure:
    shoulder, ankle = (0.0, 0.45), (0.90, HEEL_M)
    hip, knee = _hinge(share, shoulder, ankle, -42.0)
    chin_deg = _between(60.0, 20.0, share) + 90
    head = _from(shoulder, chin_deg, 0.20)
    bench: Line = ((-0.50, 0.0), (-0.50, 0.36), (-0.03, 0.36), (-0.03, 0.0))
    arm: Line = (shoulder, (-0.22, 0.42), (-0.40, 0.40))
    return Figure(head, (arm,), ((shoulder, hip, knee, *_foot(ankle)),), (bench,))


def _clam(share: float) -> Figure:
    # Seen from the front: the thighs point towards the camera, so they look shorter than they are.
    shoulder, hip, ankle = (0.0, 0.15), (0.50, 0.16), (1.08, 0.07)
    lower: Line = (shoulder, (0.50, 0.11), (0.80, 0.06), (ankle[0], 0.05))
    opening = math.radians(_between(2.0, 38.0, share))
    knee = (hip[0] + _between(0.30, 0.24, share), hip[1] - 0.03 + 0.46 * math.sin(opening))
    arm: Line = ((0.04, 0.14), (0.28, 0.12), (0.44, 0.03))
    pillow: Line = ((-0.32, 0.03), (-0.08, 0.03))
    return Figure((-0.20, 0.16), (lower, arm), ((hip, knee, ankle),), (_MAT, pillow))


STEP_M = 0.20


def _step(share: float) -> Figure:
    lead = (0.46, STEP_M + HEEL_M)
    stand_m = HEEL_M + THIGH_M + SHIN_M - 0.02
    # First the weight goes forward over the foot, then up.
    over = min(1.0, share / 0.45)
    up = max(0.0, (share - 0.15) / 0.85)
    hip = (_between(0.03, 0.43, over), _between(stand_m - 0.02, stand_m + STEP_M, up))
    lift = math.sin(math.pi * max(0.0, (share - 0.3) / 0.7)) * 0.10
    trail = (_between(0.0, 0.40, max(0.0, (share - 0.25) / 0.75)), _between(HEEL_M, lead[1], up) + lift)
    shoulder = _from(hip, 90 - 14 * math.sin(math.pi * min(1.0, share * 1.1)), TRUNK_M)
    near = (hip, bend(hip, lead, THIGH_M, SHIN_M), *_foot(lead))
    far = (hip, bend(hip, trail, THIGH_M, SHIN_M), *_foot(trail))
    hand = (shoulder[0] + 0.10, shoulder[1] - 0.50)
    step: Line = ((0.28, 0.0), (0.28, STEP_M), (0.88, STEP_M), (0.88, 0.0))
    body = ((hip, shoulder), (shoulder, bend(shoulder, hand, 0.28, 0.25, False), hand), far)
    return Figure((shoulder[0] + 0.02, shoulder[1] + 0.20), body, (near,), (step,))


def _walk(share: float) -> Figure:
    # Seen from the front; the leading foot goes out, the hips follow half the way, the knees stay soft.
    half = 0.11
    out = _between(0.13, 0.46, share)
    middle = (out - 0.13) / 2
    hip_m = HEEL_M + math.sqrt((THIGH_M + SHIN_M - 0.02) ** 2 - ((out + 0.13) / 2 - half) ** 2)
    hips = ((middle - half, hip_m), (middle + half, hip_m))
    feet = ((-0.13, HEEL_M), (out, HEEL_M))
    knees = (bend(hips[0], feet[0], THIGH_M, SHIN_M, False), bend(hips[1], feet[1], THIGH_M, SHIN_M))
    still = (hips[0], knees[0], feet[0], (feet[0][0] - 0.07, 0.03))
    lead = (hips[0], hips[1], knees[1], feet[1], (feet[1][0] + 0.07, 0.03))
    neck = (middle, hip_m + TRUNK_M)
    arms: Line = (
        (middle - 0.10, hip_m + 0.04), (middle - 0.27, hip_m + 0.22), (middle - 0.18, neck[1]),
        (middle + 0.18, neck[1]), (middle + 0.27, hip_m + 0.22), (middle + 0.10, hip_m + 0.04),
    )  # fmt: skip
    above = tuple((k[0] + (h[0] - k[0]) * 0.2, k[1] + (h[1] - k[1]) * 0.2) for k, h in zip(knees, hips, strict=True))
    body = (((middle, hip_m), neck), arms, still)
    return Figure((middle, neck[1] + 0.21), body, (lead,), (), (above,))


FIGURES: dict[str, Callable[[float], Figure]] = {
    "glute_bridge": _bridge,
    "glute_bridge_single": _bridge_single,
    "clamshell": _clam,
    "step_up": _step,
    "hip_thrust": _thrust,
    "lateral_band_walk": _walk,
}
# For an exercise without one of its own: (driving signal, posture) decides.
_BY_KIND: dict[tuple[str, str], str] = {
    ("hip_extension_deg", "supine"): "glute_bridge",
    ("hip_extension_deg", "reclined"): "hip_thrust",
    ("knee_gap_t", "side_lying"): "clamshell",
    ("body_rise_t", "upright"): "step_up",
    ("foot_spread_t", "upright"): "lateral_band_walk",
}
# Which side the figure above shows: the band walk's own is the person's right, as in a mirror.
_DRAWN_SIDE: dict[str, Side] = {"glute_bridge_single": "left", "clamshell": "right", "step_up": "left"}


def figure_id(exercise_id: str, driver: str = "", posture: str = "") -> str:
    """Whose figure shows this exercise; empty where none does."""
    return exercise_id if exercise_id in FIGURES else _BY_KIND.get((driver, posture), "")


def figure_at(name: str, share: float, side: Side | None = None) -> Figure:
    """The figure at `share` 0 (rest) .. 1 (top) of the way, for a working side."""
    figure = FIGURES[name](min(1.0, max(0.0, share)))
    drawn: Side = _DRAWN_SIDE.get(name, "right")
    return figure.mirrored() if side is not None and side != drawn else figure


def ease(share: float) -> float:
    """Starts and ends softly: 0..1 to 0..1."""
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


def moment(t_s: float, hold_s: float) -> tuple[Phase, float]:
    """(phase, share of the way) at `t_s` of an endless run of repetitions."""
    t = t_s % (UP_S + hold_s + DOWN_S + REST_S)
    if t < UP_S:
        return "up", ease(t / UP_S)
    if t < UP_S + hold_s:
        return "top", 1.0
    if t < UP_S + hold_s + DOWN_S:
        return "down", 1.0 - ease((t - UP_S - hold_s) / DOWN_S)
    return "rest", 0.0


def bounds(name: str, side: Side | None = None) -> tuple[float, float, float, float]:
    """(left, bottom, right, top) of everything that the figure reaches in a repetition, in metres."""
    xs: list[float] = []
    ys: list[float] = [0.0]
    for step in range(11):
        figure = figure_at(name, step / 10, side)
        points = [p for lines in (figure.body, figure.work, figure.things, figure.band) for line in lines for p in line]
        xs += [p[0] for p in points] + [figure.head[0] - HEAD_M, figure.head[0] + HEAD_M]
        ys += [p[1] for p in points] + [figure.head[1] + HEAD_M]
    return min(xs), min(ys), max(xs), max(ys)
