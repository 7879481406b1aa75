"""A set in short: repetitions by verdict and each measure's mean and spread, kept beside the set or worked out anew."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum, isfinite, sqrt

from coach.store.plain import dumps
from coach.store.records import MeasureSummary
from coach.types import Measure

log = logging.getLogger(__name__)
_NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Summary:
    """What `set_summary` holds of one set."""

    good: int
    partial: int
    compensated: int
    measures: Mapping[str, MeasureSummary]


def summarise(measures: Iterable[tuple[str, Measure]]) -> dict[str, MeasureSummary]:
    """Mean and sample deviation by name, over sure values alone: no number comes from low or na (clinical_spec §1.2).

    sd is nan for one value. `error` is the largest that was stated, nan where none was.
    """
    sure: dict[str, list[Measure]] = {}
    for name, m in measures:
        if m.quality == "ok" and isfinite(m.value):
            sure.setdefault(name, []).append(m)
    return {name: _one(found) for name, found in sure.items()}


def _one(found: list[Measure]) -> MeasureSummary:
    error = max((m.error for m in found if isfinite(m.error)), default=_NAN)
    mean, sd = _mean_sd([m.value for m in found])
    return MeasureSummary(len(found), mean, sd, found[0].unit, error)


def _mean_sd(values: list[float]) -> tuple[float, float]:
    n = len(values)
    try:
        mean = fsum(values) / n
        return mean, sqrt(fsum((v - mean) ** 2 for v in values) / (n - 1)) if n > 1 else _NAN
    except OverflowError:
        # Numbers beyond all sense must not keep the set's end from being written.
        return _NAN, _NAN


def summary_of(connection: sqlite3.Connection, set_uid: str) -> Summary:
    """Work it out from the repetitions. Raises sqlite3.Error."""
    verdicts = [v for (v,) in connection.execute("SELECT verdict FROM repetition WHERE set_uid=?", (set_uid,))]
    rows = connection.execute(
        "SELECT m.name, m.value, m.unit, m.quality, m.error FROM measure m JOIN repetition r ON r.id=m.repetition "
        "WHERE r.set_uid=? AND m.quality='ok' AND m.value IS NOT NULL ORDER BY r.\"index\", m.position",
        (set_uid,),
    )
    measures = summarise((name, Measure(v, unit, q, "", _NAN if e is None else e)) for name, v, unit, q, e in rows)
    return Summary(verdicts.count("good"), verdicts.count("partial"), verdicts.count("compensated"), measures)


def keep_summary(connection: sqlite3.Connection, set_uid: str) -> None:
    """Work it out and keep it. Raises sqlite3.Error."""
    s = summary_of(connection, set_uid)
    connection.execute(
        "INSERT OR REPLACE INTO set_summary VALUES (?,?,?,?,?)",
        (set_uid, s.good, s.partial, s.compensated, _packed(s.measures)),
    )


def _packed(measures: Mapping[str, MeasureSummary]) -> str:
    """As lists by name: a year has twenty thousand of them, and reading them field by field would take seconds."""
    return dumps(
        {name: [m.n, _or_none(m.mean), _or_none(m.sd), m.unit, _or_none(m.error)] for name, m in measures.items()}
    )


def unpacked(text: str) -> dict[str, MeasureSummary]:
    """What `keep_summary` wrote of the measures."""
    return {
        name: MeasureSummary(n, _or_nan(mean), _or_nan(sd), unit, _or_nan(error))
        for name, (n, mean, sd, unit, error) in json.loads(text).items()
    }


def _or_none(value: float) -> float | None:
    return value if isfinite(value) else None


def _or_nan(value: float | None) -> float:
    return _NAN if value is None else value


def fill_gaps(connection: sqlite3.Connection) -> None:
    """Sum up the sets that a crash left without it; where the disk does not take it, they are read the long way."""
    missing = "SELECT uid FROM exercise_set WHERE uid NOT IN (SELECT set_uid FROM set_summary)"
    try:
        for (uid,) in connection.execute(missing).fetchall():
            connection.execute("BEGIN IMMEDIATE")
            keep_summary(connection, uid)
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        log.warning("sets could not be summed up: %s", error)
        if connection.in_transaction:
            connection.execute("ROLLBACK")
