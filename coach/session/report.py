"""An analysis as JSON (shape: docs/json.md, stable), as CSV rows and as plain sentences."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from io import StringIO
from math import isfinite
from typing import Any

from coach.session.analysis import Analysis
from coach.types import FaultEvent, Measure, RepEvent

SCHEMA = 1
LITTLE = 0.02  # a reason that holds for less than this share of the frames is not worth a line


def to_json(results: Iterable[Analysis]) -> str:
    """The documented JSON text of several analyses."""
    return json.dumps({"schema": SCHEMA, "results": [as_dict(a) for a in results]}, indent=2, ensure_ascii=False)


def as_dict(analysis: Analysis) -> dict[str, Any]:
    """One entry of `results`."""
    counts = analysis.counts
    return {
        "source": analysis.source,
        "exercise": analysis.spec.id,
        "duration_s": round(analysis.duration_s, 3),
        "frames": analysis.tally.frames,
        "frames_seen": analysis.tally.seen,
        "view": _view(analysis),
        "counts": {"good": counts.good, "partial": counts.partial, "compensated": counts.compensated},
        "repetitions": [_repetition(rep) for rep in analysis.repetitions],
        "not_measured": not_measured(analysis),
        "messages": messages(analysis),
    }


def _view(analysis: Analysis) -> dict[str, Any]:
    tally = analysis.tally

    def most(counter: Counter[Any]) -> Any:
        return counter.most_common(1)[0][0] if counter else None

    return {
        "posture": most(tally.postures) or "unknown",
        "facing": most(tally.facings) or "unknown",
        "near_side": most(tally.sides),
        "countable_share": _share(tally.counted, tally.frames),
        "measurable_share": _share(tally.measured, tally.frames),
        "fps": _number(analysis.fps, 2),
    }


def _repetition(rep: RepEvent) -> dict[str, Any]:
    return {
        "index": rep.index,
        "side": rep.side,
        "t_start_s": round(rep.t_start_s, 3),
        "t_top_s": round(rep.t_top_s, 3),
        "t_end_s": round(rep.t_end_s, 3),
        "verdict": rep.verdict,
        "measures": {name: _measure(m) for name, m in rep.measures.items()},
        "faults": [_fault(f) for f in rep.faults],
    }


def _measure(m: Measure) -> dict[str, Any]:
    value = _number(_sure(m), 3)
    found: dict[str, Any] = {"value": value, "unit": m.unit, "quality": m.quality, "reason": m.reason}
    if isfinite(m.error):
        found["error"] = m.error
    return found


def _fault(f: FaultEvent) -> dict[str, Any]:
    evidence = {
        name: {key: _number(v, 3) if isinstance(v, float) else v for key, v in item.items()}
        for name, item in f.evidence.items()
    }
    return {
        "id": f.id,
        "code": f.code,
        "severity": f.severity,
        "grade": f.grade,
        "t_s": round(f.t_s, 3),
        "duration_s": round(f.duration_s, 3),
        "evidence": evidence,
    }


def not_measured(analysis: Analysis) -> list[dict[str, Any]]:
    """What could not be measured, why, and for which share of the frames or repetitions."""
    tally, reps = analysis.tally, analysis.repetitions
    found = [
        {"what": "frames", "reason": reason, "share": _share(n, tally.frames)}
        for reason, n in tally.reasons.most_common()
        if n > LITTLE * tally.frames
    ]
    missing: Counter[tuple[str, str]] = Counter(
        (name, m.reason) for rep in reps for name, m in rep.measures.items() if m.quality != "ok"
    )
    found += [{"what": what, "reason": why, "share": _share(n, len(reps))} for (what, why), n in missing.most_common()]
    found += [
        {"what": item.what["en"], "reason": item.reason["en"], "share": 1.0} for item in analysis.spec.not_visible
    ]
    return found


def messages(analysis: Analysis) -> list[str]:
    """What a person should be told about the whole film, in plain sentences."""
    tally, told = analysis.tally, list[str]()
    if tally.seen == 0:
        return ["Nobody was seen in this film. Check light, distance, and that the whole body is in the picture."]
    name = analysis.spec.name["en"].lower()
    if not analysis.repetitions:
        why = tally.reasons.most_common(1)
        reason = f" Most of the time: {why[0][0]}." if why and why[0][1] > tally.frames / 4 else ""
        told.append(f"No {name} was seen.{reason} Set-up: {analysis.spec.setup.say['en']}")
    elif tally.measured < 0.5 * tally.counted:
        reason = tally.reasons.most_common(1)[0][0] if tally.reasons else "the view does not allow it"
        told.append(f"Repetitions were counted but not measured: {reason}.")
    if any("more than one person" in reason for reason in tally.reasons):
        told.append("More than one person was in the picture; those parts were not judged.")
    if analysis.voided:
        told.append(f"{len(analysis.voided)} movement(s) were not counted: {_reasons(analysis)}.")
    if isfinite(analysis.fps) and analysis.fps < analysis.spec.gate.velocity_fps_min * 0.95:
        told.append(f"At {analysis.fps:.0f} frames a second, tempo is not judged.")
    return told


def summary(analysis: Analysis) -> str:
    """The set in one line."""
    c = analysis.counts
    return f"{c.total} repetitions: {c.good} good, {c.partial} partial, {c.compensated} compensated."


def to_csv(results: Iterable[Analysis]) -> str:
    """One row a repetition; measures with their unit in the header, empty where not measured."""
    results = list(results)
    names = list(dict.fromkeys(name for a in results for rep in a.repetitions for name in rep.measures))
    out = StringIO()
    rows = csv.writer(out, lineterminator="\n")
    head = ["source", "exercise", "index", "side", "verdict", "t_start_s", "t_top_s", "t_end_s"]
    rows.writerow([*head, *names, *(f"{name}_quality" for name in names), "faults"])
    for analysis in results:
        for rep in analysis.repetitions:
            rows.writerow([analysis.source, analysis.spec.id, *_csv_row(rep, names)])
    return out.getvalue()


def _csv_row(rep: RepEvent, names: list[str]) -> list[str]:
    measures: Mapping[str, Measure] = rep.measures
    blank = Measure(float("nan"), "", "na", "")
    times = (f"{t:.3f}" for t in (rep.t_start_s, rep.t_top_s, rep.t_end_s))
    values = (measures.get(name, blank) for name in names)
    numbers = [f"{v:.3f}" if isfinite(v := _sure(m)) else "" for m in values]
    quality = [measures.get(name, blank).quality for name in names]
    faults = " ".join(f"{f.id}:{f.severity}" for f in rep.faults)
    return [str(rep.index), rep.side or "", rep.verdict, *times, *numbers, *quality, faults]


def _sure(m: Measure) -> float:
    """The value, nan where the quality is not ok: no report value comes from low (clinical_spec §1.2)."""
    return m.value if m.quality == "ok" else float("nan")


def _reasons(analysis: Analysis) -> str:
    return "; ".join(sorted({why for _, why in analysis.voided}))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _number(value: float, digits: int) -> float | None:
    return round(value, digits) if isfinite(value) else None
