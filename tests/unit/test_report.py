"""The analysis as JSON, CSV and sentences: the documented shape, and nothing unsure in it."""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import replace
from io import StringIO
from math import nan
from typing import Any

import pytest
from driving import drive, reps
from synthetic import Body, hidden, poses, repetitions

from coach.exercise.loader import exercise
from coach.session import report
from coach.session.analysis import Analysis
from coach.types import Counts, FaultEvent, Measure, RepEvent

SPEC = exercise("glute_bridge")


def analysed(frames: Any, fps: float = 30.0, hold_s: float = 0.0) -> Analysis:
    pipeline, states, events = drive(frames, hold_s=hold_s)
    return Analysis(
        source="made_up.npz",
        spec=SPEC,
        duration_s=len(states) / fps,
        tally=pipeline.tally,
        counts=pipeline.checker.counts,
        repetitions=tuple(reps(events)),
        voided=tuple(pipeline.checker.voided),
        fps=fps,
    )


@pytest.fixture(scope="module")
def mixed() -> Analysis:
    """Good, half height, past straight."""
    at, duration_s = repetitions([0.0, -30.0, 25.0])
    return analysed(poses(at, duration_s + 0.5))


@pytest.fixture(scope="module")
def parsed(mixed: Analysis) -> dict[str, Any]:
    return json.loads(report.to_json([mixed]))


def test_the_outer_shape_is_the_documented_one(parsed: dict[str, Any]) -> None:
    assert list(parsed) == ["schema", "results"]
    assert parsed["schema"] == 1
    (result,) = parsed["results"]
    assert list(result) == [
        "source", "exercise", "duration_s", "frames", "frames_seen", "view", "counts", "repetitions", "not_measured",
        "messages",
    ]  # fmt: skip
    assert (result["source"], result["exercise"]) == ("made_up.npz", "glute_bridge")
    assert result["frames"] == result["frames_seen"] > 300
    assert set(result["view"]) == {"posture", "facing", "near_side", "countable_share", "measurable_share", "fps"}
    assert (result["view"]["posture"], result["view"]["near_side"]) == ("supine", "right")


def test_counts_add_up_to_the_repetitions_and_their_verdicts(parsed: dict[str, Any]) -> None:
    result = parsed["results"][0]
    assert result["counts"] == {"good": 1, "partial": 1, "compensated": 1}
    assert sum(result["counts"].values()) == len(result["repetitions"])
    assert Counter(r["verdict"] for r in result["repetitions"]) == result["counts"]
    assert [r["verdict"] for r in result["repetitions"]] == ["good", "partial", "compensated"]


def test_a_repetition_has_the_documented_fields(parsed: dict[str, Any]) -> None:
    for number, rep in enumerate(parsed["results"][0]["repetitions"], 1):
        assert list(rep) == ["index", "side", "t_start_s", "t_top_s", "t_end_s", "verdict", "measures", "faults"]
        assert rep["index"] == number
        assert rep["t_start_s"] < rep["t_top_s"] < rep["t_end_s"]
        for name, m in rep["measures"].items():
            assert {"value", "unit", "quality", "reason"} <= set(m) <= {"value", "unit", "quality", "reason", "error"}
            assert (m["value"] is None) == (m["quality"] != "ok"), name
            assert bool(m["reason"]) == (m["quality"] != "ok"), name
        for f in rep["faults"]:
            assert set(f) == {"id", "code", "severity", "grade", "t_s", "duration_s", "evidence"}
            assert f["code"].startswith("BR-")
            assert all("value" in item and len(item) == 2 for item in f["evidence"].values())


def test_the_named_measures_are_there_with_their_values(parsed: dict[str, Any]) -> None:
    good, half, past = (r["measures"] for r in parsed["results"][0]["repetitions"])
    for name, unit in (
        ("hip_extension_top_deg", "deg"), ("knee_flexion_top_deg", "deg"), ("hold_s", "s"), ("concentric_s", "s"),
        ("eccentric_s", "s"),
    ):  # fmt: skip
        assert good[name]["unit"] == unit
    assert [m["hip_extension_top_deg"]["value"] for m in (good, half, past)] == pytest.approx([0, -30, 25], abs=1.5)
    assert good["concentric_s"]["value"] == pytest.approx(1.2, abs=0.2)
    assert good["eccentric_s"]["value"] == pytest.approx(1.3, abs=0.2)
    belly = good["belly_rise_t"]  # a made-up person has no mask
    assert (belly["value"], belly["quality"], belly["reason"]) == (None, "na", "no clear outline of the belly")


def test_the_findings_of_past_straight_are_there_with_evidence(parsed: dict[str, Any]) -> None:
    faults = {f["id"]: f for f in parsed["results"][0]["repetitions"][2]["faults"]}
    found = faults["lumbar_compensation"]
    assert (found["code"], found["severity"], found["grade"]) == ("BR-2", "moderate", "likely")
    assert found["evidence"]["hip_extension_top_deg"]["value"] == pytest.approx(25, abs=1.5)
    assert found["evidence"]["belly_rise_t"]["value"] is None


def test_json_is_strict_even_of_nothing() -> None:
    empty = analysed([], fps=nan)
    text = report.to_json([replace(empty, duration_s=0.0)])
    result = json.loads(text, parse_constant=lambda c: pytest.fail(f"{c} is no JSON"))["results"][0]
    assert result["view"]["fps"] is None
    assert result["view"]["countable_share"] == 0.0
    assert result["messages"]


def test_what_is_low_gives_no_value_anywhere(mixed: Analysis) -> None:
    low = Measure(1.5, "s", "low", "the person was not seen all the time")
    rep = replace(mixed.repetitions[0], measures={"hold_s": low})
    one = replace(mixed, repetitions=(rep,), counts=Counts(good=1))
    found = report.as_dict(one)
    assert found["repetitions"][0]["measures"]["hold_s"]["value"] is None
    assert found["repetitions"][0]["measures"]["hold_s"]["reason"] == low.reason
    assert {"what": "hold_s", "reason": low.reason, "share": 1.0} in found["not_measured"]
    (row,) = csv.DictReader(StringIO(report.to_csv([one])))
    assert (row["hold_s"], row["hold_s_quality"]) == ("", "low")


def test_not_measured_tells_frames_measures_and_what_the_view_cannot_see() -> None:
    at, duration_s = repetitions([0.0])
    frames = list(poses(at, duration_s + 0.5))
    half = [(f, hidden(p, "ear", "right") if f.t_s < 3.2 else p) for f, p in frames]
    half = [(f, hidden(p, "hip", "right") if f.t_s < 0.5 else p) for f, p in half]
    found = report.not_measured(analysed(half))
    for item in found:
        assert set(item) == {"what", "reason", "share"}
        assert item["reason"]
        assert 0 < item["share"] <= 1
    frames_item = next(i for i in found if i["what"] == "frames")
    assert frames_item["reason"] == "right side hidden"
    assert frames_item["share"] == pytest.approx(15 / len(frames), abs=0.01)
    assert {"what": "neck_extension_top_deg", "reason": "right ear hidden", "share": 1.0} in found
    assert {i["what"] for i in found} >= {item.what["en"] for item in SPEC.not_visible}


def test_csv_has_one_row_a_repetition_and_units_in_its_header(mixed: Analysis) -> None:
    rows = list(csv.DictReader(StringIO(report.to_csv([mixed, replace(mixed, source='zwei, "2".npz')]))))
    assert len(rows) == 6
    header = list(rows[0])
    assert header[:8] == ["source", "exercise", "index", "side", "verdict", "t_start_s", "t_top_s", "t_end_s"]
    assert header[-1] == "faults"
    names = [name for name in header[8:-1] if not name.endswith("_quality")]
    assert all(name.endswith(("_deg", "_s", "_t", "_deg_s")) for name in names)
    assert [f"{name}_quality" for name in names] == [n for n in header if n.endswith("_quality")]
    assert rows[5]["source"] == 'zwei, "2".npz'
    assert [r["verdict"] for r in rows[:3]] == ["good", "partial", "compensated"]
    assert float(rows[2]["hip_extension_top_deg"]) == pytest.approx(25, abs=1.5)
    assert "lumbar_compensation:moderate" in rows[2]["faults"].split()
    for row in rows:
        for name in names:
            assert (row[name] != "") == (row[f"{name}_quality"] == "ok")


def test_the_summary_is_one_line(mixed: Analysis) -> None:
    assert report.summary(mixed) == "3 repetitions: 1 good, 1 partial, 1 compensated."


def told(analysis: Analysis) -> str:
    return " ".join(report.messages(analysis))


def test_nobody_is_said() -> None:
    at, duration_s = repetitions([0.0])
    assert told(analysed((f, None) for f, _ in poses(at, duration_s))).startswith("Nobody was seen")


def test_no_repetition_says_so_with_reason_and_set_up() -> None:
    still = told(analysed(poses(lambda _: -60.0, 3.0)))
    assert "No glute bridge was seen. Set-up: " in still
    hid = told(analysed((f, hidden(p, "knee", "right")) for f, p in poses(lambda _: -60.0, 3.0)))
    assert "Most of the time: right side hidden." in hid


def test_two_people_are_said() -> None:
    found = told(analysed((f, replace(p, people=2)) for f, p in poses(lambda _: -60.0, 2.0)))
    assert "More than one person" in found


def test_counted_but_not_measured_is_said() -> None:
    at, duration_s = repetitions([0.0])
    oblique = analysed(poses(at, duration_s + 0.5, body=Body(yaw_deg=45.0)))
    # The driver may be counted in this view, but no angle is reported.
    assert oblique.counts.total == 1
    assert "counted but not measured: turn side-on to the camera" in told(oblique)
    m = oblique.repetitions[0].measures["hip_extension_top_deg"]
    assert (m.quality, m.reason) == ("na", "turn side-on to the camera")


def test_few_frames_a_second_and_dropped_movements_are_said(mixed: Analysis) -> None:
    at, duration_s = repetitions([0.0])
    assert "tempo is not judged" in told(analysed(poses(at, duration_s + 0.5, fps=8.0), fps=8.0))
    voided = replace(
        mixed, voided=((1.0, "the hips did not leave the floor"), (2.0, "the hips did not leave the floor"))
    )
    assert "2 movement(s) were not counted: the hips did not leave the floor." in told(voided)
    assert told(mixed) == ""


def test_evidence_without_a_number_stays_null(mixed: Analysis) -> None:
    fault = FaultEvent("x", "BR-0", "X", "range", "minor", None, 1.0, 0.0, 1, {"hold_s": {"value": nan, "below": 0.5}})
    rep: RepEvent = replace(mixed.repetitions[0], faults=(fault,))
    found = report.as_dict(replace(mixed, repetitions=(rep,)))
    assert found["repetitions"][0]["faults"][0]["evidence"] == {"hold_s": {"value": None, "below": 0.5}}
