"""From a pose to this frame's signals: only those that the exercise names, each with quality and reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import isfinite, nan

import numpy as np

from coach.pose import landmarks as lm
from coach.signals.body import Body, pixels, torso_length_px
from coach.signals.contour import belly_height_t
from coach.signals.registry import SignalDef, all_signals
from coach.types import Floats, Pose, Quality, Signals, View

TORSO_TAU_S = 2.0  # clinical_spec §1.1: the unit of length follows slowly


class SignalComputer:
    """Keeps the running torso length; everything else is a function of the frame.

    names : the signals to compute. corrections : name -> (offset, gain), true = (read - offset) / gain.
    """

    def __init__(
        self, names: Iterable[str], corrections: Mapping[str, tuple[float, float]], visibility_min: float
    ) -> None:
        known = all_signals()
        self._wanted = [known[name] for name in dict.fromkeys(names)]
        self._corrections = corrections
        self._visibility_min = visibility_min
        self._needs_belly = any(d.name == "belly_height_t" for d in self._wanted)
        self.reset()

    def reset(self) -> None:
        """Another person."""
        self._torso_px = nan
        self._last_t_s = nan
        self._origin_px: Floats = np.zeros(2)

    def step(self, pose: Pose, view: View, raw: Pose | None = None) -> Signals:
        """All wanted signals of one frame.

        raw : the pose before smoothing; the mask knows no lag, so its chord must have none either.
        """
        body = self._body(pose, view, raw or pose)
        values: dict[str, float] = {}
        quality: dict[str, Quality] = {}
        reasons: dict[str, str] = {}
        for definition in self._wanted:
            for name, of_side in _readings(definition, body):
                hidden = self._hidden(definition, of_side)
                value = nan if hidden else self._corrected(definition.name, definition.compute(of_side))
                values[name] = float(value)
                quality[name], reason = _judge(definition, value, hidden, view)
                if reason:
                    reasons[name] = reason
        return Signals(pose.t_s, values, quality, reasons)

    def _body(self, pose: Pose, view: View, raw: Pose) -> Body:
        px = pixels(pose)
        length = torso_length_px(px)
        if not isfinite(self._torso_px):
            self._torso_px = length
            self._origin_px = (px[23] + px[24]) / 2
        else:
            dt_s = min(1.0, max(0.0, pose.t_s - self._last_t_s))
            self._torso_px += (length - self._torso_px) * (1 - np.exp(-dt_s / TORSO_TAU_S))
        self._last_t_s = pose.t_s
        near = view.near_side or "left"
        shoulder, hip = px[lm.index("shoulder", near)], px[lm.index("hip", near)]
        belly = pose.belly_t
        if self._needs_belly and pose.mask is not None:
            sharp = pixels(raw)
            ends = sharp[lm.index("shoulder", near)], sharp[lm.index("hip", near)]
            belly = belly_height_t(pose.mask, *ends, self._torso_px, pose.size_px)
        if view.posture == "upright" and view.facing in ("left", "right"):
            facing = 1.0 if view.facing == "right" else -1.0
        else:
            facing = 1.0 if hip[0] >= shoulder[0] else -1.0
        return Body(px, pose.world_m, pose.visibility, near, facing, self._torso_px, self._origin_px, belly)

    def _hidden(self, definition: SignalDef, body: Body) -> str:
        """Name of the first joint that cannot be seen, or an empty string."""
        for side in (body.near, lm.other(body.near)) if definition.both else (body.near,):
            for joint in definition.joints:
                if body.visibility[lm.index(joint, side)] < self._visibility_min:
                    return f"{side} {joint.replace('foot_index', 'foot')} hidden"
        return ""

    def _corrected(self, name: str, value: float) -> float:
        offset, gain = self._corrections.get(name, (0.0, 1.0))
        return (value - offset) / gain


def _judge(definition: SignalDef, value: float, hidden: str, view: View) -> tuple[Quality, str]:
    if hidden:
        return "na", hidden
    if not isfinite(value):
        return "na", definition.unknown
    if not view.can_count:
        return "low", _first(view, "the person is not seen well enough")
    if definition.view == "any":
        return "ok", ""
    if not view.can_measure:
        return "low", _first(view, "the view does not allow it")
    side_on = view.facing in ("left", "right")
    if (definition.view == "side") != side_on:
        return "low", "it needs a side view" if definition.view == "side" else "it needs a front view"
    return "ok", ""


def _first(view: View, otherwise: str) -> str:
    return view.reasons[0] if view.reasons else otherwise


def _readings(definition: SignalDef, body: Body) -> tuple[tuple[str, Body], ...]:
    """The names and bodies to compute a signal for: one, or one for each side."""
    if not definition.sided:
        return ((definition.name, body),)
    return tuple((f"{definition.name}.{side}", replace(body, near=side)) for side in ("left", "right"))
