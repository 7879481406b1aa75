"""A small drawing as a list of primitives, in points, y down; and the same drawing as inline SVG.

The PDF's backend is in pdf_picture.py. Colours are roles, so that both show the same. No text is measured here.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

Role = Literal["ink", "dim", "grid", "good", "read", "warn", "band", "page", "bone", "work"]
Anchor = Literal["start", "middle", "end"]
ON_SCREEN = 1.4  # 7 points of a printed page are too small for a screen
# Dark enough on white paper for 4.5 : 1 wherever text or a thin line has the role (grid, band and bone are not text).
COLOURS: dict[Role, str] = {
    "ink": "#1c2126",
    "dim": "#55606a",
    "grid": "#d9dee2",
    "good": "#1f6f43",
    "read": "#0b5c9a",
    "warn": "#9a4b00",
    "band": "#e3eef6",
    "page": "#ffffff",
    "bone": "#8d969d",
    "work": "#9a4b00",
}


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    width: float = 1.0
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Polyline:
    """An open curve through (x, y) points."""

    points: tuple[tuple[float, float], ...]
    role: Role
    width: float = 1.5
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    x: float
    y: float
    r: float
    role: Role
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Rect:
    """x, y : the corner at the top left."""

    x: float
    y: float
    width: float
    height: float
    role: Role
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """y : the base line."""

    x: float
    y: float
    text: str
    role: Role = "dim"
    size: float = 7.0
    anchor: Anchor = "start"
    bold: bool = False


Primitive = Line | Polyline | Circle | Rect | Text


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, in order. alt : the same in words, for who cannot see it."""

    width: float
    height: float
    parts: tuple[Primitive, ...]
    alt: str


def to_svg(picture: Picture) -> str:
    """Inline SVG with its words as title; no ids, so that many fit on one page."""
    size = f'viewBox="0 0 {picture.width:g} {picture.height:g}"'
    size += f' width="{picture.width * ON_SCREEN:g}" height="{picture.height * ON_SCREEN:g}"'
    body = "".join(_svg(part) for part in picture.parts)
    alt = escape(picture.alt)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{alt}" {size}><title>{alt}</title>{body}</svg>'
    )


def _svg(part: Primitive) -> str:
    colour = COLOURS[part.role]
    match part:
        case Line():
            ends = f'x1="{part.x1:.1f}" y1="{part.y1:.1f}" x2="{part.x2:.1f}" y2="{part.y2:.1f}"'
            return f"<line {ends} {_stroke(colour, part.width, part.dash)}/>"
        case Polyline():
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in part.points)
            return f'<polyline points="{points}" fill="none" {_stroke(colour, part.width, part.dash)}/>'
        case Circle():
            return f'<circle cx="{part.x:.1f}" cy="{part.y:.1f}" r="{part.r:.1f}" {_fill(colour, part.filled)}/>'
        case Rect():
            place = f'x="{part.x:.1f}" y="{part.y:.1f}" width="{part.width:.1f}" height="{part.height:.1f}"'
            return f"<rect {place} {_fill(colour, part.filled)}/>"
        case Text():
            weight = ' font-weight="600"' if part.bold else ""
            place = f'x="{part.x:.1f}" y="{part.y:.1f}" text-anchor="{part.anchor}" font-size="{part.size:g}"{weight}'
            return f'<text {place} fill="{colour}">{escape(part.text)}</text>'


def _stroke(colour: str, width: float, dash: bool) -> str:
    dashes = ' stroke-dasharray="4 3"' if dash else ""
    return f'stroke="{colour}" stroke-width="{width:g}" stroke-linecap="round" stroke-linejoin="round"{dashes}'


def _fill(colour: str, filled: bool) -> str:
    return f'fill="{colour}"' if filled else f'fill="#ffffff" stroke="{colour}" stroke-width="1.2"'
