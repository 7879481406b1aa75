"""Every word of the replay page, through Qt's translate; the context is the same as in texts_past.py."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.language import number


def title_replay(name: str) -> str:
    return QCoreApplication.translate("past", "Replay: {0}").format(name)


def title_compare(name: str) -> str:
    return QCoreApplication.translate("past", "Compare: {0}").format(name)


def stage_name(title: str) -> str:
    return QCoreApplication.translate("past", "Moving figure of {0}").format(title)


def signal_name(title: str) -> str:
    return QCoreApplication.translate("past", "Signal of {0}").format(title)


def scrubber() -> str:
    return QCoreApplication.translate("past", "Position in the set")


def position(now_s: float, end_s: float) -> str:
    return QCoreApplication.translate("past", "{0} of {1}\u00a0s").format(number(now_s, 2), number(end_s, 1))


def from_top(seconds: float) -> str:
    sign = "−" if seconds < 0 else "+"
    words = f"{sign}{number(abs(seconds), 2)}"
    return QCoreApplication.translate("past", "{0}\u00a0s from the top").format(words)


def play() -> str:
    return QCoreApplication.translate("past", "Play (Space)")


def pause() -> str:
    return QCoreApplication.translate("past", "Pause (Space)")


def speed(factor: float) -> str:
    return QCoreApplication.translate("past", "Speed {0}× (S)").format(number(factor))


def frame_back() -> str:
    return QCoreApplication.translate("past", "Frame back (,)")


def frame_on() -> str:
    return QCoreApplication.translate("past", "Frame on (.)")


def fault_before() -> str:
    return QCoreApplication.translate("past", "Flag before (P)")


def fault_after() -> str:
    return QCoreApplication.translate("past", "Next flag (N)")


def rep_before() -> str:
    return QCoreApplication.translate("past", "Repetition before (Shift+R)")


def rep_after() -> str:
    return QCoreApplication.translate("past", "Next repetition (R)")


def no_more_flags() -> str:
    return QCoreApplication.translate("past", "No more flags this way.")


def no_more_reps() -> str:
    return QCoreApplication.translate("past", "No more repetitions this way.")


def reading(share: float) -> str:
    return QCoreApplication.translate("past", "Reading the recording: {0}\u00a0%").format(round(100 * share))


def no_recording() -> str:
    return QCoreApplication.translate("past", "No recording was kept of this set.")


def no_recording_todo() -> str:
    return QCoreApplication.translate("past", "Its numbers are on the page before; there is nothing to replay.")


def cannot_read() -> str:
    return QCoreApplication.translate("past", "The recording of this set cannot be read.")


def cannot_read_todo() -> str:
    return QCoreApplication.translate("past", "It may be damaged. The numbers of the set are safe, on the page before.")


def unknown_exercise() -> str:
    return QCoreApplication.translate(
        "past", "This exercise is no longer known here, so its recording cannot be shown."
    )


def locked_words() -> str:
    return QCoreApplication.translate("past", "Type the passphrase. It is kept until this page is closed, no longer.")


def passphrase() -> str:
    return QCoreApplication.translate("past", "Passphrase")


def unlock() -> str:
    return QCoreApplication.translate("past", "Unlock")


def not_fitting() -> str:
    return QCoreApplication.translate(
        "past", "The times of this recording and of the repetitions do not agree: it is shown without marks."
    )


def other_set() -> str:
    return QCoreApplication.translate("past", "Other set")


def rep_here() -> str:
    return QCoreApplication.translate("past", "Repetition here")


def rep_there() -> str:
    return QCoreApplication.translate("past", "Repetition there")


def no_other_set() -> str:
    return QCoreApplication.translate("past", "There is no other set of this exercise to compare with yet.")


def no_reps_to_align() -> str:
    return QCoreApplication.translate("past", "One of the two sets has no repetition to align at.")


def aligned(here: int, there: int) -> str:
    return QCoreApplication.translate(
        "past", "Aligned at the top of repetition {0} and repetition {1}. Nothing is stretched in time."
    ).format(here, there)


def other_label(day: str, time: str, title: str) -> str:
    return QCoreApplication.translate("past", "{0}, {1}: {2}").format(day, time, title)


def set_gone() -> str:
    return QCoreApplication.translate("past", "This set is not there any more.")
