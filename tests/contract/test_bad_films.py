"""What a missing, damaged or wrong file says. No traceback, no noise, always advice."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from source_fixtures import film, gif, picture, some

from coach.capture import demos
from coach.capture.base import open_source
from coach.capture.opencv import cv2
from coach.capture.video import VideoSource
from coach.errors import SourceError


def bad_text(d: Path) -> Path:
    (d / "text.mp4").write_text("not a film " * 200)
    return d / "text.mp4"


def bad_cut_mp4(d: Path) -> Path:
    data = film(d / "whole.mp4", frames=60).read_bytes()
    (d / "cut.mp4").write_bytes(data[: data.index(b"moov") - 100])
    return d / "cut.mp4"


def bad_empty(d: Path) -> Path:
    (d / "empty.mp4").touch()
    return d / "empty.mp4"


def bad_header_only(d: Path) -> Path:
    """An AVI whose header is whole, with no picture after it."""
    data = film(d / "whole.avi", "MJPG").read_bytes()
    (d / "none.avi").write_bytes(data[: data.index(b"movi") + 4])
    return d / "none.avi"


def bad_still(d: Path) -> Path:
    cv2.imwrite(str(d / "photo.png"), picture(0))
    return d / "photo.png"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (bad_text, "not a film"),
        (bad_cut_mp4, "end is missing"),
        (bad_empty, "empty"),
        (bad_header_only, "no readable picture|not a film"),
        (bad_still, "still picture"),
        (lambda d: d, "is a folder"),
        (lambda d: d / "no" / "a.mp4", "does not exist"),
        (lambda d: Path("http://example.org/a.mp4"), "no file|network"),
    ],
)
def test_a_bad_file_is_a_source_error_with_advice(make: Callable[[Path], Path], says: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=says) as caught:
        open_source(str(make(tmp_path)))
    assert caught.value.todo
    assert caught.value.exit_code == 2


def test_a_network_address_is_refused() -> None:
    with pytest.raises(SourceError, match="nothing here uses the network"):
        open_source("rtsp://camera.example/stream")


def test_a_pipe_is_refused_before_it_blocks(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(tmp_path / "pipe.mp4")
    with pytest.raises(SourceError, match="not a regular file"):
        open_source(str(tmp_path / "pipe.mp4"))


@pytest.mark.parametrize(
    ("asked", "suggested"),
    [("bridgee.mp4", '"bridge.mp4"'), ("demmo", '"demo"'), ("0", '"camera:0"'), ("camera0", '"camera:0"')],
)
def test_a_missing_file_suggests_the_nearest_name(
    asked: str, suggested: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film(tmp_path / "bridge.mp4", frames=1)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match=f"Did you mean {suggested}"):
        open_source(asked)


def test_an_unknown_demo_lists_what_there_is() -> None:
    with pytest.raises(SourceError, match="demo:glute_bridge"):
        open_source("demo:glute_brige")


def test_every_demo_opens() -> None:
    assert demos.DEFAULT_DEMO in demos.demo_names()
    for name in demos.demo_names():
        source = open_source(f"demo:{name}")
        assert source.frame_count and source.read() is not None
        source.close()


@pytest.mark.parametrize("kind", ["avi", "mkv", "gif"])
def test_a_cut_film_gives_the_frames_that_are_there(kind: str, tmp_path: Path) -> None:
    whole = tmp_path / f"whole.{kind}"
    if kind == "gif":
        gif(whole, [40] * 60)
    else:
        film(whole, "MJPG" if kind == "avi" else "mp4v", frames=60)
    data = whole.read_bytes()
    cut = tmp_path / f"cut.{kind}"
    cut.write_bytes(data[: len(data) * 2 // 3])
    source = VideoSource(cut)
    frames = 0
    while source.read() is not None:
        frames += 1
    source.close()
    assert 20 <= frames < 60
    if kind == "avi":
        assert f"Only {frames} of 60 frames" in source.note


def test_a_whole_film_has_no_note(tmp_path: Path) -> None:
    source = VideoSource(film(tmp_path / "a.mp4"))
    some(source)
    assert source.read() is None
    assert source.note == ""
    source.close()


def test_a_bad_file_leaves_stderr_clean(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for make in (bad_text, bad_cut_mp4, bad_header_only):
        with pytest.raises(SourceError):
            open_source(str(make(tmp_path)))
    assert capfd.readouterr().err == ""


def test_the_door_needs_no_opencv() -> None:
    """The window starts before OpenCV is loaded: only an opened camera or film may cost it."""
    code = "import sys, coach.capture.base, coach.session.runner; sys.exit('cv2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
