"""Keeps the screen on while somebody exercises: nobody touches the laptop for minutes. Never raises, never waits long.

Where the system offers no way, nothing happens, and the screen dims as it always does.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager

LOG = logging.getLogger(__name__)


def _presenting() -> AbstractContextManager[object]:
    from wakepy import keep

    return keep.presenting(on_fail="pass")


class Awake:
    """`hold` while a session runs, `release` after it; both may be called again."""

    def __init__(self, make: Callable[[], AbstractContextManager[object]] = _presenting) -> None:
        self._make = make
        self._held: AbstractContextManager[object] | None = None

    def hold(self) -> None:
        """Keep the screen on from now on."""
        if self._held is not None:
            return
        try:
            held = self._make()
            held.__enter__()
        except Exception:
            LOG.debug("the screen cannot be kept on", exc_info=True)
            return
        self._held = held

    def release(self) -> None:
        """Let the screen dim again."""
        held, self._held = self._held, None
        if held is None:
            return
        try:
            held.__exit__(None, None, None)
        except Exception:
            LOG.debug("the screen's own timer did not come back by itself", exc_info=True)
