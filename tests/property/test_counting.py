"""What must hold for any tempo, size, rate, side and mirror: counts and angles do not depend on them."""

from __future__ import annotations

import numpy as np
import pytest
from driving import drive, of, reps
from hypothesis import given
from hypothesis import strategies as st
from synthetic import Body, hidden, poses, repetitions

from coach.types import CueEvent, FaultEvent, Frame, Pose

TOPS = st.lists(st.sampled_from([0.0, -4.0, 3.0]), min_size=1, max_size=4)


@given(
    tops=TOPS,
    fps=st.sampled_from([10.0, 15.0, 24.0, 30.0, 60.0]),
    torso_px=st.floats(80, 170),
    head=st.sampled_from(["left", "right"]),
    near=st.sampled_from(["left", "right"]),
)
def test_counts_and_angles_hold_for_any_rate_size_and_side(tops, fps, torso_px, head, near) -> None:
    at, duration_s = repetitions(tops)
    found = reps(drive(poses(at, duration_s, fps, Body(torso_px=torso_px, head=head, near=near)))[2])
    assert [rep.verdict for rep in found] == ["good"] * len(tops)
    for rep, top in zip(found, tops, strict=True):
        assert rep.measures["hip_extension_top_deg"].value == pytest.approx(top, abs=1.5)


@given(up_s=st.floats(0.35, 4.0), hold_s=st.floats(0.15, 4.0), down_s=st.floats(0.35, 4.0), rest_s=st.floats(0.1, 3.0))
def test_any_tempo_is_counted(up_s, hold_s, down_s, rest_s) -> None:
    at, duration_s = repetitions([0.0, 0.0, 0.0], up_s=up_s, hold_s=hold_s, down_s=down_s, rest_s=rest_s)
    pipeline, _, _ = drive(poses(at, duration_s + 0.5))
    assert pipeline.checker.counts.total == 3


@given(share=st.floats(0.40, 0.65))
def test_half_height_is_partial_and_never_good(share) -> None:
    at, duration_s = repetitions([-60.0 * (1 - share)])
    found = reps(drive(poses(at, duration_s))[2])
    assert [rep.verdict for rep in found] == ["partial"]


@given(share=st.floats(0.0, 0.25))
def test_small_movements_count_nothing(share) -> None:
    at, duration_s = repetitions([-60.0 * (1 - share)] * 3)
    assert reps(drive(poses(at, duration_s))[2]) == []


@given(seed=st.integers(0, 2**32 - 1), lost=st.floats(0.0, 0.25))
def test_dropped_and_unseen_frames_change_no_count(seed, lost) -> None:
    random = np.random.default_rng(seed)
    at, duration_s = repetitions([0.0, 0.0])

    def holes():
        for frame, pose in poses(at, duration_s):
            draw = random.random()
            if draw < lost / 2:
                continue
            yield frame, (None if draw < lost else pose)

    assert drive(holes())[0].checker.counts.total == 2


@given(noise_px=st.floats(0.0, 1.0), seed=st.integers(0, 1000))
def test_landmark_noise_makes_no_phantom(noise_px, seed) -> None:
    random = np.random.default_rng(seed)

    def shaken():
        for frame, pose in poses(lambda _: -60.0, 10.0):
            xyz = pose.xyz_norm.copy()
            xyz[:, :2] += random.normal(0, noise_px, (33, 2)) / pose.size_px
            yield frame, Pose(xyz, pose.world_m, pose.visibility, pose.t_s, pose.size_px)

    assert drive(shaken())[0].checker.counts.total == 0


@given(joint=st.sampled_from(["hip", "knee", "shoulder"]))
def test_nothing_is_said_or_measured_of_what_is_hidden(joint) -> None:
    at, duration_s = repetitions([25.0, 25.0, 25.0])
    _, states, events = drive((f, hidden(p, joint, "right")) for f, p in poses(at, duration_s))
    assert reps(events) == []
    assert of(FaultEvent, events) == []
    assert all(cue.kind != "form" for cue in of(CueEvent, events))
    assert all(s.signals is not None and s.signals.quality["hip_extension_deg"] == "na" for s in states)
    assert states[-1].signals is not None
    assert states[-1].signals.reasons["hip_extension_deg"] == f"right {joint} hidden"


def two_people(frame: Frame, pose: Pose) -> tuple[Frame, Pose]:
    return frame, Pose(pose.xyz_norm, pose.world_m, pose.visibility, pose.t_s, pose.size_px, people=2)


def test_a_second_person_stops_the_judging_and_is_said() -> None:
    at, duration_s = repetitions([0.0, 0.0])
    pipeline, states, events = drive(two_people(*item) for item in poses(at, duration_s))
    assert pipeline.checker.counts.total == 0
    assert states[-1].view.reasons[0] == "more than one person in the picture"
    assert any("one person" in cue.text for cue in of(CueEvent, events))


SWAP = np.array([0, 4, 5, 6, 1, 2, 3, 8, 7, 10, 9, *(i + 1 if i % 2 else i - 1 for i in range(11, 33))])


@given(seed=st.integers(0, 2**32 - 1), share=st.floats(0.0, 0.15))
def test_swapped_sides_in_single_frames_change_no_count(seed, share) -> None:
    random = np.random.default_rng(seed)
    at, duration_s = repetitions([0.0, 0.0])

    def swapped():
        for frame, pose in poses(at, duration_s):
            if random.random() < share:
                parts = (pose.xyz_norm[SWAP], pose.world_m[SWAP], pose.visibility[SWAP])
                pose = Pose(*parts, pose.t_s, pose.size_px)
            yield frame, pose

    assert drive(swapped())[0].checker.counts.total == 2


@given(pitch_deg=st.floats(-20.0, 20.0))
def test_a_pitched_camera_changes_no_count_and_keeps_straight_straight(pitch_deg) -> None:
    at, duration_s = repetitions([0.0, 0.0])

    def pitched():
        for frame, pose in poses(at, duration_s):
            xyz = pose.xyz_norm.copy()
            xyz[:, 1] = 0.5 + (xyz[:, 1] - 0.5) * np.cos(np.radians(pitch_deg))
            yield frame, Pose(xyz, pose.world_m, pose.visibility, pose.t_s, pose.size_px)

    found = reps(drive(pitched())[2])
    assert [rep.verdict for rep in found] == ["good", "good"]
    assert all(abs(rep.measures["hip_extension_top_deg"].value) < 2.5 for rep in found)


@given(scale=st.floats(0.75, 4.0))
def test_the_size_of_the_picture_changes_nothing(scale) -> None:
    at, duration_s = repetitions([0.0, -30.0])

    def scaled():
        for frame, pose in poses(at, duration_s):
            size = (round(pose.size_px[0] * scale), round(pose.size_px[1] * scale))
            yield frame, Pose(pose.xyz_norm, pose.world_m, pose.visibility, pose.t_s, size)

    assert [rep.verdict for rep in reps(drive(scaled())[2])] == ["good", "partial"]
