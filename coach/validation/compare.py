"""Pairs of true and read angles of one run: at the top of each repetition, and in every frame that was measured."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, nan

import numpy as np
from numpy.typing import NDArray

from coach.types import Floats, RepEvent, Side
from coach.validation.drop import pairs_of_drop
from coach.validation.pair import Pair, pair
from coach.validation.runner import Run
from coach.validation.tables import QUANTITIES, Quantity
from coach.validation.truth import Truth, TruthRep


def pairs_of(run: Run, reps: Sequence[tuple[TruthRep | None, RepEvent | None]]) -> list[Pair]:
    """All pairs of a rendered clip."""
    pairs: list[Pair] = []
    for quantity in QUANTITIES:
        if not quantity.holds_for(run.exercise, run.clip.view):
            continue
        if quantity.side == "drop":
            pairs += pairs_of_drop(run, quantity, reps)
        else:
            pairs += _tops(run, quantity, reps)
            pairs += _frames(run, quantity)
    return pairs


def true_signal(run: Run, quantity: Quantity) -> Floats:
    """(N,) the truth of a quantity at the track's times; nan where its side is not known."""
    truth = run.clip.truth
    track = run.track
    if truth is None or not len(track.t_s):
        return np.full(len(track.t_s), nan)
    rows = truth.rows(track.t_s)
    if quantity.side == "near":
        left, right = (_column(truth, quantity, side)[rows] for side in ("left", "right"))
        return np.where(track.near == "left", left, np.where(track.near == "right", right, nan))
    if quantity.side == "none":
        values = truth.columns.get(quantity.truth, np.full(len(truth.t_s), nan))[rows]
        return values - _at_rest(values, truth.phase[rows]) if quantity.since_rest else values
    return _by_repetition(truth, quantity)[rows]


def _column(truth: Truth, quantity: Quantity, side: Side) -> Floats:
    return truth.columns.get(quantity.truth.format(side=side), np.full(len(truth.t_s), nan))


def _by_repetition(truth: Truth, quantity: Quantity) -> Floats:
    """(T,) the column of the side that works in the frame's repetition; known only while somebody moves."""
    values = np.full(len(truth.t_s), nan)
    for rep in truth.reps:
        if rep.side is None:
            continue
        inside = (truth.t_s >= rep.t_start_s) & (truth.t_s <= rep.t_end_s)
        values[inside] = _column(truth, quantity, rep.side)[inside]
    return values


def _at_rest(values: Floats, phase: NDArray[np.str_]) -> float:
    rest = values[(phase == "rest") & np.isfinite(values)]
    return float(np.median(rest)) if len(rest) else nan


def _frames(run: Run, quantity: Quantity) -> list[Pair]:
    read = run.track.signal(quantity.signals)
    truth = run.clip.truth
    if read is None or truth is None:
        return []
    true = true_signal(run, quantity)
    if quantity.since_rest:
        read = read - _at_rest(read, truth.phase[truth.rows(run.track.t_s)])
    good = np.isfinite(true) & np.isfinite(read)
    return [
        pair(run, quantity.id, "frames", float(run.track.t_s[i]), float(true[i]), float(read[i]))
        for i in np.flatnonzero(good)
    ]


def _tops(run: Run, quantity: Quantity, reps: Sequence[tuple[TruthRep | None, RepEvent | None]]) -> list[Pair]:
    truth = run.clip.truth
    spec = next((m for m in run.analysis.spec.measure if m.id in quantity.measures), None)
    if truth is None or spec is None:
        return []
    pairs: list[Pair] = []
    for rep, found in reps:
        measure = found.measures.get(spec.id) if found is not None else None
        if rep is None or found is None or measure is None or measure.quality != "ok":
            continue
        column = _true_column(run, truth, quantity, rep)
        top = column[truth.top(rep.index)]
        value = float(np.median(top[np.isfinite(top)])) if np.isfinite(top).any() else nan
        if spec.since_rest:
            value -= _at_rest(column, truth.phase)
        if isfinite(value) and isfinite(measure.value):
            pairs.append(pair(run, quantity.id, "top", found.t_top_s, value, measure.value))
    return pairs


def _true_column(run: Run, truth: Truth, quantity: Quantity, rep: TruthRep) -> Floats:
    """(T,) the truth's column for one repetition."""
    nothing = np.full(len(truth.t_s), nan)
    if quantity.side == "none":
        return truth.columns.get(quantity.truth, nothing)
    side = rep.side if quantity.side == "rep" else _near_side(run, rep)
    return nothing if side is None else _column(truth, quantity, side)


def _near_side(run: Run, rep: TruthRep) -> Side | None:
    inside = (run.track.t_s >= rep.t_start_s) & (run.track.t_s <= rep.t_end_s)
    near = run.track.near[inside]
    left, right = int((near == "left").sum()), int((near == "right").sum())
    if left == right == 0:
        return None
    return "left" if left >= right else "right"
