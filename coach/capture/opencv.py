"""OpenCV, made quiet and harmless before its first import. Import cv2 from here, never directly.

Some settings are read while the library loads, others at its first film, so they must stand before `import cv2`.
Not a wrapper: it hands out the module itself, and what every source does to a decoded picture.
"""

from __future__ import annotations

import os
from pathlib import Path

_SETTINGS = {
    # Windows: Media Foundation probes every hardware transform first, which takes up to half a minute.
    "OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0",
    # Linux: a camera that hangs is reported after 5 s instead of 10.
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "5",
    # What fails is told in our own words; the libraries' notes on stderr would tear the progress bar apart.
    "OPENCV_LOG_LEVEL": "SILENT",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
}
for _name, _value in _SETTINGS.items():
    os.environ.setdefault(_name, _value)

import cv2  # noqa: E402
import numpy as np  # noqa: E402

from coach.types import Image  # noqa: E402


def _drop_qt_paths() -> None:
    """Forget the Qt 5 plug-in and font folders that cv2 sets on Linux: they are not this window's Qt."""
    own = Path(str(cv2.__file__)).resolve().parent
    for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        value = os.environ.get(name)
        if value and own in Path(value).resolve().parents:
            del os.environ[name]


_drop_qt_paths()


def as_bgr(raw: cv2.typing.MatLike) -> Image:
    """(H, W, 3) from a decoded (H, W), (H, W, 1), (H, W, 3) or (H, W, 4) uint8 picture: infra-red cameras are grey."""
    image = np.asarray(raw, dtype=np.uint8)
    channels = 1 if image.ndim == 2 else image.shape[2]
    if channels == 3:
        return image
    code = cv2.COLOR_GRAY2BGR if channels == 1 else cv2.COLOR_BGRA2BGR
    return np.asarray(cv2.cvtColor(image, code), dtype=np.uint8)


def sealed(image: Image) -> Image:
    """`image` C-contiguous and read-only, as everything that crosses a border."""
    image = np.ascontiguousarray(image)
    image.flags.writeable = False
    return image


__all__ = ["as_bgr", "cv2", "sealed"]
