"""What the coach must reach, each as one line: reached, not reached, or no data."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Literal

from coach.validation.evaluate import ALL, AgreementRow, CountRow, Report
from coach.validation.metrics import agreement
from coach.validation.tables import LYING

State = Literal["reached", "not reached", "no data"]
SIDE = "side"

# (name, label of a FaultRow, exercises it is judged on; empty: all)
_FAULTS: tuple[tuple[str, str, tuple[str, ...], float], ...] = (
    ("insufficient extension", "insufficient", (), 0.90),
    ("over-extension", "lumbar_overshoot", (), 0.90),
    ("knees in", "valgus", (), 0.90),
    ("trunk lean", "trunk_lean", (), 0.90),
    ("feet together", "feet_together", (), 0.90),
    ("lumbar compensation, bridge and hip thrust", "lumbar_compensation", LYING, 0.80),
)
SPECIFICITY = 0.95
HIP_MAE_DEG, HIP_BIAS_DEG, DROP_MAE_DEG, CLEAN_SHARE = 4.0, 3.0, 3.0, 0.02


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure that must be reached: its name, the bar in words, what was found in words, and the outcome."""

    figure: str
    bar: str
    found: str
    state: State


def bars(report: Report) -> list[Bar]:
    """All bars, in the order of the table in docs/validation.md."""
    return [
        _exact(report, "proper view", "repetition counts exact, rendered clips in their proper view"),
        _exact(report, "real", "repetition counts exact, real recordings with a sure count"),
        _phantoms(report),
        _hip(report),
        _drop(report),
        *(_fault(report, *row) for row in _FAULTS),
        _clean(report),
    ]


def _state(good: bool) -> State:
    return "reached" if good else "not reached"


def _whole(rows: list[CountRow]) -> CountRow | None:
    """The row over all exercises, which is the only one where there is one exercise."""
    return next((row for row in rows if row.exercise == ALL), rows[0] if rows else None)


def _exact(report: Report, group: str, figure: str) -> Bar:
    row = _whole([row for row in report.counts if row.group == group])
    if row is None:
        return Bar(figure, "100 %", "-", "no data")
    stats = row.stats
    return Bar(figure, "100 %", f"{stats.exact} of {stats.clips} clips", _state(stats.exact == stats.clips))


def _phantoms(report: Report) -> Bar:
    figure = "phantom repetitions, clips of other movements, any exercise"
    row = _whole([row for row in report.counts if row.group == "no exercise"])
    if row is None:
        return Bar(figure, "0", "-", "no data")
    return Bar(figure, "0", f"{row.stats.extra} in {row.stats.clips} runs", _state(row.stats.extra == 0))


def _rows(report: Report, quantity: str, level: str, view: str) -> list[AgreementRow]:
    found = [row for row in report.agreement if row.quantity == quantity and row.level == level]
    return [row for row in found if row.view == view and row.proper and row.exercise != ALL]


def _hip(report: Report) -> Bar:
    figure, bar = "hip extension at the top, rendered side views", "MAE <= 4, bias within +-3 deg"
    pairs = [pair for row in _rows(report, "hip_extension", "top", SIDE) for pair in row.pairs]
    stats = agreement([p.truth for p in pairs], [p.read for p in pairs])
    if not stats.n:
        return Bar(figure, bar, "-", "no data")
    good = stats.mae <= HIP_MAE_DEG and abs(stats.bias) <= HIP_BIAS_DEG
    return Bar(figure, bar, f"MAE {stats.mae:.1f}, bias {stats.bias:+.1f} deg, n {stats.n}", _state(good))


def _drop(report: Report) -> Bar:
    figure, bar = "pelvic drop in valid windows, rendered front views", "MAE <= 3 deg; never outside a window"
    rows = _rows(report, "pelvic_drop", "top", "front")
    pairs = [pair for row in rows for pair in row.pairs]
    stats = agreement([p.truth for p in pairs], [p.read for p in pairs])
    outside = len(report.drop_outside)
    if not stats.n and not outside:
        return Bar(figure, bar, "-", "no data")
    good = stats.n > 0 and stats.mae <= DROP_MAE_DEG and outside == 0
    return Bar(figure, bar, f"MAE {stats.mae:.1f} deg, n {stats.n}; outside in {outside} clips", _state(good))


def _fault(report: Report, figure: str, label: str, exercises: tuple[str, ...], least: float) -> Bar:
    bar = f"sensitivity >= {least:g}, specificity >= {SPECIFICITY:g}"
    rows = [row for row in report.faults if row.label == label and row.exercise != ALL]
    found = [row.found for row in rows if not exercises or row.exercise in exercises]
    tp, fn = sum(c.tp for c in found), sum(c.fn for c in found)
    fp, tn = sum(c.fp for c in found), sum(c.tn for c in found)
    if not tp + fn:
        return Bar(figure, bar, "-", "no data")
    sensitivity, specificity = tp / (tp + fn), tn / (tn + fp) if tn + fp else float("nan")
    good = sensitivity >= least and not (isfinite(specificity) and specificity < SPECIFICITY)
    shown = f"{specificity:.2f}" if isfinite(specificity) else "-"
    return Bar(figure, bar, f"{sensitivity:.2f} ({tp}/{tp + fn}), {shown} ({tn}/{tn + fp})", _state(good))


def _clean(report: Report) -> Bar:
    figure, bar = "clean repetitions flagged with anything above info", "<= 2 %"
    rows = [row for row in report.clean if row.exercise != ALL]
    total, flagged = sum(row.repetitions for row in rows), sum(row.flagged for row in rows)
    if not total:
        return Bar(figure, bar, "-", "no data")
    return Bar(figure, bar, f"{flagged / total:.1%} ({flagged}/{total})", _state(flagged <= CLEAN_SHARE * total))
