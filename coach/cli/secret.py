"""Passphrases for commands: from a file, the environment, or a prompt; never from the command line, never shown."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from coach.errors import CoachError

ENVIRONMENT_VARIABLE = "GLUTE_COACH_PASSPHRASE"
HOW = f"asked for, or from {ENVIRONMENT_VARIABLE} or --passphrase-file"


def add_option(parser: argparse.ArgumentParser) -> None:
    """--passphrase-file."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="F",
        help=f"file whose first line is the passphrase (else {ENVIRONMENT_VARIABLE}, else you are asked)",
    )


def given(options: argparse.Namespace) -> str | None:
    """What a file or the environment says, None where neither does. Raises CoachError."""
    path: Path | None = options.passphrase_file
    if path is not None:
        return first_line(path)
    return os.environ.get(ENVIRONMENT_VARIABLE) or None


def ask(options: argparse.Namespace, what: str, *, twice: bool = False) -> str:
    """A passphrase for `what`. Raises CoachError where there is nobody to ask."""
    found = given(options)
    if found is not None:
        return found
    return prompt(what, twice=twice)


def prompt(what: str, *, twice: bool = False) -> str:
    """Ask at the terminal, without showing what is typed."""
    if not sys.stdin.isatty():
        raise CoachError(f"{what} is needed, and there is nobody to ask.", f"Set {ENVIRONMENT_VARIABLE}.")
    try:
        first = getpass.getpass(f"{what}: ")
        if twice and getpass.getpass("Once more: ") != first:
            raise CoachError("The two were not the same.", "Try again.")
    except EOFError as error:
        raise CoachError("No passphrase was given.", "Try again.") from error
    return first


def first_line(path: Path) -> str:
    """The first line of a file. Raises CoachError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CoachError(f'The passphrase file "{path}" cannot be read: {error}.', "Check its name.") from error
    if not lines or not lines[0]:
        raise CoachError(f'The passphrase file "{path}" is empty.', "Its first line is the passphrase.")
    return lines[0]
