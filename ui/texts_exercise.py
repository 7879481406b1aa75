"""Words that differ between movements, by driving signal, through Qt's translate.

Not here: names, set-up, cues, which come from the exercise specification.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from coach.types import Phase, Side
from ui import texts


def phase_word(phase: Phase, signal: str = "") -> str:
    """The phase as it looks in this movement."""
    own: dict[str, dict[Phase, str]] = {
        "knee_gap_t": {
            "up": QCoreApplication.translate("window", "Opening"),
            "top": QCoreApplication.translate("window", "Open"),
            "down": QCoreApplication.translate("window", "Closing"),
        },
        "foot_spread_t": {
            "up": QCoreApplication.translate("window", "Out"),
            "top": QCoreApplication.translate("window", "Wide"),
            "down": QCoreApplication.translate("window", "In"),
        },
    }
    return own.get(signal, {}).get(phase) or texts.phase_word(phase)


def tempo_line(signal: str, up_s: str, hold_s: str, down_s: str) -> str:
    """How long each part took; `hold_s` empty: no hold is asked for."""
    ways = {
        "knee_gap_t": (
            QCoreApplication.translate("window", "Open"),
            QCoreApplication.translate("window", "close"),
        ),
        "foot_spread_t": (
            QCoreApplication.translate("window", "Out"),
            QCoreApplication.translate("window", "in"),
        ),
    }
    first, last = ways.get(
        signal, (QCoreApplication.translate("window", "Up"), QCoreApplication.translate("window", "down"))
    )
    hold = QCoreApplication.translate("window", "hold")
    parts = [(first, up_s), (hold, hold_s), (last, down_s)]
    return " · ".join(f"{word}\u00a0{value}" for word, value in parts if value)


def strip_title(signal: str) -> str:
    """What the strip shows, in plain words; a signal that nobody named loses its unit."""
    names = {
        "hip_extension_deg": QCoreApplication.translate("window", "hip extension"),
        "knee_gap_t": QCoreApplication.translate("window", "opening of the knees"),
        "body_rise_t": QCoreApplication.translate("window", "height of the hips"),
        "foot_spread_t": QCoreApplication.translate("window", "distance between the feet"),
    }
    name = names.get(signal, signal.rsplit("_", 1)[0].replace("_", " "))
    return QCoreApplication.translate("window", "{0}, last 30 s").format(name)


def is_straight_zero(signal: str) -> bool:
    """Whether 0 degrees of this signal means a straight line, so that words can say more than the number."""
    return signal == "hip_extension_deg"


def band_label(low: float, high: float, signal: str) -> str:
    """The band in words; empty where it is no angle, because nobody knows a torso length."""
    if not signal.endswith("_deg"):
        return QCoreApplication.translate("window", "target")
    if is_straight_zero(signal) and abs(low + high) < 0.5:
        return QCoreApplication.translate("window", "straight ± {0:g}°").format(high)
    return QCoreApplication.translate("window", "target {0}° to {1}°").format(signed(low), signed(high))


def signed(value: float) -> str:
    """A whole number with a true minus sign."""
    return f"{round(value)}".replace("-", "−")


def named_error(name: str, error_deg: float) -> str:
    """'Opening of the knee, ± 10°'."""
    return name if math.isnan(error_deg) else f"{name}, {texts.plus_minus(error_deg)}"


def side_counts(left: int, right: int) -> str:
    """'left 4, right 3'; a side without any is left out, so that one-sided sets read short."""
    parts = [(QCoreApplication.translate("window", "left {0}"), left)]
    parts.append((QCoreApplication.translate("window", "right {0}"), right))
    return ", ".join(words.format(count) for words, count in parts if count)


def last_rep(verdict_title: str, side: Side | None) -> str:
    """The card's title with the side that worked."""
    if side is None:
        return verdict_title
    word = {
        "left": QCoreApplication.translate("window", "left"),
        "right": QCoreApplication.translate("window", "right"),
    }[side]
    return f"{verdict_title}, {word}"


def summary_plot(name: str, band: str) -> str:
    """Below the summary's marks: what they show, and the band where there is one. name empty: the driver at the top."""
    what = name or QCoreApplication.translate("window", "at the top")
    words = QCoreApplication.translate("window", "{0}, repetition by repetition").format(what)
    return QCoreApplication.translate("window", "{0}; band: {1}").format(words, band) if band else words


def be_here(kind: str) -> str:
    """Below the outline of where to be."""
    lie = QCoreApplication.translate("window", "lie here, head left or right")
    words = {
        "supine": lie,
        "side_lying": lie,
        "reclined": QCoreApplication.translate("window", "sit here, bench left or right"),
    }
    return words.get(kind) or QCoreApplication.translate("window", "stand here")
