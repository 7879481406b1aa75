"""Landmark recordings (.npz): numbers of a set without its pictures. Loads, checks all, saves atomically, collects.

Arrays: t_s (T,), xyz_norm (T,33,3), world_m (T,33,3), visibility (T,33), size_px (2,) width and height, meta JSON text;
optional belly_t (T,) and people (T,). A row of NaN: nobody seen.
"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import IO, Any, cast

import numpy as np
from numpy.typing import NDArray

from coach.errors import CoachError, SourceError
from coach.types import Floats, Pose

LANDMARKS = 33
_SHAPES: dict[str, tuple[int, ...]] = {
    "t_s": (),
    "xyz_norm": (LANDMARKS, 3),
    "world_m": (LANDMARKS, 3),
    "visibility": (LANDMARKS,),
}
_OPTIONAL: dict[str, tuple[int, ...]] = {"belly_t": (), "people": ()}
_FORMAT = (
    "Record it again with `coach analyze FILM --record OUT.npz`; the format is described in coach/store/recording.py."
)


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """T frames of one person's landmarks; arrays are read-only float64.

    t_s : (T,) seconds, strictly increasing.
    xyz_norm, world_m : (T, 33, 3), and visibility : (T, 33), as in `Pose`; NaN rows where nobody is seen.
    size_px : width and height of the pictures.
    meta : what is known about the set; free.
    belly_t : (T,) as in `Pose`, or None. people : (T,) as in `Pose`, or None for "one wherever somebody is seen".
    """

    t_s: Floats
    xyz_norm: Floats
    world_m: Floats
    visibility: Floats
    size_px: tuple[int, int]
    meta: Mapping[str, Any] = field(default_factory=dict[str, Any])
    belly_t: Floats | None = None
    people: Floats | None = None

    def __len__(self) -> int:
        return len(self.t_s)


def load_recording(path: Path | str) -> Recording:
    """Read and check `path`. Raises SourceError that lists every problem of the file at once."""
    return _checked(_read(Path(path)), path)


def _checked(arrays: Mapping[str, NDArray[Any]], path: Path | str) -> Recording:
    problems: list[str] = []
    rows = {name: _column(arrays, name, tail, problems) for name, tail in _SHAPES.items()}
    rows |= {name: _column(arrays, name, tail, problems) for name, tail in _OPTIONAL.items() if name in arrays}
    size_px = _size(arrays, problems)
    meta = _meta(arrays, problems)
    _check_lengths(rows, problems)
    _check_values(rows, problems)
    if problems:
        raise SourceError(f'"{path}" is not a valid landmark recording: {"; ".join(problems)}.', _FORMAT)
    good = {name: _frozen(rows[name]) for name in rows}
    return Recording(size_px=size_px, meta=meta, **good)


def parse_recording(data: bytes, name: str) -> Recording:
    """`load_recording` of bytes that are in memory; `name` is for messages."""
    return _checked(_archive(BytesIO(data), name), name)


def save_recording(path: Path | str, recording: Recording) -> None:
    """Write `recording` to `path`, whole or not at all. Raises CoachError when the folder cannot be written.

    Landmarks are kept as float32: that is what the pose network gives.
    """
    target = Path(path).expanduser().absolute()
    arrays = as_arrays(recording)
    temp = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with temp.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **arrays)
        temp.replace(target)
    except OSError as error:
        temp.unlink(missing_ok=True)
        raise CoachError(
            f'The recording "{path}" cannot be written: {error.strerror or error}.',
            "Choose another folder or free some space.",
        ) from error


def joined(parts: Sequence[Recording]) -> Recording:
    """One recording of a set that was taken up again; the newest part, the last one given, decides the picture's size.

    Where two parts tell of the same time the later one is right: what came after the last repetition before a crash
    was done again.
    """
    kept: list[Recording] = []
    for part in sorted((p for p in parts if p.size_px == parts[-1].size_px), key=lambda p: float(p.t_s[0])):
        kept = [_until(earlier, float(part.t_s[0])) for earlier in kept]
        kept = [*(earlier for earlier in kept if len(earlier)), part]
    if len(kept) == 1:
        return kept[0]
    columns = {name: _frozen(np.concatenate([getattr(part, name) for part in kept])) for name in _SHAPES}
    belly = [np.full(len(p), np.nan) if p.belly_t is None else p.belly_t for p in kept]
    people = [np.isfinite(p.xyz_norm[:, 0, 0]).astype(float) if p.people is None else p.people for p in kept]
    return Recording(
        size_px=kept[0].size_px,
        meta=kept[0].meta,
        belly_t=_frozen(np.concatenate(belly)) if any(p.belly_t is not None for p in kept) else None,
        people=_frozen(np.concatenate(people)) if any(p.people is not None for p in kept) else None,
        **columns,
    )


def _until(part: Recording, end_s: float) -> Recording:
    rows = slice(0, int(np.searchsorted(part.t_s, end_s)))
    optional = {name: None if (a := getattr(part, name)) is None else a[rows] for name in _OPTIONAL}
    return replace(part, **{name: getattr(part, name)[rows] for name in _SHAPES}, **optional)


def as_arrays(recording: Recording) -> dict[str, NDArray[Any]]:
    """What stands in the file, by name."""
    arrays: dict[str, NDArray[Any]] = {
        "t_s": np.asarray(recording.t_s, dtype=np.float64),
        "xyz_norm": np.asarray(recording.xyz_norm, dtype=np.float32),
        "world_m": np.asarray(recording.world_m, dtype=np.float32),
        "visibility": np.asarray(recording.visibility, dtype=np.float32),
        "size_px": np.asarray(recording.size_px, dtype=np.int64),
        "meta": np.asarray(json.dumps(dict(recording.meta), ensure_ascii=False)),
    }
    if recording.belly_t is not None:
        arrays["belly_t"] = np.asarray(recording.belly_t, dtype=np.float32)
    if recording.people is not None:
        arrays["people"] = np.asarray(recording.people, dtype=np.int8)
    return arrays


class RecordingWriter:
    """Collects poses frame by frame, then saves them. About 2 kB a frame are held in memory."""

    def __init__(self) -> None:
        self._t_s: list[float] = []
        self._poses: list[Pose | None] = []
        self._size_px: tuple[int, int] | None = None

    def append(self, pose: Pose | None, t_s: float, size_px: tuple[int, int]) -> None:
        """Add one frame; `pose` None: nobody seen. Times must increase.

        Raises CoachError when the picture size changes.
        """
        if self._t_s and not t_s > self._t_s[-1]:
            raise ValueError(f"expected a time after {self._t_s[-1]} s, got {t_s} s")
        if self._size_px not in (None, size_px):
            raise CoachError(
                f"The picture size changed from {self._size_px} to {size_px} px in the middle.",
                "A recording holds one size: record the parts one by one.",
            )
        self._size_px = size_px
        self._t_s.append(t_s)
        # The mask is not recorded, and a megabyte a frame must not be held for it.
        self._poses.append(pose if pose is None or pose.mask is None else _without_mask(pose))

    def recording(self, meta: Mapping[str, Any]) -> Recording:
        """What was collected. Raises CoachError when there is not one frame."""
        if self._size_px is None:
            raise CoachError("There is nothing to record: not one frame came.", "Check the source.")
        nobody = np.full((LANDMARKS, 3), np.nan)
        unseen = np.full(LANDMARKS, np.nan)
        belly_t = _frozen([np.nan if p is None else p.belly_t for p in self._poses])
        people = _frozen([0 if p is None else p.people for p in self._poses])
        return Recording(
            t_s=_frozen(self._t_s),
            xyz_norm=_frozen([nobody if p is None else p.xyz_norm for p in self._poses]),
            world_m=_frozen([nobody if p is None else p.world_m for p in self._poses]),
            visibility=_frozen([unseen if p is None else p.visibility for p in self._poses]),
            size_px=self._size_px,
            meta=dict(meta),
            belly_t=belly_t if np.isfinite(belly_t).any() else None,
            people=people if (people > 1).any() else None,
        )

    def save(self, path: Path | str, meta: Mapping[str, Any]) -> None:
        """Write what was collected to `path`. Raises CoachError like `recording` and `save_recording`."""
        save_recording(path, self.recording(meta))


def _without_mask(pose: Pose) -> Pose:
    return Pose(
        pose.xyz_norm, pose.world_m, pose.visibility, pose.t_s, pose.size_px, people=pose.people, belly_t=pose.belly_t
    )


def _frozen(values: Any) -> Floats:
    # A frame's numbers lie together, however the file has them.
    array = np.array(values, dtype=np.float64, order="C")
    array.flags.writeable = False
    return array


def _read(path: Path) -> dict[str, NDArray[Any]]:
    try:
        # Opened here, because numpy leaves the file open when the archive is damaged.
        with path.open("rb") as file:
            return _archive(file, path)
    except OSError as error:
        raise SourceError(f'"{path}" cannot be read: {error.strerror or error}.', "Check the name.") from error


def _archive(file: IO[bytes], path: Path | str) -> dict[str, NDArray[Any]]:
    """All arrays of the file by name. Arrays of Python objects are refused: reading them would run code."""
    try:
        if zipfile.is_zipfile(file):
            file.seek(0)
            with np.load(file, allow_pickle=False) as archive:
                return {name: archive[name] for name in archive.files}
    except OSError:
        raise
    except Exception as error:
        # Of a damaged file the readers of zip, of array headers and of numbers raise a dozen kinds.
        raise SourceError(f'"{path}" is a damaged recording: {error}.', _FORMAT) from error
    raise SourceError(f'"{path}" is not a landmark recording (no .npz archive).', _FORMAT)


def _column(
    arrays: Mapping[str, NDArray[Any]], name: str, tail: tuple[int, ...], problems: list[str]
) -> NDArray[Any] | None:
    """The array `name` of shape (T, *tail) as float64, or None and a problem."""
    array = arrays.get(name)
    expected = f"(T{''.join(f', {n}' for n in tail)}{',' if not tail else ''})"
    if array is None:
        problems.append(f"{name} is missing, expected shape {expected}")
    elif array.ndim != 1 + len(tail) or array.shape[1:] != tail:
        problems.append(f"{name}: expected shape {expected}, got {array.shape}")
    elif array.dtype.kind not in "fiu":
        problems.append(f"{name}: expected numbers, got {array.dtype}")
    else:
        return array.astype(np.float64)
    return None


def _size(arrays: Mapping[str, NDArray[Any]], problems: list[str]) -> tuple[int, int]:
    size = arrays.get("size_px")
    if size is None:
        problems.append("size_px is missing, expected width and height")
    elif size.shape != (2,) or size.dtype.kind not in "fiu" or not all(1 <= n <= 16384 and n == int(n) for n in size):
        problems.append(f"size_px: expected width and height in 1 .. 16384 px, got {size.tolist()}")
    else:
        return int(size[0]), int(size[1])
    return 0, 0


def _meta(arrays: Mapping[str, NDArray[Any]], problems: list[str]) -> dict[str, Any]:
    meta = arrays.get("meta")
    if meta is None:
        problems.append("meta is missing, expected JSON text")
        return {}
    try:
        parsed = json.loads(str(meta))
    except ValueError as error:
        problems.append(f"meta is not JSON text ({error})")
        return {}
    if not isinstance(parsed, dict):
        problems.append(f"meta: expected a JSON object, got {type(parsed).__name__}")
        return {}
    return cast("dict[str, Any]", parsed)


def _check_lengths(rows: Mapping[str, NDArray[Any] | None], problems: list[str]) -> None:
    t_s = rows["t_s"]
    if t_s is None:
        return
    if len(t_s) == 0:
        problems.append("it holds no frames")
    for name, array in rows.items():
        if array is not None and len(array) != len(t_s):
            problems.append(f"{name} has {len(array)} rows, but t_s has {len(t_s)}")


def _check_values(rows: Mapping[str, NDArray[Any] | None], problems: list[str]) -> None:
    t_s = rows["t_s"]
    if t_s is not None and not np.isfinite(t_s).all():
        problems.append("t_s is not finite everywhere")
    elif t_s is not None and (np.diff(t_s) <= 0).any():
        at = int(np.argmax(np.diff(t_s) <= 0)) + 1
        problems.append(f"t_s does not increase at frame {at} ({t_s[at - 1]:.3f} s, then {t_s[at]:.3f} s)")
    gone: dict[str, NDArray[np.bool_]] = {}
    for name in ("xyz_norm", "world_m", "visibility"):
        array = rows[name]
        if array is None or not len(array):
            continue
        flat = array.reshape(len(array), -1)
        if np.isinf(flat).any():
            problems.append(f"{name} holds infinite values")
        unknown = np.isnan(flat)
        whole: NDArray[np.bool_] = np.asarray(unknown.all(axis=1))
        gone[name] = whole
        partly = unknown.any(axis=1) & ~whole
        if partly.any():
            problems.append(f"{name} is only partly NaN in frame {int(np.argmax(partly))}, expected whole rows")
    visibility = rows["visibility"]
    if visibility is not None and ((visibility < -1e-6) | (visibility > 1 + 1e-6)).any():
        problems.append("visibility leaves 0 .. 1")
    _check_same_frames(gone, problems)


def _check_same_frames(gone: Mapping[str, NDArray[np.bool_]], problems: list[str]) -> None:
    """Whoever is seen has a place in the picture and in space, and a visibility."""
    xyz = gone.get("xyz_norm")
    for name in ("world_m", "visibility"):
        other = gone.get(name)
        if xyz is None or other is None or len(xyz) != len(other):
            continue
        # A visibility may stand where nobody is seen: some recorders write 0.
        differs = other & ~xyz if name == "visibility" else other != xyz
        if differs.any():
            frame = int(np.argmax(differs))
            problems.append(f"xyz_norm and {name} disagree on whether somebody is seen in frame {frame}")
