"""Whatever the records allow reads back equal: through the database, and through plain JSON."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from made_up_random import profiles, sessions
from made_up_sessions import profile
from store_filling import fill_store

from coach.store.place import Place
from coach.store.plain import dumps, loads, to_plain
from coach.store.records import Profile, SessionRecord
from coach.store.store import open_store

ANNA = profile("Anna")


@given(profiles, st.lists(sessions(ANNA.uid), max_size=3, unique_by=lambda s: s.head.uid))
def test_what_is_written_reads_back_equal(person: Profile, some: list[SessionRecord]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Place(Path(folder))) as store:
        people = [ANNA] if person.uid == ANNA.uid or person.name.casefold() == "anna" else [ANNA, person]
        fill_store(store, people, some)
        by_name = sorted(people, key=lambda p: [q.uid for q in store.archive.profiles()].index(p.uid))
        assert dumps(store.archive.profiles()) == dumps(by_name)
        for one in some:
            # As text: nan is equal to nan there, and nothing else is different.
            assert dumps(store.archive.session(one.head.uid)) == dumps(one)
        read = store.archive.sessions(ANNA.uid)
        assert [s.head.started_at for s in read] == sorted(s.head.started_at for s in some)
        assert {s.head.uid for s in read} == {s.head.uid for s in some}
        for short, whole in zip(store.archive.overviews(ANNA.uid), read, strict=True):
            assert dumps(short.head) == dumps(whole.head)
            assert [s.counts for s in short.sets] == [s.counts for s in whole.sets]


@given(sessions(ANNA.uid))
def test_plain_json_and_back_is_the_same(one: SessionRecord) -> None:
    text = dumps(one)
    again = loads(SessionRecord, text)
    assert dumps(again) == text
    assert type(again.sets) is tuple
    assert all(type(rep.measures) is dict for s in again.sets for rep in s.reps)
    json.loads(text, parse_constant=lambda word: (_ for _ in ()).throw(AssertionError(word)))
    assert to_plain(again) == to_plain(one)
