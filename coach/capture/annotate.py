"""Draws a moment's findings into a copy of its picture, for the annotated film. The window does not use it."""

from __future__ import annotations

from math import isfinite
from pathlib import Path
from typing import Final

import numpy as np

from coach.capture.opencv import cv2
from coach.capture.writer import AnnotatedVideo
from coach.pose import landmarks as lm
from coach.types import CoachState, Frame, Image, Pose

Colour = tuple[int, int, int]
GOOD: Final[Colour] = (141, 211, 95)  # BGR of the window's palette
CHANGE: Final[Colour] = (75, 194, 255)
PLAIN: Final[Colour] = (244, 237, 232)
GROUND: Final[Colour] = (22, 17, 14)
FONT: Final = cv2.FONT_HERSHEY_SIMPLEX


class AnnotatingSink:
    """Writes every frame with its state into an MP4; the size is that of the first frame."""

    def __init__(self, path: Path, fps: float) -> None:
        self._path = path
        self._fps = fps
        self._film: AnnotatedVideo | None = None

    def write(self, frame: Frame, state: CoachState) -> None:
        """Take one frame."""
        if self._film is None:
            width, height = frame.size_px
            self._film = AnnotatedVideo(self._path, (width // 2 * 2, height // 2 * 2), self._fps)
        width, height = self._film.size_px
        self._film.write(np.ascontiguousarray(draw(frame.bgr, state)[:height, :width]))

    def close(self) -> None:
        """Finish the film."""
        if self._film is not None:
            self._film.close()

    def discard(self) -> None:
        """Throw away what was written, after an error."""
        if self._film is not None:
            self._film.discard()


def draw(bgr: Image, state: CoachState) -> Image:
    """A copy of (H, W, 3) with skeleton, working line, angle, counts and cue."""
    picture = np.array(bgr, dtype=np.uint8)
    scale = picture.shape[0] / 540
    if state.pose is not None:
        _skeleton(picture, state, state.pose, scale)
    counts = state.counts
    count = f"{counts.towards_target}   good {counts.good}  partial {counts.partial}  compensated {counts.compensated}"
    _text(picture, count, (12, 30), scale, PLAIN)
    _text(picture, f"{state.phase.replace('_', ' ')}   {_angle(state)}", (12, 62), scale, PLAIN)
    if state.cue is not None:
        _text(picture, state.cue.text, (12, 520), scale, CHANGE)
    elif state.message:
        _text(picture, state.message, (12, 520), scale, CHANGE)
    return picture


def _skeleton(picture: Image, state: CoachState, pose: Pose, scale: float) -> None:
    size = np.array(pose.size_px) * (picture.shape[1] / pose.size_px[0])
    points = [(round(x), round(y)) for x, y in pose.xyz_norm[:, :2] * size]
    for a, b in lm.BONES:
        cv2.line(picture, points[a], points[b], PLAIN, max(1, round(scale)), cv2.LINE_AA)
    side = state.view.near_side
    if side is None:
        return
    shoulder, hip, knee = (points[lm.index(j, side)] for j in ("shoulder", "hip", "knee"))
    colour = GOOD if state.phase == "top" else CHANGE
    cv2.line(picture, shoulder, knee, GOOD, max(1, round(scale)), cv2.LINE_AA)
    for a, b in ((shoulder, hip), (hip, knee)):
        cv2.line(picture, a, b, colour, max(2, round(4 * scale)), cv2.LINE_AA)


def _angle(state: CoachState) -> str:
    """The hip angle in words, or why there is none."""
    name = "hip_extension_deg"
    if state.signals is None or name not in state.signals.values:
        return "nobody seen"
    value = state.signals.values[name]
    if state.signals.quality[name] != "ok" or not isfinite(value):
        return f"hip not measured: {state.signals.reasons.get(name, 'not seen')}"
    return f"hip {abs(value):.0f} deg {'past' if value > 0 else 'short of'} straight"


def _text(picture: Image, text: str, at: tuple[int, int], scale: float, colour: Colour) -> None:
    place = (round(at[0] * scale), round(at[1] * scale))
    size, thick = 0.8 * scale, max(1, round(2 * scale))
    # A dark rim keeps the letters readable on any picture.
    cv2.putText(picture, text, place, FONT, size, GROUND, thick * 3, cv2.LINE_AA)
    cv2.putText(picture, text, place, FONT, size, colour, thick, cv2.LINE_AA)
