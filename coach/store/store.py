"""The store as one object: opened once by a program, closed at its end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from coach.store.archive import Archive
from coach.store.database import open_database
from coach.store.leftovers import recover
from coach.store.place import Place, data_place
from coach.store.summing import fill_gaps
from coach.store.writer import StoreWriter


@dataclass(frozen=True, slots=True)
class Store:
    """`journal` writes, `archive` reads. `set_aside` : where a damaged file was moved to, None where all was well."""

    place: Place
    journal: StoreWriter
    archive: Archive
    set_aside: Path | None = None

    def close(self, timeout_s: float = 5.0) -> None:
        """Write what is left and let go of the file."""
        self.journal.close(timeout_s)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(place: Place | None = None) -> Store:
    """Open what is kept in `place`, by default the user's own. Raises StoreError."""
    where = data_place() if place is None else place
    opened = open_database(where)
    fill_gaps(opened.connection)
    inode = where.database.stat().st_ino

    def moved() -> bool:
        nonlocal inode
        try:
            now = where.database.stat().st_ino
        except FileNotFoundError:
            return True
        before, inode = inode, now
        return now != before

    archive = Archive(where)
    writer = StoreWriter(lambda: open_database(where), opened.connection, moved, archive.profiles())
    store = Store(where, writer, archive, opened.set_aside)
    recover(where, store.journal, store.archive)
    return store
