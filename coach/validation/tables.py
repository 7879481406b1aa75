"""What is compared with what: proper views, labels and fault ids, quantities and truth columns. Data only.

A new exercise costs a row here where its signals or labels are new, and no code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# Views of the truth files from which an exercise is to be measured; from all others it is to be refused or hedged.
PROPER_VIEWS: Mapping[str, tuple[str, ...]] = {
    "glute_bridge": ("side",),
    "glute_bridge_single": ("side",),
    "hip_thrust": ("side",),
    "clamshell": ("front", "high"),
    "step_up": ("front", "side"),
    "lateral_band_walk": ("front",),
}

# Phases of the truth in which somebody moves; "place" and "return" of the step-up lie outside its repetitions.
UP_PHASES = ("up", "open")
DOWN_PHASES = ("down", "close")
MOVING_PHASES = (*UP_PHASES, "top", *DOWN_PHASES)


@dataclass(frozen=True, slots=True)
class Label:
    """A fault label of the truth and what the coach must say of it.

    fault : the coach's fault id. partial : the verdict "partial" says it as well.
    views : from where it can be seen at all; empty: from every proper view.
    """

    id: str
    fault: str
    views: tuple[str, ...] = ()
    partial: bool = False


# Truth label -> finding. Views: a knee that falls in, a drop and feet are seen from the front, the arch and the
# forward lean from the side (clinical_spec §4, §15).
LABELS: tuple[Label, ...] = (
    Label("insufficient", "insufficient_hip_extension", partial=True),
    Label("lumbar_hyperext", "lumbar_compensation", ("side",)),
    Label("lumbar_overshoot", "lumbar_compensation", ("side",)),
    Label("pelvic_drop", "pelvic_drop", ("front",)),
    Label("valgus", "knee_valgus", ("front",)),
    Label("trunk_lean", "trunk_lean", ("side",)),
    Label("pelvis_roll", "pelvis_roll", ("front", "high")),
    Label("feet_together", "feet_together", ("front",)),
)

Sided = Literal["near", "rep", "none", "drop"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One angle: the coach's measures and signals, and the truth's column.

    measures : ids of measures at the top of a repetition, any of them; signals : names, any of them.
    truth : column; `{side}` is filled in. `clam_opening_deg` is made from other columns, see truth.py.
    side : which side `{side}` is. "near": the side nearer to the camera; "rep": the side that works in this repetition;
        "none": the column has no side; "drop": see drop.py.
    exercises, views : where this row holds; empty: everywhere.
    since_rest : the signal is compared as a change since rest, the truth likewise.
    """

    id: str
    name: str
    measures: tuple[str, ...]
    signals: tuple[str, ...]
    truth: str
    side: Sided = "near"
    exercises: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    since_rest: bool = False
    unit: str = "deg"

    def holds_for(self, exercise: str, view: str) -> bool:
        """Whether this row speaks of that exercise in that view."""
        return (not self.exercises or exercise in self.exercises) and (not self.views or view in self.views)


LYING = ("glute_bridge", "glute_bridge_single", "hip_thrust")
SINGLE = ("step_up", "glute_bridge_single")
QUANTITIES: tuple[Quantity, ...] = (
    Quantity(
        "hip_extension", "hip extension", ("hip_extension_top_deg",), ("hip_extension_deg",),
        "hip_extension_{side}_deg", exercises=("glute_bridge", "hip_thrust"),
    ),
    Quantity(
        "hip_extension", "hip extension", ("hip_extension_top_deg",), ("hip_extension_deg",),
        "hip_extension_{side}_deg", side="rep", exercises=SINGLE,
    ),
    Quantity(
        "knee_flexion", "knee flexion", ("knee_flexion_top_deg",), ("knee_flexion_deg",),
        "knee_flexion_{side}_deg", exercises=("glute_bridge", "hip_thrust"),
    ),
    Quantity(
        "knee_flexion", "knee flexion", ("knee_flexion_top_deg",), ("knee_flexion_deg",),
        "knee_flexion_{side}_deg", side="rep", exercises=SINGLE,
    ),
    Quantity(
        "pelvic_drop", "pelvic drop", ("pelvic_drop_deg",), (),
        "pelvic_obliquity_deg", side="drop", exercises=("step_up", "lateral_band_walk"),
    ),
    Quantity(
        "trunk_lean", "trunk lean forward", ("trunk_forward_top_deg",), ("trunk_forward_deg",),
        "trunk_inclination_deg", side="none", exercises=("step_up",), views=("side",),
    ),
    Quantity(
        "trunk_side_lean", "trunk lean sideways", (), ("trunk_side_lean_deg.left",),
        "trunk_lean_left_deg", side="none", exercises=("step_up", "lateral_band_walk"), views=("front",),
    ),
    Quantity(
        "clam_opening", "clam opening", ("clam_opening_top_deg", "clam_opening_deg"), ("clam_opening_deg",),
        "clam_opening_deg", side="none", exercises=("clamshell",), since_rest=True,
    ),
)  # fmt: skip

# A pelvic drop is valid in single support with the thighs within 25 degrees (clinical_spec §4, W_ss); 10 degrees are
# allowed for the error of the thighs' own angles (§7); the edge of a window may be 0.2 s off.
DROP_EXERCISES = ("step_up", "lateral_band_walk")
STANCE_PHASES: Mapping[str, tuple[str, ...]] = {
    "step_up": MOVING_PHASES,
    "lateral_band_walk": (*UP_PHASES, *DOWN_PHASES),  # at its top both feet are on the floor
}
DROP_VIEWS = ("front",)
DROP_THIGHS_DEG = 25.0 + 10.0
DROP_EDGE_S = 0.2
