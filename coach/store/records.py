"""What is kept of a person's training: frozen records as they are read back, and the events that write them.

Not here: SQL, files, threads. Times of day are aware datetimes in UTC; `*_s` of a repetition is its set's time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import uuid4

from coach.types import Counts, Facing, Posture, RepEvent, Side

SessionKind = Literal["guided", "analysed"]
# How a session or a set ended. None while it goes on, or when the program died in the middle.
SessionEnd = Literal["done", "stopped", "pain", "symptom", "abandoned"]
SetEnd = Literal["done", "skipped", "eased", "stopped", "interrupted"]
AnswerKind = Literal["pain_now", "pain_worst_24h", "pain_next_day", "pain_exercise", "effort", "pain_after"]
StopReason = Literal["pain", "pain_rise", "symptom", "fall", "user"]
Counting = Literal["good", "all"]


def new_uid() -> str:
    """A new name for a record, unique without asking anybody."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as they want to be called; no account. `settings` is small JSON, its keys listed in profiles.py.

    recipient : public key that recordings are encrypted to; empty: they are not encrypted.
    """

    uid: str
    name: str
    created_at: datetime
    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One exercise of a plan: what was prescribed. `target_deg` None: the exercise's own target.

    each_side : `sets` x `reps` are for each side, left and right. counts : which repetitions count towards `reps`.
    """

    exercise_id: str
    sets: int
    reps: int
    hold_s: float
    rest_s: float
    each_side: bool = False
    counts: Counting = "good"
    target_deg: float | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session set out to do. `days` : weekdays of the programme ("mon" .. "sun"), empty where it has none."""

    programme_id: str
    name: str
    items: tuple[PlanItem, ...]
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Software:
    """What measured: version of the product, of MediaPipe, and the pose model's SHA-256."""

    version: str
    mediapipe: str
    model_sha256: str


@dataclass(frozen=True, slots=True)
class ViewFacts:
    """How a set was seen. Shares are of its frames, 0..1; fps nan where unknown."""

    posture: Posture = "unknown"
    facing: Facing = "unknown"
    near_side: Side | None = None
    countable_share: float = 0.0
    measurable_share: float = 0.0
    fps: float = float("nan")


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """Something that could not be measured, why, and for which share of the frames or repetitions, 0..1."""

    what: str
    reason: str
    share: float


@dataclass(frozen=True, slots=True)
class SetHead:
    """A set as it begins. `index` from 0 within the session; `item` is the plan's item it belongs to, from 0.

    side : asked-for side, None where the exercise has none or alternates. number of `of` sets (of this side), from 1.
    target_deg, neutral_deg : this person's own target and standing offset of the driver, None where not used.
    """

    uid: str
    session_uid: str
    index: int
    item: int
    exercise_id: str
    exercise_version: str
    side: Side | None
    number: int
    of: int
    target_reps: int
    hold_s: float
    started_at: datetime
    counts: Counting = "good"
    target_deg: float | None = None
    neutral_deg: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class SetRecord:
    """A set as it was. `correction` : repetitions added or taken away by hand. recording, video : file names or ""."""

    head: SetHead
    ended_at: datetime | None = None
    end: SetEnd | None = None
    reps: tuple[RepEvent, ...] = ()
    correction: int = 0
    view: ViewFacts = field(default_factory=ViewFacts)
    not_measured: tuple[NotMeasured, ...] = ()
    recording: str = ""
    video: str = ""

    @property
    def counts(self) -> Counts:
        """Repetitions by verdict, with the correction by hand."""
        verdicts = [rep.verdict for rep in self.reps]
        return Counts(verdicts.count("good"), verdicts.count("partial"), verdicts.count("compensated"), self.correction)

    @property
    def towards_target(self) -> int:
        """What counted towards `head.target_reps`."""
        done = self.counts.total if self.head.counts == "all" else self.counts.good
        return max(0, done + self.correction)


@dataclass(frozen=True, slots=True)
class Answer:
    """A number 0..10 that the person gave. `item` : the plan's item it is about, None for the session as a whole."""

    kind: AnswerKind
    value: int
    at: datetime
    item: int | None = None
    exercise_id: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Why exercise was stopped before its end. `detail` : a symptom's id, or the numbers of a pain rule."""

    reason: StopReason
    at: datetime
    detail: str = ""
    item: int | None = None


@dataclass(frozen=True, slots=True)
class SessionHead:
    """A session as it begins. `offset_min` : the clock's offset from UTC then and there, so that a day stays a day."""

    uid: str
    profile_uid: str
    kind: SessionKind
    started_at: datetime
    offset_min: int
    plan: Plan
    software: Software
    source: str = ""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session, whole. `praise`, `focus` : ids of the one thing done well and the one for next time, or ""."""

    head: SessionHead
    ended_at: datetime | None = None
    end: SessionEnd | None = None
    sets: tuple[SetRecord, ...] = ()
    answers: tuple[Answer, ...] = ()
    stops: tuple[Stop, ...] = ()
    praise: str = ""
    focus: str = ""


# What a calendar and a trend need, without every repetition.


@dataclass(frozen=True, slots=True)
class MeasureSummary:
    """One measure over a set's repetitions of sure quality. `error` : the stated +- of one, nan where there is none."""

    n: int
    mean: float
    sd: float
    unit: str
    error: float


@dataclass(frozen=True, slots=True)
class SetOverview:
    """A set in short. `measures` by name, only those with n > 0."""

    uid: str
    exercise_id: str
    side: Side | None
    facing: Facing
    started_at: datetime
    hold_s: float
    target_reps: int
    counts: Counts
    measures: Mapping[str, MeasureSummary] = field(default_factory=dict[str, MeasureSummary])


@dataclass(frozen=True, slots=True)
class SessionOverview:
    """A session in short. Pain and effort 0..10, None where nobody asked; effort is the highest of its exercises."""

    head: SessionHead
    ended_at: datetime | None
    end: SessionEnd | None
    sets: tuple[SetOverview, ...]
    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None


# What is written, in the order in which it happens. Each is durable before the next is taken.


@dataclass(frozen=True, slots=True)
class ProfileSaved:
    """A new profile, or one whose name, settings or recipient changed."""

    profile: Profile


@dataclass(frozen=True, slots=True)
class SessionBegun:
    head: SessionHead


@dataclass(frozen=True, slots=True)
class SetBegun:
    head: SetHead


@dataclass(frozen=True, slots=True)
class RepDone:
    """A finished repetition. The same (set, index) twice is written once."""

    set_uid: str
    rep: RepEvent
    at: datetime


@dataclass(frozen=True, slots=True)
class Corrected:
    """The correction by hand is now this much, in all."""

    set_uid: str
    correction: int


@dataclass(frozen=True, slots=True)
class SetEnded:
    set_uid: str
    at: datetime
    end: SetEnd
    view: ViewFacts = field(default_factory=ViewFacts)
    not_measured: tuple[NotMeasured, ...] = ()


@dataclass(frozen=True, slots=True)
class FilesKept:
    """Files of a set, by name within the recordings folder; "" leaves what is there."""

    set_uid: str
    recording: str = ""
    video: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    session_uid: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Stopped:
    session_uid: str
    stop: Stop


@dataclass(frozen=True, slots=True)
class SessionEnded:
    session_uid: str
    at: datetime
    end: SessionEnd
    praise: str = ""
    focus: str = ""


StoreEvent = (
    ProfileSaved
    | SessionBegun
    | SetBegun
    | RepDone
    | Corrected
    | SetEnded
    | FilesKept
    | Answered
    | Stopped
    | SessionEnded
)
