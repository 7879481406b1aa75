"""The settings sheet of the guided session: without exercise, repetitions and hold, which the programme says."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import language, texts_settings
from ui.guide.words import Words
from ui.prefs import Choice, Prefs
from ui.settings_panel import SettingsPanel
from ui.speech import Manner, Speaker


class ShellSettings(SettingsPanel):
    """Source, voice, theme, motion, language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaker: Speaker | None = None
        for field in (self.exercise, self.target, self.hold):
            self._form.setRowVisible(field, False)
        self.tried.connect(self._try)

    def show_choice(self, prefs: Prefs, speaker: Speaker, words: Words, source: str) -> None:
        """Open with what holds now."""
        self._speaker = speaker
        exercises = tuple(words.exercises.values())
        key = prefs.last_exercise if prefs.last_exercise in words.exercises else next(iter(words.exercises), "")
        choice = Choice(
            key, source, prefs.target(key), prefs.hold_s(key), speaker.enabled, prefs.volume_percent, prefs.theme,
            prefs.sounds, prefs.voice, prefs.rate, prefs.language, prefs.reduced_motion,
        )  # fmt: skip
        self.open(exercises, choice)
        # There is a demo film for this window whatever the exercise.
        self._offer_demo(True)
        self.show_voices(speaker.voices())
        self.show_voice_note(texts_settings.voice_none() if speaker.has_voice is False else "")
        self.source.setFocus()

    def keep(self, choice: Choice, prefs: Prefs, speaker: Speaker) -> None:
        """Remember it, and speak like this from now on."""
        prefs.keep(choice)
        speaker.set_enabled(choice.speech)
        self.tune(speaker, prefs)

    @staticmethod
    def tune(speaker: Speaker, prefs: Prefs) -> None:
        """Speak as the preferences say."""
        speaker.volume, speaker.sounds = prefs.volume_percent / 100, prefs.sounds
        speaker.tune(Manner(language.current(), prefs.voice, prefs.rate))

    def _try(self, choice: Choice) -> None:
        if self._speaker is not None:
            manner = Manner(language.current(), choice.voice, choice.rate)
            self._speaker.sample(texts_settings.voice_sample(), manner, choice.volume_percent / 100)
