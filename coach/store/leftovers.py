"""What a crash left in the recordings folder: open .part files become recordings, encrypted where the profile says so.

Files of a session that somebody is in now are left alone. Never in the way of a start.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from coach.errors import CoachError
from coach.store.archive import Archive
from coach.store.base import Journal
from coach.store.crypt import SUFFIX, seal_to, wipe, write_whole
from coach.store.landmarks import PART, pack
from coach.store.locks import in_session_now
from coach.store.place import Place
from coach.store.records import FilesKept, Profile

log = logging.getLogger(__name__)


def recover(place: Place, journal: Journal, archive: Archive) -> int:
    """Mend what is there; returns how many recordings were recovered. Raises nothing for a file's sake."""
    parts = sorted(place.recordings.glob(f"*{PART}"))
    # A temporary file that never got its name is not whole, and its source is still there.
    for temp in place.recordings.glob(".*.tmp"):
        _try(partial(wipe, temp))
    if not parts:
        return 0
    owners = archive.owners()
    people = {p.uid: p for p in archive.profiles()}
    done = 0
    for part in parts:
        uid = set_of(part)
        owner = people.get(owners.get(uid, ""))
        if owner is not None and not in_session_now(place, owner.uid):
            done += _try(partial(_pack, journal, part, uid, owner))
    return done


def set_of(path: Path) -> str:
    """The set's uid in a recording's name."""
    return path.name.split(".")[0].split("-")[0]


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


def encrypt_file(path: Path, recipient: str) -> str:
    """A plain recording becomes an encrypted one and is wiped; returns the new name. Raises OSError, StoreError."""
    target = path.with_name(path.name + SUFFIX)
    write_whole(target, seal_to(path.read_bytes(), recipient))
    wipe(path)
    return target.name
