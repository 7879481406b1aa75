"""Films of sets as files: sealed to the person's key, noted with their set. Not here: who films, and when."""

from __future__ import annotations

from pathlib import Path

from coach.errors import CoachError
from coach.store.base import Journal
from coach.store.crypt import SUFFIX, seal_to, wipe, write_whole
from coach.store.records import FilesKept

# A film that is being written: a crash leaves it without an end, and nothing can play it.
UNFINISHED = ".*.part.mp4"


def keep_film(journal: Journal, recipient: str, set_uid: str, path: Path) -> None:
    """A set's film is finished: sealed where the profile asks for it, and noted. Raises OSError, CoachError.

    A film that cannot be sealed does not stay open: it is wiped.
    """
    kept = path
    if recipient and path.suffix != SUFFIX:
        try:
            kept = sealed(path, recipient)
        except (OSError, CoachError):
            wipe(path)
            raise
    journal.put(FilesKept(set_uid, video=kept.name))


def sealed(path: Path, recipient: str) -> Path:
    """A plain file becomes an encrypted one and is wiped; returns the new path. Raises OSError, StoreError."""
    target = path.with_name(path.name + SUFFIX)
    write_whole(target, seal_to(path.read_bytes(), recipient))
    wipe(path)
    return target
