"""Short two-tone sounds with a meaning: ready, go, rep, pause, done. Made here as WAV files, so none is shipped.

Not here: when one is played, and that none is played over a word (speech.py).
"""

from __future__ import annotations

import math
import struct
import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from coach.session.guided.moments import Earcon

Note = tuple[float, float]
# (Hz, seconds) one after the other. Up means go on, down means stop; all between 400 and 1100 Hz, where small
# speakers and old ears still work. [engineering default]
PATTERNS: dict[Earcon, tuple[Note, Note]] = {
    "ready": ((523.0, 0.10), (659.0, 0.14)),
    "go": ((659.0, 0.10), (988.0, 0.20)),
    "rep": ((880.0, 0.05), (1047.0, 0.07)),
    "pause": ((659.0, 0.14), (440.0, 0.22)),
    "done": ((784.0, 0.16), (523.0, 0.26)),
}
RATE_HZ = 22050
PEAK = 12000
RAMP_S = 0.012


def length_s(name: Earcon) -> float:
    """How long it sounds."""
    return sum(seconds for _, seconds in PATTERNS[name])


class Earcons(Protocol):
    """Something that can play them."""

    def play(self, name: Earcon, volume: float) -> None:
        """Begin; returns at once. volume 0..1."""
        ...

    def stop(self) -> None:
        """Be silent now."""
        ...


class ToneEarcons:
    """Through Qt's sound library. Raises when there is no audio device."""

    def __init__(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        if QMediaDevices.defaultAudioOutput().isNull():
            raise RuntimeError("no audio device")
        self._folder = tempfile.TemporaryDirectory(prefix="glute-coach-", ignore_cleanup_errors=True)
        self._effects: dict[str, QSoundEffect] = {}
        for name, notes in PATTERNS.items():
            path = Path(self._folder.name) / f"{name}.wav"
            write_notes(path, notes)
            effect = QSoundEffect()
            effect.setSource(QUrl.fromLocalFile(str(path)))
            self._effects[name] = effect

    def play(self, name: Earcon, volume: float) -> None:
        self.stop()
        self._effects[name].setVolume(volume)
        self._effects[name].play()

    def stop(self) -> None:
        for effect in self._effects.values():
            effect.stop()


class BeepEarcons:
    """The system's beep for all but the repetitions, which would be too many of one sound."""

    def play(self, name: Earcon, volume: float) -> None:
        if volume > 0 and name != "rep" and QApplication.instance() is not None:
            QApplication.beep()

    def stop(self) -> None:
        """A beep cannot be taken back."""


def write_notes(path: Path, notes: Sequence[Note]) -> None:
    """Sines with soft ends one after the other, 16 bit mono."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        for hz, seconds in notes:
            count = int(seconds * RATE_HZ)
            ramp = max(1, int(RAMP_S * RATE_HZ))
            samples = (
                int(PEAK * min(1.0, i / ramp, (count - 1 - i) / ramp) * math.sin(2 * math.pi * hz * i / RATE_HZ))
                for i in range(count)
            )
            out.writeframes(b"".join(struct.pack("<h", s) for s in samples))
