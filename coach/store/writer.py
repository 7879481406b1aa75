"""The one writer: a thread with its own connection that makes each event durable, in order, in a transaction.

When the disk does not take it (full, locked, broken), the events wait in memory and it says so until it is through.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from coach.errors import StoreError
from coach.store.database import Opened, is_damage
from coach.store.records import Profile, ProfileSaved, SessionEnded, StoreEvent, new_uid
from coach.store.writing import WrongEvent, apply

log = logging.getLogger(__name__)
FIRST_WAIT_S, LONGEST_WAIT_S = 0.25, 5.0
_OURS = (WrongEvent, sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.DataError)


class StoreWriter:
    """A `Journal`. `reopen` gives a fresh connection after trouble; the first one may be handed over, checked already.

    moved : asked before each event: whether the file that is open is no longer the one with its name.
    people : profiles that are in the file, for a new file that has to be begun in the middle of a session.
    """

    def __init__(
        self,
        reopen: Callable[[], Opened],
        first: sqlite3.Connection | None = None,
        moved: Callable[[], bool] = lambda: False,
        people: Iterable[Profile] = (),
    ) -> None:
        self._reopen, self._moved = reopen, moved
        self._connection = first
        self._uid = new_uid()
        self._events: deque[tuple[int, StoreEvent]] = deque()
        self._change = threading.Condition()
        self._given = self._done = 0
        self._closing = self._hurry = False
        self._problem = ""
        self._set_aside: Path | None = None
        self._people = {p.uid: ProfileSaved(p) for p in people}
        self._under_way: list[StoreEvent] = []
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def put(self, event: StoreEvent) -> None:
        """Queue an event; returns at once."""
        with self._change:
            if self._closing:
                log.error("an event came after the store was closed: %s", type(event).__name__)
                return
            self._given += 1
            self._events.append((self._given, event))
            self._change.notify_all()

    def flush(self, timeout_s: float = 5.0) -> bool:
        """Wait until everything so far is on disk; False when it is not."""
        end_s = time.monotonic() + timeout_s
        with self._change:
            wanted = self._given
            self._hurry = True
            self._change.notify_all()
            while self._done < wanted and self._thread.is_alive():
                left_s = end_s - time.monotonic()
                if left_s <= 0:
                    break
                self._change.wait(min(left_s, 0.5))
            return self._done >= wanted

    @property
    def problem(self) -> str:
        """Why events are waiting in memory and what to do; empty when all is well."""
        return self._problem

    @property
    def set_aside(self) -> Path | None:
        """Where a file went that turned out to be damaged while it was in use; what is under way is in the new one."""
        return self._set_aside

    @property
    def waiting(self) -> int:
        """How many events are not on disk yet."""
        return self._given - self._done

    def close(self, timeout_s: float = 5.0) -> None:
        """Write what is left, then end the thread. What cannot be written in time is told to the log."""
        if not self.flush(timeout_s):
            log.error("%d events were not written: %s", self.waiting, self._problem or "no time left")
        with self._change:
            self._closing = True
            self._change.notify_all()
        self._thread.join(timeout_s)

    # --- on the writer's thread

    def _run(self) -> None:
        wait_s = FIRST_WAIT_S
        while (item := self._next()) is not None:
            try:
                self._write(*item)
            except Exception as error:  # whatever it is, the thread must go on
                if _retryable(error):
                    self._trouble(error)
                    if not self._pause(wait_s):
                        break
                    wait_s = min(2 * wait_s, LONGEST_WAIT_S)
                    continue
                log.exception("an event was left out: %s", type(item[1]).__name__)
            wait_s = FIRST_WAIT_S
            with self._change:
                self._events.popleft()
                self._done += 1
                self._problem = ""
                self._change.notify_all()
        self._leave()

    def _next(self) -> tuple[int, StoreEvent] | None:
        with self._change:
            while not self._events and not self._closing:
                self._change.wait()
            return self._events[0] if self._events else None

    def _write(self, number: int, event: StoreEvent) -> None:
        if self._connection is not None and self._moved():
            self._drop_connection()
        if self._connection is None:
            opened = self._reopen()
            self._connection = opened.connection
            if opened.set_aside is not None:
                log.error("the data file was damaged and is now %s", opened.set_aside)
                self._set_aside = opened.set_aside
                self._begin_anew(self._connection)
        self._apply(self._connection, number, event)
        self._remember(event)

    def _begin_anew(self, db: sqlite3.Connection) -> None:
        """The new file gets the people and the session that is under way."""
        db.execute("BEGIN IMMEDIATE")
        try:
            for event in (*self._people.values(), *self._under_way):
                apply(db, event)
            db.execute("COMMIT")
        except BaseException:
            self._undo(db)
            raise

    def _remember(self, event: StoreEvent) -> None:
        if isinstance(event, ProfileSaved):
            self._people[event.profile.uid] = event
        elif isinstance(event, SessionEnded):
            self._under_way.clear()
        else:
            self._under_way.append(event)

    def _apply(self, db: sqlite3.Connection, number: int, event: StoreEvent) -> None:
        db.execute("BEGIN IMMEDIATE")
        try:
            # A commit whose answer was lost may have gone through.
            row = db.execute("SELECT number FROM writer WHERE uid=?", (self._uid,)).fetchone()
            if row is None or row[0] < number:
                apply(db, event)
                db.execute("INSERT OR REPLACE INTO writer VALUES (?,?)", (self._uid, number))
            db.execute("COMMIT")
        except BaseException:
            self._undo(db)
            raise

    def _undo(self, db: sqlite3.Connection) -> None:
        try:
            if db.in_transaction:
                db.execute("ROLLBACK")
        except sqlite3.Error:
            self._drop_connection()

    def _trouble(self, error: Exception) -> None:
        new = _in_words(error)
        if new != self._problem:
            log.warning("%s (%s)", new, error)
        self._problem = new
        if not _is_busy(error):
            self._drop_connection()

    def _pause(self, wait_s: float) -> bool:
        """Wait before the next try; False when it is to be given up."""
        with self._change:
            if not self._closing and not self._hurry:
                self._change.wait_for(lambda: self._closing or self._hurry, wait_s)
            elif not self._closing:
                # Somebody is waiting for us: soon again, but not without end.
                self._change.wait_for(lambda: self._closing, min(wait_s, FIRST_WAIT_S))
            self._hurry = False
            return not self._closing

    def _leave(self) -> None:
        if self._connection is not None:
            try:
                self._connection.execute("DELETE FROM writer WHERE uid=?", (self._uid,))
            except sqlite3.Error:
                log.debug("the writer's own row stays", exc_info=True)
        self._drop_connection()

    def _drop_connection(self) -> None:
        db, self._connection = self._connection, None
        if db is not None:
            try:
                db.close()
            except sqlite3.Error:
                log.debug("closing failed", exc_info=True)


def _retryable(error: Exception) -> bool:
    """Trouble with the disk or the file, that may pass; not a mistake in the event or in our statements."""
    if isinstance(error, StoreError | OSError | MemoryError) or is_damage(error):
        return True
    if not isinstance(error, sqlite3.Error) or isinstance(error, _OURS):
        return False
    return getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR


def _is_busy(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and (code & 0xFF) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _in_words(error: Exception) -> str:
    """What happened and what to do, for the person."""
    if isinstance(error, StoreError):
        return str(error)
    if _is_busy(error) or "locked" in str(error):
        what, todo = "Another program holds the coach's data file", "Close it"
    elif getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL or "full" in str(error):
        what, todo = "The disk is full", "Free some space"
    else:
        what, todo = "The disk does not take the coach's data", "See that it is connected and can be written"
    return f"{what}: what you do is kept in memory. {todo}; it is then saved by itself. Do not close the coach yet."
