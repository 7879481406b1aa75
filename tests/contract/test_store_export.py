"""Export, import, delete: everything comes out, goes in again equal, and leaves nothing behind."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from dataclasses import replace
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from made_up_sessions import profile, session, stopped_by_pain
from store_filling import fill_store
from test_store_landmarks import record

from coach.errors import StoreError
from coach.store.export_zip import export_zip
from coach.store.import_zip import import_zip
from coach.store.locks import SessionLock
from coach.store.place import Place
from coach.store.plain import dumps
from coach.store.records import FilesKept, SessionRecord
from coach.store.removing import look_at_all, remove, remove_all
from coach.store.secrecy import set_passphrase
from coach.store.store import Store, open_store

ANNA, BEN = profile("Anna-Zauberwort", settings={"level": 2}), profile("Ben")
SECRET = "three small words"
MINE = [session(ANNA), session(ANNA, 1), stopped_by_pain(ANNA)]
SET = MINE[0].sets[0].head.uid


@pytest.fixture
def store(tmp_path: Path):
    with open_store(Place(tmp_path / "data")) as opened:
        fill_store(opened, [ANNA, BEN], [*MINE, session(BEN)])
        record(opened, SET)
        yield opened


@pytest.fixture
def other(tmp_path: Path):
    """Another machine."""
    with open_store(Place(tmp_path / "elsewhere")) as opened:
        fill_store(opened, [BEN], [])
        yield opened


def export(store: Store, target: Path, **how) -> Path:
    assert export_zip(store.place, store.archive, store.archive.profile(ANNA.uid), target, **how) == 3
    return target


def take(store: Store, source: Path, **how) -> int:
    return import_zip(store.place, store.archive, store.archive.profile(BEN.uid), source, **how)


def same(a: SessionRecord, b: SessionRecord) -> bool:
    """Equal but for uids, profile and file names."""

    def plain(s: SessionRecord) -> str:
        sets = tuple(
            replace(one, head=replace(one.head, uid="", session_uid=""), recording=str(bool(one.recording)), video="")
            for one in s.sets
        )
        return dumps(replace(s, head=replace(s.head, uid="", profile_uid=""), sets=sets))

    return plain(a) == plain(b)


def test_an_export_is_whole_and_explains_itself(store, tmp_path: Path) -> None:
    with zipfile.ZipFile(export(store, tmp_path / "anna.zip")) as z:
        assert set(z.namelist()) == {
            *("manifest.json", "profile.json", "sessions.json", "repetitions.csv", "README.txt"),
            f"landmarks/{SET}.npz",
        }
        manifest = json.loads(z.read("manifest.json"))
        assert (manifest["format"], manifest["version"], manifest["sessions"]) == ("glute-coach-export", 1, 3)
        assert json.loads(z.read("profile.json"))["name"] == ANNA.name
        sessions = json.loads(z.read("sessions.json"))["sessions"]
        assert [s["head"]["uid"] for s in sessions] == [s.head.uid for s in MINE]
        readme = z.read("README.txt").decode()
        for name in ("manifest.json", "sessions.json", "repetitions.csv", "landmarks/", "deg", "0 is straight"):
            assert name in readme
        with z.open(f"landmarks/{SET}.npz") as file:
            assert np.load(file)["xyz_norm"].shape[1:] == (33, 3)


def test_the_csv_has_a_row_a_repetition_with_units_and_only_sure_numbers(store, tmp_path: Path) -> None:
    with zipfile.ZipFile(export(store, tmp_path / "anna.zip")) as z:
        rows = list(csv.DictReader(StringIO(z.read("repetitions.csv").decode())))
    reps = [rep for s in MINE for one in s.sets for rep in one.reps]
    assert len(rows) == len(reps)
    assert [r["verdict"] for r in rows] == [rep.verdict for rep in reps]
    assert float(rows[0]["hip_extension_top_deg [deg]"]) == reps[0].measures["hip_extension_top_deg"].value
    assert {"hold_s [s]", "t_start [s]", "hold_s quality"} <= set(rows[0])
    assert rows[0]["date"] == "2026-01-05"


def test_a_number_of_low_quality_stays_out_of_the_csv_and_a_word_is_no_formula() -> None:
    from coach.store.export_zip import repetitions_csv

    one = MINE[0].sets[0]
    first = one.reps[0]
    low = replace(first.measures["hold_s"], quality="low")
    odd = replace(one, reps=(replace(first, measures={"hold_s": low}),))
    odd = replace(odd, head=replace(odd.head, exercise_id="=cmd()"))
    row = next(csv.DictReader(StringIO(repetitions_csv([replace(MINE[0], sets=(odd,))]))))
    assert (row["hold_s [s]"], row["hold_s quality"]) == ("", "low")
    assert row["exercise"] == "'=cmd()"


@pytest.mark.parametrize("sealed", [False, True], ids=["open", "encrypted"])
def test_export_then_import_on_another_machine_gives_equal_data(store, other, tmp_path: Path, sealed: bool) -> None:
    target = export(store, tmp_path / ("a.zip.age" if sealed else "a.zip"), encrypt_with=SECRET if sealed else None)
    if sealed:
        assert b"sessions.json" not in target.read_bytes()
        with pytest.raises(StoreError, match="encrypted"):
            take(other, target)
        with pytest.raises(StoreError, match="wrong"):
            take(other, target, passphrase="not this one")
    assert take(other, target, passphrase=SECRET if sealed else None) == 3
    there = other.archive.sessions(BEN.uid)
    assert all(same(a, b) for a, b in zip(there, store.archive.sessions(ANNA.uid), strict=True))
    assert [s.head.uid for s in there] == [s.head.uid for s in MINE]
    assert there[0].head.profile_uid == BEN.uid
    assert np.array_equal(other.archive.recording(SET).xyz_norm, store.archive.recording(SET).xyz_norm)
    assert dumps(other.archive.overviews(BEN.uid)[0].sets) == dumps(store.archive.overviews(ANNA.uid)[0].sets)


def test_on_the_same_machine_uids_get_new_names_and_nothing_is_overwritten(store, tmp_path: Path) -> None:
    before = dumps(store.archive.sessions(ANNA.uid))
    clara = profile("Clara")
    fill_store(store, [clara], [])
    n = import_zip(store.place, store.archive, clara, export(store, tmp_path / "a.zip"))
    assert n == 3
    there = store.archive.sessions(clara.uid)
    mine = store.archive.sessions(ANNA.uid)
    assert all(same(a, b) for a, b in zip(there, mine, strict=True))
    assert not {s.head.uid for s in there} & {s.head.uid for s in mine}
    assert dumps(mine) == before
    assert np.array_equal(store.archive.recording(there[0].sets[0].head.uid).t_s, store.archive.recording(SET).t_s)
    with pytest.raises(StoreError, match="3 of its 3 sessions"):
        import_zip(store.place, store.archive, clara, tmp_path / "a.zip")
    assert len(store.archive.sessions(clara.uid)) == 3


def test_encrypted_recordings_leave_open_with_the_passphrase_else_encrypted(store, other, tmp_path: Path) -> None:
    plain = store.archive.recording(SET)
    set_passphrase(store, store.archive.profile(ANNA.uid), SECRET)
    with zipfile.ZipFile(export(store, tmp_path / "open.zip", passphrase=SECRET)) as z:
        assert f"landmarks/{SET}.npz" in z.namelist()
        assert "key.age" not in z.namelist()
    with zipfile.ZipFile(export(store, tmp_path / "shut.zip")) as z:
        assert f"landmarks/{SET}.npz.age" in z.namelist()
        assert "key.age" in z.read("README.txt").decode()
    with pytest.raises(StoreError, match="wrong"):
        export(store, tmp_path / "x.zip", passphrase="not this one")
    assert not (tmp_path / "x.zip").exists()
    with pytest.raises(StoreError, match="encrypted"):
        take(other, tmp_path / "shut.zip")
    take(other, tmp_path / "shut.zip", passphrase=SECRET)
    assert np.array_equal(other.archive.recording(SET).t_s, plain.t_s)
    # The other profile has no passphrase, so it lies there as all of its recordings do.
    assert [p.name for p in other.place.recordings.iterdir()] == [f"{SET}.npz"]


def test_an_import_into_an_encrypted_profile_is_encrypted(store, other, tmp_path: Path) -> None:
    set_passphrase(other, BEN, SECRET)
    take(other, export(store, tmp_path / "a.zip"))
    assert [p.name for p in other.place.recordings.iterdir()] == [f"{SET}.npz.age"]
    assert other.archive.recording(SET, SECRET) is not None


def test_videos_go_along(store, other, tmp_path: Path) -> None:
    (store.place.videos / f"{SET}.mp4").write_bytes(b"film")
    store.journal.put(FilesKept(SET, video=f"{SET}.mp4"))
    assert store.journal.flush()
    take(other, export(store, tmp_path / "a.zip"))
    assert (other.place.videos / f"{SET}.mp4").read_bytes() == b"film"
    assert other.archive.session(MINE[0].head.uid).sets[0].video == f"{SET}.mp4"


def test_an_existing_file_is_not_overwritten_unless_asked(store, tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    target.write_text("precious")
    with pytest.raises(StoreError, match="there already"):
        export(store, target)
    assert target.read_text() == "precious"
    export(store, target, force=True)
    assert zipfile.is_zipfile(target)
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["a.zip"]


# --- exports that do not hold


def changed(source: Path, target: Path, change) -> Path:
    """A copy whose files, name to bytes, went through `change`."""
    with zipfile.ZipFile(source) as z:
        files = {name: z.read(name) for name in z.namelist()}
    change(files)
    with zipfile.ZipFile(target, "w") as z:
        for name, data in files.items():
            z.writestr(name, data)
    return target


def edit(name: str, action):
    def change(files: dict[str, bytes]) -> None:
        content = json.loads(files[name])
        action(content)
        files[name] = json.dumps(content).encode()

    return change


def head(content) -> dict:
    return content["sessions"][0]["head"]


BAD = {
    "slip": (lambda f: f.update({"landmarks/../../evil.npz": b"x"}), "points out of the file"),
    "absolute": (lambda f: f.update({"/etc/evil": b"x"}), "points out of the file"),
    "no manifest": (lambda f: f.pop("manifest.json"), "no export of the coach: it has no manifest"),
    "no sessions": (lambda f: f.pop("sessions.json"), "sessions.json is missing"),
    "newer": (edit("manifest.json", lambda c: c.update(version=9)), "version 9.*Install the newer"),
    "other": (edit("manifest.json", lambda c: c.update(format="x")), "no export of the coach"),
    "verdict": (
        edit("sessions.json", lambda c: c["sessions"][0]["sets"][0]["reps"][0].update(verdict="fine")),
        r"sessions\[0\].sets\[0\].reps\[0\].verdict: expected one of good",
    ),
    "unknown": (edit("sessions.json", lambda c: head(c).update(colour=1)), "unknown entry 'colour'"),
    "lacks": (edit("sessions.json", lambda c: head(c).pop("plan")), "lacks plan"),
    "uid": (edit("sessions.json", lambda c: head(c).update(uid="../x")), "is no uid"),
    "twice": (edit("sessions.json", lambda c: c["sessions"].append(c["sessions"][0])), "is used 2 times"),
    "answer": (edit("sessions.json", lambda c: c["sessions"][0]["answers"][0].update(value=11)), "an answer of 11"),
    "huge": (edit("sessions.json", lambda c: head(c).update(offset_min=2**70)), "expected a whole number"),
    "naive": (edit("sessions.json", lambda c: head(c).update(started_at="2026-01-05")), "expected a time"),
    "landmarks": (lambda f: f.update({f"landmarks/{SET}.npz": b"x"}), "not a landmark recording"),
    "stranger": (lambda f: f.update({"landmarks/abc.npz": b"x"}), "belongs to no set"),
    "text": (lambda f: f.update({"sessions.json": b"{"}), "cannot be read"),
    "deep": (lambda f: f.update({"sessions.json": b"[" * 100_000}), "sessions.json"),
    "surrogate": (
        edit("sessions.json", lambda c: head(c).update(source="\ud800")),
        "could not be written, and nothing of it was kept",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_does_not_hold_is_refused_and_nothing_is_written(store, other, tmp_path: Path, name: str) -> None:
    change, message = BAD[name]
    bad = changed(export(store, tmp_path / "a.zip"), tmp_path / "bad.zip", change)
    with pytest.raises(StoreError, match=message):
        take(other, bad)
    assert other.archive.sessions(BEN.uid) == ()
    assert [*other.place.recordings.iterdir()] == []
    assert not (tmp_path / "evil.npz").exists()


def test_every_problem_is_told_at_once(store, other, tmp_path: Path) -> None:
    def change(content) -> None:
        content["sessions"][0]["end"] = "tired"
        content["sessions"][1]["head"]["offset_min"] = "late"
        content["sessions"][2]["sets"][0]["reps"][0]["index"] = 1.5

    bad = changed(export(store, tmp_path / "a.zip"), tmp_path / "bad.zip", edit("sessions.json", change))
    with pytest.raises(StoreError) as told:
        take(other, bad)
    for place in ("sessions[0].end", "sessions[1].head.offset_min", "sessions[2].sets[0].reps[0].index"):
        assert place in told.value.what


def test_a_broken_or_cut_zip_is_refused(store, other, tmp_path: Path) -> None:
    whole = export(store, tmp_path / "a.zip").read_bytes()
    for broken in (b"", b"nothing", whole[: len(whole) // 2]):
        (tmp_path / "b.zip").write_bytes(broken)
        with pytest.raises(StoreError, match=r"no export of the coach|cannot be imported"):
            take(other, tmp_path / "b.zip")
    with pytest.raises(StoreError, match="cannot be read"):
        take(other, tmp_path / "none.zip")


def test_a_disk_that_fills_up_during_an_import_leaves_nothing(store, other, tmp_path: Path, monkeypatch) -> None:
    source = export(store, tmp_path / "a.zip")

    def full(place, sessions):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("coach.store.import_zip.write_sessions", full)
    with pytest.raises(StoreError, match="nothing of it was kept"):
        take(other, source)
    assert [*other.place.recordings.iterdir()] == []


# --- delete


def anywhere(folder: Path, *words: str) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        text = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        found += [path.name for word in words if word.encode() in text]
    return found


def test_a_deleted_profile_leaves_nothing_behind(store) -> None:
    place = store.place
    before = dumps(store.archive.sessions(BEN.uid))
    set_passphrase(store, store.archive.profile(ANNA.uid), SECRET)
    (place.recordings / f"{SET}-1.part").write_bytes(b"left over")
    words = (ANNA.name, ANNA.uid, SET)
    assert anywhere(place.root, *words)
    store.close()
    gone = remove(place, store.archive, ANNA)
    assert (3, "sessions") in gone.rows
    assert len(gone.recordings) == 2
    assert anywhere(place.root, *words) == []
    with open_store(place) as again:
        assert again.archive.profiles() == (BEN,)
        assert dumps(again.archive.sessions(BEN.uid)) == before


def test_a_profile_is_not_deleted_while_somebody_is_in_a_session(store) -> None:
    with SessionLock(store.place, ANNA.uid), pytest.raises(StoreError, match="Another window"):
        remove(store.place, store.archive, ANNA)
    with SessionLock(store.place, ANNA.uid), pytest.raises(StoreError, match="Another window"):
        remove_all(store.place, None)
    assert len(store.archive.sessions(ANNA.uid)) == 3


def test_everything_is_deleted_with_set_aside_files_and_the_windows_settings(store, tmp_path: Path) -> None:
    place = store.place
    store.close()
    shutil.copy(place.database, place.root / "coach.damaged-20260101-000000.sqlite3")
    settings = tmp_path / "window.ini"
    settings.write_text("[window]")
    planned = look_at_all(place, settings)
    assert (4, "sessions") in planned.rows
    assert remove_all(place, settings).size == planned.size
    assert not place.root.exists()
    assert not settings.exists()


def test_files_that_are_not_the_coachs_stay(store) -> None:
    store.close()
    (store.place.root / "notes.txt").write_text("mine")
    remove_all(store.place, None)
    assert [p.name for p in store.place.root.iterdir()] == ["notes.txt"]
