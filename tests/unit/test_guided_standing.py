"""The standing calibration within a guided session: offered, measured, kept, used, and given up."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from guided_driver import MONDAY, STEP_S, Evening, evening, ready_profile, small_programme, to_first_set
from synthetic import PICTURE, side_standing_pose

from coach.exercise.loader import exercise
from coach.session.guided.moments import Calibrate, Judge, Programme, Rate, Sound, Watch
from coach.session.guided.standing import LIMIT_S, SHOWN_S
from coach.session.pipeline import Pipeline
from coach.store.profiles import settings_of
from coach.store.records import ProfileSaved, SetBegun
from coach.types import CoachState, Frame, Pose

CLAMS = [{"exercise": "clamshell", "sets": 1, "reps": 2, "hold_s": 0, "rest_s": 20}]


def stand(one: Evening, seconds: float, read_deg: float = 4.0, **pose) -> None:
    """Side-on and still, unless `pose` says otherwise, for so long or until the page is another."""
    for _ in range(round(seconds / STEP_S)):
        seen = side_standing_pose(read_deg, one.now_s, **pose)
        one.tick(state=CoachState(one.now_s, pose=seen))
        if not isinstance(one.screen, Calibrate):
            return


def began(**changes) -> Evening:
    one = evening(**changes)
    one.act("calibrate")
    assert isinstance(one.screen, Calibrate)
    return one


def test_it_is_measured_kept_said_and_left_by_itself() -> None:
    one = began()
    assert one.of(Watch)[-1] == Watch("step_up", 0.0) and one.of(Judge)[-1].on
    assert one.said[-1] == "calibrate"
    stand(one, 1.6)
    assert one.screen.held == pytest.approx(0.5, abs=0.05) and one.screen.problem == ""
    stand(one, 1.6)
    assert one.screen == Calibrate(1.0, "", pytest.approx(4.0, abs=0.1))
    assert one.said[-1] == "calibrated" and one.of(Sound)[-1].name == "ready"
    (kept,) = one.kept_of(ProfileSaved)
    settings = settings_of(kept.profile)
    assert settings.neutral_deg == 4.0
    assert settings.neutral_at is not None
    assert abs(settings.neutral_at - (MONDAY + timedelta(seconds=3.2))) < timedelta(seconds=0.5)
    one.wait(SHOWN_S + 0.5)
    assert isinstance(one.screen, Programme) and one.screen.notes == ("calibrated",) and one.screen.calibrate
    assert not one.of(Judge)[-1].on and one.said[-1] == "programme"


class NoLandmarker:
    """Poses are handed in."""

    def detect(self, frame: Frame) -> Pose | None:
        return None

    def close(self) -> None:
        pass


def test_through_the_pipeline_that_watches_the_reading_is_raw_and_never_corrected() -> None:
    one = began()
    watched = one.of(Watch)[-1]
    pipeline = Pipeline(NoLandmarker(), exercise(watched.exercise_id))
    for i in range(120):
        t_s = i / 30
        state, events = pipeline.step_pose(Frame(PICTURE, t_s, i), side_standing_pose(4.0, t_s))
        one.tick(1 / 30, state, events)
    assert one.screen == Calibrate(1.0, "", pytest.approx(4.0, abs=0.2))


def test_what_was_measured_is_used_and_told_with_the_sets_it_was_used_for() -> None:
    one = began()
    stand(one, 4.0)
    one.act("next")
    to_first_set(one)
    bridge = [w for w in one.of(Watch) if w.exercise_id == "glute_bridge"]
    assert [w.neutral_deg for w in bridge] == [4.0]
    assert one.kept_of(SetBegun)[0].head.neutral_deg == 4.0


def test_a_clamshell_has_no_use_for_it() -> None:
    one = evening(small_programme(item=CLAMS), person=ready_profile(neutral_deg=4.0, neutral_at=MONDAY.isoformat()))
    assert one.screen.notes == () and not one.screen.calibrate
    one.act("calibrate")
    assert isinstance(one.screen, Programme)
    to_first_set(one)
    assert one.of(Watch)[-1].neutral_deg is None and one.kept_of(SetBegun)[0].head.neutral_deg is None


@pytest.mark.parametrize(("days", "note"), [(1, "calibrated"), (89, "calibrated"), (91, "calibrate_again")])
def test_after_ninety_days_it_is_offered_again_and_no_longer_used(days: int, note: str) -> None:
    measured = (MONDAY - timedelta(days=days)).isoformat()
    one = evening(person=ready_profile(neutral_deg=-3.0, neutral_at=measured))
    assert one.screen.notes == (note,)
    to_first_set(one)
    used = -3.0 if note == "calibrated" else None
    assert one.of(Watch)[-1].neutral_deg == used and one.kept_of(SetBegun)[0].head.neutral_deg == used


def test_who_never_measured_is_told_nothing() -> None:
    one = evening()
    assert one.screen.calibrate and one.screen.notes == ()


def test_a_minute_without_result_is_said_and_ends() -> None:
    one = began()
    stand(one, LIMIT_S - 1.0, turn=True)
    assert one.screen == Calibrate(0.0, "not_side_on", None)
    stand(one, 2.0, turn=True)
    assert one.screen == Calibrate(0.0, "no_result", None) and one.said[-1] == "calibrate_failed"
    stand(one, SHOWN_S + 1.0, turn=True)
    assert isinstance(one.screen, Programme)
    assert one.kept_of(ProfileSaved) == []


def test_what_is_wrong_is_said_but_not_at_once_and_not_all_the_time() -> None:
    one = began()
    stand(one, 7.0, turn=True)
    assert "calibrate_hint" not in one.said
    stand(one, 18.0, turn=True)
    assert one.said.count("calibrate_hint") == 3


@pytest.mark.parametrize("name", ["skip", "back", "stop", "end"])
def test_it_can_be_left_at_any_time(name: str) -> None:
    one = began()
    stand(one, 1.0)
    one.act(name)
    assert isinstance(one.screen, Programme) and one.kept == []
    assert not one.session.over


def test_rocking_and_a_lost_camera_give_nothing() -> None:
    one = began()
    for i in range(80):
        stand(one, STEP_S, read_deg=6.0 + 12.0 * (i % 4 < 2))
    assert one.screen.problem == "not_still" and one.screen.offset_deg is None
    stand(one, 2.0)
    one.kind = "lost"
    stand(one, 1.0)
    assert one.screen == Calibrate(0.0, "nobody", None)
    one.kind = "live"
    stand(one, 2.5)
    assert one.screen.offset_deg is None


def test_the_same_picture_again_is_no_news() -> None:
    one = began()
    still = CoachState(7.0, pose=side_standing_pose(4.0, 7.0))
    for _ in range(100):
        one.tick(state=still)
    assert one.screen.held == 0.0 and one.screen.offset_deg is None


def test_once_the_session_has_begun_it_is_not_offered() -> None:
    one = evening()
    one.act("next")
    one.act("calibrate")
    assert isinstance(one.screen, Rate)


def test_a_second_time_takes_the_place_of_the_first() -> None:
    one = began(person=ready_profile(neutral_deg=-9.0, neutral_at=(MONDAY - timedelta(days=200)).isoformat()))
    stand(one, 4.0, read_deg=15.0)
    (kept,) = one.kept_of(ProfileSaved)
    assert kept.profile.settings["neutral_deg"] == 10.0
    assert datetime.fromisoformat(kept.profile.settings["neutral_at"]) > MONDAY
