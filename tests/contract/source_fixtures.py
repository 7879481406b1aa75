"""Tiny films, recordings and cameras for the tests of the sources, made on the spot."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from coach.capture import camera
from coach.capture.base import FrameSource
from coach.capture.opencv import cv2
from coach.store.recording import Recording, save_recording
from coach.types import Frame, Image

WIDTH, HEIGHT, FRAMES = 96, 64, 12


def picture(i: int, width: int = WIDTH, height: int = HEIGHT) -> Image:
    """Left half blue, right half red, a grey corner that grows lighter: mirrored or swapped colours show."""
    image = np.zeros((height, width, 3), np.uint8)
    image[:, : width // 2] = (255, 0, 0)
    image[:, width // 2 :] = (0, 0, 255)
    image[:16, :16] = 10 * (i % 25)
    return image


def film(
    path: Path, fourcc: str = "mp4v", frames: int = FRAMES, fps: float = 30.0, size: tuple[int, int] = (WIDTH, HEIGHT)
) -> Path:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*fourcc), fps, size)
    assert writer.isOpened()
    for i in range(frames):
        writer.write(picture(i, *size))
    writer.release()
    return path


def gif(path: Path, durations_ms: list[int]) -> Path:
    animation = cv2.Animation()
    animation.frames = [picture(i) for i in range(len(durations_ms))]
    animation.durations = np.array(durations_ms)
    assert cv2.imwriteanimation(str(path), animation)
    return path


def recording(path: Path) -> Path:
    poses = np.full((FRAMES, 33, 3), 0.5)
    t_s = np.arange(FRAMES) / 25.0
    save_recording(path, Recording(t_s, poses, poses, poses[:, :, 0], (WIDTH, HEIGHT), {"reps": 0}))
    return path


class FakeCapture:
    """A camera as OpenCV shows one. `alive` False: pulled out; `delivers` False: held by another program."""

    def __init__(self, alive: bool = True, delivers: bool = True) -> None:
        self.alive, self.delivers = alive, delivers
        self.asked: dict[int, float] = {}
        self.taken = 0
        self.released = False

    def isOpened(self) -> bool:
        return self.alive and not self.released

    def set(self, prop: int, value: float) -> bool:
        self.asked[prop] = value
        return True

    def get(self, prop: int) -> float:
        return self.asked.get(prop, 0.0)

    def grab(self) -> bool:
        return self.isOpened() and self.delivers

    def retrieve(self) -> tuple[bool, Image]:
        self.taken += 1
        return True, picture(self.taken)

    def release(self) -> None:
        self.released = True


class Cameras:
    """The cameras of a made-up Linux machine; only a plugged one has a device file."""

    def __init__(self, dev: Path) -> None:
        self.dev = dev
        self.found: dict[int, FakeCapture] = {}

    def plug(self, index: int, capture: FakeCapture | None = None) -> FakeCapture:
        (self.dev / f"video{index}").touch()
        self.found[index] = capture or FakeCapture()
        return self.found[index]

    def unplug(self, index: int) -> None:
        (self.dev / f"video{index}").unlink()
        self.found.pop(index).alive = False


def made_up_cameras(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Cameras:
    """Put `Cameras` in the place of this machine's."""
    (folder / "dev").mkdir()
    cameras = Cameras(folder / "dev")
    monkeypatch.setattr(camera, "LINUX", True)
    monkeypatch.setattr(camera, "DEV", cameras.dev)
    monkeypatch.setattr(camera, "SYS_CLASS", folder / "sys")
    monkeypatch.setattr(camera, "FIRST_PICTURE_S", 0.01)
    monkeypatch.setattr(camera, "_RETRY_S", 0.001)
    monkeypatch.setattr(camera, "new_capture", lambda index: cameras.found[index])
    return cameras


def some(source: FrameSource, n: int = FRAMES) -> list[Frame]:
    frames = [source.read() for _ in range(n)]
    assert all(frame is not None for frame in frames)
    return [frame for frame in frames if frame is not None]
