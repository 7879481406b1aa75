"""Every word of the pages about what was done before, through Qt's translate.

Not here: names of exercises, measures and faults, which come from the exercise specification.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from coach.session.past.days import Streak
from coach.session.past.trends import Change
from coach.store.records import SessionEnd, SessionHead
from coach.types import Facing, Side
from ui.language import number

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
    words = number(round(value, 1))
    return "0" if words == "-0" else words.replace("-", "−")


def unit_label(unit: str) -> str:
    """Beside a plot's axis."""
    words = {
        "deg": QCoreApplication.translate("past", "degrees"),
        "T": QCoreApplication.translate("past", "% of the torso's length"),
        "s": QCoreApplication.translate("past", "seconds"),
        "%": QCoreApplication.translate("past", "%"),
        "": QCoreApplication.translate("past", "0 to 10"),
    }
    return words.get(unit, unit)


def qt_day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def long_day(day: date) -> str:
    """'Monday, 5 January 2026' as the system's language writes it."""
    return QLocale().toString(qt_day(day), QLocale.FormatType.LongFormat)


def short_day(day: date) -> str:
    return QLocale().toString(qt_day(day), day_format())


def day_format() -> str:
    """Day and month as this language writes them, in Qt's letters."""
    return QCoreApplication.translate("past", "d MMM")


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
    """The plan's name last: it is what may be cut where there is little room."""
    return QCoreApplication.translate("past", "{0}, {1}: {2}").format(
        own_time(head), end_word(end), head.plan.name or session_kind(head)
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


def key_band() -> str:
    return QCoreApplication.translate("past", "band: no change")


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
    frame = {
        True: QCoreApplication.translate("past", "{0} at first, {1} now: a change."),
        False: QCoreApplication.translate("past", "{0} at first, {1} now: no change."),
        None: QCoreApplication.translate("past", "{0} at first, {1} now."),
    }[change.exceeds]
    return _named(name, frame.format(amount(change.first, unit), amount(change.last, unit)))


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
    return QCoreApplication.translate("past", "Less than {0} points is no change.").format(_tenths(least))


def left_out(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("past", "1 session in another view is not in this line.")
    return QCoreApplication.translate("past", "{0} sessions in another view are not in this line.").format(count)
