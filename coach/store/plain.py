"""Records as plain JSON values and back, guided by the records' own types; a wrong value is told with its place.

nan of a field is null; a number that JSON has no word for, inside free values, is {"$float": "nan"}. Lossless.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from math import isfinite, isnan
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_FLOAT = "$float"
_NAN = float("nan")


def dumps(value: Any) -> str:
    """`value` as compact JSON text."""
    return json.dumps(to_plain(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """What `dumps` wrote. Raises ValueError."""
    problems: list[str] = []
    found = from_plain(kind, json.loads(text), problems)
    if problems:
        raise ValueError("; ".join(problems))
    return cast("T", found)


def to_plain(value: Any) -> Any:
    """Dataclasses as objects, tuples as lists, times as ISO 8601 in UTC."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _field(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in cast("Mapping[Any, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [to_plain(item) for item in cast("Sequence[Any]", value)]
    if isinstance(value, float) and not isfinite(value):
        return {_FLOAT: str(float(value))}
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    # Numbers and arrays of NumPy stand in some evidence.
    return to_plain(cast("Any", value).tolist())


def _field(value: Any) -> Any:
    return None if isinstance(value, float) and isnan(value) else to_plain(value)


def iso(at: datetime) -> str:
    """A moment as text that sorts as time does. Raises ValueError for a time without its offset."""
    if at.tzinfo is None:
        raise ValueError(f"expected a time with its offset from UTC, got {at}")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """What `iso` wrote. Raises ValueError."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f'"{text}" has no offset from UTC')
    return at.astimezone(UTC)


def from_plain(kind: Any, value: Any, problems: list[str], where: str = "") -> Any:
    """`value` as `kind`; every problem goes into `problems` with its place, and None stands for what is wrong."""
    if kind is Any:
        return _free(value)
    if is_dataclass(kind) and isinstance(kind, type):
        return _record(kind, value, problems, where)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _choice(inner, value, problems, where)
    if origin is Literal:
        good = isinstance(value, str) and value in inner
        return value if good else _wrong(f"one of {', '.join(map(str, inner))}", value, problems, where)
    if origin is tuple:
        return _tuple(inner, value, problems, where)
    if origin in (Mapping, dict):
        if not isinstance(value, dict):
            return _wrong("an object", value, problems, where)
        items = cast("dict[str, Any]", value).items()
        return {key: from_plain(inner[1], item, problems, f"{where}.{key}") for key, item in items}
    return _simple(kind, value, problems, where)


def _record(kind: type[Any], value: Any, problems: list[str], where: str) -> Any:
    if not isinstance(value, dict):
        return _wrong("an object", value, problems, where)
    given = cast("dict[str, Any]", value)
    hints = _hints(kind)
    before = len(problems)
    problems += [f"{where or 'it'} has an unknown entry {key!r:.40}" for key in given if key not in hints]
    found: dict[str, Any] = {}
    for f in fields(kind):
        if f.name in given:
            found[f.name] = from_plain(hints[f.name], given[f.name], problems, f"{where}.{f.name}".lstrip("."))
        elif f.default is MISSING and f.default_factory is MISSING:
            problems.append(f"{where or 'it'} lacks {f.name}")
    return None if len(problems) > before else kind(**found)


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _choice(kinds: tuple[Any, ...], value: Any, problems: list[str], where: str) -> Any:
    """`X | None`: the records have no other unions."""
    if value is None and type(None) in kinds:
        return None
    return from_plain(next(k for k in kinds if k is not type(None)), value, problems, where)


def _tuple(inner: tuple[Any, ...], value: Any, problems: list[str], where: str) -> Any:
    if not isinstance(value, list):
        return _wrong("a list", value, problems, where)
    items = cast("list[Any]", value)
    return tuple(from_plain(inner[0], item, problems, f"{where}[{i}]") for i, item in enumerate(items))


def _simple(kind: Any, value: Any, problems: list[str], where: str) -> Any:
    if kind is float:
        if value is None:
            return _NAN
        value = _free(value) if isinstance(value, dict) else value
        good = isinstance(value, int | float) and not isinstance(value, bool)
        return float(value) if good else _wrong("a number", value, problems, where)
    if kind is datetime:
        try:
            return moment(value)
        except (TypeError, ValueError):
            return _wrong("a time such as 2026-01-05T17:30:00+00:00", value, problems, where)
    names = {int: "a whole number", str: "text", bool: "true or false"}
    good = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    if good and kind is int and abs(value) >= 2**63:
        good = False
    return value if good else _wrong(names[kind], value, problems, where)


def _free(value: Any) -> Any:
    if isinstance(value, list):
        return [_free(item) for item in cast("list[Any]", value)]
    if isinstance(value, dict):
        given = cast("dict[str, Any]", value)
        if set(given) == {_FLOAT} and given[_FLOAT] in ("nan", "inf", "-inf"):
            return float(given[_FLOAT])
        return {key: _free(item) for key, item in given.items()}
    return value


def _wrong(expected: str, value: Any, problems: list[str], where: str) -> None:
    problems.append(f"{where or 'it'}: expected {expected}, got {str(value)[:40]!r}")
