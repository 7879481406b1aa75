"""Plane geometry below the signals: signed angles and distances in pixels, y pointing down.

Pure functions over (..., 2) arrays; degrees out; nan in, nan out. Knows no landmarks.
"""

from __future__ import annotations

import numpy as np

from coach.types import Floats


def signed_angle_deg(u: Floats, v: Floats) -> float:
    """Angle that turns `u` into `v`, -180..180; positive is clockwise on the screen (y points down).

    A vector of no length has no direction: nan.
    """
    if not (np.any(u) and np.any(v)):
        return float("nan")
    cross = u[0] * v[1] - u[1] * v[0]
    return float(np.degrees(np.arctan2(cross, u[0] * v[0] + u[1] * v[1])))


def hip_extension_deg(shoulder: Floats, hip: Floats, knee: Floats, facing: float) -> float:
    """Thigh against the trunk line: 0 straight, + extension past straight, - flexion (clinical_spec §1.4, HE).

    facing : +1 when lying on the back with the hips right of the shoulders, or upright and facing right; else -1.
    """
    return facing * signed_angle_deg(hip - shoulder, knee - hip)


def knee_flexion_deg(hip: Floats, knee: Floats, ankle: Floats) -> float:
    """0 straight, + flexion, unsigned (clinical_spec §1.4, KF)."""
    return abs(signed_angle_deg(knee - hip, ankle - knee))


def shin_deg(knee: Floats, ankle: Floats, head_side: float) -> float:
    """Shin against the vertical, + when the knee is headward of the ankle (feet too far; clinical_spec §1.4, SHIN).

    head_side : +1 when the head is on the picture's right, else -1.
    """
    return float(np.degrees(np.arctan2(head_side * (knee[0] - ankle[0]), ankle[1] - knee[1])))


def inclination_deg(upper: Floats, lower: Floats) -> float:
    """Line against the picture's horizontal, 0..90 (clinical_spec §1.3, INC)."""
    return float(np.degrees(np.arctan2(abs(upper[1] - lower[1]), abs(upper[0] - lower[0]))))


def trunk_inclination_deg(shoulder: Floats, hip: Floats) -> float:
    """Lying: + when the hips are higher than the shoulders (clinical_spec §1.4, TI)."""
    return float(np.degrees(np.arctan2(shoulder[1] - hip[1], abs(hip[0] - shoulder[0]))))


def neck_extension_deg(ear: Floats, shoulder: Floats, hip: Floats, facing: float) -> float:
    """Ear-shoulder line against the trunk line, + head thrown back (clinical_spec §1.4, NE)."""
    return -facing * signed_angle_deg(shoulder - hip, ear - shoulder)


def height_above_line(point: Floats, start: Floats, end: Floats) -> float:
    """How far `point` lies above the line start-end on the screen, in pixels, vertically; nan for a vertical line."""
    run = end[0] - start[0]
    if run == 0:
        return float("nan")
    share = (point[0] - start[0]) / run
    return float(start[1] + share * (end[1] - start[1]) - point[1])
