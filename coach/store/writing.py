"""What each event changes in the tables. Runs inside the caller's transaction; no threads and no commits here."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from coach.store.names import name_key
from coach.store.plain import dumps, iso
from coach.store.records import (
    Answered,
    Corrected,
    FilesKept,
    ProfileSaved,
    RepDone,
    SessionBegun,
    SessionEnded,
    SetBegun,
    SetEnded,
    Stopped,
    StoreEvent,
)
from coach.store.summing import keep_summary
from coach.types import RepEvent


class WrongEvent(Exception):  # noqa: N818
    """An event about something that is not there: a mistake of the program, not of the disk."""


def apply(connection: sqlite3.Connection, event: StoreEvent) -> None:
    """Write one event. Raises WrongEvent, sqlite3.Error."""
    match event:
        case ProfileSaved():
            _profile(connection, event)
        case SessionBegun():
            _session(connection, event)
        case SetBegun():
            _set(connection, event)
        case RepDone():
            _rep(connection, event)
        case Corrected():
            _one(
                connection,
                "UPDATE exercise_set SET correction=? WHERE uid=?",
                (event.correction, event.set_uid),
            )
        case SetEnded():
            _set_ended(connection, event)
        case FilesKept():
            _one(
                connection,
                "UPDATE exercise_set SET recording=coalesce(nullif(?,''),recording), "
                "video=coalesce(nullif(?,''),video) WHERE uid=?",
                (event.recording, event.video, event.set_uid),
            )
        case Answered():
            _answer(connection, event)
        case Stopped():
            stop = event.stop
            connection.execute(
                "INSERT INTO stop(session_uid, reason, at, detail, item) VALUES (?,?,?,?,?)",
                (event.session_uid, stop.reason, iso(stop.at), stop.detail, stop.item),
            )
        case SessionEnded():
            _one(
                connection,
                'UPDATE session SET ended_at=?, "end"=?, praise=?, focus=? WHERE uid=?',
                (iso(event.at), event.end, event.praise, event.focus, event.session_uid),
            )


def _one(connection: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> None:
    """Run an update that must meet exactly one row."""
    if connection.execute(sql, values).rowcount != 1:
        raise WrongEvent(f"there is no {values[-1]!r}")


def _profile(connection: sqlite3.Connection, event: ProfileSaved) -> None:
    p = event.profile
    connection.execute(
        "INSERT INTO profile VALUES (?,?,?,?,?,?) ON CONFLICT(uid) DO UPDATE SET name=excluded.name, "
        "name_key=excluded.name_key, settings=excluded.settings, recipient=excluded.recipient",
        (p.uid, p.name, name_key(p.name), iso(p.created_at), dumps(p.settings), p.recipient),
    )


def _session(connection: sqlite3.Connection, event: SessionBegun) -> None:
    h = event.head
    day = (h.started_at + timedelta(minutes=h.offset_min - _offset_min(event))).date().isoformat()
    connection.execute(
        "INSERT INTO session(uid, profile_uid, kind, started_at, offset_min, day, plan, software, source) "
        "VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT(uid) DO NOTHING",
        (
            h.uid,
            h.profile_uid,
            h.kind,
            iso(h.started_at),
            h.offset_min,
            day,
            dumps(h.plan),
            dumps(h.software),
            h.source,
        ),
    )


def _offset_min(event: SessionBegun) -> float:
    """What the head's own time is ahead of UTC by, for the records allow any offset there."""
    offset = event.head.started_at.utcoffset()
    return offset.total_seconds() / 60 if offset else 0.0


def _set(connection: sqlite3.Connection, event: SetBegun) -> None:
    h = event.head
    connection.execute(
        'INSERT INTO exercise_set(uid, session_uid, "index", item, exercise_id, exercise_version, side, number, "of", '
        "target_reps, hold_s, started_at, counts, target_deg, neutral_deg, source) "
        f"VALUES ({','.join('?' * 16)}) ON CONFLICT(uid) DO NOTHING",
        (
            h.uid,
            h.session_uid,
            h.index,
            h.item,
            h.exercise_id,
            h.exercise_version,
            h.side,
            h.number,
            h.of,
            h.target_reps,
            float(h.hold_s),
            iso(h.started_at),
            h.counts,
            h.target_deg,
            h.neutral_deg,
            h.source,
        ),
    )


def _rep(connection: sqlite3.Connection, event: RepDone) -> None:
    rep = event.rep
    added = connection.execute(
        'INSERT INTO repetition(set_uid, "index", side, t_start_s, t_top_s, t_end_s, verdict, at) '
        'VALUES (?,?,?,?,?,?,?,?) ON CONFLICT(set_uid, "index") DO NOTHING',
        (
            event.set_uid,
            rep.index,
            rep.side,
            float(rep.t_start_s),
            float(rep.t_top_s),
            float(rep.t_end_s),
            rep.verdict,
            iso(event.at),
        ),
    )
    if added.rowcount != 1:
        return
    _details(connection, added.lastrowid, rep)
    # What was summed up before this repetition no longer holds.
    connection.execute("DELETE FROM set_summary WHERE set_uid=?", (event.set_uid,))


def _details(connection: sqlite3.Connection, row: int | None, rep: RepEvent) -> None:
    # sqlite3 writes nan as NULL by itself; float() also takes numbers of NumPy.
    connection.executemany(
        "INSERT INTO measure VALUES (?,?,?,?,?,?,?,?)",
        [
            (row, i, name, float(m.value), m.unit, m.quality, m.reason, float(m.error))
            for i, (name, m) in enumerate(rep.measures.items())
        ],
    )
    connection.executemany(
        "INSERT INTO fault VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        [
            (
                row,
                i,
                f.id,
                f.code,
                f.name,
                f.kind,
                f.severity,
                f.grade,
                float(f.t_s),
                float(f.duration_s),
                f.rep,
                dumps(f.evidence),
            )
            for i, f in enumerate(rep.faults)
        ],
    )


def _set_ended(connection: sqlite3.Connection, event: SetEnded) -> None:
    _one(
        connection,
        'UPDATE exercise_set SET ended_at=?, "end"=?, "view"=?, not_measured=? WHERE uid=?',
        (iso(event.at), event.end, dumps(event.view), dumps(event.not_measured), event.set_uid),
    )
    keep_summary(connection, event.set_uid)


def _answer(connection: sqlite3.Connection, event: Answered) -> None:
    a = event.answer
    connection.execute(
        "INSERT INTO answer(session_uid, kind, value, at, item, exercise_id) VALUES (?,?,?,?,?,?)",
        (event.session_uid, a.kind, a.value, iso(a.at), a.item, a.exercise_id),
    )
