"""Signals of somebody lying on the side, seen from the front (clinical_spec §3)."""

from __future__ import annotations

from math import degrees
from typing import Final

from coach.signals.body import Body
from coach.signals.registry import signal

# Length of the arc's radius: the knee rises by 0.42 .. 0.48 T at a true opening of 27 degrees, 0.21 at 13 [measured].
THIGH_T: Final = 0.92


@signal("knee_gap_t", unit="T", view="any", joints=("knee",), both=True)
def knee_gap_t(body: Body) -> float:
    """Height of the upper knee above the lower one in torso lengths (clinical_spec §3, D times the thigh)."""
    return abs(float(body.point("knee")[1] - body.far("knee")[1])) / body.torso_px


@signal("clam_opening_deg", unit="deg", view="front", joints=("knee",), both=True)
def clam_opening_deg(body: Body) -> float:
    """The gap between the knees as an angle of the thigh, projected; read as a change since rest (clinical_spec §3)."""
    return degrees(knee_gap_t(body) / THIGH_T)


@signal("trunk_floor_level_t", unit="T", view="front", joints=("shoulder", "hip"), sided=True)
def trunk_floor_level_t(body: Body) -> float:
    """Heights of one hip and one shoulder together, in torso lengths; of the lower side it rises when the trunk rolls.

    A pelvis that rolls back turns about the lower hip's soft parts and lifts its joint off the floor.
    """
    return body.height_t("hip") + body.height_t("shoulder")
