"""A new exercise costs one TOML file: the example of exercise_specs/README.md as it stands, put into the folder, used.

The person is a made-up body facing the camera; every answer follows from its geometry.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from synthetic import smooth

from coach.cli.main import main
from coach.exercise import loader
from coach.paths import SPECS_DIR
from coach.pose import landmarks as lm
from coach.store.recording import RecordingWriter
from coach.types import Pose, Side

ID = "side_leg_raise"
FPS, CYCLE_S, MOVE_S = 30.0, 4.0, 1.2
SIZE_PX, TORSO_PX = (640, 480), 90.0


@dataclass(frozen=True)
class Raise:
    """One repetition: which leg is lifted, how far outwards and up (torso lengths), the trunk's lean away."""

    lifted: Side = "left"
    out_t: float = 0.5
    up_t: float = 0.12
    lean_deg: float = 0.0
    shift_t: float = 0.0


def standing(t_s: float, made: Raise, share: float) -> Pose:
    """The body at a share of the way; facing the camera, so the left side is at the picture's right."""
    # In torso lengths from the middle of the hips, x towards the picture's right, y up.
    heights = {"hip": 0.0, "knee": -0.85, "ankle": -1.7, "heel": -1.75, "foot_index": -1.75}
    widths = {"shoulder": 0.35, "hip": 0.18, "eye": 0.08, "ear": 0.12}
    lean = np.radians(made.lean_deg * share) * (-1 if made.lifted == "left" else 1)
    xyz = np.zeros((lm.COUNT, 3))
    for joint in lm.JOINTS:
        for side, sign in (("left", 1.0), ("right", -1.0)):
            point = np.array([sign * widths.get(joint, 0.18), heights.get(joint, 1.0)])
            if joint not in heights:
                point += [np.sin(lean), np.cos(lean) - 1]
            elif side == made.lifted and joint != "hip":
                part = 0.5 if joint == "knee" else 1.0
                point += share * part * np.array([sign * made.out_t, made.up_t])
            point[0] += made.shift_t * share
            xyz[lm.index(joint, side), :2] = np.array([0.5, 0.4]) + point * [1, -1] * TORSO_PX / SIZE_PX
    xyz[lm.NOSE] = xyz[lm.index("eye", "left")]
    return Pose(xyz, np.zeros((lm.COUNT, 3)), np.full(lm.COUNT, 0.98), t_s, SIZE_PX)


def recorded(path: Path, raises: list[Raise]) -> Path:
    """A landmark recording of these repetitions, with a second of standing before, between and after."""
    writer = RecordingWriter()
    for i in range(int((CYCLE_S * len(raises) + 1.5) * FPS)):
        t_s = i / FPS
        number, inside = divmod(t_s, CYCLE_S)
        made = raises[min(int(number), len(raises) - 1)]
        up = smooth(0.0, 1.0, (inside - 1.0) / MOVE_S)
        share = up - smooth(0.0, 1.0, (inside - 1.4 - MOVE_S) / MOVE_S) if number < len(raises) else 0.0
        writer.append(standing(t_s, made, share), t_s, SIZE_PX)
    writer.save(path, {})
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of specifications with the new file in it; nothing else of the product is touched."""
    specs = tmp_path / "exercise_specs"
    specs.mkdir()
    for path in SPECS_DIR.glob("*.toml"):
        shutil.copy(path, specs)
    (block,) = re.findall(r"^```toml\n(.*?)^```", (SPECS_DIR / "README.md").read_text("utf-8"), re.M | re.S)
    (specs / f"{ID}.toml").write_text(block, encoding="utf-8")
    for module in ("coach.exercise.loader", "coach.paths"):
        monkeypatch.setattr(f"{module}.SPECS_DIR", specs)
    loader.exercise.cache_clear()
    yield specs
    loader.exercise.cache_clear()


def replayed(folder: Path, raises: list[Raise], exercise_id: str = ID) -> dict[str, Any]:
    """What `coach replay` writes of them."""
    out = folder.parent / "out.json"
    film = recorded(folder.parent / "set.npz", raises)
    assert main(["replay", str(film), "--exercise", exercise_id, "--json", str(out)]) == 0
    return json.loads(out.read_text(encoding="utf-8"))["results"][0]


def test_the_file_is_checked_and_the_exercise_is_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["specs", "check"]) == 0
    assert main(["exercises"]) == 0
    assert f"{ID}: Standing side leg raise" in capsys.readouterr().out


@pytest.mark.parametrize(("lifted", "working"), [("left", "right"), ("right", "left")])
def test_it_counts_for_the_standing_leg_and_measures(folder: Path, lifted: Side, working: Side) -> None:
    found = replayed(folder, [Raise(lifted), Raise(lifted, lean_deg=6.0), Raise(lifted)])
    assert found["counts"] == {"good": 3, "partial": 0, "compensated": 0}
    assert [rep["side"] for rep in found["repetitions"]] == [working] * 3
    assert [rep["faults"] for rep in found["repetitions"]] == [[], [], []]
    leans = [rep["measures"]["trunk_side_lean_deg"] for rep in found["repetitions"]]
    assert [lean["value"] for lean in leans] == pytest.approx([0.0, 6.0, 0.0], abs=0.5)
    assert {(lean["quality"], lean["error"]) for lean in leans} == {("ok", 4.0)}
    assert found["repetitions"][0]["measures"]["leg_raise_t"]["value"] == pytest.approx(0.5, abs=0.02)
    assert found["not_measured"][-1]["what"] == "leaning forwards, a foot that turns out"


def test_its_faults_and_verdicts(folder: Path) -> None:
    small = replace(Raise(), out_t=0.26, up_t=0.08)
    found = replayed(folder, [Raise(), Raise(), Raise(lean_deg=18.0), small, Raise(shift_t=0.22)])["repetitions"]
    assert [rep["verdict"] for rep in found] == ["good", "good", "compensated", "partial", "good"]
    faults = [[(f["id"], f["severity"]) for f in rep["faults"]] for rep in found]
    assert faults == [[], [], [("trunk_lean", "moderate")], [], [("hips_shift", "minor")]]


def test_what_its_require_tables_rule_out_is_not_counted(folder: Path) -> None:
    slide, side_step = Raise(up_t=0.03), Raise(shift_t=0.6)
    for movement in (slide, side_step):
        found = replayed(folder, [movement, movement])
        assert found["repetitions"] == []
        assert found["messages"]


@pytest.mark.parametrize("other", loader.exercise_ids())
def test_the_other_exercises_do_not_take_it_for_theirs(folder: Path, other: str) -> None:
    assert replayed(folder, [Raise(), Raise()], other)["repetitions"] == []


def test_a_mistake_in_it_is_told_with_the_right_word(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / f"{ID}.toml"
    text = path.read_text(encoding="utf-8").replace('of = "working"\n', "").replace("foot_spread_t", "foot_spred_t", 1)
    path.write_text(text, encoding="utf-8")
    assert main(["specs", "check", str(path)]) == 2
    said = capsys.readouterr().out
    assert 'Did you mean "foot_spread_t"?' in said
    assert 'the signal "trunk_side_lean_deg" needs of' in said
