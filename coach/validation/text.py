"""The report as tables for the terminal."""

from __future__ import annotations

from collections import Counter
from math import isfinite

from rich.console import Console
from rich.table import Table
from rich.text import Text

from coach.validation.bars import bars
from coach.validation.evaluate import AbstentionRow, AgreementRow, FaultRow, Report
from coach.validation.metrics import Confusion

STYLE = {"reached": "green", "not reached": "yellow", "no data": "bright_black"}
REASONS_MAX = 3  # of each kind a row; the JSON has all


def number(value: float, digits: int = 1, sign: bool = False) -> str:
    """A number, or a dash where there is none."""
    if not isfinite(value):
        return "-"
    return f"{value:+.{digits}f}" if sign else f"{value:.{digits}f}"


def percent(value: float) -> str:
    """A share as a percentage, or a dash."""
    return f"{value:.0%}" if isfinite(value) else "-"


def show(report: Report, out: Console) -> None:
    """Print everything."""
    _counts(report, out)
    _agreement(report, out)
    _faults(report, out)
    _clean(report, out)
    _abstention(report, out)
    _bars(report, out)
    _left_out(report, out)


def _title(out: Console, text: str) -> None:
    out.print(Text(f"\n{text}", style="bold"), soft_wrap=True)


def _table(left: tuple[str, ...], right: tuple[str, ...]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in left:
        table.add_column(name, no_wrap=True)
    for name in right:
        table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    return table


def _counts(report: Report, out: Console) -> None:
    _title(out, "Repetition counts")
    table = _table(("clips", "exercise"), ("n", "exact", "share", "MAE", "true", "found", "too many"))
    for row in report.counts:
        s = row.stats
        cells = (s.clips, s.exact, percent(s.share), number(s.mae, 2), s.true, s.found, s.extra)
        table.add_row(row.group, row.exercise, *map(str, cells))
    out.print(table)


def _agreement(report: Report, out: Console) -> None:
    for level, title in (("top", "Angles at the top of each repetition"), ("frames", "Angles in every measured frame")):
        rows = [row for row in report.agreement if row.level == level]
        if not rows:
            continue
        _title(out, f"{title}: read minus true, degrees")
        table = _table(("angle", "view", "exercise"), ("n", "bias", "MAE", "SD", "95 % limits"))
        for row in rows:
            table.add_row(*agreement_cells(row))
        out.print(table)


def agreement_cells(row: AgreementRow) -> tuple[str, ...]:
    """One row of the table of angles."""
    s = row.stats
    limits = f"{number(s.low, sign=True)} .. {number(s.high, sign=True)}"
    view = row.view if row.proper else f"({row.view})"
    bias = number(s.bias, sign=True)
    return row.name, view, row.exercise, str(s.n), bias, number(s.mae), number(s.sd), limits


def _faults(report: Report, out: Console) -> None:
    if not report.faults:
        return
    _title(out, "Faults, repetitions in proper views (any severity; above info only where it differs)")
    table = _table(("label", "exercise"), ("sensitivity", "specificity", "false/10", "not visible"))
    for row in report.faults:
        for cells in fault_cells(row):
            table.add_row(*cells)
    out.print(table)


def fault_cells(row: FaultRow) -> list[tuple[str, ...]]:
    """One row of the table of faults, and a second one where information alone makes a difference."""

    def cells(label: str, c: Confusion, hidden: str) -> tuple[str, ...]:
        sensitivity = f"{number(c.sensitivity, 2)} ({c.tp}/{c.tp + c.fn})"
        specificity = f"{number(c.specificity, 2)} ({c.tn}/{c.tn + c.fp})"
        return label, row.exercise, sensitivity, specificity, number(c.false_per_10, 1), hidden

    hidden = f"{row.hidden} ({row.hidden_flagged} flagged)" if row.hidden else "-"
    rows = [cells(row.label, row.found, hidden)]
    if row.above_info != row.found:
        rows.append(cells("  above info", row.above_info, ""))
    return rows


def _clean(report: Report, out: Console) -> None:
    if not report.clean:
        return
    _title(out, "Correct repetitions that were flagged with anything above info")
    table = _table(("exercise",), ("n", "flagged", "share", "true tempo"))
    table.add_column("by what")
    for row in report.clean:
        share = percent(row.flagged / row.repetitions) if row.repetitions else "-"
        what = ", ".join(f"{name} {n}" for name, n in row.by_fault.items()) or "-"
        table.add_row(row.exercise, str(row.repetitions), str(row.flagged), share, str(row.tempo), what)
    out.print(table)


def _abstention(report: Report, out: Console) -> None:
    _title(out, "Not measured")
    for row in report.abstention:
        out.print(Text(f"{row.exercise}, {row.group}: {abstention_line(row)}"), soft_wrap=True)
        for why, share in row.frame_reasons[:REASONS_MAX]:
            out.print(Text(f"    {percent(share):>4} of frames: {why}", style="bright_black"), soft_wrap=True)
        for what, why, share in row.rep_reasons[:REASONS_MAX]:
            line = f"    {percent(share):>4} of repetitions: {what} ({why})"
            out.print(Text(line, style="bright_black"), soft_wrap=True)


def abstention_line(row: AbstentionRow) -> str:
    """The shares in one line."""
    frames = f"{percent(1 - row.measurable)} of {row.frames} frames, {percent(1 - row.countable)} not even counted"
    if not row.repetitions:
        return f"{frames}; no repetition found"
    return f"{frames}; {percent(row.unmeasured)} of {row.repetitions} repetitions without any angle"


def _bars(report: Report, out: Console) -> None:
    _title(out, "What it must reach")
    table = _table((), ())
    for name in ("figure", "bar", "found"):
        table.add_column(name)
    table.add_column("", no_wrap=True)
    for bar in bars(report):
        table.add_row(bar.figure, bar.bar, bar.found, Text(bar.state, style=STYLE[bar.state]))
    out.print(table)


def _left_out(report: Report, out: Console) -> None:
    reasons = Counter(skip.reason for skip in (*report.dataset.skipped, *report.outcome.skipped))
    if reasons:
        _title(out, "Left out")
    for reason, n in reasons.most_common():
        out.print(Text(f"{n} clip{'s' if n > 1 else ''}: {reason}"), soft_wrap=True)
    for skip in report.drop_outside:
        out.print(Text(f"Pelvic drop outside its window: {skip.name}: {skip.reason}", style="yellow"), soft_wrap=True)
