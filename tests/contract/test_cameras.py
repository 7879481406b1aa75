"""How cameras behave, with a made-up one in OpenCV's place: there is none on the machines that run this."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from source_fixtures import HEIGHT, WIDTH, Cameras, FakeCapture, made_up_cameras, some

from coach.capture import camera
from coach.capture.base import CameraUnavailableError, list_cameras, open_source
from coach.capture.camera import CameraSource
from coach.capture.opencv import cv2
from coach.errors import CameraLost, SourceError


@pytest.fixture
def cameras(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cameras:
    return made_up_cameras(monkeypatch, tmp_path)


def test_rewinding_a_camera_does_nothing(cameras: Cameras) -> None:
    cameras.plug(0)
    source = open_source("camera:0")
    assert source.live
    some(source, 3)
    source.rewind()
    assert some(source, 1)[0].index == 3


def test_a_camera_is_asked_for_720p_at_30(cameras: Cameras) -> None:
    cameras.plug(0)
    source = open_source("camera:0")
    asked = cameras.found[0].asked
    assert (asked[cv2.CAP_PROP_FRAME_WIDTH], asked[cv2.CAP_PROP_FRAME_HEIGHT], asked[cv2.CAP_PROP_FPS]) == (
        1280,
        720,
        30,
    )
    assert source.size_px == (WIDTH, HEIGHT), "what it gives counts, not what it was asked for"
    assert source.frame_count is None


def test_camera_time_is_the_monotonic_clock(cameras: Cameras) -> None:
    cameras.plug(0)
    before_s = time.monotonic()
    frames = some(open_source("camera:0"), 5)
    # Pictures of this fake come faster than one a millisecond, the least distance that stamps keep.
    assert all(before_s <= frame.t_s <= time.monotonic() + 0.005 for frame in frames)


def unavailable(uri: str) -> CameraUnavailableError:
    with pytest.raises(CameraUnavailableError) as caught:
        open_source(uri)
    assert caught.value.todo
    return caught.value


def test_a_camera_that_is_not_there_is_missing(cameras: Cameras) -> None:
    assert unavailable("camera:3").state == "missing"


def test_a_camera_that_another_program_streams_from_is_busy(cameras: Cameras) -> None:
    cameras.plug(0, FakeCapture(alive=False))
    assert unavailable("camera:0").state == "busy"
    cameras.plug(0, FakeCapture(delivers=False))
    assert unavailable("camera:0").state == "busy"
    assert cameras.found[0].released


def test_a_camera_without_permission_says_how_to_get_it(cameras: Cameras, monkeypatch: pytest.MonkeyPatch) -> None:
    cameras.plug(0)
    monkeypatch.setattr(camera.os, "access", lambda path, mode: False)
    error = unavailable("camera:0")
    assert error.state == "no_permission"
    assert "video" in error.todo or "Settings" in error.todo


def test_a_camera_that_stops_is_lost(cameras: Cameras) -> None:
    cameras.plug(0)
    source = open_source("camera:0")
    some(source, 3)
    cameras.found[0].alive = False
    with pytest.raises(CameraLost, match="stopped sending"):
        source.read()


def test_a_camera_that_is_pulled_out_is_lost_then_missing_then_back(cameras: Cameras) -> None:
    cameras.plug(0)
    source = open_source("camera:0")
    some(source, 3)
    cameras.unplug(0)
    with pytest.raises(CameraLost):
        source.read()
    source.close()
    assert unavailable("camera:0").state == "missing"
    cameras.plug(0)
    assert some(open_source("camera:0"), 1)[0].index == 0


def test_a_camera_that_stutters_is_not_lost(cameras: Cameras, monkeypatch: pytest.MonkeyPatch) -> None:
    cameras.plug(0)
    source = open_source("camera:0")
    some(source, 1)
    answers = iter([False, False, True])
    monkeypatch.setattr(cameras.found[0], "grab", lambda: next(answers))
    assert some(source, 1)[0].index == 1


def test_a_bad_camera_name_is_refused() -> None:
    with pytest.raises(SourceError, match="camera:0"):
        open_source("camera:front")


def test_cameras_are_listed_with_their_state(cameras: Cameras, tmp_path: Path) -> None:
    for index, alive in enumerate([True, True, False]):
        cameras.plug(index, FakeCapture(alive))
    for index, (name, place) in enumerate([("Desk Cam", "0"), ("Desk Cam", "1"), ("Other", "0")]):
        (tmp_path / "sys" / f"video{index}").mkdir(parents=True)
        (tmp_path / "sys" / f"video{index}" / "name").write_text(f"{name}\n")
        (tmp_path / "sys" / f"video{index}" / "index").write_text(f"{place}\n")
    found = list_cameras()
    assert [(c.uri, c.name, c.state) for c in found] == [("camera:0", "Desk Cam", "ok"), ("camera:2", "Other", "busy")]
    assert (found[0].width_px, found[0].height_px) == (WIDTH, HEIGHT)
    assert found[1].message
    assert cameras.found[0].released


def test_no_camera_is_an_empty_list(cameras: Cameras) -> None:
    assert list_cameras() == []


def test_grey_cameras_give_bgr(cameras: Cameras, monkeypatch: pytest.MonkeyPatch) -> None:
    cameras.plug(0)
    monkeypatch.setattr(cameras.found[0], "retrieve", lambda: (True, np.full((HEIGHT, WIDTH), 77, np.uint8)))
    frame = CameraSource(0).read()
    assert frame.bgr.shape == (HEIGHT, WIDTH, 3) and (frame.bgr == 77).all()
