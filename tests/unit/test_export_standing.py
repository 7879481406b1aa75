"""Report and CSV say where hip extension is told against the person's own standing."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import made_up_sessions as made_up
import pytest

from coach.export.as_csv import to_csv
from coach.export.block_types import Text
from coach.export.blocks import report_blocks
from coach.export.content import report_content

PERSON = made_up.profile()


def with_neutral(session, which: dict[int, float]):
    """The session with a standing offset in some of its sets, by number."""
    sets = tuple(
        replace(s, head=replace(s.head, neutral_deg=which[i])) if i in which else s for i, s in enumerate(session.sets)
    )
    return replace(session, sets=sets)


def sentences(sessions, lang="en") -> list[str]:
    blocks = report_blocks(report_content(PERSON, sessions), lang)
    words = {"en": "own standing", "de": "Stehen dieser Person"}[lang]
    return [b.text for b in blocks if isinstance(b, Text) and words in b.text]


@pytest.mark.parametrize(("lang", "begins"), [("en", "In 1 of 2 sets hip"), ("de", "In 1 von 2 Sätzen")])
def test_the_report_counts_the_sets_that_used_it(lang, begins) -> None:
    (told,) = sentences([with_neutral(made_up.session(PERSON), {1: 3.0})], lang)
    assert told.startswith(begins)


def test_the_report_is_silent_where_none_did() -> None:
    session = made_up.session(PERSON)
    assert sentences([session]) == []
    # A clamshell has no such correction, whatever stands with its sets.
    assert session.sets[2].head.exercise_id == "clamshell"
    assert sentences([with_neutral(session, {2: 3.0})]) == []


def test_the_table_tells_it_where_it_begins_and_where_it_ends() -> None:
    sessions = [made_up.session(PERSON, day) for day in (0, 2, 4)]
    sessions[1] = with_neutral(sessions[1], {0: 3.0, 1: 3.0})
    rows = list(csv.DictReader(StringIO(to_csv(PERSON, sessions))))
    bridge = [row for row in rows if row["exercise"] == "glute_bridge"]
    told = [(row["session"][:8], row["repetition"], "own standing" in row["signs"]) for row in bridge if row["signs"]]
    assert told == [("00000000", "1", False), ("00000002", "1", True), ("00000004", "1", False)]
    assert "which reads +3.0 deg" in next(row["signs"] for row in bridge if "own standing" in row["signs"])
