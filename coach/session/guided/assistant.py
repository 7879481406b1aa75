"""The set-up assistant: what is still wrong, what to say about it and when, and when all has held long enough.

The gate's own checks, and beside them the asked-for side and a level camera. Words of its own checks are here, because
hints come in the person's language with the view.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from math import isfinite, nan
from statistics import median
from typing import Final

import numpy as np

from coach.exercise.spec import ExerciseSpec
from coach.feedback.policy import SETUP_AFTER_S, SETUP_REPEAT_S
from coach.pose import landmarks as lm
from coach.pose.gate import HINTS, LABELS
from coach.signals.body import pixels, torso_length_px
from coach.types import CoachState, Floats, Pose, SetupCheck, Side

HOLD_S: Final = 2.0  # all checks, before it goes on by itself
OLD_S: Final = 1.0  # a picture that stands for longer shows nothing of now [engineering default]
GRACE_S: Final = 0.3  # a frame or two that slip do not begin anew [engineering default]
STUCK_S: Final = 120.0  # wrong for so long: offer more help (clinical_spec §13: set up within 2 min)
STUCK_REPEAT_S: Final = 60.0
LEVEL_DEG: Final = 8.0  # clinical_spec §1.3: hip and shoulder line, and knees and ankles too
APART_T: Final = 0.05  # hips on top of each other; less tells no side [engineering default]
WINDOW_S: Final = 1.0  # as the gate's

OWN_LABELS: Final[dict[str, dict[str, str]]] = {
    "side": {"en": "side", "de": "Seite"},
    "level": {"en": "camera level", "de": "Kamera gerade"},
}
OWN_HINTS: Final[dict[str, dict[str, str]]] = {
    "near_left": {
        "en": "Turn round: your left side towards the camera.",
        "de": "Bitte umdrehen: die linke Seite zur Kamera.",
    },
    "near_right": {
        "en": "Turn round: your right side towards the camera.",
        "de": "Bitte umdrehen: die rechte Seite zur Kamera.",
    },
    "top_left": {
        "en": "This set is for your left hip: roll onto your right side.",
        "de": "Dieser Satz ist für die linke Hüfte: auf die rechte Seite drehen.",
    },
    "top_right": {
        "en": "This set is for your right hip: roll onto your left side.",
        "de": "Dieser Satz ist für die rechte Hüfte: auf die linke Seite drehen.",
    },
    "level": {"en": "Please level the camera.", "de": "Bitte die Kamera gerade stellen."},
}


@dataclass(frozen=True, slots=True)
class Advice:
    """The set-up now. say : a hint to speak now, or "". held 0..1. ready : once, when all has held long enough."""

    checks: tuple[SetupCheck, ...]
    held: float
    stuck: bool
    ready: bool
    say: str = ""
    tell_stuck: bool = False


class Assistant:
    """`step` with the newest state. side : the asked-for one, None where there is none."""

    def __init__(self, spec: ExerciseSpec, side: Side | None, lang: str = "en", now_s: float = nan) -> None:
        self._spec, self._side, self._lang = spec, side, lang
        self._since_s = self._good_s = self._ok_s = nan
        self._hint, self._hint_since_s, self._said_s = "", nan, -1e9
        self._told_stuck_s = nan
        self._newest_t_s = self._shown_t_s = self._shown_s = nan
        self._looks: deque[tuple[float, float, float]] = deque()  # t_s, hips' level in T, tilt in degrees
        if isfinite(now_s):
            self._since_s = now_s

    def step(self, now_s: float, state: CoachState | None) -> Advice:
        """What is wrong now, and for how long all has been right."""
        if not isfinite(self._since_s):
            self._since_s = now_s
        checks = self._checks(None if self._is_old(now_s, state) else state)
        good = bool(checks) and all(c.ok is True or (c.ok is None and c.id == "level") for c in checks)
        if good:
            self._ok_s = now_s
            if not isfinite(self._good_s):
                self._good_s = now_s
        elif not (isfinite(self._ok_s) and now_s - self._ok_s <= GRACE_S):
            self._good_s = nan
        held = (now_s - self._good_s) / HOLD_S if isfinite(self._good_s) else 0.0
        stuck = not isfinite(self._good_s) and now_s - self._since_s >= STUCK_S
        ready = good and held >= 1.0
        say = "" if isfinite(self._good_s) else self._to_say(now_s, checks)
        return Advice(checks, min(1.0, held), stuck, ready, say, stuck and self._tell(now_s))

    def _is_old(self, now_s: float, state: CoachState | None) -> bool:
        """Whether the same picture has stood there for long: a camera that hangs says so later than a set begins."""
        if state is None or state.t_s != self._shown_t_s or not isfinite(self._shown_s):
            self._shown_t_s, self._shown_s = (nan if state is None else state.t_s), now_s
        return now_s - self._shown_s > OLD_S

    def _tell(self, now_s: float) -> bool:
        due = not isfinite(self._told_stuck_s) or now_s - self._told_stuck_s >= STUCK_REPEAT_S
        if due:
            self._told_stuck_s = now_s
        return due

    def _to_say(self, now_s: float, checks: tuple[SetupCheck, ...]) -> str:
        hint = next((c.hint for c in checks if c.ok is not True and c.hint), "")
        if hint != self._hint:
            self._hint, self._hint_since_s = hint, now_s
        lasting = bool(hint) and now_s - self._hint_since_s >= SETUP_AFTER_S
        if not lasting or now_s - self._said_s < SETUP_REPEAT_S:
            return ""
        self._said_s = now_s
        return hint

    def _checks(self, state: CoachState | None) -> tuple[SetupCheck, ...]:
        if state is None or not state.view.checks:
            return (SetupCheck("person", self._text(LABELS["person"]), False, self._text(HINTS["nobody"])),)
        checks = list(state.view.checks)
        self._look(state)
        placed = all(c.ok for c in checks if c.id in ("person", "alone", "posture", "view"))
        if self._side is not None and self._spec.setup.side in ("near", "planted", "top"):
            checks.append(self._side_check(state, placed))
        if self._spec.setup.posture == "upright":
            checks.append(self._level_check(placed))
        return tuple(checks)

    def _side_check(self, state: CoachState, placed: bool) -> SetupCheck:
        label = self._text(OWN_LABELS["side"])
        # Which side is nearer means nothing while the body lies otherwise; that is said first.
        if not placed:
            return SetupCheck("side", label, None)
        if self._spec.setup.side == "top":
            seen, rule = self._top_side(), "top"
        else:
            seen, rule = state.view.near_side, "near"
        if seen is None:
            return SetupCheck("side", label, None)
        ok = seen == self._side
        return SetupCheck("side", label, ok, "" if ok else self._text(OWN_HINTS[f"{rule}_{self._side}"]))

    def _level_check(self, placed: bool) -> SetupCheck:
        tilts = [tilt for _, _, tilt in self._looks if isfinite(tilt)]
        label = self._text(OWN_LABELS["level"])
        if not placed or not tilts:
            return SetupCheck("level", label, None)
        ok = abs(median(tilts)) <= LEVEL_DEG
        return SetupCheck("level", label, ok, "" if ok else self._text(OWN_HINTS["level"]))

    def _top_side(self) -> Side | None:
        levels = [level for _, level, _ in self._looks if isfinite(level)]
        level = median(levels) if levels else nan
        if not abs(level) > APART_T:
            return None
        return "left" if level > 0 else "right"

    def _look(self, state: CoachState) -> None:
        if state.pose is None or state.t_s == self._newest_t_s:
            return
        if state.t_s < self._newest_t_s:
            self._looks.clear()
        self._newest_t_s = state.t_s
        self._looks.append((state.t_s, _hip_level_t(state.pose), _tilt_deg(state.pose)))
        while self._looks[0][0] < state.t_s - WINDOW_S:
            self._looks.popleft()

    def _text(self, texts: dict[str, str]) -> str:
        return texts.get(self._lang, texts["en"])


def _hip_level_t(pose: Pose) -> float:
    """How far the left hip is above the right one in the picture, in torso lengths."""
    px = pixels(pose)
    torso = torso_length_px(px)
    return float(px[24, 1] - px[23, 1]) / torso if torso > 0 else nan


def _tilt_deg(pose: Pose) -> float:
    """The camera's tilt where shoulders, hips, knees and ankles agree on one (clinical_spec §1.3), else 0; nan unseen.

    A person who stands on one leg tilts the hips, not the ankles; a tilted camera tilts all four.
    """
    px = pixels(pose)
    pairs = [(lm.index(joint, "left"), lm.index(joint, "right")) for joint in ("shoulder", "hip", "knee", "ankle")]
    rows = [row for pair in pairs for row in pair]
    width = float(abs(px[11, 0] - px[12, 0]))
    # Side-on, left and right lie behind each other and the line between them says nothing.
    if not bool((pose.visibility[rows] >= 0.5).all()) or width < 0.5 * torso_length_px(px):
        return nan
    tilts = [_line_deg(px[left], px[right]) for left, right in pairs]
    return min(tilts, key=abs) if all(t > 0 for t in tilts) or all(t < 0 for t in tilts) else 0.0


def _line_deg(left: Floats, right: Floats) -> float:
    """Slope of the line between two points in the picture, degrees, + the left one is lower."""
    return float(np.degrees(np.arctan2(left[1] - right[1], abs(left[0] - right[0]))))
