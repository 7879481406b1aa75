"""The pages of the past: what they show of made-up sessions, and the whole way through them by keyboard."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from made_up_sessions import exercise_set, profile, rep, session, stopped_by_pain
from past_fakes import FakeReader, longer_words, overview_of, real_recording, with_real_set
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QScrollArea, QSlider, QWidget

from coach.errors import SourceError, StoreError
from coach.exercise.loader import exercise
from coach.session.past.trends import trend
from ui import texts_past, texts_replay
from ui.paint import Painted
from ui.past.calendar import END_LOOK, first_cell, shifted
from ui.past.history_page import HistoryPage
from ui.past.models import measure_plot, pain_plot, quality_plot
from ui.past.plots import TrendPlot
from ui.past.session_page import as_plain, details_of, facts_of
from ui.past.stage import body_box, rect_for
from ui.theme import THEMES, look_for

PERSON = profile()
MONDAY = date(2026, 1, 5)
BRIDGES = exercise("glute_bridge")


class Clock:
    def __init__(self):
        self.now_s = 100.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def make_page(qtbot):
    """A shown page over sessions and recordings; today is the day after the last."""
    pages = []

    def make(sessions, recordings=None, person=PERSON, size=(1280, 720), theme="dark"):
        reader = FakeReader(person, sessions, recordings)
        last = max((s.head.started_at.date() for s in sessions), default=MONDAY)
        clock = Clock()
        page = HistoryPage(reader, person, today=lambda: last + timedelta(days=1), clock=clock)
        page.clock = clock
        qtbot.addWidget(page)
        page.resize(*size)
        page.set_look(look_for(theme, *size))
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.player.stop()
        page.close()


def two_sessions():
    """Two days; the bridge set of the second is a real recording, and so is that of the first."""
    return with_real_set(session(PERSON, 0)), with_real_set(session(PERSON, 2))


def recordings_of(sessions, value=None):
    return {s.sets[0].head.uid: real_recording() if value is None else value for s in sessions}


@pytest.fixture
def page(make_page):
    sessions = two_sessions()
    return make_page(sessions, recordings_of(sessions))


def focused():
    return QApplication.focusWidget()


def open_replay(qtbot, page, ready=True):
    """As a finger would: the newest session, its first set."""
    page.open_session(page.overviews[-1].head.uid)
    page.session_page.cards[0].replay.click()
    if ready:
        qtbot.waitUntil(lambda: page.replay_page.deck is not None, timeout=10_000)
    return page.replay_page


# The calendar.


def test_the_calendar_opens_at_the_last_session(page):
    assert page.calendar.cursor_day == MONDAY + timedelta(days=2)
    assert page.calendar.ends_of(MONDAY) == ("done",)
    assert focused() is page.calendar


def test_arrow_keys_go_through_days_weeks_and_months(qtbot, page):
    for key, day in (
        (Qt.Key.Key_Left, date(2026, 1, 6)),
        (Qt.Key.Key_Up, date(2025, 12, 30)),
        (Qt.Key.Key_PageDown, date(2026, 1, 30)),
        (Qt.Key.Key_PageDown, date(2026, 2, 28)),
        (Qt.Key.Key_Home, date(2026, 1, 8)),
    ):
        qtbot.keyClick(page.calendar, key)
        assert page.calendar.cursor_day == day
    assert texts_past.month_title(2026, 1) == page.month_title.text()
    assert "no session" in page.calendar.accessibleDescription()


def test_from_right_to_left_the_left_arrow_goes_on(qtbot, page):
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    before = page.calendar.cursor_day
    qtbot.keyClick(page.calendar, Qt.Key.Key_Left)
    assert page.calendar.cursor_day == before + timedelta(days=1)
    assert page.calendar.cell(0).x() > page.calendar.cell(6).x()
    assert page.before.text() == "›"


def test_every_day_of_the_month_has_its_place_and_is_found_there(page):
    first = first_cell(2026, 1)
    assert first == date(2025, 12, 29)
    for i in range(42):
        assert page.calendar.day_at(page.calendar.cell(i).center()) == first + timedelta(days=i)
    assert page.calendar.day_at(QPointF(-5, -5)) is None


def test_ends_differ_by_shape_and_not_by_colour_alone():
    shapes = {end: shape for end, (shape, _) in END_LOOK.items()}
    assert len({shapes["done"], shapes["stopped"], shapes["pain"]}) == 3


def test_a_planned_day_that_is_over_is_not_held_against_anybody(page):
    assert page.calendar.is_planned(MONDAY + timedelta(days=4))
    assert not page.calendar.is_planned(MONDAY - timedelta(days=7))


def test_months_shift_to_their_last_day():
    assert shifted(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert shifted(date(2025, 12, 5), 1) == date(2026, 1, 5)
    assert shifted(date(2026, 1, 5), -13) == date(2024, 12, 5)


def test_two_sessions_of_a_day_are_both_offered(qtbot, make_page):
    early = session(PERSON, 0)
    late = stopped_by_pain(PERSON, 0)
    late = replace(late, head=replace(late.head, uid="late", started_at=late.head.started_at + timedelta(hours=2)))
    page = make_page([early, late])
    assert [b.isVisible() for b in page.sessions] == [True, True, False]
    assert "stopped for pain" in page.sessions[1].accessibleName()
    qtbot.keyClick(page.calendar, Qt.Key.Key_Return)
    assert focused() is page.sessions[0]
    qtbot.keyClick(page.sessions[0], Qt.Key.Key_Tab)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert page.session_page.session.head.uid == "late"


def test_a_second_tap_opens_the_day(qtbot, page):
    index = (MONDAY - first_cell(2026, 1)).days
    at = page.calendar.cell(index).center().toPoint()
    qtbot.mouseClick(page.calendar, Qt.MouseButton.LeftButton, pos=at)
    assert page.stack.currentWidget() is page.first and page.calendar.cursor_day == MONDAY
    qtbot.mouseClick(page.calendar, Qt.MouseButton.LeftButton, pos=at)
    assert page.session_page.session.head.uid == page.overviews[0].head.uid


def test_an_empty_history_says_what_will_be_here(qtbot, make_page):
    page = make_page([])
    assert page.nothing.text() == texts_past.empty_title()
    assert page.empty.isVisible() and not page.full.isVisible()
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(focused(), Qt.Key.Key_Return)


def test_a_store_that_cannot_be_read_is_said(qtbot):
    reader = FakeReader(PERSON)

    def fails(*args):
        raise StoreError("The history file is damaged.", "It was set aside.")

    reader.overviews = fails
    page = HistoryPage(reader, PERSON.uid)
    qtbot.addWidget(page)
    page.show()
    assert "damaged" in page.nothing_words.text() and "set aside" in page.nothing_words.text()


def test_sessions_that_came_meanwhile_are_there_when_the_page_is_shown_again(page):
    page.reader.kept += (session(PERSON, 4),)
    page.hide()
    page.show()
    assert page.calendar.ends_of(MONDAY + timedelta(days=4)) == ("done",)


# Trends.


def test_the_sentence_says_that_less_than_ten_degrees_is_no_change():
    found = trend([overview_of(session(PERSON, d)) for d in (0, 2, 4)], BRIDGES)
    model = measure_plot(found)
    assert "no change" in model.sentence and "10°" in model.sentence
    assert model.band[1] - model.band[0] == pytest.approx(20.0)
    # Words for whoever does not see the picture: first and last.
    assert "at first" in model.sentence


def test_lines_differ_by_shape():
    overviews = [overview_of(session(PERSON, d)) for d in (0, 2)]
    for model in (
        quality_plot(trend(overviews, BRIDGES)),
        quality_plot(trend(overviews, exercise("clamshell"))),
        measure_plot(trend(overviews, exercise("clamshell"))),
    ):
        symbols = [line.symbol for line in model.lines]
        assert len(symbols) == len(set(symbols))


def test_pain_is_no_achievement(page):
    from coach.session.past.trends import pain

    sentence = pain_plot(pain(page.overviews)).sentence
    assert "no change" in sentence
    for word in ("row", "streak", "well", "better", "great"):
        assert word not in sentence.lower()


def test_the_pickers_change_what_is_shown(qtbot, page):
    trends = page.trends
    assert trends.plots[0].model.title == "Hip extension at the top"
    trends.measure.setFocus()
    qtbot.keyClick(trends.measure, Qt.Key.Key_Down)
    assert trends.plots[0].model.title == "Range of hip extension"
    trends.exercise.setFocus()
    qtbot.keyClick(trends.exercise, Qt.Key.Key_Down)
    assert trends.exercise.currentData() == "clamshell"
    # Nothing of the made-up clamshell was measured: said, not drawn.
    assert "Not measured yet" in trends.plots[0].model.sentence and not trends.plots[0].model.lines


def test_a_plot_draws_in_both_themes_and_has_its_words(qtbot, page):
    model = page.trends.plots[0].model
    plot = TrendPlot()
    qtbot.addWidget(plot)
    for theme in THEMES:
        plot.set_look(look_for(theme, 1600, 900))
        plot.show_model(model)
        plot.grab()
    assert plot.plot.accessibleDescription() == model.sentence
    assert model.sentence in plot.accessibleName()


# The session.


def test_a_session_shows_its_sets_answers_and_end(page):
    page.open_session(page.overviews[0].head.uid)
    shown = page.session_page
    assert [card.title for card in shown.cards] == [
        "Glute bridge, set 1 of 2",
        "Glute bridge, set 2 of 2",
        "Clamshell, set 1 of 1, left",
        "Clamshell, set 1 of 1, right",
    ]
    assert "Pain before: 3" in shown.facts.text() and "Ended: done" in shown.facts.text()
    assert "effort: 5" in texts_of(shown.cards[0])


def texts_of(widget):
    return " ".join(part.text() for part in widget.findChildren(QLabel))


def test_a_session_that_pain_ended_says_so_without_blame():
    words = facts_of(stopped_by_pain(PERSON))
    assert "stopped for pain" in words and "Stopped because of pain (6)" in words


def test_what_was_not_measured_stands_at_its_set(page):
    page.open_session(page.overviews[0].head.uid)
    assert "frames: dark (4" in texts_of(page.session_page.cards[0])


def test_a_repetitions_flags_have_value_threshold_and_error():
    words = as_plain(details_of(rep(9, "compensated"), "glute_bridge", "en"))
    assert "Lift ends in the back (likely)" in words
    assert "5.1\u00a0% of the torso's length" in words and "flagged above 3\u00a0%" in words
    assert "± 2\u00a0% of the torso's length" in words


def test_what_was_not_measured_in_a_repetition_has_its_reason_and_no_number():
    words = as_plain(details_of(rep(1, sure=False), "glute_bridge", "en"))
    assert "Hip extension at the top: left hip hidden" in words
    assert "nan" not in words


def test_curves_come_from_the_recording_and_bars_where_there_is_none(qtbot, page):
    page.open_session(page.overviews[-1].head.uid)
    real, without = page.session_page.cards[:2]
    qtbot.waitUntil(lambda: real.grid.has_curves, timeout=10_000)
    assert not without.grid.has_curves
    assert "No recording was kept" in without.note.text()
    page.grab()


def test_arrow_keys_choose_a_repetition_and_only_one_is_chosen(qtbot, page):
    page.open_session(page.overviews[0].head.uid)
    first, second = (card.grid for card in page.session_page.cards[:2])
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert page.session_page.detail_title.text() == "Repetition 2: good"
    second.select(0)
    assert not first.picked and second.picked
    assert "Repetition 1" in second.accessibleDescription()


def test_a_tap_chooses_the_repetition_under_it(qtbot, page):
    page.open_session(page.overviews[0].head.uid)
    grid = page.session_page.cards[1].grid
    at = grid.tile(3).center().toPoint()
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=at)
    assert grid.at == 3 and page.session_page.detail_title.text().startswith("Repetition 4")


def test_tiles_do_not_overlap_and_stay_inside(page):
    page.open_session(page.overviews[0].head.uid)
    grid = page.session_page.cards[2].grid
    page.grab()
    tiles = [grid.tile(i) for i in range(len(grid.reps))]
    for i, one in enumerate(tiles):
        assert grid.rect().toRectF().adjusted(-1, -1, 1, 1).contains(one)
        assert not any(one.adjusted(1, 1, -1, -1).intersects(other) for other in tiles[i + 1 :])


def test_a_set_without_repetitions_and_an_unknown_exercise_are_shown(make_page):
    whole = session(PERSON)
    empty = exercise_set(whole.head, 0, "")
    gone = exercise_set(whole.head, 1)
    gone = replace(gone, head=replace(gone.head, exercise_id="old_exercise"), recording="x.npz")
    page = make_page([replace(whole, sets=(empty, gone))])
    page.open_session(whole.head.uid)
    cards = page.session_page.cards
    assert cards[0].note.text() == ""
    assert cards[1].title.startswith("old exercise")
    assert "no longer known" in cards[1].note.text()
    cards[1].grid.select(8)
    assert "Lift ends in the back" in page.session_page.detail.accessibleName()


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
    qtbot.keyClick(replay.slider, Qt.Key.Key_Space)
    page.clock.now_s += 1.0
    replay.tick()
    assert replay.deck.now_s == pytest.approx(start + 1.0)
    qtbot.keyClick(replay.slider, Qt.Key.Key_S)
    qtbot.keyClick(replay.slider, Qt.Key.Key_S)
    page.clock.now_s += 1.0
    replay.tick()
    assert replay.deck.now_s == pytest.approx(start + 1.25)
    page.clock.now_s += 1000.0
    replay.tick()
    assert not replay.deck.playing and replay.slider.value() == replay.slider.maximum()
    assert not replay.timer.isActive()


def test_frames_step_one_by_one_and_the_slider_follows(qtbot, page):
    replay = open_replay(qtbot, page)
    qtbot.keyClick(replay.slider, Qt.Key.Key_Period)
    qtbot.keyClick(replay.slider, Qt.Key.Key_Right)
    assert (replay.deck.index, replay.slider.value(), replay.lanes[0].stage.frame) == (2, 2, 2)
    qtbot.keyClick(replay.slider, Qt.Key.Key_Comma)
    assert replay.deck.index == 1
    replay.slider.setValue(50)
    assert replay.deck.index == 50 and replay.lanes[0].stage.frame == 50
    assert replay.slider.accessibleDescription()


def test_repetitions_are_jumped_to_in_order(qtbot, page):
    replay = open_replay(qtbot, page)
    starts = [r.t_start_s for r in replay.lanes[0].reps]
    seen = []
    for _ in starts:
        qtbot.keyClick(replay.slider, Qt.Key.Key_R)
        seen.append(replay.deck.now_s)
    assert seen == pytest.approx(starts)
    qtbot.keyClick(replay.slider, Qt.Key.Key_R)
    assert replay.told.text() == texts_replay.no_more_reps()
    qtbot.keyClick(replay.slider, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
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
    qtbot.keyClick(replay.slider, Qt.Key.Key_Escape)
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
    assert not replay.play.isEnabled() and replay.back.isEnabled()
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
    assert replay.play.isEnabled()
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


def compare(qtbot, page):
    page.open_session(page.overviews[-1].head.uid)
    page.session_page.cards[0].compare.click()
    qtbot.waitUntil(lambda: page.replay_page.other.count() > 0, timeout=10_000)
    at = next(
        i
        for i in range(page.replay_page.other.count())
        if page.replay_page.other.itemData(i).set_uid == page.overviews[0].sets[0].uid
    )
    page.replay_page.other.setCurrentIndex(at)
    page.replay_page._other_picked()
    qtbot.waitUntil(lambda: page.replay_page.alignment is not None, timeout=10_000)
    return page.replay_page


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
    assert "from the top" in replay.position.text()


def test_side_by_side_both_go_to_the_next_repetition(qtbot, page):
    replay = compare(qtbot, page)
    qtbot.keyClick(replay.slider, Qt.Key.Key_R)
    assert (replay.here.currentIndex(), replay.there.currentIndex()) == (1, 1)
    assert replay.told.text() == texts_replay.aligned(2, 2)


def test_side_by_side_flags_of_both_are_places_to_jump_to(qtbot, page):
    replay = compare(qtbot, page)
    replay.deck.seek(replay.deck.start_s)
    qtbot.keyClick(replay.slider, Qt.Key.Key_N)
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


# The whole way, and everybody.


def test_the_whole_way_by_keyboard(qtbot, page):
    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(focused(), key, modifier)

    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)  # opens the session
    shown = page.session_page
    assert page.stack.currentWidget() is shown and focused() is shown.cards[0].grid
    press(Qt.Key.Key_Return)  # chooses a repetition
    press(Qt.Key.Key_Right)
    assert shown.detail_title.text().startswith("Repetition 2")
    press(Qt.Key.Key_Tab)
    assert focused() is shown.cards[0].replay
    press(Qt.Key.Key_Return)
    replay = page.replay_page
    qtbot.waitUntil(lambda: replay.deck is not None and replay.slider.hasFocus(), timeout=10_000)
    press(Qt.Key.Key_Space)
    assert replay.deck.playing
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Period)
    press(Qt.Key.Key_N)
    assert replay.lanes[0].now.text()
    press(Qt.Key.Key_P)
    press(Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is shown
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert focused() is shown.cards[0].compare
    press(Qt.Key.Key_Return)
    assert replay.comparing and page.stack.currentWidget() is replay
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.first and focused() is page.calendar
    with qtbot.waitSignal(page.closed):
        press(Qt.Key.Key_Escape)


def widgets_of(page):
    kinds = (QAbstractButton, QComboBox, QSlider, QLineEdit, QScrollArea, Painted, TrendPlot)
    return [w for w in page.findChildren(QWidget) if isinstance(w, kinds)]


def test_every_part_has_a_name(qtbot, page):
    compare(qtbot, page)
    parts = widgets_of(page)
    assert len(parts) > 40
    nameless = [w for w in parts if not w.accessibleName() and w is not page.ring and w.isVisibleTo(w.parentWidget())]
    assert [type(w).__name__ for w in nameless if not internal(w)] == []
    for part in page.findChildren(QLabel):
        if part.text():
            assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def internal(widget):
    """Parts that Qt makes inside its own: the line of a combo box, a scroll bar's button."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox):
            return True
        parent = parent.parentWidget()
    return False


def test_everything_that_takes_the_keyboard_is_reached_by_tab(qtbot, page):
    open_replay(qtbot, page)
    wanted = set(page.replay_page.buttons) | {page.replay_page.slider, page.replay_page.back}
    seen = set()
    for _ in range(60):
        seen.add(focused())
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert wanted <= seen


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [(1600, 900), (1280, 720)])
def test_long_words_and_both_directions_fit(qtbot, make_page, theme, size):
    app = QApplication.instance()
    longer = longer_words()
    app.installTranslator(longer)
    try:
        sessions = two_sessions()
        page = make_page(sessions, recordings_of(sessions), size=size, theme=theme)
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        compare(qtbot, page)
        for shown in (page.first, page.session_page, page.replay_page):
            page.stack.setCurrentWidget(shown)
            page.grab()
            assert (page.width(), page.height()) == size
            inside_their_parents(shown)
            no_two_overlap(shown)
    finally:
        app.removeTranslator(longer)


def leaves(page):
    kinds = (QAbstractButton, QComboBox, QSlider, QLabel, Painted)
    found = [w for w in page.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible() and w.height() > 1]
    return [w for w in found if not internal(w) and not in_scroll_area(w, page)]


def in_scroll_area(widget, page):
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def inside_their_parents(page):
    for part in leaves(page):
        box = part.geometry()
        assert part.parentWidget().rect().adjusted(-1, -1, 1, 1).contains(box), (type(part), part.accessibleName())


def no_two_overlap(page):
    boxes = [(w, w.rect().translated(w.mapTo(page, w.rect().topLeft()))) for w in leaves(page)]
    for i, (one, box) in enumerate(boxes):
        for other, at in boxes[i + 1 :]:
            assert not box.adjusted(1, 1, -1, -1).intersects(at), (one.accessibleName(), other.accessibleName())


def test_numbers_are_written_with_their_unit_and_a_true_minus():
    assert texts_past.amount(-3.4, "deg") == "−3°"
    assert texts_past.amount(0.051, "T") == "5.1\u00a0% of the torso's length"
    assert texts_past.amount(2.0, "s") == "2\u00a0s"
    assert texts_past.amount(float("nan"), "deg") == "unknown"
    assert texts_past.amount(-0.01, "s") == "0\u00a0s"


def test_the_year_of_the_benchmark_is_what_it_says(qtbot):
    from ui.past.bench import DAYS, SETS, YearReader

    kept = YearReader().overviews("")
    assert (len(kept), {len(o.sets) for o in kept}) == (DAYS, {len(SETS)})
    found = trend(kept, BRIDGES)
    assert len(found.measure.points) == DAYS and np.isfinite(found.measure.band()[0])
