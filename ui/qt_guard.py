"""Keeps CPython 3.10 and 3.11 alive under Qt bindings that were compiled for later versions.

Seen with PySide6 6.12.0 on CPython 3.11: every method without a result gives away a reference to None that it does
not own (from 3.12 on None is immortal and nothing happens). A window paints itself to death within seconds:
"Fatal Python error: none_dealloc". The cure is to make None as good as immortal, as 3.12 does. Nothing else is here.
"""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QObject

# Some 60,000 calls a second for half a year.
RESERVE = 1 << 40
_PROBES = 64


def steals_none() -> bool:
    """Whether a method without a result lowers None's reference count."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(_PROBES):
        thing.setObjectName("")
    return before - sys.getrefcount(None) >= _PROBES // 2


def guard() -> bool:
    """Give None a reserve where it is needed; whether it was. May be called again."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > RESERVE // 2 or not steals_none():
        return False
    count = ctypes.c_ssize_t.from_address(id(None))
    if abs(count.value - sys.getrefcount(None)) > _PROBES:
        # Not the layout that this is written for: better a crash with a known cause than a written-over object.
        return False
    count.value += RESERVE
    return True
