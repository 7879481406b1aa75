"""The guided session on every other path: refusals, pauses, pain, smaller ones, skipping, lost camera, sleep."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from guided_driver import (
    MONDAY,
    STEP_S,
    Evening,
    evening,
    flat_pose,
    made_rep,
    major,
    minor,
    paused,
    placed,
    ready_profile,
    small_programme,
    to_first_set,
    to_set,
)
from made_up_sessions import profile, session

from coach.exercise.loader import exercise_ids
from coach.session.guided import safety
from coach.session.guided.ledger import fold
from coach.session.guided.moments import (
    Correct,
    CountFromZero,
    Intro,
    Judge,
    Keep,
    Leave,
    Notice,
    PainStop,
    Practice,
    Programme,
    Rate,
    RedFlag,
    Rest,
    Say,
    Screening,
    Setup,
    SideChange,
    StopWhy,
    Summary,
    Watch,
    WorkSet,
)
from coach.store.records import Answered, Corrected, ProfileSaved, RepDone, SetBegun, SetEnded, Stopped
from coach.types import CoachState, DriverView, Signals, View


def in_set(**changes) -> Evening:
    one = evening(**changes)
    to_first_set(one)
    return one


def ends(one: Evening) -> list[str]:
    return [e.end for e in one.kept_of(SetEnded)]


# --- before anything is done


def test_consent_refused_leaves_and_keeps_nothing() -> None:
    one = evening(person=profile())
    assert isinstance(one.screen, Notice)
    one.act("no")
    assert one.session.over and isinstance(one.effects[-1], Leave)
    assert not one.kept
    one.tick()
    one.act("next")
    assert not one.session.take_effects()


def test_an_emergency_is_answered_at_once_and_nothing_starts() -> None:
    one = evening(person=profile(settings={"notice_at": MONDAY.isoformat()}))
    assert isinstance(one.screen, Screening)
    one.act("no")
    one.act("yes")
    assert one.screen == RedFlag("emergency", ("leg_weakness_both_legs",))
    saved = one.kept_of(ProfileSaved)[-1].profile.settings
    assert saved["screening_flags"] == ["leg_weakness_both_legs"] and saved["screening_at"]
    one.act("yes")
    assert isinstance(one.screen, RedFlag)
    one.act("next")
    assert one.session.over and all(isinstance(e, ProfileSaved) for e in one.kept)
    again = evening(person=one.session.profile)
    assert isinstance(again.screen, Screening)


def test_clinicians_questions_are_collected_and_may_be_corrected() -> None:
    one = evening(person=profile(settings={"notice_at": MONDAY.isoformat()}))
    for asked in safety.QUESTIONS:
        one.act("yes" if asked.id in ("pregnancy", "recent_surgery") else "no")
    assert one.screen == RedFlag("clinician", ("pregnancy", "recent_surgery"))
    one.act("back")
    assert isinstance(one.screen, Screening) and one.screen.number == 1
    one.act("no")
    one.act("back")
    assert one.screen.number == 1
    for _ in safety.QUESTIONS:
        one.act("no")
    assert isinstance(one.screen, Programme)
    assert one.session.profile.settings["screening_flags"] == []


def test_screening_comes_again_after_a_month() -> None:
    assert isinstance(evening(begin=MONDAY + timedelta(days=29)).screen, Programme)
    assert isinstance(evening(begin=MONDAY + timedelta(days=30)).screen, Screening)


def test_a_single_exercise_instead_of_the_programme() -> None:
    one = evening()
    assert isinstance(one.screen, Programme) and set(one.screen.choices) == set(exercise_ids())
    one.act("choose", "nonsense")
    assert len(one.screen.plan.items) == 2
    one.act("choose", "step_up")
    assert [i.exercise_id for i in one.screen.plan.items] == ["step_up"] and "single" in one.screen.notes
    one.act("back")
    assert len(one.screen.plan.items) == 2
    one.act("choose", "lateral_band_walk")
    for action, value in (("next", None), ("rate", 0), ("rate", 0)):
        one.act(action, value)
    assert isinstance(one.screen, Intro) and one.screen.place.side is None


def test_a_day_without_training_says_so() -> None:
    one = evening(small_programme(days=["tue", "fri"]))
    assert one.screen.today is False and one.screen.next_day == "tue" and one.screen.notes == ("not_today",)


# --- the pain before


def to_answers(one: Evening, now: int, worst: int) -> None:
    one.act("next")
    one.act("rate", now)
    one.act("rate", worst)


def test_pain_of_6_before_does_not_start_as_planned() -> None:
    one = evening()
    to_answers(one, 6, 6)
    assert one.screen == PainStop("pain", 6, "6", easier=True, ends=False)
    one.act("next")
    assert (
        isinstance(one.screen, Summary) and one.screen.session.end == "pain" and one.screen.focus == "easier_next_time"
    )
    gentle = evening()
    to_answers(gentle, 7, 7)
    gentle.act("easier")
    assert isinstance(gentle.screen, Intro)
    assert (gentle.screen.place.item.reps, gentle.screen.place.of) == (2, 1)
    assert [e.stop.reason for e in gentle.kept_of(Stopped)] == ["pain"]


def test_a_bad_day_after_the_last_session_means_one_level_down() -> None:
    before = session(profile())
    one = evening(last=before, begin=before.head.started_at.astimezone(MONDAY.tzinfo) + timedelta(days=2))
    to_answers(one, 3, 5)
    assert isinstance(one.screen, Programme) and "lower_level" in one.screen.notes
    assert [(i.sets, i.reps) for i in one.screen.plan.items] == [(1, 2), (1, 1)]
    one.act("next")
    assert isinstance(one.screen, Intro) and one.screen.place.item.reps == 2
    assert len([e for e in one.kept if type(e).__name__ == "SessionBegun"]) == 1


def test_answers_out_of_range_are_no_answers() -> None:
    one = evening()
    one.act("next")
    for value in (-1, 11, "6", None, True):
        one.act("rate", value)
        one.act("skip")
        assert one.screen == Rate("pain_now")
    assert not one.kept_of(Answered)


# --- set-up


def test_nobody_there_waits_says_so_and_does_not_begin() -> None:
    one = evening()
    to_answers(one, 0, 0)
    one.act("next")
    begin = len(one.effects)
    for _ in range(100):
        one.tick(state=one.nobody())
    assert isinstance(one.screen, Setup) and one.screen.checks[0].ok is False
    texts = [e.text for e in one.effects[begin:] if isinstance(e, Say) and e.text]
    assert texts == ["Please move back.", "Please move back."]


def test_two_minutes_of_a_wrong_view_offer_help_and_go_on_waiting() -> None:
    one = evening()
    to_answers(one, 0, 0)
    one.act("next")
    for _ in range(round(125 / STEP_S)):
        one.tick(state=one.state(wrong="view"), events=[one.cue("setup", "mend view")])
    assert isinstance(one.screen, Setup) and one.screen.stuck
    assert one.said.count("setup_stuck") == 1
    # The pipeline's own set-up cues say the same; only the assistant is heard.
    assert one.said.count("mend view") == 16
    one.until(Practice)
    other = evening()
    to_answers(other, 0, 0)
    other.act("next")
    other.act("next")
    assert isinstance(other.screen, Practice)


def test_set_up_skipped_goes_to_the_next_set() -> None:
    one = evening()
    to_answers(one, 0, 0)
    one.act("next")
    one.act("skip")
    assert isinstance(one.screen, Setup) and one.screen.place.number == 2
    one.act("skip")
    assert isinstance(one.screen, Intro) and one.screen.place.item.exercise_id == "clamshell"
    assert not one.kept_of(SetBegun)


# --- practice


def test_practice_without_repetitions_helps_and_may_be_skipped() -> None:
    one = evening()
    to_answers(one, 0, 0)
    one.until(Setup)
    one.until(Practice)
    one.wait(121)
    assert one.said.count("practice_help") == 2
    one.act("skip")
    assert isinstance(one.screen, WorkSet)
    assert one.kept_of(SetBegun)[0].head.target_deg is None
    assert not one.kept_of(RepDone)


def test_practice_is_not_stored() -> None:
    one = in_set()
    assert one.reps == 2 and not one.kept_of(RepDone)
    assert one.of(CountFromZero)[0] == CountFromZero(None)


def test_the_programme_s_own_target_stands() -> None:
    table = small_programme().model_dump(mode="json", by_alias=True, exclude_none=True)
    table["item"][0]["target_deg"] = -8.0
    one = evening(small_programme(item=table["item"]))
    to_first_set(one)
    assert one.kept_of(SetBegun)[0].head.target_deg == -8.0
    assert {e.target_deg for e in one.of(CountFromZero)} == {-8.0} == {e.target_deg for e in one.of(Watch)}


# --- the set


def test_only_what_counts_is_counted_aloud_and_everything_is_kept() -> None:
    one = in_set()
    one.rep("partial")
    one.rep("compensated")
    one.rep("good")
    assert isinstance(one.screen, WorkSet) and one.screen.done == 1
    assert [e.args["n"] for e in one.effects if isinstance(e, Say) and e.key == "count"] == [1]
    assert [e.rep.verdict for e in one.kept_of(RepDone)] == ["partial", "compensated", "good"]
    assert [e.rep.index for e in one.kept_of(RepDone)] == [1, 2, 3]
    assert one.screen.counts.partial == 1


def test_a_programme_may_count_all() -> None:
    items = small_programme().model_dump(mode="json", by_alias=True, exclude_none=True)["item"]
    items[0]["counts"] = "all"
    one = in_set(programme=small_programme(item=items))
    for verdict in ("partial", "compensated", "good"):
        one.rep(verdict)
    assert isinstance(one.screen, Rest)


def test_the_hold_is_counted_aloud_to_what_is_prescribed() -> None:
    one = in_set()
    begin = len(one.effects)
    for i in range(60):
        one.tick(state=one.state(phase="top", hold_s=i * STEP_S))
    assert [e.args["n"] for e in one.effects[begin:] if isinstance(e, Say) and e.key == "hold"] == [1, 2]


def test_cues_of_the_policy_are_passed_on_with_their_urgency() -> None:
    one = in_set()
    one.tick(state=one.state(), events=[one.cue("form", "Rise slowly.")])
    one.tick(state=one.state(), events=[one.cue("safety", "Stop.")])
    heard = {e.text: e.urgency for e in one.effects if isinstance(e, Say) and e.text}
    assert heard["Rise slowly."] == "cue" and heard["Stop."] == "safety"


def test_repetition_times_are_the_set_s() -> None:
    one = in_set()
    one.wait(3.0)
    one.rep()
    done = one.kept_of(RepDone)[0].rep
    assert 3.0 < done.t_start_s < done.t_top_s < done.t_end_s < 8.0


def test_a_repetition_from_before_the_set_does_not_count() -> None:
    one = in_set()
    one.tick(state=one.state(), events=[made_rep(9, one.now_s - 5.0)])
    assert not one.kept_of(RepDone)


def test_of_a_repetition_that_was_under_way_the_top_decides() -> None:
    one = in_set()
    one.wait(2.0)
    one.tick(state=one.state(), events=[made_rep(1, one.now_s)])
    assert not one.kept_of(RepDone), "its top was before the set began"
    one.wait(1.0)
    one.tick(state=one.state(), events=[made_rep(2, one.now_s)])
    (done,) = one.kept_of(RepDone)
    assert 0.0 == done.rep.t_start_s < done.rep.t_top_s < done.rep.t_end_s


def test_the_set_ends_only_at_rest() -> None:
    one = in_set()
    one.rep()
    one.rep()
    up = one.state(phase="up")
    one.tick(state=up, events=[made_rep(5, one.now_s + 0.1)])
    assert isinstance(one.screen, WorkSet) and one.screen.done == 3
    one.tick(state=one.state(phase="down"))
    assert isinstance(one.screen, WorkSet)
    one.tick(state=one.state())
    assert isinstance(one.screen, Rest)


def test_encouragement_is_sparing_and_never_after_a_fault() -> None:
    items = [{"exercise": "glute_bridge", "sets": 1, "reps": 10, "hold_s": 0, "rest_s": 0}]
    one = in_set(programme=small_programme(item=items))
    for _ in range(9):
        one.rep()
    assert [k for k in one.said if k in ("half_way", "last_two")] == ["half_way"]
    slow = in_set(programme=small_programme(item=items))
    for n in range(9):
        slow.rep()
        slow.wait(5.0 if n > 4 else 0.0)
    assert [k for k in slow.said if k in ("half_way", "last_two")] == ["half_way", "last_two"]
    faulty = in_set(programme=small_programme(item=items))
    for _ in range(9):
        faulty.rep(faults=[minor()])
    assert not [k for k in faulty.said if k in ("half_way", "last_two")]


def test_correction_by_hand_is_kept_and_counts() -> None:
    one = in_set()
    one.act("correct", -1)
    assert not one.kept_of(Corrected)
    one.act("correct", 1)
    one.act("correct", 1)
    one.act("correct", -1)
    assert [e.correction for e in one.kept_of(Corrected)] == [1, 2, 1]
    assert [e.delta for e in one.of(Correct)] == [1, 1, -1]
    one.rep()
    one.rep()
    assert isinstance(one.screen, Rest)


def test_the_wrong_leg_is_said_once() -> None:
    items = [{"exercise": "step_up", "sets": 1, "reps": 6, "hold_s": 0, "rest_s": 30}]
    one = in_set(programme=small_programme(item=items))
    assert one.screen.place.side == "left"
    for _ in range(4):
        one.rep(side="right")
    assert one.said.count("wrong_side") == 1


def test_on_the_step_the_other_leg_comes_after_a_rest() -> None:
    items = [{"exercise": "step_up", "sets": 1, "reps": 1, "hold_s": 0, "rest_s": 30}]
    one = in_set(programme=small_programme(item=items))
    one.rep(side="left")
    assert isinstance(one.screen, Rest) and one.screen.next.side == "right"


def test_a_band_walk_has_both_ways_in_one_set() -> None:
    items = [{"exercise": "lateral_band_walk", "sets": 1, "reps": 2, "hold_s": 0, "rest_s": 30}]
    one = in_set(programme=small_programme(item=items))
    for side in ("left", "left", "right", "right"):
        assert isinstance(one.screen, WorkSet) and one.screen.place.side is None
        one.rep(side=side)
    assert isinstance(one.screen, Rate)


def test_three_major_faults_in_a_row_pause_with_something_smaller() -> None:
    one = in_set()
    one.rep("partial", faults=[major()])
    one.rep("partial", faults=[major()])
    one.rep("partial")
    for _ in range(2):
        one.rep("partial", faults=[major()])
    assert isinstance(one.screen, WorkSet)
    one.rep("partial", faults=[major()])
    assert paused(one).reason == "three_major" and paused(one).easier and "three_major" in one.said
    one.wait(10.0)
    assert paused(one)
    one.act("easier")
    assert ends(one) == ["eased"]
    assert isinstance(one.screen, Intro)
    assert one.screen.place.item.reps == 2 and one.screen.place.of == 1
    assert "Two small ones." in one.said
    to_set(one)
    one.rep()
    one.rep()
    assert one.screen == Rate("pain_exercise", "glute_bridge", True)


# --- pauses


@pytest.mark.parametrize("how", ["gone", "sat_up"])
def test_leaving_pauses_after_two_seconds_and_returning_goes_on(how: str) -> None:
    one = in_set()
    one.rep()
    begin = one.now_s

    def away() -> CoachState:
        if how == "gone":
            return one.nobody()
        return one.state(wrong="posture")

    while isinstance(one.screen, WorkSet):
        one.tick(state=away())
    assert one.now_s - begin == pytest.approx(2.1, abs=0.15)
    assert paused(one).reason == how and paused(one).done == 1
    for _ in range(50):
        one.tick(state=away(), events=[made_rep(8, one.now_s)])
    assert paused(one)
    back = one.now_s
    one.until(WorkSet)
    assert one.now_s - back == pytest.approx(2.1, abs=0.15)
    assert one.screen.done == 1 and len(one.kept_of(RepDone)) == 1
    assert one.of(Judge)[-2:] == [Judge(False), Judge(True)]
    one.rep()
    one.rep()
    assert isinstance(one.screen, Rest) and one.screen.good == "came_back"


def test_a_short_loss_and_an_unknown_posture_do_not_pause() -> None:
    one = in_set()
    for _ in range(3):
        for _ in range(15):
            one.tick(state=one.nobody())
        one.tick(state=one.state())
    unknown = View("unknown", "left", "right", 1.0, False, False, (), one.state().view.checks)
    for _ in range(40):
        one.tick(state=one.state(view=unknown))
    assert isinstance(one.screen, WorkSet)


def test_the_gesture_pauses_and_goes_on() -> None:
    one = in_set()
    for _ in range(25):
        one.tick(state=one.state(pose=flat_pose(t_s=one.now_s, arms="up")))
    assert paused(one).reason == "gesture"
    one.wait(5.0)
    assert paused(one)
    for _ in range(25):
        one.tick(state=one.state(pose=flat_pose(t_s=one.now_s, arms="up")))
    assert isinstance(one.screen, WorkSet)


@pytest.mark.parametrize("how", ["go_on", "next", "pause"])
def test_the_user_s_pause_ends_by_the_user_alone(how: str) -> None:
    one = in_set()
    one.act("pause")
    assert paused(one).reason == "user"
    one.wait(20.0)
    assert paused(one)
    one.act(how)
    assert isinstance(one.screen, WorkSet)


def test_a_pause_stops_the_rest_and_the_introduction() -> None:
    one = in_set()
    for _ in range(3):
        one.rep()
    one.wait(10.0)
    left = one.screen.left_s
    one.act("pause")
    one.wait(60.0)
    one.act("go_on")
    one.tick()
    assert isinstance(one.screen, Rest) and one.screen.left_s == pytest.approx(left, abs=0.2)
    assert one.screen.place.number == 1 and one.screen.next.number == 2


def test_the_rest_says_when_to_get_ready() -> None:
    one = in_set()
    for _ in range(3):
        one.rep()
    one.wait(19.0)
    assert "get_ready" not in one.said
    one.wait(1.2)
    assert one.said.count("get_ready") == 1
    one.act("skip")
    assert isinstance(one.screen, Setup)


@pytest.mark.parametrize("kind", ["lost", "busy", "missing", "no_permission", "failed"])
def test_a_lost_camera_pauses_and_goes_on_with_the_picture(kind: str) -> None:
    one = in_set()
    one.rep()
    one.kind = kind
    one.tick(state=one.state())
    assert paused(one).reason == "camera"
    one.act("go_on")
    one.wait(3.0)
    assert paused(one).reason == "camera"
    one.kind = "live"
    one.until(WorkSet)
    assert one.screen.done == 1
    one.rep()
    one.rep()
    assert isinstance(one.screen, Rest) and len(one.kept_of(RepDone)) == 3
    assert one.screen.good == "all_good"


def test_a_lost_camera_in_set_up_goes_back_to_set_up() -> None:
    one = evening()
    to_answers(one, 0, 0)
    one.until(Setup)
    one.kind = "missing"
    one.tick()
    assert paused(one).reason == "camera"
    one.kind = "live"
    one.tick(state=one.state())
    assert isinstance(one.screen, Setup)


def test_sleep_in_the_middle_pauses_and_loses_nothing() -> None:
    one = in_set()
    one.rep()
    one.tick(3600.0, one.state(), [made_rep(2, one.now_s + 0.1)])
    assert paused(one).reason == "asleep"
    # What was complete before the lid closed is kept.
    assert len(one.kept_of(RepDone)) == 2
    one.until(WorkSet)
    one.rep()
    assert isinstance(one.screen, Rest)


def test_sleep_that_the_monotonic_clock_does_not_see() -> None:
    one = in_set()
    one.clock[0] += 3600.0
    one.tick(state=one.state())
    assert paused(one).reason == "asleep"


@pytest.mark.parametrize("jump_s", [-7200.0, 7200.0, -30.0, 86400.0 * 40])
def test_a_clock_change_loses_nothing_and_times_never_go_back(jump_s: float) -> None:
    one = in_set()
    one.rep()
    one.clock[0] += jump_s
    one.tick(state=one.state())
    one.until(WorkSet)
    one.rep()
    one.rep()
    assert isinstance(one.screen, Rest)
    times = [e.at for e in one.kept_of(RepDone)] + [e.at for e in one.kept_of(SetEnded)]
    assert times == sorted(times) and len(one.kept_of(RepDone)) == 3


def test_a_monotonic_clock_that_goes_back_is_held() -> None:
    one = in_set()
    one.now_s -= 50.0
    one.rep()
    assert isinstance(one.screen, WorkSet)


# --- smaller, skipped, stopped


def test_skipping_a_set_and_an_exercise() -> None:
    one = in_set()
    one.rep()
    one.act("skip")
    assert ends(one) == ["skipped"]
    assert isinstance(one.screen, Setup) and one.screen.place.number == 2
    to_set(one)
    one.act("skip_exercise")
    assert ends(one) == ["skipped", "skipped"]
    assert one.screen == Rate("pain_exercise", "glute_bridge", True)
    one.act("rate", 1)
    one.act("skip")
    assert isinstance(one.screen, Intro)
    one.act("skip_exercise")
    assert one.screen == Rate("pain_after", hands_free=True)
    one.act("skip")
    assert isinstance(one.screen, Summary)
    assert [(i.sentence, i.skipped) for i in one.screen.items] == [("part_done", False), ("skipped", True)]
    assert one.screen.items[0].target == 6


def test_easier_in_a_set_repeats_it_smaller_and_only_once() -> None:
    one = in_set()
    one.rep()
    one.act("easier")
    assert ends(one) == ["eased"] and isinstance(one.screen, Intro)
    one.act("easier")
    assert isinstance(one.screen, Intro)
    to_set(one)
    head = one.kept_of(SetBegun)[-1].head
    assert (head.target_reps, head.hold_s, head.number, head.of) == (2, 1.0, 1, 1)
    assert one.of(Watch)[-1].hold_s == 1.0


def test_easier_in_the_rest_keeps_one_smaller_set() -> None:
    one = in_set()
    for _ in range(3):
        one.rep()
    one.act("easier")
    to_set(one)
    assert (one.screen.place.number, one.screen.place.of, one.screen.place.item.reps) == (2, 2, 2)


def test_easier_may_be_another_exercise() -> None:
    items = [
        {
            "exercise": "hip_thrust", "sets": 2, "reps": 8, "hold_s": 1, "rest_s": 60,
            "easier": {"exercise": "glute_bridge", "sets": 1, "reps": 4, "say": {"en": "The bridge instead."}},
        }
    ]  # fmt: skip
    one = in_set(programme=small_programme(item=items))
    one.act("easier")
    assert isinstance(one.screen, Intro) and one.screen.place.item.exercise_id == "glute_bridge"
    to_set(one)
    assert one.of(Watch)[-1].exercise_id == "glute_bridge"
    assert one.kept_of(SetBegun)[-1].head.exercise_id == "glute_bridge"


def test_stop_may_be_taken_back() -> None:
    one = in_set()
    one.rep()
    one.act("stop")
    assert one.screen == StopWhy(tuple(safety.SYMPTOMS))
    one.wait(30.0)
    one.act("because", "nonsense")
    assert isinstance(one.screen, StopWhy)
    one.act("back")
    assert isinstance(one.screen, WorkSet) and one.screen.done == 1


def test_enough_for_today() -> None:
    one = in_set()
    one.rep()
    one.act("stop")
    one.act("because", "user")
    assert ends(one) == ["stopped"]
    assert one.screen == Rate("pain_after", hands_free=True)
    one.act("rate", 2)
    assert isinstance(one.screen, Summary)
    assert (one.screen.stopped, one.screen.session.end) == ("user", "stopped")
    assert [s.reason for s in one.screen.session.stops] == ["user"]


@pytest.mark.parametrize("why", [*safety.SYMPTOMS, "fall"])
def test_a_symptom_or_a_fall_ends_the_session_at_once(why: str) -> None:
    one = in_set()
    one.rep()
    one.act("stop")
    one.act("because", why)
    stop = one.screen
    assert isinstance(stop, PainStop) and stop.ends and not stop.easier and stop.value is None
    assert (stop.reason, stop.detail) == (("fall", "") if why == "fall" else ("symptom", why))
    kept = fold(one.kept)
    assert kept is not None and kept.end == "symptom" and kept.sets[-1].end == "stopped"
    one.act("easier")
    assert isinstance(one.screen, PainStop)
    one.act("next")
    assert isinstance(one.screen, Summary) and one.screen.stopped == stop.reason
    one.act("end")
    assert one.session.over


def finish_bridge(one: Evening, pain: int) -> None:
    for _ in range(3):
        one.rep()
    one.act("skip")
    to_set(one)
    for _ in range(3):
        one.rep()
    one.act("rate", pain)


@pytest.mark.parametrize(("pain", "reason", "detail"), [(6, "pain", "6"), (4, "pain_rise", "4 after 2")])
def test_pain_after_an_exercise_stops_it(pain: int, reason: str, detail: str) -> None:
    one = in_set()  # pain 2 before
    finish_bridge(one, pain)
    assert one.screen == PainStop(reason, pain, detail, easier=True, ends=False)
    one.act("easier")
    assert (
        isinstance(one.screen, Intro)
        and one.screen.place.item == small_programme().easier(small_programme().plan("mon").items[1])[0]
    )
    stop = one.kept_of(Stopped)[-1].stop
    assert (stop.reason, stop.detail, stop.item) == (reason, detail, 0)


def test_4_and_5_go_on_with_a_word() -> None:
    one = evening()
    to_answers(one, 3, 3)
    to_set(one)
    finish_bridge(one, 4)
    assert one.screen == Rate("effort", "glute_bridge", True) and "pain_allowed" in one.said


def test_the_second_exercise_that_pain_stops_ends_the_session() -> None:
    one = in_set()
    finish_bridge(one, 6)
    one.act("next")
    to_set(one)
    for _ in range(2):
        one.rep()
    to_set(one)
    for _ in range(2):
        one.rep()
    one.act("rate", 7)
    assert isinstance(one.screen, PainStop) and one.screen.ends
    one.act("next")
    assert isinstance(one.screen, Summary) and one.screen.session.end == "pain"


def test_stop_because_of_pain_offers_a_smaller_one_of_the_same_exercise() -> None:
    one = in_set()
    one.act("stop")
    one.act("because", "pain")
    assert one.screen == PainStop("pain", None, "", easier=True, ends=False)
    one.act("easier")
    assert isinstance(one.screen, Intro) and one.screen.place.item.reps == 2
    to_set(one)
    one.act("stop")
    one.act("because", "pain")
    assert isinstance(one.screen, PainStop) and one.screen.ends


def test_clearly_more_pain_afterwards_asks_for_less_next_time() -> None:
    one = in_set()
    one.rep()
    one.act("stop")
    one.act("because", "user")
    one.act("rate", 4)
    assert isinstance(one.screen, Summary) and one.screen.focus == "easier_next_time" and "pain_after_high" in one.said


# --- side change


def test_the_side_change_waits_until_the_other_side_is_on_top() -> None:
    one = in_set()
    one.act("skip_exercise")
    one.act("rate", 1)
    one.act("skip")
    to_set(one)
    assert one.screen.place.side == "left"
    one.rep()
    one.rep()
    assert isinstance(one.screen, SideChange)
    for _ in range(100):
        one.tick(state=one.state(pose=flat_pose("left", one.now_s)))
    assert isinstance(one.screen, SideChange)
    assert next(c for c in one.screen.checks if c.id == "side").ok is False
    assert sum("right hip" in text for text in one.said) == 2
    one.until(WorkSet)
    assert [e.exercise_id for e in one.of(Watch)][-2:] == ["clamshell", "clamshell"]


# --- what was seen


def test_how_a_set_was_seen_is_kept_with_it() -> None:
    one = in_set()
    good, bad = one.state().view, replace(placed("supine", "side", "right"), can_measure=False, reasons=("dark",))
    for i in range(40):
        one.tick(state=one.state(view=bad if i % 4 == 0 else good))
    one.act("skip")
    (end,) = one.kept_of(SetEnded)
    assert (end.view.posture, end.view.near_side, end.view.countable_share) == ("supine", "right", 1.0)
    assert end.view.measurable_share == pytest.approx(0.75, abs=0.02)
    assert end.view.fps == pytest.approx(1 / STEP_S, rel=0.05)
    assert ("frames", "dark") in {(n.what, n.reason) for n in end.not_measured}


def test_effects_are_handed_out_once() -> None:
    one = in_set()
    assert one.session.take_effects() == []
    assert not any(isinstance(e, Keep) for e in one.session.take_effects())


def test_settings_of_the_profile_survive() -> None:
    one = evening(person=ready_profile(neutral_deg=3.5, neutral_at=MONDAY.isoformat(), volume=4))
    to_first_set(one)
    assert one.of(Watch)[0].neutral_deg == 3.5 and one.kept_of(SetBegun)[0].head.neutral_deg == 3.5
    assert one.session.profile.settings["volume"] == 4


# --- practice that is too small for a measure of its top


def practised(values: list[float], quality: str = "ok") -> float | None:
    """The set's target after practice in which the driver went through `values`, without a measured top."""
    one = evening(practice_reps=1)
    to_answers(one, 0, 0)
    one.until(Setup)
    one.until(Practice)
    nan = float("nan")
    for value in values:
        driver = DriverView("hip_extension_deg", "deg", value, -50.0, 0.0, nan, nan, nan, nan, (nan, nan))
        signals = Signals(one.now_s, {"hip_extension_deg": value}, {"hip_extension_deg": quality})  # type: ignore[dict-item]
        one.tick(state=one.state(phase="up", driver=driver, signals=signals))
    small = replace(made_rep(1, one.now_s + 0.1, "partial"), measures={})
    one.tick(state=one.state(), events=[small])
    assert isinstance(one.screen, WorkSet)
    return one.kept_of(SetBegun)[0].head.target_deg


def test_a_practice_below_the_top_still_finds_the_range() -> None:
    assert practised([-50.0, -20.0, -12.0, -30.0]) == -12.0
    assert practised([-50.0, -30.0, -25.0, -30.0]) == -15.0


def test_an_unsure_practice_finds_no_target() -> None:
    assert practised([-50.0, -12.0, -30.0], "low") is None


def test_stop_before_anything_began_leaves() -> None:
    one = evening()
    one.act("stop")
    assert one.session.over and not one.kept


def test_pain_after_the_last_exercise_offers_nothing_smaller() -> None:
    items = [{"exercise": "glute_bridge", "sets": 1, "reps": 1, "hold_s": 0, "rest_s": 0}]
    one = in_set(programme=small_programme(item=items))
    one.rep()
    one.act("rate", 6)
    assert one.screen == PainStop("pain", 6, "6", easier=False, ends=False)
    one.act("easier")
    assert isinstance(one.screen, PainStop)
    one.act("next")
    assert one.screen == Rate("pain_after", hands_free=True)
    one.act("rate", 6)
    assert isinstance(one.screen, Summary) and one.screen.session.end == "done"


def test_a_lowered_plan_may_be_declined_and_the_session_has_its_end() -> None:
    before = session(profile())
    one = evening(last=before, begin=before.head.started_at.astimezone(MONDAY.tzinfo) + timedelta(days=1))
    to_answers(one, 6 - 1, 5)
    assert isinstance(one.screen, Programme)
    one.act("no")
    assert isinstance(one.screen, Summary) and one.screen.session.end == "stopped"


def test_easier_after_pain_of_the_smaller_one_goes_to_the_next_exercise() -> None:
    one = in_set()
    one.act("easier")
    to_set(one)
    one.act("stop")
    one.act("because", "pain")
    assert isinstance(one.screen, PainStop) and one.screen.easier
    one.act("easier")
    assert isinstance(one.screen, Intro) and one.screen.place.item.exercise_id == "clamshell"


def test_while_the_camera_opens_nobody_is_told_to_move() -> None:
    one = evening()
    one.act("next")
    one.act("rate", 2)
    one.act("rate", 3)
    one.act("next")
    assert isinstance(one.screen, Setup)
    one.kind = "opening"
    for _ in range(50):
        one.tick()
    assert "Please move back until I can see your whole body, head to feet." not in one.said
    assert one.screen.checks == () and one.screen.held == 0.0
    one.kind = "live"
    for _ in range(15):
        one.tick(state=one.nobody())
    assert "Please move back." in one.said
