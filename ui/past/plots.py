"""A line over days with its band of "no change", drawn by pyqtgraph; the same in words below it.

Points differ by shape as well as by colour. Not here: what is a change (coach/session/past/trends.py).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coach.session.past.trends import Point
from ui import texts_past as words
from ui.language import written
from ui.past.legend import Entry, Legend
from ui.past.style import label, say
from ui.theme import Look

STEPS_DAYS = (1, 2, 7, 14, 28, 56, 91, 182, 364)
LEAST_DAYS = 14
# So many points stand too close for an edge around each.
MANY = 60
# pyqtgraph's names of shapes: circle, triangles that point left, right, up, square.
SIDE_SYMBOL = {None: "o", "left": "t3", "right": "t2"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One line: points, its shape and colour role, and what it is called in the key."""

    points: tuple[Point, ...]
    symbol: str
    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlotModel:
    """A plot. band : values between which nothing has changed, nan: none. goal : a dashed line, nan: none."""

    title: str
    unit: str
    lines: tuple[Shown, ...]
    sentence: str
    band: tuple[float, float] = (math.nan, math.nan)
    band_name: str = ""
    goal: float = math.nan
    limits: tuple[float, float] | None = None


def julian(point: Point) -> int:
    """The day as a number that the axis can count."""
    return words.qt_day(point.day).toJulianDay()


class DayAxis(pg.AxisItem):
    """Days as short dates, as many as have room."""

    room_px = 100.0

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Whole days, evenly apart."""
        wanted = max(2.0, size / self.room_px)
        step = next((s for s in STEPS_DAYS if (high - low) / s <= wanted), STEPS_DAYS[-1])
        first = math.ceil(low / step) * step
        return [(float(step), [float(day) for day in range(first, math.floor(high) + 1, step)])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """The days in the system's language."""
        style = "MMM yyyy" if spacing >= 182 else words.day_format()
        return [QLocale().toString(QDate.fromJulianDay(int(value)), style) for value in values]


class NumberAxis(pg.AxisItem):
    """Numbers with the language's decimal sign."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """As pyqtgraph rounds them, written as everywhere in the window."""
        return [written(text).replace("-", "−") for text in super().tickStrings(values, scale, spacing)]


class TrendPlot(QFrame):
    """Title, key, plot and sentence in a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.look = Look()
        self.model: PlotModel | None = None
        self.title, self.key, self.sentence = label("", "title"), Legend(), label("", "hint")
        self.axis = DayAxis("bottom")
        self.plot = pg.PlotWidget(axisItems={"bottom": self.axis, "left": NumberAxis("left")}, enableMenu=False)
        # The range is set here: pyqtgraph would work it out anew at every line.
        self.plot.disableAutoRange()
        self.plot.setMouseEnabled(False, False)
        self.plot.hideButtons()
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setAntialiasing(True)
        # Time runs from left to right in a plot, whichever way the words run.
        self.plot.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.plot.getPlotItem().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.plot.setMinimumHeight(60)
        self.box = QVBoxLayout(self)
        for part, stretch in ((self.title, 0), (self.key, 0), (self.plot, 1), (self.sentence, 0)):
            self.box.addWidget(part, stretch)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self.look = look
        self.key.set_look(look)
        pad = round(look.px(12))
        self.box.setContentsMargins(pad, pad, pad, pad)
        self.box.setSpacing(round(look.px(4)))
        p = look.palette
        self.plot.setBackground(p.color("panel"))
        for name in ("bottom", "left"):
            axis = self.plot.getAxis(name)
            axis.setPen(p.color("line"))
            axis.setTextPen(p.color("muted"))
            axis.setStyle(tickFont=look.font("small"), tickLength=-4)
        self.plot.getAxis("left").setWidth(round(look.px(50)))
        self.plot.getAxis("bottom").setHeight(round(look.px(30)))
        self.axis.room_px = look.px(80)
        # Room for the number of the highest line.
        self.plot.getPlotItem().setContentsMargins(0, look.px(9), look.px(9), 0)
        self._draw()

    def show_model(self, model: PlotModel) -> None:
        """Take over lines and words."""
        if model == self.model:
            return
        self.model = model
        unit = words.unit_label(model.unit)
        say(self.title, f"{model.title} ({unit})" if unit else model.title)
        say(self.sentence, model.sentence)
        # The plot is a picture: what it says is said in words.
        self.plot.setAccessibleName(model.title)
        self.plot.setAccessibleDescription(model.sentence)
        self.setAccessibleName(f"{model.title}. {model.sentence}")
        self._draw()

    def _draw(self) -> None:
        model, look = self.model, self.look
        self.plot.clear()
        if model is None:
            return
        p, scale = look.palette, 100.0 if model.unit == "T" else 1.0
        if math.isfinite(model.band[0]):
            low, high = (scale * edge for edge in model.band)
            region = pg.LinearRegionItem((low, high), "horizontal", p.color("band"), p.color("band"), movable=False)
            for line in region.lines:
                line.setPen(pg.mkPen(p.color("good"), width=1))
            self.plot.addItem(region)
        if math.isfinite(model.goal):
            pen = pg.mkPen(p.color("muted"), width=max(1.5, look.px(2)), style=Qt.PenStyle.DashLine)
            self.plot.addItem(pg.InfiniteLine(scale * model.goal, angle=0, pen=pen))
        for line in model.lines:
            self._line(line, scale)
        self._range(model, scale)
        self.key.show_entries(self._entries(model))

    def _line(self, line: Shown, scale: float) -> None:
        days, values = [julian(pt) for pt in line.points], [scale * pt.value for pt in line.points]
        if not days:
            return
        color = self.look.palette.color(line.role)
        many = len(days) > MANY
        size = self.look.px(6 if many else 13)
        item = pg.PlotDataItem(
            days,
            values,
            pen=pg.mkPen(color, width=max(1.0, self.look.px(2))),
            symbol=line.symbol,
            symbolSize=max(4.0, size),
            symbolBrush=color,
            symbolPen=None if many else pg.mkPen(self.look.palette.color("panel"), width=1),
            antialias=True,
        )
        self.plot.addItem(item)

    def _range(self, model: PlotModel, scale: float) -> None:
        points = [pt for line in model.lines for pt in line.points]
        values = [scale * v for v in (*(pt.value for pt in points), *model.band, model.goal) if math.isfinite(v)]
        low, high = model.limits or (min(values, default=0.0), max(values, default=1.0))
        air = max(0.5 if model.unit != "T" else 1.0, 0.12 * (high - low))
        first, last = min(map(julian, points), default=0), max(map(julian, points), default=LEAST_DAYS)
        last = max(last, first + LEAST_DAYS)
        side = max(1.0, 0.04 * (last - first))
        self.plot.setRange(xRange=(first - side, last + side), yRange=(low - air, high + air), padding=0)
        self.axis.setStyle(showValues=bool(points))

    def _entries(self, model: PlotModel) -> tuple[Entry, ...]:
        entries = [(line.symbol, line.role, line.name) for line in model.lines if line.name and line.points]
        if math.isfinite(model.goal):
            entries.append(("goal", "muted", words.key_goal()))
        if model.band_name:
            entries.append(("band", "band", model.band_name))
        return tuple(entries)
