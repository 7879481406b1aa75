"""The report's drawings: a chart over days with an error band, and a stick figure. Pure; words come ready-made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, isfinite, log10
from typing import Literal

import numpy as np

from coach.export.model import Example
from coach.export.picture import Circle, Line, Picture, Polyline, Primitive, Rect, Role, Text
from coach.pose.landmarks import BONES, NOSE, index
from coach.types import Floats, Side

LEFT, RIGHT, TOP, BOTTOM = 30.0, 8.0, 20.0, 18.0
Mark = Literal["dot", "ring", "square"]
VISIBLE = 0.5  # below that a limb is a guess and drawn thin (clinical_spec §1.2)


@dataclass(frozen=True, slots=True)
class Series:
    """One curve over days; nan breaks it. Told apart by mark and dash, not by colour alone."""

    name: str
    days: tuple[date, ...]
    values: tuple[float, ...]
    role: Role
    mark: Mark = "dot"
    dash: bool = False


def over_days(
    series: Sequence[Series],
    days: tuple[date, date],
    alt: str,
    labels: Sequence[tuple[date, str]],
    unit: str = "",
    fixed: tuple[float, float] | None = None,
    band: tuple[float, float] | None = None,
    size: tuple[float, float] = (250.0, 120.0),
    least: float = 1.0,
) -> Picture:
    """Curves over the days of the period. `band` : low and high of the error band; `labels` : days to name below.

    `least` : half the height at the least, where it is not `fixed`.
    """
    width, height = size
    low, high = fixed or _range([v for s in series for v in s.values], band, least)
    span_days = max(1, (days[1] - days[0]).days)

    def x(day: date) -> float:
        return LEFT + 5 + (day - days[0]).days / span_days * (width - LEFT - RIGHT - 10)

    def y(value: float) -> float:
        return height - BOTTOM - (value - low) / (high - low) * (height - TOP - BOTTOM)

    parts: list[Primitive] = []
    if band is not None:
        top, bottom = y(min(high, band[1])), y(max(low, band[0]))
        parts.append(Rect(LEFT, top, width - LEFT - RIGHT, bottom - top, "band"))
    for value in ticks(low, high):
        parts.append(Line(LEFT, y(value), width - RIGHT, y(value), "grid", 0.6))
        parts.append(Text(LEFT - 4, y(value) + 2.5, f"{value:g}{unit}", anchor="end"))
    for day, label in labels:
        parts.append(Text(min(x(day), width - RIGHT - 12), height - 5, label, anchor="middle"))
    for one in series:
        parts += _curve([(x(d), y(v)) if isfinite(v) else None for d, v in zip(one.days, one.values, strict=True)], one)
    return Picture(width, height, (*parts, *_legend(series, width)), alt)


def _curve(places: Sequence[tuple[float, float] | None], one: Series) -> list[Primitive]:
    parts: list[Primitive] = []
    run: list[tuple[float, float]] = []
    for place in (*places, None):
        if place is not None:
            run.append(place)
            continue
        if len(run) > 1:
            parts.append(Polyline(tuple(run), one.role, 1.2, one.dash))
        run = []
    return parts + [_mark(px, py, one.role, one.mark) for px, py in (p for p in places if p is not None)]


def _mark(x: float, y: float, role: Role, mark: Mark) -> Primitive:
    if mark == "square":
        return Rect(x - 2, y - 2, 4, 4, role)
    return Circle(x, y, 2.2, role, filled=mark == "dot")


def _legend(series: Sequence[Series], width: float) -> list[Primitive]:
    parts: list[Primitive] = []
    step = (width - LEFT) / max(1, len(series))
    for number, one in enumerate(series):
        x = LEFT + number * step
        parts += [_mark(x + 3, 7, one.role, one.mark), Text(x + 9, 9.5, one.name, "ink", 7.0)]
    return parts


def _range(values: Sequence[float], band: tuple[float, float] | None, least: float) -> tuple[float, float]:
    known = [v for v in (*values, *(band or ())) if isfinite(v)] or [0.0, 1.0]
    middle, half = 0.5 * (min(known) + max(known)), 0.5 * (max(known) - min(known))
    half = max(1.16 * half, least)
    return middle - half, middle + half


def ticks(low: float, high: float, about: int = 4) -> list[float]:
    """Round numbers within low .. high, some `about` of them."""
    raw = (high - low) / about
    power = 10.0 ** floor(log10(raw))
    step = next(f * power for f in (1, 2, 5, 10) if f * power >= raw * (1 - 1e-9))
    first, last = int(np.ceil(low / step - 1e-9)), int(np.floor(high / step + 1e-9))
    return [round(i * step, 10) for i in range(first, last + 1)]


# --- the stick figure


def skeleton(example: Example, posture: str, alt: str, size: tuple[float, float] = (160.0, 110.0)) -> Picture:
    """The 33 landmarks as a figure; the line that the finding is about is thick and coloured."""
    points = _fitted(example.points_px, size)
    sure = example.visibility >= VISIBLE

    def place(i: int) -> tuple[float, float]:
        return float(points[i, 0]), float(points[i, 1])

    parts: list[Primitive] = [Rect(0.5, 0.5, size[0] - 1, size[1] - 1, "grid", filled=False)]
    for a, b in BONES:
        seen = bool(sure[a] and sure[b])
        parts.append(Line(*place(a), *place(b), "bone", 1.8 if seen else 0.7, dash=not seen))
    parts.append(Circle(*place(NOSE), 5.0, "bone", filled=False))
    for chain in working_line(posture, example.side):
        line = tuple(place(i) for i in chain)
        parts += [Polyline(line, "work", 2.6), *(Circle(px, py, 2.6, "work") for px, py in line)]
    return Picture(*size, tuple(parts), alt)


def working_line(posture: str, side: Side | None) -> tuple[tuple[int, ...], ...]:
    """Landmarks of what is judged. Lying: shoulder, hip, knee; clamshell: both legs; upright: hips and one leg."""
    near: Side = side or "left"
    if posture == "side_lying":
        return tuple((index("hip", s), index("knee", s), index("ankle", s)) for s in ("left", "right"))
    if posture == "upright":
        leg = (index("hip", near), index("knee", near), index("ankle", near))
        return ((index("hip", "left"), index("hip", "right")), leg)
    return ((index("shoulder", near), index("hip", near), index("knee", near)),)


def _fitted(points: Floats, size: tuple[float, float], edge: float = 10.0) -> Floats:
    """The points moved and scaled into the picture, without changing any angle. What is not drawn does not count."""
    drawn = points[sorted({NOSE, *(i for bone in BONES for i in bone)})]
    low, high = drawn.min(axis=0), drawn.max(axis=0)
    room = np.array(size) - 2 * edge
    scale = float(np.min(room / np.maximum(high - low, 1e-6)))
    return (points - (low + high) / 2) * scale + np.array(size) / 2
