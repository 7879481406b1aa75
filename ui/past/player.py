"""Reads recordings and plays them back in a thread of its own, one after another. Not here: what is shown of them.

The reader's `recording` is called in that thread: opening a locked one takes its time.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from threading import Event
from typing import Literal

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from coach.errors import CoachError, StoreError
from coach.exercise.spec import ExerciseSpec
from coach.session.past.playback import Playback, PlaybackCache, play_back
from coach.store.base import Reader
from coach.store.records import SetRecord
from ui import texts_replay as words
from ui.language import in_words
from ui.past.trend_view import known_spec

FailureKind = Literal["none", "locked", "damaged", "unknown"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a set cannot be played, and what to do."""

    kind: FailureKind
    what: str
    todo: str = ""


class Job(QRunnable):
    """One set: read, run, tell."""

    def __init__(self, player: Player, done: SetRecord, spec: ExerciseSpec, passphrase: str | None) -> None:
        super().__init__()
        self.player, self.done, self.spec, self.passphrase = player, done, spec, passphrase

    def run(self) -> None:
        uid = self.done.head.uid
        found = self._play()
        # The page may have gone meanwhile, and its signals with it.
        with suppress(RuntimeError):
            if isinstance(found, Failure):
                self.player.failed_in_thread.emit(uid, found)
            elif found is not None:
                self.player.ready_in_thread.emit(uid, found)

    def _play(self) -> Playback | Failure | None:
        player, uid = self.player, self.done.head.uid

        def progress(done: int, total: int) -> None:
            with suppress(RuntimeError):
                player.progress.emit(uid, done / max(1, total))

        try:
            recording = player.reader.recording(uid, self.passphrase)
            if recording is None:
                return Failure("none", words.no_recording(), words.no_recording_todo())
            return play_back(recording, self.spec, self.done.head, progress, player.stopping.is_set)
        except StoreError as error:
            return Failure("locked" if player.locked else "damaged", in_words(error.what), in_words(error.todo))
        except CoachError as error:
            return Failure("damaged", in_words(error.what), in_words(error.todo))
        except Exception:
            # Whatever is wrong with the file or the data in it: the page says so, the window lives.
            return Failure("damaged", words.cannot_read(), words.cannot_read_todo())


class Player(QObject):
    """`ask` for a set; `ready`, `failed` and `progress` answer, in the window's thread."""

    ready = Signal(str, object)
    failed = Signal(str, object)
    progress = Signal(str, float)
    ready_in_thread = Signal(str, object)
    failed_in_thread = Signal(str, object)

    def __init__(self, reader: Reader, locked: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reader, self.locked = reader, locked
        self.passphrase: str | None = None
        self.stopping = Event()
        self.failures: dict[str, Failure] = {}
        self._cache = PlaybackCache()
        self._asked: set[str] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.ready_in_thread.connect(self._ready)
        self.failed_in_thread.connect(self._failed)

    def get(self, set_uid: str) -> Playback | None:
        """A set that was played already."""
        return self._cache.get(set_uid)

    def ask(self, done: SetRecord) -> None:
        """Play a set; answers at once where it is known already."""
        uid = done.head.uid
        found, spec = self._cache.get(uid), known_spec(done.head.exercise_id)
        if found is not None:
            self.ready.emit(uid, found)
        elif spec is None:
            self._failed(uid, Failure("unknown", words.unknown_exercise()))
        elif not done.recording:
            self._failed(uid, Failure("none", words.no_recording(), words.no_recording_todo()))
        elif uid not in self._asked:
            self._asked.add(uid)
            self._pool.start(Job(self, done, spec, self.passphrase))

    def forget(self) -> None:
        """Drop the passphrase, and what it opened."""
        self.passphrase = None
        if self.locked:
            self._cache = PlaybackCache()

    def stop(self) -> None:
        """End the thread; waits for the frame it is at."""
        self.stopping.set()
        self._pool.clear()
        self._pool.waitForDone()
        self._asked.clear()
        self.stopping.clear()

    def _ready(self, uid: str, playback: Playback) -> None:
        self._asked.discard(uid)
        self.failures.pop(uid, None)
        self._cache.put(uid, playback)
        self.ready.emit(uid, playback)

    def _failed(self, uid: str, failure: Failure) -> None:
        self._asked.discard(uid)
        self.failures[uid] = failure
        self.failed.emit(uid, failure)
