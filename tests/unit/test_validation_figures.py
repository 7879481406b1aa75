"""A whole validation over made-up bridges with exactly known truth: every table has the answer that it must have."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from synthetic import poses, repetitions
from truth_files import bridge_truth, write

from coach.cli.main import main
from coach.exercise.loader import exercise, exercise_ids
from coach.store.recording import RecordingWriter
from coach.types import Measure, RepEvent
from coach.validation import svg
from coach.validation.bars import bars
from coach.validation.dataset import Clip, find
from coach.validation.drop import drop_outside, near_valid, pairs_of_drop, true_drop
from coach.validation.evaluate import evaluate
from coach.validation.metrics import agreement
from coach.validation.runner import plan, run
from coach.validation.tables import LABELS, PROPER_VIEWS, QUANTITIES
from coach.validation.track import Track
from coach.validation.truth import load_truth

UP_S, HOLD_S, DOWN_S, REST_S = 1.2, 0.8, 1.3, 1.0
CYCLE_S = UP_S + HOLD_S + DOWN_S + REST_S


def bridge(folder, name, tops, labels, kinds=None, off_deg=0.0, **changes):
    """A recording with its truth; `off_deg` is added to the true angle, so the reading is that much too low."""
    at, duration_s = repetitions(tops, up_s=UP_S, hold_s=HOLD_S, down_s=DOWN_S, rest_s=REST_S)
    duration_s += 1.0
    writer = RecordingWriter()
    for frame, pose in poses(at, duration_s):
        writer.append(pose, frame.t_s, pose.size_px)
    writer.save(folder / f"{name}.npz", {"exercise": "glute_bridge"})
    starts = [REST_S + i * CYCLE_S for i in range(len(tops))]
    ends = [(s, s + UP_S, s + UP_S + HOLD_S, s + UP_S + HOLD_S + DOWN_S) for s in starts]
    reps = [(*e, kind, label) for e, kind, label in zip(ends, kinds or ["full"] * len(tops), labels, strict=True)]
    write(folder / f"{name}.json", bridge_truth(lambda t: at(t) + off_deg, duration_s, reps) | changes)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clips")
    bridge(folder, "good", [0.0, 0.0, -2.0], ["ok", "ok", "ok"])
    bridge(folder, "short", [0.0, -24.0, -36.0], ["ok", "insufficient", "ok"], ["full", "full", "partial"])
    bridge(folder, "over", [0.0, 22.0], ["ok", "lumbar_overshoot"])
    bridge(folder, "unseen", [0.0, 0.0], ["ok", "lumbar_hyperext"])  # straight in the picture: cannot be found here
    bridge(folder, "oblique", [0.0], ["ok"], view="oblique")
    bridge(folder, "lies", [], [], exercise="none", repetitions=0, view="side")
    dataset = find(folder)
    return evaluate(dataset, run(dataset, ["glute_bridge"], workers=1))


def row(rows, **wanted):
    found = [r for r in rows if all(getattr(r, key) == value for key, value in wanted.items())]
    assert len(found) == 1, (wanted, rows)
    return found[0]


def test_counts_by_group(report):
    proper = row(report.counts, group="proper view", exercise="glute_bridge").stats
    assert (proper.clips, proper.exact, proper.true, proper.found) == (4, 4, 10, 10)
    assert row(report.counts, group="no exercise").stats.extra == 0
    assert row(report.counts, group="other views").stats.clips == 1


@pytest.mark.parametrize("level", ["top", "frames"])
def test_hip_extension_is_compared_with_its_truth(report, level):
    found = row(report.agreement, quantity="hip_extension", level=level, view="side")
    assert found.proper
    assert found.stats.n >= (10 if level == "top" else 400)
    assert abs(found.stats.bias) < 1.0
    assert found.stats.mae < 1.5


def test_a_truth_that_is_shifted_shows_as_bias(tmp_path):
    bridge(tmp_path, "a", [0.0, -4.0], ["ok", "ok"], off_deg=8.0)
    dataset = find(tmp_path)
    found = evaluate(dataset, run(dataset, workers=1))
    assert row(found.agreement, quantity="hip_extension", level="top").stats.bias == pytest.approx(-8.0, abs=1.0)
    assert row(found.agreement, quantity="hip_extension", level="frames").stats.bias == pytest.approx(-8.0, abs=1.0)
    hip = next(bar for bar in bars(found) if bar.figure.startswith("hip extension"))
    assert hip.state == "not reached"


def test_short_and_partial_ones_are_one_finding(report):
    found = row(report.faults, label="insufficient", exercise="glute_bridge").found
    assert (found.tp, found.fn, found.fp, found.tn) == (2, 0, 0, 8)


def test_each_label_of_a_finding_is_told_apart_and_together(report):
    over = row(report.faults, label="lumbar_overshoot").found
    arch = row(report.faults, label="lumbar_hyperext").found
    both = row(report.faults, label="lumbar_compensation").found
    assert (over.tp, over.fn, over.fp, over.tn) == (1, 0, 0, 8)  # the arched one is no correct one
    assert (arch.tp, arch.fn, arch.fp, arch.tn) == (0, 1, 0, 8)
    assert (both.tp, both.fn, both.fp, both.tn) == (1, 1, 0, 8)


def test_faults_that_no_clip_shows_and_no_exercise_knows_have_no_row(report):
    assert not [r for r in report.faults if r.label in ("valgus", "feet_together")]


def test_clean_ones_are_not_flagged(report):
    found = row(report.clean, exercise="glute_bridge")
    assert (found.repetitions, found.flagged) == (6, 0)


def test_bars_say_what_is_reached_and_what_is_not_known(report):
    states = {bar.figure: bar.state for bar in bars(report)}
    assert states["repetition counts exact, rendered clips in their proper view"] == "reached"
    assert states["repetition counts exact, real recordings with a sure count"] == "no data"
    assert states["phantom repetitions, clips of other movements, any exercise"] == "reached"
    assert states["insufficient extension"] == "reached"
    assert states["lumbar compensation, bridge and hip thrust"] == "not reached"
    assert states["knees in"] == "no data"


def test_a_phantom_is_counted_for_every_exercise(tmp_path):
    bridge(tmp_path, "said_to_be_nothing", [0.0, 0.0], ["ok", "ok"], exercise="none", repetitions=0, reps=[])
    dataset = find(tmp_path)
    tasks, _ = plan(dataset)
    assert "glute_bridge" in tasks[0].exercises
    assert len(tasks[0].exercises) > 1
    found = evaluate(dataset, run(dataset, ["glute_bridge"], workers=1))
    assert row(found.counts, group="no exercise").stats.extra == 2
    assert next(bar for bar in bars(found) if bar.figure.startswith("phantom")).state == "not reached"


def test_an_exercise_without_specification_is_skipped_and_said(tmp_path, capsys):
    bridge(tmp_path, "a", [0.0], ["ok"])
    bridge(tmp_path, "b", [0.0], ["ok"], exercise="handstand")
    assert main(["validate", str(tmp_path), "--jobs", "1"]) == 0
    told = capsys.readouterr()
    assert "1 clip: handstand: no specification yet: skipped" in told.out


def test_several_processes_find_the_same(report, tmp_path):
    dataset = find(report.dataset.root, ["good*", "short*"])
    seen: list[tuple[int, int]] = []
    two = run(dataset, ["glute_bridge"], workers=2, progress=lambda done, total: seen.append((done, total)))
    alone = run(dataset, ["glute_bridge"], workers=1)
    assert [r.clip.name for r in two.runs] == [r.clip.name for r in alone.runs] == ["good.npz", "short.npz"]
    # As text: an error that is not stated is nan, and nan equals nothing.
    assert [repr(r.analysis.repetitions) for r in two.runs] == [repr(r.analysis.repetitions) for r in alone.runs]
    assert seen[-1][0] == seen[-1][1] == sum(clip.frames for clip in dataset.clips)


def test_a_film_that_cannot_be_read_does_not_stop_the_others(tmp_path, capsys):
    bridge(tmp_path, "good", [0.0], ["ok"])
    bridge(tmp_path, "bad", [0.0], ["ok"])
    (tmp_path / "bad.npz").write_bytes(b"not an archive")
    figures = tmp_path / "out.json"
    assert main(["validate", str(tmp_path), "--jobs", "1", "--json", str(figures)]) == 2
    assert "bad.npz" in capsys.readouterr().err
    told = json.loads(figures.read_text(encoding="utf-8"))
    assert [f["name"] for f in told["failed"]] == ["bad.npz"]
    assert [(c["clip"], c["found"]) for c in told["clips"]] == [("good.npz", 1)]


# --- pelvic drop


def step_truth(tmp_path, phase, left_deg=0.0, right_deg=0.0, exercise="step_up"):
    frames = {
        "t_s": [i / 10 for i in range(30)], "rep": [0] * 30, "phase": ["rest"] * 10 + [phase] * 10 + ["rest"] * 10,
        "progress": [0.0] * 30, "pelvic_obliquity_deg": [6.0] * 30,
        "hip_flexion_pelvis_thigh_left_deg": [left_deg] * 30, "hip_flexion_pelvis_thigh_right_deg": [right_deg] * 30,
    }  # fmt: skip
    reps = [{"index": 0, "t_start": 1.0, "t_top": 1.5, "t_end": 2.0, "kind": "full", "label": "ok", "side": "L"}]
    return load_truth(
        write(
            tmp_path / "a.json",
            {"exercise": exercise, "label": "set", "view": "front", "repetitions": 1, "frames": frames, "reps": reps},
        )
    )


def test_a_drop_is_the_hip_opposite_to_the_stance_leg(tmp_path):
    truth = step_truth(tmp_path, "top")  # right hip lower by 6 degrees
    assert true_drop(truth, "left")[0] == 6.0
    assert true_drop(truth, "right")[0] == -6.0


def test_a_drop_is_valid_in_single_support_with_level_thighs(tmp_path):
    times = np.array([0.5, 0.85, 1.5, 2.05, 2.5])
    level = step_truth(tmp_path, "top", left_deg=20.0)
    assert near_valid(level, "step_up", times).tolist() == [False, True, True, True, False]
    assert not near_valid(step_truth(tmp_path, "top", left_deg=60.0), "step_up", times).any()
    assert not near_valid(step_truth(tmp_path, "place"), "step_up", times).any()
    # Both feet are on the floor at the top of a side step.
    assert not near_valid(step_truth(tmp_path, "top"), "lateral_band_walk", times).any()


DROP = next(q for q in QUANTITIES if q.side == "drop")


def step_run(truth, told_s, value_deg, view="front", exercise_id="step_up"):
    """A run in which one repetition of the left leg told a drop, read as 8 degrees between two times."""
    t_s = truth.t_s
    read = np.where((t_s >= told_s[0]) & (t_s <= told_s[1]), 8.0, np.nan)
    name = "pelvic_drop_walk_deg" if exercise_id == "lateral_band_walk" else "pelvic_drop_deg"
    signals = {f"{name}.left": read, f"{name}.right": np.full(len(t_s), np.nan)}
    track = Track(t_s, signals, np.full(len(t_s), ""), np.ones(len(t_s)))
    measures = {"pelvic_drop_deg": Measure(value_deg, "deg", "ok" if np.isfinite(value_deg) else "na")}
    rep = RepEvent(1, "left", 0.5, 1.5, 2.5, "good", measures)
    clip = Clip(Path("a.npz"), "a.npz", "rendered", exercise_id, view, 1, True, len(t_s), truth)
    analysis = SimpleNamespace(spec=exercise(exercise_id), repetitions=(rep,))
    return SimpleNamespace(clip=clip, exercise=exercise_id, analysis=analysis, track=track), rep


def test_a_told_drop_is_compared_in_the_frames_that_it_was_told_from(tmp_path):
    truth = step_truth(tmp_path, "top")
    one, rep = step_run(truth, (1.2, 1.6), 9.0)
    pairs = pairs_of_drop(one, DROP, [(truth.reps[0], rep)])
    frames = [p for p in pairs if p.level == "frames"]
    assert [(p.truth, p.read) for p in pairs if p.level == "top"] == [(6.0, 9.0)]
    assert [p.t_s for p in frames] == pytest.approx([1.2, 1.3, 1.4, 1.5, 1.6])
    assert {(p.truth, p.read) for p in frames} == {(6.0, 8.0)}
    assert drop_outside(one, DROP) == []


def test_a_drop_outside_its_window_is_told(tmp_path):
    truth = step_truth(tmp_path, "top")
    one, _ = step_run(truth, (0.5, 1.1), 9.0)
    assert [skip.reason for skip in drop_outside(one, DROP)] == ["3 of 7 frames with a drop lie outside"]
    aside, _ = step_run(truth, (1.2, 1.6), 9.0, view="side")
    assert [skip.reason for skip in drop_outside(aside, DROP)] == ["1 times told in a side view"]


def test_a_drop_that_was_not_told_is_neither_compared_nor_outside(tmp_path):
    truth = step_truth(tmp_path, "top")
    one, rep = step_run(truth, (0.5, 1.1), float("nan"))
    assert pairs_of_drop(one, DROP, [(truth.reps[0], rep)]) == []
    assert drop_outside(one, DROP) == []


# --- tables and pictures


def test_the_tables_name_only_what_there_is():
    specs = [exercise(name) for name in exercise_ids()]
    assert set(PROPER_VIEWS) == set(exercise_ids())
    known = {fault.id for spec in specs for fault in spec.fault}
    assert {label.fault for label in LABELS} <= known
    for quantity in QUANTITIES:
        held = [spec for spec in specs if not quantity.exercises or spec.id in quantity.exercises]
        assert held
        assert {m.id for spec in held for m in spec.measure} & set(quantity.measures) or quantity.signals


def test_ticks_are_round_and_inside():
    assert svg.ticks(0.0, 10.0) == [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]
    assert svg.ticks(-0.4, 0.13) == [-0.4, -0.2, 0.0]


def test_a_plot_has_a_point_for_each_pair_and_its_limits():
    truth, read = [0.0, 10.0, 20.0, float("nan")], [1.0, 13.0, 22.0, 5.0]
    picture = svg.bland_altman(truth, read, agreement(truth, read), "a < b")
    assert picture.count("<circle") == 3
    assert picture.count('class="limit"') == 2
    assert "a &lt; b" in picture


def test_a_curve_breaks_where_nothing_was_measured():
    line = svg.Line(np.arange(5.0), np.array([0.0, 1.0, np.nan, 1.0, 0.0]), "read")
    picture = svg.over_time([line], [svg.Span(1.0, 2.0, "ok", "ok")], [svg.Span(1.0, 2.0, "good", "good")], "t")
    path = picture.split('d="')[1].split('"')[0]
    assert (path.count("M"), path.count("L")) == (2, 2)
    assert 'class="true ok"' in picture
    assert 'class="found good"' in picture
