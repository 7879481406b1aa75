"""Every word that the window shows, through Qt's translate so that a translation can take over later.

Not here: cue texts and set-up hints, which come from the exercise specification.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from coach.types import Phase, Side, Verdict
from ui.language import in_words, number


def window_title(exercise: str) -> str:
    return QCoreApplication.translate("window", "Form coach: {0}").format(exercise)


def angle_words(hip_extension_deg: float) -> str:
    """The signed hip angle in plain words: 0 is straight, + past straight, - short of it."""
    degrees = round(hip_extension_deg)
    if degrees == 0:
        return QCoreApplication.translate("window", "straight")
    if degrees > 0:
        return QCoreApplication.translate("window", "{0}° past straight").format(degrees)
    return QCoreApplication.translate("window", "{0}° short of straight").format(-degrees)


def plain_degrees(value_deg: float) -> str:
    return QCoreApplication.translate("window", "{0}°").format(f"{round(value_deg)}".replace("-", "−"))


def error_words(error_deg: float) -> str:
    """'± 5°, side view'; without a stated error only the view."""
    if math.isnan(error_deg):
        return QCoreApplication.translate("window", "side view")
    return QCoreApplication.translate("window", "±\u00a0{0}°, side view").format(round(error_deg))


def plus_minus(error_deg: float) -> str:
    return "" if math.isnan(error_deg) else QCoreApplication.translate("window", "±\u00a0{0}°").format(round(error_deg))


def not_measured(reason: str) -> str:
    """`reason` as the core says it, in English; empty: none is known."""
    if not reason:
        return QCoreApplication.translate("window", "not measured")
    return QCoreApplication.translate("window", "not measured: {0}").format(in_words(reason))


def not_seen_clearly() -> str:
    return QCoreApplication.translate("window", "not seen clearly")


def phase_word(phase: Phase) -> str:
    words = {
        "not_seen": QCoreApplication.translate("window", "Not seen"),
        "rest": QCoreApplication.translate("window", "Ready"),
        "up": QCoreApplication.translate("window", "Up"),
        "top": QCoreApplication.translate("window", "Top"),
        "down": QCoreApplication.translate("window", "Down"),
    }
    return words[phase]


def hold_line(hold_s: float, target_s: float) -> str:
    if target_s > 0:
        return QCoreApplication.translate("window", "hold {0} of {1} s").format(number(hold_s, 1), number(target_s))
    return QCoreApplication.translate("window", "hold {0} s").format(number(hold_s, 1))


def hold_chip(hold_s: float) -> str:
    return QCoreApplication.translate("window", "Hold {0} s").format(number(hold_s, 1))


def hold_goal(target_s: float) -> str:
    return QCoreApplication.translate("window", "hold {0} s").format(number(target_s))


def verdict_word(verdict: Verdict) -> str:
    words = {
        "good": QCoreApplication.translate("window", "good"),
        "partial": QCoreApplication.translate("window", "half"),
        "compensated": QCoreApplication.translate("window", "compensated"),
    }
    return words[verdict]


def exercise_chip(name: str, near_side: Side | None) -> str:
    if near_side is None:
        return name
    side = {
        "left": QCoreApplication.translate("window", "left side near"),
        "right": QCoreApplication.translate("window", "right side near"),
    }[near_side]
    return f"{name} · {side}"


def fps_chip(fps: float) -> str:
    return QCoreApplication.translate("window", "{0} fps").format(round(fps))


def source_name(uri: str) -> str:
    """A source in plain words: 'demo film', 'camera 0', or the file's name."""
    kind, _, rest = uri.partition(":")
    if kind == "demo":
        return QCoreApplication.translate("window", "demo film")
    if kind == "camera":
        return QCoreApplication.translate("window", "camera {0}").format(rest or "0")
    return uri.replace("\\", "/").rpartition("/")[2]


def target_suffix(target: int) -> str:
    return QCoreApplication.translate("window", "/ {0}").format(target)


def count_sentence(count: int, target: int | None) -> str:
    if target is None:
        return QCoreApplication.translate("window", "{0} repetitions").format(count)
    return QCoreApplication.translate("window", "{0} of {1} repetitions").format(count, target)


def count_heading(correction: int) -> str:
    if correction == 0:
        return QCoreApplication.translate("window", "Repetitions")
    return QCoreApplication.translate("window", "Repetitions, {0:+d} by hand").format(correction)


def reps_goal(target: int | None) -> str:
    if target is None:
        return QCoreApplication.translate("window", "as many as you like")
    return QCoreApplication.translate("window", "{0} repetitions").format(target)


def next_up() -> str:
    return QCoreApplication.translate("window", "Next")


def last_rep(verdict: Verdict | None) -> str:
    if verdict is None:
        return QCoreApplication.translate("window", "Last repetition")
    return QCoreApplication.translate("window", "Last one: {0}").format(verdict_word(verdict))


def no_rep_yet() -> str:
    return QCoreApplication.translate("window", "None yet. Start when you are ready.")


def top_line(words: str, error: str) -> str:
    return QCoreApplication.translate("window", "Top: {0} {1}").format(words, error).strip()


def named_line(name: str, words: str, error: str) -> str:
    return QCoreApplication.translate("window", "{0}: {1} {2}").format(name, words, error).strip()


def seconds(value_s: float) -> str:
    if math.isnan(value_s):
        return QCoreApplication.translate("window", "?")
    return QCoreApplication.translate("window", "{0}\u00a0s").format(number(value_s, 1))


def privacy_note(not_measured_what: str) -> str:
    nothing = QCoreApplication.translate("window", "Nothing leaves this computer.")
    if not not_measured_what:
        return nothing
    what = QCoreApplication.translate("window", "Not measured: {0}.").format(not_measured_what.rstrip("."))
    return f"{what} {nothing}"


def not_measured_in(exercise_id: str) -> str:
    """What the exercise's camera view cannot show, where the exercise itself does not say."""
    table = {"glute_bridge": QCoreApplication.translate("window", "pelvic drop (needs a front view)")}
    return table.get(exercise_id, "")


def counts_from_here() -> str:
    return QCoreApplication.translate("window", "counts from here")


def half_from_here() -> str:
    return QCoreApplication.translate("window", "half from here")


def starts_by_itself() -> str:
    return QCoreApplication.translate("window", "I start by myself when everything below is ticked.")


def looking() -> str:
    return QCoreApplication.translate("window", "Looking for you.")


def paused() -> str:
    return QCoreApplication.translate("window", "Paused")


def press_space() -> str:
    return QCoreApplication.translate("window", "Press Space to go on")


def set_done(count: int) -> str:
    return QCoreApplication.translate("window", "Set done: {0} repetitions. Rest.").format(count)


def stopped_word(kind: str) -> tuple[str, str]:
    """Headline and fallback advice for a source that delivers no picture."""
    table = {
        "opening": (QCoreApplication.translate("window", "Getting the picture ready…"), ""),
        "lost": (
            QCoreApplication.translate("window", "The camera stopped."),
            QCoreApplication.translate("window", "Check its cable. I go on by myself when it is back."),
        ),
        "busy": (
            QCoreApplication.translate("window", "Another program uses the camera."),
            QCoreApplication.translate("window", "Close it. I go on by myself."),
        ),
        "no_permission": (
            QCoreApplication.translate("window", "I may not use the camera."),
            QCoreApplication.translate("window", "Allow it in the system's privacy settings. I go on by myself."),
        ),
        "missing": (
            QCoreApplication.translate("window", "I find no camera."),
            QCoreApplication.translate("window", "Plug one in, or press S to choose another source."),
        ),
        "failed": (
            QCoreApplication.translate("window", "This does not work yet."),
            QCoreApplication.translate("window", "Press S to choose another source."),
        ),
    }
    return table[kind]


def counts_are_kept(count: int) -> str:
    return QCoreApplication.translate("window", "Your {0} repetitions are kept.").format(count)


def mark_word(verdict: Verdict) -> str:
    """What stands beside a verdict's shape on the strip where there is no number."""
    return verdict_word("partial") if verdict == "partial" else ""


def summary_title(count: int, exercise: str) -> str:
    if count == 0:
        return QCoreApplication.translate("window", "{0}: no repetition seen.").format(exercise)
    if count == 1:
        return QCoreApplication.translate("window", "Well done. {0}, 1 repetition.").format(exercise)
    return QCoreApplication.translate("window", "Well done. {0}, {1} repetitions.").format(exercise, count)


def summary_detail(half: int, compensated: int, sides: str = "") -> str:
    """Why not every repetition counted towards the target, and the good ones by side."""
    parts: list[str] = []
    if half:
        parts.append(QCoreApplication.translate("window", "{0} went half the way").format(half))
    if compensated:
        parts.append(QCoreApplication.translate("window", "{0} compensated").format(compensated))
    if sides:
        parts.append(QCoreApplication.translate("window", "good ones: {0}").format(sides))
    return ", ".join(parts) + "." if parts else ""


def summary_next(focus: str) -> str:
    if not focus:
        return QCoreApplication.translate("window", "Next time: the same again.")
    return QCoreApplication.translate("window", "Next time: {0}").format(focus)


def summary_keys() -> str:
    return QCoreApplication.translate("window", "R  another set    S  settings    Ctrl+Q  close")


def spoken_count(count: int) -> str:
    return str(count)


def key_rows() -> tuple[tuple[str, str], ...]:
    """(key, what it does) of every shortcut, in the order in which they are shown."""
    return (
        (key_space(), QCoreApplication.translate("window", "pause, go on")),
        ("R", QCoreApplication.translate("window", "start the set again")),
        ("↑ ↓", QCoreApplication.translate("window", "add or take away one repetition")),
        ("M", QCoreApplication.translate("window", "voice on, off")),
        ("F", QCoreApplication.translate("window", "full screen")),
        ("T", QCoreApplication.translate("window", "dark, light")),
        ("S", QCoreApplication.translate("window", "settings")),
        ("H  F1", QCoreApplication.translate("window", "these keys")),
        ("Esc", QCoreApplication.translate("window", "close this, leave full screen")),
        ("Ctrl+Q", QCoreApplication.translate("window", "close the coach")),
    )


def key_space() -> str:
    return QCoreApplication.translate("window", "Space")


def key_bar(paused_now: bool) -> tuple[tuple[str, str], ...]:
    """The few keys that stand in the window all the time."""
    go = QCoreApplication.translate("window", "go on")
    pause = QCoreApplication.translate("window", "pause")
    return (
        (key_space(), go if paused_now else pause),
        ("R", QCoreApplication.translate("window", "restart")),
        ("↑ ↓", QCoreApplication.translate("window", "+1 / −1")),
        ("S", QCoreApplication.translate("window", "settings")),
        ("H", QCoreApplication.translate("window", "all keys")),
    )


def keys_heading() -> str:
    return QCoreApplication.translate("window", "Keys")


def voice_state(on: bool) -> str:
    if on:
        return QCoreApplication.translate("window", "Voice on")
    return QCoreApplication.translate("window", "Voice off")


def set_restarted() -> str:
    return QCoreApplication.translate("window", "New set. The count is at 0.")


def corrected(count: int) -> str:
    return QCoreApplication.translate("window", "Count corrected to {0}.").format(count)
