"""The real tracker over two films, in the second of which somebody lies the other way round."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from coach.capture.base import open_source
from coach.errors import ModelError
from coach.exercise.loader import exercise
from coach.pose.model_store import ensure_model
from coach.session.factory import make_landmarker
from coach.session.pipeline import Pipeline

FRAMES, EVERY = 60, 3


def step_through(pipeline: Pipeline, uri: str, from_s: float) -> tuple[Counter, float]:
    """Every third of a film's first frames; how often it was in position, and the last time."""
    source, seen, t_s = open_source(uri), Counter(), from_s
    for number in range(FRAMES):
        frame = source.read()
        assert frame is not None
        if number % EVERY == 0:
            t_s = from_s + frame.t_s
            state, _ = pipeline.step(replace(frame, t_s=t_s))
            seen[state.view.can_count] += 1
    source.close()
    return seen, t_s


def test_who_lies_the_other_way_round_for_the_next_exercise_is_seen_the_right_way_up() -> None:
    try:
        ensure_model()
    except ModelError as error:
        pytest.skip(f"no pose model on this machine: {error}")
    spec = exercise("glute_bridge")
    pipeline = Pipeline(make_landmarker("demo", spec, masks=True), spec)
    try:
        seen, t_s = step_through(pipeline, "demo:glute_bridge", 0.0)
        assert seen[True] >= 18
        pipeline.use("clamshell")
        seen, _ = step_through(pipeline, "demo:clamshell", t_s + 0.1)
        assert seen[True] >= 18
    finally:
        pipeline.close()
