"""What must hold of a guided session whatever happens: no action, no camera and no clock breaks what is kept."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from guided_driver import MONDAY, Evening, evening, flat_pose, major, minor, small_programme, to_set
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_sessions import profile

from coach.exercise.loader import exercise, exercise_ids
from coach.session.guided import safety, vocabulary
from coach.session.guided.before import stopped_for_good
from coach.session.guided.ledger import fold, last_moment
from coach.session.guided.machine import RESUME_WITHIN
from coach.session.guided.moments import (
    Effect,
    ItemSummary,
    Keep,
    Leave,
    PainStop,
    Practice,
    Programme,
    Rate,
    Record,
    ResumeOffer,
    Say,
    Screening,
    Summary,
    WorkSet,
)
from coach.store.records import (
    Answered,
    Corrected,
    ProfileSaved,
    RepDone,
    SessionBegun,
    SessionEnded,
    SessionRecord,
    SetBegun,
    SetEnded,
    Stopped,
    StoreEvent,
)
from coach.types import CoachState, Verdict

FAULTS = {fault.id for name in exercise_ids() for fault in exercise(name).fault}
CUES = {text for name in exercise_ids() for fault in exercise(name).fault for text in fault.cue.values()}
ACTIONS = (
    "next", "back", "yes", "no", "skip", "skip_exercise", "easier", "pause", "go_on", "stop", "resume", "discard",
    "end", "calibrate",
)  # fmt: skip
WHY = ("pain", "fall", "user", "dizziness", "nonsense")

ops = st.one_of(
    st.tuples(st.just("act"), st.sampled_from(ACTIONS)),
    st.tuples(st.just("next"), st.just(0)),
    st.tuples(st.just("rate"), st.integers(-1, 11)),
    st.tuples(st.just("because"), st.sampled_from(WHY)),
    st.tuples(st.just("choose"), st.sampled_from((*exercise_ids(), "nonsense"))),
    st.tuples(st.just("correct"), st.sampled_from((-1, 1, 3))),
    st.tuples(st.just("rep"), st.sampled_from(("good", "partial", "compensated", "major", "minor"))),
    st.tuples(st.just("placed"), st.floats(0.1, 15)),
    st.tuples(st.just("flow"), st.integers(10, 300)),
    st.tuples(st.just("flow"), st.integers(10, 300)),
    st.tuples(st.just("nobody"), st.floats(0.1, 4)),
    st.tuples(st.just("wrong"), st.floats(0.1, 4)),
    st.tuples(st.just("nothing"), st.floats(0.1, 4)),
    st.tuples(st.just("wave"), st.floats(1.5, 3)),
    st.tuples(st.just("sleep"), st.floats(3, 9000)),
    st.tuples(st.just("clock"), st.floats(-9000, 9000)),
    st.tuples(st.just("kind"), st.sampled_from(("live", "live", "lost", "busy", "ended", "opening"))),
)


def do(one: Evening, op: tuple[str, object]) -> None:
    """One thing that may happen."""
    name, value = op
    match name:
        case "act":
            one.act(str(value))
        case "next":
            one.act("next")
        case "rate" | "because" | "choose" | "correct":
            one.act(name, value)  # type: ignore[arg-type]
        case "rep":
            faults = [major()] if value == "major" else [minor()] if value == "minor" else []
            one.rep("partial" if value == "major" else "good" if value == "minor" else value, faults=faults)  # type: ignore[arg-type]
        case "flow":
            for _ in range(int(value)):  # type: ignore[call-overload]
                follow(one)
        case "sleep":
            one.tick(float(value), one.state())  # type: ignore[arg-type]
        case "clock":
            one.clock[0] += float(value)  # type: ignore[arg-type]
        case "kind":
            one.kind = str(value)
        case _:
            for _ in range(round(float(value) * 10)):  # type: ignore[arg-type]
                one.tick(state=mood(one, name))


def mood(one: Evening, name: str) -> CoachState | None:
    if name == "nothing":
        return None
    if name == "nobody":
        return one.nobody()
    if name == "wave":
        return one.state(pose=flat_pose(t_s=one.now_s, arms="up"))
    return one.state(wrong="posture" if name == "wrong" else "")


def check_words(effects: list[Effect]) -> None:
    """Only listed ids, with the arguments that are listed."""
    for effect in effects:
        if not isinstance(effect, Say):
            continue
        if effect.text:
            assert not effect.key
            continue
        assert set(effect.args) == set(vocabulary.SAY[effect.key]), effect
        if effect.key == "good":
            assert effect.args["id"] in vocabulary.PRAISE
        if effect.key == "improve":
            assert effect.args["id"] in vocabulary.IMPROVE
        if effect.key == "screening":
            assert effect.args["question"] in {q.id for q in safety.QUESTIONS}


def check_screen(one: Evening) -> None:
    screen = one.screen
    assert set(getattr(screen, "prepare", ())) <= set(vocabulary.PREPARE)
    if isinstance(screen, Programme):
        assert set(screen.notes) <= set(vocabulary.NOTES)
    if isinstance(screen, Summary):
        assert screen.praise in vocabulary.PRAISE
        assert screen.focus in {*vocabulary.IMPROVE, *FAULTS}
        for item in screen.items:
            check_item(item)
    if isinstance(screen, PainStop) and screen.reason == "symptom":
        assert screen.detail in safety.SYMPTOMS


def check_item(item: ItemSummary) -> None:
    assert item.sentence in vocabulary.SENTENCES
    assert set(item.args) == {"good", "total", "reached", "target", "fault", "reason"}
    assert item.args["good"] == item.counts.good and int(item.args["reached"]) >= 0


def check_kept(kept: list[StoreEvent]) -> None:
    """The order of what is stored."""
    begun: str | None = None
    open_set, sets, last_at = "", Counter[str](), datetime.min.replace(tzinfo=MONDAY.tzinfo)
    reps: dict[str, int] = {}
    ended = False
    for event in kept:
        if isinstance(event, ProfileSaved):
            continue
        assert not ended, "nothing comes after the session's end"
        for at in times(event):
            assert at >= last_at
            last_at = at
        match event:
            case SessionBegun(head):
                assert begun is None
                begun = head.uid
            case SetBegun(head):
                assert not open_set and head.session_uid == begun and head.index == len(sets)
                open_set = head.uid
                sets[head.uid] += 1
            case RepDone(uid, rep, _):
                assert uid == open_set
                reps[uid] = reps.get(uid, 0) + 1
                assert rep.index == reps[uid]
                assert all(f.rep == rep.index for f in rep.faults)
            case Corrected(uid, _):
                assert uid == open_set
            case SetEnded(uid, _, _):
                assert uid == open_set
                open_set = ""
            case SessionEnded(uid, _, _):
                assert uid == begun and not open_set
                ended = True
            case _:
                assert begun is not None
    assert all(n == 1 for n in sets.values())


def times(event: StoreEvent) -> list[datetime]:
    match event:
        case SetBegun(head):
            return [head.started_at]
        case RepDone(_, _, at) | SetEnded(_, at, _):
            return [at]
        case Answered(_, answer):
            return [answer.at]
        case Stopped(_, stop):
            return [stop.at]
        case SessionEnded(_, at, _):
            return [at]
        case _:
            return []


def check_records(effects: list[Effect]) -> None:
    """The recorder is on exactly between a set's begin and its end."""
    on = ""
    for effect in effects:
        if isinstance(effect, Record):
            on = effect.set_uid
        elif isinstance(effect, Keep) and isinstance(effect.event, RepDone):
            assert on == effect.event.set_uid
    assert on == "" or not any(isinstance(e, Leave) for e in effects)


def begun(where: str) -> Evening:
    """A session at its very beginning, after its first questions, or in its first set."""
    if where == "new":
        return evening(person=profile())
    one = in_session()
    if where == "set":
        to_set(one)
        one.rep()
    return one


@settings(max_examples=150)
@given(where=st.sampled_from(("set", "rated", "new")), happenings=st.lists(ops, max_size=60))
def test_nothing_that_happens_breaks_the_order_of_what_is_kept(where: str, happenings: list) -> None:
    one = begun(where)
    for op in happenings:
        do(one, op)
        check_screen(one)
    check_kept(one.kept)
    check_words(one.effects)
    check_records(one.effects)
    if one.session.over and fold(one.kept) is not None:
        assert isinstance(one.kept[-1], SessionEnded)


@settings(max_examples=100)
@given(happenings=st.lists(ops, min_size=5, max_size=50), cut=st.floats(0, 1), more=st.lists(ops, max_size=25))
def test_a_session_cut_off_anywhere_is_taken_up_without_doubles(happenings: list, cut: float, more: list) -> None:
    one = begun("set")
    for op in happenings:
        do(one, op)
    kept = one.kept[: max(1, round(cut * len(one.kept)))]
    record = fold(kept)
    if record is None or record.end is not None:
        return
    # The clock may have jumped in the first part; the second begins half an hour after what was stored last.
    last_at = max(at for event in kept for at in (times(event) or [MONDAY]))
    two = evening(resume=record, begin=last_at.astimezone(MONDAY.tzinfo) + timedelta(minutes=30))
    if not isinstance(two.screen, ResumeOffer):
        assert stopped_for_good(record) or last_at + timedelta(minutes=30) - last_moment(record) > RESUME_WITHIN
        return
    two.act("resume")
    for op in more:
        do(two, op)
        check_screen(two)
    check_kept(kept + two.kept)
    check_words(two.effects)
    whole = fold(kept + two.kept)
    assert whole is not None
    for old, new in zip(record.sets, whole.sets, strict=False):
        assert new.head == old.head and new.reps[: len(old.reps)] == old.reps
        assert old.end is None or new == old


def in_session() -> Evening:
    one = evening()
    for action, value in (("next", None), ("rate", 2), ("rate", 2)):
        one.act(action, value)
    return one


def resumed(record: SessionRecord, minutes: float = 60.0, **changes) -> Evening:
    return evening(resume=record, begin=MONDAY + timedelta(minutes=minutes), **changes)


def follow(one: Evening, verdict: Verdict = "good") -> None:
    """The next thing that a patient does who does all that is asked."""
    screen = one.screen
    if isinstance(screen, Rate):
        one.act("rate", 2)
    elif isinstance(screen, Programme):
        one.act("next")
    elif isinstance(screen, Practice | WorkSet):
        one.rep(verdict)
    else:
        one.tick(state=one.state())


def finish(one: Evening, verdicts: str = "g") -> SessionRecord:
    """To the end; `verdicts` of the repetitions of the sets in turn: g good, h half."""
    turn = 0
    for _ in range(4000):
        if isinstance(one.screen, Summary):
            return one.screen.session
        in_set = isinstance(one.screen, WorkSet)
        follow(one, "partial" if in_set and verdicts[turn % len(verdicts)] == "h" else "good")
        turn += in_set
    raise AssertionError(f"still {one.screen}")


def amounts(record: SessionRecord) -> list[tuple]:
    return [(s.head.item, s.head.side, s.head.number, s.towards_target, s.end) for s in record.sets]


WHOLE = evening()
DONE = finish(WHOLE, "ggh")
KEPT = WHOLE.kept


@pytest.mark.parametrize("cut", range(1, len(KEPT)))
def test_a_crash_at_any_point_ends_with_the_same_counts(cut: int) -> None:
    record = fold(KEPT[:cut])
    assert record is not None and record.end is None
    two = resumed(record)
    two.act("resume")
    done = finish(two)
    assert amounts(done) == amounts(DONE)
    assert [s.head.uid for s in done.sets[: len(record.sets)]] == [s.head.uid for s in record.sets]
    answers = [(a.kind, a.item) for a in done.answers]
    assert answers == [(a.kind, a.item) for a in DONE.answers], "each is asked once"
    check_kept(KEPT[:cut] + two.kept)
    open_set = record.sets[-1] if record.sets and record.sets[-1].end is None else None
    if open_set is not None:
        reps = next(s for s in done.sets if s.head.uid == open_set.head.uid).reps
        assert [r.index for r in reps] == list(range(1, len(reps) + 1))
        assert all(a.t_end_s <= b.t_end_s for a, b in pairwise(reps))


@pytest.mark.parametrize("cut", range(1, len(KEPT)))
def test_a_session_that_is_not_taken_up_is_closed_as_it_is(cut: int) -> None:
    record = fold(KEPT[:cut])
    assert record is not None
    two = resumed(record)
    two.act("discard")
    closed = fold(KEPT[:cut] + two.kept)
    assert closed is not None and closed.end == "abandoned" and closed.ended_at is not None
    assert all(s.end is not None for s in closed.sets)
    assert closed.ended_at - closed.head.started_at < timedelta(minutes=30)
    assert isinstance(two.screen, Programme)
    check_kept(KEPT[:cut] + two.kept)


def test_an_old_session_is_closed_without_a_question() -> None:
    record = fold(KEPT[:20])
    assert record is not None
    young = resumed(record, 60 * 12)
    assert isinstance(young.screen, ResumeOffer) and young.screen.done == sum(s.end is not None for s in record.sets)
    old = resumed(record, 60 * 12 + 10)
    assert isinstance(old.screen, Programme)
    assert [type(e) for e in old.kept][-1] is SessionEnded
    old_and_unscreened = resumed(record, 60 * 24 * 40)
    assert isinstance(old_and_unscreened.screen, Screening)


@pytest.mark.parametrize(("why", "end"), [("fall", "symptom"), ("chest_pain", "symptom")])
def test_a_session_that_a_stop_rule_ended_is_not_gone_on_with(why: str, end: str) -> None:
    one = begun("set")
    one.act("stop")
    one.act("because", why)
    assert isinstance(one.kept[-1], SessionEnded) and one.kept[-1].end == end
    record = fold(one.kept[:-1])
    assert record is not None and record.end is None
    two = resumed(record)
    assert isinstance(two.screen, Programme)
    closed = fold(one.kept[:-1] + two.kept)
    assert closed is not None and closed.end == end


def test_a_session_of_an_exercise_that_is_gone_is_closed() -> None:
    def specs(name: str):
        return exercise("gone" if name == "clamshell" else name)

    record = fold(KEPT[:10])
    assert record is not None
    programme = small_programme(item=[{"exercise": "glute_bridge", "sets": 1, "reps": 1, "hold_s": 0, "rest_s": 0}])
    assert isinstance(resumed(record, programme=programme, specs=specs).screen, Programme)


def test_a_finished_session_is_not_offered() -> None:
    assert isinstance(resumed(DONE).screen, Programme)


def test_a_smaller_exercise_stays_smaller_after_a_crash() -> None:
    one = in_session()
    to_set(one)
    one.rep()
    one.act("easier")
    to_set(one)
    record = fold(one.kept)
    assert record is not None
    for kept in (record, fold(one.kept[:-1])):
        assert kept is not None
        two = resumed(kept)
        two.act("resume")
        done = finish(two)
        bridge = [(s.end, s.head.target_reps) for s in done.sets if s.head.item == 0]
        assert bridge == [("eased", 3), ("done", 2)]


def test_cues_that_are_said_as_text_are_the_exercises_own() -> None:
    items = [{"exercise": "glute_bridge", "sets": 1, "reps": 3, "hold_s": 0, "rest_s": 0}]
    one = evening(small_programme(item=items))
    for action, value in (("next", None), ("rate", 2), ("rate", 2)):
        one.act(action, value)
    to_set(one)
    for _ in range(3):
        one.rep(faults=[minor("too_fast_up")])
    texts = {e.text for e in one.effects if isinstance(e, Say) and e.text}
    assert len(texts) == 1 and texts <= CUES
