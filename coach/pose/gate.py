"""Quality and view gate: may this frame be counted or measured, and what should change (clinical_spec §1.2, §1.3).

Verdicts rest on the last second, not on one frame. Wording of the hints comes from the specification where it has one.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from math import isfinite, nan
from statistics import median

import numpy as np

from coach.exercise.spec import ExerciseSpec
from coach.pose import landmarks as lm
from coach.signals import geometry as geo
from coach.signals.body import near_side_of, pixels, torso_length_px
from coach.types import Facing, Floats, Pose, Posture, SetupCheck, Side, View

WINDOW_S = 1.0
LIMB_MEMORY_S = 3.0
HYSTERESIS_DEG = 5  # clinical_spec §1.3
SIDE_LYING_SW, SIDE_LYING_HW = 0.45, 0.28  # §3 asks 0.5 and 0.28; rendered and real clamshells read 0.53 .. 0.82
FLAT_KNEES_T = 0.5  # side-lying knees stay near the shoulder-ankle line: -0.28 .. 0.42 seen
SIDE_DZ = 0.5  # clinical_spec §1.3: |dZ| 0.8 .. 1.5 in every side view

HINTS = {
    "nobody": {
        "en": "Please move back until I can see your whole body, head to feet.",
        "de": "Bitte weiter zurück, bis ich Sie von Kopf bis Fuß sehe.",
    },
    "alone": {"en": "Only one person in the picture, please.", "de": "Bitte nur eine Person im Bild."},
    "far": {"en": "Come a little closer to the camera.", "de": "Bitte etwas näher zur Kamera."},
    "light": {
        "en": "I can't see your legs clearly. Add light or wear clothes that contrast with the floor.",
        "de": "Ihre Beine sind schlecht zu sehen. Mehr Licht, oder Kleidung, die sich vom Boden abhebt.",
    },
}
LABELS = {
    "person": {"en": "I see you", "de": "Person"},
    "alone": {"en": "one person", "de": "eine Person"},
    "body": {"en": "whole body", "de": "ganzer Körper"},
    "distance": {"en": "distance", "de": "Abstand"},
    "light": {"en": "light", "de": "Licht"},
}
POSTURES = {
    "supine": {"en": "lying on your back", "de": "Rückenlage"},
    "reclined": {"en": "shoulders on the bench", "de": "Schultern auf der Bank"},
    "side_lying": {"en": "lying on your side", "de": "Seitenlage"},
    "upright": {"en": "standing", "de": "im Stehen"},
}
VIEWS = {"side": {"en": "side view", "de": "Seitenansicht"}, "front": {"en": "front view", "de": "Vorderansicht"}}
NOT_IN = {
    "supine": "not lying on the back with knees bent",
    "reclined": "not leaning on a bench with knees bent",
    "side_lying": "not lying on the side",
    "upright": "not standing",
}
TURN = {"side": "turn side-on to the camera", "front": "turn to face the camera"}


@dataclass(frozen=True, slots=True)
class Look:
    """What one frame shows of body and view. Angles in degrees, lengths in torso lengths."""

    t_s: float
    inclination_deg: float
    shoulder_width_t: float
    yaw_deg: float
    near_dz: float
    knee_up_t: float
    torso_px: float
    visible: bool
    inside: bool
    toes: float
    hip_width_t: float
    chest: float


class ViewGate:
    """`step` with each frame's pose (None: nobody); says what may be done with it."""

    def __init__(self, spec: ExerciseSpec, lang: str = "en") -> None:
        self._spec = spec
        self._lang = lang
        self.reset()

    def reset(self) -> None:
        """Another person, another place."""
        self._looks: deque[Look] = deque()
        self._seen: deque[tuple[float, bool]] = deque()
        self._limbs: dict[str, deque[tuple[float, float]]] = {}
        self._near: Side | None = None
        self._near_against_s = nan
        self._lying = False
        self._upright = False
        self._mid_hip: Floats | None = None
        self._last_t_s = nan

    def step(self, t_s: float, pose: Pose | None) -> View:
        """The view of this frame, with the reasons and the set-up list."""
        gate = self._spec.gate
        if pose is None:
            self._mark(t_s, False)
            hint = self._text(HINTS["nobody"])
            checks = (SetupCheck("person", self._text(LABELS["person"]), False, hint),)
            return View(coverage=self._coverage(), near_side=self._near, reasons=("nobody is seen",), checks=checks)
        jumped = self._jumped(pose)
        look = self._look(pose)
        self._looks.append(look)
        while self._looks[0].t_s < t_s - WINDOW_S:
            self._looks.popleft()
        self._settle_near(t_s, look)
        posture, facing = self._posture(), self._facing()
        alone = pose.people < 2
        posture_ok = posture == self._spec.setup.posture
        usable = look.visible and look.torso_px >= gate.torso_count_min_px and not jumped
        view_ok = self._view_ok(facing)
        can_count = alone and posture_ok and usable and (view_ok or self._spec.setup.count_any_view)
        self._mark(t_s, can_count)
        checks = self._checks(look, alone, posture, facing)
        reasons = self._reasons(look, alone, posture_ok, facing, jumped)
        steady = self._limbs_steady(t_s, pose, look)
        if can_count and not steady:
            reasons = (*reasons, "limbs look foreshortened or swapped")
        can_measure = can_count and not reasons
        return View(posture, facing, self._near, self._coverage(), can_count, can_measure, reasons, checks)

    def _mark(self, t_s: float, valid: bool) -> None:
        self._seen.append((t_s, valid))
        while self._seen[0][0] < t_s - WINDOW_S:
            self._seen.popleft()

    def _coverage(self) -> float:
        return sum(valid for _, valid in self._seen) / len(self._seen) if self._seen else 0.0

    def _look(self, pose: Pose) -> Look:
        px, world = pixels(pose), pose.world_m
        torso = torso_length_px(px) or nan
        dz = near_side_of(pose)
        side = self._near or ("right" if dz > 0 else "left")
        sides: tuple[Side, ...] = ("left", "right") if self._spec.setup.both_sides else (side,)
        rows = [lm.index(joint, s) for joint in self._spec.setup.joints for s in sides]
        shoulder, knee, ankle = (px[lm.index(j, side)] for j in ("shoulder", "knee", "ankle"))
        margin = self._spec.gate.margin
        xy = pose.xyz_norm[rows, :2]
        return Look(
            t_s=pose.t_s,
            inclination_deg=geo.inclination_deg((px[11] + px[12]) / 2, (px[23] + px[24]) / 2),
            shoulder_width_t=float(np.hypot(*(px[11] - px[12]))) / torso,
            yaw_deg=(_yaw(world, 23, 24) + _yaw(world, 11, 12)) / 2,
            near_dz=dz,
            knee_up_t=geo.height_above_line(knee, shoulder, ankle) / torso,
            torso_px=torso,
            visible=bool((pose.visibility[rows] >= self._spec.gate.visibility_min).all()),
            inside=bool(((xy >= margin) & (xy <= 1 - margin)).all()),
            toes=float(px[lm.index("foot_index", side), 0] - px[lm.index("heel", side), 0]),
            hip_width_t=float(np.hypot(*(px[23] - px[24]))) / torso,
            chest=_chest(px, self._spec.setup.posture),
        )

    def _middle(self, name: str) -> float:
        values = [value for look in self._looks if isfinite(value := float(getattr(look, name)))]
        return median(values) if values else nan

    def _jumped(self, pose: Pose) -> bool:
        """The hips moved more than a third of a torso between two neighbouring frames: a tracking slip."""
        px = pixels(pose)
        middle = (px[23] + px[24]) / 2
        jump = float(np.hypot(*(middle - self._mid_hip))) if self._mid_hip is not None else 0.0
        near_in_time = pose.t_s - self._last_t_s <= 0.2 if isfinite(self._last_t_s) else False
        self._mid_hip, self._last_t_s = middle, pose.t_s
        return near_in_time and jump > self._spec.gate.jump_t * torso_length_px(px)

    def _settle_near(self, t_s: float, look: Look) -> None:
        """The near side changes only after half a second of contrary evidence (clinical_spec §1.2, swap guard)."""
        side: Side = "right" if look.near_dz > 0 else "left"
        if self._near is None:
            self._near = side
        elif side == self._near or abs(look.near_dz) < SIDE_DZ:
            self._near_against_s = nan
        elif not isfinite(self._near_against_s):
            self._near_against_s = t_s
        elif t_s - self._near_against_s > 0.5:
            self._near, self._near_against_s = side, nan

    def _posture(self) -> Posture:
        """The posture, read with the exercise's own in mind: a thrust at the top looks like a bridge."""
        gate, inclination = self._spec.gate, self._middle("inclination_deg")
        if not isfinite(inclination):
            return "unknown"
        upright_above = gate.upright_above_deg - (HYSTERESIS_DEG if self._upright else 0)
        self._upright = inclination > upright_above
        lying_below = gate.lying_below_deg + (HYSTERESIS_DEG if self._lying else 0)
        self._lying = inclination < lying_below
        wanted, knee_up = self._spec.setup.posture, self._middle("knee_up_t")
        if wanted == "upright":
            return "upright" if self._upright else ("lying" if self._lying else "unknown")
        if not self._lying:
            return "upright" if self._upright else "unknown"
        if wanted == "side_lying" and self._middle("shoulder_width_t") > SIDE_LYING_SW and abs(knee_up) < FLAT_KNEES_T:
            return "side_lying"
        if knee_up > gate.knee_up_t:
            return "reclined" if wanted == "reclined" else "supine"
        return "prone" if knee_up < -gate.knee_up_t else "lying"

    def _facing(self) -> Facing:
        gate, width, yaw = self._spec.gate, self._middle("shoulder_width_t"), abs(self._middle("yaw_deg"))
        if not isfinite(width):
            return "unknown"
        if self._spec.setup.posture == "side_lying":
            # Hips lie on top of each other: the world yaw says nothing (clinical_spec §1.3).
            if not (width > SIDE_LYING_SW and self._middle("hip_width_t") > SIDE_LYING_HW):
                return "oblique"
            return "front" if self._middle("chest") > 0 else "back"
        side_on = width < gate.side_shoulder_width_t and yaw >= gate.side_yaw_deg
        if side_on and abs(self._middle("near_dz")) >= SIDE_DZ:
            return "right" if self._middle("toes") > 0 else "left"
        if width > gate.front_shoulder_width_t and yaw <= gate.front_yaw_deg:
            return "front" if self._middle("chest") > 0 else "back"
        return "oblique"

    def _limbs_steady(self, t_s: float, pose: Pose, look: Look) -> bool:
        """Trunk, thigh and shank keep their length within 30 % of their median (clinical_spec §1.2)."""
        side = self._near or "left"
        px = pixels(pose)
        steady = True
        for a, b in (("shoulder", "hip"), ("hip", "knee"), ("knee", "ankle")):
            length = float(np.hypot(*(px[lm.index(a, side)] - px[lm.index(b, side)])))
            past = self._limbs.setdefault(f"{side} {a}", deque())
            past.append((t_s, length))
            while past[0][0] < t_s - LIMB_MEMORY_S:
                past.popleft()
            usual = median(value for _, value in past)
            steady = steady and abs(length - usual) <= self._spec.gate.limb_change * usual
        return steady

    def _view_ok(self, facing: Facing) -> bool:
        kind = {"left": "side", "right": "side", "front": "front", "back": "front"}.get(facing)
        # Lying on the side, the back shows no knee; standing, legs are seen from behind as well (clinical_spec §6).
        if facing == "back" and self._spec.setup.posture == "side_lying":
            return False
        return kind in self._spec.setup.facing

    def _reasons(self, look: Look, alone: bool, posture_ok: bool, facing: Facing, jumped: bool) -> tuple[str, ...]:
        near = self._near or "near"
        told = (
            (not alone, "more than one person in the picture"),
            (not posture_ok, NOT_IN[self._spec.setup.posture]),
            (not self._view_ok(facing), TURN["side" if "side" in self._spec.setup.facing else "front"]),
            (look.torso_px < self._spec.gate.torso_min_px, "too far from the camera"),
            (not look.visible, f"{near} side hidden"),
            (not look.inside, "part of the body is outside the picture"),
            (jumped, "tracking slipped"),
        )
        return tuple(text for wrong, text in told if wrong)

    def _checks(self, look: Look, alone: bool, posture: Posture, facing: Facing) -> tuple[SetupCheck, ...]:
        setup, gate = self._spec.setup, self._spec.gate
        items = (
            ("person", True, ""),
            ("alone", alone, self._text(HINTS["alone"])),
            ("body", look.inside, self._text(HINTS["nobody"])),
            ("distance", self._middle("torso_px") >= gate.torso_min_px, self._text(HINTS["far"])),
            ("posture", posture == setup.posture, self._spec.text(setup.wrong_posture, self._lang)),
            ("view", self._view_ok(facing), self._spec.text(setup.wrong_view, self._lang)),
            ("light", look.visible, self._text(HINTS["light"])),
        )
        labels = LABELS | {"posture": POSTURES[setup.posture], "view": VIEWS[setup.facing[0]]}
        return tuple(SetupCheck(id_, self._text(labels[id_]), ok, "" if ok else hint) for id_, ok, hint in items)

    def _text(self, texts: dict[str, str]) -> str:
        return texts.get(self._lang, texts["en"])


def _yaw(world: Floats, left: int, right: int) -> float:
    """Turn away from the camera, degrees: 0 frontal, +-90 side view (clinical_spec §1.3)."""
    return float(np.degrees(np.arctan2(world[left, 2] - world[right, 2], abs(world[left, 0] - world[right, 0]))))


def _chest(px: Floats, posture: str) -> float:
    """+1 when the chest faces the camera, -1 when the back does (clinical_spec §1.3, FACE)."""
    if posture != "side_lying":
        return float(np.sign(px[11, 0] - px[12, 0]))
    head_left = (px[11, 0] + px[12, 0]) < (px[23, 0] + px[24, 0])
    right_lower = px[24, 1] > px[23, 1]
    return 1.0 if head_left == right_lower else -1.0
