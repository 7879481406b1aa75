"""Checks files one by one and tells all that is wrong with any of them. Not here: what a file must be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from rich.text import Text

from coach.cli.progress import OUT
from coach.errors import CoachError

T = TypeVar("T")


def check_files(files: Sequence[Path], load: Callable[[Path], T], in_short: Callable[[T], str]) -> int:
    """Load each file; the exit code: 0, or that of the first problem."""
    problems: list[CoachError] = []
    for path in files:
        try:
            found = load(path)
        except CoachError as error:
            problems.append(error)
            OUT.print(Text(str(error), style="yellow"), soft_wrap=True)
        else:
            OUT.print(Text(f"ok  {path}: {in_short(found)}"), soft_wrap=True)
    return problems[0].exit_code if problems else 0
