"""The pages of the past over made-up sessions, opened as a hand would. Not here: tests."""

from __future__ import annotations

from datetime import date, timedelta

from made_up_sessions import profile, session
from past_fakes import FakeReader, real_recording, with_real_set
from PySide6.QtWidgets import QApplication

from ui.past.history_page import HistoryPage
from ui.theme import look_for

PERSON = profile()
MONDAY = date(2026, 1, 5)


class Clock:
    def __init__(self):
        self.now_s = 100.0

    def __call__(self):
        return self.now_s


def pages(qtbot):
    """For a fixture: makes shown pages over sessions and recordings, and closes them; today is a day after the last."""
    made = []

    def make(sessions, recordings=None, person=PERSON, size=(1280, 720), theme="dark", lang="en"):
        reader = FakeReader(person, sessions, recordings)
        last = max((s.head.started_at.date() for s in sessions), default=MONDAY)
        clock = Clock()
        page = HistoryPage(reader, person, lang=lang, today=lambda: last + timedelta(days=1), clock=clock)
        page.clock = clock
        qtbot.addWidget(page)
        page.resize(*size)
        page.set_look(look_for(theme, *size))
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        made.append(page)
        return page

    yield make
    for page in made:
        page.player.stop()
        page.close()


def two_sessions():
    """Two days; the bridge set of the second is a real recording, and so is that of the first."""
    return with_real_set(session(PERSON, 0)), with_real_set(session(PERSON, 2))


def recordings_of(sessions, value=None):
    return {s.sets[0].head.uid: real_recording() if value is None else value for s in sessions}


def focused():
    return QApplication.focusWidget()


def open_replay(qtbot, page, ready=True):
    """As a finger would: the newest session, its first set."""
    page.open_session(page.overviews[-1].head.uid)
    page.session_page.cards[0].replay.click()
    if ready:
        qtbot.waitUntil(lambda: page.replay_page.deck is not None, timeout=10_000)
    return page.replay_page


def compare(qtbot, page):
    page.open_session(page.overviews[-1].head.uid)
    page.session_page.cards[0].compare.click()
    qtbot.waitUntil(lambda: page.replay_page.other.count() > 0, timeout=10_000)
    at = next(
        i
        for i in range(page.replay_page.other.count())
        if page.replay_page.other.itemData(i).set_uid == page.overviews[0].sets[0].uid
    )
    page.replay_page.other.setCurrentIndex(at)
    page.replay_page._other_picked()
    qtbot.waitUntil(lambda: page.replay_page.alignment is not None, timeout=10_000)
    return page.replay_page
