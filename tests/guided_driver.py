"""Drives a guided session in tests: a fake clock, made-up states, and what the session said and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TypeVar

import numpy as np
from made_up_sessions import SOFTWARE, profile

from coach.exercise.loader import exercise
from coach.pose import landmarks as lm
from coach.session.guided.machine import GuidedSession
from coach.session.guided.moments import Action, Effect, Keep, Paused, Place, Say, Screen
from coach.session.guided.programme import ProgrammeSpec
from coach.store.records import Profile, StoreEvent
from coach.types import (
    CoachState,
    CueEvent,
    Event,
    Facing,
    FaultEvent,
    Measure,
    Phase,
    Pose,
    Posture,
    RepEvent,
    SetupCheck,
    Side,
    Verdict,
    View,
)

S = TypeVar("S")
MONDAY = datetime(2026, 1, 5, 18, 30, tzinfo=timezone(timedelta(hours=1)))
READY = {"notice_at": MONDAY.isoformat(), "screening_at": MONDAY.isoformat(), "screening_flags": []}
STEP_S = 0.1


def ready_profile(**settings) -> Profile:
    """Somebody who has accepted the notice and answered the screening."""
    return profile(settings={**READY, **settings})


def small_programme(**changes) -> ProgrammeSpec:
    """Bridge 2 x 3 and clamshell 1 x 2 each side, every day."""
    table = {
        "schema": 1,
        "id": "small",
        "name": {"en": "Small", "de": "Klein"},
        "about": {"en": "Small.", "de": "Klein."},
        "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        "item": [
            {
                "exercise": "glute_bridge",
                "sets": 2,
                "reps": 3,
                "hold_s": 2,
                "rest_s": 30,
                "easier": {"sets": 1, "reps": 2, "hold_s": 1, "say": {"en": "Two small ones."}},
            },
            {"exercise": "clamshell", "sets": 1, "reps": 2, "hold_s": 0, "rest_s": 20},
        ],
    }
    return ProgrammeSpec.model_validate(table | changes)


def flat_pose(top: Side | None = None, t_s: float = 0.0, arms: str = "down") -> Pose:
    """Somebody lying with the head at the left; `top` : the hip that is higher in the picture."""
    xyz = np.zeros((lm.COUNT, 3))
    at = {"shoulder": (0.3, 0.7), "hip": (0.5, 0.7), "knee": (0.6, 0.6), "ankle": (0.7, 0.7)}
    for joint, point in at.items():
        for side in ("left", "right"):
            xyz[lm.index(joint, side), :2] = point
    for side in ("left", "right"):
        if top is not None:
            xyz[lm.index("hip", side), 1] += -0.05 if side == top else 0.05
        elbow, wrist = (0.38, 0.74), (0.46, 0.74)
        if arms == "up":
            elbow, wrist = (0.3, 0.55), (0.3, 0.40)
        xyz[lm.index("elbow", side), :2], xyz[lm.index("wrist", side), :2] = elbow, wrist
    xyz[lm.NOSE, :2] = (0.22, 0.65)
    return Pose(xyz, np.zeros((lm.COUNT, 3)), np.full(lm.COUNT, 0.95), t_s, (640, 480))


def made_rep(
    index: int, t_s: float, verdict: Verdict = "good", side: Side | None = None, faults: Sequence[FaultEvent] = ()
) -> RepEvent:
    """A repetition that ended at `t_s`."""
    measures = {"hip_extension_top_deg": Measure(-4.0, "deg", error=7.0), "hold_s": Measure(2.0, "s")}
    return RepEvent(index, side, t_s - 4.0, t_s - 2.5, t_s, verdict, measures, tuple(faults))


def major(name: str = "bench_slides") -> FaultEvent:
    return FaultEvent(name, "HT-6", name, "safety", "major", None, 1.0, 0.3, 1)


def minor(name: str = "too_fast_up") -> FaultEvent:
    return FaultEvent(name, "BR-7", name, "tempo", "minor", None, 1.0, 0.3, 1)


@dataclass
class Evening:
    """A session with its clock. `wall_s` moves with `now_s` unless a test moves it alone."""

    session: GuidedSession
    clock: list[float]
    now_s: float = 100.0
    effects: list[Effect] = field(default_factory=list)
    reps: int = 0
    kind: str = "live"

    def take(self) -> list[Effect]:
        new = self.session.take_effects()
        self.effects += new
        return new

    @property
    def screen(self) -> Screen:
        return self.session.screen

    def tick(self, dt_s: float = STEP_S, state: CoachState | None = None, events: Sequence[Event] = ()) -> None:
        self.now_s += dt_s
        self.clock[0] += dt_s
        self.session.step(self.now_s, state, events, self.kind)
        self.take()

    def act(self, name: str, value: int | str | None = None) -> None:
        self.session.act(Action(name, value), self.now_s)  # type: ignore[arg-type]
        self.take()

    def place(self) -> Place | None:
        return getattr(self.screen, "place", None)

    def state(self, **changes) -> CoachState:
        """The body in position for what is asked, at rest, unless `changes` say otherwise."""
        place = self.place() if not changes.get("anyhow") else None
        changes.pop("anyhow", None)
        spec = exercise(place.item.exercise_id if place else "glute_bridge")
        side = place.side if place else None
        wrong = changes.pop("wrong", "")
        pose = changes.pop("pose", flat_pose(side if spec.setup.side == "top" else None, self.now_s))
        view = placed(spec.setup.posture, spec.setup.facing[0], side or "right", wrong)
        return replace(CoachState(self.now_s, pose=pose, view=view, phase="rest"), **changes)

    def nobody(self) -> CoachState:
        checks = (SetupCheck("person", "I see you", False, "Please move back."),)
        return CoachState(self.now_s, view=View(checks=checks, reasons=("nobody is seen",)))

    def wait(self, seconds: float, **changes) -> None:
        """Steps with the body in position until `seconds` have gone by, or the screen is another kind."""
        kind = type(self.screen)
        for _ in range(round(seconds / STEP_S)):
            self.tick(state=self.state(**changes))
            if type(self.screen) is not kind:
                return

    def until(self, kind: type[S], limit_s: float = 60.0, **changes) -> S:
        for _ in range(round(limit_s / STEP_S)):
            if isinstance(self.screen, kind):
                return self.screen
            self.tick(state=self.state(**changes))
        raise AssertionError(f"still {self.screen}")

    def rep(self, verdict: Verdict = "good", side: Side | None = None, faults: Sequence[FaultEvent] = ()) -> None:
        """One repetition: up, top with its hold, down; its event comes at rest."""
        side = side or (self.place().side if self.place() else None)
        for phase, seconds in (("up", 1.0), ("top", 2.4), ("down", 1.0)):
            self._phase(phase, seconds)
        self.reps += 1
        done = made_rep(self.reps, self.now_s, verdict, side, faults)
        self.tick(state=self.state(), events=[done])

    def _phase(self, phase: Phase, seconds: float) -> None:
        for i in range(round(seconds / STEP_S)):
            self.tick(state=self.state(phase=phase, hold_s=i * STEP_S if phase == "top" else 0.0))

    def cue(self, kind: str = "form", text: str = "Push the floor away.") -> CueEvent:
        return CueEvent("x", kind, text, self.now_s, 3)  # type: ignore[arg-type]

    @property
    def kept(self) -> list[StoreEvent]:
        return [e.event for e in self.effects if isinstance(e, Keep)]

    def kept_of(self, kind: type[S]) -> list[S]:
        return [e for e in self.kept if isinstance(e, kind)]

    @property
    def said(self) -> list[str]:
        return [e.key or e.text for e in self.effects if isinstance(e, Say)]

    def of(self, kind: type[S]) -> list[S]:
        return [e for e in self.effects if isinstance(e, kind)]


def placed(posture: Posture, facing: str, near: Side, wrong: str = "") -> View:
    """A view in which all holds, but for the check `wrong`."""
    names = ("person", "alone", "body", "distance", "posture", "view", "light")
    checks = tuple(SetupCheck(n, n, n != wrong, f"mend {n}" if n == wrong else "") for n in names)
    seen: Facing = "front" if facing == "front" else "left"
    other: Posture = "upright" if posture != "upright" else "supine"
    return View(other if wrong == "posture" else posture, seen, near, 1.0, not wrong, not wrong, (), checks)


def evening(programme: ProgrammeSpec | None = None, person: Profile | None = None, **changes) -> Evening:
    """A session on a Monday evening."""
    clock = [0.0]
    begin = changes.pop("begin", MONDAY)

    def wall() -> datetime:
        return begin + timedelta(seconds=clock[0])

    session = GuidedSession(
        person or ready_profile(), programme or small_programme(), wall=wall, software=SOFTWARE, **changes
    )
    one = Evening(session, clock)
    one.take()
    return one


def to_first_set(one: Evening) -> None:
    """From the programme to the first set, with practice."""
    one.act("next")
    one.act("rate", 2)
    one.act("rate", 3)
    one.act("next")
    to_set(one)


def to_set(one: Evening) -> None:
    """From an introduction, set-up or rest to the next set, with what lies between."""
    from coach.session.guided.moments import Practice, WorkSet

    for _ in range(2000):
        if isinstance(one.screen, WorkSet):
            return
        if isinstance(one.screen, Practice):
            one.rep()
        else:
            one.tick(state=one.state())
    raise AssertionError(f"still {one.screen}")


def paused(one: Evening) -> Paused:
    assert isinstance(one.screen, Paused), one.screen
    return one.screen


def utc(when: datetime) -> datetime:
    return when.astimezone(UTC)
