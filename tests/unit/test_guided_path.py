"""The guided session from beginning to end, when all goes well."""

from __future__ import annotations

from guided_driver import MONDAY, evening, to_set
from made_up_sessions import profile

from coach.session.guided import safety
from coach.session.guided.ledger import fold
from coach.session.guided.moments import (
    CountFromZero,
    Intro,
    Judge,
    Keep,
    Leave,
    Notice,
    Practice,
    Programme,
    Rate,
    Record,
    Rest,
    Screening,
    Setup,
    SideChange,
    Summary,
    Watch,
    WorkSet,
)
from coach.store.records import ProfileSaved, RepDone, SessionBegun, SessionEnded, SetBegun, SetEnded


def test_a_whole_session_from_notice_to_summary() -> None:
    one = evening(person=profile())
    assert isinstance(one.screen, Notice)
    one.act("next")
    for number, asked in enumerate(safety.QUESTIONS, 1):
        assert one.screen == Screening(asked.id, number, len(safety.QUESTIONS), asked.level)
        one.act("no")
    assert isinstance(one.screen, Programme)
    assert one.screen.today and one.screen.next_day == "tue"
    one.act("next")
    assert one.screen == Rate("pain_now")
    one.act("rate", 2)
    assert one.screen == Rate("pain_worst_24h")
    one.act("rate", 3)
    assert isinstance(one.screen, Intro) and one.screen.prepare[0] == "mat"
    one.until(Setup)
    one.until(Practice)
    one.rep()
    assert one.screen.done == 1
    one.rep()
    assert isinstance(one.screen, WorkSet)
    for n in range(1, 4):
        one.rep()
        if n < 3:
            assert one.screen.done == n
    rest = one.screen
    assert isinstance(rest, Rest) and rest.next is not None
    assert (rest.place.number, rest.next.number, rest.of_s, rest.good) == (1, 2, 30.0, "all_good")
    one.until(Setup)
    one.until(WorkSet)
    for _ in range(3):
        one.rep()
    assert one.screen == Rate("pain_exercise", "glute_bridge", True)
    one.act("rate", 2)
    one.act("rate", 4)
    to_set(one)
    assert one.screen.place.side == "left"
    one.rep()
    one.rep()
    assert isinstance(one.screen, SideChange) and one.screen.place.side == "right"
    to_set(one)
    assert one.screen.place.side == "right"
    one.rep()
    one.rep()
    assert one.screen == Rate("pain_exercise", "clamshell", True)
    one.act("rate", 2)
    one.act("skip")
    assert one.screen == Rate("pain_after", hands_free=True)
    one.act("rate", 1)
    summary = one.screen
    assert isinstance(summary, Summary)
    assert [(i.exercise_id, i.counts.good, i.target, i.sentence) for i in summary.items] == [
        ("glute_bridge", 6, 6, "all_good"),
        ("clamshell", 4, 4, "all_good"),
    ]
    assert summary.items[0].range_deg == -4.0
    assert summary.items[1].by_side == (("left", 2, 2), ("right", 2, 2))
    one.act("end")
    assert one.session.over and isinstance(one.effects[-1], Leave)
    stored = fold(one.kept)
    assert stored == summary.session
    assert stored is not None and stored.end == "done" and stored.praise and stored.focus
    assert isinstance(one.kept[0], ProfileSaved) and isinstance(one.kept[-1], SessionEnded)
    assert stored.head.offset_min == 60 and stored.head.started_at == MONDAY
    assert len(one.kept_of(SessionBegun)) == 1
    assert len(one.kept_of(SetBegun)) == len(one.kept_of(SetEnded)) == 4
    assert [e.rep.index for e in one.kept_of(RepDone)] == [1, 2, 3, 1, 2, 3, 1, 2, 1, 2]
    uids = [e.head.uid for e in one.kept_of(SetBegun)]
    assert [r.set_uid for r in one.of(Record)][:8] == [x for uid in uids for x in (uid, "")]


def test_what_the_runner_is_told_for_one_exercise() -> None:
    one = evening()
    one.act("next")
    one.act("rate", 0)
    one.act("rate", 0)
    one.act("next")
    to_set(one)
    orders = [e for e in one.effects if isinstance(e, Watch | Judge | CountFromZero | Record)]
    assert orders[0] == Watch("glute_bridge", 2.0, None, None)
    assert orders[1:3] == [Judge(True), CountFromZero(None)]
    # The practice reached -4 degrees: that is the target of the set.
    assert isinstance(orders[3], Record) and orders[4] == CountFromZero(-4.0)
    begun = next(e.event for e in one.effects if isinstance(e, Keep) and isinstance(e.event, SetBegun))
    assert begun.head.target_deg == -4.0 and begun.head.target_reps == 3
