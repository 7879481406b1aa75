"""Reading specifications: every problem at once, with place, line and the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up import fault_table, measure_table, spec, spec_table
from pydantic import ValidationError

from coach.errors import SpecError
from coach.exercise.loader import exercise, exercise_ids, load_spec
from coach.exercise.spec import ExerciseSpec
from coach.paths import SPECS_DIR

BRIDGE = (SPECS_DIR / "glute_bridge.toml").read_text(encoding="utf-8")


def changed(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """The glute bridge with pieces of text replaced; each must be there."""
    text = BRIDGE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "changed.toml"
    path.write_text(text, encoding="utf-8")
    return path


def message(path: Path) -> str:
    with pytest.raises(SpecError) as caught:
        load_spec(path)
    assert caught.value.exit_code == 2
    assert (
        "exercise_specs/README.md" in str(caught.value) or "Check" in str(caught.value) or "Mend" in str(caught.value)
    )
    return str(caught.value)


def line_of(path: Path, piece: str) -> int:
    return next(i for i, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if piece in line)


def test_several_errors_are_all_told_with_their_lines(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        ("min_s = 0.8", "min_sec = 0.8"),
        ("start = 0.30", "start = 1.30"),
        ("error = 7.0", 'error = "much"'),
        ("torso_min_px = 75", "torso_min_px = -1"),
    )
    told = message(path)
    assert "4 problems" in told
    assert 'unknown key "min_sec". Did you mean "min_s"?' in told
    for piece in ("min_sec", "start = 1.30", 'error = "much"', "torso_min_px = -1"):
        assert f"line {line_of(path, piece)}, " in told, piece


def test_a_missing_key_is_named_with_its_path(tmp_path: Path) -> None:
    told = message(changed(tmp_path, ('driver = "hip_extension_deg"\n', "")))
    assert "rep.driver: this key is missing" in told
    assert "1 problem\n" in told


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('driver = "hip_extension_deg"', 'driver = "hip_extention_deg"', 'Did you mean "hip_extension_deg"?'),
        ('joints = ["shoulder",', 'joints = ["sholder",', 'Did you mean "shoulder"?'),
        ('measure = "hold_s"', 'measure = "hold"', 'Did you mean "hold_s"?'),
        ("[[fault]]", "[[falt]]", 'Did you mean "fault"?'),
        ("above = 0.10\nwhy", "above = 0.10\nbelow = 0.2\nwhy", "exactly one of above, below"),
        ("end = 0.25", "end = 0.30", "hysteresis"),
        ("target = 0.0", "target = -50.0", "target must lie outside rest_range"),
        ("rest_range = [-95.0, -20.0]", "rest_range = [-20.0, -95.0]", "[low, high]"),
        ("schema = 1", "schema = 2", "schema"),
        ('version = "1.0.0"', 'version = "one"', "version"),
        ("target = 0.0", "target = nan", "rep.target"),
    ],
)
def test_one_wrong_thing_is_one_clear_message(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert expected in message(changed(tmp_path, (old, new)))


def test_inconsistencies_are_all_told_together() -> None:
    table = spec_table(
        measure=[measure_table("a", "no_signal"), measure_table("b"), measure_table("b")],
        fault=[fault_table("c", {"signal": "shin_dg", "above": 1.0}, cue={"de": "Nur deutsch."})],
    )
    with pytest.raises(ValidationError) as caught:
        ExerciseSpec.model_validate(table)
    told = str(caught.value)
    for piece in (
        '"no_signal"',
        'measure "b" stands 2 times',
        'Did you mean "shin_deg"?',
        "English text (en) is missing",
    ):
        assert piece in told


@pytest.mark.parametrize(
    ("when", "changes", "expected"),
    [
        ({"signal": "shin_deg"}, {}, "exactly one of: above, below"),
        ({"signal": "shin_deg", "above": 1.0, "below": 0.0}, {}, "exactly one of: above, below"),
        ({"above": 1.0}, {}, "exactly one of: signal, measure, all, any"),
        ({"all": [{"signal": "shin_deg", "above": 1.0}], "above": 2.0}, {}, "belong to a signal"),
        ({"measure": "hold_s", "above": 1.0}, {}, "a live fault judges signals"),
        ({"signal": "shin_deg", "above": 1.0}, {"during": "rep"}, "judges measures"),
        ({"measure": "hold_s", "above": 1.0}, {"during": "rep", "for_s": 1.0}, "for_s belongs to a live fault"),
        ({"measure": "hold_s", "of": "rate", "above": 1.0}, {"during": "rep"}, "of = ... belongs to a signal"),
        ({"signal": "shin_deg", "above": 1.0}, {"cue": {"en": "x" * 61}}, "at most 60 characters"),
        (None, {}, "at least 1 item"),
    ],
)
def test_conditions_that_mean_nothing_are_refused(when, changes, expected: str) -> None:
    with pytest.raises(ValidationError, match=expected.replace(".", r"\.")):
        spec(fault=[fault_table("f", when, **changes)])


def test_not_toml_says_where(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text('schema = 1\nid = "x\n', encoding="utf-8")
    told = message(path)
    assert "not valid TOML" in told
    assert "line 2" in told


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes("name = 'Brücke'".encode("latin-1"))
    assert "not UTF-8" in message(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "No such file" in message(tmp_path / "none.toml")
    assert "directory" in message(tmp_path)


def test_an_empty_file_misses_everything(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("", encoding="utf-8")
    told = message(path)
    for key in ("schema", "id", "rep", "measure", "fault"):
        assert f"{key}: this key is missing" in told


def test_an_unknown_exercise_names_the_nearest_and_all() -> None:
    with pytest.raises(SpecError) as caught:
        exercise("glute_brige")
    assert 'Did you mean "glute_bridge"?' in str(caught.value)
    assert "Known: " in str(caught.value)
    with pytest.raises(SpecError):
        exercise("../exercise_specs/glute_bridge")


def test_the_shipped_ones_are_found_and_their_ids_are_their_names() -> None:
    assert "glute_bridge" in exercise_ids()
    assert all(exercise(name).id == name for name in exercise_ids())


def test_words_alone_are_english_and_a_table_needs_english(tmp_path: Path) -> None:
    table = 'what = { en = "arch before the lift", de = "Hohlkreuz vor dem Heben" }'
    plain = load_spec(changed(tmp_path, (table, 'what = "arch before the lift"')))
    item = plain.not_visible[0]
    assert item.what == {"en": "arch before the lift"}
    assert plain.text(item.what, "de") == "arch before the lift"
    told = message(changed(tmp_path, (table, 'what = { de = "Hohlkreuz vor dem Heben" }')))
    assert "not_visible[0]: what: the English text (en) is missing" in told
