"""The set: keeps every repetition, counts aloud what counts, counts the hold, encourages sparingly, knows its end."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from math import inf, isfinite, nan
from typing import Final

from coach.session.guided.desk import Desk, Go, Moment
from coach.session.guided.feedback import good_of, improve_of
from coach.session.guided.moments import Action, Correct, CountFromZero, Judge, Record, Screen, Urgency, WorkSet
from coach.session.guided.stage import Stage
from coach.session.guided.tally import Tally
from coach.store.records import Corrected, RepDone, SetBegun, SetEnd, SetEnded, SetHead, SetRecord, new_uid
from coach.types import CoachState, Counts, CueEvent, FaultEvent, RepEvent

ENCOURAGE_GAP_S: Final = 20.0
HALF_FROM, LAST_FROM = 6, 5  # shorter sets need no half-way, and no "last two" [engineering default]
IN_A_ROW: Final = 3  # clinical_spec §1.6: major, three in a row, pauses
WRONG_SIDE_REPS: Final = 2  # in a row, before it is said [engineering default]


class WorkSetStage(Stage):
    """One set, from its first moment to its last. Its record in the ledger is the truth; nothing is counted twice."""

    watches = True
    guarded = True
    in_exercise = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._tally = Tally()
        self._uid = ""
        self._from_t_s = desk.state.t_s if desk.state is not None else -inf
        self._zero_s = self._t_s = nan
        self._held = 0
        self._encouraged_s = -inf
        self._said: set[str] = set()
        self._recent: deque[RepEvent] = deque(maxlen=IN_A_ROW)
        self.three_major = False

    def enter(self) -> None:
        desk = self.desk
        left = desk.ledger.open_set
        if left is not None and (left.head.item, left.head.side, left.head.number) != desk.here_key:
            desk.end_open_set("interrupted")
            left = None
        item = desk.course.item(desk.here.item)
        target = desk.targets.get(desk.key, item.target_deg)
        if left is None:
            self._uid = new_uid()
            desk.keep(SetBegun(self._head(target)))
            desk.say("begin", n=desk.course.target(desk.here.item))
        else:
            self._uid = left.head.uid
            desk.say("begin", n=max(0, left.head.target_reps - left.towards_target))
        self.done = self.record.towards_target
        if desk.state is not None:
            past = self.record.reps
            self._zero_s = desk.state.t_s - (past[-1].t_end_s if past else 0.0)
        desk.effects.append(Record(self._uid, self._zero_s))
        desk.effects.append(CountFromZero(target))
        desk.sound("go")

    def _head(self, target_deg: float | None) -> SetHead:
        desk, block = self.desk, self.desk.here
        record = desk.record
        assert record is not None
        item, spec = desk.course.item(block.item), desk.course.spec(block.item)
        return SetHead(
            self._uid,
            record.head.uid,
            len(record.sets),
            block.item,
            item.exercise_id,
            spec.version,
            block.side,
            block.number,
            block.of,
            desk.course.target(block.item),
            item.hold_s,
            desk.at(),
            item.counts,
            target_deg,
            desk.neutral_deg(spec),
            desk.source,
        )

    @property
    def record(self) -> SetRecord:
        """The set as it is kept."""
        record = self.desk.record
        assert record is not None
        return record.sets[-1]

    def step(self, moment: Moment) -> Go:
        if moment.state is not None:
            self._follow_clock(moment.state.t_s)
            self._tally.step(moment.state)
        fault_now = False
        for event in moment.events:
            if isinstance(event, CueEvent):
                urgency: Urgency = "safety" if event.kind == "safety" else "cue"
                self.desk.say_text(event.text, urgency)
                fault_now = fault_now or event.kind in ("safety", "form")
        for event in moment.events:
            # Of one that had its top before "begin" this set saw the way back alone.
            if isinstance(event, RepEvent) and not event.t_top_s < self._from_t_s:
                self._rep(event, fault_now)
        if moment.state is not None:
            self._count_hold(moment.state)
        self.done = self.record.towards_target
        phase = moment.state.phase if moment.state is not None else "rest"
        if self.done >= self.record.head.target_reps and phase in ("rest", "not_seen"):
            return self._finish()
        return None

    def _follow_clock(self, t_s: float) -> None:
        """Another runner may have begun its time anew; the set's own time goes on."""
        if t_s < self._t_s:
            past = self.record.reps
            self._from_t_s, self._zero_s = -inf, t_s - (past[-1].t_end_s if past else 0.0)
            self.desk.effects.append(Record(self._uid, self._zero_s))
        self._t_s = t_s

    def act(self, action: Action) -> Go:
        if action.name == "skip":
            self.leave("skipped")
            self.desk.course.finish(self.desk.here)
            return "onward"
        if action.name == "correct" and action.value in (1, -1):
            delta = int(action.value)
            if self.done + delta >= 0:
                self.desk.keep(Corrected(self._uid, self.record.correction + delta))
                self.desk.effects.append(Correct(delta))
                self.done = self.record.towards_target
        return None

    def leave(self, end: SetEnd) -> None:
        if self.record.end is not None:
            return
        spec = self.desk.course.specs(self.record.head.exercise_id)
        missing = self._tally.not_measured(self.record.reps, spec)
        self.desk.keep(SetEnded(self._uid, self.desk.at(), end, self._tally.facts(), missing))
        self.desk.effects += [Record(""), Judge(False)]

    def back(self, paused_s: float) -> None:
        super().back(paused_s)
        self._recent.clear()
        self.three_major = False
        # What moved during the pause was not watched and is void.
        self.desk.effects += [Judge(False), Judge(True)]
        self._from_t_s = self.desk.state.t_s if self.desk.state is not None else self._from_t_s

    def _finish(self) -> Go:
        desk, record = self.desk, self.record
        self.leave("done")
        record = self.record
        desk.course.finish(desk.here)
        desk.rested = False
        desk.sound("done")
        desk.say("set_done", done=record.towards_target, target=record.head.target_reps)
        spec = desk.course.specs(record.head.exercise_id)
        desk.good, desk.improve = good_of(record, desk.came_back), improve_of(record)
        if desk.good:
            desk.say("good", id=desk.good)
        fault = next((f for f in spec.fault if f.id == desk.improve), None)
        if fault is not None:
            desk.say_text(spec.text(dict(fault.cue), desk.lang))
        elif desk.improve:
            desk.say("improve", id=desk.improve)
        desk.came_back = False
        return "onward"

    def _rep(self, event: RepEvent, fault_now: bool) -> None:
        before = self.record.towards_target
        rep = self._in_set_time(event)
        self.desk.keep(RepDone(self._uid, rep, self.desk.at()))
        self._recent.append(rep)
        self._held = 0
        self.done = self.record.towards_target
        if self.done > before:
            self.desk.sound("rep")
            self.desk.say("count", "count", n=self.done)
            if not fault_now and not any(f.severity != "info" for f in rep.faults):
                self._encourage()
        if len(self._recent) == IN_A_ROW and all(_major(r.faults) for r in self._recent):
            self.three_major = True
        self._watch_side()

    def _in_set_time(self, event: RepEvent) -> RepEvent:
        """The repetition with the set's own number and time; after a crash both go on where they were."""
        past = self.record.reps
        earliest_s = past[-1].t_end_s if past else 0.0
        if not isfinite(self._zero_s):
            self._zero_s = event.t_start_s - earliest_s
        index, zero = len(past) + 1, self._zero_s
        faults = tuple(replace(f, t_s=f.t_s - zero, rep=index) for f in event.faults)
        # A repetition that was under way when the set began belongs to it from then on.
        times = (max(earliest_s, event.t_start_s - zero), event.t_top_s - zero, event.t_end_s - zero)
        return replace(event, index=index, t_start_s=times[0], t_top_s=times[1], t_end_s=times[2], faults=faults)

    def _encourage(self) -> None:
        target = self.record.head.target_reps
        key = ""
        if target >= LAST_FROM and target - self.done == 2:
            key = "last_two"
        elif target >= HALF_FROM and self.done == (target + 1) // 2:
            key = "half_way"
        if not key or key in self._said or self.desk.now_s - self._encouraged_s < ENCOURAGE_GAP_S:
            return
        self._said.add(key)
        self._encouraged_s = self.desk.now_s
        self.desk.say(key)

    def _count_hold(self, state: CoachState) -> None:
        if state.phase != "top":
            self._held = 0
            return
        whole = int(min(state.hold_s, self.record.head.hold_s))
        if whole > self._held:
            self._held = whole
            self.desk.say("hold", "count", n=whole)

    def _watch_side(self) -> None:
        side = self.record.head.side
        last = list(self._recent)[-WRONG_SIDE_REPS:]
        wrong = len(last) == WRONG_SIDE_REPS and all(r.side not in (None, side) for r in last)
        if side is not None and wrong and "wrong_side" not in self._said:
            self._said.add("wrong_side")
            self.desk.say("wrong_side", side=side)

    @property
    def screen(self) -> Screen:
        return WorkSet(self.place, self.done, self.record.counts if self._uid else Counts())


def _major(faults: tuple[FaultEvent, ...]) -> bool:
    return any(f.severity == "major" for f in faults)
