"""What crosses the border of the guided session: screens to show, actions of the person, effects to carry out.

Data only. The machine (machine.py) makes screens and effects and takes actions; the window draws, speaks and stores.
Words are not here: a screen carries ids and numbers, and the window has the words for them in every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from coach.store.records import AnswerKind, Plan, PlanItem, SessionRecord, StopReason, StoreEvent
from coach.types import Counts, SetupCheck, Side

FlagLevel = Literal["emergency", "clinician"]
PauseReason = Literal["user", "gesture", "gone", "sat_up", "three_major", "camera", "asleep"]
Urgency = Literal["safety", "cue", "count"]
Earcon = Literal["ready", "go", "rep", "pause", "done"]

# --- screens, in the order in which a session meets them


@dataclass(frozen=True, slots=True)
class ResumeOffer:
    """A session that was cut off: go on with it, or close it as it is. `done` : sets finished in it."""

    session: SessionRecord
    done: int


@dataclass(frozen=True, slots=True)
class Notice:
    """What this is and is not (clinical_spec §9), to be accepted once."""


@dataclass(frozen=True, slots=True)
class Screening:
    """Red-flag questions, one at a time (clinical_spec §9). `number` of `of`, from 1; `level` of a yes."""

    question: str
    number: int
    of: int
    level: FlagLevel


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A yes in the screening: what to do, and no exercises today. `flags` : the questions answered with yes."""

    level: FlagLevel
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """What is planned for today. today : the programme has this weekday; next_day : its next weekday ("mon" .. "sun").

    choices : exercises that may be done alone instead. notes : ids of hints, such as "lower_level" after a bad day.
    calibrate : the standing calibration is offered.
    """

    plan: Plan
    today: bool
    next_day: str
    choices: tuple[str, ...]
    notes: tuple[str, ...] = ()
    calibrate: bool = False


@dataclass(frozen=True, slots=True)
class Calibrate:
    """How this person stands, measured side-on. `held` 0..1 of the 3 quiet seconds; `problem` : id of what is wrong.

    offset_deg : the result once it is there and kept, None before. Both "" and None: it is being measured.
    """

    held: float
    problem: str
    offset_deg: float | None


@dataclass(frozen=True, slots=True)
class Rate:
    """A question with answers 0..10. `exercise_id` empty: about the session as a whole.

    hands_free : it can be answered from the mat, by an arm held up at a number that is counted aloud. number : the one
    that stands now. chosen : the one that was chosen so, until it is taken or changed.
    """

    kind: AnswerKind
    exercise_id: str = ""
    hands_free: bool = False
    number: int | None = None
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What every screen of an exercise knows: where in the programme it is. `number` of `of` sets of this side."""

    item: PlanItem
    index: int
    items: int
    side: Side | None
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Intro:
    """The exercise before it begins: figure, what to prepare, where the laptop goes. `prepare` : ids such as "mat"."""

    place: Place
    prepare: tuple[str, ...]
    distance_m: tuple[float, float]
    camera_height_m: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Setup:
    """The set-up assistant. `checks` as the gate and the assistant see them; `held` 0..1 of the 2 s that all must hold.

    stuck : the set-up has been wrong for so long that more help, or skipping, is offered.
    """

    place: Place
    checks: tuple[SetupCheck, ...]
    held: float
    stuck: bool = False


@dataclass(frozen=True, slots=True)
class Practice:
    """One or two repetitions that find this body's range today; they are not counted."""

    place: Place
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class WorkSet:
    """The set itself. `done` : what counts towards the target; hold and phase are in the coach's state."""

    place: Place
    done: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class Paused:
    """Nothing is judged. `easier` : a smaller alternative is offered."""

    place: Place
    reason: PauseReason
    done: int
    easier: bool = False
    counts: Counts = field(default_factory=Counts)


@dataclass(frozen=True, slots=True)
class Rest:
    """Between two sets. `good`, `improve` : ids of one thing done well and one to improve in the set before, or ""."""

    place: Place
    left_s: float
    of_s: float
    next: Place | None
    good: str = ""
    improve: str = ""


@dataclass(frozen=True, slots=True)
class SideChange:
    """Turn round: the next set is for `place.side`. `held` as in Setup."""

    place: Place
    held: float
    checks: tuple[SetupCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class StopWhy:
    """After "stop": is it pain, something else that feels wrong, a fall, or enough for today?"""

    symptoms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PainStop:
    """A stop rule acted (clinical_spec §9). `easier` : a smaller one may be tried; `ends` : the session is over.

    value : the pain 0..10 that was given, None for a symptom or a fall.
    """

    reason: StopReason
    value: int | None
    detail: str
    easier: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """One exercise of the summary. sentence : id of its one sentence, with `args`.

    range_deg : median of the main angle at the top, nan where it was not measured. missing : (what, reason).
    by_side : (side, good, all) where sides are counted.
    """

    exercise_id: str
    counts: Counts
    target: int
    hold_s: float
    range_deg: float
    sentence: str
    args: Mapping[str, str | int | float] = field(default_factory=dict[str, str | int | float])
    by_side: tuple[tuple[Side, int, int], ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The end. `session` is the whole record as it was stored; praise and focus as in it."""

    items: tuple[ItemSummary, ...]
    session: SessionRecord
    praise: str
    focus: str
    stopped: StopReason | None = None


Screen = (
    ResumeOffer
    | Notice
    | Screening
    | RedFlag
    | Programme
    | Calibrate
    | Rate
    | Intro
    | Setup
    | Practice
    | WorkSet
    | Paused
    | Rest
    | SideChange
    | StopWhy
    | PainStop
    | Summary
)

# --- actions of the person

ActionName = Literal[
    "next",  # go on: accept the notice, start the programme, skip the rest, begin although set-up takes long
    "back",
    "yes",
    "no",
    "rate",  # value: 0..10
    "choose",  # value: exercise id; a single exercise instead of the programme
    "calibrate",  # measure how the person stands
    "skip",  # this set, this exercise's rest, or an optional question
    "skip_exercise",
    "easier",
    "pause",
    "go_on",
    "stop",
    "because",  # value: "pain", "fall", "user", or a symptom's id
    "resume",
    "discard",
    "correct",  # value: +1 or -1
    "end",  # leave the summary
]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the person asked for, by key, button or gesture."""

    name: ActionName
    value: int | str | None = None


# --- effects: what the window carries out, in order


@dataclass(frozen=True, slots=True)
class Say:
    """Something to say aloud. Either `key` with `args`, for which the window has the words, or `text` as it is."""

    key: str = ""
    args: Mapping[str, str | int | float] = field(default_factory=dict[str, str | int | float])
    urgency: Urgency = "cue"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sound:
    """A short earcon, also where there is a voice."""

    name: Earcon


@dataclass(frozen=True, slots=True)
class Watch:
    """Judge this exercise from now on, with rest and range to be found anew."""

    exercise_id: str
    hold_s: float
    target_deg: float | None = None
    neutral_deg: float | None = None


@dataclass(frozen=True, slots=True)
class CountFromZero:
    """Counts to 0 while rest and personal range stay known. `target_deg` : this body's target today, None: as it is."""

    target_deg: float | None = None


@dataclass(frozen=True, slots=True)
class Judge:
    """Pause (False) or go on with (True) judging."""

    on: bool


@dataclass(frozen=True, slots=True)
class Correct:
    """Count by hand."""

    delta: int


@dataclass(frozen=True, slots=True)
class Keep:
    """Store this."""

    event: StoreEvent


@dataclass(frozen=True, slots=True)
class Record:
    """Begin (a set's uid) or end (empty) keeping the landmarks of what follows.

    zero_s : the moment of the source's clock from which the set's own times count; nan: its first frame.
    """

    set_uid: str
    zero_s: float = float("nan")


@dataclass(frozen=True, slots=True)
class Leave:
    """The guided session is over; back to the start."""


Effect = Say | Sound | Watch | CountFromZero | Judge | Correct | Keep | Record | Leave
