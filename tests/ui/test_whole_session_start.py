"""What is wrong before the window is there, and a damaged file at the start: a clear word, and nothing lost."""

from __future__ import annotations

import sqlite3

import pytest
from guided_driver import to_set
from whole_rig import K

from coach.cli.main import main
from coach.session.guided import moments as m
from coach.store.place import ENVIRONMENT_VARIABLE

GOOD = """
schema = 1
id = "mine"
name = { en = "Mine" }
about = { en = "Mine." }
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

[[item]]
exercise = "glute_bridge"
sets = 2
reps = 10
hold_s = 2
rest_s = 60
"""


@pytest.fixture
def own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(tmp_path / "data"))
    monkeypatch.setattr("coach.syslibs.has_display", lambda: True)
    return tmp_path


@pytest.mark.parametrize(
    ("good", "bad", "words"),
    [
        ('"glute_bridge"', '"glute_brigde"', ('Did you mean "glute_bridge"', "exercise")),
        ("sets = 2", "sets = 0", ("sets", "greater than 0")),
        ("rest_s = 60", "rest_s = -5", ("rest_s", "greater than or equal to 0")),
        ("hold_s = 2", "hold_s = nan", ("hold_s",)),
        ('days = ["mon"', 'days = ["monday"', ("days",)),
        ("[[item]]", "[[items]]", ("item",)),
        ("schema = 1", "schema = ", ("mine.toml",)),
    ],
)
def test_a_programme_with_a_mistake_ends_with_a_clear_word(own_folder, capsys, good, bad, words):
    path = own_folder / "mine.toml"
    path.write_text(GOOD.replace(good, bad), encoding="utf-8")
    assert main(["session", "--programme", str(path), "--source", "demo"]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert all(word in told for word in ("mine.toml", *words)), told
    assert "Traceback" not in told


def test_all_mistakes_of_a_programme_are_told_at_once(own_folder, capsys):
    path = own_folder / "mine.toml"
    path.write_text(GOOD.replace("sets = 2", "sets = 0").replace("rest_s = 60", "rest_s = -5"), encoding="utf-8")
    assert main(["session", "--programme", str(path), "--source", "demo"]) == 2
    told = capsys.readouterr().err
    assert "sets" in told and "rest_s" in told


def test_a_person_whom_nobody_knows_ends_before_the_window(own_folder, capsys):
    assert main(["session", "--profile", "Anna", "--source", "demo"]) == 2
    assert "Anna" in capsys.readouterr().err


@pytest.mark.parametrize("settings", ["{broken", "[]", "null", '{"screening_flags": ["x"], "neutral_deg": "y"}'])
def test_a_profile_with_damaged_settings_is_asked_again_and_trains(window, settings):
    first = window.start()
    first.to_first_set()
    first.do_set(1)
    window.crash()
    with sqlite3.connect(first.rig.place.database) as db:
        db.execute("UPDATE profile SET settings=?", (settings,))
    db.close()
    again = window.open(again=True)
    again.press(K.Key_Return, K.Key_Return)
    assert isinstance(again.screen, m.ResumeOffer), "what was done is there"
    again.press(K.Key_D)
    assert isinstance(again.screen, m.Notice)
    again.press(K.Key_Return)
    assert isinstance(again.screen, m.Screening)


def test_a_damaged_file_is_set_aside_and_said_and_a_session_works(window, tmp_path):
    first = window.start()
    first.to_first_set()
    first.do_set(1)
    window.crash()
    first.rig.store.close()
    file = first.rig.place.database
    file.write_bytes(b"not a database at all " * 500)
    again = window.open(again=True)
    who = again.rig.shell.who
    assert again.rig.page is who and "damaged" in who.trouble.text
    (aside,) = tmp_path.glob("data/coach.damaged-*.sqlite3")
    assert aside.name in who.trouble.text and aside.read_bytes().startswith(b"not a database")
    again.rig.type("Anna")
    again.press(K.Key_Return)
    again.rig.person = again.rig.shell.profile
    again.press(K.Key_Return, K.Key_Return, *[K.Key_N] * 12)
    again.rig.shell.presenter._timer.stop()
    again.to_first_set()
    again.do_set(3)
    assert isinstance(again.screen, m.Rest) and len(again.stored().sets[0].reps) == 3
    to_set(again)
