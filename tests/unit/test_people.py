"""How many people a set of torsos is."""

from __future__ import annotations

import numpy as np
import pytest

from coach.pose.backend import count_people


def torso(x: float, y: float = 0.0, length: float = 100.0):
    """Lying: mid-shoulder at x, mid-hip `length` to the right."""
    return np.array([x, y]), np.array([x + length, y])


@pytest.mark.parametrize(
    ("torsos", "people"),
    [
        ([], 1),
        ([torso(0)], 1),
        ([torso(0), torso(300)], 2),
        ([torso(0), torso(300), torso(600)], 3),
        ([torso(0), torso(5, 5)], 1),  # one person found twice
        ([torso(0), torso(0, 45)], 1),
        ([torso(0), torso(0, 55)], 2),
        ([torso(0), torso(300, length=39)], 1),  # a picture on the wall
        ([torso(0), torso(300, length=41)], 2),
        ([torso(300, length=30), torso(0)], 1),  # the order does not matter
    ],
)
def test_different_people_of_comparable_size(torsos, people: int) -> None:
    assert count_people(torsos) == people


def test_a_find_without_length_is_nobody() -> None:
    assert count_people([torso(0), torso(300, length=0.0)]) == 1
    assert count_people([torso(0, length=0.0)]) == 1
