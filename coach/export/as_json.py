"""A profile and its sessions as JSON, without loss: every field of the records under its own name (docs/json.md).

Also readings of quality low are in it, with their quality: this is the data itself, not a report.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from math import isfinite, isnan
from typing import Any, cast

from coach.export.rows import in_order
from coach.export.signs import GENERAL, SIGNS
from coach.store.records import Profile, SessionRecord

SCHEMA = 1


def to_json(profile: Profile, sessions: Iterable[SessionRecord]) -> str:
    """The documented text, oldest session first."""
    whole = {
        "schema": SCHEMA,
        "kind": "glute-coach records",
        "notes": [GENERAL, *(f"{name}: {words}" for name, words in SIGNS.items())],
        "profile": plain(profile),
        "sessions": [plain(session) for session in in_order(sessions)],
    }
    return json.dumps(whole, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def plain(value: Any) -> Any:
    """Records as objects, tuples as lists, times as ISO 8601 in UTC; nan of a field is null.

    In free values, such as evidence, a number that JSON has no word for is {"$float": "nan"}.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _field(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in cast("Mapping[Any, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in cast("Sequence[Any]", value)]
    if isinstance(value, float) and not isfinite(value):
        return {"$float": str(float(value))}
    if isinstance(value, str | int | float) or value is None:
        return value
    # Numbers and arrays of NumPy may stand in evidence.
    return plain(cast("Any", value).tolist())


def _field(value: Any) -> Any:
    return None if isinstance(value, float) and isnan(value) else plain(value)
