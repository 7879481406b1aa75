"""`coach programmes`: which programmes there are, day by day with their minutes, and whether a file of one holds."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from rich.text import Text

from coach.cli.checking import check_files
from coach.cli.progress import OUT


def add_to(commands: Any) -> None:
    """Add the sub-commands."""
    programmes = commands.add_parser(
        "programmes",
        help="training programmes: list, or check a file",
        description="Training programmes (TOML) of guided sessions; exercise_specs/programmes/README.md explains them.",
    )
    programmes.set_defaults(function=run_list)
    inner = programmes.add_subparsers(dest="programmes_command", metavar="COMMAND")
    inner.add_parser(
        "list", help="the programmes, day by day", description="List the programmes with doses and minutes of each day."
    ).set_defaults(function=run_list)
    check = inner.add_parser(
        "check",
        help="check one file, or all that are shipped",
        description="Check programmes: every problem of every file at once, with its line. Exit code 2 if any.",
    )
    check.add_argument("file", nargs="*", type=Path, metavar="FILE", help="programme files (default: all shipped)")
    check.set_defaults(function=run_check)
    use = inner.add_parser(
        "use",
        help="give a person a programme",
        description="The person's programme from now on: a shipped one, or a file, whose text is kept.",
    )
    use.add_argument("programme", metavar="FILE|ID", help="a programme's file, or the id of a shipped one")
    use.add_argument("--profile", required=True, metavar="P", help="name of the person")
    use.set_defaults(function=run_use)


def run_list(_: argparse.Namespace) -> int:
    """List the shipped programmes."""
    from coach.session.guided.programme import minutes, programme, programme_ids

    for name in programme_ids():
        spec = programme(name)
        OUT.print(Text(f"{spec.id}: {spec.name['en']}", style="bold"))
        OUT.print(Text(f"  {spec.about['en']}"), soft_wrap=True)
        plans = {day: spec.plan(day) for day in spec.days}
        for plan in dict.fromkeys(plans.values()):
            days = " ".join(day for day, same in plans.items() if same == plan)
            doses = "; ".join(dose_of(item) for item in plan.items)
            OUT.print(Text(f"  {days}: {doses} (about {minutes(plan):.0f} min)"), soft_wrap=True)
    return 0


def dose_of(item: Any) -> str:
    """One item in short, such as "clamshell 2 x 12 each side, hold 1 s"."""
    sides = " each side" if item.each_side else ""
    hold = f", hold {item.hold_s:g} s" if item.hold_s else ""
    return f"{item.exercise_id} {item.sets} x {item.reps}{sides}{hold}"


def run_check(options: argparse.Namespace) -> int:
    """Check files; every problem of every file is told."""
    from coach.paths import PROGRAMMES_DIR
    from coach.session.guided.programme import load_programme, programme_ids

    files: list[Path] = options.file or [PROGRAMMES_DIR / f"{name}.toml" for name in programme_ids()]
    return check_files(
        files, load_programme, lambda spec: f"{spec.id}, {len(spec.item)} exercises on {len(spec.days)} days"
    )


def run_use(options: argparse.Namespace) -> int:
    """`coach programmes use`."""
    from coach.cli.session import programme_of
    from coach.store.profiles import save, with_settings
    from coach.store.store import open_store

    spec = programme_of(options.programme)
    path = Path(options.programme).expanduser()
    text = path.read_text(encoding="utf-8") if path.is_file() else None
    with open_store() as store:
        person = store.archive.profile(options.profile)
        save(store.journal, with_settings(person, programme=spec.id, programme_text=text))
    OUT.print(Text(f"{person.name}: {spec.name['en']}, {' '.join(spec.days)}."), soft_wrap=True)
    return 0
