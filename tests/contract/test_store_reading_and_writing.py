"""The journal writes and the archive reads: known answers, trouble with the disk, mistakes, two in one session."""

from __future__ import annotations

import logging
import sqlite3
import stat
import threading
from dataclasses import replace
from datetime import date, timedelta
from math import isnan, sqrt
from pathlib import Path

import pytest
from made_up_sessions import FIRST_DAY, exercise_set, profile, rep, session, stopped_by_pain
from store_filling import fill, fill_store

from coach.errors import StoreError
from coach.store import profiles
from coach.store.database import Opened, connect, open_database
from coach.store.events import events_of
from coach.store.locks import SessionLock, in_session_elsewhere
from coach.store.place import ENVIRONMENT_VARIABLE, Place, data_place
from coach.store.plain import dumps
from coach.store.records import Corrected, ProfileSaved, RepDone, SessionBegun, SetBegun, SetEnded
from coach.store.store import open_store
from coach.store.summing import summarise
from coach.store.writer import StoreWriter
from coach.types import Measure

ANNA = profile("Anna")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "data")


@pytest.fixture
def store(place: Place):
    with open_store(place) as opened:
        yield opened


# --- place


def test_the_environment_names_the_folder_and_else_the_platform_does(tmp_path: Path) -> None:
    assert data_place({ENVIRONMENT_VARIABLE: str(tmp_path)}).root == tmp_path
    assert data_place({}).root.name == "glute-coach"


def test_everything_is_private_whatever_the_umask(place: Place) -> None:
    import os

    before = os.umask(0)
    try:
        with open_store(place) as store:
            store.journal.put(ProfileSaved(ANNA))
            assert store.journal.flush()
            seen = [place.root, *place.root.rglob("*")]
            modes = {p.relative_to(place.root.parent).as_posix(): stat.S_IMODE(p.stat().st_mode) for p in seen}
    finally:
        os.umask(before)
    assert "data/coach.sqlite3-wal" in modes
    assert "data/coach.sqlite3-shm" in modes
    for path in seen:
        if path.name.endswith(("-wal", "-shm")):
            continue
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    assert {m for name, m in modes.items() if name.endswith(("-wal", "-shm"))} == {0o600}


def test_a_file_in_the_way_of_the_folder_is_said_clearly(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(StoreError, match="cannot be made or written") as told:
        open_store(Place(tmp_path / "data"))
    assert ENVIRONMENT_VARIABLE in told.value.todo


# --- reading


def test_days_are_the_persons_own_and_both_ends_are_included(store) -> None:
    late = session(ANNA, 0)
    # 22:30 UTC at +120 minutes is half past midnight of the next day there.
    late = replace(late, head=replace(late.head, started_at=FIRST_DAY + timedelta(hours=5), offset_min=120))
    fill_store(store, [ANNA], [late, session(ANNA, 2), session(ANNA, 4)])

    def days(since: date | None = None, until: date | None = None) -> list[str]:
        return [s.head.uid[:8] for s in store.archive.overviews(ANNA.uid, since, until)]

    assert days() == ["00000000", "00000002", "00000004"]
    assert days(since=date(2026, 1, 6), until=date(2026, 1, 6)) == ["00000000"]
    assert days(until=date(2026, 1, 5)) == []
    assert days(since=date(2026, 1, 7), until=date(2026, 1, 9)) == ["00000002", "00000004"]
    assert len(store.archive.sessions(ANNA.uid, since=date(2026, 1, 8))) == 1


def test_an_overview_has_pain_effort_and_counts(store) -> None:
    fill_store(store, [ANNA], [session(ANNA), stopped_by_pain(ANNA)])
    whole, cut = store.archive.overviews(ANNA.uid)
    assert (whole.pain_before, whole.pain_after, whole.effort, whole.end) == (3, 2, 5, "done")
    assert (cut.pain_before, cut.pain_after, cut.effort, cut.end) == (3, None, None, "pain")
    first = whole.sets[0]
    assert (first.counts.good, first.counts.partial, first.counts.compensated) == (8, 1, 1)
    assert first.facing == "left"
    assert first.measures["hold_s"].n == 10
    assert first.measures["hold_s"].mean == pytest.approx(2.1)
    assert whole.sets[3].side == "right"


def test_a_summary_is_of_sure_values_alone() -> None:
    def m(value: float, quality="ok", error: float = 7.0) -> tuple[str, Measure]:
        return "angle", Measure(value, "deg", quality, "", error)

    some = [m(1.0), m(3.0, error=10.0), m(90.0, "low"), m(float("nan")), m(80.0, "na")]
    found = summarise([*some, ("other", Measure(float("nan"), "s", "na"))])
    assert set(found) == {"angle"}
    assert (found["angle"].n, found["angle"].mean, found["angle"].error) == (2, 2.0, 10.0)
    assert found["angle"].sd == pytest.approx(sqrt(2))
    single = summarise([("t", Measure(1.5, "s"))])["t"]
    assert isnan(single.sd)
    assert isnan(single.error)


def test_a_summary_follows_repetitions_that_come_after_it(store) -> None:
    one = session(ANNA)
    fill_store(store, [ANNA], [one])
    late = rep(11, "compensated", 9.0)
    store.journal.put(RepDone(one.sets[0].head.uid, late, FIRST_DAY))
    store.journal.put(Corrected(one.sets[0].head.uid, -2))
    assert store.journal.flush()
    counts = store.archive.overviews(ANNA.uid)[0].sets[0].counts
    assert (counts.compensated, counts.total, counts.correction) == (2, 11, -2)


def test_a_set_without_summary_is_summed_up_when_read_and_at_the_next_start(place: Place) -> None:
    whole = session(ANNA)
    cut = replace(whole, ended_at=None, end=None, praise="", focus="")
    events = [e for e in events_of(cut) if not isinstance(e, SetEnded)]
    with open_store(place) as store:
        for event in [ProfileSaved(ANNA), *events]:
            store.journal.put(event)
        assert store.journal.flush()
        before = store.archive.overviews(ANNA.uid)
    assert before[0].sets[0].measures["hip_extension_top_deg"].n == 10
    with open_store(place) as store:
        db = connect(place.database)
        assert db.execute("SELECT count(*) FROM set_summary").fetchone() == (4,)
        db.close()
        assert dumps(store.archive.overviews(ANNA.uid)) == dumps(before)


def test_people_are_found_by_name_whatever_the_case_and_a_near_one_is_suggested(store) -> None:
    fill_store(store, [ANNA, profile("Jörg")], [])
    assert store.archive.profile(" aNNa ") == ANNA
    assert store.archive.profile(ANNA.uid) == ANNA
    assert store.archive.profile("JO\u0308RG").name == "Jörg"
    with pytest.raises(StoreError, match='Did you mean "Anna"'):
        store.archive.profile("Ana")


def test_reading_from_many_threads(store) -> None:
    fill_store(store, [ANNA], [session(ANNA, day) for day in range(5)])
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(store.archive.sessions(ANNA.uid)))) for _ in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert found == [5] * 8


def test_what_is_gone_is_said(store) -> None:
    with pytest.raises(StoreError, match="no session"):
        store.archive.session("x")
    with pytest.raises(StoreError, match="no set"):
        store.archive.recording("x")


# --- writing


def test_the_same_repetition_twice_is_written_once(store) -> None:
    one = session(ANNA)
    fill_store(store, [ANNA], [one])
    again = replace(one.sets[0].reps[0], verdict="compensated")
    store.journal.put(RepDone(one.sets[0].head.uid, again, FIRST_DAY))
    assert store.journal.flush()
    assert dumps(store.archive.session(one.head.uid)) == dumps(one)


def test_a_wrong_event_is_logged_and_the_next_ones_are_written(store, caplog: pytest.LogCaptureFixture) -> None:
    one = session(ANNA)
    with caplog.at_level(logging.CRITICAL + 1, "coach.store.writer"):
        store.journal.put(RepDone("nobody", rep(1), FIRST_DAY))
        store.journal.put(SetEnded("nobody", FIRST_DAY, "done"))
        store.journal.put("not an event")
        store.journal.put(SessionBegun(replace(one.head, started_at=FIRST_DAY.replace(tzinfo=None))))
    fill_store(store, [ANNA], [one])
    assert store.journal.problem == ""
    assert dumps(store.archive.sessions(ANNA.uid)) == dumps([one])


class Weak:
    """A connection to a disk that is full for a while: some statements fail, at the worst of places."""

    def __init__(self, real: sqlite3.Connection, fails: list[str]) -> None:
        self.real, self.fails = real, fails

    def execute(self, sql: str, *values):
        if self.fails and sql.startswith(self.fails[0]):
            at = self.fails.pop(0)
            if at == "COMMIT;lost":
                raise AssertionError
            raise sqlite3.OperationalError("database or disk is full")
        return self.real.execute(sql, *values)

    def __getattr__(self, name: str):
        return getattr(self.real, name)


@pytest.mark.parametrize("where", ["BEGIN", "COMMIT", "INSERT INTO repetition", "SELECT number"])
def test_while_the_disk_is_full_events_wait_in_order_and_are_written_once(place: Place, where: str) -> None:
    fails: list[str] = []
    opened = open_database(place)
    seen: list[str] = []

    def reopen() -> Opened:
        seen.append(writer.problem)
        return Opened(Weak(open_database(place).connection, fails))  # type: ignore[arg-type]

    writer = StoreWriter(reopen, Weak(opened.connection, fails))  # type: ignore[arg-type]
    one = session(ANNA)
    writer.put(ProfileSaved(ANNA))
    assert writer.flush()
    fails += [where] * 3
    for event in events_of(one):
        writer.put(event)
    assert writer.flush(30)
    assert writer.problem == ""
    assert fails == []
    assert len(seen) == 3
    assert all("disk is full" in text and "Free some space" in text for text in seen)
    writer.close()
    with open_store(place) as store:
        assert dumps(store.archive.session(one.head.uid)) == dumps(one)


def test_a_commit_whose_answer_was_lost_is_not_repeated(place: Place) -> None:
    class Deaf(Weak):
        def execute(self, sql: str, *values):
            result = self.real.execute(sql, *values)
            if sql == "COMMIT" and self.fails:
                self.fails.pop()
                raise sqlite3.OperationalError("disk I/O error")
            return result

    one = session(ANNA)
    fails: list[str] = []
    opened = open_database(place)
    writer = StoreWriter(lambda: open_database(place), Deaf(opened.connection, fails))  # type: ignore[arg-type]
    writer.put(ProfileSaved(ANNA))
    for event in events_of(replace(one, answers=())):
        writer.put(event)
    assert writer.flush()
    fails.append("once")
    for event in events_of(replace(one, sets=(), ended_at=None, end=None)):
        if not isinstance(event, SessionBegun):
            writer.put(event)
    assert writer.flush(30)
    assert fails == []
    writer.close()
    with open_store(place) as store:
        assert store.archive.session(one.head.uid).answers == one.answers


def test_another_program_holding_the_file_is_waited_for(store, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    store.journal._connection.execute("PRAGMA busy_timeout=50")
    other = connect(place.database)
    other.execute("BEGIN IMMEDIATE")
    store.journal.put(ProfileSaved(ANNA))
    assert not store.journal.flush(1.0)
    assert "Another program" in store.journal.problem
    assert store.journal.waiting == 1
    other.execute("COMMIT")
    other.close()
    assert store.journal.flush(30)
    assert store.journal.problem == ""
    assert store.archive.profiles() == (ANNA,)


def test_after_the_file_was_deleted_a_new_one_is_begun(store, place: Place) -> None:
    fill_store(store, [ANNA], [])
    for file in place.root.glob("coach.sqlite3*"):
        file.unlink()
    store.journal.put(ProfileSaved(profile("Ben")))
    assert store.journal.flush()
    assert [p.name for p in store.archive.profiles()] == ["Ben"]


# --- profiles


def test_names_are_unique_tidy_and_short(store) -> None:
    made = profiles.create(store.journal, store.archive, "  Ánna ")
    assert made.name == "Ánna"
    assert store.archive.profiles() == (made,)
    for wrong in ("", "   ", "x" * 61, "a\nb", "a\x00b", "\ud800", "\u200b", "\u202eevil"):
        with pytest.raises(StoreError):
            profiles.create(store.journal, store.archive, wrong)
    with pytest.raises(StoreError, match="already"):
        profiles.create(store.journal, store.archive, "áNNA")
    assert profiles.create(store.journal, store.archive, "x" * 60)
    other = profiles.rename(store.journal, store.archive, made, "ánna")
    assert store.archive.profile(made.uid) == other
    with pytest.raises(StoreError, match="already"):
        profiles.rename(store.journal, store.archive, other, "X" * 60)


def test_settings_have_types_and_unknown_ones_are_kept(store) -> None:
    person = profile("Anna", settings={"later": [1], "programme": 7, "neutral_deg": "high"})
    assert profiles.settings_of(person).programme == ""
    assert profiles.settings_of(person).neutral_deg is None
    changed = profiles.with_settings(person, notice_at=FIRST_DAY, neutral_deg=2.5, language="de")
    profiles.save(store.journal, changed)
    read = store.archive.profile("Anna")
    assert read.settings["later"] == [1]
    found = profiles.settings_of(read)
    assert (found.notice_at, found.neutral_deg, found.language) == (FIRST_DAY, 2.5, "de")
    assert profiles.settings_of(profiles.with_settings(read, notice_at=None)).notice_at is None
    with pytest.raises(TypeError, match="unknown settings"):
        profiles.with_settings(read, colour="red")


# --- who is in a session


def begun(place: Place) -> str:
    one = session(ANNA)
    with open_store(place) as store:
        for event in (ProfileSaved(ANNA), SessionBegun(one.head), SetBegun(exercise_set(one.head, 0).head)):
            store.journal.put(event)
    return one.head.uid


def test_one_session_at_a_time_and_the_lock_comes_back(place: Place) -> None:
    with SessionLock(place, ANNA.uid, "Anna") as held:
        with pytest.raises(StoreError, match='in a session for "Anna"'):
            SessionLock(place, ANNA.uid, "Anna").acquire()
        SessionLock(place, "other").acquire().release()
        assert not in_session_elsewhere(place, ANNA.uid)
        assert held
    SessionLock(place, ANNA.uid).acquire().release()


def test_unfinished_is_the_newest_guided_one_without_an_end(place: Place) -> None:
    uid = begun(place)
    fill(place, [], [session(ANNA, 3)])
    with open_store(place) as store:
        found = store.archive.unfinished(ANNA.uid)
        assert found is not None
        assert found.head.uid == uid
        assert len(found.sets) == 1
        assert store.archive.unfinished("nobody") is None
