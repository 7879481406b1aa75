"""The one module that knows MediaPipe; everything it imports from there is imported lazily.

It turns MediaPipe's classes into the project's own types. It does not judge, smooth or store.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Self

import numpy as np

from coach import privacy
from coach.capture.opencv import cv2
from coach.errors import DependencyError, ModelError
from coach.types import Floats, Frame, Image, Pose

INFER_SIDE_PX = 640  # the networks look at 224 and 256 px; a larger picture costs time in conversion and mask only
PEOPLE_EVERY_S = 2.0  # clinical_spec §1.3: the view is re-checked every 2 s
SECOND_PERSON_T = 0.4  # a second torso smaller than this share of the first is a picture on the wall or far away
SAME_PERSON_T = 0.5  # two finds nearer than this (in torso lengths) are one person found twice


def metadata_schemas() -> tuple[ModuleType, ModuleType]:
    """The generated flatbuffers classes: of a TFLite model, and of the metadata inside one."""
    return (
        import_module("mediapipe.tasks.metadata.schema_py_generated"),
        import_module("mediapipe.tasks.metadata.metadata_schema_py_generated"),
    )


class MediaPipeLandmarker:
    """PoseLandmarker in VIDEO mode over one source, with a look for a second person every two seconds.

    model : path of the `.task` bundle. masks : also give the person mask (costs time, see `coach bench`).

    Raises
    ------
    DependencyError : MediaPipe cannot be imported (a system library is missing).
    ModelError : MediaPipe does not accept the model file.
    """

    def __init__(self, model: Path, *, masks: bool = False, watch_people: bool = True) -> None:
        privacy.seal()
        try:
            self._mp: Any = import_module("mediapipe")
            self._vision: Any = import_module("mediapipe.tasks.python.vision")
            self._base: Any = import_module("mediapipe.tasks.python").BaseOptions
        except (ImportError, OSError) as error:
            raise DependencyError(
                f"MediaPipe cannot be loaded: {error}.", "Run `coach doctor`; it names what is missing."
            ) from error
        self._model = model
        self._masks = masks
        self._last_ms = -1
        self._warm = False
        self._looked = False
        self._people = 1
        self._next_look_s = float("-inf")
        self._video: Any = self._make("VIDEO", poses=1, masks=masks)
        self._looker: Any = self._make("IMAGE", poses=2, masks=False) if watch_people else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def prepare(self, frame: Frame) -> tuple[Any, int]:
        """MediaPipe's picture of the frame, and how many people are there; may run on another thread than `infer`."""
        picture = self.picture(frame.bgr)
        return picture, self._count_people(picture, frame.t_s)

    def infer(self, frame: Frame, prepared: Any) -> tuple[Any, int]:
        """MediaPipe's result for the picture, with the number of people. Frames must come with growing times."""
        picture, people = prepared
        self._last_ms = max(self._last_ms + 1, round(frame.t_s * 1000))
        with nullcontext() if self._warm else muted():
            result = self._video.detect_for_video(picture, self._last_ms)
        self._warm = True
        return result, people

    def detect(self, frame: Frame, inferred: Any = None) -> Pose | None:
        """The person in the frame, or None."""
        result, people = inferred or self.infer(frame, self.prepare(frame))
        if not result.pose_landmarks:
            return None
        pose = _pose(result.pose_landmarks[0], result.pose_world_landmarks[0], frame)
        mask = None
        if self._masks and result.segmentation_masks:
            # A copy: the view belongs to MediaPipe and dies with the result.
            mask = np.array(np.squeeze(result.segmentation_masks[0].numpy_view()), dtype=np.float32)
            mask.setflags(write=False)
        return replace(pose, mask=mask, people=people)

    def look_anew(self) -> None:
        """Show the tracker nobody, so that it searches the next picture whole.

        In VIDEO mode MediaPipe follows what it found, turned as it was; somebody who lay down the other way round
        unwatched is then seen upside down, for good.
        """
        if self._warm:
            nobody = self._mp.Image(image_format=self._mp.ImageFormat.SRGB, data=np.zeros((64, 64, 3), np.uint8))
            self._last_ms += 1
            self._video.detect_for_video(nobody, self._last_ms)
        self._next_look_s = float("-inf")

    def close(self) -> None:
        """Release both networks; must be called, or the interpreter's exit complains. Idempotent."""
        for landmarker in (self._video, self._looker):
            if landmarker is not None:
                with suppress(RuntimeError, ValueError):
                    landmarker.close()
        self._video = self._looker = None

    def _make(self, mode: str, *, poses: int, masks: bool) -> Any:
        options = self._vision.PoseLandmarkerOptions(
            base_options=self._base(model_asset_path=str(self._model)),
            running_mode=self._vision.RunningMode[mode],
            num_poses=poses,
            output_segmentation_masks=masks,
        )
        try:
            with muted():
                return self._vision.PoseLandmarker.create_from_options(options)
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelError(
                f"MediaPipe does not accept the pose model {self._model}: {error}.",
                "Delete the file and start again; it will be provided anew.",
            ) from error

    def time_network(self, note: Callable[[float], None]) -> None:
        """Have `note` called with the seconds that each call of the network takes (for the benchmark)."""
        inner = self._video.detect_for_video

        def timed(picture: Any, ms: int) -> Any:
            start = time.perf_counter()
            result = inner(picture, ms)
            note(time.perf_counter() - start)
            return result

        self._video.detect_for_video = timed

    def picture(self, bgr: Image) -> Any:
        """MediaPipe's own picture of (H, W, 3) BGR: RGB, at most `INFER_SIDE_PX` long."""
        height, width = bgr.shape[:2]
        scale = INFER_SIDE_PX / max(height, width)
        if scale < 1:
            size = (max(1, round(width * scale)), max(1, round(height * scale)))
            bgr = cv2.resize(bgr, size, interpolation=cv2.INTER_AREA if scale < 0.5 else cv2.INTER_LINEAR)  # pyright: ignore[reportAssignmentType]
        rgb = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)
        return self._mp.Image(image_format=self._mp.ImageFormat.SRGB, data=rgb)

    def _count_people(self, picture: Any, t_s: float) -> int:
        """Count anew every two seconds, twice as often while two are seen, so that judging resumes soon."""
        if self._looker is not None and t_s >= self._next_look_s:
            with nullcontext() if self._looked else muted():
                found = self._looker.detect(picture).pose_landmarks
            self._looked = True
            self._people = count_people([_torso(person, picture.width, picture.height) for person in found])
            self._next_look_s = t_s + (PEOPLE_EVERY_S if self._people < 2 else PEOPLE_EVERY_S / 2)
        return self._people


@contextmanager
def muted() -> Generator[None]:
    """Silence the native libraries' notes on stderr while a network starts; errors come as exceptions."""
    try:
        sys.stderr.flush()
        kept = os.dup(2)
    except (OSError, AttributeError):  # started without a console
        yield
        return
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def bare_video_landmarker(model: Path) -> tuple[Any, Callable[[Any], Any]]:
    """MediaPipe's landmarker in VIDEO mode with nothing around it, and what makes its pictures (for the benchmark)."""
    privacy.seal()
    mp: Any = import_module("mediapipe")
    vision: Any = import_module("mediapipe.tasks.python.vision")
    base: Any = import_module("mediapipe.tasks.python").BaseOptions(model_asset_path=str(model))
    options = vision.PoseLandmarkerOptions(base_options=base, running_mode=vision.RunningMode.VIDEO)
    with muted():
        landmarker = vision.PoseLandmarker.create_from_options(options)
    return landmarker, lambda rgb: mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)


def count_people(torsos: list[tuple[Floats, Floats]]) -> int:
    """How many of the found torsos are different people of comparable size, at least 1.

    torsos : mid-shoulder and mid-hip of each find, (2,) pixels.
    """
    sizes = [float(np.hypot(*(shoulder - hip))) for shoulder, hip in torsos]
    largest = max(sizes, default=0.0)
    kept: list[Floats] = []
    for (shoulder, hip), size in zip(torsos, sizes, strict=True):
        middle = (shoulder + hip) / 2
        is_new = all(np.hypot(*(middle - other)) > SAME_PERSON_T * largest for other in kept)
        if size > SECOND_PERSON_T * largest and is_new:
            kept.append(middle)
    return max(1, len(kept))


def _torso(person: Any, width: int, height: int) -> tuple[Floats, Floats]:
    points = np.array([[p.x * width, p.y * height] for p in person], dtype=np.float64)
    return (points[11] + points[12]) / 2, (points[23] + points[24]) / 2


def _pose(image: Any, world: Any, frame: Frame) -> Pose:
    xyz = np.array([(p.x, p.y, p.z) for p in image], dtype=np.float64)
    metres = np.array([(p.x, p.y, p.z) for p in world], dtype=np.float64)
    visibility = np.array([p.visibility for p in image], dtype=np.float64)
    for array in (xyz, metres, visibility):
        array.setflags(write=False)
    return Pose(xyz, metres, visibility, frame.t_s, frame.size_px)
