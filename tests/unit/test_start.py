"""start.py with fakes for pip, apt and the coach: what it decides and says, and that a second start does nothing."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from coach import syslibs
from coach.paths import ROOT


@pytest.fixture
def start() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("start_under_test", ROOT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = path


class Calls(list[list[str]]):
    """A stand-in for start.call that notes commands; `failing` words make one fail."""

    def __init__(self, *failing: str) -> None:
        super().__init__()
        self.failing = failing

    def __call__(self, command: list[str], extra: object = None, folder: object = None) -> int:
        self.append(command)
        return int(any(word in command for word in self.failing))


@pytest.fixture
def machine(start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """A machine with every system library, an empty checkout, and no real child processes."""
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "ANNOTATED", tmp_path / "out" / "film.mp4")
    for name, value in {"missing_libraries": [], "has_fonts": True, "can_make_venv": True}.items():
        monkeypatch.setattr(syslibs, name, lambda *_, value=value, **__: value)
    monkeypatch.setattr(syslibs, "missing_test_packages", list)
    calls = Calls()

    def make_venv(command: list[str], extra: object = None, folder: object = None) -> int:
        code = calls(command)
        if "venv" in command and not code:
            python = start.venv_program("python")
            python.parent.mkdir(parents=True, exist_ok=True)
            python.write_text("")
        return code

    monkeypatch.setattr(start, "call", make_venv)
    monkeypatch.setattr(start, "hand_over", calls)
    monkeypatch.setattr(start, "camera_present", lambda: True)
    monkeypatch.setattr(syslibs, "has_display", lambda: True)
    return calls


def words(calls: Calls) -> str:
    return "\n".join(" ".join(command) for command in calls)


# --- the whole way


def test_first_start_installs_then_provides_the_model_then_runs(start: ModuleType, machine: Calls) -> None:
    assert start.main([]) == 0
    assert [
        ("venv" in c, "pip" in c, "coach.pose.model_store" in c, c[-2:] == ["coach", "session"]) for c in machine
    ] == [
        (True, False, False, False),
        (False, True, False, False),
        (False, False, True, False),
        (False, False, False, True),
    ]


def test_second_start_touches_neither_venv_nor_pip(start: ModuleType, machine: Calls) -> None:
    start.main([])
    machine.clear()
    assert start.main([]) == 0
    assert "pip" not in words(machine)
    assert "venv --clear" not in words(machine)
    assert len(machine) == 2


def test_test_extras_are_added_once_and_then_kept(start: ModuleType, machine: Calls) -> None:
    start.ensure_environment("")
    start.ensure_environment("test")
    assert machine[-1][-1].endswith("[test]")
    machine.clear()
    start.ensure_environment("test")
    start.ensure_environment("")
    assert machine == []


def test_changed_pins_install_again(start: ModuleType, machine: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    start.ensure_environment("")
    machine.clear()
    (start.ROOT / "pyproject.toml").write_text('[project]\ndependencies = ["new==1"]\n')
    monkeypatch.setattr(start, "venv_fits", lambda python: True)
    start.ensure_environment("")
    assert ["pip" in command for command in machine] == [True], "the environment itself is kept"


def test_a_failed_install_is_no_installed_state(start: ModuleType, machine: Calls, capsys) -> None:
    machine.failing = ("pip",)
    assert start.main([]) == 2
    assert "PIP_NO_INDEX=1" in capsys.readouterr().out
    machine.failing = ()
    machine.clear()
    assert start.main([]) == 0
    assert "pip install" in words(machine)


def test_a_failed_reinstall_leaves_no_old_stamp(start: ModuleType, machine: Calls) -> None:
    start.ensure_environment("")
    machine.failing = ("pip",)
    with pytest.raises(start.StartError):
        start.ensure_environment("test")
    assert not (start.VENV / start.STAMP).exists()


def test_without_a_model_the_coach_is_not_started(start: ModuleType, machine: Calls) -> None:
    machine.failing = ("coach.pose.model_store",)
    assert start.main([]) == 2
    assert "coach.pose.model_store" in machine[-1]


# --- the stamp


def test_the_key_depends_on_pins_python_and_place(start: ModuleType) -> None:
    keys = {
        start.stamp_key(pins, version, Path(place))
        for pins in (b"a", b"b")
        for version in ("3.11", "3.12")
        for place in ("/x", "/y")
    }
    assert len(keys) == 8


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"key": "k"}', '{"key": "other", "extras": ["test"]}', "\x00"])
def test_a_broken_or_foreign_stamp_means_not_installed(start: ModuleType, tmp_path: Path, text: str) -> None:
    stamp = tmp_path / "stamp"
    stamp.write_text(text)
    assert not start.is_installed(stamp, "k", "test")
    assert not start.is_installed(tmp_path / "absent", "k", "")


def test_an_environment_of_another_python_does_not_fit(start: ModuleType, tmp_path: Path) -> None:
    assert start.venv_fits(Path(sys.executable))
    assert not start.venv_fits(tmp_path / "python")
    if os.name == "posix":
        other = tmp_path / "python"
        other.write_text("#!/bin/sh\necho 3.9.1\n")
        other.chmod(0o755)
        assert not start.venv_fits(other)


# --- what to start


def test_choice_by_display_and_camera(start: ModuleType) -> None:
    assert start.choose(display=True, camera=True)[1] == ["session"]
    told, arguments = start.choose(display=True, camera=False)
    assert "No camera" in told
    assert arguments == ["session", "--source", "demo"]
    told, arguments = start.choose(display=False, camera=True)
    assert str(start.ANNOTATED) in told
    assert arguments == ["analyze", str(start.DEMO), "--exercise", "glute_bridge", "--annotate", str(start.ANNOTATED)]
    assert start.DEMO.exists()


def test_commands_go_through_with_their_arguments_and_exit_code(start: ModuleType, machine: Calls) -> None:
    machine.failing = ("doctor",)
    assert start.main(["doctor", "--verbose"]) == 1
    assert machine[-1][-3:] == ["coach", "doctor", "--verbose"]
    assert "model_store" not in words(machine), "the doctor must run where the model is the trouble"
    start.main(["analyze", "film.mp4"])
    assert "coach.pose.model_store" in machine[-2]


def test_help_needs_nothing(start: ModuleType, machine: Calls, capsys) -> None:
    assert start.main(["--help"]) == 0
    assert "python3 start.py" in capsys.readouterr().out
    assert machine == []


def test_an_old_python_is_told_before_anything_happens(
    start: ModuleType, machine: Calls, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setattr(start, "MINIMUM", (99, 0))
    assert start.main([]) == 2
    assert "needs Python" in capsys.readouterr().out
    assert machine == []


def test_start_parses_on_an_older_python_and_imports_only_the_standard_library() -> None:
    tree = ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 8))
    for file in ("start.py", "coach/syslibs.py", "coach/__init__.py"):
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names) | {"coach"}


def test_ctrl_c_is_no_traceback(start: ModuleType, machine: Calls, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "hand_over", interrupt)
    assert start.main([]) == 130
    assert "Stopped" in capsys.readouterr().out


def test_call_gives_exit_codes_and_signals(start: ModuleType) -> None:
    assert start.call([sys.executable, "-c", "raise SystemExit(7)"]) == 7
    assert start.call([sys.executable, "-c", "import os; raise SystemExit(os.environ['X'] != 'y')"], {"X": "y"}) == 0
    if os.name == "posix":
        assert start.call([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == 137


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import time; time.sleep(30)", -15),
        ("import signal, time; signal.signal(15, signal.SIG_IGN); print(flush=True); time.sleep(30)", -9),
        ("", 0),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_child_that_outlives_ctrl_c_is_ended(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, program: str, code: int
) -> None:
    monkeypatch.setattr(start, "PATIENCE_S", 0.5)
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        if "print" in program:
            assert process.stdout is not None
            process.stdout.readline()
        start.end(process)
    assert process.returncode == code


# --- system libraries

MISSING = [syslibs.SystemLibrary("libEGL.so.1", "libegl1", "MediaPipe")]
X11_ONLY = [library for library in syslibs.REQUIRED if library.soname == "libxcb-cursor.so.0"]


@pytest.fixture
def bare(machine: Calls, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """The same machine without EGL, with apt, not as root."""
    monkeypatch.setattr(syslibs, "missing_libraries", lambda *_, **__: MISSING)
    monkeypatch.setattr(syslibs, "has_apt", lambda: True)
    monkeypatch.setattr(syslibs, "is_root", lambda: False)
    return machine


def test_a_user_gets_the_exact_line_and_nothing_is_installed(start: ModuleType, bare: Calls, capsys) -> None:
    assert start.main([]) == 2
    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1\n"
    assert line in capsys.readouterr().out
    assert bare == []


def test_root_installs_after_saying_so(start: ModuleType, bare: Calls, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(syslibs, "is_root", lambda: True)
    assert start.main([]) == 0
    assert bare[0][:2] == ["apt-get", "update"]
    assert bare[1] == ["apt-get", "install", "-y", "--no-install-recommends", "libegl1"]
    assert "lacks libegl1" in capsys.readouterr().out


def test_root_whose_apt_fails_gets_the_line_too(
    start: ModuleType, bare: Calls, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setattr(syslibs, "is_root", lambda: True)
    bare.failing = ("install",)
    assert start.main([]) == 2
    assert "apt-get install -y" in capsys.readouterr().out


def test_the_doctor_runs_all_the_same(start: ModuleType, bare: Calls) -> None:
    assert start.main(["doctor"]) == 0
    assert bare[-1][-1] == "doctor"


def test_x11_libraries_stop_only_a_window(start: ModuleType, bare: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syslibs, "missing_libraries", lambda *_, **__: X11_ONLY)
    assert start.main(["run"]) == 2
    assert start.main(["analyze", "film.mp4"]) == 0


def test_a_python_without_ensurepip_names_its_package(
    start: ModuleType, bare: Calls, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setattr(syslibs, "missing_libraries", lambda *_, **__: [])
    monkeypatch.setattr(syslibs, "can_make_venv", lambda: False)
    assert start.main(["doctor"]) == 2
    assert f"python{sys.version_info[0]}.{sys.version_info[1]}-venv" in capsys.readouterr().out


def test_other_linuxes_get_the_names_of_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syslibs, "has_apt", lambda: False)
    assert syslibs.advice(["libegl1"], MISSING).endswith("libEGL.so.1")
    assert syslibs.advice(["fonts-dejavu-core"], []).endswith("fonts-dejavu-core")


def test_the_table_names_each_library_once_and_packages_once() -> None:
    names = [library.soname for library in (*syslibs.REQUIRED, *syslibs.OPTIONAL)]
    assert len(names) == len(set(names))
    packages = syslibs.packages_for(syslibs.REQUIRED)
    assert packages.count("libglib2.0-0") == 1, "two libraries, one package"
    assert not syslibs.loads("libsurely-not-there.so.99")


def test_fonts_are_files_of_a_font_kind(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "readme.txt").write_text("")
    assert not syslibs.has_fonts([tmp_path, tmp_path / "absent"], platform="linux")
    (tmp_path / "deep" / "Sans.TTF").write_text("")
    assert syslibs.has_fonts([tmp_path], platform="linux")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 and Wayland sockets are Linux's")
def test_a_display_must_answer(tmp_path: Path) -> None:
    import socket

    assert not syslibs.has_display({})
    assert not syslibs.has_display({"DISPLAY": ":987"})
    assert not syslibs.has_display({"DISPLAY": "nonsense"})
    assert syslibs.has_display({"DISPLAY": "localhost:10.0"})
    wayland = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not syslibs.has_display(wayland)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        assert syslibs.has_display(wayland)


# --- the test command


def test_every_check_runs_pytest_last_and_one_failure_fails_all(
    start: ModuleType, machine: Calls, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setattr(start, "pyright_runs", lambda command: True)
    assert start.main(["test", "-k", "word"]) == 0
    assert "failed:" not in capsys.readouterr().out
    kinds = [command[2] if "-m" in command else Path(command[0]).stem for command in machine[-5:]]
    assert kinds == ["ruff", "ruff", "pyright", "lint-imports", "pytest"]
    assert machine[-1][-2:] == ["-k", "word"]
    machine.failing = ("--check",)
    machine.clear()
    assert start.main(["test"]) == 1
    assert "pytest" in machine[-1], "the later steps run all the same"
    assert "failed: ruff format" in capsys.readouterr().out


def test_pyright_that_cannot_run_says_what_it_needs(start: ModuleType, capsys) -> None:
    program = "import sys; sys.exit('no route to the download')"
    assert not start.pyright_runs([sys.executable, "-c", program])
    told = capsys.readouterr().out
    assert "no route to the download" in told
    assert "Node.js" in told
    assert start.pyright_runs([sys.executable, "-c", ""])


def test_ci_calls_the_same_test_command() -> None:
    script = ROOT / ".ci" / "run"
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "exec python3 start.py test"
    if shutil.which("git") is None:
        return
    listed = subprocess.run(["git", "ls-files", "-s", ".ci/run"], capture_output=True, text=True, cwd=ROOT)
    if listed.returncode == 0 and listed.stdout:
        assert listed.stdout.startswith("100755")
