"""A whole session as the events that write it, in the order in which they would have happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from coach.store.records import (
    Answered,
    Corrected,
    FilesKept,
    RepDone,
    SessionBegun,
    SessionEnded,
    SessionRecord,
    SetBegun,
    SetEnded,
    SetRecord,
    Stopped,
    StoreEvent,
)


def events_of(session: SessionRecord) -> Iterator[StoreEvent]:
    """Writing them gives a session that reads back equal.

    What has no end has none afterwards, so view and reasons of a set without its end are not written.
    """
    uid = session.head.uid
    yield SessionBegun(session.head)
    for one in session.sets:
        yield from _set(one)
    for answer in session.answers:
        yield Answered(uid, answer)
    for stop in session.stops:
        yield Stopped(uid, stop)
    if session.ended_at is not None and session.end is not None:
        yield SessionEnded(uid, session.ended_at, session.end, session.praise, session.focus)


def _set(one: SetRecord) -> Iterator[StoreEvent]:
    head = one.head
    yield SetBegun(head)
    for rep in one.reps:
        seconds = rep.t_end_s if 0 <= rep.t_end_s < 1e6 else 0.0
        yield RepDone(head.uid, rep, head.started_at + timedelta(seconds=seconds))
    if one.correction:
        yield Corrected(head.uid, one.correction)
    if one.recording or one.video:
        yield FilesKept(head.uid, one.recording, one.video)
    if one.ended_at is not None and one.end is not None:
        yield SetEnded(head.uid, one.ended_at, one.end, one.view, one.not_measured)
