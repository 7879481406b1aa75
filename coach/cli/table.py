"""The table of repetitions and the summary, for people."""

from __future__ import annotations

from math import isfinite

from rich.table import Table
from rich.text import Text

from coach.cli.progress import OUT
from coach.session import report
from coach.session.analysis import Analysis
from coach.types import Measure, RepEvent

STYLE = {"good": "green", "partial": "bright_black", "compensated": "yellow"}
MARK = {"good": "+", "partial": "o", "compensated": "!"}


def show(analysis: Analysis) -> None:
    """Print one source's repetitions, summary, and what could not be measured."""
    name = analysis.spec.name["en"]
    OUT.print(Text(f"\n{name}: {analysis.source}", style="bold"), soft_wrap=True)
    if analysis.repetitions:
        table = Table(box=None, header_style="bold", pad_edge=False)
        for column in ("#", "verdict", "start", "end", "up s", "hold s", "down s"):
            table.add_column(column, justify="left" if column == "verdict" else "right", no_wrap=True)
        table.add_column("hip at top", no_wrap=True)
        table.add_column("findings")
        for rep in analysis.repetitions:
            table.add_row(*_row(rep, analysis), style=STYLE[rep.verdict])
        OUT.print(table)
    OUT.print(Text(report.summary(analysis), style="bold"))
    for message in report.messages(analysis):
        OUT.print(Text(message), soft_wrap=True)
    unseen = [n for n in report.not_measured(analysis) if n["what"] != "frames" and n["share"] < 1.0]
    frames = [n for n in report.not_measured(analysis) if n["what"] == "frames"]
    for note in [*frames, *unseen]:
        OUT.print(Text(f"Not measured: {note['what']}, {note['share']:.0%} ({note['reason']})", style="bright_black"))


def _row(rep: RepEvent, analysis: Analysis) -> list[str]:
    measures = rep.measures
    findings = []
    for fault in rep.faults:
        name = next(f.name["en"] for f in analysis.spec.fault if f.id == fault.id)
        grade = f", {fault.grade}" if fault.grade else ""
        findings.append(f"{name} ({fault.severity}{grade})")
    return [
        str(rep.index),
        f"{MARK[rep.verdict]} {rep.verdict}",
        f"{rep.t_start_s:.1f}",
        f"{rep.t_end_s:.1f}",
        *(_time(measures[name]) for name in ("concentric_s", "hold_s", "eccentric_s")),
        angle(measures.get("hip_extension_top_deg")),
        "; ".join(findings) or "-",
    ]


def _time(measure: Measure) -> str:
    return f"{measure.value:.1f}" if measure.quality == "ok" else "-"


def angle(measure: Measure | None) -> str:
    """The hip angle in words with its error, or why there is none."""
    if measure is None:
        return "-"
    if measure.quality != "ok" or not isfinite(measure.value):
        return f"not measured: {measure.reason}"
    error = f" ±{measure.error:.0f}" if isfinite(measure.error) else ""
    return f"{abs(measure.value):.0f}°{error} {'past' if measure.value > 0 else 'short'}"
