"""The landmark table: names of the 33 BlazePose points and the bones between them."""

from __future__ import annotations

from typing import Final

from coach.types import Side

COUNT: Final = 33
NOSE: Final = 0

_PAIRS: Final[dict[str, tuple[int, int]]] = {
    "eye": (2, 5),
    "ear": (7, 8),
    "shoulder": (11, 12),
    "elbow": (13, 14),
    "wrist": (15, 16),
    "hip": (23, 24),
    "knee": (25, 26),
    "ankle": (27, 28),
    "heel": (29, 30),
    "foot_index": (31, 32),
}
JOINTS: Final = tuple(_PAIRS)

BONES: Final[tuple[tuple[int, int], ...]] = (
    (11, 12), (11, 13), (13, 15), (12, 14), (14, 16), (11, 23), (12, 24), (23, 24),
    (23, 25), (25, 27), (24, 26), (26, 28), (27, 29), (29, 31), (27, 31), (28, 30), (30, 32), (28, 32),
)  # fmt: skip


def index(joint: str, side: Side) -> int:
    """Row of a joint in a (33, ...) array.

    Raises
    ------
    KeyError : the joint is not one of `JOINTS`.
    """
    return _PAIRS[joint][0 if side == "left" else 1]


def other(side: Side) -> Side:
    """The contralateral side."""
    return "right" if side == "left" else "left"
