"""What every stage of a guided session can do. A stage shows one screen, takes time and actions, and names the next."""

from __future__ import annotations

from math import isfinite
from typing import ClassVar

from coach.session.guided.desk import Desk, Go, Moment
from coach.session.guided.moments import Action, Place, Screen
from coach.store.records import SetEnd


class Stage:
    """Base. watches : the camera has to be there. guarded : a person who leaves, or the gesture, pauses it.

    in_exercise : pause, easier and skip_exercise make sense.
    """

    watches: ClassVar[bool] = False
    guarded: ClassVar[bool] = False
    in_exercise: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._since_s = desk.now_s
        self.done = 0

    def enter(self) -> None:
        """It begins: what is said and done at once."""

    def step(self, moment: Moment) -> Go:
        """Time goes on."""
        return None

    def act(self, action: Action) -> Go:
        """The person asked for something that is this stage's own."""
        return None

    def leave(self, end: SetEnd) -> None:
        """It is taken away before its end; a set that was taken up again but not gone on with ends too."""
        self.desk.end_open_set(end)

    def back(self, paused_s: float) -> None:
        """It goes on after a pause of so many seconds."""
        if isfinite(self._since_s):
            self._since_s += paused_s

    @property
    def screen(self) -> Screen:
        """What to show."""
        raise NotImplementedError

    @property
    def place(self) -> Place:
        """Where in the programme."""
        return self.desk.course.place(self.desk.here)

    def _for_s(self, now_s: float) -> float:
        """How long it has lasted."""
        if not isfinite(self._since_s):
            self._since_s = now_s
        return now_s - self._since_s
