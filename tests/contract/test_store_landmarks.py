"""Landmarks of a set: kept as they come, small, true to the repetitions, safe from crashes, encrypted on request."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from math import isnan
from pathlib import Path

import numpy as np
import pytest
from made_up_sessions import profile, session
from store_filling import fill_store
from synthetic import poses, repetitions

from coach.errors import StoreError
from coach.exercise.loader import exercise
from coach.session.analysis import analyse
from coach.session.factory import make_landmarker
from coach.store import crypt
from coach.store.events import events_of
from coach.store.landmarks import PART, SetRecorder, rounded, to_bytes
from coach.store.place import Place
from coach.store.recording import Recording, load_recording, parse_recording
from coach.store.records import ProfileSaved
from coach.store.secrecy import change_passphrase, remove_passphrase, set_passphrase
from coach.store.store import open_store
from coach.types import Pose

ANNA = profile("Anna")
ONE = session(ANNA)
SET = ONE.sets[0].head.uid
VALIDATION = Path(__file__).resolve().parents[1] / "data" / "validation"
SECRET, OTHER = "three small words", "four other small words"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "data")


@pytest.fixture
def store(place: Place):
    with open_store(place) as opened:
        fill_store(opened, [ANNA], [ONE])
        yield opened


def frames(tops=(0.0,), fps: float = 30.0) -> list[tuple[Pose, float]]:
    at, duration_s = repetitions(list(tops))
    return [(pose, frame.t_s) for frame, pose in poses(at, duration_s, fps, None)]


def record(store, uid: str = SET, recipient: str = "", some=None) -> list[tuple[Pose, float]]:
    recorder = SetRecorder(store.place, store.journal, recipient)
    recorder.begin(uid, {"exercise": "glute_bridge"})
    some = frames() if some is None else some
    for pose, t_s in some:
        recorder.append(pose, t_s, pose.size_px)
    assert recorder.close(60)
    assert recorder.problem == ""
    assert store.journal.flush()
    return some


def test_a_set_is_recorded_and_read_back_within_the_steps(store) -> None:
    given = record(store)
    found = store.archive.recording(SET)
    assert found is not None
    assert len(found) == len(given)
    assert found.meta == {"exercise": "glute_bridge"}
    width, height = found.size_px
    xyz = np.array([pose.xyz_norm for pose, _ in given])
    world = np.array([pose.world_m for pose, _ in given])
    assert np.abs((found.xyz_norm - xyz)[..., :2] * (width, height)).max() < 0.1
    assert np.abs(found.world_m - world).max() < 0.0002
    assert np.allclose(found.t_s, [t for _, t in given], atol=1e-6)
    assert not list(store.place.recordings.glob(f"*{PART}"))


def test_nobody_people_and_belly_are_kept(store) -> None:
    some = [(replace(pose, people=2 if i == 3 else 1, belly_t=0.25), t) for i, (pose, t) in enumerate(frames())][:60]
    recorder = SetRecorder(store.place, store.journal)
    recorder.begin(SET)
    for i, (pose, t_s) in enumerate(some):
        recorder.append(None if i == 5 else pose, t_s, pose.size_px)
    assert recorder.close(60)
    assert store.journal.flush()
    found = store.archive.recording(SET)
    assert np.isnan(found.xyz_norm[5]).all()
    assert isnan(found.belly_t[5])
    assert found.belly_t[4] == 0.25
    assert (found.people[3], found.people[4], found.people[5]) == (2, 1, 0)


def test_at_most_a_second_is_not_on_disk_while_it_goes_on(store) -> None:
    recorder = SetRecorder(store.place, store.journal)
    recorder.begin(SET)
    for pose, t_s in frames():
        recorder.append(pose, t_s, pose.size_px)
        path = store.place.recordings / f"{SET}{PART}"
        if t_s > 1.5:
            from coach.store.landmarks import read_part

            assert read_part(path).t_s[-1] > t_s - 1.05
    recorder.close(60)


def test_what_a_crash_left_is_recovered_at_the_next_start(place: Place) -> None:
    with open_store(place) as store:
        fill_store(store, [ANNA], [ONE])
        recorder = SetRecorder(place, store.journal)
        recorder.begin(SET)
        some = frames()
        for pose, t_s in some[:100]:
            recorder.append(pose, t_s, pose.size_px)
        part = place.recordings / f"{SET}{PART}"
        left = part.read_bytes()
        recorder.close(60)
    for file in place.recordings.glob("*"):
        file.unlink()
    # The last row was cut, and after it came zeros that were never written.
    part.write_bytes(left[:-300] + bytes(5000))
    with open_store(place) as store:
        assert store.journal.flush()
        found = store.archive.recording(SET)
        assert 60 <= len(found) < 100
        assert np.allclose(found.t_s, [t for _, t in some[: len(found)]], atol=1e-6)
    assert not part.exists()


@pytest.mark.parametrize("trouble", ["size", "clock"])
def test_trouble_ends_the_recording_with_a_reason_and_raises_nothing(store, trouble: str) -> None:
    recorder = SetRecorder(store.place, store.journal)
    recorder.begin(SET)
    some = frames()
    for pose, t_s in some[:40]:
        recorder.append(pose, t_s, pose.size_px)
    pose, t_s = some[40]
    recorder.append(pose, some[39][1] if trouble == "clock" else t_s, (1, 1) if trouble == "size" else pose.size_px)
    assert ("clock" if trouble == "clock" else "size") in recorder.problem
    assert not recorder.recording
    recorder.append(pose, t_s + 1, pose.size_px)
    assert recorder.close(60)
    assert store.journal.flush()
    assert len(store.archive.recording(SET)) == 40


def test_a_full_disk_ends_the_recording_and_what_was_written_is_kept(store, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = SetRecorder(store.place, store.journal)
    recorder.begin(SET)
    real, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr("coach.store.landmarks.os.fsync", full)
        for pose, t_s in frames():
            recorder.append(pose, t_s, pose.size_px)
        assert "No space left" in recorder.problem
    assert recorder.close(60)
    assert store.journal.flush()
    assert len(store.archive.recording(SET)) >= 60


def test_a_folder_that_is_gone_raises_nothing(store) -> None:
    (store.place.recordings).rmdir()
    recorder = SetRecorder(store.place, store.journal)
    recorder.begin(SET)
    for pose, t_s in frames()[:40]:
        recorder.append(pose, t_s, pose.size_px)
    assert "not kept" in recorder.problem
    assert recorder.close()


def test_the_same_set_taken_up_again_overwrites_nothing(store) -> None:
    record(store)
    first = set(store.place.recordings.iterdir())
    record(store, some=frames()[:50])
    assert first < set(store.place.recordings.iterdir())
    assert len(store.archive.recording(SET)) == 50


def test_the_parts_of_a_set_that_was_taken_up_again_are_read_as_one(store) -> None:
    whole = frames((0.0, 0.0))
    record(store, some=whole[:120])
    # It went on from the last repetition before the crash, at frame 100.
    record(store, some=whole[100:])
    kept = store.archive.recording(SET)
    assert kept.t_s == pytest.approx([t_s for _, t_s in whole], abs=1e-5)
    assert kept.xyz_norm[110, 24, 0] == pytest.approx(whole[110][0].xyz_norm[24, 0], abs=1e-3)


def test_a_part_of_another_picture_or_that_is_damaged_is_left_out(store) -> None:
    whole = frames()
    record(store, some=[(replace(pose, size_px=(320, 240)), t_s) for pose, t_s in whole[:50]])
    record(store, some=whole[50:])
    assert len(store.archive.recording(SET)) == len(whole) - 50
    (store.place.recordings / f"{SET}.npz").write_bytes(b"broken")
    assert len(store.archive.recording(SET)) == len(whole) - 50


def test_every_part_is_encrypted_and_opened_again(store) -> None:
    whole = frames()
    record(store, some=whole[:50])
    record(store, some=whole[50:])
    person = set_passphrase(store, ANNA, SECRET)
    names = {p.name for p in store.place.recordings.iterdir()}
    assert names == {f"{SET}.npz.age", f"{SET}-1.npz.age"}
    assert len(store.archive.recording(SET, SECRET)) == len(whole)
    remove_passphrase(store, person, SECRET)
    assert {p.name for p in store.place.recordings.iterdir()} == {f"{SET}.npz", f"{SET}-1.npz"}
    assert len(store.archive.recording(SET)) == len(whole)


# --- true and small


def _meta(path: Path) -> dict:
    with np.load(path) as archive:
        return json.loads(str(archive["meta"]))


REAL = [p for p in sorted(VALIDATION.glob("*.npz")) if _meta(p)["kind"] == "real"]


@pytest.mark.parametrize("path", REAL, ids=lambda p: p.stem)
def test_a_kept_recording_replays_to_the_same_repetitions_and_measures(path: Path, tmp_path: Path) -> None:
    spec = exercise(_meta(path)["exercise"])
    kept = tmp_path / "kept.npz"
    kept.write_bytes(to_bytes(load_recording(path)))
    before, after = (analyse(str(p), spec, make_landmarker(str(p), spec)) for p in (path, kept))
    assert before.repetitions
    assert [r.verdict for r in after.repetitions] == [r.verdict for r in before.repetitions]
    assert [[f.id for f in r.faults] for r in after.repetitions] == [
        [f.id for f in r.faults] for r in before.repetitions
    ]
    tolerance = {"deg": 0.1, "s": 0.04}
    for old, new in zip(before.repetitions, after.repetitions, strict=True):
        assert new.t_start_s == pytest.approx(old.t_start_s, abs=0.05)
        assert new.t_end_s == pytest.approx(old.t_end_s, abs=0.05)
        for name, m in old.measures.items():
            assert new.measures[name].quality == m.quality, name
            if m.quality == "ok":
                # A speed is a small difference over a short time; all else is hardly touched.
                most = tolerance.get(m.unit, 0.02 * max(1.0, abs(m.value)))
                assert new.measures[name].value == pytest.approx(m.value, abs=most), (name, m.unit)


def minute(recording: Recording) -> Recording:
    """60 s at 30 fps: repeated, with the noise of a camera, because bare repeats would compress to nothing."""
    t_s = np.arange(1800) / 30
    span_s = recording.t_s[-1] - recording.t_s[0]
    at = recording.t_s[0] + t_s % span_s
    noise = np.random.default_rng(1)

    def again(values, jitter: float):
        flat = values.reshape(len(values), -1)
        out = np.stack([np.interp(at, recording.t_s, column) for column in flat.T], axis=1)
        return (out + noise.normal(0, jitter, out.shape)).reshape(len(t_s), *values.shape[1:])

    seen = np.clip(again(recording.visibility, 0.002), 0, 1)
    return Recording(t_s, again(recording.xyz_norm, 0.0005), again(recording.world_m, 0.001), seen, recording.size_px)


@pytest.mark.parametrize("path", REAL, ids=lambda p: p.stem)
def test_a_minute_at_30_fps_takes_less_than_a_megabyte(path: Path) -> None:
    assert len(to_bytes(minute(load_recording(path)))) < 1_000_000


def test_rounding_keeps_a_recording_valid() -> None:
    whole = load_recording(REAL[0])
    again = parse_recording(to_bytes(whole), "x.npz")
    assert len(again) == len(whole)
    assert np.array_equal(again.xyz_norm, rounded(whole).xyz_norm, equal_nan=True)
    assert again.meta == dict(whole.meta)


# --- encrypted


def test_a_passphrase_encrypts_what_is_there_and_what_comes(store) -> None:
    record(store)
    person = set_passphrase(store, ANNA, SECRET)
    second = ONE.sets[1].head.uid
    record(store, second, person.recipient)
    assert {p.name for p in store.place.recordings.iterdir()} == {f"{SET}.npz.age", f"{second}.npz.age"}
    for uid in (SET, second):
        assert len(store.archive.recording(uid, SECRET)) > 100
        with pytest.raises(StoreError, match="encrypted"):
            store.archive.recording(uid)
        with pytest.raises(StoreError, match="wrong"):
            store.archive.recording(uid, OTHER)
    for file in store.place.recordings.iterdir():
        assert file.read_bytes().startswith(b"age-encryption.org/v1")


def test_a_changed_passphrase_opens_the_old_recordings_and_the_old_one_no_more(store) -> None:
    record(store)
    person = set_passphrase(store, ANNA, SECRET)
    before = (store.place.recordings / f"{SET}.npz.age").read_bytes()
    with pytest.raises(StoreError, match="wrong"):
        change_passphrase(store, person, OTHER, OTHER)
    change_passphrase(store, person, SECRET, OTHER)
    assert (store.place.recordings / f"{SET}.npz.age").read_bytes() == before
    assert store.archive.recording(SET, OTHER) is not None
    with pytest.raises(StoreError, match="wrong"):
        store.archive.recording(SET, SECRET)


def test_a_removed_passphrase_leaves_plain_recordings_and_no_key(store) -> None:
    record(store)
    plain = (store.place.recordings / f"{SET}.npz").read_bytes()
    person = set_passphrase(store, ANNA, SECRET)
    with pytest.raises(StoreError, match="wrong"):
        remove_passphrase(store, person, OTHER)
    assert store.archive.profile("Anna").recipient
    person = remove_passphrase(store, person, SECRET)
    assert person.recipient == ""
    assert (store.place.recordings / f"{SET}.npz").read_bytes() == plain
    assert [*store.place.keys.iterdir()] == []
    with pytest.raises(StoreError, match="no passphrase"):
        remove_passphrase(store, person, SECRET)


def test_the_passphrase_itself_is_nowhere_on_disk(store) -> None:
    record(store)
    set_passphrase(store, ANNA, SECRET)
    for file in store.place.root.rglob("*"):
        if file.is_file():
            assert SECRET.encode() not in file.read_bytes()
            assert b"AGE-SECRET-KEY" not in file.read_bytes()


def test_a_short_passphrase_is_refused(store) -> None:
    with pytest.raises(StoreError, match="too short"):
        set_passphrase(store, ANNA, "1234567")
    assert store.archive.profile("Anna").recipient == ""


def test_setting_again_after_a_cut_goes_on(store, monkeypatch: pytest.MonkeyPatch) -> None:
    record(store)
    record(store, ONE.sets[1].head.uid)
    real = crypt.wipe

    def cut(path: Path) -> None:
        raise OSError(errno.EIO, "cut off")

    with monkeypatch.context() as patch:
        patch.setattr("coach.store.films.wipe", cut)
        with pytest.raises(StoreError, match="goes on where it stopped"):
            set_passphrase(store, ANNA, SECRET)
    assert real is crypt.wipe
    person = store.archive.profile("Anna")
    with pytest.raises(StoreError, match="wrong"):
        set_passphrase(store, person, OTHER)
    set_passphrase(store, person, SECRET)
    assert {p.name.split(".", 1)[1] for p in store.place.recordings.iterdir()} == {"npz.age"}
    assert store.archive.recording(SET, SECRET) is not None


def test_a_leftover_of_an_encrypted_profile_is_encrypted(place: Place) -> None:
    with open_store(place) as store:
        store.journal.put(ProfileSaved(ANNA))
        for event in events_of(ONE):
            store.journal.put(event)
        person = set_passphrase(store, ANNA, SECRET)
        recorder = SetRecorder(place, store.journal, person.recipient)
        recorder.begin(SET)
        for pose, t_s in frames()[:60]:
            recorder.append(pose, t_s, pose.size_px)
        left = (place.recordings / f"{SET}{PART}").read_bytes()
        recorder.close(60)
    for file in place.recordings.iterdir():
        file.unlink()
    (place.recordings / f"{SET}{PART}").write_bytes(left)
    with open_store(place) as store:
        assert store.journal.flush()
        assert [p.name for p in place.recordings.iterdir()] == [f"{SET}.npz.age"]
        assert len(store.archive.recording(SET, SECRET)) >= 30
