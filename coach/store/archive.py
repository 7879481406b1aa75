"""Reads what is kept: a `Reader` that any thread may ask. Each call reads one consistent moment of the file."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from coach.errors import SourceError, StoreError, did_you_mean
from coach.store.crypt import SUFFIX, Identity, key_file, unlock, unseal
from coach.store.database import connect
from coach.store.landmarks import to_bytes
from coach.store.locks import in_session_elsewhere
from coach.store.names import name_key
from coach.store.place import Place
from coach.store.reading import SESSION, Row, overviews_of, profile_of, sessions_of
from coach.store.recording import Recording, joined, parse_recording
from coach.store.records import Profile, SessionOverview, SessionRecord

log = logging.getLogger(__name__)
_PROFILE = "SELECT uid, name, created_at, settings, recipient FROM profile"


class Archive:
    """What is in `place`. Every method may raise StoreError."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._last: tuple[tuple[str, str | None], Identity] | None = None

    def profiles(self) -> tuple[Profile, ...]:
        """All profiles by name."""
        with self._reading() as db:
            return tuple(profile_of(row) for row in db.execute(f"{_PROFILE} ORDER BY name_key"))

    def profile(self, name_or_uid: str) -> Profile:
        """One profile by uid or name."""
        people = self.profiles()
        for person in people:
            if name_or_uid == person.uid or name_key(name_or_uid) == name_key(person.name):
                return person
        names = [p.name for p in people]
        # Small and large letters are no difference between names.
        by_key = {name_key(name): name for name in names}
        near = did_you_mean(name_key(name_or_uid), by_key)
        for key, name in by_key.items():
            near = near.replace(f'"{key}"', f'"{name}"')
        known = f"There are: {', '.join(names)}." if names else "There is none yet."
        raise StoreError(
            f'There is no profile "{name_or_uid}".{near}',
            f"{known} Make one: `coach profiles add NAME`.",
        )

    def overviews(
        self, profile_uid: str, since: date | None = None, until: date | None = None
    ) -> tuple[SessionOverview, ...]:
        """Sessions in short, oldest first; days are of the person's own clock, both included."""
        with self._reading() as db:
            return overviews_of(db, _rows(db, profile_uid, since, until))

    def sessions(
        self, profile_uid: str, since: date | None = None, until: date | None = None
    ) -> tuple[SessionRecord, ...]:
        """Sessions whole, oldest first."""
        with self._reading() as db:
            return sessions_of(db, _rows(db, profile_uid, since, until))

    def session(self, uid: str) -> SessionRecord:
        """One session whole."""
        with self._reading() as db:
            found = sessions_of(db, db.execute(f"SELECT {SESSION} FROM session WHERE uid=?", (uid,)).fetchall())
        if not found:
            raise StoreError(f'There is no session "{uid}".', "It may have been deleted meanwhile.")
        return found[0]

    def has_session(self, uid: str) -> bool:
        """Whether there is a session of this uid."""
        with self._reading() as db:
            return db.execute("SELECT 1 FROM session WHERE uid=?", (uid,)).fetchone() is not None

    def unfinished(self, profile_uid: str) -> SessionRecord | None:
        """The newest guided session without an end, if no other program is in one of this person's now."""
        with self._reading() as db:
            rows = db.execute(
                f"SELECT {SESSION} FROM session WHERE profile_uid=? AND kind='guided' AND \"end\" IS NULL "
                "ORDER BY started_at DESC, rowid DESC LIMIT 1",
                (profile_uid,),
            ).fetchall()
            if not rows or in_session_elsewhere(self._place, profile_uid):
                return None
            return sessions_of(db, rows)[0]

    def recording(self, set_uid: str, passphrase: str | None = None) -> Recording | None:
        """The landmarks of a set, None where none were kept. StoreError for a wrong or missing passphrase."""
        found = self.recording_bytes(set_uid, passphrase)
        return None if found is None else parse_recording(found, f"{set_uid}.npz")

    def recording_bytes(self, set_uid: str, passphrase: str | None = None) -> bytes | None:
        """The same as the bytes of a .npz file, decrypted."""
        path = self.recording_path(set_uid)
        if path is None:
            return None
        data = self.opened(path, set_uid, passphrase)
        parts = self.other_parts(set_uid)
        if not parts:
            return data
        found: list[Recording] = []
        for part in parts:
            try:
                found.append(parse_recording(self.opened(part, set_uid, passphrase), part.name))
            except SourceError as error:
                log.warning("a part of a set's landmarks is left out: %s", error)
        return to_bytes(joined([*found, parse_recording(data, path.name)]))

    def opened(self, path: Path, set_uid: str, passphrase: str | None = None) -> bytes:
        """A set's file, landmarks or film, as it was before it was encrypted."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise StoreError(
                f'"{path}" cannot be read: {error.strerror or error}.', "Check the file's permissions."
            ) from error
        return unseal(data, self._identity(set_uid, passphrase)) if path.suffix == SUFFIX else data

    def other_parts(self, set_uid: str) -> tuple[Path, ...]:
        """Files of a set that was taken up again after a crash, beside the one that `recording_path` names."""
        named = self.recording_path(set_uid)
        found = [*self._place.recordings.glob(f"{set_uid}.npz*"), *self._place.recordings.glob(f"{set_uid}-*.npz*")]
        return tuple(sorted(p for p in found if p != named and p.suffix in (".npz", SUFFIX)))

    def recording_path(self, set_uid: str) -> Path | None:
        """The file of a set's landmarks, None where none were kept or the file is gone."""
        with self._reading() as db:
            row = db.execute("SELECT recording FROM exercise_set WHERE uid=?", (set_uid,)).fetchone()
        if row is None:
            raise StoreError(f'There is no set "{set_uid}".', "It may have been deleted meanwhile.")
        path = self._place.recordings / Path(row[0]).name
        return path if row[0] and path.is_file() else None

    def owners(self) -> dict[str, str]:
        """The profile's uid by the set's uid, of all sets."""
        with self._reading() as db:
            sql = "SELECT s.uid, x.profile_uid FROM exercise_set s JOIN session x ON x.uid=s.session_uid"
            return dict(db.execute(sql).fetchall())

    def files(self, profile_uid: str) -> dict[str, tuple[str, str]]:
        """Names of recording and video by the set's uid, where there is one."""
        with self._reading() as db:
            sql = (
                "SELECT s.uid, s.recording, s.video FROM exercise_set s JOIN session x ON x.uid=s.session_uid "
                "WHERE x.profile_uid=? AND (s.recording<>'' OR s.video<>'') ORDER BY s.started_at"
            )
            return {uid: (recording, video) for uid, recording, video in db.execute(sql, (profile_uid,))}

    def has_files(self, set_uid: str) -> bool:
        """Whether a file of this set's name lies in a folder, whoever left it there."""
        return any(any(folder.glob(f"{set_uid}.*")) for folder in (self._place.recordings, self._place.videos))

    def counts(self, profile_uid: str) -> tuple[tuple[int, str], ...]:
        """How many of what a profile has: (number, what), for telling people."""
        sets = "exercise_set s JOIN session x ON x.uid=s.session_uid"
        tables = {
            "profile": "profile x WHERE x.uid=?",
            "sessions": "session x WHERE x.profile_uid=?",
            "sets": f"{sets} WHERE x.profile_uid=?",
            "repetitions": f"{sets} JOIN repetition r ON r.set_uid=s.uid WHERE x.profile_uid=?",
            "answers": "answer a JOIN session x ON x.uid=a.session_uid WHERE x.profile_uid=?",
        }
        with self._reading() as db:
            return tuple(
                (int(db.execute(f"SELECT count(*) FROM {table}", (profile_uid,)).fetchone()[0]), what)
                for what, table in tables.items()
            )

    def _identity(self, set_uid: str, passphrase: str | None) -> Identity:
        """Opening a key takes a second by design: the last one is remembered for the same passphrase."""
        with self._reading() as db:
            sql = "SELECT p.profile_uid FROM exercise_set s JOIN session p ON p.uid=s.session_uid WHERE s.uid=?"
            profile_uid = db.execute(sql, (set_uid,)).fetchone()[0]
        asked = profile_uid, passphrase
        if self._last is None or self._last[0] != asked or not key_file(self._place, profile_uid).exists():
            self._last = asked, unlock(self._place, profile_uid, passphrase)
        return self._last[1]

    @contextmanager
    def _reading(self) -> Generator[sqlite3.Connection]:
        """A connection of its own for each call: threads share none, and none outlives its thread."""
        db = None
        try:
            db = connect(self._place.database, read_only=True)
            db.execute("BEGIN")
            yield db
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise StoreError(
                f'The data file "{self._place.database}" cannot be read: {error}.',
                "Close other programs that use it; a damaged file is set aside at the next start.",
            ) from error
        finally:
            if db is not None:
                db.close()


def _rows(db: sqlite3.Connection, profile_uid: str, since: date | None, until: date | None) -> list[Row]:
    return db.execute(
        f"SELECT {SESSION} FROM session WHERE profile_uid=? AND day>=? AND day<=? ORDER BY started_at, rowid",
        (profile_uid, since.isoformat() if since else "", until.isoformat() if until else "9999-12-31"),
    ).fetchall()
