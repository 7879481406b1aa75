"""Writes given profiles and sessions into a data folder, through the same events and writer as the product."""

from __future__ import annotations

from collections.abc import Iterable

from coach.store.events import events_of
from coach.store.place import Place
from coach.store.records import Profile, ProfileSaved, SessionRecord
from coach.store.store import Store, open_store


def fill(place: Place, people: Iterable[Profile], sessions: Iterable[SessionRecord]) -> None:
    """Open `place`, write all, close it."""
    with open_store(place) as store:
        fill_store(store, people, sessions)


def fill_store(store: Store, people: Iterable[Profile], sessions: Iterable[SessionRecord]) -> None:
    """Write all into an open store and wait until it is on disk."""
    for person in people:
        store.journal.put(ProfileSaved(person))
    for session in sessions:
        for event in events_of(session):
            store.journal.put(event)
    assert store.journal.flush(120), store.journal.problem
