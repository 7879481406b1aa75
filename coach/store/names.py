"""What a person may be called: the rules of a profile's name. Nothing of files or tables here."""

from __future__ import annotations

import unicodedata

from coach.errors import StoreError

NAME_MAX = 60
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean_name(name: str) -> str:
    """The name without surrounding space, in one spelling of each letter. Raises StoreError."""
    tidy = unicodedata.normalize("NFC", name).strip()
    if not 1 <= len(tidy) <= NAME_MAX:
        raise StoreError(
            f"A profile's name has 1 to {NAME_MAX} characters, this one has {len(tidy)}.", "Choose another."
        )
    # A direction that outlasts the name would turn round the words after it.
    if not any(c.isprintable() and not c.isspace() for c in tidy) or any(c in _TURNS for c in tidy):
        raise StoreError("The profile's name has characters that cannot be shown.", "Leave them out.")
    # Cc: control characters; Cs, Cn: no characters at all; Zl, Zp: line breaks.
    if any(unicodedata.category(c) in ("Cc", "Cs", "Cn", "Zl", "Zp") for c in tidy):
        raise StoreError("The profile's name has characters that cannot be shown.", "Leave them out.")
    return tidy


def name_key(name: str) -> str:
    """Two names with the same key are the same name: case and spelling of letters do not tell people apart."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).strip().casefold())
