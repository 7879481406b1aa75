"""Words of the report in English and German, and how numbers and dates are written. No figures, no layout.

What may not be said stands in clinical_spec §0, §7 and §9: no diagnosis, no strength, no angle of the spine, no blame.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Literal

from coach.exercise.spec import ExerciseSpec
from coach.export.words_of_report import TEXTS
from coach.words import say

Lang = Literal["en", "de"]
LANGS: tuple[Lang, ...] = ("en", "de")
DASH = "–"
DIGITS = {"deg": 1, "deg/s": 1, "s": 1, "T": 3, "hip widths": 2, "": 0}


class Words:
    """All words in one language. `specs` : exercises by id, for their own names."""

    def __init__(self, lang: Lang, specs: Mapping[str, ExerciseSpec]) -> None:
        self.lang: Lang = lang
        self.specs = specs

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key, filled in. Raises KeyError for a key that is not there."""
        text = TEXTS[key][self.lang]
        return text.format(**values) if values else text

    def maybe(self, key: str, fallback: str) -> str:
        """The text of a key, or `fallback`: ids of newer parts of the product must not stop a report."""
        return TEXTS[key][self.lang] if key in TEXTS else fallback

    def exercise(self, exercise_id: str) -> str:
        """An exercise's name, its id where it is not known here."""
        spec = self.specs.get(exercise_id)
        return spec.text(spec.name, self.lang) if spec else exercise_id

    def measure(self, exercise_id: str, measure_id: str) -> str:
        """A measure's name."""
        spec = self.specs.get(exercise_id)
        found = next((m for m in spec.measure if m.id == measure_id), None) if spec else None
        if spec is not None and found is not None:
            return spec.text(found.name, self.lang)
        return self.maybe(f"measure.{measure_id}", measure_id)

    def fault(self, exercise_id: str, fault_id: str) -> str:
        """A finding's name."""
        spec = self.specs.get(exercise_id)
        found = next((f for f in spec.fault if f.id == fault_id), None) if spec else None
        return spec.text(found.name, self.lang) if spec is not None and found is not None else fault_id

    def reason(self, text: str) -> str:
        """A reason that the measuring gives in English, in this language where it is known."""
        return say(text, self.lang)

    def own(self, texts: Mapping[str, str]) -> str:
        """A text that carries its languages with it."""
        return texts.get(self.lang, texts["en"])

    def number(self, value: float, digits: int = 1) -> str:
        """With the language's decimal sign and a true minus; a dash where it is not known."""
        if not isfinite(value):
            return DASH
        text = f"{value:.{digits}f}"
        text = text.removeprefix("-") if not float(text) else text.replace("-", "−")
        return text.replace(".", ",") if self.lang == "de" else text

    def amount(self, value: float, unit: str, digits: int | None = None) -> str:
        """A number with its unit."""
        if not isfinite(value):
            return DASH
        places = DIGITS.get(unit, 2) if digits is None else digits
        return f"{self.number(value, places)}{self.unit(unit)}"

    def unit(self, unit: str) -> str:
        """How a unit is written behind a number."""
        # A number and its unit stay on one line.
        return self.maybe(f"unit.{unit}", f" {unit}").replace(" ", "\N{NO-BREAK SPACE}", 1) if unit else ""

    def error(self, value: float, unit: str) -> str:
        """A stated +-, short: 7, not 7.0."""
        if not isfinite(value):
            return self("no_error")
        return f"±{self._short(value)}{self.unit(unit)}"

    def limit(self, value: float, unit: str) -> str:
        """A least change, to a figure that the error can bear."""
        digits = 0 if unit == "deg" else DIGITS.get(unit, 2)
        return self.amount(value, unit, digits)

    def _short(self, value: float) -> str:
        return f"{value:g}".replace(".", "," if self.lang == "de" else ".")

    def percent(self, share: float) -> str:
        """A share 0..1."""
        if not isfinite(share):
            return DASH
        return f"{100 * share:.0f}\N{NO-BREAK SPACE}%" if self.lang == "de" else f"{100 * share:.0f}%"

    def day(self, day: date | None) -> str:
        """A date."""
        if day is None:
            return DASH
        return day.strftime("%d.%m.%Y") if self.lang == "de" else day.isoformat()

    def short_day(self, day: date) -> str:
        """A date without its year, below a chart."""
        return day.strftime("%d.%m.") if self.lang == "de" else f"{day.day} {self(f'month.{day.month}')}"

    def score(self, value: int | None) -> str:
        """An answer 0..10."""
        return DASH if value is None else str(value)
