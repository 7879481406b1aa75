"""Optional encryption of recordings and exports in the age format (age-encryption.org), by the pyrage library.

A profile's recordings are encrypted to its public key, for which no passphrase is needed; the identity that opens
them lies in keys/, itself encrypted with the person's passphrase. Passphrases are never kept or logged.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Any

from coach.errors import StoreError
from coach.store.place import Place, create_private

# The package has no types of its own.
_age: Any = import_module("pyrage")
Identity = Any
SUFFIX = ".age"
PASSPHRASE_MIN = 8
_WRONG = "Give the right passphrase; without it the recordings cannot be opened by anybody."


def check_passphrase(passphrase: str) -> None:
    """Raises StoreError where it is too short to protect anything."""
    if len(passphrase) < PASSPHRASE_MIN:
        raise StoreError(
            f"The passphrase is too short: it has {len(passphrase)} characters.",
            f"Take at least {PASSPHRASE_MIN}; a few words are easy to remember.",
        )


def key_file(place: Place, profile_uid: str) -> Path:
    """Where a profile's encrypted identity is."""
    return place.keys / f"{profile_uid}{SUFFIX}"


def make_key(place: Place, profile_uid: str, passphrase: str) -> str:
    """Make an identity, write it under `passphrase`, and return its public key. Raises StoreError."""
    check_passphrase(passphrase)
    identity = _age.x25519.Identity.generate()
    _write_key(place, profile_uid, str(identity), passphrase)
    return str(identity.to_public())


def change_key(place: Place, profile_uid: str, old: str, new: str) -> None:
    """The same identity under another passphrase: no recording has to be touched. Raises StoreError."""
    check_passphrase(new)
    _write_key(place, profile_uid, str(unlock(place, profile_uid, old)), new)


def unlock(place: Place, profile_uid: str, passphrase: str | None) -> Identity:
    """The identity that opens a profile's recordings; takes about a second by design. Raises StoreError."""
    if not passphrase:
        raise StoreError("The recordings of this profile are encrypted.", "Give the passphrase.")
    path = key_file(place, profile_uid)
    try:
        sealed = path.read_bytes()
    except OSError as error:
        raise StoreError(
            f'The key "{path}" of the encrypted recordings cannot be read: {error.strerror or error}.',
            "Bring it back from a copy of the data folder.",
        ) from error
    return open_identity(sealed, passphrase)


def open_identity(sealed: bytes, passphrase: str) -> Identity:
    """The identity in the bytes of a key file. Raises StoreError."""
    try:
        return _age.x25519.Identity.from_str(open_with(sealed, passphrase).decode("ascii"))
    except (_age.IdentityError, UnicodeDecodeError) as error:
        raise StoreError("The key of the encrypted recordings is damaged.", "Bring it back from a copy.") from error


def seal_to(data: bytes, recipient: str) -> bytes:
    """Encrypt to a public key. Raises StoreError for one that is none."""
    try:
        return _age.encrypt(data, [_age.x25519.Recipient.from_str(recipient)])
    except (_age.RecipientError, _age.EncryptError) as error:
        raise StoreError(f"The profile's public key does not hold: {error}.", "Set the passphrase again.") from error


def unseal(data: bytes, identity: Identity) -> bytes:
    """Decrypt what `seal_to` made. Raises StoreError."""
    try:
        return _age.decrypt(data, [identity])
    except _age.DecryptError as error:
        raise StoreError(
            f"The encrypted file cannot be opened: {error}.", "It is damaged, or of another key."
        ) from error


def seal_with(data: bytes, passphrase: str) -> bytes:
    """Encrypt with a passphrase. Raises StoreError for a short one."""
    check_passphrase(passphrase)
    return _age.passphrase.encrypt(data, passphrase)


def open_with(data: bytes, passphrase: str) -> bytes:
    """Decrypt what `seal_with` made. Raises StoreError."""
    try:
        return _age.passphrase.decrypt(data, passphrase)
    except _age.DecryptError as error:
        raise StoreError("The passphrase is wrong, or the file is damaged.", _WRONG) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a private file whole or not at all, on the disk when this returns. Raises OSError."""
    temp = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with create_private(temp) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temp.replace(path)
    except OSError:
        temp.unlink(missing_ok=True)
        raise


def wipe(path: Path) -> None:
    """Overwrite with zeros, then delete: as far as the disk lets one. A file that is not there is wiped. OSError."""
    if not path.exists():
        return
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, 1 << 20)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _write_key(place: Place, profile_uid: str, identity: str, passphrase: str) -> None:
    path = key_file(place, profile_uid)
    try:
        write_whole(path, _age.passphrase.encrypt(identity.encode("ascii"), passphrase))
    except OSError as error:
        raise StoreError(
            f'The key "{path}" cannot be written: {error.strerror or error}.', "Free some space and try again."
        ) from error
