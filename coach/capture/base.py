"""What every frame source is, and how a name becomes one. Knows no OpenCV: each kind is imported when asked for.

Names: "camera:0", "demo", "demo:glute_bridge", a film's path, a landmark recording's path (.npz).
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from coach.errors import SourceError, did_you_mean
from coach.types import Frame

CameraState = Literal["missing", "busy", "no_permission"]
DEFAULT_CAMERAS = 4


class FrameSource(Protocol):
    """Frames in order. One thread at a time may use a source.

    uri : the name that it was opened by.
    live : a camera: time is the wall's, there is no end and no way back.
    frame_count : as the file claims it, None where unknown or live.
    fps : nominal rate, None where unknown. Never a substitute for `Frame.t_s`.
    size_px : width and height of the frames that `read` gives.
    """

    @property
    def uri(self) -> str: ...
    @property
    def live(self) -> bool: ...
    @property
    def frame_count(self) -> int | None: ...
    @property
    def fps(self) -> float | None: ...
    @property
    def size_px(self) -> tuple[int, int]: ...

    def read(self) -> Frame | None:
        """The next frame, or None at the end of a file.

        Raises CameraLost when a live device stops, SourceError when a file cannot be read.
        """
        ...

    def rewind(self) -> None:
        """Back to the first frame, index 0 and the same times; nothing happens on a live source."""
        ...

    def close(self) -> None:
        """Give the device or file back. May be called again."""
        ...


class CameraUnavailableError(SourceError):
    """A camera that cannot be opened now. `state` says why; it is worth trying again."""

    def __init__(self, state: CameraState, what: str, todo: str) -> None:
        super().__init__(what, todo)
        self.state: CameraState = state


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """One camera as found. Width and height are 0 unless `state` is "ok"; `message` says what to do otherwise."""

    index: int
    width_px: int
    height_px: int
    name: str
    state: Literal["ok", "busy", "no_permission"]
    message: str = ""

    @property
    def uri(self) -> str:
        """The name to open it by."""
        return f"camera:{self.index}"


def open_source(uri: str) -> FrameSource:
    """Open what `uri` names. Raises SourceError (a camera: CameraUnavailableError) that says what to do."""
    camera = re.fullmatch(r"camera(?::(\d{1,3}))?", uri)
    if camera:
        from coach.capture.camera import CameraSource

        return CameraSource(int(camera[1] or 0))
    if uri.startswith("camera:"):
        raise SourceError(
            f'"{uri}" is not a camera\'s name.', 'Write "camera:0" for the first one, "camera:1" for the next.'
        )
    if uri == "demo" or uri.startswith("demo:"):
        from coach.capture.demos import open_demo

        return open_demo(uri)
    if "://" in uri:
        raise SourceError(
            f'"{uri}" is a network address, and nothing here uses the network.', "Give a film on this computer."
        )
    path = check_file(uri)
    if path.suffix.lower() == ".npz":
        from coach.capture.recording import RecordingSource

        return RecordingSource(path, uri=uri)
    from coach.capture.video import VideoSource

    return VideoSource(path, uri=uri)


def list_cameras(limit: int = DEFAULT_CAMERAS) -> list[CameraInfo]:
    """The cameras of this computer, at most `limit`; each is opened for a moment."""
    from coach.capture import camera

    return camera.list_cameras(limit)


def check_file(name: str | os.PathLike[str]) -> Path:
    """The absolute path of a readable, non-empty regular file, or a SourceError."""
    path = Path(name).expanduser().absolute()
    try:
        if path.is_dir():
            raise SourceError(f'"{name}" is a folder, not a file.', "Name one file in it.")
        if not path.exists():
            raise _missing(str(name), path)
        if not path.is_file():
            raise SourceError(f'"{name}" is not a regular file.', "Give a film or a landmark recording.")
        if path.stat().st_size == 0:
            raise SourceError(f'"{name}" is empty (0 bytes).', "Copy or export it again.")
        with path.open("rb"):
            pass
    except OSError as error:
        raise SourceError(
            f'"{name}" cannot be read: {error.strerror or error}.', "Check the name and its permissions."
        ) from error
    return path


def _missing(name: str, path: Path) -> SourceError:
    folder = path.parent
    if not folder.is_dir():
        return SourceError(f'There is no file "{name}": the folder "{folder}" does not exist.', "Check the path.")
    try:
        near = did_you_mean(path.name, [p.name for p in folder.iterdir() if p.is_file()])
    except OSError:
        near = ""
    if not near and os.sep not in name:
        near = _nearest_name(name)
    return SourceError(
        f'There is no file "{name}".{near}', "" if near else 'Give a film, a recording (.npz), "camera:0" or "demo".'
    )


def _nearest_name(word: str) -> str:
    if word.isdigit():
        return f' Did you mean "camera:{word}"?'
    from coach.capture.demos import demo_names

    return did_you_mean(word, ["demo", "camera:0", *(f"demo:{name}" for name in demo_names())])
