"""Puts the parts together: which landmarker for which source, a pipeline, a runner. Imports the heavy parts lazily."""

from __future__ import annotations

from collections.abc import Callable
from math import nan
from typing import Any

from coach.exercise.loader import exercise, exercise_ids
from coach.exercise.spec import ExerciseSpec
from coach.pose.base import Landmarker
from coach.session.pipeline import Pipeline
from coach.session.runner import Runner


def is_recording(uri: str) -> bool:
    """Whether the source is a landmark recording, which needs neither video nor MediaPipe."""
    return uri.lower().endswith(".npz")


def make_landmarker(uri: str, spec: ExerciseSpec, progress: Callable[[str, float], None] | None = None) -> Landmarker:
    """The landmarker for a source.

    Raises
    ------
    SourceError : the recording cannot be read. ModelError, DependencyError : no model, or no MediaPipe.
    """
    if is_recording(uri):
        from coach.pose.recorded import RecordedLandmarker
        from coach.store.recording import load_recording

        return RecordedLandmarker(load_recording(uri))
    from coach.pose.backend import MediaPipeLandmarker
    from coach.pose.model_store import ensure_model

    return MediaPipeLandmarker(ensure_model(progress), masks=spec.needs_mask)


def make_runner(
    exercise_id: str,
    uri: str,
    target: float | None = None,
    hold_s: float | None = None,
    loop: bool = False,
    lang: str = "en",
    neutral_deg: float | None = None,
) -> Runner:
    """A runner for the window.

    target : personal target of the driving signal in its unit; None: the exercise's own.
    hold_s : prescribed hold; None: the exercise's default.
    """
    spec = exercise(exercise_id)
    hold = spec.prescription.hold_s if hold_s is None else hold_s

    def make() -> Pipeline:
        return Pipeline(
            make_landmarker(uri, spec), spec, target=target, hold_s=hold, neutral_deg=neutral_deg, lang=lang
        )

    return Runner(uri, make, loop=loop)


def exercise_names(lang: str = "en") -> dict[str, dict[str, Any]]:
    """What the window's settings need of each exercise: name, set-up, default repetitions and hold, limits."""
    return {
        spec.id: {
            "name": spec.text(spec.name, lang),
            "setup": spec.text(spec.setup.say, lang),
            "reps": spec.prescription.reps,
            "hold_s": spec.prescription.hold_s,
            "measures": {m.id: spec.text(m.name, lang) for m in spec.measure},
            "not_measured": "; ".join(item.what for item in spec.not_visible[:2]),
        }
        for spec in map(exercise, exercise_ids())
    }


def error_of(exercise_id: str, signal: str) -> float:
    """The stated +- of a signal at the top of a repetition, nan where none is stated."""
    found = (m.error for m in exercise(exercise_id).measure if m.signal == signal and m.over == "top")
    return next((error for error in found if error is not None), nan)
