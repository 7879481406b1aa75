"""Real people's recordings that ship with the project: counts by eye, and no repetition of what is something else."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from coach.exercise.loader import exercise, exercise_ids
from coach.session.analysis import analyse
from coach.session.factory import make_landmarker

FOLDER = Path(__file__).resolve().parents[1] / "data" / "validation"
FILES = sorted(FOLDER.glob("*.npz"))


def count(path: Path, exercise_id: str) -> int:
    spec = exercise(exercise_id)
    return analyse(str(path), spec, make_landmarker(str(path), spec)).counts.total


def meta(path: Path) -> dict:
    with np.load(path) as archive:
        return json.loads(str(archive["meta"]))


REAL = [p for p in FILES if meta(p)["kind"] == "real"]
OTHER = [p for p in FILES if meta(p)["kind"] == "other"]


def test_the_files_are_there() -> None:
    assert len(REAL) >= 5
    assert len(OTHER) >= 6


@pytest.mark.parametrize("path", REAL, ids=lambda p: p.stem)
def test_repetitions_of_real_people_are_counted_exactly(path: Path) -> None:
    assert count(path, meta(path)["exercise"]) == meta(path)["reps"]


@pytest.mark.parametrize("exercise_id", exercise_ids())
@pytest.mark.parametrize("path", OTHER, ids=lambda p: p.stem)
def test_other_movements_are_no_repetitions_of_any_exercise(path: Path, exercise_id: str) -> None:
    assert count(path, exercise_id) == 0


@pytest.mark.shared
def test_the_recordings_outside_the_project_count_as_well(shared_data: Path) -> None:
    for path in sorted((shared_data / "recordings").glob("*.npz")):
        known = meta(path)
        if known["kind"] == "real" and known["sure"]:
            assert count(path, known["exercise"]) == known["reps"], path.name
        elif known["kind"] == "other":
            assert [count(path, name) for name in exercise_ids()] == [0] * len(exercise_ids()), path.name
