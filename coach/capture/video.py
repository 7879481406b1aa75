"""A film file as a frame source: any codec that OpenCV reads, GIF too, upright, with its own times.

Decodes one frame at a call; `prefetch.py` does it ahead on a thread.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

import numpy as np

from coach.capture.base import check_file
from coach.capture.opencv import as_bgr, cv2, sealed
from coach.errors import SourceError
from coach.types import Frame, Image

# The pose networks look at 256 px crops (a 224 px one to find the person), so pixels beyond 720p change no landmark,
# while a 4K picture costs 25 MB and several milliseconds in every later step.
DEFAULT_MAX_SIDE_PX = 1280

_FALLBACK_FPS = 30.0
_GLITCH_S = 1.0
_LONGEST_GAP_S = 60.0
_STILLS = {".png", ".jpg", ".jpeg", ".bmp", ".webp", ".tif", ".tiff", ".heic"}
_COUNTS_EXACTLY = {".mp4", ".mov", ".m4v", ".avi"}


class FilmClock:
    """Turns a film's own time stamps into strictly increasing seconds from 0.

    Stamps that stand still or step back a little advance by the nominal interval until the film catches up;
    a jump of more than a second back or a minute ahead is a broken stamp and starts a new count from there.
    """

    def __init__(self, fps: float | None) -> None:
        self._interval_s = 1.0 / (fps or _FALLBACK_FPS)
        self._base_s = 0.0
        self._last_s: float | None = None

    def step(self, position_ms: float) -> float:
        """The time in seconds of the frame at `position_ms` (nan: unknown)."""
        raw_s = position_ms / 1000.0
        if self._last_s is None:
            self._base_s = raw_s if math.isfinite(raw_s) else 0.0
            self._last_s = 0.0
            return 0.0
        t_s = raw_s - self._base_s
        ahead_s = t_s - self._last_s
        if not 0.0 < ahead_s <= _LONGEST_GAP_S:
            t_s = self._last_s + self._interval_s
            if math.isfinite(raw_s) and not -_GLITCH_S <= ahead_s <= _LONGEST_GAP_S:
                self._base_s = raw_s - t_s
        self._last_s = t_s
        return t_s


class VideoSource:
    """Plays the film at `path`.

    max_side_px : larger pictures are handed out scaled to this longest side (None: as they are); `size_px` and
        every frame are then the scaled size.
    mirrored : left and right of every picture change places.
    note : after the end, what the user should know about the file (it ended early), else empty.

    Raises SourceError when the file is missing, empty, a folder, no film, or holds no readable picture.
    """

    live = False

    def __init__(
        self, path: Path | str, max_side_px: int | None = DEFAULT_MAX_SIDE_PX, *, uri: str = "", mirrored: bool = False
    ) -> None:
        self.uri = uri or str(path)
        self._mirrored = mirrored
        self._path = check_file(path)
        self._max_side_px = max_side_px
        if self._path.suffix.lower() in _STILLS:
            raise SourceError(f'"{self.uri}" is a still picture.', "Give a film of the exercise.")
        self.note = ""
        self._open()

    def read(self) -> Frame | None:
        """The next frame, or None at the end. Raises SourceError when the decoder breaks down."""
        bgr, position_ms = self._ahead or self._decode()
        self._ahead = None
        if bgr is None:
            self._note_early_end()
            return None
        frame = Frame(bgr, self._clock.step(position_ms), self._next)
        self._next += 1
        return frame

    def rewind(self) -> None:
        """Back to the first frame. Opens the file anew: seeking is not exact in every container."""
        self._capture.release()
        self._open()

    def close(self) -> None:
        """Give the file back; `read` gives None from now on."""
        self._ahead = None
        self._capture.release()

    def _open(self) -> None:
        self._capture = _capture_of(self._path, self.uri)
        fps = self._capture.get(cv2.CAP_PROP_FPS)
        self.fps = float(fps) if 0.1 <= fps <= 1000.0 else None
        count = self._capture.get(cv2.CAP_PROP_FRAME_COUNT)
        self.frame_count: int | None = int(count) if 0 < count < 1e9 else None
        self._clock = FilmClock(self.fps)
        self._next = 0
        # The first frame is read here: only a picture that came proves the file, and its true (upright) size.
        first, position_ms = self._decode()
        if first is None:
            self._capture.release()
            raise SourceError(
                f'"{self.uri}" holds no readable picture.',
                "It may be damaged, or its codec unknown here: export it again as MP4 (H.264).",
            )
        self.size_px = (first.shape[1], first.shape[0])
        self._ahead: tuple[Image | None, float] | None = (first, position_ms)

    def _decode(self) -> tuple[Image | None, float]:
        """The next picture (None at the end) and its position in milliseconds."""
        try:
            ok, raw = self._capture.read()
            position_ms = self._capture.get(cv2.CAP_PROP_POS_MSEC) if ok else math.nan
            if not ok:
                return None, math.nan
            bgr = fit(as_bgr(raw), self._max_side_px)
            bgr = sealed(np.ascontiguousarray(bgr[:, ::-1]) if self._mirrored else bgr)
        except (cv2.error, MemoryError) as error:
            raise SourceError(f'"{self.uri}" cannot be decoded further.', "Export it again as MP4 (H.264).") from error
        return bgr, position_ms

    def _note_early_end(self) -> None:
        claimed = self.frame_count or 0
        # Other containers only estimate their length, so a difference means nothing there.
        if self._path.suffix.lower() in _COUNTS_EXACTLY and self._next < 0.9 * claimed - 2:
            self.note = (
                f"Only {self._next} of {claimed} frames could be read: the end of the file is missing or damaged."
            )


def fit(bgr: Image, max_side_px: int | None) -> Image:
    """`bgr` (H, W, 3), scaled down so that its longest side is at most `max_side_px`; never scaled up."""
    height, width = bgr.shape[:2]
    if max_side_px is None or max(height, width) <= max_side_px:
        return bgr
    scale = max_side_px / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    # Averaging to an odd size takes 12 ms a picture, interpolating 2 ms; but interpolating skips pixels below one half,
    # so whole halvings, which average fast, come first.
    while min(height, width) > 1 and max(height, width) >= 2 * max_side_px:
        height, width = height // 2, width // 2
        whole = bgr[: 2 * height, : 2 * width]
        bgr = np.asarray(cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return np.asarray(cv2.resize(bgr, size, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _capture_of(path: Path, uri: str) -> cv2.VideoCapture:
    """An opened capture that turns pictures upright, or a SourceError."""
    for backend in _backends():
        try:
            # Absolute, so that no name can be taken for a protocol ("concat:...").
            capture = cv2.VideoCapture(str(path), backend)
        except cv2.error:
            continue
        if capture.isOpened():
            capture.set(cv2.CAP_PROP_ORIENTATION_AUTO, 1)
            return capture
        capture.release()
    if _is_cut_mp4(path):
        raise SourceError(
            f'"{uri}" is an MP4 film whose end is missing.',
            "It is still being written or was cut short: copy it again.",
        )
    raise SourceError(f'"{uri}" is not a film that can be read.', "Export it as MP4 (H.264), AVI, MKV, WebM or GIF.")


def _backends() -> list[int]:
    """FFmpeg first: it keeps time stamps and rotation. The system's own decoder knows codecs that it may lack."""
    system = {"win32": cv2.CAP_MSMF, "darwin": cv2.CAP_AVFOUNDATION}.get(sys.platform)
    return [cv2.CAP_FFMPEG] if system is None else [cv2.CAP_FFMPEG, system]


def _is_cut_mp4(path: Path) -> bool:
    """An MP4 or MOV without its index (the `moov` box), which cameras write last."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            if file.read(8)[4:] != b"ftyp":
                return False
            offset = 0
            while offset + 8 <= size:
                file.seek(offset)
                head = file.read(16)
                length = int.from_bytes(head[:4], "big")
                if head[4:8] == b"moov":
                    return offset + length > size
                if length == 1:
                    length = int.from_bytes(head[8:16], "big")
                if length < 8:
                    return True
                offset += length
            return True
    except OSError:
        return False
