"""End to end on the bundled films, through the real detector: counts and verdicts are the truth's, angles near it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from coach.capture.demos import demo_path
from coach.errors import CoachError
from coach.exercise.loader import exercise
from coach.session.analysis import Analysis, analyse
from coach.session.factory import make_landmarker
from coach.types import Counts

TRUTH = json.loads((Path(__file__).parent / "demo_glute_bridge_truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def bridge() -> Analysis:
    film = str(demo_path("demo"))
    spec = exercise("glute_bridge")
    try:
        landmarker = make_landmarker(film, spec)
    except CoachError as error:
        pytest.skip(f"the pose model cannot be provided here: {error}")
    try:
        return analyse(film, spec, landmarker)
    finally:
        landmarker.close()


def test_good_half_and_compensated_are_counted_apart(bridge: Analysis) -> None:
    assert bridge.counts == Counts(good=3, partial=1, compensated=2)
    assert [rep.verdict for rep in bridge.repetitions] == [rep["verdict"] for rep in TRUTH]


def test_repetitions_are_where_they_are(bridge: Analysis) -> None:
    for found, true in zip(bridge.repetitions, TRUTH, strict=True):
        assert found.t_start_s == pytest.approx(true["t_start_s"], abs=0.4)
        assert found.t_end_s == pytest.approx(true["t_end_s"], abs=0.4)


def test_hip_extension_at_the_top_is_within_five_degrees_on_average(bridge: Analysis) -> None:
    read = [rep.measures["hip_extension_top_deg"].value for rep in bridge.repetitions]
    true = [rep["hip_extension_top_deg"] for rep in TRUTH]
    assert float(np.mean(np.abs(np.subtract(read, true)))) < 5.0


def test_the_arched_one_on_a_straight_line_is_told_by_the_outline(bridge: Analysis) -> None:
    arched = next(i for i, rep in enumerate(TRUTH) if rep["label"] == "lumbar_hyperext")
    rep = bridge.repetitions[arched]
    assert abs(rep.measures["hip_extension_top_deg"].value) < 10.0
    assert rep.measures["belly_rise_t"].value > 0.03
    assert [f.id for f in rep.faults if f.kind == "compensation"] == ["lumbar_compensation"]


def test_everything_was_seen(bridge: Analysis) -> None:
    assert bridge.tally.seen == bridge.tally.frames
    assert bridge.tally.measured > 0.95 * bridge.tally.frames
    assert not bridge.voided
