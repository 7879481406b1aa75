"""Reads and checks the truth of a clip (.json beside it); derives repetitions where the file has only frames.

Format: docs/validation.md. Every problem of a file is told at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import nan
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, Field, ValidationError

from coach.errors import SourceError
from coach.types import Floats, Side
from coach.validation.tables import MOVING_PHASES

RepKind = Literal["full", "partial"]
Strings = NDArray[np.str_]
_SIDES: dict[str, Side] = {"L": "left", "R": "right", "left": "left", "right": "right"}
_NEAR_TOP = 0.9  # of the greatest progress: where the truth has no phase "top" (band walk), this is its top


@dataclass(frozen=True, slots=True)
class TruthRep:
    """One repetition as it really was. `label`: ok or the fault; `side`: the one that works, where there is one."""

    index: int
    t_start_s: float
    t_top_s: float
    t_end_s: float
    kind: RepKind
    label: str
    side: Side | None


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """A clip's truth. `columns` : (T,) float each; `rep` (T,) from 0, -1 none; `phase` (T,) words; `progress` (T,)."""

    exercise: str
    view: str
    repetitions: int
    t_s: Floats
    rep: NDArray[np.int64]
    phase: Strings
    progress: Floats
    columns: Mapping[str, Floats]
    reps: tuple[TruthRep, ...]

    def rows(self, t_s: Floats) -> NDArray[np.int64]:
        """(N,) the truth's frame that is nearest to each time."""
        right = np.clip(np.searchsorted(self.t_s, t_s), 1, max(1, len(self.t_s) - 1))
        left = right - 1
        nearer = np.abs(self.t_s[left] - t_s) <= np.abs(self.t_s[np.minimum(right, len(self.t_s) - 1)] - t_s)
        return np.where(nearer, left, np.minimum(right, len(self.t_s) - 1)).astype(np.int64)

    def top(self, index: int) -> NDArray[np.bool_]:
        """(T,) the frames at the top of a repetition."""
        inside = (self.rep == index) & np.isin(self.phase, MOVING_PHASES)
        top = inside & (self.phase == "top")
        if top.any() or not inside.any():
            return top
        return inside & (self.progress >= _NEAR_TOP * float(self.progress[inside].max()))

    def duration_s(self, index: int, phases: tuple[str, ...]) -> float:
        """How long a repetition spent in some phases; nan where it has none of them."""
        inside = (self.rep == index) & np.isin(self.phase, phases)
        if not inside.any():
            return nan
        frame_s = float(np.median(np.diff(self.t_s))) if len(self.t_s) > 1 else 0.0
        return float(inside.sum()) * frame_s


class _RepFile(BaseModel):
    index: int
    t_start: float
    t_top: float
    t_end: float
    kind: RepKind
    label: str
    side: Literal["L", "R", "left", "right", ""] = ""


class _TruthFile(BaseModel):
    exercise: str
    label: str
    view: str
    repetitions: Annotated[int, Field(ge=0)]
    params: dict[str, Any] = {}
    frames: dict[str, list[Any]]
    reps: list[_RepFile] | None = None


def load_truth(path: Path) -> Truth:
    """Read one file.

    Raises
    ------
    SourceError : unreadable, or not a valid truth; the message lists all problems of the file.
    """
    try:
        file = _TruthFile.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise _broken(path, [error.strerror or str(error)]) from None
    except ValidationError as error:
        raise _broken(path, [f"{'.'.join(map(str, e['loc'])) or 'file'}: {e['msg']}" for e in error.errors()]) from None
    except ValueError as error:
        raise _broken(path, [f"it is not JSON ({error})"]) from None
    problems: list[str] = []
    columns = _columns(file.frames, problems)
    if not problems:
        _check(file, columns, problems)
    if problems:
        raise _broken(path, problems)
    return _truth(path, file, columns)


def _broken(path: Path, problems: list[str]) -> SourceError:
    listing = "; ".join(problems)
    return SourceError(
        f'The truth "{path}" does not hold: {listing}.', "Mend or remove it; docs/validation.md has the format."
    )


def _columns(frames: Mapping[str, list[Any]], problems: list[str]) -> dict[str, Floats]:
    """All columns as numbers, except the phase."""
    problems += [f"frames.{name} is missing" for name in ("t_s", "rep", "phase", "progress") if name not in frames]
    lengths = {len(column) for column in frames.values()}
    if len(lengths) > 1:
        problems.append(f"frames: the columns differ in length ({min(lengths)} to {max(lengths)})")
    elif not lengths or 0 in lengths:
        problems.append("frames: there is not one frame")
    columns: dict[str, Floats] = {}
    for name, column in frames.items():
        if name == "phase":
            continue
        try:
            array = np.array([nan if value is None else float(value) for value in column])
        except (TypeError, ValueError):
            problems.append(f"frames.{name}: expected numbers")
            continue
        array.flags.writeable = False
        columns[name] = array
    return columns


def _check(file: _TruthFile, columns: Mapping[str, Floats], problems: list[str]) -> None:
    if not np.isfinite(columns["t_s"]).all() or (np.diff(columns["t_s"]) <= 0).any():
        problems.append("frames.t_s: expected growing times")
    if not np.isfinite(columns["rep"]).all():
        problems.append("frames.rep: expected a number in each frame")
    for rep in file.reps or ():
        if not rep.t_start < rep.t_top < rep.t_end:
            problems.append(f"reps.{rep.index}: expected t_start < t_top < t_end")
    if file.reps is not None and len(file.reps) != file.repetitions:
        problems.append(f"repetitions is {file.repetitions}, but reps has {len(file.reps)}")


def _truth(path: Path, file: _TruthFile, columns: dict[str, Floats]) -> Truth:
    phase = np.array([str(word) for word in file.frames["phase"]])
    rep = columns["rep"].astype(np.int64)
    columns |= _derived(columns)
    if file.reps is not None:
        reps = tuple(
            TruthRep(r.index, r.t_start, r.t_top, r.t_end, r.kind, r.label, _SIDES.get(r.side)) for r in file.reps
        )
    else:
        reps = _reps_of_frames(file, columns, rep, phase)
        if len(reps) != file.repetitions:
            raise _broken(path, [f"repetitions is {file.repetitions}, but the frames show {len(reps)}"])
    return Truth(
        exercise=file.exercise, view=file.view, repetitions=file.repetitions, t_s=columns["t_s"], rep=rep, phase=phase,
        progress=columns["progress"], columns=columns, reps=reps,
    )  # fmt: skip


def _reps_of_frames(
    file: _TruthFile, columns: Mapping[str, Floats], rep: NDArray[np.int64], phase: Strings
) -> tuple[TruthRep, ...]:
    """Repetitions from the frame columns: all of one label, which is the clip's."""
    t_s, moving = columns["t_s"], np.isin(phase, MOVING_PHASES)
    found: list[TruthRep] = []
    for index in np.unique(rep[moving & (rep >= 0)]):
        inside = np.flatnonzero(moving & (rep == index))
        tops = inside[phase[inside] == "top"]
        top = int(tops[0]) if len(tops) else int(inside[np.argmax(columns["progress"][inside])])
        side = _SIDES.get(str(file.params.get("single", ""))) or _side(file.exercise, columns, inside)
        times = (float(t_s[inside[0]]), float(t_s[top]), float(t_s[inside[-1]]))
        found.append(TruthRep(int(index), *times, "full", file.label, side))
    return tuple(found)


def _side(exercise: str, columns: Mapping[str, Floats], inside: NDArray[np.int64]) -> Side | None:
    """The side that works: the bent knee on the step, the hip on top, the leg that steps out first."""
    first = inside[: max(1, len(inside) // 4)]

    def more(name: str) -> Side | None:
        left, right = (columns.get(f"{name}_{side}_deg") for side in ("left", "right"))
        if left is None or right is None:
            return None
        return "left" if float(left[first].mean()) > float(right[first].mean()) else "right"

    if exercise == "step_up":
        return more("knee_flexion")
    if exercise == "lateral_band_walk":
        return more("hip_abduction")
    if exercise == "clamshell" and "pelvic_obliquity_deg" in columns:
        return "left" if float(columns["pelvic_obliquity_deg"][first].mean()) > 0 else "right"
    return None


def _derived(columns: Mapping[str, Floats]) -> dict[str, Floats]:
    """`clam_opening_deg`: the angle between the two thighs, from flexion and abduction against one pelvis."""
    names = [
        f"{kind}_{side}_deg" for side in ("left", "right") for kind in ("hip_flexion_pelvis_thigh", "hip_abduction")
    ]
    if any(name not in columns for name in names):
        return {}
    flex_l, out_l, flex_r, out_r = (np.radians(columns[name]) for name in names)
    # Thighs as unit vectors (forward, down, to the person's left); abduction is outward on both sides.
    left = np.stack([np.cos(out_l) * np.sin(flex_l), np.cos(out_l) * np.cos(flex_l), np.sin(out_l)])
    right = np.stack([np.cos(out_r) * np.sin(flex_r), np.cos(out_r) * np.cos(flex_r), -np.sin(out_r)])
    return {"clam_opening_deg": np.degrees(np.arccos(np.clip((left * right).sum(axis=0), -1.0, 1.0)))}
