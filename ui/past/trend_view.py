"""The right half of the history: exercise, measure, view, and four plots. Not here: where sessions are from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.errors import SpecError
from coach.exercise.loader import exercise
from coach.exercise.spec import ExerciseSpec
from coach.session.past.trends import exercises_of, measures_of, pain, trend
from coach.store.records import SessionOverview
from ui import texts_past as words
from ui.past.models import hold_plot, measure_plot, pain_plot, quality_plot
from ui.past.plots import TrendPlot
from ui.past.style import combo, label
from ui.theme import Look


@cache
def known_spec(exercise_id: str) -> ExerciseSpec | None:
    """The exercise, None where it is no longer known."""
    try:
        return exercise(exercise_id)
    except SpecError:
        return None


class TrendView(QWidget):
    """Pickers above a two by two of plots."""

    def __init__(self, lang: str = "en", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lang = lang
        self.overviews: Sequence[SessionOverview] = ()
        self.exercise, self.measure = combo(words.pick_exercise()), combo(words.pick_measure())
        self.view = combo(words.pick_view())
        self.plots = tuple(TrendPlot() for _ in range(4))
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.row = QHBoxLayout()
        self.view_label = label(words.pick_view(), "hint", wrap=False)
        for title, box in (
            (label(words.pick_exercise(), "hint", wrap=False), self.exercise),
            (label(words.pick_measure(), "hint", wrap=False), self.measure),
            (self.view_label, self.view),
        ):
            title.setBuddy(box)
            self.row.addWidget(title)
            self.row.addWidget(box, 1)
        self.box.addLayout(self.row)
        self.grid = QGridLayout()
        for i, plot in enumerate(self.plots):
            self.grid.addWidget(plot, i // 2, i % 2)
        self.box.addLayout(self.grid, 1)
        self.exercise.activated.connect(partial(self._picked, False))
        self.measure.activated.connect(partial(self._picked, True))
        self.view.activated.connect(partial(self._picked, True))

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self.box.setSpacing(round(look.px(10)))
        self.grid.setSpacing(round(look.px(10)))
        self.row.setSpacing(round(look.px(10)))
        for plot in self.plots:
            plot.set_look(look)

    def show_overviews(self, overviews: Sequence[SessionOverview]) -> None:
        """Take over all sessions; keeps what was picked where it still exists."""
        self.overviews = overviews
        known = [
            (spec.text(spec.name, self.lang), name) for name in exercises_of(overviews) if (spec := known_spec(name))
        ]
        _fill(self.exercise, known)
        self._picked(False)

    def _picked(self, within: bool, index: int = 0) -> None:
        """Show what is picked. within : the exercise is the same as before."""
        spec = known_spec(str(self.exercise.currentData()))
        self.setVisible(spec is not None)
        if spec is None:
            return
        if not within:
            seen = {m for o in self.overviews for s in o.sets if s.exercise_id == spec.id for m in s.measures}
            offered = [m for m in measures_of(spec) if m.id in seen] or list(measures_of(spec)[:1])
            _fill(self.measure, [(spec.text(m.name, self.lang), m.id) for m in offered], keep=False)
        facing = self.view.currentData() if within else None
        found = trend(self.overviews, spec, str(self.measure.currentData()), facing, self.lang)
        _fill(self.view, [(words.view_word(view), view) for view in found.views], keep=False)
        self.view.setCurrentIndex(max(0, self.view.findData(found.facing)))
        for part in (self.view, self.view_label):
            part.setVisible(len(found.views) > 1)
        models = (measure_plot(found), quality_plot(found), hold_plot(found), pain_plot(pain(self.overviews)))
        for plot, model in zip(self.plots, models, strict=True):
            plot.show_model(model)


def _fill(box: QComboBox, entries: Sequence[tuple[str, str]], keep: bool = True) -> None:
    before = box.currentData()
    box.clear()
    for text, key in entries:
        box.addItem(text, key)
    if keep:
        box.setCurrentIndex(max(0, box.findData(before)))
