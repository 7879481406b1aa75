"""The report as JSON. Shape: docs/validation.md."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from math import isfinite
from typing import Any

from coach.validation.bars import bars
from coach.validation.evaluate import Judged, Report
from coach.validation.metrics import Confusion
from coach.validation.runner import Run

SCHEMA = 1


def to_json(report: Report) -> str:
    """The documented JSON text; what is not known is null."""
    return json.dumps(_plain(as_dict(report)), indent=2, ensure_ascii=False, allow_nan=False)


def as_dict(report: Report) -> dict[str, Any]:
    """The report's figures; `clips` holds every run with its repetitions."""
    skipped = (*report.dataset.skipped, *report.outcome.skipped)
    return {
        "schema": SCHEMA,
        "bars": [asdict(bar) for bar in bars(report)],
        "counts": [
            {"group": row.group, "exercise": row.exercise, "share_exact": row.stats.share} | asdict(row.stats)
            for row in report.counts
        ],
        "agreement": [
            {f.name: getattr(row, f.name) for f in fields(row) if f.name not in ("pairs", "stats")} | asdict(row.stats)
            for row in report.agreement
        ],
        "faults": [
            {f.name: getattr(row, f.name) for f in fields(row) if f.name not in ("found", "above_info")}
            | {"any": _confusion(row.found), "above_info": _confusion(row.above_info)}
            for row in report.faults
        ],
        "clean": [asdict(row) for row in report.clean],
        "abstention": [asdict(row) for row in report.abstention],
        "pelvic_drop_outside": [asdict(skip) for skip in report.drop_outside],
        "clips": [_run(run, report) for run in report.outcome.runs],
        "skipped": [asdict(skip) for skip in skipped],
        "failed": [asdict(skip) for skip in report.outcome.failed],
    }


def _confusion(c: Confusion) -> dict[str, Any]:
    rates = {"sensitivity": c.sensitivity, "specificity": c.specificity, "false_per_10": c.false_per_10}
    return asdict(c) | rates


def _run(run: Run, report: Report) -> dict[str, Any]:
    clip = run.clip
    head = {
        "clip": clip.name,
        "kind": clip.kind,
        "clip_exercise": clip.exercise,
        "exercise": run.exercise,
        "view": clip.view,
        "proper_view": clip.proper,
        "sure": clip.sure,
        "repetitions": clip.repetitions,
        "found": len(run.analysis.repetitions),
    }
    return head | {"matched": [_judged(j) for j in report.judged if j.run is run]}


def _judged(j: Judged) -> dict[str, Any]:
    found = j.found
    return {
        "truth": None if j.truth is None else asdict(j.truth),
        "found": None
        if found is None
        else {
            "index": found.index,
            "t_start_s": found.t_start_s,
            "t_end_s": found.t_end_s,
            "verdict": found.verdict,
            "faults": [{"id": f.id, "severity": f.severity, "grade": f.grade} for f in found.faults],
        },
    }


def _plain(value: Any) -> Any:
    """Without nan, which JSON does not know, and with short numbers."""
    if isinstance(value, float):
        return round(value, 4) if isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
