"""What is drawn over the picture, as plain data: from a state and a rectangle to primitives with known places.

Not here: painting (overlay_painter.py) and anything that needs a screen. Coordinates are pixels of the widget.
Only the picture is mirrored; primitives carry text, and text is never mirrored.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from coach.types import CoachState, Floats, Side, View
from ui import texts

Role = Literal["text", "muted", "good", "change", "signal"]

# A point that the detector is less sure of than this is not drawn (clinical_spec §1.2).
VISIBLE = 0.5
# Index of the left landmark; the right one follows it.
SHOULDER, ELBOW, WRIST, HIP, KNEE, ANKLE, HEEL, TOE = 11, 13, 15, 23, 25, 27, 29, 31
LIMBS = ((SHOULDER, ELBOW), (ELBOW, WRIST), (SHOULDER, HIP), (HIP, KNEE), (KNEE, ANKLE), (ANKLE, HEEL), (HEEL, TOE))
# Which three joints a signal is read from, and between which two the straight line runs.
WORKING_JOINTS: dict[str, tuple[int, int, int]] = {"hip_extension_deg": (SHOULDER, HIP, KNEE)}
DEFAULT_SIGNAL = "hip_extension_deg"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in widget pixels."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Line:
    """A segment; `width` in units of the window's scale. Dotted: where the body should be."""

    a: tuple[float, float]
    b: tuple[float, float]
    role: Role
    width: float
    dotted: bool = False
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Joint:
    """A ring around a joint. `progress` 0..1 draws the hold ring around it; nan: no hold ring."""

    at: tuple[float, float]
    radius: float
    role: Role
    progress: float = math.nan


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point: what, and below it how sure."""

    at: tuple[float, float]
    title: str
    detail: str
    role: Role


Primitive = Line | Joint | Label


def picture_rect(size_px: tuple[int, int], width: float, height: float) -> Rect:
    """The largest rectangle of the picture's shape inside width x height, centred; empty for an empty picture."""
    w, h = size_px
    if w <= 0 or h <= 0 or width <= 0 or height <= 0:
        return Rect(0.0, 0.0, 0.0, 0.0)
    scale = min(width / w, height / h)
    return Rect((width - w * scale) / 2, (height - h * scale) / 2, w * scale, h * scale)


def place(x_norm: float, y_norm: float, rect: Rect, mirrored: bool) -> tuple[float, float]:
    """A normalised picture point in widget pixels."""
    x = 1.0 - x_norm if mirrored else x_norm
    return rect.x + x * rect.w, rect.y + y_norm * rect.h


def index_of(left_index: int, side: Side) -> int:
    """Landmark index of a joint on the subject's own left or right."""
    return left_index if side == "left" else left_index + 1


def working_role(value: float, band: tuple[float, float] | None) -> Role:
    """Green inside the target band, amber beyond it, plain below it or without a band: rest is no fault."""
    if band is None or math.isnan(value) or value < band[0]:
        return "text"
    return "good" if value <= band[1] else "change"


def overlay(state: CoachState, rect: Rect, mirrored: bool, error_deg: float = math.nan) -> tuple[Primitive, ...]:
    """Everything to draw over the picture, back to front.

    Parameters
    ----------
    rect : where the picture is in the widget.
    error_deg : the stated +- of the angle; nan: not stated.
    """
    if state.pose is None:
        return ()
    near = side_seen(state.view)
    drawn: list[Primitive] = list(skeleton(state.pose.xyz_norm, state.pose.visibility, near, rect, mirrored))
    if near is not None and state.view.can_count:
        drawn += _working(state, near, rect, mirrored, error_deg)
    return tuple(drawn)


def side_seen(view: View) -> Side | None:
    """The side that is nearer to the camera; from the front and from behind both are seen alike."""
    return None if view.facing in ("front", "back") else view.near_side


def skeleton(xyz_norm: Floats, visibility: Floats, near: Side | None, rect: Rect, mirrored: bool) -> tuple[Line, ...]:
    """Thin lines between the joints that are seen; the far side fainter. xyz_norm (33, 3), visibility (33,)."""
    lines: list[Line] = []
    for side in ("left", "right"):
        alpha = 0.8 if near in (None, side) else 0.3
        for a, b in LIMBS:
            ends = index_of(a, side), index_of(b, side)
            if all(_seen(xyz_norm, visibility, i) for i in ends):
                p, q = (place(xyz_norm[i, 0], xyz_norm[i, 1], rect, mirrored) for i in ends)
                lines.append(Line(p, q, "text", 3.0, alpha=alpha))
    return tuple(lines)


def _seen(xyz_norm: Floats, visibility: Floats, i: int) -> bool:
    x, y = float(xyz_norm[i, 0]), float(xyz_norm[i, 1])
    return bool(visibility[i] >= VISIBLE) and 0.0 <= x <= 1.0 and 0.0 <= y <= 1.0


def _working(state: CoachState, near: Side, rect: Rect, mirrored: bool, error_deg: float) -> list[Primitive]:
    signal = state.driver.signal if state.driver else DEFAULT_SIGNAL
    joints = WORKING_JOINTS.get(signal)
    if joints is None or state.pose is None:
        return []
    xyz, visibility = state.pose.xyz_norm, state.pose.visibility
    indices = [index_of(j, near) for j in joints]
    points = [place(float(xyz[i, 0]), float(xyz[i, 1]), rect, mirrored) for i in indices]
    seen = [_seen(xyz, visibility, i) for i in indices]
    value, reason = measured(state, signal)
    role = working_role(value, state.driver.band if state.driver else None)
    first, middle, last = points
    drawn: list[Primitive] = []
    if seen[0] and seen[2] and not math.isnan(value) and state.phase != "rest":
        drawn.append(Line(first, last, "good", 7.0, dotted=True))
    if seen[0] and seen[1]:
        drawn.append(Line(first, middle, role, 12.0))
    if seen[1] and seen[2]:
        drawn.append(Line(middle, last, role, 12.0))
    drawn += [Joint(p, r, role) for p, r, ok in zip((first, last), (11.0, 11.0), (seen[0], seen[2]), strict=True) if ok]
    if seen[1]:
        drawn.append(Joint(middle, 15.0, role, hold_progress(state)))
    # At rest the angle is no news, and a big number would look like a verdict.
    if math.isfinite(middle[0]) and math.isfinite(middle[1]) and not (state.phase == "rest" and not math.isnan(value)):
        # Above all three joints when lying, so that it never hides the line that it is about.
        lying = state.view.posture != "upright"
        height = min(y for (_, y), ok in zip(points, seen, strict=True) if ok or y == middle[1]) if lying else middle[1]
        drawn.append(hip_label((middle[0], height), value, reason, role, error_deg))
    return drawn


def measured(state: CoachState, signal: str) -> tuple[float, str]:
    """(value, "") when it may be shown, else (nan, why not)."""
    signals = state.signals
    value = signals.values.get(signal, math.nan) if signals else math.nan
    quality = signals.quality.get(signal, "na") if signals else "na"
    reason = signals.reasons.get(signal, "") if signals else ""
    if not state.view.can_measure:
        return math.nan, reason or next(iter(state.view.reasons), "")
    if quality != "ok" or math.isnan(value):
        return math.nan, reason or texts.not_seen_clearly()
    return value, ""


def hip_label(at: tuple[float, float], value_deg: float, reason: str, role: Role, error_deg: float = math.nan) -> Label:
    """The signed angle in plain words with its error, or why there is none."""
    if math.isnan(value_deg):
        return Label(at, texts.not_measured(""), reason, "muted")
    return Label(at, texts.angle_words(value_deg), texts.error_words(error_deg), role)


def hold_progress(state: CoachState) -> float:
    """0..1 of the hold while at the top, else nan."""
    if state.phase != "top" or state.hold_target_s <= 0:
        return math.nan
    return min(1.0, max(0.0, state.hold_s / state.hold_target_s))


# Where to be, in 0..1 of the picture: (points of the outline, words below it). Supine: sketched from a bridge at
# rest, 2.2 m of width (clinical_spec §1.3).
_SUPINE = (
    (0.15, 0.80), (0.17, 0.74), (0.22, 0.70), (0.30, 0.68), (0.42, 0.66), (0.49, 0.63), (0.54, 0.57),
    (0.58, 0.49), (0.605, 0.455), (0.63, 0.475), (0.645, 0.55), (0.66, 0.66), (0.67, 0.74), (0.71, 0.80), (0.15, 0.80),
)  # fmt: skip
_UPRIGHT = (
    (0.46, 0.93), (0.45, 0.60), (0.43, 0.34), (0.44, 0.27), (0.475, 0.24), (0.472, 0.16), (0.48, 0.12), (0.50, 0.105),
    (0.52, 0.12), (0.528, 0.16), (0.525, 0.24), (0.56, 0.27), (0.57, 0.34), (0.55, 0.60), (0.54, 0.93), (0.46, 0.93),
)  # fmt: skip
SILHOUETTES: dict[str, tuple[tuple[float, float], ...]] = {
    "glute_bridge": _SUPINE,
    "step_up": _UPRIGHT,
    "lateral_band_walk": _UPRIGHT,
}


def silhouette(exercise_id: str, rect: Rect) -> tuple[tuple[float, float], ...]:
    """Outline of where the body should be, in widget pixels; empty where none is known. Never mirrored."""
    return tuple(place(x, y, rect, False) for x, y in SILHOUETTES.get(exercise_id, ()))


def is_lying(exercise_id: str) -> bool:
    """Whether the outline is one to lie in."""
    return SILHOUETTES.get(exercise_id) is _SUPINE
