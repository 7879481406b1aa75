"""What the views are given: frozen, comparable values, and the pure functions that make them from a state.

Not here: widgets, timers, the runner. A view repaints when its model differs from the last one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from coach.types import CoachState, CueEvent, FaultEvent, Measure, Phase, RepEvent, SetupCheck, Side, Verdict, View
from ui import language, texts, texts_exercise
from ui.drawings import DEFAULT_SIGNAL
from ui.figures import kind_of
from ui.overlay import Angle, side_seen
from ui.paint import Shape

Tone = Literal["plain", "good", "change", "wrong", "muted"]


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How a window is opened. None: what the exercise prescribes. `recording`: the source has no picture of its own.

    lang : 'en' or 'de'; empty: as in the preferences.
    """

    exercise_id: str
    source: str
    target: int | None
    hold_s: float | None
    recording: bool = False
    loop: bool = False
    notice: str = ""
    neutral_deg: float | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """What the window needs to know about an exercise.

    posture, facing : as in its specification. sided : repetitions belong to a side. has_demo : there is a film of it.
    angles : its measures in degrees, the main one first. faults : names by id in the language in use.
    """

    id: str
    name: str
    setup: str
    reps: int | None = None
    hold_s: float = 0.0
    not_measured: str = ""
    driver: str = DEFAULT_SIGNAL
    posture: str = ""
    facing: tuple[str, ...] = ()
    sided: bool = False
    has_demo: bool = True
    angles: tuple[Angle, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()

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
            str(entry.get("driver") or DEFAULT_SIGNAL),
            str(entry.get("posture") or ""),
            tuple(entry.get("facing") or ()),
            bool(entry.get("sided")),
            bool(entry.get("demo", True)),
            tuple(map(_angle, entry.get("angles") or ())),
            tuple(dict(entry.get("faults") or {}).items()),
        )

    def fault_name(self, fault: FaultEvent) -> str:
        """The fault's name for people; events carry the English one."""
        return dict(self.faults).get(fault.id, fault.name)

    def figure(self, view: View | None = None) -> str:
        """The outline to be in: `figures.kind_of` for what is seen now."""
        return kind_of(self.posture, self.facing, view.facing if view else "")


def _angle(entry: Mapping[str, Any]) -> Angle:
    return Angle(
        str(entry["id"]),
        str(entry["name"]),
        str(entry["signal"]),
        bool(entry["at_top"]),
        bool(entry["since_rest"]),
        float(entry["error_deg"]),
        tuple(entry["normal_deg"] or (math.nan, math.nan)),
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
    lead: Side | None = None
    angles: tuple[Angle, ...] = ()
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
    side: Side | None = None


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
    sides: str = ""


@dataclass(frozen=True, slots=True)
class SummaryModel:
    """The card at the end of a set.

    tops : (verdict, main measure in degrees or nan) per repetition. band : where it should be, nan where nobody says.
    legend : what the marks show.
    """

    title: str
    detail: str
    tiles: tuple[int, int, int]
    tops: tuple[tuple[Verdict, float], ...]
    band: tuple[float, float]
    legend: str
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
    body = language.in_words(words) or advice
    if kept and kind != "opening":
        body = f"{body} {texts.counts_are_kept(kept)}".strip()
    return headline, body


def is_recording(uri: str) -> bool:
    """Whether a source brings landmarks instead of pictures."""
    return uri.lower().endswith(".npz")


def measure_words(measure: Measure | None, angle: Angle, driver: str) -> str:
    """One measure with its error, or why it is not there; the driver's own needs no name, it is the line's angle."""
    own = angle.signal == driver
    if measure is None or measure.quality != "ok" or math.isnan(measure.value):
        words, error = texts.not_measured(measure.reason if measure else ""), ""
    else:
        straight = texts_exercise.is_straight_zero(angle.signal)
        words = texts.angle_words(measure.value) if straight else texts.plain_degrees(measure.value)
        error = texts.plus_minus(angle.error_deg if math.isnan(measure.error) else measure.error)
    return texts.top_line(words, error) if own else texts.named_line(angle.name, words, error)


def main_angle(reps: Iterable[RepEvent], exercise: Exercise) -> Angle | None:
    """The angle that was surely seen in most of these repetitions, the exercise's first of those; None: it has none."""
    done = tuple(reps)
    seen = {a.id: sum(not math.isnan(_value(rep.measures.get(a.id))) for rep in done) for a in exercise.angles}
    return max(exercise.angles, key=lambda a: seen[a.id], default=None)


def last_rep_of(rep: RepEvent | None, exercise: Exercise, hold_target_s: float) -> LastRep:
    """The card's lines: what was reached and how sure, the tempo, what to change."""
    if rep is None:
        return LastRep(None, (texts.no_rep_yet(),))
    angle = main_angle((rep,), exercise)
    lines = [measure_words(rep.measures.get(angle.id), angle, exercise.driver)] if angle else []
    up, hold, down = (_seconds(rep.measures.get(key)) for key in ("concentric_s", "hold_s", "eccentric_s"))
    lines.append(texts_exercise.tempo_line(exercise.driver, up, hold if hold_target_s > 0 else "", down))
    serious = [exercise.fault_name(fault) for fault in rep.faults if fault.severity != "info"]
    return LastRep(rep.verdict, (*lines, *serious[:1]), rep.side)


def sides_of(reps: Iterable[RepEvent]) -> str:
    """How many good ones each side has, as the big number counts them; empty while no side is known."""
    sides = [rep.side for rep in reps if rep.verdict == "good"]
    return texts_exercise.side_counts(sides.count("left"), sides.count("right"))


def _seconds(measure: Measure | None) -> str:
    return texts.seconds(_value(measure))


def sidebar_of(
    state: CoachState, exercise: Exercise, target: int | None, *, setup: bool, reps: Sequence[RepEvent] = ()
) -> SidebarModel:
    """The sidebar of a state. Fast-moving numbers are rounded so that unchanged pixels are not painted again."""
    counts = state.counts
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
        last=last_rep_of(state.last_rep, exercise, state.hold_target_s),
        note=texts.privacy_note(exercise.not_measured),
        paused=state.paused,
        sides=sides_of(reps),
    )


def checks_of(state: CoachState | None) -> tuple[SetupCheck, ...]:
    """The set-up list in order."""
    return state.view.checks if state else ()


def summary_of(reps: tuple[RepEvent, ...], state: CoachState | None, exercise: Exercise, focus: str) -> SummaryModel:
    """The set in one card. Counts come from the state, so that corrections by hand are in it."""
    counts = state.counts if state else None
    angle = main_angle(reps, exercise)
    own = angle is not None and angle.signal == exercise.driver
    band = angle.band if angle else (math.nan, math.nan)
    band_words = texts_exercise.band_label(*band, angle.signal or angle.id) if angle and math.isfinite(band[0]) else ""
    tops = tuple((rep.verdict, _value(rep.measures.get(angle.id)) if angle else math.nan) for rep in reps)
    half = counts.partial if counts else 0
    return SummaryModel(
        title=texts.summary_title(max(0, counts.total + counts.correction) if counts else 0, exercise.name),
        detail=texts.summary_detail(half, counts.compensated if counts else 0, sides_of(reps)),
        tiles=(counts.good, half, counts.compensated) if counts else (0, 0, 0),
        tops=tops,
        band=band,
        legend=texts_exercise.summary_plot("" if own or angle is None else angle.name, band_words),
        next_focus=focus,
    )


def _value(measure: Measure | None) -> float:
    return measure.value if measure is not None and measure.quality == "ok" else math.nan
