"""Found repetitions are paired with true ones by overlap; figures of counts and faults by hand."""

from __future__ import annotations

from math import isnan

import pytest

from coach.validation.match import match, overlap_s
from coach.validation.metrics import confusion, count_stats


def test_overlap_in_seconds():
    assert overlap_s((0.0, 2.0), (1.5, 4.0)) == 0.5
    assert overlap_s((0.0, 1.0), (1.0, 2.0)) == 0.0


@pytest.mark.parametrize(
    ("truth", "found", "pairs"),
    [
        ([(0, 2), (3, 5)], [(0.1, 2.1), (2.8, 5)], [(0, 0), (1, 1)]),
        ([(0, 2), (3, 5)], [(3, 5)], [(0, None), (1, 0)]),
        ([(3, 5)], [(0, 2), (3, 5)], [(None, 0), (0, 1)]),
        ([(0, 2), (3, 5)], [(0, 5)], [(0, 0), (1, None)]),  # one that swallows two is the first of them only
        ([(0, 10)], [(9, 19)], [(0, None), (None, 0)]),  # a tenth of it is a neighbour
        ([], [], []),
    ],
)
def test_pairs(truth, found, pairs):
    assert match(truth, found) == pairs


def test_the_longest_overlap_wins_whatever_the_order():
    assert match([(0, 4), (4, 8)], [(3.0, 7.9), (0.0, 2.9)]) == [(0, 1), (1, 0)]


def test_counts_by_hand():
    stats = count_stats([(3, 3), (2, 4), (5, 4), (0, 0)])
    assert (stats.clips, stats.exact, stats.share, stats.mae) == (4, 2, 0.5, 0.75)
    assert (stats.true, stats.found, stats.extra) == (10, 11, 2)


def test_no_clips_give_no_share():
    stats = count_stats([])
    assert stats.clips == 0
    assert isnan(stats.share)
    assert isnan(stats.mae)


def test_confusion_by_hand():
    c = confusion([(True, True)] * 3 + [(True, False)] + [(False, True)] * 2 + [(False, False)] * 14)
    assert (c.tp, c.fn, c.fp, c.tn) == (3, 1, 2, 14)
    assert (c.sensitivity, c.specificity, c.false_per_10) == (0.75, 0.875, 1.0)


def test_nothing_to_find_gives_no_sensitivity():
    c = confusion([(False, False)])
    assert isnan(c.sensitivity)
    assert c.specificity == 1.0
