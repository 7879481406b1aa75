"""Deletes a profile, or everything, and tells what it was. Overwrites what the database and encrypted keys held.

Old blocks of an SSD, backups and exports that were made elsewhere are beyond its reach.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from coach.errors import StoreError
from coach.store.archive import Archive
from coach.store.crypt import key_file, wipe
from coach.store.database import SIDE_FILES, connect
from coach.store.landmarks import PART
from coach.store.leftovers import set_of
from coach.store.locks import SessionLock
from coach.store.place import DATABASE, ENVIRONMENT_VARIABLE, Place
from coach.store.records import Profile


@dataclass(frozen=True, slots=True)
class Removal:
    """What would be or was removed. `rows` : (how many, what); files with their size in bytes in all."""

    rows: tuple[tuple[int, str], ...]
    recordings: tuple[Path, ...]
    videos: tuple[Path, ...]
    others: tuple[Path, ...]
    size: int


def window_settings(environment: dict[str, str]) -> Path | None:
    """The window's settings file; None where the data folder was chosen by hand, for then it is not that folder's."""
    if environment.get(ENVIRONMENT_VARIABLE, "").strip():
        return None
    return platformdirs.user_config_path("glute-coach") / "window.ini"


def look(place: Place, archive: Archive, profile: Profile) -> Removal:
    """What a profile's removal would take. Raises StoreError."""
    own = {uid for uid, owner in archive.owners().items() if owner == profile.uid}
    recordings = tuple(p for p in _files(place.recordings) if set_of(p) in own)
    named = {name for _, name in archive.files(profile.uid).values()}
    videos = tuple(p for p in _files(place.videos) if set_of(p) in own or p.name in named)
    key = key_file(place, profile.uid)
    others = tuple(p for p in (key, place.locks / f"session-{profile.uid}.lock") if p.exists())
    counts = archive.counts(profile.uid)
    return Removal(counts, recordings, videos, others, _size([*recordings, *videos, *others]))


def look_at_all(place: Place, settings: Path | None) -> Removal:
    """What the removal of everything would take; also where the database cannot be read."""
    try:
        archive = Archive(place)
        rows = tuple(count for p in archive.profiles() for count in [*archive.counts(p.uid)])
        names = {what for _, what in rows}
        summed = tuple((sum(n for n, w in rows if w == what), what) for what in dict.fromkeys(w for _, w in rows))
        rows = summed if names else ()
    except StoreError:
        rows = ()
    stem = Path(DATABASE).stem
    others = [p for p in _files(place.root) if p.name.startswith(f"{stem}.")]
    others += [*_files(place.keys), *_files(place.locks)]
    if settings is not None and settings.exists():
        others.append(settings)
    recordings, videos = tuple(_files(place.recordings)), tuple(_files(place.videos))
    return Removal(rows, recordings, videos, tuple(others), _size([*recordings, *videos, *others]))


def remove(place: Place, archive: Archive, profile: Profile) -> Removal:
    """Delete a profile with all that belongs to it. Raises StoreError while somebody is in a session of it."""
    with SessionLock(place, profile.uid, profile.name) as lock:
        what = look(place, archive, profile)
        db = None
        try:
            db = connect(place.database)
            db.execute("PRAGMA secure_delete=ON")
            db.execute("BEGIN IMMEDIATE")
            db.execute("DELETE FROM profile WHERE uid=?", (profile.uid,))
            _delete([*what.recordings, *what.videos, key_file(place, profile.uid)])
            db.execute("COMMIT")
            scrub(db)
        except sqlite3.Error as error:
            raise StoreError(
                f'"{profile.name}" was not removed wholly: {error}.',
                "Close every other window of the coach, then give the command again.",
            ) from error
        finally:
            if db is not None:
                db.close()
        lock.release()
        _delete([place.locks / f"session-{profile.uid}.lock"])
    return what


def scrub(db: sqlite3.Connection) -> None:
    """Write the file anew without what was deleted, and empty its log. Raises sqlite3.Error."""
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute("VACUUM")
    busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise sqlite3.OperationalError("another program is reading the file")


def remove_all(place: Place, settings: Path | None) -> Removal:
    """Delete everything that the coach keeps. Raises StoreError while somebody is in a session."""
    for lock_file in _files(place.locks):
        if lock_file.name.startswith("session-"):
            SessionLock(place, lock_file.stem.removeprefix("session-")).acquire().release()
    what = look_at_all(place, settings)
    _delete([*what.recordings, *what.videos, *what.others])
    for folder in reversed(place.folders()):
        try:
            folder.rmdir()
        except OSError:
            # Somebody else's files are in it, or it is not there.
            continue
    return what


def others_files(place: Place) -> tuple[Path, ...]:
    """Set-aside files, which may hold anybody's data."""
    stem = Path(DATABASE).stem
    known = {DATABASE, *(DATABASE + tail for tail in SIDE_FILES)}
    return tuple(p for p in _files(place.root) if p.name.startswith(f"{stem}.") and p.name not in known)


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.is_file() or p.is_symlink()) if folder.is_dir() else []


def _delete(files: list[Path]) -> None:
    for path in files:
        try:
            # Open landmarks and databases are plain; keys could be tried against a guessed passphrase.
            plain = path.name.startswith(f"{Path(DATABASE).stem}.") or path.suffix in (PART, ".age")
            if plain and not path.is_symlink():
                wipe(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                f'"{path}" cannot be removed: {error.strerror or error}.',
                "Close every other window of the coach, then give the command again.",
            ) from error


def _size(files: list[Path]) -> int:
    return sum(p.lstat().st_size for p in files)
