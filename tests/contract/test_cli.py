"""The command line as its user meets it: help, mistakes, bad files, outputs, exit codes. Never a traceback."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from synthetic import Body, poses, repetitions

from coach.capture.opencv import cv2
from coach.cli.main import COMMANDS, main
from coach.errors import ModelError
from coach.paths import SPECS_DIR
from coach.pose.model_store import ensure_model
from coach.store.recording import RecordingWriter, load_recording

BRIDGE = ["--exercise", "glute_bridge"]


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


@pytest.fixture
def coach(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Runs one command line in an empty folder, in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")

    def run(*words: str | Path) -> Said:
        try:
            code = main([str(w) for w in words])
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = Said(code, *capfd.readouterr())
        assert "Traceback" not in said.out + said.err
        return said

    return run


def recorded(path: Path, tops: list[float], fps: float = 30.0, body: Body | None = None) -> Path:
    """A recording of the made-up person."""
    at, duration_s = repetitions(tops)
    writer = RecordingWriter()
    for frame, pose in poses(at, duration_s + 0.5, fps, body):
        writer.append(pose, frame.t_s, pose.size_px)
    writer.save(path, {"exercise": "glute_bridge", "reps": len(tops)})
    return path


def black_film(path: Path, frames: int = 20, size: tuple[int, int] = (160, 120)) -> Path:
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 30.0, size)
    for _ in range(frames):
        film.write(np.zeros((size[1], size[0], 3), np.uint8))
    film.release()
    return path


@pytest.fixture(scope="session")
def model() -> None:
    """The pose model, or a skip that says why not."""
    try:
        ensure_model()
    except ModelError as error:
        pytest.skip(f"no pose model on this machine: {error}")


# --- help and mistakes ---


@pytest.mark.parametrize("command", [[], *([c] for c in COMMANDS), ["specs", "check"]], ids=" ".join)
def test_help_explains_every_command(coach, command: list[str]) -> None:
    said = coach(*command, "--help")
    assert said.code == 0
    assert said.out.startswith("usage: coach")
    assert said.err == ""
    assert len(said.out.splitlines()) > 4


def test_version_and_no_command(coach) -> None:
    assert coach("--version").out.startswith("coach ")
    bare = coach()
    assert bare.code == 2
    assert all(command in bare.out for command in COMMANDS)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["analyse", "a.mp4"], "analyze"),
        (["replya", "a.npz"], "replay"),
        (["specs", "chek"], "check"),
        (["replay", "a.npz", "--exercse", "glute_bridge"], "--exercise"),
        (["analyze", "a.mp4", *BRIDGE, "--anotate", "b.mp4"], "--annotate"),
        (["analyze", "a.mp4", *BRIDGE, "--jsn=x"], "--json"),
        (["run", "--sorce", "demo"], "--source"),
    ],
)
def test_a_misspelt_word_gets_the_nearest_right_one(coach, words: list[str], near: str) -> None:
    said = coach(*words)
    assert said.code == 2
    assert f'Did you mean "{near}"?' in said.err
    assert "--help" in said.err
    assert said.out == ""


def test_a_missing_option_is_no_misspelling(coach) -> None:
    said = coach("replay", "replay.npz")
    assert said.code == 2
    assert "required: --exercise" in said.err
    assert "Did you mean" not in said.err


@pytest.mark.parametrize("hold", ["-1", "61", "two", "nan"])
def test_a_hold_that_is_no_hold(coach, hold: str) -> None:
    said = coach("replay", "a.npz", *BRIDGE, f"--hold={hold}")
    assert said.code == 2
    assert "between 0 and 60 seconds" in said.err


@pytest.mark.parametrize("reps", ["0", "-3", "1.5", "ten"])
def test_a_target_that_is_no_target(coach, reps: str) -> None:
    said = coach("run", f"--reps={reps}")
    assert said.code == 2
    assert "whole number of at least 1" in said.err


@pytest.mark.parametrize("command", ["analyze", "replay", "run"])
def test_an_unknown_exercise_gets_the_nearest(coach, command: str) -> None:
    words = ["--source", "demo"] if command == "run" else ["a.npz"]
    said = coach(command, *words, "--exercise", "glute_brige")
    assert said.code == 2
    assert 'Did you mean "glute_bridge"?' in said.err


# --- exercises and specifications ---


def test_exercises_tell_view_and_set_up(coach) -> None:
    said = coach("exercises")
    assert said.code == 0
    for piece in ("glute_bridge", "Lie on your back", "camera 2-2.5 m away", "hold 2 s"):
        assert piece in said.out


def test_the_shipped_specifications_are_ok(coach) -> None:
    said = coach("specs", "check")
    assert said.code == 0
    assert all(line.startswith("ok ") for line in said.out.splitlines())


def test_every_bad_specification_is_told_and_the_good_one_too(coach, tmp_path: Path) -> None:
    text = (SPECS_DIR / "glute_bridge.toml").read_text(encoding="utf-8")
    (tmp_path / "bad.toml").write_text(
        text.replace("min_s = 0.8", "min_sec = 0.8").replace("end = 0.25", "end = 2.5"), encoding="utf-8"
    )
    (tmp_path / "torn.toml").write_text("id = ", encoding="utf-8")
    said = coach("specs", "check", "bad.toml", SPECS_DIR / "glute_bridge.toml", "torn.toml", "none.toml")
    assert said.code == 2
    assert "bad.toml: 2 problems" in said.out
    assert 'Did you mean "min_s"?' in said.out
    assert "torn.toml is not valid TOML" in said.out
    assert "none.toml: No such file" in said.out
    assert "\nok  " in said.out


# --- replay ---


def test_a_recording_gives_a_table_and_a_summary(coach, tmp_path: Path) -> None:
    recorded(tmp_path / "set.npz", [0.0, -30.0])
    said = coach("replay", "set.npz", *BRIDGE)
    assert said.code == 0
    assert "2 repetitions: 1 good, 1 partial, 0 compensated." in said.out
    assert "Half height (minor)" in said.out
    assert "30° ±7 short" in said.out


def test_json_on_standard_output_is_nothing_but_json(coach, tmp_path: Path) -> None:
    recorded(tmp_path / "set.npz", [0.0])
    said = coach("replay", "set.npz", *BRIDGE, "--json", "-")
    assert said.code == 0
    found = json.loads(said.out)
    assert found["results"][0]["counts"] == {"good": 1, "partial": 0, "compensated": 0}
    assert found["results"][0]["source"] == "set.npz"


def test_csv_on_standard_output_is_nothing_but_csv(coach, tmp_path: Path) -> None:
    recorded(tmp_path / "set.npz", [0.0, 0.0])
    rows = list(csv.DictReader(StringIO(coach("replay", "set.npz", *BRIDGE, "--csv", "-").out)))
    assert [row["index"] for row in rows] == ["1", "2"]
    assert {row["verdict"] for row in rows} == {"good"}


def test_json_and_csv_files_are_written_whole(coach, tmp_path: Path) -> None:
    recorded(tmp_path / "set.npz", [0.0])
    said = coach("replay", "set.npz", *BRIDGE, "--json", "out.json", "--csv", "out.csv")
    assert said.code == 0
    assert "1 repetitions" in said.out
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["schema"] == 1
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 2
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.csv", "out.json", "set.npz"]


def test_the_prescribed_hold_is_judged_when_it_is_given(coach, tmp_path: Path) -> None:
    recorded(tmp_path / "set.npz", [0.0])
    assert "No pause at the top" not in coach("replay", "set.npz", *BRIDGE).out
    assert "No pause at the top" in coach("replay", "set.npz", *BRIDGE, "--hold", "5").out


def test_of_several_recordings_the_good_ones_are_printed_and_the_bad_one_is_told(coach, tmp_path: Path) -> None:
    recorded(tmp_path / "one.npz", [0.0])
    (tmp_path / "bad.npz").write_bytes(b"PK not really")
    recorded(tmp_path / "two.npz", [0.0, 0.0])
    said = coach("replay", "one.npz", "bad.npz", "two.npz", *BRIDGE, "--json", "out.json")
    assert said.code == 2
    assert "1 repetitions: 1 good" in said.out
    assert "2 repetitions: 2 good" in said.out
    assert "bad.npz" in said.err
    results = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["results"]
    assert [r["source"] for r in results] == ["one.npz", "two.npz"]


def test_a_recording_of_nobody_is_an_honest_nothing(coach, tmp_path: Path) -> None:
    writer = RecordingWriter()
    for i in range(30):
        writer.append(None, i / 30, (640, 480))
    writer.save(tmp_path / "nobody.npz", {})
    said = coach("replay", "nobody.npz", *BRIDGE)
    assert said.code == 0
    assert "0 repetitions" in said.out
    assert "Nobody was seen" in said.out


def test_a_film_is_not_a_recording(coach) -> None:
    said = coach("replay", "film.mp4", *BRIDGE)
    assert said.code == 2
    assert "`coach analyze`" in said.err


def test_the_window_takes_one_recording(coach) -> None:
    said = coach("replay", "a.npz", "b.npz", *BRIDGE, "--window")
    assert said.code == 2
    assert "one recording" in said.err


# --- outputs that cannot be ---


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        (["--json", "."], "is a folder"),
        (["--csv", "sub"], "is a folder"),
        (["--json", "no/such/out.json"], "does not exist"),
        (["--json", "set.npz"], "would be overwritten"),
        (["--csv", "./set.npz"], "would be overwritten"),
        (["--json", "same", "--csv", "./same"], "Two outputs have the same name"),
    ],
)
def test_an_output_that_cannot_be_is_told_before_the_work(coach, tmp_path: Path, extra: list[str], says: str) -> None:
    recorded(tmp_path / "set.npz", [0.0])
    before = (tmp_path / "set.npz").read_bytes()
    (tmp_path / "sub").mkdir()
    said = coach("replay", "set.npz", *BRIDGE, *extra)
    assert said.code == 2
    assert says in said.err
    assert said.out == ""
    assert (tmp_path / "set.npz").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["film.mp4", "--annotate", "film.mp4"], "would be overwritten"),
        (["film.mp4", "--annotate", "x.mp4", "--record", "x.mp4"], "Two outputs"),
        (["film.mp4", "other/film.mp4", "--annotate", "sub"], "Two outputs"),
        (["film.mp4", "other/film.mp4", "--annotate", "one.mp4"], "must be a folder"),
        (["film.mp4", "film.mp4", "--record", "sub"], "named twice"),
        (["film.mp4", "--annotate", "none/x.mp4"], "does not exist"),
    ],
)
def test_a_films_outputs_are_checked_before_the_work(coach, tmp_path: Path, words: list[str], says: str) -> None:
    black_film(tmp_path / "film.mp4")
    (tmp_path / "other").mkdir()
    (tmp_path / "sub").mkdir()
    black_film(tmp_path / "other" / "film.mp4")
    said = coach("analyze", *words, *BRIDGE)
    assert said.code == 2
    assert says in said.err


# --- films ---


def bad_text(path: Path) -> None:
    path.write_text("this is no film\n" * 100, encoding="utf-8")


def bad_empty(path: Path) -> None:
    path.touch()


def bad_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "says"),
    [(bad_text, "film.mp4"), (bad_empty, "empty"), (bad_folder, "folder"), (lambda p: None, "no file")],
)
def test_a_film_that_cannot_be_read(coach, tmp_path: Path, model: None, make, says: str) -> None:
    make(tmp_path / "film.mp4")
    said = coach("analyze", "film.mp4", *BRIDGE, "--annotate", "out.mp4", "--record", "out.npz", "--json", "out.json")
    assert said.code == 2
    assert says in said.err
    assert {p.name for p in tmp_path.iterdir()} <= {"film.mp4"}  # nothing half done is left


def test_a_black_film_is_an_honest_nothing_with_all_its_outputs(coach, tmp_path: Path, model: None) -> None:
    black_film(tmp_path / "black.mp4", frames=20)
    said = coach("analyze", "black.mp4", *BRIDGE, "--annotate", "out.mp4", "--record", "out.npz", "--json", "out.json")
    assert said.code == 0
    assert "Nobody was seen" in said.out
    (result,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["results"]
    assert (result["frames"], result["frames_seen"], result["repetitions"]) == (20, 0, [])
    assert np.isnan(load_recording(tmp_path / "out.npz").xyz_norm).all()
    assert (tmp_path / "out.mp4").stat().st_size > 0
    # And the recording says the same.
    assert "Nobody was seen" in coach("replay", "out.npz", *BRIDGE).out


def test_a_portrait_film_of_one_frame(coach, tmp_path: Path, model: None) -> None:
    black_film(tmp_path / "one.mp4", frames=1, size=(120, 200))
    said = coach("analyze", "one.mp4", *BRIDGE, "--json", "-")
    assert said.code == 0
    assert json.loads(said.out)["results"][0]["frames"] == 1


# --- as a program of its own ---


ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "COLUMNS": "160"}


def program(folder: Path, *words: str, without: tuple[str, ...] = ()) -> Said:
    environment = {k: v for k, v in ENVIRONMENT.items() if k not in without}
    command = [sys.executable, "-m", "coach", *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stdout + done.stderr
    return Said(done.returncode, done.stdout, done.stderr)


def test_exit_codes_reach_the_shell(tmp_path: Path) -> None:
    recorded(tmp_path / "set.npz", [0.0])
    good = program(tmp_path, "replay", "set.npz", *BRIDGE, "--json", "-")
    assert good.code == 0
    assert json.loads(good.out)["results"][0]["counts"]["good"] == 1
    assert good.err == ""
    bad = program(tmp_path, "replay", "none.npz", *BRIDGE)
    assert bad.code == 2
    assert bad.err.startswith("coach: ")
    assert bad.out.strip() == ""


@pytest.mark.parametrize("words", [["replay", "set.npz", *BRIDGE, "--json", "-"], ["programmes"], ["exercises"]])
def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path, words: list[str]) -> None:
    recorded(tmp_path / "set.npz", [0.0])
    command = [sys.executable, "-m", "coach", *words]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, env=ENVIRONMENT, stdout=pipe, stderr=pipe) as reader:
        assert reader.stdout is not None
        reader.stdout.close()
        assert reader.stderr is not None
        told = reader.stderr.read().decode()
    assert "Traceback" not in told
    assert "BrokenPipe" not in told


def test_a_display_that_is_not_there_is_told_with_the_way_round(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux knows a machine without a display")
    recorded(tmp_path / "set.npz", [0.0])
    said = program(
        tmp_path, "replay", "set.npz", *BRIDGE, "--window", without=("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    assert said.code == 2
    assert "no display" in said.err
    assert "Without one: `coach " in said.err


def test_ctrl_c_while_it_loads_is_no_traceback(coach, monkeypatch: pytest.MonkeyPatch) -> None:
    def loading():
        raise KeyboardInterrupt

    monkeypatch.setattr("coach.cli.main.build_parser", loading)
    stopped = coach("exercises")
    assert (stopped.code, "stopped" in stopped.err) == (130, True)
