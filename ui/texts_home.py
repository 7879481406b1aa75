"""Words of the first pages: who is training, and today. Through Qt's translate. Not here: the pages."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def window_title() -> str:
    return QCoreApplication.translate("home", "Form coach")


def who_title() -> str:
    return QCoreApplication.translate("home", "Who is training?")


def who_first() -> str:
    return QCoreApplication.translate("home", "Welcome. What may I call you?")


def who_new() -> str:
    return QCoreApplication.translate("home", "Somebody new")


def who_name() -> str:
    return QCoreApplication.translate("home", "Your name, or any other word")


def who_hint() -> str:
    return QCoreApplication.translate(
        "home", "No account, no password. What you do is kept on this computer and leaves it only if you take it along."
    )


def who_last() -> str:
    return QCoreApplication.translate("home", "last time")


def who_make() -> str:
    return QCoreApplication.translate("home", "Begin")


def back() -> str:
    return QCoreApplication.translate("home", "Back")


def hello(name: str) -> str:
    return QCoreApplication.translate("home", "Hello, {0}").format(name)


def today() -> str:
    return QCoreApplication.translate("home", "Today's session")


def not_planned(day: str) -> str:
    return QCoreApplication.translate("home", "Not planned for today. Next: {0}.").format(day)


def done_today() -> str:
    return QCoreApplication.translate("home", "Done today. Well done.")


def session_line(names: str, minutes: int) -> str:
    return QCoreApplication.translate("home", "{0}. About {1} min.").format(names, minutes)


def resume() -> str:
    return QCoreApplication.translate("home", "Go on with the session that was cut off")


def single() -> str:
    return QCoreApplication.translate("home", "One exercise")


def history() -> str:
    return QCoreApplication.translate("home", "What I did")


def report() -> str:
    return QCoreApplication.translate("home", "Report for my therapist")


def settings() -> str:
    return QCoreApplication.translate("home", "Settings")


def other_person() -> str:
    return QCoreApplication.translate("home", "Another person")


def week() -> str:
    return QCoreApplication.translate("home", "This week")


def day_state(state: str) -> str:
    words = {
        "done": QCoreApplication.translate("home", "done"),
        "planned": QCoreApplication.translate("home", "planned"),
        "free": QCoreApplication.translate("home", "free"),
    }
    return words[state]


def day_today() -> str:
    return QCoreApplication.translate("home", "today")


def day_words(day: str, state: str, is_today: bool) -> str:
    """One day for a screen reader."""
    parts = [day, *([day_today()] if is_today else []), day_state(state)]
    return ", ".join(parts)


def short_day(day: str) -> str:
    words = {
        "mon": QCoreApplication.translate("home", "Mon"),
        "tue": QCoreApplication.translate("home", "Tue"),
        "wed": QCoreApplication.translate("home", "Wed"),
        "thu": QCoreApplication.translate("home", "Thu"),
        "fri": QCoreApplication.translate("home", "Fri"),
        "sat": QCoreApplication.translate("home", "Sat"),
        "sun": QCoreApplication.translate("home", "Sun"),
    }
    return words.get(day, day)


def no_camera() -> str:
    return QCoreApplication.translate(
        "home", "I find no camera. Plug one in and choose it in the settings (S), or try it with the demo film (D)."
    )


def use_demo() -> str:
    return QCoreApplication.translate("home", "Use the demo film")


def demo_in_use() -> str:
    return QCoreApplication.translate("home", "The demo film takes the place of the camera.")


def report_made(where: str) -> str:
    return QCoreApplication.translate("home", "The report is here: {0}").format(where)


def kept_aside(where: str) -> str:
    return QCoreApplication.translate(
        "home", "The file with your sessions was damaged. It is kept as {0}; a new one was begun."
    ).format(where)
