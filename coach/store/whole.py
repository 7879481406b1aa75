"""Writes whole sessions at once, all or none: what was imported, or analysed from a film."""

from __future__ import annotations

from collections.abc import Iterable

from coach.store.database import open_database
from coach.store.events import events_of
from coach.store.place import Place
from coach.store.records import SessionRecord
from coach.store.writing import apply


def write_sessions(place: Place, sessions: Iterable[SessionRecord]) -> None:
    """One transaction. Raises StoreError, sqlite3.Error, WrongEvent."""
    db = open_database(place).connection
    try:
        db.execute("BEGIN IMMEDIATE")
        try:
            for session in sessions:
                for event in events_of(session):
                    apply(db, event)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
    finally:
        db.close()
