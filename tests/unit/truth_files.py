"""Truth files of made-up clips, in the format of docs/validation.md."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

Rep = tuple[float, float, float, float, str, str]  # start, top begins, top ends, end, kind, label


def columns(duration_s: float, fps: float, reps: Sequence[Rep]) -> dict[str, list[Any]]:
    """Times, repetition, phase and progress."""
    t_s = [i / fps for i in range(int(duration_s * fps))]
    found: dict[str, list[Any]] = {"t_s": t_s, "rep": [], "phase": [], "progress": []}
    for t in t_s:
        at = next((i for i, r in enumerate(reps) if r[0] <= t <= r[3]), None)
        phase = "rest"
        if at is not None:
            start, top, leave, _, _, _ = reps[at]
            phase = "up" if start <= t < top else "top" if t <= leave else "down"
        found["rep"].append(max((i for i, r in enumerate(reps) if r[0] <= t), default=0))
        found["phase"].append(phase)
        found["progress"].append(1.0 if phase == "top" else 0.5 if phase != "rest" else 0.0)
    return found


def bridge_truth(
    at: Callable[[float], float], duration_s: float, reps: Sequence[Rep], fps: float = 30.0, **changes: Any
) -> dict[str, Any]:
    """The truth of a bridge whose hip extension over time is `at`; both sides alike."""
    frames = columns(duration_s, fps, reps)
    angles = [at(t) for t in frames["t_s"]]
    frames |= {f"hip_extension_{side}_deg": angles for side in ("left", "right")}
    listing = [
        {"index": i, "t_start": r[0], "t_top": r[1], "t_end": r[3], "kind": r[4], "label": r[5], "side": ""}
        for i, r in enumerate(reps)
    ]
    return {
        "exercise": "glute_bridge", "label": "set", "view": "side", "fps": fps, "size_px": [640, 480],
        "repetitions": len(reps), "frames": frames, "reps": listing,
    } | changes  # fmt: skip


def write(path: Path, truth: dict[str, Any]) -> Path:
    """As a file."""
    path.write_text(json.dumps(truth), encoding="utf-8")
    return path


def walk_frames(fps: float) -> dict[str, list[Any]]:
    """Two side steps to the left, without a phase "top": open 0.5 s, close 0.5 s, rest 0.5 s, each from 0.5 s."""
    t_s = np.arange(0.0, 3.5, 1 / fps)
    inside = (t_s - 0.5) % 1.5
    number = np.clip(((t_s - 0.5) // 1.5).astype(int), 0, 1)
    moving = (t_s >= 0.5) & (inside < 1.0)
    phase = np.where(~moving, "rest", np.where(inside < 0.5, "open", "close"))
    progress = np.where(moving, 1 - np.abs(inside - 0.5) / 0.5, 0.0)
    out = np.where(moving, 20.0 * progress, 0.0)
    return {
        "t_s": t_s.tolist(), "rep": number.tolist(), "phase": phase.tolist(), "progress": progress.tolist(),
        "hip_abduction_left_deg": out.tolist(), "hip_abduction_right_deg": (0.2 * out).tolist(),
    }  # fmt: skip
