"""One true and one read value, with where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from coach.validation.runner import Run


@dataclass(frozen=True, slots=True)
class Pair:
    """`level`: top (of a repetition) or frames. `t_s`: when. `truth`, `read`: in the quantity's unit."""

    quantity: str
    level: str
    exercise: str
    view: str
    proper: bool
    clip: str
    t_s: float
    truth: float
    read: float


def pair(run: Run, quantity: str, level: str, t_s: float, true: float, read: float) -> Pair:
    """A pair of this run."""
    clip = run.clip
    return Pair(quantity, level, run.exercise, clip.view, clip.proper, clip.name, t_s, true, read)
