"""Films of sets in the store: sealed, exported, imported, deleted; and what a crash left of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from made_up_sessions import profile, session
from store_filling import fill_store

from coach.errors import StoreError
from coach.store.export_zip import export_zip
from coach.store.films import keep_film
from coach.store.import_zip import import_zip
from coach.store.locks import SessionLock
from coach.store.place import Place
from coach.store.removing import look, look_at_all, remove
from coach.store.secrecy import change_passphrase, remove_passphrase, set_passphrase
from coach.store.store import Store, open_store

ANNA, BEN = profile("Anna"), profile("Ben")
ONE = session(ANNA, 0)
SET = ONE.sets[0].head.uid
SECRET, OTHER = "correct horse battery", "another long secret"
FILM = b"film of a set" * 1000


@pytest.fixture
def store(tmp_path: Path):
    with open_store(Place(tmp_path / "data")) as made:
        fill_store(made, [ANNA, BEN], [ONE])
        yield made


def keep(store: Store, recipient: str = "", name: str = f"{SET}.mp4") -> None:
    path = store.place.videos / name
    path.write_bytes(FILM)
    keep_film(store.journal, recipient, SET, path)
    assert store.journal.flush()


def names(store: Store) -> list[str]:
    return sorted(path.name for path in store.place.videos.iterdir())


def noted(store: Store) -> str:
    return store.archive.session(ONE.head.uid).sets[0].video


def test_a_passphrase_seals_films_that_are_there_and_those_that_come(store) -> None:
    keep(store)
    person = set_passphrase(store, ANNA, SECRET)
    assert names(store) == [noted(store)] == [f"{SET}.mp4.age"]
    assert FILM not in (store.place.videos / noted(store)).read_bytes()
    keep(store, person.recipient, f"{SET}-1.mp4")
    assert names(store) == [f"{SET}-1.mp4.age", f"{SET}.mp4.age"]
    change_passphrase(store, person, SECRET, OTHER)
    remove_passphrase(store, person, OTHER)
    # The first one, which no set names any more, is as open as the rest.
    assert names(store) == [f"{SET}-1.mp4", f"{SET}.mp4"]
    assert noted(store) == f"{SET}-1.mp4"
    assert {path.read_bytes() for path in store.place.videos.iterdir()} == {FILM}


def test_a_film_that_cannot_be_sealed_does_not_stay_open(store, monkeypatch: pytest.MonkeyPatch) -> None:
    person = set_passphrase(store, ANNA, SECRET)

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("coach.store.films.write_whole", full)
    with pytest.raises(OSError, match="No space"):
        keep(store, person.recipient)
    assert names(store) == [] and noted(store) == ""


@pytest.mark.parametrize("given", [SECRET, None], ids=["opened", "sealed"])
def test_an_export_opens_films_or_leaves_them_sealed_with_their_key(store, tmp_path: Path, given: str | None) -> None:
    keep(store)
    person = set_passphrase(store, ANNA, SECRET)
    target = tmp_path / "a.zip"
    export_zip(store.place, store.archive, person, target, passphrase=given)
    with zipfile.ZipFile(target) as z:
        inside = set(z.namelist())
        if given:
            assert z.read(f"videos/{SET}.mp4") == FILM and "key.age" not in inside
        else:
            assert {f"videos/{SET}.mp4.age", "key.age"} <= inside
            assert 'program "age"' in z.read("README.txt").decode()
    if given is None:
        with pytest.raises(StoreError, match="encrypted"):
            import_zip(store.place, store.archive, BEN, target)
        with pytest.raises(StoreError, match="wrong"):
            import_zip(store.place, store.archive, BEN, target, passphrase=OTHER)
    import_zip(store.place, store.archive, BEN, target, passphrase=SECRET)
    taken = store.archive.sessions(BEN.uid)[0].sets[0]
    assert taken.video == f"{taken.head.uid}.mp4"
    assert (store.place.videos / taken.video).read_bytes() == FILM


def test_an_import_into_a_profile_with_a_key_is_sealed(store, tmp_path: Path) -> None:
    keep(store)
    export_zip(store.place, store.archive, ANNA, tmp_path / "a.zip")
    ben = set_passphrase(store, BEN, SECRET)
    import_zip(store.place, store.archive, ben, tmp_path / "a.zip")
    taken = store.archive.sessions(BEN.uid)[0].sets[0]
    assert taken.video == f"{taken.head.uid}.mp4.age"
    assert store.archive.opened(store.place.videos / taken.video, taken.head.uid, SECRET) == FILM


def test_a_deleted_profile_takes_its_films_along_finished_or_not(store) -> None:
    keep(store)
    (store.place.videos / f".{SET}.1.part.mp4").write_bytes(b"half")
    (store.place.videos / "holiday.mp4").write_bytes(b"somebody else's")
    assert len(look(store.place, store.archive, ANNA).videos) == 2
    assert len(look_at_all(store.place, None).videos) == 3
    store.journal.close()
    remove(store.place, store.archive, ANNA)
    assert names(store) == ["holiday.mp4"]


# --- after a crash


def start_again(store: Store) -> None:
    store.journal.close()
    with open_store(store.place) as again:
        assert again.journal.flush()


def test_a_film_without_an_end_goes_at_the_next_start_but_not_while_somebody_films(store) -> None:
    halves = [store.place.videos / name for name in (f".{SET}.1.part.mp4", ".too-new.1.part.mp4")]
    for half in halves:
        half.write_bytes(b"half")
    with SessionLock(store.place, ANNA.uid):
        start_again(store)
        assert all(half.exists() for half in halves)
    start_again(store)
    assert names(store) == []


@pytest.mark.parametrize("key", [True, False], ids=["with key", "without"])
def test_a_finished_film_that_was_not_noted_is_noted_and_sealed(store, key: bool) -> None:
    if key:
        set_passphrase(store, ANNA, SECRET)
    (store.place.videos / f"{SET}.mp4").write_bytes(FILM)
    (store.place.videos / "holiday.mp4").write_bytes(b"somebody else's")
    start_again(store)
    assert noted(store) == f"{SET}.mp4{'.age' if key else ''}"
    assert names(store) == sorted([noted(store), "holiday.mp4"])


def test_cut_off_between_sealing_and_wiping_the_open_film_goes(store) -> None:
    person = set_passphrase(store, ANNA, SECRET)
    keep(store, person.recipient, f"{SET}.mp4")
    with store.archive._reading() as db:
        db.execute("PRAGMA query_only=OFF")
        db.execute("UPDATE exercise_set SET video=''")
        db.execute("COMMIT")
    (store.place.videos / f"{SET}.mp4").write_bytes(FILM)
    start_again(store)
    assert names(store) == [noted(store)] == [f"{SET}.mp4.age"]


def test_sealing_again_after_a_cut_goes_on(store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(store)

    def cut(path: Path) -> None:
        raise OSError(5, "cut off")

    with monkeypatch.context() as patch:
        patch.setattr("coach.store.films.wipe", cut)
        with pytest.raises(StoreError, match="goes on where it stopped"):
            set_passphrase(store, ANNA, SECRET)
    assert names(store) == [f"{SET}.mp4", f"{SET}.mp4.age"]
    set_passphrase(store, store.archive.profile(ANNA.uid), SECRET)
    assert names(store) == [noted(store)] == [f"{SET}.mp4.age"]
