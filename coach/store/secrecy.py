"""A profile's passphrase: set, change, remove, with all its recordings. Each file is whole at every moment.

The order makes a crash harmless: what is said to be encrypted has its key, and `set_passphrase` again goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coach.errors import StoreError
from coach.store.crypt import SUFFIX, change_key, key_file, make_key, unlock, unseal, wipe, write_whole
from coach.store.leftovers import encrypt_file
from coach.store.locks import SessionLock
from coach.store.profiles import save
from coach.store.records import FilesKept, Profile
from coach.store.store import Store

Progress = Callable[[int, int], None]


def set_passphrase(store: Store, profile: Profile, passphrase: str, progress: Progress | None = None) -> Profile:
    """Encrypt the profile's recordings from now on, and those that are there. Raises StoreError."""
    with SessionLock(store.place, profile.uid, profile.name):
        if profile.recipient:
            # Cut off in the middle once: the key is there, some recordings may still be plain.
            unlock(store.place, profile.uid, passphrase)
            kept = profile
        else:
            kept = save(store.journal, replace(profile, recipient=make_key(store.place, profile.uid, passphrase)))
        _each(store, profile, progress, encrypted=False, action=lambda path: encrypt_file(path, kept.recipient))
        return kept


def change_passphrase(store: Store, profile: Profile, old: str, new: str) -> None:
    """Another passphrase for the same key; recordings stay as they are. Raises StoreError."""
    _must_have(profile)
    change_key(store.place, profile.uid, old, new)


def remove_passphrase(store: Store, profile: Profile, passphrase: str, progress: Progress | None = None) -> Profile:
    """Decrypt all recordings, then forget the key. Raises StoreError, and the key stays."""
    _must_have(profile)
    with SessionLock(store.place, profile.uid, profile.name):
        identity = unlock(store.place, profile.uid, passphrase)

        def decrypt(path: Path) -> str:
            target = path.with_name(path.name.removesuffix(SUFFIX))
            write_whole(target, unseal(path.read_bytes(), identity))
            path.unlink()
            return target.name

        _each(store, profile, progress, encrypted=True, action=decrypt)
        plain = save(store.journal, replace(profile, recipient=""))
        wipe(key_file(store.place, profile.uid))
        return plain


def _must_have(profile: Profile) -> None:
    if not profile.recipient:
        raise StoreError(f'"{profile.name}" has no passphrase.', "Set one: `coach data passphrase --profile P set`.")


def _each(
    store: Store, profile: Profile, progress: Progress | None, *, encrypted: bool, action: Callable[[Path], str]
) -> None:
    """Turn each recording that is (not) encrypted; the new name is on disk before the next is taken."""
    files = store.archive.files(profile.uid)
    todo = [(uid, name) for uid, (name, _) in files.items() if name and name.endswith(SUFFIX) == encrypted]
    # Parts of sets that were taken up again have no name of their own in the database.
    parts = [part for uid in files for part in store.archive.other_parts(uid)]
    for part in (part for part in parts if part.name.endswith(SUFFIX) == encrypted):
        _turn(part, action)
    for done, (uid, name) in enumerate(todo, 1):
        path = store.place.recordings / Path(name).name
        if path.is_file():
            store.journal.put(FilesKept(uid, recording=_turn(path, action)))
        elif (other := _turned(path)).is_file():
            # Turned already, and the program died before the name was written.
            store.journal.put(FilesKept(uid, recording=other.name))
        if progress is not None:
            progress(done, len(todo))
    if not store.journal.flush(30):
        raise StoreError(f"The new names are not on disk. {store.journal.problem}", "Then give the command again.")


def _turn(path: Path, action: Callable[[Path], str]) -> str:
    try:
        return action(path)
    except OSError as error:
        raise StoreError(
            f'The recording "{path}" cannot be changed: {error.strerror or error}.',
            "Free some space, then give the same command again: it goes on where it stopped.",
        ) from error


def _turned(path: Path) -> Path:
    return path.with_suffix("") if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
