"""`coach programmes use`: a person's own programme, kept as it was given."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.cli.main import main
from coach.session.guided.programme import programme_of
from coach.store.place import Place
from coach.store.profiles import create
from coach.store.records import Profile
from coach.store.store import open_store

OWN = """
schema = 1
id = "own"
name = { en = "Two bridges", de = "Zwei Brücken" }
about = { en = "Short.", de = "Kurz." }
days = ["tue"]
[[item]]
exercise = "glute_bridge"
sets = 1
reps = 2
hold_s = 0
rest_s = 30
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("GLUTE_COACH_DATA", str(tmp_path / "data"))
    made = Place(tmp_path / "data")
    with open_store(made) as store:
        create(store.journal, store.archive, "Anna")
    return made


def anna(place: Place) -> Profile:
    with open_store(place) as store:
        return store.archive.profile("Anna")


def test_a_file_is_kept_as_it_is_even_when_it_is_gone(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    assert programme_of(anna(place)).id == "week_1"
    assert main(["programmes", "use", str(file), "--profile", "Anna"]) == 0
    file.unlink()
    spec = programme_of(anna(place))
    assert (spec.id, spec.days, spec.item[0].reps) == ("own", ("tue",), 2)
    # A shipped one takes its place, and nothing of the old text is left.
    assert main(["programmes", "use", "first_evening", "--profile", "anna"]) == 0
    assert programme_of(anna(place)).id == "first_evening"
    assert "programme_text" not in anna(place).settings


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("glute_bridge", "glute_brigde"), 'Did you mean "glute_bridge"?'),
        (("sets = 1", "sets = 0"), "sets"),
        (("rest_s = 30", "rest_s = -1"), "rest_s"),
    ],
)
def test_a_file_that_does_not_hold_changes_nothing(place, tmp_path, capsys, change, told) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN.replace(*change), encoding="utf-8")
    assert main(["programmes", "use", str(file), "--profile", "Anna"]) == 2
    assert told in capsys.readouterr().err
    assert programme_of(anna(place)).id == "week_1"


@pytest.mark.parametrize(
    "words", [["week_2", "--profile", "Anna"], ["week_1", "--profile", "Ana"], ["gone.toml", "--profile", "Anna"]]
)
def test_names_that_are_not_there_are_told(place: Place, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["programmes", "use", *words]) == 2
    assert "Traceback" not in capsys.readouterr().err
