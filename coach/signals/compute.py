"""From a pose to this frame's signals: only those that the exercise names, each with quality and reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
            name = definition.name
            hidden = self._hidden(definition, body)
            value = nan if hidden else self._corrected(name, definition.compute(body))
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
        facing = 1.0 if hip[0] >= shoulder[0] else -1.0
        return Body(px, pose.visibility, near, facing, self._torso_px, self._origin_px, belly)

    def _hidden(self, definition: SignalDef, body: Body) -> str:
        """Name of the first joint that cannot be seen, or an empty string."""
        for joint in definition.joints:
            if body.visibility[lm.index(joint, body.near)] < self._visibility_min:
                return f"{body.near} {joint.replace('foot_index', 'foot')} hidden"
        return ""

    def _corrected(self, name: str, value: float) -> float:
        offset, gain = self._corrections.get(name, (0.0, 1.0))
        return (value - offset) / gain


def _judge(definition: SignalDef, value: float, hidden: str, view: View) -> tuple[Quality, str]:
    if hidden:
        return "na", hidden
    if not isfinite(value):
        is_contour = definition.name == "belly_height_t"
        return "na", "no clear outline of the belly" if is_contour else "it has no value in this frame"
    if definition.view != "any" and not view.can_measure:
        return "low", view.reasons[0] if view.reasons else "the view does not allow it"
    if definition.view == "any" and not view.can_count:
        return "low", view.reasons[0] if view.reasons else "the person is not seen well enough"
    return "ok", ""
