"""When a difference between two readings is more than error: one rule, for the report and for the window."""

from __future__ import annotations

from math import isfinite, nan, sqrt

# clinical_spec §7 ("between-session change < 10 degrees is no change", FPPA 6 .. 11), §4 SU-14 (pelvic drop 6,
# lean 8), §3 CL-11. Knee flexion: §7 asks for windows of 15 degrees and more.
STATED_CHANGE = {
    "hip_extension_top_deg": 10.0,
    "hip_extension_range_deg": 10.0,
    "knee_flexion_top_deg": 15.0,
    "clam_opening_deg": 10.0,
    "knee_valgus_deg": 11.0,
    "pelvic_drop_deg": 6.0,
    "trunk_side_lean_deg": 8.0,
}

# A pain answer 0..10: the smallest change that means something (clinical_spec §9, Childs 2005).
PAIN_CHANGE = 2.0


def least_change(measure_id: str, error: float) -> float:
    """The least difference between two readings that says something, in the measure's unit; nan: none is stated.

    The stated one, or the error of a difference of two readings, each off by `error` on its own (sqrt 2 times it),
    whichever is larger.
    """
    of_two = sqrt(2.0) * error if isfinite(error) else nan
    stated = STATED_CHANGE.get(measure_id, nan)
    return max((v for v in (stated, of_two) if isfinite(v)), default=nan)
