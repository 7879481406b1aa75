"""Says one thing at a time: by the system's voice, else a short tone, else a beep. Never waits, never raises.

Libraries are loaded at the first word, because loading them can fail or take time on a bare system.
"""

from __future__ import annotations

import logging
import math
import struct
import tempfile
import time
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtWidgets import QApplication

LOG = logging.getLogger(__name__)
Urgency = Literal["safety", "cue", "count"]
# A cue that comes later than this speaks of another moment.
STALE_S = 1.5
TONE_HZ = {"safety": 440.0, "cue": 660.0, "count": 880.0}
# After a tone or a beep nothing is known about its end.
TONE_S = 0.35
POLL_MS = 100


class Backend(Protocol):
    """One way to make a sound."""

    spoken: bool

    def say(self, text: str, urgency: Urgency, volume: float) -> None:
        """Begin; returns at once. volume 0..1."""
        ...

    def stop(self) -> None:
        """Be silent now."""
        ...

    def busy(self) -> bool:
        """Still saying the last thing."""
        ...


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something to say, and when it became true."""

    text: str
    urgency: Urgency
    born_s: float


class Speaker(QObject):
    """Queue of one: a newer utterance replaces the waiting one, safety interrupts, stale ones are dropped."""

    def __init__(
        self,
        make_backend: Callable[[], Backend] | None = None,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.enabled = True
        self.volume = 0.8
        self._make_backend = make_backend or choose_backend
        self._clock = clock
        self._backend: Backend | None = None
        self._waiting: Utterance | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.pump)

    def say(self, text: str, urgency: Urgency = "cue", born_s: float | None = None) -> None:
        """Say it now or when the present utterance ends; a count is dropped rather than queued."""
        if not self.enabled or not text:
            return
        item = Utterance(text, urgency, self._clock() if born_s is None else born_s)
        if urgency == "count" and (self._waiting is not None or self._busy()):
            return
        if self._waiting is not None and self._waiting.urgency == "safety" and urgency != "safety":
            return
        if urgency == "safety":
            self._quietly(lambda backend: backend.stop())
        self._waiting = item
        self.pump()

    def pump(self) -> None:
        """Take the waiting utterance if it is its turn; also drops it when it has grown stale."""
        item = self._waiting
        if item is None:
            self._timer.stop()
            return
        if self._clock() - item.born_s > STALE_S:
            self._waiting = None
            return
        if item.urgency != "safety" and self._busy():
            self._timer.start()
            return
        self._waiting = None
        backend = self._get()
        if item.urgency == "count" and not backend.spoken:
            # A tone at every repetition says nothing.
            return
        self._quietly(lambda b: b.say(item.text, item.urgency, self.volume))

    def set_enabled(self, on: bool) -> None:
        """Mute or unmute; muting is silent at once."""
        self.enabled = on
        if not on:
            self.stop()

    def stop(self) -> None:
        """Forget what waits and be silent."""
        self._waiting = None
        self._timer.stop()
        if self._backend is not None:
            self._quietly(lambda backend: backend.stop())

    def _busy(self) -> bool:
        try:
            return self._backend is not None and self._backend.busy()
        except Exception:
            return False

    def _get(self) -> Backend:
        if self._backend is None:
            try:
                self._backend = self._make_backend()
            except Exception:
                LOG.debug("no sound library works", exc_info=True)
                self._backend = BeepBackend(self._clock)
        return self._backend

    def _quietly(self, act: Callable[[Backend], None]) -> None:
        """Sound is a help, never a reason to stop coaching: a broken backend is replaced by the beep."""
        try:
            act(self._get())
        except Exception:
            LOG.debug("the sound library failed", exc_info=True)
            self._backend = BeepBackend(self._clock)


class BeepBackend:
    """The system's beep."""

    spoken = False

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until_s = -math.inf

    def say(self, text: str, urgency: Urgency, volume: float) -> None:
        self._until_s = self._clock() + TONE_S
        if volume > 0 and QApplication.instance() is not None:
            QApplication.beep()

    def stop(self) -> None:
        self._until_s = -math.inf

    def busy(self) -> bool:
        return self._clock() < self._until_s


class ToneBackend:
    """A short soft tone, another pitch for each urgency. Raises when there is no audio device."""

    spoken = False

    def __init__(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        if QMediaDevices.defaultAudioOutput().isNull():
            raise RuntimeError("no audio device")
        self._folder = tempfile.TemporaryDirectory(prefix="glute-coach-", ignore_cleanup_errors=True)
        self._effects: dict[str, QSoundEffect] = {}
        for urgency, hz in TONE_HZ.items():
            path = Path(self._folder.name) / f"{urgency}.wav"
            write_tone(path, hz)
            effect = QSoundEffect()
            effect.setSource(QUrl.fromLocalFile(str(path)))
            self._effects[urgency] = effect

    def say(self, text: str, urgency: Urgency, volume: float) -> None:
        self._effects[urgency].setVolume(volume)
        self._effects[urgency].play()

    def stop(self) -> None:
        for effect in self._effects.values():
            effect.stop()

    def busy(self) -> bool:
        return any(effect.isPlaying() for effect in self._effects.values())


class VoiceBackend:
    """The system's voice. Raises when there is none that works."""

    spoken = True

    def __init__(self) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        engines = [name for name in QTextToSpeech.availableEngines() if name != "mock"]
        if not engines:
            raise RuntimeError("no speech engine")
        self._voice = QTextToSpeech()
        self._states = QTextToSpeech.State
        if self._voice.state() == self._states.Error:
            raise RuntimeError(self._voice.errorString())

    def say(self, text: str, urgency: Urgency, volume: float) -> None:
        if self._voice.state() == self._states.Error:
            raise RuntimeError(self._voice.errorString())
        self._voice.setVolume(volume)
        self._voice.say(text)

    def stop(self) -> None:
        self._voice.stop()

    def busy(self) -> bool:
        return self._voice.state() in (self._states.Speaking, self._states.Synthesizing)


def choose_backend() -> Backend:
    """The best that works on this machine; the beep always does."""
    for make in (VoiceBackend, ToneBackend):
        try:
            return make()
        except Exception as error:
            LOG.debug("%s is not available: %s", make.__name__, error)
    return BeepBackend()


def write_tone(path: Path, hz: float, seconds: float = TONE_S, rate_hz: int = 22050) -> None:
    """A sine with soft ends, 16 bit mono."""
    count = int(seconds * rate_hz)
    ramp = max(1, int(0.02 * rate_hz))
    samples = (
        int(12000 * min(1.0, i / ramp, (count - 1 - i) / ramp) * math.sin(2 * math.pi * hz * i / rate_hz))
        for i in range(count)
    )
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate_hz)
        out.writeframes(b"".join(struct.pack("<h", s) for s in samples))
