"""Puts the parts together: which landmarker for which source, a pipeline, a runner. Imports the heavy parts lazily."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import nan
from typing import Any

from coach.capture.demos import demo_names
from coach.exercise.loader import exercise, exercise_ids
from coach.exercise.spec import ExerciseSpec
from coach.pose.base import Landmarker
from coach.session.pipeline import Pipeline
from coach.session.runner import Keeper, Runner


def is_recording(uri: str) -> bool:
    """Whether the source is a landmark recording, which needs neither video nor MediaPipe."""
    return uri.lower().endswith(".npz")


def make_landmarker(
    uri: str,
    spec: ExerciseSpec,
    progress: Callable[[str, float], None] | None = None,
    masks: bool | None = None,
) -> Landmarker:
    """The landmarker for a source. masks : give the person mask; None: if the exercise reads it.

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

    return MediaPipeLandmarker(ensure_model(progress), masks=spec.needs_mask if masks is None else masks)


def make_runner(
    exercise_id: str,
    uri: str,
    target: float | None = None,
    hold_s: float | None = None,
    loop: bool = False,
    lang: str = "en",
    neutral_deg: float | None = None,
    keepers: Sequence[Keeper] = (),
    any_exercise: bool = False,
) -> Runner:
    """A runner for the window.

    target : personal target of the driving signal in its unit; None: the exercise's own.
    hold_s : prescribed hold; None: the exercise's default.
    any_exercise : others may follow on the same source, so the person mask is there for those that read it.
    """
    spec = exercise(exercise_id)
    hold = spec.prescription.hold_s if hold_s is None else hold_s

    def make() -> Pipeline:
        return Pipeline(
            make_landmarker(uri, spec, masks=any_exercise or spec.needs_mask),
            spec,
            target=target,
            hold_s=hold,
            neutral_deg=neutral_deg,
            lang=lang,
        )

    return Runner(uri, make, loop=loop, keepers=keepers)


def exercise_names(lang: str = "en") -> dict[str, dict[str, Any]]:
    """What the window needs of each exercise: words, default repetitions and hold, limits, and how it is drawn."""
    films = demo_names()
    return {
        spec.id: {
            "name": spec.text(spec.name, lang),
            "setup": spec.text(spec.setup.say, lang),
            "reps": spec.prescription.reps,
            "hold_s": spec.prescription.hold_s,
            "driver": spec.rep.driver,
            "posture": spec.setup.posture,
            "facing": spec.setup.facing,
            "sided": spec.setup.side != "none",
            "demo": spec.id in films,
            "angles": _angles(spec, lang),
            "not_measured": "; ".join(spec.text(item.what, lang) for item in spec.not_visible[:2]),
            "faults": {fault.id: spec.text(fault.name, lang) for fault in spec.fault},
        }
        for spec in map(exercise, exercise_ids())
    }


def _angles(spec: ExerciseSpec, lang: str) -> list[dict[str, Any]]:
    """The measures in degrees, the main one first: the driver's at the top alone, else all, those at the top first."""
    angles = [m for m in spec.measure if m.id.endswith("_deg")]
    own = [m for m in angles if m.signal == spec.rep.driver and m.over == "top"]
    return [
        {
            "id": m.id,
            "name": spec.text(m.name, lang),
            "signal": m.signal if m.of is None else "",
            "at_top": m.over == "top",
            "since_rest": m.since_rest,
            "error_deg": nan if m.error is None else m.error,
            "normal_deg": m.normal,
        }
        for m in own[:1] or sorted(angles, key=lambda m: m.over != "top")
    ]


def error_of(exercise_id: str, signal: str) -> float:
    """The stated +- of a signal at the top of a repetition, nan where none is stated."""
    found = (m.error for m in exercise(exercise_id).measure if m.signal == signal and m.over == "top")
    return next((error for error in found if error is not None), nan)
