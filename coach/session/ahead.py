"""Runs an iterator ahead on a thread of its own, a few items deep: two stages of a chain work at the same time.

Every item arrives, in order; what the iterator raises is raised to the caller after the items before it.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")
DEPTH = 3
_LOOK_S = 0.1


class Ahead(Generic[T], Iterator[T]):
    """Iterate over it inside a `with` block; leaving the block ends the thread."""

    def __init__(self, items: Iterable[T], depth: int = DEPTH) -> None:
        self._items = items
        self._ready: queue.Queue[tuple[T] | BaseException | None] = queue.Queue(depth)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name="ahead", daemon=True)
        self._thread.start()

    def __enter__(self) -> Ahead[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def __next__(self) -> T:
        """The next item. Raises StopIteration at the end, and whatever the iterator raised."""
        item = self._ready.get()
        if isinstance(item, tuple):
            return item[0]
        self._ready.put(item)  # the end stays the end
        raise item or StopIteration

    def _work(self) -> None:
        end: BaseException | None = None
        try:
            for item in self._items:
                if not self._put((item,)):
                    return
        except BaseException as error:  # handed to the caller, who owns the decision
            end = error
        self._put(end)

    def _put(self, item: tuple[T] | BaseException | None) -> bool:
        """Wait for a free place; False when nobody wants any more."""
        while not self._stop.is_set():
            try:
                self._ready.put(item, timeout=_LOOK_S)
            except queue.Full:
                continue
            return True
        return False
