"""What the window remembers between two starts: a small INI file of its own, nothing else. Not here: the panel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QSettings

from ui.theme import THEMES, ThemeName

VOLUME_PERCENT = 80


def default_path() -> Path:
    """The file in the user's own configuration folder."""
    return user_config_path("glute-coach") / "window.ini"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the settings panel shows and gives back. target, hold_s None: as the exercise prescribes."""

    exercise_id: str
    source: str
    target: int | None = None
    hold_s: float | None = None
    speech: bool = True
    volume_percent: int = VOLUME_PERCENT
    theme: ThemeName = "dark"


class Prefs:
    """Typed reading and writing; a value that makes no sense is as good as none."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()
        self._store = QSettings(str(self.path), QSettings.Format.IniFormat)

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
        self._store.sync()

    @property
    def last_exercise(self) -> str:
        """The exercise of last time, or an empty string."""
        return str(self._store.value("window/exercise", ""))

    @property
    def last_source(self) -> str:
        """The source of last time, or an empty string."""
        return str(self._store.value("window/source", ""))


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None
