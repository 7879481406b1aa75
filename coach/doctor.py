"""What `coach doctor` reports: each part of the installation, ok or what to do about it.

Every library is tried in a child process, so that one that cannot load is a line in the report and no crash.
It changes nothing and opens no network connection; printing is the command line's work.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, cast

from coach import privacy, speech_probe, syslibs

_REINSTALL = "Run start.py: it installs the pinned versions."
_TIMEOUT_S = 60.0
_CAMERAS = """
import json
from coach.capture.base import list_cameras
print(json.dumps([[c.index, c.name, c.width_px, c.height_px, c.state, c.message] for c in list_cameras()]))
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report. `ok` None: the coach works without it; `todo` says what to do, or is empty."""

    name: str
    ok: bool | None
    detail: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Probe:
    """What a child process that ran a piece of Python left behind."""

    ok: bool
    output: str
    error: str


Run = Callable[[str], Probe]
Version = Callable[[str], str | None]


def report() -> list[Check]:
    """Every check, in the order to read them. Takes about two seconds; raises nothing."""
    privacy.seal()
    checks: tuple[Callable[[], Check], ...] = (
        check_python,
        lambda: check_library("MediaPipe", "mediapipe", "mediapipe.tasks.python.vision"),
        lambda: check_library("OpenCV", "opencv-python", "cv2"),
        lambda: check_library("NumPy", "numpy", "numpy"),
        lambda: check_library("Qt", "PySide6-Essentials", "PySide6.QtWidgets"),
        check_opencv_packages,
        check_system_libraries,
        check_fonts,
        check_model,
        check_camera,
        check_display,
        check_speech,
        check_privacy,
    )
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        return [future.result() for future in [pool.submit(check) for check in checks]]


def run_python(program: str) -> Probe:
    """Run `program` in this interpreter's environment, without a window, and wait for it."""
    environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    try:
        child = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_TIMEOUT_S,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Probe(False, "", str(error))
    return Probe(child.returncode == 0, child.stdout, child.stderr)


def installed_version(package: str) -> str | None:
    """The installed version, or None."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def pins() -> dict[str, str]:
    """The exact versions that the installed product asks for, by package name in lower case."""
    try:
        requirements = metadata.requires("glute-coach") or []
    except metadata.PackageNotFoundError:
        return {}
    matches = (re.fullmatch(r"([A-Za-z0-9._-]+)==([^;\s]+)", text) for text in requirements)
    return {match[1].lower(): match[2] for match in matches if match}


def check_python(version: tuple[int, ...] = sys.version_info[:3]) -> Check:
    """Python is new enough."""
    detail = f"{'.'.join(map(str, version))} at {sys.executable}"
    todo = "" if version >= (3, 11) else "Install Python 3.11 or newer, and run start.py with it."
    return Check("Python", not todo, detail, todo)


def check_library(
    name: str,
    package: str,
    module: str,
    *,
    run: Run = run_python,
    version: Version = installed_version,
    pinned: Mapping[str, str] | None = None,
) -> Check:
    """The package is there in the pinned version, and it loads."""
    found = version(package)
    if found is None:
        return Check(name, False, f"{package} is not installed", _REINSTALL)
    probe = run(f"import {module}")
    if not probe.ok:
        detail, todo = explain_import_error(probe.error)
        return Check(name, False, f"{package} {found} does not load: {detail}", todo)
    wanted = (pins() if pinned is None else pinned).get(package.lower(), found)
    if found != wanted:
        return Check(name, False, f"{package} {found}, but {wanted} is the version that was tested", _REINSTALL)
    return Check(name, True, f"{package} {found}")


def explain_import_error(error: str) -> tuple[str, str]:
    """What went wrong and what to do, from the standard error of a failed import."""
    last = next((line.strip() for line in reversed(error.splitlines()) if line.strip()), "no message")
    match = re.search(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object file", error)
    if match is None:
        return last, _REINSTALL
    known = [lib for lib in (*syslibs.REQUIRED, *syslibs.OPTIONAL) if lib.soname == match[1]]
    if not known:
        return f"the system library {match[1]} is missing", f"Install the package that contains {match[1]}."
    # All that is missing, not only the first: else the user meets them one by one.
    missing = list(dict.fromkeys([*syslibs.missing_libraries(), *known]))
    todo = syslibs.advice(syslibs.packages_for(missing), missing)
    return f"the system library {match[1]} is missing", f"Run: {todo}"


def check_opencv_packages(version: Version = installed_version) -> Check:
    """All OpenCV packages own the same folder `cv2`; different ones overwrite each other's files."""
    name = "OpenCV packages"
    kinds = ("opencv-python", "opencv-contrib-python", "opencv-python-headless", "opencv-contrib-python-headless")
    found = {kind: number for kind in kinds if (number := version(kind)) is not None}
    detail = ", ".join(f"{kind} {number}" for kind, number in found.items()) or "none installed"
    headless = [kind for kind in found if kind.endswith("headless")]
    if headless:
        remove = f"{sys.executable} -m pip uninstall -y {' '.join(found)}"
        return Check(name, False, f"{detail}: they overwrite each other", f"Run: {remove} - and then start.py.")
    if len(found) < 2 or len(set(found.values())) > 1:
        return Check(name, False, f"{detail}: both must be there in one version", _REINSTALL)
    return Check(name, True, f"{detail} agree")


def check_system_libraries(*, can_load: syslibs.Loads = syslibs.loads, platform: str = sys.platform) -> Check:
    """Every shared library that the wheels need from the system."""
    name = "system libraries"
    missing = syslibs.missing_libraries(can_load=can_load, platform=platform)
    if not missing:
        detail = (
            f"all {len(syslibs.REQUIRED)} found" if platform.startswith("linux") else "the packages bring their own"
        )
        return Check(name, True, detail)
    detail = "missing: " + ", ".join(f"{library.soname} ({library.used_by})" for library in missing)
    return Check(name, False, detail, "Run: " + syslibs.advice(syslibs.packages_for(missing), missing))


def check_fonts(found: bool | None = None) -> Check:
    """Qt paints no letters without a font."""
    if syslibs.has_fonts() if found is None else found:
        return Check("fonts", True, "found")
    advice = syslibs.advice([syslibs.FONT_PACKAGE], [])
    return Check("fonts", False, "there is no font; the window would show no letters", f"Run: {advice}")


def check_model(
    folders: Sequence[Path] | None = None, environment: Mapping[str, str] | None = None, manifest: Any = None
) -> Check:
    """The pose model is there, and is what the manifest lists or at least of the right structure."""
    from coach.errors import ModelError

    name = "pose model"
    try:
        # In here: it needs packages that may be the very thing that is missing.
        from coach.pose import model_store

        where = model_store.model_folders() if folders is None else folders
        listed = model_store.load_manifest() if manifest is None else manifest
        status = model_store.inspect_model(where, listed, os.environ if environment is None else environment)
    except (ImportError, ModelError) as error:
        return Check(name, False, str(error), getattr(error, "todo", "") or _REINSTALL)
    if status.path is None:
        return Check(name, False, "not there yet", "Run: python -m coach.pose.model_store (needs a network once)")
    if status.problems:
        detail = f"{status.path}: {'; '.join(status.problems)}"
        return Check(name, False, detail, "Delete it (or unset COACH_MODEL), and run start.py.")
    if not status.as_listed:
        return Check(name, True, f"{status.path}, of the right structure; sha256 {status.sha256} is not the listed one")
    return Check(name, True, f"{status.path}, sha256 {status.sha256} as listed")


def check_camera(run: Run = run_python) -> Check:
    """At least one camera opens."""
    name = "camera"
    cameras = _json_of(run(_CAMERAS))
    if cameras is None:
        return Check(name, False, "cameras cannot be listed", "Mend the lines above first.")
    working = [
        f"camera:{index} {label} {width}x{height}" for index, label, width, height, state, _ in cameras if state == "ok"
    ]
    if working:
        return Check(name, True, "; ".join(working))
    if cameras:
        return Check(name, False, "; ".join(f"camera:{c[0]} {c[1]} is not available" for c in cameras), cameras[0][5])
    return Check(name, None, "none found", "Plug one in, or use a film: coach run --source FILE (or --source demo)")


def check_display(found: bool | None = None) -> Check:
    """A window can be shown."""
    if syslibs.has_display() if found is None else found:
        return Check("display", True, "found")
    return Check("display", None, "none found", "Without one, use: coach analyze FILE --exercise ID")


def check_speech(run: Run = run_python) -> Check:
    """A speech engine starts and has a voice. Without one the cue is on the screen, with a short tone."""
    name = "speech"
    names = {"en": "English", "de": "German"}
    probe = run(speech_probe.PROGRAM)
    engines = _json_of(probe)
    if engines is None and "Timeout" in probe.error:
        return Check(name, None, f"not available: {speech_probe.HANGS}; cues are shown, with a short tone")
    if engines is None:
        detail, todo = explain_import_error(probe.error)
        return Check(name, None, f"not available: {detail}", todo)
    spoken = [(engine, [names[lang] for lang in languages]) for engine, works, _, languages in engines if works]
    working = [f"{engine} speaks {' and '.join(languages)}" for engine, languages in spoken if languages]
    if working:
        return Check(name, True, "; ".join(working))
    why = "; ".join(f"{e}: {message or 'no English or German voice'}" for e, _, message, _ in engines) or "no engine"
    if speech_probe.SILENT in why:
        todo = "Switch on a loudspeaker or headphones, and try again."
        return Check(name, None, f"not available ({why}); cues are shown, with a short tone", todo)
    linux = sys.platform.startswith("linux")
    todo = f"For spoken cues, run: {syslibs.advice(syslibs.SPEECH_PACKAGES, syslibs.OPTIONAL)}" if linux else ""
    return Check(name, None, f"not available ({why}); cues are shown, with a short tone", todo)


def check_privacy() -> Check:
    """The process is closed to the network."""
    if privacy.is_sealed():
        return Check("privacy", True, "sealed: MediaPipe's usage metrics cannot leave this computer")
    return Check("privacy", False, "not sealed: something re-opened the proxy settings", "Report this as a fault.")


def _json_of(probe: Probe) -> list[list[Any]] | None:
    """The last line of a child's output as JSON; libraries may print above it."""
    lines = probe.output.strip().splitlines()
    if not probe.ok or not lines:
        return None
    try:
        return cast("list[list[Any]]", json.loads(lines[-1]))
    except json.JSONDecodeError:
        return None
