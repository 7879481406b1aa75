"""Signals of somebody lying on the side, seen from the front (clinical_spec §3)."""

from __future__ import annotations

from coach.signals.body import Body
from coach.signals.registry import signal


@signal("knee_gap_t", unit="T", view="any", joints=("knee",), both=True)
def knee_gap_t(body: Body) -> float:
    """Height of the upper knee above the lower one in torso lengths (clinical_spec §3, D times the thigh)."""
    return abs(float(body.point("knee")[1] - body.far("knee")[1])) / body.torso_px
