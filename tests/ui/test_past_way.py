"""The whole way through the past by keyboard, names for screen readers, long words, right to left."""

from __future__ import annotations

import pytest
from past_fakes import longer_words
from past_rig import compare, focused, open_replay, pages, recordings_of, two_sessions
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QScrollArea, QSlider, QWidget

from coach.exercise.loader import exercise
from ui.paint import Painted
from ui.past.plots import TrendPlot
from ui.theme import THEMES

BRIDGES = exercise("glute_bridge")


@pytest.fixture
def make_page(qtbot):
    yield from pages(qtbot)


@pytest.fixture
def page(make_page):
    sessions = two_sessions()
    return make_page(sessions, recordings_of(sessions))


# The whole way, and everybody.


def test_the_whole_way_by_keyboard(qtbot, page):
    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(focused(), key, modifier)

    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)  # opens the session
    shown = page.session_page
    assert page.stack.currentWidget() is shown and focused() is shown.cards[0].grid
    press(Qt.Key.Key_Return)  # chooses a repetition
    press(Qt.Key.Key_Right)
    assert shown.detail_title.text().startswith("Repetition 2")
    press(Qt.Key.Key_Tab)
    assert focused() is shown.cards[0].replay
    press(Qt.Key.Key_Return)
    replay = page.replay_page
    qtbot.waitUntil(lambda: replay.deck is not None and replay.bar.slider.hasFocus(), timeout=10_000)
    press(Qt.Key.Key_Space)
    assert replay.deck.playing
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Period)
    press(Qt.Key.Key_N)
    assert replay.lanes[0].now.text()
    press(Qt.Key.Key_P)
    press(Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is shown
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert focused() is shown.cards[0].compare
    press(Qt.Key.Key_Return)
    assert replay.comparing and page.stack.currentWidget() is replay
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.first and focused() is page.calendar
    with qtbot.waitSignal(page.closed):
        press(Qt.Key.Key_Escape)


def widgets_of(page):
    kinds = (QAbstractButton, QComboBox, QSlider, QLineEdit, QScrollArea, Painted, TrendPlot)
    return [w for w in page.findChildren(QWidget) if isinstance(w, kinds)]


def test_every_part_has_a_name(qtbot, page):
    compare(qtbot, page)
    parts = widgets_of(page)
    assert len(parts) > 40
    nameless = [w for w in parts if not w.accessibleName() and w is not page.ring and w.isVisibleTo(w.parentWidget())]
    assert [type(w).__name__ for w in nameless if not internal(w)] == []
    for part in page.findChildren(QLabel):
        if part.text():
            assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def internal(widget):
    """Parts that Qt makes inside its own: the line of a combo box, a scroll bar's button."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox):
            return True
        parent = parent.parentWidget()
    return False


def test_everything_that_takes_the_keyboard_is_reached_by_tab(qtbot, page):
    open_replay(qtbot, page)
    wanted = set(page.replay_page.bar.buttons) | {page.replay_page.bar.slider, page.replay_page.back}
    seen = set()
    for _ in range(60):
        seen.add(focused())
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert wanted <= seen


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [(1600, 900), (1280, 720)])
def test_long_words_and_both_directions_fit(qtbot, make_page, theme, size):
    app = QApplication.instance()
    longer = longer_words()
    app.installTranslator(longer)
    try:
        sessions = two_sessions()
        page = make_page(sessions, recordings_of(sessions), size=size, theme=theme)
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        compare(qtbot, page)
        for shown in (page.first, page.session_page, page.replay_page):
            page.stack.setCurrentWidget(shown)
            page.grab()
            assert (page.width(), page.height()) == size
            inside_their_parents(shown)
            no_two_overlap(shown)
    finally:
        app.removeTranslator(longer)


def leaves(page):
    kinds = (QAbstractButton, QComboBox, QSlider, QLabel, Painted)
    found = [w for w in page.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible() and w.height() > 1]
    return [w for w in found if not internal(w) and not in_scroll_area(w, page)]


def in_scroll_area(widget, page):
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def inside_their_parents(page):
    for part in leaves(page):
        box = part.geometry()
        assert part.parentWidget().rect().adjusted(-1, -1, 1, 1).contains(box), (type(part), part.accessibleName())


def no_two_overlap(page):
    boxes = [(w, w.rect().translated(w.mapTo(page, w.rect().topLeft()))) for w in leaves(page)]
    for i, (one, box) in enumerate(boxes):
        for other, at in boxes[i + 1 :]:
            assert not box.adjusted(1, 1, -1, -1).intersects(at), (one.accessibleName(), other.accessibleName())


@pytest.mark.parametrize("theme", THEMES)
def test_fields_keep_the_themes_colours_when_they_are_first_shown(qtbot, make_page, theme):
    sessions = two_sessions()
    page = make_page(sessions, recordings_of(sessions), theme=theme)
    compare(qtbot, page)
    for field in page.findChildren(QComboBox):
        assert field.palette().button().color() == THEMES[theme].color("card")
        assert field.palette().buttonText().color() == THEMES[theme].color("text")
