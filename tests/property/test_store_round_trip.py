"""Whatever the records allow reads back equal: through the database, and through plain JSON."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from math import inf, isnan, nan
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_random import profiles, sessions
from made_up_sessions import profile
from store_filling import fill_store

from coach.store.export_zip import export_zip
from coach.store.import_zip import import_zip
from coach.store.place import Place
from coach.store.plain import dumps, loads, to_plain
from coach.store.records import Profile, SessionRecord
from coach.store.store import open_store
from coach.types import Measure

ANNA, BEN = profile("Anna"), profile("Ben")


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


@given(st.lists(sessions(ANNA.uid), min_size=1, max_size=3, unique_by=lambda s: s.head.uid), st.booleans())
@settings(max_examples=25)
def test_what_is_exported_comes_back_equal_in_another_profile(some: list[SessionRecord], same_machine: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, target = Path(folder) / "here", Path(folder) / "all.zip"
        with open_store(Place(here)) as store, open_store(Place(Path(folder) / "there")) as far:
            fill_store(store, [ANNA, BEN], some)
            fill_store(far, [BEN], [])
            export_zip(store.place, store.archive, ANNA, target)
            other = store if same_machine else far
            assert import_zip(other.place, other.archive, BEN, target) == len(some)
            for mine, taken in zip(store.archive.sessions(ANNA.uid), other.archive.sessions(BEN.uid), strict=True):
                assert same(mine, taken)


def same(a: SessionRecord, b: SessionRecord) -> bool:
    """Equal but for whose it is, the names of files, and uids that were in use."""

    def bare(one: SessionRecord) -> str:
        sets = tuple(replace(s, head=replace(s.head, uid="", session_uid=""), recording="", video="") for s in one.sets)
        return dumps(replace(one, head=replace(one.head, uid="", profile_uid=""), sets=sets))

    return bare(a) == bare(b)


@given(sessions(ANNA.uid))
def test_plain_json_and_back_is_the_same(one: SessionRecord) -> None:
    text = dumps(one)
    again = loads(SessionRecord, text)
    assert dumps(again) == text
    assert type(again.sets) is tuple
    assert all(type(rep.measures) is dict for s in again.sets for rep in s.reps)
    json.loads(text, parse_constant=lambda word: (_ for _ in ()).throw(AssertionError(word)))
    assert to_plain(again) == to_plain(one)


def test_unknown_is_null_in_plain_json_and_never_zero() -> None:
    unknown = Measure(nan, "deg", "na", "left hip hidden")
    plain = to_plain(unknown)
    assert plain["value"] is None and plain["error"] is None
    again = loads(Measure, dumps(unknown))
    assert isnan(again.value) and isnan(again.error)
    assert to_plain({"value": inf}) == {"value": {"$float": "inf"}}
