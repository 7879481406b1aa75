"""CSV, JSON and .trc: read back with other eyes, against records whose content is known."""

from __future__ import annotations

import csv
import json
import re
import types
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from io import StringIO
from math import nan
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import made_up_course as course
import made_up_sessions as made_up
import numpy as np
import pytest

from coach.errors import CoachError
from coach.export.as_csv import HEAD, to_csv
from coach.export.as_json import SCHEMA, to_json
from coach.export.files import write_whole
from coach.export.trc import MARKERS, file_name, to_trc
from coach.paths import ROOT
from coach.pose import landmarks as lm
from coach.store.recording import Recording
from coach.store.records import (
    Answer,
    NotMeasured,
    Plan,
    PlanItem,
    Profile,
    SessionHead,
    SessionRecord,
    SetHead,
    SetRecord,
    Software,
    Stop,
    ViewFacts,
)
from coach.types import Measure

PERSON = made_up.profile("Ünal")


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


# --- CSV


def test_one_row_a_repetition_in_order():
    sessions = [made_up.session(PERSON, 2), made_up.session(PERSON, 0)]
    rows = table(to_csv(PERSON, sessions))
    assert len(rows) == 2 * (10 + 8 + 12 + 10)
    first = rows[0]
    assert (first["profile"], first["session_date"], first["session_start"]) == (
        "Ünal", "2026-01-05", "2026-01-05T18:30:00+01:00",
    )  # fmt: skip
    assert (first["exercise"], first["set"], first["set_of_side"], first["repetition"]) == (
        "glute_bridge",
        "1",
        "1/2",
        "1",
    )
    assert [(r["exercise"], r["side"]) for r in rows[18:41:22]] == [("clamshell", "left"), ("glute_bridge", "")]
    assert (first["t_start [s]"], first["t_end [s]"], first["view"]) == ("1.0", "6.0", "side")


def test_units_stand_in_the_header_and_numbers_read_back_exactly():
    whole = made_up.session(PERSON)
    rows = table(to_csv(PERSON, [whole]))
    told = whole.sets[0].reps[0].measures["hip_extension_top_deg"]
    assert float(rows[0]["hip_extension_top_deg [deg]"]) == told.value
    assert (rows[0]["hip_extension_top_deg quality"], rows[0]["hip_extension_top_deg error [deg]"]) == ("ok", "7.0")
    assert (rows[0]["hold_s [s]"], rows[0]["hold_s error [s]"]) == ("2.1", "")
    assert "0 straight, + past straight" in rows[0]["signs"]


def test_what_was_not_measured_is_empty():
    whole = made_up.session(PERSON)
    low = replace(made_up.rep(2), measures={"hip_extension_top_deg": Measure(55.0, "deg", "low", "far", 7.0)})
    whole = replace(whole, sets=(replace(whole.sets[0], reps=(made_up.rep(1, sure=False), low)),))
    rows = table(to_csv(PERSON, [whole]))
    assert [(r["hip_extension_top_deg [deg]"], r["hip_extension_top_deg quality"]) for r in rows] == [
        ("", "na"),
        ("", "low"),
    ]
    assert (rows[1]["hold_s [s]"], rows[1]["hold_s quality"]) == ("", "")


def test_findings_with_severity_and_certainty():
    rows = table(to_csv(PERSON, [made_up.session(PERSON)]))
    assert {r["faults"] for r in rows if r["verdict"] == "compensated"} == {"lumbar_compensation:moderate:likely"}


def test_a_name_does_not_become_a_formula():
    assert table(to_csv(made_up.profile("=1+1"), [made_up.session(PERSON)]))[0]["profile"] == "'=1+1"


# --- JSON


def back(kind: Any, value: Any) -> Any:
    """A reader of its own: the records' types say what a plain value was."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind is Any:
        return free(value)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        assert set(value) == {f.name for f in fields(kind)}
        return kind(**{f.name: back(hints[f.name], value[f.name]) for f in fields(kind)})
    if origin in (Union, types.UnionType):
        rest = [k for k in inner if k is not type(None)]
        return None if value is None else back(rest[0], value)
    if origin is tuple:
        return tuple(back(inner[0], item) for item in value)
    if origin is Literal:
        assert value in inner
        return value
    if inner:
        return {key: back(inner[1], item) for key, item in value.items()}
    if kind is float:
        return nan if value is None else float(value)
    return datetime.fromisoformat(value) if kind is datetime else value


def free(value: Any) -> Any:
    if isinstance(value, dict):
        return float(value["$float"]) if set(value) == {"$float"} else {k: free(v) for k, v in value.items()}
    return [free(v) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "sessions", [[made_up.session(PERSON)], [made_up.stopped_by_pain(PERSON)], course.course(PERSON, 1)]
)
def test_json_is_without_loss(sessions):
    person = replace(PERSON, settings={"level": 2, "odd": {"value": nan}}, recipient="age1xyz")
    found = json.loads(to_json(person, sessions))
    assert (found["schema"], found["kind"]) == (SCHEMA, "glute-coach records")
    # repr, because nan is not equal to itself.
    assert repr(back(Profile, found["profile"])) == repr(person)
    assert repr([back(SessionRecord, s) for s in found["sessions"]]) == repr(list(sessions))


def test_json_has_no_word_that_json_has_not():
    text = to_json(PERSON, course.course(PERSON, 1))
    json.loads(text, parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))


def test_json_states_its_signs():
    notes = " ".join(json.loads(to_json(PERSON, []))["notes"])
    assert "0 straight, + past straight" in notes
    assert "torso lengths" in notes


def test_every_key_of_the_json_is_documented():
    text = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    section = text[text.index("## JSON of `export`") : text.index("## CSV of `export`")]
    words = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", section))))
    kinds = (Profile, SessionRecord, SessionHead, Plan, PlanItem, Software, SetRecord, SetHead, ViewFacts, NotMeasured)
    for kind in (*kinds, Answer, Stop):
        assert {f.name for f in fields(kind)} <= words, kind
    assert set(json.loads(to_json(PERSON, []))) <= words


def test_every_column_is_documented():
    text = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    section = text[text.index("## CSV of `export`") : text.index("## FHIR of `export`")]
    assert [f"`{name}`" for name in (*HEAD, "faults", "signs") if f"`{name}`" not in section] == []


# --- OpenSim


def parse(text: str) -> tuple[dict[str, str], list[str], np.ndarray]:
    """Head by name, markers, and rows of numbers (nan where a field is empty)."""
    lines = text.split("\n")
    head = dict(zip(lines[1].split("\t"), lines[2].split("\t"), strict=True))
    names = lines[3].split("\t")
    assert names[:2] == ["Frame#", "Time"]
    markers = [n for n in names[2:] if n]
    axes = lines[4].split("\t")
    assert axes[2:] == [f"{axis}{i}" for i in range(1, len(markers) + 1) for axis in "XYZ"]
    assert lines[5] == ""
    rows = [[float(v) if v else nan for v in line.split("\t")] for line in lines[6:-1]]
    return head, markers, np.array(rows)


def recording() -> Recording:
    """Three frames with known points: nobody in the second; the left knee's numbers are chosen."""
    world = np.zeros((3, lm.COUNT, 3))
    world[0, lm.index("knee", "left")] = [0.1, 0.4, -0.25]
    world[2, lm.index("knee", "left")] = [-0.1, -0.4, 0.25]
    world[1] = nan
    return Recording(np.array([0.5, 0.6, 0.7]), world.copy(), world, np.full((3, lm.COUNT), 0.9), (640, 480))


def test_trc_is_metres_with_y_up():
    head, markers, rows = parse(to_trc(recording(), "set.trc"))
    assert to_trc(recording(), "set.trc").startswith("PathFileType\t4\t(X/Y/Z)\tset.trc\n")
    assert (head["Units"], head["NumFrames"], head["NumMarkers"], head["DataRate"]) == ("m", "3", "33", "10.000")
    assert (head["OrigNumFrames"], head["OrigDataStartFrame"]) == ("3", "1")
    assert rows.shape == (3, 2 + 3 * 33)
    assert rows[:, 0].tolist() == [1, 2, 3]
    assert rows[:, 1].tolist() == [0.5, 0.6, 0.7]
    at = 2 + 3 * markers.index("left_knee")
    # In the picture's world the knee is 0.4 m below and 0.25 m nearer: in OpenSim's, y -0.4 and z +0.25.
    assert rows[0, at : at + 3].tolist() == [0.1, -0.4, 0.25]
    assert rows[2, at : at + 3].tolist() == [-0.1, 0.4, -0.25]


def test_trc_leaves_empty_what_was_not_seen():
    text = to_trc(recording(), "set.trc")
    assert np.isnan(parse(text)[2][1, 2:]).all()
    assert "nan" not in text
    assert "-0.000000" not in text
    assert len(text.split("\n")[7].split("\t")) == 2 + 3 * 33


def test_trc_keeps_every_number_to_a_thousandth_of_a_millimetre():
    noise = np.random.default_rng(1).normal(0, 0.5, (40, lm.COUNT, 3))
    made = Recording(np.arange(40) / 30.0, noise, noise, np.full((40, lm.COUNT), 0.9), (640, 480))
    rows = parse(to_trc(made, "x"))[2]
    assert np.abs(rows[:, 2:].reshape(40, 33, 3) * [1, -1, -1] - noise).max() <= 5.1e-7


def test_the_markers_are_those_of_the_landmark_table():
    assert len(set(MARKERS)) == lm.COUNT
    for joint in lm.JOINTS:
        for side in ("left", "right"):
            assert MARKERS[lm.index(joint, side)] == f"{side}_{joint}"


def test_file_names_are_unique():
    sessions = course.course(PERSON, 2)
    names = [file_name(s, x) for s in sessions for x in s.sets]
    assert len(set(names)) == len(names)
    assert names[0] == "2026-01-05_00000000_01_glute_bridge.trc"


# --- writing


def test_written_whole_and_private(tmp_path):
    target = tmp_path / "a.csv"
    write_whole(target, "ä\n")
    assert target.read_bytes() == "ä\n".encode()
    assert target.stat().st_mode & 0o077 == 0
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_nothing_is_replaced_unless_told_to(tmp_path):
    target = tmp_path / "a.csv"
    target.write_text("old")
    with pytest.raises(CoachError, match="there already"):
        write_whole(target, "new")
    assert target.read_text() == "old"
    write_whole(target, "new", force=True)
    assert target.read_text() == "new"


def test_a_full_disk_leaves_nothing_half(tmp_path, monkeypatch):
    def full(fd):
        raise OSError(28, "No space left on device")

    target = tmp_path / "a.csv"
    target.write_text("old")
    monkeypatch.setattr("coach.export.files.os.fsync", full)
    with pytest.raises(CoachError, match="No space left"):
        write_whole(target, "new", force=True)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.csv", "old")]
