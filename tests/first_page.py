"""Reads the blocks of a report: the first page, and the same figures from the tables behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.export.block_types import Block, Break, Table, Text

EXERCISE, SETS, COUNTED, GOOD, MAIN, ERROR, EXCEEDS, FINDING, SIDES, UNREAD = range(10)
DASH = "–"


def plain(text: str) -> str:
    """With common spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def parts(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """What stands before the break, and behind it."""
    at = next((i for i, b in enumerate(blocks) if isinstance(b, Break)), len(blocks))
    return list(blocks[:at]), list(blocks[at + 1 :])


def table(blocks: Sequence[Block], *captions: str) -> list[list[str]]:
    """Rows of the tables whose captions begin with one of `captions`."""
    return [[plain(c) for c in row] for b in blocks if isinstance(b, Table) and b.caption.startswith(captions)
            for row in b.rows]  # fmt: skip


def first_rows(blocks: Sequence[Block]) -> dict[str, list[str]]:
    """The rows of the first page by exercise."""
    return {row[0]: row for row in table(parts(blocks)[0], "Each exercise at a glance")}


def share(part: int, of: int) -> str:
    """A share as the report writes it in English."""
    return f"{100 * (part / of):.0f}%"


def from_details(details: Sequence[Block], name: str) -> list[str]:
    """What the first page must say of an exercise in English, read from the other tables alone."""
    dose = [row for row in table(details, "Sets and repetitions") if row[0] == name]
    lines = [plain(b.text) for b in details if isinstance(b, Text)]
    at = next((i for i, b in enumerate(details) if getattr(b, "level", 0) == 2 and getattr(b, "text", "") == name), -1)
    if at < 0:
        return [name, _sum(dose, 2), _sum(dose, 3), *[DASH] * 7]
    line = plain(details[at + 1].text)  # type: ignore[union-attr]
    good, partial, bent = (int(n) for n in re.findall(r"(\d+) (?:good|partial|compensated)", line))
    thirds = re.search(r"Good by session: (.*?) \(first", line)
    every = good + partial + bent
    told = table(details, f"{name}: findings")
    finding = f"{told[0][0]}: {told[0][3]}" if told else "none" if f"{name}: findings: No finding." in lines else "?"
    return [
        name,
        _sum(dose, 2),
        _sum(dose, 3),
        thirds[1] if thirds else share(good, every) if every else DASH,
        *_of_main(details, name),
        finding if every else DASH,
        *_sides_and_unread(details, name),
    ]


def _sum(rows: list[list[str]], column: int) -> str:
    pairs = [row[column].split(" / ") for row in rows]
    return " / ".join(str(sum(int(p[i]) for p in pairs)) for i in (0, 1)) if pairs else DASH


MAINS = ("Range of hip extension", "Opening of the knee", "Rise of the body", "Width of the step")
TIMES = ("Hold at the top", "Time to the top", "Time back", "Whole repetition")


def _main_row(details: Sequence[Block], name: str) -> list[str] | None:
    """Only courses of one view an exercise are read here."""
    found = [row for row in table(details, f"{name}, ") if len(row) == 8]
    seen = [row for row in found if row[1] != DASH and row[0] not in TIMES]
    # Where its main measure was never read, the first that was stands for it.
    return next((row for row in seen if row[0] in MAINS), seen[0] if seen else None)


def _of_main(details: Sequence[Block], name: str) -> list[str]:
    row = _main_row(details, name)
    if row is None:
        return [DASH] * 3
    mean = re.match(r"(−?[\d.]+)(?: ± [\d.]+)?(.*)", row[1])
    assert mean is not None
    value = f"{mean[1] if row[4] == DASH else row[4]}{mean[2]}"
    return [f"{row[0]}: {value}", row[6], row[7]]


def _sides_and_unread(details: Sequence[Block], name: str) -> list[str]:
    main = _main_row(details, name)
    any_measure = [row for row in table(details, f"{name}, ") if len(row) == 8]
    if main is None:
        return [DASH, "100%" if any_measure else DASH]
    sides = [row for row in table(details, f"{name}, ") if len(row) == 6 and row[0] == main[0]]
    n, of = (int(x) for x in main[2].split(" of "))
    return [f"{sides[0][3]}, {sides[0][5]}" if sides else DASH, share(of - n, of)]
