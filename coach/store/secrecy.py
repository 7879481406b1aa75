"""A profile's passphrase: set, change, remove, with all its recordings and films. Each file is whole at every moment.

The order makes a crash harmless: what is said to be encrypted has its key, and `set_passphrase` again goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coach.errors import StoreError
from coach.store.crypt import SUFFIX, change_key, key_file, make_key, unlock, unseal, wipe, write_whole
from coach.store.films import sealed
from coach.store.landmarks import PART
from coach.store.leftovers import set_of
from coach.store.locks import SessionLock
from coach.store.profiles import save
from coach.store.records import FilesKept, Profile
from coach.store.store import Store

Progress = Callable[[int, int], None]


def set_passphrase(store: Store, profile: Profile, passphrase: str, progress: Progress | None = None) -> Profile:
    """Encrypt the profile's recordings and films from now on, and those that are there. Raises StoreError."""
    with SessionLock(store.place, profile.uid, profile.name):
        if profile.recipient:
            # Cut off in the middle once: the key is there, some recordings may still be plain.
            unlock(store.place, profile.uid, passphrase)
            kept = profile
        else:
            kept = save(store.journal, replace(profile, recipient=make_key(store.place, profile.uid, passphrase)))
        _each(store, profile, progress, encrypted=False, action=lambda path: sealed(path, kept.recipient))
        return kept


def change_passphrase(store: Store, profile: Profile, old: str, new: str) -> None:
    """Another passphrase for the same key; recordings stay as they are. Raises StoreError."""
    _must_have(profile)
    change_key(store.place, profile.uid, old, new)


def remove_passphrase(store: Store, profile: Profile, passphrase: str, progress: Progress | None = None) -> Profile:
    """Decrypt all recordings and films, then forget the key. Raises StoreError, and the key stays."""
    _must_have(profile)
    with SessionLock(store.place, profile.uid, profile.name):
        identity = unlock(store.place, profile.uid, passphrase)

        def decrypt(path: Path) -> Path:
            target = path.with_name(path.name.removesuffix(SUFFIX))
            write_whole(target, unseal(path.read_bytes(), identity))
            path.unlink()
            return target

        _each(store, profile, progress, encrypted=True, action=decrypt)
        plain = save(store.journal, replace(profile, recipient=""))
        wipe(key_file(store.place, profile.uid))
        return plain


def _must_have(profile: Profile) -> None:
    if not profile.recipient:
        raise StoreError(f'"{profile.name}" has no passphrase.', "Set one: `coach data passphrase --profile P set`.")


def _each(
    store: Store, profile: Profile, progress: Progress | None, *, encrypted: bool, action: Callable[[Path], Path]
) -> None:
    """Turn each file that is (not) encrypted; its new name goes to the journal before the next is taken."""
    todo = _files(store, profile, encrypted)
    for done, (uid, path, noted) in enumerate(todo, 1):
        try:
            # Else turned already, and the program died before the name was written.
            turned = action(path) if path.is_file() else _turned(path)
            if noted and turned.is_file():
                film = path.parent == store.place.videos
                store.journal.put(FilesKept(uid, video=turned.name) if film else FilesKept(uid, turned.name))
        except OSError as error:
            raise StoreError(
                f'"{path}" cannot be changed: {error.strerror or error}.',
                "Free some space, then give the same command again: it goes on where it stopped.",
            ) from error
        if progress is not None:
            progress(done, len(todo))
    if not store.journal.flush(30):
        raise StoreError(f"The new names are not on disk. {store.journal.problem}", "Then give the command again.")


def _files(store: Store, profile: Profile, encrypted: bool) -> list[tuple[str, Path, bool]]:
    """(set, file, whether the set names it): first those that are named, then what lies beside them."""
    place, found = store.place, dict[Path, tuple[str, Path, bool]]()
    for uid, names in store.archive.files(profile.uid).items():
        for folder, name in zip((place.recordings, place.videos), names, strict=True):
            if name:
                path = folder / Path(name).name
                found[path] = uid, path, True
    own = {uid for uid, owner in store.archive.owners().items() if owner == profile.uid}
    for folder in (place.recordings, place.videos):
        # A set that was taken up again has further files; open .part files become recordings at a start.
        for path in sorted(folder.glob("[!.]*")):
            if set_of(path) in own and path.suffix != PART:
                found.setdefault(path, (set_of(path), path, False))
    return [one for one in found.values() if (one[1].suffix == SUFFIX) == encrypted]


def _turned(path: Path) -> Path:
    return path.with_suffix("") if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
