"""Type for the PDF: DejaVu Sans where matplotlib brings it, else Helvetica; characters that a face lacks are replaced.

matplotlib itself is never imported: only its folder is looked up. Arabic and Hebrew stand unshaped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

MISSING = "\u25a1"  # a hollow square: here stands a character that the face does not have
# What Helvetica's encoding has no sign for, in signs that it has.
PLAIN = {"−": "-", "→": ">", "√": "root ", "≥": ">=", "≤": "<=", MISSING: "?"}


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """Names of the two faces as reportlab knows them. has : whether a character can be written."""

    regular: str
    bold: str
    has: Callable[[str], bool]

    def safe(self, text: str) -> str:
        """The text with every character that cannot be written replaced, and without control characters.

        Runs of right-to-left letters are turned round: a page is written from the left, letter by letter.
        """
        runs = ((rtl, "".join(run)) for rtl, run in groupby(text, _right_to_left))
        visual = "".join(run[::-1] if rtl else run for rtl, run in runs)
        return "".join(self._safe(c) for c in visual)

    def _safe(self, char: str) -> str:
        # Not printable to Python, but it holds a number and its unit on one line.
        if char == "\N{NO-BREAK SPACE}" or self.has(char):
            return char
        if not char.isprintable():
            return " " if char.isspace() else ""
        return PLAIN.get(char, MISSING if self.has(MISSING) else "?")


def _right_to_left(char: str) -> bool:
    return bidirectional(char) in ("R", "AL", "NSM")


def font_folder() -> Path | None:
    """Where DejaVu Sans lies, None where there is none."""
    try:
        spec = find_spec("matplotlib")
    except (ImportError, ValueError):
        return None
    places = [Path(p) / "mpl-data" / "fonts" / "ttf" for p in (spec.submodule_search_locations or ())] if spec else []
    return next((p for p in places if (p / "DejaVuSans.ttf").is_file() and (p / "DejaVuSans-Bold.ttf").is_file()), None)


def face(folder: Path | None) -> Face:
    """The faces from `folder`, or Helvetica without one or where its files cannot be read."""
    if folder is not None:
        try:
            return _dejavu(folder)
        except Exception:
            # reportlab raises a dozen kinds for a damaged font file; a report in Helvetica is better than none.
            return _HELVETICA
    return _HELVETICA


@lru_cache(maxsize=4)
def _dejavu(folder: Path) -> Face:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    faces: list[Any] = []
    for name in ("DejaVuSans", "DejaVuSans-Bold"):
        font: Any = TTFont(name, str(folder / f"{name}.ttf"))
        pdfmetrics.registerFont(font)
        faces.append(font)
    pdfmetrics.registerFontFamily("DejaVuSans", "DejaVuSans", "DejaVuSans-Bold", "DejaVuSans", "DejaVuSans-Bold")
    glyphs = set(faces[0].face.charToGlyph) & set(faces[1].face.charToGlyph)
    return Face("DejaVuSans", "DejaVuSans-Bold", lambda c: c.isprintable() and ord(c) in glyphs)


def _in_helvetica(char: str) -> bool:
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return char.isprintable()


_HELVETICA = Face("Helvetica", "Helvetica-Bold", _in_helvetica)
