"""Random profiles and sessions for property tests: everything that the records allow, however odd."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from coach.store import records as r
from coach.types import Facing, FaultEvent, Grade, Measure, Posture, Quality, RepEvent, Severity, Verdict

words = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=12)
names = st.text(st.characters(whitelist_categories=("L", "N", "P", "S")), min_size=1, max_size=20)
# Plus 0: SQLite knows no -0.0, which equals 0.0.
numbers = st.floats(-1e100, 1e100).map(lambda v: v + 0.0) | st.just(float("nan"))
shares = st.floats(0, 1).map(lambda v: v + 0.0)
angles = st.none() | st.floats(-90, 90).map(lambda v: v + 0.0)
whole = st.integers(-(2**40), 2**40)
uids = st.uuids(version=4).map(lambda u: u.hex)
sides = st.sampled_from(["left", "right", None])
json = st.recursive(
    st.none() | st.booleans() | whole | st.floats() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)


def one_of(kind):
    return st.sampled_from(get_args(kind))


@st.composite
def times(draw) -> datetime:
    offset = timezone(timedelta(minutes=draw(st.integers(-720, 720))))
    at = draw(st.datetimes(datetime(1990, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC)))
    return draw(st.sampled_from([at, at.astimezone(offset)]))


measures = st.builds(Measure, numbers, words, one_of(Quality), words, numbers)
faults = st.builds(
    FaultEvent,
    words,
    words,
    words,
    words,
    one_of(Severity),
    st.none() | one_of(Grade),
    numbers,
    numbers,
    whole,
    st.dictionaries(words, json, max_size=2),
)


@st.composite
def reps(draw, index: int) -> RepEvent:
    found = draw(st.dictionaries(words, measures, max_size=3))
    t = [draw(numbers) for _ in range(3)]
    return RepEvent(index, draw(sides), *t, draw(one_of(Verdict)), found, tuple(draw(st.lists(faults, max_size=2))))


plans = st.builds(
    r.Plan,
    words,
    words,
    st.lists(
        st.builds(
            r.PlanItem,
            words,
            whole,
            whole,
            numbers,
            numbers,
            st.booleans(),
            one_of(r.Counting),
            angles,
        ),
        max_size=2,
    ).map(tuple),
    st.lists(words, max_size=3).map(tuple),
)
profiles = st.builds(r.Profile, uids, names, times(), st.dictionaries(words, json, max_size=3), words)
views = st.builds(r.ViewFacts, one_of(Posture), one_of(Facing), sides, shares, shares, numbers)
answers = st.builds(r.Answer, one_of(r.AnswerKind), st.integers(0, 10), times(), st.none() | whole, words)
stops = st.builds(r.Stop, one_of(r.StopReason), times(), words, st.none() | whole)


@st.composite
def sets(draw, session_uid: str, index: int) -> r.SetRecord:
    angle = angles
    head = r.SetHead(
        draw(uids), session_uid, index, draw(whole), draw(words), draw(words), draw(sides), draw(whole), draw(whole),
        draw(whole), draw(numbers), draw(times()), draw(one_of(r.Counting)), draw(angle), draw(angle), draw(words),
    )  # fmt: skip
    done = tuple(draw(reps(i)) for i in range(1, draw(st.integers(0, 3)) + 1))
    kept = draw(st.integers(-5, 5)), draw(st.sampled_from(["", "a.npz"])), draw(st.sampled_from(["", "a.mp4"]))
    if draw(st.booleans()):
        return r.SetRecord(head, None, None, done, kept[0], recording=kept[1], video=kept[2])
    missing = tuple(draw(st.lists(st.builds(r.NotMeasured, words, words, shares), max_size=2)))
    return r.SetRecord(head, draw(times()), draw(one_of(r.SetEnd)), done, kept[0], draw(views), missing, *kept[1:])


@st.composite
def sessions(draw, profile_uid: str) -> r.SessionRecord:
    software = r.Software(draw(words), draw(words), draw(words))
    head = r.SessionHead(
        draw(uids), profile_uid, draw(one_of(r.SessionKind)), draw(times()), draw(st.integers(-720, 720)), draw(plans),
        software, draw(words),
    )  # fmt: skip
    own = tuple(draw(sets(head.uid, i)) for i in range(draw(st.integers(0, 3))))
    said = tuple(draw(st.lists(answers, max_size=3)))
    stopped = tuple(draw(st.lists(stops, max_size=2)))
    if draw(st.booleans()):
        return r.SessionRecord(head, sets=own, answers=said, stops=stopped)
    ended = draw(times()), draw(one_of(r.SessionEnd))
    return r.SessionRecord(head, *ended, own, said, stopped, draw(words), draw(words))
