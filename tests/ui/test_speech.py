"""The speaker: one thing at a time, nothing stale, safety first, and never an exception."""

from __future__ import annotations

import sys
import wave

import pytest
from ui_fakes import Clock, FakeBackend

from ui import speech
from ui.speech import STALE_S, BeepBackend, Speaker


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def backend():
    return FakeBackend()


@pytest.fixture
def speaker(qapp, clock, backend):
    made = Speaker(lambda: backend, clock)
    yield made
    made.stop()


def test_it_says_one_thing_at_a_time(speaker, backend):
    speaker.say("one")
    backend.is_busy = True
    speaker.say("two")
    assert backend.said == ["one"]
    backend.is_busy = False
    speaker.pump()
    assert backend.said == ["one", "two"]


def test_what_has_waited_too_long_is_dropped(speaker, backend, clock):
    speaker.say("one")
    backend.is_busy = True
    speaker.say("two")
    clock.now_s += STALE_S + 0.01
    backend.is_busy = False
    speaker.pump()
    assert backend.said == ["one"]


def test_what_is_old_when_it_comes_is_dropped(speaker, backend, clock):
    speaker.say("old", born_s=clock.now_s - STALE_S - 0.1)
    assert backend.said == []


def test_the_newer_of_two_waiting_is_said(speaker, backend):
    backend.is_busy = True
    speaker._backend = backend
    speaker.say("two")
    speaker.say("three")
    backend.is_busy = False
    speaker.pump()
    assert backend.said == ["three"]


def test_safety_interrupts_and_is_not_replaced(speaker, backend):
    speaker.say("one")
    backend.is_busy = True
    speaker.say("Stop, please.", "safety")
    assert backend.stopped == 1
    assert backend.said == ["one", "Stop, please."]


def test_a_count_is_dropped_while_something_is_said(speaker, backend):
    speaker.say("one")
    backend.is_busy = True
    speaker.say("7", "count")
    backend.is_busy = False
    speaker.pump()
    assert backend.said == ["one"]


def test_a_backend_without_words_does_not_beep_counts(speaker, backend):
    backend.spoken = False
    speaker.say("7", "count")
    assert backend.said == []


def test_muting_is_silent_at_once(speaker, backend):
    speaker.say("one")
    speaker.set_enabled(False)
    speaker.say("two")
    assert backend.said == ["one"]
    assert backend.stopped == 1


def test_without_any_library_it_beeps_and_never_raises(qapp, clock, monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    beeps = []
    monkeypatch.setattr(speech.QApplication, "beep", lambda: beeps.append(1))
    speaker = Speaker(clock=clock)
    speaker.say("one")
    speaker.say("Stop.", "safety")
    assert isinstance(speaker._backend, BeepBackend)
    assert len(beeps) == 2


def test_a_backend_that_breaks_is_replaced(qapp, clock):
    class Broken(FakeBackend):
        def say(self, text, urgency, volume):
            raise RuntimeError("no sound")

    speaker = Speaker(Broken, clock)
    speaker.say("one")
    assert isinstance(speaker._backend, BeepBackend)


def test_a_backend_that_cannot_be_made_is_replaced(qapp, clock):
    def make():
        raise OSError("no library")

    speaker = Speaker(make, clock)
    speaker.say("one")
    assert isinstance(speaker._backend, BeepBackend)


def test_nothing_is_loaded_before_the_first_word(qapp, clock):
    made = []
    speaker = Speaker(lambda: made.append(1) or FakeBackend(), clock)
    assert made == []
    speaker.say("one")
    assert made == [1]


def test_the_tone_is_soft_at_both_ends(tmp_path):
    path = tmp_path / "tone.wav"
    speech.write_tone(path, 440.0)
    with wave.open(str(path)) as tone:
        raw = tone.readframes(tone.getnframes())
        assert tone.getnframes() / tone.getframerate() == pytest.approx(speech.TONE_S, abs=0.01)
    samples = memoryview(raw).cast("h")
    assert samples[0] == samples[-1] == 0
    assert max(samples) > 10_000
