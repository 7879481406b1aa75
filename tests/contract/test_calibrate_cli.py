"""`coach calibrate`: the number, and where it is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from synthetic import side_standing_pose

from coach.cli.main import main
from coach.store.place import Place
from coach.store.profiles import create, settings_of
from coach.store.recording import RecordingWriter
from coach.store.records import Profile
from coach.store.store import open_store


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("GLUTE_COACH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "160")
    made = Place(tmp_path / "data")
    with open_store(made) as store:
        create(store.journal, store.archive, "Anna")
    return made


def film(tmp_path: Path, seconds: float, read_deg: float = 6.0) -> Path:
    """A recording of somebody who stands side-on."""
    writer = RecordingWriter()
    for t_s in np.arange(0, seconds, 1 / 30):
        pose = side_standing_pose(read_deg, t_s)
        writer.append(pose, pose.t_s, pose.size_px)
    writer.save(tmp_path / "standing.npz", {})
    return tmp_path / "standing.npz"


def anna(place: Place) -> Profile:
    with open_store(place) as store:
        return store.archive.profile("Anna")


def test_it_is_kept_for_the_profile_and_says_so(place, tmp_path, capsys) -> None:
    assert main(["calibrate", str(film(tmp_path, 4.0)), "--profile", "anna"]) == 0
    said = capsys.readouterr().out
    assert "reads +6.0 degrees" in said and "--neutral 6.0" in said
    assert "Stored for Anna: +6.0 degrees" in said and "90 days" in said
    settings = settings_of(anna(place))
    assert settings.neutral_deg == 6.0 and settings.neutral_at is not None
    assert abs(datetime.now(UTC) - settings.neutral_at) < timedelta(minutes=5)


def test_what_is_kept_is_limited(place, tmp_path) -> None:
    assert main(["calibrate", str(film(tmp_path, 4.0, -18.0)), "--profile", "Anna"]) == 0
    assert settings_of(anna(place)).neutral_deg == -10.0


def test_without_a_profile_nothing_is_kept(place, tmp_path, capsys) -> None:
    assert main(["calibrate", str(film(tmp_path, 4.0))]) == 0
    assert "Stored" not in capsys.readouterr().out
    assert settings_of(anna(place)).neutral_deg is None


@pytest.mark.parametrize(("seconds", "name"), [(2.0, "Anna"), (4.0, "Ana")])
def test_without_a_result_or_such_a_person_nothing_changes(place, tmp_path, capsys, seconds, name) -> None:
    assert main(["calibrate", str(film(tmp_path, seconds)), "--profile", name]) == 2
    said = capsys.readouterr()
    assert "Stored" not in said.out and "Traceback" not in said.err
    assert settings_of(anna(place)).neutral_deg is None
