"""`coach data` and `coach profiles`: where a person's data is, export, import, delete, passphrase; who there is."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text

from coach.cli import secret
from coach.cli.progress import ERR, OUT, frames_progress
from coach.errors import CoachError, StoreError
from coach.store.place import ENVIRONMENT_VARIABLE, data_place, is_private

if TYPE_CHECKING:
    from coach.store.records import Profile
    from coach.store.removing import Removal
    from coach.store.store import Store

WHERE = f"The data folder is the system's own for programs, or the one that {ENVIRONMENT_VARIABLE} names."


def add_to(commands: Any) -> None:
    """Add both commands."""
    data = commands.add_parser(
        "data",
        help="where your data is; export, import, delete, passphrase",
        description=f"What the coach keeps of you, all on this computer. {WHERE}",
    )
    inner = data.add_subparsers(dest="data_command", metavar="COMMAND", required=True)
    where = inner.add_parser("where", help="which files, how large, who may read them", description=WHERE)
    where.set_defaults(function=run_where)
    _add_export(inner)
    _add_import(inner)
    _add_delete(inner)
    _add_passphrase(inner)
    _add_profiles(commands)


def _add_export(inner: Any) -> None:
    export = inner.add_parser(
        "export",
        help="everything of a profile as one zip of open formats",
        description="Write everything that is kept of a profile as one zip; a README.txt in it explains every file. "
        f"The passphrase of encrypted recordings is {secret.HOW}; without it they stay encrypted in the zip.",
    )
    _profile(export)
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.zip", help="the zip to write")
    export.add_argument("--encrypt", action="store_true", help="encrypt the zip with a passphrase; .age is added")
    export.add_argument("--force", action="store_true", help="overwrite FILE.zip where it is there already")
    secret.add_option(export)
    export.set_defaults(function=run_export)


def _add_import(inner: Any) -> None:
    take = inner.add_parser(
        "import",
        help="put the sessions of an export into a profile",
        description="Check an export and put its sessions into a profile that does not have them yet: all, or nothing.",
    )
    take.add_argument("file", type=Path, metavar="FILE", help="the zip, or the encrypted .zip.age")
    _profile(take)
    secret.add_option(take)
    take.set_defaults(function=run_import)


def _add_delete(inner: Any) -> None:
    delete = inner.add_parser(
        "delete",
        help="remove a profile, or everything",
        description="Remove a profile with its recordings, or without --profile everything that the coach keeps. "
        "Says first what that is, and asks. Exports and backups that you made elsewhere stay.",
    )
    _profile(delete, required=False)
    delete.add_argument("--yes", action="store_true", help="do not ask")
    delete.set_defaults(function=run_delete)


def _add_passphrase(inner: Any) -> None:
    phrase = inner.add_parser(
        "passphrase",
        help="encrypt a profile's recordings and films",
        description="Encrypt the recordings and films of a profile (age format). No passphrase is needed while "
        "exercising, only to look at recordings. Who forgets it loses the recordings; counts and measures stay. "
        f"The passphrase is {secret.HOW}.",
    )
    phrase.add_argument("action", choices=("set", "change", "remove"), help="what to do")
    _profile(phrase)
    secret.add_option(phrase)
    phrase.add_argument(
        "--new-passphrase-file", type=Path, metavar="F", help="for change: file whose first line is the new one"
    )
    phrase.set_defaults(function=run_passphrase)


def _add_profiles(commands: Any) -> None:
    profiles = commands.add_parser(
        "profiles",
        help="the people on this computer: list, add, rename",
        description="A profile is a person as they want to be called; there is no account.",
    )
    profiles.set_defaults(function=run_profiles)
    acts = profiles.add_subparsers(dest="profiles_command", metavar="COMMAND")
    acts.add_parser("list", help="who there is", description="List the profiles.").set_defaults(function=run_profiles)
    add = acts.add_parser("add", help="a new profile", description="Make a profile; 1 to 60 characters.")
    add.add_argument("name", metavar="NAME")
    add.set_defaults(function=run_add)
    rename = acts.add_parser("rename", help="another name", description="Give a profile another name.")
    rename.add_argument("old", metavar="OLD")
    rename.add_argument("new", metavar="NEW")
    rename.set_defaults(function=run_rename)


def _profile(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument("--profile", required=required, metavar="P", help="name of the profile; see `coach profiles`")


@contextmanager
def opened() -> Generator[Store]:
    """The store, and word of a damaged file that was set aside."""
    from coach.store.store import open_store

    with open_store() as store:
        if store.set_aside is not None:
            ERR.print(
                Text(f"The data file was damaged. It is kept as {store.set_aside}; a new one was begun.", "yellow"),
                soft_wrap=True,
            )
        yield store


@contextmanager
def _bar(what: str) -> Generator[Callable[[int, int], None]]:
    with frames_progress() as bar:
        task = bar.add_task(what, total=None)

        def show(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        yield show


def _say(line: str) -> None:
    OUT.print(Text(line), soft_wrap=True)


def run_where(options: argparse.Namespace) -> int:
    """Paths, sizes, permissions, encrypted or not. Makes nothing."""
    from coach.store.removing import others_files

    place = data_place()
    _say(f"Data folder: {place.root}")
    if not place.root.is_dir():
        _say("There is nothing yet.")
        return 0
    if not is_private(place.root):
        _say("  Others on this computer may look into it; the next start of the coach closes it.")
    wal = [place.database.with_name(place.database.name + tail) for tail in ("", "-wal", "-shm")]
    _say(f"  {place.database.name}: {_size(wal)}, sessions and profiles")
    for folder, what in ((place.recordings, "landmarks of sets, no pictures"), (place.videos, "films of sets")):
        files = [p for p in folder.glob("*") if p.is_file()]
        sealed = sum(p.suffix == ".age" for p in files)
        _say(f"  {folder.name}/: {_number(len(files), 'files')}, {_size(files)}, {sealed} of them encrypted; {what}")
    for path in others_files(place):
        _say(f"  {path.name}: {_size([path])}, a damaged file that was set aside")
    shared = [p for p in place.root.rglob("*") if p.is_file() and not is_private(p)]
    _say(f"Private to you: {'yes' if not shared else f'no, {len(shared)} files may be read by others'}")
    if place.database.exists():
        with opened() as store:
            for person in store.archive.profiles():
                n, reps = _counts(store, person)
                lock = "recordings encrypted" if person.recipient else "recordings not encrypted"
                _say(f"  {person.name}: {_number(n, 'sessions')}, {_number(reps, 'repetitions')}, {lock}")
    return 0


def _counts(store: Store, person: Profile) -> tuple[int, int]:
    found = {what: n for n, what in store.archive.counts(person.uid)}
    return found["sessions"], found["repetitions"]


def _size(files: list[Path]) -> str:
    return _bytes(sum(p.stat().st_size for p in files if p.exists()))


def _number(n: int, words: str) -> str:
    """How many of something, in words."""
    return f"{n} {words if n != 1 else words.removesuffix('s')}"


def _bytes(size: float) -> str:
    for unit in ("bytes", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"


def run_export(options: argparse.Namespace) -> int:
    """Write the zip."""
    from coach.store.export_zip import check_target, export_zip

    target: Path = options.output
    if options.encrypt and target.suffix != ".age":
        target = target.with_name(f"{target.name}.age")
    check_target(target, options.force)
    with opened() as store:
        person = store.archive.profile(options.profile)
        opens = None
        names = [name for both in store.archive.files(person.uid).values() for name in both]
        sealed = person.recipient and any(name.endswith(".age") for name in names)
        if sealed and (secret.given(options) or sys.stdin.isatty()):
            opens = secret.ask(options, f"Passphrase of {person.name} (empty: leave them encrypted)") or None
        key = secret.ask(options, "Passphrase for the export", twice=True) if options.encrypt else None
        with _bar("export") as progress:
            n = export_zip(
                store.place,
                store.archive,
                person,
                target,
                passphrase=opens,
                encrypt_with=key,
                force=options.force,
                progress=progress,
            )
    _say(f'Written: {target} ({_size([target])}), {_number(n, "sessions")} of "{person.name}".')
    if sealed and opens is None:
        _say("Its recordings and films are encrypted as before; key.age in it and the passphrase open them.")
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Read the zip."""
    from coach.store.import_zip import import_zip

    with opened() as store:
        person = store.archive.profile(options.profile)
        phrase = secret.given(options)
        if phrase is None and options.file.suffix == ".age" and options.file.exists():
            phrase = secret.prompt(f"Passphrase of {options.file.name}")
        with _bar("import") as progress:
            n = import_zip(store.place, store.archive, person, options.file, passphrase=phrase, progress=progress)
    _say(f'Imported {_number(n, "sessions")} into "{person.name}".')
    return 0


def run_delete(options: argparse.Namespace) -> int:
    """Say what there is, ask, remove it, say what was removed."""
    from coach.store.removing import look, look_at_all, remove, remove_all, window_settings

    place = data_place()
    if options.profile is None:
        settings = window_settings(dict(os.environ))
        planned = look_at_all(place, settings)
        if not (planned.recordings or planned.videos or planned.others):
            _say(f"There is nothing in {place.root}.")
            return 0
        _tell("Everything", planned, whole=True)
        _sure(options, "Remove everything? It cannot be brought back. Type yes: ")
        _tell("Removed", remove_all(place, settings), whole=True)
        return 0
    with opened() as store:
        person = store.archive.profile(options.profile)
        _tell(person.name, look(place, store.archive, person))
        _sure(options, f'Remove "{person.name}"? It cannot be brought back. Type yes: ')
        store.journal.close()
        _tell("Removed", remove(place, store.archive, person))
    _warn_of_others()
    return 0


def _warn_of_others() -> None:
    from coach.store.removing import others_files

    for path in others_files(data_place()):
        _say(f"Not removed: {path}, a damaged file that was set aside. It may hold data of this profile; delete it")
        _say("by hand, or everything with `coach data delete`.")


def _tell(title: str, what: Removal, *, whole: bool = False) -> None:
    rows = ", ".join(_number(n, word) for n, word in what.rows) or "no sessions"
    files = f"{_number(len(what.recordings), 'recordings')}, {_number(len(what.videos), 'films')}"
    _say(f"{title}: {rows}; {files} ({_bytes(what.size)}).")
    for path in what.others if whole else ():
        _say(f"  {path}")


def _sure(options: argparse.Namespace, question: str) -> None:
    if options.yes:
        return
    if not sys.stdin.isatty():
        raise CoachError("Nothing was removed: there is nobody to ask.", "Give --yes if you are sure.")
    if input(question).strip().lower() not in ("yes", "y"):
        raise CoachError("Nothing was removed.")


def run_passphrase(options: argparse.Namespace) -> int:
    """Set, change or remove."""
    from coach.store.secrecy import change_passphrase, remove_passphrase, set_passphrase

    with opened() as store:
        person = store.archive.profile(options.profile)
        if options.action == "set":
            phrase = secret.ask(options, "New passphrase", twice=not person.recipient)
            with _bar("encrypting") as progress:
                set_passphrase(store, person, phrase, progress)
            _say(f"Recordings and films of {person.name} are encrypted.")
            _say("Keep the passphrase: nobody can open them without it.")
            return 0
        if not person.recipient:
            raise StoreError(f'"{person.name}" has no passphrase.', "Set one: `coach data passphrase set --profile P`.")
        old = secret.ask(options, "Passphrase")
        if options.action == "change":
            path: Path | None = options.new_passphrase_file
            new = secret.first_line(path) if path else secret.prompt("New passphrase", twice=True)
            change_passphrase(store, person, old, new)
            _say(f"The passphrase of {person.name} is changed; the old one opens nothing any more.")
        else:
            with _bar("decrypting") as progress:
                remove_passphrase(store, person, old, progress)
            _say(f"Recordings and films of {person.name} are no longer encrypted.")
    return 0


def run_profiles(options: argparse.Namespace) -> int:
    """List them."""
    if not data_place().database.exists():
        _say("There is no profile yet. Make one: coach profiles add NAME")
        return 0
    with opened() as store:
        people = store.archive.profiles()
        for person in people:
            n, reps = _counts(store, person)
            had = f"{_number(n, 'sessions')}, {_number(reps, 'repetitions')}"
            _say(f"{person.name}: {had}, since {person.created_at:%Y-%m-%d}")
    if not people:
        _say("There is no profile yet. Make one: coach profiles add NAME")
    return 0


def run_add(options: argparse.Namespace) -> int:
    """A new one."""
    from coach.store.profiles import create

    with opened() as store:
        made = create(store.journal, store.archive, options.name)
    _say(f"Made: {made.name}")
    return 0


def run_rename(options: argparse.Namespace) -> int:
    """Another name."""
    from coach.store.profiles import rename

    with opened() as store:
        old = store.archive.profile(options.old)
        new = rename(store.journal, store.archive, old, options.new)
    _say(f"{old.name} is now {new.name}.")
    return 0
