"""Runs a session on two threads: capture (`feeder.py`) and inference (here), for a window that never waits.

Frames may be dropped, events never. Knows no Qt, no OpenCV, and nothing of what the pipeline judges.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from coach.errors import CoachError
from coach.session.feeder import Arrival, Feeder, SourceKind, SourceStatus, plain_name, unexpected
from coach.session.mailbox import Mailbox
from coach.types import CoachState, Event, Frame

__all__ = ["Keeper", "PipelineLike", "Runner", "SourceKind", "SourceStatus"]

log = logging.getLogger(__name__)

# A camera that hangs does not say so: a read that takes this long counts as lost.
SILENT_CAMERA_S = 3.0
_LOOK_S = 0.1


class PipelineLike(Protocol):
    """What the inference thread drives; made, used and closed on that thread alone."""

    def step(self, frame: Frame) -> tuple[CoachState, tuple[Event, ...]]:
        """Judge `frame`; the new moment and what happened in it."""
        ...

    def peek(self, frame: Frame) -> CoachState:
        """`frame` with the counts as they are; nothing is judged."""
        ...

    def resume(self, t_s: float) -> tuple[Event, ...]:
        """There is a gap before `t_s` in which nobody watched; what was under way is void."""
        ...

    def finish(self) -> tuple[Event, ...]:
        """The source is over; what was complete but still settling."""
        ...

    def restart(self) -> None:
        """A new set: counts 0, the machine at rest."""
        ...

    def correct(self, delta: int) -> CoachState:
        """Count by hand (+1, -1); the moment with the new counts."""
        ...

    def use(self, exercise_id: str, hold_s: float, target: float | None, neutral_deg: float | None) -> None:
        """Judge another exercise from now on."""
        ...

    def count_from_zero(self, target: float | None) -> CoachState:
        """Counts at 0 while rest and range stay known; the moment with the new counts."""
        ...

    def close(self) -> None: ...


class Keeper(Protocol):
    """Keeps what a set shows as it happens (landmarks, film). On the inference thread; must not wait."""

    def begin(self, set_uid: str, zero_s: float) -> None:
        """What follows belongs to this set, whose own time is 0 at `zero_s` (nan: at its first frame)."""
        ...

    def append(self, state: CoachState) -> None:
        """One judged frame, with its picture and pose."""
        ...

    def end(self) -> None:
        """The set is over, or the runner ends. May be called again."""
        ...


class Runner:
    """A session on `uri`.

    make_pipeline : called on the inference thread; a CoachError from it becomes the status "failed".
    loop : a film starts over at its end; session time goes on.
    realtime : a film plays at its own pace and late frames are dropped; else every frame is judged.
    keepers : are given every judged frame between `record(set_uid)` and `record("")`.
    """

    def __init__(
        self,
        uri: str,
        make_pipeline: Callable[[], PipelineLike],
        *,
        loop: bool = False,
        realtime: bool = True,
        keepers: Sequence[Keeper] = (),
    ) -> None:
        self._make_pipeline = make_pipeline
        self._mailbox: Mailbox[Arrival] = Mailbox()
        self._feeder = Feeder(uri, self._mailbox, self._set_status, loop=loop, realtime=realtime)
        self._commands: queue.SimpleQueue[Callable[[PipelineLike], None]] = queue.SimpleQueue()
        self._events: deque[Event] = deque()
        self._newest: CoachState | None = None
        self._status = SourceStatus("opening", f"Opening {plain_name(uri)} ...", uri)
        self._status_lock = threading.Lock()
        self._dead = False
        self._stopped = threading.Event()
        self._wants_pause = False
        # The rest belongs to the inference thread.
        self._is_paused = False
        self._keepers = tuple(keepers)
        self._keeping = False
        self._last: Arrival | None = None
        self._heard_at_s = 0.0
        self._silent = False
        self._threads = [
            threading.Thread(target=self._feeder.run, name="capture", daemon=True),
            threading.Thread(target=self._infer, name="inference", daemon=True),
        ]

    def start(self) -> None:
        """Start both threads; returns at once. A runner runs once."""
        for thread in self._threads:
            thread.start()

    def stop(self, timeout_s: float = 1.0) -> None:
        """End both threads; returns after `timeout_s` at the latest, even when a read hangs. May be called again."""
        # A tenth is kept for the way back, so that the promise holds for the caller.
        end_s = time.monotonic() + 0.9 * timeout_s
        self._stopped.set()
        self._feeder.stop()
        self._mailbox.poke()
        for thread in reversed(self._threads):
            if thread.ident is not None:
                thread.join(max(0.0, end_s - time.monotonic()))

    def pause(self) -> None:
        """Judge nothing until `resume`. A camera's picture goes on, a film stands still."""
        self._wants_pause = True
        self._command(self._do_pause)

    def resume(self) -> None:
        """Go on judging."""
        self._wants_pause = False
        self._command(self._do_resume)

    def restart(self) -> None:
        """Begin a new set with counts at 0. A film that is over plays again."""
        self._command(self._do_restart)

    def correct(self, delta: int) -> None:
        """Count `delta` by hand."""
        self._command(lambda pipeline: self._publish(pipeline.correct(delta)))

    def use(
        self, exercise_id: str, hold_s: float, target: float | None = None, neutral_deg: float | None = None
    ) -> None:
        """Judge another exercise, without closing the source."""
        self._command(lambda pipeline: self._do_use(pipeline, exercise_id, hold_s, target, neutral_deg))

    def count_from_zero(self, target: float | None = None) -> None:
        """Counts at 0 while rest and range stay known. target : this person's own from now on, None: as it is."""
        self._command(lambda pipeline: self._publish(pipeline.count_from_zero(target)))

    def record(self, set_uid: str, zero_s: float = float("nan")) -> None:
        """Let the keepers keep what follows as this set's; an empty name ends it. zero_s : see `Keeper.begin`."""
        self._command(lambda _: self._do_record(set_uid, zero_s))

    @property
    def paused(self) -> bool:
        """Whether a pause was asked for; `CoachState.paused` says when it holds."""
        return self._wants_pause

    def newest(self) -> CoachState | None:
        """The newest moment, None before the first. Does not wait, and may be asked again."""
        return self._newest

    def drain_events(self) -> list[Event]:
        """Every event since the last call, in order, each exactly once."""
        events: list[Event] = []
        with contextlib.suppress(IndexError):
            while True:
                events.append(self._events.popleft())
        return events

    def status(self) -> SourceStatus:
        """How the source is doing."""
        return self._status

    def open_uri(self, uri: str) -> None:
        """Go on with another source; counts are kept."""
        self._set_status(SourceStatus("opening", f"Opening {plain_name(uri)} ...", uri))
        self._feeder.open_uri(uri)

    def _command(self, command: Callable[[PipelineLike], None]) -> None:
        self._commands.put(command)
        self._mailbox.poke()

    def _set_status(self, status: SourceStatus) -> None:
        with self._status_lock:
            # What ended the inference thread is the last word.
            if not self._dead:
                self._status = status

    def _infer(self) -> None:
        """The inference thread."""
        pipeline: PipelineLike | None = None
        try:
            pipeline = self._make_pipeline()
            self._heard_at_s = time.monotonic()
            self._feeder.ready()
            while not self._stopped.is_set():
                self._turn(pipeline)
        except CoachError as error:
            self._die(str(error))
        except Exception as error:
            log.exception("the inference thread failed")
            self._die(unexpected(error))
        finally:
            self._feeder.stop()
            self._do_record("")
            if pipeline is not None:
                _close(pipeline)

    def _die(self, message: str) -> None:
        with self._status_lock:
            self._dead = True
            self._status = SourceStatus("failed", message, self._status.uri)

    def _turn(self, pipeline: PipelineLike) -> None:
        """What is asked for first, then the newest frame."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._commands.get_nowait()(pipeline)
        if self._is_paused and not self._feeder.live:
            # The frame in the slot waits there, so that a pause costs a film no frame.
            with contextlib.suppress(queue.Empty):
                self._commands.get(timeout=_LOOK_S)(pipeline)
            return
        arrival = self._mailbox.take(_LOOK_S)
        if arrival is None:
            self._watch()
        elif self._feeder.is_current(arrival.generation):
            self._arrived(arrival, pipeline)

    def _arrived(self, arrival: Arrival, pipeline: PipelineLike) -> None:
        if arrival.frame is None:
            if late := pipeline.finish():
                self._events.extend(late)
                self._peek_again(pipeline)
            self._set_status(SourceStatus("ended", "The film is over.", self._status.uri))
            return
        self._heard_at_s = time.monotonic()
        if self._silent:
            self._silent = False
            self._set_status(SourceStatus("live", "", self._status.uri))
        if self._last is not None and self._last.generation != arrival.generation:
            self._events.extend(pipeline.resume(arrival.frame.t_s))
        self._last = arrival
        if self._is_paused:
            self._publish(pipeline.peek(arrival.frame), arrival)
            return
        state, events = pipeline.step(arrival.frame)
        if self._keeping:
            self._keep(lambda keeper: keeper.append(state))
        # Before the state: whoever sees the new count can already fetch its event.
        self._events.extend(events)
        self._publish(state, arrival)

    def _watch(self) -> None:
        """Say so when an open camera hangs in its driver."""
        now_s = time.monotonic()
        if not self._feeder.live or self._status.kind != "live":
            self._heard_at_s = now_s
        elif now_s - self._heard_at_s > SILENT_CAMERA_S:
            self._silent = True
            name = plain_name(self._status.uri)
            message = f"No picture comes from {name} any more. Check its cable or shutter. Nothing counted is lost."
            self._set_status(SourceStatus("lost", message, self._status.uri))

    def _publish(self, state: CoachState, arrival: Arrival | None = None) -> None:
        """Make `state` the newest. Without a new frame the latency of the last one stands."""
        old = self._newest
        latency_s = time.monotonic() - arrival.at_s if arrival else old.latency_s if old else 0.0
        dropped = self._mailbox.overwritten
        self._newest = replace(state, latency_s=latency_s, dropped=dropped, paused=self._is_paused)

    def _peek_again(self, pipeline: PipelineLike) -> None:
        if self._last is not None and self._last.frame is not None:
            self._publish(pipeline.peek(self._last.frame))

    def _do_pause(self, pipeline: PipelineLike) -> None:
        self._is_paused = True
        self._feeder.hold(True)
        self._peek_again(pipeline)

    def _do_resume(self, pipeline: PipelineLike) -> None:
        # A film stood still, so nothing of it was missed.
        if self._is_paused and self._feeder.live and self._last is not None and self._last.frame is not None:
            self._events.extend(pipeline.resume(self._last.frame.t_s))
        self._is_paused = False
        self._feeder.hold(False)
        self._peek_again(pipeline)

    def _do_use(
        self, pipeline: PipelineLike, exercise_id: str, hold_s: float, target: float | None, neutral_deg: float | None
    ) -> None:
        pipeline.use(exercise_id, hold_s, target, neutral_deg)
        self._peek_again(pipeline)

    def _do_record(self, set_uid: str, zero_s: float = float("nan")) -> None:
        if self._keeping:
            self._keep(lambda keeper: keeper.end())
        self._keeping = bool(set_uid)
        if set_uid:
            self._keep(lambda keeper: keeper.begin(set_uid, zero_s))

    def _keep(self, act: Callable[[Keeper], None]) -> None:
        """Keeping is a help: what goes wrong with it never ends a set."""
        for keeper in self._keepers:
            try:
                act(keeper)
            except Exception:
                log.exception("a keeper failed")

    def _do_restart(self, pipeline: PipelineLike) -> None:
        pipeline.restart()
        if self._status.kind == "ended":
            self._feeder.play_again()
        self._peek_again(pipeline)


def _close(pipeline: PipelineLike) -> None:
    try:
        pipeline.close()
    except Exception:
        log.exception("the pipeline did not close well")
