"""Every word of the page of one session, through Qt's translate; the context is the same as in texts_past.py."""

from __future__ import annotations

import math
from datetime import date

from PySide6.QtCore import QCoreApplication

from coach.session.past.reasons import Evidence, Reason, Unknown
from coach.store.records import SessionEnd, SessionHead, SetEnd
from coach.types import Counts, Side, Verdict
from ui import texts
from ui.language import in_words
from ui.texts_past import amount, end_word, long_day, own_time, side_word


def session_title(head: SessionHead, day: date) -> str:
    return QCoreApplication.translate("past", "{0}, {1}").format(long_day(day), own_time(head))


def minutes(seconds: float) -> str:
    return QCoreApplication.translate("past", "{0}\u00a0min").format(max(1, round(seconds / 60)))


def ended(end: SessionEnd | None) -> str:
    return QCoreApplication.translate("past", "Ended: {0}").format(end_word(end))


def answer_line(kind: str, value: int) -> str:
    """A pain or effort answer, 0..10."""
    words = {
        "pain_now": QCoreApplication.translate("past", "Pain before: {0}"),
        "pain_worst_24h": QCoreApplication.translate("past", "worst in 24 h: {0}"),
        "pain_next_day": QCoreApplication.translate("past", "pain the day after: {0}"),
        "pain_exercise": QCoreApplication.translate("past", "pain with this exercise: {0}"),
        "effort": QCoreApplication.translate("past", "effort: {0}"),
        "pain_after": QCoreApplication.translate("past", "after: {0}"),
    }
    return words[kind].format(value)


def stop_line(reason: str, detail: str) -> str:
    words = {
        "pain": QCoreApplication.translate("past", "Stopped because of pain"),
        "pain_rise": QCoreApplication.translate("past", "Stopped because pain rose"),
        "symptom": QCoreApplication.translate("past", "Stopped because of a symptom"),
        "fall": QCoreApplication.translate("past", "Stopped after a fall"),
        "user": QCoreApplication.translate("past", "Stopped as you wished"),
    }
    said = words.get(reason, reason)
    if detail and reason in ("pain", "pain_rise"):
        return QCoreApplication.translate("past", "{0} ({1})").format(said, detail)
    return said


def set_title(exercise: str, number: int, of: int, side: Side | None) -> str:
    words = QCoreApplication.translate("past", "{0}, set {1} of {2}").format(exercise, number, of)
    if side is None:
        return words
    return QCoreApplication.translate("past", "{0}, {1}").format(words, side_word(side))


def set_short(exercise: str, number: int, good: int) -> str:
    return QCoreApplication.translate("past", "{0}, set {1}, {2} good").format(exercise, number, good)


def counts_words(counts: Counts, target: int) -> str:
    """target 0: nothing was asked for, as in a film."""
    words = QCoreApplication.translate("past", "{0} good, {1} half, {2} compensated").format(
        counts.good, counts.partial, counts.compensated
    )
    if target:
        words = QCoreApplication.translate("past", "{0} good, {1} half, {2} compensated; asked for {3}").format(
            counts.good, counts.partial, counts.compensated, target
        )
    if counts.correction:
        words += QCoreApplication.translate("past", "; {0:+d} by hand").format(counts.correction)
    return words


def replay() -> str:
    return QCoreApplication.translate("past", "Replay")


def compare() -> str:
    return QCoreApplication.translate("past", "Compare")


def of_set(action: str, title: str) -> str:
    """A button's name for a screen reader: which set it is about."""
    return QCoreApplication.translate("past", "{0}: {1}").format(action, title)


def reps_name(title: str) -> str:
    return QCoreApplication.translate("past", "Repetitions of {0}. Arrow keys choose one.").format(title)


def rep_title(index: int, verdict: Verdict, side: Side | None = None) -> str:
    words = QCoreApplication.translate("past", "Repetition {0}: {1}").format(index, texts.verdict_word(verdict))
    return f"{words}, {side_word(side)}" if side else words


def curves_note() -> str:
    return QCoreApplication.translate("past", "Curves: the movement of each repetition.")


def bars_note() -> str:
    return QCoreApplication.translate("past", "Bars: seconds up, held, down.")


def bars_because(reason: str) -> str:
    """Why there are bars and no curves."""
    words = {
        "none": QCoreApplication.translate("past", "No recording was kept of this set."),
        "locked": QCoreApplication.translate("past", "The recording is locked; Replay asks for the passphrase."),
        "loading": QCoreApplication.translate("past", "The recording is being read."),
        "damaged": QCoreApplication.translate("past", "The recording cannot be read; the numbers are safe."),
        "unknown": QCoreApplication.translate("past", "This exercise is no longer known here."),
    }
    return f"{bars_note()} {words[reason]}" if reason else bars_note()


def choose_rep() -> str:
    return QCoreApplication.translate("past", "Choose a repetition to see what was measured in it.")


def details_name() -> str:
    return QCoreApplication.translate("past", "What was seen in this repetition")


def measured_heading() -> str:
    return QCoreApplication.translate("past", "Measured")


def flags_heading() -> str:
    return QCoreApplication.translate("past", "What to look at")


def unknown_heading() -> str:
    return QCoreApplication.translate("past", "Not measured")


def no_flags() -> str:
    return QCoreApplication.translate("past", "Nothing was flagged.")


def measure_line(name: str, value: float, unit: str, error: float) -> str:
    words = amount(value, unit)
    if not math.isnan(error):
        words = QCoreApplication.translate("past", "{0} (± {1})").format(words, amount(error, unit))
    return QCoreApplication.translate("past", "{0}: {1}").format(name, words)


def tempo_name(measure_id: str) -> str:
    """What no exercise has a name for: tempo, and signals that only flags look at."""
    words = {
        "hold_s": QCoreApplication.translate("past", "Hold"),
        "concentric_s": QCoreApplication.translate("past", "Way up"),
        "eccentric_s": QCoreApplication.translate("past", "Way down"),
        "repetition_s": QCoreApplication.translate("past", "Whole repetition"),
        "heel_height_t": QCoreApplication.translate("past", "Height of the heel"),
        "foot_slide_t": QCoreApplication.translate("past", "Sliding of the foot"),
        "shoulder_slide_t": QCoreApplication.translate("past", "Sliding of the shoulders"),
    }
    return words.get(measure_id, "")


def plain_name(name: str, key: str) -> str:
    """A measure's name; one that nobody named loses its unit and its underscores."""
    if name or tempo_name(key):
        return name or tempo_name(key)
    head, _, unit = key.rpartition("_")
    words = (head if head and unit in ("deg", "s", "t") else key).replace("_", " ")
    return words[:1].upper() + words[1:]


def reason_title(reason: Reason) -> str:
    """A flag's name, and how sure it is."""
    if reason.grade == "possible":
        return QCoreApplication.translate("past", "{0} (possible)").format(reason.name)
    if reason.grade == "likely":
        return QCoreApplication.translate("past", "{0} (likely)").format(reason.name)
    return reason.name


def evidence_words(evidence: Evidence) -> str:
    """What was measured, and where the line is that it crossed."""
    unit, value, error = evidence.unit, evidence.value, evidence.error
    if evidence.of == "share":
        unit, value, error = "%", 100 * value, math.nan
    if evidence.of == "rate":
        unit = f"{unit}/s"
    limit = evidence.above if not math.isnan(evidence.above) else evidence.below
    limit = 100 * limit if evidence.of == "share" else limit
    name = plain_name(evidence.name, evidence.key)
    if evidence.of == "share":
        name = QCoreApplication.translate("past", "{0}, share of what was asked for").format(name)
    elif evidence.of == "since_rest":
        name = QCoreApplication.translate("past", "{0}, change since rest").format(name)
    line = measure_line(name, value, unit, error)
    if math.isnan(limit):
        return line
    if not math.isnan(evidence.above):
        return QCoreApplication.translate("past", "{0}; flagged above {1}").format(line, amount(limit, unit))
    return QCoreApplication.translate("past", "{0}; flagged below {1}").format(line, amount(limit, unit))


def unknown_words(item: Unknown) -> str:
    name = plain_name(item.name, item.key)
    if not item.reason:
        return name
    return QCoreApplication.translate("past", "{0}: {1}").format(name, in_words(item.reason))


def not_measured_share(what: str, reason: str, share: float) -> str:
    """Something of the whole set."""
    return QCoreApplication.translate("past", "{0}: {1} ({2}\u00a0%)").format(what, reason, round(100 * share))


def never_visible(what: str) -> str:
    """What no set of this exercise shows in this view, whoever does it."""
    return QCoreApplication.translate("past", "Never visible in this view: {0}.").format(what)


def not_measured_in_set() -> str:
    return QCoreApplication.translate("past", "Not measured in this set")


def set_end_word(end: SetEnd | None) -> str:
    words = {
        "done": "",
        "skipped": QCoreApplication.translate("past", "skipped"),
        "eased": QCoreApplication.translate("past", "made easier"),
        "stopped": QCoreApplication.translate("past", "stopped"),
        "interrupted": QCoreApplication.translate("past", "interrupted"),
    }
    return words[end] if end else QCoreApplication.translate("past", "not finished")
