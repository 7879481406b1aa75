"""The report's figures on records whose answers are worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf, isnan, nan, sqrt

import made_up_course as course
import made_up_sessions as made_up
import pytest

from coach.errors import StoreError
from coach.exercise.change import least_change
from coach.export.content import report_content
from coach.export.numbers import Stats, stats, sure, symmetry_percent, thirds
from coach.types import Measure

PERSON = made_up.profile()
TOP = "hip_extension_top_deg"


def bridge_session(day: int, *tops: float, facing="left", **changes):
    """A session of one bridge set whose tops are given."""
    whole = made_up.session(PERSON, day)
    reps = tuple(made_up.rep(i, "good", top) for i, top in enumerate(tops, 1))
    only = replace(whole.sets[0], reps=reps, view=replace(whole.sets[0].view, facing=facing))
    return replace(whole, sets=(only,), **changes)


def measure(content, name=TOP, exercise=0, view=0):
    return next(m for m in content.exercises[exercise].views[view].measures if m.id == name)


# --- numbers


def test_mean_and_sample_sd():
    assert stats([2.0, 4.0, 9.0, nan, inf]) == Stats(3, 5.0, sqrt((9 + 1 + 16) / 2))
    one = stats([7.0])
    assert (one.n, one.mean) == (1, 7.0)
    assert isnan(one.sd)
    assert stats([]).n == 0
    assert isnan(stats([]).mean)


def test_only_a_sure_reading_is_a_number():
    assert sure(Measure(3.0, "deg")) == 3.0
    assert isnan(sure(Measure(3.0, "deg", "low")))
    assert isnan(sure(Measure(3.0, "deg", "na")))
    assert isnan(sure(None))


@pytest.mark.parametrize(
    ("left", "right", "percent"), [(1.0, 3.0, 100.0), (3.0, 1.0, -100.0), (2.0, 2.0, 0.0), (0.0, 0.0, nan)]
)
def test_symmetry_index(left, right, percent):
    assert symmetry_percent(left, right) == pytest.approx(percent, nan_ok=True)


@pytest.mark.parametrize(
    ("name", "error", "limit"),
    [
        (TOP, 7.0, 10.0),  # clinical_spec §7: less than 10 degrees is no change; sqrt 2 x 7 is 9.9
        (TOP, nan, 10.0),
        ("hip_extension_range_deg", 10.0, 10.0 * sqrt(2)),
        ("belly_rise_t", 0.02, 0.02 * sqrt(2)),
        ("hold_s", nan, nan),
    ],
)
def test_least_change(name, error, limit):
    assert least_change(name, error) == pytest.approx(limit, nan_ok=True)


@pytest.mark.parametrize(
    ("n", "first", "last"), [(0, (), ()), (2, (), ()), (3, (0,), (2,)), (5, (0,), (4,)), (7, (0, 1), (5, 6))]
)
def test_thirds(n, first, last):
    assert tuple(tuple(part) for part in thirds(range(n))) == (first, last)


# --- measures and change


def test_mean_sd_n_and_change_of_a_measure():
    sessions = [bridge_session(0, -12.0, -8.0), bridge_session(2, 0.0), bridge_session(4, 2.0, 4.0)]
    found = measure(report_content(PERSON, sessions))
    values = (-12.0, -8.0, 0.0, 2.0, 4.0)
    mean = sum(values) / 5
    assert found.all.n == found.of == 5
    assert found.all.mean == pytest.approx(mean)
    assert found.all.sd == pytest.approx(sqrt(sum((v - mean) ** 2 for v in values) / 4))
    assert (found.first, found.last, found.change) == (-10.0, 3.0, 13.0)
    assert (found.error, found.detectable, found.exceeds, found.normal) == (7.0, 10.0, "yes", (-10.0, 10.0))


@pytest.mark.parametrize(("last", "exceeds"), [(-0.1, "no"), (0.0, "no"), (0.1, "yes"), (-20.1, "yes")])
def test_only_more_than_the_error_is_a_change(last, exceeds):
    sessions = [bridge_session(0, -10.0), bridge_session(2, -10.0), bridge_session(4, last)]
    assert measure(report_content(PERSON, sessions)).exceeds == exceeds


def test_without_a_stated_error_nothing_exceeds_it():
    sessions = [bridge_session(day, 0.0) for day in (0, 2, 4)]
    held = [replace(r, measures={**r.measures, "hold_s": Measure(99.0, "s")}) for r in sessions[2].sets[0].reps]
    sessions[2] = replace(sessions[2], sets=(replace(sessions[2].sets[0], reps=tuple(held)),))
    found = measure(report_content(PERSON, sessions), "hold_s")
    assert found.change == pytest.approx(96.9)
    assert found.exceeds == "no_error"


def test_two_sessions_are_too_few_for_a_change():
    found = measure(report_content(PERSON, [bridge_session(0, -40.0), bridge_session(2, 0.0)]))
    assert found.exceeds == "too_few"
    assert isnan(found.change)


def test_views_are_never_pooled():
    sessions = [bridge_session(0, 1.0), bridge_session(2, 3.0, facing="right"), bridge_session(4, 50.0, facing="front")]
    views = {v.view: v for v in report_content(PERSON, sessions).exercises[0].views}
    assert {name: v.measures[0].all.mean for name, v in views.items()} == {"side": 2.0, "front": 50.0}


def test_what_is_not_sure_is_counted_but_not_averaged():
    whole = bridge_session(0, 1.0, 3.0)
    low = made_up.rep(3)
    low = replace(low, measures={TOP: Measure(900.0, "deg", "low", "far side", 7.0)})
    whole = replace(whole, sets=(replace(whole.sets[0], reps=(*whole.sets[0].reps, made_up.rep(4, sure=False), low)),))
    content = report_content(PERSON, [whole])
    found = measure(content)
    assert (found.all.n, found.of, found.all.mean) == (2, 4, 2.0)
    assert {(m.what, m.reason, m.share) for m in content.exercises[0].missing if m.what == TOP} == {
        (TOP, "left hip hidden", 0.25),
        (TOP, "far side", 0.25),
    }


# --- sides


def test_left_against_right():
    whole = made_up.session(PERSON)
    left = tuple(made_up.rep(i, "good", top, "left") for i, top in enumerate((0.0, 2.0), 1))
    right = tuple(made_up.rep(i, v, 13.0, "right") for i, v in enumerate(("good", "good", "good", "partial"), 1))
    slow = tuple(replace(r, measures={**r.measures, "hold_s": Measure(6.3, "s")}) for r in right)
    sets = (replace(whole.sets[2], reps=left), replace(whole.sets[3], reps=slow))
    rows = {s.id: s for s in report_content(PERSON, [replace(whole, sets=sets)]).exercises[0].views[0].sides}
    assert (rows["repetitions"].left.mean, rows["repetitions"].right.mean) == (2.0, 3.0)
    # 2 of 2 against 3 of 4: fewer good ones are the larger share.
    assert rows["repetitions"].difference == pytest.approx(-0.25)
    assert rows["repetitions"].percent == pytest.approx(100 * -0.25 / 0.875)
    assert rows[TOP].difference == 12.0
    assert rows[TOP].exceeds == "yes"
    assert isnan(rows[TOP].percent), "an index of angles has no meaning near zero"
    assert rows["hold_s"].percent == pytest.approx(100 * 4.2 / 4.2)
    assert rows["hold_s"].exceeds == "no_error"


def test_one_side_alone_is_not_compared():
    whole = made_up.session(PERSON)
    content = report_content(PERSON, [replace(whole, sets=whole.sets[2:3])])
    assert content.exercises[0].views[0].sides == ()


# --- adherence


def test_sessions_by_week_and_weekday():
    sessions = [made_up.session(PERSON, d) for d in (0, 2, 7)] + [made_up.stopped_by_pain(PERSON, 9)]
    content = report_content(PERSON, sessions, date(2026, 1, 5), date(2026, 1, 18))
    assert [(w.monday.day, w.done, w.ended_early, w.prescribed) for w in content.weeks] == [(5, 2, 0, 3), (12, 1, 1, 3)]
    by_day = {d.weekday: (d.done, d.ended_early, d.prescribed) for d in content.weekdays}
    assert by_day["mon"] == (2, 0, 2)
    assert by_day["wed"] == (1, 1, 2)
    assert by_day["fri"] == (0, 0, 2)
    assert by_day["tue"] == (0, 0, 0)


def test_a_week_that_is_cut_by_the_period_prescribes_only_its_days():
    content = report_content(PERSON, [made_up.session(PERSON, 2)], date(2026, 1, 7), date(2026, 1, 8))
    assert [(w.done, w.prescribed) for w in content.weeks] == [(1, 1)]


def test_the_day_is_that_of_the_persons_own_clock():
    whole = made_up.session(PERSON)
    late = replace(whole, head=replace(whole.head, offset_min=7 * 60))  # 17:30 in UTC is half past midnight there
    assert report_content(PERSON, [late]).sessions[0].day == date(2026, 1, 6)


def test_a_programme_without_days_prescribes_no_number_of_sessions():
    whole = made_up.session(PERSON)
    free = replace(whole, head=replace(whole.head, plan=replace(whole.head.plan, days=())))
    assert [w.prescribed for w in report_content(PERSON, [free]).weeks] == [None]


def test_prescription_against_done():
    sessions = [made_up.session(PERSON), made_up.stopped_by_pain(PERSON)]
    sets = sessions[0].sets
    sessions[0] = replace(sessions[0], sets=(replace(sets[0], correction=2), *sets[1:]))
    rows = {(d.exercise_id, d.side): d for d in report_content(PERSON, sessions).dose}
    bridge = rows["glute_bridge", None]
    # Two sessions of 2 x 10; three sets were done: 8 good + 2 by hand, 8, and 8 of the session that stopped.
    assert (bridge.sets_done, bridge.sets_prescribed, bridge.reps_prescribed) == (3, 4, 40)
    assert (bridge.towards, bridge.counts.good, bridge.counts.partial, bridge.counts.compensated) == (26, 24, 2, 2)
    left = rows["clamshell", "left"]
    assert (left.sets_done, left.sets_prescribed, left.towards, left.reps_prescribed) == (1, 2, 12, 24)
    assert rows["clamshell", "right"].towards == 9


def test_films_are_measured_but_nobody_prescribed_them():
    whole = made_up.session(PERSON)
    film = replace(whole, head=replace(whole.head, kind="analysed"))
    content = report_content(PERSON, [film])
    assert (content.weeks, content.dose, content.programmes) == ((), (), ())
    assert content.exercises[0].counts.total == 18


# --- findings, pain, stops


def test_findings_with_their_share_and_info_apart():
    sessions = [bridge_session(day, 0.0, 0.0, 0.0, 0.0) for day in (0, 2, 4)]

    def marked(session, *severities):
        reps = list(session.sets[0].reps)
        for i, severity in enumerate(severities):
            reps[i] = replace(reps[i], faults=(made_up.fault(i + 1, severity=severity),))
        return replace(session, sets=(replace(session.sets[0], reps=tuple(reps)),))

    sessions[0] = marked(sessions[0], "moderate", "minor", "info")
    sessions[2] = marked(sessions[2], "moderate")
    told, info = report_content(PERSON, sessions).exercises[0].faults
    assert (told.id, told.code, told.info, told.reps, told.of, told.sets) == (
        "lumbar_compensation",
        "BR-2",
        False,
        3,
        12,
        2,
    )
    assert told.per_set == 1.0
    assert told.severities == (("minor", 1), ("moderate", 2))
    assert (told.first, told.last) == (0.5, 0.25)
    assert (info.info, info.reps, info.severities) == (True, 1, (("info", 1),))


def test_pain_effort_and_stops():
    content = report_content(PERSON, [made_up.session(PERSON), made_up.stopped_by_pain(PERSON)])
    first, second = content.sessions
    assert (first.before, first.worst_24h, first.during, first.after, first.effort) == (3, 4, 2, 2, 5)
    assert (second.during, second.during_in, second.after, second.end) == (6, "glute_bridge", None, "pain")
    assert [(s.day, s.reason, s.detail, s.exercise_id) for s in content.stops] == [
        (date(2026, 1, 7), "pain", "6", "glute_bridge")
    ]


def test_nothing_at_all():
    content = report_content(PERSON, [], date(2026, 1, 1), date(2026, 1, 31))
    assert (content.sessions, content.exercises, content.weeks) == ((), (), ())


def test_the_order_of_the_sessions_does_not_matter():
    sessions = list(course.course(PERSON, 2))
    assert repr(report_content(PERSON, sessions)) == repr(report_content(PERSON, sessions[::-1]))


def test_an_exercise_that_is_not_known_here_is_still_reported():
    whole = bridge_session(0, 1.0)
    head = replace(whole.sets[0].head, exercise_id="own_bridge")
    content = report_content(PERSON, [replace(whole, sets=(replace(whole.sets[0], head=head),))])
    assert [e.id for e in content.exercises] == ["own_bridge"]
    assert measure(content).all.mean == 1.0


# --- pictures


def recorded(recordings):
    return report_content(PERSON, course.course(PERSON, 1), recordings=recordings)


def test_pictures_show_the_landmarks_at_the_moment_of_the_finding():
    sessions = course.course(PERSON, 1)
    content = recorded(course.recordings(sessions))
    example = content.exercises[0].examples[0]
    assert content.pictures == "shown"
    assert example.points_px == pytest.approx(course.points_px("glute_bridge"), abs=1e-9)
    assert all(1 <= len(e.examples) <= 2 for e in content.exercises)


def test_no_picture_from_another_moment():
    content = recorded(lambda uid: course.recording("glute_bridge", duration_s=1.5))
    assert all(not e.examples for e in content.exercises)


@pytest.mark.parametrize(("found", "state"), [(None, "none"), (StoreError("Wrong passphrase."), "locked")])
def test_why_there_are_no_pictures(found, state):
    asked = []

    def ask(uid):
        asked.append(uid)
        if found is not None:
            raise found

    assert recorded(ask).pictures == state
    assert state == "none" or len(asked) == 3, "a wrong passphrase is not tried on every set"


def test_without_recordings_nobody_asks_for_pictures():
    assert report_content(PERSON, [made_up.session(PERSON)]).pictures == "off"
