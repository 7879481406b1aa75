"""Finds the clips of a folder and their truth. Judges nothing; the files' formats are in docs/validation.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Literal

from coach.errors import CoachError, SourceError
from coach.store.recording import load_recording
from coach.validation.tables import PROPER_VIEWS
from coach.validation.truth import Truth, load_truth

FILMS = (".mp4", ".mov", ".avi", ".mkv", ".webm")
ClipKind = Literal["rendered", "real", "other"]
NO_EXERCISE = ("none", "")


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """One film or recording with what is known of it.

    kind : "rendered" has its truth in every frame, "real" only a count, "other" is none of the exercises.
    view : of the truth, "" where it is not known. repetitions, sure : the true count and whether it is sure.
    """

    path: Path
    name: str
    kind: ClipKind
    exercise: str
    view: str
    repetitions: int
    sure: bool
    frames: int
    truth: Truth | None

    @property
    def proper(self) -> bool:
        """Rendered from a view in which the exercise is to be measured."""
        return self.kind == "rendered" and self.view in PROPER_VIEWS.get(self.exercise, (self.view,))


@dataclass(frozen=True, slots=True)
class Skip:
    """A file that was not used, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """All clips of a folder in order of their names, and what was left out."""

    root: Path
    clips: tuple[Clip, ...]
    skipped: tuple[Skip, ...]


def find(root: Path, only: Sequence[str] = ()) -> Dataset:
    """Every clip below `root`.

    only : patterns (`*`, `?`) on the name or the path below `root`; a clip must match one of them.

    Raises
    ------
    CoachError : no such folder, nothing in it, or broken truth; all broken files are told at once.
    """
    if not root.is_dir():
        raise CoachError(f'"{root}" is not a folder.', "Give the folder that holds the clips and their truth.")
    clips: list[Clip] = []
    skipped: list[Skip] = []
    problems: list[str] = []
    for path in sorted(p for p in root.rglob("*") if p.suffix.lower() in (*FILMS, ".npz")):
        name = path.relative_to(root).as_posix()
        if only and not any(fnmatch(path.name, g) or fnmatch(path.stem, g) or fnmatch(name, g) for g in only):
            continue
        try:
            clip = _clip(path, name)
        except SourceError as error:
            problems.append(error.what)
            continue
        if isinstance(clip, Skip):
            skipped.append(clip)
        else:
            clips.append(clip)
    if problems:
        raise CoachError("\n".join(problems), "\nMend or remove them; docs/validation.md has the formats.")
    if not clips:
        what = f'No clip with its truth in "{root}"' + (f" matches {', '.join(only)}." if only else " was found.")
        raise CoachError(what, "A film needs its .json beside it; a recording needs exercise and reps in its meta.")
    return Dataset(root, tuple(clips), tuple(skipped))


def _clip(path: Path, name: str) -> Clip | Skip:
    beside = path.with_suffix(".json")
    if beside.exists():
        truth = load_truth(beside)
        other = truth.exercise in NO_EXERCISE
        kind: ClipKind = "other" if other else "rendered"
        exercise = "none" if other else truth.exercise
        return Clip(path, name, kind, exercise, truth.view, truth.repetitions, True, len(truth.t_s), truth)
    if path.suffix.lower() != ".npz":
        return Skip(name, "no truth beside it")
    recording = load_recording(path)
    return _real(path, name, dict(recording.meta), len(recording))


def _real(path: Path, name: str, meta: dict[str, Any], frames: int) -> Clip | Skip:
    exercise, reps, kind = meta.get("exercise"), meta.get("reps"), meta.get("kind", "real")
    if not isinstance(exercise, str) or not isinstance(reps, int):
        return Skip(name, "no exercise and repetitions in its meta")
    if kind not in ("real", "other"):
        raise SourceError(f'"{path}": meta.kind is {kind!r}, expected "real" or "other".', "Mend it.")
    sure = bool(meta.get("sure", False))
    view = str(meta.get("view", ""))
    if kind == "other":
        # Its own count is of its own exercise; of ours it holds none, and that is sure.
        return Clip(path, name, "other", exercise, view, 0, True, frames, None)
    return Clip(path, name, "real", exercise, view, reps, sure, frames, None)
