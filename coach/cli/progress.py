"""Progress bars of the command line, on stderr so that stdout stays clean."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

ERR = Console(stderr=True)
OUT = Console()


@contextmanager
def frames_progress() -> Generator[Progress]:
    """A bar for each film, in frames."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), MofNCompleteColumn())
    # Into a file or pipe a bar would write an empty line.
    hidden = not ERR.is_terminal
    with Progress(*columns, TimeRemainingColumn(), console=ERR, transient=True, disable=hidden) as bar:
        yield bar


@contextmanager
def model_progress() -> Generator[Callable[[str, float], None]]:
    """A bar for the provision of the model; nothing is drawn while there is nothing to do."""
    bar = Progress(TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), console=ERR, transient=True)
    task = None

    def show(what: str, share: float) -> None:
        nonlocal task
        if task is None:
            bar.start()
            task = bar.add_task(what, total=1.0)
        bar.update(task, description=what, completed=share)

    try:
        yield show
    finally:
        bar.stop()
