"""One contract over every frame source; times, rotation and size of films. All films are made here."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from source_fixtures import FRAMES, HEIGHT, WIDTH, film, gif, made_up_cameras, picture, recording, some

from coach.capture.base import FrameSource, open_source
from coach.capture.video import FilmClock, VideoSource, fit

MAKERS: dict[str, Callable[[Path], str]] = {
    "mp4": lambda d: str(film(d / "a.mp4")),
    "avi": lambda d: str(film(d / "a.avi", "MJPG")),
    "mkv": lambda d: str(film(d / "a.mkv")),
    "webm": lambda d: str(film(d / "a.webm", "VP80")),
    "gif": lambda d: str(gif(d / "a.gif", [100] * FRAMES)),
    "npz": lambda d: str(recording(d / "a.npz")),
    "demo": lambda d: "demo",
    "camera": lambda d: "camera:0",
}


def only(*kinds: str) -> pytest.MarkDecorator:
    """The kinds of source that a test makes sense for."""
    return pytest.mark.parametrize("source", kinds, indirect=True)


@pytest.fixture(params=list(MAKERS))
def source(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FrameSource]:
    made_up_cameras(monkeypatch, tmp_path).plug(0)
    opened = open_source(MAKERS[request.param](tmp_path))
    yield opened
    opened.close()


def test_frames_are_numbered_from_0_with_strictly_increasing_times(source: FrameSource) -> None:
    frames = some(source)
    assert [frame.index for frame in frames] == list(range(FRAMES))
    assert (np.diff([frame.t_s for frame in frames]) > 0).all()


def test_pictures_are_contiguous_read_only_bgr_of_the_stated_size(source: FrameSource) -> None:
    for frame in some(source, 3):
        assert frame.bgr.dtype == np.uint8
        assert frame.bgr.shape == (source.size_px[1], source.size_px[0], 3)
        assert frame.size_px == source.size_px
        assert frame.bgr.flags.c_contiguous
        assert not frame.bgr.flags.writeable


@only("mp4", "avi", "mkv", "webm", "gif", "camera")
def test_pictures_are_not_mirrored(source: FrameSource) -> None:
    bgr = some(source, 1)[0].bgr.astype(int)
    left, right = bgr[32:, 8:40].mean(axis=(0, 1)), bgr[32:, 56:88].mean(axis=(0, 1))
    assert left[0] > 200 and left[2] < 60, "left must stay blue"
    assert right[2] > 200 and right[0] < 60, "right must stay red"


@only("mp4", "avi", "mkv", "webm", "gif", "npz", "demo")
def test_rewinding_gives_the_same_first_frame(source: FrameSource) -> None:
    first = some(source, 5)[0]
    source.rewind()
    again = some(source, 1)[0]
    assert (again.index, again.t_s) == (0, first.t_s)
    assert np.array_equal(again.bgr, first.bgr)


@only("mp4", "avi", "mkv", "webm", "gif", "npz")
def test_a_file_ends_with_none_and_stays_there(source: FrameSource) -> None:
    assert not source.live
    assert source.frame_count == FRAMES
    some(source)
    assert source.read() is None
    assert source.read() is None


def test_closing_twice_is_harmless(source: FrameSource) -> None:
    source.close()
    source.close()


def test_the_source_keeps_the_name_it_was_opened_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    film(tmp_path / "a.mp4")
    monkeypatch.chdir(tmp_path)
    source = open_source("a.mp4")
    source.close()
    assert source.uri == "a.mp4"


def test_gif_frames_last_as_long_as_the_file_says(tmp_path: Path) -> None:
    source = open_source(str(gif(tmp_path / "a.gif", [100, 50, 200, 30, 300])))
    assert [round(frame.t_s, 3) for frame in some(source, 5)] == [0.0, 0.1, 0.15, 0.35, 0.38]
    source.close()


def test_constant_rate_gives_even_times(tmp_path: Path) -> None:
    source = open_source(str(film(tmp_path / "a.mp4", fps=15.0)))
    assert [frame.t_s for frame in some(source)] == pytest.approx(np.arange(FRAMES) / 15.0, abs=1e-3)
    assert source.fps == pytest.approx(15.0)
    source.close()


@pytest.mark.parametrize(
    ("positions_ms", "expected_s"),
    [
        ([0, 40, 100, 120], [0.0, 0.04, 0.1, 0.12]),
        ([500, 540, 600], [0.0, 0.04, 0.1]),
        ([0, 0, 0, 0], [0.0, 0.1, 0.2, 0.3]),
        ([float("nan")] * 3, [0.0, 0.1, 0.2]),
        ([0, 200, 150, 400], [0.0, 0.2, 0.3, 0.4]),
        ([10_000, 10_100, 0, 50, 80], [0.0, 0.1, 0.2, 0.25, 0.28]),
        ([0, 100, 9e8, 9e8 + 50], [0.0, 0.1, 0.2, 0.25]),
    ],
    ids=["as stamped", "from 0", "no stamps", "unknown", "one steps back", "starts anew", "jumps ahead"],
)
def test_broken_time_stamps_are_repaired(positions_ms: list[float], expected_s: list[float]) -> None:
    clock = FilmClock(fps=10.0)
    assert [clock.step(ms) for ms in positions_ms] == pytest.approx(expected_s)


def turned(path: Path, matrix: tuple[int, ...]) -> Path:
    """Write the display matrix (a b c d as whole numbers) into the film's track header."""
    data = bytearray(path.read_bytes())
    at = data.index(b"tkhd") + 4 + 40
    assert data[at : at + 4] == struct.pack(">i", 1 << 16), "no identity matrix where one is expected"
    a, b, c, d = (n << 16 for n in matrix)
    data[at : at + 36] = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    path.write_bytes(data)
    return path


def test_a_film_taken_upright_is_turned_upright(tmp_path: Path) -> None:
    source = open_source(str(turned(film(tmp_path / "a.mp4"), (0, 1, -1, 0))))
    assert source.size_px == (HEIGHT, WIDTH)
    bgr = some(source, 1)[0].bgr.astype(int)
    top, bottom = bgr[20:40, 8:40].mean(axis=(0, 1)), bgr[56:88, 8:40].mean(axis=(0, 1))
    assert top[0] > 200, "turned clockwise, the blue left side lies on top"
    assert bottom[2] > 200
    source.close()


@pytest.mark.parametrize(("size", "expected"), [((320, 240), (100, 75)), ((240, 320), (75, 100)), ((96, 64), (96, 64))])
def test_large_pictures_are_scaled_and_small_ones_left(
    tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    source = VideoSource(film(tmp_path / "a.mp4", size=size), max_side_px=100)
    assert source.size_px == expected
    assert some(source, 1)[0].size_px == expected
    source.close()


def test_no_limit_means_no_scaling(tmp_path: Path) -> None:
    source = VideoSource(film(tmp_path / "a.mp4", frames=1, size=(1920, 1080)), max_side_px=None)
    assert source.size_px == (1920, 1080)
    source.close()


def test_scaling_keeps_the_picture_in_place() -> None:
    small = fit(picture(0, 1920, 1080), 100).astype(int)
    assert small.shape == (56, 100, 3)
    assert (small[30, :48, 0] == 255).all() and (small[30, 52:, 2] == 255).all()


def test_a_mirrored_demo_is_the_film_with_left_and_right_changed() -> None:
    plain, mirrored = open_source("demo:clamshell"), open_source("demo:clamshell/mirrored")
    for _ in range(3):
        one, other = plain.read(), mirrored.read()
        assert one is not None and other is not None
        assert other.t_s == one.t_s
        assert (other.bgr == one.bgr[:, ::-1]).all()
    plain.close()
    mirrored.close()
