"""The optional stage that measures how this person stands (clinical_spec §1.4, HE_cal): before the first exercise.

Three quiet seconds side-on give the offset; a minute without them ends it. Not here: what is read (calibration.py).
"""

from __future__ import annotations

from math import isfinite, nan
from typing import Final

from coach.feedback.policy import SETUP_AFTER_S, SETUP_REPEAT_S
from coach.session.calibration import Neutral, QuietStanding
from coach.session.guided.after import BAD_SOURCE
from coach.session.guided.desk import Desk, Go, Moment
from coach.session.guided.moments import Action, Calibrate, Judge, Screen, Watch
from coach.session.guided.stage import Stage
from coach.types import CoachState

# Any upright exercise does: only its picture is needed, and nothing of it is judged here.
UPRIGHT: Final = "step_up"
LIMIT_S: Final = 60.0  # then nobody is kept waiting [engineering default]
SHOWN_S: Final = 5.0  # long enough to hear how it went [engineering default]
SHAKY_S: Final = 0.7  # one unsteady frame stays readable for so long [engineering default]


class CalibrateStage(Stage):
    """Goes back to the programme by itself, with or without a result."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._standing = QuietStanding()
        self._newest_t_s = nan
        self._shaky_s = -1e9
        self._problem, self._problem_since_s, self._said_s = "nobody", nan, desk.now_s
        self._found: Neutral | None = None
        self._over_s = nan

    def enter(self) -> None:
        self.desk.effects += [Watch(UPRIGHT, 0.0), Judge(True)]
        self.desk.watched = None
        self.desk.say("calibrate")

    def step(self, moment: Moment) -> Go:
        if isfinite(self._over_s):
            return self._leave() if moment.now_s - self._over_s >= SHOWN_S else None
        if moment.kind in BAD_SOURCE:
            self._standing.reset()
        elif moment.state is not None:
            self._look(moment.state, moment.now_s)
        if self._found is None and self._for_s(moment.now_s) >= LIMIT_S:
            self._over_s = moment.now_s
            self.desk.say("calibrate_failed")
        elif self._found is None:
            self._hint(moment.now_s)
        return None

    def act(self, action: Action) -> Go:
        return self._leave() if action.name in ("skip", "back", "next", "no", "stop", "end") else None

    def _look(self, state: CoachState, now_s: float) -> None:
        # The same moment comes again while no new picture is there; a paused one was not looked at.
        if state.t_s == self._newest_t_s or state.paused:
            return
        self._newest_t_s = state.t_s
        found = self._standing.step(state.t_s, state.pose)
        if self._standing.problem == "not_still":
            self._shaky_s = now_s
        if found is not None:
            self._take(found, now_s)

    def _take(self, found: Neutral, now_s: float) -> None:
        desk = self.desk
        self._found, self._over_s = found, now_s
        desk.set_setting({"neutral_deg": round(found.offset_deg, 1), "neutral_at": desk.at().isoformat()})
        desk.sound("ready")
        desk.say("calibrated")

    def _hint(self, now_s: float) -> None:
        """What is wrong, aloud, once it has lasted, and again now and then."""
        problem = self._shown(now_s)
        if problem != self._problem or not isfinite(self._problem_since_s):
            self._problem, self._problem_since_s = problem, now_s
        if not isfinite(self._said_s):
            self._said_s = now_s
        lasting = bool(problem) and now_s - self._problem_since_s >= SETUP_AFTER_S
        if lasting and now_s - self._said_s >= SETUP_REPEAT_S:
            self._said_s = now_s
            self.desk.say("calibrate_hint", id=problem)

    def _shown(self, now_s: float) -> str:
        shaky = now_s - self._shaky_s < SHAKY_S
        return self._standing.problem or ("not_still" if shaky else "")

    def _leave(self) -> Go:
        self.desk.effects.append(Judge(False))
        return "programme"

    @property
    def screen(self) -> Screen:
        if self._found is not None:
            return Calibrate(1.0, "", self._found.offset_deg)
        if isfinite(self._over_s):
            return Calibrate(0.0, "no_result", None)
        return Calibrate(self._standing.held, self._shown(self.desk.now_s), None)
