"""Ways to say something: the system's voice, else a short tone, else a beep. Each is loaded when it is first wanted.

Loading can fail or take seconds on a bare system, and may do so here. Not here: what is said when (speech.py).
"""

from __future__ import annotations

import json
import logging
import math
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtWidgets import QApplication

from coach.speech_probe import ENDS_AFTER_S, PROGRAM
from ui.earcons import write_notes

LOG = logging.getLogger(__name__)
Urgency = Literal["safety", "cue", "count"]
TONE_HZ = {"safety": 440.0, "cue": 660.0, "count": 880.0}
# After a tone or a beep nothing is known about its end.
TONE_S = 0.35


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak. voice : its name, empty for the system's own; rate : -1 slow .. 0 usual .. 1 fast."""

    language: str = "en"
    voice: str = ""
    rate: float = 0.0


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

    def tune(self, manner: Manner) -> None:
        """Speak like this from the next utterance on."""
        ...

    def voices(self) -> tuple[str, ...]:
        """Names of the voices of the language in use; empty where nothing is spoken."""
        ...


class _Wordless:
    """What a backend without words shares."""

    spoken = False

    def tune(self, manner: Manner) -> None:
        """A tone has no language."""

    def voices(self) -> tuple[str, ...]:
        return ()


class BeepBackend(_Wordless):
    """The system's beep."""

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


class ToneBackend(_Wordless):
    """A short soft tone, another pitch for each urgency. Raises when there is no audio device."""

    def __init__(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        if QMediaDevices.defaultAudioOutput().isNull():
            raise RuntimeError("no audio device")
        self._folder = tempfile.TemporaryDirectory(prefix="glute-coach-", ignore_cleanup_errors=True)
        self._effects: dict[str, QSoundEffect] = {}
        for urgency, hz in TONE_HZ.items():
            path = Path(self._folder.name) / f"{urgency}.wav"
            write_notes(path, ((hz, TONE_S),))
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
    """The system's voice. Raises when there is none that works, and later when it stops working."""

    spoken = True

    def __init__(self) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        self._states = QTextToSpeech.State
        # "mock" is Qt's own dummy, which says nothing.
        engines = [name for name in QTextToSpeech.availableEngines() if name != "mock"]
        found = (QTextToSpeech(name) for name in engines)
        working = next((voice for voice in found if voice.state() != self._states.Error), None)
        if working is None:
            raise RuntimeError(f"no speech engine works: {', '.join(engines) or 'none installed'}")
        self._voice = working

    def say(self, text: str, urgency: Urgency, volume: float) -> None:
        self._check()
        self._voice.setVolume(volume)
        self._voice.say(text)
        self._check()

    def stop(self) -> None:
        self._voice.stop()

    def busy(self) -> bool:
        self._check()
        return self._voice.state() in (self._states.Speaking, self._states.Synthesizing)

    def tune(self, manner: Manner) -> None:
        known = {locale.name(): locale for locale in self._voice.availableLocales()}
        name = best_locale(manner.language, tuple(known), QLocale.system().name())
        if name and name != self._voice.locale().name():
            self._voice.setLocale(known[name])
        wanted = [voice for voice in self._voice.availableVoices() if voice.name() == manner.voice]
        if wanted:
            self._voice.setVoice(wanted[0])
        self._voice.setRate(min(1.0, max(-1.0, manner.rate)))

    def voices(self) -> tuple[str, ...]:
        return plain_voices([voice.name() for voice in self._voice.availableVoices()])

    def _check(self) -> None:
        if self._voice.state() == self._states.Error:
            raise RuntimeError(self._voice.errorString())


def best_locale(language: str, known: Sequence[str], system: str) -> str:
    """The locale to speak in: the system's own if it is of that language, the usual one, any; "": there is none."""
    own = (system, QLocale(language).name(), language)
    of_language = [name for name in known if name.partition("_")[0] == language]
    return next((name for name in own if name in of_language), next(iter(of_language), ""))


def plain_voices(names: Sequence[str]) -> tuple[str, ...]:
    """Each voice once, without the effects that some engines list as voices ("German+whisper")."""
    own = dict.fromkeys(name for name in names if name and "+" not in name)
    return tuple(own or dict.fromkeys(filter(None, names)))


def wordless_backend() -> Backend:
    """A tone, or the beep, which always works."""
    try:
        return ToneBackend()
    except Exception as error:
        LOG.debug("no tones: %s", error)
        return BeepBackend()


class VoiceCheck:
    """Tries the voice in a child process, beside the window: loading it here might never come back."""

    def __init__(self, program: str = PROGRAM) -> None:
        self._program = program
        self._thread: threading.Thread | None = None
        self._works: bool | None = None

    def start(self) -> None:
        """Begin; returns at once. May be called again."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="voice check", daemon=True)
            self._thread.start()

    def works(self) -> bool | None:
        """None: not known yet. The first question begins the trial."""
        self.start()
        return self._works

    def wait(self) -> None:
        """Until it is known."""
        self.start()
        assert self._thread is not None
        self._thread.join()

    def _run(self) -> None:
        try:
            # To a file: a service that the trial wakes would keep a pipe open for ever.
            with tempfile.TemporaryFile() as out:
                command = [sys.executable, "-c", self._program]
                environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
                subprocess.run(
                    command, stdout=out, stderr=subprocess.DEVNULL, timeout=2 * ENDS_AFTER_S, env=environment
                )
                out.seek(0)
                found = json.loads(out.read().decode(errors="replace").strip().splitlines()[-1])
            self._works = any(works for _, works, _, _ in found)
        except Exception as error:
            LOG.debug("the voice could not be tried: %s", error)
            self._works = False


def choose_backend(check: VoiceCheck | None = None) -> Backend | None:
    """The best that works on this machine; None while that is being found out."""
    works = True if check is None else check.works()
    if works is None:
        return None
    try:
        if works:
            return VoiceBackend()
    except Exception as error:
        LOG.debug("no voice: %s", error)
    return wordless_backend()
