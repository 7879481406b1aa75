"""Stages before the first exercise, and the questions: resume, notice, screening, programme, ratings."""

from __future__ import annotations

from dataclasses import replace

from coach.session.calibration import is_valid, worth_it
from coach.session.guided import safety
from coach.session.guided.armcount import ArmCount
from coach.session.guided.blocks import Course
from coach.session.guided.desk import Desk, Go, Moment
from coach.session.guided.ledger import Ledger, last_moment
from coach.session.guided.moments import (
    Action,
    Judge,
    Notice,
    Programme,
    Rate,
    RedFlag,
    ResumeOffer,
    Screen,
    Screening,
)
from coach.session.guided.programme import day_of, single
from coach.session.guided.route import gate, onward
from coach.session.guided.stage import Stage
from coach.store.profiles import settings_of
from coach.store.records import (
    AnswerKind,
    SessionBegun,
    SessionEnd,
    SessionEnded,
    SessionHead,
    SessionRecord,
    SetEnded,
    new_uid,
)

# The others are what the stop rules hang on (clinical_spec §9).
OPTIONAL: tuple[AnswerKind, ...] = ("pain_worst_24h", "effort", "pain_after")
FROM_THE_MAT: tuple[AnswerKind, ...] = ("pain_exercise", "effort", "pain_after")


class ResumeStage(Stage):
    """A session that was cut off is offered."""

    def act(self, action: Action) -> Go:
        record = self.desk.offered
        assert record is not None
        if action.name in ("resume", "next", "yes", "go_on"):
            take_up(self.desk, record)
            self.desk.say("resumed")
            return onward(self.desk)
        if action.name in ("discard", "no"):
            abandon(self.desk, record)
            return gate(self.desk)
        return "over" if action.name in ("stop", "end") else None

    @property
    def screen(self) -> Screen:
        assert self.desk.offered is not None
        return ResumeOffer(self.desk.offered, sum(s.end is not None for s in self.desk.offered.sets))


def take_up(desk: Desk, record: SessionRecord) -> None:
    """Go on with a session: what is done stays done."""
    desk.offered = None
    desk.ledger = Ledger(desk.wall, record)
    left = desk.ledger.open_set
    if left is not None and left.towards_target >= left.head.target_reps:
        # Only its end was lost.
        desk.end_open_set("done")
    record = desk.ledger.record or record
    desk.course = Course(record.head.plan, desk.programme, desk.specs)
    desk.course.recall(record)
    desk.checked_before = bool(record.sets or record.stops)
    if desk.checked_before and not record.sets and not desk.course.eased:
        desk.course.ease_rest()
    if desk.checked_before and safety.lower_level(
        desk.last, desk.answered("pain_now"), desk.answered("pain_worst_24h"), record.head.started_at
    ):
        desk.course.ease_rest()
    if desk.checked_before and desk.answered("pain_worst_24h") is None:
        desk.declined.add(("pain_worst_24h", None))
    head = desk.ledger.open_set.head if desk.ledger.open_set is not None else None
    if head is not None:
        # The target was found in its practice; to find it again would change the set half-way.
        key = (head.item, head.exercise_id)
        desk.practised.add(key)
        if head.target_deg is not None:
            desk.targets[key] = head.target_deg


def stopped_for_good(record: SessionRecord) -> bool:
    """Whether a stop rule had ended a session, of which only the end was lost: not to be gone on with."""
    pains = sum(stop.reason in ("pain", "pain_rise") and stop.item is not None for stop in record.stops)
    return pains >= safety.PAIN_STOPS_MAX or any(stop.reason in ("symptom", "fall") for stop in record.stops)


def abandon(desk: Desk, record: SessionRecord) -> None:
    """Close a session as it is, at the moment when it was last heard of."""
    desk.offered = None
    at = last_moment(record)
    ledger = Ledger(desk.wall, record)
    if ledger.open_set is not None:
        desk.keep(SetEnded(ledger.open_set.head.uid, at, "interrupted"))
    end: SessionEnd = "abandoned"
    if stopped_for_good(record):
        end = "symptom" if any(stop.reason in ("symptom", "fall") for stop in record.stops) else "pain"
    desk.keep(SessionEnded(record.head.uid, at, end))


class NoticeStage(Stage):
    """What this is and is not, once."""

    def enter(self) -> None:
        self.desk.say("notice")

    def act(self, action: Action) -> Go:
        if action.name in ("next", "yes"):
            self.desk.set_setting({safety.NOTICE_AT: self.desk.at().isoformat()})
            return gate(self.desk)
        return "over" if action.name in ("no", "back", "stop", "end") else None

    @property
    def screen(self) -> Screen:
        return Notice()


class ScreeningStage(Stage):
    """The red-flag questions, one at a time. An emergency is answered at once; the others at the end, together."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._index = 0
        self._yes: set[str] = set()

    def enter(self) -> None:
        self.desk.say("screening", question=self._question.id)

    def act(self, action: Action) -> Go:
        if action.name in ("stop", "end"):
            return "over"
        if action.name == "back":
            self._index = max(0, self._index - 1)
            self.enter()
            return None
        if action.name not in ("yes", "no"):
            return None
        asked = self._question
        (self._yes.add if action.name == "yes" else self._yes.discard)(asked.id)
        if asked.level == "emergency" and asked.id in self._yes:
            return self._close()
        self._index += 1
        if self._index == len(safety.QUESTIONS):
            return self._close()
        self.enter()
        return None

    def _close(self) -> Go:
        desk = self.desk
        desk.flags = tuple(q.id for q in safety.QUESTIONS if q.id in self._yes)
        desk.set_setting({safety.SCREENING_AT: desk.at().isoformat(), safety.SCREENING_FLAGS: list(desk.flags)})
        return "red_flag" if desk.flags else "programme"

    @property
    def _question(self) -> safety.Question:
        return safety.QUESTIONS[min(self._index, len(safety.QUESTIONS) - 1)]

    @property
    def screen(self) -> Screen:
        asked = self._question
        return Screening(asked.id, safety.QUESTIONS.index(asked) + 1, len(safety.QUESTIONS), asked.level)


class RedFlagStage(Stage):
    """No exercises today. "back" asks again, for a key pressed by mistake."""

    def enter(self) -> None:
        self.desk.say("red_flag", "safety", level=safety.level_of(self.desk.flags))

    def act(self, action: Action) -> Go:
        if action.name == "back":
            return "screening"
        return "over" if action.name in ("next", "end", "stop") else None

    @property
    def screen(self) -> Screen:
        return RedFlag(safety.level_of(self.desk.flags), self.desk.flags)


class ProgrammeStage(Stage):
    """What is planned; a single exercise may be done instead. Comes again where a bad day calls for less."""

    def enter(self) -> None:
        self.desk.say("lower_level" if self.desk.lowered else "programme")

    def act(self, action: Action) -> Go:
        desk = self.desk
        if action.name in ("stop", "end", "no"):
            if desk.record is None:
                return "over"
            desk.why = "user"
            desk.stopped("user", "", None)
            return onward(desk)
        if action.name in ("next", "yes"):
            if desk.record is None:
                self._begin()
            return onward(desk)
        if desk.record is not None:
            return None
        if action.name == "calibrate":
            return "calibrate" if self._worth_calibrating else None
        if action.name == "choose" and action.value in desk.choices:
            desk.course = Course(single(str(action.value), desk.lang, desk.specs), desk.programme, desk.specs)
        elif action.name == "back":
            plan = desk.programme.plan(day_of(desk.wall()), desk.lang)
            desk.course = Course(plan, desk.programme, desk.specs)
        return None

    def _begin(self) -> None:
        desk = self.desk
        offset = desk.wall().utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset is not None else 0
        plan = desk.course.plan
        head = SessionHead(new_uid(), desk.profile.uid, "guided", desk.at(), minutes, plan, desk.software, desk.source)
        desk.keep(SessionBegun(head))

    @property
    def _worth_calibrating(self) -> bool:
        course = self.desk.course
        return worth_it(course.spec(i) for i in range(len(course.plan.items)))

    def _standing(self, offered: bool) -> str:
        """Id of the note about the standing calibration, or ""."""
        settings = settings_of(self.desk.profile)
        if settings.neutral_deg is None or not self._worth_calibrating:
            return ""
        if is_valid(settings, self.desk.wall()):
            return "calibrated"
        return "calibrate_again" if offered else ""

    @property
    def screen(self) -> Screen:
        desk = self.desk
        course, day = desk.course, day_of(desk.wall())
        plan = replace(course.plan, items=tuple(course.item(i) for i in range(len(course.plan.items))))
        today = day in desk.programme.days
        alone = plan.programme_id != desk.programme.id
        told = (("lower_level", desk.lowered), ("not_today", not today and not alone), ("single", alone))
        offered = desk.record is None and self._worth_calibrating
        notes = (*(note for note, holds in told if holds), *filter(None, (self._standing(offered),)))
        return Programme(plan, today, desk.programme.next_day(day), desk.choices, notes, offered)


class RateStage(Stage):
    """One question with answers 0..10; the stop rules act on the answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kind: AnswerKind = desk.question[0]
        self._item = desk.question[1]
        # Before the first exercise somebody stands at the keyboard.
        self._arm = ArmCount() if self._kind in FROM_THE_MAT else None

    def enter(self) -> None:
        self.desk.say("rate", kind=self._kind, exercise=self._exercise)
        if self._arm is not None:
            self.desk.say("arm_help")
            self.desk.effects.append(Judge(True))

    def step(self, moment: Moment) -> Go:
        if self._arm is None:
            return None
        heard = self._arm.step(moment.now_s, moment.state if moment.kind == "live" else None)
        if heard is None:
            return None
        if heard.kind == "over":
            if heard.value is not None:
                return self._answered(heard.value)
            self.desk.say("no_answer")
            return self._declined()
        if heard.value is not None:
            # The number is the news: it is said in its moment or not at all.
            self.desk.say("number" if heard.kind == "number" else "chosen", "count", n=heard.value)
        return None

    def act(self, action: Action) -> Go:
        if action.name == "pause":
            # Somebody is at the keyboard after all.
            self._arm = None
            return None
        if action.name == "skip" and self._kind in OPTIONAL:
            return self._declined()
        value = action.value
        if action.name != "rate" or not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10:
            return None
        return self._answered(value)

    def _declined(self) -> Go:
        self.desk.declined.add((self._kind, self._item))
        return self._leave(onward(self.desk))

    def _leave(self, to: Go) -> Go:
        if self._kind in FROM_THE_MAT:
            self.desk.effects.append(Judge(False))
        return to

    def _answered(self, value: int) -> Go:
        desk = self.desk
        desk.answer(self._kind, value, self._item)
        if self._kind == "pain_exercise" and self._item is not None:
            return self._leave(self._after_exercise(value, self._item))
        if self._kind == "pain_after" and safety.after_exercise(value, desk.answered("pain_now")) is not None:
            desk.say("pain_after_high")
        return self._leave(onward(desk))

    def _after_exercise(self, pain: int, item: int) -> Go:
        desk = self.desk
        rule = safety.after_exercise(pain, desk.answered("pain_now"))
        if rule is not None:
            desk.course.closed.add(item)
            desk.stop_by(rule, item, ends=desk.pain_stops + 1 >= safety.PAIN_STOPS_MAX)
            return "pain_stop"
        if safety.allowed_but_watched(pain):
            desk.say("pain_allowed")
        return onward(desk)

    @property
    def _exercise(self) -> str:
        return self.desk.course.item(self._item).exercise_id if self._item is not None else ""

    @property
    def screen(self) -> Screen:
        arm = self._arm
        if arm is None:
            return Rate(self._kind, self._exercise)
        return Rate(self._kind, self._exercise, True, arm.number, arm.chosen)
