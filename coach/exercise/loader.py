"""Reads and checks specification files. Every problem of a file is reported at once, with its place."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from coach.errors import SpecError, did_you_mean
from coach.exercise.spec import ExerciseSpec
from coach.paths import SPECS_DIR

M = TypeVar("M", bound=BaseModel)


def load_spec(path: Path) -> ExerciseSpec:
    """Read one file.

    Raises
    ------
    SpecError : unreadable, not TOML, or not a valid specification; the message lists all problems.
    """
    return load_model(path, ExerciseSpec, "exercise_specs/README.md explains every field.")


def load_model(path: Path, model: type[M], todo: str) -> M:
    """Read one TOML file into `model`; `todo` says where its fields are explained. Raises as `load_spec`."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise SpecError(f"Cannot read {path}: {reason}.", "Check the path and that the file may be read.") from None
    return parse_model(text, model, todo, str(path))


def parse_model(text: str, model: type[M], todo: str, path: str) -> M:
    """`load_model` of a text; `path` is what it is called in messages."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SpecError(f"{path} is not valid TOML: {error}.", "Mend that line and check again.") from None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems = [_say(item, text, data, model) for item in error.errors()]
        listing = "\n".join(f"  - {problem}" for problem in problems)
        count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
        raise SpecError(f"{path}: {count}\n{listing}\n", todo) from None


def exercise_ids() -> tuple[str, ...]:
    """The ids of the shipped exercises, sorted."""
    return tuple(sorted(path.stem for path in SPECS_DIR.glob("*.toml")))


@lru_cache(maxsize=16)
def exercise(exercise_id: str) -> ExerciseSpec:
    """The shipped specification with this id.

    Raises
    ------
    SpecError : no such exercise (with the nearest name), or its file does not hold.
    """
    known = exercise_ids()
    if exercise_id not in known:
        raise SpecError(
            f'There is no exercise "{exercise_id}".{did_you_mean(exercise_id, known)}',
            f"Known: {', '.join(known)}.",
        )
    return load_spec(SPECS_DIR / f"{exercise_id}.toml")


def _say(item: Any, text: str, data: dict[str, Any], model: type[BaseModel]) -> str:
    """One pydantic error in plain words: path, line where it can be found, message, nearest known key."""
    location = tuple(part for part in item["loc"] if not (isinstance(part, str) and part.startswith("function-")))
    path = ".".join(str(part) for part in location) or "whole file"
    line = _line_of(location, text, data)
    where = f"line {line}, {path}" if line else path
    if item["type"] == "extra_forbidden":
        key = str(location[-1])
        return f'{where}: unknown key "{key}".{did_you_mean(key, _keys_at(location[:-1], model))}'
    message = item["msg"].removeprefix("Value error, ")
    shown = item.get("input")
    got = f" (got {shown!r})" if isinstance(shown, str | int | float | bool) else ""
    if item["type"] == "missing":
        return f"{where}: this key is missing"
    return f"{where}: {message}{got}"


def _keys_at(location: tuple[Any, ...], root: type[BaseModel]) -> list[str]:
    """Names that are allowed at a place of the file."""
    model: Any = root
    for part in location:
        if isinstance(part, int):
            continue
        field = next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)
        model = _model_in(field.annotation) if field else None
        if model is None:
            return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) is None:
        return None
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _line_of(location: tuple[Any, ...], text: str, data: dict[str, Any]) -> int | None:
    """Best guess at the line: the table header with its number, then the key below it."""
    lines = text.splitlines()
    start = 0
    if len(location) >= 2 and isinstance(location[1], int):
        headers = [i for i, s in enumerate(lines) if re.match(rf"\s*\[\[\s*{re.escape(str(location[0]))}\s*\]\]", s)]
        if location[1] < len(headers):
            start = headers[location[1]]
    elif location:
        header = next(
            (i for i, s in enumerate(lines) if re.match(rf"\s*\[\s*{re.escape(str(location[0]))}\s*\]", s)), 0
        )
        start = header
    for key in reversed([part for part in location if isinstance(part, str)]):
        for i in range(start, len(lines)):
            if i > start and re.match(r"\s*\[", lines[i]) and len(location) > 1:
                break
            if re.match(rf"\s*{re.escape(key)}\s*[.=]", lines[i]):
                return i + 1
    return start + 1 if start else None
