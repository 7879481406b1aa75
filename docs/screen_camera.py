"""For the scripts that take pictures of the window: a display, and a camera that waits for a moment and saves it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "screens"
SIZE_PX = (1600, 900)
PATIENCE_S = 60.0
COLOURS = 256


@contextmanager
def display(size_px: tuple[int, int] = SIZE_PX) -> Iterator[None]:
    """A display: the one there is, else an Xvfb with a free number that ends with us."""
    if os.environ.get("DISPLAY") or sys.platform in ("win32", "darwin"):
        yield
        return
    screen = f"{size_px[0]}x{size_px[1]}x24"
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout is not None
        os.environ["DISPLAY"] = ":" + server.stdout.readline().strip()
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        yield
    finally:
        server.terminate()
        server.wait(5)


class Camera:
    """Lets a window live until a moment has come, and saves the screen. `missed` : moments that did not come."""

    def __init__(self, app, window, out: Path) -> None:
        self.app, self.window, self.out = app, window, out
        self.missed: list[str] = []

    def until(self, wanted: Callable[[], bool], patience_s: float = PATIENCE_S) -> bool:
        """Let the window live until the moment has come; False when it has not."""
        end_s = time.monotonic() + patience_s
        while time.monotonic() < end_s:
            self.app.processEvents()
            if wanted():
                return True
            time.sleep(0.005)
        return False

    def rest(self, seconds: float) -> None:
        """Let the window live for a while."""
        self.until(lambda: False, seconds)

    def shoot(self, name: str, wanted: Callable[[], bool] = lambda: True, patience_s: float = PATIENCE_S) -> None:
        """Save the screen when the moment has come, with a palette: flat colours stay small."""
        if not self.until(wanted, patience_s):
            self.missed.append(name)
            print(f"{name}: this moment did not come")
            return
        path = self.out / f"{name}.png"
        # Twice: the server shows what was painted before the last round of events.
        for _ in range(2):
            self.app.processEvents()
            time.sleep(0.03)
        self.window.screen().grabWindow(self.window.winId()).save(str(path))
        shrink(path)
        print(f"{path.relative_to(path.parents[2])} {path.stat().st_size // 1000} kB", flush=True)


def shrink(path: Path) -> None:
    """The picture with a palette, in which the theme's own colours stay as they are."""
    from PIL import Image

    from ui.theme import THEMES

    own = {str(getattr(t, name)) for t in THEMES.values() for name in t.__dataclass_fields__ if name != "name"}
    fixed = [int(colour[i : i + 2], 16) for colour in sorted(own) for i in (1, 3, 5)]
    with Image.open(path) as image:
        picture = image.convert("RGB")
    rest = picture.quantize(COLOURS - len(fixed) // 3).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette((fixed + rest)[: 3 * COLOURS])
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)
