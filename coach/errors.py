"""The one error base. Every message says what happened and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class CoachError(Exception):
    """Something that the user can mend. `str(error)` is the whole message.

    Parameters
    ----------
    what : what happened, one sentence.
    todo : what to do about it, one sentence; may be empty.
    """

    exit_code = 2

    def __init__(self, what: str, todo: str = "") -> None:
        self.what = what
        self.todo = todo
        super().__init__(f"{what} {todo}".strip())


class SourceError(CoachError):
    """A camera, film or recording that cannot be opened or read."""


class CameraLost(SourceError):
    """A live camera that stopped delivering; the runner tries to open it again."""


class ModelError(CoachError):
    """The pose model is missing, damaged or of the wrong structure."""


class StoreError(CoachError):
    """What is kept cannot be read or written, or is not there."""


class SpecError(CoachError):
    """An exercise specification that does not hold; lists every problem at once."""


class DependencyError(CoachError):
    """A library or system component that is missing or does not fit the others."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """' Did you mean "x"?' for the nearest known word, or an empty string."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.55)
    return f' Did you mean "{near[0]}"?' if near else ""
