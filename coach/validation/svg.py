"""Small pictures as inline SVG: agreement plots, signals over time. Colours are classes, set by the page's style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import floor, isfinite, log10

import numpy as np

from coach.types import Floats
from coach.validation.metrics import Agreement

POINTS_MAX = 600  # a plot says no more with 6,000 points, and the page stays small
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 10, 26
WORD = 14  # height of a line of words


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time with a class (its colour) and words for it. `words` may be empty."""

    t_start_s: float
    t_end_s: float
    kind: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A curve with its class; nan breaks it."""

    t_s: Floats
    values: Floats
    kind: str


class Axes:
    """From values to pixels, with grid lines and labels at round numbers."""

    def __init__(
        self, x: tuple[float, float], y: tuple[float, float], width_px: int, height_px: int, top_px: int = TOP
    ) -> None:
        self.x_range, self.y_range = _wide(x), _wide(y)
        self.width_px, self.height_px, self.top_px = width_px, height_px, top_px

    def x(self, value: float) -> float:
        """Pixels from the left."""
        low, high = self.x_range
        return LEFT + (value - low) / (high - low) * (self.width_px - LEFT - RIGHT)

    def y(self, value: float) -> float:
        """Pixels from the top."""
        low, high = self.y_range
        return self.height_px - BOTTOM - (value - low) / (high - low) * (self.height_px - self.top_px - BOTTOM)

    def grid(self) -> list[str]:
        """Lines and numbers."""
        parts: list[str] = []
        right, bottom = self.width_px - RIGHT, self.height_px - BOTTOM
        for value in ticks(*self.y_range):
            y = self.y(value)
            parts.append(f'<line class="grid" x1="{LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>')
            parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>')
        for value in ticks(*self.x_range):
            x = self.x(value)
            parts.append(f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{value:g}</text>')
        return parts


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers within low..high, some `about` of them."""
    raw = (high - low) / about
    power = 10.0 ** floor(log10(raw))
    step = next(f * power for f in (1, 2, 5, 10) if f * power >= raw)
    first = int(np.ceil(low / step - 1e-9))
    last = int(np.floor(high / step + 1e-9))
    return [round(i * step, 10) for i in range(first, last + 1)]


def bland_altman(truth: Sequence[float], read: Sequence[float], stats: Agreement, title: str) -> str:
    """Read minus true over their mean, with bias and limits (Bland & Altman 1986)."""
    a, b = np.asarray(truth, dtype=float), np.asarray(read, dtype=float)
    good = np.isfinite(a) & np.isfinite(b)
    a, b = a[good], b[good]
    keep = np.linspace(0, len(a) - 1, min(len(a), POINTS_MAX)).astype(int) if len(a) else np.zeros(0, dtype=int)
    mean, difference = ((a + b) / 2)[keep], (b - a)[keep]
    ends = [0.0, *difference.tolist(), *(v for v in (stats.low, stats.high) if isfinite(v))]
    x_ends = mean.tolist() or [0.0]
    axes = Axes((min(x_ends), max(x_ends)), (min(ends), max(ends)), 420, 240)
    parts = axes.grid()
    for value, kind in ((0.0, "zero"), (stats.bias, "bias"), (stats.low, "limit"), (stats.high, "limit")):
        if isfinite(value):
            y = axes.y(value)
            parts.append(f'<line class="{kind}" x1="{LEFT}" x2="{420 - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
    parts += [
        f'<circle class="point" cx="{axes.x(m):.1f}" cy="{axes.y(d):.1f}" r="2.5"/>'
        for m, d in zip(mean.tolist(), difference.tolist(), strict=True)
    ]
    return _svg(parts, 420, 240, title)


def over_time(lines: Sequence[Line], true: Sequence[Span], found: Sequence[Span], title: str) -> str:
    """Curves over time; true repetitions as shaded stretches, found ones as marked bars below them."""
    times = [float(t) for line in lines for t in (line.t_s[0], line.t_s[-1]) if len(line.t_s)] or [0.0, 1.0]
    values = np.concatenate([line.values for line in lines]) if lines else np.zeros(0)
    values = values[np.isfinite(values)]
    y = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
    height, top = 230, TOP + 2 * WORD
    axes = Axes((min(times), max(times)), y, 760, height, top)
    parts: list[str] = []
    for number, span in enumerate(true):
        x, width = axes.x(span.t_start_s), axes.x(span.t_end_s) - axes.x(span.t_start_s)
        box = f'x="{x:.1f}" y="{top}" width="{width:.1f}" height="{height - top - BOTTOM}"'
        parts.append(f'<rect class="true {escape(span.kind)}" {box}><title>{escape(span.words)}</title></rect>')
        # In two rows, because the words of a short repetition are wider than it.
        row = TOP + WORD * (1 + number % 2) - 3
        parts.append(f'<text x="{x:.1f}" y="{row}" class="word">{escape(span.words)}</text>')
    parts += axes.grid()
    parts += [_polyline(axes, line) for line in lines]
    for span in found:
        x, width = axes.x(span.t_start_s), axes.x(span.t_end_s) - axes.x(span.t_start_s)
        box = f'x="{x:.1f}" y="{height - BOTTOM - 7}" width="{max(2.0, width):.1f}" height="7"'
        parts.append(f'<rect class="found {escape(span.kind)}" {box}><title>{escape(span.words)}</title></rect>')
    return _svg(parts, 760, height, title)


def _polyline(axes: Axes, line: Line) -> str:
    step = max(1, len(line.t_s) // POINTS_MAX)
    path: list[str] = []
    pen = "M"
    for t, value in zip(line.t_s[::step].tolist(), line.values[::step].tolist(), strict=True):
        if not isfinite(value):
            pen = "M"
            continue
        path.append(f"{pen}{axes.x(t):.1f} {axes.y(value):.1f}")
        pen = "L"
    return f'<path class="{escape(line.kind)}" d="{" ".join(path)}"/>' if path else ""


def _wide(ends: tuple[float, float]) -> tuple[float, float]:
    """A little more than the values, and never nothing."""
    low, high = ends
    margin = 0.06 * (high - low) or 1.0
    return low - margin, high + margin


def _svg(parts: Sequence[str], width_px: int, height_px: int, title: str) -> str:
    size = f'viewBox="0 0 {width_px} {height_px}" width="{width_px}" height="{height_px}"'
    return f'<svg {size} role="img"><title>{escape(title)}</title>{"".join(parts)}</svg>'
