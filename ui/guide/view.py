"""The guided session's part of the window: one page at a time, the bar below it, a banner above it when needed.

A thin view: it shows screens, and hands on what was pressed. Not here: what comes next.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coach.session.guided import moments as m
from coach.types import CoachState
from ui import texts_guide_live, texts_guide_pages
from ui.guide.bar import Bar
from ui.guide.live_models import LIVE, LiveModel
from ui.guide.page import Page
from ui.guide.page_intro import IntroPage
from ui.guide.page_live import LivePage
from ui.guide.page_programme import ProgrammePage
from ui.guide.page_rate import RatePage
from ui.guide.page_rest import RestPage
from ui.guide.page_standing import StandingPage
from ui.guide.page_summary import SummaryPage
from ui.guide.pages_talk import NoticePage, PainStopPage, RedFlagPage, ResumePage, ScreeningPage, StopWhyPage
from ui.guide.parts import SlimBanner
from ui.guide.ways import Way, ways_of
from ui.guide.words import Words
from ui.history import History
from ui.language import in_words
from ui.models import StageModel
from ui.paint import Painted, announce

BANNER_PX = 58


class GuideView(Painted):
    """`acted` carries an `Action`; `asked` what the window does itself: "mute", "settings"."""

    acted = Signal(object)
    asked = Signal(str)

    def __init__(
        self, words: Words, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.screen_now: m.Screen | None = None
        self.voice_on = True
        self.film_on: bool | None = None
        self._keys: list[QShortcut] = []
        self._keys_on = True
        self.setAccessibleName(texts_guide_pages.name_guide())
        self.live = LivePage(words, clock)
        self.rate = RatePage(words, clock)
        self.programme = ProgrammePage(words)
        self.standing = StandingPage(words)
        self._pages: dict[type, Page] = {
            m.ResumeOffer: ResumePage(words),
            m.Notice: NoticePage(words),
            m.Screening: ScreeningPage(words),
            m.RedFlag: RedFlagPage(words),
            m.Programme: self.programme,
            m.Calibrate: self.standing,
            m.Rate: self.rate,
            m.Intro: IntroPage(words, clock),
            **dict.fromkeys(LIVE, self.live),
            m.Rest: RestPage(words),
            m.StopWhy: StopWhyPage(words),
            m.PainStop: PainStopPage(words),
            m.Summary: SummaryPage(words),
        }
        self.stack, self.bar, self.banner = QStackedWidget(), Bar(), SlimBanner()
        for page in dict.fromkeys(self._pages.values()):
            self.stack.addWidget(page)
            page.acted.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # No page makes the window larger than it is.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        for part, stretch in ((self.banner, 0), (self.stack, 1), (self.bar, 0)):
            column.addWidget(part, stretch)
        self.bar.pressed.connect(self._press)

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self.stack.currentWidget()  # type: ignore[return-value]

    # What the presenter shows.

    def show_screen(self, screen: m.Screen) -> None:
        """Show a screen; the keyboard moves only when the page or its question is another."""
        if screen == self.screen_now:
            return
        before, self.screen_now = self.screen_now, screen
        page = self._pages[type(screen)]
        page.show_screen(screen)
        self.stack.setCurrentWidget(page)
        self._show_ways()
        if before is None or _subject(before) != _subject(screen):
            self._focus(page)
            announce(page, page.headline())

    def show_live(self, state: CoachState | None, model: LiveModel, history: History) -> None:
        """The newest moment, for a page with the picture."""
        self.live.show_live(state, model, history)

    def show_standing(self, state: CoachState | None, model: StageModel) -> None:
        """The newest moment, for the page that measures how the person stands."""
        self.standing.show_live(state, model)

    def show_problem(self, text: str) -> None:
        """Something waits to be stored; empty: all is well."""
        self.banner.say(in_words(text))

    def set_voice(self, on: bool) -> None:
        """Whether the voice is on; the bar says what its key does."""
        if on != self.voice_on:
            self.voice_on = on
            self._show_ways()

    def set_film(self, on: bool | None) -> None:
        """Whether films of sets are kept; None: they cannot be."""
        if on != self.film_on:
            self.film_on = on
            self._show_ways()

    def set_still(self, still: bool) -> None:
        """Nothing moves by itself."""
        for page in self._pages.values():
            page.set_still(still)

    # Keys and buttons.

    def _show_ways(self) -> None:
        if self.screen_now is None:
            return
        ways = ways_of(self.screen_now, self.voice_on, self.film_on)
        if self.programme.picking and isinstance(self.screen_now, m.Programme):
            ways = (Way("single", texts_guide_live.back(), ("Esc",), ask="single"), *ways[-2:])
        if ways == self.bar.ways:
            return
        self.bar.show_ways(ways)
        for key in self._keys:
            key.setEnabled(False)
            key.deleteLater()
        self._keys = [self._shortcut(way, key) for way in ways for key in way.keys if key != "Enter"]

    def _shortcut(self, way: Way, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setObjectName(way.id)
        shortcut.setAutoRepeat(way.id in ("add", "take"))
        shortcut.setEnabled(self._keys_on)
        shortcut.activated.connect(lambda: self._press(way))
        return shortcut

    def let_keys(self, on: bool) -> None:
        """Whether the keys are this view's; a sheet above it takes them away."""
        self._keys_on = on
        for key in self._keys:
            key.setEnabled(on)

    def _press(self, way: Way) -> None:
        if way.action is not None:
            self.acted.emit(way.action)
        elif way.ask == "single":
            self.programme.pick(not self.programme.picking)
            self._show_ways()
            if not self.programme.picking:
                self._focus(self.programme)
        elif way.ask == "rate":
            self.rate.confirm()
        else:
            self.asked.emit(way.ask)

    def take_focus(self) -> None:
        """The keyboard comes back after a sheet."""
        self._focus(self.page)

    def _focus(self, page: Page) -> None:
        target = page.first_focus() or self.bar.main_button() or page
        target.setFocus()

    def on_look(self) -> None:
        for part in (*self._pages.values(), self.bar, self.banner):
            part.set_look(self.look)
        self.banner.setFixedHeight(round(self.look.px(BANNER_PX)))
        self.live.fit(self.window().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.live.fit(self.window().height())


def _subject(screen: m.Screen) -> tuple[object, ...]:
    """What a page is about: the same subject keeps the keyboard where the person put it."""
    match screen:
        case m.Screening():
            return (m.Screening, screen.question)
        case m.Rate():
            return (m.Rate, screen.kind, screen.exercise_id)
        case m.Calibrate():
            return ("standing", screen.offset_deg is None, screen.problem == "no_result")
        case m.Setup() | m.Practice() | m.WorkSet() | m.Paused() | m.SideChange():
            return ("live",)
        case m.Rest():
            return (m.Rest, screen.next)
        case m.Programme():
            return (m.Programme, screen.plan)
    return (type(screen), screen)
