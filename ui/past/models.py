"""From trends to what the plots show, with their sentences. Pure functions. Not here: widgets."""

from __future__ import annotations

from math import isfinite, nan

from coach.session.past.trends import ExerciseTrend, PainTrend, Series
from ui import texts_past as words
from ui.past.plots import SIDE_SYMBOL, PlotModel, Shown

FULL_SHARE = (0.0, 100.0)
PAIN_SCALE = (0.0, 10.0)
SIDE_ROLE = {None: "signal", "left": "signal", "right": "text"}


def measure_plot(trend: ExerciseTrend) -> PlotModel:
    """The chosen measure with its band."""
    series = trend.measure
    parts = [*_changes(series), words.no_change_rule(series.least, series.unit)]
    if series.left_out:
        parts.append(words.left_out(series.left_out))
    band_name = words.key_band() if isfinite(series.least) and series.points else ""
    return PlotModel(series.name, series.unit, _lines(series), " ".join(parts), series.band(), band_name)


def hold_plot(trend: ExerciseTrend) -> PlotModel:
    """How long the top was held, and for how long it was asked."""
    rule = [words.no_change_rule(trend.hold.least, "s")] if len(trend.hold.points) > 1 else []
    return PlotModel(
        words.hold_title(),
        "s",
        _lines(trend.hold),
        " ".join((*_changes(trend.hold), *rule)),
        goal=trend.hold_goal_s if trend.hold.points else nan,
    )


def quality_plot(trend: ExerciseTrend) -> PlotModel:
    """Shares of good and of compensated repetitions, both sides together where there are sides."""
    good, compensated = trend.good, trend.compensated
    lines = tuple(
        Shown(
            series.of_side(side), symbol, role, f"{name}, {words.side_word(side)}" if side and good.sides[1:] else name
        )
        for series, shapes, role, name in (
            (good, {None: "o", "left": "t3", "right": "t2"}, "good", words.key_good()),
            (compensated, {None: "t1", "left": "s", "right": "d"}, "change", words.key_compensated()),
        )
        for side, symbol in shapes.items()
        if side in series.sides
    )
    sentence = " ".join((*_changes(good, words.key_good()), *_changes(compensated, words.key_compensated())))
    return PlotModel(words.quality_title(), "%", lines, sentence, limits=FULL_SHARE)


def pain_plot(trend: PainTrend) -> PlotModel:
    """Pain before and after, never as an achievement."""
    before, after = trend.before, trend.after
    parts = [
        words.change_words(series.change(), "", len(series.points), name)
        for series, name in ((before, words.key_before()), (after, words.key_after()))
    ]
    lines = (
        Shown(before.points, "s", "signal", words.key_before()),
        Shown(after.points, "o", "text", words.key_after()),
    )
    sentence = " ".join((*parts, words.pain_rule(before.least)))
    return PlotModel(words.pain_title(), "", lines, sentence, limits=PAIN_SCALE)


def _lines(series: Series) -> tuple[Shown, ...]:
    return tuple(
        Shown(series.of_side(side), SIDE_SYMBOL[side], SIDE_ROLE[side], words.side_word(side)) for side in series.sides
    )


def _changes(series: Series, name: str = "") -> list[str]:
    """One sentence a working side."""
    found = []
    for side in series.sides or (None,):
        own = ", ".join(filter(None, (name, words.side_word(side))))
        found.append(words.change_words(series.change(side), series.unit, len(series.of_side(side)), own))
    return found
