"""What finds a person in a picture, whatever network or file does it. Smoothing and judging come later."""

from __future__ import annotations

from typing import Protocol

from coach.types import Frame, Pose


class Landmarker(Protocol):
    """Frames of one source in, in order; the un-smoothed pose out.

    `detect(frame)` does it all. The analysis calls its three steps itself, each on a thread of its own.
    """

    def prepare(self, frame: Frame) -> object:
        """What `infer` needs of the picture; None where there is nothing to do."""
        ...

    def infer(self, frame: Frame, prepared: object) -> object:
        """What the network says of the prepared picture. Times must increase strictly."""
        ...

    def detect(self, frame: Frame, inferred: object = None) -> Pose | None:
        """The person in `frame`, or None when nobody is seen; without `inferred`, prepares and infers first."""
        ...

    def look_anew(self) -> None:
        """Forget where the person was: the next picture is searched whole. Not while `infer` runs."""
        ...

    def close(self) -> None:
        """Free the network. May be called again."""
        ...
