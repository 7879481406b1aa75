"""The application's one window: who, today, the guided session, what was done. Settings lie over all of it.

Not here: what a page shows, what comes next in a session, how store and runner are made.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.session.guided.moments import Action, Paused, Programme, Watch
from coach.store.records import Profile
from ui import texts_home as words
from ui.awake import Awake
from ui.guide.page_programme import minutes_of
from ui.guide.presenter import GuidePresenter, is_demo
from ui.guide.view import GuideView
from ui.home import HomeModel, HomePage
from ui.main_window import FIRST_SIZE_PX, MINIMUM_PX
from ui.ports import GuideRunnerLike
from ui.prefs import Prefs
from ui.remembered import Remembered
from ui.services import Begun, Services
from ui.settings_sheet import ShellSettings
from ui.speech import Speaker
from ui.texts_guide_pages import day_name
from ui.theme import Look, ThemeName, look_for, qt_palette
from ui.week import days_done, week_of
from ui.who import WhoPage

LOG = logging.getLogger(__name__)
# A full disk must not hold the window up.
FLUSH_S = 1.0
KEYS: dict[str, tuple[str, ...]] = {
    "full_screen": ("F", "F11"),
    "theme": ("T",),
    "leave": ("Esc",),
    "quit": ("Ctrl+Q",),
}


class Shell(QWidget):
    """One window. `begin` opens the first page; a profile that is given goes straight to its day."""

    def __init__(
        self,
        services: Services,
        prefs: Prefs,
        speaker: Speaker,
        source: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.services, self.prefs, self.source = services, prefs, source
        self.speaker, self.awake = speaker, Awake()
        self._clock = clock
        self._remembered = Remembered(prefs.path)
        self.profile: Profile | None = None
        self.presenter: GuidePresenter | None = None
        self._begun: Begun | None = None
        self._wanted = ""
        self._paused_by_sheet = False
        self._camera_missing = not is_demo(source) and source.startswith("camera:") and not services.has_camera()
        self.history: Any = None
        self.setAccessibleName(words.window_title())
        self.setWindowTitle(words.window_title())
        self.setMinimumSize(*MINIMUM_PX)
        self.who, self.home = WhoPage(services.words), HomePage(services.words)
        self.guide = GuideView(services.words, clock)
        self.stack = QStackedWidget()
        for page in (self.who, self.home, self.guide):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.stack)
        self.settings = ShellSettings(self)
        self._connect()
        self._keys = {name: [self._shortcut(key, name) for key in keys] for name, keys in KEYS.items()}
        self.resize(*FIRST_SIZE_PX)

    def _connect(self) -> None:
        self.who.chosen.connect(self.open_home)
        self.who.named.connect(self._create)
        self.home.asked.connect(self._asked)
        self.guide.acted.connect(self._act)
        self.guide.asked.connect(self._guide_asked)
        self.settings.used.connect(self._use_settings)
        self.settings.left.connect(self.close_settings)

    def _shortcut(self, key: str, name: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setObjectName(name)
        shortcut.activated.connect(lambda: getattr(self, f"key_{name}")())
        return shortcut

    # The keys that hold everywhere.

    def key_full_screen(self) -> None:
        """Full screen and back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def key_theme(self) -> None:
        """Dark or light, and remember it."""
        self.prefs.theme = "light" if self.prefs.theme == "dark" else "dark"
        self._fit()

    def key_quit(self) -> None:
        """Close the window; a session is offered again at the next start."""
        self.close()

    def key_leave(self) -> None:
        """One step back; within a session Esc is the session's own."""
        if self.settings.isVisible():
            self.close_settings()
        elif self.stack.currentWidget() is self.who:
            if not self.who.leave() and self.isFullScreen():
                self.key_full_screen()
        elif self.stack.currentWidget() is self.home and not self.home.leave():
            self.open_who()

    # From page to page.

    def begin(self, profile: Profile | None = None) -> None:
        """Open the first page."""
        self.speaker.set_enabled(self.prefs.speech)
        self.settings.tune(self.speaker, self.prefs)
        self.guide.set_still(self.prefs.reduced_motion)
        self._fit()
        if profile is not None:
            self.open_home(profile)
        else:
            self.open_who()

    def _open(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        # Within a session Esc asks why; in the past it is that page's own.
        own = page in (self.who, self.home)
        for key in self._keys["leave"]:
            key.setEnabled(own or self.settings.isVisible())
        first = getattr(page, "first_focus", None)
        target = first() if first is not None else page
        (target or page).setFocus()

    def open_who(self) -> None:
        """Who is training?"""
        self.profile = None
        people: tuple[Profile, ...] = ()
        trouble = self.services.notice
        try:
            people = self.services.reader.profiles()
        except CoachError as error:
            trouble = str(error)
        self.who.show_people(people, self._remembered.last_profile)
        self.who.say_trouble(trouble)
        self._open(self.who)

    def _create(self, name: str) -> None:
        try:
            self.open_home(self.services.create(name))
        except CoachError as error:
            self.who.say_trouble(str(error))

    def open_home(self, profile: Profile) -> None:
        """This person's day."""
        self.profile = profile
        self._remembered.last_profile = profile.uid
        self.home.show_model(self._home_model(profile))
        self._open(self.home)

    def _home_model(self, profile: Profile) -> HomeModel:
        services, today = self.services, self.services.today()
        monday = today - timedelta(days=today.weekday())
        note, done, open_session = services.journal.problem, set(), False
        try:
            done = days_done(services.reader.overviews(profile.uid, monday, monday + timedelta(days=6)))
            open_session = services.reader.unfinished(profile.uid) is not None
        except CoachError as error:
            note = str(error)
        plan, planned, next_day = services.plan_of(profile)
        names = ", ".join(services.words.name(item.exercise_id) for item in plan.items)
        line = words.session_line(names, minutes_of(plan))
        if today in done:
            line = f"{words.done_today()} {line}"
        elif not planned and next_day:
            line = f"{words.not_planned(day_name(next_day))} {line}"
        return HomeModel(
            name=profile.name,
            today=words.resume() if open_session else words.today(),
            below=line,
            days=week_of(today, plan.days, done),
            choices=services.choices,
            note=note,
            hint=words.demo_in_use() if is_demo(self.source) else "",
            camera_missing=self._camera_missing,
            has_report=services.make_report is not None,
        )

    def _asked(self, what: str) -> None:
        name, _, value = what.partition(":")
        if name == "start" or name == "single":
            self.start_session(value)
        elif name == "demo":
            self.source, self._camera_missing = "demo", False
            self._again_home()
        elif name == "settings":
            self.open_settings()
        elif name == "people":
            self.open_who()
        elif name == "history":
            self.open_history()
        elif name == "report":
            self._report()

    def _again_home(self) -> None:
        if self.profile is not None:
            self.open_home(self.profile)

    # The guided session.

    def start_session(self, exercise_id: str = "") -> None:
        """Begin; with an exercise it is that one alone, after notice and screening as always."""
        assert self.profile is not None
        try:
            self._begun = self.services.begin(self.profile, self.source)
        except CoachError as error:
            self.home.say(str(error))
            return
        self.awake.hold()
        self._wanted = exercise_id
        services = self.services
        begun = self._begun
        self.presenter = GuidePresenter(
            self.guide, begun.session, self._make_runner, services.words, self.speaker,
            services.journal, self.source, services.error_of, self._clock, begun.film,
        )  # fmt: skip
        self.presenter.left.connect(self._session_over)
        self._open(self.guide)
        self.presenter.start()
        self._choose_wanted()
        self.guide.take_focus()

    def _make_runner(self, watch: Watch, uri: str) -> GuideRunnerLike:
        assert self._begun is not None
        return self.services.make_runner(watch, uri, self._begun.keepers)

    def _choose_wanted(self) -> None:
        if self._wanted and self.presenter is not None and isinstance(self.presenter.session.screen, Programme):
            wanted, self._wanted = self._wanted, ""
            self.presenter.act(Action("choose", wanted))

    def _act(self, action: Action) -> None:
        if self.presenter is not None:
            self.presenter.act(action)
            self._choose_wanted()

    def _guide_asked(self, what: str) -> None:
        if self.presenter is None:
            return
        if what == "mute":
            self.prefs.speech = self.presenter.toggle_mute()
        elif what == "film":
            self.presenter.toggle_film()
        elif what == "settings":
            self.open_settings()

    def _session_over(self) -> None:
        self.let_go()
        if self.profile is None:
            return
        try:
            # Its settings changed with the session (notice, screening).
            self.services.journal.flush(FLUSH_S)
            self.profile = self.services.reader.profile(self.profile.uid)
        except CoachError as error:
            LOG.warning("the profile cannot be read again: %s", error)
        self._again_home()

    def let_go(self) -> None:
        """End a session that is under way, as it is stored; may be called again."""
        self.awake.release()
        if self.presenter is not None:
            self.presenter.shutdown()
            self.presenter = None
        if self._begun is not None:
            self._begun.release()
            self._begun = None

    # History and report.

    def open_history(self) -> None:
        """What was done; the page closes itself."""
        assert self.profile is not None
        try:
            page = self.services.make_history(self.services.reader, self.profile, None)
        except CoachError as error:
            self.home.say(str(error))
            return
        if page is None:
            return
        self.history = page
        page.closed.connect(self._close_history)
        self.stack.addWidget(page)
        self._fit()
        self._open(page)

    def _close_history(self) -> None:
        page, self.history = self.history, None
        self._again_home()
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()

    def _report(self) -> None:
        if self.services.make_report is None or self.profile is None:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.home.say(words.report_made(self.services.make_report(self.profile)), trouble=False)
        except CoachError as error:
            self.home.say(str(error))
        finally:
            QApplication.restoreOverrideCursor()

    # Settings.

    def open_settings(self) -> None:
        """The sheet; a session pauses meanwhile, because somebody walks to the keyboard."""
        if self.settings.isVisible():
            return
        if self.presenter is not None and not isinstance(self.presenter.session.screen, Paused):
            self.presenter.act(Action("pause"))
            self._paused_by_sheet = isinstance(self.presenter.session.screen, Paused)
        self.settings.show_choice(self.prefs, self.speaker, self.services.words, self.source)
        self._let_keys(False)

    def close_settings(self) -> None:
        """Back to the page."""
        self.settings.hide()
        self._let_keys(True)
        self.settings.tune(self.speaker, self.prefs)
        if self._paused_by_sheet and self.presenter is not None:
            self.presenter.act(Action("go_on"))
        self._paused_by_sheet = False
        page = self.stack.currentWidget()
        self._open(page)
        if page is self.guide:
            self.guide.take_focus()

    def _use_settings(self, choice: Any) -> None:
        self.settings.keep(choice, self.prefs, self.speaker)
        self.guide.set_voice(self.speaker.enabled)
        self.guide.set_still(self.prefs.reduced_motion)
        if choice.source != self.source:
            self.source = "demo" if is_demo(choice.source) else choice.source
            self._camera_missing = False
            if self.presenter is not None:
                self.presenter.use_source(self.source)
        self._fit()
        self.close_settings()
        if self.stack.currentWidget() is self.home:
            self._again_home()

    def _let_keys(self, on: bool) -> None:
        self.guide.let_keys(on)
        self.home.let_keys(on)
        for name, keys in self._keys.items():
            for key in keys:
                key.setEnabled(on or name in ("leave", "quit"))

    # Where everything is.

    def look(self) -> Look:
        """Colours and sizes for the window as it is now."""
        theme: ThemeName = self.prefs.theme
        return look_for(theme, self.width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        look = self.look()
        self.setPalette(qt_palette(look.palette))
        pages = (self.who, self.home, self.guide, self.settings, *((self.history,) if self.history else ()))
        for page in pages:
            page.set_look(look)
        self.settings.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.let_go()
        super().closeEvent(event)
