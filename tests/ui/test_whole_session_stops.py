"""A whole evening that does not go as planned: pain, three major faults, a crash, a full disk, a clock that jumps."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest
from guided_driver import major, to_set
from PySide6.QtWidgets import QApplication
from whole_rig import K, Night

from coach.session.guided import moments as m
from coach.session.guided.safety import SYMPTOMS
from coach.store import writer


def to_pain_question(night: Night) -> None:
    """Both sets of the bridge."""
    night.to_first_set()
    night.do_set(3)
    to_set(night)
    night.do_set(3)
    assert night.screen == m.Rate("pain_exercise", "glute_bridge", True)


# Stop rules.


@pytest.mark.parametrize(
    ("pain", "reason", "detail"), [(6, "pain", "6"), (10, "pain", "10"), (4, "pain_rise", "4 after 2")]
)
def test_pain_after_an_exercise_stops_it_and_the_next_one_may_be_tried(window, pain, reason, detail):
    night = window.start()
    to_pain_question(night)
    night.tell(pain)
    assert isinstance(night.screen, m.PainStop) and not night.screen.ends
    assert night.stored().stops[0].reason == reason and night.stored().stops[0].detail == detail
    night.press(K.Key_Return)
    assert isinstance(night.screen, m.Intro) and night.place().item.exercise_id == "clamshell"
    night.press(K.Key_Escape, K.Key_3)
    night.until(m.Rate)
    night.tell(2)
    assert isinstance(night.screen, m.Summary) and night.stored().end == "stopped"
    assert night.stored().focus == "easier_next_time"


def test_pain_in_the_middle_of_a_set_keeps_what_was_done(window):
    night = window.start()
    night.to_first_set()
    night.do_set(2)
    night.press(K.Key_Escape, K.Key_1)
    assert isinstance(night.screen, m.PainStop) and night.screen.easier
    assert night.rig.runner.paused and not night.rig.runner.keeping
    (done,) = night.stored().sets
    assert done.end == "stopped" and len(done.reps) == 2
    night.press(K.Key_E)
    to_set(night)
    assert night.place().item.reps == 2


@pytest.mark.parametrize("symptom", list(SYMPTOMS))
def test_a_symptom_ends_the_session_and_it_is_not_offered_again(window, symptom):
    night = window.start()
    night.to_first_set()
    night.do_set(1)
    night.press(K.Key_Escape, K(K.Key_0 + (4 + list(SYMPTOMS).index(symptom)) % 10))
    assert isinstance(night.screen, m.PainStop) and night.screen.ends and night.screen.detail == symptom
    # Already, before the last key: somebody may close the laptop now.
    assert night.stored().end == "symptom" and night.stored().stops[0].detail == symptom
    night.press(K.Key_Return)
    assert isinstance(night.screen, m.Summary)
    night.press(K.Key_Return)
    assert night.rig.page is night.rig.shell.home and "cut off" not in night.rig.shell.home.start.text()


def test_three_majors_in_a_row_pause_and_a_smaller_one_goes_on(window):
    night = window.start()
    night.to_first_set()
    night.do_set(3, "compensated", faults=[major()])
    assert isinstance(night.screen, m.Paused) and night.screen.reason == "three_major" and night.screen.easier
    assert "easier one" in night.heard
    night.press(K.Key_E)
    to_set(night)
    night.do_set(2)
    first, second = night.stored().sets[:2]
    assert (first.end, len(first.reps), second.end, second.head.target_reps) == ("eased", 3, "done", 2)


# A crash.


def test_a_crash_loses_nothing_and_counts_nothing_twice(window):
    night = window.start()
    night.to_first_set()
    night.do_set(3)
    to_set(night)
    night.do_set(2)
    before = night.stored()
    window.crash()
    again = window.open(again=True)
    again.press(K.Key_Return)
    assert "cut off" in again.rig.shell.home.start.text()
    again.press(K.Key_Return)
    again.rig.shell.presenter._timer.stop()
    assert isinstance(again.screen, m.ResumeOffer) and again.screen.done == 1
    again.press(K.Key_Return)
    assert isinstance(again.screen, m.Intro) and again.place().number == 2
    to_set(again)
    assert again.screen.done == 2, "what was done stays done"
    again.do_set(1)
    assert again.screen == m.Rate("pain_exercise", "glute_bridge", True)
    again.tell(2)
    again.tell(2)
    to_set(again)
    again.do_set(2)
    to_set(again)
    again.do_set(2)
    for answer in (1, 1, 1):
        again.tell(answer)
    assert isinstance(again.screen, m.Summary) and again.shown_as_stored()
    (stored,) = again.rig.store.archive.sessions(again.rig.person.uid)
    assert stored.head == before.head and stored.end == "done"
    assert [len(s.reps) for s in stored.sets] == [3, 3, 2, 2]
    assert [r.index for r in stored.sets[1].reps] == [1, 2, 3]
    times = [(r.t_start_s, r.t_end_s) for r in stored.sets[1].reps]
    assert times == sorted(times)
    kinds = [(a.kind, a.item) for a in stored.answers]
    assert len(set(kinds)) == len(kinds)


def test_a_session_that_was_cut_off_may_be_left_as_it_is(window):
    night = window.start()
    night.to_first_set()
    night.do_set(2)
    window.crash()
    again = window.start(again=True)
    assert isinstance(again.screen, m.ResumeOffer)
    again.press(K.Key_D)
    assert isinstance(again.screen, m.Programme)
    assert again.stored().end == "abandoned" and len(again.stored().sets[0].reps) == 2
    again.press(K.Key_Escape)
    assert "cut off" not in again.rig.shell.home.start.text()


def test_closing_in_a_set_ends_the_recording_and_is_offered_again(window):
    night = window.start()
    night.to_first_set()
    night.do_set(1)
    night.rig.shell.close()
    assert night.rig.runner.calls[-1] == ("record", "") and not night.rig.runner.keeping
    assert night.stored().end is None and night.stored().sets[0].recording
    again = window.start(again=True)
    assert isinstance(again.screen, m.ResumeOffer)


IN_IT = """
import sys
from pathlib import Path
from coach.store.locks import SessionLock
from coach.store.place import Place
with SessionLock(Place(Path(sys.argv[1])), sys.argv[2]):
    print("in it", flush=True)
    sys.stdin.read()
"""


def test_while_another_window_is_in_the_session_the_second_is_told_and_then_may_go_on(window):
    night = window.start()
    night.to_first_set()
    night.do_set(1)
    window.crash()
    rig = night.rig
    command = [sys.executable, "-c", IN_IT, str(rig.place.root), rig.person.uid]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None and other.stdout.readline() == "in it\n"
    second = window.open(again=True)
    home = second.rig.shell.home
    second.press(K.Key_Return)
    assert "cut off" not in home.start.text(), "somebody is in it"
    second.press(K.Key_Return)
    assert second.rig.page is home and "Another window" in home.note.text
    other.communicate("")
    second.press(K.Key_Return)
    assert isinstance(second.screen, m.ResumeOffer)


# Disk and clock.


def test_a_full_disk_is_said_and_all_is_stored_once_when_there_is_room(window, monkeypatch):
    night = window.start()
    night.to_first_set()
    night.do_set(1)
    assert night.rig.store.journal.flush()
    real, full = writer.apply, [True]

    def apply(db, event):
        if full[0]:
            raise sqlite3.OperationalError("database or disk is full")
        real(db, event)

    monkeypatch.setattr(writer, "apply", apply)
    night.do_set(1)
    assert not night.rig.store.journal.flush(0.5)
    night.tick(state=night.state())
    QApplication.processEvents()
    banner = night.rig.shell.guide.banner
    assert banner.isVisible() and "disk is full" in banner.text
    night.do_set(1)
    full[0] = False
    assert night.rig.store.journal.flush()
    night.tick(state=night.state())
    assert not banner.isVisible() or banner.text == ""
    (done,) = night.stored().sets
    assert [r.index for r in done.reps] == [1, 2, 3] and done.end == "done"


@pytest.mark.parametrize("monotonic_too", [True, False])
def test_a_laptop_that_slept_pauses_the_set(window, monotonic_too):
    night = window.start()
    night.to_first_set()
    night.do_set(2)
    if monotonic_too:
        night.rig.clock.now_s += 3600
    else:
        night.rig.wall_ahead_s += 3600
    night.tick(state=night.state())
    assert isinstance(night.screen, m.Paused) and night.screen.reason == "asleep"
    night.until(m.WorkSet)
    assert night.screen.done == 2
    night.do_set(1)
    assert len(night.stored().sets[0].reps) == 3


def test_a_clock_set_back_an_hour_keeps_the_order(window):
    night = window.start()
    night.to_first_set()
    night.do_set(1)
    night.rig.wall_ahead_s -= 3600
    night.tick(state=night.state())
    night.until(m.WorkSet)
    night.do_set(2)
    night.press(K.Key_Escape, K.Key_3)
    night.tell(2)
    stored = night.stored()
    assert isinstance(night.screen, m.Summary) and len(stored.sets[0].reps) == 3
    assert stored.head.started_at <= stored.sets[0].head.started_at <= stored.sets[0].ended_at <= stored.ended_at


def test_another_runner_whose_time_begins_anew_goes_on_with_the_set(window):
    night = window.start()
    night.to_first_set()
    night.do_set(2)
    for _ in range(3):
        done = replace(night.state(), t_s=0.1 + night.reps)
        night.tick(state=done)
    from guided_driver import made_rep

    night.tick(state=replace(night.state(), t_s=9.0), events=[made_rep(1, 8.5)])
    reps = night.stored().sets[0].reps
    assert len(reps) == 3
    assert [r.t_end_s for r in reps] == sorted(r.t_end_s for r in reps)
    assert reps[-1].t_end_s - reps[1].t_end_s < 10


def test_nothing_ticks_after_the_window_is_closed(window):
    night = window.start()
    night.to_first_set()
    presenter = night.rig.shell.presenter
    night.rig.shell.close()
    steps = presenter.session
    assert not presenter._timer.isActive()
    screen = steps.screen
    night.rig.clock.now_s += 10
    presenter.look()
    presenter.act(m.Action("stop"))
    assert steps.screen == screen
