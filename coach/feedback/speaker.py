"""What speaks a cue aloud. The window brings one with a voice; without a window nothing is said."""

from __future__ import annotations

from typing import Protocol

from coach.types import CueEvent


class Speaker(Protocol):
    """One utterance at a time; must never block the caller nor raise for want of a voice."""

    def say(self, cue: CueEvent) -> None:
        """Speak the cue's text; a safety cue interrupts, a stale one is dropped."""
        ...

    def stop(self) -> None:
        """Be quiet now."""
        ...


class SilentSpeaker:
    """Says nothing: for analysis, replay and tests."""

    def say(self, cue: CueEvent) -> None:
        """Nothing."""

    def stop(self) -> None:
        """Nothing."""
