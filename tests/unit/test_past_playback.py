"""A kept recording run again, and the reasons of flags."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import numpy as np
import pytest
from made_up_sessions import profile, rep, session
from past_fakes import real_recording, real_reps

from coach.errors import StoreError
from coach.exercise.loader import exercise
from coach.session.past.playback import PlaybackCache, play_back
from coach.session.past.reasons import reasons_of, unknown_of
from coach.types import FaultEvent

BRIDGES = exercise("glute_bridge")
HEAD = session(profile()).sets[0].head


@pytest.fixture(scope="module")
def played():
    return play_back(real_recording(), BRIDGES, HEAD)


def test_every_frame_is_there_and_carries_no_picture(played):
    assert len(played) == len(played.states) == len(played.driver) == len(real_recording())
    assert all(state.frame is None for state in played.states)
    assert (played.signal, played.unit, played.size_px) == ("hip_extension_deg", "deg", (1920, 1080))


def test_the_signal_is_near_straight_at_the_top_of_each_repetition_and_low_between(played):
    reps = real_reps()
    assert len(reps) == 3
    for done in reps:
        assert played.driver[played.frame_at(done.t_top_s)] > -20
        assert played.driver[played.frame_at(done.t_start_s)] < -35


def test_the_run_uses_the_sets_own_offset():
    moved = play_back(real_recording(), BRIDGES, replace(HEAD, neutral_deg=-5.0))
    plain = play_back(real_recording(), BRIDGES, HEAD)
    # Uncalibrated the offset is +5; 10 degrees of reading are 10 / 1.08 of angle.
    difference = np.nanmedian(moved.driver - plain.driver)
    assert difference == pytest.approx(10 / 1.08, abs=0.5)


def test_frame_at_is_the_frame_that_had_begun(played):
    assert played.frame_at(-5.0) == 0
    assert played.frame_at(1e6) == len(played) - 1
    for i in (0, 7, 100):
        assert played.frame_at(float(played.t_s[i])) == i
        assert played.frame_at(float(played.t_s[i]) + 1e-3) == i


def test_a_cut_holds_its_ends(played):
    t_s, driver = played.cut(float(played.t_s[10]), float(played.t_s[20]))
    assert len(t_s) == len(driver) == 11


def test_repetitions_of_another_set_do_not_fit(played):
    assert played.fits(real_reps())
    assert not played.fits([rep(20)])


def test_progress_ends_at_the_whole_and_cancelling_ends_it():
    told = []
    play_back(real_recording(), BRIDGES, HEAD, lambda done, total: told.append((done, total)))
    assert told[0] == (0, 299) and told[-1] == (299, 299)
    assert play_back(real_recording(), BRIDGES, HEAD, cancelled=lambda: True) is None


def test_an_empty_recording_is_said():
    recording = real_recording()
    none = replace(
        recording,
        t_s=recording.t_s[:0],
        xyz_norm=recording.xyz_norm[:0],
        world_m=recording.world_m[:0],
        visibility=recording.visibility[:0],
    )
    with pytest.raises(StoreError, match="empty"):
        play_back(none, BRIDGES, HEAD)


def test_the_cache_forgets_what_was_used_longest_ago(played):
    cache = PlaybackCache(2)
    for name in ("a", "b"):
        cache.put(name, played)
    assert cache.get("a") is played
    cache.put("c", played)
    assert cache.get("b") is None and cache.get("a") is played


def test_a_reason_has_value_threshold_and_error_in_the_measures_own_words():
    found = reasons_of(rep(1, "compensated"), BRIDGES)
    assert len(found) == 1
    evidence = found[0].evidence[0]
    assert (evidence.name, evidence.unit) == ("Belly contour, top against mid-lift", "T")
    assert (evidence.value, evidence.above, evidence.error) == (0.051, 0.03, 0.02)
    assert isnan(evidence.below) and evidence.holds
    assert found[0].grade == "likely"


def test_a_hold_is_evidence_as_a_share_and_a_live_signal_as_a_change():
    hold = FaultEvent(
        "no_hold", "BR-6", "x", "hold", "minor", None, 1.0, 1.0, 1, {"hold_s": {"value": 0.3, "below": 0.5}}
    )
    heel = FaultEvent(
        "feet_move",
        "BR-11",
        "x",
        "position",
        "minor",
        None,
        2.0,
        1.0,
        1,
        {
            "heel_height_t_since_rest": {"value": 0.02, "above": 0.06},
            "foot_slide_t_since_rest": {"value": None, "above": 0.1},
        },
    )
    share, moved = reasons_of(replace(rep(1), faults=(heel, hold)), BRIDGES)
    assert share.evidence[0].of == "share" and share.evidence[0].holds
    assert [(e.key, e.of, e.holds) for e in moved.evidence] == [
        ("heel_height_t", "since_rest", False),
        ("foot_slide_t", "since_rest", False),
    ]


def test_only_what_crossed_its_line_is_a_reason():
    either = {"shin_top_deg": {"value": 21.0, "above": 20.0}, "knee_flexion_top_deg": {"value": 91.0, "below": 70.0}}
    flag = FaultEvent("feet_too_far", "BR-4", "x", "position", "minor", None, 2.0, 1.0, 1, either)
    found = reasons_of(replace(rep(1), faults=(flag,)), BRIDGES)[0]
    assert [e.key for e in found.crossed] == ["shin_top_deg"] and len(found.evidence) == 2
    # Within the hysteresis nothing is crossed any more: then everything is shown.
    flag = replace(flag, evidence={"shin_top_deg": {"value": 17.0, "above": 20.0}})
    assert len(reasons_of(replace(rep(1), faults=(flag,)), BRIDGES)[0].crossed) == 1


def test_what_was_not_measured_is_named_with_its_reason():
    found = unknown_of(rep(1, sure=False), BRIDGES)
    assert [(u.name, u.reason) for u in found] == [("Hip extension at the top", "left hip hidden")]
    assert unknown_of(rep(1), BRIDGES) == ()


def test_an_exercise_that_is_no_longer_known_still_has_reasons():
    found = reasons_of(rep(1, "compensated"), None)
    assert found[0].name == "Lift ends in the back" and found[0].evidence[0].value == 0.051
