"""Each line of the doctor's report: what it finds, and what it tells the user to do."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach import doctor, privacy, speech_probe, syslibs
from coach.doctor import Check, Probe
from coach.pose.model_store import Manifest, ModelFile

NO_GL = "Traceback ...\nImportError: libGL.so.1: cannot open shared object file: No such file or directory\n"


def versions(**found: str):
    return {name.replace("_", "-"): number for name, number in found.items()}.get


def runs(output: str = "", error: str = "", ok: bool = True):
    return lambda program: Probe(ok, output, error)


def test_importing_the_doctor_loads_none_of_its_patients() -> None:
    program = "import sys, coach.doctor; print(sorted({'cv2', 'mediapipe', 'PySide6', 'numpy'} & set(sys.modules)))"
    child = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert child.stdout.strip() == "[]"


def test_python_too_old_is_told() -> None:
    assert doctor.check_python((3, 11, 0)).ok
    old = doctor.check_python((3, 10, 9))
    assert old.ok is False
    assert "3.11" in old.todo


def test_a_library_is_absent_broken_of_another_version_or_fine() -> None:
    def check(version: str | None, probe: Probe) -> Check:
        return doctor.check_library(
            "Lib", "some-lib", "some", run=lambda _: probe, version=lambda _: version, pinned={"some-lib": "2.0"}
        )

    fine, broken = Probe(True, "", ""), Probe(False, "", "Traceback\nImportError: no luck\n")
    assert check("2.0", fine) == Check("Lib", True, "some-lib 2.0")
    assert check(None, fine).ok is False
    assert check("1.9", fine).ok is False
    assert "2.0" in check("1.9", fine).detail
    assert "no luck" in check("2.0", broken).detail
    assert "start.py" in check("2.0", broken).todo


def test_a_missing_system_library_becomes_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syslibs, "has_apt", lambda: True)
    monkeypatch.setattr(syslibs, "missing_libraries", lambda *_, **__: [])
    detail, todo = doctor.explain_import_error(NO_GL)
    assert detail == "the system library libGL.so.1 is missing"
    assert todo == "Run: sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1"


def test_an_unknown_system_library_and_no_message_at_all_are_no_crash() -> None:
    error = "ImportError: libodd-2.so.7: cannot open shared object file: No such file or directory"
    assert "libodd-2.so.7" in doctor.explain_import_error(error)[1]
    assert doctor.explain_import_error("")[0] == "no message"


@pytest.mark.parametrize(
    ("found", "ok"),
    [
        (versions(opencv_python="5.0", opencv_contrib_python="5.0"), True),
        (versions(opencv_python="5.0", opencv_contrib_python="4.9"), False),
        (versions(opencv_python="5.0"), False),
        (versions(), False),
        (versions(opencv_python="5.0", opencv_contrib_python="5.0", opencv_python_headless="5.0"), False),
    ],
)
def test_opencv_packages_must_be_two_of_one_version(found, ok: bool) -> None:
    check = doctor.check_opencv_packages(found)
    assert check.ok is ok
    assert bool(check.todo) is not ok


def test_a_headless_opencv_is_named_in_the_way_out() -> None:
    check = doctor.check_opencv_packages(
        versions(opencv_python="5.0", opencv_contrib_python="5.0", opencv_contrib_python_headless="5.0")
    )
    assert "uninstall -y opencv-python opencv-contrib-python opencv-contrib-python-headless" in check.todo


def test_missing_system_libraries_are_listed_with_who_needs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syslibs, "has_apt", lambda: True)
    gone = {"libEGL.so.1", "libxcb-cursor.so.0"}
    check = doctor.check_system_libraries(can_load=lambda name: name not in gone, platform="linux")
    assert check.ok is False
    assert check.detail == "missing: libEGL.so.1 (MediaPipe), libxcb-cursor.so.0 (Qt on X11)"
    assert check.todo.endswith("--no-install-recommends libegl1 libxcb-cursor0")
    assert doctor.check_system_libraries(can_load=lambda name: False, platform="darwin").ok is True


def test_fonts_and_display() -> None:
    assert doctor.check_fonts(True).ok is True
    assert doctor.check_fonts(False).ok is False
    assert doctor.check_display(True).ok is True
    assert doctor.check_display(False).ok is None


def manifest_for(content: bytes) -> Manifest:
    entry = ModelFile("m", "m.task", "s", "1", len(content), hashlib.sha256(content).hexdigest(), "Apache-2.0")
    return Manifest(entry, entry, ())


def test_the_model_is_absent_damaged_or_as_listed(tmp_path: Path) -> None:
    manifest = manifest_for(b"the model")
    absent = doctor.check_model((tmp_path,), {}, manifest)
    assert (absent.ok, absent.detail) == (False, "not there yet")
    (tmp_path / "m.task").write_bytes(b"the mod")
    damaged = doctor.check_model((tmp_path,), {}, manifest)
    assert damaged.ok is False
    assert "7 bytes where 9 are expected" in damaged.detail
    (tmp_path / "m.task").write_bytes(b"the model")
    sound = doctor.check_model((tmp_path,), {}, manifest)
    assert sound.ok is True
    assert manifest.bundle.sha256 in sound.detail


def test_cameras_working_busy_none_and_unlistable() -> None:
    def check(*cameras: list[object]) -> Check:
        return doctor.check_camera(runs("a library says hello\n" + json.dumps(cameras)))

    working = check([0, "HD cam", 1280, 720, "ok", ""])
    assert (working.ok, working.detail) == (True, "camera:0 HD cam 1280x720")
    busy = check([0, "HD cam", 0, 0, "busy", "Close the other program."])
    assert (busy.ok, busy.todo) == (False, "Close the other program.")
    assert check().ok is None
    assert doctor.check_camera(runs(error=NO_GL, ok=False)).ok is False
    assert doctor.check_camera(runs("not json")).ok is False


def test_speech_working_silent_and_unloadable() -> None:
    works = doctor.check_speech(runs(json.dumps([["speechd", True, "", ["de", "en"]], ["flite", True, "", []]])))
    assert (works.ok, works.detail) == (True, "speechd speaks German and English")
    voiceless = doctor.check_speech(runs(json.dumps([["speechd", True, "", []]])))
    assert voiceless.ok is None
    assert "no English or German voice" in voiceless.detail
    silent = doctor.check_speech(runs(json.dumps([["speechd", False, "no daemon", []]])))
    assert silent.ok is None
    assert "no daemon" in silent.detail
    deaf = doctor.check_speech(runs(json.dumps([["speechd", False, speech_probe.SILENT, ["de"]]])))
    assert (deaf.ok, "loudspeaker" in deaf.todo) == (None, True)
    hangs = doctor.check_speech(runs(error="Timeout (0:00:08)!\nThread 0x1", ok=False))
    assert (hangs.ok, speech_probe.HANGS in hangs.detail) == (None, True)
    unloadable = doctor.check_speech(runs(error=NO_GL, ok=False))
    assert unloadable.ok is None
    assert "libGL.so.1" in unloadable.detail


def test_privacy_line_follows_the_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy, "is_sealed", lambda: True)
    assert doctor.check_privacy().ok is True
    monkeypatch.setattr(privacy, "is_sealed", lambda: False)
    assert doctor.check_privacy().ok is False


def test_a_child_that_hangs_or_fails_is_a_probe_and_no_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = doctor.run_python("raise SystemExit('sorry')")
    assert (failing.ok, failing.error.strip()) == (False, "sorry")
    monkeypatch.setattr(doctor, "_TIMEOUT_S", 0.2)
    assert doctor.run_python("import time; time.sleep(5)").ok is False


@pytest.fixture
def own_environment() -> Iterator[None]:
    """report() seals the process: undone after the test."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.usefixtures("own_environment")
def test_the_whole_report_on_this_machine() -> None:
    checks = {check.name: check for check in doctor.report()}
    assert next(iter(checks)) == "Python"
    assert {"MediaPipe", "OpenCV", "Qt", "pose model", "camera", "display", "speech", "privacy"} <= set(checks)
    assert all(checks[name].ok for name in ("Python", "NumPy", "OpenCV", "MediaPipe", "OpenCV packages", "privacy"))
    assert all(check.todo for check in checks.values() if check.ok is False)
