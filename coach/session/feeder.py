"""The capture thread's work: opens the source, reads it, stamps session time, and hands frames over.

Reopens a lost camera with back-off, plays films at their own pace. Judges nothing and shows nothing.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from coach.capture.base import CameraUnavailableError, FrameSource, open_source
from coach.errors import CameraLost, CoachError
from coach.session.mailbox import Mailbox
from coach.types import Frame

log = logging.getLogger(__name__)

SourceKind = Literal["opening", "live", "lost", "busy", "no_permission", "missing", "ended", "failed"]
FIRST_RETRY_S = 0.5
LONGEST_RETRY_S = 4.0
# A film that is later than this (a suspended laptop) goes on from where it is instead of racing to catch up.
_FORGIVE_LATE_S = 1.0


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """How the source is doing. `message`: what happened and what to do, in plain words; empty when all is well."""

    kind: SourceKind
    message: str
    uri: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """One hand-over.

    frame : None says that the film is over.
    at_s : when the picture was taken (camera) or handed over (film), on the monotonic clock.
    generation : how many times the source had been switched.
    """

    frame: Frame | None
    at_s: float
    generation: int


def unexpected(error: BaseException) -> str:
    """The message for an error that nobody foresaw."""
    text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"Something unexpected happened: {text}. Please restart; if it happens again, run `coach doctor`."


class SessionClock:
    """Makes one strictly increasing time out of several sources and passes. The first source keeps its own times."""

    def __init__(self) -> None:
        self._offset_s = 0.0
        self._last_s: float | None = None
        self._gap_s: float | None = None

    def follow_on(self, gap_s: float) -> None:
        """The next frame comes `gap_s` seconds after the last one, whatever its own time is."""
        self._gap_s = max(gap_s, 0.001)

    def stamp(self, frame: Frame) -> Frame:
        """`frame` in session time; its index stays."""
        if self._gap_s is not None and self._last_s is not None:
            self._offset_s = self._last_s + self._gap_s - frame.t_s
        self._gap_s = None
        t_s = frame.t_s + self._offset_s
        if self._last_s is not None and t_s <= self._last_s:
            t_s = self._last_s + 0.001
        self._last_s = t_s
        return frame if t_s == frame.t_s else replace(frame, t_s=t_s)


class Feeder:
    """What the capture thread runs (`run`); every other method may be called from any thread.

    report : takes each new status. Called on the capture thread.
    realtime : films play at their own pace and late frames are overwritten, as with a camera;
        else every frame waits until the one before it was taken.
    """

    def __init__(
        self,
        uri: str,
        mailbox: Mailbox[Arrival],
        report: Callable[[SourceStatus], None],
        *,
        loop: bool = False,
        realtime: bool = True,
    ) -> None:
        self._mailbox = mailbox
        self._report_to = report
        self._loop = loop
        self._realtime = realtime
        self._changed = threading.Condition()
        self._uri = uri
        self._generation = 0
        self._stopped = False
        self._held = False
        self._ready = False
        self._again = False
        self._clock = SessionClock()
        self._last_at_s = time.monotonic()
        self.live = True

    def open_uri(self, uri: str) -> None:
        """Leave the source and open `uri`; session time goes on."""
        with self._changed:
            self._uri = uri
            self._generation += 1
            self._again = False
            self._changed.notify_all()

    def hold(self, held: bool) -> None:
        """Let a film stand still, or go on. A camera cannot be held."""
        with self._changed:
            self._held = held
            self._changed.notify_all()

    def play_again(self) -> None:
        """Start a film that is over from its beginning."""
        with self._changed:
            self._again = True
            self._changed.notify_all()

    def ready(self) -> None:
        """Frames are wanted from now on. Until then a film waits and a camera's pictures are thrown away uncounted."""
        with self._changed:
            self._ready = True
            self._changed.notify_all()

    def stop(self) -> None:
        """End `run` as soon as the source lets it."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def is_current(self, generation: int) -> bool:
        """Whether frames of this generation are still wanted."""
        return generation == self._generation and not self._stopped

    def run(self) -> None:
        """Feed until `stop`. Errors become statuses; after one, `open_uri` starts anew."""
        while not self._stopped:
            with self._changed:
                generation, uri = self._generation, self._uri
            try:
                self._play(uri, generation)
            except CoachError as error:
                self._report("failed", str(error), uri, generation)
            except Exception as error:
                log.exception("the capture thread failed on %s", uri)
                self._report("failed", unexpected(error), uri, generation)
            self._wait(generation, lambda: False)

    def _play(self, uri: str, generation: int) -> None:
        """Open and feed `uri` until it is over; a camera is tried again and again."""
        self._report("opening", f"Opening {plain_name(uri)} ...", uri, generation)
        delay_s, was_live = FIRST_RETRY_S, False
        while self.is_current(generation):
            try:
                source = open_source(uri)
            except CameraUnavailableError as error:
                # "Lost" tells the user more than "missing": the set goes on where it was.
                kind = "lost" if was_live and error.state == "missing" else error.state
                self._report(kind, _with_promise(error, was_live), uri, generation)
            else:
                try:
                    self._feed(source, uri, generation)
                    return
                except CameraLost as error:
                    self._report("lost", _with_promise(error, True), uri, generation)
                    delay_s, was_live = FIRST_RETRY_S, True
                finally:
                    source.close()
            self._wait(generation, lambda: False, delay_s)
            delay_s = min(2 * delay_s, LONGEST_RETRY_S)

    def _feed(self, source: FrameSource, uri: str, generation: int) -> None:
        """Hand over the frames of an open source until its end, or until another one is wanted."""
        self.live = source.live
        if not source.live:
            self._wait(generation, lambda: self._ready)
        interval_s = 1.0 / (source.fps or 30.0)
        timed = source.live or self._realtime
        self._clock.follow_on(time.monotonic() - self._last_at_s if timed else interval_s)
        self._report("live", "", uri, generation)
        while self.is_current(generation):
            self._one_pass(source, generation)
            if not self.is_current(generation):
                return
            if not self._loop:
                # Before the end is told: from then on it may be asked for.
                self._again = False
                end = Arrival(None, time.monotonic(), generation)
                self._mailbox.put_waiting(end, lambda: not self.is_current(generation))
                self._wait(generation, lambda: self._again)
                if not self.is_current(generation):
                    return
                self._report("live", "", uri, generation)
            source.rewind()
            self._clock.follow_on(interval_s)

    def _one_pass(self, source: FrameSource, generation: int) -> None:
        """Hand over frames until the film ends, or another source is wanted."""
        pace = _Pace()
        while self.is_current(generation) and (native := source.read()) is not None:
            if source.live:
                if self._ready:
                    self._hand_over(self._clock.stamp(native), native.t_s, generation)
                continue
            frame = self._clock.stamp(native)
            self._await_turn(frame, pace, generation)
            self._hand_over(frame, time.monotonic(), generation)

    def _await_turn(self, frame: Frame, pace: _Pace, generation: int) -> None:
        """Wait while held and, in real time, until the frame is due."""
        while self.is_current(generation):
            if self._held:
                self._wait(generation, lambda: not self._held)
                pace.restart()
            delay_s = pace.delay_s(frame.t_s) if self._realtime else 0.0
            if delay_s <= 0:
                return
            self._wait(generation, lambda: self._held, delay_s)

    def _hand_over(self, frame: Frame, at_s: float, generation: int) -> None:
        arrival = Arrival(frame, at_s, generation)
        if self.live or self._realtime:
            if self.is_current(generation):
                self._mailbox.put(arrival)
        else:
            self._mailbox.put_waiting(arrival, lambda: not self.is_current(generation))
        self._last_at_s = time.monotonic()

    def _wait(self, generation: int, until: Callable[[], bool], timeout_s: float | None = None) -> None:
        """Sleep until `until`, the time-out, a new source, or `stop`."""
        with self._changed:
            self._changed.wait_for(lambda: until() or not self.is_current(generation), timeout_s)

    def _report(self, kind: SourceKind, message: str, uri: str, generation: int) -> None:
        if self.is_current(generation):
            self._report_to(SourceStatus(kind, message, uri))


class _Pace:
    """When a film's frame is due on the wall clock."""

    def __init__(self) -> None:
        self._start: tuple[float, float] | None = None

    def restart(self) -> None:
        """The next frame is due at once."""
        self._start = None

    def delay_s(self, t_s: float) -> float:
        """Seconds until the frame of time `t_s` is due; 0 or less: now."""
        now_s = time.monotonic()
        if self._start is None:
            self._start = (now_s, t_s)
        delay_s = self._start[0] + (t_s - self._start[1]) - now_s
        if delay_s < -_FORGIVE_LATE_S:
            self._start = (now_s, t_s)
        return delay_s


def plain_name(uri: str) -> str:
    """A source's name for people."""
    if uri.startswith("camera"):
        return f"camera {uri.partition(':')[2] or 0}"
    if uri.startswith("demo"):
        return "the demo film"
    return f'"{Path(uri).name}"'


def _with_promise(error: CoachError, was_live: bool) -> str:
    return f"{error} Nothing counted is lost." if was_live else str(error)
