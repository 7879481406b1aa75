"""The history, whole: calendar, streak and trends; from there a session, and from a session its replay.

One widget for the application: it is given a reader and a profile, and says `closed`. Not here: how things are kept.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSlider,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coach.errors import CoachError
from coach.session.past.days import calendar_days, day_of, streak
from coach.store.base import Reader
from coach.store.records import Profile, SessionOverview, SetRecord
from ui import texts_past as words
from ui import texts_replay, texts_session
from ui.fields import FocusRing
from ui.language import in_words
from ui.past.calendar import Month, MonthCalendar, legend_entries
from ui.past.legend import Legend
from ui.past.player import Player
from ui.past.replay_page import Other, ReplayPage
from ui.past.session_page import SessionPage, exercise_name, title_of
from ui.past.style import ElidedButton, button, dress, label, say
from ui.past.trend_view import TrendView
from ui.theme import Look

# So many sets are offered to compare with, newest first.
OTHERS = 60
SESSIONS_OF_A_DAY = 3


class HistoryPage(QWidget):
    """What was done before. `profile` : a profile or its uid. `today` and `clock` are for tests."""

    closed = Signal()

    def __init__(
        self,
        reader: Reader,
        profile: Profile | str,
        parent: QWidget | None = None,
        *,
        lang: str = "en",
        today: Callable[[], date] = date.today,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.reader, self.lang, self.today = reader, lang, today
        self.profile_uid = profile if isinstance(profile, str) else profile.uid
        self.look, self._dressed = Look(), False
        self.overviews: tuple[SessionOverview, ...] = ()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.history_title())
        self.player = Player(reader, self._locked(profile), self)
        self.session_page = SessionPage(self.player, lang)
        self.replay_page = ReplayPage(self.player, self._load, lang, clock)
        self.first = QWidget()
        self._build_first()
        self.stack = QStackedWidget()
        for page in (self.first, self.session_page, self.replay_page):
            self.stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.ring = FocusRing(self)
        self._connect()
        self.set_look(self.look)

    def _locked(self, profile: Profile | str) -> bool:
        """Whether this profile's recordings are encrypted."""
        if isinstance(profile, Profile):
            return bool(profile.recipient)
        try:
            return bool(self.reader.profile(profile).recipient)
        except CoachError:
            return False

    def _build_first(self) -> None:
        self.back = button(words.esc_hint(words.back()), self.go_back, words.back())
        self.title, self.streak, self.rule = label("", "heading", wrap=False), label("", "streak"), label("", "hint")
        self.calendar, self.legend = MonthCalendar(), Legend(legend_entries())
        self.before = button("‹", lambda: self.calendar.turn(-1), words.month_before())
        self.after = button("›", lambda: self.calendar.turn(1), words.month_after())
        self.month_title, self.day = label("", "title"), label("", "")
        self.sessions = [ElidedButton(partial(self._open_nth, i)) for i in range(SESSIONS_OF_A_DAY)]
        self.trends = TrendView(self.lang)
        self.nothing, self.nothing_words = label("", "heading"), label("", "")
        self._lay_first()

    def _lay_first(self) -> None:
        self.box, top, self.full = QVBoxLayout(self.first), QHBoxLayout(), QWidget()
        say(self.title, words.history_title())
        top.setSpacing(18)
        top.addWidget(self.back)
        top.addWidget(self.title)
        top.addStretch(1)
        streak_box = QVBoxLayout()
        streak_box.setSpacing(0)
        for part in (self.streak, self.rule):
            part.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            streak_box.addWidget(part)
        top.addLayout(streak_box, 3)
        middle, left, months = QHBoxLayout(self.full), QVBoxLayout(), QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        months.addWidget(self.before)
        self.month_title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        months.addWidget(self.month_title, 1)
        months.addWidget(self.after)
        left.addLayout(months)
        left.addWidget(self.calendar, 1)
        left.addWidget(self.legend)
        left.addWidget(self.day)
        for one in self.sessions:
            left.addWidget(one)
        middle.addLayout(left, 36)
        middle.addWidget(self.trends, 64)
        self.middle = middle
        self.empty = QWidget()
        inner = QVBoxLayout(self.empty)
        inner.addStretch(1)
        inner.addWidget(self.nothing)
        inner.addWidget(self.nothing_words)
        inner.addStretch(2)
        self.box.addLayout(top)
        self.box.addWidget(self.full, 1)
        self.box.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self.calendar.moved.connect(self._moved)
        self.calendar.chosen.connect(self._chosen)
        self.session_page.left.connect(self.go_back)
        self.replay_page.left.connect(self.go_back)
        self.session_page.replay.connect(self._replay)
        self.session_page.compare.connect(self._compare)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        # Buttons and painted parts show the keyboard themselves.
        self.ring.follow(now if isinstance(now, (QComboBox, QSlider, QLineEdit)) else None)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes; a style sheet is worked through only on a change."""
        if look == self.look and self._dressed:
            return
        self.look, self._dressed = look, True
        dress(self, look)
        pad = round(look.px(24))
        self.box.setContentsMargins(pad, pad // 2, pad, pad // 2)
        self.box.setSpacing(round(look.px(10)))
        self.middle.setSpacing(round(look.px(20)))
        for part in (self.calendar, self.legend, self.trends, self.session_page, self.replay_page, self.ring):
            part.set_look(look)
        self._fit_arrows()

    # What is shown.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Not when a minimised window comes back: whoever watches a replay stays there.
        if not event.spontaneous():
            self.reload()
            self.take_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.player.forget()
        super().hideEvent(event)

    def reload(self) -> None:
        """Read everything again; what was open is closed."""
        self.stack.setCurrentWidget(self.first)
        try:
            self.overviews = tuple(self.reader.overviews(self.profile_uid))
        except CoachError as error:
            self.overviews = ()
            self._say_nothing(words.nothing_readable(), in_words(str(error)))
            return
        if not self.overviews:
            self._say_nothing(words.empty_title(), words.empty_words())
            return
        self.empty.hide()
        self.full.show()
        now = self.today()
        found = streak(self.overviews, now)
        say(self.streak, words.streak_words(found))
        say(self.rule, words.streak_rule(found))
        last = max(self.overviews, key=lambda o: o.head.started_at)
        self.calendar.show_month(Month(calendar_days(self.overviews), found.planned, now), day_of(last.head))
        self.trends.show_overviews(self.overviews)

    def _say_nothing(self, title: str, text: str) -> None:
        self.full.hide()
        self.empty.show()
        for part in (self.streak, self.rule):
            say(part, "")
        say(self.nothing, title)
        say(self.nothing_words, text)

    def take_keyboard(self) -> None:
        """The part that leads on has the keyboard."""
        (self.calendar if self.full.isVisibleTo(self) else self.back).setFocus()

    def _moved(self, day: date) -> None:
        say(self.month_title, words.month_title(day.year, day.month))
        say(self.day, self.calendar.day_words(day))
        found = self.calendar.month.days.get(day)
        kept = found.sessions[-SESSIONS_OF_A_DAY:] if found else ()
        for i, one in enumerate(self.sessions):
            one.setVisible(i < len(kept))
            if i < len(kept):
                one.say(words.session_button(kept[i].head, kept[i].end))

    def _sessions_of(self, day: date) -> tuple[SessionOverview, ...]:
        found = self.calendar.month.days.get(day)
        return found.sessions[-SESSIONS_OF_A_DAY:] if found else ()

    def _chosen(self, day: date) -> None:
        found = self._sessions_of(day)
        if len(found) == 1:
            self.open_session(found[0].head.uid)
        elif found:
            self.sessions[0].setFocus()

    def _open_nth(self, at: int, checked: bool = False) -> None:
        found = self._sessions_of(self.calendar.cursor_day)
        if at < len(found):
            self.open_session(found[at].head.uid)

    def open_session(self, uid: str) -> None:
        """A session's page."""
        try:
            session = self.reader.session(uid)
        except CoachError as error:
            say(self.day, in_words(str(error)))
            return
        self.session_page.show_session(session)
        self.stack.setCurrentWidget(self.session_page)
        self.session_page.take_keyboard()

    def _replay(self, done: SetRecord) -> None:
        self.stack.setCurrentWidget(self.replay_page)
        self.replay_page.show_set(done, title_of(done, self.lang))
        self._after_replay_opened()

    def _compare(self, done: SetRecord) -> None:
        others = self._others(done)
        before = [i for i, (at, _) in enumerate(others) if at < done.head.started_at]
        self.stack.setCurrentWidget(self.replay_page)
        self.replay_page.show_compare(
            done, title_of(done, self.lang), tuple(item for _, item in others), before[0] if before else 0
        )
        self._after_replay_opened()

    def _after_replay_opened(self) -> None:
        page = self.replay_page
        if not page.lanes[0].lock.isVisible():
            (page.bar.slider if page.bar.slider.isEnabled() else page.back).setFocus()

    def _others(self, done: SetRecord) -> list[tuple[object, Other]]:
        """Sets of the same exercise and side, newest first."""
        found = []
        for overview in self.overviews:
            number = 0
            for s in overview.sets:
                if s.exercise_id != done.head.exercise_id or s.side != done.head.side:
                    continue
                number += 1
                if s.uid != done.head.uid and s.counts.total:
                    head = overview.head
                    title = texts_session.set_short(exercise_name(s.exercise_id, self.lang), number, s.counts.good)
                    text = texts_replay.other_label(words.short_day(day_of(head)), words.own_time(head), title)
                    found.append((s.started_at, Other(text, head.uid, s.uid)))
        found.sort(key=lambda item: item[0], reverse=True)
        return found[:OTHERS]

    def _load(self, item: Other) -> tuple[SetRecord, str]:
        session = self.reader.session(item.session_uid)
        done = next((s for s in session.sets if s.head.uid == item.set_uid), None)
        if done is None:
            raise CoachError(texts_replay.set_gone())
        return done, f"{words.short_day(day_of(session.head))}: {title_of(done, self.lang)}"

    # The way back.

    def go_back(self) -> None:
        """One page back; from the first, out."""
        page = self.stack.currentWidget()
        if page is self.replay_page:
            self.stack.setCurrentWidget(self.session_page)
            self.session_page.take_keyboard()
        elif page is self.session_page:
            self.stack.setCurrentWidget(self.first)
            self.take_keyboard()
        else:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._fit_arrows()
        super().changeEvent(event)

    def _fit_arrows(self) -> None:
        """The month before is where reading begins."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        arrows: tuple[tuple[QPushButton, str], ...] = (
            (self.before, "›" if rtl else "‹"),
            (self.after, "‹" if rtl else "›"),
        )
        for made, sign in arrows:
            made.setText(sign)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.player.stop()
        super().closeEvent(event)
