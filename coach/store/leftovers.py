"""What a crash left: open .part files become recordings, finished films are noted, both sealed for who has a key.

Files of a session that somebody is in now are left alone. Never in the way of a start.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from coach.errors import CoachError
from coach.store.archive import Archive
from coach.store.base import Journal
from coach.store.crypt import SUFFIX, wipe
from coach.store.films import UNFINISHED, keep_film
from coach.store.landmarks import PART, pack
from coach.store.locks import in_session_now
from coach.store.place import Place
from coach.store.records import FilesKept, Profile

log = logging.getLogger(__name__)


def recover(place: Place, journal: Journal, archive: Archive) -> int:
    """Mend what is there; returns how many recordings were recovered. Raises nothing for a file's sake."""
    parts, films = sorted(place.recordings.glob(f"*{PART}")), sorted(place.videos.glob("[!.]*"))
    # What never got its name is not whole; the source of a .tmp is still there.
    halves = [p for folder in (place.recordings, place.videos, place.keys) for p in folder.glob(".*.tmp")]
    halves += place.videos.glob(UNFINISHED)
    if not (parts or films or halves):
        return 0
    owners = archive.owners()
    people = archive.profiles()
    free = {p.uid: p for p in people if not in_session_now(place, p.uid)}
    for half in halves:
        owner_uid = owners.get(set_of(half))
        # A set may be too new to be in the file: then it is anybody's who is in a session now.
        if owner_uid in free or (owner_uid is None and len(free) == len(people)):
            _try(partial(wipe, half))
    done = 0
    for part in parts:
        uid = set_of(part)
        owner = free.get(owners.get(uid, ""))
        if owner is not None:
            done += _try(partial(_pack, journal, part, uid, owner))
    _note_films(journal, archive, films, owners, free)
    return done


def _note_films(
    journal: Journal, archive: Archive, films: list[Path], owners: Mapping[str, str], free: Mapping[str, Profile]
) -> None:
    """Films that were finished, and the program died before they were sealed or noted."""
    noted = {uid: video for owner in free for uid, (_, video) in archive.files(owner).items()} if films else {}
    for film in films:
        uid = set_of(film)
        owner = free.get(owners.get(uid, ""))
        if owner is None or noted.get(uid):
            continue
        if film.with_name(film.name + SUFFIX).is_file():
            # Sealed already, and not wiped yet.
            _try(partial(wipe, film))
        else:
            _try(partial(keep_film, journal, owner.recipient, uid, film))


def set_of(path: Path) -> str:
    """The set's uid in the name of a recording or a film, also of one that is being written."""
    return path.name.lstrip(".").split(".")[0].split("-")[0]


def _pack(journal: Journal, part: Path, uid: str, owner: Profile) -> None:
    name = pack(part, owner.recipient)
    if name:
        journal.put(FilesKept(uid, recording=name))


def _try(action: Callable[[], None]) -> bool:
    try:
        action()
    except (OSError, CoachError, ValueError) as error:
        log.warning("a leftover file stays as it is: %s", error)
        return False
    return True
