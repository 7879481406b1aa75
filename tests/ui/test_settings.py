"""The settings sheet and what is remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from ui_fakes import FakeRunner, Status, counts, make_state

from ui import texts, texts_settings
from ui.models import WindowSettings
from ui.prefs import Choice, Prefs, default_path
from ui.shortcuts import KEYS
from ui.speech import Manner


def open_panel(qtbot, rig):
    qtbot.keyClick(rig.window, Qt.Key.Key_S)
    assert rig.window.settings.isVisible()
    return rig.window.settings


def pick(combo, data):
    combo.setCurrentIndex(combo.findData(data))


def test_s_opens_and_pauses_escape_leaves_and_goes_on(qtbot, rig):
    panel = open_panel(qtbot, rig)
    assert rig.runner.paused
    qtbot.keyClick(panel.target, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert not rig.runner.paused


def test_a_set_that_was_paused_before_stays_paused(qtbot, rig):
    qtbot.keyClick(rig.window, Qt.Key.Key_Space)
    open_panel(qtbot, rig)
    rig.window.close_settings()
    assert rig.runner.paused


def test_it_shows_what_holds_now(qtbot, make_rig):
    rig = make_rig(WindowSettings("clamshell", "camera:2", None, None), FakeRunner(source=Status(uri="camera:2")))
    panel = open_panel(qtbot, rig)
    assert panel.choice() == Choice("clamshell", "camera:2", None, None, True, 80, "dark")
    assert panel.camera.isVisible()
    assert not panel.film.isVisible()


def test_arrow_keys_in_the_sheet_do_not_count(qtbot, rig):
    panel = open_panel(qtbot, rig)
    panel.target.setFocus()
    qtbot.keyClick(panel.target, Qt.Key.Key_Up)
    assert panel.target.value() == 11
    assert not any(isinstance(call, tuple) and call[0] == "correct" for call in rig.runner.calls)


def test_tab_reaches_every_field(qtbot, rig):
    panel = open_panel(qtbot, rig)
    pick(panel.source, "camera")
    wanted = {panel.exercise, panel.source, panel.camera, panel.target, panel.hold, panel.speech}
    wanted |= {panel.sounds, panel.volume, panel.voice, panel.try_voice, panel.rate, panel.language, panel.theme}
    wanted |= {panel.motion, panel.use, panel.cancel}
    reached, at = set(), panel.exercise
    for _ in range(60):
        reached.add(at)
        at = at.nextInFocusChain()
    assert wanted <= reached
    assert all(field.focusPolicy() & Qt.FocusPolicy.TabFocus for field in wanted)


def test_another_source_keeps_the_counts(qtbot, rig):
    rig.show(make_state(counts=counts(good=3)))
    panel = open_panel(qtbot, rig)
    pick(panel.source, "camera")
    panel.camera.setValue(1)
    qtbot.keyClick(panel.target, Qt.Key.Key_Return)
    assert ("open", "camera:1") in rig.runner.calls
    assert "stop" not in rig.runner.calls
    assert len(rig.asked) == 1


def test_another_exercise_begins_a_new_set(qtbot, rig):
    panel = open_panel(qtbot, rig)
    pick(panel.exercise, "clamshell")
    panel.exercise.activated.emit(1)
    assert panel.target.value() == 12
    panel.use.click()
    assert "stop" in rig.runner.calls
    assert rig.asked[-1].exercise_id == "clamshell"
    assert rig.asked[-1].target == 12


def test_another_target_keeps_the_set(qtbot, rig):
    panel = open_panel(qtbot, rig)
    panel.target.setValue(6)
    panel.use.click()
    rig.show(make_state())
    assert rig.window.sidebar.big.text() == "0 / 6"
    assert len(rig.asked) == 1


def test_a_recording_needs_a_runner_of_its_own(rig):
    rig.presenter.apply(Choice("glute_bridge", "set.npz"))
    assert rig.asked[-1].source == "set.npz"
    assert len(rig.asked) == 2


def test_a_failed_runner_is_made_anew(rig):
    rig.runner.source = Status("failed", "No model.")
    rig.presenter.apply(rig.presenter.choice())
    assert len(rig.asked) == 2


def test_choices_are_remembered(qtbot, rig):
    panel = open_panel(qtbot, rig)
    panel.target.setValue(6)
    panel.hold.setValue(4.5)
    panel.volume.setValue(30)
    pick(panel.theme, "light")
    panel.use.click()
    again = Prefs(rig.prefs.path)
    assert (again.target("glute_bridge"), again.hold_s("glute_bridge")) == (6, 4.5)
    assert (again.volume_percent, again.theme) == (30, "light")
    assert rig.window.stage.look.palette.name == "light"
    assert rig.speaker.volume == pytest.approx(0.3)


def test_what_is_prescribed_is_not_stored_as_the_users_own(tmp_path):
    prefs = Prefs(tmp_path / "w.ini")
    prefs.keep(Choice("glute_bridge", "demo", 6, 1.0))
    prefs.keep(Choice("glute_bridge", "demo", None, None))
    assert prefs.target("glute_bridge") is None
    assert prefs.hold_s("glute_bridge") is None


@pytest.mark.parametrize(
    "nonsense", ["[window]\ntheme=pink", "[speech]\nvolume_percent=loud", "[exercise]\nx\\target=-3"]
)
def test_a_damaged_file_is_as_good_as_none(tmp_path, nonsense):
    path = tmp_path / "w.ini"
    path.write_text(nonsense)
    prefs = Prefs(path)
    assert (prefs.theme, prefs.volume_percent, prefs.target("x")) == ("dark", 80, None)


def test_the_default_file_is_private_to_the_program():
    assert default_path().name == "window.ini"
    assert default_path().parent.name == "glute-coach"


def test_the_key_sheet_tells_every_key_that_works():
    told = {part for key, _ in texts.key_rows() for part in key.replace("↑", "Up").replace("↓", "Down").split()}
    assert {keys[0] for keys in KEYS.values()} <= told
    assert told <= {key for keys in KEYS.values() for key in keys}


def test_the_voice_is_chosen_from_those_there_and_kept(qtbot, rig):
    rig.backend.names = ("Anna", "Bob")
    panel = open_panel(qtbot, rig)
    assert [panel.voice.itemData(i) for i in range(panel.voice.count())] == ["", "Anna", "Bob"]
    pick(panel.voice, "Bob")
    panel.rate.setValue(-5)
    pick(panel.language, "de")
    panel.sounds.setChecked(False)
    panel.motion.setChecked(True)
    panel.use.click()
    again = Prefs(rig.prefs.path)
    assert (again.voice, again.rate, again.language, again.sounds, again.reduced_motion) == (
        "Bob", -0.5, "de", False, True,
    )  # fmt: skip
    # The words on the screen stay English until the next start, and so does the voice.
    assert rig.backend.manners[-1] == Manner("en", "Bob", -0.5)
    assert rig.speaker.sounds is False


def test_a_chosen_voice_that_is_not_there_today_is_not_forgotten(qtbot, rig):
    rig.presenter.apply(replace(rig.presenter.choice(), voice="Clara"))
    rig.backend.names = ("Anna",)
    panel = open_panel(qtbot, rig)
    assert panel.choice().voice == "Clara"


def test_a_voice_can_be_tried_and_leaving_takes_it_back(qtbot, rig):
    rig.backend.names = ("Anna",)
    panel = open_panel(qtbot, rig)
    pick(panel.voice, "Anna")
    panel.try_voice.setFocus()
    qtbot.keyClick(panel.try_voice, Qt.Key.Key_Return)
    assert panel.isVisible()
    assert rig.backend.said == [texts_settings.voice_sample()]
    assert rig.backend.manners[-1].voice == "Anna"
    qtbot.keyClick(panel.target, Qt.Key.Key_Escape)
    assert rig.backend.manners[-1].voice == ""


@pytest.mark.parametrize("spoken", [True, False])
def test_where_there_is_no_voice_the_sheet_says_so(qtbot, rig, spoken):
    rig.backend.spoken = spoken
    panel = open_panel(qtbot, rig)
    assert panel.voice_note.isVisible() is not spoken
    assert bool(panel.voice.accessibleDescription()) is not spoken


def test_a_field_that_gets_the_keyboard_is_scrolled_into_view(qtbot, rig):
    panel = open_panel(qtbot, rig)
    panel.motion.setFocus()
    at = panel.motion.mapTo(panel._area.viewport(), panel.motion.rect().center())
    assert panel._area.viewport().rect().contains(at)
