"""Stored sets as moving figures: one, two side by side, and what happens where a recording cannot be read."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from made_up_sessions import session
from past_fakes import real_recording, with_real_set
from past_rig import PERSON, compare, open_replay, pages, recordings_of, two_sessions
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLineEdit

from coach.errors import SourceError, StoreError
from coach.exercise.loader import exercise
from ui import texts_replay
from ui.past.stage import body_box, rect_for

BRIDGES = exercise("glute_bridge")


@pytest.fixture
def make_page(qtbot):
    yield from pages(qtbot)


@pytest.fixture
def page(make_page):
    sessions = two_sessions()
    return make_page(sessions, recordings_of(sessions))


# Replay.


def test_replay_shows_the_frame_and_the_reason_at_its_time(qtbot, page):
    replay = open_replay(qtbot, page)
    reps = replay.lanes[0].reps
    fault = reps[1].faults[0]
    replay.jump_fault(True)
    replay.jump_fault(True)
    assert replay.deck.now_s == pytest.approx(fault.t_s)
    assert fault.name in replay.lanes[0].now.text() and "flagged" in replay.lanes[0].now.text()
    assert replay.lanes[0].stage.frame == replay.lanes[0].playback.frame_at(fault.t_s)
    replay._seek(0.0)
    assert replay.lanes[0].now.text() == ""


def test_playing_takes_real_time_and_slow_motion_less_of_it(qtbot, page):
    replay = open_replay(qtbot, page)
    start = replay.deck.now_s
    qtbot.keyClick(replay.bar.slider, Qt.Key.Key_Space)
    page.clock.now_s += 1.0
    replay.tick()
    assert replay.deck.now_s == pytest.approx(start + 1.0)
    qtbot.keyClick(replay.bar.slider, Qt.Key.Key_S)
    qtbot.keyClick(replay.bar.slider, Qt.Key.Key_S)
    page.clock.now_s += 1.0
    replay.tick()
    assert replay.deck.now_s == pytest.approx(start + 1.25)
    page.clock.now_s += 1000.0
    replay.tick()
    assert not replay.deck.playing and replay.bar.slider.value() == replay.bar.slider.maximum()
    assert not replay.timer.isActive()


def test_frames_step_one_by_one_and_the_slider_follows(qtbot, page):
    replay = open_replay(qtbot, page)
    qtbot.keyClick(replay.bar.slider, Qt.Key.Key_Period)
    qtbot.keyClick(replay.bar.slider, Qt.Key.Key_Right)
    assert (replay.deck.index, replay.bar.slider.value(), replay.lanes[0].stage.frame) == (2, 2, 2)
    qtbot.keyClick(replay.bar.slider, Qt.Key.Key_Comma)
    assert replay.deck.index == 1
    replay.bar.slider.setValue(50)
    assert replay.deck.index == 50 and replay.lanes[0].stage.frame == 50
    assert replay.bar.slider.accessibleDescription()


def test_repetitions_are_jumped_to_in_order(qtbot, page):
    replay = open_replay(qtbot, page)
    starts = [r.t_start_s for r in replay.lanes[0].reps]
    seen = []
    for _ in starts:
        qtbot.keyClick(replay.bar.slider, Qt.Key.Key_R)
        seen.append(replay.deck.now_s)
    assert seen == pytest.approx(starts)
    qtbot.keyClick(replay.bar.slider, Qt.Key.Key_R)
    assert replay.told.text() == texts_replay.no_more_reps()
    qtbot.keyClick(replay.bar.slider, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert replay.deck.now_s == pytest.approx(starts[-2])


def test_a_tap_on_the_signal_goes_there(qtbot, page):
    replay = open_replay(qtbot, page)
    page.grab()
    view = replay.lanes[0].signal
    x = view.x_of(5.0)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPointF(x, 40).toPoint())
    assert replay.deck.now_s == pytest.approx(5.0, abs=0.05)


def test_the_figure_fills_the_stage_and_stays_on_it(qtbot, page):
    replay = open_replay(qtbot, page)
    stage = replay.lanes[0].stage
    playback = stage.playback
    room = stage.room_for_body()
    box = body_box(playback)
    rect = rect_for(box, playback.size_px, room)
    scale = rect.w / playback.size_px[0]
    left, top, right, bottom = (rect.x + scale * v if i % 2 == 0 else rect.y + scale * v for i, v in enumerate(box))
    assert room.left() <= left < right <= room.right() + 1e-6
    assert room.top() <= top < bottom <= room.bottom() + 1e-6
    assert max((right - left) / room.width(), (bottom - top) / room.height()) > 0.8
    page.grab()


def test_leaving_the_page_stops_playing(qtbot, page):
    replay = open_replay(qtbot, page)
    replay.toggle()
    qtbot.keyClick(replay.bar.slider, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.session_page
    assert not replay.deck.playing and not replay.timer.isActive()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (SourceError("The file is not a valid landmark recording.", "Its numbers are safe."), "not a valid landmark"),
        (StoreError("The recording is damaged.", "x"), "damaged"),
        (ValueError("cannot reshape array"), texts_replay.cannot_read()),
        (OSError("gone"), texts_replay.cannot_read()),
    ],
)
def test_a_damaged_recording_is_said_and_nothing_falls(qtbot, make_page, value, words):
    sessions = two_sessions()
    page = make_page(sessions, recordings_of(sessions, value))
    replay = open_replay(qtbot, page, ready=False)
    qtbot.waitUntil(lambda: words in replay.lanes[0].message.text(), timeout=10_000)
    assert not replay.bar.play.isEnabled() and replay.back.isEnabled()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_N, Qt.Key.Key_Period, Qt.Key.Key_R, Qt.Key.Key_S):
        qtbot.keyClick(replay, key)
    assert "numbers are safe" in page.session_page.cards[0].note.text()


def test_a_missing_recording_is_said(qtbot, make_page):
    sessions = two_sessions()
    page = make_page(sessions, {})
    replay = open_replay(qtbot, page, ready=False)
    qtbot.waitUntil(lambda: replay.lanes[0].message.text() == texts_replay.no_recording(), timeout=10_000)
    replay.left.emit()
    page.session_page.cards[1].replay.click()  # nothing was recorded of this one
    assert replay.lanes[0].message.text() == texts_replay.no_recording()


def test_times_that_do_not_agree_leave_the_marks_out(qtbot, make_page):
    whole = session(PERSON, 0)
    done = replace(whole.sets[0], recording="x.npz")  # 60 s of repetitions, 10 s of recording
    page = make_page([replace(whole, sets=(done,))], {done.head.uid: real_recording()})
    replay = open_replay(qtbot, page)
    assert replay.lanes[0].reps == ()
    assert replay.lanes[0].now.text() == texts_replay.not_fitting()
    assert not page.session_page.cards[0].grid.has_curves


def test_a_locked_recording_asks_and_a_wrong_passphrase_is_said(qtbot, make_page):
    person = replace(PERSON, recipient="age1")
    sessions = two_sessions()
    page = make_page(sessions, recordings_of(sessions, ("locked", "open sesame", real_recording())), person)
    replay = open_replay(qtbot, page, ready=False)
    lane = replay.lanes[0]
    qtbot.waitUntil(lane.lock.isVisible, timeout=10_000)
    assert lane.field.echoMode() == QLineEdit.EchoMode.Password and lane.field.hasFocus()
    assert "locked" in page.session_page.cards[0].note.text()
    qtbot.keyClicks(lane.field, "nps r")
    qtbot.keyClick(lane.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "wrong" in lane.message.text(), timeout=10_000)
    qtbot.waitUntil(lane.field.hasFocus, timeout=10_000)
    qtbot.keyClicks(lane.field, "open sesame")
    qtbot.keyClick(lane.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: replay.deck is not None, timeout=10_000)
    assert replay.bar.play.isEnabled()
    page.hide()
    assert page.player.passphrase is None
    assert page.player.get(sessions[1].sets[0].head.uid) is None


def test_reading_happens_outside_the_windows_thread(qtbot, page):
    threads = []
    plain = page.reader.recording

    def recording(*args):
        threads.append(threading.current_thread())
        return plain(*args)

    page.reader.recording = recording
    open_replay(qtbot, page)
    assert threads and threading.main_thread() not in threads


# Two sets side by side.


def test_two_sets_meet_at_the_top_of_the_chosen_repetitions(qtbot, page):
    replay = compare(qtbot, page)
    first, second = replay.lanes
    replay.there.setCurrentIndex(2)
    replay._realign()
    assert replay.told.text() == texts_replay.aligned(1, 3)
    replay.deck.seek(0.0)
    replay.refresh()
    assert first.stage.frame == first.playback.frame_at(first.reps[0].t_top_s)
    assert second.stage.frame == second.playback.frame_at(second.reps[2].t_top_s)
    replay.step_on()
    assert first.stage.frame > first.playback.frame_at(first.reps[0].t_top_s)
    assert "from the top" in replay.bar.position.text()


def test_side_by_side_both_go_to_the_next_repetition(qtbot, page):
    replay = compare(qtbot, page)
    qtbot.keyClick(replay.bar.slider, Qt.Key.Key_R)
    assert (replay.here.currentIndex(), replay.there.currentIndex()) == (1, 1)
    assert replay.told.text() == texts_replay.aligned(2, 2)


def test_side_by_side_flags_of_both_are_places_to_jump_to(qtbot, page):
    replay = compare(qtbot, page)
    replay.deck.seek(replay.deck.start_s)
    qtbot.keyClick(replay.bar.slider, Qt.Key.Key_N)
    assert any("flagged" in lane.now.text() for lane in replay.lanes)


def test_without_another_set_that_is_said(qtbot, make_page):
    whole = with_real_set(session(PERSON, 0))
    alone = replace(whole, sets=whole.sets[:1])
    page = make_page([alone], recordings_of([alone]))
    page.open_session(alone.head.uid)
    page.session_page.cards[0].compare.click()
    assert page.replay_page.told.text() == texts_replay.no_other_set()


def test_a_set_that_is_gone_is_said(qtbot, page):
    replay = compare(qtbot, page)
    page.reader.kept = page.reader.kept[1:]
    replay._other_picked()
    assert "not there any more" in replay.lanes[1].message.text()
