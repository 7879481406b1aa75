"""German for the core's own English words: reasons, states of the source, errors. No Qt, and nothing is stored in it.

The English form stays what is stored, compared and printed as JSON (docs/json.md); whoever shows it to a person calls
`say` at the border. The table is words_de.py. Not here: the exercises' own texts, which carry both languages.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from string import Formatter

from coach.pose.landmarks import JOINTS
from coach.words_de import FIXED, HIDDEN, JOINT_WORDS, PATTERNS, SIDE_WORDS

# Between two sentences; what stands for a placeholder does not reach over it.
STOP = ". "


def say(english: str, lang: str) -> str:
    """The words in `lang`; English for every other language, and for words that nobody translated."""
    if lang != "de" or not english:
        return english
    return _german(english)


@cache
def fixed() -> dict[str, str]:
    """English -> German of everything without a placeholder, with "left hip hidden" and its like."""
    hidden = {
        f"{side} {joint.replace('foot_index', 'foot')} hidden": HIDDEN.format(SIDE_WORDS[side], JOINT_WORDS[joint])
        for side, joint in product(("left", "right"), JOINTS)
    }
    return {**hidden, **FIXED}


@cache
def _patterns() -> tuple[tuple[tuple[str, ...], str], ...]:
    """(fixed parts around the placeholders, German), those with most fixed text first."""
    cut = [(_parts(english), german) for english, german in PATTERNS.items()]
    return tuple(sorted(cut, key=lambda item: -sum(map(len, item[0]))))


def _parts(pattern: str) -> tuple[str, ...]:
    """The fixed texts before, between and after the placeholders."""
    found = list(Formatter().parse(pattern))
    closed = found[-1][1] is None
    return (*(text for text, _, _, _ in found), *(() if closed else ("",)))


def _german(english: str) -> str:
    known = fixed().get(english)
    if known is not None:
        return known
    # A message is sentences in a row: what happened, what to do, what is kept.
    for sentence, german in fixed().items():
        if english.startswith(f"{sentence} "):
            return f"{german} {_german(english[len(sentence) + 1 :])}"
    for parts, german in _patterns():
        found = _match(parts, english)
        if found is not None:
            values, rest = found
            told = german.format(*(fixed().get(value, _name(value)) for value in values))
            return f"{told} {_german(rest)}" if rest else told
    first, stop, rest = english.partition(STOP)
    # An unknown sentence is left as it is, not what follows it.
    return f"{first}{stop}{_german(rest)}" if rest else english


def _match(parts: tuple[str, ...], text: str) -> tuple[list[str], str] | None:
    """What stands for each placeholder, and the rest after the sentence; None: it is another sentence."""
    if not text.startswith(parts[0]):
        return None
    at, values = len(parts[0]), list[str]()
    for i, part in enumerate(parts[1:], 2):
        end = _end_of_last(text, part, at) if i == len(parts) else text.find(part, at)
        if end < 0 or STOP in text[at:end]:
            return None
        values.append(text[at:end])
        at = end + len(part)
    rest = text[at:]
    return (values, rest.lstrip()) if not rest or rest[0] == " " else None


def _end_of_last(text: str, part: str, at: int) -> int:
    """Where the closing part stands at a sentence's end: a file's name has dots too."""
    end = text.find(part, at)
    while end >= 0 and text[end + len(part) : end + len(part) + 1] not in ("", " "):
        end = text.find(part, end + 1)
    return end


def _name(value: str) -> str:
    """'camera 1' as a name; everything else, such as a file's, stays."""
    kind, _, number = value.partition(" ")
    return f"Kamera {number}" if kind == "camera" and number.isdecimal() else value
