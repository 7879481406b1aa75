"""The bundled demo films by exercise. Only finds them; `video.py` plays them."""

from __future__ import annotations

from pathlib import Path

from coach.capture.base import FrameSource
from coach.errors import SourceError, did_you_mean
from coach.paths import DEMO_DIR
from coach.types import Side

DEFAULT_DEMO = "glute_bridge"
MIRRORED = "/mirrored"
# Films that show one side alone, and which. A mirror image of a rendered person is a person all the same.
ONE_SIDED: dict[str, Side] = {"clamshell": "left"}


def demo_names() -> list[str]:
    """The exercises that have a demo film, sorted."""
    return sorted(path.stem for path in DEMO_DIR.glob("*.mp4"))


def demo_path(uri: str) -> Path:
    """The film of "demo", "demo:<exercise>" or its mirror image. Raises SourceError when there is none."""
    name = uri.partition(":")[2].removesuffix(MIRRORED) if ":" in uri else DEFAULT_DEMO
    names = demo_names()
    if not names:
        raise SourceError(f'The demo films are missing from "{DEMO_DIR}".', "Install the product again.")
    if name not in names:
        listed = ", ".join(f'"demo:{n}"' for n in names)
        raise SourceError(f'There is no demo "{uri}".{did_you_mean(name, names)}', f"There is: {listed}.")
    return DEMO_DIR / f"{name}.mp4"


def open_demo(uri: str) -> FrameSource:
    """Open the demo film that `uri` names; the source keeps that name."""
    from coach.capture.video import VideoSource

    return VideoSource(demo_path(uri), uri=uri, mirrored=uri.endswith(MIRRORED))


def demo_uri(exercise_id: str, side: Side | None) -> str:
    """The demo of an exercise for a side: a film that shows one side alone is mirrored for the other."""
    other = ONE_SIDED.get(exercise_id)
    return f"demo:{exercise_id}{MIRRORED if side is not None and other not in (None, side) else ''}"
