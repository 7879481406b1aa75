"""What must always hold of a streak, a trend, the tape deck and an alignment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import isfinite

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from made_up_sessions import profile, rep, session
from past_fakes import one_measure, overview_of

from coach.exercise.loader import exercise
from coach.session.past.days import WEEKDAYS, calendar_days, day_of, streak
from coach.session.past.transport import Mark, Transport, align, fault_marks
from coach.session.past.trends import trend
from coach.store.records import SetOverview
from coach.types import Counts

PERSON = profile()
MONDAY = date(2026, 1, 5)
BRIDGES = exercise("glute_bridge")
SESSION = overview_of(session(PERSON))
DAYS = st.sets(st.integers(0, 60), max_size=25)


def on(day):
    head = replace(SESSION.head, uid=f"{day}", started_at=SESSION.head.started_at + timedelta(days=day))
    return replace(SESSION, head=head)


@given(DAYS, st.integers(0, 70))
def test_the_streak_is_the_longest_end_without_a_planned_day_missed(days, now):
    today = MONDAY + timedelta(days=now)
    found = streak([on(d) for d in days], today)
    came = {MONDAY + timedelta(days=d) for d in days}
    assert 0 <= found.days <= len([d for d in came if d <= today])
    if found.since is not None:
        planned = {
            found.since + timedelta(days=i)
            for i in range((today - found.since).days)
            if WEEKDAYS[(found.since + timedelta(days=i)).weekday()] in ("mon", "wed", "fri")
        }
        assert planned <= came


@given(DAYS)
def test_pain_and_the_way_a_session_ended_never_change_the_streak(days):
    today = MONDAY + timedelta(days=max(days, default=0))
    plain = [on(d) for d in days]
    sore = [replace(o, pain_before=9, pain_after=10, end="pain") for o in plain]
    assert streak(plain, today) == streak(sore, today)


@given(DAYS, st.randoms())
def test_the_order_in_which_sessions_come_does_not_matter(days, random):
    ordered = [on(d) for d in sorted(days)]
    mixed = list(ordered)
    random.shuffle(mixed)
    assert calendar_days(mixed) == calendar_days(ordered)
    assert trend(mixed, BRIDGES) == trend(ordered, BRIDGES)
    assert sum(len(d.sessions) for d in calendar_days(mixed).values()) == len(days)


SETS = st.lists(
    st.tuples(
        st.integers(0, 20),
        st.sampled_from(["left", "right", "front", "oblique"]),
        st.floats(-60, 20),
        st.integers(1, 20),
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
    ),
    max_size=20,
)


def made(rows):
    by_day = {}
    for day, facing, top, n, counts in rows:
        head = on(day).head
        measures = {"hip_extension_top_deg": one_measure(top, n)}
        by_day.setdefault(day, []).append(
            SetOverview("s", "glute_bridge", None, facing, head.started_at, 2.0, 10, Counts(*counts), measures)
        )
    return [replace(on(day), sets=tuple(sets)) for day, sets in by_day.items()]


@given(SETS)
def test_values_stay_within_what_was_measured_in_that_view(rows):
    found = trend(made(rows), BRIDGES)
    seen = [top for _, facing, top, _, _ in rows if facing == found.facing]
    for point in found.measure.points:
        assert min(seen) - 1e-6 <= point.value <= max(seen) + 1e-6
    for series in (found.good, found.compensated):
        assert all(0.0 <= p.value <= 100.0 for p in series.points)
    change = found.measure.change()
    assert change is None or change.exceeds == (abs(change.by) >= 10.0)


@given(SETS)
def test_left_out_and_shown_are_all_sessions_that_were_measured(rows):
    found = trend(made(rows), BRIDGES)
    assert len(found.measure.points) + found.measure.left_out == len({day for day, *_ in rows})


@given(SETS)
def test_points_come_in_the_order_of_days(rows):
    days = [p.day for p in trend(made(rows), BRIDGES).measure.points]
    assert days == sorted(days)
    assert all(day_of(on(0).head) <= d for d in days)


TIMES = st.lists(st.floats(0.01, 0.2), min_size=1, max_size=80).map(np.cumsum)


@given(
    TIMES, st.lists(st.sampled_from(["play", "tick", "back", "on", "slower", "next", "previous", "seek"]), max_size=40)
)
def test_the_deck_never_leaves_the_set(t_s, actions):
    deck = Transport(t_s)
    marks = (Mark(float(t_s[len(t_s) // 2]), 1), Mark(float(t_s[-1]), 2))
    does = {
        "play": deck.toggle,
        "tick": lambda: deck.advance(0.3),
        "back": lambda: deck.step(-1),
        "on": lambda: deck.step(1),
        "slower": deck.slower,
        "next": lambda: deck.jump(marks, True),
        "previous": lambda: deck.jump(marks, False),
        "seek": lambda: deck.seek(1e3),
    }
    for action in actions:
        does[action]()
        assert deck.start_s <= deck.now_s <= deck.end_s
        assert 0 <= deck.index < len(t_s)
        assert t_s[deck.index] <= deck.now_s + 1e-6


@given(TIMES)
def test_a_step_there_and_back_is_where_we_were(t_s):
    deck = Transport(t_s)
    for i in range(len(t_s) - 1):
        deck.seek_frame(i)
        deck.step(1)
        assert deck.index == i + 1
        deck.step(-1)
        assert deck.index == i


@given(TIMES)
def test_jumping_forward_comes_to_every_mark_once(t_s):
    marks = fault_marks([rep(i, "compensated") for i in (1, 2, 3)])
    deck = Transport(np.arange(0.0, 30.0, 0.05))
    seen = []
    while (found := deck.jump(marks, True)) is not None:
        seen.append(found)
    assert seen == list(marks)


@given(st.integers(1, 9), st.integers(1, 9), st.floats(0.005, 0.1))
def test_the_tops_of_two_repetitions_meet_at_0(a, b, frame_s):
    first, second = rep(a), rep(b)
    found = align(first, second)
    times = found.times(frame_s)
    assert np.any(times == 0.0)
    assert found.in_a(0.0) == first.t_top_s and found.in_b(0.0) == second.t_top_s
    assert found.in_a(times[0]) <= first.t_start_s + frame_s
    assert found.in_b(times[-1]) >= second.t_end_s - frame_s
    assert all(map(isfinite, times))
