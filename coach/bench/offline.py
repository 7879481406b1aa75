"""Speed of the analysis against a bare MediaPipe loop, and what our own part of a frame costs."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from coach import privacy
from coach.capture.opencv import cv2
from coach.capture.video import VideoSource
from coach.exercise.loader import exercise
from coach.pose.backend import MediaPipeLandmarker, bare_video_landmarker
from coach.session.analysis import analyse
from coach.session.pipeline import Pipeline
from coach.types import Frame

WARM_UP = 10
SAMPLE = 80


@dataclass(frozen=True, slots=True)
class Pair:
    """Wall time of one bare loop and of one analysis, over the same frames."""

    bare_s: float
    analyse_s: float
    frames: int


@dataclass(frozen=True, slots=True)
class OwnCost:
    """Milliseconds per frame, medians: all of ours; of it, MediaPipe's results to our types; the mask's surplus."""

    step_ms: float
    convert_ms: float
    mask_ms: float


def describe(film: Path) -> str:
    """Size, rate and length of a film."""
    source = VideoSource(film, uri=str(film))
    try:
        width, height = source.size_px
        return f"{width}x{height} px, {source.fps or 0:.2f} fps, {source.frame_count} frames"
    finally:
        source.close()


def pair(film: Path, exercise_id: str, model: Path) -> Pair:
    """One bare loop, then one analysis of the whole film."""
    privacy.seal()
    frames, bare_s = _bare(film, model)
    spec = exercise(exercise_id)
    with MediaPipeLandmarker(model, masks=spec.needs_mask) as landmarker:
        start = time.perf_counter()
        analyse(str(film), spec, landmarker)
        return Pair(bare_s, time.perf_counter() - start, frames)


def _bare(film: Path, model: Path) -> tuple[int, float]:
    """Read, convert, detect, one after the other, as the shortest program would."""
    landmarker, image_of = bare_video_landmarker(model)
    capture = cv2.VideoCapture(str(film))
    fps = capture.get(cv2.CAP_PROP_FPS) or 30.0
    done = 0
    start = time.perf_counter()
    while True:
        ok, bgr = capture.read()
        if not ok:
            break
        landmarker.detect_for_video(image_of(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)), round(1000 * done / fps))
        done += 1
    took_s = time.perf_counter() - start
    capture.release()
    landmarker.close()
    return done, took_s


def own_cost(film: Path, exercise_id: str, model: Path) -> OwnCost:
    """Cost of everything of ours outside decoding and MediaPipe, and of asking MediaPipe for the mask."""
    spec = exercise(exercise_id)
    source = VideoSource(film, uri=str(film))
    frames = list(islice(iter(source.read, None), SAMPLE))
    source.close()
    with MediaPipeLandmarker(model, masks=spec.needs_mask, watch_people=False) as landmarker:
        inner = _Stopwatch(landmarker)
        pipeline = Pipeline(landmarker, spec)
        steps = _time(frames, pipeline.step)
        network_ms = inner.times_ms
        after = [total - net for total, net in zip(steps, network_ms, strict=True)][WARM_UP:]
        pictures = [_picture_ms(landmarker, frame) for frame in frames[WARM_UP:]]
    detects: list[float] = []
    with MediaPipeLandmarker(model, masks=spec.needs_mask, watch_people=False) as landmarker:
        inner = _Stopwatch(landmarker)
        totals = _time(frames, landmarker.detect)
        detects = [t - n for t, n in zip(totals, inner.times_ms, strict=True)][WARM_UP:]
    # Colour conversion belongs to the bare loop as well; it is not our surplus.
    picture_ms = statistics.median(pictures)
    with MediaPipeLandmarker(model, masks=False, watch_people=False) as landmarker:
        plain = _Stopwatch(landmarker)
        _time(frames, landmarker.detect)
    return OwnCost(
        statistics.median(after) - picture_ms,
        statistics.median(detects) - picture_ms,
        statistics.median(network_ms[WARM_UP:]) - statistics.median(plain.times_ms[WARM_UP:]),
    )


class _Stopwatch:
    """Times the network's own call inside a landmarker."""

    def __init__(self, landmarker: MediaPipeLandmarker) -> None:
        self.times_ms: list[float] = []
        landmarker.time_network(self._note)

    def _note(self, took_s: float) -> None:
        self.times_ms.append(1000 * took_s)


def _picture_ms(landmarker: MediaPipeLandmarker, frame: Frame) -> float:
    start = time.perf_counter()
    landmarker.picture(frame.bgr)
    return 1000 * (time.perf_counter() - start)


def _time(frames: list[Frame], call: Any) -> list[float]:
    times: list[float] = []
    for frame in frames:
        start = time.perf_counter()
        call(frame)
        times.append(1000 * (time.perf_counter() - start))
    return times
