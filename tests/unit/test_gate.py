"""The view gate: posture, facing, near side, slips and set-up hints, on a made-up person."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from synthetic import Body, bridge_joints, hidden, pose_of

from coach.exercise.loader import exercise
from coach.pose import landmarks as lm
from coach.pose.gate import HINTS, ViewGate
from coach.types import Pose, View

SPEC = exercise("glute_bridge")
FPS = 30


def lying(body: Body | None = None, deg: float = -60.0) -> Pose:
    body = body or Body()
    return pose_of(bridge_joints(body, deg), body, 0.0)


def at(pose: Pose, t_s: float) -> Pose:
    return replace(pose, t_s=t_s)


def show(gate: ViewGate, pose: Pose | None, seconds: float = 1.5, start_s: float = 0.0) -> View:
    view = View()
    for i in range(round(seconds * FPS)):
        t_s = start_s + i / FPS
        view = gate.step(t_s, None if pose is None else at(pose, t_s))
    return view


def moved(pose: Pose, change) -> Pose:
    """The pose with its pixels changed by `change((33, 2)) -> (33, 2)`."""
    xyz = pose.xyz_norm.copy()
    xyz[:, :2] = change(xyz[:, :2] * pose.size_px) / pose.size_px
    return replace(pose, xyz_norm=xyz)


def turned(pose: Pose, degrees: float) -> Pose:
    """The picture turned around its middle."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    middle = np.asarray(pose.size_px) / 2
    return moved(pose, lambda px: (px - px.mean(0)) @ np.array([[c, s], [-s, c]]) + middle)


def check(view: View, id_: str):
    return next(c for c in view.checks if c.id == id_)


def test_lying_side_on_is_all_well() -> None:
    view = show(ViewGate(SPEC), lying())
    assert (view.posture, view.facing, view.near_side) == ("supine", "right", "right")
    assert view.can_count
    assert view.can_measure
    assert view.reasons == ()
    assert view.hint == ""
    assert view.coverage == 1.0
    assert all(c.ok for c in view.checks)


@pytest.mark.parametrize(("head", "facing"), [("left", "right"), ("right", "left")])
@pytest.mark.parametrize("near", ["left", "right"])
def test_facing_is_where_the_toes_point_and_near_what_is_nearer(head, facing, near) -> None:
    view = show(ViewGate(SPEC), lying(Body(head=head, near=near)))
    assert (view.facing, view.near_side) == (facing, near)
    assert view.can_measure


def test_upright_is_upright_and_says_what_to_do() -> None:
    view = show(ViewGate(SPEC), turned(lying(), 80))
    assert view.posture == "upright"
    assert not view.can_count
    assert "not lying on the back with knees bent" in view.reasons
    assert check(view, "posture").ok is False
    assert view.hint == SPEC.setup.wrong_posture["en"]


def test_knees_below_the_line_are_prone() -> None:
    view = show(ViewGate(SPEC), moved(lying(), lambda px: px * [1, -1] + [0, 640]))
    assert view.posture == "prone"
    assert not view.can_count


def test_knees_on_the_line_are_just_lying() -> None:
    def flat(px):
        px[[25, 26], 1] = (px[11, 1] + px[27, 1]) / 2
        return px

    view = show(ViewGate(SPEC), moved(lying(), flat))
    assert view.posture == "lying"
    assert not view.can_count


def test_lying_has_hysteresis() -> None:
    steep = turned(lying(), 47.5)
    assert show(ViewGate(SPEC), steep).posture != "supine"
    gate = ViewGate(SPEC)
    show(gate, lying())
    assert show(gate, steep, start_s=1.5).posture == "supine"


def test_an_oblique_view_counts_but_does_not_measure() -> None:
    view = show(ViewGate(SPEC), lying(Body(yaw_deg=45.0)))
    assert view.facing == "oblique"
    assert view.can_count
    assert not view.can_measure
    assert view.reasons == ("turn side-on to the camera",)
    assert view.hint == SPEC.setup.wrong_view["en"]


def test_a_frontal_view_is_named_front() -> None:
    def wide(px):
        px[11] += [80, 0]
        return px

    view = show(ViewGate(SPEC), moved(lying(Body(yaw_deg=5.0)), wide))
    assert view.facing == "front"
    assert not view.can_measure


def test_the_near_side_does_not_follow_a_short_swap() -> None:
    gate = ViewGate(SPEC)
    show(gate, lying())
    swapped = lying(Body(near="left"))
    assert show(gate, swapped, 0.45, start_s=1.5).near_side == "right"
    assert show(gate, lying(), 0.3, start_s=2.0).near_side == "right"
    # The clock starts anew after the return.
    assert show(gate, swapped, 0.45, start_s=2.3).near_side == "right"
    assert show(gate, swapped, 0.5, start_s=2.75).near_side == "left"


def test_a_jump_of_the_hips_is_a_slip_and_not_counted() -> None:
    gate = ViewGate(SPEC)
    show(gate, lying())
    view = gate.step(1.5, at(moved(lying(), lambda px: px + np.array([60, 0])), 1.5))
    assert "tracking slipped" in view.reasons
    assert not view.can_count
    assert gate.step(1.53, at(moved(lying(), lambda px: px + np.array([60, 0])), 1.53)).can_count


def test_the_same_way_in_more_time_is_no_slip() -> None:
    gate = ViewGate(SPEC)
    show(gate, lying())
    assert gate.step(2.5, at(moved(lying(), lambda px: px + np.array([60, 0])), 2.5)).can_count


def test_a_limb_of_another_length_stops_the_measuring() -> None:
    def longer(px):
        row = lm.index("ankle", "right")
        knee = px[lm.index("knee", "right")]
        px[row] = knee + 1.5 * (px[row] - knee)
        return px

    gate = ViewGate(SPEC)
    show(gate, lying())
    view = gate.step(1.5, at(moved(lying(), longer), 1.5))
    assert view.can_count
    assert not view.can_measure
    assert view.reasons == ("limbs look foreshortened or swapped",)


@pytest.mark.parametrize("joint", SPEC.setup.joints)
def test_a_hidden_joint_of_the_near_side_says_so(joint: str) -> None:
    view = show(ViewGate(SPEC), hidden(lying(), joint, "right"))
    assert not view.can_count
    assert "right side hidden" in view.reasons
    assert check(view, "light").ok is False
    assert show(ViewGate(SPEC), hidden(lying(), joint, "left")).can_measure


def test_too_far_counts_but_does_not_measure_and_very_far_does_neither() -> None:
    view = show(ViewGate(SPEC), lying(Body(torso_px=60)))
    assert view.can_count
    assert not view.can_measure
    assert view.reasons == ("too far from the camera",)
    assert view.hint == HINTS["far"]["en"]
    assert not show(ViewGate(SPEC), lying(Body(torso_px=35))).can_count


def test_outside_the_picture_is_said_and_not_measured() -> None:
    view = show(ViewGate(SPEC), moved(lying(), lambda px: px - [155, 0]))
    assert "part of the body is outside the picture" in view.reasons
    assert not view.can_measure
    assert view.hint == HINTS["nobody"]["en"]


def test_two_people_are_not_judged() -> None:
    view = show(ViewGate(SPEC), replace(lying(), people=2))
    assert not view.can_count
    assert view.reasons[0] == "more than one person in the picture"
    assert view.hint == HINTS["alone"]["en"]


def test_nobody_is_said_in_the_users_language() -> None:
    view = show(ViewGate(SPEC, "de"), None)
    assert (view.posture, view.can_count, view.can_measure, view.coverage) == ("unknown", False, False, 0.0)
    assert view.reasons == ("nobody is seen",)
    assert view.hint == HINTS["nobody"]["de"]


def test_coverage_is_the_share_of_the_last_second() -> None:
    gate = ViewGate(SPEC)
    show(gate, lying(), 2.0)
    assert show(gate, None, 0.5, start_s=2.0).coverage == pytest.approx(0.5, abs=0.05)
    assert show(gate, None, 1.1, start_s=2.5).coverage == 0.0


def test_reset_forgets_the_near_side() -> None:
    gate = ViewGate(SPEC)
    show(gate, lying())
    gate.reset()
    assert gate.step(5.0, at(lying(Body(near="left")), 5.0)).near_side == "left"


def test_a_collapsed_pose_is_refused_without_a_crash() -> None:
    point = replace(lying(), xyz_norm=np.full((33, 3), 0.5), world_m=np.zeros((33, 3)))
    view = show(ViewGate(SPEC), point)
    assert not view.can_count
    assert not view.can_measure
