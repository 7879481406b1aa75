"""The speaker: one thing at a time, nothing stale, safety first, and never an exception."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui_fakes import Clock, FakeBackend, FakeEarcons

from ui import earcons as earcon_room
from ui import voices
from ui.earcons import length_s
from ui.speech import HANGS_AFTER_S, STALE_S, BeepBackend, Manner, Speaker, Utterance


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def backend():
    return FakeBackend()


@pytest.fixture
def earcons():
    return FakeEarcons()


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


def test_a_count_waits_for_its_turn_and_a_newer_one_replaces_it(speaker, backend):
    speaker.say("Keep your heels down.")
    backend.is_busy = True
    speaker.say("7", "count")
    speaker.say("8", "count")
    backend.is_busy = False
    speaker.pump()
    assert backend.said == ["Keep your heels down.", "8"]


@pytest.mark.parametrize("urgency", ["cue", "safety"])
def test_a_count_never_replaces_a_waiting_cue(speaker, backend, urgency):
    speaker._waiting = Utterance("Slower.", urgency, speaker._clock())
    speaker.say("7", "count")
    speaker.pump()
    assert backend.said == ["Slower."]


def test_a_cue_replaces_a_waiting_count(speaker, backend):
    speaker.say("one")
    backend.is_busy = True
    speaker.say("7", "count")
    speaker.say("Slower.")
    backend.is_busy = False
    speaker.pump()
    assert backend.said == ["one", "Slower."]


@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["cue", "count", "safety", "end", "pump", "ready", "pause"]),
            st.floats(0.0, 2.0),
            st.floats(0.0, 2.0),
        ),
        max_size=30,
    ),
    loading_s=st.floats(0.0, 4.0),
)
def test_nothing_old_is_ever_begun_and_nothing_over_another(qapp, steps, loading_s):
    clock, born = Clock(), {}

    class Engine(FakeBackend):
        def say(self, text, urgency, volume):
            assert clock.now_s - born[text] <= STALE_S
            assert not self.is_busy
            self.is_busy = True
            super().say(text, urgency, volume)

    engine, earcons = Engine(), FakeEarcons()

    def load():
        clock.now_s += loading_s
        return engine

    speaker = Speaker(load, clock, make_earcons=lambda: earcons, make_wordless=FakeBackend)
    for number, (what, passed_s, age_s) in enumerate(steps):
        clock.now_s += passed_s
        if what == "end":
            engine.is_busy = False
        elif what in ("ready", "pause"):
            before = len(earcons.played)
            speaker.sound(what)
            assert what == "pause" or not engine.is_busy or len(earcons.played) == before
        elif what != "pump":
            born[str(number)] = clock.now_s - age_s
            speaker.say(str(number), what, born[str(number)])
        speaker.pump()
    speaker.stop()


def test_what_grows_stale_while_the_engine_loads_is_not_said(qapp, clock, backend):
    def load():
        clock.now_s += STALE_S + 0.1
        return backend

    speaker = Speaker(load, clock)
    speaker.say("Slower.")
    assert backend.said == []
    speaker.say("Up.")
    assert backend.said == ["Up."]


def test_while_the_voice_is_being_tried_a_tone_speaks_and_then_the_voice(qapp, clock, backend):
    tone, known = FakeBackend(), []
    tone.spoken = False
    speaker = Speaker(lambda: backend if known else None, clock, make_wordless=lambda: tone)
    assert speaker.has_voice is None
    speaker.say("one")
    known.append(1)
    speaker.say("two")
    assert (tone.said, backend.said, speaker.has_voice) == (["one"], ["two"], True)


def test_a_voice_that_never_ends_is_given_up_for_good(qapp, clock, backend):
    tone = FakeBackend()
    tone.spoken = False
    speaker = Speaker(lambda: backend, clock, make_wordless=lambda: tone)
    speaker.say("one")
    backend.is_busy = True
    clock.now_s += HANGS_AFTER_S + 1
    speaker.say("two")
    assert (backend.said, tone.said) == (["one"], ["two"])
    backend.is_busy = False
    speaker.say("three")
    assert backend.said == ["one"]


def test_what_a_broken_voice_could_not_say_its_successor_tells(qapp, clock):
    class Broken(FakeBackend):
        def say(self, text, urgency, volume):
            raise RuntimeError("service gone")

    tone = FakeBackend()
    tone.spoken = False
    speaker = Speaker(Broken, clock, make_wordless=lambda: tone)
    speaker.say("Stop, please.", "safety")
    assert tone.said == ["Stop, please."]


def test_a_voice_that_breaks_while_speaking_is_replaced_at_the_next_look(qapp, clock, backend):
    tone = FakeBackend()
    tone.spoken = False
    speaker = Speaker(lambda: backend, clock, make_wordless=lambda: tone)
    speaker.say("one")

    def gone():
        raise RuntimeError("service gone")

    backend.busy = gone
    speaker.say("two")
    speaker.say("Stop, please.", "safety")
    assert (backend.said, tone.said) == (["one"], ["two", "Stop, please."])


def test_earcons_sound_beside_a_voice_but_not_over_a_word(qapp, clock, backend, earcons):
    speaker = Speaker(lambda: backend, clock, make_earcons=lambda: earcons)
    speaker.sound("ready")
    speaker.say("Up.")
    assert (earcons.played, backend.said) == (["ready"], [])
    clock.now_s += length_s("ready") + 0.01
    speaker.pump()
    assert backend.said == ["Up."]
    backend.is_busy = True
    speaker.sound("rep")
    speaker.sound("pause")
    assert earcons.played == ["ready", "pause"]


def test_a_safety_cue_does_not_wait_for_an_earcon(qapp, clock, backend, earcons):
    speaker = Speaker(lambda: backend, clock, make_earcons=lambda: earcons)
    speaker.sound("done")
    speaker.say("Stop, please.", "safety")
    assert backend.said == ["Stop, please."]


def test_muted_or_switched_off_there_is_no_earcon(qapp, clock, backend, earcons):
    speaker = Speaker(lambda: backend, clock, make_earcons=lambda: earcons)
    speaker.sounds = False
    speaker.sound("go")
    speaker.sounds = True
    speaker.set_enabled(False)
    speaker.sound("go")
    assert earcons.played == []


def test_without_a_sound_device_an_earcon_is_a_beep_and_a_repetition_is_none(qapp, clock, backend, monkeypatch):
    def none():
        raise RuntimeError("no audio device")

    beeps = []
    monkeypatch.setattr(earcon_room.QApplication, "beep", lambda: beeps.append(1))
    speaker = Speaker(lambda: backend, clock, make_earcons=none)
    for name in ("rep", "go", "pause"):
        speaker.sound(name)
    assert len(beeps) == 2


def test_it_speaks_in_the_chosen_manner_from_the_next_word_on(qapp, clock, backend):
    speaker = Speaker(lambda: backend, clock)
    speaker.tune(Manner("de", "Anna", -0.3))
    assert backend.manners == []
    speaker.say("eins")
    speaker.tune(Manner("de", "Anna", 0.4))
    speaker.tune(Manner("de", "Anna", 0.4))
    assert backend.manners == [Manner("de", "Anna", -0.3), Manner("de", "Anna", 0.4)]


def test_a_sample_is_heard_while_muted_and_instead_of_what_is_being_said(qapp, clock, backend):
    speaker = Speaker(lambda: backend, clock)
    speaker.say("one")
    backend.is_busy = True
    speaker.enabled = False
    assert speaker.sample("Ready?", Manner("en", "Bob", 0.5), 0.3)
    assert (backend.said, backend.stopped, backend.manners[-1].voice) == (["one", "Ready?"], 1, "Bob")


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
    monkeypatch.setattr(voices.QApplication, "beep", lambda: beeps.append(1))
    speaker = Speaker(voices.choose_backend, clock)
    speaker.say("one")
    speaker.say("Stop.", "safety")
    assert isinstance(speaker._backend, BeepBackend)
    assert (len(beeps), speaker.voices(), speaker.has_voice) == (2, (), False)


def test_a_tone_that_breaks_becomes_a_beep(qapp, clock):
    class Broken(FakeBackend):
        spoken = False

        def say(self, text, urgency, volume):
            raise RuntimeError("no sound")

    speaker = Speaker(Broken, clock)
    speaker.say("one")
    assert isinstance(speaker._backend, BeepBackend)


def test_a_backend_that_cannot_be_made_is_replaced(qapp, clock):
    def make():
        raise OSError("no library")

    speaker = Speaker(make, clock, make_wordless=make)
    speaker.say("one")
    assert isinstance(speaker._backend, BeepBackend)


def test_nothing_is_loaded_before_the_first_word(qapp, clock):
    made = []
    speaker = Speaker(lambda: made.append(1) or FakeBackend(), clock)
    assert made == []
    speaker.say("one")
    assert made == [1]
