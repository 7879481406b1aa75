"""Which cue, when (clinical_spec §1.6): one at a time, for repeated faults only. Knows no landmarks."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from math import inf

from coach.exercise.spec import ExerciseSpec
from coach.types import CueEvent, CueKind, Event, FaultEvent, RepEvent, View

MIN_GAP_S = 6.0  # clinical_spec §12, cue
OF_LAST = (2, 3)
PER_SET = 2
SETUP_AFTER_S = 1.0  # a wrong set-up is said once it has lasted [engineering default]
SETUP_REPEAT_S = 8.0  # and again at this interval [engineering default]
SHOW_S = 4.0  # how long a banner stays
PRIORITY = {"safety": 1, "compensation": 3, "range": 4, "hold": 4, "alignment": 5, "position": 5, "tempo": 6}
SETUP_PRIORITY = 2
PRAISE = {"en": "Good, that's it.", "de": "Gut, genau so."}


class CuePolicy:
    """`step` with every frame's events; returns the cue to say now, or None. `shown` is the cue still on the screen."""

    def __init__(self, spec: ExerciseSpec, lang: str = "en") -> None:
        self._spec = spec
        self._lang = lang
        self._faults = {fault.id: fault for fault in spec.fault}
        self.reset()

    def reset(self) -> None:
        """A new set."""
        self.shown: CueEvent | None = None
        self._last_s = -inf
        self._said: Counter[str] = Counter()
        self._last_reps: deque[frozenset[str]] = deque(maxlen=OF_LAST[1])
        self._waiting: str | None = None
        self._setup_since_s: float | None = None
        self._setup_said_s = -inf
        self._setup_hint = ""

    def step(self, t_s: float, events: Iterable[Event], view: View, counting: bool) -> CueEvent | None:
        """Take one frame. `counting`: the person is placed well enough, so that set-up hints are not due."""
        if self.shown is not None and t_s - self.shown.t_s > SHOW_S:
            self.shown = None
        cue = None
        for item in events:
            if isinstance(item, FaultEvent) and item.severity == "major":
                cue = cue or self._say(t_s, item.id, "safety", self._cue_text(item.id), 1)
            elif isinstance(item, RepEvent):
                cue = cue or self._after_rep(t_s, item)
        return cue or self._setup(t_s, view, counting)

    def _after_rep(self, t_s: float, rep: RepEvent) -> CueEvent | None:
        # Info is for the report only; a number that is not sure has no fault, so nothing unsure is ever said.
        faults = frozenset(f.id for f in rep.faults if f.severity != "info")
        self._last_reps.append(faults)
        if t_s - self._last_s < MIN_GAP_S:
            return None
        if self._waiting is not None and self._waiting not in faults and rep.verdict == "good":
            self._waiting = None
            return self._say(t_s, "praise", "praise", PRAISE.get(self._lang, PRAISE["en"]), 7)
        due = [
            name
            for name in faults
            if sum(name in past for past in self._last_reps) >= OF_LAST[0] and self._said[name] < PER_SET
        ]
        if not due:
            return None
        name = min(due, key=lambda n: (PRIORITY[self._faults[n].kind], self._said[n], self._order(n)))
        self._waiting = name
        return self._say(t_s, name, "form", self._cue_text(name), PRIORITY[self._faults[name].kind])

    def _setup(self, t_s: float, view: View, counting: bool) -> CueEvent | None:
        if counting or not view.hint:
            self._setup_since_s = None
            return None
        if self._setup_since_s is None or view.hint != self._setup_hint:
            self._setup_since_s, self._setup_hint = t_s, view.hint
        lasting = t_s - self._setup_since_s >= SETUP_AFTER_S
        if not lasting or t_s - max(self._setup_said_s, self._last_s) < SETUP_REPEAT_S:
            return None
        self._setup_said_s = t_s
        return self._say(t_s, "setup", "setup", view.hint, SETUP_PRIORITY)

    def _say(self, t_s: float, id_: str, kind: CueKind, text: str, priority: int) -> CueEvent:
        self._said[id_] += 1
        self._last_s = t_s
        self.shown = CueEvent(id_, kind, text, t_s, priority)
        return self.shown

    def _cue_text(self, fault_id: str) -> str:
        return self._spec.text(dict(self._faults[fault_id].cue), self._lang)

    def _order(self, fault_id: str) -> int:
        return list(self._faults).index(fault_id)
