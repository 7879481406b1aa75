"""Signals of the front view and of the body as a whole. Signs and formulas: clinical_spec §1.4, §4, §6."""

from __future__ import annotations

from coach.signals.body import Body
from coach.signals.registry import signal


@signal("body_rise_t", unit="T", view="any", joints=("hip",), both=True)
def body_rise_t(body: Body) -> float:
    """Height of the middle of the hips in torso lengths, + up; read as a change since rest."""
    middle = (body.point("hip")[1] + body.far("hip")[1]) / 2
    return float(body.origin_px[1] - middle) / body.torso_px


@signal("hip_x_t", unit="T", view="any", joints=("hip",), both=True)
def hip_x_t(body: Body) -> float:
    """Sideways place of the middle of the hips in torso lengths, + towards the picture's right."""
    middle = (body.point("hip")[0] + body.far("hip")[0]) / 2
    return float(middle - body.origin_px[0]) / body.torso_px


@signal("hip_level_t", unit="T", view="any", joints=("hip",), sided=True)
def hip_level_t(body: Body) -> float:
    """Height of one hip above the origin in torso lengths."""
    return body.height_t("hip")


@signal("ankle_level_t", unit="T", view="any", joints=("ankle",), sided=True)
def ankle_level_t(body: Body) -> float:
    """Height of one ankle above the origin in torso lengths; feet are below it, so values are negative."""
    return body.height_t("ankle")


@signal("ankle_gap_t", unit="T", view="any", joints=("ankle",), both=True)
def ankle_gap_t(body: Body) -> float:
    """Difference in height between the ankles in torso lengths."""
    return abs(float(body.point("ankle")[1] - body.far("ankle")[1])) / body.torso_px


@signal("foot_spread_t", unit="T", view="any", joints=("ankle",), both=True)
def foot_spread_t(body: Body) -> float:
    """Sideways distance of the ankles in torso lengths (clinical_spec §6, a)."""
    return abs(float(body.point("ankle")[0] - body.far("ankle")[0])) / body.torso_px
