"""The pages of the past: calendar, trends, and a session's sets and repetitions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from made_up_sessions import exercise_set, rep, session, stopped_by_pain
from past_fakes import FakeReader, overview_of
from past_rig import MONDAY, PERSON, focused, pages, recordings_of, two_sessions
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel

from coach.errors import StoreError
from coach.exercise.loader import exercise
from coach.session.past.trends import trend
from coach.store.records import NotMeasured
from coach.types import Measure
from ui import texts_past, texts_session
from ui.past.calendar import END_LOOK, first_cell, shifted
from ui.past.history_page import HistoryPage
from ui.past.models import measure_plot, pain_plot, quality_plot
from ui.past.plots import TrendPlot
from ui.past.session_page import as_plain, details_of, facts_of, missing_of
from ui.theme import THEMES, look_for

BRIDGES = exercise("glute_bridge")


@pytest.fixture
def make_page(qtbot):
    yield from pages(qtbot)


@pytest.fixture
def page(make_page):
    sessions = two_sessions()
    return make_page(sessions, recordings_of(sessions))


# The calendar.


def test_the_calendar_opens_at_the_last_session(page):
    assert page.calendar.cursor_day == MONDAY + timedelta(days=2)
    assert page.calendar.ends_of(MONDAY) == ("done",)
    assert focused() is page.calendar


def test_arrow_keys_go_through_days_weeks_and_months(qtbot, page):
    for key, day in (
        (Qt.Key.Key_Left, date(2026, 1, 6)),
        (Qt.Key.Key_Up, date(2025, 12, 30)),
        (Qt.Key.Key_PageDown, date(2026, 1, 30)),
        (Qt.Key.Key_PageDown, date(2026, 2, 28)),
        (Qt.Key.Key_Home, date(2026, 1, 8)),
    ):
        qtbot.keyClick(page.calendar, key)
        assert page.calendar.cursor_day == day
    assert texts_past.month_title(2026, 1) == page.month_title.text()
    assert "no session" in page.calendar.accessibleDescription()


def test_from_right_to_left_the_left_arrow_goes_on(qtbot, page):
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    before = page.calendar.cursor_day
    qtbot.keyClick(page.calendar, Qt.Key.Key_Left)
    assert page.calendar.cursor_day == before + timedelta(days=1)
    assert page.calendar.cell(0).x() > page.calendar.cell(6).x()
    assert page.before.text() == "›"


def test_every_day_of_the_month_has_its_place_and_is_found_there(page):
    first = first_cell(2026, 1)
    assert first == date(2025, 12, 29)
    for i in range(42):
        assert page.calendar.day_at(page.calendar.cell(i).center()) == first + timedelta(days=i)
    assert page.calendar.day_at(QPointF(-5, -5)) is None


def test_ends_differ_by_shape_and_not_by_colour_alone():
    shapes = {end: shape for end, (shape, _) in END_LOOK.items()}
    assert len({shapes["done"], shapes["stopped"], shapes["pain"]}) == 3


def test_a_planned_day_that_is_over_is_not_held_against_anybody(page):
    assert page.calendar.is_planned(MONDAY + timedelta(days=4))
    assert not page.calendar.is_planned(MONDAY - timedelta(days=7))


def test_months_shift_to_their_last_day():
    assert shifted(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert shifted(date(2025, 12, 5), 1) == date(2026, 1, 5)
    assert shifted(date(2026, 1, 5), -13) == date(2024, 12, 5)


def test_two_sessions_of_a_day_are_both_offered(qtbot, make_page):
    early = session(PERSON, 0)
    late = stopped_by_pain(PERSON, 0)
    late = replace(late, head=replace(late.head, uid="late", started_at=late.head.started_at + timedelta(hours=2)))
    page = make_page([early, late])
    assert [b.isVisible() for b in page.sessions] == [True, True, False]
    assert "stopped for pain" in page.sessions[1].accessibleName()
    qtbot.keyClick(page.calendar, Qt.Key.Key_Return)
    assert focused() is page.sessions[0]
    qtbot.keyClick(page.sessions[0], Qt.Key.Key_Tab)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert page.session_page.session.head.uid == "late"


def test_a_second_tap_opens_the_day(qtbot, page):
    index = (MONDAY - first_cell(2026, 1)).days
    at = page.calendar.cell(index).center().toPoint()
    qtbot.mouseClick(page.calendar, Qt.MouseButton.LeftButton, pos=at)
    assert page.stack.currentWidget() is page.first and page.calendar.cursor_day == MONDAY
    qtbot.mouseClick(page.calendar, Qt.MouseButton.LeftButton, pos=at)
    assert page.session_page.session.head.uid == page.overviews[0].head.uid


def test_an_empty_history_says_what_will_be_here(qtbot, make_page):
    page = make_page([])
    assert page.nothing.text() == texts_past.empty_title()
    assert page.empty.isVisible() and not page.full.isVisible()
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(focused(), Qt.Key.Key_Return)


def test_a_store_that_cannot_be_read_is_said(qtbot):
    reader = FakeReader(PERSON)

    def fails(*args):
        raise StoreError("The history file is damaged.", "It was set aside.")

    reader.overviews = fails
    page = HistoryPage(reader, PERSON.uid)
    qtbot.addWidget(page)
    page.show()
    assert "damaged" in page.nothing_words.text() and "set aside" in page.nothing_words.text()


def test_sessions_that_came_meanwhile_are_there_when_the_page_is_shown_again(page):
    page.reader.kept += (session(PERSON, 4),)
    page.hide()
    page.show()
    assert page.calendar.ends_of(MONDAY + timedelta(days=4)) == ("done",)


# Trends.


def test_the_sentence_says_that_less_than_ten_degrees_is_no_change():
    found = trend([overview_of(session(PERSON, d)) for d in (0, 2, 4)], BRIDGES)
    model = measure_plot(found)
    assert "no change" in model.sentence and "10°" in model.sentence
    assert model.band[1] - model.band[0] == pytest.approx(20.0)
    # Words for whoever does not see the picture: first and last.
    assert "at first" in model.sentence


def test_lines_differ_by_shape():
    overviews = [overview_of(session(PERSON, d)) for d in (0, 2)]
    for model in (
        quality_plot(trend(overviews, BRIDGES)),
        quality_plot(trend(overviews, exercise("clamshell"))),
        measure_plot(trend(overviews, exercise("clamshell"))),
    ):
        symbols = [line.symbol for line in model.lines]
        assert len(symbols) == len(set(symbols))


def test_pain_is_no_achievement(page):
    from coach.session.past.trends import pain

    sentence = pain_plot(pain(page.overviews)).sentence
    assert "no change" in sentence
    for word in ("row", "streak", "well", "better", "great"):
        assert word not in sentence.lower()


def test_the_pickers_change_what_is_shown(qtbot, page):
    trends = page.trends
    assert trends.plots[0].model.title == "Hip extension at the top"
    trends.measure.setFocus()
    qtbot.keyClick(trends.measure, Qt.Key.Key_Down)
    assert trends.plots[0].model.title == "Range of hip extension"
    trends.exercise.setFocus()
    qtbot.keyClick(trends.exercise, Qt.Key.Key_Down)
    assert trends.exercise.currentData() == "clamshell"
    # Nothing of the made-up clamshell was measured: said, not drawn.
    assert "Not measured yet" in trends.plots[0].model.sentence and not trends.plots[0].model.lines


def test_a_plot_draws_in_both_themes_and_has_its_words(qtbot, page):
    model = page.trends.plots[0].model
    plot = TrendPlot()
    qtbot.addWidget(plot)
    for theme in THEMES:
        plot.set_look(look_for(theme, 1600, 900))
        plot.show_model(model)
        plot.grab()
    assert plot.plot.accessibleDescription() == model.sentence
    assert model.sentence in plot.accessibleName()


# The session.


def test_a_session_shows_its_sets_answers_and_end(page):
    page.open_session(page.overviews[0].head.uid)
    shown = page.session_page
    assert [card.title for card in shown.cards] == [
        "Glute bridge, set 1 of 2",
        "Glute bridge, set 2 of 2",
        "Clamshell, set 1 of 1, left",
        "Clamshell, set 1 of 1, right",
    ]
    assert "Pain before: 3" in shown.facts.text() and "Ended: done" in shown.facts.text()
    assert "effort: 5" in texts_of(shown.cards[0])


def texts_of(widget):
    return " ".join(part.text() for part in widget.findChildren(QLabel))


def test_a_session_that_pain_ended_says_so_without_blame():
    words = facts_of(stopped_by_pain(PERSON))
    assert "stopped for pain" in words and "Stopped because of pain (6)" in words


def test_what_was_not_measured_stands_at_its_set(page):
    page.open_session(page.overviews[0].head.uid)
    assert "Part of the time: dark (4" in texts_of(page.session_page.cards[0])


def test_of_a_film_nothing_was_asked_and_what_no_set_shows_has_no_inner_words():
    whole = session(PERSON)
    never = [NotMeasured(n.what["en"], n.reason["en"], 1.0) for n in BRIDGES.not_visible]
    here = NotMeasured("hip_extension_top_deg", "left hip hidden", 0.25)
    film = replace(
        whole.sets[0], head=replace(whole.sets[0].head, target_reps=0), not_measured=(here, *never), correction=0
    )
    for lang in ("en", "de"):
        told, always = missing_of(film, lang)
        assert BRIDGES.text(BRIDGES.measure[0].name, lang) in told and "25" in told
        assert BRIDGES.text(BRIDGES.not_visible[0].what, lang) in always
        assert "clinical_spec" not in told + always and "_" not in told + always
    assert "asked for" not in texts_session.counts_words(film.counts, film.head.target_reps)
    assert "asked for 5" in texts_session.counts_words(film.counts, 5)


def test_a_tempo_that_is_not_sure_has_a_name():
    unsure = {"hold_s": Measure(1.0, "s", "low", "the person was not seen all the time")}
    (heading, (line,)) = details_of(replace(rep(1), measures=unsure), "glute_bridge", "en")[-1]
    assert line[0].lower().startswith("hold") and "not seen" in line[0], heading


def test_a_repetitions_flags_have_value_threshold_and_error():
    words = as_plain(details_of(rep(9, "compensated"), "glute_bridge", "en"))
    assert "Lift ends in the back (likely)" in words
    assert "5.1\u00a0% of the torso's length" in words and "flagged above 3\u00a0%" in words
    assert "± 2\u00a0% of the torso's length" in words


def test_what_was_not_measured_in_a_repetition_has_its_reason_and_no_number():
    words = as_plain(details_of(rep(1, sure=False), "glute_bridge", "en"))
    assert "Hip extension at the top: left hip hidden" in words
    assert "nan" not in words


def test_curves_come_from_the_recording_and_bars_where_there_is_none(qtbot, page):
    page.open_session(page.overviews[-1].head.uid)
    real, without = page.session_page.cards[:2]
    qtbot.waitUntil(lambda: real.grid.has_curves, timeout=10_000)
    assert not without.grid.has_curves
    assert "No recording was kept" in without.note.text()
    page.grab()


def test_arrow_keys_choose_a_repetition_and_only_one_is_chosen(qtbot, page):
    page.open_session(page.overviews[0].head.uid)
    first, second = (card.grid for card in page.session_page.cards[:2])
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert page.session_page.detail_title.text() == "Repetition 2: good"
    second.select(0)
    assert not first.picked and second.picked
    assert "Repetition 1" in second.accessibleDescription()


def test_a_tap_chooses_the_repetition_under_it(qtbot, page):
    page.open_session(page.overviews[0].head.uid)
    grid = page.session_page.cards[1].grid
    at = grid.tile(3).center().toPoint()
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=at)
    assert grid.at == 3 and page.session_page.detail_title.text().startswith("Repetition 4")


def test_tiles_do_not_overlap_and_stay_inside(page):
    page.open_session(page.overviews[0].head.uid)
    grid = page.session_page.cards[2].grid
    page.grab()
    tiles = [grid.tile(i) for i in range(len(grid.reps))]
    for i, one in enumerate(tiles):
        assert grid.rect().toRectF().adjusted(-1, -1, 1, 1).contains(one)
        assert not any(one.adjusted(1, 1, -1, -1).intersects(other) for other in tiles[i + 1 :])


def test_a_set_without_repetitions_and_an_unknown_exercise_are_shown(make_page):
    whole = session(PERSON)
    empty = exercise_set(whole.head, 0, "")
    gone = exercise_set(whole.head, 1)
    gone = replace(gone, head=replace(gone.head, exercise_id="old_exercise"), recording="x.npz")
    page = make_page([replace(whole, sets=(empty, gone))])
    page.open_session(whole.head.uid)
    cards = page.session_page.cards
    assert cards[0].note.text() == ""
    assert cards[1].title.startswith("old exercise")
    assert "no longer known" in cards[1].note.text()
    cards[1].grid.select(8)
    assert "Lift ends in the back" in page.session_page.detail.accessibleName()


def test_numbers_are_written_with_their_unit_and_a_true_minus():
    assert texts_past.amount(-3.4, "deg") == "−3°"
    assert texts_past.amount(0.051, "T") == "5.1\u00a0% of the torso's length"
    assert texts_past.amount(2.0, "s") == "2\u00a0s"
    assert texts_past.amount(float("nan"), "deg") == "unknown"
    assert texts_past.amount(-0.01, "s") == "0\u00a0s"


def test_the_year_of_the_benchmark_is_what_it_says(qtbot):
    from ui.past.bench import DAYS, SETS, YearReader

    kept = YearReader().overviews("")
    assert (len(kept), {len(o.sets) for o in kept}) == (DAYS, {len(SETS)})
    found = trend(kept, BRIDGES)
    assert len(found.measure.points) == DAYS and np.isfinite(found.measure.band()[0])
