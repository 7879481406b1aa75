"""Analyses a whole source: every frame through the pipeline, decoding ahead, and everything that was found.

No printing and no files; `report.py` turns the result into JSON, CSV and words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from coach.capture.base import open_source
from coach.capture.prefetch import Prefetch
from coach.exercise.spec import ExerciseSpec
from coach.pose.base import Landmarker
from coach.session.ahead import Ahead
from coach.session.pipeline import Pipeline, Tally
from coach.store.recording import RecordingWriter
from coach.types import CoachState, Counts, Frame, RepEvent

Progress = Callable[[int, int | None], None]


class FrameSink(Protocol):
    """Takes each frame with its state, for example to write an annotated film."""

    def write(self, frame: Frame, state: CoachState) -> None:
        """Take one frame."""
        ...


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one source showed. `voided` : movements that were dropped, with time and reason."""

    source: str
    spec: ExerciseSpec
    duration_s: float
    tally: Tally
    counts: Counts
    repetitions: tuple[RepEvent, ...]
    voided: tuple[tuple[float, str], ...]
    fps: float


def analyse(
    uri: str,
    spec: ExerciseSpec,
    landmarker: Landmarker,
    *,
    hold_s: float = 0.0,
    neutral_deg: float | None = None,
    progress: Progress | None = None,
    recorder: RecordingWriter | None = None,
    sink: FrameSink | None = None,
) -> Analysis:
    """Run a source through the pipeline from its first frame to its last.

    hold_s : prescribed hold; 0 means none is prescribed, and none is judged.
    neutral_deg : from `calibration.standing_neutral`, None where there was no calibration.
    progress : called with frames done and the number of frames where it is known.

    Raises
    ------
    SourceError : the source cannot be opened or read.
    """
    pipeline = Pipeline(landmarker, spec, hold_s=hold_s, neutral_deg=neutral_deg)
    source = open_source(uri)
    repetitions: list[RepEvent] = []
    times_s: list[float] = []
    # Decoding, conversion, inference and judging each have a thread: the film costs hardly more than the inference.
    with (
        Prefetch(source) as frames,
        Ahead((frame, landmarker.prepare(frame)) for frame in frames) as prepared,
        Ahead((frame, landmarker.infer(frame, picture)) for frame, picture in prepared) as inferred,
    ):
        for frame, result in inferred:
            pose = landmarker.detect(frame, result)
            state, events = pipeline.step_pose(frame, pose)
            repetitions += [event for event in events if isinstance(event, RepEvent)]
            times_s.append(frame.t_s)
            if recorder is not None:
                belly_t = state.signals.values.get("belly_height_t", float("nan")) if state.signals else float("nan")
                recorder.append(pose and replace(pose, belly_t=belly_t), frame.t_s, frame.size_px)
            if sink is not None:
                sink.write(frame, state)
            if progress is not None:
                progress(len(times_s), source.frame_count)
    repetitions += [event for event in pipeline.finish() if isinstance(event, RepEvent)]
    span_s = times_s[-1] - times_s[0] if times_s else 0.0
    fps = (len(times_s) - 1) / span_s if span_s > 0 else float("nan")
    return Analysis(
        source=uri,
        spec=spec,
        duration_s=span_s + (1 / fps if fps == fps else 0.0),
        tally=pipeline.tally,
        counts=pipeline.checker.counts,
        repetitions=tuple(repetitions),
        voided=tuple(pipeline.checker.voided),
        fps=fps,
    )
