"""Words on the pages from the first exercise to the summary, through Qt's translate.

Not here: the pages before it (texts_guide_pages.py), what is said aloud (texts_guide.py).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coach.types import Side
from ui.language import number as spelled


def place_line(index: int, items: int) -> str:
    return QCoreApplication.translate("guide", "Exercise {0} of {1}").format(index, items)


def set_line(number: int, of: int, side: Side | None) -> str:
    """'Set 1 of 2, left'."""
    words = QCoreApplication.translate("guide", "Set {0} of {1}").format(number, of)
    return f"{words}, {side_word(side)}" if side else words


def side_word(side: Side | None) -> str:
    if side is None:
        return ""
    words = {
        "left": QCoreApplication.translate("guide", "left"),
        "right": QCoreApplication.translate("guide", "right"),
    }
    return words[side]


def prepare_title() -> str:
    return QCoreApplication.translate("guide", "Have ready")


def i_am_ready() -> str:
    return QCoreApplication.translate("guide", "I am ready")


def skip_exercise() -> str:
    return QCoreApplication.translate("guide", "Skip exercise")


def skip_set() -> str:
    return QCoreApplication.translate("guide", "Skip set")


def skip_practice() -> str:
    return QCoreApplication.translate("guide", "Skip practice")


def skip_rest() -> str:
    return QCoreApplication.translate("guide", "Skip rest")


def easier() -> str:
    return QCoreApplication.translate("guide", "Easier")


def pause() -> str:
    return QCoreApplication.translate("guide", "Pause")


def go_on() -> str:
    return QCoreApplication.translate("guide", "Go on")


def stop() -> str:
    return QCoreApplication.translate("guide", "Stop")


def mute(on: bool) -> str:
    """What the key does next."""
    return QCoreApplication.translate("guide", "Voice off") if on else QCoreApplication.translate("guide", "Voice on")


def film(on: bool) -> str:
    """What the key does next."""
    if on:
        return QCoreApplication.translate("guide", "No more film")
    return QCoreApplication.translate("guide", "Keep a film")


def film_chip() -> str:
    """The sign while sets are filmed."""
    return QCoreApplication.translate("guide", "Film is kept")


def settings() -> str:
    return QCoreApplication.translate("guide", "Settings")


def back() -> str:
    return QCoreApplication.translate("guide", "Back")


def begin_set_anyway() -> str:
    return QCoreApplication.translate("guide", "Begin anyway")


def stuck_title() -> str:
    return QCoreApplication.translate("guide", "This takes long. What helps most:")


def stuck_lines() -> tuple[str, ...]:
    return (
        QCoreApplication.translate(
            "guide", "Move the laptop further away, or tilt its screen until you see your feet."
        ),
        QCoreApplication.translate("guide", "Light from the front, one person in the picture."),
        QCoreApplication.translate("guide", "Or begin anyway, or skip this exercise."),
    )


def held() -> str:
    return QCoreApplication.translate("guide", "hold still")


def all_set() -> str:
    return QCoreApplication.translate("guide", "Good. Stay like this.")


def practice_title(done: int, of: int) -> str:
    return QCoreApplication.translate("guide", "Practice {0} of {1}").format(min(done + 1, of), of)


def practice_chip() -> str:
    return QCoreApplication.translate("guide", "not counted")


def practice_words() -> str:
    return QCoreApplication.translate("guide", "Not counted: this shows me your range today.")


def change_side_title(side: Side | None) -> str:
    words = {
        "left": QCoreApplication.translate("guide", "Change sides: left."),
        "right": QCoreApplication.translate("guide", "Change sides: right."),
        None: QCoreApplication.translate("guide", "Change sides."),
    }
    return words[side]


def seen_on_side() -> str:
    return QCoreApplication.translate("guide", "I start by myself when I see you on this side.")


def paused_words(reason: str, easier_offered: bool) -> tuple[str, str]:
    """(why, how to go on)."""
    space = QCoreApplication.translate("guide", "Press Space, or raise one arm again, to go on.")
    table = {
        "user": (QCoreApplication.translate("guide", "Paused"), space),
        "gesture": (QCoreApplication.translate("guide", "Paused by your raised arm"), space),
        "gone": (
            QCoreApplication.translate("guide", "Paused: I do not see you"),
            QCoreApplication.translate("guide", "I go on by myself when you are back."),
        ),
        "sat_up": (
            QCoreApplication.translate("guide", "Paused: you left the position"),
            QCoreApplication.translate("guide", "I go on by myself when you are back in it."),
        ),
        "three_major": (
            QCoreApplication.translate("guide", "A short break"),
            QCoreApplication.translate("guide", "Breathe. A smaller movement is just as useful now."),
        ),
        "camera": (
            QCoreApplication.translate("guide", "Paused: no picture"),
            QCoreApplication.translate("guide", "Check the camera. I go on by myself. Nothing is lost."),
        ),
        "asleep": (
            QCoreApplication.translate("guide", "The computer was asleep"),
            QCoreApplication.translate("guide", "Nothing is lost. I go on by myself when you are in position."),
        ),
    }
    why, how = table.get(reason, table["user"])
    if easier_offered:
        how = f"{how} " + QCoreApplication.translate("guide", "Press E for an easier one.")
    return why, how


def rest_title() -> str:
    return QCoreApplication.translate("guide", "Rest")


def rest_next() -> str:
    return QCoreApplication.translate("guide", "Next")


def rest_last() -> str:
    return QCoreApplication.translate("guide", "That was the last set.")


def rest_good() -> str:
    return QCoreApplication.translate("guide", "Went well")


def rest_improve() -> str:
    return QCoreApplication.translate("guide", "To improve")


def seconds_left() -> str:
    return QCoreApplication.translate("guide", "seconds")


def stop_title() -> str:
    return QCoreApplication.translate("guide", "Why do you stop?")


def stop_because(reason: str) -> str:
    words = {
        "pain": QCoreApplication.translate("guide", "It hurts"),
        "fall": QCoreApplication.translate("guide", "I fell, or nearly fell"),
        "user": QCoreApplication.translate("guide", "Enough for today"),
        "symptoms": QCoreApplication.translate("guide", "Something else feels wrong"),
        "back": QCoreApplication.translate("guide", "I do not want to stop"),
    }
    return words[reason]


def pain_stop_title(reason: str, ends: bool) -> str:
    if reason in ("symptom", "fall"):
        return QCoreApplication.translate("guide", "We stop here.")
    if ends:
        return QCoreApplication.translate("guide", "That is enough for today.")
    return QCoreApplication.translate("guide", "We leave this exercise for today.")


def pain_stop_lines(reason: str, value: int | None, easier_offered: bool) -> tuple[str, ...]:
    """What happened, what to do now (clinical_spec §9)."""
    lines: list[str] = []
    if value is not None:
        lines.append(QCoreApplication.translate("guide", "You rated your pain {0} of 10.").format(value))
    if reason == "symptom":
        lines += [
            QCoreApplication.translate("guide", "Lie or sit down, breathe calmly."),
            QCoreApplication.translate(
                "guide",
                "Chest pain, trouble breathing, numbness around the groin, loss of bladder or bowel control, or a "
                "weak leg: call your emergency number now (112, 999, 911).",
            ),
            QCoreApplication.translate("guide", "Anything else that is new: ask your doctor before the next session."),
        ]
    elif reason == "fall":
        lines += [
            QCoreApplication.translate("guide", "Stay down until you feel steady. Get up slowly, with a chair."),
            QCoreApplication.translate(
                "guide", "If you hit your head, cannot get up, or have strong pain: call for help."
            ),
            QCoreApplication.translate("guide", "Tell your physiotherapist before the next session."),
        ]
    elif reason in ("pain", "pain_rise"):
        lines += [
            QCoreApplication.translate("guide", "Take a position that is comfortable, and breathe calmly."),
            QCoreApplication.translate(
                "guide", "If it does not settle within 24 hours, tell your physiotherapist or doctor."
            ),
        ]
        if easier_offered:
            lines.append(QCoreApplication.translate("guide", "If it settles now, you can try a smaller movement."))
    return tuple(lines)


def try_easier() -> str:
    return QCoreApplication.translate("guide", "Try an easier one")


def next_exercise() -> str:
    return QCoreApplication.translate("guide", "Next exercise")


def finish() -> str:
    return QCoreApplication.translate("guide", "Finish")


def summary_title(done: int, of: int, reps: int, stopped: bool) -> str:
    if reps == 0:
        return QCoreApplication.translate("guide", "No repetitions today. That is all right.")
    if of == 1:
        words = QCoreApplication.translate("guide", "{0} repetitions.").format(reps)
    else:
        words = QCoreApplication.translate("guide", "{0} of {1} exercises, {2} repetitions.").format(done, of, reps)
    if stopped:
        return QCoreApplication.translate("guide", "You listened to your body. {0}").format(words)
    return QCoreApplication.translate("guide", "Well done. {0}").format(words)


def summary_minutes(minutes: int) -> str:
    return QCoreApplication.translate("guide", "{0} min").format(minutes)


def summary_pain(before: int | None, after: int | None) -> str:
    if before is not None and after is not None:
        return QCoreApplication.translate("guide", "pain {0} before, {1} after").format(before, after)
    if before is not None:
        return QCoreApplication.translate("guide", "pain {0} before").format(before)
    if after is not None:
        return QCoreApplication.translate("guide", "pain {0} after").format(after)
    return ""


def summary_praise(words: str) -> str:
    return QCoreApplication.translate("guide", "Went well: {0}").format(words)


def summary_focus(words: str) -> str:
    return QCoreApplication.translate("guide", "Next time: {0}").format(words)


def summary_side(side: Side, good: int, of: int) -> str:
    word = {
        "left": QCoreApplication.translate("guide", "Left"),
        "right": QCoreApplication.translate("guide", "Right"),
    }[side]
    if not of:
        return QCoreApplication.translate("guide", "{0}: none").format(word)
    return QCoreApplication.translate("guide", "{0}: {1} of {2} good").format(word, good, of)


def summary_skipped() -> str:
    return QCoreApplication.translate("guide", "not done today")


def summary_of_target(good: int, target: int) -> str:
    return QCoreApplication.translate("guide", "{0} of {1}").format(good, target)


def summary_hold(seconds: float) -> str:
    return QCoreApplication.translate("guide", "held {0} s").format(spelled(seconds, 1))


def not_measured_line(what: str, reason: str) -> str:
    if not reason:
        return QCoreApplication.translate("guide", "{0}: not measured.").format(what)
    return QCoreApplication.translate("guide", "{0}: not measured ({1}).").format(what, reason)


def camera_trouble(words: str) -> str:
    return QCoreApplication.translate("guide", "{0} Press S to use another camera or the demo film.").format(words)


def held_by_itself() -> str:
    return QCoreApplication.translate("guide", "I start by myself")


def reps_hold(reps: int, hold_s: float) -> str:
    """'10 repetitions, hold 2 s'."""
    words = QCoreApplication.translate("guide", "{0} repetitions").format(reps)
    return (
        f"{words}, " + QCoreApplication.translate("guide", "hold {0} s").format(spelled(hold_s))
        if hold_s > 0
        else words
    )


def gesture_chip(percent: int) -> str:
    return QCoreApplication.translate("guide", "Raised arm: pause in a moment ({0} %)").format(percent)
