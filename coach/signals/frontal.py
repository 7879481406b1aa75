"""Signals of the front view and of the body as a whole. Signs and formulas: clinical_spec §1.4, §4, §6."""

from __future__ import annotations

from math import nan

import numpy as np

from coach.signals import geometry as geo
from coach.signals import pelvis
from coach.signals.body import Body
from coach.signals.registry import signal

OUTSIDE = "outside single support with level thighs, seen squarely from the front"


def medial_sign(body: Body) -> float:
    """+1 when the medial direction of the side `near` is to the picture's right."""
    return 1.0 if body.far("hip")[0] >= body.point("hip")[0] else -1.0


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


@signal("knee_level_t", unit="T", view="any", joints=("knee",), sided=True)
def knee_level_t(body: Body) -> float:
    """Height of one knee above the origin in torso lengths; knees are below it, so values are mostly negative."""
    return body.height_t("knee")


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


@signal("left_foot_x_t", unit="T", view="any", joints=("ankle",), both=True)
def left_foot_x_t(body: Body) -> float:
    """How far the left ankle is to the picture's right of the right one: + facing the camera, - facing away."""
    return float(body.point("ankle", "left")[0] - body.point("ankle", "right")[0]) / body.torso_px


@signal("knee_valgus_deg", unit="deg", view="front", joints=("hip", "knee", "ankle"), sided=True)
def knee_valgus_deg(body: Body) -> float:
    """Thigh against shank in the frontal picture: + knee towards the middle (clinical_spec §1.4, FPPA)."""
    hip, knee, ankle = body.point("hip"), body.point("knee"), body.point("ankle")
    return medial_sign(body) * geo.signed_angle_deg(knee - hip, ankle - knee)


@signal("trunk_side_lean_deg", unit="deg", view="front", joints=("shoulder", "hip"), sided=True, both=True)
def trunk_side_lean_deg(body: Body) -> float:
    """Trunk against the vertical: + leaning towards this side (clinical_spec §1.4, TLf)."""
    shoulders = (body.point("shoulder") + body.far("shoulder")) / 2
    hips = (body.point("hip") + body.far("hip")) / 2
    lean = float(np.degrees(np.arctan2(shoulders[0] - hips[0], hips[1] - shoulders[1])))
    return -medial_sign(body) * lean


@signal("pelvic_drop_deg", unit="deg", view="front", joints=("hip",), sided=True, both=True, unknown=OUTSIDE)
def pelvic_drop_deg(body: Body) -> float:
    """Estimated drop of the other hip while this leg stands on the step; nan outside the valid window (pelvis.py)."""
    return _drop(body, pelvis.STEP_UP)


@signal("pelvic_drop_walk_deg", unit="deg", view="front", joints=("hip",), sided=True, both=True, unknown=OUTSIDE)
def pelvic_drop_walk_deg(body: Body) -> float:
    """As `pelvic_drop_deg` for side steps; only the mean of both stances of one step means something (pelvis.py)."""
    return _drop(body, pelvis.BAND_WALK)


def _drop(body: Body, gain: pelvis.Gain) -> float:
    stance = body.near
    if pelvis.outside_window(body.px, body.world_m, body.visibility, stance, gain):
        return nan
    if gain is pelvis.BAND_WALK and pelvis.stance_side(body.px) != stance:
        return nan
    return pelvis.drop_deg(pelvis.hip_line_deg(body.px, stance), gain)


@signal("foot_spread_hips", unit="hip widths", view="front", joints=("ankle", "hip"), both=True)
def foot_spread_hips(body: Body) -> float:
    """Sideways distance of the ankles in widths of the hips, seen squarely (clinical_spec §6, a)."""
    hips = abs(float(body.point("hip")[0] - body.far("hip")[0]))
    ankles = abs(float(body.point("ankle")[0] - body.far("ankle")[0]))
    return ankles / hips if hips > 0 else nan
