"""Pain and effort over the sessions: where the answers began and where they are. Pure; guided sessions only."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, nan

from coach.exercise.change import PAIN_CHANGE
from coach.export.model import AnswerId, AnswerRow, Exceeds, SessionRow
from coach.export.numbers import SESSIONS_MIN, stats, thirds

ASKED: tuple[AnswerId, ...] = ("before", "worst_24h", "next_day", "during", "after", "effort")
NEAR = 1e-9  # 4.8 less 2.8 is 2 points


def answer_rows(sessions: Sequence[SessionRow]) -> tuple[AnswerRow, ...]:
    """One row a kind of answer, also where nobody gave it. sessions : oldest first."""
    guided = [s for s in sessions if s.kind == "guided"]
    return tuple(_row(name, [v for s in guided if (v := _value(s, name)) is not None]) for name in ASKED)


def _value(s: SessionRow, name: AnswerId) -> int | None:
    by_id: dict[AnswerId, int | None] = {
        "before": s.before,
        "worst_24h": s.worst_24h,
        "next_day": s.next_day,
        "during": s.during,
        "after": s.after,
        "effort": s.effort,
    }
    return by_id[name]


def _row(name: AnswerId, given: Sequence[int]) -> AnswerRow:
    first, last = (stats(part).mean for part in thirds(given))
    change, limit = last - first, nan if name == "effort" else PAIN_CHANGE
    exceeds: Exceeds = "too_few" if len(given) < SESSIONS_MIN else _judged(change, limit)
    return AnswerRow(name, len(given), first, last, change, limit, exceeds, given[-1] if given else None)


def _judged(change: float, limit: float) -> Exceeds:
    # A score has steps of one: the smallest change that means something is itself one, unlike an error.
    if not isfinite(limit):
        return "no_error"
    return "yes" if abs(change) >= limit - NEAR else "no"
