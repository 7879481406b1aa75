"""`coach data`, `coach profiles` and `--profile` of `analyze` and `replay`, as their user meets them."""

from __future__ import annotations

import os
import shutil
import stat
from io import StringIO
from pathlib import Path

import pytest
from made_up_sessions import profile, session
from store_filling import fill
from test_cli import BRIDGE, Said, recorded

from coach.cli.main import main
from coach.store.place import ENVIRONMENT_VARIABLE, Place
from coach.store.store import open_store

SECRET, OTHER = "three small words", "four other small words"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    place = Place(tmp_path / "kept")
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(place.root))
    monkeypatch.delenv("GLUTE_COACH_PASSPHRASE", raising=False)
    return place


@pytest.fixture
def coach(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Runs one command line in a folder of its own, in this process; nobody is there to be asked."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setattr("sys.stdin", StringIO())

    def run(*words: str | Path) -> Said:
        try:
            code = main([str(w) for w in words])
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = Said(code, *capfd.readouterr())
        assert "Traceback" not in said.out + said.err
        assert SECRET not in said.out + said.err
        return said

    return run


def test_profiles_are_listed_added_and_renamed(coach) -> None:
    assert "no profile yet" in coach("profiles").out
    assert coach("profiles", "add", " Mum ").out == "Made: Mum\n"
    assert "already" in coach("profiles", "add", "MUM").err
    assert 'Did you mean "Mum"' in coach("profiles", "rename", "mun", "X").err
    assert coach("profiles", "rename", "mum", "Mother").code == 0
    assert coach("profiles", "list").out.startswith("Mother: 0 sessions")


def test_where_tells_paths_and_makes_nothing(coach, data: Place) -> None:
    said = coach("data", "where")
    assert str(data.root) in said.out
    assert not data.root.exists()
    assert ENVIRONMENT_VARIABLE in coach("data", "where", "--help").out
    fill(data, [profile("Anna")], [session(profile("Anna"))])
    said = coach("data", "where")
    assert "Anna: 1 session, 40 repetitions, recordings not encrypted" in said.out
    assert "Private to you: yes" in said.out


def test_a_recording_is_stored_as_a_session_once(coach, data: Place) -> None:
    recorded(Path("a.npz"), [0.0, -2.0])
    coach("profiles", "add", "Mum")
    words = ["replay", "a.npz", *BRIDGE, "--profile", "Mum", "--date", "2026-11-20T18:30"]
    plain = coach("replay", "a.npz", *BRIDGE).out
    said = coach(*words)
    assert said.code == 0
    assert said.out == plain + "Stored for Mum: a.npz, 2026-11-20 18:30, 2 repetitions.\n"
    assert "Stored for Mum before" in coach(*words).out
    with open_store(data) as store:
        mum = store.archive.profile("Mum")
        (one,) = store.archive.sessions(mum.uid)
        assert (one.head.kind, one.end, one.head.source) == ("analysed", "done", "a.npz")
        assert one.head.started_at.astimezone().isoformat()[:16] == "2026-11-20T18:30"
        (own,) = one.sets
        assert len(own.reps) == 2
        assert own.head.exercise_id == "glute_bridge"
        assert own.view.posture == "supine"
        assert own.view.fps == pytest.approx(30, abs=0.1)
        assert len(store.archive.recording(own.head.uid)) > 100
        assert store.archive.unfinished(mum.uid) is None
    # Kept landmarks are a recording like any other, with the same repetitions.
    kept = next(data.recordings.iterdir())
    assert coach("replay", kept, *BRIDGE).out.splitlines()[-1] == plain.splitlines()[-1]


def test_without_a_date_it_is_the_files_own(coach, data: Place) -> None:
    recorded(Path("a.npz"), [0.0])
    os.utime("a.npz", (1_760_000_000, 1_760_000_000))
    coach("profiles", "add", "Mum")
    coach("replay", "a.npz", *BRIDGE, "--profile", "mum")
    with open_store(data) as store:
        (one,) = store.archive.sessions(store.archive.profile("Mum").uid)
        assert one.head.started_at.timestamp() == 1_760_000_000


def test_several_recordings_are_stored_by_the_parent(coach, data: Place) -> None:
    recorded(Path("a.npz"), [0.0])
    recorded(Path("b.npz"), [0.0, 0.0])
    coach("profiles", "add", "Mum")
    said = coach("replay", "a.npz", "none.npz", "b.npz", *BRIDGE, "--profile", "Mum", "--json", "-")
    assert said.code == 2
    assert said.err.count("Stored for Mum") == 2
    assert "Stored" not in said.out
    with open_store(data) as store:
        found = store.archive.sessions(store.archive.profile("Mum").uid)
        assert sorted(len(s.sets[0].reps) for s in found) == [1, 2]


def test_mistakes_are_told_before_the_work(coach) -> None:
    recorded(Path("a.npz"), [0.0])
    coach("profiles", "add", "Mum")
    wrong = coach("replay", "a.npz", *BRIDGE, "--profile", "mun")
    assert wrong.code == 2
    assert wrong.out == ""
    assert 'Did you mean "Mum"' in wrong.err
    assert "coach profiles add" in wrong.err
    assert "Add --profile" in coach("replay", "a.npz", *BRIDGE, "--date", "2026-01-01").err
    for date, told in (
        ("yesterday", "is not a time such as"),
        ("2999-01-01", "lies in the future"),
        ("0001-01-01", '"0001-01-01" '),
        ("0226-11-20", "lies before"),
    ):
        refused = coach("replay", "a.npz", *BRIDGE, "--profile", "Mum", "--date", date)
        assert (refused.code, told in refused.err) == (2, True), date


def test_export_and_import(coach, data: Place) -> None:
    anna = profile("Anna")
    fill(data, [anna, profile("Ben")], [session(anna)])
    said = coach("data", "export", "--profile", "anna", "-o", "a.zip")
    assert "Written: a.zip" in said.out
    assert stat.S_IMODE(Path("a.zip").stat().st_mode) == 0o600
    assert "--force" in coach("data", "export", "--profile", "anna", "-o", "a.zip").err
    assert coach("data", "export", "--profile", "anna", "-o", "a.zip", "--force").code == 0
    assert coach("data", "import", "a.zip", "--profile", "Ben").out == 'Imported 1 session into "Ben".\n'
    assert "already" in coach("data", "import", "a.zip", "--profile", "Ben").err


def test_passphrases_come_from_the_environment_a_file_or_a_prompt(coach, data: Place, monkeypatch) -> None:
    anna = profile("Anna")
    fill(data, [anna, profile("Ben")], [session(anna)])
    said = coach("data", "passphrase", "set", "--profile", "Anna")
    assert said.code == 2
    assert "nobody to ask" in said.err
    Path("secret").write_text(f"{SECRET}\n")
    Path("new").write_text(OTHER)
    assert coach("data", "passphrase", "set", "--profile", "Anna", "--passphrase-file", "secret").code == 0
    assert "recordings encrypted" in coach("data", "where").out
    change = ["data", "passphrase", "change", "--profile", "Anna", "--new-passphrase-file", "new"]
    assert coach(*change, "--passphrase-file", "secret").code == 0
    assert "wrong" in coach(*change, "--passphrase-file", "secret").err
    monkeypatch.setenv("GLUTE_COACH_PASSPHRASE", OTHER)
    assert coach("data", "export", "--profile", "Anna", "-o", "a.zip", "--encrypt").code == 0
    assert Path("a.zip.age").read_bytes().startswith(b"age-encryption.org")
    assert coach("data", "import", "a.zip.age", "--profile", "Ben").code == 0
    assert coach("data", "passphrase", "remove", "--profile", "Anna").code == 0
    assert "no passphrase" in coach("data", "passphrase", "remove", "--profile", "Anna").err


def test_delete_asks_and_says_what_it_removed(coach, data: Place) -> None:
    anna = profile("Anna")
    fill(data, [anna, profile("Ben")], [session(anna)])
    said = coach("data", "delete", "--profile", "Anna")
    assert said.code == 2
    assert "Anna: 1 profile, 1 session, 4 sets, 40 repetitions" in said.out
    assert "Nothing was removed" in said.err
    aside = data.root / "coach.damaged-20260101-000000.sqlite3"
    shutil.copy(data.database, aside)
    said = coach("data", "delete", "--profile", "Anna", "--yes")
    assert said.code == 0
    assert "Removed: 1 profile, 1 session" in said.out
    assert str(aside) in said.out
    assert coach("profiles").out.startswith("Ben")
    said = coach("data", "delete", "--yes")
    assert str(data.database) in said.out
    assert not data.root.exists()
    assert "There is nothing" in coach("data", "delete", "--yes").out


def test_a_set_aside_file_is_told(coach, data: Place) -> None:
    data.root.mkdir()
    data.database.write_bytes(b"broken" * 1000)
    said = coach("profiles")
    assert "damaged" in said.err
    assert "no profile yet" in said.out
