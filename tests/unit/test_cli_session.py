"""`coach session`: what is refused before a window opens, and with which words. No window, no user's own folder."""

from __future__ import annotations

import pytest

from coach.cli import session
from coach.cli.main import main
from coach.store.place import ENVIRONMENT_VARIABLE


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(tmp_path / "data"))


def words(capsys):
    return capsys.readouterr().err


def test_without_a_display_it_says_so(monkeypatch, capsys):
    monkeypatch.setattr("coach.syslibs.has_display", lambda: False)
    assert main(["session", "--source", "demo"]) == 2
    assert "no display" in words(capsys)


def test_an_unknown_programme_names_the_nearest(capsys):
    assert main(["session", "--programme", "week_2"]) == 2
    assert '"week_1"' in words(capsys)


def test_a_programme_file_that_is_not_there(capsys, tmp_path):
    assert main(["session", "--programme", str(tmp_path / "mine.toml")]) == 2
    assert "no programme file" in words(capsys)


def test_a_programme_file_with_mistakes_lists_them(capsys, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text("schema = 1\n", encoding="utf-8")
    assert main(["session", "--programme", str(path)]) == 2
    assert "days" in words(capsys)


def test_a_film_that_is_not_there(capsys, tmp_path):
    assert main(["session", "--source", str(tmp_path / "no.mp4")]) == 2
    assert "no.mp4" in words(capsys)


def test_a_person_whom_nobody_knows(monkeypatch, capsys):
    monkeypatch.setattr("coach.syslibs.has_display", lambda: True)
    assert main(["session", "--profile", "Anna", "--source", "demo"]) == 2
    assert "Anna" in words(capsys)


@pytest.mark.parametrize(
    ("asked", "source"), [(None, "camera:0"), ("camera:1", "camera:1"), ("demo", "demo"), ("demo:clamshell", "demo")]
)
def test_the_source_to_open(asked, source):
    assert session.checked_source(asked) == source
