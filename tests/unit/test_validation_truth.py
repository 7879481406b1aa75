"""Truth files: what is read, what is derived from frames alone, and what a broken one is told."""

from __future__ import annotations

import json

import numpy as np
import pytest
from truth_files import bridge_truth, walk_frames, write

from coach.errors import CoachError, SourceError
from coach.store.recording import RecordingWriter
from coach.validation.dataset import find
from coach.validation.truth import load_truth

REPS = [(1.0, 2.0, 3.0, 4.0, "full", "ok"), (5.0, 6.0, 7.0, 8.0, "partial", "ok")]


@pytest.fixture
def truth():
    return bridge_truth(lambda t: -60.0 + 10 * t, 9.0, REPS)


def test_repetitions_as_they_stand_in_the_file(tmp_path, truth):
    found = load_truth(write(tmp_path / "a.json", truth))
    assert [(r.t_start_s, r.t_top_s, r.t_end_s, r.kind, r.label, r.side) for r in found.reps] == [
        (1.0, 2.0, 4.0, "full", "ok", None),
        (5.0, 6.0, 8.0, "partial", "ok", None),
    ]


def test_top_is_the_phase_top_of_that_repetition(tmp_path, truth):
    found = load_truth(write(tmp_path / "a.json", truth))
    times = found.t_s[found.top(1)]
    assert times.min() == pytest.approx(6.0, abs=0.04)
    assert times.max() == pytest.approx(7.0, abs=0.04)


def test_rows_are_the_nearest_frames(tmp_path, truth):
    found = load_truth(write(tmp_path / "a.json", truth))
    assert found.rows(np.array([-1.0, 0.0, 0.016, 0.018, 99.0])).tolist() == [0, 0, 0, 1, len(found.t_s) - 1]


def test_durations_come_from_the_phases(tmp_path, truth):
    found = load_truth(write(tmp_path / "a.json", truth))
    assert found.duration_s(0, ("up",)) == pytest.approx(1.0, abs=0.04)
    assert np.isnan(found.duration_s(0, ("open",)))


def test_without_a_list_repetitions_come_from_the_frames(tmp_path):
    file = {
        "exercise": "lateral_band_walk", "label": "feet_together", "view": "front", "fps": 50, "size_px": [640, 480],
        "repetitions": 2, "frames": walk_frames(50.0),
    }  # fmt: skip
    found = load_truth(write(tmp_path / "a.json", file))
    assert [(r.label, r.kind, r.side) for r in found.reps] == [("feet_together", "full", "left")] * 2
    assert [r.t_top_s for r in found.reps] == pytest.approx([1.0, 2.5])
    assert [r.t_start_s for r in found.reps] == pytest.approx([0.5, 2.0])
    # No phase "top": the frames near the greatest progress.
    assert found.t_s[found.top(0)].tolist() == pytest.approx([0.96, 0.98, 1.0, 1.02, 1.04])


@pytest.mark.parametrize("top", ["left", "right"])
def test_the_trained_side_of_a_clamshell_is_the_upper_one(tmp_path, truth, top):
    truth |= {"exercise": "clamshell", "view": "front", "repetitions": 2, "label": "ok", "reps": None}
    truth["frames"]["pelvic_obliquity_deg"] = [90.0 if top == "left" else -90.0] * len(truth["frames"]["t_s"])
    assert {r.side for r in load_truth(write(tmp_path / "a.json", truth)).reps} == {top}


def test_clam_opening_is_the_angle_between_the_thighs(tmp_path, truth):
    n = len(truth["frames"]["t_s"])
    for side, flexion, abduction in (("left", 45.0, 30.0), ("right", 45.0, 0.0)):
        truth["frames"][f"hip_flexion_pelvis_thigh_{side}_deg"] = [flexion] * n
        truth["frames"][f"hip_abduction_{side}_deg"] = [abduction] * n
    found = load_truth(write(tmp_path / "a.json", truth))
    assert found.columns["clam_opening_deg"][0] == pytest.approx(30.0)


def broken(truth, how):
    frames = truth["frames"]
    if how == "columns":
        frames["progress"] = frames["progress"][:-3]
    elif how == "times":
        frames["t_s"][5] = 0.0
    elif how == "words":
        frames["hip_extension_left_deg"] = ["straight"] * len(frames["t_s"])
    elif how == "missing":
        del frames["phase"]
    elif how == "count":
        truth["repetitions"] = 3
    elif how == "order":
        truth["reps"][0]["t_end"] = 0.5
    elif how == "kind":
        truth["reps"][0]["kind"] = "nearly"
    elif how == "head":
        del truth["view"]
    return truth


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("columns", "differ in length"), ("times", "growing times"), ("words", "hip_extension_left_deg"),
        ("missing", "phase is missing"), ("count", "repetitions is 3"), ("order", "reps.0"), ("kind", "reps.0.kind"),
        ("head", "view"),
    ],
)  # fmt: skip
def test_a_broken_truth_says_what_is_wrong(tmp_path, truth, how, told):
    with pytest.raises(SourceError, match=told):
        load_truth(write(tmp_path / "clip.json", broken(truth, how)))


def test_frames_that_show_another_number_than_the_file_claims(tmp_path, truth):
    truth |= {"reps": None, "repetitions": 5}
    with pytest.raises(SourceError, match="the frames show 2"):
        load_truth(write(tmp_path / "clip.json", truth))


def test_every_broken_file_of_a_folder_is_told_at_once(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.mp4").write_bytes(b"x")
        (tmp_path / f"{name}.json").write_text(json.dumps({"exercise": "glute_bridge"}), encoding="utf-8")
    with pytest.raises(CoachError) as caught:
        find(tmp_path)
    assert "one.json" in str(caught.value)
    assert "two.json" in str(caught.value)


def test_what_is_found_and_what_is_left_out(tmp_path, truth):
    deep = tmp_path / "sets" / "more"
    deep.mkdir(parents=True)
    for name, changes in (
        ("side", {}), ("oblique", {"view": "oblique"}), ("none", {"exercise": "none", "repetitions": 0, "reps": []}),
    ):  # fmt: skip
        (deep / f"{name}.mp4").write_bytes(b"x")
        write(deep / f"{name}.json", truth | changes)
    (tmp_path / "alone.mp4").write_bytes(b"x")
    writer = RecordingWriter()
    writer.append(None, 0.0, (640, 480))
    writer.save(tmp_path / "unknown.npz", {"notes": "nothing is known"})
    dataset = find(tmp_path)
    found = {clip.path.stem: (clip.kind, clip.proper, clip.repetitions) for clip in dataset.clips}
    assert found == {"side": ("rendered", True, 2), "oblique": ("rendered", False, 2), "none": ("other", False, 0)}
    assert {skip.name for skip in dataset.skipped} == {"alone.mp4", "unknown.npz"}
    assert [clip.path.stem for clip in find(tmp_path, ["obl*"]).clips] == ["oblique"]
    assert [clip.path.stem for clip in find(tmp_path, ["sets/more/n*"]).clips] == ["none"]


def test_a_recording_of_an_unheard_of_kind_is_refused(tmp_path):
    writer = RecordingWriter()
    writer.append(None, 0.0, (640, 480))
    writer.save(tmp_path / "a.npz", {"exercise": "glute_bridge", "reps": 1, "kind": "rael"})
    with pytest.raises(CoachError, match="rael"):
        find(tmp_path)
