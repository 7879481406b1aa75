"""Pelvic drop against the truth: in just those frames that a told drop was made from, and whether those were valid.

A drop is + where the hip opposite to the stance leg is lower; the truth's obliquity is + with the right hip lower.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from coach.exercise.measures import SIDES
from coach.exercise.samples import HIGH
from coach.exercise.spec import MeasureSpec
from coach.pose.landmarks import other
from coach.types import Floats, RepEvent, Side
from coach.validation.dataset import Skip
from coach.validation.pair import Pair, pair
from coach.validation.runner import Run
from coach.validation.tables import (
    DROP_EDGE_S,
    DROP_EXERCISES,
    DROP_THIGHS_DEG,
    DROP_VIEWS,
    STANCE_PHASES,
    Quantity,
)
from coach.validation.truth import Truth, TruthRep

COLUMN = "pelvic_obliquity_deg"
THIGHS = "hip_flexion_pelvis_thigh_{}_deg"


def used(run: Run, spec: MeasureSpec, found: RepEvent) -> dict[Side, NDArray[np.bool_]]:
    """By stance side, (N,) the frames that a repetition's drop was made from; empty where it was not told."""
    measure = found.measures.get(spec.id)
    if measure is None or measure.quality != "ok":
        return {}
    track = run.track
    inside = (track.t_s >= found.t_start_s) & (track.t_s <= found.t_end_s)
    if spec.over == "high" and np.isfinite(track.progress[inside]).any():
        inside = inside & (track.progress >= HIGH * float(np.nanmax(track.progress[inside])))
    if spec.of == "both":
        sides: tuple[Side, ...] = SIDES
    elif found.side is None:
        return {}
    else:
        sides = (found.side,) if spec.of == "working" else (other(found.side),)
    masks: dict[Side, NDArray[np.bool_]] = {}
    for side in sides:
        signal = track.signals.get(f"{spec.signal}.{side}")
        if signal is not None:
            masks[side] = inside & np.isfinite(signal)
    return masks


def true_drop(truth: Truth, stance: Side) -> Floats:
    """(T,) the drop while this leg stands."""
    return truth.columns[COLUMN] * (1.0 if stance == "left" else -1.0)


def pairs_of_drop(run: Run, quantity: Quantity, reps: Sequence[tuple[TruthRep | None, RepEvent | None]]) -> list[Pair]:
    """One pair a repetition; and one a frame where a single stance means something (not where both are averaged)."""
    truth = run.clip.truth
    spec = next((m for m in run.analysis.spec.measure if m.id in quantity.measures), None)
    if truth is None or spec is None or COLUMN not in truth.columns:
        return []
    rows = truth.rows(run.track.t_s)
    pairs: list[Pair] = []
    for rep, found in reps:
        masks = used(run, spec, found) if rep is not None and found is not None else {}
        medians: list[float] = []
        for side, mask in masks.items():
            # Which leg stands is the truth's to say where one leg works; else the reading names it.
            stance = side if spec.of == "both" or rep is None or rep.side is None else rep.side
            true = true_drop(truth, stance)[rows[mask]]
            medians += [float(np.median(true))] if len(true) else []
            if spec.of != "both":
                read = run.track.signals[f"{spec.signal}.{side}"][mask]
                times = run.track.t_s[mask]
                pairs += [
                    pair(run, quantity.id, "frames", float(times[i]), float(true[i]), float(read[i]))
                    for i in range(len(true))
                ]
        if found is not None and medians and isfinite(value := found.measures[spec.id].value):
            pairs.append(pair(run, quantity.id, "top", found.t_top_s, float(np.mean(medians)), value))
    return pairs


def drop_outside(run: Run, quantity: Quantity) -> list[Skip]:
    """Where a drop was told although none is valid: one line a clip; empty when all is well."""
    clip, truth = run.clip, run.clip.truth
    spec = next((m for m in run.analysis.spec.measure if m.id in quantity.measures), None)
    if truth is None or spec is None:
        return []
    masks = [mask for rep in run.analysis.repetitions for mask in used(run, spec, rep).values()]
    told = sum(bool(mask.any()) for mask in masks)
    if told and (run.exercise not in DROP_EXERCISES or clip.view not in DROP_VIEWS):
        return [Skip(clip.name, f"{told} times told in a {clip.view} view")]
    times = np.concatenate([run.track.t_s[mask] for mask in masks]) if masks else np.zeros(0)
    far = ~near_valid(truth, run.exercise, times)
    return [Skip(clip.name, f"{int(far.sum())} of {len(times)} frames with a drop lie outside")] if far.any() else []


def near_valid(truth: Truth, exercise: str, times: Floats) -> NDArray[np.bool_]:
    """(N,) whether a time lies in, or `DROP_EDGE_S` beside, single support with thighs about equally bent."""
    if any(THIGHS.format(side) not in truth.columns for side in SIDES):
        return np.zeros(len(times), dtype=bool)
    left, right = (truth.columns[THIGHS.format(side)] for side in SIDES)
    valid = np.isin(truth.phase, STANCE_PHASES[exercise]) & (np.abs(left - right) <= DROP_THIGHS_DEG)
    good = truth.t_s[valid]
    return np.array([bool(len(good)) and float(np.abs(good - t).min()) <= DROP_EDGE_S for t in times], dtype=bool)
