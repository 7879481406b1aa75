"""What is painted and named in a window, and which of its words are English. Not here: tests."""

from __future__ import annotations

import re
import sys
from xml.etree import ElementTree

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from test_translations import TS

from coach import words, words_de
from coach.exercise.loader import exercise, exercise_ids
from coach.pose import gate
from ui import paint

WORD = re.compile(r"[^\W\d_]{2,}")
# Placeholders, commands, and names of sources are the same in every language.
NO_WORDS = re.compile(r"\{[^}]*\}|`[^`]*`|„[^“]*“|\"[^\"]*\"")


class Noting(QPainter):
    """Keeps every text that is painted."""

    told: list[str] = []  # noqa: RUF012

    def drawText(self, *args):
        self.told += [arg for arg in args if isinstance(arg, str)]
        return super().drawText(*args)


def english_words() -> set[str]:
    """Words of every English text of window, core and exercises that no German text has."""
    english, german = [], []
    for message in ElementTree.parse(TS).getroot().iter("message"):
        english.append(message.findtext("source"))
        german.append(message.findtext("translation"))
    for spec in map(exercise, exercise_ids()):
        for table in _tables(spec.model_dump()):
            english.append(table["en"])
            german.append(table["de"])
    for table in (*gate.HINTS.values(), *gate.LABELS.values(), *gate.POSTURES.values(), *gate.VIEWS.values()):
        english.append(table["en"])
        german.append(table["de"])
    core = {**words.fixed(), **words_de.PATTERNS}
    return words_in((*english, *core)) - words_in((*german, *core.values()))


def _tables(value):
    if isinstance(value, dict):
        if set(value) == {"en", "de"}:
            yield value
        else:
            for part in value.values():
                yield from _tables(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _tables(part)


def words_in(told) -> set[str]:
    plain = (NO_WORDS.sub(" ", text).replace("&", "") for text in told)
    return {word.lower() for text in plain for word in WORD.findall(text)}


def names_of(window: QWidget) -> list[str]:
    """What a screen reader is told, and the labels of what is no painting."""
    told, languages = [], getattr(getattr(window, "settings", None), "language", None)
    for widget in (window, *window.findChildren(QWidget)):
        told += [widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton):
            told.append(widget.text())
        if isinstance(widget, QComboBox) and widget is not languages:
            told += [widget.itemText(i) for i in range(widget.count())]
        if isinstance(widget, QLineEdit):
            told.append(widget.placeholderText())
    return told


def _ui_modules(attribute: str):
    return [m for name, m in list(sys.modules.items()) if name.startswith("ui.") and hasattr(m, attribute)]


def note_painting(monkeypatch) -> None:
    """From now on `Noting.told` has what every widget of ui/ paints."""
    Noting.told = []
    for module in _ui_modules("QPainter"):
        monkeypatch.setattr(module, "QPainter", Noting)


def note_cut(monkeypatch) -> set[tuple[str, int, int, int]]:
    """Fills up with (text, width, height, size in px) of every text that does not fit into its box."""
    cut: set[tuple[str, int, int, int]] = set()
    drawn = paint.draw_fit

    def watched(painter, text, box, largest, color, **how):
        size_px = paint.fit_px(text, box, largest, bold=how.get("bold", False), smallest=how.get("smallest", 11))
        room = QRectF(0, 0, box.width(), 10_000)
        needed = paint.metrics(size_px, how.get("bold", False)).boundingRect(room, int(paint.WRAP), text)
        if needed.height() > box.height() + 2 or needed.width() > box.width() + 2:
            cut.add((text, round(box.width()), round(box.height()), size_px))
        drawn(painter, text, box, largest, color, **how)

    for module in _ui_modules("draw_fit"):
        monkeypatch.setattr(module, "draw_fit", watched)
    return cut
