"""The `coach` command: one function a sub-command, and every error as one clear message."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any, NoReturn

from coach import __version__
from coach.errors import CoachError

EXIT_USER = 2
EXIT_INTERRUPTED = 130
EXIT_BUG = 70
COMMANDS = (
    "session",
    "run",
    "analyze",
    "replay",
    "report",
    "export",
    "data",
    "profiles",
    "exercises",
    "programmes",
    "specs",
    "cameras",
    "doctor",
    "calibrate",
    "validate",
    "bench",
)
MODULES = (
    "session",
    "window",
    "analyze",
    "report",
    "data",
    "info",
    "programme",
    "calibrate",
    "validate",
    "bench",
)


class Parser(argparse.ArgumentParser):
    """argparse with a "did you mean" for commands and options, and exit code 2."""

    words: Sequence[str] = ()  # what the user wrote, for all parsers of one command line

    def error(self, message: str) -> NoReturn:
        """Print what is wrong, the nearest right word, and where help is."""
        known = _known(self)
        doubtful = [w.split("=")[0] for w in Parser.words if w.startswith("-") or w in message]
        near = [m[0] for w in doubtful if w not in known and (m := get_close_matches(w, known, n=1, cutoff=0.6))]
        hint = f' Did you mean "{near[0]}"?' if near else ""
        self.exit(EXIT_USER, f"{self.prog}: {message}.{hint} See `{self.prog} --help`.\n")


def _known(parser: argparse.ArgumentParser) -> list[str]:
    """All options and sub-commands below a parser: argparse lets the outermost tell of an unknown option."""
    found: list[str] = []
    for action in parser._actions:  # pyright: ignore[reportPrivateUsage]
        found += action.option_strings
        if isinstance(action, argparse._SubParsersAction):  # pyright: ignore[reportPrivateUsage]
            inner: dict[str, argparse.ArgumentParser] = action.choices
            found += [*inner, *(word for sub in inner.values() for word in _known(sub))]
    return found


def build_parser() -> Parser:
    """The whole command line."""
    parser = Parser(
        prog="coach",
        description="A form coach for five glute exercises, from one camera. Nothing leaves this computer.",
        epilog="Start with `coach run` (window), or `coach analyze FILM --exercise glute_bridge`.",
    )
    parser.add_argument("--version", action="version", version=f"coach {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for module in MODULES:
        import_module(f"coach.cli.{module}").add_to(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    # OpenCV and MediaPipe talk to stderr by themselves; what matters is said by us.
    os.environ.setdefault("GLOG_minloglevel", "2")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        # Here, not while Python ends: a reader that has gone is found out only when the last words are written.
        sys.stdout.flush()
        return code
    except CoachError as error:
        print(f"coach: {error}", file=sys.stderr)  # noqa: T201
        return error.exit_code
    except KeyboardInterrupt:
        print("\ncoach: stopped.", file=sys.stderr)  # noqa: T201
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # `coach analyze ... | head`: the reader has gone, which is no fault of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(words: list[str]) -> int:
    """Read the words and do it. Loading takes a while: Ctrl-C may come before the command begins."""
    parser = build_parser()
    Parser.words = words
    options = parser.parse_args(words)
    function: Any = getattr(options, "function", None)
    if function is None:
        parser.print_help()
        return EXIT_USER
    return int(function(options))


if __name__ == "__main__":
    sys.exit(main())
