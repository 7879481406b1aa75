"""`--profile` of `analyze` and `replay`: each film becomes a session of that profile, once."""

from __future__ import annotations

import argparse
import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from coach.errors import CoachError, StoreError
from coach.session.analysis import Analysis

# Nobody filmed for this coach before; it is a slip of the finger.
EARLIEST = 2000


@dataclass(frozen=True, slots=True)
class Kept:
    """What is needed to store one source: its file, when it was, and the uid that the same film has every time."""

    path: Path
    at: datetime
    uid: str

    @property
    def set_uid(self) -> str:
        return hashlib.sha256(f"set of {self.uid}".encode()).hexdigest()[:32]


def add_options(parser: argparse.ArgumentParser) -> None:
    """--profile and --date."""
    parser.add_argument("--profile", metavar="P", help="store it as a session of this profile; see `coach profiles`")
    parser.add_argument(
        "--date", type=moment, metavar="T", help="when it was, as 2026-11-20T18:30 (default: the file's own time)"
    )


def moment(text: str) -> datetime:
    """A time of the person's own clock, for argparse."""
    try:
        at = datetime.fromisoformat(text)
        at = at.astimezone() if at.tzinfo is None else at
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f'"{text}" is not a time such as 2026-11-20T18:30') from None
    if at.year < EARLIEST:
        raise argparse.ArgumentTypeError(f'"{text}" lies before the year {EARLIEST}')
    if at > datetime.now(UTC) + timedelta(days=1):
        raise argparse.ArgumentTypeError(f'"{text}" lies in the future')
    return at


def check(options: argparse.Namespace) -> None:
    """Say before the long work that there is no such profile. Raises CoachError."""
    if options.profile is None:
        if options.date is not None:
            raise CoachError("--date is for storing.", "Add --profile P.")
        return
    from coach.cli.data import opened

    with opened() as store:
        store.archive.profile(options.profile)


def store_all(options: argparse.Namespace, done: list[tuple[str, Analysis, bytes | None]]) -> list[str]:
    """Store each analysed source with its landmarks; returns what to tell. Raises StoreError."""
    from coach.cli.data import opened

    told: list[str] = []
    with opened() as store:
        person = store.archive.profile(options.profile)
        for source, analysis, landmarks in done:
            kept = _kept(source, person.uid, options)
            day = f"{kept.at:%Y-%m-%d %H:%M}"
            if store.archive.has_session(kept.uid):
                told.append(f"Stored for {person.name} before: {kept.path.name}, {day}.")
                continue
            _store(store, person, kept, analysis, landmarks, options)
            n = len(analysis.repetitions)
            told.append(f"Stored for {person.name}: {kept.path.name}, {day}, {n} repetition{'s' * (n != 1)}.")
    return told


def _kept(source: str, profile_uid: str, options: argparse.Namespace) -> Kept:
    path = _file(source)
    try:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        at: datetime = options.date or datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError as error:
        raise StoreError(f'"{path}" cannot be read: {error.strerror or error}.', "Check the name.") from error
    known = f"{profile_uid} {content} {options.exercise} {at.astimezone(UTC).isoformat()}"
    return Kept(path, at, hashlib.sha256(known.encode()).hexdigest()[:32])


def _file(source: str) -> Path:
    if source.startswith("demo") and not Path(source).exists():
        from coach.capture.demos import demo_path

        return demo_path(source)
    return Path(source)


def _store(
    store: Any, person: Any, kept: Kept, analysis: Analysis, landmarks: bytes | None, options: argparse.Namespace
) -> None:
    from coach.session.as_record import as_session, with_recording
    from coach.store.crypt import SUFFIX, seal_to, write_whole
    from coach.store.whole import write_sessions

    session = as_session(
        analysis,
        uid=kept.uid,
        set_uid=kept.set_uid,
        profile_uid=person.uid,
        started_at=kept.at,
        software=_software(kept.path),
        source=kept.path.name,
        hold_s=options.hold,
        neutral_deg=options.neutral,
    )
    target = None
    try:
        if landmarks is not None:
            target = store.place.recordings / f"{kept.set_uid}.npz{SUFFIX if person.recipient else ''}"
            write_whole(target, seal_to(landmarks, person.recipient) if person.recipient else landmarks)
            session = with_recording(session, target.name)
        write_sessions(store.place, [session])
    except (OSError, sqlite3.Error) as error:
        if target is not None:
            target.unlink(missing_ok=True)
        raise StoreError(
            f"{kept.path.name} could not be stored: {getattr(error, 'strerror', None) or error}.",
            "Free some space and give the command again.",
        ) from error


def _software(path: Path) -> Any:
    """For a recording, what made it, where it says so: its landmarks are not of this machine's model."""
    from coach.session.software import software
    from coach.store.recording import load_recording
    from coach.store.records import Software

    here = software()
    if path.suffix.lower() != ".npz":
        return here
    meta = load_recording(path).meta
    return Software(here.version, str(meta.get("mediapipe", "")), str(meta.get("model_sha256", "")))
