"""Training programmes (TOML): which exercises on which days, how many, and a smaller alternative of each.

Models, reading, and the plan of a day. Not here: what happens during a session (machine.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, field_validator, model_validator

from coach.errors import SpecError, did_you_mean
from coach.exercise.loader import exercise, exercise_ids, load_model, parse_model
from coach.exercise.spec import Cue, ExerciseSpec, Identifier, Model, Texts
from coach.paths import PROGRAMMES_DIR
from coach.store.profiles import settings_of
from coach.store.records import Counting, Plan, PlanItem, Profile

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: Final[tuple[Day, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Far above any dose of clinical_spec §8 (3 x 15, hold 5 s, rest 90 s): a typing error, not a prescription.
SETS_MAX, REPS_MAX, HOLD_MAX_S, REST_MAX_S = 10, 50, 60, 600
SIDED: Final = ("near", "planted", "top", "lead")  # setup.side of exercises whose sets are for one side
EASIER_SHARE: Final = 0.6  # of the repetitions, where a programme says nothing [engineering default]
DEFAULT_PROGRAMME: Final = "week_1"
EXPLAINED: Final = "exercise_specs/programmes/README.md explains every field."

Sets = Annotated[int, Field(gt=0, le=SETS_MAX)]
Reps = Annotated[int, Field(gt=0, le=REPS_MAX)]
HoldS = Annotated[float, Field(ge=0, le=HOLD_MAX_S)]
RestS = Annotated[float, Field(ge=0, le=REST_MAX_S)]


class Part(Model):
    """What an item and its smaller alternative share."""

    @field_validator("exercise", check_fields=False)
    @classmethod
    def _exercise_exists(cls, name: str | None) -> str | None:
        known = exercise_ids()
        if name is not None and name not in known:
            raise ValueError(f'there is no exercise "{name}".{did_you_mean(name, known)} Known: {", ".join(known)}.')
        return name


class Easier(Part):
    """A smaller alternative: what is given replaces the item's own. `say` is spoken when it is taken."""

    exercise: str | None = None
    sets: Sets | None = None
    reps: Reps | None = None
    hold_s: HoldS | None = None
    target_deg: float | None = None
    say: Cue


class Item(Part):
    """One exercise with its dose. `on` : only on these days of the programme; left out: on all of them."""

    exercise: str
    sets: Sets
    reps: Reps
    hold_s: HoldS
    rest_s: RestS
    counts: Counting = "good"
    target_deg: float | None = None
    on: Annotated[tuple[Day, ...], Field(min_length=1)] | None = None
    sides: Literal["each", "none"] | None = None
    easier: Easier | None = None

    @field_validator("on", mode="before")
    @classmethod
    def _days(cls, days: Any) -> Any:
        return _checked_days(days)


class ProgrammeSpec(Model):
    """A programme, whole."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    id: Identifier
    name: Texts
    about: Texts
    days: Annotated[tuple[Day, ...], Field(min_length=1)]
    item: tuple[Item, ...]

    @field_validator("days", mode="before")
    @classmethod
    def _days(cls, days: Any) -> Any:
        return _checked_days(days)

    @field_validator("name", "about")
    @classmethod
    def _english(cls, texts: dict[str, str]) -> dict[str, str]:
        if "en" not in texts:
            raise ValueError("English (en) is missing; other languages fall back on it")
        return texts

    # Not by min_length: an item that does not hold would be told a second time, as none.
    @field_validator("item")
    @classmethod
    def _something(cls, items: tuple[Item, ...]) -> tuple[Item, ...]:
        if not items:
            raise ValueError("at least one [[item]] is needed")
        return items

    @model_validator(mode="after")
    def _fits(self) -> Self:
        problems = [
            f'item {number} ({item.exercise}) is on "{day}", which is not in days'
            for number, item in enumerate(self.item, 1)
            for day in item.on or ()
            if day not in self.days
        ]
        problems += [f'nothing is planned for "{day}"' for day in self.days if not self.items_on(day)]
        problems += [
            f'{item.exercise} is there twice on "{day}"'
            for day in self.days
            for number, item in enumerate(self.items_on(day))
            if item.exercise in [earlier.exercise for earlier in self.items_on(day)[:number]]
        ]
        problems += [
            f"{item.exercise} is done on each side; leave sides out"
            for item in self.item
            if item.sides == "none" and _each_side(exercise(item.exercise))
        ]
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def items_on(self, day: Day) -> tuple[Item, ...]:
        """What is planned for a weekday, in order."""
        return tuple(item for item in self.item if item.on is None or day in item.on)

    def plan(self, day: Day, lang: str = "en") -> Plan:
        """The plan of a weekday; of the next one in the programme where it has none that day."""
        day = day if day in self.days else self.next_day(day)
        name = next((text for key, text in self.name.items() if key == lang), self.name["en"])
        return Plan(self.id, name, tuple(plan_item(item) for item in self.items_on(day)), self.days)

    def next_day(self, day: Day) -> Day:
        """The programme's first weekday after this one."""
        start = DAYS.index(day)
        return next(d for d in (DAYS[(start + n) % 7] for n in range(1, 8)) if d in self.days)

    def easier(self, item: PlanItem) -> tuple[PlanItem, dict[Literal["en", "de"], str]]:
        """The smaller alternative of a planned exercise, and what to say."""
        wanted = next((i.easier for i in self.item if i.exercise == item.exercise_id and i.easier), None)
        if wanted is None:
            return smaller(item), {}
        other = wanted.exercise or item.exercise_id
        spec = exercise(other)
        chosen = PlanItem(
            other,
            wanted.sets or item.sets,
            wanted.reps or item.reps,
            item.hold_s if wanted.hold_s is None else wanted.hold_s,
            item.rest_s,
            _each_side(spec),
            item.counts,
            wanted.target_deg if wanted.exercise or wanted.target_deg is not None else item.target_deg,
        )
        return chosen, dict(wanted.say)


def _checked_days(days: Any) -> Any:
    """Unknown and doubled weekdays, each named."""
    if not isinstance(days, list | tuple):
        return days
    given = [str(day) for day in days]  # pyright: ignore[reportUnknownArgumentType]
    unknown = [f'unknown day "{day}".{did_you_mean(day, DAYS)}' for day in given if day not in DAYS]
    twice = [f'"{day}" is there twice' for day in dict.fromkeys(given) if given.count(day) > 1]
    if unknown or twice:
        hint = f" Days are {', '.join(DAYS)}." if unknown else ""
        raise ValueError("; ".join(unknown + twice) + hint)
    return tuple(given)


def _each_side(spec: ExerciseSpec) -> bool:
    """Whether a dose is for each side: the exercise has a working side, or goes each way (a band walk)."""
    return spec.setup.side in SIDED or spec.setup.side == "travel"


def sides_of(item: PlanItem, spec: ExerciseSpec) -> bool:
    """Whether sets are done for one side and then for the other; a band walk changes by itself within a set."""
    return item.each_side and spec.setup.side in SIDED


def target_of(item: PlanItem, spec: ExerciseSpec) -> int:
    """Repetitions of one set; both ways together where the sides alternate within it."""
    return item.reps * (2 if item.each_side and not sides_of(item, spec) else 1)


def plan_item(item: Item) -> PlanItem:
    """The prescription of one item."""
    spec = exercise(item.exercise)
    return PlanItem(
        item.exercise,
        item.sets,
        item.reps,
        item.hold_s,
        item.rest_s,
        _each_side(spec),
        item.counts,
        item.target_deg,
    )


def smaller(item: PlanItem) -> PlanItem:
    """A smaller dose of the same exercise: one set, fewer repetitions, half the hold [engineering default]."""
    reps = max(1, int(item.reps * EASIER_SHARE))
    return PlanItem(
        item.exercise_id,
        max(1, item.sets - 1),
        reps,
        float(int(item.hold_s / 2)),
        item.rest_s,
        item.each_side,
        item.counts,
        item.target_deg,
    )


def single(exercise_id: str, lang: str = "en", specs: Callable[[str], ExerciseSpec] = exercise) -> Plan:
    """One exercise alone, with its own usual dose."""
    spec = specs(exercise_id)
    dose = spec.prescription
    item = PlanItem(exercise_id, dose.sets, dose.reps, dose.hold_s, dose.rest_s, _each_side(spec))
    return Plan(f"single_{exercise_id}", spec.text(dict(spec.name), lang), (item,))


# What `minutes` reckons with [engineering defaults].
INTRO_AND_SETUP_S, PRACTICE_REPS, SIDE_CHANGE_S, QUESTIONS_S, AROUND_S = 30.0, 2, 20.0, 10.0, 60.0
UP_DOWN_S, BETWEEN_S = 4.0, 1.0  # clinical_spec §12, tempo: 2 s up, 2 s down


def minutes(plan: Plan, specs: Callable[[str], ExerciseSpec] = exercise) -> float:
    """About how long a plan takes, with set-up, practice, rests, side changes and questions."""
    seconds = AROUND_S
    for item in plan.items:
        spec = specs(item.exercise_id)
        rep_s = UP_DOWN_S + BETWEEN_S + item.hold_s
        sides = 2 if sides_of(item, spec) else 1
        seconds += INTRO_AND_SETUP_S + QUESTIONS_S + PRACTICE_REPS * rep_s
        seconds += sides * (item.sets * target_of(item, spec) * rep_s + (item.sets - 1) * item.rest_s)
        seconds += (sides - 1) * SIDE_CHANGE_S
    return seconds / 60


def programme_ids() -> tuple[str, ...]:
    """The ids of the shipped programmes, sorted."""
    return tuple(sorted(path.stem for path in PROGRAMMES_DIR.glob("*.toml")))


def load_programme(path: Path) -> ProgrammeSpec:
    """Read one file. Raises SpecError that lists every problem with its line."""
    return load_model(path, ProgrammeSpec, EXPLAINED)


def parse_programme(text: str, name: str) -> ProgrammeSpec:
    """Read a programme's text, called `name` in messages. Raises SpecError as `load_programme`."""
    return parse_model(text, ProgrammeSpec, EXPLAINED, name)


def programme_of(profile: Profile) -> ProgrammeSpec:
    """The programme that a person was given: its text as it was then, else a shipped one by id, else the default.

    Raises SpecError where the text no longer holds, or the id is gone.
    """
    settings = settings_of(profile)
    if settings.programme_text:
        return parse_programme(settings.programme_text, f"{profile.name}'s programme")
    return programme(settings.programme or DEFAULT_PROGRAMME)


@lru_cache(maxsize=16)
def programme(programme_id: str = DEFAULT_PROGRAMME) -> ProgrammeSpec:
    """The shipped programme with this id. Raises SpecError (with the nearest name) where there is none."""
    known = programme_ids()
    if programme_id not in known:
        raise SpecError(
            f'There is no programme "{programme_id}".{did_you_mean(programme_id, known)}', f"Known: {', '.join(known)}."
        )
    return load_programme(PROGRAMMES_DIR / f"{programme_id}.toml")


def day_of(when: date) -> Day:
    """The weekday of a date."""
    return DAYS[when.weekday()]


def exercises_of(plans: Iterable[Plan]) -> tuple[str, ...]:
    """Every exercise of some plans, each once."""
    return tuple(dict.fromkeys(item.exercise_id for plan in plans for item in plan.items))
