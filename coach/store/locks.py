"""Who is in a session now: a lock a profile that the system itself releases when a program dies."""

from __future__ import annotations

from types import TracebackType

from filelock import FileLock, Timeout

from coach.errors import StoreError
from coach.store.place import Place, prepare

# Kept alive here: a lock that nobody refers to would be given back.
_held_here: dict[str, SessionLock] = {}


class SessionLock:
    """Held while a program is in a session of a profile. `acquire` raises StoreError where another one is."""

    def __init__(self, place: Place, profile_uid: str, name: str = "") -> None:
        self._place, self._name = place, name
        self._path = place.locks / f"session-{profile_uid}.lock"
        # One object may be taken by one thread and given back by another.
        self._lock = FileLock(self._path, timeout=0, mode=0o600, thread_local=False)

    def acquire(self) -> SessionLock:
        """Take it, or raise StoreError; also a context manager."""
        whose = f' for "{self._name}"' if self._name else ""
        taken = StoreError(f"Another window is in a session{whose}.", "Finish or close it first.")
        if str(self._path) in _held_here:
            raise taken
        prepare(self._place)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise taken from error
        except OSError as error:
            raise StoreError(
                f'The file "{self._path}" cannot be locked: {error.strerror or error}.',
                "Check the folder's permissions.",
            ) from error
        _held_here[str(self._path)] = self
        return self

    def release(self) -> None:
        """Give it back; calling it again is harmless."""
        if self._lock.is_locked:
            _held_here.pop(str(self._path), None)
            self._lock.release()

    def __enter__(self) -> SessionLock:
        return self if self._lock.is_locked else self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def in_session_now(place: Place, profile_uid: str) -> bool:
    """Whether any program, this one too, is in a session of this profile."""
    return str(SessionLock(place, profile_uid)._path) in _held_here or in_session_elsewhere(place, profile_uid)  # pyright: ignore[reportPrivateUsage]


def in_session_elsewhere(place: Place, profile_uid: str) -> bool:
    """Whether another program is in a session of this profile now; our own does not count."""
    lock = SessionLock(place, profile_uid)
    if str(lock._path) in _held_here:  # pyright: ignore[reportPrivateUsage]
        return False
    try:
        lock.acquire()
    except StoreError:
        return True
    lock.release()
    return False
