"""The report as one HTML file that needs nothing else: no script, no network, light and dark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import numpy as np

from coach.types import Floats, RepEvent
from coach.validation import svg, tables
from coach.validation.bars import bars
from coach.validation.compare import true_signal
from coach.validation.evaluate import ALL, AgreementRow, Judged, Report, group_of, is_flagged, is_positive
from coach.validation.runner import Run
from coach.validation.style import STYLE
from coach.validation.text import abstention_line, agreement_cells, fault_cells, number, percent

# How bad a clip is, to put the worst first: a wrong count weighs more than a missed fault, that more than a false one,
# and that more than 5 degrees of error [engineering default; it orders the page and judges nothing].
COUNT_WEIGHT, MISS_WEIGHT, FALSE_WEIGHT, DEG_WEIGHT = 5.0, 2.0, 1.0, 0.2


def to_html(report: Report) -> str:
    """The whole page."""
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Validation: {escape(report.dataset.root.name)}</title><style>{STYLE}</style></head><body>",
        f"<h1>Validation: {escape(report.dataset.root.name)}</h1>",
        f"<p>{len(report.outcome.runs)} runs. Agreement is read minus true, in degrees. How each figure is made stands "
        "in docs/validation.md.</p>",
        *_bars(report),
        *_tables(report),
        *_plots(report),
        *_clips(report),
        "</body></html>",
    ]
    return "\n".join(parts)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], classes: Sequence[str] = ()) -> str:
    body = "".join(
        f'<tr class="{escape(classes[i]) if classes else ""}">'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row)
        + "</tr>"
        for i, row in enumerate(rows)
    )
    return f"<table><tr>{''.join(f'<th>{escape(name)}</th>' for name in head)}</tr>{body}</table>"


def _bars(report: Report) -> list[str]:
    found = bars(report)
    rows = [(bar.figure, bar.bar, bar.found, bar.state) for bar in found]
    classes = [bar.state.replace(" ", "-") for bar in found]
    return ["<h2>What it must reach</h2>", _table(("figure", "bar", "found", ""), rows, classes)]


def _tables(report: Report) -> list[str]:
    counts = [
        (r.group, r.exercise, str(r.stats.clips), str(r.stats.exact), percent(r.stats.share), number(r.stats.mae, 2),
         str(r.stats.true), str(r.stats.found), str(r.stats.extra))
        for r in report.counts
    ]  # fmt: skip
    angles = [(r.level, *agreement_cells(r)) for r in report.agreement]
    faults = [cells for r in report.faults for cells in fault_cells(r)]
    clean = [
        (
            r.exercise,
            str(r.repetitions),
            str(r.flagged),
            str(r.tempo),
            ", ".join(f"{k} {n}" for k, n in r.by_fault.items()),
        )
        for r in report.clean
    ]
    absent = [
        (r.exercise, r.group, abstention_line(r), "; ".join(f"{percent(s)} {why}" for why, s in r.frame_reasons[:5]),
         "; ".join(f"{percent(s)} {what} ({why})" for what, why, s in r.rep_reasons[:5]))
        for r in report.abstention
    ]  # fmt: skip
    left = [(s.name, s.reason) for s in (*report.outcome.failed, *report.dataset.skipped, *report.outcome.skipped)]
    left += [(s.name, f"pelvic drop: {s.reason}") for s in report.drop_outside]
    return [
        "<h2>Repetition counts</h2>",
        _table(("clips", "exercise", "n", "exact", "share", "MAE", "true", "found", "too many"), counts),
        "<h2>Angles</h2>",
        _table(("level", "angle", "view", "exercise", "n", "bias", "MAE", "SD", "95 % limits"), angles),
        "<h2>Faults</h2>",
        _table(("label", "exercise", "sensitivity", "specificity", "false/10", "not visible"), faults),
        "<h2>Correct repetitions flagged above info</h2>",
        _table(("exercise", "n", "flagged", "true tempo", "by what"), clean),
        "<h2>Not measured</h2>",
        _table(("exercise", "clips", "share", "frames: why", "repetitions: why"), absent),
        *(["<h2>Left out, and other remarks</h2>", _table(("clip", "reason"), left)] if left else []),
    ]


def _plots(report: Report) -> list[str]:
    parts = ["<h2>Agreement</h2>", "<p>Each point is one repetition or frame; lines: bias and 95 % limits.</p>"]
    for row in report.agreement:
        if row.exercise != ALL and row.stats.n > 1:
            parts.append(_plot(row))
    return parts if len(parts) > 2 else []


def _plot(row: AgreementRow) -> str:
    title = f"{row.name}, {row.exercise}, {row.view}, {'top of repetitions' if row.level == 'top' else 'all frames'}"
    picture = svg.bland_altman([p.truth for p in row.pairs], [p.read for p in row.pairs], row.stats, title)
    caption = (
        f"{title}: n {row.stats.n}, bias {row.stats.bias:+.1f}, limits {row.stats.low:+.1f} .. {row.stats.high:+.1f}"
    )
    return f"<figure>{picture}<figcaption>{escape(caption)}</figcaption></figure>"


# --- clips


def badness(run: Run, reps: Sequence[Judged]) -> float:
    """Larger is worse; 0 for a clip without any error."""
    score = COUNT_WEIGHT * abs(len(run.analysis.repetitions) - run.clip.repetitions)
    if run.clip.proper:
        for label in tables.LABELS:
            seen = not label.views or run.clip.view in label.views
            for j in reps:
                has = j.truth is not None and is_positive(j.truth, label)
                flagged = is_flagged(j.found, label, above_info=not has)
                score += MISS_WEIGHT * (has and seen and not flagged)
        score += FALSE_WEIGHT * sum(_false_flags(j) for j in reps)
    return score


def _false_flags(j: Judged) -> int:
    if j.truth is None or j.found is None or j.truth.label != "ok" or j.truth.kind != "full":
        return 0
    return sum(f.severity != "info" and f.kind != "tempo" for f in j.found.faults)


def _clips(report: Report) -> list[str]:
    reps: dict[int, list[Judged]] = {}
    errors: dict[str, list[float]] = {}
    for j in report.judged:
        reps.setdefault(id(j.run), []).append(j)
    for row in report.agreement:
        for p in row.pairs if row.level == "top" and row.exercise != ALL else ():
            errors.setdefault(p.clip, []).append(abs(p.read - p.truth))
    shown = [run for run in report.outcome.runs if run.clip.kind != "other" or run.analysis.repetitions]

    def key(run: Run) -> tuple[bool, float]:
        degrees = DEG_WEIGHT * float(np.mean(errors.get(run.clip.name, [0.0])))
        # What is to be refused, or has no sure count, is not worse than what must be right.
        return group_of(run) in ("other views", "real, unsure"), -badness(run, reps.get(id(run), [])) - degrees

    parts = ["<h2>Clips, the worst first</h2>", _legend()]
    parts += [_clip(run, reps.get(id(run), [])) for run in sorted(shown, key=key)]
    return parts


def _legend() -> str:
    return (
        '<p class="legend"><span class="line read">read</span> <span class="line truth">true</span> '
        '<span class="box ok">true: correct</span> <span class="box partial">true: partial</span> '
        '<span class="box fault">true: a fault</span> &#160; bars at the foot are what was found: '
        '<span class="box good">good</span> <span class="box partial">partial</span> '
        '<span class="box compensated">compensated</span></p>'
    )


def _clip(run: Run, reps: Sequence[Judged]) -> str:
    clip = run.clip
    found = run.analysis.repetitions
    head = f"{clip.name} as {run.exercise}" if clip.kind == "other" else clip.name
    facts = (
        f"{group_of(run)}; {run.exercise}, view {clip.view or 'not known'}; {clip.repetitions} true, {len(found)} found"
    )
    true = [
        svg.Span(j.truth.t_start_s, j.truth.t_end_s, _true_kind(j), _true_words(j)) for j in reps if j.truth is not None
    ]
    marks = [svg.Span(rep.t_start_s, rep.t_end_s, rep.verdict, _found_words(rep)) for rep in found]
    driver = run.analysis.spec.rep.driver
    picture = svg.over_time(_lines(run, driver), true, marks, f"{driver} of {clip.name}")
    listing = _table(("true", "found"), [(_true_words(j), _found_words(j.found)) for j in reps]) if reps else ""
    details = f"<details><summary>repetitions</summary>{listing}</details>" if listing else ""
    return (
        f"<section><h3>{escape(head)}</h3><p>{escape(facts)}. Signal: {escape(driver)}</p>{picture}{details}</section>"
    )


def _lines(run: Run, driver: str) -> list[svg.Line]:
    track = run.track
    read = track.signals.get(driver)
    if read is None:
        return []
    lines = [svg.Line(track.t_s, read, "read")]
    true = _true_driver(run, driver, read)
    return lines if true is None else [svg.Line(track.t_s, true, "truth"), *lines]


def _true_driver(run: Run, driver: str, read: Floats) -> Floats | None:
    """The driver's truth; where there is no such column, the true progress on the scale of what was read."""
    truth = run.clip.truth
    if truth is None or not len(track_t := run.track.t_s):
        return None
    for quantity in tables.QUANTITIES:
        if driver in quantity.signals and quantity.holds_for(run.exercise, run.clip.view) and not quantity.since_rest:
            true = true_signal(run, quantity)
            if np.isfinite(true).any():
                return true
    seen = read[np.isfinite(read)]
    progress = truth.progress[truth.rows(track_t)]
    if not len(seen) or not truth.reps:
        return None
    moving = float(np.nanmedian(read[progress > 0.5])) if (np.isfinite(read) & (progress > 0.5)).any() else seen.max()
    low, high = np.percentile(seen, [2, 98])
    # Some drivers fall while the person rises.
    start, end = (low, high) if moving >= float(np.median(seen)) else (high, low)
    return start + (end - start) * progress


def _true_kind(j: Judged) -> str:
    assert j.truth is not None
    if j.truth.label != "ok":
        return "fault"
    return "partial" if j.truth.kind == "partial" else "ok"


def _true_words(j: Judged) -> str:
    if j.truth is None:
        return "none"
    words = [j.truth.label if j.truth.kind == "full" or j.truth.label != "ok" else "partial"]
    return ", ".join([*words, *([j.truth.side] if j.truth.side else [])])


def _found_words(rep: RepEvent | None) -> str:
    if rep is None:
        return "missed"
    faults = [f"{f.id} {f.severity}{' ' + f.grade if f.grade else ''}" for f in rep.faults]
    return "; ".join([rep.verdict, *faults])
