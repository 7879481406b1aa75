"""Numbers, days and reasons of the past in the window's language; how a bar of long words gives way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exercise.loader import exercise
from coach.session.past.reasons import missing_words
from ui import texts_past, texts_replay
from ui.guide.bar import narrowed
from ui.past.plots import NumberAxis

BRIDGE = exercise("glute_bridge")


def test_numbers_and_days_of_the_past_are_written_as_in_german(german):
    assert texts_past.amount(-2.25, "s") == "−2,2\u00a0s"
    assert texts_replay.position(5.5, 9.94) == "5,50 von 9,9\u00a0s"
    assert texts_replay.from_top(-0.25).startswith("−0,25")
    assert texts_replay.speed(0.5) == "Tempo 0,5× (S)"
    assert texts_past.short_day(date(2026, 3, 6)) == "6. März"
    assert NumberAxis("left").tickStrings([-1.5, 0.0, 1.5], 1.0, 0.5) == ["−1,5", "0", "1,5"]


@pytest.mark.parametrize(
    ("what", "reason", "german_words"),
    [
        ("hip_extension_top_deg", "left hip hidden", ("Hüftstreckung oben", "Hüfte links verdeckt")),
        ("frames", "too far from the camera", ("", "zu weit von der Kamera")),
        ("frames", "a new reason", ("", "a new reason")),
        (BRIDGE.not_visible[0].what["en"], "", (BRIDGE.not_visible[0].what["de"], BRIDGE.not_visible[0].reason["de"])),
    ],
)
def test_what_was_not_measured_is_told_in_the_asked_language(what, reason, german_words):
    assert missing_words(what, reason, BRIDGE, "de") == german_words


def test_what_was_not_measured_of_an_unknown_exercise_has_no_name():
    assert missing_words("hip_extension_top_deg", "left hip hidden", None, "en") == ("", "left hip hidden")


# The bar: long words go below each other before a short one gets smaller.


@pytest.mark.parametrize(
    ("wanted", "least", "room", "widths"),
    [
        ([100, 100], [60, 100], 180, [80, 100]),
        ([100, 100], [60, 100], 160, [60, 100]),
        ([100, 100], [60, 100], 80, [30, 50]),
        ([100, 100], [100, 100], 100, [50, 50]),
    ],
)
def test_words_that_wrap_give_way_first(wanted, least, room, widths):
    assert narrowed(wanted, least, room) == pytest.approx(widths)


@given(st.lists(st.tuples(st.floats(20, 400), st.floats(0.2, 1.0)), min_size=1, max_size=9), st.floats(0.3, 1.0))
def test_narrowed_buttons_fill_the_room_and_none_grows(sizes, share):
    wanted, least = [w for w, _ in sizes], [w * part for w, part in sizes]
    room = share * sum(wanted)
    widths = narrowed(wanted, least, room)
    assert sum(widths) == pytest.approx(room)
    assert all(width <= w + 1e-9 for width, w in zip(widths, wanted, strict=True))
