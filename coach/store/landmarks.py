"""Keeps each set's landmarks while it happens: rows into an open .part file every second, at the end a small .npz.

Called from the inference thread and never in its way: trouble ends the recording with a reason, and packing runs on
a thread of its own. What a crash left is packed at the next start (leftovers.py). Not here: pictures.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import threading
import zlib
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from math import isfinite
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from coach.errors import CoachError
from coach.store.base import Journal
from coach.store.crypt import SUFFIX, seal_to, wipe, write_whole
from coach.store.place import Place, create_private
from coach.store.recording import LANDMARKS, Recording, as_arrays
from coach.store.records import FilesKept
from coach.types import Floats, Pose

log = logging.getLogger(__name__)
EVERY_S = 1.0
PART = ".part"
# Steps that values are rounded to: 0.06 px at most in a picture of 1920 px, 0.13 mm; depth is guessed far coarser.
STEP_XY, STEP_Z, STEP_M, STEP_SEEN = 2.0**-14, 2.0**-11, 2.0**-12, 2.0**-8
_ROW = np.dtype(
    [
        ("t_s", "<f8"),
        ("xyz_norm", "<f4", (LANDMARKS, 3)),
        ("world_m", "<f4", (LANDMARKS, 3)),
        ("visibility", "<f4", (LANDMARKS,)),
        ("belly_t", "<f4"),
        ("people", "i1"),
        ("check", "<u4"),
    ]
)
_MAGIC = b"coach landmarks 1\n"


class SetRecorder:
    """`begin`, `append` each frame, `end`; the file's name goes to the journal when it is packed.

    recipient : the profile's public key, "" for none. Times are the caller's: those of the set's repetitions.
    """

    def __init__(self, place: Place, journal: Journal, recipient: str = "") -> None:
        self._place, self._journal, self.recipient = place, journal, recipient
        self._file: BinaryIO | None = None
        self._set_uid = self._problem = ""
        self._rows: list[NDArray[Any]] = []
        self._last_s = self._saved_s = float("nan")
        self._size_px: tuple[int, int] | None = None
        self._meta: Mapping[str, Any] = {}
        self._part = place.recordings
        self._jobs: queue.Queue[tuple[str, Path, str] | None] = queue.Queue()
        self._packer: threading.Thread | None = None

    @property
    def problem(self) -> str:
        """Why the recording ended before the set did; empty when all is well."""
        return self._problem

    @property
    def recording(self) -> bool:
        """Whether frames are being kept now."""
        return bool(self._set_uid)

    def begin(self, set_uid: str, meta: Mapping[str, Any] | None = None) -> None:
        """From now on frames belong to this set."""
        self.end()
        self._problem = ""
        self._set_uid, self._meta = set_uid, dict(meta or {})
        self._size_px, self._last_s, self._saved_s = None, float("nan"), float("nan")

    def append(self, pose: Pose | None, t_s: float, size_px: tuple[int, int]) -> None:
        """Add one frame; None: nobody seen. Without a set it does nothing. Raises nothing."""
        if not self._set_uid:
            return
        if self._size_px is None:
            self._start(t_s, size_px)
        elif size_px != self._size_px:
            self._stop("The picture's size changed; the landmarks of this set end there.")
        elif not t_s > self._last_s:
            self._stop("The camera's clock went back; the landmarks of this set end there.")
        if not self._set_uid:
            return
        self._last_s = t_s
        self._rows.append(_row(pose, t_s))
        if t_s - self._saved_s >= EVERY_S:
            self._write()

    def end(self) -> None:
        """The set is over: pack what is there, on another thread."""
        if self._set_uid and self._file is not None:
            self._write()
        self._leave()

    def close(self, timeout_s: float = 10.0) -> bool:
        """End, and wait until everything is packed; False when that takes too long."""
        self.end()
        if self._packer is None:
            return True
        self._jobs.put(None)
        self._packer.join(timeout_s)
        alive = self._packer.is_alive()
        self._packer = None
        return not alive

    def _start(self, t_s: float, size_px: tuple[int, int]) -> None:
        if not isfinite(t_s):
            self._stop("The camera gave no time; the landmarks of this set are not kept.")
            return
        head = {"set": self._set_uid, "size_px": list(size_px), "meta": dict(self._meta)}
        path = self._part = _unused(self._place.recordings, self._set_uid)
        try:
            self._file = create_private(path, anew=True)
            self._file.write(_MAGIC + json.dumps(head, ensure_ascii=False).encode() + b"\n")
        except (OSError, ValueError, TypeError) as error:
            self._failed(error)
            return
        self._size_px, self._saved_s = size_px, t_s

    def _write(self) -> None:
        assert self._file is not None
        try:
            self._file.write(b"".join(row.tobytes() for row in self._rows))
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            self._rows.clear()
            self._failed(error)
            return
        self._rows.clear()
        self._saved_s = self._last_s

    def _failed(self, error: Exception) -> None:
        reason = getattr(error, "strerror", None) or error
        self._stop(f"The landmarks of this set are not kept further: {reason}. Repetitions are counted as before.")

    def _stop(self, why: str) -> None:
        log.warning(why)
        if self._file is not None and self._rows:
            rows, self._rows = self._rows, []
            try:
                self._file.write(b"".join(row.tobytes() for row in rows))
            except OSError as error:
                log.warning("the last rows were not written: %s", error)
        self._leave()
        self._problem = why

    def _leave(self) -> None:
        """Let go of the file and hand it on to be packed."""
        file, uid = self._file, self._set_uid
        self._file, self._set_uid, self._rows = None, "", []
        if file is None:
            return
        try:
            file.close()
        except OSError as error:
            log.warning("the recording was not closed cleanly: %s", error)
        if self._packer is None:
            self._packer = threading.Thread(target=self._pack_all, name="landmark-packer", daemon=True)
            self._packer.start()
        self._jobs.put((uid, self._part, self.recipient))

    def _pack_all(self) -> None:
        while (job := self._jobs.get()) is not None:
            uid, part, recipient = job
            try:
                name = pack(part, recipient)
            except Exception as error:  # the .part stays, and the next start tries again
                log.warning("%s could not be packed: %s", part.name, error)
                continue
            if name:
                self._journal.put(FilesKept(uid, recording=name))


def _unused(folder: Path, set_uid: str) -> Path:
    """A set that is taken up again has its landmarks beside the first ones, not over them."""
    stems = (f"{set_uid}{f'-{n}' if n else ''}" for n in range(10_000))
    return next(folder / f"{s}{PART}" for s in stems if not any(folder.glob(f"{s}.*")))


def _row(pose: Pose | None, t_s: float) -> NDArray[Any]:
    row = np.zeros((), _ROW)
    row["t_s"] = t_s
    if pose is None:
        for name in ("xyz_norm", "world_m", "visibility", "belly_t"):
            row[name] = np.nan
    else:
        row["xyz_norm"], row["world_m"], row["visibility"] = pose.xyz_norm, pose.world_m, pose.visibility
        row["belly_t"], row["people"] = pose.belly_t, min(pose.people, 100)
    row["check"] = _checksum(row)
    return row


def _checksum(row: NDArray[Any]) -> int:
    return zlib.crc32(row.tobytes()[: _ROW.itemsize - 4])


def pack(part: Path, recipient: str = "") -> str:
    """Make the .npz (or .npz.age) of a .part, remove the .part, return the file's name; "" where it held no frame.

    Raises OSError, CoachError, ValueError; the .part is there until the other file is.
    """
    recording = read_part(part)
    if recording is None:
        wipe(part)
        return ""
    data = to_bytes(recording)
    name = f"{part.stem}.npz" + (SUFFIX if recipient else "")
    write_whole(part.with_name(name), seal_to(data, recipient) if recipient else data)
    wipe(part) if recipient else part.unlink()
    return name


def read_part(part: Path) -> Recording | None:
    """What an open or broken .part holds, up to its last whole row; None without one. Raises OSError, CoachError."""
    data = part.read_bytes()
    head_end = data.find(b"\n", len(_MAGIC))
    if not data.startswith(_MAGIC) or head_end < 0:
        return None
    try:
        head = json.loads(data[len(_MAGIC) : head_end])
        size_px = int(head["size_px"][0]), int(head["size_px"][1])
        meta = dict(head["meta"])
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise CoachError(f'"{part.name}" has a damaged head: {error}.', "It is left where it is.") from error
    body = data[head_end + 1 :]
    rows = np.frombuffer(body, _ROW, count=len(body) // _ROW.itemsize)
    # After a power cut a file may end in zeros that were never written.
    bad = next((i for i in range(len(rows)) if _checksum(rows[i]) != rows[i]["check"]), len(rows))
    rows = rows[:bad]
    if not len(rows):
        return None
    columns: dict[str, Floats] = {name: rows[name].astype(np.float64) for name in _ROW.names or () if name != "check"}
    belly, people = columns.pop("belly_t"), columns.pop("people")
    return Recording(
        size_px=size_px,
        meta=meta,
        belly_t=belly if np.isfinite(belly).any() else None,
        people=people if (people > 1).any() else None,
        **columns,
    )


def rounded(recording: Recording) -> Recording:
    """The recording in the steps above: below a tenth of a pixel and a fifth of a millimetre, and easy to compress."""
    t_s = np.round(recording.t_s, 6)
    xyz = _round(recording.xyz_norm, STEP_XY)
    xyz[..., 2] = _round(recording.xyz_norm[..., 2], STEP_Z)
    return replace(
        recording,
        t_s=t_s if (np.diff(t_s) > 0).all() else recording.t_s,
        xyz_norm=xyz,
        world_m=_round(recording.world_m, STEP_M),
        visibility=np.clip(_round(recording.visibility, STEP_SEEN), 0.0, 1.0),
    )


def _round(values: Floats, step: float) -> Floats:
    return np.round(values / step) * step


def to_bytes(recording: Recording) -> bytes:
    """The .npz as bytes, at most 1 MB for a minute at 30 frames a second."""
    # Column order puts each number's course over time together, which halves the file.
    arrays = {name: np.asfortranarray(a) if a.ndim > 1 else a for name, a in as_arrays(rounded(recording)).items()}
    file = BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    return file.getvalue()
