"""The guided session, Qt-free: takes time, states, events and actions; gives a screen and effects to carry out.

No threads, no files, no speech, no clock of its own. The stages are in before.py, standing.py, placing.py, workset.py,
after.py; what comes next in route.py. Time is the caller's monotonic clock; times of day come from `wall` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from math import isfinite, nan
from typing import Final

from coach.errors import SpecError
from coach.exercise.loader import exercise, exercise_ids
from coach.exercise.spec import ExerciseSpec
from coach.session.guided.after import BAD_SOURCE, PainStopStage, PausedStage, StopWhyStage, SummaryStage
from coach.session.guided.before import (
    NoticeStage,
    ProgrammeStage,
    RateStage,
    RedFlagStage,
    ResumeStage,
    ScreeningStage,
    abandon,
    stopped_for_good,
)
from coach.session.guided.blocks import Course
from coach.session.guided.desk import Desk, Go, Moment, StageName
from coach.session.guided.gesture import PauseGesture
from coach.session.guided.ledger import Ledger, last_moment
from coach.session.guided.moments import Action, Effect, Judge, Leave, PauseReason, Record, Screen
from coach.session.guided.placing import IntroStage, PracticeStage, RestStage, SetupStage, SideChangeStage
from coach.session.guided.presence import Presence
from coach.session.guided.programme import ProgrammeSpec, day_of
from coach.session.guided.route import first_stage, onward
from coach.session.guided.stage import Stage
from coach.session.guided.standing import CalibrateStage
from coach.session.guided.workset import WorkSetStage
from coach.store.records import Profile, SessionOverview, SessionRecord, Software
from coach.types import CoachState, Event

RESUME_WITHIN: Final = timedelta(hours=12)
GAP_S: Final = 5.0  # no step for so long during a set: the computer slept
CLOCK_JUMP_S: Final = 60.0  # the time of day moved so much more than the monotonic clock: the same
STAGES: Final[dict[StageName, type[Stage]]] = {
    "resume_offer": ResumeStage,
    "notice": NoticeStage,
    "screening": ScreeningStage,
    "red_flag": RedFlagStage,
    "programme": ProgrammeStage,
    "calibrate": CalibrateStage,
    "rate": RateStage,
    "intro": IntroStage,
    "setup": SetupStage,
    "practice": PracticeStage,
    "set": WorkSetStage,
    "rest": RestStage,
    "side_change": SideChangeStage,
    "pain_stop": PainStopStage,
    "summary": SummaryStage,
}


class GuidedSession:
    """One evening's session of one person.

    specs : gives an exercise by id; may raise only for ids that are in no plan. choices : exercises that may be done
    alone. lang : of cues and hints. wall : aware local time of day. resume : a session without an end, from the store.
    last : the session before, for the next-day check. practice_reps : 0, 1 or 2.
    """

    def __init__(
        self,
        profile: Profile,
        programme: ProgrammeSpec,
        specs: Callable[[str], ExerciseSpec] = exercise,
        *,
        wall: Callable[[], datetime],
        software: Software,
        lang: str = "en",
        resume: SessionRecord | None = None,
        last: SessionOverview | SessionRecord | None = None,
        source: str = "",
        practice_reps: int = 2,
        choices: Sequence[str] | None = None,
    ) -> None:
        plan = programme.plan(day_of(wall()), lang)
        self._desk = Desk(
            profile,
            programme,
            specs,
            tuple(exercise_ids() if choices is None else choices),
            lang,
            wall,
            software,
            source,
            last,
            practice_reps,
            Ledger(wall),
            Course(plan, programme, specs),
        )
        self._offer(resume)
        self._over = False
        self._gesture = PauseGesture()
        self._presence: Presence | None = None
        self._last_s = nan
        self._last_wall = wall()
        self._stage: Stage = self._make(first_stage(self._desk))
        self._stage.enter()

    def _offer(self, resume: SessionRecord | None) -> None:
        if resume is None or resume.end is not None:
            return
        young = self._desk.wall() - last_moment(resume) <= RESUME_WITHIN
        if young and self._known(resume) and not stopped_for_good(resume):
            self._desk.offered = resume
        else:
            abandon(self._desk, resume)

    def _known(self, record: SessionRecord) -> bool:
        """Whether every exercise of a session is still there to go on with."""
        try:
            for item in record.head.plan.items:
                self._desk.specs(item.exercise_id)
        except SpecError:
            return False
        return bool(record.head.plan.items)

    @property
    def screen(self) -> Screen:
        """What to show now."""
        return self._stage.screen

    @property
    def over(self) -> bool:
        """Whether the session is over; `Leave` was the last effect."""
        return self._over

    @property
    def profile(self) -> Profile:
        """The profile with the settings as they are now."""
        return self._desk.profile

    @property
    def gesture_held(self) -> float:
        """Share 0..1 of the pause gesture, for a ring in the window."""
        return self._gesture.held

    def take_effects(self) -> list[Effect]:
        """What to carry out since the last call, in order; each exactly once."""
        effects, self._desk.effects = self._desk.effects, []
        return effects

    def step(self, now_s: float, state: CoachState | None, events: Sequence[Event], source_kind: str = "live") -> None:
        """Time goes on. now_s : monotonic. state : the newest. events : since the last step, each exactly once."""
        if self._over:
            return
        now_s, slept = self._clock(now_s)
        self._desk.state = state
        reason = self._interruption(slept, source_kind)
        if reason is not None:
            # What was complete before the gap is kept; then nothing is judged.
            self._pause_by(reason, Moment(now_s, state, events, source_kind, 0.0))
            return
        moment = Moment(now_s, state, events, source_kind, 0.0)
        waved = self._waved(state)
        self._go(self._stage.step(moment))
        self._watch_over(moment, waved)

    def act(self, action: Action, now_s: float) -> None:
        """The person asked for something; what makes no sense now is ignored."""
        if self._over:
            return
        self._desk.now_s = max(now_s, self._desk.now_s) if isfinite(self._desk.now_s) else now_s
        self._go(self._act(action))

    # --- what holds for every stage

    def _act(self, action: Action) -> Go:
        desk, stage = self._desk, self._stage
        if action.name == "stop" and desk.record is not None and desk.record.end is None:
            if not isinstance(stage, StopWhyStage | PainStopStage):
                self._enter(StopWhyStage(desk, stage))
                return None
        elif stage.in_exercise and action.name == "pause" and not isinstance(stage, PausedStage):
            self._pause("user")
            return None
        elif stage.in_exercise and action.name == "skip_exercise":
            stage.leave("skipped")
            self._skip_exercise()
            return "onward"
        elif stage.in_exercise and action.name == "easier":
            return self._ease(stage)
        return stage.act(action)

    def _ease(self, stage: Stage) -> Go:
        desk, item = self._desk, self._desk.here.item
        if not desk.course.can_ease(item):
            return None
        stage.leave("eased")
        desk.course.ease(item)
        desk.say("easier")
        desk.say_text(desk.course.easier_say(item, desk.lang))
        desk.rested = True
        desk.watched = None
        return "onward"

    def _skip_exercise(self) -> None:
        """No more sets of it; the questions about it are asked where something was done."""
        course, item = self._desk.course, self._desk.here.item
        while (block := course.next_block(item)) is not None:
            course.finish(block)

    def _clock(self, now_s: float) -> tuple[float, bool]:
        """The monotonic time, never backwards, and whether the computer slept."""
        wall = self._desk.wall()
        first = not isfinite(self._last_s)
        if not first:
            now_s = max(now_s, self._last_s)
        passed_s = 0.0 if first else now_s - self._last_s
        jump_s = abs((wall - self._last_wall).total_seconds() - passed_s)
        self._last_s, self._last_wall = now_s, wall
        self._desk.now_s = max(now_s, self._desk.now_s) if isfinite(self._desk.now_s) else now_s
        return self._desk.now_s, not first and (passed_s > GAP_S or jump_s > CLOCK_JUMP_S)

    def _interruption(self, slept: bool, source_kind: str) -> PauseReason | None:
        if isinstance(self._stage, PausedStage):
            return None
        if self._stage.watches and source_kind in BAD_SOURCE:
            return "camera"
        return "asleep" if slept and self._stage.guarded else None

    def _pause_by(self, reason: PauseReason, moment: Moment) -> None:
        if isinstance(self._stage, WorkSetStage):
            self._go(self._stage.step(moment))
        if self._stage.watches:
            self._pause(reason)

    def _waved(self, state: CoachState | None) -> bool:
        stage = self._stage
        answers = isinstance(stage, PausedStage) and stage.reason in ("user", "gesture", "three_major")
        if state is None or not (stage.guarded or answers):
            self._gesture.reset()
            return False
        return self._gesture.step(state.t_s, state.pose)

    def _watch_over(self, moment: Moment, waved: bool) -> None:
        """Gesture, leaving and three major faults, once the stage has taken its events."""
        stage = self._stage
        if waved and isinstance(stage, PausedStage):
            self._go("back")
        elif not stage.guarded or self._presence is None:
            return
        elif waved:
            self._pause("gesture")
        elif isinstance(stage, WorkSetStage) and stage.three_major:
            self._pause("three_major")
        elif (reason := self._presence.step(moment.now_s, moment.state)) is not None:
            self._pause(reason)

    def _pause(self, reason: PauseReason) -> None:
        self._enter(PausedStage(self._desk, self._stage, reason))

    # --- from stage to stage

    def _go(self, to: Go) -> None:
        if to is None:
            return
        if to == "over":
            self._leave()
        elif to == "back":
            self._back()
        else:
            self._enter(self._make(onward(self._desk) if to == "onward" else to))

    def _make(self, name: StageName) -> Stage:
        return STAGES[name](self._desk)

    def _enter(self, stage: Stage) -> None:
        self._stage = stage
        self._renew_presence()
        stage.enter()

    def _back(self) -> None:
        stage = self._stage
        assert isinstance(stage, PausedStage | StopWhyStage)
        self._stage = stage.under
        self._renew_presence()
        if isinstance(stage, PausedStage):
            self._desk.say("go_on")
            # A camera that was lost, or a key, is nothing to praise anybody for.
            self._desk.came_back = self._desk.came_back or stage.reason in ("gone", "sat_up")
        self._stage.back(self._desk.now_s - stage.began_s if isfinite(stage.began_s) else 0.0)

    def _renew_presence(self) -> None:
        guarded = self._stage.guarded
        self._presence = Presence(self._desk.course.spec(self._desk.here.item)) if guarded else None

    def _leave(self) -> None:
        self._over = True
        self._desk.effects += [Judge(False), Record(""), Leave()]
