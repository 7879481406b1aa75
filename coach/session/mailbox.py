"""A one-place slot between two threads: the newest item wins, what it overwrote is counted.

Not a queue: a queue of size one keeps the stale item and refuses the new one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """One slot, any number of putting threads, one taking thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._item: T | None = None
        self._poked = False
        self._overwritten = 0

    @property
    def overwritten(self) -> int:
        """How many items were replaced before anyone took them."""
        return self._overwritten

    def put(self, item: T) -> None:
        """Put `item`, over whatever is there. Does not wait."""
        with self._changed:
            self._overwritten += self._item is not None
            self._item = item
            self._changed.notify_all()

    def put_waiting(self, item: T, give_up: Callable[[], bool], check_s: float = 0.1) -> bool:
        """Wait until the slot is empty, then put `item`: nothing is overwritten.

        `give_up` is asked every `check_s` seconds; once it says True the item is not put and the answer is False.
        """
        with self._changed:
            while self._item is not None:
                if give_up():
                    return False
                self._changed.wait(check_s)
            self._item = item
            self._changed.notify_all()
            return True

    def take(self, timeout_s: float) -> T | None:
        """Take the item, waiting up to `timeout_s` for one. None: nothing came, or `poke` was called."""
        with self._changed:
            self._changed.wait_for(lambda: self._item is not None or self._poked, timeout_s)
            self._poked = False
            item, self._item = self._item, None
            self._changed.notify_all()
            return item

    def poke(self) -> None:
        """Let a waiting `take` return at once, so that its thread can look at something else."""
        with self._changed:
            self._poked = True
            self._changed.notify_all()
