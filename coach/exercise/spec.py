"""The shape of an exercise specification (TOML), as frozen pydantic models. Data only: no expression, no `eval`.

What is not said here is an error, not a default that hides a typo. Reading files: loader.py.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from coach.types import Grade, Severity

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Texts = dict[Literal["en", "de"], Annotated[str, StringConstraints(min_length=1)]]
# Words of a file that has one language alone are English.
Words = Annotated[Texts, BeforeValidator(lambda said: {"en": said} if isinstance(said, str) else said)]
Cue = dict[Literal["en", "de"], Annotated[str, StringConstraints(min_length=1, max_length=60)]]
Positive = Annotated[float, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]
Window = Literal["rest", "rep", "up", "top", "down", "mid_lift", "lifted", "high"]
LivePhase = Literal["rest", "up", "top", "down"]
WorkingSide = Literal["none", "near", "planted", "top", "lead", "travel"]
OfSide = Literal["working", "other", "both"]
Reduce = Literal["median", "mean", "max", "min", "p90", "range", "slope"]
FaultKind = Literal["compensation", "range", "alignment", "position", "hold", "tempo", "safety"]
BUILTIN_MEASURES = ("hold_s", "concentric_s", "eccentric_s", "repetition_s")


class Model(BaseModel):
    """Base: a misspelt key is an error, a loaded spec never changes, a number is a number (TOML knows nan and inf)."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Setup(Model):
    """How the person and the camera must be, and what to say when they are not (clinical_spec §1.3)."""

    posture: Literal["supine", "reclined", "side_lying", "upright"]
    facing: Annotated[tuple[Literal["side", "front"], ...], Field(min_length=1)]
    side: WorkingSide
    joints: tuple[str, ...]
    both_sides: bool = False
    count_any_view: bool = False
    say: Texts
    wrong_posture: Texts
    wrong_view: Texts
    camera_height_m: tuple[float, float]
    distance_m: tuple[float, float]


class Gate(Model):
    """When a frame may be counted or measured (clinical_spec §1.2, §1.3, §12)."""

    visibility_min: Share = 0.5
    margin: Annotated[float, Field(ge=0, lt=0.2)] = 0.0
    torso_min_px: Positive = 75
    torso_count_min_px: Positive = 40
    jump_t: Positive = 0.35
    limb_change: Positive = 0.30
    coverage_min: Share = 0.6
    lost_s: Positive = 1.0
    lying_below_deg: Positive = 45
    upright_above_deg: Positive = 55
    side_shoulder_width_t: Positive = 0.35
    side_yaw_deg: Positive = 60
    front_shoulder_width_t: Positive = 0.50
    front_yaw_deg: Positive = 20
    knee_up_t: float = 0.2
    velocity_fps_min: Positive = 15


class Require(Model):
    """Something that must be true of a repetition, or it was another movement and is dropped in silence."""

    signal: str
    of: OfSide | None = None
    over: Window = "rep"
    reduce: Reduce
    above: float | None = None
    below: float | None = None
    must_see: bool = False
    why: Words


class Rep(Model):
    """The repetition machine's driver and thresholds, in shares of the way from rest to target (clinical_spec §1.5).

    Either `target` with `rest_range` (an absolute end, like the straight line), or `span`: how far the driver goes
    from rest at the least, until the person's own full repetitions say how far it goes (clinical_spec §3).
    """

    driver: str
    target: float | None = None
    rest_range: tuple[float, float] | None = None
    span: Positive | None = None
    settle_still: bool = False
    deepen_rest: bool = True
    start: Share = 0.30
    top: Share = 0.75
    top_exit: Share = 0.65
    end: Share = 0.25
    partial: Share = 0.45
    min_s: Positive = 0.8
    top_min_s: Positive = 0.1
    max_up_s: Positive = 6.0
    still_per_s: Positive = 10.0
    hold_still_per_s: Positive = 15.0
    rest_tau_s: Positive = 10.0
    quality_share: Share = 0.8
    require: tuple[Require, ...] = ()

    @model_validator(mode="after")
    def _hysteresis(self) -> Self:
        if not self.end < self.start < self.partial < self.top_exit < self.top:
            raise ValueError("thresholds must leave a hysteresis gap: end < start < partial < top_exit < top")
        if self.span is not None:
            if self.target is not None or self.rest_range is not None:
                raise ValueError("span stands alone: without target and rest_range")
            return self
        if self.target is None or self.rest_range is None:
            raise ValueError("give target and rest_range, or span")
        low, high = self.rest_range
        if not low < high:
            raise ValueError("rest_range must be [low, high]")
        if low <= self.target <= high:
            raise ValueError("target must lie outside rest_range")
        return self


class Correction(Model):
    """A stated, constant correction of what the detector reads: true = (read - offset) / gain."""

    signal: str
    offset: float
    gain: Positive
    source: str


class Prescription(Model):
    """Defaults of a set (clinical_spec §8); a therapist or programme overrides them."""

    sets: Annotated[int, Field(gt=0)]
    reps: Annotated[int, Field(gt=0)]
    hold_s: Annotated[float, Field(ge=0)]
    rest_s: Annotated[float, Field(ge=0)]


class MeasureSpec(Model):
    """One number of a repetition: a signal, reduced over a window; its name carries the unit."""

    id: Identifier
    name: Texts
    signal: str
    of: OfSide | None = None
    over: Window
    reduce: Reduce
    since_rest: bool = False
    minus: Window | None = None
    min_samples: Annotated[int, Field(gt=0)] | None = None
    error: float | None = None
    normal: tuple[float, float] | None = None
    source: str


class Condition(Model):
    """A comparison of one signal (live) or one measure (at the end of a repetition), or several together."""

    signal: str | None = None
    measure: str | None = None
    of: Literal["value", "since_rest", "rate"] = "value"
    above: float | None = None
    below: float | None = None
    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        kinds = [self.signal is not None, self.measure is not None, self.all is not None, self.any is not None]
        if sum(kinds) != 1:
            raise ValueError("a condition has exactly one of: signal, measure, all, any")
        leaf = self.signal is not None or self.measure is not None
        if leaf and (self.above is None) == (self.below is None):
            raise ValueError("a comparison has exactly one of: above, below")
        if not leaf and (self.above is not None or self.below is not None):
            raise ValueError("above and below belong to a signal or a measure, not to all or any")
        if self.measure is not None and self.of != "value":
            raise ValueError("of = ... belongs to a signal; a measure is already reduced")
        return self

    def leaves(self) -> tuple[Condition, ...]:
        """All comparisons in the tree."""
        if self.signal is not None or self.measure is not None:
            return (self,)
        return tuple(leaf for part in (*(self.all or ()), *(self.any or ())) for leaf in part.leaves())


class Level(Model):
    """One severity of a fault, with the grade of certainty where the fault has one."""

    severity: Severity
    grade: Grade | None = None
    when: Condition


class FaultSpec(Model):
    """A fault: during which phases (live) or at the end of the repetition, from mild to severe, and what to say."""

    id: Identifier
    code: str
    name: Texts
    kind: FaultKind
    during: tuple[LivePhase, ...] | Literal["rep"]
    for_s: Annotated[float, Field(ge=0)] = 0.0
    verdicts: tuple[Literal["full", "partial"], ...] = ("full", "partial")
    needs_hold: bool = False
    needs_fps: bool = False
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    cue: Cue
    source: str

    @model_validator(mode="after")
    def _kinds_match(self) -> Self:
        leaves = [leaf for level in self.levels for leaf in level.when.leaves()]
        if self.during == "rep":
            if any(leaf.signal for leaf in leaves):
                raise ValueError('during = "rep" judges measures; name a measure, not a signal')
            if self.for_s:
                raise ValueError('for_s belongs to a live fault; during = "rep" has none')
        elif any(leaf.measure for leaf in leaves):
            raise ValueError("a live fault judges signals; name a signal, not a measure")
        return self


class NotVisible(Model):
    """A fault or quantity of the clinical specification that this view cannot see, and why."""

    what: Words
    code: str = ""
    reason: Words


class ExerciseSpec(Model):
    """One exercise, whole."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    id: Identifier
    name: Texts
    why: Texts
    setup: Setup
    gate: Gate
    rep: Rep
    prescription: Prescription
    correction: tuple[Correction, ...] = ()
    measure: tuple[MeasureSpec, ...]
    fault: tuple[FaultSpec, ...]
    not_visible: tuple[NotVisible, ...] = ()

    @property
    def needs_mask(self) -> bool:
        """Whether any measure reads the person mask, which costs time per frame."""
        return any(m.signal == "belly_height_t" for m in self.measure)

    def text(self, texts: dict[Literal["en", "de"], str], lang: str) -> str:
        """The text in `lang`, or English where that language has none."""
        return next((value for key, value in texts.items() if key == lang), texts["en"])

    @model_validator(mode="after")
    def _names_exist(self) -> Self:
        # Imported here: the models below are data, the register is code.
        from coach.exercise.consistency import problems_of

        problems = problems_of(self)
        if problems:
            raise ValueError("; ".join(problems))
        return self
