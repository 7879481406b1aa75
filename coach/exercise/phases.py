"""The repetition machine of clinical_spec §1.5: rest, up, top, down, over one driving signal.

It knows no landmarks, no measures and no faults. A repetition is handed out when its way down has come to an end.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from math import isfinite, nan
from statistics import median
from typing import Literal

from coach.exercise.motion import Rate
from coach.exercise.rest import RestTracker
from coach.exercise.spec import Rep
from coach.types import Phase

ONSET = 0.05  # share of the way at which a movement is taken to have begun or ended [engineering default]
SETTLE_S = 0.8  # after the count, wait at most so long for the way down to end [engineering default]
STUCK_S = 3.0  # still for so long in the lower half: this is the new rest, not a repetition [engineering default]
STUCK_BELOW = 0.5
# From 5 % on the way up to 25 % on the way down a smooth repetition without a hold shows this share of its time.
SEEN_OF_REP = 0.75
REACHES = 5  # full repetitions whose median is the personal target [engineering default]
NEW_PEAK = 0.03  # progress that restarts the clock of an attempt [engineering default]


@dataclass(frozen=True, slots=True)
class Span:
    """A finished movement in the machine's own terms.

    kind : "full" reached the top, "partial" turned round below it.
    peak : largest share of the way from rest to target. top_dwell_s : time above the top threshold.
    hold_s : the part of it spent still. rest, target : of the driver, as they were then.
    """

    kind: Literal["full", "partial"]
    t_start_s: float
    t_end_s: float
    peak: float
    top_dwell_s: float
    hold_s: float
    rest: float
    target: float

    def share(self, x: float) -> float:
        """Share of the way from rest to target, as both were during this movement."""
        return (x - self.rest) / (self.target - self.rest)


class RepMachine:
    """`step` once per frame; `phase`, `u` (share of the way, nan unknown) and `hold_s` can be read at any time."""

    def __init__(self, rep: Rep, target: float | None = None) -> None:
        self._rep = rep
        self._target = rep.target if target is None else target
        self.rest = RestTracker(rep.rest_range, self._way, rep.still_per_s, rep.rest_tau_s, rep.deepen_rest)
        self._rate = Rate()
        self.reset()

    def reset(self) -> None:
        """Back to the beginning: nobody seen, rest unknown."""
        self._reaches: deque[float] = deque(maxlen=REACHES)
        self.rest.reset()
        self._rate.reset()
        self.phase: Phase = "not_seen"
        self.u = nan
        self.rate = nan
        self.hold_s = 0.0
        self._recent: deque[tuple[float, float]] = deque()
        self._last_valid_s = nan
        self._pending: Span | None = None
        self._blocked = False
        self._clear()

    @property
    def target(self) -> float:
        """Where the driver should get to, in its unit; nan while it hangs on a rest that is not known."""
        return self.rest.value + self._way(self.rest.value)

    def _way(self, rest: float) -> float:
        """From a rest to the target: absolute, or as far as this person's own full repetitions go."""
        if self._target is not None:
            return self._target - rest
        return median(self._reaches) if self._reaches else self._rep.span or nan

    def _clear(self) -> None:
        self._t_start_s = nan
        self._t_peak_s = nan
        self._peak = 0.0
        self.top_dwell_s = 0.0
        self._reached_top = False
        self.hold_s = 0.0

    def lose(self) -> Span | None:
        """The person is gone: a finished repetition is handed out, one under way is void."""
        done, self._pending = self._pending, None
        self._clear()
        self._recent.clear()
        self._rate.reset()
        self.phase, self.u = "not_seen", nan
        self._blocked = isfinite(self.rest.value)
        return done

    def step(self, t_s: float, x: float) -> Span | None:
        """Take one valid driver value; returns a repetition when one has just ended."""
        dt_s = t_s - self._last_valid_s if isfinite(self._last_valid_s) else 0.0
        self._last_valid_s = t_s
        self.rate = self._rate.step(t_s, x)
        if self.phase == "not_seen":
            self.phase = "rest"
        self.rest.step(t_s, x, self.rate, self.phase == "rest" and self._pending is None)
        self._recent.append((t_s, x))
        while self._recent[0][0] < t_s - 4.0:
            self._recent.popleft()
        if not isfinite(self.rest.value):
            return None
        self.u = self.share(x)
        done = self._settle(t_s)
        return self._advance(t_s, dt_s) or done

    def share(self, x: float) -> float:
        """Share of the way from rest to target; nan while rest is unknown."""
        return (x - self.rest.value) / (self.target - self.rest.value)

    def aim(self, target: float) -> None:
        """Another absolute target from now on, in the driver's unit: a personal one, found by practice."""
        self._target = target

    def learn(self, span: Span) -> None:
        """A full repetition that was accepted tells how far this person goes (only where the target is personal)."""
        if span.kind == "full":
            self._reaches.append(span.peak * (span.target - span.rest))

    def finish(self) -> Span | None:
        """The film is over: hand out what is complete."""
        done, self._pending = self._pending, None
        return done

    def _advance(self, t_s: float, dt_s: float) -> Span | None:
        rep, u = self._rep, self.u
        if self.phase == "rest":
            # Somebody who comes back, or gives up, half-way up has to come down first.
            self._blocked = self._blocked and u >= rep.end
            if u > rep.start and not self._blocked:
                done = self.finish()
                self._begin(t_s)
                self._follow(t_s, dt_s)
                return done
            return None
        self._follow(t_s, dt_s)
        # While a personal reach is still being learned, the way back is told by what was reached this time.
        reached = max(1.0, self._peak) if self._target is None else 1.0
        if u < rep.end * reached:
            self._end(t_s)
        elif self._stuck():
            self._end(t_s)
            self.rest.adopt(self.rest.still_value)
        elif self.phase == "up" and t_s - self._t_peak_s > rep.max_up_s:
            self._abort()
        return None

    def _begin(self, t_s: float) -> None:
        self._clear()
        self.phase = "up"
        self._t_start_s = self._onset(t_s)
        self._t_peak_s = t_s

    def _onset(self, t_s: float) -> float:
        """When the movement began: the last moment near rest, or the lowest one since, looking back."""
        lowest_t, lowest_u = t_s, nan
        for past_t, past_x in reversed(self._recent):
            past_u = self.share(past_x)
            if not lowest_u <= past_u:
                lowest_t, lowest_u = past_t, past_u
            if past_u < ONSET or past_u > lowest_u + ONSET:
                break
        return lowest_t

    def _follow(self, t_s: float, dt_s: float) -> None:
        """Phases within the movement, peak and clocks."""
        rep, u = self._rep, self.u
        if u > self._peak + NEW_PEAK:
            self._t_peak_s = t_s
        self._peak = max(self._peak, u)
        if u >= rep.top:
            self.top_dwell_s += dt_s
            self.phase, self._reached_top = "top", True
            if abs(self.rate) < rep.hold_still_per_s:
                self.hold_s += dt_s
        elif (self.phase == "top" and u < rep.top_exit) or (
            self.phase == "up" and u < self._peak - (rep.start - rep.end) - ONSET
        ):
            self.phase = "down"
        elif self.phase == "down" and not self._reached_top and u > self._peak - ONSET:
            self.phase = "up"

    def _stuck(self) -> bool:
        return self.rest.settled(STUCK_S) and self.u < STUCK_BELOW and self.phase != "top"

    def _end(self, t_s: float) -> None:
        """The way back is nearly done: decide what it was, then wait for the movement's end."""
        rep = self._rep
        long_enough = t_s - self._t_start_s >= SEEN_OF_REP * rep.min_s
        kind: Literal["full", "partial"] | None = None
        if self._peak >= rep.top and self.top_dwell_s >= rep.top_min_s:
            kind = "full"
        elif self._peak >= rep.partial:
            kind = "partial"
        if kind and long_enough:
            # Without an absolute target the way is told in shares of what was reached, so that 1 is this one's top.
            way = self.target - self.rest.value
            scale = max(1.0, self._peak) if self._target is None else 1.0
            self._pending = Span(
                kind=kind,
                t_start_s=self._t_start_s,
                t_end_s=t_s,
                peak=self._peak / scale,
                top_dwell_s=self.top_dwell_s,
                hold_s=self.hold_s,
                rest=self.rest.value,
                target=self.rest.value + scale * way,
            )
        self._clear()
        self.phase = "rest"

    def _settle(self, t_s: float) -> Span | None:
        """The counted repetition's way down goes on until it is near rest, stops, turns, or takes too long."""
        span = self._pending
        if span is None:
            return None
        still = abs(self.rate) < self._rep.still_per_s
        turned = len(self._recent) > 1 and self.u > self.share(self._recent[-2][1])
        arrived = self.u < ONSET and not self._rep.settle_still
        if arrived or still or turned or t_s - span.t_end_s > SETTLE_S:
            self._pending = None
            return replace(span, t_end_s=t_s)
        return None

    def _abort(self) -> None:
        self._clear()
        self.phase, self._blocked = "rest", True
