"""Between the runner and the window: asks for the newest state, turns events into speech and marks, makes models.

Not here: painting, threads, judging. It keeps no state of the set that the runner already has.
"""

from __future__ import annotations

import logging
import math
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer

from coach.errors import CoachError
from coach.types import CoachState, CueEvent, Event, RepEvent, Side
from ui import language, models, texts, texts_settings
from ui.history import History
from ui.models import Chip, Exercise, StageModel, SummaryModel, WindowSettings
from ui.overlay import lead_side
from ui.ports import RunnerLike, WindowLike
from ui.prefs import Choice, Prefs
from ui.speech import Manner, Speaker
from ui.theme import ThemeName

LOG = logging.getLogger(__name__)

# Twice the display's rate: a new picture waits at most half a frame. Looking costs next to nothing.
TICK_MS = 16
# Things that change without a new picture (status, passing words) are looked at this often.
IDLE_S = 0.1
# A glance away is no new set-up.
SETUP_AFTER_S = 0.8
# A finished set is summed up once the body has come to rest.
DONE_AFTER_S = 4.0
WORD_S = 2.5
NOTICE_S = 12.0
STOP_S = 0.8


class Presenter(QObject):
    """One set in one window.

    Parameters
    ----------
    make_runner : from settings to a runner that is not started; may raise CoachError.
    entries : `coach.session.factory.exercise_names()`.
    error_of : (exercise id, signal) -> the stated +- in the signal's unit, nan where none is stated.
    """

    def __init__(
        self,
        window: WindowLike,
        settings: WindowSettings,
        make_runner: Callable[[WindowSettings], RunnerLike],
        entries: Mapping[str, Mapping[str, Any]],
        error_of: Callable[[str, str], float],
        prefs: Prefs,
        speaker: Speaker,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.exercises = tuple(Exercise.of(key, entry) for key, entry in entries.items())
        self.history = History()
        self._window, self._make_runner, self._error_of = window, make_runner, error_of
        self._prefs, self._speaker, self._clock = prefs, speaker, clock
        self._runner: RunnerLike | None = None
        self._failure = ""
        self._begun_s = clock()
        self._word = ("", -math.inf)
        self._arrivals: deque[float] = deque(maxlen=120)
        self._fps, self._fps_s = 0.0, -math.inf
        self._errors: dict[str, float] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._rendered_s = -math.inf
        self._timer.timeout.connect(self.look)
        self._forget_set()
        self._state: CoachState | None = None

    def _forget_set(self) -> None:
        self.history.clear()
        self._reps: list[RepEvent] = []
        self._cues: Counter[str] = Counter()
        self._spoken_good = 0
        self._spoken_done = False
        self._counted_s: float | None = None
        self._still_since_s: float | None = None
        self._lead: Side | None = None

    @property
    def exercise(self) -> Exercise:
        """The exercise in the window; one that nobody knows has its id for a name."""
        known = {item.id: item for item in self.exercises}
        key = self.settings.exercise_id
        return known.get(key, Exercise(key, key.replace("_", " "), ""))

    @property
    def target(self) -> int | None:
        """Repetitions asked for: the window's own, else the user's, else the exercise's."""
        key = self.settings.exercise_id
        return self.settings.target or self._prefs.target(key) or self.exercise.reps

    @property
    def runner(self) -> RunnerLike | None:
        """The runner, None when it could not be made."""
        return self._runner

    def start(self) -> None:
        """Make and start the runner, and begin to look."""
        self._speaker.set_enabled(self._prefs.speech)
        self.tune_voice()
        self._window.set_theme(self._prefs.theme)
        self._say_word(texts_settings.prefs_problem(self._prefs.problem))
        self._open_runner()
        self._timer.start()
        self.tick()

    def _open_runner(self) -> None:
        self._window.set_exercise(self.exercise.name)
        self._runner, self._state, self._failure = None, None, ""
        key = self.settings.exercise_id
        asked = replace(
            self.settings,
            target=self.target,
            hold_s=self.settings.hold_s if self.settings.hold_s is not None else self._prefs.hold_s(key),
        )
        try:
            self._runner = self._make_runner(asked)
            self._runner.start()
        except CoachError as error:
            self._failure = str(error)

    def shutdown(self) -> None:
        """End everything within a second; may be called again."""
        self._timer.stop()
        self._speaker.stop()
        if self._runner is not None:
            self._runner.stop(STOP_S)

    # What the keys do.

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        if self._runner is None:
            return
        if self._runner.paused:
            self._runner.resume()
        else:
            self._speaker.stop()
            self._runner.pause()
        self.tick()

    def restart(self) -> None:
        """A new set from 0."""
        if self._runner is None:
            return
        for event in self._runner.drain_events():
            LOG.debug("left behind by the restart: %s", event)
        self._runner.restart()
        if self._runner.paused:
            self._runner.resume()
        self._forget_set()
        self._say_word(texts.set_restarted())

    def correct(self, delta: int) -> None:
        """Count by hand."""
        if self._runner is None:
            return
        self._runner.correct(delta)
        count = self._state.counts.towards_target if self._state else 0
        self._say_word(texts.corrected(max(0, count + delta)))

    def toggle_mute(self) -> None:
        """Voice on or off, and remember it."""
        on = not self._speaker.enabled
        self._speaker.set_enabled(on)
        self._prefs.speech = on
        self._say_word(texts.voice_state(on))

    def tune_voice(self) -> None:
        """Speak as the preferences say."""
        prefs = self._prefs
        self._speaker.volume, self._speaker.sounds = prefs.volume_percent / 100, prefs.sounds
        self._speaker.tune(Manner(language.current(), prefs.voice, prefs.rate))

    def try_voice(self, choice: Choice) -> None:
        """Let a choice be heard before it is used."""
        manner = Manner(language.current(), choice.voice, choice.rate)
        self._speaker.sample(texts_settings.voice_sample(), manner, choice.volume_percent / 100)

    def voices(self) -> tuple[str, ...]:
        """The names to choose from."""
        return self._speaker.voices()

    def voice_note(self) -> str:
        """That there is no voice, where there is none."""
        return texts_settings.voice_none() if self._speaker.has_voice is False else ""

    def toggle_theme(self) -> None:
        """Dark or light, and remember it."""
        theme: ThemeName = "light" if self._prefs.theme == "dark" else "dark"
        self._prefs.theme = theme
        self._window.set_theme(theme)

    def choice(self) -> Choice:
        """What the settings panel shows."""
        key, prefs = self.settings.exercise_id, self._prefs
        hold_s = self.settings.hold_s if self.settings.hold_s is not None else prefs.hold_s(key)
        source = self._runner.status().uri if self._runner else self.settings.source
        return Choice(
            key, source, self.target, hold_s, self._speaker.enabled, prefs.volume_percent, prefs.theme,
            prefs.sounds, prefs.voice, prefs.rate, prefs.language, prefs.reduced_motion,
        )  # fmt: skip

    def apply(self, choice: Choice) -> None:
        """Use what the panel gave back. Counts are kept unless the exercise or its hold changes."""
        before = self.choice()
        self._prefs.keep(choice)
        self._speaker.set_enabled(choice.speech)
        self.tune_voice()
        if self._prefs.problem == "unwritable":
            self._say_word(texts_settings.prefs_problem("unwritable"))
        self._window.set_theme(choice.theme)
        self.settings = replace(
            self.settings,
            exercise_id=choice.exercise_id,
            source=choice.source,
            target=choice.target,
            hold_s=choice.hold_s,
            notice="" if choice.source != before.source else self.settings.notice,
        )
        failed = self._runner is None or self._runner.status().kind == "failed"
        other_set = choice.exercise_id != before.exercise_id or choice.hold_s != before.hold_s
        # The landmarks of a recording come with it: such a source needs a runner of its own.
        recorded = choice.source != before.source and any(map(models.is_recording, (choice.source, before.source)))
        if failed or other_set or recorded:
            if self._runner is not None:
                self._runner.stop(STOP_S)
            self._forget_set()
            self._open_runner()
        elif choice.source != before.source and self._runner is not None:
            self._runner.open_uri(choice.source)
            self.history.clear()
        self.tick()

    def _say_word(self, word: str) -> None:
        self._word = (word, self._clock() + WORD_S)

    # What time does.

    def look(self) -> None:
        """At display rate: paint when there is a new picture, and now and then without."""
        fresh = self._runner is not None and self._runner.newest() is not self._state
        if fresh or self._clock() - self._rendered_s >= IDLE_S:
            self.tick()

    def tick(self) -> None:
        """Newest state, all events, status; then paint what changed."""
        self._rendered_s = self._clock()
        if self._runner is not None:
            for event in self._runner.drain_events():
                self._take(event)
            newest = self._runner.newest()
            if newest is not None and newest is not self._state:
                self._take_state(newest)
        self._render()

    def _take(self, event: Event) -> None:
        if isinstance(event, CueEvent):
            urgency = "safety" if event.kind == "safety" else "cue"
            self._speaker.say(event.text, urgency, self._clock())
            if event.kind in ("form", "safety"):
                self._cues[event.text] += 1
        elif isinstance(event, RepEvent):
            self._reps.append(event)
            self.history.mark(event)

    def _take_state(self, state: CoachState) -> None:
        now_s = self._clock()
        fresh = self._state is None or state.t_s != self._state.t_s
        self._state = state
        self._lead = lead_side(state, self._lead)
        if fresh:
            self._arrivals.append(now_s)
            if state.driver is not None and not state.paused:
                self.history.add(state.t_s, state.driver.value)
        if state.view.can_count:
            self._counted_s = now_s
        counts = state.counts
        if counts.good > self._spoken_good:
            self._speaker.say(texts.spoken_count(counts.towards_target), "count", now_s)
        self._spoken_good = counts.good
        self._watch_target(state, now_s)

    def _watch_target(self, state: CoachState, now_s: float) -> None:
        reached = self.target is not None and state.counts.towards_target >= self.target
        still = state.phase in ("rest", "not_seen")
        if not reached:
            self._spoken_done = False
        elif not self._spoken_done:
            self._spoken_done = True
            self._speaker.say(texts.set_done(state.counts.towards_target), "cue", now_s)
        if not (reached and still):
            self._still_since_s = None
        elif self._still_since_s is None:
            self._still_since_s = now_s

    # What is shown.

    def _render(self) -> None:
        state = self._state or CoachState(t_s=0.0)
        kind, words, uri = self._status()
        paused = self._runner is not None and self._runner.paused
        message = models.message_of(kind, words, state.counts.towards_target)
        setup = message is None and not paused and self._in_setup(state)
        stage = self._stage_model(state, message, paused, setup, uri)
        self._window.show_stage(self._state, stage, self._error(state))
        nothing_yet = setup or self._counted_s is None
        self._window.show_sidebar(
            models.sidebar_of(state, self.exercise, self.target, setup=nothing_yet, reps=self._reps)
        )
        checks = models.checks_of(self._state)
        self._window.show_checks(checks if setup and checks else None)
        self._window.show_strip(self.history, state.driver)
        word, until_s = self._word
        self._window.show_keys(texts.key_bar(paused), word if self._clock() < until_s else "")
        self._window.show_summary(self._summary(kind))

    def _status(self) -> tuple[str, str, str]:
        if self._runner is None:
            return "failed", self._failure, self.settings.source
        status = self._runner.status()
        return status.kind, status.message, status.uri

    def _in_setup(self, state: CoachState) -> bool:
        if state.view.can_count:
            return False
        return self._counted_s is None or self._clock() - self._counted_s > SETUP_AFTER_S

    def _error(self, state: CoachState) -> float:
        signal = state.driver.signal if state.driver else self.exercise.driver
        if signal not in self._errors:
            self._errors[signal] = self._error_of(self.settings.exercise_id, signal)
        return self._errors[signal]

    def _stage_model(
        self, state: CoachState, message: tuple[str, str] | None, paused: bool, setup: bool, uri: str
    ) -> StageModel:
        headline, subline = models.setup_words(self._state, self.exercise) if setup else ("", "")
        quiet = bool(headline) or paused or message is not None
        chips = [] if paused else [models.side_chip(state, self.exercise)]
        reason = models.reason_chip(state)
        if reason is not None:
            chips.append(reason)
        elif state.phase == "top" and state.hold_target_s > 0 and not paused:
            chips.append(Chip(texts.hold_chip(state.hold_s), "dot", "good"))
        if state.message:
            chips.append(Chip(state.message, "alert", "change"))
        rate = self._rate()
        end = [Chip(texts.fps_chip(rate))] if rate >= 1 else []
        end.append(Chip(texts.source_name(uri)))
        if not self._speaker.enabled:
            end.append(Chip(texts.voice_state(False), "muted", "muted"))
        notice = self.settings.notice if self._clock() - self._begun_s < NOTICE_S else ""
        return StageModel(
            chips=tuple(chips),
            end_chips=tuple(end),
            banner=None if quiet else models.banner_of(state.cue),
            headline=headline,
            subline=subline,
            silhouette=self.exercise.figure(state.view) if setup else "",
            lead=self._lead,
            angles=self.exercise.angles,
            message=message,
            paused=paused,
            notice=notice,
        )

    def _rate(self) -> float:
        now_s = self._clock()
        if now_s - self._fps_s >= 1.0:
            self._fps_s = now_s
            self._fps = float(sum(1 for at in self._arrivals if now_s - at <= 1.0))
        return self._fps

    def _summary(self, kind: str) -> SummaryModel | None:
        still_s = self._clock() - self._still_since_s if self._still_since_s is not None else 0.0
        if kind != "ended" and still_s < DONE_AFTER_S:
            return None
        focus = self._cues.most_common(1)[0][0] if self._cues else ""
        return models.summary_of(tuple(self._reps), self._state, self.exercise, focus)
