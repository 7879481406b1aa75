"""Which joints are emphasised for which movement, as data by driving signal. Not here: places, colours, painting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# Index of the left landmark; the right one follows it.
SHOULDER, ELBOW, WRIST, HIP, KNEE, ANKLE, HEEL, TOE = 11, 13, 15, 23, 25, 27, 29, 31
# A joint of: the side towards the camera, the side that leads, one side, or the side that is higher in the picture.
Whose = Literal["near", "lead", "left", "right", "upper"]
Point = tuple[int, Whose]
Pair = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is emphasised of a movement.

    segments : the working parts. ends : joints with a plain ring. ring : the joint with the hold or progress ring,
    or the middle of several. aim : ends of the straight line that the body should make. gap : the distance that
    matters. level : a pair of joints that should be level, seen from the front or behind.
    """

    segments: tuple[Pair, ...]
    ring: tuple[Point, ...]
    ends: tuple[Point, ...] = ()
    aim: Pair | None = None
    gap: Pair | None = None
    level: Pair | None = None


HIPS: Pair = ((HIP, "left"), (HIP, "right"))
# By driving signal: a new exercise on a known signal needs nothing here.
DRAWINGS: dict[str, Drawing] = {
    "hip_extension_deg": Drawing(
        segments=(((SHOULDER, "near"), (HIP, "near")), ((HIP, "near"), (KNEE, "near"))),
        ring=((HIP, "near"),),
        ends=((SHOULDER, "near"), (KNEE, "near")),
        aim=((SHOULDER, "near"), (KNEE, "near")),
    ),
    "knee_gap_t": Drawing(
        segments=(((HIP, "left"), (KNEE, "left")), ((HIP, "right"), (KNEE, "right"))),
        ring=((KNEE, "upper"),),
        ends=((HIP, "left"), (HIP, "right"), (KNEE, "left"), (KNEE, "right")),
        gap=((KNEE, "left"), (KNEE, "right")),
    ),
    "body_rise_t": Drawing(
        segments=(((HIP, "lead"), (KNEE, "lead")), ((KNEE, "lead"), (ANKLE, "lead"))),
        ring=HIPS,
        ends=((KNEE, "lead"), (ANKLE, "lead")),
        level=HIPS,
    ),
    "foot_spread_t": Drawing(
        segments=(((KNEE, "left"), (ANKLE, "left")), ((KNEE, "right"), (ANKLE, "right"))),
        ring=((ANKLE, "left"), (ANKLE, "right")),
        ends=((ANKLE, "left"), (ANKLE, "right")),
        gap=((ANKLE, "left"), (ANKLE, "right")),
        level=HIPS,
    ),
}
DEFAULT_SIGNAL = "hip_extension_deg"
