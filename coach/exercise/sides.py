"""Which side a repetition is attributed to, from the samples around it (clinical_spec §2.5, §3, §4, §6)."""

from __future__ import annotations

import numpy as np

from coach.exercise.samples import RepSamples
from coach.exercise.spec import Window, WorkingSide
from coach.pose.landmarks import other
from coach.types import Side

EARLY = 0.35  # of the way: the knee of the leading leg is still bent [engineering default]
STARTED = 0.1  # of the way: the trailing foot is about to leave the floor [engineering default]
CLEARLY = 0.10  # in torso lengths: a foot that went up and down, not noise [engineering default]
APART = 0.01  # in torso lengths: less than this tells no side from the other [engineering default]


def working_side(rule: WorkingSide, rep: RepSamples, near: Side | None) -> Side | None:
    """The working side, None where the exercise has none or it cannot be told.

    near : the leg towards the camera works. planted : the foot that stays on the floor while the other is up.
    top : side-lying, the upper hip. lead : the leg that stands on the step, knee bent, before the body rises.
    travel : the direction of walking, told by the foot that is on that side in the picture.
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
            return _leading(rep)
        case "travel":
            # Facing the camera, the left foot is on the picture's right; facing away it is the other way round.
            ahead = _change(rep, "hip_x_t") * np.sign(_median(rep, "left_foot_x_t", "top"))
            return None if not abs(ahead) > APART else ("left" if ahead > 0 else "right")


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


def _leading(rep: RepSamples) -> Side | None:
    """The ankle that clearly moves less once the body rises, or else the knee that is higher at first.

    From the side the ankles tell (there the detector mixes up the bent legs), from the front often only the knees. The
    middle 80 % of an ankle's values, so that a slip does not tell.
    """
    lifted = rep.window("rep") & (rep.u >= STARTED * rep.span.peak)
    early = rep.window("up") & (rep.u <= EARLY * rep.span.peak)
    moves, knees = [0.0, 0.0], [0.0, 0.0]
    for i, side in enumerate(("left", "right")):
        ankle, knee = rep.values(f"ankle_level_t.{side}")[lifted], rep.values(f"knee_level_t.{side}")[early]
        ankle, knee = ankle[np.isfinite(ankle)], knee[np.isfinite(knee)]
        if not (len(ankle) and len(knee)):
            return None
        moves[i] = float(np.diff(np.percentile(ankle, [10, 90]))[0])
        knees[i] = float(np.median(knee))
    if abs(moves[0] - moves[1]) > CLEARLY:
        return "left" if moves[0] < moves[1] else "right"
    if abs(knees[0] - knees[1]) > APART:
        return "left" if knees[0] > knees[1] else "right"
    return None


def _median(rep: RepSamples, signal: str, window: Window) -> float:
    values = rep.values(signal)[rep.window(window)]
    good = values[np.isfinite(values)]
    return float(np.median(good)) if len(good) else float("nan")


def _change(rep: RepSamples, signal: str) -> float:
    """From the first to the last sample of the movement; the second before it may belong to another one."""
    values = rep.values(signal)[rep.window("rep")]
    good = values[np.isfinite(values)]
    return float(good[-1] - good[0]) if len(good) else float("nan")
