"""The whole way by keyboard, and what may stand in it: consent, red flags, camera, view, and who walks away."""

from __future__ import annotations

import math

import pytest
from guided_driver import flat_pose, to_set
from ui_fakes import FakeBackend
from whole_rig import K, Night, past_screening

from coach.session.guided import moments as m


def bridges(night: Night) -> None:
    """Both sets of the bridge and what is asked after them; then the clamshell's introduction is open."""
    night.do_set(3)
    assert isinstance(night.screen, m.Rest)
    to_set(night)
    night.do_set(3)
    night.tell(3)
    night.tell(4)
    assert isinstance(night.screen, m.Intro) and night.place().item.exercise_id == "clamshell"


def clamshells(night: Night) -> None:
    """Both sides and what is asked after them; then the pain after the session is asked."""
    to_set(night)
    night.do_set(2)
    assert isinstance(night.screen, m.SideChange)
    to_set(night)
    night.do_set(2)
    night.tell(2)
    night.tell(5)


def test_from_who_to_the_summary_and_home_by_keyboard(window):
    night = window.start(ready=False)
    shell = night.rig.shell
    assert isinstance(night.screen, m.Notice)
    past_screening(night)
    assert isinstance(night.screen, m.Programme)
    night.to_first_set()
    assert night.rig.watched == [("glute_bridge", "camera:0")]
    night.quiet()
    assert "to try" in night.heard and "That's your range. Now 3." in night.rig.backend.said
    night.do_set(2)
    assert shell.guide.screen_now.done == 2 and shell.guide.live.sidebar.model.count == 2
    night.do_set(1)
    night.quiet()
    assert "Set done. 3 of 3." in night.heard and "Rest 30 seconds. Next: Glute bridge, set 2 of 2." in night.heard
    to_set(night)
    night.do_set(3)
    night.tell(3)
    night.tell(4)
    clamshells(night)
    night.tell(1)
    assert isinstance(night.screen, m.Summary) and "Done for today" in night.heard
    assert night.shown_as_stored()
    night.press(K.Key_Return)
    assert night.rig.page is shell.home and shell.presenter is None
    stored = night.stored()
    assert stored.end == "done" and [s.end for s in stored.sets] == ["done"] * 4
    assert [(s.head.exercise_id, s.head.side, len(s.reps)) for s in stored.sets] == [
        ("glute_bridge", None, 3), ("glute_bridge", None, 3), ("clamshell", "left", 2), ("clamshell", "right", 2),
    ]  # fmt: skip
    assert [(a.kind, a.value, a.item) for a in stored.answers] == [
        ("pain_now", 2, None), ("pain_worst_24h", 3, None), ("pain_exercise", 3, 0), ("effort", 4, 0),
        ("pain_exercise", 2, 1), ("effort", 5, 1), ("pain_after", 1, None),
    ]  # fmt: skip
    assert "done" in shell.home.week.accessibleDescription()


def test_every_set_has_its_landmarks_in_its_own_time(window):
    night = window.start()
    night.to_first_set()
    bridges(night)
    to_set(night)
    night.rig.shell.close()
    for done in night.stored().sets[:2]:
        kept = night.rig.store.archive.recording(done.head.uid)
        assert kept.t_s[0] == pytest.approx(0.1, abs=0.11)
        assert kept.t_s[-1] == pytest.approx(done.reps[-1].t_end_s, abs=0.11)
        assert (math.isfinite(kept.xyz_norm[0, 0, 0])) and all(r.t_start_s >= 0 for r in done.reps)
    # Practice, rest and questions are nobody's set.
    assert len(list(night.rig.place.recordings.glob("*.npz"))) == 2


def test_nothing_is_judged_between_the_sets(window):
    night = window.start()
    night.to_first_set()
    assert not night.rig.runner.paused
    night.do_set(3)
    assert isinstance(night.screen, m.Rest) and night.rig.runner.paused and not night.rig.runner.keeping
    night.until(m.Setup)
    assert not night.rig.runner.paused


def test_consent_refused_begins_and_stores_nothing(window):
    night = window.start(ready=False)
    night.press(K.Key_Escape)
    assert night.rig.page is night.rig.shell.home and night.rig.watched == []
    assert night.rig.store.archive.sessions(night.rig.person.uid) == ()
    night.press(K.Key_Return)
    assert isinstance(night.screen, m.Notice)


@pytest.mark.parametrize(("yes", "level", "word"), [(0, "emergency", "medical help now"), (4, "clinician", "doctor")])
def test_a_red_flag_says_what_to_do_and_starts_nothing(window, yes, level, word):
    night = window.start(ready=False)
    night.press(K.Key_Return, *[K.Key_N] * yes, K.Key_Y)
    night.press(*[K.Key_N] * (0 if level == "emergency" else 11 - yes))
    assert isinstance(night.screen, m.RedFlag) and night.screen.level == level
    assert word in night.heard
    night.press(K.Key_Return)
    assert night.rig.page is night.rig.shell.home and night.rig.watched == []
    assert night.rig.store.archive.sessions(night.rig.person.uid) == ()
    # A yes is asked about again, whenever the next session is.
    night.press(K.Key_Return)
    assert isinstance(night.screen, m.Screening)


def test_without_a_camera_the_demo_is_one_key_away(window):
    night = window.open(has_camera=lambda: False)
    night.press(K.Key_Return)
    assert "no camera" in night.rig.shell.home.note.text
    night.press(K.Key_D, K.Key_Return)
    night.rig.shell.presenter._timer.stop()
    night.to_first_set()
    assert night.rig.watched == [("glute_bridge", "demo:glute_bridge")]


def test_a_camera_that_another_program_takes_pauses_and_nothing_is_lost(window):
    night = window.start()
    night.to_first_set()
    night.do_set(2)
    night.kind = "busy"
    night.tick(state=night.state())
    assert isinstance(night.screen, m.Paused) and night.screen.reason == "camera" and night.screen.done == 2
    assert "Close the other program." in night.shown
    for _ in range(50):
        night.tick()
    assert isinstance(night.screen, m.Paused)
    night.kind = "live"
    night.until(m.WorkSet)
    assert night.screen.done == 2
    night.do_set(1)
    assert isinstance(night.screen, m.Rest)
    (done,) = night.stored().sets
    assert [r.index for r in done.reps] == [1, 2, 3] and done.end == "done"


def test_a_picture_that_hangs_does_not_start_a_set(window):
    night = window.start()
    night.press(K.Key_Return)
    night.tell(2)
    night.tell(3)
    night.until(m.Setup)
    night.tick(state=night.state())
    for _ in range(40):
        night.tick()
    assert isinstance(night.screen, m.Setup) and night.screen.held == 0.0


def test_with_nobody_there_it_waits_and_says_so(window):
    night = window.start()
    night.press(K.Key_Return)
    night.tell(2)
    night.tell(3)
    night.until(m.Setup)
    for _ in range(300):
        night.tick(state=night.nobody())
    assert isinstance(night.screen, m.Setup) and "Please move back." in night.heard
    assert night.stored().sets == ()


def test_two_minutes_of_the_wrong_view_offer_help_and_it_may_be_skipped_or_begun(window):
    night = window.start()
    night.press(K.Key_Return)
    night.tell(2)
    night.tell(3)
    night.until(m.Setup)
    assert "begin_anyway" not in night.heard and not night.screen.stuck
    for _ in range(1210):
        night.tick(state=night.state(wrong="view"))
    assert night.screen.stuck and "Move the laptop further away" in night.heard and "mend view" in night.heard
    assert "next" in night.rig.shell.guide.bar.buttons
    night.press(K.Key_B)
    assert isinstance(night.screen, m.Practice)
    night.press(K.Key_N)
    assert isinstance(night.screen, m.WorkSet)
    night.press(K.Key_N)
    for _ in range(1300):
        if isinstance(night.screen, m.Setup):
            break
        night.tick(state=night.state(wrong="view"))
    night.press(K.Key_N)
    assert isinstance(night.screen, m.Rate | m.Intro)


@pytest.mark.parametrize(("how", "reason", "word"), [("away", "gone", "back"), ("up", "sat_up", "")])
def test_who_leaves_or_sits_up_pauses_the_set_and_goes_on_by_lying_down(window, how, reason, word):
    night = window.start()
    night.to_first_set()
    night.do_set(2)
    for _ in range(25):
        night.tick(state=night.nobody() if how == "away" else night.state(wrong="posture"))
    assert isinstance(night.screen, m.Paused) and night.screen.reason == reason and word in night.shown
    night.quiet()
    said = len(night.rig.backend.said)
    for _ in range(100):
        night.tick(state=night.nobody())
    assert len(night.rig.backend.said) == said, "nobody is there to be called after"
    night.until(m.WorkSet)
    assert night.screen.done == 2
    night.do_set(1)
    (done,) = night.stored().sets
    assert len(done.reps) == 3 and done.end == "done"
    assert isinstance(night.screen, m.Rest) and night.screen.good == "came_back"


def test_the_gesture_pauses_and_goes_on(window):
    night = window.start()
    night.to_first_set()
    night.do_set(1)

    def wave():
        for _ in range(25):
            night.tick(state=night.state(pose=flat_pose(t_s=night.now_s, arms="up")))
        for _ in range(8):
            night.tick(state=night.state())

    wave()
    assert isinstance(night.screen, m.Paused) and night.screen.reason == "gesture"
    wave()
    assert isinstance(night.screen, m.WorkSet) and night.screen.done == 1


def test_a_repetition_that_ends_with_the_key_is_not_lost(window):
    from guided_driver import made_rep

    night = window.start()
    night.to_first_set()
    night.do_set(1)
    night.rig.runner.events = [made_rep(2, night.now_s)]
    night.press(K.Key_Space)
    assert isinstance(night.screen, m.Paused) and night.screen.done == 2
    assert len(night.stored().sets[0].reps) == 2


def test_without_an_engine_the_words_are_on_the_screen_and_tones_are_heard(window):
    class Wordless(FakeBackend):
        spoken = False

    def broken():
        raise ImportError("libspeechd.so.2")

    night = window.open(make_backend=broken)
    night.rig.backend = wordless = Wordless()
    night.press(K.Key_Return, K.Key_Return)
    night.rig.shell.presenter._timer.stop()
    night.to_first_set()
    night.rep()
    assert {"ready", "go", "rep"} <= set(night.rig.earcons.played)
    assert not any(word.isdigit() for word in wordless.said)
    banner = night.rig.shell.guide.live.stage.model.banner
    assert banner is not None and banner.text
    night.do_set(2)
    assert isinstance(night.screen, m.Rest) and len(night.stored().sets[0].reps) == 3
