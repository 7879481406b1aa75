"""Why a repetition was flagged and what of it was not measured, as data for words: value, threshold, stated error.

Not here: the words themselves, which are the window's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite, nan
from typing import Any, Literal

from coach.exercise.spec import ExerciseSpec, MeasureSpec
from coach.types import FaultEvent, Grade, RepEvent, Severity
from coach.words import say

Of = Literal["value", "since_rest", "rate", "share"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison that a flag rests on. name : of the measure, or "" where it has none (then `key` is the signal).

    value : nan where it was not known. above, below : the threshold, nan for the other. error : stated +-, nan: none.
    """

    key: str
    name: str
    unit: str
    value: float
    above: float
    below: float
    error: float
    of: Of = "value"

    @property
    def holds(self) -> bool:
        """Whether this comparison was true: a flag may rest on one of several."""
        return self.value > self.above or self.value < self.below


@dataclass(frozen=True, slots=True)
class Reason:
    """One flag of a repetition with all that it rests on."""

    fault_id: str
    code: str
    name: str
    kind: str
    severity: Severity
    grade: Grade | None
    t_s: float
    evidence: tuple[Evidence, ...]

    @property
    def crossed(self) -> tuple[Evidence, ...]:
        """The comparisons that were true. A fault lets go later than it begins: then all of them."""
        return tuple(item for item in self.evidence if item.holds) or self.evidence


@dataclass(frozen=True, slots=True)
class Unknown:
    """A measure of a repetition that has no sure value, and why. name : "" where it has none (then `key` is its id)."""

    name: str
    reason: str
    key: str = ""


def reasons_of(rep: RepEvent, spec: ExerciseSpec | None, lang: str = "en") -> tuple[Reason, ...]:
    """Every flag of a repetition, in time's order. spec None: an exercise that is no longer known."""
    return tuple(_reason(fault, spec, lang) for fault in sorted(rep.faults, key=lambda f: f.t_s))


def unknown_of(rep: RepEvent, spec: ExerciseSpec | None, lang: str = "en") -> tuple[Unknown, ...]:
    """What was not measured in a repetition."""
    return tuple(
        Unknown(measure_name(name, spec, lang), m.reason, name)
        for name, m in rep.measures.items()
        if m.quality != "ok" or not isfinite(m.value)
    )


def measure_name(measure_id: str, spec: ExerciseSpec | None, lang: str = "en") -> str:
    """The measure's own name, or "" for one that the exercise does not name (tempo)."""
    found = _spec_of(measure_id, spec.measure if spec else ())
    return spec.text(found.name, lang) if spec is not None and found is not None else ""


def missing_words(what: str, reason: str, spec: ExerciseSpec | None, lang: str = "en") -> tuple[str, str]:
    """What a set did not measure, and why. The first is "" for what nobody named, such as "frames"."""
    never = next((n for n in spec.not_visible if n.what["en"] == what), None) if spec else None
    if spec is not None and never is not None:
        return spec.text(never.what, lang), spec.text(never.reason, lang)
    return measure_name(what, spec, lang), say(reason, lang)


def _reason(fault: FaultEvent, spec: ExerciseSpec | None, lang: str) -> Reason:
    own = next((f for f in spec.fault if f.id == fault.id), None) if spec else None
    name = spec.text(own.name, lang) if spec is not None and own is not None else fault.name
    in_shares = own is not None and own.needs_hold
    evidence = tuple(_evidence(key, entry, spec, lang, in_shares) for key, entry in fault.evidence.items())
    return Reason(fault.id, fault.code, name, fault.kind, fault.severity, fault.grade, fault.t_s, evidence)


def _evidence(key: str, entry: Any, spec: ExerciseSpec | None, lang: str, in_shares: bool) -> Evidence:
    numbers: Mapping[str, Any] = entry if isinstance(entry, Mapping) else {"value": entry}
    of: Of = "value"
    base = key
    for ending in ("since_rest", "rate"):
        if key.endswith(f"_{ending}"):
            of, base = ending, key.removesuffix(f"_{ending}")
    # A hold is judged as a share of the one that was asked for (coach/exercise/faults.py).
    if in_shares and key == "hold_s":
        of = "share"
    measures = spec.measure if spec else ()
    found = _spec_of(base, measures) or next((m for m in measures if m.signal == base), None)
    name = spec.text(found.name, lang) if spec is not None and found is not None else ""
    error = found.error if found is not None and found.error is not None and of != "rate" else nan
    return Evidence(
        base,
        name,
        unit_of(base),
        _number(numbers, "value"),
        _limit(numbers, "above"),
        _limit(numbers, "below"),
        error,
        of,
    )


def unit_of(name: str) -> str:
    """The unit at the end of a name."""
    for ending, unit in (("_deg_s", "deg/s"), ("_deg", "deg"), ("_s", "s"), ("_t", "T")):
        if name.endswith(ending):
            return unit
    return ""


def _spec_of(measure_id: str, measures: Iterable[MeasureSpec]) -> MeasureSpec | None:
    return next((m for m in measures if m.id == measure_id), None)


def _number(numbers: Mapping[str, Any], key: str) -> float:
    value = numbers.get(key)
    return float(value) if isinstance(value, (int, float)) else nan


def _limit(numbers: Mapping[str, Any], key: str) -> float:
    return _number(numbers, key)
