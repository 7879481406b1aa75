"""Which language the window speaks: chooses it, puts Qt's translators in place, and tells it to who asks.

Every text goes through Qt's translate and is English without a translator. Not here: the words (i18n/coach_de.ts),
the core's own English words (coach.words), the exercises' texts, which carry both languages.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from coach.words import say

Lang = Literal["en", "de"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)
I18N_DIR = Path(__file__).resolve().parent / "i18n"

_current: list[Lang] = ["en"]
_installed: list[QTranslator] = []


def current() -> Lang:
    """The language in use."""
    return _current[0]


def choose(asked: str, system: str = "") -> Lang:
    """'en' or 'de' for a setting; everything else, such as 'system', follows the computer, and English otherwise.

    system : its locale's name, such as 'de_AT'; empty: ask Qt.
    """
    own = asked if asked in LANGUAGES else (system or QLocale.system().name()).partition("_")[0]
    return next((lang for lang in LANGUAGES if lang == own), "en")


def install(lang: Lang) -> None:
    """From now on texts come in this language; what is on the screen already stays. Needs an application."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("make the QApplication first")
    for translator in _installed:
        application.removeTranslator(translator)
    _installed.clear()
    _current[0] = lang
    # For what Qt writes itself, such as the numbers in a spin box.
    QLocale.setDefault(QLocale(lang))
    if lang == "en":
        return
    # Qt's own first: of two translators the later one is asked first.
    for name, folder in (
        (f"qtbase_{lang}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"coach_{lang}", str(I18N_DIR)),
    ):
        translator = QTranslator()
        if translator.load(name, folder):
            application.installTranslator(translator)
            _installed.append(translator)


def in_words(english: str) -> str:
    """A reason or message of the core in the language in use."""
    return say(english, current())


def number(value: float, digits: int | None = None) -> str:
    """A number with the language's decimal sign; digits None: as many as it has, six at most."""
    return written(f"{value:g}" if digits is None else f"{value:.{digits}f}")


def written(text: str) -> str:
    """A number that is text already, with the language's decimal sign."""
    return text.replace(".", ",") if current() == "de" else text
