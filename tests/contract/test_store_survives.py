"""Power cuts, full disks, damaged files, newer files, two programs at once: what was completed is there."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from made_up_sessions import exercise_set, profile, session
from store_filling import fill

from coach.errors import StoreError
from coach.store.database import connect, migrate, open_database, version
from coach.store.events import events_of
from coach.store.locks import SessionLock
from coach.store.place import Place
from coach.store.plain import dumps
from coach.store.records import ProfileSaved
from coach.store.schema import APPLICATION_ID, STEPS
from coach.store.store import open_store
from coach.store.writer import StoreWriter

TESTS = Path(__file__).resolve().parents[1]
ANNA = profile("Anna")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "data")


@pytest.fixture
def child():
    """Starts programs of their own on the same data; none outlives the test."""
    started: list[subprocess.Popen[str]] = []

    def start(script: str, *words: str) -> subprocess.Popen[str]:
        started.append(_start(script, *words))
        return started[-1]

    yield start
    for program in started:
        program.kill()
        program.communicate()


def _start(script: str, *words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS.parent), str(TESTS)])}
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", script, *words],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


COMMON = """
import sys
from pathlib import Path
from made_up_sessions import exercise_set, profile, rep, session, FIRST_DAY
from coach.store.events import events_of
from coach.store.locks import SessionLock
from coach.store.place import Place
from coach.store.records import *
from coach.store.store import open_store
from coach.store.writer import StoreWriter
anna = profile("Anna")
place = Place(Path(sys.argv[1]))
"""

IN_A_SET = (
    COMMON
    + """
store = open_store(place)
SessionLock(place, anna.uid).acquire()
one = session(anna)
begun = exercise_set(one.head, 0).head
for event in (ProfileSaved(anna), SessionBegun(one.head), SetBegun(begun)):
    store.journal.put(event)
n = 0
while True:
    n += 1
    store.journal.put(RepDone(begun.uid, rep(n), FIRST_DAY))
    assert store.journal.flush()
    print(n, flush=True)
"""
)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_killed_in_the_middle_of_a_set_every_confirmed_repetition_is_there(place: Place, child) -> None:
    program = child(IN_A_SET, str(place.root))
    assert program.stdout is not None
    told = 0
    while told < 25:
        line = program.stdout.readline()
        assert line, program.communicate()[1]
        told = int(line)
    with open_store(place) as store:
        # Somebody is in it: nobody else may take it up.
        assert store.archive.unfinished(ANNA.uid) is None
        with pytest.raises(StoreError, match="Another window"):
            SessionLock(place, ANNA.uid, "Anna").acquire()
    program.kill()
    rest = program.communicate()[0].split()
    told = max([told, *(int(n) for n in rest[:-1])])
    with open_store(place) as store:
        assert store.set_aside is None
        found = store.archive.unfinished(ANNA.uid)
        assert found is not None
        done = [r.index for r in found.sets[0].reps]
        assert done == list(range(1, len(done) + 1))
        assert len(done) >= told
        assert all(len(r.measures) == 5 for r in found.sets[0].reps)
        assert store.archive.overviews(ANNA.uid)[0].sets[0].counts.good == len(done)
        SessionLock(place, ANNA.uid).acquire().release()


FULL = (
    COMMON
    + """
import logging, resource, time
logging.disable(logging.CRITICAL)
store = open_store(place)
one = session(anna)
begun = exercise_set(one.head, 0).head
for event in (ProfileSaved(anna), SessionBegun(one.head), SetBegun(begun)):
    store.journal.put(event)
assert store.journal.flush()
most = max(f.stat().st_size for f in place.root.glob("coach.sqlite3*"))
resource.setrlimit(resource.RLIMIT_FSIZE, (most + 20_000, resource.RLIM_INFINITY))
for n in range(1, 401):
    store.journal.put(RepDone(begun.uid, rep(n), FIRST_DAY))
assert not store.journal.flush(4)
while not store.journal.problem:
    assert not store.journal.flush(0.05)
print(store.journal.problem)
on_disk = len(store.archive.session(one.head.uid).sets[0].reps)
assert 0 < on_disk < 400, on_disk
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert store.journal.flush(60)
assert store.journal.problem == ""
store.close()
"""
)


@pytest.mark.skipif(sys.platform == "win32", reason="this system cannot limit how large a file grows")
def test_a_file_that_cannot_grow_for_a_while_loses_nothing(place: Place, child) -> None:
    out, err = (program := child(FULL, str(place.root))).communicate(timeout=120)
    assert program.returncode == 0, err
    assert "kept in memory" in out
    with open_store(place) as store:
        reps = store.archive.sessions(ANNA.uid)[0].sets[0].reps
        assert [r.index for r in reps] == list(range(1, 401))
        assert all(len(r.measures) == 5 for r in reps)


BOTH = (
    COMMON
    + """
one = session(anna, int(sys.argv[2]))
begun = exercise_set(one.head, 0).head
with open_store(place) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    for event in (ProfileSaved(anna), SessionBegun(one.head), SetBegun(begun)):
        store.journal.put(event)
    for n in range(1, 201):
        store.journal.put(RepDone(begun.uid, rep(n), FIRST_DAY))
        store.journal.put(Answered(one.head.uid, Answer("effort", n % 11, FIRST_DAY)))
    assert store.journal.flush(120), store.journal.problem
"""
)


def test_two_programs_at_once_lose_nothing_and_write_nothing_twice(place: Place, child) -> None:
    programs = [child(BOTH, str(place.root), str(day)) for day in (1, 2)]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        _, err = program.communicate(timeout=200)
        assert program.returncode == 0, err
    with open_store(place) as store:
        both = store.archive.sessions(ANNA.uid)
        assert len(both) == 2
        for one in both:
            assert [r.index for r in one.sets[0].reps] == list(range(1, 201))
            assert [a.value for a in one.answers] == [n % 11 for n in range(1, 201)]


# --- damaged files


def filled(place: Place) -> bytes:
    fill(place, [ANNA], [session(ANNA, day) for day in range(4)])
    return place.database.read_bytes()


def _flip(data: bytes) -> bytes:
    noise = random.Random(5)
    page = bytes(noise.randrange(256) for _ in range(4096))
    return data[:4096] + page + data[8192:]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"this is no database at all, but it is long enough to be looked at" * 100,
        lambda data: data[: len(data) // 2],
        lambda data: data[:5000],
        _flip,
        lambda data: bytes(len(data)),
        lambda data: b"\xff" * 100 + data[100:],
    ],
    ids=["garbage", "half", "a page", "flipped", "zeros", "head"],
)
def test_a_damaged_file_is_set_aside_whole_and_a_new_one_is_begun(place: Place, damage) -> None:
    broken = damage(filled(place))
    place.database.write_bytes(broken)
    with open_store(place) as store:
        aside = store.set_aside
        assert aside is not None
        assert aside.read_bytes() == broken
        assert aside.parent == place.root
        assert aside.name.startswith("coach.damaged-")
        assert store.archive.profiles() == ()
        store.journal.put(ProfileSaved(ANNA))
        assert store.journal.flush()
    with open_store(place) as store:
        assert store.set_aside is None
        assert store.archive.profiles() == (ANNA,)


def test_files_set_aside_never_overwrite_each_other(place: Place) -> None:
    names = []
    for n in range(4):
        filled(place)
        place.database.write_bytes(f"broken {n}".encode() * 500)
        opened = open_database(place)
        opened.connection.close()
        names.append(opened.set_aside)
        place.database.unlink()
    assert len(set(names)) == 4
    assert [p.read_bytes()[:8] for p in names] == [f"broken {n}".encode() for n in range(4)]


def test_the_log_goes_with_its_damaged_database(place: Place) -> None:
    filled(place)
    place.database.write_bytes(b"")
    place.database.with_name("coach.sqlite3-wal").write_bytes(b"what was not in the file yet")
    opened = open_database(place)
    opened.connection.close()
    assert opened.set_aside is not None
    log = opened.set_aside.with_name(f"{opened.set_aside.name}-wal")
    assert log.read_bytes() == b"what was not in the file yet"


def test_a_log_of_a_lost_database_is_not_played_into_a_new_one(place: Place) -> None:
    with open_store(place) as store:
        store.journal.put(ProfileSaved(ANNA))
        assert store.journal.flush()
        wal = place.database.with_name("coach.sqlite3-wal")
        copy = wal.read_bytes()
    place.database.unlink()
    wal.write_bytes(copy)
    with open_store(place) as store:
        assert store.archive.profiles() == ()
    assert any(p.read_bytes() == copy for p in place.root.glob("coach*left*"))


def test_a_locked_file_is_not_damaged(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(place)
    monkeypatch.setattr("coach.store.database.BUSY_S", 0.1)
    other = sqlite3.connect(place.database, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_database(place)
    other.close()
    assert not list(place.root.glob("*damaged*"))
    with open_store(place) as store:
        assert len(store.archive.sessions(ANNA.uid)) == 4


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_not_damaged(place: Place) -> None:
    filled(place)
    place.root.chmod(0o000)
    try:
        with pytest.raises(StoreError):
            open_database(place)
    finally:
        place.root.chmod(0o700)
    assert not list(place.root.glob("*damaged*"))


def test_a_folder_in_the_files_place_is_said_and_not_set_aside(place: Place) -> None:
    place.database.mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_database(place)
    assert place.database.is_dir()


def test_another_programs_database_is_refused_and_left_alone(place: Place) -> None:
    place.root.mkdir()
    with sqlite3.connect(place.database) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = place.database.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_database(place)
    assert place.database.read_bytes() == before


def test_a_file_that_breaks_in_the_middle_of_a_session_costs_nothing_of_it(place: Place) -> None:
    class Breaks:
        """A connection whose file turns to garbage on the disk before one of its statements."""

        def __init__(self, real: sqlite3.Connection) -> None:
            self.real, self.left = real, 6

        def execute(self, sql: str, *values):
            self.left -= sql.startswith("INSERT INTO repetition")
            if self.left == 0:
                self.real.execute("ROLLBACK")
                self.real.close()
                place.database.write_bytes(b"garbage" * 9000)
                error = sqlite3.DatabaseError("database disk image is malformed")
                error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
                raise error
            return self.real.execute(sql, *values)

        def __getattr__(self, name: str):
            return getattr(self.real, name)

    filled(place)
    one = session(ANNA, 9)
    broken = Breaks(open_database(place).connection)
    writer = StoreWriter(lambda: open_database(place), broken, people=[ANNA])  # type: ignore[arg-type]
    for event in events_of(one):
        writer.put(event)
    assert writer.flush(30)
    assert writer.set_aside is not None
    writer.close()
    with open_store(place) as store:
        assert dumps(store.archive.sessions(ANNA.uid)) == dumps([one])


# --- versions


def test_a_newer_file_is_refused_and_left_alone(place: Place) -> None:
    filled(place)
    db = connect(place.database)
    db.execute("PRAGMA user_version=99")
    db.close()
    before = place.database.read_bytes()
    with pytest.raises(StoreError, match=f"version 99.*up to {len(STEPS)}") as told:
        open_store(place)
    assert "Install the newer coach" in told.value.todo
    assert place.database.read_bytes() == before
    assert not list(place.root.glob("*damaged*"))


def test_an_older_file_is_migrated_step_by_step_with_its_rows(place: Place) -> None:
    def second(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE exercise_set ADD COLUMN band TEXT NOT NULL DEFAULT ''")

    def third(db: sqlite3.Connection) -> None:
        # A table made anew under the same name, as a changed constraint asks for: its rows' children must live.
        db.execute("CREATE TABLE new_set AS SELECT * FROM exercise_set")
        db.execute("DROP TABLE exercise_set")
        db.execute("ALTER TABLE new_set RENAME TO exercise_set")
        db.execute("CREATE UNIQUE INDEX set_uid ON exercise_set(uid)")
        db.execute("UPDATE exercise_set SET band='red'")

    filled(place)
    opened = open_database(place, [*STEPS, second, third])
    db = opened.connection
    assert opened.set_aside is None
    assert version(db) == len(STEPS) + 2
    assert db.execute("SELECT DISTINCT band FROM exercise_set").fetchall() == [("red",)]
    assert db.execute("SELECT count(*) FROM repetition").fetchone() == (4 * 40,)
    db.close()
    with pytest.raises(StoreError, match="newer"):
        open_database(place)


def test_a_migration_that_fails_changes_nothing(place: Place) -> None:
    def half(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM session")
        db.execute("INSERT INTO no_such_table VALUES (1)")

    filled(place)
    with pytest.raises(StoreError, match="no_such_table"):
        open_database(place, [*STEPS, half])
    with open_store(place) as store:
        assert len(store.archive.sessions(ANNA.uid)) == 4
    db = sqlite3.connect(":memory:", isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, [*STEPS, half])
    assert version(db) == 0
    assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    db.close()


def test_a_new_file_has_our_mark_and_the_newest_version(place: Place) -> None:
    db = open_database(place).connection
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert version(db) == len(STEPS)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA synchronous").fetchone() == (2,)
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    db.close()


def test_a_copy_of_the_folder_is_a_whole_copy(place: Place, tmp_path: Path) -> None:
    filled(place)
    shutil.copytree(place.root, tmp_path / "copy")
    with open_store(place) as store, open_store(Place(tmp_path / "copy")) as copy:
        assert dumps(copy.archive.sessions(ANNA.uid)) == dumps(store.archive.sessions(ANNA.uid))
        assert exercise_set(session(ANNA).head, 0).head.uid == store.archive.sessions(ANNA.uid)[0].sets[0].head.uid
