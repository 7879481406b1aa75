"""An answer 0..10 from the mat: the coach counts aloud, and an arm held up at a number chooses that number.

Nobody in the picture: nothing is counted, and the question waits for the keyboard. Not here: words, and what the answer
leads to. The sign is that of the pause (gesture.py), which occurs in no exercise.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, nan
from typing import Final, Literal

from coach.session.guided.gesture import raised
from coach.types import CoachState

LEAD_S: Final = 9.0  # the question, and how to answer it, are said first [engineering default]
NUMBER_S: Final = 1.8  # how long each number stands: said, and a moment to lift an arm [engineering default]
REACTION_S: Final = 0.5  # an arm that goes up so soon after a new number means the one before [engineering default]
UP_S: Final = 0.4  # an arm that is up for so long is meant [engineering default]
DOWN_S: Final = 0.6  # and has to be down for so long before it can be raised anew [engineering default]
CONFIRM_S: Final = 5.0  # to raise it again when the number is wrong [engineering default]
OLD_S: Final = 1.0  # a picture that stands for longer shows nothing of now
ROUNDS: Final = 2
HIGHEST: Final = 10
USED: Final = -1.0

Stage = Literal["lead", "counting", "confirm", "over"]


@dataclass(frozen=True, slots=True)
class Heard:
    """What has just happened: a number is to be said, one was chosen, or it is over (`value` None: nobody answered)."""

    kind: Literal["number", "chosen", "over"]
    value: int | None


class ArmCount:
    """`step` with time and the newest state. number : the one that stands now. chosen : the one that was chosen."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.chosen: int | None = None
        self._stage: Stage = "lead"
        self._since_s = nan
        self._round = 0
        # Since when the arm is up (nan: it is down; USED: it has been taken already), and since when it is down.
        self._up_s = self._down_s = self._lifted_s = nan
        self._shown_t_s = self._shown_s = nan

    def step(self, now_s: float, state: CoachState | None) -> Heard | None:
        """Time goes on."""
        if not self._sees(now_s, state):
            if self._stage in ("lead", "counting"):
                self._begin("lead", nan)
                self.number = None
            return None
        if not isfinite(self._since_s):
            self._since_s = now_s
        assert state is not None and state.pose is not None
        lifted = self._arm(now_s, raised(state.pose))
        if self._stage == "lead":
            if now_s - self._since_s >= LEAD_S:
                return self._stand(0, now_s)
        elif self._stage == "counting":
            return self._choose(now_s) if lifted else self._count(now_s)
        elif self._stage == "confirm":
            if lifted:
                self.chosen, self._round = None, 0
                return self._stand(0, now_s)
            if now_s - self._since_s >= CONFIRM_S:
                self._stage = "over"
                return Heard("over", self.chosen)
        return None

    def _begin(self, stage: Stage, now_s: float) -> None:
        self._stage, self._since_s = stage, now_s

    def _sees(self, now_s: float, state: CoachState | None) -> bool:
        """Whether somebody is in a picture of now."""
        if state is None or state.t_s != self._shown_t_s or not isfinite(self._shown_s):
            self._shown_t_s, self._shown_s = (nan if state is None else state.t_s), now_s
        return state is not None and state.pose is not None and now_s - self._shown_s <= OLD_S

    def _arm(self, now_s: float, up: bool) -> bool:
        """True once, when the arm has been up for long enough since it was last down."""
        if up:
            if not isfinite(self._up_s):
                self._up_s = now_s
            self._down_s = nan
            meant = self._up_s != USED and now_s - self._up_s >= UP_S
            if meant:
                self._lifted_s, self._up_s = self._up_s, USED
            return meant
        if not isfinite(self._down_s):
            self._down_s = now_s
        if self._up_s != USED or now_s - self._down_s >= DOWN_S:
            self._up_s = nan
        return False

    def _stand(self, number: int, now_s: float) -> Heard:
        self.number = number
        self._begin("counting", now_s)
        return Heard("number", number)

    def _count(self, now_s: float) -> Heard | None:
        assert self.number is not None
        # An arm on its way up is waited for.
        going_up = isfinite(self._up_s) and self._up_s != USED
        if now_s - self._since_s < NUMBER_S or going_up:
            return None
        if self.number < HIGHEST:
            return self._stand(self.number + 1, now_s)
        self._round += 1
        if self._round < ROUNDS:
            return self._stand(0, now_s)
        self.number = None
        self._stage = "over"
        return Heard("over", None)

    def _choose(self, now_s: float) -> Heard:
        assert self.number is not None
        late = self._lifted_s - self._since_s < REACTION_S and self.number > 0
        self.chosen = self.number - 1 if late else self.number
        self.number = None
        self._begin("confirm", now_s)
        return Heard("chosen", self.chosen)
