"""Films of sets, for those who asked for them: what the camera saw, without sound, at a constant rate, on a thread.

A `Keeper` of the runner. Off until `on` is set. Not here: who may ask, where the sign is shown, encryption.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from coach.capture.writer import AnnotatedVideo
from coach.errors import CoachError
from coach.types import CoachState, Frame

log = logging.getLogger(__name__)

FPS = 15.0  # enough to see a movement, half the file
WAITING = 30  # frames that may wait for the encoder; more are left out
LONGEST_GAP_S = 2.0  # a still picture in the film; a longer gap (a pause) is cut


class SetFilm:
    """Keeps `folder`/SET.mp4 for each set that begins while `on` is true.

    kept : called on the film's thread with the set and the finished file.
    """

    def __init__(self, folder: Path, kept: Callable[[str, Path], None], fps: float = FPS) -> None:
        self._on = False
        self.problem = ""
        self._folder, self._kept, self._fps = folder, kept, fps
        self._frames: queue.Queue[Frame | None] | None = None
        self._threads: list[threading.Thread] = []
        self._ending = threading.Lock()  # the window ends a film too

    @property
    def on(self) -> bool:
        """Whether sets are filmed; turned off in the middle of one, its film ends there and is kept."""
        return self._on

    @on.setter
    def on(self, value: bool) -> None:
        self._on = value
        if not value:
            self.end()

    def begin(self, set_uid: str, zero_s: float = 0.0) -> None:
        """What follows belongs to this set."""
        self.end()
        if not self.on:
            return
        self.problem = ""
        self._frames = queue.Queue(WAITING)
        thread = threading.Thread(target=self._work, args=(set_uid, self._frames), name="film", daemon=True)
        # The film before may still be at its encoder.
        self._threads = [*(t for t in self._threads if t.is_alive()), thread]
        thread.start()

    def append(self, state: CoachState) -> None:
        """One frame; left out when the encoder is behind."""
        frames = self._frames
        if frames is None or state.frame is None:
            return
        try:
            frames.put_nowait(state.frame)
        except queue.Full:
            log.debug("the film's encoder is behind")

    def end(self) -> None:
        """The set is over; the file is finished in the background."""
        with self._ending:
            frames, self._frames = self._frames, None
        if frames is not None:
            # The encoder always takes: waiting for a place ends.
            frames.put(None)

    def join(self, timeout_s: float) -> bool:
        """Wait until every film is finished; False when that takes too long."""
        end_s = time.monotonic() + timeout_s
        for thread in self._threads:
            thread.join(max(0.0, end_s - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self, set_uid: str, frames: queue.Queue[Frame | None]) -> None:
        try:
            path = self._write(_unused(self._folder, set_uid), frames)
        except Exception as error:
            self._failed(error)
            # Whoever ends the set must not wait for a place in a queue that nobody empties.
            while frames.get() is not None:
                pass
            return
        try:
            if path is not None:
                self._kept(set_uid, path)
        except Exception as error:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        reason = getattr(error, "strerror", None) or error
        self.problem = str(error) if isinstance(error, CoachError) else f"The film was not kept: {reason}."
        log.warning("a set's film was not kept: %s", error)

    def _write(self, path: Path, frames: queue.Queue[Frame | None]) -> Path | None:
        first = frames.get()
        if first is None:
            return None
        width, height = (n // 2 * 2 for n in first.size_px)
        with AnnotatedVideo(path, (width, height), self._fps) as film:
            start_s = last_s = first.t_s
            frame: Frame | None = first
            while frame is not None:
                start_s += max(0.0, frame.t_s - last_s - LONGEST_GAP_S)
                last_s = frame.t_s
                due = int((frame.t_s - start_s) * self._fps) + 1
                if frame.size_px == first.size_px:
                    picture = np.ascontiguousarray(frame.bgr[:height, :width])
                    for _ in range(due - film.frames):
                        film.write(picture)
                frame = frames.get()
        path.chmod(0o600)
        return path


def _unused(folder: Path, set_uid: str) -> Path:
    """A set that is taken up again has its film beside the first one, not over it."""
    stems = (f"{set_uid}{f'-{n}' if n else ''}" for n in range(10_000))
    return next(folder / f"{stem}.mp4" for stem in stems if not any(folder.glob(f"{stem}.*")))
