"""A drawing (picture.py) as a reportlab Drawing. y is turned: a page counts from its foot."""

from __future__ import annotations

from typing import Any

from reportlab.graphics import shapes
from reportlab.lib.colors import HexColor

from coach.export.fonts import Face
from coach.export.picture import COLOURS, Circle, Line, Picture, Polyline, Primitive, Rect, Text

DASHES = [4, 3]


def drawing(picture: Picture, face: Face, scale: float = 1.0) -> Any:
    """The drawing, `scale` times its size."""
    group = shapes.Group(*(_shape(part, picture.height, face) for part in picture.parts))
    group.scale(scale, scale)
    found = shapes.Drawing(picture.width * scale, picture.height * scale)
    found.add(group)
    return found


def _shape(part: Primitive, height: float, face: Face) -> Any:
    colour = HexColor(COLOURS[part.role])
    match part:
        case Line():
            style = _stroke(colour, part.width, part.dash)
            return shapes.Line(part.x1, height - part.y1, part.x2, height - part.y2, **style)
        case Polyline():
            flat = [value for x, y in part.points for value in (x, height - y)]
            return shapes.PolyLine(flat, **_stroke(colour, part.width, part.dash))
        case Circle():
            return shapes.Circle(part.x, height - part.y, part.r, **_fill(colour, part.filled))
        case Rect():
            bottom = height - part.y - part.height
            return shapes.Rect(part.x, bottom, part.width, part.height, **_fill(colour, part.filled))
        case Text():
            name = face.bold if part.bold else face.regular
            return shapes.String(
                part.x,
                height - part.y,
                face.safe(part.text),
                fontName=name,
                fontSize=part.size,
                fillColor=colour,
                textAnchor=part.anchor,
            )


def _stroke(colour: Any, width: float, dash: bool) -> dict[str, Any]:
    return {
        "strokeColor": colour,
        "strokeWidth": width,
        "strokeDashArray": DASHES if dash else None,
        "strokeLineCap": 1,
        "strokeLineJoin": 1,
    }


def _fill(colour: Any, filled: bool) -> dict[str, Any]:
    if filled:
        return {"fillColor": colour, "strokeColor": None}
    return {"fillColor": HexColor(COLOURS["page"]), "strokeColor": colour, "strokeWidth": 1.2}
