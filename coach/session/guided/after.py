"""Stages that interrupt and end: pause, "why did you stop?", a stop rule, the summary."""

from __future__ import annotations

from typing import Final

from coach.session.guided import safety
from coach.session.guided.assistant import Assistant
from coach.session.guided.desk import Desk, Go, Moment, PainNews
from coach.session.guided.feedback import focus_of, item_summary, praise_of
from coach.session.guided.moments import Action, PainStop, Paused, PauseReason, Screen, StopWhy, Summary, WorkSet
from coach.session.guided.stage import Stage
from coach.store.records import SessionEnd, SessionEnded, SetEnd
from coach.types import Counts

BAD_SOURCE: Final = ("lost", "busy", "missing", "no_permission", "failed")
# Whoever pauses goes on by themselves; these go on when the body is back in position.
BY_ITSELF: Final[tuple[PauseReason, ...]] = ("gone", "sat_up", "camera", "asleep")


class PausedStage(Stage):
    """Nothing is judged. `under` is what goes on afterwards."""

    in_exercise = True

    def __init__(self, desk: Desk, under: Stage, reason: PauseReason) -> None:
        super().__init__(desk)
        self.under = under
        self.reason: PauseReason = reason
        self.began_s = desk.now_s
        self._assistant = self._new_assistant()

    def _new_assistant(self) -> Assistant:
        here = self.desk.here
        return Assistant(self.desk.course.spec(here.item), here.side, self.desk.lang, self.desk.now_s)

    def enter(self) -> None:
        self.desk.sound("pause")
        if self.reason == "three_major":
            self.desk.say("three_major", "safety")
        else:
            self.desk.say("paused", reason=self.reason)

    def step(self, moment: Moment) -> Go:
        if self.reason not in BY_ITSELF:
            return None
        if moment.kind in BAD_SOURCE:
            self._assistant = self._new_assistant()
            return None
        if not self.under.guarded:
            return "back"
        advice = self._assistant.step(moment.now_s, moment.state)
        # Who has left the room is not called after; who is back is told what is still wrong.
        if moment.state is not None and moment.state.pose is not None:
            self.desk.say_text(advice.say)
        return "back" if advice.ready else None

    def act(self, action: Action) -> Go:
        if action.name in ("go_on", "next", "pause"):
            return "back"
        if action.name in ("skip", "correct"):
            return self.under.act(action)
        return None

    def leave(self, end: SetEnd) -> None:
        self.under.leave(end)

    @property
    def screen(self) -> Screen:
        easier = self.reason == "three_major" and self.desk.course.can_ease(self.desk.here.item)
        under = self.under.screen
        counts = under.counts if isinstance(under, WorkSet) else Counts()
        return Paused(self.place, self.reason, self.under.done, easier, counts)


class StopWhyStage(Stage):
    """After "stop": why."""

    def __init__(self, desk: Desk, under: Stage) -> None:
        super().__init__(desk)
        self.under = under
        self.began_s = desk.now_s

    def enter(self) -> None:
        self.desk.say("stop_why")

    def act(self, action: Action) -> Go:
        if action.name in ("back", "go_on", "no"):
            return "back"
        if action.name in ("stop", "end"):
            return self._because("user")
        return self._because(action.value) if action.name == "because" else None

    def _because(self, why: int | str | None) -> Go:
        desk = self.desk
        item = desk.block.item if desk.block is not None and self.under.in_exercise else None
        if why == "user":
            self.under.leave("stopped")
            desk.why = "user"
            desk.stopped("user", "", item)
            return "onward"
        if why == "pain":
            self.under.leave("stopped")
            desk.stopped("pain", "", item)
            ends = item is None or desk.pain_stops >= safety.PAIN_STOPS_MAX
            desk.pain = PainNews("pain", None, "", ends, item)
            return "pain_stop"
        if why == "fall" or why in safety.SYMPTOMS:
            self.under.leave("stopped")
            reason = "fall" if why == "fall" else "symptom"
            detail = "" if why == "fall" else str(why)
            desk.stopped(reason, detail, item)
            desk.pain = PainNews(reason, None, detail, True, item)
            return "pain_stop"
        return None

    def leave(self, end: SetEnd) -> None:
        self.under.leave(end)

    @property
    def screen(self) -> Screen:
        return StopWhy(tuple(safety.SYMPTOMS))


class PainStopStage(Stage):
    """A stop rule acted. Where it ends the session, that is kept at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        assert desk.pain is not None
        self._news = desk.pain

    def enter(self) -> None:
        news = self._news
        self.desk.say("pain_stop", "safety", reason=news.reason, ends=int(news.ends))
        if news.ends:
            self.desk.why = news.reason
            end_session(self.desk)

    def act(self, action: Action) -> Go:
        desk, news = self.desk, self._news
        if news.ends:
            return "summary" if action.name in ("next", "end", "stop", "skip", "go_on") else None
        if action.name == "easier" and self._easier:
            if news.item is not None and news.item in desk.course.eased:
                desk.course.closed.add(news.item)
            desk.course.ease_rest()
            desk.watched = None
            desk.say("easier")
            return "onward"
        if action.name in ("end", "stop") or (action.name == "next" and news.item is None):
            desk.why = news.reason
            return "onward"
        if action.name in ("next", "skip_exercise", "skip"):
            if news.item is not None:
                desk.course.closed.add(news.item)
            return "onward"
        return None

    @property
    def _easier(self) -> bool:
        course = self.desk.course
        open_ = set(range(len(course.plan.items))) - course.closed - course.eased
        return not self._news.ends and bool(open_)

    @property
    def screen(self) -> Screen:
        news = self._news
        return PainStop(news.reason, news.value, news.detail, self._easier, news.ends)


def end_session(desk: Desk) -> None:
    """Keep the session's end with its praise and focus; once."""
    record = desk.record
    assert record is not None
    if record.end is not None:
        return
    ends: dict[str, SessionEnd] = {"pain": "pain", "pain_rise": "pain", "symptom": "symptom", "fall": "symptom"}
    end = ends.get(desk.why or "", "stopped" if desk.why == "user" else "done")
    after = desk.answered("pain_after")
    high = after is not None and safety.after_exercise(after, desk.answered("pain_now")) is not None
    too_much = high or any(stop.reason in ("pain", "pain_rise") for stop in record.stops)
    desk.keep(SessionEnded(record.head.uid, desk.at(), end, praise_of(record), focus_of(record, too_much)))


class SummaryStage(Stage):
    """The end."""

    def enter(self) -> None:
        end_session(self.desk)
        self.desk.say("summary")

    def act(self, action: Action) -> Go:
        return "over" if action.name in ("end", "next", "stop", "go_on") else None

    @property
    def screen(self) -> Screen:
        desk = self.desk
        record = desk.record
        assert record is not None
        items = tuple(item_summary(desk.course, record, i) for i in range(len(desk.course.plan.items)))
        stopped = desk.why or (record.stops[-1].reason if record.end in ("pain", "symptom") and record.stops else None)
        return Summary(items, record, record.praise, record.focus, stopped)
