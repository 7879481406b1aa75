"""End to end on the bundled demo film through MediaPipe, against its exact truth; and variants of its landmarks."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import mean

import numpy as np
import pytest

from coach.errors import ModelError
from coach.exercise.loader import exercise
from coach.pose import landmarks as lm
from coach.pose.model_store import ensure_model
from coach.session import report
from coach.session.analysis import Analysis, analyse
from coach.session.factory import make_landmarker
from coach.store.recording import Recording, RecordingWriter, load_recording, save_recording

SPEC = exercise("glute_bridge")
TRUTH = json.loads(Path(__file__).with_name("demo_glute_bridge.json").read_text(encoding="utf-8"))["repetitions"]
VERDICTS = [rep["verdict"] for rep in TRUTH]


def run(uri: str, recorder: RecordingWriter | None = None) -> Analysis:
    landmarker = make_landmarker(uri, SPEC)
    try:
        return analyse(uri, SPEC, landmarker, recorder=recorder)
    finally:
        landmarker.close()


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Analysis, Path]:
    """The one run through MediaPipe, and the recording that it made."""
    try:
        ensure_model()
    except ModelError as error:
        pytest.skip(f"no pose model on this machine: {error}")
    recorder = RecordingWriter()
    found = run("demo:glute_bridge", recorder)
    path = tmp_path_factory.mktemp("demo") / "demo.npz"
    recorder.save(path, {"exercise": "glute_bridge"})
    return found, path


@pytest.fixture
def demo(seen: tuple[Analysis, Path]) -> Analysis:
    return seen[0]


@pytest.fixture
def replay(seen: tuple[Analysis, Path], tmp_path: Path) -> Callable[..., Analysis]:
    """Analyses the recording after a change."""
    recording = load_recording(seen[1])

    def again(change: Callable[[Recording], Recording] = lambda rec: rec) -> Analysis:
        save_recording(tmp_path / "changed.npz", change(recording))
        return run(str(tmp_path / "changed.npz"))

    return again


def verdicts(analysis: Analysis) -> list[str]:
    return [rep.verdict for rep in analysis.repetitions]


def errors_deg(analysis: Analysis) -> list[float]:
    found = [rep.measures["hip_extension_top_deg"].value for rep in analysis.repetitions]
    return [abs(f - rep["hip_extension_top_deg"]) for f, rep in zip(found, TRUTH, strict=True)]


def test_three_good_one_partial_two_compensated_in_their_order(demo: Analysis) -> None:
    assert verdicts(demo) == VERDICTS
    counts = demo.counts
    assert (counts.good, counts.partial, counts.compensated) == (3, 1, 2)
    assert demo.voided == ()


def test_hip_extension_is_within_five_degrees_of_the_truth_on_average(demo: Analysis) -> None:
    assert mean(errors_deg(demo)) < 5.0
    assert max(errors_deg(demo)) < 8.0


def test_the_times_are_those_of_the_film(demo: Analysis) -> None:
    for rep, truth in zip(demo.repetitions, TRUTH, strict=True):
        assert rep.t_start_s == pytest.approx(truth["t_start_s"], abs=0.4)
        assert rep.t_end_s == pytest.approx(truth["t_end_s"], abs=0.4)
        assert truth["t_start_s"] < rep.t_top_s < truth["t_end_s"]


def test_what_was_wrong_is_named_and_nothing_else_is_compensation(demo: Analysis) -> None:
    for rep, truth in zip(demo.repetitions, TRUTH, strict=True):
        bad = [f.id for f in rep.faults if f.kind == "compensation" and f.severity != "info"]
        assert bad == (["lumbar_compensation"] if truth["label"].startswith("lumbar") else [])


def test_everybody_is_seen_side_on_nearly_all_the_time(demo: Analysis) -> None:
    assert demo.tally.seen > 0.98 * demo.tally.frames
    assert demo.tally.measured > 0.95 * demo.tally.frames
    assert report.messages(demo) == []


def test_the_recording_says_what_the_film_said(demo: Analysis, replay) -> None:
    again = replay()
    assert verdicts(again) == verdicts(demo)
    for a, b in zip(again.repetitions, demo.repetitions, strict=True):
        assert a.t_start_s == pytest.approx(b.t_start_s, abs=1e-6)
        for name, measure in b.measures.items():
            assert a.measures[name].quality == measure.quality, name
            assert a.measures[name].value == pytest.approx(measure.value, abs=0.02, nan_ok=True), name


def rows(rec: Recording, index: np.ndarray, t_s: np.ndarray) -> Recording:
    """The chosen frames at the given times."""
    return replace(
        rec,
        t_s=t_s,
        xyz_norm=rec.xyz_norm[index],
        world_m=rec.world_m[index],
        visibility=rec.visibility[index],
        belly_t=None if rec.belly_t is None else rec.belly_t[index],
        people=None if rec.people is None else rec.people[index],
    )


def every(n: int) -> Callable[[Recording], Recording]:
    return lambda rec: rows(rec, np.arange(0, len(rec), n), rec.t_s[::n])


def test_at_15_frames_a_second_it_is_the_same(replay) -> None:
    slow = replay(every(2))
    assert verdicts(slow) == VERDICTS
    assert mean(errors_deg(slow)) < 5.0


def test_at_3_frames_a_second_all_are_counted_and_tempo_is_not_judged(replay) -> None:
    slow = replay(every(10))
    assert len(slow.repetitions) == len(TRUTH)
    assert slow.counts.partial == VERDICTS.count("partial")
    assert not [f for rep in slow.repetitions for f in rep.faults if f.kind == "tempo" and f.id != "partial_range"]
    assert any("tempo is not judged" in text for text in report.messages(slow))


def test_at_60_frames_a_second_with_every_picture_twice_it_is_the_same(replay) -> None:
    def doubled(rec: Recording) -> Recording:
        t_s = np.repeat(rec.t_s, 2)
        t_s[1::2] += np.median(np.diff(rec.t_s)) / 2
        return rows(rec, np.repeat(np.arange(len(rec)), 2), t_s)

    fast = replay(doubled)
    assert verdicts(fast) == VERDICTS
    assert mean(errors_deg(fast)) < 5.0


def points(rec: Recording, change: Callable[[np.ndarray], np.ndarray], size_px: tuple[int, int]) -> Recording:
    """The recording with its picture points, in pixels, changed."""
    xyz = rec.xyz_norm.copy()
    # z is in units of the picture's width.
    xyz[..., 2] *= rec.size_px[0] / size_px[0]
    xyz[..., :2] = change(xyz[..., :2] * rec.size_px) / size_px
    return replace(rec, xyz_norm=xyz, size_px=size_px)


def test_in_a_portrait_picture_it_is_the_same(replay) -> None:
    upright = replay(lambda rec: points(rec, lambda px: px + np.array([0, 600]), (960, 1706)))
    assert verdicts(upright) == VERDICTS
    assert mean(errors_deg(upright)) < 5.0


def test_mirrored_it_is_the_same(replay) -> None:
    def mirrored(rec: Recording) -> Recording:
        swap = np.arange(lm.COUNT)
        for joint in lm.JOINTS:
            left, right = lm.index(joint, "left"), lm.index(joint, "right")
            swap[[left, right]] = right, left
        width = rec.size_px[0]
        rec = points(rec, lambda px: px * [-1, 1] + [width, 0], rec.size_px)
        world = rec.world_m[:, swap] * [-1, 1, 1]
        return replace(rec, xyz_norm=rec.xyz_norm[:, swap], world_m=world, visibility=rec.visibility[:, swap])

    other = replay(mirrored)
    assert verdicts(other) == VERDICTS
    assert mean(errors_deg(other)) < 5.0


def test_upside_down_nothing_is_counted_and_it_says_why(replay) -> None:
    turned = replay(lambda rec: points(rec, lambda px: np.array(rec.size_px) - px, rec.size_px))
    assert turned.repetitions == ()
    assert "No glute bridge was seen" in report.messages(turned)[0]


def test_with_nobody_in_it_nothing_is_counted(replay) -> None:
    def gone(rec: Recording) -> Recording:
        nobody = np.full_like(rec.xyz_norm, np.nan)
        return replace(rec, xyz_norm=nobody, world_m=nobody, visibility=nobody[..., 0], belly_t=None, people=None)

    assert report.messages(replay(gone))[0].startswith("Nobody was seen")


def test_who_leaves_in_the_middle_of_a_repetition_loses_that_one_only(replay) -> None:
    leave_s, back_s = TRUTH[1]["t_top_s"], TRUTH[1]["t_end_s"] + 0.3

    def away(rec: Recording) -> Recording:
        hole = (rec.t_s > leave_s) & (rec.t_s < back_s)
        xyz, world, visibility = rec.xyz_norm.copy(), rec.world_m.copy(), rec.visibility.copy()
        for array in (xyz, world, visibility):
            array[hole] = np.nan
        return replace(rec, xyz_norm=xyz, world_m=world, visibility=visibility)

    assert verdicts(replay(away)) == VERDICTS[:1] + VERDICTS[2:]


def test_a_second_person_all_the_time_stops_the_judging(replay) -> None:
    crowd = replay(lambda rec: replace(rec, people=np.full(len(rec), 2.0)))
    assert crowd.repetitions == ()
    assert any("More than one person" in text for text in report.messages(crowd))
