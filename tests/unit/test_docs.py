"""The words around the product are true of the product: keys, defaults, ids, commands, keys of the window, links."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from collections import Counter
from importlib.metadata import distributions
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from coach.cli.main import COMMANDS, build_parser
from coach.exercise import spec as models
from coach.exercise.loader import exercise, exercise_ids
from coach.paths import ROOT, SPECS_DIR
from coach.session.analysis import Analysis
from coach.session.pipeline import Tally
from coach.session.report import as_dict
from coach.signals.registry import all_signals
from coach.types import Counts, FaultEvent, Measure, RepEvent

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
THIRD_PARTY = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
JSON_DOC = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
SPEC_DOC = (SPECS_DIR / "README.md").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# Every Markdown file of the project itself, not of its environment or its outputs.
MARKDOWN = sorted(
    path
    for folder in (ROOT, ROOT / "docs", ROOT / "models", SPECS_DIR, ROOT / "tests")
    for path in (folder.glob("*.md") if folder == ROOT else folder.rglob("*.md"))
)
# Heading in exercise_specs/README.md -> the model that it documents.
SECTIONS: dict[str, type[BaseModel]] = {
    "The file": models.ExerciseSpec,
    "`[setup]`": models.Setup,
    "`[gate]`": models.Gate,
    "`[rep]`": models.Rep,
    "`[[rep.require]]`": models.Require,
    "`[prescription]`": models.Prescription,
    "`[[correction]]`": models.Correction,
    "`[[measure]]`": models.MeasureSpec,
    "`[[fault]]`": models.FaultSpec,
    "`levels`": models.Level,
    "`when`": models.Condition,
    "`[[not_visible]]`": models.NotVisible,
}
SIDES = get_args(models.WorkingSide)


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next one of the same or a higher level."""
    found = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert found is not None, f"there is no heading {heading!r}"
    body = text[found.end() :]
    after = re.search(rf"^#{{1,{len(found[1])}}} ", body, re.MULTILINE)
    return body[: after.start()] if after else body


def rows(text: str) -> dict[str, list[str]]:
    """Table rows by their first cell, without the backticks."""
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return {row[0].strip("`"): row[1:] for row in cells if row[0].startswith("`")}


def shown(default: Any) -> str:
    """A default as the documents write it."""
    if default is None or default == ():
        return "none"
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, float):
        return f"{default:g}"
    if isinstance(default, tuple):
        return ", ".join(str(part) for part in default)
    return str(default) or '""'


# --- exercise specifications


def test_the_schema_is_up_to_date():
    found = importlib.util.spec_from_file_location("make_schema", ROOT / "docs" / "make_schema.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    committed = json.loads((SPECS_DIR / "schema.json").read_text(encoding="utf-8"))
    assert committed == json.loads(module.schema_text()), "run `python docs/make_schema.py`"


def test_every_model_of_a_specification_has_its_section():
    described = {
        cls
        for cls in vars(models).values()
        if isinstance(cls, type) and issubclass(cls, models.Model) and cls is not models.Model
    }
    assert described == set(SECTIONS.values())


@pytest.mark.parametrize("heading", SECTIONS)
def test_every_key_is_documented_with_its_default(heading):
    documented = {name: row[2] for name, row in rows(section(SPEC_DOC, heading)).items()}
    fields = SECTIONS[heading].model_fields
    real = {f.alias or name: "required" if f.is_required() else shown(f.default) for name, f in fields.items()}
    assert documented == real


def test_every_signal_is_documented_with_its_unit():
    documented = {name: row[0] for name, row in rows(section(SPEC_DOC, "Signals")).items()}
    assert documented == {name: definition.unit for name, definition in all_signals().items()}


def test_every_window_is_documented():
    assert set(rows(section(SPEC_DOC, "Windows and reductions"))) == set(models.Window.__args__)


@pytest.mark.parametrize("name", SIDES)
def test_every_rule_of_the_working_side_is_documented(name):
    assert name in rows(section(SPEC_DOC, "`[setup]`"))["side"][0].split(", ")


# --- the JSON


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_every_fault_and_measure_is_documented(exercise_id):
    spec = exercise(exercise_id)
    page = (ROOT / "docs" / "exercises" / f"{exercise_id}.md").read_text(encoding="utf-8")
    assert f"exercises/{exercise_id}.md" in JSON_DOC
    for fault in spec.fault:
        assert f"| {fault.code} | `{fault.id}`: " in page
    for m in spec.measure:
        unit = all_signals()[m.signal].unit + "/s" * (m.reduce == "slope")
        assert re.search(rf"^\| `{m.id}`: [^|]+ \| {re.escape(unit)} \|", page, re.MULTILINE), m.id
    documented = rows(JSON_DOC)
    for fault in spec.fault:
        kind, codes = documented[fault.id][:2]
        assert (kind, fault.code in codes.split(", ")) == (fault.kind, True), fault.id
    units = {m.id: all_signals()[m.signal].unit + "/s" * (m.reduce == "slope") for m in spec.measure}
    units |= dict.fromkeys(models.BUILTIN_MEASURES, "s")
    assert {name: documented.get(name, [""])[0] for name in units} == units


def test_no_code_is_documented_that_no_exercise_has():
    real = {(f.id, f.code) for name in exercise_ids() for f in exercise(name).fault}
    documented = {(name, code) for name, row in rows(JSON_DOC).items() if len(row) == 3 for code in row[1].split(", ")}
    assert {pair for pair in documented if re.fullmatch(r"[A-Z]{2}-\d+", pair[1])} == real


def test_every_measure_is_documented_for_the_exercises_that_have_it():
    short = {
        "BR": {"glute_bridge", "glute_bridge_single"}, "BR2": {"glute_bridge"}, "HT": {"hip_thrust"},
        "CL": {"clamshell"}, "SU": {"step_up"}, "LW": {"lateral_band_walk"}, "all": set(exercise_ids()),
    }  # fmt: skip
    owners: dict[str, set[str]] = dict.fromkeys(models.BUILTIN_MEASURES, short["all"])
    for exercise_id in exercise_ids():
        for m in exercise(exercise_id).measure:
            owners.setdefault(m.id, set()).add(exercise_id)
    table = {n: row[1] for n, row in rows(section(JSON_DOC, "One entry of `measures`")).items() if len(row) == 3}
    assert {n: set().union(*(short[w] for w in words.split())) for n, words in table.items()} == owners


def test_every_unit_of_a_measure_is_documented():
    units = {unit.strip(' "') for unit in rows(section(JSON_DOC, "One entry of `measures`"))["unit"][0].split(",")}
    signals = [(all_signals()[m.signal].unit, m.reduce) for name in exercise_ids() for m in exercise(name).measure]
    assert units == {unit + "/s" * (reduce == "slope") for unit, reduce in signals} | {"s"}


def test_every_key_of_the_json_is_documented():
    spec = exercise(exercise_ids()[0])
    fault = FaultEvent("some_id", "X-1", "", "range", "minor", None, 1.0, 0.5, 1, {"m": {"value": 1.0, "below": 2.0}})
    rep = RepEvent(1, None, 0.0, 1.0, 2.0, "good", {"m": Measure(1.0, "deg", "low", "hidden", 7.0)}, (fault,))
    tally = Tally(frames=10, seen=10, reasons=Counter({"turn": 9}))
    found = as_dict(Analysis("film", spec, 1.0, tally, Counts(good=1), (rep,), (), 30.0))
    assert set(rows(section(JSON_DOC, "One entry of `results`"))) == set(found)
    assert set(rows(section(JSON_DOC, "`view`"))) == set(found["view"])
    assert set(rows(section(JSON_DOC, "`counts`"))) == set(found["counts"])
    reps, faults = found["repetitions"][0], found["repetitions"][0]["faults"][0]
    assert set(rows(section(JSON_DOC, "One entry of `repetitions`"))) == set(reps)
    names = set(models.BUILTIN_MEASURES) | {m.id for name in exercise_ids() for m in exercise(name).measure}
    assert set(rows(section(JSON_DOC, "One entry of `measures`"))) - names == set(reps["measures"]["m"])
    ids = {f.id for name in exercise_ids() for f in exercise(name).fault}
    documented = set(rows(section(JSON_DOC, "One entry of `faults`"))) - ids
    assert documented == set(faults) | {"id"}
    assert set(rows(section(JSON_DOC, "One entry of `not_measured`"))) == set(found["not_measured"][0])


# --- the README


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_every_exercise_stands_in_the_readme_with_its_view(exercise_id):
    spec = exercise(exercise_id)
    table = [line.strip("| ").split(" | ") for line in README.splitlines() if line.startswith("| [")]
    found = [row for row in table if row[0] == f"[{spec.name['en']}](docs/exercises/{exercise_id}.md)"]
    assert len(found) == 1, f"one row for {spec.name['en']}, linked to its page"
    words = set(re.findall(r"\w+", found[0][1].split(";")[0]))
    assert words & {"side", "front"} == set(spec.setup.facing)
    assert all(cell.strip() for cell in found[0])
    assert len(found[0]) == 5


def test_no_exercise_stands_in_the_readme_that_is_not_there():
    assert sorted(re.findall(r"\]\(docs/exercises/(\w+)\.md\)", README)) == sorted(exercise_ids())


def test_the_stated_corrections_and_errors_of_the_drop_are_those_of_the_specifications():
    hip = next(c for c in exercise("glute_bridge").correction if c.signal == "hip_extension_deg")
    assert f"+{hip.offset:g} degrees and a\ngain of {hip.gain:g} at the hip".replace("\n", " ") in " ".join(
        README.split()
    )
    drops = {
        n: next(m.error for m in exercise(n).measure if m.id == "pelvic_drop_deg")
        for n in ("step_up", "lateral_band_walk")
    }
    assert "±{step_up:g} degrees (step-up) or ±{lateral_band_walk:g} (band walk".format(**drops) in " ".join(
        README.split()
    )


def test_every_command_is_in_the_readme():
    parser = build_parser()
    action = next(a for a in parser._actions if a.dest == "command")
    assert set(action.choices or ()) == set(COMMANDS)
    written = re.findall(r"^\| `coach (\w+)", README, re.MULTILINE)
    assert sorted(written) == sorted(COMMANDS)


def test_every_option_that_the_readme_names_exists():
    parser = build_parser()
    commands: Any = next(a for a in parser._actions if a.dest == "command")
    known = {o for sub in commands.choices.values() for a in sub._actions for o in a.option_strings}
    named = set(re.findall(r"(?<![\w-])--[a-z]+", README + JSON_DOC + SPEC_DOC))
    assert named <= known, f"no such option: {sorted(named - known)}"


def test_every_key_of_the_window_is_in_the_readme():
    from ui.shortcuts import KEYS

    table = [line.split("|")[1] for line in README.splitlines() if line.startswith("| ")]
    written = {word for cell in table for word in re.split(r"[\s()]+", cell)}
    arrows = {"Up": "↑", "Down": "↓"}
    assert {arrows.get(key, key) for keys in KEYS.values() for key in keys} <= written


def test_the_stated_errors_are_those_of_the_specification():
    errors = {m.id: m.error for m in exercise("glute_bridge").measure if m.error is not None}
    table = section(README, "What it measures, and how well")
    for name, words in (
        ("hip_extension_top_deg", "hip extension at the top | ±{:g} degrees"),
        ("hip_extension_range_deg", "range of hip extension | ±{:g} degrees"),
        ("knee_flexion_top_deg", "knee bend and shin angle at the top | ±{:g} degrees"),
        ("shin_top_deg", "knee bend and shin angle at the top | ±{:g} degrees"),
        ("neck_extension_top_deg", "head against the trunk, change since rest | ±{:g} degrees"),
    ):
        assert words.format(errors[name]) in table
    assert f"±{100 * errors['belly_rise_t']:g} % of torso length" in table


def test_what_the_readme_says_of_the_big_number():
    assert "The big number counts good repetitions" in README
    assert Counts(good=3, partial=1, compensated=2).towards_target == 3


@pytest.mark.parametrize("name", ["accuracy", "speed"])
def test_the_measured_parts_can_be_found(name):
    assert README.count(f"<!-- {name}:begin -->") == README.count(f"<!-- {name}:end -->") == 1
    assert README.index(f"<!-- {name}:begin -->") < README.index(f"<!-- {name}:end -->")


# --- dependencies


def dependencies() -> list[str]:
    """Names of everything that pyproject.toml asks for."""
    asked = PYPROJECT["dependencies"] + PYPROJECT["optional-dependencies"]["test"]
    return [re.split(r"[<>=!~ ]", line)[0] for line in asked]


@pytest.mark.parametrize("name", dependencies())
def test_every_dependency_says_why_it_is_there_and_whose_it_is(name):
    assert f"| {name} |" in CONTRIBUTING
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", THIRD_PARTY)


def test_pinned_versions_in_the_notices_are_the_installed_ones():
    installed = {d.metadata["Name"].lower().replace("_", "-"): d.version for d in distributions()}
    named = re.findall(r"^\| ([a-z][\w-]*) (\d[\d.]*) \|", THIRD_PARTY, re.MULTILINE)
    assert named
    assert {name: installed.get(name) for name, _ in named} == dict(named)


# --- links and words


def anchors(path: Path) -> set[str]:
    """Anchors of a Markdown file's headings, as code hosts make them."""
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path):
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(target)
    assert not broken


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_path_in_backticks_exists(path):
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"`((?:coach|ui|docs|models|exercise_specs|tests)/[\w./]*)`", text))
    assert not {name for name in named if not (ROOT / name).exists()}


def test_nothing_claims_what_a_camera_cannot_know():
    claims = re.compile(r"(?i)your (glutes|muscles|hips|back) (are|is) weak|lumbar angle|pelvic tilt is|prevents? pain")
    assert not [path.name for path in MARKDOWN if claims.search(path.read_text(encoding="utf-8"))]
