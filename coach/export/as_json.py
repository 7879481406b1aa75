"""A profile and its sessions as JSON, without loss: every field of the records under its own name (docs/json.md).

Also readings of quality low are in it, with their quality: this is the data itself, not a report.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from coach.export.rows import in_order
from coach.export.signs import GENERAL, SIGNS
from coach.store.plain import to_plain
from coach.store.records import Profile, SessionRecord

SCHEMA = 1


def to_json(profile: Profile, sessions: Iterable[SessionRecord]) -> str:
    """The documented text, oldest session first."""
    whole = {
        "schema": SCHEMA,
        "kind": "glute-coach records",
        "notes": [GENERAL, *(f"{name}: {words}" for name, words in SIGNS.items())],
        "profile": to_plain(profile),
        "sessions": [to_plain(session) for session in in_order(sessions)],
    }
    return json.dumps(whole, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
