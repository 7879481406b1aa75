"""A camera through OpenCV, un-mirrored, each picture stamped with `time.monotonic` as it leaves the driver.

Says whether a camera is missing, busy or forbidden, as far as the system lets one know. Reopening is the runner's.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

from coach.capture.base import CameraInfo, CameraState, CameraUnavailableError
from coach.capture.opencv import as_bgr, cv2, sealed
from coach.errors import CameraLost
from coach.types import Frame

DEV = Path("/dev")
SYS_CLASS = Path("/sys/class/video4linux")
LINUX = sys.platform.startswith("linux")

# Some cameras need a moment for their first picture; Windows only shows with it that another program has the camera.
FIRST_PICTURE_S = 4.0
# Drivers drop single pictures when the light changes; this many in a row are a lost camera.
FAILURES_ALLOWED = 5
_RETRY_S = 0.05

_ADVICE: dict[CameraState, tuple[str, str]] = {
    "missing": ("There is no camera {index}.", "Plug one in; `coach cameras` lists what is found."),
    "busy": ("Camera {index} is in use by another program.", "Close the other program (a video call, a browser tab)."),
    "no_permission": ("Camera {index} may not be used by this account.", "{allow}"),
}


def new_capture(index: int) -> cv2.VideoCapture:
    """OpenCV's camera by the system's own backend: asking all of them opens, and wakes, other devices."""
    backend = {"win32": cv2.CAP_MSMF, "darwin": cv2.CAP_AVFOUNDATION}.get(sys.platform, cv2.CAP_V4L2 if LINUX else 0)
    return cv2.VideoCapture(index, backend)


class CameraSource:
    """Camera `index`, asked for 1280x720 at 30 fps; what it really gives is in `size_px` and `fps`.

    Raises CameraUnavailableError when it cannot be opened or gives no first picture.
    """

    live = True

    def __init__(self, index: int = 0, size_px: tuple[int, int] = (1280, 720), fps: float = 30.0) -> None:
        self.uri = f"camera:{index}"
        self.frame_count: int | None = None
        self._index = index
        problem = node_problem(index)
        if problem is not None:
            raise unavailable(problem, index)
        try:
            self._capture = new_capture(index)
        except cv2.error as error:
            raise unavailable("missing", index) from error
        if not self._capture.isOpened():
            self._capture.release()
            raise unavailable(closed_reason(index), index)
        self._ask_for(size_px, fps)
        self._next = 0
        self._last_s = -1.0
        self._ahead: Frame | None = self._first()
        self.size_px = self._ahead.size_px

    @property
    def fps(self) -> float | None:
        """The rate that the driver promises, None where it does not."""
        fps = self._capture.get(cv2.CAP_PROP_FPS)
        return float(fps) if 0.1 <= fps <= 1000.0 else None

    def read(self) -> Frame:
        """Wait for the next picture. Raises CameraLost when the camera stops."""
        frame, self._ahead = self._ahead, None
        for attempt in range(FAILURES_ALLOWED):
            frame = frame or self._grab()
            if frame is not None:
                return frame
            if node_problem(self._index) is not None:
                break
            if attempt + 1 < FAILURES_ALLOWED:
                time.sleep(_RETRY_S)
        raise CameraLost(
            f"Camera {self._index} stopped sending pictures.",
            "Check its cable; it is opened again by itself when it is back.",
        )

    def rewind(self) -> None:
        """Nothing: a camera has no first frame to go back to."""

    def close(self) -> None:
        """Give the camera back. May be called again."""
        self._ahead = None
        self._capture.release()

    def _ask_for(self, size_px: tuple[int, int], fps: float) -> None:
        if LINUX:
            # Uncompressed 720p does not fit through USB 2 at more than 10 fps. Must come before the size.
            self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, size_px[0])
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, size_px[1])
        self._capture.set(cv2.CAP_PROP_FPS, fps)
        # A queue of pictures in the driver would only make the newest one old.
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)

    def _first(self) -> Frame:
        end_s = time.monotonic() + FIRST_PICTURE_S
        while True:
            frame = self._grab()
            if frame is not None:
                return frame
            if time.monotonic() >= end_s:
                self._capture.release()
                raise unavailable(node_problem(self._index) or "busy", self._index)
            time.sleep(_RETRY_S)

    def _grab(self) -> Frame | None:
        try:
            if not self._capture.grab():
                return None
            # Before decoding, which takes milliseconds that are not the movement's. The clock of some systems
            # ticks every 15 ms, so two pictures could share a stamp.
            t_s = max(time.monotonic(), self._last_s + 0.001)
            ok, raw = self._capture.retrieve()
        except cv2.error:
            return None
        if not ok or raw.size == 0:
            return None
        frame = Frame(sealed(as_bgr(raw)), t_s, self._next)
        self._last_s = t_s
        self._next += 1
        return frame


def node_problem(index: int) -> CameraState | None:
    """On Linux: what the device file tells before anything is opened. Elsewhere, and when all is well: None."""
    if not LINUX:
        return None
    node = DEV / f"video{index}"
    if not node.exists():
        return "missing"
    return None if os.access(node, os.R_OK | os.W_OK) else "no_permission"


def closed_reason(index: int) -> CameraState:
    """Why OpenCV could not open a camera."""
    if not LINUX:
        # Neither Windows nor macOS tells OpenCV's caller; the advice for "missing" names the permission there.
        return "missing"
    try:
        os.close(os.open(DEV / f"video{index}", os.O_RDWR | os.O_NONBLOCK))
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM):
            return "no_permission"
        return "busy" if error.errno == errno.EBUSY else "missing"
    # Several programs may open the file, but only one may stream: a refusal after a good open is that.
    return "busy"


def unavailable(state: CameraState, index: int) -> CameraUnavailableError:
    """The error for `state`, with advice for this system."""
    what, todo = _ADVICE[state]
    text = todo.format(allow=_how_to_allow())
    if state == "missing" and not LINUX:
        text = f"{text} If one is there: {_how_to_allow()}"
    return CameraUnavailableError(state, what.format(index=index), text)


def _how_to_allow() -> str:
    if sys.platform == "darwin":
        return "Allow it in System Settings > Privacy & Security > Camera, then start again."
    if sys.platform == "win32":
        return 'Switch on "Let desktop apps access your camera" in Settings > Privacy & security > Camera.'
    return "Run `sudo usermod -aG video $USER`, then log out and in again."


def list_cameras(limit: int) -> list[CameraInfo]:
    """The first `limit` cameras; each is opened for a moment to see whether it works."""
    found: list[CameraInfo] = []
    for index in _candidates(limit):
        name = _name(index)
        try:
            source = CameraSource(index)
        except CameraUnavailableError as error:
            if error.state != "missing":
                found.append(CameraInfo(index, 0, 0, name, error.state, str(error)))
            elif not LINUX:
                # Indices have no gaps there, and asking for one that is not there takes seconds.
                break
            continue
        width, height = source.size_px
        source.close()
        found.append(CameraInfo(index, width, height, name, "ok"))
    return found[:limit]


def _candidates(limit: int) -> list[int]:
    if not LINUX:
        return list(range(limit))
    names = (path.name.removeprefix("video") for path in DEV.glob("video*"))
    indices = sorted(int(name) for name in names if name.isdigit())
    # A webcam has a second device file that carries only metadata; its own index in the device is then not 0.
    return [index for index in indices if _sysfs(index, "index") in ("", "0")][:limit]


def _name(index: int) -> str:
    return (_sysfs(index, "name") if LINUX else "") or f"Camera {index}"


def _sysfs(index: int, entry: str) -> str:
    try:
        return (SYS_CLASS / f"video{index}" / entry).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
