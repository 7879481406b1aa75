"""One good, one to improve, sentences, personal targets: from made-up repetitions with known answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from guided_driver import small_programme
from made_up_sessions import PLAN, exercise_set, fault, profile, rep, session

from coach.exercise.loader import exercise, exercise_ids
from coach.session.guided import vocabulary
from coach.session.guided.blocks import Course
from coach.session.guided.feedback import focus_of, good_of, improve_of, item_summary, praise_of
from coach.session.guided.placing import TARGET_SHORT_DEG, personal_target, prepare_of, top_of
from coach.store.records import SessionRecord, SetRecord, ViewFacts
from coach.types import Measure, RepEvent

WHOLE = session(profile())


def a_set(verdicts: str = "gggg", **changes) -> SetRecord:
    return exercise_set(WHOLE.head, 0, verdicts, **changes)


def timed(index: int, up_s: float, hold_s: float = 2.1) -> RepEvent:
    one = rep(index)
    times = {"hold_s": Measure(hold_s, "s"), "concentric_s": Measure(up_s, "s")}
    return replace(one, measures={**one.measures, **times})


def with_fault(index: int, name: str, severity: str = "minor") -> RepEvent:
    return replace(rep(index), faults=(fault(index, name, severity),))


def test_a_set_without_a_fault_is_all_good() -> None:
    assert good_of(a_set("gggg")) == "all_good" and improve_of(a_set("gggg")) == ""


def test_coming_back_is_worth_a_word() -> None:
    assert good_of(a_set("gh"), came_back=True) == "came_back"


def test_two_repetitions_are_too_few_for_praise() -> None:
    assert good_of(a_set("gg")) == ""


def test_a_held_set_and_a_steady_one() -> None:
    assert good_of(a_set("gggh")) == "held_well"
    short = a_set(reps=(*(timed(i, 1.6, 0.5) for i in range(1, 5)), rep(5, "partial")))
    assert good_of(short) == "steady_tempo" and improve_of(short) == "longer_hold"
    times = enumerate((0.8, 2.4, 1.0, 3.0), 1)
    uneven = a_set(reps=(*(timed(i, up, 0.5) for i, up in times), rep(5, "partial")))
    assert good_of(uneven) == ""


def test_unsure_measures_praise_nothing() -> None:
    hidden = Measure(2.1, "s", "low", "left hip hidden")
    reps = tuple(
        replace(rep(i, "partial"), measures={"hold_s": hidden, "concentric_s": hidden, "eccentric_s": hidden})
        for i in range(1, 5)
    )
    assert good_of(a_set(reps=reps)) == ""


def test_the_most_frequent_fault_above_info_is_to_be_improved() -> None:
    reps = (
        with_fault(1, "too_fast_up"), with_fault(2, "too_fast_up"), with_fault(3, "feet_move"),
        *(with_fault(i, "feet_too_near", "info") for i in (4, 5, 6)),
    )  # fmt: skip
    assert improve_of(a_set(reps=reps)) == "too_fast_up"
    assert good_of(a_set(reps=reps)) == "held_well"


def test_a_fault_once_is_no_word_and_ties_are_settled_alike() -> None:
    assert improve_of(a_set(reps=(with_fault(1, "feet_move"), rep(2), rep(3)))) == ""
    tie = (with_fault(1, "zz"), with_fault(2, "aa"), with_fault(3, "zz"), with_fault(4, "aa"))
    assert improve_of(a_set(reps=tie)) == "aa" == improve_of(a_set(reps=tie[::-1]))


def test_small_repetitions_without_a_fault_ask_for_more() -> None:
    assert improve_of(a_set("ghhg")) == "more_full_range"


def test_praise_and_focus_of_a_session() -> None:
    assert praise_of(replace(WHOLE, sets=())) == "showed_up" and focus_of(replace(WHOLE, sets=())) == "keep_going"
    good = replace(WHOLE, sets=(a_set("gggggggggg"), a_set("gggggggggg")))
    assert (praise_of(good), focus_of(good)) == ("all_good", "keep_going")
    assert focus_of(good, too_much=True) == "easier_next_time"
    few = replace(WHOLE, sets=(a_set("ggg"),))
    assert focus_of(few) == "more_reps"
    assert focus_of(replace(WHOLE, sets=(a_set("ccgg"),))) == "lumbar_compensation"


def test_both_sides_alike() -> None:
    def sides(left: str, right: str) -> SessionRecord:
        sets = (exercise_set(WHOLE.head, 0, left, 1, "left"), exercise_set(WHOLE.head, 1, right, 1, "right"))
        return replace(WHOLE, sets=sets)

    assert praise_of(sides("gggggggh", "gggggggh")) == "both_sides_alike"
    assert praise_of(sides("gggggggh", "gggh")) != "both_sides_alike"


def course(programme_id: str = "week_1") -> Course:
    return Course(replace(PLAN, programme_id=programme_id), small_programme(), exercise)


@pytest.mark.parametrize(
    ("verdicts", "sentence"),
    [
        (("g" * 10, "g" * 10), "all_good"),
        (("g" * 10 + "h", "g" * 10), "target_reached"),
        (("g" * 10 + "cc", "g" * 10), "with_fault"),
        (("g" * 9, "g" * 9), "nearly"),
        (("g" * 9, "g" * 8), "part_done"),
        ((), "skipped"),
    ],
)
def test_the_sentence_of_an_exercise(verdicts: tuple[str, ...], sentence: str) -> None:
    sets = tuple(exercise_set(WHOLE.head, i, v) for i, v in enumerate(verdicts))
    item = item_summary(course(), replace(WHOLE, sets=sets), 0)
    assert item.sentence == sentence and item.target == 20
    assert item.skipped is (sentence == "skipped")
    assert item.args["good"] == sum(v.count("g") for v in verdicts)


def test_what_was_hardly_seen_is_said_so() -> None:
    dark = a_set("gggg", view=ViewFacts("supine", "left", "right", 0.9, 0.1, 30.0))
    item = item_summary(course(), replace(WHOLE, sets=(dark,)), 0)
    assert item.sentence == "not_measured" and item.args["reason"] == "dark" and item.missing[0] == ("frames", "dark")


def test_range_and_hold_are_medians_of_what_was_sure() -> None:
    reps = (rep(1, top_deg=-2.0), rep(2, top_deg=-4.0), rep(3, top_deg=-9.0), rep(4, sure=False))
    item = item_summary(course(), replace(WHOLE, sets=(a_set(reps=reps),)), 0)
    assert item.range_deg == -4.0 and item.hold_s == pytest.approx(2.1)
    unsure = item_summary(course(), replace(WHOLE, sets=(a_set(reps=(rep(1, sure=False),)),)), 0)
    assert unsure.range_deg != unsure.range_deg


def test_sides_are_told_apart() -> None:
    item = item_summary(course(), WHOLE, 1)
    assert item.by_side == (("left", 12, 12), ("right", 9, 10))


@pytest.mark.parametrize(
    ("tops", "target"),
    [
        ([-4.0, -6.0], -5.0),
        ([-40.0, -30.0], -TARGET_SHORT_DEG),
        ([3.0, 9.0], 0.0),  # past straight: never asked for more
        ([-6.0], -6.0),
        ([float("nan"), -6.0], -6.0),
        ([float("nan")], None),
        ([], None),
    ],
)
def test_the_personal_target_is_the_median_top_within_15_degrees(tops: list[float], target: float | None) -> None:
    assert personal_target(exercise("glute_bridge"), tops) == target


def test_exercises_that_learn_their_span_have_no_personal_target_of_ours() -> None:
    for name in exercise_ids():
        if exercise(name).rep.span is not None:
            assert personal_target(exercise(name), [20.0]) is None


def test_the_top_of_a_repetition_is_taken_from_sure_measures_alone() -> None:
    spec = exercise("glute_bridge")
    assert top_of(rep(1, top_deg=-7.0), spec) == -7.0
    assert top_of(rep(1, sure=False), spec) != top_of(rep(1, sure=False), spec)


@pytest.mark.parametrize("name", exercise_ids())
def test_what_to_prepare_is_in_the_vocabulary(name: str) -> None:
    assert set(prepare_of(exercise(name))) <= set(vocabulary.PREPARE)


def test_the_vocabulary_has_no_word_twice_and_no_fault_s_name() -> None:
    faults = {f.id for name in exercise_ids() for f in exercise(name).fault}
    for ids in (vocabulary.PRAISE, vocabulary.IMPROVE, vocabulary.SENTENCES, vocabulary.PREPARE, vocabulary.NOTES):
        assert len(set(ids)) == len(ids)
    assert not faults & {*vocabulary.PRAISE, *vocabulary.IMPROVE}
