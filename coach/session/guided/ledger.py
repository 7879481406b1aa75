"""The session so far, folded from the very events that are stored: what is shown is what will be read back.

No files here. Times never go backwards within a session, whatever the clock does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

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


class Ledger:
    """`take` every event as it happens; `record` is None before the session began."""

    def __init__(self, wall: Callable[[], datetime], record: SessionRecord | None = None) -> None:
        self._wall = wall
        self.record = record
        self._last = last_moment(record) if record is not None else datetime.min.replace(tzinfo=UTC)

    def at(self) -> datetime:
        """Now in UTC, never before what was stored last."""
        self._last = max(self._last, self._wall().astimezone(UTC))
        return self._last

    def take(self, event: StoreEvent) -> None:
        """One event, in order."""
        self.record = fold((event,), self.record)

    @property
    def open_set(self) -> SetRecord | None:
        """The set that goes on, or went on when the program died."""
        sets = self.record.sets if self.record is not None else ()
        return sets[-1] if sets and sets[-1].end is None else None


def fold(events: Iterable[StoreEvent], record: SessionRecord | None = None) -> SessionRecord | None:
    """What a session's events amount to. A repetition that is there twice counts once."""
    for event in events:
        record = SessionRecord(event.head) if isinstance(event, SessionBegun) else record and _taken(record, event)
    return record


def _taken(record: SessionRecord, event: StoreEvent) -> SessionRecord:
    match event:
        case SetBegun(head):
            return replace(record, sets=(*record.sets, SetRecord(head)))
        case Answered(_, answer):
            return replace(record, answers=(*record.answers, answer))
        case Stopped(_, stop):
            return replace(record, stops=(*record.stops, stop))
        case SessionEnded(_, at, end, praise, focus):
            return replace(record, ended_at=at, end=end, praise=praise, focus=focus)
        case RepDone() | Corrected() | SetEnded() | FilesKept():
            sets = tuple(_set(s, event) if s.head.uid == event.set_uid else s for s in record.sets)
            return replace(record, sets=sets)
        case _:
            return record


def _set(record: SetRecord, event: RepDone | Corrected | SetEnded | FilesKept) -> SetRecord:
    match event:
        case RepDone(_, rep, _):
            known = any(r.index == rep.index for r in record.reps)
            return record if known else replace(record, reps=(*record.reps, rep))
        case Corrected(_, correction):
            return replace(record, correction=correction)
        case SetEnded(_, at, end, view, missing):
            return replace(record, ended_at=at, end=end, view=view, not_measured=missing)
        case FilesKept(_, recording, video):
            return replace(record, recording=recording or record.recording, video=video or record.video)


def last_moment(record: SessionRecord) -> datetime:
    """When something was last heard of a session."""
    times = [record.head.started_at, *(a.at for a in record.answers), *(s.at for s in record.stops)]
    if record.ended_at is not None:
        times.append(record.ended_at)
    for done in record.sets:
        times.append(done.ended_at or done.head.started_at)
        if done.reps:
            times.append(done.head.started_at + timedelta(seconds=max(0.0, done.reps[-1].t_end_s)))
    return max(times)
