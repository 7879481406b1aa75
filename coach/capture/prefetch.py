"""Decodes a file ahead on a thread while the caller works on the frames. For analysis, not for the live window:
every frame arrives, in order, and a slow caller slows the decoder down.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from types import TracebackType

from coach.capture.base import FrameSource
from coach.types import Frame

# Enough to bridge a key frame that decodes slowly; 720p pictures take 2.7 MB each.
DEFAULT_DEPTH = 6


class Prefetch:
    """Iterates over the frames of `source`, up to `depth` of them decoded ahead.

    Use as a context manager, or call `close`; it ends the thread and closes the source.
    What the source raises is raised to the iterating caller, after the frames that came before it.
    """

    def __init__(self, source: FrameSource, depth: int = DEFAULT_DEPTH) -> None:
        if depth < 1:
            raise ValueError(f"depth must be at least 1, got {depth}")
        self.source = source
        self._depth = depth
        self._frames: deque[Frame] = deque()
        self._changed = threading.Condition()
        self._done = False
        self._stop = False
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._decode, name="prefetch", daemon=True)
        self._thread.start()

    def __enter__(self) -> Prefetch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[Frame]:
        return self

    def __next__(self) -> Frame:
        """The next frame. Raises StopIteration at the end, and whatever the source raised."""
        with self._changed:
            self._changed.wait_for(lambda: self._frames or self._done or self._stop)
            if self._frames and not self._stop:
                self._changed.notify_all()
                return self._frames.popleft()
            error, self._error = self._error, None
        if error is not None:
            raise error
        raise StopIteration

    def close(self) -> None:
        """End the decoding thread and close the source. May be called again."""
        with self._changed:
            self._stop = True
            self._frames.clear()
            self._changed.notify_all()
        self._thread.join()
        self.source.close()

    def _decode(self) -> None:
        try:
            while self._room() and (frame := self.source.read()) is not None:
                with self._changed:
                    self._frames.append(frame)
                    self._changed.notify_all()
        except BaseException as error:  # handed to the caller, who owns the decision
            self._error = error
        finally:
            with self._changed:
                self._done = True
                self._changed.notify_all()

    def _room(self) -> bool:
        """Wait for a free place; False when it is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._stop or len(self._frames) < self._depth)
            return not self._stop
