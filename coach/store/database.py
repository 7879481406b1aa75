"""Opens the database file: private, checked, brought to this program's version; a damaged one is set aside, not lost.

Locked or unreadable is not damaged. Not here: what is read from it or written to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from coach.errors import StoreError
from coach.store.place import Place, create_private, make_private, prepare
from coach.store.schema import APPLICATION_ID, STEPS, Step

BUSY_S = 5.0
SIDE_FILES = ("-wal", "-shm")
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection for writing. `set_aside` : where a damaged file was moved to, None where all was well."""

    connection: sqlite3.Connection
    set_aside: Path | None = None


class _DamagedError(Exception):
    pass


def open_database(place: Place, steps: Sequence[Step] = STEPS) -> Opened:
    """Open the file for writing, made or migrated where needed.

    Raises
    ------
    StoreError : the folder or file cannot be used, or a newer program made the file.
    """
    prepare(place)
    lock = FileLock(place.locks / "opening.lock", mode=0o600)
    try:
        # One program at a time: two must not both migrate, or both set aside.
        with lock.acquire(timeout=4 * BUSY_S):
            return _open(place, steps)
    except Timeout as error:
        raise StoreError(
            f'Another program is opening the data in "{place.root}".', "Close it, or wait a moment and try again."
        ) from error
    except OSError as error:
        raise _unusable(place.database, error) from error


def _open(place: Place, steps: Sequence[Step]) -> Opened:
    path = place.database
    try:
        return Opened(_checked(path, steps))
    except _DamagedError:
        moved = set_aside(path)
        return Opened(_checked(path, steps), moved)


def _checked(path: Path, steps: Sequence[Step]) -> sqlite3.Connection:
    """Raises _DamagedError or StoreError."""
    if not path.exists():
        create_private(path).close()
        for tail in SIDE_FILES:
            # A log without its database would be played into the new one.
            left = _beside(path, tail)
            if left.exists():
                left.rename(_unused(path, f".left{tail}"))
    wal = _beside(path, "-wal")
    if path.stat().st_size == 0 and wal.exists() and wal.stat().st_size > 0:
        raise _DamagedError
    for file in (path, *(_beside(path, tail) for tail in SIDE_FILES)):
        if file.exists():
            make_private(file)
    connection = None
    try:
        connection = connect(path)
        _refuse_strangers(connection, path, len(steps))
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise _DamagedError
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")
        migrate(connection, steps)
        return connection
    except sqlite3.Error as error:
        _close(connection)
        if is_damage(error):
            raise _DamagedError from error
        raise _unusable(path, error) from error
    except BaseException:
        _close(connection)
        raise


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection in autocommit with our settings. Raises sqlite3.Error; makes no file."""
    # Not "mode=ro": a log of a crashed program can only be played by who may write.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys=ON")
    if read_only:
        connection.execute("PRAGMA query_only=ON")
    return connection


def migrate(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Bring the tables to the newest version, all steps or none. Raises sqlite3.Error."""
    if version(connection) == len(steps):
        return
    # Where a step makes a table anew, the rows that refer to it must not be deleted meanwhile.
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        for number in range(version(connection), len(steps)):
            steps[number](connection)
            connection.execute(f"PRAGMA user_version={number + 1}")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise sqlite3.IntegrityError("a migration left rows without what they refer to")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def version(connection: sqlite3.Connection) -> int:
    """The version of the tables, 0 for a new file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _refuse_strangers(connection: sqlite3.Connection, path: Path, ours: int) -> None:
    """Before any other check: what a newer program wrote may look damaged to us."""
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    found = version(connection)
    if application == APPLICATION_ID:
        if found > ours:
            raise StoreError(
                f'The data file "{path}" is of version {found}; this program knows versions up to {ours}.',
                "Install the newer coach that made it; nothing was changed.",
            )
    elif connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreError(f'"{path}" is a database of another program.', "Move it away; nothing was changed.")


def is_damage(error: BaseException) -> bool:
    """Whether SQLite says that the file itself is broken."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and (code & 0xFF) in _DAMAGE


def set_aside(path: Path) -> Path:
    """Rename the damaged file and its log to a name that is not in use. Raises StoreError."""
    target = _unused(path, f".damaged-{datetime.now():%Y%m%d-%H%M%S}")
    try:
        for tail in SIDE_FILES:
            if _beside(path, tail).exists():
                _beside(path, tail).rename(_beside(target, tail))
        path.rename(target)
    except OSError as error:
        raise StoreError(
            f'The data file "{path}" is damaged and cannot be set aside: {error.strerror or error}.',
            "Close every other window of the coach and start again.",
        ) from error
    return target


def _unused(path: Path, tail: str) -> Path:
    """`coach.damaged-....sqlite3`, with a number where that is taken."""
    names = (path.with_name(f"{path.stem}{tail}{f'-{n}' if n else ''}{path.suffix}") for n in range(10_000))
    return next(p for p in names if not any(_beside(p, t).exists() for t in ("", *SIDE_FILES)))


def _beside(path: Path, tail: str) -> Path:
    return path.with_name(path.name + tail)


def _close(connection: sqlite3.Connection | None) -> None:
    if connection is not None:
        connection.close()


def _unusable(path: Path, error: Exception) -> StoreError:
    reason = getattr(error, "strerror", None) or error
    return StoreError(
        f'The data file "{path}" cannot be opened: {reason}.',
        "Close other programs that use it, and check the folder's permissions and the free space.",
    )
