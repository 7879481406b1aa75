"""Which found repetition is which true one: by overlap in time, one to one."""

from __future__ import annotations

from collections.abc import Sequence

Interval = tuple[float, float]
SHARE_MIN = 0.3  # of the shorter one: less is a neighbour's edge, not the same repetition [engineering default]


def overlap_s(a: Interval, b: Interval) -> float:
    """Seconds that two intervals share, never below 0."""
    return max(0.0, min(a[1], b[1]) - max(a[0], b[0]))


def match(truth: Sequence[Interval], found: Sequence[Interval]) -> list[tuple[int | None, int | None]]:
    """Pairs (index in truth, index in found), None for a partner that is missing; in the order of time.

    The pair with the longest overlap is taken first; no interval is taken twice.
    """
    candidates: list[tuple[float, int, int]] = []
    for i, a in enumerate(truth):
        for j, b in enumerate(found):
            shared = overlap_s(a, b)
            if shared > 0 and shared >= SHARE_MIN * min(a[1] - a[0], b[1] - b[0]):
                candidates.append((shared, i, j))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs: list[tuple[int | None, int | None]] = [(i, partner.get(i)) for i in range(len(truth))]
    pairs += [(None, j) for j in range(len(found)) if j not in taken]

    def start(pair: tuple[int | None, int | None]) -> float:
        i, j = pair
        return truth[i][0] if i is not None else found[j][0] if j is not None else 0.0

    return sorted(pairs, key=start)
