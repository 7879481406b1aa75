"""Drives the pipeline in tests with poses that are given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from coach.exercise.loader import exercise
from coach.session.pipeline import Pipeline
from coach.types import CoachState, Event, Frame, Pose, RepEvent

E = TypeVar("E")


class NoLandmarker:
    """Never asked: the poses are given."""

    closed = False
    looked_anew = 0

    def prepare(self, frame: Frame) -> None:
        raise AssertionError("the pose is given")

    def infer(self, frame: Frame, prepared: object) -> None:
        raise AssertionError("the pose is given")

    def detect(self, frame: Frame, inferred: object = None) -> Pose | None:
        raise AssertionError("the pose is given")

    def look_anew(self) -> None:
        self.looked_anew += 1

    def close(self) -> None:
        self.closed = True


def drive(
    frames: Iterable[tuple[Frame, Pose | None]], exercise_id: str = "glute_bridge", hold_s: float = 0.0
) -> tuple[Pipeline, list[CoachState], list[Event]]:
    """All states and events of a given sequence."""
    pipeline = Pipeline(NoLandmarker(), exercise(exercise_id), hold_s=hold_s)
    states: list[CoachState] = []
    events: list[Event] = []
    for frame, pose in frames:
        state, new = pipeline.step_pose(frame, pose)
        states.append(state)
        events.extend(new)
    events.extend(pipeline.finish())
    return pipeline, states, events


def of(kind: type[E], events: Iterable[object]) -> list[E]:
    """The events of one kind."""
    return [event for event in events if isinstance(event, kind)]


def reps(events: Iterable[object]) -> list[RepEvent]:
    """The repetitions."""
    return of(RepEvent, events)
