"""Calendar, streak and trends of made-up sessions with known answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import isnan

import pytest
from made_up_sessions import BRIDGE, FIRST_DAY, PLAN, profile, session, stopped_by_pain
from past_fakes import one_measure, overview_of

from coach.exercise.loader import exercise, exercise_ids
from coach.session.past.days import calendar_days, streak
from coach.session.past.trends import exercises_of, measures_of, pain, trend
from coach.store.records import Plan, SetOverview
from coach.types import Counts

PERSON = profile()
MONDAY = date(2026, 1, 5)
BRIDGES = exercise("glute_bridge")


def on(*days, **changes):
    return [overview_of(session(PERSON, day, **changes)) for day in days]


def bridge(overview, top_deg, facing="left", side=None, n=10):
    """The overview with one bridge set that reached this."""
    measures = {"hip_extension_top_deg": one_measure(top_deg, n, error=7.0), "hold_s": one_measure(2.0, n, "s")}
    made = SetOverview(
        f"{overview.head.uid}{facing}{side}",
        "glute_bridge",
        side,
        facing,
        overview.head.started_at,
        2.0,
        10,
        Counts(8, 1, 1),
        measures,
    )
    return replace(overview, sets=(made,))


def test_a_day_is_the_persons_own():
    late = session(PERSON)
    late = replace(late, head=replace(late.head, started_at=FIRST_DAY.replace(hour=23, minute=30), offset_min=60))
    assert list(calendar_days([overview_of(late)])) == [MONDAY + timedelta(days=1)]


def test_two_sessions_of_one_day_share_it():
    days = calendar_days([*on(2, 0), overview_of(stopped_by_pain(PERSON, 2))])
    assert [(d.day.day, len(d.sessions)) for d in days.values()] == [(5, 1), (7, 2)]
    assert {s.end for s in days[date(2026, 1, 7)].sessions} == {"done", "pain"}


def test_rest_days_do_not_break_the_streak():
    found = streak(on(0, 2, 4, 7), MONDAY + timedelta(days=8))
    assert (found.days, found.since, found.missed) == (4, MONDAY, None)


def test_a_planned_day_missed_breaks_it():
    found = streak(on(0, 2, 7), MONDAY + timedelta(days=8))  # Friday the 9th was missed
    assert (found.days, found.since, found.missed) == (1, MONDAY + timedelta(days=7), date(2026, 1, 9))


def test_today_is_not_missed_before_it_is_over():
    assert streak(on(0), MONDAY + timedelta(days=2)).days == 1  # Wednesday
    gone = streak(on(0), MONDAY + timedelta(days=3))
    assert (gone.days, gone.missed) == (0, date(2026, 1, 7))


def test_a_session_that_pain_ended_keeps_the_streak():
    assert streak([*on(0), overview_of(stopped_by_pain(PERSON, 2)), *on(4)], MONDAY + timedelta(days=4)).days == 3


def test_a_session_without_a_repetition_is_none_and_films_are_no_training():
    empty = overview_of(session(PERSON, 2, sets=()))
    assert streak([*on(0), empty], MONDAY + timedelta(days=3)).days == 0
    film = session(PERSON, 0)
    assert streak([overview_of(replace(film, head=replace(film.head, kind="analysed")))], MONDAY).days == 0


def test_without_planned_weekdays_a_week_ends_it():
    def free(day):
        made = session(PERSON, day)
        return overview_of(replace(made, head=replace(made.head, plan=Plan("own", "Own", (BRIDGE,)))))

    assert streak([free(0), free(7)], MONDAY + timedelta(days=7)).days == 2
    assert streak([free(0), free(8)], MONDAY + timedelta(days=8)).days == 1
    assert streak([], MONDAY).days == 0
    assert PLAN.days  # the other tests do plan


@pytest.mark.parametrize("name", exercise_ids())
def test_every_exercise_has_a_main_measure(name):
    assert measures_of(exercise(name))[0].over in ("top", "rep")


def test_the_main_measure_is_the_driver_at_the_top_where_there_is_one():
    assert [m.id for m in measures_of(BRIDGES)[:2]] == ["hip_extension_top_deg", "hip_extension_range_deg"]
    assert measures_of(exercise("clamshell"))[0].id == "clam_opening_deg"


@pytest.mark.parametrize(("last", "exceeds"), [(-10.0, False), (-6.1, False), (-5.0, True), (-26.0, True)])
def test_smaller_than_ten_degrees_is_no_change(last, exceeds):
    found = trend([bridge(on(0)[0], -15.0), bridge(on(2)[0], last)], BRIDGES).measure
    change = found.change()
    assert change is not None
    assert change.by == pytest.approx(last + 15.0)
    assert change.exceeds is exceeds
    assert found.band() == (-25.0, -5.0)


def test_no_stated_error_means_that_nobody_can_say():
    found = trend([bridge(o, -15.0) for o in on(0, 2)], BRIDGES).hold
    assert found.change() is not None and found.change().exceeds is None
    assert all(map(isnan, found.band()))


def test_angles_of_another_view_are_left_out():
    days = on(0, 2, 4)
    mixed = [bridge(days[0], -10.0), bridge(days[1], -30.0, facing="oblique"), bridge(days[2], -8.0)]
    found = trend(mixed, BRIDGES)
    assert [p.value for p in found.measure.points] == [-10.0, -8.0]
    assert (found.facing, found.measure.left_out, found.views) == ("left", 1, ("left", "oblique"))
    assert [p.value for p in trend(mixed, BRIDGES, facing="oblique").measure.points] == [-30.0]
    # A share of good repetitions is no angle.
    assert len(found.good.points) == 3


def test_sets_of_a_session_are_weighted_by_their_repetitions():
    day = on(0)[0]
    both = replace(day, sets=(*bridge(day, -10.0, n=10).sets, *bridge(day, -16.0, n=5).sets))
    point = trend([both], BRIDGES).measure.points[0]
    assert (point.value, point.n) == (pytest.approx(-12.0), 15)


def test_sides_are_lines_of_their_own():
    day = on(0)[0]
    both = replace(day, sets=(*bridge(day, -10.0, side="left").sets, *bridge(day, -16.0, side="right").sets))
    found = trend([both], BRIDGES).measure
    assert found.sides == ("left", "right")
    assert [p.value for p in found.of_side("right")] == [-16.0]


def test_shares_come_from_counts():
    found = trend([bridge(on(0)[0], -10.0)], BRIDGES)
    assert (found.good.points[0].value, found.compensated.points[0].value) == (80.0, 10.0)
    assert found.hold_goal_s == 2.0


def test_the_made_up_session_has_its_known_shares():
    found = trend(on(0), BRIDGES)
    assert found.good.points[0].value == pytest.approx(100 * 16 / 18)
    assert found.measure.points[0].n == 18


def test_pain_is_where_somebody_asked():
    asked, not_asked = on(0, 2)
    not_asked = replace(not_asked, pain_before=None, pain_after=None)
    found = pain([asked, not_asked])
    assert [p.value for p in found.before.points] == [3.0]
    assert [p.value for p in found.after.points] == [2.0]
    assert found.before.change() is None


def test_exercises_by_how_often():
    assert exercises_of([*on(0), overview_of(stopped_by_pain(PERSON, 2))]) == ("glute_bridge", "clamshell")


def test_an_empty_past_is_empty():
    found = trend([], BRIDGES)
    assert found.measure.points == () and found.measure.change() is None and isnan(found.hold_goal_s)
    assert isnan(found.measure.band()[0])
