"""Between the guided session and the window: gives it time and news, carries out its effects, shows its screen.

Not here: what comes next (coach/session/guided), painting, threads, files.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.capture.demos import demo_uri
from coach.errors import CoachError
from coach.session.guided import moments as m
from coach.session.guided.moments import Action, Effect
from coach.store.base import Journal
from coach.types import CoachState, Event, RepEvent, Side
from ui.guide.live_models import LIVE, Around, live_model, standing_model
from ui.guide.words import Words
from ui.history import History
from ui.overlay import lead_side
from ui.ports import FilmLike, GuidedSessionLike, GuideRunnerLike, GuideViewLike
from ui.presenter import IDLE_S, STOP_S, TICK_MS
from ui.speech import Speaker

LOG = logging.getLogger(__name__)
# How long the words that were said stay readable.
CAPTION_S = 6.0
# Not said where the other one, which says as much, is said with it.
INSTEAD_OF = {"begin": "range_found"}
MakeRunner = Callable[[m.Watch, str], GuideRunnerLike]


def is_demo(source: str) -> bool:
    """Whether the picture comes from the demo films, of which there is one an exercise."""
    return source.partition(":")[0] == "demo"


class GuidePresenter(QObject):
    """One guided session. `left` : it is over, and everything of it is let go.

    Parameters
    ----------
    make_runner : (what to watch, source) to a runner that is not started; may raise CoachError.
    error_of : (exercise id, signal) -> the stated +- in the signal's unit, nan where none is stated.
    """

    left = Signal()

    def __init__(
        self,
        view: GuideViewLike,
        session: GuidedSessionLike,
        make_runner: MakeRunner,
        words: Words,
        speaker: Speaker,
        journal: Journal,
        source: str,
        error_of: Callable[[str, str], float] = lambda exercise, signal: math.nan,
        clock: Callable[[], float] = time.monotonic,
        film: FilmLike | None = None,
    ) -> None:
        super().__init__()
        self.film = film
        self.session, self.source, self.words = session, source, words
        self.history = History()
        self._view, self._make_runner, self._error_of = view, make_runner, error_of
        self._speaker, self._journal, self._clock = speaker, journal, clock
        self._runner: GuideRunnerLike | None = None
        self._watch: m.Watch | None = None
        self._playing = ""
        self._failure = ""
        self._state: CoachState | None = None
        self._lead: Side | None = None
        self._reps: list[RepEvent] = []
        self._set_under_way: list[m.Effect] = []
        self._caption = ("", -math.inf)
        self._looked_s = -math.inf
        self._over = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def runner(self) -> GuideRunnerLike | None:
        """None before the first exercise, and where it could not be made."""
        return self._runner

    def start(self) -> None:
        """Begin to look."""
        self._view.set_voice(self._speaker.enabled)
        self._view.set_film(self.film.on if self.film is not None else None)
        self._timer.start()
        self.tick()

    def shutdown(self) -> None:
        """End everything within a second; may be called again. The session stays as it is stored."""
        self._over = True
        self._timer.stop()
        self._speaker.stop()
        if self._runner is not None:
            self._runner.stop(STOP_S)
            self._runner = None

    # What the person does.

    def act(self, action: Action) -> None:
        """One key, button or gesture."""
        if self._over or not self._up_to_date(action):
            return
        if action.name != "correct":
            # Words about the page that is left would come too late.
            self._speaker.stop()
            self._caption = ("", -math.inf)
        self.session.act(action, self._clock())
        self._carry_out()
        self._show()

    def _up_to_date(self, action: Action) -> bool:
        """A repetition that is over but not told yet comes before the key; what no longer fits is not done."""
        before = type(self.session.screen)
        if before in (m.Practice, m.WorkSet):
            self.tick()
        return not self._over and (type(self.session.screen) is before or action.name in ("stop", "pause"))

    def toggle_mute(self) -> bool:
        """Voice on or off; returns which."""
        self._speaker.set_enabled(not self._speaker.enabled)
        self._view.set_voice(self._speaker.enabled)
        return self._speaker.enabled

    def toggle_film(self) -> None:
        """Keep films of the sets from now on, or no more; only for this session."""
        if self.film is not None:
            self.film.on = not self.film.on
            self._view.set_film(self.film.on)
            self._show()

    def use_source(self, source: str) -> None:
        """Go on with another camera or film; what is counted stays."""
        if source == self.source and not self._failure:
            return
        self.source = source
        if self._watch is None:
            return
        if self._runner is None or self._runner.status().kind == "failed":
            if self._runner is not None:
                self._runner.stop(STOP_S)
            self._open(self._watch)
        else:
            self._play(self._runner, self._watch)

    # What time does.

    def look(self) -> None:
        """At display rate: step when there is a new picture, and now and then without."""
        fresh = self._runner is not None and self._runner.newest() is not self._state
        if fresh or self._clock() - self._looked_s >= IDLE_S:
            self.tick()

    def tick(self) -> None:
        """News to the session, its effects out, its screen shown."""
        if self._over:
            return
        now_s = self._looked_s = self._clock()
        events: list[Event] = []
        if self._runner is not None:
            events = self._runner.drain_events()
            newest = self._runner.newest()
            if newest is not None and newest is not self._state:
                self._take_state(newest)
        judged = isinstance(self.session.screen, m.Practice | m.WorkSet)
        for event in events:
            # What moved during a pause is void, and stands nowhere.
            if judged and isinstance(event, RepEvent):
                self._reps.append(event)
                self.history.mark(event)
        self.session.step(now_s, self._state, tuple(events), self._status()[0])
        self._carry_out()
        self._show()

    def _take_state(self, state: CoachState) -> None:
        self._state = state
        self._lead = lead_side(state, self._lead)
        if state.driver is not None and not state.paused:
            self.history.add(state.t_s, state.driver.value)

    # Effects.

    def _carry_out(self) -> None:
        cues: list[m.Say] = []
        for effect in self.session.take_effects():
            if isinstance(effect, m.Say) and effect.urgency == "cue":
                cues.append(effect)
                continue
            self._do(effect)
            if self._over:
                return
        self._say_together(cues)

    def _do(self, effect: Effect) -> None:
        match effect:
            case m.Say():
                self._say(effect)
            case m.Sound(name):
                self._speaker.sound(name)
            case m.Keep(event):
                self._journal.put(event)
            case m.Watch():
                self._set_under_way.clear()
                self._begin_watching(effect)
            case m.Leave():
                self.shutdown()
                self.left.emit()
            case _ if self._runner is not None:
                if isinstance(effect, m.CountFromZero):
                    self._forget_set()
                self._remember(effect)
                self._tell(self._runner, effect)

    def _remember(self, effect: Effect) -> None:
        if isinstance(effect, m.Record):
            self._set_under_way = [effect] if effect.set_uid else []
        elif isinstance(effect, m.CountFromZero):
            self._set_under_way = [e for e in self._set_under_way if isinstance(e, m.Record)] + [effect]

    def _forget_set(self) -> None:
        self.history.clear()
        self._reps.clear()

    @staticmethod
    def _tell(runner: GuideRunnerLike, effect: Effect) -> None:
        match effect:
            case m.CountFromZero(target_deg):
                runner.count_from_zero(target_deg)
            case m.Judge(on):
                runner.resume() if on else runner.pause()
            case m.Correct(delta):
                runner.correct(delta)
            case m.Record(set_uid, zero_s):
                runner.record(set_uid, zero_s)
            case _:
                LOG.error("an effect that nobody carries out: %s", effect)

    def _say(self, effect: m.Say) -> None:
        text = self.words.spoken(effect)
        self._speaker.say(text, effect.urgency, self._clock())
        if effect.urgency != "count":
            self._show_caption(text)

    def _say_together(self, cues: list[m.Say]) -> None:
        """What became true in one moment is said in one breath; one by one, only the last would ever be heard."""
        keys = {cue.key for cue in cues}
        texts = [self.words.spoken(cue) for cue in cues if INSTEAD_OF.get(cue.key) not in keys]
        texts = list(dict.fromkeys(text for text in texts if text))
        if texts:
            self._speaker.say(" ".join(texts), "cue", self._clock())
            self._show_caption(texts[-1])

    def _show_caption(self, text: str) -> None:
        if text:
            self._caption = (text, self._clock() + CAPTION_S)

    def _uri(self, watch: m.Watch) -> str:
        place = getattr(self.session.screen, "place", None)
        return demo_uri(watch.exercise_id, place.side if place else None) if is_demo(self.source) else self.source

    def _begin_watching(self, watch: m.Watch) -> None:
        self._watch = watch
        self._forget_set()
        if self._runner is None:
            self._open(watch)
            return
        self._runner.use(watch.exercise_id, watch.hold_s, watch.target_deg, watch.neutral_deg)
        if is_demo(self.source) and self._playing != self._uri(watch):
            self._play(self._runner, watch)

    def _play(self, runner: GuideRunnerLike, watch: m.Watch) -> None:
        self._playing = self._uri(watch)
        runner.open_uri(self._playing)

    def _open(self, watch: m.Watch) -> None:
        self._failure, self._state, self._runner = "", None, None
        try:
            self._playing = self._uri(watch)
            self._runner = self._make_runner(watch, self._playing)
            self._runner.start()
            # Where a set is under way, another runner goes on with it.
            for effect in self._set_under_way:
                self._tell(self._runner, effect)
        except CoachError as error:
            self._runner, self._failure = None, str(error)

    # What is shown.

    def _status(self) -> tuple[str, str, str]:
        """(kind, words, source); nobody is asked for a picture before the first exercise."""
        if self._runner is None:
            return ("failed" if self._failure else "opening"), self._failure, self.source
        status = self._runner.status()
        return status.kind, status.message, status.uri

    def _show(self) -> None:
        if self._over:
            return
        screen = self.session.screen
        if isinstance(screen, LIVE):
            self._view.show_live(self._state, live_model(screen, self._state, self.words, self._around()), self.history)
        elif isinstance(screen, m.Calibrate):
            self._view.show_standing(self._state, standing_model(screen, self._around()))
        self._view.show_screen(screen)
        self._view.show_problem(self._journal.problem or (self.film.problem if self.film else ""))

    def _around(self) -> Around:
        kind, trouble, uri = self._status()
        caption, until_s = self._caption
        driver = self._state.driver if self._state else None
        error = self._error_of(self._watch.exercise_id, driver.signal) if self._watch and driver else math.nan
        return Around(
            kind=kind,
            trouble=trouble,
            uri=uri,
            voice_on=self._speaker.enabled,
            caption=caption if self._clock() < until_s else "",
            lead=self._lead,
            reps=tuple(self._reps),
            error_deg=error,
            gesture=self.session.gesture_held,
            filming=self.film is not None and self.film.on,
        )
