"""Writes an annotated film (MP4). The file appears under its name only when it is whole. Draws nothing itself."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType

import numpy as np

from coach.capture.opencv import cv2
from coach.errors import CoachError
from coach.types import Image

_SUFFIXES = {".mp4", ".m4v", ".mov"}


class AnnotatedVideo:
    """A film of `size_px` (width, height) at `fps` constant rate, at `path` after `close`.

    As a context manager it keeps the film when the block ends well and discards it on an exception.
    Raises CoachError when the folder or the codec fails.
    """

    def __init__(self, path: Path | str, size_px: tuple[int, int], fps: float) -> None:
        self.path = Path(path).expanduser().absolute()
        self.size_px = size_px
        self.frames = 0
        if not 0.1 <= fps <= 1000.0:
            raise ValueError(f"expected fps in 0.1 .. 1000, got {fps}")
        _check_target(self.path)
        # In the same folder, so that the renaming is atomic.
        self._temp = self.path.with_name(f".{self.path.stem}.{os.getpid()}.part{self.path.suffix}")
        # Two decimals: MPEG-4 stores the rate as a fraction of 16-bit numbers and refuses 59.9401.
        fourcc = cv2.VideoWriter.fourcc(*"mp4v")
        writer = cv2.VideoWriter(str(self._temp), cv2.CAP_FFMPEG, fourcc, round(fps, 2), size_px)
        self._writer: cv2.VideoWriter | None = writer
        if not writer.isOpened():
            self.discard()
            raise CoachError(
                f'The film "{self.path}" cannot be written: no MPEG-4 encoder, or {size_px[0]}x{size_px[1]} px '
                f"at {fps:.2f} fps is not possible.",
                "Run `coach doctor` to see which OpenCV is in use.",
            )

    def __enter__(self) -> AnnotatedVideo:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
        else:
            self.discard()

    def write(self, bgr: Image) -> None:
        """Append a picture (H, W, 3) uint8 of the film's size."""
        width, height = self.size_px
        # OpenCV drops a picture of another size without a word.
        if bgr.shape != (height, width, 3) or bgr.dtype != np.uint8:
            raise ValueError(f"expected shape ({height}, {width}, 3) uint8, got {bgr.shape} {bgr.dtype}")
        if self._writer is None:
            raise ValueError("the film is closed")
        self._writer.write(bgr)
        self.frames += 1

    def close(self) -> None:
        """Finish the film and give it its name; without a single picture nothing is left. May be called again."""
        if self._writer is None:
            return
        if self.frames == 0:
            self.discard()
            return
        self._writer.release()
        self._writer = None
        # The encoder does not report a full disk: what cannot be opened again was not written.
        check = cv2.VideoCapture(str(self._temp), cv2.CAP_FFMPEG)
        whole = check.isOpened() and check.get(cv2.CAP_PROP_FRAME_COUNT) >= self.frames
        check.release()
        if not whole:
            self.discard()
            raise CoachError(
                f'The film "{self.path}" could not be finished.', "Is the disk full? Free some space and try again."
            )
        try:
            self._temp.replace(self.path)
        except OSError as error:
            self.discard()
            raise CoachError(
                f'The film cannot be put at "{self.path}": {error.strerror}.', "Give another name."
            ) from error

    def discard(self) -> None:
        """Throw the unfinished film away. May be called again."""
        if self._writer is not None:
            self._writer.release()
            self._writer = None
        self._temp.unlink(missing_ok=True)


def _check_target(path: Path) -> None:
    if path.suffix.lower() not in _SUFFIXES:
        raise CoachError(f'The film "{path.name}" must be an MP4.', f'Call it "{path.stem}.mp4".')
    if path.is_dir():
        raise CoachError(f'"{path}" is a folder.', "Give a file name in it.")
    if not path.parent.is_dir():
        raise CoachError(f'The folder "{path.parent}" does not exist.', "Make it first, or choose another one.")
    if not os.access(path.parent, os.W_OK):
        raise CoachError(f'The folder "{path.parent}" may not be written to.', "Choose another one.")
