"""A made-up person doing a bridge, with exactly known angles: a two-bar linkage with shoulders and feet on the floor.

Every answer follows from plane geometry; nothing here is recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from coach.pose import landmarks as lm
from coach.types import Frame, Pose, Side

PICTURE = np.zeros((2, 2, 3), np.uint8)
THIGH, SHANK_X = 0.85, 0.40  # of the trunk; where the ankle stands under the resting knee
REST_DEG, STRAIGHT_DEG = -60.0, 0.0


@dataclass(frozen=True)
class Body:
    """Where and how the person lies. `head` "left" or "right" of the picture; `near` side towards the camera."""

    torso_px: float = 120.0
    size_px: tuple[int, int] = (640, 480)
    head: str = "left"
    near: Side = "right"
    rest_deg: float = REST_DEG
    yaw_deg: float = 86.0


def _unit(angle_deg: float) -> np.ndarray:
    return np.array([np.cos(np.radians(angle_deg)), -np.sin(np.radians(angle_deg))])


def _knee(hip: np.ndarray, ankle: np.ndarray, thigh: float, shank: float) -> np.ndarray:
    """The upper meeting point of two circles."""
    line = ankle - hip
    d = float(np.hypot(*line))
    along = (thigh**2 - shank**2 + d**2) / (2 * d)
    up = np.sqrt(max(0.0, thigh**2 - along**2))
    normal = np.array([line[1], -line[0]]) / d
    if normal[1] > 0:
        normal = -normal
    return hip + line / d * along + normal * up


def _solved_joints(body: Body, hip_extension_deg: float) -> dict[str, np.ndarray]:
    """Near-side joints in pixels (head at the left), for a wanted hip extension between rest and well past straight."""
    t = body.torso_px
    shoulder = np.array([150.0, 350.0])
    rest_knee = np.array([t, 0.0]) + THIGH * t * _unit(-body.rest_deg)
    ankle = shoulder + np.array([rest_knee[0] + SHANK_X * t, 0.0])
    shank = float(np.hypot(SHANK_X * t, rest_knee[1]))

    def at(lift_deg: float) -> tuple[np.ndarray, np.ndarray, float]:
        hip = shoulder + t * _unit(lift_deg)
        knee = _knee(hip, ankle, THIGH * t, shank)
        u, v = hip - shoulder, knee - hip
        angle = float(np.degrees(np.arctan2(u[0] * v[1] - u[1] * v[0], u @ v)))
        return hip, knee, angle

    low, high = -5.0, 75.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if at(middle)[2] < hip_extension_deg else (low, middle)
    hip, knee, _ = at((low + high) / 2)
    ear = shoulder + np.array([-0.3 * t, 0.0])
    heel = ankle + np.array([-0.05 * t, 0.05 * t])
    toe = ankle + np.array([0.2 * t, 0.06 * t])
    wrist = shoulder + np.array([0.7 * t, 0.1 * t])
    elbow = shoulder + np.array([0.35 * t, 0.1 * t])
    return {
        "shoulder": shoulder, "hip": hip, "knee": knee, "ankle": ankle, "ear": ear,
        "eye": ear - np.array([0.0, 0.1 * t]),
        "heel": heel, "foot_index": toe, "wrist": wrist, "elbow": elbow,
    }  # fmt: skip


@lru_cache(maxsize=64)
def _table(body: Body) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    angles = np.arange(-80.0, 40.1, 1.0)
    solved = [_solved_joints(body, float(a)) for a in angles]
    return angles, {joint: np.array([s[joint] for s in solved]) for joint in solved[0]}


def bridge_joints(body: Body, hip_extension_deg: float) -> dict[str, np.ndarray]:
    """As `_solved_joints`, from a table: the angle between two of its rows is right to 0.01 degrees."""
    angles, table = _table(body)
    return {
        joint: np.array(
            [np.interp(hip_extension_deg, angles, rows[:, 0]), np.interp(hip_extension_deg, angles, rows[:, 1])]
        )
        for joint, rows in table.items()
    }


def pose_of(joints: dict[str, np.ndarray], body: Body, t_s: float) -> Pose:
    """33 landmarks from near-side joints; the far side lies a little behind and above."""
    width, height = body.size_px
    xyz = np.zeros((lm.COUNT, 3))
    far = lm.other(body.near)
    for joint, point in joints.items():
        xyz[lm.index(joint, body.near), :2] = point
        xyz[lm.index(joint, far), :2] = point + np.array([0.04, -0.05]) * body.torso_px
    xyz[0, :2] = joints["ear"] + np.array([0.0, -0.15 * body.torso_px])
    if body.head == "right":
        xyz[:, 0] = width - xyz[:, 0]
    depth = 1.2 * body.torso_px / width
    left, right = (depth / 2, -depth / 2) if body.near == "right" else (-depth / 2, depth / 2)
    for joint in lm.JOINTS:
        xyz[lm.index(joint, "left"), 2], xyz[lm.index(joint, "right"), 2] = left, right
    xyz[:, 0] /= width
    xyz[:, 1] /= height
    world = np.zeros((lm.COUNT, 3))
    turn = np.radians(body.yaw_deg)
    for joint in lm.JOINTS:
        sign = 1.0 if body.near == "right" else -1.0
        world[lm.index(joint, "left")] = [0.1 * np.cos(turn), 0.0, sign * 0.1 * np.sin(turn)]
        world[lm.index(joint, "right")] = [-0.1 * np.cos(turn), 0.0, -sign * 0.1 * np.sin(turn)]
    return Pose(xyz, world, np.full(lm.COUNT, 0.98), t_s, body.size_px)


def read_as(true_deg: float) -> float:
    """What the detector shows of a true hip extension, by the glute bridge's stated correction (inverted)."""
    return 1.08 * true_deg + 5.0


def smooth(start: float, end: float, share: float) -> float:
    """Raised cosine from start to end."""
    return start + (end - start) * (1 - np.cos(np.pi * min(1.0, max(0.0, share)))) / 2


def repetitions(
    tops: list[float], *, up_s: float = 1.2, hold_s: float = 0.8, down_s: float = 1.3, rest_s: float = 1.0
) -> tuple[Callable[[float], float], float]:
    """Hip extension over time for repetitions to the given tops, and how long it all takes."""
    cycle = up_s + hold_s + down_s + rest_s

    def at(t_s: float) -> float:
        number, inside = divmod(t_s - rest_s, cycle)
        if number < 0 or number >= len(tops):
            return REST_DEG
        top = tops[int(number)]
        if inside < up_s:
            return smooth(REST_DEG, top, inside / up_s)
        if inside < up_s + hold_s:
            return top
        return smooth(top, REST_DEG, (inside - up_s - hold_s) / down_s)

    return at, rest_s + cycle * len(tops)


def poses(
    at: Callable[[float], float], duration_s: float, fps: float = 30.0, body: Body | None = None
) -> Iterator[tuple[Frame, Pose]]:
    """Frames with poses whose *read* angle is what the detector shows of the true one."""
    body = body or Body()
    for i in range(int(duration_s * fps)):
        t_s = i / fps
        yield Frame(PICTURE, t_s, i), pose_of(bridge_joints(body, read_as(at(t_s))), body, t_s)


def hidden(pose: Pose, joint: str, side: Side) -> Pose:
    """The pose with one joint unseen."""
    visibility = pose.visibility.copy()
    visibility[lm.index(joint, side)] = 0.1
    return replace(pose, visibility=visibility)


UPPER_ARM_T, FOREARM_T = 0.58, 0.46  # of the trunk


def with_arms(pose: Pose, degrees: dict[Side, float]) -> Pose:
    """The pose with straight arms at these angles in the picture: 90 up, -90 down, 0 towards its right."""
    size = np.asarray(pose.size_px, float)
    px = pose.xyz_norm[:, :2] * size
    torso = float(np.hypot(*((px[11] + px[12]) / 2 - (px[23] + px[24]) / 2)))
    xyz = pose.xyz_norm.copy()
    for side, angle in degrees.items():
        shoulder = px[lm.index("shoulder", side)]
        xyz[lm.index("elbow", side), :2] = (shoulder + UPPER_ARM_T * torso * _unit(angle)) / size
        xyz[lm.index("wrist", side), :2] = (shoulder + (UPPER_ARM_T + FOREARM_T) * torso * _unit(angle)) / size
    return replace(pose, xyz_norm=xyz)


def standing_pose(tilt_deg: float = 0.0, hip_drop_t: float = 0.0, t_s: float = 0.0) -> Pose:
    """Somebody who stands and faces the camera; `tilt_deg` : of the camera. The left side is the picture's right."""
    t, middle = 110.0, np.array([320.0, 240.0])
    heights = {"eye": -1.45, "ear": -1.4, "shoulder": -1.0, "elbow": -0.5, "wrist": -0.05, "hip": 0.0}
    heights |= {"knee": 0.9, "ankle": 1.7, "heel": 1.75, "foot_index": 1.78}
    widths = {"eye": 0.06, "ear": 0.12, "shoulder": 0.36, "elbow": 0.42, "wrist": 0.45}
    xyz = np.zeros((lm.COUNT, 3))
    turn = np.radians(tilt_deg)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    for joint, height in heights.items():
        for side, sign in (("left", 1.0), ("right", -1.0)):
            drop = sign * hip_drop_t / 2 if joint == "hip" else 0.0
            point = np.array([sign * widths.get(joint, 0.19), height + drop]) * t
            xyz[lm.index(joint, side), :2] = middle + rotation @ point
    xyz[lm.NOSE, :2] = middle + rotation @ np.array([0.0, -1.38 * t])
    xyz[:, :2] /= np.array([640.0, 480.0])
    world = np.zeros((lm.COUNT, 3))
    for joint in lm.JOINTS:
        world[lm.index(joint, "left"), 0], world[lm.index(joint, "right"), 0] = 0.1, -0.1
    return Pose(xyz, world, np.full(lm.COUNT, 0.98), t_s, (640, 480))


def side_standing_pose(read_deg: float, t_s: float = 0.0, near: Side = "right", turn: bool = False) -> Pose:
    """Somebody who stands side-on, facing the side of the picture that `near` gives; read as `read_deg` at the hip.

    turn : the shoulders are as wide in the picture as those of somebody who faces the camera.
    """
    back = np.radians(read_deg)
    hip = np.array([300.0, 220.0])
    knee = hip + 100 * np.array([-np.sin(back), np.cos(back)])
    joints = {
        "shoulder": np.array([300.0, 100.0]), "hip": hip, "knee": knee, "ankle": knee + np.array([0.0, 95.0]),
        "ear": np.array([300.0, 70.0]), "eye": np.array([306.0, 66.0]), "elbow": np.array([300.0, 160.0]),
        "wrist": np.array([300.0, 215.0]), "heel": knee + np.array([-6.0, 105.0]),
        "foot_index": knee + np.array([24.0, 105.0]),
    }  # fmt: skip
    pose = pose_of(joints, Body(near=near, head="left" if near == "right" else "right"), t_s)
    if turn:
        wide = pose.xyz_norm.copy()
        wide[11, 0] += 0.1
        wide[12, 0] -= 0.1
        pose = replace(pose, xyz_norm=wide)
    return pose
