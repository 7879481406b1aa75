"""Finds the patient's own rest position of the driving signal, before and between repetitions."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from math import exp, inf, isfinite, nan
from statistics import median

STILL_S = 0.3  # long enough to be no turning point, short enough for clips that start at once [engineering default]
TURN_SHARE = 0.15  # of the way to the target: a rise that is surely a movement [engineering default]
MEMORY_S = 4.0  # how long stillness is told apart; longer than what the repetition machine asks for (STUCK_S)
RECENT_S = 2.0  # clinical_spec §1.5: rest is the median over a still 2 s
DEEPER_TAU_S = 0.4  # a lower rest than the known one is taken over quickly: it cannot be a movement upwards


class RestTracker:
    """Personal rest, in the driver's unit; `value` is nan until it is known.

    A still stretch inside `allowed` (None: anywhere) gives it; so does the lowest point before a clear rise, for
    people who do not pause at the bottom. `way(rest)` is how far it is from there to the target, with its sign.
    `deepen` : a lower stillness is a better rest (lying lower), not a fault of this repetition (feet together).
    """

    def __init__(
        self,
        allowed: tuple[float, float] | None,
        way: Callable[[float], float],
        still_per_s: float,
        tau_s: float,
        deepen: bool = True,
    ) -> None:
        self._allowed = allowed or (-inf, inf)
        self._way = way
        self._still_per_s = still_per_s
        self._tau_s = tau_s
        self._deeper_tau_s = DEEPER_TAU_S if deepen else tau_s
        self.reset()

    def reset(self) -> None:
        """Forget everything, as for another person."""
        self.value = nan
        self._lowest = nan
        self._still: deque[tuple[float, float]] = deque()
        self._last_t_s = nan

    @property
    def still_s(self) -> float:
        """For how long the driver has been still, at most `MEMORY_S`."""
        return self._still[-1][0] - self._still[0][0] if self._still else 0.0

    @property
    def still_value(self) -> float:
        """Median of the present still stretch (at most its last 2 s), nan when moving."""
        if not self._still:
            return nan
        since_s = self._still[-1][0] - RECENT_S
        return median(v for t_s, v in self._still if t_s >= since_s)

    def step(self, t_s: float, x: float, rate: float, at_rest: bool) -> None:
        """Take one valid sample. `at_rest`: the machine is in REST, so that the rest may drift along."""
        dt_s = t_s - self._last_t_s if isfinite(self._last_t_s) else 0.0
        self._last_t_s = t_s
        self._keep_still(t_s, x, rate)
        if not isfinite(self.value):
            self._find(x)
        elif at_rest and self.still_s >= STILL_S and self._inside(self.still_value):
            deeper = self._sign * (self.value - self.still_value) > 0
            tau_s = self._deeper_tau_s if deeper else self._tau_s
            self.value += (self.still_value - self.value) * (1 - exp(-dt_s / tau_s))

    def adopt(self, value: float) -> None:
        """Take `value` as the rest (somebody settled in another position)."""
        self.value = value

    @property
    def _sign(self) -> float:
        """+1 when the driver grows from rest to target; told from a possible rest, as one may start past the target."""
        low, high = self._allowed
        return 1.0 if self._way((low + high) / 2 if isfinite(low + high) else 0.0) > 0 else -1.0

    def settled(self, for_s: float) -> bool:
        """Whether the driver has been still for so long where a rest may be."""
        return self.still_s >= for_s and self._inside(self.still_value)

    def _inside(self, x: float) -> bool:
        return self._allowed[0] <= x <= self._allowed[1]

    def _keep_still(self, t_s: float, x: float, rate: float) -> None:
        if isfinite(rate) and abs(rate) >= self._still_per_s:
            self._still.clear()
            return
        self._still.append((t_s, x))
        # A movement slower than the limit is no stillness either: it shows as a change over the stretch.
        drift = self._still_per_s / 2
        while self._still[0][0] < t_s - MEMORY_S or abs(self._still[0][1] - x) > drift:
            self._still.popleft()

    def _find(self, x: float) -> None:
        if self.still_s >= STILL_S and self._inside(self.still_value):
            self.value = self.still_value
            return
        if not isfinite(self._lowest) or self._sign * (x - self._lowest) < 0:
            self._lowest = x
        rise = self._sign * (x - self._lowest)
        if self._inside(self._lowest) and rise > TURN_SHARE * abs(self._way(self._lowest)):
            self.value = self._lowest
