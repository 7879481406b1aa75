"""What the store can do for the rest of the product, as protocols. Not here: how it does it."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from coach.store.recording import Recording
from coach.store.records import Profile, SessionOverview, SessionRecord, StoreEvent


class Journal(Protocol):
    """Takes what happens; one writer thread makes it durable, in order."""

    def put(self, event: StoreEvent) -> None:
        """Queue an event; returns at once and never raises for the disk's sake."""
        ...

    def flush(self, timeout_s: float = 5.0) -> bool:
        """Wait until everything so far is on disk; False when it is not."""
        ...

    @property
    def problem(self) -> str:
        """Why events are waiting in memory (disk full, ...) and what to do; empty when all is well."""
        ...

    def close(self, timeout_s: float = 5.0) -> None: ...


class Reader(Protocol):
    """Reads what is kept. Every method may raise StoreError."""

    def profiles(self) -> tuple[Profile, ...]:
        """All profiles by name."""
        ...

    def profile(self, name_or_uid: str) -> Profile:
        """One profile; StoreError with a "did you mean" where there is none."""
        ...

    def overviews(
        self, profile_uid: str, since: date | None = None, until: date | None = None
    ) -> tuple[SessionOverview, ...]:
        """Sessions in short, oldest first; `since` and `until` are days of the person's own clock, both included."""
        ...

    def sessions(
        self, profile_uid: str, since: date | None = None, until: date | None = None
    ) -> tuple[SessionRecord, ...]:
        """Sessions whole, oldest first."""
        ...

    def session(self, uid: str) -> SessionRecord: ...

    def unfinished(self, profile_uid: str) -> SessionRecord | None:
        """The newest guided session without an end, if nobody is in it now."""
        ...

    def recording(self, set_uid: str, passphrase: str | None = None) -> Recording | None:
        """The landmarks of a set, None where none were kept. StoreError for a wrong or missing passphrase."""
        ...
