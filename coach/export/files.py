"""Writes an export whole or not at all, private to the user, and never over a file that is there unless told to."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from coach.errors import CoachError

PRIVATE = 0o600


def check_target(path: Path, force: bool) -> None:
    """Say before the long work what cannot be written after it. Raises CoachError."""
    if path.is_dir():
        raise CoachError(f'"{path}" is a folder.', "Give the name of a file.")
    if not path.absolute().parent.is_dir():
        raise CoachError(f'The folder of "{path}" does not exist.', "Make it first, or choose another.")
    if path.exists() and not force:
        raise CoachError(f'"{path}" is there already.', "Give another name, or --force to replace it.")


def check_folder(path: Path) -> None:
    """The same for a folder of files, which may be there or be made."""
    if path.exists() and not path.is_dir():
        raise CoachError(f'"{path}" is a file.', "Give the name of a folder.")
    if not path.absolute().parent.is_dir():
        raise CoachError(f'The folder of "{path}" does not exist.', "Make it first, or choose another.")


def write_whole(path: Path, content: bytes | str, force: bool = False) -> None:
    """Write beside the target, then put it in place in one step. Raises CoachError; nothing half is left behind."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    temp = path.absolute().with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "wb") as file:  # noqa: PTH123
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _place(temp, path, force)
    except OSError as error:
        raise CoachError(
            f'"{path}" cannot be written: {error.strerror or error}.', "Choose another place or free some space."
        ) from error
    finally:
        with suppress(OSError):
            temp.unlink(missing_ok=True)


def _place(temp: Path, path: Path, force: bool) -> None:
    if not force and path.exists():
        raise CoachError(f'"{path}" is there already.', "Give another name, or --force to replace it.")
    temp.replace(path)
