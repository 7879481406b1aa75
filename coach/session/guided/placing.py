"""Stages around the sets of an exercise: introduction, set-up, side change, practice, rest."""

from __future__ import annotations

from math import isfinite, nan
from statistics import median
from typing import Final

from coach.exercise.spec import ExerciseSpec
from coach.session.guided.assistant import Advice, Assistant
from coach.session.guided.blocks import Block
from coach.session.guided.desk import Desk, Go, Moment
from coach.session.guided.moments import (
    Action,
    CountFromZero,
    Intro,
    Judge,
    Place,
    Practice,
    Rest,
    Screen,
    Setup,
    SideChange,
    Watch,
)
from coach.session.guided.stage import Stage
from coach.types import CoachState, CueEvent, RepEvent

INTRO_S: Final = 12.0  # long enough to hear the name, the side and what to prepare [engineering default]
PRACTICE_HELP_S: Final = 60.0
GET_READY_S: Final = 10.0
TARGET_SHORT_DEG: Final = 15.0  # a personal target is never further short of the exercise's own than this


def prepare_of(spec: ExerciseSpec) -> tuple[str, ...]:
    """What to lay out, by how the body is placed (clinical_spec §9, environment)."""
    if spec.setup.posture == "upright":
        return ("step", "wall_or_chair") if spec.setup.side == "lead" else ("band", "space")
    return ("bench", "mat") if spec.setup.posture == "reclined" else ("mat", "pillow", "space")


class IntroStage(Stage):
    """The exercise before it begins; goes on by itself."""

    in_exercise = True

    def enter(self) -> None:
        desk = self.desk
        place = self.place
        desk.good = desk.improve = ""
        desk.say(
            "intro",
            exercise=place.item.exercise_id,
            side=place.side or "",
            sets=place.item.sets,
            reps=place.item.reps,
        )

    def step(self, moment: Moment) -> Go:
        return "setup" if self._for_s(moment.now_s) >= INTRO_S else None

    def act(self, action: Action) -> Go:
        return "setup" if action.name in ("next", "skip", "go_on") else None

    @property
    def screen(self) -> Screen:
        spec = self.desk.course.spec(self.desk.here.item)
        return Intro(self.place, prepare_of(spec), spec.setup.distance_m, spec.setup.camera_height_m)


class PlacingStage(Stage):
    """Set-up and side change: wait until the body is where it belongs, say what is wrong, go on by itself."""

    watches = True
    in_exercise = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._advice = Advice((), 0.0, False, False)
        self._assistant = self._new_assistant()

    def step(self, moment: Moment) -> Go:
        if moment.kind == "opening":
            # Nobody can be told to move before there is a picture.
            self.back(0.0)
            self._advice = Advice((), 0.0, False, False)
            return None
        self._advice = self._assistant.step(moment.now_s, moment.state)
        self.desk.say_text(self._advice.say)
        if self._advice.tell_stuck:
            self.desk.say("setup_stuck")
        if self._advice.ready:
            self.desk.sound("ready")
            return self._onward()
        return None

    def act(self, action: Action) -> Go:
        if action.name in ("next", "go_on"):
            return self._onward()
        if action.name == "skip":
            self.leave("skipped")
            self.desk.course.finish(self.desk.here)
            return "onward"
        return None

    def back(self, paused_s: float) -> None:
        self._assistant = self._new_assistant()

    def _new_assistant(self) -> Assistant:
        desk = self.desk
        return Assistant(desk.course.spec(desk.here.item), desk.here.side, desk.lang, desk.now_s)

    def _onward(self) -> Go:
        return "set"

    def _watch(self) -> None:
        """Have the exercise judged from the beginning: the body lies somewhere new."""
        desk = self.desk
        item = desk.course.item(desk.here.item)
        target, spec = desk.targets.get(desk.key, item.target_deg), desk.course.spec(desk.here.item)
        desk.effects.append(Watch(item.exercise_id, item.hold_s, target, desk.neutral_deg(spec)))
        desk.watched = desk.key


class SetupStage(PlacingStage):
    """Before a set: all must hold for 2 s."""

    def enter(self) -> None:
        desk = self.desk
        first = desk.watched != desk.key
        if first:
            self._watch()
        desk.effects.append(Judge(True))
        if first:
            desk.say("setup", exercise=desk.key[1], side=desk.here.side or "")

    def _onward(self) -> Go:
        desk = self.desk
        if desk.key in desk.practised or desk.practice_reps == 0:
            return "set"
        desk.say("setup_ok")
        return "practice"

    @property
    def screen(self) -> Screen:
        return Setup(self.place, self._advice.checks, self._advice.held, self._advice.stuck)


class SideChangeStage(PlacingStage):
    """The other side: prompted, and seen to be so."""

    def enter(self) -> None:
        self._watch()
        self.desk.effects.append(Judge(True))
        self.desk.say("side_change", exercise=self.desk.key[1], side=self.desk.here.side or "")

    @property
    def screen(self) -> Screen:
        return SideChange(self.place, self._advice.held, self._advice.checks)


class PracticeStage(Stage):
    """Repetitions that are not kept: they find rest and range of this body today."""

    watches = True
    guarded = True
    in_exercise = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._tops: list[float] = []
        self._peak = nan
        self._helped_s = nan

    def enter(self) -> None:
        item = self.desk.course.item(self.desk.here.item)
        self.desk.effects.append(CountFromZero(item.target_deg))
        self.desk.say("practice", n=self.desk.practice_reps)

    def step(self, moment: Moment) -> Go:
        self._follow(moment.state)
        for event in moment.events:
            if isinstance(event, RepEvent):
                self._rep(event)
            elif isinstance(event, CueEvent) and event.kind in ("safety", "setup"):
                self.desk.say_text(event.text, "safety" if event.kind == "safety" else "cue")
        phase = moment.state.phase if moment.state is not None else "rest"
        if self.done >= self.desk.practice_reps and phase in ("rest", "not_seen"):
            return self._finish()
        waited_s = self._for_s(moment.now_s)
        if waited_s >= PRACTICE_HELP_S:
            self._since_s = moment.now_s
            self.desk.say("practice_help")
        return None

    def act(self, action: Action) -> Go:
        if action.name in ("skip", "next"):
            self.desk.practised.add(self.desk.key)
            return "set"
        return None

    def back(self, paused_s: float) -> None:
        super().back(paused_s)
        self._peak = nan

    def _follow(self, state: CoachState | None) -> None:
        """How far the driver goes, for a repetition too small to have a measure of its top."""
        if state is None or state.driver is None or state.signals is None or state.phase not in ("up", "top"):
            return
        if state.signals.quality.get(state.driver.signal) != "ok" or not isfinite(state.driver.value):
            return
        value, sign = state.driver.value, _direction(self.desk.course.spec(self.desk.here.item))
        self._peak = value if not isfinite(self._peak) else max(self._peak * sign, value * sign) * sign

    def _rep(self, rep: RepEvent) -> None:
        self.done += 1
        self._since_s = self.desk.now_s
        top = top_of(rep, self.desk.course.spec(self.desk.here.item))
        self._tops.append(top if isfinite(top) else self._peak)
        self._peak = nan
        self.desk.sound("rep")

    def _finish(self) -> Go:
        desk = self.desk
        desk.practised.add(desk.key)
        spec, item = desk.course.spec(desk.here.item), desk.course.item(desk.here.item)
        found = personal_target(spec, self._tops) if item.target_deg is None else None
        if found is not None:
            desk.targets[desk.key] = found
        desk.say("range_found", n=desk.course.target(desk.here.item))
        return "set"

    @property
    def screen(self) -> Screen:
        return Practice(self.place, min(self.done, self.desk.practice_reps), self.desk.practice_reps)


def top_of(rep: RepEvent, spec: ExerciseSpec) -> float:
    """The driver at the top of a repetition, nan where it was not surely seen."""
    wanted = next(
        (m.id for m in spec.measure if m.signal == spec.rep.driver and m.over == "top" and m.reduce == "median"), ""
    )
    measure = rep.measures.get(wanted)
    return measure.value if measure is not None and measure.quality == "ok" else nan


def _direction(spec: ExerciseSpec) -> float:
    """+1 where the driver grows towards its target."""
    if spec.rep.target is None or spec.rep.rest_range is None:
        return 1.0
    return 1.0 if spec.rep.target > spec.rep.rest_range[1] else -1.0


def personal_target(spec: ExerciseSpec, tops: list[float]) -> float | None:
    """This body's target today: the median top of the practice, between 15 degrees short of the exercise's own and it.

    Never beyond the exercise's own: who overshoots must not be asked for more of it (the straight line is the aim).
    Never further short than 15 degrees: that is about the error of one reading (7 degrees, clinical_spec §7) and the
    10 degrees that a range fault needs together, so that a lazy practice does not make a lazy set, while stiff hips
    can still fill the bar. None where the exercise learns its span by itself, or nothing was surely seen.
    """
    own = spec.rep.target
    seen = [top for top in tops if isfinite(top)]
    if own is None or not seen:
        return None
    sign = _direction(spec)
    short = max(0.0, (own - median(seen)) * sign)
    return own - sign * min(short, TARGET_SHORT_DEG)


class RestStage(Stage):
    """Between two sets; the next one is announced."""

    in_exercise = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._of_s = desk.course.item(desk.here.item).rest_s
        self._left_s = self._of_s
        self._told = self._of_s <= GET_READY_S

    def enter(self) -> None:
        place = self.place
        self.desk.say(
            "rest",
            seconds=round(self._of_s),
            exercise=place.item.exercise_id,
            side=place.side or "",
            number=place.number,
            of=place.of,
        )

    def step(self, moment: Moment) -> Go:
        self._left_s = max(0.0, self._of_s - self._for_s(moment.now_s))
        if not self._told and self._left_s <= GET_READY_S:
            self._told = True
            if self._left_s > 0:
                self.desk.say("get_ready", seconds=round(GET_READY_S))
        return "setup" if self._left_s <= 0 else None

    def act(self, action: Action) -> Go:
        return "setup" if action.name in ("skip", "next", "go_on") else None

    @property
    def screen(self) -> Screen:
        desk = self.desk
        done: Block = desk.before or desk.here
        before: Place = desk.course.place(done)
        return Rest(before, self._left_s, self._of_s, self.place, desk.good, desk.improve)
