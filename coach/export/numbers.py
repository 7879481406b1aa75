"""Arithmetic of the report: means, the rule for a change, left against right. Pure; nan where nothing can be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, isfinite, nan, sqrt
from typing import TypeVar

from coach.types import Measure

T = TypeVar("T")

SESSIONS_MIN = 3  # below that, first and last third are the same sessions


@dataclass(frozen=True, slots=True)
class Stats:
    """Mean and sample standard deviation (n - 1) of n values; nan where n is 0, or 1 for the SD."""

    n: int = 0
    mean: float = nan
    sd: float = nan


def sure(m: Measure | None) -> float:
    """The value where its quality is ok, else nan: no figure comes from low or na (clinical_spec §1.2)."""
    return m.value if m is not None and m.quality == "ok" else nan


def stats(values: Iterable[float]) -> Stats:
    """Of the finite values."""
    known = [v for v in values if isfinite(v)]
    n = len(known)
    if not n:
        return Stats()
    mean = fsum(known) / n
    sd = sqrt(fsum((v - mean) ** 2 for v in known) / (n - 1)) if n > 1 else nan
    return Stats(n, mean, sd)


def thirds(items: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """The first and the last third, rounded down but one at the least; two empty ones below SESSIONS_MIN items."""
    if len(items) < SESSIONS_MIN:
        return (), ()
    size = max(1, len(items) // 3)
    return items[:size], items[-size:]


def symmetry_percent(left: float, right: float) -> float:
    """Symmetry index in %, + right is larger (clinical_spec §1.4). Only for times and counts: not near a zero."""
    middle = 0.5 * (left + right)
    return 100.0 * (right - left) / middle if isfinite(middle) and middle > 0 else nan
