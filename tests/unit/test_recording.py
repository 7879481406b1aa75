"""Landmark recordings: what is saved is loaded, and every problem of a bad file is told at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from coach.capture.recording import RecordingSource
from coach.errors import CoachError, SourceError
from coach.pose.recorded import RecordedLandmarker
from coach.store.recording import Recording, RecordingWriter, load_recording, save_recording
from coach.types import Frame, Pose

T = 6


def arrays(**changes: Any) -> dict[str, Any]:
    """The arrays of a good recording: landmark i of frame t lies at x = t / 10, y = i / 100."""
    xyz = np.zeros((T, 33, 3))
    xyz[:, :, 0] = np.arange(T)[:, None] / 10
    xyz[:, :, 1] = np.arange(33) / 100
    good: dict[str, Any] = {
        "t_s": np.arange(T) / 25.0,
        "xyz_norm": xyz,
        "world_m": xyz - 0.5,
        "visibility": np.full((T, 33), 0.9),
        "size_px": np.array([640, 480]),
        "meta": json.dumps({"exercise": "glute_bridge", "reps": 1}),
    }
    good |= changes
    return {name: value for name, value in good.items() if value is not None}


def written(path: Path, **changes: Any) -> Path:
    np.savez(path, **arrays(**changes))
    return path


def pose(t_s: float, x: float = 0.5, **more: Any) -> Pose:
    return Pose(np.full((33, 3), x), np.full((33, 3), x / 2), np.full(33, 0.8), t_s, (640, 480), **more)


def with_row(name: str, row: int, value: Any) -> dict[str, Any]:
    changed = np.array(arrays()[name], dtype=float)
    changed[row] = value
    return {name: changed}


def test_a_recording_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    xyz = np.random.default_rng(1).normal(size=(T, 33, 3)).astype(np.float32).astype(float)
    xyz[2] = np.nan
    visibility = np.full((T, 33), 0.25)
    visibility[2] = np.nan
    belly = np.linspace(0, 1, T)
    saved = Recording(
        np.arange(T) / 30, xyz, xyz / 2, visibility, (1280, 720), {"name": "Brücke", "reps": 2}, belly, np.full(T, 2.0)
    )
    save_recording(tmp_path / "a.npz", saved)
    loaded = load_recording(tmp_path / "a.npz")
    assert np.array_equal(loaded.t_s, saved.t_s), "times keep their full precision"
    for name in ("xyz_norm", "world_m", "visibility"):
        assert np.array_equal(getattr(loaded, name), getattr(saved, name), equal_nan=True), name
    assert loaded.size_px == (1280, 720)
    assert loaded.meta == {"name": "Brücke", "reps": 2}
    assert loaded.belly_t == pytest.approx(belly, abs=1e-6)
    assert loaded.people is not None and (loaded.people == 2).all()
    assert [path.name for path in tmp_path.iterdir()] == ["a.npz"]


def test_the_documented_arrays_are_enough(tmp_path: Path) -> None:
    loaded = load_recording(written(tmp_path / "a.npz"))
    assert len(loaded) == T
    assert loaded.belly_t is None and loaded.people is None
    assert not loaded.xyz_norm.flags.writeable
    assert loaded.xyz_norm.dtype == np.float64


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"t_s": None}, "t_s is missing"),
        ({"xyz_norm": None}, r"xyz_norm is missing, expected shape \(T, 33, 3\)"),
        ({"meta": None}, "meta is missing"),
        ({"size_px": None}, "size_px is missing"),
        ({"xyz_norm": np.zeros((T, 17, 3))}, r"xyz_norm: expected shape \(T, 33, 3\), got \(6, 17, 3\)"),
        ({"visibility": np.zeros((T, 33, 1))}, r"visibility: expected shape \(T, 33\), got \(6, 33, 1\)"),
        ({"world_m": np.zeros((T - 1, 33, 3))}, "world_m has 5 rows, but t_s has 6"),
        ({"t_s": np.array(["a"] * T)}, "t_s: expected numbers"),
        (with_row("t_s", 3, np.nan), "t_s is not finite"),
        (with_row("t_s", 3, 0.0), r"t_s does not increase at frame 3 \(0.080 s, then 0.000 s\)"),
        ({"size_px": np.array([640, 0])}, "size_px: expected width and height"),
        ({"size_px": np.array([640, 480, 3])}, "size_px: expected width and height"),
        ({"size_px": np.array([np.nan, 480])}, "size_px: expected width and height"),
        ({"meta": "{not json"}, "meta is not JSON"),
        ({"meta": "[1, 2]"}, "meta: expected a JSON object, got list"),
        (with_row("xyz_norm", 1, np.inf), "xyz_norm holds infinite"),
        (with_row("xyz_norm", (1, 5), np.nan), "xyz_norm is only partly NaN in frame 1"),
        (with_row("world_m", 4, np.nan), "xyz_norm and world_m disagree .* in frame 4"),
        (with_row("visibility", 4, np.nan), "xyz_norm and visibility disagree .* in frame 4"),
        (with_row("visibility", 2, 1.5), "visibility leaves 0 .. 1"),
        ({"belly_t": np.zeros(3)}, "belly_t has 3 rows"),
        (
            {
                "t_s": np.zeros(0),
                "xyz_norm": np.zeros((0, 33, 3)),
                "world_m": np.zeros((0, 33, 3)),
                "visibility": np.zeros((0, 33)),
            },
            "holds no frames",
        ),
    ],
)
def test_each_problem_of_a_file_is_told(changes: dict[str, Any], says: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=says) as caught:
        load_recording(written(tmp_path / "a.npz", **changes))
    assert caught.value.todo


def test_all_problems_come_in_one_message(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.npz", world_m=None, size_px=np.array([0, 0]), meta="x", visibility=np.full((T, 33), 7.0)
    )
    with pytest.raises(SourceError) as caught:
        load_recording(path)
    for part in ("world_m is missing", "size_px", "meta is not JSON", "visibility leaves"):
        assert part in caught.value.what
    assert str(path) in caught.value.what


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.npz").write_text("hello")
    with pytest.raises(SourceError, match="not a landmark recording"):
        load_recording(tmp_path / "text.npz")


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        load_recording(tmp_path / "none.npz")


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    data = written(tmp_path / "a.npz").read_bytes()
    (tmp_path / "a.npz").write_bytes(data[: len(data) // 2])
    with pytest.raises(SourceError):
        load_recording(tmp_path / "a.npz")


def test_a_flipped_byte_is_noticed(tmp_path: Path) -> None:
    data = bytearray(written(tmp_path / "a.npz").read_bytes())
    data[len(data) // 3] ^= 0xFF
    (tmp_path / "a.npz").write_bytes(data)
    with pytest.raises(SourceError, match="damaged"):
        load_recording(tmp_path / "a.npz")


def test_objects_that_would_run_code_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="damaged"):
        load_recording(written(tmp_path / "a.npz", meta=np.array([{"a": 1}], dtype=object)))


def test_the_writer_collects_frames_and_gaps(tmp_path: Path) -> None:
    writer = RecordingWriter()
    writer.append(pose(0.0, 0.1), 0.0, (640, 480))
    writer.append(None, 0.1, (640, 480))
    writer.append(pose(0.2, 0.3, people=2, belly_t=0.7, mask=np.ones((4, 4), np.float32)), 0.2, (640, 480))
    writer.save(tmp_path / "a.npz", {"reps": 0})
    loaded = load_recording(tmp_path / "a.npz")
    assert loaded.t_s == pytest.approx([0.0, 0.1, 0.2])
    assert loaded.xyz_norm[:, 0, 0] == pytest.approx([0.1, np.nan, 0.3], nan_ok=True)
    assert loaded.belly_t == pytest.approx([np.nan, np.nan, 0.7], nan_ok=True)
    assert loaded.people is not None and loaded.people.tolist() == [1, 0, 2]


def test_the_writer_leaves_out_what_nobody_needs() -> None:
    writer = RecordingWriter()
    writer.append(pose(0.0), 0.0, (640, 480))
    recorded = writer.recording({})
    assert recorded.belly_t is None and recorded.people is None


def test_the_writer_refuses_time_that_stands_still() -> None:
    writer = RecordingWriter()
    writer.append(None, 1.0, (640, 480))
    with pytest.raises(ValueError, match=r"after 1\.0 s"):
        writer.append(None, 1.0, (640, 480))


def test_the_writer_refuses_another_picture_size() -> None:
    writer = RecordingWriter()
    writer.append(None, 0.0, (640, 480))
    with pytest.raises(CoachError, match="picture size changed"):
        writer.append(None, 1.0, (480, 640))


def test_nothing_to_record_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="nothing to record"):
        RecordingWriter().save(tmp_path / "a.npz", {})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="cannot be written"):
        save_recording(tmp_path / "no" / "a.npz", load_recording(written(tmp_path / "a.npz")))


def test_the_landmarker_finds_poses_by_frame_index(tmp_path: Path) -> None:
    path = written(tmp_path / "a.npz", **with_row("xyz_norm", 3, np.nan), **with_row("world_m", 3, np.nan))
    source = RecordingSource(path)
    landmarker = RecordedLandmarker(source.recording)
    seen: list[float | None] = []
    while (frame := source.read()) is not None:
        found = landmarker.detect(frame)
        seen.append(None if found is None else float(found.xyz_norm[0, 0]))
        assert found is None or (found.t_s == frame.t_s and found.size_px == (640, 480))
    assert seen == [pytest.approx(0.0), 0.1, 0.2, None, 0.4, 0.5]


def test_the_landmarker_takes_the_frames_own_time(tmp_path: Path) -> None:
    recording = load_recording(written(tmp_path / "a.npz", belly_t=np.full(T, 0.4)))
    found = RecordedLandmarker(recording).detect(Frame(np.zeros((480, 640, 3), np.uint8), 99.0, 2))
    assert found is not None
    assert found.t_s == 99.0, "in a second pass the session's time goes on"
    assert found.belly_t == pytest.approx(0.4)


def test_the_landmarker_refuses_frames_of_another_source(tmp_path: Path) -> None:
    landmarker = RecordedLandmarker(load_recording(written(tmp_path / "a.npz")))
    with pytest.raises(SourceError, match="has 6 frames"):
        landmarker.detect(Frame(np.zeros((480, 640, 3), np.uint8), 1.0, T))


def test_dark_pictures_share_their_memory(tmp_path: Path) -> None:
    source = RecordingSource(written(tmp_path / "a.npz"))
    first, second = source.read(), source.read()
    assert first is not None and second is not None
    assert first.bgr is second.bgr
    assert source.fps == pytest.approx(25.0)
