"""The report's words: both languages whole, nothing that must not be said, numbers as the language writes them."""

from __future__ import annotations

import re
import string
from datetime import date
from math import nan
from typing import get_args

import made_up_course as course
import made_up_sessions as made_up
import pytest

from coach.exercise.spec import BUILTIN_MEASURES
from coach.export import as_csv, signs, trc
from coach.export.content import report_content
from coach.export.fhir import to_fhir
from coach.export.html import to_html
from coach.export.rows import shipped_specs
from coach.export.words import Words
from coach.export.words_of_report import TEXTS
from coach.pose.gate import NOT_IN, TURN
from coach.signals.registry import all_signals
from coach.store.records import SessionEnd, StopReason
from coach.types import Grade, Severity
from coach.words import fixed

# clinical_spec §0, §7, §9: no diagnosis, no strength, no angle of the spine, no blame, no threat, no promise.
BANNED = re.compile(
    r"(?i)\bweak|schwach|schwäche|diagnos|lumbar angle|lumbal|lendenwinkel|lordos|protect your back|rücken schützen"
    r"|schone|wrong(ly)? done|falsch gemacht|\bbad\b|schlecht|\bpoor|fehlerhaft|abnormal|patholog|injur|verletz"
    r"|instabil|glute score|prevent|vorbeug|dangerous|gefährlich"
)

# A number and its unit stay on one line.
NB = "\N{NO-BREAK SPACE}"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_every_text_is_there_in_both_languages(key):
    assert set(TEXTS[key]) == {"en", "de"}
    assert all(TEXTS[key].values())
    assert fields(TEXTS[key]["en"]) == fields(TEXTS[key]["de"])


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("end", [*get_args(SessionEnd), "None"]),
        ("stop", get_args(StopReason)),
        ("severity", get_args(Severity)),
        ("grade", get_args(Grade)),
        ("side", ["left", "right", "None"]),
        ("view", ["side", "front", "back", "oblique", "unknown"]),
        ("measure", BUILTIN_MEASURES),
        ("month", range(1, 13)),
    ],
)
def test_every_value_has_its_words(prefix, values):
    assert {f"{prefix}.{value}" for value in values} <= set(TEXTS)


def test_every_unit_has_its_words():
    assert {f"unit.{s.unit}" for s in all_signals().values() if s.unit} <= set(TEXTS)


def test_reasons_of_the_view_are_said_in_german():
    seen = [*NOT_IN.values(), *TURN.values(), "left hip hidden", "near side hidden", "right foot hidden"]
    assert [reason for reason in seen if Words("de", {}).reason(reason) == reason] == []


def test_nothing_is_said_that_must_not_be_said():
    texts = [text for both in TEXTS.values() for text in both.values()]
    texts += [*fixed().values(), *signs.SIGNS.values(), signs.GENERAL, trc.README]
    assert [t for t in texts if BANNED.search(t)] == []


@pytest.mark.parametrize("text", ["Your glutes are weak", "diagnosis", "your lumbar angle", "Protect your back"])
def test_the_ban_finds_what_it_bans(text):
    assert BANNED.search(text)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_nothing_is_said_on_a_whole_page_that_must_not_be_said(lang):
    person = made_up.profile()
    page = to_html(report_content(person, course.course(person, 2)), lang)
    assert BANNED.findall(page) == []
    assert BANNED.findall(to_fhir(person, course.course(person, 1))) == []
    assert BANNED.findall(as_csv.to_csv(person, course.course(person, 1))) == []


def test_a_german_page_has_no_english_left():
    person = made_up.profile("N. N.")
    page = re.sub(
        r"<style>.*?</style>", "", to_html(report_content(person, course.course(person, 2)), "de"), flags=re.S
    )
    text = " ".join(re.findall(r">([^<]+)<", page)).replace(course.PLAN.name, "")
    assert re.findall(r"(?i)\b(the|and|with|of|hidden|repetitions|sessions|camera|left|right|side view)\b", text) == []


@pytest.mark.parametrize(
    ("value", "unit", "english", "german"),
    [
        (-3.44, "deg", "−3.4°", "−3,4°"),
        (-0.01, "deg", "0.0°", "0,0°"),
        (0.0512, "T", f"0.051{NB}T", f"0,051{NB}T"),
        (1.5, "hip widths", f"1.50{NB}hip widths", f"1,50{NB}Hüftbreiten"),
        (nan, "deg", "–", "–"),
    ],
)
def test_numbers(value, unit, english, german):
    assert Words("en", {}).amount(value, unit) == english
    assert Words("de", {}).amount(value, unit) == german


def test_days_shares_and_errors():
    en, de = Words("en", shipped_specs()), Words("de", shipped_specs())
    assert (en.day(date(2026, 1, 5)), de.day(date(2026, 1, 5))) == ("2026-01-05", "05.01.2026")
    assert (en.percent(0.256), de.percent(0.256), en.percent(nan)) == ("26%", f"26{NB}%", "–")
    assert (en.error(7.0, "deg"), de.error(0.02, "T"), en.error(nan, "s")) == ("±7°", f"±0,02{NB}T", "not stated")
    assert (en.exercise("clamshell"), de.exercise("clamshell")) == ("Clamshell", "Muschel")
    assert de.reason("left hip hidden") == "Hüfte links verdeckt"
    assert de.measure("glute_bridge", "hold_s") == "Halten oben"
    assert en.exercise("not_there") == en.fault("not_there", "not_there") == "not_there"
