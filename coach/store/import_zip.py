"""Reads an export back into a profile: everything is checked first and told at once, then all is written or nothing.

A zip is somebody else's file: nothing in it is unpacked by its own name, and sizes are limited.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from coach.errors import CoachError, StoreError
from coach.store.archive import Archive
from coach.store.crypt import SUFFIX, Identity, open_identity, open_with, seal_to, unseal, write_whole
from coach.store.export_zip import FORMAT, FORMAT_VERSION, KEY
from coach.store.locks import SessionLock
from coach.store.place import Place
from coach.store.plain import from_plain
from coach.store.recording import parse_recording
from coach.store.records import Profile, SessionRecord, SetRecord, new_uid
from coach.store.whole import write_sessions
from coach.store.writing import WrongEvent

Progress = Callable[[int, int], None]
JSON_MAX, LANDMARKS_MAX, VIDEO_MAX = 1 << 30, 64 << 20, 4 << 30
WHOLE_MAX, FILES_MAX, TOLD_MAX = 64 << 30, 200_000, 20
_UID = re.compile(r"[0-9A-Za-z]{1,64}")
_CHOOSE = "Choose the file that `coach data export` wrote; a damaged copy cannot be mended here."
_MEND = "Export it again with `coach data export`; a damaged copy cannot be mended here."


@dataclass(slots=True)
class _Content:
    """What is in the file, checked. `landmarks`, `videos` : name in the zip by the set's uid."""

    sessions: tuple[SessionRecord, ...]
    landmarks: dict[str, str]
    videos: dict[str, str]
    identity: Identity | None


def import_zip(
    place: Place,
    archive: Archive,
    profile: Profile,
    source: Path,
    *,
    passphrase: str | None = None,
    progress: Progress | None = None,
) -> int:
    """Put the sessions of an export into `profile`; returns how many. Uids that are in use here get new names.

    passphrase : of an encrypted zip, or of the recordings in it.

    Raises
    ------
    StoreError : the file does not hold (every problem at once), its sessions are there already, or cannot be written.
    """
    with SessionLock(place, profile.uid, profile.name), _opened(source, passphrase) as z:
        content = _check(z, source, passphrase)
        _refuse_twice(archive, profile, content.sessions)
        fresh = _renamed(archive, profile, content.sessions)
        written: list[Path] = []
        try:
            ready = _files(z, content, fresh, place, profile, written, progress)
            write_sessions(place, ready)
        except BaseException as error:
            for path in written:
                path.unlink(missing_ok=True)
            if isinstance(
                error, OSError | sqlite3.Error | WrongEvent | zipfile.BadZipFile | ValueError | OverflowError
            ):
                raise StoreError(
                    "The import could not be written, and nothing of it was kept: "
                    f"{getattr(error, 'strerror', None) or error}.",
                    "Free some space, close other programs that use the data, and try again.",
                ) from error
            raise
        return len(ready)


@contextmanager
def _opened(source: Path, passphrase: str | None) -> Generator[zipfile.ZipFile]:
    # The passphrase of an encrypted zip is another than that of recordings in it, but only one of them is asked for.
    try:
        file: BinaryIO = source.open("rb")
        if source.suffix == SUFFIX:
            with file:
                data = file.read()
            if not passphrase:
                raise StoreError(f'"{source}" is encrypted.', "Give its passphrase.")
            file = BytesIO(open_with(data, passphrase))
    except OSError as error:
        raise StoreError(f'"{source}" cannot be read: {error.strerror or error}.', "Check the name.") from error
    with file:
        try:
            z = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise StoreError(f'"{source}" is no export of the coach, or a damaged one: {error}.', _CHOOSE) from error
        with z:
            yield z


def _check(z: zipfile.ZipFile, source: Path, passphrase: str | None) -> _Content:
    problems: list[str] = []
    if "manifest.json" not in z.namelist():
        raise StoreError(f'"{source}" is no export of the coach: it has no manifest.json.', _CHOOSE)
    _check_names(z, problems)
    manifest = _json(z, "manifest.json", problems)
    if isinstance(manifest, dict):
        _check_manifest(cast("dict[str, Any]", manifest), source, problems)
    _refuse(problems, source)
    given = _json(z, "sessions.json", problems)
    listed = cast("dict[str, Any]", given).get("sessions") if isinstance(given, dict) else None
    sessions = None
    try:
        sessions = from_plain(tuple[SessionRecord, ...], listed, problems, "sessions") if given is not None else None
    except RecursionError:
        problems.append("sessions.json is nested too deeply")
    _refuse(problems, source)
    whole = cast("tuple[SessionRecord, ...]", sessions)
    _check_sessions(whole, problems)
    own = {one.head.uid for session in whole for one in session.sets}
    landmarks = _named(z, "landmarks", own, problems)
    videos = _named(z, "videos", own, problems)
    _refuse(problems, source)
    identity = _identity(z, [*landmarks.values(), *videos.values()], passphrase, problems)
    content = _Content(whole, landmarks, videos, identity)
    for uid in landmarks:
        try:
            parse_recording(_plain(z, content, landmarks[uid]), landmarks[uid])
        except (CoachError, OSError, zipfile.BadZipFile) as error:
            problems.append(str(getattr(error, "what", error)))
    _refuse(problems, source)
    return content


def _refuse(problems: list[str], source: Path) -> None:
    if problems:
        more = f" (and {len(problems) - TOLD_MAX} more)" if len(problems) > TOLD_MAX else ""
        told = "; ".join(dict.fromkeys(problems[:TOLD_MAX]))
        raise StoreError(f'"{source}" cannot be imported: {told}{more}.', _MEND)


def _check_names(z: zipfile.ZipFile, problems: list[str]) -> None:
    infos = z.infolist()
    if len(infos) > FILES_MAX or sum(i.file_size for i in infos) > WHOLE_MAX:
        problems.append("it is larger than any export")
    for name, n in Counter(i.filename for i in infos).items():
        path = PurePosixPath(name)
        if n > 1:
            problems.append(f'"{name[:80]}" is in it {n} times')
        if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name:
            problems.append(f'"{name[:80]}" points out of the file')
    for info in infos:
        most = LANDMARKS_MAX if info.filename.startswith("landmarks/") else JSON_MAX
        most = VIDEO_MAX if info.filename.startswith("videos/") else most
        if info.file_size > most:
            problems.append(f'"{info.filename[:80]}" is too large')
        if info.flag_bits & 1:
            problems.append(f'"{info.filename[:80]}" is locked with a zip password')


def _json(z: zipfile.ZipFile, name: str, problems: list[str]) -> Any:
    try:
        return json.loads(z.read(name).decode("utf-8"))
    except KeyError:
        problems.append(f"{name} is missing")
    except (ValueError, RecursionError, OSError, zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        problems.append(f"{name} cannot be read ({error})")
    except Exception as error:  # zlib has its own kind
        problems.append(f"{name} is damaged ({error})")
    return None


def _check_manifest(manifest: Mapping[str, Any], source: Path, problems: list[str]) -> None:
    number = manifest.get("version")
    if manifest.get("format") != FORMAT:
        problems.append("it is no export of the coach")
    elif not isinstance(number, int) or isinstance(number, bool) or number < 1:
        problems.append(f"its version is {number!r:.40}")
    elif number > FORMAT_VERSION:
        raise StoreError(
            f'"{source}" is an export of version {number}; this program knows versions up to {FORMAT_VERSION}.',
            "Install the newer coach that made it.",
        )


def _check_sessions(sessions: tuple[SessionRecord, ...], problems: list[str]) -> None:
    """What the types alone do not say."""
    uids = Counter(uid for s in sessions for uid in (s.head.uid, *(one.head.uid for one in s.sets)))
    problems += [f'the uid "{uid[:40]}" is used {n} times' for uid, n in uids.items() if n > 1]
    problems += [f"{uid[:40]!r} is no uid" for uid in uids if not _UID.fullmatch(uid)]
    if len({s.head.profile_uid for s in sessions}) > 1:
        problems.append("the sessions are of several people")
    for i, session in enumerate(sessions):
        where = f"sessions[{i}]"
        problems += [f"{where}: an answer of {a.value}" for a in session.answers if not 0 <= a.value <= 10]
        if abs(session.head.offset_min) > 24 * 60:
            problems.append(f"{where}: a clock of {session.head.offset_min} minutes")
        if (session.end is None) != (session.ended_at is None):
            problems.append(f"{where}: end and ended_at do not agree")
        for one in session.sets:
            _check_set(session, one, where, problems)


def _check_set(session: SessionRecord, one: SetRecord, where: str, problems: list[str]) -> None:
    if one.head.session_uid != session.head.uid:
        problems.append(f"{where}: a set of another session")
    if (one.end is None) != (one.ended_at is None):
        problems.append(f"{where}: end and ended_at of a set do not agree")
    indices = [rep.index for rep in one.reps]
    if indices != sorted(set(indices)):
        problems.append(f"{where}: repetitions of a set are not in order")


def _named(z: zipfile.ZipFile, folder: str, own: set[str], problems: list[str]) -> dict[str, str]:
    """Files of a folder by the set they belong to."""
    found: dict[str, str] = {}
    for name in z.namelist():
        path = PurePosixPath(name)
        if path.parts[:1] != (folder,) or name.endswith("/"):
            continue
        uid = path.name.split(".")[0]
        if len(path.parts) != 2 or uid not in own or uid in found:
            problems.append(f'"{name[:80]}" belongs to no set')
        else:
            found[uid] = name
    return found


def _identity(z: zipfile.ZipFile, names: Iterable[str], passphrase: str | None, problems: list[str]) -> Identity | None:
    if not any(name.endswith(SUFFIX) for name in names):
        return None
    if KEY not in z.namelist():
        problems.append(f"{KEY}, the key of its encrypted recordings, is missing")
        return None
    if not passphrase:
        raise StoreError("The recordings in this export are encrypted.", "Give the passphrase of that profile.")
    return open_identity(z.read(KEY), passphrase)


def _plain(z: zipfile.ZipFile, content: _Content, name: str) -> bytes:
    data = z.read(name)
    return unseal(data, content.identity) if name.endswith(SUFFIX) else data


def _refuse_twice(archive: Archive, profile: Profile, sessions: tuple[SessionRecord, ...]) -> None:
    there = {_key(s.head.kind, s.head.started_at, s.head.source) for s in archive.overviews(profile.uid)}
    n = sum(_key(s.head.kind, s.head.started_at, s.head.source) in there for s in sessions)
    if n:
        raise StoreError(
            f'{n} of its {len(sessions)} sessions are in "{profile.name}" already; nothing was imported.',
            "Import it into another profile: `coach profiles add NAME`.",
        )


def _key(kind: str, started_at: datetime, source: str) -> tuple[str, datetime, str]:
    return kind, started_at, source


def _renamed(archive: Archive, profile: Profile, sessions: tuple[SessionRecord, ...]) -> dict[str, str]:
    """The new uid of each session and set: its own where that is free."""
    used = set(archive.owners())
    own = [one.head.uid for s in sessions for one in s.sets]
    fresh = {uid: new_uid() if uid in used or archive.has_files(uid) else uid for uid in own}
    return fresh | {s.head.uid: new_uid() if archive.has_session(s.head.uid) else s.head.uid for s in sessions}


def _files(
    z: zipfile.ZipFile,
    content: _Content,
    fresh: Mapping[str, str],
    place: Place,
    profile: Profile,
    written: list[Path],
    progress: Progress | None,
) -> list[SessionRecord]:
    """Write the recordings under their new names, and give the sessions as they are to be written."""
    done = 0

    def put(folder: Path, stem: str, name: str) -> str:
        data = _plain(z, content, name)
        kind = "".join(PurePosixPath(name.removesuffix(SUFFIX)).suffixes)[:8]
        path = folder / f"{stem}{kind}{SUFFIX if profile.recipient else ''}"
        written.append(path)
        write_whole(path, seal_to(data, profile.recipient) if profile.recipient else data)
        return path.name

    def take(session_uid: str, one: SetRecord) -> SetRecord:
        nonlocal done
        uid = fresh[one.head.uid]
        recording = video = ""
        if one.head.uid in content.landmarks:
            recording = put(place.recordings, uid, content.landmarks[one.head.uid])
        if one.head.uid in content.videos:
            video = put(place.videos, uid, content.videos[one.head.uid])
        done += 1
        if progress is not None:
            progress(done, sum(len(s.sets) for s in content.sessions))
        head = replace(one.head, uid=uid, session_uid=session_uid)
        return replace(one, head=head, recording=recording, video=video)

    found: list[SessionRecord] = []
    for session in content.sessions:
        uid = fresh[session.head.uid]
        head = replace(session.head, uid=uid, profile_uid=profile.uid)
        found.append(replace(session, head=head, sets=tuple(take(uid, one) for one in session.sets)))
    return found
