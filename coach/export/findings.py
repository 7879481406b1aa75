"""Findings of one exercise: how often, how severe, where they go; landmarks at some of them; what was not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import isfinite, nan

import numpy as np

from coach.exercise.spec import ExerciseSpec
from coach.export.model import Example, FaultRow, MissingRow
from coach.export.numbers import thirds
from coach.export.rows import Row, unit_of
from coach.store.recording import Recording
from coach.store.records import SetRecord
from coach.types import SEVERITIES, FaultEvent

Recordings = Callable[[str], Recording | None]
EXAMPLES_MAX = 2  # pictures an exercise; more would fill the page and say nothing new
LITTLE = 0.02  # a reason that holds for less than this share is not worth a line
NEAR_S = 0.25  # a frame further from the moment than this shows another moment


def fault_rows(rows: Sequence[Row], spec: ExerciseSpec | None) -> tuple[FaultRow, ...]:
    """Findings first, commonest first; then those of severity "info", counted apart, also of the same finding."""
    ids = dict.fromkeys((f.id, f.severity == "info") for row in rows for f in row.rep.faults)
    found = [_fault_row(name, info, rows, spec) for name, info in ids]
    return tuple(sorted(found, key=lambda f: (f.info, -f.reps, f.id)))


def _with(row: Row, name: str, info: bool) -> list[FaultEvent]:
    return [f for f in row.rep.faults if f.id == name and (f.severity == "info") == info]


def _fault_row(name: str, info: bool, rows: Sequence[Row], spec: ExerciseSpec | None) -> FaultRow:
    events = [f for row in rows for f in _with(row, name, info)]
    with_it = [row for row in rows if _with(row, name, info)]
    severities = Counter(f.severity for f in events)
    grades = Counter(f.grade for f in events)
    uids = tuple(dict.fromkeys(row.session.head.uid for row in rows))
    parts = (frozenset(part) for part in thirds(uids))
    first, last = (_share([row for row in rows if row.session.head.uid in part], name, info) for part in parts)
    return FaultRow(
        name,
        next((f.code for f in spec.fault if f.id == name), events[0].code) if spec else events[0].code,
        info,
        len(with_it),
        len(rows),
        len({row.set.head.uid for row in with_it}),
        len(with_it) / len({row.set.head.uid for row in rows}),
        tuple((s, severities[s]) for s in SEVERITIES if severities[s]),
        grades["likely"],
        grades["possible"],
        first,
        last,
    )


def _share(rows: Sequence[Row], name: str, info: bool) -> float:
    return sum(bool(_with(row, name, info)) for row in rows) / len(rows) if rows else nan


# --- pictures


def examples(rows: Sequence[Row], found: Sequence[FaultRow], recordings: Recordings) -> tuple[Example, ...]:
    """Landmarks for the commonest findings above "info": the severest there is, the newest of equals."""
    shown: list[Example] = []
    for fault in found:
        if fault.info or len(shown) == EXAMPLES_MAX:
            break
        moments = [(row, f) for row in rows if row.set.recording for f in _with(row, fault.id, False)]
        moments.sort(key=lambda pair: SEVERITIES.index(pair[1].severity))
        for row, event in reversed(moments[-3:]):
            example = _example(row, event, recordings(row.set.head.uid))
            if example is not None:
                shown.append(example)
                break
    return tuple(shown)


def _example(row: Row, event: FaultEvent, recording: Recording | None) -> Example | None:
    if recording is None or not len(recording):
        return None
    t_s = event.t_s + 0.5 * event.duration_s
    at = int(np.argmin(np.abs(recording.t_s - t_s)))
    points = recording.xyz_norm[at, :, :2] * np.array(recording.size_px, dtype=float)
    if abs(float(recording.t_s[at]) - t_s) > NEAR_S or not np.isfinite(points).all():
        return None
    side = row.side or row.set.view.near_side
    return Example(event.id, row.day, row.rep.index, t_s, side, points, recording.visibility[at])


# --- what was not measured


def missing(sets: Sequence[SetRecord], rows: Sequence[Row], spec: ExerciseSpec | None) -> tuple[MissingRow, ...]:
    """Frames that could not be read, as a mean over the sets; measures, as a share of the repetitions."""
    always = {(n.what["en"], n.reason["en"]) for n in spec.not_visible} if spec else set()
    frames: dict[tuple[str, str], float] = {}
    for s in sets:
        for n in s.not_measured:
            of_rep = any(n.what in rep.measures for rep in s.reps)
            if isfinite(n.share) and not of_rep and (n.what, n.reason) not in always:
                frames[n.what, n.reason] = frames.get((n.what, n.reason), 0.0) + n.share
    found = [MissingRow(what, why, total / len(sets)) for (what, why), total in frames.items()]
    gone = Counter((name, m.reason) for row in rows for name, m in row.rep.measures.items() if m.quality != "ok")
    found += [MissingRow(name, why, n / len(rows)) for (name, why), n in gone.items()]
    worth = (m for m in found if m.share > LITTLE)
    return tuple(sorted(worth, key=lambda m: (m.what != "frames", -m.share, m.what, m.reason)))


def main_measure(rows: Sequence[Row], spec: ExerciseSpec | None) -> tuple[str, str]:
    """Id and unit of the measure that shows the range of an exercise; two empty texts where there is none."""
    there = {name for row in rows for name, m in row.rep.measures.items() if m.quality == "ok"}
    listed = [m.id for m in spec.measure] if spec else []
    wanted = ("hip_extension_range_deg", "clam_opening_deg", "step_height_t", "step_width_t", *listed)
    name = next((n for n in wanted if n in there), "")
    return name, unit_of(rows, name)
