"""Signals of the side view. Signs and formulas: clinical_spec §1.4."""

from __future__ import annotations

import numpy as np

from coach.signals import geometry as geo
from coach.signals.body import Body
from coach.signals.registry import signal


@signal("hip_extension_deg", unit="deg", view="side", joints=("shoulder", "hip", "knee"))
def hip_extension_deg(body: Body) -> float:
    """Thigh against the trunk line: 0 straight, + past straight, - short of straight."""
    return geo.hip_extension_deg(body.point("shoulder"), body.point("hip"), body.point("knee"), body.facing)


@signal("knee_flexion_deg", unit="deg", view="side", joints=("hip", "knee", "ankle"))
def knee_flexion_deg(body: Body) -> float:
    """Knee bend: 0 straight, + flexion."""
    return geo.knee_flexion_deg(body.point("hip"), body.point("knee"), body.point("ankle"))


@signal("shin_deg", unit="deg", view="side", joints=("knee", "ankle"))
def shin_deg(body: Body) -> float:
    """Shin against the vertical: + knee headward of the ankle (feet far away), - feet near."""
    return geo.shin_deg(body.point("knee"), body.point("ankle"), -body.facing)


@signal("trunk_inclination_deg", unit="deg", view="side", joints=("shoulder", "hip"))
def trunk_inclination_deg(body: Body) -> float:
    """Trunk against the horizontal: + hips higher than shoulders."""
    return geo.trunk_inclination_deg(body.point("shoulder"), body.point("hip"))


@signal("neck_extension_deg", unit="deg", view="side", joints=("ear", "shoulder", "hip"))
def neck_extension_deg(body: Body) -> float:
    """Ear-shoulder line against the trunk: + head thrown back."""
    return geo.neck_extension_deg(body.point("ear"), body.point("shoulder"), body.point("hip"), body.facing)


@signal("hip_height_t", unit="T", view="any", joints=("hip",))
def hip_height_t(body: Body) -> float:
    """Height of the near hip in torso lengths; read as a change since rest."""
    return body.height_t("hip")


@signal("shoulder_height_t", unit="T", view="any", joints=("shoulder",))
def shoulder_height_t(body: Body) -> float:
    """Height of the near shoulder in torso lengths; read as a change since rest."""
    return body.height_t("shoulder")


@signal("heel_height_t", unit="T", view="side", joints=("heel",))
def heel_height_t(body: Body) -> float:
    """Height of the near heel in torso lengths; read as a change since rest."""
    return body.height_t("heel")


@signal("foot_slide_t", unit="T", view="side", joints=("ankle",))
def foot_slide_t(body: Body) -> float:
    """Position of the near ankle along the floor in torso lengths, + away from the head; read since rest."""
    return body.facing * float(body.point("ankle")[0] - body.origin_px[0]) / body.torso_px


@signal("belly_height_t", unit="T", view="side", joints=("shoulder", "hip"), unknown="no clear outline of the belly")
def belly_height_t(body: Body) -> float:
    """Height of the belly's contour above the shoulder-hip chord; read as top minus mid-lift, not as a posture."""
    return body.belly_t if np.isfinite(body.belly_t) else float("nan")


@signal("shoulder_above_ankle_t", unit="T", view="side", joints=("shoulder", "ankle"))
def shoulder_above_ankle_t(body: Body) -> float:
    """Height of the shoulder above the ankle in torso lengths: near 0 on one floor, 0.5 and more on a bench."""
    return float(body.point("ankle")[1] - body.point("shoulder")[1]) / body.torso_px


@signal("shoulder_slide_t", unit="T", view="side", joints=("shoulder",))
def shoulder_slide_t(body: Body) -> float:
    """Place of the near shoulder along the floor in torso lengths, + towards the feet; read as a change since rest."""
    return body.facing * float(body.point("shoulder")[0] - body.origin_px[0]) / body.torso_px


@signal("trunk_forward_deg", unit="deg", view="side", joints=("shoulder", "hip"))
def trunk_forward_deg(body: Body) -> float:
    """Trunk against the vertical when upright: + leaning forward (clinical_spec §1.4, TLs)."""
    shoulder, hip = body.point("shoulder"), body.point("hip")
    return float(np.degrees(np.arctan2(body.facing * (shoulder[0] - hip[0]), hip[1] - shoulder[1])))
