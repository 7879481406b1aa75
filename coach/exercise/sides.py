"""Which side a repetition is attributed to, from the samples around it (clinical_spec §2.5, §3, §4, §6)."""

from __future__ import annotations

import numpy as np

from coach.exercise.samples import RepSamples
from coach.exercise.spec import Window, WorkingSide
from coach.pose.landmarks import other
from coach.types import Side

STARTED = 0.1  # of the way [engineering default]
APART = 0.01  # in torso lengths: less than this tells no side from the other [engineering default]


def working_side(rule: WorkingSide, rep: RepSamples, near: Side | None) -> Side | None:
    """The working side, None where the exercise has none or it cannot be told.

    near : the leg towards the camera works. planted : the foot that stays on the floor while the other is up.
    top : side-lying, the upper hip. lead : the foot that stays on the step while the body is up.
    travel : the direction of walking, facing the camera (its image-left is the subject's right).
    """
    match rule:
        case "none":
            return None
        case "near":
            return near
        case "planted":
            lifted = _higher(rep, "ankle_level_t", "top")
            return None if lifted is None else other(lifted)
        case "top":
            return _higher(rep, "hip_level_t", "rep")
        case "lead":
            return _stiller(rep, "ankle_level_t")
        case "travel":
            moved = _change(rep, "hip_x_t")
            return None if not abs(moved) > APART else ("left" if moved > 0 else "right")


def side_name(signal: str, of: str | None, working: Side | None) -> str:
    """The name under which a signal's value is found: with the side where it belongs to one."""
    if of is None:
        return signal
    if working is None:
        return f"{signal}.unknown"
    return f"{signal}.{working if of == 'working' else other(working)}"


def _higher(rep: RepSamples, signal: str, window: Window) -> Side | None:
    levels = [_median(rep, f"{signal}.{side}", window) for side in ("left", "right")]
    if not abs(levels[0] - levels[1]) > APART:
        return None
    return "left" if levels[0] > levels[1] else "right"


def _stiller(rep: RepSamples, signal: str) -> Side | None:
    """The side that moves less while the other foot goes up and down.

    The middle 80 % of the values from a tenth of the way on: a slip, or placing the foot before, does not tell.
    """
    window = rep.window("rep") & (rep.u >= STARTED * rep.span.peak)
    spreads: list[float] = []
    for side in ("left", "right"):
        values = rep.values(f"{signal}.{side}")[window]
        good = values[np.isfinite(values)]
        spreads.append(float(np.diff(np.percentile(good, [10, 90]))[0]) if len(good) else float("nan"))
    if not abs(spreads[0] - spreads[1]) > APART:
        return None
    return "left" if spreads[0] < spreads[1] else "right"


def _median(rep: RepSamples, signal: str, window: Window) -> float:
    values = rep.values(signal)[rep.window(window)]
    good = values[np.isfinite(values)]
    return float(np.median(good)) if len(good) else float("nan")


def _change(rep: RepSamples, signal: str) -> float:
    values = rep.values(signal)
    good = values[np.isfinite(values)]
    return float(good[-1] - good[0]) if len(good) else float("nan")
