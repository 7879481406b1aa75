"""Programmes: the shipped ones hold, bad ones say everything that is wrong, plans and minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.cli.main import main
from coach.errors import SpecError
from coach.exercise.loader import exercise, exercise_ids
from coach.paths import PROGRAMMES_DIR
from coach.session.guided.programme import (
    DAYS,
    day_of,
    load_programme,
    minutes,
    plan_item,
    programme,
    programme_ids,
    sides_of,
    single,
    smaller,
    target_of,
)
from coach.store.records import Plan, PlanItem

README = (PROGRAMMES_DIR / "README.md").read_text(encoding="utf-8")
GOOD = README.split("```toml\n")[1].split("```")[0]
BANNED = ("weak", "protect", "diagnos", "damage", "schwach", "schütz", "schaden", "schad")


def written(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """The README's example with pieces of text replaced; each must be there."""
    text = GOOD
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = tmp_path / "programme.toml"
    path.write_text(text, encoding="utf-8")
    return path


def message(path: Path) -> str:
    with pytest.raises(SpecError) as caught:
        load_programme(path)
    assert caught.value.exit_code == 2
    return str(caught.value)


@pytest.mark.parametrize("name", programme_ids())
def test_every_shipped_programme_holds_and_speaks_both_languages(name: str) -> None:
    spec = programme(name)
    assert spec.id == name
    assert set(spec.name) == set(spec.about) == {"en", "de"}
    for item in spec.item:
        assert item.easier is not None and set(item.easier.say) == {"en", "de"}
        for text in item.easier.say.values():
            assert not any(word in text.lower() for word in BANNED), text


def test_week_1_is_three_days_of_15_to_25_minutes_in_the_order_of_rising_demand() -> None:
    spec = programme("week_1")
    order = ["glute_bridge", "clamshell", "lateral_band_walk", "step_up", "hip_thrust"]
    assert [item.exercise for item in spec.item] == order
    for day in spec.days:
        plan = spec.plan(day)
        assert 3 <= len(plan.items) <= 4
        assert 15 <= minutes(plan) <= 25, day
    whole = Plan("", "", tuple(plan_item(item) for item in spec.item))
    assert minutes(whole) > 25


def test_the_first_evening_is_about_ten_minutes() -> None:
    assert 7 <= minutes(programme("first_evening").plan("mon")) <= 11


def test_minutes_of_a_plan_with_a_known_answer() -> None:
    plan = Plan("", "", (PlanItem("glute_bridge", 2, 10, 2.0, 60.0),))
    # 60 around, 30 set-up, 10 questions, 2 practice and 20 counted repetitions of 7 s, one rest of 60.
    assert minutes(plan) == pytest.approx((60 + 30 + 10 + 22 * 7 + 60) / 60)


def test_the_readme_s_example_holds(tmp_path: Path) -> None:
    spec = load_programme(written(tmp_path))
    assert [i.exercise_id for i in spec.plan("mon").items] == ["glute_bridge"]
    assert [i.exercise_id for i in spec.plan("thu").items] == ["glute_bridge", "clamshell"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('exercise = "clamshell"', 'exercise = "clamshel"', 'Did you mean "clamshell"?'),
        ("sets = 2", "sets = 0", "greater than 0"),
        ("rest_s = 60", "rest_s = -5", "greater than or equal to 0"),
        ("reps = 10", "reps = 500", "less than or equal to 50"),
        ("hold_s = 2", "hold_s = nan", "finite"),
        ("sets = 2", 'sets = "two"', "item"),
        ('days = ["mon", "thu"]', 'days = ["mon", "thur"]', 'unknown day "thur". Did you mean "thu"?'),
        ('days = ["mon", "thu"]', 'days = ["mon", "thu", "mon"]', '"mon" is there twice'),
        ('days = ["mon", "thu"]', "days = []", "days"),
        ('on = ["thu"]', 'on = ["fri"]', 'is on "fri", which is not in days'),
        ('on = ["thu"]', "on = []", "on"),
        ("[item.easier]", "[item.easyer]", 'Did you mean "easier"?'),
        ("rest_s = 45", "rest = 45", 'Did you mean "rest_s"?'),
        ('exercise = "clamshell"', 'exercise = "glute_bridge"', "twice"),
        ("schema = 1", "schema = 2", "schema"),
        ('say = { en = "A smaller bridge: six."', 'say = { en = "' + "long " * 20 + '"', "60"),
        ('name = { en = "Two evenings", de', "name = { de", "English (en) is missing"),
        ('on = ["thu"]', 'sides = "none"', "on each side"),
    ],
)
def test_bad_input_is_told_with_the_right_word(tmp_path: Path, old: str, new: str, expected: str) -> None:
    told = message(written(tmp_path, (old, new)))
    assert expected in told and "programmes/README.md" in told


def test_all_problems_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        ("reps = 10", "reps = 0"),
        ("rest_s = 60", "rest_s = -1"),
        ('exercise = "clamshell"', 'exercise = "clam"'),
        ("schema = 1", 'schema = 1\nnote = "x"'),
    )
    told = message(path)
    assert "4 problems" in told
    lines = path.read_text(encoding="utf-8").splitlines()
    for piece in ("reps = 0", "rest_s = -1", 'exercise = "clam"', 'note = "x"'):
        assert f"line {next(i for i, s in enumerate(lines, 1) if s == piece)}, " in told, (piece, told)


@pytest.mark.parametrize("text", ["", "item = []", "[[item]]\n", "not toml ["])
def test_an_empty_or_broken_file_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    assert str(path) in message(path)


def test_a_missing_file_and_an_unknown_programme(tmp_path: Path) -> None:
    assert "Cannot read" in message(tmp_path / "none.toml")
    with pytest.raises(SpecError, match='Did you mean "week_1"'):
        programme("week1")


def test_a_day_without_training_shows_the_next_one() -> None:
    spec = programme("week_1")
    assert spec.plan("tue") == spec.plan("wed")
    assert spec.plan("sun") == spec.plan("mon")
    assert [spec.next_day(day) for day in DAYS] == ["wed", "wed", "fri", "fri", "mon", "mon", "mon"]


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_a_single_exercise_has_its_own_dose(exercise_id: str) -> None:
    (item,) = single(exercise_id).items
    spec = exercise(exercise_id)
    assert (item.sets, item.reps, item.hold_s) == (
        spec.prescription.sets,
        spec.prescription.reps,
        spec.prescription.hold_s,
    )
    assert item.each_side == (spec.setup.side != "none")
    assert sides_of(item, spec) == (spec.setup.side not in ("none", "travel"))
    assert target_of(item, spec) == item.reps * (2 if spec.setup.side == "travel" else 1)
    assert single(exercise_id, "de").name == spec.name["de"]


def test_smaller_is_smaller_and_never_nothing() -> None:
    less = smaller(PlanItem("glute_bridge", 2, 10, 3.0, 60.0))
    assert (less.sets, less.reps, less.hold_s) == (1, 6, 1.0)
    least = smaller(PlanItem("glute_bridge", 1, 1, 0.0, 0.0))
    assert (least.sets, least.reps) == (1, 1)


def test_another_exercise_as_the_smaller_one_has_its_own_sides() -> None:
    spec = programme("week_1")
    item = spec.plan("fri").items[3]
    easier, say = spec.easier(item)
    assert (item.exercise_id, easier.exercise_id, easier.each_side) == ("hip_thrust", "glute_bridge", False)
    assert easier.sets == 1 and easier.rest_s == item.rest_s and say["en"]


def test_days_of_dates() -> None:
    from datetime import date

    assert [day_of(date(2026, 1, 5 + n)) for n in range(7)] == list(DAYS)


def test_the_command_lists_and_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["programmes"]) == 0
    assert main(["programmes", "list"]) == 0
    listed = capsys.readouterr().out
    assert "week_1" in listed and "lateral_band_walk 2 x 8 each side" in listed and "min" in listed
    assert main(["programmes", "check"]) == 0
    capsys.readouterr()
    assert main(["programmes", "check", str(written(tmp_path, ("sets = 2", "sets = 0")))]) == 2
    assert "sets" in capsys.readouterr().out
