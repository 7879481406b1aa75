"""What + and - mean, and units, in sentences that every export carries. Sources: clinical_spec §1.4, docs/json.md."""

from __future__ import annotations

SIGNS = {
    "hip_extension_top_deg": "thigh against the trunk line: 0 straight, + past straight, - short of it",
    "hip_extension_range_deg": "largest less smallest, never negative",
    "hip_extension_drift_deg_s": "change during the top; - is sinking",
    "knee_flexion_top_deg": "0 straight, + bent",
    "shin_top_deg": "against the vertical: + feet far, - feet near",
    "trunk_inclination_top_deg": "against the horizontal: + hips higher than shoulders",
    "hip_rise_top_t": "+ up",
    "belly_rise_t": "outline, top against mid-lift: + higher",
    "neck_extension_top_deg": "change since rest: + head back",
    "clam_opening_deg": "since rest, projected: + open",
    "lower_side_rise_t": "since rest: + higher",
    "heel_gap_t": "since rest: + apart",
    "pelvic_drop_deg": "estimated: + free side lower",
    "pelvic_drop_max_deg": "estimated: + free side lower",
    "knee_valgus_deg": "from the front: + towards the middle",
    "trunk_side_lean_deg": "step-up: + towards the standing leg; band walk: + towards the walking direction",
    "trunk_forward_max_deg": "+ forward",
    "trunk_forward_top_deg": "+ forward",
    "step_height_t": "+ up",
    "step_width_t": "distance",
    "narrow_hip_widths": "distance",
}
UNITS = "deg: degrees; s: seconds; T: torso lengths; hip widths: distance of the hip points standing"
OWN_STANDING = "hip extension is told against this person's own standing, which reads {0:+.1f} deg, from here on"
GENERAL = f"hip extension + is extension (0 straight), unlike ISB, where flexion is +; {UNITS}"
