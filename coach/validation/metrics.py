"""The figures as pure functions of numbers: counts, agreement, sensitivity. What they mean: docs/validation.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

Z95 = 1.96  # two-sided 95 % of a normal distribution, as in Bland & Altman 1986


@dataclass(frozen=True, slots=True)
class Agreement:
    """Read minus true, of `n` pairs. `low`, `high`: 95 % limits of agreement. nan where there are too few."""

    n: int
    bias: float = nan
    mae: float = nan
    sd: float = nan
    low: float = nan
    high: float = nan


def agreement(truth: Sequence[float], read: Sequence[float]) -> Agreement:
    """Bias, mean absolute error, SD and limits of agreement (bias +- 1.96 SD; Bland & Altman, Lancet 1986;1:307-10).

    Pairs with nan on either side are left out. Raises ValueError when the lengths differ.
    """
    a, b = np.asarray(truth, dtype=float), np.asarray(read, dtype=float)
    if a.shape != b.shape:
        raise ValueError(f"expected as many true as read values, got {len(a)} and {len(b)}")
    difference = (b - a)[np.isfinite(a) & np.isfinite(b)]
    n = len(difference)
    if n == 0:
        return Agreement(0)
    bias, mae = float(difference.mean()), float(np.abs(difference).mean())
    if n == 1:
        return Agreement(1, bias, mae)
    sd = float(difference.std(ddof=1))
    return Agreement(n, bias, mae, sd, bias - Z95 * sd, bias + Z95 * sd)


@dataclass(frozen=True, slots=True)
class CountStats:
    """Repetition counts of `clips` clips: how many exact, mean absolute error, found in all and too many of them."""

    clips: int
    exact: int
    mae: float
    true: int
    found: int
    extra: int

    @property
    def share(self) -> float:
        """Of the clips that were counted exactly; nan without clips."""
        return self.exact / self.clips if self.clips else nan


def count_stats(pairs: Sequence[tuple[int, int]]) -> CountStats:
    """Pairs (true count, found count), one a clip; `extra` sums what was found too much."""
    errors = [found - true for true, found in pairs]
    mae = sum(map(abs, errors)) / len(errors) if errors else nan
    return CountStats(
        clips=len(pairs),
        exact=sum(error == 0 for error in errors),
        mae=mae,
        true=sum(true for true, _ in pairs),
        found=sum(found for _, found in pairs),
        extra=sum(max(0, error) for error in errors),
    )


@dataclass(frozen=True, slots=True)
class Confusion:
    """Repetitions: with the fault and flagged, with it and missed, without it and flagged, without it and not."""

    tp: int = 0
    fn: int = 0
    fp: int = 0
    tn: int = 0

    @property
    def sensitivity(self) -> float:
        """tp / (tp + fn); nan where no repetition has the fault."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else nan

    @property
    def specificity(self) -> float:
        """tn / (tn + fp); nan where every repetition has the fault."""
        return self.tn / (self.tn + self.fp) if self.tn + self.fp else nan

    @property
    def false_per_10(self) -> float:
        """False alarms in 10 repetitions of all kinds; nan without repetitions."""
        total = self.tp + self.fn + self.fp + self.tn
        return 10 * self.fp / total if total else nan


def confusion(judged: Sequence[tuple[bool, bool]]) -> Confusion:
    """Pairs (has the fault, was flagged), one a repetition."""
    return Confusion(
        tp=sum(has and flagged for has, flagged in judged),
        fn=sum(has and not flagged for has, flagged in judged),
        fp=sum(not has and flagged for has, flagged in judged),
        tn=sum(not has and not flagged for has, flagged in judged),
    )
