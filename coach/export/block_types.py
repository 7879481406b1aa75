"""What a report is made of, without any layout: six kinds of blocks. Cells are plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.export.picture import Picture


@dataclass(frozen=True, slots=True)
class Heading:
    """level 1: the title, 2: a section, 3: within one."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. note : small print. lead : the sentence to read first."""

    text: str
    kind: Literal["body", "note", "notice", "lead"] = "body"


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, as at the head of a form."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """caption : what it shows. align : a letter a column, l or r. widths : shares of the line, any sum.

    The first cell of a row names the row. strong : numbers of rows that stand out (a sum).
    dense : many columns, smaller letters.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: str
    widths: tuple[float, ...]
    strong: tuple[int, ...] = ()
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """Drawings side by side, each with its own line below (may be empty), and one caption for all."""

    pictures: tuple[tuple[Picture, str], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """Ends the first page. What stands before it is laid out as one page."""


Block = Heading | Text | Facts | Table | Figure | Break
