"""An answer from the mat: an arm held up at a number chooses it; whoever is not seen is not asked."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from guided_driver import Evening, evening, to_first_set
from hypothesis import given
from hypothesis import strategies as st
from synthetic import Body, bridge_joints, pose_of, with_arms

from coach.session.guided.armcount import CONFIRM_S, LEAD_S, NUMBER_S, ROUNDS, ArmCount, Heard
from coach.session.guided.moments import Judge, Rate, Say
from coach.store.records import Answered
from coach.types import CoachState, Pose

STEP_S = 0.1
LYING = pose_of(bridge_joints(Body(), -60.0), Body(), 0.0)
ARM_UP = with_arms(LYING, {"right": 90.0})


@dataclass
class Asked:
    """Somebody on a mat, a tick every tenth of a second."""

    count: ArmCount = field(default_factory=ArmCount)
    now_s: float = 100.0
    heard: list[Heard] = field(default_factory=list)

    def wait(self, seconds: float, pose: Pose | None = LYING, still: bool = False) -> Asked:
        for _ in range(round(seconds / STEP_S)):
            self.now_s += STEP_S
            state = CoachState(100.0 if still else self.now_s, pose=pose)
            if (heard := self.count.step(self.now_s, state)) is not None:
                self.heard.append(heard)
        return self

    def to(self, number: int) -> Asked:
        """Until this number stands."""
        for _ in range(2000):
            if self.count.number == number:
                return self
            self.wait(STEP_S)
        raise AssertionError(f"{number} never stood")

    @property
    def answer(self) -> list[int | None]:
        return [h.value for h in self.heard if h.kind == "over"]


@given(number=st.integers(0, 10), after_s=st.floats(0.6, 1.6), up_s=st.floats(0.6, 3.0))
def test_the_number_at_which_the_arm_goes_up_is_the_answer(number: int, after_s: float, up_s: float) -> None:
    asked = Asked().to(number).wait(after_s).wait(up_s, ARM_UP)
    assert asked.count.chosen == number
    assert asked.wait(CONFIRM_S + 1).answer == [number]


def test_an_arm_that_goes_up_just_after_a_number_means_the_one_before() -> None:
    assert Asked().to(4).wait(0.2).wait(1.0, ARM_UP).count.chosen == 3
    assert Asked().to(0).wait(0.2).wait(1.0, ARM_UP).count.chosen == 0


def test_every_number_is_said_in_order_and_after_two_rounds_nobody_has_answered() -> None:
    asked = Asked().wait(LEAD_S + ROUNDS * 11 * NUMBER_S + 5)
    assert [h.value for h in asked.heard if h.kind == "number"] == [*range(11)] * ROUNDS
    assert asked.answer == [None]


def test_a_raised_arm_is_taken_once_and_raised_anew_it_counts_again() -> None:
    asked = Asked().to(2).wait(0.8).wait(4.0, ARM_UP)
    assert asked.count.chosen == 2
    # Held on, it changes nothing; lowered and raised again, the count begins anew.
    asked.wait(0.9).wait(0.6, ARM_UP)
    assert asked.count.chosen is None and asked.count.number == 0
    asked.wait(1.0).to(7).wait(0.8).wait(0.6, ARM_UP).wait(CONFIRM_S + 1)
    assert asked.answer == [7]


def test_a_hand_that_passes_by_chooses_nothing() -> None:
    asked = Asked().to(3).wait(0.5).wait(0.2, ARM_UP).wait(1.0)
    assert asked.count.chosen is None


@pytest.mark.parametrize(("pose", "still"), [(None, False), (LYING, True)])
def test_nobody_there_or_a_picture_that_stands_is_not_asked(pose: Pose | None, still: bool) -> None:
    asked = Asked().wait(200.0, pose, still)
    assert asked.answer == [] and len(asked.heard) <= 1


def test_who_comes_back_is_asked_from_the_beginning() -> None:
    asked = Asked().to(5).wait(2.0, None)
    assert asked.count.number is None
    assert asked.wait(LEAD_S - 1).count.number is None
    assert asked.to(0).heard[-1] == Heard("number", 0)


# --- within a session


def asked_about_pain() -> Evening:
    """The question after the first exercise, by whoever lies on the mat."""
    one = evening()
    to_first_set(one)
    for _ in range(50):
        if isinstance(one.screen, Rate):
            return one
        one.act("skip")
        one.tick(state=one.state(anyhow=True))
    raise AssertionError(f"still {one.screen}")


def lie(one: Evening, seconds: float, arm: bool = False) -> None:
    for _ in range(round(seconds / STEP_S)):
        one.tick(STEP_S, state=one.state(anyhow=True, pose=ARM_UP if arm else LYING))


def to_number(one: Evening, number: int) -> None:
    for _ in range(2000):
        screen = one.session.screen
        if isinstance(screen, Rate) and screen.number == number:
            return
        lie(one, STEP_S)
    raise AssertionError(f"{number} never stood")


def test_pain_and_effort_are_answered_from_the_mat_and_the_session_goes_on() -> None:
    one = asked_about_pain()
    assert one.session.screen == Rate("pain_exercise", "glute_bridge", True)
    for kind, number in (("pain_exercise", 2), ("effort", 4)):
        assert isinstance(one.session.screen, Rate) and one.session.screen.kind == kind
        to_number(one, number)
        lie(one, 0.8)
        lie(one, 0.8, arm=True)
        assert one.session.screen.chosen == number
        lie(one, CONFIRM_S + 0.5)
    assert not isinstance(one.session.screen, Rate)
    said = [effect for effect in one.effects if isinstance(effect, Say) and effect.key == "chosen"]
    assert [effect.args["n"] for effect in said] == [2, 4]


def test_pain_of_six_from_the_mat_stops_the_exercise() -> None:
    one = asked_about_pain()
    to_number(one, 6)
    lie(one, 0.8)
    lie(one, 0.8, arm=True)
    lie(one, CONFIRM_S + 0.5)
    assert type(one.session.screen).__name__ == "PainStop"


def test_without_an_answer_it_goes_on_and_says_so_and_nothing_is_made_up() -> None:
    one = asked_about_pain()
    lie(one, LEAD_S + ROUNDS * 11 * NUMBER_S + 5)
    assert "no_answer" in one.said
    assert isinstance(one.screen, Rate) and one.screen.kind == "effort"
    assert "pain_exercise" not in [event.answer.kind for event in one.kept if isinstance(event, Answered)]


def test_a_key_ends_the_counting_and_the_first_questions_have_none() -> None:
    one = asked_about_pain()
    to_number(one, 3)
    one.act("pause")
    assert one.session.screen == Rate("pain_exercise", "glute_bridge")
    lie(one, 60.0)
    assert one.session.screen == Rate("pain_exercise", "glute_bridge")
    # What goes on being seen is judged off only when the question is left.
    assert one.effects[-1] != Judge(False)
    one.act("rate", 1)
    assert Judge(False) in one.effects[-6:]
