"""Says one thing at a time, and plays earcons beside it. Never waits, never raises, never says what is old.

Queue of one: a newer utterance replaces the waiting one, a safety cue interrupts, stale ones are dropped. How a
sound is made: voices.py and earcons.py.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from coach.session.guided.moments import Earcon
from ui.earcons import BeepEarcons, Earcons, ToneEarcons, length_s
from ui.voices import Backend, BeepBackend, Manner, Urgency, VoiceCheck, choose_backend, wordless_backend

__all__ = ["STALE_S", "Backend", "BeepBackend", "Manner", "Speaker", "Urgency", "Utterance"]

LOG = logging.getLogger(__name__)
# A cue that comes later than this speaks of another moment.
STALE_S = 1.5
POLL_MS = 50
WARM_AGAIN_MS = 500
# Without a sound device some engines speak for ever. A slow voice needs 0.12 s for a letter [engineering default].
HANGS_AFTER_S = 4.0
LETTER_S = 0.15


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something to say, and when it became true."""

    text: str
    urgency: Urgency
    born_s: float


class Speaker(QObject):
    """What the window and the guided session speak through.

    make_backend : called at the first word, or by `warm`; None: not known yet, ask again at the next word.
    make_wordless : what speaks meanwhile, and what takes over, for good, when the other fails.
    """

    def __init__(
        self,
        make_backend: Callable[[], Backend | None] | None = None,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
        make_earcons: Callable[[], Earcons] = ToneEarcons,
        make_wordless: Callable[[], Backend] = wordless_backend,
    ) -> None:
        super().__init__(parent)
        self.enabled = True
        self.sounds = True
        self.volume = 0.8
        check = VoiceCheck()
        self._make_backend = make_backend or (lambda: choose_backend(check))
        self._make_earcons, self._make_wordless = make_earcons, make_wordless
        self._clock = clock
        self._manner = Manner()
        self._backend: Backend | None = None
        self._meanwhile: Backend | None = None
        self._earcons: Earcons | None = None
        self._waiting: Utterance | None = None
        self._hangs_at_s = math.inf
        self._earcon_until_s = -math.inf
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.pump)

    # What is said.

    def say(self, text: str, urgency: Urgency = "cue", born_s: float | None = None) -> None:
        """Say it now or when the present utterance ends. A count replaces a waiting count, never a waiting cue."""
        if not self.enabled or not text:
            return
        item = Utterance(text, urgency, self._clock() if born_s is None else born_s)
        before = self._waiting.urgency if self._waiting is not None else None
        if (urgency == "count" and before == "cue") or (urgency != "safety" and before == "safety"):
            return
        if urgency == "safety":
            self._hush()
        self._waiting = item
        self.pump()

    def pump(self) -> None:
        """Take the waiting utterance if it is its turn; also drops it when it has grown stale."""
        item = self._waiting
        if item is None or self._is_stale(item):
            self._waiting = None
            self._timer.stop()
            return
        if item.urgency != "safety" and (self._busy() or self._clock() < self._earcon_until_s):
            self._timer.start()
            return
        backend = self._get()
        # Loading the engine may have taken seconds.
        self._waiting = None
        if self._is_stale(item) or (item.urgency == "count" and not backend.spoken):
            return
        self._begin(item, self.volume)

    def sample(self, text: str, manner: Manner, volume: float) -> bool:
        """Say it in this manner at once, also while muted, to let somebody choose. False: there is no voice."""
        self._waiting = None
        self._hush()
        self.tune(manner)
        self._begin(Utterance(text, "cue", self._clock()), volume)
        return self._get().spoken

    def sound(self, name: Earcon) -> None:
        """Play an earcon, never over a word; only "pause" may."""
        if not (self.enabled and self.sounds):
            return
        speaking = self._waiting is not None or self._busy()
        if speaking and name != "pause":
            return
        self._earcon_until_s = self._clock() + length_s(name)
        try:
            if self._earcons is None:
                self._earcons = self._make_earcons()
            self._earcons.play(name, self.volume)
        except Exception:
            LOG.debug("no earcons", exc_info=True)
            self._earcons = BeepEarcons()
            self._earcons.play(name, self.volume)

    # How it is said.

    def warm(self) -> None:
        """Load the engine now, so that the first safety cue need not wait for it; again a little later if need be."""
        self._get()
        if self._backend is None:
            QTimer.singleShot(WARM_AGAIN_MS, self, self.warm)

    def tune(self, manner: Manner) -> None:
        """Speak like this from now on."""
        if manner != self._manner:
            self._manner = manner
            if self._backend is not None:
                self._quietly(lambda backend: backend.tune(manner))

    def voices(self) -> tuple[str, ...]:
        """The voices to choose from; empty where nothing is spoken. Loads the engine."""
        try:
            return self._get().voices()
        except Exception:
            LOG.debug("the voices cannot be listed", exc_info=True)
            return ()

    @property
    def has_voice(self) -> bool | None:
        """Whether words are spoken; None: not known yet. Loads the engine."""
        spoken = self._get().spoken
        return spoken if self._backend is not None else None

    def set_enabled(self, on: bool) -> None:
        """Mute or unmute; muting is silent at once."""
        self.enabled = on
        if not on:
            self.stop()

    def stop(self) -> None:
        """Forget what waits and be silent."""
        self._waiting = None
        self._timer.stop()
        self._hush()
        if self._earcons is not None:
            self._earcon_until_s = -math.inf
            self._earcons.stop()

    # Below: sound is a help, never a reason to stop coaching.

    def _is_stale(self, item: Utterance) -> bool:
        return self._clock() - item.born_s > STALE_S

    def _hush(self) -> None:
        self._hangs_at_s = math.inf
        if self._backend is not None:
            self._quietly(lambda backend: backend.stop())

    def _begin(self, item: Utterance, volume: float) -> None:
        self._hangs_at_s = self._clock() + HANGS_AFTER_S + LETTER_S * len(item.text)
        backend = self._get()
        self._quietly(lambda b: b.say(item.text, item.urgency, volume))
        if backend is not self._get() and item.urgency != "count":
            # What took over has not said it yet.
            self._quietly(lambda b: b.say(item.text, item.urgency, volume))

    def _busy(self) -> bool:
        backend = self._backend or self._meanwhile
        if backend is None:
            return False
        try:
            busy = backend.busy()
        except Exception:
            LOG.debug("the sound library failed", exc_info=True)
            self._fall_back()
            return False
        if busy and self._clock() > self._hangs_at_s:
            LOG.debug("the voice does not come to an end")
            self._quietly(lambda backend: backend.stop())
            self._fall_back()
            return False
        return busy

    def _get(self) -> Backend:
        if self._backend is None:
            try:
                self._backend = self._make_backend()
                if self._backend is None:
                    self._meanwhile = self._meanwhile or self._make_wordless()
                    return self._meanwhile
                self._backend.tune(self._manner)
            except Exception:
                LOG.debug("no sound library works", exc_info=True)
                self._fall_back()
        assert self._backend is not None
        return self._backend

    def _quietly(self, act: Callable[[Backend], None]) -> None:
        try:
            act(self._get())
        except Exception:
            LOG.debug("the sound library failed", exc_info=True)
            self._fall_back()

    def _fall_back(self) -> None:
        """For good: an engine that failed once is not asked again."""
        self._hangs_at_s = math.inf
        try:
            failed = self._backend or self._meanwhile
            wordless = failed is not None and not failed.spoken
            self._backend = BeepBackend(self._clock) if wordless else self._make_wordless()
        except Exception:
            LOG.debug("no tones either", exc_info=True)
            self._backend = BeepBackend(self._clock)
