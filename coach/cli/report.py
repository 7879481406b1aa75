"""`coach report` and `coach export`: what was kept of a person's training, for a therapist or another program."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.cli.progress import ERR, frames_progress
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.store.base import Reader
    from coach.store.recording import Recording
    from coach.store.records import Profile, SessionRecord

PASSPHRASE = "GLUTE_COACH_PASSPHRASE"
STDOUT = "-"


def add_to(commands: Any) -> None:
    """Add both sub-commands."""
    report = commands.add_parser(
        "report",
        help="a page for the therapist, as PDF or HTML",
        description="Sessions, measures with their error, findings, pain and stops of one person over a period. "
        f"Recordings that are encrypted are opened with {PASSPHRASE}, or the report asks, or has no pictures.",
    )
    _add_who(report)
    report.add_argument("--pdf", metavar="F", help="write the report as PDF")
    report.add_argument("--html", metavar="F", help="write the report as one HTML file (- for standard output)")
    report.add_argument("--lang", choices=("en", "de"), default="en", help="language of the report (default: en)")
    report.set_defaults(function=run_report)
    export = commands.add_parser(
        "export",
        help="the data of one person as CSV, JSON, FHIR or OpenSim landmarks",
        description="What each format holds, its units and signs: docs/json.md.",
    )
    _add_who(export)
    export.add_argument("--csv", metavar="F", help="one row a repetition (- for standard output)")
    export.add_argument("--json", metavar="F", help="all records without loss (- for standard output)")
    export.add_argument("--fhir", metavar="F", help="a FHIR R4 bundle (- for standard output)")
    export.add_argument("--trc", metavar="FOLDER", type=Path, help="landmarks of each recorded set for OpenSim")
    export.set_defaults(function=run_export)


def _add_who(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", metavar="P", help="whose sessions (may be left out where there is one profile)")
    parser.add_argument("--from", dest="since", type=_day, metavar="D", help="first day, as 2026-01-31")
    parser.add_argument("--to", dest="until", type=_day, metavar="D", help="last day, included")
    parser.add_argument("--force", action="store_true", help="replace files that are there")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day such as 2026-01-31') from None


@contextmanager
def open_reader() -> Generator[Reader]:
    """The archive of this computer's user. Loaded here, so that other commands start without it."""
    from coach.store.store import open_store

    with open_store() as store:
        yield store.archive


# --- the two commands


def run_report(options: argparse.Namespace) -> int:
    """`coach report`."""
    if options.pdf == STDOUT:
        raise CoachError("A PDF cannot be written to standard output.", "Give --pdf the name of a file.")
    _check_files(options, "pdf", "html")
    from coach.export.content import report_content

    with open_reader() as reader, frames_progress() as bar:
        profile, sessions = _sessions(reader, options)
        shown = bar.add_task("exercises", total=None)

        def progress(done: int, total: int) -> None:
            bar.update(shown, completed=done, total=total)

        ask = recordings_of(reader, profile, bar.stop)
        today = date.today()
        content = report_content(profile, sessions, options.since, options.until, today, ask, progress=progress)
    if content.pictures == "locked":
        ERR.print(
            "The report has no pictures: the recordings are encrypted or cannot be read. "
            f"{PASSPHRASE} or the prompt takes their passphrase.",
            highlight=False,
            soft_wrap=True,
        )
    if options.pdf:
        from coach.export.pdf import to_pdf

        _write(options.pdf, to_pdf(content, options.lang), options.force)
    if options.html:
        from coach.export.html import to_html

        _write(options.html, to_html(content, options.lang), options.force)
    return 0


def run_export(options: argparse.Namespace) -> int:
    """`coach export`."""
    _check_files(options, "csv", "json", "fhir", "trc")
    from coach.export.as_csv import to_csv
    from coach.export.as_json import to_json
    from coach.export.fhir import to_fhir

    with open_reader() as reader:
        profile, sessions = _sessions(reader, options)
        for name, text in ((options.csv, to_csv), (options.json, to_json), (options.fhir, to_fhir)):
            if name:
                _write(name, text(profile, sessions), options.force)
        if options.trc is not None:
            _write_landmarks(reader, profile, sessions, options)
    return 0


# --- whose, and when


def _sessions(reader: Reader, options: argparse.Namespace) -> tuple[Profile, Sequence[SessionRecord]]:
    """The profile and its sessions of the period; an error where there are none."""
    profile = _profile(reader, options.profile)
    sessions = reader.sessions(profile.uid, options.since, options.until)
    if not sessions:
        from coach.export.rows import local_day

        days = [local_day(o.head) for o in reader.overviews(profile.uid)]
        if not days:
            raise CoachError(
                f'There is no session of "{profile.name}" yet.',
                "Do one with `coach session`, or store a film with `coach analyze FILM --profile P`.",
            )
        raise CoachError(
            f'There is no session of "{profile.name}" {_words(options)}.',
            f"There are {len(days)} from {min(days)} to {max(days)}.",
        )
    return profile, sessions


def _profile(reader: Reader, name: str | None) -> Profile:
    if name is not None:
        return reader.profile(name)
    known = reader.profiles()
    if len(known) == 1:
        return known[0]
    if not known:
        raise CoachError("There is no profile yet.", "Make one: `coach profiles add NAME`.")
    raise CoachError("Whose sessions?", f"Give --profile and one of: {', '.join(p.name for p in known)}.")


def _words(options: argparse.Namespace) -> str:
    since = f"from {options.since}" if options.since else ""
    return " ".join(part for part in (since, f"to {options.until}" if options.until else "") if part)


# --- files


def _check_files(options: argparse.Namespace, *names: str) -> None:
    """Say before the long work what cannot be done after it."""
    from coach.export.files import check_folder, check_target

    if options.since and options.until and options.since > options.until:
        raise CoachError(f"--from {options.since} is after --to {options.until}.", "Exchange them.")
    wanted = {name: value for name in names if (value := getattr(options, name))}
    if not wanted:
        raise CoachError("Nothing to write.", f"Give at least one of {', '.join(f'--{name}' for name in names)}.")
    files = [str(value) for name, value in wanted.items() if name != "trc"]
    if files.count(STDOUT) > 1:
        raise CoachError("Only one format fits on standard output.", "Give the others the name of a file.")
    paths = [Path(value).absolute() for value in files if value != STDOUT]
    if len(set(paths)) < len(paths):
        raise CoachError("Two formats have the same file name.", "Give each its own.")
    for path in paths:
        check_target(path, options.force)
    if "trc" in wanted:
        check_folder(options.trc)


def _write(name: str, content: str | bytes, force: bool) -> None:
    from coach.export.files import write_whole

    if name == STDOUT and isinstance(content, str):
        sys.stdout.write(content)
        return
    write_whole(Path(name), content, force)
    ERR.print(f"Written: {name}", highlight=False, soft_wrap=True)


# --- landmarks


def recordings_of(
    reader: Reader, profile: Profile, before_asking: Callable[[], None] = lambda: None, *, needed: bool = False
) -> Callable[[str], Recording | None]:
    """Opens the landmarks of a set by its uid. The passphrase is asked for once, and only where one is needed."""
    passphrase: list[str | None] = []

    def ask(set_uid: str) -> Recording | None:
        if profile.recipient and not passphrase:
            passphrase.append(_passphrase(before_asking))
            if needed and not passphrase[0]:
                raise CoachError(
                    "The landmarks of this profile are encrypted.", f"Set {PASSPHRASE}, or type it when asked."
                )
        return reader.recording(set_uid, passphrase[0] if passphrase else None)

    return ask


def _passphrase(before_asking: Callable[[], None]) -> str | None:
    """From the environment, else from the person where there is one; None: nobody to ask."""
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    before_asking()
    return getpass("Passphrase of the recordings (empty: without them): ", sys.stderr) or None


def _write_landmarks(
    reader: Reader, profile: Profile, sessions: Sequence[SessionRecord], options: argparse.Namespace
) -> None:
    from coach.export.files import check_target
    from coach.export.trc import README, file_name, to_trc

    folder: Path = options.trc
    names = {s.head.uid: file_name(session, s) for session in sessions for s in session.sets if s.recording}
    if folder.is_dir():
        for name in (*names.values(), "README.txt"):
            check_target(folder / name, options.force)
    if not names:
        raise CoachError("No landmarks were kept of these sets.", "--trc needs sets with a recording.")
    ask, written = recordings_of(reader, profile, needed=True), 0
    with frames_progress() as bar:
        for uid, name in bar.track(names.items(), description="sets"):
            recording = ask(uid)
            if recording is not None:
                folder.mkdir(exist_ok=True)
                _save(folder / name, to_trc(recording, name), options.force)
                written += 1
    if not written:
        raise CoachError(
            "The landmarks of these sets are not there any more.", "Bring the data folder back from a copy."
        )
    _save(folder / "README.txt", README, options.force)
    ERR.print(f"Written: {written} files of landmarks in {folder}", highlight=False, soft_wrap=True)


def _save(path: Path, text: str, force: bool) -> None:
    from coach.export.files import write_whole

    write_whole(path, text, force)
