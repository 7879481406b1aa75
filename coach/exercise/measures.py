"""From a repetition's samples to its numbers: unit, quality, stated error, and the reason where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan

import numpy as np
from numpy.typing import NDArray

from coach.exercise.samples import RepSamples
from coach.exercise.sides import side_name
from coach.exercise.spec import MeasureSpec, Reduce, Require
from coach.signals.registry import all_signals
from coach.types import Floats, Measure, Side

SIDES: tuple[Side, ...] = ("left", "right")
OK_SHARE = 0.6  # of a window's samples must be ok (clinical_spec §1.2: 60 % valid frames)
SLOPE_MIN_S = 0.5  # a slope over less is noise [engineering default]


def measure(
    spec: MeasureSpec, rep: RepSamples, rest: Mapping[str, float], side: Side | None = None, far: bool = False
) -> Measure:
    """One measure of one repetition.

    side : the repetition's working side, for signals that belong to a side.
    far : the working leg is the one away from the camera, so what the side view reads is the wrong one.
    rest : median of each signal while the person rested, for measures that are a change since rest.
    """
    unit = all_signals()[spec.signal].unit + ("/s" if spec.reduce == "slope" else "")
    if far and all_signals()[spec.signal].view == "side":
        return Measure(nan, unit, "na", "the working leg is the far one: turn round")
    if spec.of in ("working", "other") and side is None:
        return Measure(nan, unit, "na", "the working side is not clear")
    names = [f"{spec.signal}.{s}" for s in SIDES] if spec.of == "both" else [side_name(spec.signal, spec.of, side)]
    parts: list[float] = []
    for signal in names:
        values = rep.values(signal)
        for window in (spec.over, spec.minus):
            if window is not None and not _enough(values, rep.window(window), spec.min_samples):
                return Measure(nan, unit, "na", rep.main_reason(signal, window))
        part = _reduce(values, rep.t_s, rep.window(spec.over), spec.reduce)
        if spec.minus is not None:
            part -= _reduce(values, rep.t_s, rep.window(spec.minus), spec.reduce)
        parts.append(part - rest.get(signal, nan) if spec.since_rest else part)
    value = float(np.mean(parts))
    if not np.isfinite(value):
        why = "the hold was too short for it" if spec.reduce == "slope" else "rest was not seen before it"
        return Measure(nan, unit, "na", why)
    return Measure(value, unit, "ok", "", nan if spec.error is None else spec.error)


def timings(rep: RepSamples, quality_ok: bool) -> dict[str, Measure]:
    """hold_s, concentric_s, eccentric_s, repetition_s: see `RepSamples` for where they begin and end."""
    values = {
        "hold_s": rep.span.hold_s,
        "concentric_s": rep.concentric_s,
        "eccentric_s": rep.eccentric_s,
        "repetition_s": rep.t_end_s - rep.t_start_s,
    }
    reason = "" if quality_ok else "the person was not seen all the time"
    return {name: Measure(v, "s", "ok" if quality_ok else "low", reason) for name, v in values.items()}


def holds(need: Require, rep: RepSamples, side: Side | None = None) -> bool:
    """Whether a requirement on the whole movement is met; what cannot be seen speaks against it only if it must be."""
    values = rep.values(side_name(need.signal, need.of, side))
    value = _reduce(values, rep.t_s, rep.window(need.over), need.reduce)
    if not np.isfinite(value):
        return not need.must_see
    return value > need.above if need.above is not None else value < (need.below if need.below is not None else np.inf)


def _enough(values: Floats, window: NDArray[np.bool_], min_samples: int | None) -> bool:
    """Enough of the window was seen: a share of it, or a number where the signal is valid in moments only."""
    seen = np.isfinite(values[window])
    if min_samples is not None:
        return int(seen.sum()) >= min_samples
    return bool(window.any()) and float(seen.mean()) >= OK_SHARE


def _reduce(values: Floats, t_s: Floats, window: NDArray[np.bool_], how: Reduce) -> float:
    good = window & np.isfinite(values)
    x = values[good]
    if not len(x):
        return nan
    match how:
        case "median":
            return float(np.median(x))
        case "mean":
            return float(np.mean(x))
        case "max":
            return float(np.max(x))
        case "min":
            return float(np.min(x))
        case "p90":
            return float(np.percentile(x, 90))
        case "range":
            return float(np.ptp(x))
        case "slope":
            t = t_s[good]
            return float(np.polyfit(t - t[0], x, 1)[0]) if len(x) > 2 and np.ptp(t) >= SLOPE_MIN_S else nan
