"""Which voice speaks, how an engine is tried, and the earcons' own sound."""

from __future__ import annotations

import json
import wave
from itertools import combinations

import pytest

from ui import earcons, voices
from ui.earcons import PATTERNS, length_s, write_notes
from ui.voices import VoiceCheck, best_locale, plain_voices


@pytest.mark.parametrize(
    ("language", "known", "system", "best"),
    [
        ("de", ("C", "de_AT", "de_DE", "en_US"), "de_AT", "de_AT"),
        ("de", ("C", "de_AT", "de_DE", "en_US"), "en_US", "de_DE"),
        ("de", ("de_CH", "de_AT"), "en_US", "de_CH"),
        ("de", ("de", "en_US"), "en_US", "de"),
        ("de", ("C", "en_US"), "de_DE", ""),
        ("en", ("en_GB", "en_US"), "de_DE", "en_US"),
        ("en", (), "en_US", ""),
    ],
)
def test_the_locale_is_of_the_language_and_as_near_as_there_is(language, known, system, best):
    assert best_locale(language, known, system) == best


def test_effects_of_a_voice_are_no_voices_of_their_own():
    assert plain_voices(["German", "German+whisper", "Anna", "Anna", ""]) == ("German", "Anna")
    assert plain_voices(["German+f1"]) == ("German+f1",)


@pytest.mark.parametrize(
    ("found", "works"),
    [([["speechd", True, "", ["de"]]], True), ([["speechd", False, "no daemon", []]], False), ([], False)],
)
def test_a_trial_says_whether_the_voice_works(found, works):
    check = VoiceCheck(f"print('a library talks'); print({json.dumps(json.dumps(found))})")
    check.wait()
    assert check.works() is works


@pytest.mark.parametrize("program", ["raise SystemExit('no Qt')", "print('nonsense')", ""])
def test_a_trial_that_fails_is_no_voice(program):
    check = VoiceCheck(program)
    check.wait()
    assert check.works() is False


def test_an_engine_that_failed_its_trial_is_not_loaded(qapp, monkeypatch):
    check = VoiceCheck("raise SystemExit(1)")
    check.wait()
    monkeypatch.setattr(voices, "VoiceBackend", lambda: pytest.fail("it was loaded"))
    assert voices.choose_backend(check).spoken is False


def test_nothing_is_known_before_the_trial_is_over():
    check = VoiceCheck("input()")
    check._thread = check  # begun, and not over
    assert voices.choose_backend(check) is None


@pytest.mark.parametrize("name", PATTERNS)
def test_an_earcon_has_its_length_and_soft_ends(tmp_path, name):
    path = tmp_path / "earcon.wav"
    write_notes(path, PATTERNS[name])
    with wave.open(str(path)) as tone:
        raw = tone.readframes(tone.getnframes())
        assert tone.getnframes() / tone.getframerate() == pytest.approx(length_s(name), abs=0.01)
    samples = memoryview(raw).cast("h")
    assert samples[0] == samples[-1] == 0
    assert earcons.PEAK * 0.9 < max(samples) <= earcons.PEAK


def test_earcons_are_short_and_differ_in_pitch_by_more_than_a_semitone():
    assert set(PATTERNS) == {"ready", "go", "rep", "pause", "done"}
    assert all(length_s(name) <= 0.5 for name in PATTERNS)
    assert length_s("rep") <= 0.15
    for one, other in combinations(PATTERNS, 2):
        ratios = [a[0] / b[0] for a, b in zip(PATTERNS[one], PATTERNS[other], strict=True)]
        assert max(max(r, 1 / r) for r in ratios) > 1.06, (one, other)
