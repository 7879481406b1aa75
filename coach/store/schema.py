"""The database's tables, and the steps from each version to the next; forward only.

A step is never changed once it has been released: a change of the tables is a new step at the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

Step = Callable[[sqlite3.Connection], None]
APPLICATION_ID = 0x676C7574  # "glut": tells our files from other programs' databases

_VERSION_1 = (
    """CREATE TABLE profile (
        uid TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL,
        settings TEXT NOT NULL, recipient TEXT NOT NULL)""",
    """CREATE TABLE session (
        uid TEXT PRIMARY KEY, profile_uid TEXT NOT NULL REFERENCES profile(uid) ON DELETE CASCADE,
        kind TEXT NOT NULL, started_at TEXT NOT NULL, offset_min INTEGER NOT NULL, day TEXT NOT NULL,
        plan TEXT NOT NULL, software TEXT NOT NULL, source TEXT NOT NULL,
        ended_at TEXT, "end" TEXT, praise TEXT NOT NULL DEFAULT '', focus TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX session_by_day ON session(profile_uid, day)",
    """CREATE TABLE exercise_set (
        uid TEXT PRIMARY KEY, session_uid TEXT NOT NULL REFERENCES session(uid) ON DELETE CASCADE,
        "index" INTEGER NOT NULL, item INTEGER NOT NULL, exercise_id TEXT NOT NULL, exercise_version TEXT NOT NULL,
        side TEXT, number INTEGER NOT NULL, "of" INTEGER NOT NULL, target_reps INTEGER NOT NULL,
        hold_s REAL, started_at TEXT NOT NULL, counts TEXT NOT NULL, target_deg REAL, neutral_deg REAL,
        source TEXT NOT NULL, ended_at TEXT, "end" TEXT, correction INTEGER NOT NULL DEFAULT 0,
        "view" TEXT NOT NULL DEFAULT '{}', not_measured TEXT NOT NULL DEFAULT '[]',
        recording TEXT NOT NULL DEFAULT '', video TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX set_by_session ON exercise_set(session_uid)",
    """CREATE TABLE repetition (
        id INTEGER PRIMARY KEY, set_uid TEXT NOT NULL REFERENCES exercise_set(uid) ON DELETE CASCADE,
        "index" INTEGER NOT NULL, side TEXT, t_start_s REAL, t_top_s REAL, t_end_s REAL, verdict TEXT NOT NULL,
        at TEXT NOT NULL, UNIQUE(set_uid, "index"))""",
    # NULL: not known (nan), never 0.
    """CREATE TABLE measure (
        repetition INTEGER NOT NULL REFERENCES repetition(id) ON DELETE CASCADE, position INTEGER NOT NULL,
        name TEXT NOT NULL, value REAL, unit TEXT NOT NULL, quality TEXT NOT NULL, reason TEXT NOT NULL, error REAL,
        PRIMARY KEY(repetition, position)) WITHOUT ROWID""",
    """CREATE TABLE fault (
        repetition INTEGER NOT NULL REFERENCES repetition(id) ON DELETE CASCADE, position INTEGER NOT NULL,
        fault_id TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, severity TEXT NOT NULL,
        grade TEXT, t_s REAL, duration_s REAL, rep INTEGER NOT NULL, evidence TEXT NOT NULL,
        PRIMARY KEY(repetition, position)) WITHOUT ROWID""",
    """CREATE TABLE answer (
        id INTEGER PRIMARY KEY, session_uid TEXT NOT NULL REFERENCES session(uid) ON DELETE CASCADE,
        kind TEXT NOT NULL, value INTEGER NOT NULL, at TEXT NOT NULL, item INTEGER, exercise_id TEXT NOT NULL)""",
    "CREATE INDEX answer_by_session ON answer(session_uid)",
    """CREATE TABLE stop (
        id INTEGER PRIMARY KEY, session_uid TEXT NOT NULL REFERENCES session(uid) ON DELETE CASCADE,
        reason TEXT NOT NULL, at TEXT NOT NULL, detail TEXT NOT NULL, item INTEGER)""",
    "CREATE INDEX stop_by_session ON stop(session_uid)",
    # A set in short, so that a year opens at once. A set without a row is summed up from its repetitions.
    """CREATE TABLE set_summary (
        set_uid TEXT PRIMARY KEY REFERENCES exercise_set(uid) ON DELETE CASCADE, good INTEGER NOT NULL,
        partial INTEGER NOT NULL, compensated INTEGER NOT NULL, measures TEXT NOT NULL) WITHOUT ROWID""",
    # How far each running writer is: what was written is known even where the answer to a commit was lost.
    "CREATE TABLE writer (uid TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
)


def _first(connection: sqlite3.Connection) -> None:
    for statement in _VERSION_1:
        connection.execute(statement)


STEPS: Sequence[Step] = (_first,)
