"""What the views are given: frozen, comparable values, and the pure functions that make them from a state.

Not here: widgets, timers, the runner. A view repaints when its model differs from the last one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from coach.types import CoachState, CueEvent, Measure, Phase, RepEvent, SetupCheck, Verdict
from ui import texts
from ui.overlay import side_seen
from ui.paint import Shape

Tone = Literal["plain", "good", "change", "wrong", "muted"]


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How a window is opened. None: what the exercise prescribes. `recording`: the source has no picture of its own."""

    exercise_id: str
    source: str
    target: int | None
    hold_s: float | None
    recording: bool = False
    loop: bool = False
    notice: str = ""
    neutral_deg: float | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """What the window needs to know about an exercise."""

    id: str
    name: str
    setup: str
    reps: int | None = None
    hold_s: float = 0.0
    not_measured: str = ""
    measures: Mapping[str, str] = field(default_factory=dict[str, str])

    @staticmethod
    def of(exercise_id: str, entry: Mapping[str, Any]) -> Exercise:
        """From one entry of `coach.session.factory.exercise_names()`."""
        return Exercise(
            exercise_id,
            str(entry["name"]),
            str(entry["setup"]),
            int(entry["reps"]) if entry.get("reps") else None,
            float(entry.get("hold_s") or 0.0),
            str(entry.get("not_measured") or texts.not_measured_in(exercise_id)),
            dict(entry.get("measures") or {}),
        )


@dataclass(frozen=True, slots=True)
class Chip:
    """A short word with a shape over the picture."""

    text: str
    shape: Shape | None = None
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Banner:
    """The one cue: a shape, a sentence, and what kind of thing it says."""

    text: str
    tone: Tone
    shape: Shape


@dataclass(frozen=True, slots=True)
class StageModel:
    """What stands over the picture. Exactly one of set-up, message, paused or none of them covers it."""

    chips: tuple[Chip, ...] = ()
    end_chips: tuple[Chip, ...] = ()
    banner: Banner | None = None
    headline: str = ""
    subline: str = ""
    silhouette: str = ""
    message: tuple[str, str] | None = None
    paused: bool = False
    notice: str = ""

    @property
    def dimmed(self) -> bool:
        """The picture steps back behind words."""
        return bool(self.headline) or self.message is not None or self.paused


@dataclass(frozen=True, slots=True)
class LastRep:
    """The card of the last repetition."""

    verdict: Verdict | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SidebarModel:
    """Everything beside the picture. `setup`: nothing counted yet, show what comes."""

    exercise: Exercise
    count: int = 0
    target: int | None = None
    correction: int = 0
    setup: bool = False
    phase: Phase = "not_seen"
    progress: float = 0.0
    hold_s: float = 0.0
    hold_target_s: float = 0.0
    tiles: tuple[int, int, int] = (0, 0, 0)
    last: LastRep = field(default_factory=LastRep)
    note: str = ""
    paused: bool = False


@dataclass(frozen=True, slots=True)
class SummaryModel:
    """The card at the end of a set. `tops` : (verdict, value in the driver's unit or nan) per repetition."""

    title: str
    detail: str
    tiles: tuple[int, int, int]
    tops: tuple[tuple[Verdict, float], ...]
    band: tuple[float, float]
    next_focus: str


BANNER_LOOK: dict[str, tuple[Tone, Shape]] = {
    "safety": ("wrong", "alert"),
    "form": ("change", "triangle"),
    "praise": ("good", "tick"),
    "setup": ("plain", "dot"),
}


def banner_of(cue: CueEvent | None) -> Banner | None:
    """The banner of a cue; unknown kinds are shown as plain words."""
    if cue is None or not cue.text:
        return None
    tone, shape = BANNER_LOOK.get(cue.kind, BANNER_LOOK["setup"])
    return Banner(cue.text, tone, shape)


def side_chip(state: CoachState, exercise: Exercise) -> Chip:
    """Exercise and near side; the dot says that the body is seen well enough to count."""
    ok = state.view.can_count
    return Chip(
        texts.exercise_chip(exercise.name, side_seen(state.view)),
        "tick" if ok else "wait",
        "good" if ok else "muted",
    )


def reason_chip(state: CoachState) -> Chip | None:
    """Countable but not measurable: say why."""
    if not state.view.can_count or state.view.can_measure:
        return None
    return Chip(texts.not_measured(next(iter(state.view.reasons), "")), "half", "muted")


def setup_words(state: CoachState | None, exercise: Exercise) -> tuple[str, str]:
    """(headline, line below it) of the set-up guide: what to change first, else how to lie."""
    hint = state.view.hint if state else ""
    if hint and hint != exercise.setup:
        return hint, exercise.setup
    return exercise.setup or texts.looking(), texts.starts_by_itself()


def message_of(kind: str, words: str, kept: int) -> tuple[str, str] | None:
    """(headline, advice) while the source delivers nothing; None while it is live or has ended."""
    if kind in ("live", "ended"):
        return None
    headline, advice = texts.stopped_word(kind)
    body = words or advice
    if kept and kind != "opening":
        body = f"{body} {texts.counts_are_kept(kept)}".strip()
    return headline, body


def is_recording(uri: str) -> bool:
    """Whether a source brings landmarks instead of pictures."""
    return uri.lower().endswith(".npz")


def top_key(signal: str) -> str:
    """The measure that a repetition keeps of its driving signal at the top."""
    return signal.removesuffix("_deg") + "_top_deg"


def measure_words(measure: Measure | None, signal: str, name: str = "") -> str:
    """One measure with its error, or why it is not there. name : of the measure, where it is not the driver's top."""
    if name and measure is not None and measure.quality == "ok" and not math.isnan(measure.value):
        return texts.named_line(name, texts.plain_degrees(measure.value), texts.plus_minus(measure.error))
    if measure is None:
        return texts.top_line(texts.not_measured(""), "")
    if measure.quality != "ok" or math.isnan(measure.value):
        return texts.top_line(texts.not_measured(measure.reason), "")
    words = texts.angle_words if signal == "hip_extension_deg" else texts.plain_degrees
    return texts.top_line(words(measure.value), texts.plus_minus(measure.error))


def main_measure(rep: RepEvent, signal: str) -> str:
    """The measure to show: the driver's at the top, else the first angle of the exercise that was measured."""
    angles = [name for name, m in rep.measures.items() if m.unit == "deg"]
    measured = (name for name in angles if rep.measures[name].quality == "ok")
    key = top_key(signal)
    return key if key in rep.measures else next(measured, angles[0] if angles else key)


def last_rep_of(rep: RepEvent | None, signal: str, error_deg: float, names: Mapping[str, str] | None = None) -> LastRep:
    """The card's lines: what was reached and how sure, the tempo, what to change. names : of measures, for people."""
    if rep is None:
        return LastRep(None, (texts.no_rep_yet(),))
    key = main_measure(rep, signal)
    top = rep.measures.get(key)
    if top is not None and math.isnan(top.error):
        top = Measure(top.value, top.unit, top.quality, top.reason, error_deg)
    tempo = [_seconds(rep.measures.get(key)) for key in ("concentric_s", "hold_s", "eccentric_s")]
    name = "" if key == top_key(signal) else (names or {}).get(key, "")
    lines = [measure_words(top, signal, name), texts.tempo_line(*tempo)]
    serious = [fault.name for fault in rep.faults if fault.severity != "info"]
    return LastRep(rep.verdict, (*lines, *serious[:1]))


def _seconds(measure: Measure | None) -> str:
    return texts.seconds(_value(measure))


def sidebar_of(
    state: CoachState, exercise: Exercise, target: int | None, error_deg: float, *, setup: bool
) -> SidebarModel:
    """The sidebar of a state. Fast-moving numbers are rounded so that unchanged pixels are not painted again."""
    counts = state.counts
    signal = state.driver.signal if state.driver else "hip_extension_deg"
    return SidebarModel(
        exercise=exercise,
        count=counts.towards_target,
        target=target,
        correction=counts.correction,
        setup=setup and counts.total == 0 and counts.correction == 0,
        phase=state.phase,
        progress=round(min(1.0, max(0.0, state.progress)), 2),
        hold_s=round(state.hold_s, 1),
        hold_target_s=state.hold_target_s,
        tiles=(counts.good, counts.partial, counts.compensated),
        last=last_rep_of(state.last_rep, signal, error_deg, exercise.measures),
        note=texts.privacy_note(exercise.not_measured),
        paused=state.paused,
    )


def checks_of(state: CoachState | None) -> tuple[SetupCheck, ...]:
    """The set-up list in order."""
    return state.view.checks if state else ()


def summary_of(reps: tuple[RepEvent, ...], state: CoachState | None, exercise: Exercise, focus: str) -> SummaryModel:
    """The set in one card. Counts come from the state, so that corrections by hand are in it."""
    counts = state.counts if state else None
    driver = state.driver if state else None
    key = top_key(driver.signal if driver else "hip_extension_deg")
    if reps and key not in reps[0].measures:
        key = main_measure(reps[0], driver.signal if driver else "")
    tops: tuple[tuple[Verdict, float], ...] = tuple((rep.verdict, _value(rep.measures.get(key))) for rep in reps)
    half = counts.partial if counts else 0
    return SummaryModel(
        title=texts.summary_title(max(0, counts.total + counts.correction) if counts else 0, exercise.name),
        detail=texts.summary_detail(half, counts.compensated if counts else 0),
        tiles=(counts.good, half, counts.compensated) if counts else (0, 0, 0),
        tops=tops,
        band=driver.band if driver else (math.nan, math.nan),
        next_focus=focus,
    )


def _value(measure: Measure | None) -> float:
    return measure.value if measure is not None and measure.quality == "ok" else math.nan
