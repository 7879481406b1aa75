"""Provide the pose model: find it, check it, or build it once from the published networks.

Only the very first use on a machine needs a network, through pip in a child process; models/manifest.toml says
what is fetched and what it must hash to. `python -m coach.pose.model_store` does it ahead of time.
"""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from coach.errors import ModelError
from coach.paths import MODELS_DIR
from coach.privacy import original_environment

ENVIRONMENT_VARIABLE = "COACH_MODEL"
Progress = Callable[[str, float], None]
"""Called with what is being done and its share done, 0..1."""
_POLL_S = 0.1
_PYTHON, _PLATFORM = "3.11", "manylinux_2_28_x86_64"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One entry of the manifest. `source` of a network is its path inside the wheel; `size` is in bytes."""

    name: str
    file: str
    source: str
    version: str
    size: int
    sha256: str
    licence: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What models/manifest.toml says: the finished bundle, the wheel it is made from, the networks in it."""

    bundle: ModelFile
    wheel: ModelFile
    networks: tuple[ModelFile, ...]


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """What `inspect_model` found. `problems` is empty for a usable file; `path` is None when there is no file."""

    path: Path | None
    sha256: str = ""
    as_listed: bool = False
    problems: tuple[str, ...] = ()


Fetch = Callable[[Manifest, Path, Progress], Path]
"""Brings the wheel into a folder and returns its path; raises ModelError."""


def load_manifest(path: Path = MODELS_DIR / "manifest.toml") -> Manifest:
    """Read the manifest. Raises ModelError when it is missing or malformed."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        networks = tuple(ModelFile(**entry) for entry in content["network"])
        return Manifest(ModelFile(**content["bundle"]), ModelFile(**content["wheel"]), networks)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ModelError(f"The model list {path} cannot be read: {error}.", "Restore it from the project.") from error


def ensure_model(progress: Progress | None = None) -> Path:
    """The path of a checked pose model; built first when this machine has none.

    Raises ModelError, with the way to mend it, when there is none and none can be made.
    """
    return ensure_in(model_folders(), load_manifest(), progress or _silent, fetch_wheel, os.environ)


def model_folders() -> tuple[Path, ...]:
    """Where the model may be, in order: the project's models/, then the user's cache folder."""
    return MODELS_DIR, Path(platformdirs.user_cache_dir("glute-coach", appauthor=False)) / "models"


def ensure_in(
    folders: Sequence[Path], manifest: Manifest, progress: Progress, fetch: Fetch, environment: Mapping[str, str]
) -> Path:
    """`ensure_model` over given folders, manifest, way to fetch and environment."""
    status = inspect_model(folders, manifest, environment)
    if status.path is None:
        return _provide(folders, manifest, progress, fetch)
    if status.problems:
        chosen = bool(environment.get(ENVIRONMENT_VARIABLE))
        mend = (
            f"Let {ENVIRONMENT_VARIABLE} name a sound .task file, or remove it from the environment."
            if chosen
            else "Delete it and run the command again, and it is made anew."
        )
        raise ModelError(f"The pose model {status.path} is not usable: {'; '.join(status.problems)}.", mend)
    return status.path


def inspect_model(folders: Sequence[Path], manifest: Manifest, environment: Mapping[str, str]) -> ModelStatus:
    """Which model would be used now, and what is wrong with it. Makes nothing and raises nothing."""
    chosen = environment.get(ENVIRONMENT_VARIABLE)
    if chosen:
        return _inspect(Path(chosen).expanduser(), manifest)
    paths = (folder / manifest.bundle.file for folder in folders)
    return next((_inspect(path, manifest) for path in paths if path.exists()), ModelStatus(None))


def _inspect(path: Path, manifest: Manifest) -> ModelStatus:
    try:
        content = path.read_bytes()
    except OSError as error:
        return ModelStatus(path, problems=(f"it cannot be read ({error.strerror or error})",))
    digest = hashlib.sha256(content).hexdigest()
    if digest == manifest.bundle.sha256:
        return ModelStatus(path, digest, as_listed=True)
    # Only here: it imports MediaPipe, which takes most of a second.
    from coach.pose.bundle import bundle_problems

    problems = bundle_problems(content)
    if problems and len(content) < manifest.bundle.size:
        problems.append(f"it has {len(content)} bytes where {manifest.bundle.size} are expected")
    return ModelStatus(path, digest, problems=tuple(problems))


def _provide(folders: Sequence[Path], manifest: Manifest, progress: Progress, fetch: Fetch) -> Path:
    folder = _writable(folders)
    by_hand = next((path for f in folders if (path := f / manifest.wheel.file).exists()), None)
    with tempfile.TemporaryDirectory(prefix="coach-model-") as scratch:
        wheel = by_hand
        if wheel is None:
            try:
                wheel = fetch(manifest, Path(scratch), progress)
            except ModelError as error:
                raise ModelError(error.what, f"{error.todo} {_by_hand_advice(folder, manifest)}".strip()) from error
        progress("checking the networks", 0.0)
        networks = _networks_of(wheel, manifest)
    progress("building the pose model", 0.5)
    from coach.pose.bundle import build_bundle, bundle_problems

    content = build_bundle(networks)
    problems = bundle_problems(content)
    if problems:
        raise ModelError(f"The pose model came out wrong: {'; '.join(problems)}.", "Run start.py to mend the packages.")
    path = _write_atomically(folder / manifest.bundle.file, content)
    progress("the pose model is ready", 1.0)
    return path


def _writable(folders: Sequence[Path]) -> Path:
    """The first folder in which a file can be made; trying is the only test that holds on every system."""
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError:
            continue
    places = ", ".join(str(folder) for folder in folders)
    raise ModelError(
        f"There is no place to keep the pose model: cannot write to {places}.",
        f"Make one of them writable, or set {ENVIRONMENT_VARIABLE} to the path of a .task file.",
    )


def _networks_of(wheel: Path, manifest: Manifest) -> dict[str, bytes]:
    try:
        content = wheel.read_bytes()
    except OSError as error:
        raise ModelError(f"{wheel} cannot be read ({error.strerror or error}).", "Check its permissions.") from error
    if hashlib.sha256(content).hexdigest() != manifest.wheel.sha256:
        raise ModelError(
            f"The package {wheel.name} is not the one listed: {len(content)} bytes (expected {manifest.wheel.size}), "
            "and another checksum.",
            f"Delete {wheel} if you placed it there, and run the command again.",
        )
    networks: dict[str, bytes] = {}
    with zipfile.ZipFile(wheel) as archive:
        for network in manifest.networks:
            try:
                networks[network.file] = archive.read(network.source)
            except (KeyError, zipfile.BadZipFile) as error:
                raise ModelError(f"{wheel.name} holds no sound {network.source}.", "Restore manifest.toml.") from error
            if hashlib.sha256(networks[network.file]).hexdigest() != network.sha256:
                raise ModelError(f"{network.source} in {wheel.name} has another checksum.", "Restore manifest.toml.")
    return networks


def _write_atomically(path: Path, content: bytes) -> Path:
    """Write beside the target and rename: another process sees the whole file or none, whoever comes last."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o644)  # mkstemp's 0600 would hide a shared install's model from its other users
        part.replace(path)
    except OSError as error:
        # Windows refuses to replace a file that another process has open: then that one has made it already.
        if path.exists() and path.read_bytes() == content:
            return path
        raise ModelError(
            f"The pose model cannot be written to {path} ({error.strerror or error}).",
            "Free some disk space or check the folder's permissions, and run the command again.",
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return path


def fetch_wheel(manifest: Manifest, folder: Path, progress: Progress) -> Path:
    """Let pip fetch the listed wheel into `folder`, with progress in bytes. Raises ModelError."""
    wheel = manifest.wheel
    log = folder / "pip.log"
    parts = folder / "parts"
    parts.mkdir()
    # pip's own progress bar cannot be read on every version; its temporary files' growth can.
    environment = original_environment() | {name: str(parts) for name in ("TMPDIR", "TEMP", "TMP")}
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-input"]
    command += ["--disable-pip-version-check", "--progress-bar", "off"]
    command += ["--python-version", _PYTHON, "--platform", _PLATFORM, f"{wheel.name}=={wheel.version}", "-d"]
    with log.open("wb") as output:
        process = subprocess.Popen([*command, str(folder)], stdout=output, stderr=output, env=environment)
        try:
            while process.poll() is None:
                progress("fetching the pose model", min(0.99, _largest_file(folder) / wheel.size))
                time.sleep(_POLL_S)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
    found = folder / wheel.file
    if process.returncode != 0 or not found.exists():
        raise ModelError(f"The pose model could not be fetched: {_reason(log)}.", "Check the network and run it again.")
    return found


def _largest_file(folder: Path) -> int:
    """Bytes of the largest file below; files vanish while pip works."""
    sizes = [0]
    for path in folder.rglob("*"):
        try:
            status = path.stat()
        except OSError:
            continue
        if stat.S_ISREG(status.st_mode):
            sizes.append(status.st_size)
    return max(sizes)


def _reason(log: Path) -> str:
    """The last line in which pip names an error, else its last line."""
    lines = [line.strip() for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if "error" in line.lower() or "No module named" in line]
    return (errors or lines or ["pip said nothing"])[-1].rstrip(".")


def _by_hand_advice(folder: Path, manifest: Manifest) -> str:
    return (
        f"Without a network, place {manifest.bundle.file} or {manifest.wheel.file} from another machine in {folder}, "
        f"or set {ENVIRONMENT_VARIABLE} to the path of a .task file."
    )


def _silent(what: str, share: float) -> None:
    """For callers who want no progress."""


def main() -> int:
    """Provide the model with a progress line on standard error; 0 when it is there."""

    terminal = sys.stderr.isatty()
    told = ""

    def show(what: str, share: float) -> None:
        nonlocal told
        if terminal:
            sys.stderr.write(f"\r{what:<24} {share:4.0%} ")
        elif what != told:  # a log file wants one line a step, not one a percent
            sys.stderr.write(f"{what}\n")
        told = what
        sys.stderr.flush()

    try:
        path = ensure_model(show)
    except ModelError as error:
        sys.stderr.write(f"\n{error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("\nstopped; nothing was written\n")
        return 130
    if told and terminal:
        sys.stderr.write("\n")
    sys.stdout.write(f"pose model: {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
