"""A profile as one zip of open formats: everything that is kept, readable without this program.

Its layout is told in the README.txt that it writes; import_zip.py reads it back. Nothing is left out or rounded.
"""

from __future__ import annotations

import csv
import json
import os
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from math import isfinite
from pathlib import Path
from typing import BinaryIO

from coach import __version__
from coach.errors import StoreError
from coach.store.archive import Archive
from coach.store.crypt import SUFFIX, key_file, seal_with, unlock
from coach.store.place import Place, create_private
from coach.store.plain import iso, to_plain
from coach.store.records import Profile, SessionRecord, SetRecord
from coach.types import Measure, RepEvent

Progress = Callable[[int, int], None]
FORMAT, FORMAT_VERSION = "glute-coach-export", 1
KEY = "key.age"
_README = """\
Export of "{name}" from Glute coach {version}, {at:%Y-%m-%d %H:%M} UTC

manifest.json    what this file is: format and version, program, how many sessions and recordings
profile.json     the person as they want to be called, and their settings
sessions.json    every session with its plan, sets, repetitions, measures, findings, answers and stops; nothing left out
repetitions.csv  one row a repetition, for a spreadsheet; units are in the header
landmarks/       33 body points of each frame of a set, no pictures: NumPy .npz files, named by the set's uid
videos/          films of sets, without sound, only where the person chose to keep them; named like the landmarks
{key}
Times: started_at and ended_at are in UTC; offset_min is what the person's clock was ahead of it, in minutes.
Seconds of a repetition (t_start_s, t_top_s, t_end_s) are on the clock of its set and of its landmarks.

Signs: hip extension is the angle between trunk and thigh in the picture: 0 is straight, + is past straight,
- is short of it. (The usual anatomical convention counts flexion as +, the other way round.) Left and right are
the person's own. Angles are degrees (deg), times seconds (s), lengths ending in _t are parts of the torso's length (T).

Unknown is null in JSON, an empty cell in CSV and NaN in landmarks; it is never 0. Each measure has a quality:
"ok"; "low" (kept in sessions.json, but not to be used); "na" (not measured) with its reason. repetitions.csv has
numbers of quality "ok" alone. "error" is the stated +- of one value.

verdict: good, partial (not the whole way), compensated (another part of the body helped).
correction: repetitions that were added or taken away by hand. Pain and effort are 0 to 10 as the person answered.

landmarks/*.npz: t_s (T) seconds; xyz_norm (T,33,3) x and y in 0..1 of the picture's width and height, z depth in the
scale of x; world_m (T,33,3) metres around the middle of the hips; visibility (T,33) 0..1; size_px width and height;
meta JSON text. Points are in the order of BlazePose. Values are rounded to 0.06 px and 0.13 mm.

One camera measures movement in its picture, within about 10 degrees. This is no diagnosis.
"""
_KEY_NOTE = """\
key.age          the key of the landmarks and films, encrypted with the person's passphrase. Files ending in .age are
                 encrypted: open key.age with the program "age" and the passphrase, then the files with the key in it.
"""


def export_zip(
    place: Place,
    archive: Archive,
    profile: Profile,
    target: Path,
    *,
    passphrase: str | None = None,
    encrypt_with: str | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> int:
    """Write the export to `target`, whole or not at all; returns the number of sessions.

    passphrase : opens encrypted recordings; without it they stay encrypted in the zip.
    encrypt_with : encrypt the zip as a whole (held in memory meanwhile).

    Raises
    ------
    StoreError : the file is there already and not `force`, cannot be written, or a passphrase is wrong.
    """
    check_target(target, force)
    if passphrase is not None and profile.recipient:
        unlock(place, profile.uid, passphrase)
    sessions = archive.sessions(profile.uid)
    temp = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with create_private(temp) as file:
            if encrypt_with is None:
                _write(file, place, archive, profile, sessions, passphrase, progress)
            else:
                whole = BytesIO()
                _write(whole, place, archive, profile, sessions, passphrase, progress)
                file.write(seal_with(whole.getvalue(), encrypt_with))
            file.flush()
            os.fsync(file.fileno())
        temp.replace(target)
    except OSError as error:
        raise StoreError(
            f'The export "{target}" cannot be written: {error.strerror or error}.',
            "Choose another folder or free some space.",
        ) from error
    finally:
        temp.unlink(missing_ok=True)
    return len(sessions)


def check_target(target: Path, force: bool) -> None:
    """Say before the long work what cannot be written after it. Raises StoreError."""
    if target.is_dir():
        raise StoreError(f'"{target}" is a folder.', "Give a file name in it.")
    if not target.parent.is_dir():
        raise StoreError(f'The folder "{target.parent}" does not exist.', "Make it first, or choose another one.")
    if target.exists() and not force:
        raise StoreError(f'"{target}" is there already.', "Choose another name, or overwrite it with --force.")


def _write(
    file: BinaryIO,
    place: Place,
    archive: Archive,
    profile: Profile,
    sessions: Sequence[SessionRecord],
    passphrase: str | None,
    progress: Progress | None,
) -> None:
    now = datetime.now(UTC)
    sets = [one for session in sessions for one in session.sets]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as z:
        kept, films, sealed = 0, 0, False
        for done, one in enumerate(sets, 1):
            name = _add_landmarks(z, archive, one, passphrase)
            film = _add_video(z, place, archive, one, passphrase)
            kept, films = kept + bool(name), films + bool(film)
            sealed = sealed or SUFFIX in (name[-len(SUFFIX) :], film[-len(SUFFIX) :])
            if progress is not None:
                progress(done, len(sets))
        if sealed:
            z.write(key_file(place, profile.uid), KEY)
        z.writestr("profile.json", _json(to_plain(profile)))
        z.writestr("sessions.json", _json({"sessions": [to_plain(s) for s in sessions]}))
        z.writestr("repetitions.csv", repetitions_csv(sessions))
        note = _KEY_NOTE if sealed else ""
        z.writestr("README.txt", _README.format(name=profile.name, version=__version__, at=now, key=note))
        manifest = {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "software": __version__,
            "exported_at": iso(now),
            "profile": profile.name,
            "sessions": len(sessions),
            "sets": len(sets),
            "recordings": kept,
            "films": films,
            "encrypted_recordings": sealed,
        }
        z.writestr("manifest.json", _json(manifest))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _add_landmarks(z: zipfile.ZipFile, archive: Archive, one: SetRecord, passphrase: str | None) -> str:
    """Returns the name in the zip, "" where none were kept."""
    path = archive.recording_path(one.head.uid)
    if path is None:
        return ""
    sealed = path.suffix == SUFFIX and passphrase is None
    data = path.read_bytes() if sealed else archive.recording_bytes(one.head.uid, passphrase)
    name = f"landmarks/{one.head.uid}.npz{SUFFIX if sealed else ''}"
    # These files are compressed already.
    z.writestr(zipfile.ZipInfo(name, datetime.now().timetuple()[:6]), data or b"")
    return name


def _add_video(z: zipfile.ZipFile, place: Place, archive: Archive, one: SetRecord, passphrase: str | None) -> str:
    """Returns the name in the zip, "" where there is none."""
    path = place.videos / Path(one.video).name
    if not one.video or not path.is_file():
        return ""
    name = f"videos/{one.head.uid}{''.join(path.suffixes)}"
    if path.suffix == SUFFIX and passphrase is not None:
        name = name.removesuffix(SUFFIX)
        data = archive.opened(path, one.head.uid, passphrase)
        z.writestr(zipfile.ZipInfo(name, datetime.now().timetuple()[:6]), data)
    else:
        z.write(path, name, zipfile.ZIP_STORED)
    return name


def repetitions_csv(sessions: Sequence[SessionRecord]) -> str:
    """One row a repetition; a measure's column has its unit in the header and only sure values in it."""
    columns: dict[tuple[str, str], None] = {}
    for session in sessions:
        for one in session.sets:
            for rep in one.reps:
                columns |= {(name, m.unit): None for name, m in rep.measures.items()}
    out = StringIO()
    rows = csv.writer(out, lineterminator="\n")
    head = "session_uid date session_kind exercise set_uid set_index set_number side repetition verdict"
    times = ["t_start [s]", "t_top [s]", "t_end [s]"]
    named = [text for name, unit in columns for text in (f"{name} [{unit}]", f"{name} quality")]
    rows.writerow([*head.split(), *times, *named, "findings"])
    for session in sessions:
        for one in session.sets:
            for rep in one.reps:
                rows.writerow([*_place_of(session, one, rep), *_cells(rep, list(columns)), _findings(rep)])
    return out.getvalue()


def _place_of(session: SessionRecord, one: SetRecord, rep: RepEvent) -> list[str | int]:
    head = session.head
    day = (head.started_at.astimezone(UTC) + timedelta(minutes=head.offset_min)).date().isoformat()
    at = [f"{t:.3f}" if isfinite(t) else "" for t in (rep.t_start_s, rep.t_top_s, rep.t_end_s)]
    s = one.head
    own = [head.uid, day, head.kind, _text(s.exercise_id), s.uid, s.index, s.number]
    return [*own, rep.side or s.side or "", rep.index, rep.verdict, *at]


def _cells(rep: RepEvent, columns: list[tuple[str, str]]) -> list[str]:
    found: list[str] = []
    for name, unit in columns:
        m: Measure | None = rep.measures.get(name)
        if m is None or m.unit != unit:
            found += ["", ""]
        else:
            found += [repr(m.value) if m.quality == "ok" and isfinite(m.value) else "", m.quality]
    return found


def _findings(rep: RepEvent) -> str:
    return _text(" ".join(f"{f.id}:{f.severity}" for f in rep.faults))


def _text(text: str) -> str:
    """A spreadsheet must not take a word for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
