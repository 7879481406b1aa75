"""Profiles: made, renamed, and their settings with types.

Keys of `Profile.settings`; whatever is not there has its default, and unknown keys are kept as they are:
  notice_at      ISO time when the notice was accepted          screening_at   ISO time of the last screening
  language       "en", "de", ...; "" the window's own           programme      id of the chosen programme
  neutral_deg    number from the standing calibration           programme_text a programme of one's own, as it was given
  neutral_at     ISO time of that calibration
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import isfinite
from typing import Any

from coach.errors import StoreError
from coach.store.base import Journal, Reader
from coach.store.names import clean_name, name_key
from coach.store.plain import iso, moment
from coach.store.records import Profile, ProfileSaved, new_uid


@dataclass(frozen=True, slots=True)
class Settings:
    """A profile's settings with types; None and empty mean "not set"."""

    notice_at: datetime | None = None
    screening_at: datetime | None = None
    language: str = ""
    programme: str = ""
    programme_text: str = ""
    neutral_deg: float | None = None
    neutral_at: datetime | None = None


def settings_of(profile: Profile) -> Settings:
    """Read the settings; what has the wrong type counts as not set."""
    given = profile.settings
    return Settings(
        _moment(given.get("notice_at")),
        _moment(given.get("screening_at")),
        _text(given.get("language")),
        _text(given.get("programme")),
        _text(given.get("programme_text")),
        _number(given.get("neutral_deg")),
        _moment(given.get("neutral_at")),
    )


def with_settings(profile: Profile, **changes: Any) -> Profile:
    """The profile with some settings changed; None takes one away. Names as in `Settings`."""
    unknown = set(changes) - set(Settings.__dataclass_fields__)
    if unknown:
        raise TypeError(f"unknown settings: {', '.join(sorted(unknown))}")
    merged = dict(profile.settings)
    for key, value in changes.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = (
                iso(value) if isinstance(value, datetime) else list(value) if isinstance(value, tuple) else value
            )
    return replace(profile, settings=merged)


def create(journal: Journal, reader: Reader, name: str) -> Profile:
    """A new profile, on disk when this returns. Raises StoreError for a name that is taken or will not do."""
    made = Profile(new_uid(), _free(reader, name), datetime.now(UTC))
    return save(journal, made)


def rename(journal: Journal, reader: Reader, profile: Profile, name: str) -> Profile:
    """The profile under another name, on disk when this returns. Raises StoreError."""
    return save(journal, replace(profile, name=_free(reader, name, profile.uid)))


def save(journal: Journal, profile: Profile) -> Profile:
    """Write the profile and wait for it. Raises StoreError where the disk does not take it."""
    journal.put(ProfileSaved(profile))
    if not journal.flush():
        raise StoreError(
            f'The profile "{profile.name}" is not on disk yet. {journal.problem}'.strip(), "Then try again."
        )
    return profile


def _free(reader: Reader, name: str, own_uid: str = "") -> str:
    tidy = clean_name(name)
    taken = next((p for p in reader.profiles() if name_key(p.name) == name_key(tidy) and p.uid != own_uid), None)
    if taken is not None:
        raise StoreError(f'There is a profile "{taken.name}" already.', "Choose another name.")
    return tidy


def _moment(value: Any) -> datetime | None:
    try:
        return moment(value)
    except (TypeError, ValueError):
        return None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> float | None:
    good = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return float(value) if good else None
