"""Real people's recordings and one rendered set beside the project: counts by eye and exact truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.errors import ModelError
from coach.exercise.loader import exercise, exercise_ids
from coach.pose.model_store import ensure_model
from coach.session.analysis import Analysis, analyse
from coach.session.factory import make_landmarker

pytestmark = pytest.mark.shared


def run(path: Path, exercise_id: str = "glute_bridge") -> Analysis:
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    spec = exercise(exercise_id)
    landmarker = make_landmarker(str(path), spec)
    try:
        return analyse(str(path), spec, landmarker)
    finally:
        landmarker.close()


@pytest.mark.parametrize(("name", "count"), [("bridge_a", 1), ("bridge_b", 3), ("bridge_c", 2)])
def test_real_bridges_are_counted_as_by_eye(shared_data: Path, name: str, count: int) -> None:
    found = run(shared_data / "recordings" / f"{name}.npz")
    assert [rep.verdict for rep in found.repetitions] == ["good"] * count


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_other_movements_count_nothing_for_any_exercise(shared_data: Path, exercise_id: str) -> None:
    paths = sorted((shared_data / "recordings").glob("other_*.npz"))
    assert paths
    counted = {path.name: run(path, exercise_id).counts.total for path in paths}
    assert counted == dict.fromkeys(counted, 0)


@pytest.mark.parametrize("name", ["clamshell_a", "step_up_a"])
def test_another_exercise_is_no_glute_bridge(shared_data: Path, name: str) -> None:
    assert run(shared_data / "recordings" / f"{name}.npz").counts.total == 0


def verdict(rep: dict[str, str]) -> str:
    """Half height and 28 degrees short are both partial to the coach."""
    if rep["kind"] == "partial" or rep["label"] == "insufficient":
        return "partial"
    return "compensated" if rep["label"].startswith("lumbar") else "good"


def test_a_fast_rendered_set_through_mediapipe(shared_data: Path) -> None:
    try:
        ensure_model()
    except ModelError as error:
        pytest.skip(f"no pose model on this machine: {error}")
    film = shared_data / "sets" / "bridge_2_fast__m_heavy__side.mp4"
    found = run(film)
    truth = json.loads(film.with_suffix(".json").read_text(encoding="utf-8"))["reps"]
    assert [rep.verdict for rep in found.repetitions] == [verdict(rep) for rep in truth]
