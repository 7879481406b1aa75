"""Start gate and stop rules: numbers and order, as pure functions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from made_up_sessions import FIRST_DAY, profile, session

from coach.session.guided import safety
from coach.store.records import Answer, SessionOverview


def test_emergencies_are_asked_first_and_each_question_once() -> None:
    levels = [q.level for q in safety.QUESTIONS]
    assert levels == sorted(levels, key=("emergency", "clinician").index)
    assert levels.count("emergency") == 2
    assert len({q.id for q in safety.QUESTIONS}) == len(safety.QUESTIONS)


@pytest.mark.parametrize(
    ("days", "due"), [(0, False), (29, False), (30, True), (31, True), (-1, True), (29.99, False), (30.01, True)]
)
def test_screening_is_monthly(days: float, due: bool) -> None:
    settings = {safety.SCREENING_AT: FIRST_DAY.isoformat(), safety.SCREENING_FLAGS: []}
    assert safety.screening_due(settings, FIRST_DAY + timedelta(days=days)) is due


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {safety.SCREENING_AT: "rubbish"},
        {safety.SCREENING_AT: None},
        {safety.SCREENING_AT: 5},
        {safety.SCREENING_AT: "2026-01-05T17:30:00"},  # no time zone
        {safety.SCREENING_AT: FIRST_DAY.isoformat(), safety.SCREENING_FLAGS: ["pregnancy"]},
    ],
)
def test_screening_is_asked_where_it_is_unknown_or_was_a_yes(settings: dict) -> None:
    assert safety.screening_due(settings, FIRST_DAY)


@pytest.mark.parametrize(
    ("pain", "baseline", "reason"),
    [
        (6, 6, "pain"),
        (10, None, "pain"),
        (5, 3, "pain_rise"),
        (2, 0, "pain_rise"),
        (5, 4, None),
        (4, None, None),
        (1, 0, None),
        (5, 5, None),
        (0, 0, None),
    ],
)
def test_pain_of_an_exercise(pain: int, baseline: int | None, reason: str | None) -> None:
    rule = safety.after_exercise(pain, baseline)
    assert (rule.reason if rule else None) == reason
    assert rule is None or rule.value == pain


def test_4_and_5_are_allowed_but_watched() -> None:
    assert [p for p in range(11) if safety.allowed_but_watched(p)] == [4, 5]


def test_a_session_does_not_begin_at_6() -> None:
    assert [p for p in range(11) if safety.before_session(p)] == [6, 7, 8, 9, 10]


@pytest.mark.parametrize(
    ("now", "worst", "days", "lower"),
    [(4, 4, 2, False), (5, 3, 2, True), (3, 5, 2, True), (None, 5, 2, True), (None, None, 2, False), (8, 8, 5, False)],
)
def test_the_next_day_check(now: int | None, worst: int | None, days: int, lower: bool) -> None:
    before = session(profile())  # pain 3 before and 2 after
    assert safety.lower_level(before, now, worst, before.head.started_at + timedelta(days=days)) is lower
    short = SessionOverview(before.head, before.ended_at, "done", (), 3, 2, 5)
    assert safety.lower_level(short, now, worst, before.head.started_at + timedelta(days=days)) is lower


def test_the_next_day_check_knows_what_it_does_not_know() -> None:
    assert not safety.lower_level(None, 9, 9, FIRST_DAY)
    silent = replace(session(profile()), answers=(Answer("effort", 5, FIRST_DAY, 0),))
    assert not safety.lower_level(silent, 9, 9, FIRST_DAY + timedelta(days=1))


def test_symptoms_that_are_emergencies() -> None:
    emergencies = {name for name, level in safety.SYMPTOMS.items() if level == "emergency"}
    assert emergencies == {"chest_pain", "breathlessness", "groin_numbness", "leg_weakness"}
    assert set(safety.SYMPTOMS) >= {"leg_pain_below_knee", "numbness", "dizziness"}
