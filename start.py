#!/usr/bin/env python3
"""From a fresh machine to a running coach: `python3 start.py`. Standard library only.

It makes .venv, installs what pyproject.toml pins, provides the pose model and starts the coach. It knows nothing
about coaching: everything after the first start is `python -m coach`.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HELP = """\
usage: python3 start.py [COMMAND ...]

  (nothing)     start the guided session: with the camera, or without one with the
                demo films; without a display analyse the demo clip in this terminal
  test [ARGS]   install the test extras and run every check; ARGS go to pytest
  COMMAND ...   any command of the coach, for example:
                  doctor                    what is installed, and what to do
                  run --source FILE         one set without a programme, here on a film
                  analyze FILE --exercise glute_bridge
                  --help                    after a command: its own options

The first start needs a network and makes .venv here; later ones do not.
System libraries: as root they are installed with apt-get, otherwise the
command to run is printed.
"""

MINIMUM = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = "coach-installed.json"
DEMO = ROOT / "coach" / "capture" / "demo" / "glute_bridge.mp4"
ANNOTATED = ROOT / "out" / "glute_bridge_annotated.mp4"
# Commands that look at a picture; the others start without the model and without a working OpenCV or Qt.
NEED_MODEL = ("session", "run", "analyze", "bench")
FIND_CAMERA = "import sys; from coach.capture.base import list_cameras; sys.exit(0 if list_cameras() else 3)"
PATIENCE_S = 5.0
# No window while testing; and pyright's wrapper must not ask the network whether there is a newer one.
TEST_ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}


class StartError(Exception):
    """Something the user can mend; the text says how."""


def say(text: str) -> None:
    """Tell at once: what follows may take a while, and writes to the same terminal by itself."""
    print(text, flush=True)


# --- child processes


def call(command: list[str], extra: dict[str, str] | None = None, folder: Path | None = ROOT) -> int:
    """Run to the end and return the exit code (128 + n for signal n)."""
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **(extra or {})})
    try:
        code = process.wait()
    except KeyboardInterrupt:
        # A terminal's Ctrl-C reaches the child too: let it end in its own way, but not for ever.
        end(process)
        raise
    return 128 - code if code < 0 else code


def end(process: subprocess.Popen[bytes]) -> None:
    """Wait a while for a child that has been interrupted, then ask it, then make it."""
    for force in (process.terminate, process.kill):
        try:
            process.wait(PATIENCE_S)
            return
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            force()
    process.wait()


def hand_over(command: list[str]) -> int:
    """Become the coach, where the system can: its exit code and every signal are then its own.

    The folder stays the user's: file names in the arguments are relative to it.
    """
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    return call(command, folder=None)


def venv_program(name: str) -> Path:
    """Where a program of the environment is."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


# --- the environment


def stamp_key(pyproject: bytes, version: str, root: Path) -> str:
    """Changes whenever what is installed may no longer fit: the pins, the Python, the place of the checkout."""
    return hashlib.sha256(b"\0".join([pyproject, version.encode(), str(root).encode()])).hexdigest()


def is_installed(stamp: Path, key: str, extra: str) -> bool:
    """Whether the stamp says that this very state, with `extra` if any, has been installed."""
    try:
        known = json.loads(stamp.read_text(encoding="utf-8"))
        return known["key"] == key and (not extra or extra in known["extras"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def venv_fits(python: Path) -> bool:
    """Whether the environment's Python runs and is the version of the one that runs this."""
    if not python.exists():
        return False
    program = "import sys; print(sys.version)"
    try:
        found = subprocess.run([str(python), "-c", program], capture_output=True, text=True)
    except OSError:
        return False
    return found.returncode == 0 and found.stdout.strip() == sys.version.strip()


def ensure_environment(extra: str) -> None:
    """Make .venv and install into it, unless the stamp says that it is done."""
    python, stamp = venv_program("python"), VENV / STAMP
    key = stamp_key((ROOT / "pyproject.toml").read_bytes(), sys.version, ROOT)
    if python.exists() and is_installed(stamp, key, extra):
        return
    if not venv_fits(python):
        say(f"Making an environment in {VENV} ...")
        if call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
            raise StartError(
                f"The environment {VENV} could not be made. Is the folder writable, and the disk not full?"
            )
    stamp.unlink(missing_ok=True)  # a half-finished install must not look finished
    what = f"{ROOT}[{extra}]" if extra else str(ROOT)
    say("Installing the pinned packages (once, about 500 MB) ...")
    if call([str(python), "-m", "pip", "install", "--disable-pip-version-check", "-e", what]) != 0:
        raise StartError(
            "The packages could not be installed; pip's message above says why. The first start needs a network.\n"
            "Without one: on a machine of the same kind run 'pip download -d wheels setuptools .' in this folder,\n"
            "copy the wheels folder here, and set PIP_NO_INDEX=1 and PIP_FIND_LINKS=wheels before starting again."
        )
    extras = [extra] if extra else []
    stamp.write_text(json.dumps({"key": key, "extras": extras}), encoding="utf-8")


def ensure_model() -> None:
    """Provide the pose model; the store says itself what is wrong."""
    if call([str(venv_program("python")), "-m", "coach.pose.model_store"]) != 0:
        raise StartError("The coach cannot start without its pose model; see above.")


# --- system libraries


def ensure_system(*, window: bool, testing: bool, strict: bool) -> None:
    """Install or name the system packages that are missing. `strict`: stop where nothing could start without them."""
    from coach import syslibs  # here: it needs a newer Python than the version check does

    libraries = syslibs.missing_libraries()
    needed = syslibs.packages_for(libraries)
    needed += [] if syslibs.has_fonts() else [syslibs.FONT_PACKAGE]
    venv_missing = not venv_program("python").exists() and not syslibs.can_make_venv()
    needed += [syslibs.venv_package()] if venv_missing else []
    wanted = needed + (syslibs.missing_test_packages() if testing else [])
    if not wanted:
        return
    if syslibs.is_root() and syslibs.has_apt() and apt_install(wanted, syslibs.apt_command(wanted)):
        return
    say(f"System packages are missing: {', '.join(wanted)}")
    say(f"To install them:\n\n    {syslibs.advice(wanted, libraries)}\n")
    if venv_missing or (strict and syslibs.blocking(libraries, window=window)):
        raise StartError("The coach cannot start without them. Start it again afterwards.")
    say("Going on without them.")


def apt_install(packages: list[str], command: list[str]) -> bool:
    """Install with apt-get, after saying so; True when it worked."""
    say(f"This system lacks {', '.join(packages)}.\nInstalling with apt-get, as you are root ...")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    if call(["apt-get", "update", "-q"], quiet) != 0:
        say("apt-get update failed; trying with the package lists that are there.")
    return call(command, quiet) == 0


# --- what to start


def camera_present() -> bool:
    """Whether there is a camera, even a busy one: the window tells what is the matter with it."""
    if sys.platform.startswith("linux") and not any(Path("/dev").glob("video*")):
        return False
    return call([str(venv_program("python")), "-c", FIND_CAMERA]) == 0


def choose(*, display: bool, camera: bool) -> tuple[str, list[str]]:
    """What to say, and the coach's arguments, for a start without a command."""
    if not display:
        told = f"No display: analysing the demo clip here. The annotated film will be {ANNOTATED}"
        return told, ["analyze", str(DEMO), "--exercise", "glute_bridge", "--annotate", str(ANNOTATED)]
    if not camera:
        told = "No camera found: starting with the demo films. Plug one in and start again for the real thing."
        return told, ["session", "--source", "demo"]
    return "Starting with the camera.", ["session"]


def start_coach(arguments: list[str]) -> int:
    """Everything that is needed, then the coach."""
    from coach import syslibs

    display = syslibs.has_display()
    command = arguments[0] if arguments else "session"
    window = display and command in ("session", "run")
    ensure_system(window=window, testing=False, strict=command in NEED_MODEL)
    ensure_environment("")
    if command in NEED_MODEL and not {"-h", "--help"} & set(arguments):
        ensure_model()
    if not arguments:
        told, arguments = choose(display=display, camera=display and camera_present())
        say(told)
        ANNOTATED.parent.mkdir(exist_ok=True)
    return hand_over([str(venv_program("python")), "-m", "coach", *arguments])


# --- the test command


def checks(python: str, pytest_arguments: list[str]) -> list[tuple[str, list[str]]]:
    """Every check by name; pytest last, so that its closing line closes the output."""
    return [
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("pyright", [python, "-m", "pyright", "--pythonpath", python]),
        ("import-linter", [str(venv_program("lint-imports"))]),
        ("pytest", [python, "-m", "pytest", *pytest_arguments]),
    ]


def run_tests(pytest_arguments: list[str]) -> int:
    """Run every step, also after one has failed; 0 when all passed."""
    ensure_system(window=False, testing=True, strict=True)
    ensure_environment("test")
    ensure_model()
    failed: list[str] = []
    for name, command in checks(str(venv_program("python")), pytest_arguments):
        say(f"\n== {name}")
        runs = name != "pyright" or pyright_runs(command[:3])
        if not runs or call(command, TEST_ENVIRONMENT) != 0:
            failed.append(name)
    if failed:
        say(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


def pyright_runs(command: list[str]) -> bool:
    """pyright is a Node.js program: without `node` it fetches one, and without a network it says so in a traceback."""
    if shutil.which("node") is None:
        say("There is no Node.js here: pyright fetches one (once) ...")
    trial = subprocess.run(
        [*command, "--version"], capture_output=True, text=True, env={**os.environ, **TEST_ENVIRONMENT}
    )
    if trial.returncode == 0:
        return True
    last = (trial.stderr.strip() or trial.stdout.strip() or "no message").splitlines()[-1]
    say(f"pyright cannot run: {last}")
    say("It needs Node.js: install it (Debian/Ubuntu: apt-get install nodejs), or let it fetch one over a network.")
    return False


def main(arguments: list[str]) -> int:
    """The whole program; returns the exit code."""
    if sys.version_info < MINIMUM:
        say(f"The coach needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}).")
        say("Install a newer Python, and start it with that: python3.11 start.py")
        return 2
    if arguments and arguments[0] in ("-h", "--help"):
        say(HELP)
        return 0
    sys.path.insert(0, str(ROOT))
    try:
        return run_tests(arguments[1:]) if arguments[:1] == ["test"] else start_coach(arguments)
    except StartError as error:
        say(f"\n{error}")
        return 2
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
