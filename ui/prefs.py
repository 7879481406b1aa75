"""What the window remembers between two starts: a small INI file of its own, nothing else. Not here: the panel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from platformdirs import user_config_path
from PySide6.QtCore import QSettings

from ui.theme import THEMES, ThemeName

VOLUME_PERCENT = 80
Language = Literal["system", "en", "de"]
Problem = Literal["", "unreadable", "unwritable"]


def default_path() -> Path:
    """The file in the user's own configuration folder."""
    return user_config_path("glute-coach") / "window.ini"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the settings panel shows and gives back. target, hold_s None: as the exercise prescribes.

    sounds : earcons beside the voice. voice : a name, empty for the system's own. rate : -1 slow .. 0 .. 1 fast.
    """

    exercise_id: str
    source: str
    target: int | None = None
    hold_s: float | None = None
    speech: bool = True
    volume_percent: int = VOLUME_PERCENT
    theme: ThemeName = "dark"
    sounds: bool = True
    voice: str = ""
    rate: float = 0.0
    language: Language = "system"
    reduced_motion: bool = False


class Prefs:
    """Typed reading and writing; a value that makes no sense is as good as none.

    A file that cannot be read or written costs nothing but its contents: `problem` says so, nothing raises.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()
        self._store = QSettings(str(self.path), QSettings.Format.IniFormat)
        self._unreadable = self._store.status() != QSettings.Status.NoError or not _is_text(self.path)

    @property
    def problem(self) -> Problem:
        """What is the matter with the file; unwritable is found out by writing (`keep`)."""
        if self._store.status() == QSettings.Status.AccessError:
            return "unwritable"
        return "unreadable" if self._unreadable else ""

    @property
    def theme(self) -> ThemeName:
        """'dark' unless 'light' was chosen."""
        word = str(self._store.value("window/theme", "dark"))
        return "light" if word == "light" else "dark"

    @theme.setter
    def theme(self, name: ThemeName) -> None:
        self._store.setValue("window/theme", name if name in THEMES else "dark")

    @property
    def speech(self) -> bool:
        """Whether cues are said aloud."""
        return str(self._store.value("speech/on", "true")).lower() != "false"

    @speech.setter
    def speech(self, on: bool) -> None:
        self._store.setValue("speech/on", on)

    @property
    def volume_percent(self) -> int:
        """0..100."""
        number = _number(self._store.value("speech/volume_percent"))
        return VOLUME_PERCENT if number is None else min(100, max(0, round(number)))

    @volume_percent.setter
    def volume_percent(self, percent: int) -> None:
        self._store.setValue("speech/volume_percent", min(100, max(0, percent)))

    @property
    def sounds(self) -> bool:
        """Whether earcons are played."""
        return self._switch("speech/sounds", True)

    @property
    def voice(self) -> str:
        """The chosen voice's name, empty for the system's own."""
        return str(self._store.value("speech/voice", ""))

    @property
    def rate(self) -> float:
        """-1 slow .. 0 as the voice is .. 1 fast."""
        number = _number(self._store.value("speech/rate"))
        return 0.0 if number is None else min(1.0, max(-1.0, number))

    @property
    def language(self) -> Language:
        """Of words and voice; 'system' unless another was chosen. Holds from the next start on."""
        word = str(self._store.value("window/language", "system"))
        return next((known for known in get_args(Language) if known == word), "system")

    @property
    def reduced_motion(self) -> bool:
        """Whether things appear and vanish without moving."""
        return self._switch("window/reduced_motion", False)

    def _switch(self, key: str, default: bool) -> bool:
        word = str(self._store.value(key, default)).lower()
        return word == "true" if word in ("true", "false") else default

    def target(self, exercise_id: str) -> int | None:
        """Repetitions that the user set for this exercise."""
        number = _number(self._store.value(f"exercise/{exercise_id}/target"))
        return round(number) if number is not None and number >= 1 else None

    def hold_s(self, exercise_id: str) -> float | None:
        """Hold that the user set for this exercise."""
        number = _number(self._store.value(f"exercise/{exercise_id}/hold_s"))
        return number if number is not None and 0 <= number <= 60 else None

    def keep(self, choice: Choice) -> None:
        """Write everything that the panel gave back."""
        self.theme, self.speech, self.volume_percent = choice.theme, choice.speech, choice.volume_percent
        key = f"exercise/{choice.exercise_id}"
        for name, value in (("target", choice.target), ("hold_s", choice.hold_s)):
            if value is None:
                self._store.remove(f"{key}/{name}")
            else:
                self._store.setValue(f"{key}/{name}", value)
        self._store.setValue("window/exercise", choice.exercise_id)
        self._store.setValue("window/source", choice.source)
        self._store.setValue("speech/sounds", choice.sounds)
        self._store.setValue("speech/voice", choice.voice)
        self._store.setValue("speech/rate", choice.rate)
        self._store.setValue("window/language", choice.language)
        self._store.setValue("window/reduced_motion", choice.reduced_motion)
        self._store.sync()

    @property
    def last_exercise(self) -> str:
        """The exercise of last time, or an empty string."""
        return str(self._store.value("window/exercise", ""))


def _number(value: object) -> float | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _is_text(path: Path) -> bool:
    """Qt takes any bytes for settings; what is not text is no file of ours."""
    try:
        return "\0" not in path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
