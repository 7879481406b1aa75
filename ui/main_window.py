"""The window: where its parts are, and which key goes to whom. Not here: what is painted or decided."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coach.types import CoachState, DriverView, SetupCheck
from ui import texts, texts_settings
from ui.history import History
from ui.models import SidebarModel, StageModel, SummaryModel
from ui.prefs import Choice
from ui.presenter import Presenter
from ui.settings_panel import SettingsPanel
from ui.shortcuts import KeySheet, install
from ui.sidebar import Sidebar
from ui.stage import Stage
from ui.strip import Checks, KeyBar, Strip
from ui.summary import Summary
from ui.theme import Look, ThemeName, look_for, qt_palette

MINIMUM_PX = (640, 400)
FIRST_SIZE_PX = (1280, 720)
SIDEBAR_OF_HEIGHT = 0.42
SIDEBAR_OF_WIDTH_AT_MOST = 0.36
PICTURE_SHAPE = 9 / 16
STAGE_OF_HEIGHT_AT_MOST = 0.78


class MainWindow(QWidget):
    """Stage and strip, beside them the sidebar; sheets lie over all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.theme: ThemeName = "dark"
        self.presenter: Presenter | None = None
        self._paused_by_sheet = False
        self.setAccessibleName(texts_settings.name_window())
        self.setMinimumSize(*MINIMUM_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stage, self.sidebar = Stage(), Sidebar()
        self.strip, self.checks, self.keys = Strip(), Checks(), KeyBar()
        self.below = QStackedWidget()
        self.below.addWidget(self.strip)
        self.below.addWidget(self.checks)
        left = QVBoxLayout()
        left.setSpacing(0)
        for part, stretch in ((self.stage, 0), (self.below, 1), (self.keys, 0)):
            left.addWidget(part, stretch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.sidebar)
        self.summary, self.settings, self.sheet = Summary(self), SettingsPanel(self), KeySheet(self)
        self._parts = (self.stage, self.sidebar, self.strip, self.checks, self.keys)
        self._covers = (self.summary, self.settings, self.sheet)
        self._shortcuts = install(self, self._actions())
        self.settings.used.connect(self._use_settings)
        self.settings.left.connect(self.close_settings)
        self.settings.tried.connect(self._try_voice)
        self.resize(*FIRST_SIZE_PX)

    def _actions(self) -> dict[str, Callable[[], object]]:
        """What each key does, by the names in `shortcuts.KEYS`."""
        return {
            "pause": lambda: self._ask("toggle_pause"),
            "restart": lambda: self._ask("restart"),
            "add": lambda: self._correct(+1),
            "take": lambda: self._correct(-1),
            "mute": lambda: self._ask("toggle_mute"),
            "theme": lambda: self._ask("toggle_theme"),
            "full_screen": self.toggle_full_screen,
            "settings": self.open_settings,
            "help": self.toggle_help,
            "leave": self.leave,
            "quit": self.close,
        }

    def attach(self, presenter: Presenter) -> None:
        """From now on the keys reach this presenter."""
        self.presenter = presenter

    # What the keys do here.

    def _ask(self, action: str) -> None:
        if self.presenter is not None:
            getattr(self.presenter, action)()

    def _correct(self, delta: int) -> None:
        if self.presenter is not None:
            self.presenter.correct(delta)

    def toggle_full_screen(self) -> None:
        """Full screen and back."""
        # A state, not `showNormal`: a window that was maximised is so again.
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def toggle_help(self) -> None:
        """Show or hide the keys."""
        if self.sheet.isVisible():
            self.sheet.hide()
        else:
            self.sheet.open()

    def leave(self) -> None:
        """Close what lies on top; then leave full screen. Never ends a set by itself."""
        if self.sheet.isVisible():
            self.sheet.hide()
        elif self.settings.isVisible():
            self.close_settings()
        elif self.isFullScreen():
            self.toggle_full_screen()

    def open_settings(self) -> None:
        """Open the sheet; the set pauses meanwhile, because somebody walks to the keyboard."""
        if self.presenter is None or self.settings.isVisible():
            return
        runner = self.presenter.runner
        self._paused_by_sheet = runner is not None and not runner.paused
        if self._paused_by_sheet:
            self.presenter.toggle_pause()
        self.sheet.hide()
        self.settings.open(self.presenter.exercises, self.presenter.choice())
        self.settings.show_voices(self.presenter.voices())
        self.settings.show_voice_note(self.presenter.voice_note())
        self._let_keys(False)

    def close_settings(self) -> None:
        """Back to the picture."""
        self.settings.hide()
        self._let_keys(True)
        self.setFocus()
        if self.presenter is not None:
            self.presenter.tune_voice()
        runner = self.presenter.runner if self.presenter else None
        if self._paused_by_sheet and runner is not None and runner.paused and self.presenter is not None:
            self.presenter.toggle_pause()
        self._paused_by_sheet = False

    def _use_settings(self, choice: Choice) -> None:
        if self.presenter is not None:
            self.presenter.apply(choice)
        self.close_settings()

    def _try_voice(self, choice: Choice) -> None:
        if self.presenter is not None:
            self.presenter.try_voice(choice)

    def _let_keys(self, on: bool) -> None:
        # Letters and arrows belong to the fields while the sheet is open.
        for shortcut in self._shortcuts:
            shortcut.setEnabled(on or shortcut.objectName() in ("leave", "quit"))

    # What the presenter shows.

    def show_stage(self, state: CoachState | None, model: StageModel, error_deg: float) -> None:
        self.stage.error_deg = error_deg
        self.stage.show_model(model)
        self.stage.show_state(state)

    def show_sidebar(self, model: SidebarModel) -> None:
        self.sidebar.show_model(model)

    def show_strip(self, history: History, driver: DriverView | None) -> None:
        self.strip.show_history(history, driver)

    def show_checks(self, checks: tuple[SetupCheck, ...] | None) -> None:
        """None: the strip stands there instead."""
        if checks is not None:
            self.checks.show_checks(checks)
        self.below.setCurrentWidget(self.strip if checks is None else self.checks)

    def show_summary(self, model: SummaryModel | None) -> None:
        was_hidden = not self.summary.isVisible()
        self.summary.show_model(model)
        if model is not None and was_hidden:
            self.summary.raise_()
            for cover in (self.settings, self.sheet):
                cover.raise_()

    def show_keys(self, keys: tuple[tuple[str, str], ...], word: str) -> None:
        self.keys.show_keys(keys, word)

    def set_theme(self, theme: ThemeName) -> None:
        self.theme = theme
        self._fit()

    def set_exercise(self, name: str) -> None:
        self.setWindowTitle(texts.window_title(name))

    # Where everything is.

    def look(self) -> Look:
        """Colours and sizes for the window as it is now."""
        return look_for(self.theme, self.width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        look, width, height = self.look(), self.width(), self.height()
        self.setPalette(qt_palette(look.palette))
        for part in (*self._parts, *self._covers):
            part.set_look(look)
        side = round(min(height * SIDEBAR_OF_HEIGHT, width * SIDEBAR_OF_WIDTH_AT_MOST))
        self.sidebar.setFixedWidth(side)
        self.sidebar.fit_height(height)
        self.stage.setFixedHeight(round(min((width - side) * PICTURE_SHAPE, height * STAGE_OF_HEIGHT_AT_MOST)))
        self.keys.setFixedHeight(round(look.px(48)))
        for cover in self._covers:
            cover.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.presenter is not None:
            self.presenter.shutdown()
        super().closeEvent(event)
