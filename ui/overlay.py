"""What is drawn over the picture, as plain data: from a state and a rectangle to primitives with known places.

Not here: painting (overlay_painter.py) and anything that needs a screen. Coordinates are pixels of the widget.
Only the picture is mirrored; primitives carry text, and text is never mirrored.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from coach.types import CoachState, Floats, Side, View
from ui import texts, texts_exercise
from ui.drawings import (
    ANKLE,
    DEFAULT_SIGNAL,
    DRAWINGS,
    ELBOW,
    HEEL,
    HIP,
    KNEE,
    SHOULDER,
    TOE,
    WRIST,
    Drawing,
    Point,
)
from ui.figures import SILHOUETTES
from ui.language import in_words

Role = Literal["text", "muted", "good", "change", "signal"]

# A point that the detector is less sure of than this is not drawn (clinical_spec §1.2).
VISIBLE = 0.5
LIMBS = ((SHOULDER, ELBOW), (ELBOW, WRIST), (SHOULDER, HIP), (HIP, KNEE), (KNEE, ANKLE), (ANKLE, HEEL), (HEEL, TOE))
# The dotted level line reaches past the joints by this share of their distance, or it would lie hidden under theirs.
LEVEL_REACH = 0.6
# In torso lengths: a foot or knee that is so much higher belongs to the leading leg; steps are 0.2 and more.
LEADS_BY_T = 0.10


@dataclass(frozen=True, slots=True)
class Angle:
    """A measure in degrees of the exercise. signal : to read it live, empty where it has a side. band : its normal."""

    id: str
    name: str
    signal: str = ""
    at_top: bool = False
    since_rest: bool = False
    error_deg: float = math.nan
    band: tuple[float, float] = (math.nan, math.nan)


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
    """A ring around a joint. `progress` 0..1 draws a second ring around it, in the role `ring`; nan: none."""

    at: tuple[float, float]
    radius: float
    role: Role
    progress: float = math.nan
    ring: Role = "good"


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


def overlay(
    state: CoachState,
    rect: Rect,
    mirrored: bool,
    error_deg: float = math.nan,
    lead: Side | None = None,
    angles: tuple[Angle, ...] = (),
) -> tuple[Primitive, ...]:
    """Everything to draw over the picture, back to front.

    Parameters
    ----------
    rect : where the picture is in the widget.
    error_deg : the stated +- of the driving angle; nan: not stated.
    lead : the leading leg where the movement has one.
    angles : the exercise's measures in degrees, for a label where the driver itself is none.
    """
    if state.pose is None:
        return ()
    near = side_seen(state.view)
    drawn: list[Primitive] = list(skeleton(state.pose.xyz_norm, state.pose.visibility, near, rect, mirrored))
    drawing = DRAWINGS.get(state.driver.signal if state.driver else DEFAULT_SIGNAL)
    if drawing is not None and state.view.can_count:
        body = _Places(state.pose.xyz_norm, state.pose.visibility, near, lead, rect, mirrored)
        role = _role(state)
        drawn += [*_lines(drawing, body, role, state), *_rings(drawing, body, role, state)]
        drawn += _label_of(drawing, body, role, state, error_deg, angles)
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


class _Places:
    """Where a drawing's points are in the widget, and which of them are seen."""

    def __init__(
        self, xyz: Floats, visibility: Floats, near: Side | None, lead: Side | None, rect: Rect, mirrored: bool
    ) -> None:
        self._xyz, self._visibility, self._rect, self._mirrored = xyz, visibility, rect, mirrored
        self.near = near
        self._sides: dict[str, Side | None] = {"near": near, "lead": lead, "left": "left", "right": "right"}

    def index(self, point: Point) -> int | None:
        """Landmark of a point; None while its side is not known."""
        joint, whose = point
        side = self._sides.get(whose)
        if whose == "upper":
            left, right = (float(self._xyz[index_of(joint, s), 1]) for s in ("left", "right"))
            side = "left" if left < right else "right"
        return None if side is None else index_of(joint, side)

    def seen(self, *points: Point) -> bool:
        """Whether all of them may be drawn."""
        found = [self.index(p) for p in points]
        return all(i is not None and _seen(self._xyz, self._visibility, i) for i in found)

    def at(self, *points: Point) -> tuple[float, float]:
        """The place of a point, or the middle of several; nan where unknown."""
        found = [self.index(p) for p in points]
        known = [self._xyz[i, :2] for i in found if i is not None]
        if not known or len(known) < len(found):
            return math.nan, math.nan
        x, y = (sum(float(xy[axis]) for xy in known) / len(known) for axis in (0, 1))
        return place(x, y, self._rect, self._mirrored)


def _role(state: CoachState) -> Role:
    """Of the working parts: by the band where the driver has one, else green at the top."""
    if state.driver is None or _is_angle(state):
        return working_role(_angle_now(state), state.driver.band if state.driver else None)
    return "good" if state.phase == "top" else "text"


def _angle_now(state: CoachState) -> float:
    return measured(state, state.driver.signal if state.driver else DEFAULT_SIGNAL)[0]


def _is_angle(state: CoachState) -> bool:
    return state.driver is None or state.driver.unit == "deg"


def _lines(drawing: Drawing, body: _Places, role: Role, state: CoachState) -> list[Line]:
    lines: list[Line] = []
    moving = state.phase != "rest"
    if drawing.aim and moving and body.seen(*drawing.aim) and not math.isnan(_angle_now(state)):
        lines.append(Line(body.at(drawing.aim[0]), body.at(drawing.aim[1]), "good", 7.0, dotted=True))
    if drawing.level and body.near is None and body.seen(*drawing.level):
        a, b = (body.at(p) for p in drawing.level)
        if moving:
            reach, y = LEVEL_REACH * (b[0] - a[0]), (a[1] + b[1]) / 2
            lines.append(Line((a[0] - reach, y), (b[0] + reach, y), "good", 7.0, dotted=True))
        lines.append(Line(a, b, "text", 9.0))
    if drawing.gap and body.seen(*drawing.gap):
        lines.append(Line(body.at(drawing.gap[0]), body.at(drawing.gap[1]), "signal", 6.0))
    lines += [Line(body.at(a), body.at(b), role, 12.0) for a, b in drawing.segments if body.seen(a, b)]
    return lines


def _rings(drawing: Drawing, body: _Places, role: Role, state: CoachState) -> list[Joint]:
    ring_at = {body.index(p) for p in drawing.ring} if len(drawing.ring) == 1 else set[int | None]()
    rings = [Joint(body.at(p), 11.0, role) for p in drawing.ends if body.seen(p) and body.index(p) not in ring_at]
    if body.seen(*drawing.ring):
        progress, ring = ring_progress(state)
        rings.append(Joint(body.at(*drawing.ring), 15.0, role, progress, ring))
    return rings


def ring_progress(state: CoachState) -> tuple[float, Role]:
    """The hold at the top; where no angle tells how far it is, the way there. (nan, ...): no ring."""
    hold = hold_progress(state)
    if not math.isnan(hold) or _is_angle(state):
        return hold, "good"
    if state.phase == "top":
        return 1.0, "good"
    return (min(1.0, max(0.0, state.progress)) if state.phase in ("up", "down") else math.nan), "signal"


def _label_of(
    drawing: Drawing, body: _Places, role: Role, state: CoachState, error_deg: float, angles: tuple[Angle, ...]
) -> list[Label]:
    at = body.at(*drawing.ring)
    if not all(map(math.isfinite, at)):
        return []
    if state.view.posture != "upright":
        # Above all of it when lying, so that it never hides the line that it is about.
        points = {p for pair in drawing.segments for p in pair}
        at = at[0], min([at[1], *(body.at(p)[1] for p in points if body.seen(p))])
    signal = state.driver.signal if state.driver else DEFAULT_SIGNAL
    value, reason = measured(state, signal) if _is_angle(state) else _way_known(state, signal)
    if math.isnan(value):
        return [hip_label(at, value, reason, role, error_deg)]
    # At rest an angle is no news, and a big number would look like a verdict.
    if state.phase == "rest":
        return []
    if _is_angle(state):
        return [hip_label(at, value, reason, role, error_deg)]
    return _live_angle(at, state, role, angles)


def _way_known(state: CoachState, signal: str) -> tuple[float, str]:
    """As `measured`, for a distance: it needs no view of its own, only to be seen."""
    signals = state.signals
    if signals is None or signals.quality.get(signal) == "ok":
        return 0.0, ""
    return math.nan, signals.reasons.get(signal, "") or texts.not_seen_clearly()


def _live_angle(at: tuple[float, float], state: CoachState, role: Role, angles: tuple[Angle, ...]) -> list[Label]:
    """The first angle at the top that is surely seen. Nobody knows what a torso length is: those get no number."""
    for angle in angles if state.phase == "top" else ():
        if not (angle.at_top and angle.signal):
            continue
        value, _ = measured(state, angle.signal)
        value -= state.rest.get(angle.signal, math.nan) if angle.since_rest else 0.0
        if not math.isnan(value):
            return [
                Label(at, texts.plain_degrees(value), texts_exercise.named_error(angle.name, angle.error_deg), role)
            ]
    return []


def lead_side(state: CoachState, before: Side | None) -> Side | None:
    """The leading leg: told while the feet differ in height, then kept to the end of the repetition."""
    if state.phase == "not_seen" or state.signals is None:
        return None
    if state.phase != "rest" and before is not None:
        return before
    for name in ("ankle_level_t", "knee_level_t"):
        left, right = (state.signals.values.get(f"{name}.{side}", math.nan) for side in ("left", "right"))
        if abs(left - right) > LEADS_BY_T:
            return "left" if left > right else "right"
    return None


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
        return Label(at, texts.not_measured(""), in_words(reason), "muted")
    return Label(at, texts.angle_words(value_deg), texts.error_words(error_deg), role)


def hold_progress(state: CoachState) -> float:
    """0..1 of the hold while at the top, else nan."""
    if state.phase != "top" or state.hold_target_s <= 0:
        return math.nan
    return min(1.0, max(0.0, state.hold_s / state.hold_target_s))


def silhouette(kind: str, rect: Rect) -> tuple[tuple[float, float], ...]:
    """Outline of where the body should be, in widget pixels; empty where none is known. Never mirrored."""
    return tuple(place(x, y, rect, False) for x, y in SILHOUETTES.get(kind, ()))
