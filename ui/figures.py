"""Outlines and stick figures of the postures, as points in 0..1 of their box. Data and look-ups only; no painting.

Kinds: the specification's posture; upright ones with the view, because front and side look different.
"""

from __future__ import annotations

from dataclasses import dataclass

Points = tuple[tuple[float, float], ...]

# Where to be in the picture. The upper third is left to the headline; sizes as at the distances of clinical_spec §1.3.
# The last stretch of each is the floor. Sketched from bodies at rest in the rendered clips.
SILHOUETTES: dict[str, Points] = {
    "supine": (
        (0.15, 0.80), (0.17, 0.74), (0.22, 0.70), (0.30, 0.68), (0.42, 0.66), (0.49, 0.63), (0.54, 0.57),
        (0.58, 0.49), (0.605, 0.455), (0.63, 0.475), (0.645, 0.55), (0.66, 0.66), (0.67, 0.74), (0.71, 0.80),
        (0.15, 0.80),
    ),
    "reclined": (
        (0.61, 0.87), (0.53, 0.71), (0.495, 0.76), (0.475, 0.81), (0.44, 0.835), (0.41, 0.82), (0.38, 0.77),
        (0.33, 0.63), (0.322, 0.53), (0.305, 0.46), (0.31, 0.41), (0.338, 0.385), (0.365, 0.405), (0.376, 0.48),
        (0.366, 0.53), (0.405, 0.57), (0.445, 0.665), (0.52, 0.60), (0.548, 0.61), (0.633, 0.79), (0.665, 0.83),
        (0.69, 0.87), (0.61, 0.87),
    ),
    "side_lying": (
        (0.31, 0.76), (0.29, 0.70), (0.26, 0.705), (0.215, 0.69), (0.195, 0.635), (0.215, 0.575), (0.265, 0.565),
        (0.30, 0.57), (0.325, 0.49), (0.37, 0.44), (0.42, 0.44), (0.47, 0.50), (0.55, 0.475), (0.62, 0.50),
        (0.68, 0.535), (0.76, 0.575), (0.83, 0.575), (0.86, 0.62), (0.86, 0.71), (0.80, 0.745), (0.31, 0.76),
    ),
    "upright_front": (
        (0.475, 0.96), (0.47, 0.82), (0.463, 0.71), (0.448, 0.69), (0.444, 0.60), (0.449, 0.52), (0.465, 0.49),
        (0.487, 0.475), (0.485, 0.42), (0.487, 0.39), (0.50, 0.375), (0.513, 0.39), (0.515, 0.42), (0.513, 0.475),
        (0.535, 0.49), (0.551, 0.52), (0.556, 0.60), (0.552, 0.69), (0.537, 0.71), (0.53, 0.82), (0.525, 0.96),
        (0.475, 0.96),
    ),
    "upright_side": (
        (0.487, 0.96), (0.489, 0.85), (0.484, 0.76), (0.475, 0.68), (0.488, 0.60), (0.482, 0.53), (0.487, 0.48),
        (0.484, 0.43), (0.49, 0.385), (0.508, 0.375), (0.523, 0.39), (0.525, 0.43), (0.515, 0.47), (0.523, 0.53),
        (0.520, 0.60), (0.525, 0.68), (0.521, 0.76), (0.512, 0.85), (0.515, 0.92), (0.535, 0.96), (0.487, 0.96),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stick:
    """A small figure: head, the lines of the body (the working ones apart), and what it lies or stands on."""

    head: tuple[float, float]
    body: tuple[Points, ...]
    work: tuple[Points, ...]
    things: tuple[Points, ...] = ()


_LEG_ON_STEP = ((0.50, 0.52), (0.60, 0.60), (0.58, 0.78), (0.63, 0.78))
# By driving signal where the movement has a figure of its own, else by kind.
STICKS: dict[str, Stick] = {
    "supine": Stick((0.07, 0.80), (), (((0.19, 0.82), (0.50, 0.48), (0.74, 0.22), (0.80, 0.88), (0.92, 0.88)),)),
    "reclined": Stick(
        (0.10, 0.24),
        (),
        (((0.18, 0.42), (0.48, 0.39), (0.77, 0.36), (0.79, 0.88), (0.91, 0.88)),),
        (((0.05, 0.94), (0.05, 0.54), (0.25, 0.54), (0.25, 0.94)),),
    ),
    "side_lying": Stick(
        (0.07, 0.70),
        (((0.17, 0.76), (0.48, 0.76), (0.72, 0.88), (0.93, 0.86)),),
        (((0.48, 0.74), (0.70, 0.34), (0.93, 0.78)),),
    ),
    "upright_front": Stick(
        (0.50, 0.10),
        (((0.50, 0.22), (0.50, 0.52)), ((0.40, 0.48), (0.44, 0.25), (0.56, 0.25), (0.60, 0.48))),
        (((0.43, 0.92), (0.45, 0.72), (0.46, 0.54), (0.54, 0.54), (0.55, 0.72), (0.57, 0.92)),),
    ),
    "upright_side": Stick(
        (0.50, 0.10), (((0.50, 0.22), (0.50, 0.54)),), (((0.50, 0.54), (0.51, 0.72), (0.50, 0.92), (0.55, 0.92)),)
    ),
    "foot_spread_t": Stick(
        (0.50, 0.10),
        (((0.50, 0.22), (0.50, 0.52)), ((0.42, 0.48), (0.44, 0.25), (0.56, 0.25), (0.58, 0.48))),
        (((0.30, 0.92), (0.40, 0.70), (0.46, 0.53), (0.54, 0.53), (0.60, 0.70), (0.70, 0.92)),),
    ),
    "body_rise_t": Stick(
        (0.50, 0.10),
        (((0.50, 0.22), (0.50, 0.52)), ((0.50, 0.52), (0.49, 0.72), (0.47, 0.92), (0.51, 0.92))),
        (_LEG_ON_STEP,),
        (((0.56, 0.94), (0.56, 0.81), (0.72, 0.81), (0.72, 0.94)),),
    ),
}


def stick(driver: str, kind: str) -> Stick | None:
    """The figure of a movement, else of its posture, else none."""
    return STICKS.get(driver) or STICKS.get(kind)


def kind_of(posture: str, facing: tuple[str, ...], seen: str = "") -> str:
    """Which outline fits: upright ones by the view, the one that is `seen` where the exercise allows it."""
    if posture != "upright":
        return posture
    now = "side" if seen in ("left", "right") else "front"
    return f"upright_{now if now in facing else next(iter(facing), 'front')}"
