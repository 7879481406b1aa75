"""Every word of the pages about what was done before, through Qt's translate.

Not here: names of exercises, measures and faults, which come from the exercise specification.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from coach.session.past.days import Streak
from coach.session.past.reasons import Evidence, Reason, Unknown
from coach.session.past.trends import Change
from coach.store.records import SessionEnd, SessionHead, SetEnd
from coach.types import Counts, Facing, Side, Verdict
from ui import texts

NBSP = "\u00a0"


# Numbers and days.


def amount(value: float, unit: str) -> str:
    """A number with its unit; lengths of the torso as per cent, because nobody knows what a torso length is."""
    if math.isnan(value):
        return QCoreApplication.translate("past", "unknown")
    if unit == "deg":
        return QCoreApplication.translate("past", "{0}°").format(_whole(value))
    if unit == "deg/s":
        return QCoreApplication.translate("past", "{0}\u00a0°/s").format(_tenths(value))
    if unit == "T":
        return QCoreApplication.translate("past", "{0}\u00a0% of the torso's length").format(_tenths(100 * value))
    if unit == "s":
        return QCoreApplication.translate("past", "{0}\u00a0s").format(_tenths(value))
    if unit == "%":
        return QCoreApplication.translate("past", "{0}\u00a0%").format(_whole(value))
    return _tenths(value)


def _whole(value: float) -> str:
    return f"{round(value)}".replace("-", "−")


def _tenths(value: float) -> str:
    words = f"{value:.1f}".removesuffix(".0")
    return "0" if words == "-0" else words.replace("-", "−")


def unit_label(unit: str) -> str:
    """Beside a plot's axis."""
    words = {
        "deg": QCoreApplication.translate("past", "degrees"),
        "T": QCoreApplication.translate("past", "% of the torso's length"),
        "s": QCoreApplication.translate("past", "seconds"),
        "%": QCoreApplication.translate("past", "% of repetitions"),
        "": QCoreApplication.translate("past", "pain 0 to 10"),
    }
    return words.get(unit, unit)


def qt_day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def long_day(day: date) -> str:
    """'Monday, 5 January 2026' as the system's language writes it."""
    return QLocale().toString(qt_day(day), QLocale.FormatType.LongFormat)


def short_day(day: date) -> str:
    return QLocale().toString(qt_day(day), "d MMM")


def month_title(year: int, month: int) -> str:
    return f"{QLocale().standaloneMonthName(month)} {year}"


def weekday_short(number: int) -> str:
    """1 Monday .. 7 Sunday."""
    return QLocale().standaloneDayName(number, QLocale.FormatType.ShortFormat)


def own_time(head: SessionHead, at: datetime | None = None) -> str:
    """The time on the person's own clock."""
    there = (at or head.started_at) + timedelta(minutes=head.offset_min)
    return f"{there:%H:%M}"


# The history page.


def history_title() -> str:
    return QCoreApplication.translate("past", "History")


def back() -> str:
    return QCoreApplication.translate("past", "Back")


def esc_hint(words: str) -> str:
    """A button's word with its key."""
    return QCoreApplication.translate("past", "{0} (Esc)").format(words)


def empty_title() -> str:
    return QCoreApplication.translate("past", "Your sessions will be here.")


def empty_words() -> str:
    return QCoreApplication.translate(
        "past",
        "After your first session you find its day in a calendar, every repetition with what was seen, "
        "a replay of your movement, and how range, hold and pain go over time. All of it stays on this computer.",
    )


def nothing_readable() -> str:
    return QCoreApplication.translate("past", "Your history cannot be read now.")


def calendar_name() -> str:
    return QCoreApplication.translate("past", "Calendar of sessions")


def calendar_help() -> str:
    return QCoreApplication.translate(
        "past", "Arrow keys change the day, Page Up and Page Down the month, Enter opens the day's session."
    )


def month_before() -> str:
    return QCoreApplication.translate("past", "Month before")


def month_after() -> str:
    return QCoreApplication.translate("past", "Month after")


def end_word(end: SessionEnd | None) -> str:
    """How a session ended, without a judgement."""
    words = {
        "done": QCoreApplication.translate("past", "done"),
        "stopped": QCoreApplication.translate("past", "ended early"),
        "pain": QCoreApplication.translate("past", "stopped for pain"),
        "symptom": QCoreApplication.translate("past", "stopped for a symptom"),
        "abandoned": QCoreApplication.translate("past", "ended early"),
    }
    return words[end] if end else QCoreApplication.translate("past", "not finished")


def set_end_word(end: SetEnd | None) -> str:
    words = {
        "done": "",
        "skipped": QCoreApplication.translate("past", "skipped"),
        "eased": QCoreApplication.translate("past", "made easier"),
        "stopped": QCoreApplication.translate("past", "stopped"),
        "interrupted": QCoreApplication.translate("past", "interrupted"),
    }
    return words[end] if end else QCoreApplication.translate("past", "not finished")


def legend_done() -> str:
    return QCoreApplication.translate("past", "done")


def legend_part() -> str:
    return QCoreApplication.translate("past", "ended early")


def legend_stopped() -> str:
    return QCoreApplication.translate("past", "stopped for pain or a symptom")


def legend_planned() -> str:
    return QCoreApplication.translate("past", "planned")


def day_words(day: date, ends: Sequence[SessionEnd | None], planned: bool, today: bool) -> str:
    """A calendar day for a screen reader, and below the calendar."""
    parts = [long_day(day)]
    if today:
        parts.append(QCoreApplication.translate("past", "today"))
    if len(ends) == 1:
        parts.append(QCoreApplication.translate("past", "1 session, {0}").format(end_word(ends[0])))
    elif ends:
        parts.append(QCoreApplication.translate("past", "{0} sessions").format(len(ends)))
    elif planned:
        parts.append(QCoreApplication.translate("past", "planned"))
    else:
        parts.append(QCoreApplication.translate("past", "no session"))
    return ", ".join(parts)


def session_button(head: SessionHead, end: SessionEnd | None) -> str:
    return QCoreApplication.translate("past", "Open {0}: {1}, {2}").format(
        own_time(head), head.plan.name or session_kind(head), end_word(end)
    )


def session_kind(head: SessionHead) -> str:
    if head.kind == "analysed":
        return QCoreApplication.translate("past", "a film")
    return QCoreApplication.translate("past", "a session")


def streak_words(streak: Streak) -> str:
    """Training days in a row; where one was missed, only how to begin again."""
    if streak.days == 0:
        return QCoreApplication.translate("past", "Your next session begins a new row.")
    if streak.days == 1:
        return QCoreApplication.translate("past", "1 training day: a row begins.")
    return QCoreApplication.translate("past", "{0} training days in a row.").format(streak.days)


def streak_rule(streak: Streak) -> str:
    """What counts."""
    if streak.planned:
        return QCoreApplication.translate("past", "Rest days do not break the row. Stopping for pain does not either.")
    return QCoreApplication.translate("past", "A week without a session ends the row. Stopping for pain does not.")


def pick_exercise() -> str:
    return QCoreApplication.translate("past", "Exercise")


def pick_measure() -> str:
    return QCoreApplication.translate("past", "Measure")


def pick_view() -> str:
    return QCoreApplication.translate("past", "View")


def view_word(facing: Facing) -> str:
    words = {
        "left": QCoreApplication.translate("past", "from the side, feet to the left"),
        "right": QCoreApplication.translate("past", "from the side, feet to the right"),
        "front": QCoreApplication.translate("past", "from the front"),
        "back": QCoreApplication.translate("past", "from behind"),
        "oblique": QCoreApplication.translate("past", "at an angle"),
    }
    return words.get(facing, QCoreApplication.translate("past", "view not known"))


def hold_title() -> str:
    return QCoreApplication.translate("past", "Hold at the top")


def quality_title() -> str:
    return QCoreApplication.translate("past", "Good and compensated repetitions")


def pain_title() -> str:
    return QCoreApplication.translate("past", "Pain before and after")


def key_good() -> str:
    return QCoreApplication.translate("past", "good")


def key_compensated() -> str:
    return QCoreApplication.translate("past", "compensated")


def key_before() -> str:
    return QCoreApplication.translate("past", "before")


def key_after() -> str:
    return QCoreApplication.translate("past", "after")


def key_goal() -> str:
    return QCoreApplication.translate("past", "asked for")


def key_band(least: float, unit: str) -> str:
    return QCoreApplication.translate("past", "band: no change (less than {0})").format(amount(least, unit))


def side_word(side: Side | None) -> str:
    words = {
        "left": QCoreApplication.translate("past", "left"),
        "right": QCoreApplication.translate("past", "right"),
    }
    return words[side] if side else ""


def change_words(change: Change | None, unit: str, points: int, name: str = "") -> str:
    """First against last in one or two sentences; a change below the error is called none."""
    if change is None:
        if points:
            words = QCoreApplication.translate("past", "one session so far.")
        else:
            words = QCoreApplication.translate("past", "not measured yet.")
        return _named(name, words)
    words = QCoreApplication.translate("past", "{0} at first, {1} now.").format(
        amount(change.first, unit), amount(change.last, unit)
    )
    if change.exceeds is True:
        more = QCoreApplication.translate("past", "That is a change: {0} or more.").format(amount(change.least, unit))
        words = f"{words} {more}"
    elif change.exceeds is False:
        words = f"{words} {QCoreApplication.translate('past', 'That is no change.')}"
    return _named(name, words)


def _named(name: str, words: str) -> str:
    if name:
        return QCoreApplication.translate("past", "{0}: {1}").format(name[:1].upper() + name[1:], words)
    return words[:1].upper() + words[1:]


def no_change_rule(least: float, unit: str) -> str:
    """What the band means."""
    if math.isnan(least):
        return QCoreApplication.translate("past", "No measuring error is stated: read small changes as none.")
    return QCoreApplication.translate("past", "A change smaller than {0} is no change.").format(amount(least, unit))


def pain_rule(least: float) -> str:
    return QCoreApplication.translate("past", "A change smaller than {0} points is no change.").format(_tenths(least))


def left_out(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("past", "1 session in another view is not in this line.")
    return QCoreApplication.translate("past", "{0} sessions in another view are not in this line.").format(count)


# The session page.


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
    words = {
        "hold_s": QCoreApplication.translate("past", "Hold"),
        "concentric_s": QCoreApplication.translate("past", "Way up"),
        "eccentric_s": QCoreApplication.translate("past", "Way down"),
        "repetition_s": QCoreApplication.translate("past", "Whole repetition"),
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
    if not item.reason:
        return item.name
    return QCoreApplication.translate("past", "{0}: {1}").format(item.name, item.reason)


def not_measured_share(what: str, reason: str, share: float) -> str:
    """Something of the whole set."""
    return QCoreApplication.translate("past", "{0}: {1} ({2}\u00a0%)").format(what, reason, round(100 * share))


def not_measured_in_set() -> str:
    return QCoreApplication.translate("past", "Not measured in this set")
