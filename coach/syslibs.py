"""What the coach needs of the system: shared libraries and their packages, fonts, a display.

Standard library only: start.py reads this before anything is installed. It installs nothing itself.
The table is the `NEEDED` entries of the pinned wheels' .so files, less what the wheels and libc bring
(and less Wayland's, which every Wayland desktop has).
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import socket
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SystemLibrary:
    """One shared library: its soname, the Debian/Ubuntu package, and who loads it."""

    soname: str
    package: str
    used_by: str


_OPENCV = "OpenCV"
_MEDIAPIPE = "MediaPipe"
_QT = "Qt"
_QT_X11 = "Qt on X11"
_QT_SOUND = "Qt sound and speech"
_SPEECH = "speech"

REQUIRED: tuple[SystemLibrary, ...] = (
    SystemLibrary("libEGL.so.1", "libegl1", _MEDIAPIPE),
    SystemLibrary("libGLESv2.so.2", "libgles2", _MEDIAPIPE),
    SystemLibrary("libGL.so.1", "libgl1", _QT),
    SystemLibrary("libglib-2.0.so.0", "libglib2.0-0", _QT),
    SystemLibrary("libgthread-2.0.so.0", "libglib2.0-0", _QT),
    SystemLibrary("libX11.so.6", "libx11-6", _QT),
    SystemLibrary("libXext.so.6", "libxext6", _OPENCV),
    SystemLibrary("libSM.so.6", "libsm6", _OPENCV),
    SystemLibrary("libICE.so.6", "libice6", _OPENCV),
    SystemLibrary("libxcb.so.1", "libxcb1", _OPENCV),
    SystemLibrary("libdbus-1.so.3", "libdbus-1-3", _QT),
    SystemLibrary("libfontconfig.so.1", "libfontconfig1", _QT),
    SystemLibrary("libfreetype.so.6", "libfreetype6", _QT),
    SystemLibrary("libxkbcommon.so.0", "libxkbcommon0", _QT),
    SystemLibrary("libpulse.so.0", "libpulse0", _QT_SOUND),
    SystemLibrary("libX11-xcb.so.1", "libx11-xcb1", _QT_SOUND),
    SystemLibrary("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", _QT_X11),
    SystemLibrary("libxcb-cursor.so.0", "libxcb-cursor0", _QT_X11),
    SystemLibrary("libxcb-glx.so.0", "libxcb-glx0", _QT_X11),
    SystemLibrary("libxcb-icccm.so.4", "libxcb-icccm4", _QT_X11),
    SystemLibrary("libxcb-image.so.0", "libxcb-image0", _QT_X11),
    SystemLibrary("libxcb-keysyms.so.1", "libxcb-keysyms1", _QT_X11),
    SystemLibrary("libxcb-randr.so.0", "libxcb-randr0", _QT_X11),
    SystemLibrary("libxcb-render.so.0", "libxcb-render0", _QT_X11),
    SystemLibrary("libxcb-render-util.so.0", "libxcb-render-util0", _QT_X11),
    SystemLibrary("libxcb-shape.so.0", "libxcb-shape0", _QT_X11),
    SystemLibrary("libxcb-shm.so.0", "libxcb-shm0", _QT_X11),
    SystemLibrary("libxcb-sync.so.1", "libxcb-sync1", _QT_X11),
    SystemLibrary("libxcb-util.so.1", "libxcb-util1", _QT_X11),
    SystemLibrary("libxcb-xfixes.so.0", "libxcb-xfixes0", _QT_X11),
    SystemLibrary("libxcb-xkb.so.1", "libxcb-xkb1", _QT_X11),
    SystemLibrary("libXrandr.so.2", "libxrandr2", _QT_SOUND),
)
# Without these the coach still runs: cues are shown, and a short tone replaces the voice.
OPTIONAL: tuple[SystemLibrary, ...] = (SystemLibrary("libspeechd.so.2", "libspeechd2", _SPEECH),)
SPEECH_PACKAGES = ("libspeechd2", "speech-dispatcher", "speech-dispatcher-espeak-ng")
FONT_PACKAGE = "fonts-dejavu-core"
TEST_PROGRAMS: Mapping[str, str] = {"strace": "strace", "Xvfb": "xvfb"}

Loads = Callable[[str], bool]


def loads(soname: str) -> bool:
    """Whether the dynamic loader finds this library now, with everything that it needs in turn."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_libraries(
    table: Iterable[SystemLibrary] = REQUIRED, *, can_load: Loads = loads, platform: str = sys.platform
) -> list[SystemLibrary]:
    """The libraries of `table` that do not load here; always empty outside Linux, whose wheels bring their own."""
    if not platform.startswith("linux"):
        return []
    return [library for library in table if not can_load(library.soname)]


def font_folders() -> list[Path]:
    """Where fontconfig looks by default."""
    home = Path.home()
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]


def has_fonts(folders: Sequence[Path] | None = None, *, platform: str = sys.platform) -> bool:
    """Whether there is any outline font; without one Qt paints no letters at all."""
    if not platform.startswith("linux"):
        return True
    return any(
        file.suffix.lower() in {".ttf", ".otf", ".ttc"}
        for folder in (font_folders() if folders is None else folders)
        if folder.is_dir()
        for file in folder.rglob("*")
    )


def blocking(libraries: Iterable[SystemLibrary], *, window: bool) -> list[SystemLibrary]:
    """Those without which nothing starts; X11's and sound's count only where a window is to be shown."""
    return [library for library in libraries if window or library.used_by not in {_QT_X11, _QT_SOUND}]


def packages_for(libraries: Iterable[SystemLibrary]) -> list[str]:
    """The packages that bring these libraries, each once, in the table's order."""
    return list(dict.fromkeys(library.package for library in libraries))


def missing_test_packages(which: Callable[[str], str | None] = shutil.which) -> list[str]:
    """Packages of the programs that some tests need and skip without."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for program, package in TEST_PROGRAMS.items() if which(program) is None]


def can_make_venv() -> bool:
    """Debian takes `ensurepip` out of Python into a package of its own; without it no environment gets pip."""
    return importlib.util.find_spec("ensurepip") is not None


def venv_package() -> str:
    """The Debian/Ubuntu package that makes `python -m venv` work for this Python."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def has_apt() -> bool:
    """Whether this is a Debian-like system."""
    return shutil.which("apt-get") is not None


def is_root() -> bool:
    """Whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_command(packages: Iterable[str]) -> list[str]:
    """The exact command that installs `packages`, without any that are only recommended."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def apt_line(packages: Iterable[str]) -> str:
    """The same as one line to paste into a terminal."""
    return "sudo apt-get update && sudo " + shlex.join(apt_command(packages))


def advice(packages: Sequence[str], libraries: Iterable[SystemLibrary]) -> str:
    """What to do about what is missing, in one line, for this kind of Linux."""
    if has_apt():
        return apt_line(packages)
    names = ", ".join(library.soname for library in libraries)
    return f"install the packages of your distribution that contain: {names or ', '.join(packages)}"


def has_display(environment: Mapping[str, str] | None = None, *, platform: str = sys.platform) -> bool:
    """Whether a window can be shown. A display that is named but does not answer would end Qt with an abort."""
    if not platform.startswith("linux"):
        return True
    names = os.environ if environment is None else environment
    wayland = names.get("WAYLAND_DISPLAY")
    if wayland and _answers(Path(names.get("XDG_RUNTIME_DIR", "/nonexistent"), wayland)):
        return True
    display = names.get("DISPLAY", "")
    host, _, number = display.rpartition(":")
    if host not in {"", "unix"}:
        return bool(number)  # another machine's display, as through ssh -X: trying would be a network call
    number = number.partition(".")[0]
    return number.isdigit() and _answers(Path("/tmp/.X11-unix", f"X{number}"))


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
        link.settimeout(1.0)
        try:
            link.connect(str(path))
        except OSError:
            return False
    return True
