"""What all stages of a guided session share: the person, the plan, the clock, what is said and what is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import nan
from typing import Any, Literal

from coach.exercise.spec import ExerciseSpec
from coach.session.calibration import is_valid, takes_offset
from coach.session.guided.blocks import Block, Course
from coach.session.guided.ledger import Ledger
from coach.session.guided.moments import Effect, Keep, Say, Sound, Urgency
from coach.session.guided.programme import ProgrammeSpec
from coach.session.guided.safety import Rule
from coach.store.profiles import settings_of
from coach.store.records import (
    Answer,
    Answered,
    AnswerKind,
    Profile,
    ProfileSaved,
    SessionOverview,
    SessionRecord,
    SetEnd,
    SetEnded,
    Software,
    Stop,
    Stopped,
    StopReason,
    StoreEvent,
)
from coach.types import CoachState, Event, Side

StageName = Literal[
    "resume_offer",
    "notice",
    "screening",
    "red_flag",
    "programme",
    "calibrate",
    "rate",
    "intro",
    "setup",
    "practice",
    "set",
    "rest",
    "side_change",
    "pain_stop",
    "summary",
    "onward",  # whatever the course says is next
    "back",  # to the stage that lies under a pause or a question
    "over",
]
Go = StageName | None


@dataclass(frozen=True, slots=True)
class Moment:
    """One step's news. `state` newest one; `kind` of the source; dt_s : since the step before."""

    now_s: float
    state: CoachState | None
    events: Sequence[Event]
    kind: str
    dt_s: float


@dataclass(frozen=True, slots=True)
class PainNews:
    """A stop rule that acted, for the screen and for what may follow."""

    reason: StopReason
    value: int | None
    detail: str
    ends: bool
    item: int | None


@dataclass
class Desk:
    """Shared, mutable; each stage works on it."""

    profile: Profile
    programme: ProgrammeSpec
    specs: Callable[[str], ExerciseSpec]
    choices: tuple[str, ...]
    lang: str
    wall: Callable[[], datetime]
    software: Software
    source: str
    last: SessionOverview | SessionRecord | None
    practice_reps: int
    ledger: Ledger
    course: Course
    offered: SessionRecord | None = None
    effects: list[Effect] = field(default_factory=list[Effect])
    now_s: float = nan
    state: CoachState | None = None
    block: Block | None = None
    before: Block | None = None
    rested: bool = True
    watched: tuple[int, str] | None = None
    practised: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])
    targets: dict[tuple[int, str], float] = field(default_factory=dict[tuple[int, str], float])
    declined: set[tuple[AnswerKind, int | None]] = field(default_factory=set[tuple[AnswerKind, int | None]])
    checked_before: bool = False
    lowered: bool = False
    flags: tuple[str, ...] = ()
    question: tuple[AnswerKind, int | None] = ("pain_now", None)
    pain: PainNews | None = None
    why: StopReason | None = None
    came_back: bool = False
    good: str = ""
    improve: str = ""

    def say(self, key: str, urgency: Urgency = "cue", **args: str | int | float) -> None:
        """Something for which the window has the words."""
        self.effects.append(Say(key, args, urgency))

    def say_text(self, text: str, urgency: Urgency = "cue") -> None:
        """Something as it is."""
        if text:
            self.effects.append(Say(text=text, urgency=urgency))

    def sound(self, name: Literal["ready", "go", "rep", "pause", "done"]) -> None:
        """An earcon."""
        self.effects.append(Sound(name))

    def keep(self, event: StoreEvent) -> None:
        """Store this, and know it."""
        self.ledger.take(event)
        self.effects.append(Keep(event))

    def at(self) -> datetime:
        """Now, for what is stored."""
        return self.ledger.at()

    @property
    def record(self) -> SessionRecord | None:
        """The session so far, None before it began."""
        return self.ledger.record

    @property
    def here(self) -> Block:
        """The set under way or next."""
        assert self.block is not None
        return self.block

    @property
    def here_key(self) -> tuple[int, Side | None, int]:
        """What tells one set of a programme from the others."""
        return self.here.item, self.here.side, self.here.number

    @property
    def key(self) -> tuple[int, str]:
        """Item and exercise that are under way: what a target and a practice belong to."""
        return self.here.item, self.course.item(self.here.item).exercise_id

    def set_setting(self, changes: Mapping[str, Any]) -> None:
        """Change the profile's settings and store them."""
        self.profile = replace(self.profile, settings={**self.profile.settings, **changes})
        self.keep(ProfileSaved(self.profile))

    def neutral_deg(self, spec: ExerciseSpec) -> float | None:
        """This person's standing offset of the hip angle, where it was measured and this exercise uses it."""
        settings = settings_of(self.profile)
        return settings.neutral_deg if takes_offset(spec) and is_valid(settings, self.wall()) else None

    def answer(self, kind: AnswerKind, value: int, item: int | None) -> None:
        """Keep an answer."""
        assert self.record is not None
        exercise_id = self.course.item(item).exercise_id if item is not None else ""
        self.keep(Answered(self.record.head.uid, Answer(kind, value, self.at(), item, exercise_id)))

    def answered(self, kind: AnswerKind, item: int | None = None) -> int | None:
        """An answer that was given in this session."""
        answers = self.record.answers if self.record is not None else ()
        return next((a.value for a in reversed(answers) if a.kind == kind and a.item == item), None)

    def asks(self, kind: AnswerKind, item: int | None = None) -> bool:
        """Whether this question is still open."""
        return self.answered(kind, item) is None and (kind, item) not in self.declined

    def stop_by(self, rule: Rule, item: int | None, ends: bool) -> None:
        """A stop rule acts: keep it, and have it shown."""
        self.stopped(rule.reason, rule.detail, item)
        self.pain = PainNews(rule.reason, rule.value, rule.detail, ends, item)

    def stopped(self, reason: StopReason, detail: str, item: int | None) -> None:
        """Keep why something was stopped."""
        assert self.record is not None
        self.keep(Stopped(self.record.head.uid, Stop(reason, self.at(), detail, item)))

    @property
    def pain_stops(self) -> int:
        """How many exercises pain has stopped in this session."""
        stops = self.record.stops if self.record is not None else ()
        return sum(stop.reason in ("pain", "pain_rise") and stop.item is not None for stop in stops)

    def end_open_set(self, end: SetEnd) -> None:
        """Close a set that goes on in the record, of which nothing more was seen."""
        left = self.ledger.open_set
        if left is not None:
            self.keep(SetEnded(left.head.uid, self.at(), end))

    def sets_of(self, item: int) -> bool:
        """Whether anything of an item was done."""
        return self.record is not None and any(s.head.item == item for s in self.record.sets)
