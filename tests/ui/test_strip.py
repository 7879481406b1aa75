"""The strip's memory: 30 s, gaps, marks on their hills."""

from __future__ import annotations

import math

import pytest
from ui_fakes import DRIVER, make_rep

from ui.history import History
from ui.strip import value_range


def bridge(history: History, seconds: float, rate_hz: int = 10) -> None:
    """A hill of 10 s from -50 to 0 and back."""
    for i in range(int(seconds * rate_hz) + 1):
        t_s = i / rate_hz
        history.add(t_s, -25.0 - 25.0 * math.cos(2 * math.pi * t_s / 10))


def test_it_keeps_the_last_30_s():
    history = History()
    bridge(history, 50)
    assert history.samples[0][0] == pytest.approx(20.0)
    assert history.samples[-1][0] == pytest.approx(50.0)
    assert history.span_s == pytest.approx((20.0, 50.0))


def test_it_fills_from_the_left():
    history = History()
    bridge(history, 4)
    assert history.span_s == (0.0, 30.0)


def test_a_mark_stands_on_top_of_its_hill_with_the_number_of_good_ones():
    history = History()
    bridge(history, 20)
    history.mark(make_rep(1, "good", t_s=5.0))
    history.mark(make_rep(2, "partial", t_s=10.0))
    history.mark(make_rep(3, "compensated", t_s=15.0))
    assert [(m.t_s, m.number, m.verdict) for m in history.marks] == [
        (5.0, 1, "good"), (10.0, 0, "partial"), (15.0, 0, "compensated"),
    ]  # fmt: skip
    assert history.marks[0].value == pytest.approx(0.0)


def test_marks_leave_with_their_hill():
    history = History()
    bridge(history, 6)
    history.mark(make_rep(1, t_s=5.0))
    history.add(36.0, 0.0)
    assert history.marks == []


def test_the_same_moment_twice_is_one_sample():
    history = History()
    history.add(1.0, 2.0)
    history.add(1.0, 3.0)
    assert list(history.samples) == [(1.0, 2.0)]


def test_a_source_that_begins_again_begins_the_strip_again():
    history = History()
    bridge(history, 12)
    history.mark(make_rep(1, t_s=5.0))
    history.add(0.0, -50.0)
    assert list(history.samples) == [(0.0, -50.0)]
    assert history.marks == []


def test_range_holds_rest_band_and_every_sample():
    history = History()
    history.add(0.0, -70.0)
    history.add(1.0, math.nan)
    history.add(2.0, 25.0)
    low, high = value_range(DRIVER, history)
    assert low < -70.0
    assert high > 25.0


def test_range_without_any_number_is_still_a_range():
    nothing = type(DRIVER)("x", "deg", *[math.nan] * 7, (math.nan, math.nan))
    assert value_range(nothing, History()) == (0.0, 1.0)
