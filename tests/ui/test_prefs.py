"""What is remembered, and that no state of the file keeps the window from opening."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings
from ui_fakes import make_state

from ui.prefs import Choice, Prefs


def test_voice_language_and_motion_are_remembered(tmp_path):
    path = tmp_path / "w.ini"
    Prefs(path).keep(
        Choice("x", "demo", sounds=False, voice="Anna", rate=-0.4, language="de", reduced_motion=True, speech=False)
    )
    again = Prefs(path)
    assert (again.sounds, again.voice, again.rate, again.language) == (False, "Anna", -0.4, "de")
    assert (again.reduced_motion, again.speech) == (True, False)


def test_without_a_file_everything_is_as_at_first_and_nothing_is_written(tmp_path):
    path = tmp_path / "none" / "w.ini"
    prefs = Prefs(path)
    assert (prefs.sounds, prefs.voice, prefs.rate, prefs.language) == (True, "", 0.0, "system")
    assert (prefs.reduced_motion, prefs.problem) == (False, "")
    assert not path.exists()


@pytest.mark.parametrize(
    "nonsense",
    ["rate=fast", "rate=nan", "rate=inf", "volume_percent=nan", "volume_percent=-inf", "sounds=perhaps", "voice="],
)
def test_a_value_without_sense_is_none(tmp_path, nonsense):
    path = tmp_path / "w.ini"
    path.write_text(f"[speech]\n{nonsense}\n[window]\nlanguage=tlh\nreduced_motion=7\n")
    prefs = Prefs(path)
    assert (prefs.sounds, prefs.voice, prefs.rate, prefs.volume_percent) == (True, "", 0.0, 80)
    assert (prefs.language, prefs.reduced_motion) == ("system", False)


@pytest.mark.parametrize("content", [b"\x00\xff\xfe\x80" * 50, b"\xff" * 9, b"no settings at all", b"[", b"]]=\n[[["])
def test_a_damaged_file_gives_the_defaults_and_can_be_written_again(tmp_path, content):
    path = tmp_path / "w.ini"
    path.write_bytes(content)
    prefs = Prefs(path)
    assert (prefs.theme, prefs.volume_percent, prefs.speech, prefs.language) == ("dark", 80, True, "system")
    prefs.keep(Choice("x", "demo", theme="light"))
    assert Prefs(path).theme == "light"


def test_a_damaged_file_is_said_once_and_quietly(tmp_path, make_rig):
    (tmp_path / "window.ini").write_bytes(b"\x00\xff\xfe\x80" * 50)
    rig = make_rig()
    assert rig.prefs.problem == "unreadable"
    assert "damaged" in rig.window.keys.word
    assert rig.window.stage.model.message is None
    rig.show(make_state(), after_s=5.0)
    assert rig.window.keys.word == ""


def test_a_file_that_cannot_be_written_costs_the_choice_and_no_more(tmp_path, qapp):
    blocked = tmp_path / "no_folder"
    blocked.write_text("a file where the folder should be")
    prefs = Prefs(blocked / "w.ini")
    prefs.keep(Choice("x", "demo", theme="light"))
    assert prefs.problem == "unwritable"


def test_that_it_cannot_be_written_is_said_in_the_window(rig, monkeypatch):
    monkeypatch.setattr(QSettings, "status", lambda self: QSettings.Status.AccessError)
    rig.presenter.apply(rig.presenter.choice())
    assert "cannot be kept" in rig.window.keys.word
