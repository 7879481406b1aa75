"""Every registered signal on a drawn body with a known answer, and how a frame's signals are judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import isnan

import numpy as np
import pytest
import synthetic
from synthetic import bridge_joints, hidden, pose_of

from coach.pose import landmarks as lm
from coach.signals import pelvis, registry
from coach.signals.body import Body, near_side_of, torso_length_px
from coach.signals.compute import SignalComputer
from coach.signals.registry import all_signals, signal
from coach.types import View

T = 100.0


def unit(deg: float) -> np.ndarray:
    """Direction in the picture, counter-clockwise from +x, y down."""
    return np.array([np.cos(np.radians(deg)), -np.sin(np.radians(deg))])


Points = dict[str, tuple[float, float]]


def body(
    facing: float = 1.0, belly_t: float = float("nan"), far: Points | None = None, **joints: tuple[float, float]
) -> Body:
    """A near right side with the given points, head at the left (`facing` -1: mirrored); hips began at 0, 0."""
    px = np.zeros((lm.COUNT, 2))
    for side, points in (("right", joints), ("left", far or {})):
        for joint, point in points.items():
            px[lm.index(joint, side)] = np.array(point) * [facing, 1.0]
    return Body(
        px=px,
        world_m=np.zeros((lm.COUNT, 3)),
        visibility=np.ones(lm.COUNT),
        near="right",
        facing=facing,
        torso_px=T,
        origin_px=np.zeros(2),
        belly_t=belly_t,
    )


def hip_extension(facing: float) -> list[tuple[Body, float]]:
    return [
        (body(facing, shoulder=(-100, 0), hip=(0, 0), knee=tuple(80 * unit(-deg))), deg)
        for deg in (-50.0, -10.0, 0.0, 15.0)
    ]


def knee_flexion(facing: float) -> list[tuple[Body, float]]:
    return [
        (body(facing, hip=(0, 0), knee=(80, 0), ankle=tuple(np.array([80, 0]) + 80 * unit(-deg))), deg)
        for deg in (0.0, 30.0, 95.0, 140.0)
    ]


def shin(facing: float) -> list[tuple[Body, float]]:
    # The head is on the left: a knee left of the ankle is headward, the feet are far away.
    return [
        (body(facing, ankle=(200, 0), knee=tuple(np.array([200, 0]) + 90 * unit(90 + deg))), deg)
        for deg in (-25.0, 0.0, 20.0)
    ]


def trunk_inclination(facing: float) -> list[tuple[Body, float]]:
    return [(body(facing, shoulder=(0, 0), hip=tuple(100 * unit(deg))), deg) for deg in (-10.0, 0.0, 35.0)]


def neck_extension(facing: float) -> list[tuple[Body, float]]:
    # The trunk points to the left; a head that drops towards the floor is thrown back.
    return [
        (body(facing, hip=(100, 0), shoulder=(0, 0), ear=tuple(30 * unit(180 + deg))), deg)
        for deg in (-20.0, 0.0, 30.0)
    ]


def height_of(joint: str) -> Callable[[float], list[tuple[Body, float]]]:
    return lambda facing: [(body(facing, **{joint: (40, -30)}), 0.3), (body(facing, **{joint: (40, 15)}), -0.15)]


def foot_slide(facing: float) -> list[tuple[Body, float]]:
    return [(body(facing, ankle=(150, 60)), 1.5), (body(facing, ankle=(120, -60)), 1.2)]


def belly_height(facing: float) -> list[tuple[Body, float]]:
    return [(body(facing, belly_t=0.12), 0.12), (body(facing, belly_t=-0.02), -0.02)]


def shoulder_above_ankle(facing: float) -> list[tuple[Body, float]]:
    return [
        (body(facing, shoulder=(0, -50), ankle=(200, 5)), 0.55),
        (body(facing, shoulder=(0, 0), ankle=(200, 0)), 0.0),
    ]


def shoulder_slide(facing: float) -> list[tuple[Body, float]]:
    return [(body(facing, shoulder=(-90, 10)), -0.9), (body(facing, shoulder=(-110, -60)), -1.1)]


def body_rise(facing: float) -> list[tuple[Body, float]]:
    return [
        (body(facing, hip=(5, -30), far={"hip": (0, -10)}), 0.2),
        (body(facing, hip=(5, 8), far={"hip": (0, 0)}), -0.04),
    ]


def hip_x(facing: float) -> list[tuple[Body, float]]:
    # Told in the picture, not by the body: in the mirror it is the other way.
    return [(body(facing, hip=(60, 3), far={"hip": (20, 9)}), facing * 0.4)]


def ankle_gap(facing: float) -> list[tuple[Body, float]]:
    return [(body(facing, ankle=(9, 100), far={"ankle": (50, 60)}), 0.4), (body(facing, far={"ankle": (50, 60)}), 0.6)]


def foot_spread(facing: float) -> list[tuple[Body, float]]:
    return [(body(facing, ankle=(-40, 100), far={"ankle": (35, 60)}), 0.75)]


def left_foot_x(facing: float) -> list[tuple[Body, float]]:
    # The near side is the right one here. Told in the picture: in the mirror the person looks the other way.
    return [(body(facing, ankle=(-40, 100), far={"ankle": (35, 60)}), facing * 0.75)]


def knee_gap(facing: float) -> list[tuple[Body, float]]:
    return [(body(facing, knee=(9, -20), far={"knee": (50, 10)}), 0.3), (body(facing, knee=(9, 10)), 0.1)]


def knee_valgus(facing: float) -> list[tuple[Body, float]]:
    # The right leg is drawn with the left hip to its right: medial is to the right, so an ankle to the left is knee in.
    return [
        (body(facing, hip=(0, 0), far={"hip": (40, 0)}, knee=(0, 50), ankle=tuple(np.array([0, 50]) + 50 * down)), deg)
        for deg in (-8.0, 0.0, 20.0)
        for down in [unit(-90 - deg)]
    ]


def trunk_side_lean(facing: float) -> list[tuple[Body, float]]:
    return [
        (
            body(facing, hip=(0, 0), shoulder=tuple(top), far={"hip": (40, 0), "shoulder": (top[0] + 40.0, top[1])}),
            deg,
        )
        for deg in (-12.0, 0.0, 12.0)
        for top in [100 * unit(90 + deg)]
    ]


def trunk_forward(facing: float) -> list[tuple[Body, float]]:
    return [(body(facing, hip=(0, 0), shoulder=tuple(100 * unit(90 - deg))), deg) for deg in (-6.0, 0.0, 42.0)]


def drop_of(gain: pelvis.Gain) -> Callable[[float], list[tuple[Body, float]]]:
    def drawn(facing: float) -> list[tuple[Body, float]]:
        found = []
        for line_deg in (-1.0, 3.0):
            low = 40 * np.tan(np.radians(line_deg))
            far = {"shoulder": (40, -100), "hip": (40, low), "knee": (40, 80 + low), "ankle": (40, 150)}
            near = {"shoulder": (0, -100), "hip": (0, 0), "knee": (0, 80), "ankle": (0, 160)}
            found.append((body(facing, far=far, **near), (line_deg - gain.level_deg) / gain.gain))
        return found

    return drawn


def foot_spread_hips(facing: float) -> list[tuple[Body, float]]:
    return [(body(facing, ankle=(-40, 100), hip=(0, 0), far={"ankle": (35, 60), "hip": (50, 0)}), 1.5)]


def clam_opening(facing: float) -> list[tuple[Body, float]]:
    gap = 0.92 * np.radians(27.0) * T
    return [(body(facing, knee=(9, -gap), far={"knee": (50, 0)}), 27.0)]


def trunk_floor_level(facing: float) -> list[tuple[Body, float]]:
    return [(body(facing, hip=(0, 10), shoulder=(-90, -25)), 0.15)]


KNOWN: dict[str, Callable[[float], list[tuple[Body, float]]]] = {
    "hip_extension_deg": hip_extension,
    "knee_flexion_deg": knee_flexion,
    "shin_deg": shin,
    "trunk_inclination_deg": trunk_inclination,
    "neck_extension_deg": neck_extension,
    "hip_height_t": height_of("hip"),
    "shoulder_height_t": height_of("shoulder"),
    "heel_height_t": height_of("heel"),
    "foot_slide_t": foot_slide,
    "belly_height_t": belly_height,
    "shoulder_above_ankle_t": shoulder_above_ankle,
    "shoulder_slide_t": shoulder_slide,
    "body_rise_t": body_rise,
    "hip_x_t": hip_x,
    "hip_level_t": height_of("hip"),
    "ankle_level_t": height_of("ankle"),
    "knee_level_t": height_of("knee"),
    "ankle_gap_t": ankle_gap,
    "foot_spread_t": foot_spread,
    "left_foot_x_t": left_foot_x,
    "knee_gap_t": knee_gap,
    "clam_opening_deg": clam_opening,
    "trunk_floor_level_t": trunk_floor_level,
    "knee_valgus_deg": knee_valgus,
    "trunk_side_lean_deg": trunk_side_lean,
    "trunk_forward_deg": trunk_forward,
    "pelvic_drop_deg": drop_of(pelvis.STEP_UP),
    "pelvic_drop_walk_deg": drop_of(pelvis.BAND_WALK),
    "foot_spread_hips": foot_spread_hips,
}


def test_every_registered_signal_has_a_drawn_answer() -> None:
    assert set(KNOWN) == set(all_signals())


@pytest.mark.parametrize("facing", [1.0, -1.0])
@pytest.mark.parametrize("name", sorted(KNOWN))
def test_the_signal_is_what_was_drawn(name: str, facing: float) -> None:
    for drawn, expected in KNOWN[name](facing):
        assert all_signals()[name].compute(drawn) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("name", sorted(all_signals()))
def test_names_carry_the_unit_and_documentation_and_known_joints(name: str) -> None:
    found = all_signals()[name]
    assert name.endswith({"deg": "_deg", "T": "_t", "hip widths": "_hips"}[found.unit])
    assert found.doc
    assert set(found.joints) <= set(lm.JOINTS)


def test_a_name_cannot_be_taken_twice() -> None:
    with pytest.raises(ValueError, match="registered twice"):
        signal("hip_extension_deg", unit="deg", view="side", joints=())(lambda _: 0.0)
    assert "hip_extension_deg" in registry.all_signals()


def test_an_unknown_belly_is_unknown_not_zero() -> None:
    assert isnan(all_signals()["belly_height_t"].compute(body()))


GOOD = View("supine", "right", "right", 1.0, True, True)


def computer(*names: str, **corrections: tuple[float, float]) -> SignalComputer:
    return SignalComputer(names or ("hip_extension_deg", "hip_height_t"), corrections, 0.5)


def lying(deg: float = -60.0, t_s: float = 0.0, **body_changes):
    who = synthetic.Body(**body_changes)
    return pose_of(bridge_joints(who, deg), who, t_s)


@pytest.mark.parametrize("deg", [-60.0, -20.0, 0.0, 12.0])
@pytest.mark.parametrize("head", ["left", "right"])
def test_a_pose_gives_its_angle_on_either_side(deg: float, head: str) -> None:
    found = computer().step(lying(deg, head=head), GOOD)
    assert found.values["hip_extension_deg"] == pytest.approx(deg, abs=0.05)
    assert found.quality["hip_extension_deg"] == "ok"
    assert found.reasons == {}


def test_angles_do_not_depend_on_the_pictures_proportions() -> None:
    wide = computer().step(lying(-20.0, size_px=(1280, 480)), GOOD)
    assert wide.values["hip_extension_deg"] == pytest.approx(-20.0, abs=0.05)


def test_a_stated_correction_is_taken_off() -> None:
    found = computer(hip_extension_deg=(5.0, 1.25)).step(lying(-20.0), GOOD)
    assert found.values["hip_extension_deg"] == pytest.approx(-20.0, abs=0.05)


def test_a_hidden_joint_is_na_and_named() -> None:
    found = computer().step(hidden(lying(), "knee", "right"), GOOD)
    assert isnan(found.values["hip_extension_deg"])
    assert found.quality["hip_extension_deg"] == "na"
    assert found.reasons["hip_extension_deg"] == "right knee hidden"
    assert found.quality["hip_height_t"] == "ok"
    far = computer().step(hidden(lying(), "knee", "left"), GOOD)
    assert far.quality["hip_extension_deg"] == "ok"


def test_what_needs_both_sides_is_na_when_the_far_one_is_hidden() -> None:
    found = computer("ankle_gap_t").step(hidden(lying(), "ankle", "left"), GOOD)
    assert (found.quality["ankle_gap_t"], found.reasons["ankle_gap_t"]) == ("na", "left ankle hidden")


def test_a_sided_signal_has_a_value_for_each_side() -> None:
    found = computer("hip_level_t").step(hidden(lying(), "hip", "left"), GOOD)
    assert set(found.values) == {"hip_level_t.left", "hip_level_t.right"}
    assert found.quality == {"hip_level_t.left": "na", "hip_level_t.right": "ok"}


def test_a_wrong_view_is_low_for_side_signals_only() -> None:
    oblique = replace(GOOD, can_measure=False, reasons=("turn side-on to the camera",))
    found = computer().step(lying(), oblique)
    assert found.quality == {"hip_extension_deg": "low", "hip_height_t": "ok"}
    assert found.reasons == {"hip_extension_deg": "turn side-on to the camera"}
    nothing = computer().step(lying(), replace(oblique, can_count=False))
    assert set(nothing.quality.values()) == {"low"}


def test_a_point_on_a_point_has_no_angle_and_says_so() -> None:
    pose = replace(lying(), xyz_norm=np.full((33, 3), 0.5))
    found = computer("hip_extension_deg").step(pose, GOOD)
    assert isnan(found.values["hip_extension_deg"])
    assert (found.quality["hip_extension_deg"], found.reasons["hip_extension_deg"]) == (
        "na",
        "it has no value in this frame",
    )


def test_no_mask_is_no_clear_outline() -> None:
    found = computer("belly_height_t").step(lying(), GOOD)
    assert (found.quality["belly_height_t"], found.reasons["belly_height_t"]) == ("na", "no clear outline of the belly")


def test_a_recorded_belly_height_is_used_and_a_mask_is_measured() -> None:
    pose = lying()
    assert computer("belly_height_t").step(replace(pose, belly_t=0.11), GOOD).values["belly_height_t"] == 0.11
    px = pose.xyz_norm[:, :2] * pose.size_px
    _, y = np.meshgrid(np.arange(640) + 0.5, np.arange(480) + 0.5)
    chord_y = px[lm.index("shoulder", "right"), 1]
    mask = ((y > chord_y - 30) & (y < chord_y + 40)).astype(np.float32)
    level = replace(pose, mask=mask, belly_t=0.99)
    flat = px.copy()
    flat[[23, 24], 1] = flat[[11, 12], 1]
    xyz = pose.xyz_norm.copy()
    xyz[:, :2] = flat / pose.size_px
    found = computer("belly_height_t").step(replace(level, xyz_norm=xyz), GOOD)
    assert found.values["belly_height_t"] == pytest.approx(30 / torso_length_px(flat), abs=0.01)


def test_the_unit_of_length_follows_slowly() -> None:
    c = computer("shoulder_above_ankle_t", "hip_height_t")
    small, large = lying(torso_px=100.0), lying(torso_px=120.0)
    c.step(small, GOOD)
    heights = [c.step(replace(large, t_s=i / 30), GOOD).values["shoulder_above_ankle_t"] for i in range(1, 61)]
    drawn = (large.xyz_norm[28, 1] - large.xyz_norm[12, 1]) * 480
    assert heights[0] == pytest.approx(drawn / 100.0, rel=0.02)
    assert heights[-1] == pytest.approx(drawn / (120.0 - 20.0 * np.exp(-1.0)), rel=0.01)


def test_nearer_right_hip_is_positive() -> None:
    assert near_side_of(lying(near="right")) == pytest.approx(1.2, abs=0.05)
    assert near_side_of(lying(near="left")) == pytest.approx(-1.2, abs=0.05)
    assert isnan(near_side_of(replace(lying(), xyz_norm=np.zeros((33, 3)))))
