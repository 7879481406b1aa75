"""The window on a runner that obeys the test: what it shows, which keys reach the runner, how it ends."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit
from ui_fakes import (
    CHECKS,
    NOT_READY,
    SIZE_PX,
    FakeRunner,
    Status,
    counts,
    make_cue,
    make_fault,
    make_rep,
    make_state,
    unmeasured,
)

from coach.errors import SourceError
from coach.types import Frame, View
from ui.models import WindowSettings
from ui.presenter import DONE_AFTER_S, SETUP_AFTER_S


def press(qtbot, rig, key):
    qtbot.keyClick(rig.window, key)


def test_window_opens_and_starts_the_runner_with_what_the_exercise_prescribes(rig):
    assert rig.window.isVisible()
    assert rig.runner.calls == ["start"]
    assert (rig.asked[0].exercise_id, rig.asked[0].target, rig.asked[0].hold_s) == ("glute_bridge", 10, None)
    assert "Glute bridge" in rig.window.windowTitle()


def test_counts_are_shown_apart_and_towards_the_target(rig):
    rig.show(make_state(counts=counts(good=5, partial=3, compensated=2)))
    assert rig.window.sidebar.big.text() == "5 / 10"
    assert rig.window.sidebar.tiles.numbers == (5, 3, 2)
    assert rig.window.sidebar.big.accessibleDescription() == "5 of 10 repetitions"


def test_a_correction_by_hand_is_in_the_big_number(rig):
    rig.show(make_state(counts=counts(good=5, correction=-1)))
    assert rig.window.sidebar.big.text() == "4 / 10"
    assert rig.window.sidebar.tiles.numbers == (5, 0, 0)


def test_targets_given_with_the_window_win(make_rig):
    rig = make_rig(WindowSettings("glute_bridge", "demo", 3, 4.0))
    rig.show(make_state())
    assert rig.window.sidebar.big.text() == "0 / 3"
    assert rig.asked[0].hold_s == 4.0


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720), (1024, 600), (1024, 768), (1920, 1080)])
@pytest.mark.parametrize("count", [0, 7, 10, 100])
def test_the_count_is_a_sixth_of_the_window_and_fits(rig, size, count):
    rig.window.resize(*size)
    rig.show(make_state(counts=counts(good=count)))
    big = rig.window.sidebar.big
    box = big.number_path(big.width() * 0.7).boundingRect()
    assert box.height() >= rig.window.height() / 6
    assert box.width() <= big.width() * 0.7 + 1
    assert big.height() >= box.height()


def test_space_pauses_and_goes_on(qtbot, rig):
    rig.show(make_state())
    press(qtbot, rig, Qt.Key.Key_Space)
    assert rig.window.stage.model.paused
    assert rig.window.keys.keys[0][1] == "go on"
    press(qtbot, rig, Qt.Key.Key_Space)
    assert not rig.window.stage.model.paused
    assert rig.runner.calls == ["start", "pause", "resume"]


def test_arrows_correct_the_count(qtbot, rig):
    rig.show(make_state(counts=counts(good=2)))
    press(qtbot, rig, Qt.Key.Key_Up)
    press(qtbot, rig, Qt.Key.Key_Down)
    press(qtbot, rig, Qt.Key.Key_Down)
    assert rig.runner.calls[1:] == [("correct", 1), ("correct", -1), ("correct", -1)]


def test_r_restarts_and_clears_the_strip(qtbot, rig):
    rig.show(make_state(5.0), make_rep(t_s=4.0))
    assert rig.presenter.history.marks
    press(qtbot, rig, Qt.Key.Key_R)
    assert rig.runner.calls[-1] == "restart"
    assert not rig.presenter.history.marks
    assert not rig.presenter.history.samples


def test_restart_while_paused_goes_on(qtbot, rig):
    press(qtbot, rig, Qt.Key.Key_Space)
    press(qtbot, rig, Qt.Key.Key_R)
    assert not rig.runner.paused


def test_f_toggles_full_screen_and_escape_leaves_it_but_not_the_set(qtbot, rig):
    press(qtbot, rig, Qt.Key.Key_F)
    assert rig.window.isFullScreen()
    press(qtbot, rig, Qt.Key.Key_Escape)
    assert not rig.window.isFullScreen()
    press(qtbot, rig, Qt.Key.Key_Escape)
    assert rig.window.isVisible()
    assert "stop" not in rig.runner.calls


def test_t_changes_the_theme_and_remembers_it(qtbot, rig):
    press(qtbot, rig, Qt.Key.Key_T)
    assert rig.window.stage.look.palette.name == "light"
    assert rig.prefs.theme == "light"


def test_m_mutes_and_remembers_it(qtbot, rig):
    press(qtbot, rig, Qt.Key.Key_M)
    rig.show(make_state(), make_cue("Keep your heels down."))
    assert rig.backend.said == []
    assert rig.prefs.speech is False
    assert any(chip.shape == "muted" for chip in rig.window.stage.model.end_chips)


@pytest.mark.parametrize("key", [Qt.Key.Key_H, Qt.Key.Key_F1])
def test_help_shows_every_key_and_closes(qtbot, rig, key):
    press(qtbot, rig, key)
    assert rig.window.sheet.isVisible()
    press(qtbot, rig, Qt.Key.Key_Escape)
    assert not rig.window.sheet.isVisible()


def test_a_cue_is_a_banner_with_a_shape_and_is_said_once(rig):
    cue = make_cue("Stop one step lower and keep your ribs soft.")
    rig.show(make_state(1.0, cue=cue), cue)
    rig.show(make_state(1.1, cue=cue))
    banner = rig.window.stage.banner
    assert banner.isVisible()
    assert banner.text() == cue.text
    assert banner.banner.shape == "triangle"
    assert banner.accessibleDescription() == cue.text
    assert rig.backend.said == [cue.text]
    rig.show(make_state(5.0))
    assert not banner.isVisible()


@pytest.mark.parametrize(("kind", "shape"), [("safety", "alert"), ("form", "triangle"), ("praise", "tick")])
def test_kinds_of_cue_differ_in_shape(rig, kind, shape):
    rig.show(make_state(cue=make_cue("Words.", kind)))
    assert rig.window.stage.banner.banner.shape == shape


@pytest.mark.parametrize("kind", ["lost", "busy", "no_permission", "missing", "opening", "failed"])
def test_a_source_without_picture_says_so_and_recovers_by_itself(rig, kind):
    rig.show(make_state(1.0, counts=counts(good=4)))
    rig.runner.source = Status(kind, "Words from the runner.")
    rig.presenter.tick()
    headline, body = rig.window.stage.model.message
    assert headline
    assert "Words from the runner." in body
    assert headline in rig.window.stage.accessibleDescription()
    assert rig.window.sidebar.big.text() == "4 / 10"
    rig.runner.source = Status("live")
    rig.show(make_state(2.0, counts=counts(good=4)))
    assert rig.window.stage.model.message is None
    assert rig.window.sidebar.big.text() == "4 / 10"


def test_a_lost_camera_promises_that_the_count_is_kept(rig):
    rig.show(make_state(counts=counts(good=4)))
    rig.runner.source = Status("lost", "Gone.")
    rig.presenter.tick()
    assert "Your 4 repetitions are kept." in rig.window.stage.model.message[1]


def test_a_runner_that_cannot_be_made_is_a_message_not_a_crash(make_rig):
    class Broken(FakeRunner):
        def start(self):
            raise SourceError("The model is missing.", "Run the doctor.")

    rig = make_rig(runner=Broken())
    rig.presenter._runner = None
    rig.presenter.tick()
    assert rig.window.stage.model.message[1].startswith("The model is missing. Run the doctor.")
    for action in ("toggle_pause", "restart"):
        getattr(rig.presenter, action)()
    rig.presenter.correct(1)


def test_not_measured_stands_where_the_number_would(rig):
    view = View("supine", "left", "right", 1.0, can_count=True, can_measure=False, reasons=("left hip hidden",))
    rig.show(make_state(view=view, signals=unmeasured("left hip hidden")))
    assert [c.text for c in rig.window.stage.model.chips][1] == "not measured: left hip hidden"


def test_last_repetition_says_what_how_sure_and_how_long(rig):
    rep = make_rep(2, "compensated", 17.4, faults=(make_fault("Arched at the top"), make_fault("Seen", "info")))
    rig.show(make_state(last_rep=rep))
    last = rig.window.sidebar.card.last
    assert last.verdict == "compensated"
    lines = [line.replace("\u00a0", " ") for line in last.lines]
    assert lines == ["Top: 17° past straight ± 5°", "Up 1.2 s · hold 0.7 s · down 1.4 s", "Arched at the top"]


def test_an_unmeasured_top_is_said_in_the_card(rig):
    rep = make_rep()
    rep.measures["hip_extension_top_deg"] = type(rep.measures["hold_s"])(3.0, "deg", "na", "right knee hidden")
    rig.show(make_state(last_rep=rep))
    assert rig.window.sidebar.card.last.lines[0] == "Top: not measured: right knee hidden"


def test_set_up_before_anything_counts(rig):
    rig.show(make_state(view=NOT_READY))
    stage = rig.window.stage.model
    assert stage.headline == "Lie on your back with knees bent."
    assert stage.dimmed
    assert rig.window.below.currentWidget() is rig.window.checks
    assert rig.window.checks.checks == CHECKS
    assert "side view: cannot tell yet" in rig.window.checks.accessibleDescription()
    assert rig.window.sidebar.upcoming.isVisible()
    rig.show(make_state(2.0))
    assert rig.window.stage.model.headline == ""
    assert rig.window.below.currentWidget() is rig.window.strip
    assert rig.window.sidebar.big.isVisible()


def test_without_a_hint_the_exercise_says_how_to_lie(rig):
    rig.show(make_state(view=View()))
    assert rig.window.stage.model.headline.startswith("Lie on your back, side-on")


def test_a_glance_away_is_no_new_set_up(rig):
    rig.show(make_state(1.0, counts=counts(good=1)))
    rig.show(make_state(1.2, view=NOT_READY, counts=counts(good=1)), after_s=SETUP_AFTER_S / 2)
    assert rig.window.stage.model.headline == ""
    rig.show(make_state(2.2, view=NOT_READY, counts=counts(good=1)), after_s=SETUP_AFTER_S)
    assert rig.window.stage.model.headline
    assert rig.window.sidebar.big.isVisible()
    assert rig.window.sidebar.big.text() == "1 / 10"


def test_the_set_ends_in_a_summary_that_r_leaves(qtbot, rig):
    cue = make_cue("Keep your ribs soft.")
    rig.show(make_state(9.0, counts=counts(2, 1, 1)), make_rep(1), make_rep(2, "partial", -30.0), cue)
    rig.runner.source = Status("ended", "The film is over.")
    rig.presenter.tick()
    summary = rig.window.summary
    assert summary.isVisible()
    assert "4 repetitions" in summary.model.title
    assert summary.model.tiles == (2, 1, 1)
    assert summary.model.tops == (("good", -2.0), ("partial", -30.0))
    assert summary.model.next_focus == "Keep your ribs soft."
    rig.runner.source = Status("live")
    press(qtbot, rig, Qt.Key.Key_R)
    rig.presenter.tick()
    assert not summary.isVisible()


def test_a_reached_target_is_summed_up_once_the_body_rests(rig):
    done = counts(good=10)
    rig.show(make_state(50.0, counts=done, phase="down"))
    rig.show(make_state(51.0, counts=done, phase="rest"))
    assert not rig.window.summary.isVisible()
    rig.show(make_state(56.0, counts=done, phase="rest"), after_s=DONE_AFTER_S)
    assert rig.window.summary.isVisible()
    rig.show(make_state(57.0, counts=done, phase="up"))
    assert not rig.window.summary.isVisible()


def test_the_count_is_said_aloud_but_not_a_correction(rig):
    rig.show(make_state(1.0))
    rig.show(make_state(2.0, counts=counts(good=1)), make_rep(1))
    rig.show(make_state(3.0, counts=counts(good=1, correction=1)))
    assert rig.backend.said == ["1"]


def test_closing_stops_the_runner_and_the_timer(rig):
    rig.presenter._timer.start()
    rig.window.close()
    assert rig.runner.calls[-1] == "stop"
    assert not rig.presenter._timer.isActive()


def test_ctrl_q_closes(qtbot, rig):
    qtbot.keyClick(rig.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert "stop" in rig.runner.calls


def test_everything_that_can_be_used_has_a_name(rig):
    rig.window.open_settings()
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox)
    found = [w for kind in kinds for w in rig.window.findChildren(kind)]
    found += [w for w in rig.window.findChildren(QLineEdit) if not isinstance(w.parent(), QAbstractSpinBox)]
    own = [w for w in found if not w.objectName().startswith("qt_") and not isinstance(w.parent(), QComboBox)]
    own = [w for w in own if type(w).__name__ != "QScrollBar"]
    assert len(own) >= 10
    assert [type(w).__name__ for w in own if not w.accessibleName()] == []


def test_painted_parts_have_names(rig):
    window = rig.window
    parts = (window, window.stage, window.stage.banner, window.sidebar, window.strip, window.checks, window.keys,
             window.summary, window.sidebar.big, window.sidebar.gauge)  # fmt: skip
    assert all(part.accessibleName() for part in parts)


def split_picture():
    """Left half blue, right half red (BGR)."""
    bgr = np.zeros((SIZE_PX[1], SIZE_PX[0], 3), np.uint8)
    bgr[:, : SIZE_PX[0] // 2, 0] = 255
    bgr[:, SIZE_PX[0] // 2 :, 2] = 255
    return bgr


def test_the_picture_is_mirrored_and_its_pixels_are_left_alone(rig):
    bgr = split_picture()
    bgr.flags.writeable = False
    before = bgr.copy()
    rig.show(make_state(frame=Frame(bgr, 1.0, 30)))
    stage = rig.window.stage
    rect = stage.picture()
    y = round(rect.y + rect.h * 0.9)
    image = stage.grab(QRect(0, 0, stage.width(), stage.height())).toImage()
    left, right = (image.pixelColor(round(rect.x + rect.w * at), y) for at in (0.1, 0.9))
    assert left.red() > 200 > left.blue()
    assert right.blue() > 200 > right.red()
    assert np.array_equal(bgr, before)


def test_every_screen_paints_in_both_themes_and_both_directions(rig):
    views = {
        "live": make_state(1.0, phase="top", hold_s=1.0, last_rep=make_rep()),
        "set-up": make_state(2.0, view=NOT_READY),
        "cue": make_state(3.0, 17.0, cue=make_cue("Push the floor away until shoulder, hip and knee make one line.")),
    }
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        rig.window.setLayoutDirection(direction)
        for theme in ("dark", "light"):
            rig.window.set_theme(theme)
            for state in views.values():
                rig.show(state, make_rep(t_s=state.t_s), after_s=2.0)
                for size in ((1024, 600), (640, 400)):
                    rig.window.resize(*size)
                    assert not rig.window.grab().isNull()


def test_the_sidebar_stands_at_the_trailing_side(rig):
    rig.show(make_state())
    assert rig.window.sidebar.x() > rig.window.stage.x()
    rig.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rig.window.layout().activate()
    assert rig.window.sidebar.x() < rig.window.stage.x()


def test_unchanged_parts_are_not_painted_again(rig, monkeypatch):
    rig.show(make_state(1.0, counts=counts(good=1)))
    asked = []
    for part in (rig.window.sidebar.big, rig.window.sidebar.tiles, rig.window.sidebar.card, rig.window.keys):
        monkeypatch.setattr(part, "update", lambda part=part: asked.append(part), raising=False)
    rig.show(make_state(1.1, -3.0, counts=counts(good=1)))
    assert asked == []
    rig.show(make_state(1.2, counts=counts(good=2)))
    assert rig.window.sidebar.big in asked
