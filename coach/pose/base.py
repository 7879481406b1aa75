"""What finds a person in a picture, whatever network or file does it. Smoothing and judging come later."""

from __future__ import annotations

from typing import Protocol

from coach.types import Frame, Pose


class Landmarker(Protocol):
    """Frames of one source in, in order; the un-smoothed pose out. Used by one thread."""

    def prepare(self, frame: Frame) -> object:
        """What `detect` needs of the picture, made beforehand on any thread; None where there is nothing to do."""
        ...

    def detect(self, frame: Frame, prepared: object = None) -> Pose | None:
        """The person in `frame`, or None when nobody is seen. Times must increase strictly."""
        ...

    def close(self) -> None:
        """Free the network. May be called again."""
        ...
