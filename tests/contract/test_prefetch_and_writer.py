"""Decoding ahead and writing films: nothing is dropped, nothing half done is left."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from source_fixtures import FRAMES, HEIGHT, WIDTH, film, picture, some

from coach.capture.base import open_source
from coach.capture.prefetch import Prefetch
from coach.capture.writer import AnnotatedVideo
from coach.errors import CoachError, SourceError
from coach.types import Frame


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


class Counting:
    """A source of `n` frames that counts its reads and may break at the end."""

    uri, live, frame_count, fps, size_px = "fake", False, None, None, (4, 4)

    def __init__(self, n: int, error: Exception | None = None) -> None:
        self.n, self.error = n, error
        self.reads = 0
        self.closed = 0

    def read(self) -> Frame | None:
        if self.reads == self.n:
            if self.error:
                raise self.error
            return None
        self.reads += 1
        return Frame(np.zeros((4, 4, 3), np.uint8), float(self.reads), self.reads - 1)

    def rewind(self) -> None:
        self.reads = 0

    def close(self) -> None:
        self.closed += 1


def test_prefetch_gives_every_frame_in_order(tmp_path: Path) -> None:
    with Prefetch(open_source(str(film(tmp_path / "a.mp4", frames=40))), depth=2) as frames:
        assert [frame.index for frame in frames] == list(range(40))


def test_prefetch_reads_no_further_than_its_depth() -> None:
    source = Counting(100)
    with Prefetch(source, depth=3) as frames:
        next(frames)
        end_s = time.monotonic() + 5
        while source.reads < 4 and time.monotonic() < end_s:
            time.sleep(0.001)
        time.sleep(0.02)
        assert source.reads == 4
    assert source.closed == 1


def test_prefetch_hands_on_an_error_after_the_frames_before_it() -> None:
    with Prefetch(Counting(3, SourceError("broken", "mend it"))) as frames:
        assert [next(frames).index for _ in range(3)] == [0, 1, 2]
        with pytest.raises(SourceError, match="broken"):
            next(frames)
        with pytest.raises(StopIteration):
            next(frames)


def test_prefetch_ends_at_once_with_a_full_buffer() -> None:
    frames = Prefetch(Counting(1000), depth=2)
    started_s = time.monotonic()
    frames.close()
    frames.close()
    assert time.monotonic() - started_s < 1.0
    assert list(frames) == []


@pytest.mark.parametrize("fps", [3.0, 9.0909, 29.97, 59.9401, 120.123])
def test_a_written_film_reads_back(fps: float, tmp_path: Path) -> None:
    with AnnotatedVideo(tmp_path / "out.mp4", (WIDTH, HEIGHT), fps) as out:
        for i in range(FRAMES):
            out.write(picture(i))
        assert not (tmp_path / "out.mp4").exists(), "it appears only when it is whole"
    source = open_source(str(tmp_path / "out.mp4"))
    frames = some(source)
    assert source.read() is None
    assert frames[-1].t_s == pytest.approx((FRAMES - 1) / fps, rel=0.01)
    assert frames[0].bgr[40, 20, 0] > 200
    assert names(tmp_path) == ["out.mp4"]


def test_an_interrupted_film_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), AnnotatedVideo(tmp_path / "out.mp4", (WIDTH, HEIGHT), 30) as out:
        out.write(picture(0))
        raise RuntimeError
    assert names(tmp_path) == []


def test_an_interrupted_film_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "out.mp4").write_text("old")
    with pytest.raises(RuntimeError), AnnotatedVideo(tmp_path / "out.mp4", (WIDTH, HEIGHT), 30) as out:
        out.write(picture(0))
        raise RuntimeError
    assert (tmp_path / "out.mp4").read_text() == "old"


def test_a_film_without_pictures_leaves_nothing(tmp_path: Path) -> None:
    AnnotatedVideo(tmp_path / "out.mp4", (WIDTH, HEIGHT), 30).close()
    assert names(tmp_path) == []


def test_a_picture_of_another_size_is_refused(tmp_path: Path) -> None:
    out = AnnotatedVideo(tmp_path / "out.mp4", (WIDTH, HEIGHT), 30)
    with pytest.raises(ValueError, match=r"expected shape \(64, 96, 3\)"):
        out.write(picture(0, 32, 32))
    out.discard()


@pytest.mark.parametrize(
    ("name", "says"), [("no/out.mp4", "does not exist"), ("out.gif", "must be an MP4"), ("d.mp4", "folder")]
)
def test_a_film_that_cannot_be_written_says_why(name: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "d.mp4").mkdir()
    with pytest.raises(CoachError, match=says) as caught:
        AnnotatedVideo(tmp_path / name, (WIDTH, HEIGHT), 30)
    assert caught.value.todo


def test_a_film_that_did_not_reach_the_disk_is_an_error(tmp_path: Path) -> None:
    out = AnnotatedVideo(tmp_path / "out.mp4", (WIDTH, HEIGHT), 30)
    out.write(picture(0))
    # What a full disk leaves behind: fewer frames than were written.
    out.frames += 5
    with pytest.raises(CoachError, match="disk full"):
        out.close()
    assert names(tmp_path) == []
