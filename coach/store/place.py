"""Where a person's data lies on this computer, private to the user: folders 0700, files 0600 whatever the umask.

Not here: what is in the files. The folder is the platform's own, or the one that GLUTE_COACH_DATA names.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import platformdirs

from coach.errors import StoreError

ENVIRONMENT_VARIABLE = "GLUTE_COACH_DATA"
DATABASE = "coach.sqlite3"
FOLDER_MODE, FILE_MODE = 0o700, 0o600
_ELSEWHERE = f"Free some space or mend the folder's permissions, or let {ENVIRONMENT_VARIABLE} name another folder."


@dataclass(frozen=True, slots=True)
class Place:
    """One data folder. Making the object touches nothing; `prepare` makes the folders."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / DATABASE

    @property
    def recordings(self) -> Path:
        return self.root / "recordings"

    @property
    def videos(self) -> Path:
        return self.root / "videos"

    @property
    def keys(self) -> Path:
        """Identities that open encrypted recordings, each under its person's passphrase."""
        return self.root / "keys"

    @property
    def locks(self) -> Path:
        return self.root / "locks"

    def folders(self) -> tuple[Path, ...]:
        """All folders, the outermost first."""
        return self.root, self.recordings, self.videos, self.keys, self.locks


def data_place(environment: Mapping[str, str] | None = None) -> Place:
    """The folder that this user's data is in. Makes nothing."""
    chosen = (os.environ if environment is None else environment).get(ENVIRONMENT_VARIABLE, "").strip()
    if chosen:
        return Place(Path(chosen).expanduser().absolute())
    return Place(platformdirs.user_data_path("glute-coach", appauthor=False))


def prepare(place: Place) -> None:
    """Make the folders and see that they are private and can be written. Raises StoreError."""
    try:
        for folder in place.folders():
            folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            make_private(folder)
        trial = place.root / f".trial-{os.getpid()}"
        create_private(trial).close()
        trial.unlink()
    except OSError as error:
        raise StoreError(
            f'The data folder "{place.root}" cannot be made or written: {error.strerror or error}.', _ELSEWHERE
        ) from error


def make_private(path: Path) -> None:
    """Take group's and others' permissions away, where there are any. Raises OSError."""
    mode = stat.S_IMODE(path.stat().st_mode)
    wanted = FOLDER_MODE if path.is_dir() else FILE_MODE
    if mode != wanted:
        path.chmod(wanted)


def create_private(path: Path, *, anew: bool = False) -> BinaryIO:
    """Open `path` for writing bytes with mode 0600 from its first moment; with `anew` it must not exist yet."""
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0) | (os.O_EXCL if anew else os.O_TRUNC)
    descriptor = os.open(path, flags, FILE_MODE)
    try:
        if hasattr(os, "fchmod"):
            # A file that was there before keeps its mode otherwise.
            os.fchmod(descriptor, FILE_MODE)
        return os.fdopen(descriptor, "wb")
    except BaseException:
        os.close(descriptor)
        raise


def is_private(path: Path) -> bool:
    """Whether nobody but the user may read `path`; on Windows the user's own profile folder sees to that."""
    return os.name == "nt" or stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
