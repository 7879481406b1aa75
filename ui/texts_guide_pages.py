"""Words on the pages of the guided session that stand there by themselves, through Qt's translate.

Not here: what is said aloud and what has an id in the session (texts_guide.py), and the home page (texts_home.py).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coach.types import Side
from ui.language import number as spelled


def name_guide() -> str:
    return QCoreApplication.translate("guide", "Guided session")


def name_figure() -> str:
    return QCoreApplication.translate("guide", "Figure doing the exercise")


def name_place() -> str:
    return QCoreApplication.translate("guide", "Where the laptop goes")


def name_turn() -> str:
    return QCoreApplication.translate("guide", "Turn to your other side")


def figure_words(figure: str, hold_s: float) -> str:
    """The movement in words, for whoever does not see the figure."""
    hold = QCoreApplication.translate("guide", "Stay for {0} s.").format(spelled(hold_s)) if hold_s > 0 else ""
    words = {
        "glute_bridge": QCoreApplication.translate(
            "guide",
            "Lying on the back, knees bent, feet flat. The hips rise for 2 s until shoulder, hip and knee make one "
            "line, and sink for 2 s.",
        ),
        "glute_bridge_single": QCoreApplication.translate(
            "guide",
            "Lying on the back, one foot flat, the other leg long and beside the working thigh. The hips rise for 2 s "
            "until shoulder, hip and knee make one line, and sink for 2 s.",
        ),
        "clamshell": QCoreApplication.translate(
            "guide",
            "Lying on the side, knees bent, heels together. The upper knee opens for 2 s like a shell, the pelvis "
            "stays still, and it closes for 2 s.",
        ),
        "step_up": QCoreApplication.translate(
            "guide",
            "One whole foot on the step. The body leans a little forward, rises over this foot for 2 s until it "
            "stands tall, and goes down for 2 s.",
        ),
        "hip_thrust": QCoreApplication.translate(
            "guide",
            "Shoulder blades on the bench, feet flat. The hips rise for 2 s until shoulder, hip and knee make one "
            "line, and sink for 2 s.",
        ),
        "lateral_band_walk": QCoreApplication.translate(
            "guide",
            "Standing with soft knees, a band above them. One foot steps out to the side, the other follows, the belt "
            "stays level.",
        ),
    }
    return f"{words.get(figure, '')} {hold}".strip()


def distance(distance_m: tuple[float, float]) -> str:
    return QCoreApplication.translate("guide", "Laptop {0} to {1} m away").format(*map(spelled, distance_m))


def lens_height(height_m: tuple[float, float]) -> str:
    """In centimetres: a chair is measured so."""
    low, high = (round(100 * metres) for metres in height_m)
    return QCoreApplication.translate("guide", "Camera {0} to {1} cm above the floor").format(low, high)


def prepare_word(thing: str) -> str:
    """What to have ready; an unknown thing has its id for a name."""
    words = {
        "mat": QCoreApplication.translate("guide", "A mat"),
        "bench": QCoreApplication.translate("guide", "A bench or sofa against a wall"),
        "step": QCoreApplication.translate("guide", "A step of 10 to 20 cm; shoes or bare feet, no socks"),
        "band": QCoreApplication.translate("guide", "An elastic band without a tear"),
        "wall_or_chair": QCoreApplication.translate("guide", "A wall or chair within reach"),
        "space": QCoreApplication.translate("guide", "2 m of free floor"),
        "pillow": QCoreApplication.translate("guide", "A pillow for your head"),
    }
    return words.get(thing, thing.replace("_", " "))


# The notice, the screening and what follows from them (clinical_spec §9).


def notice_title() -> str:
    return QCoreApplication.translate("guide", "Please read this once")


def notice_lines() -> tuple[str, ...]:
    """clinical_spec §9, notice of the first run, one thought a line."""
    return (
        QCoreApplication.translate(
            "guide", "This coach counts repetitions and gives general movement tips from one camera."
        ),
        QCoreApplication.translate(
            "guide",
            "It is not a medical device, does not diagnose, does not measure your spine or muscle activity, and can "
            "be wrong by 10 degrees or more.",
        ),
        QCoreApplication.translate("guide", "It does not replace your physiotherapist or doctor."),
        QCoreApplication.translate("guide", "Stop if you feel sharp or increasing pain."),
        QCoreApplication.translate(
            "guide",
            "Get urgent help for new loss of bladder or bowel control, numbness around the groin, or leg weakness.",
        ),
        QCoreApplication.translate("guide", "Video is processed on this computer and not stored unless you choose."),
    )


def accept() -> str:
    return QCoreApplication.translate("guide", "I have read this")


def not_now() -> str:
    return QCoreApplication.translate("guide", "Not now")


def question_of(number: int, of: int) -> str:
    return QCoreApplication.translate("guide", "Question {0} of {1}").format(number, of)


def yes() -> str:
    return QCoreApplication.translate("guide", "Yes")


def no() -> str:
    return QCoreApplication.translate("guide", "No")


def screening_why() -> str:
    return QCoreApplication.translate(
        "guide", "Your answers stay on this computer. I ask once a month, to know that exercise is right for you now."
    )


def red_flag_title(level: str) -> str:
    if level == "emergency":
        return QCoreApplication.translate("guide", "Please get medical help now.")
    return QCoreApplication.translate("guide", "Please talk to your doctor or physiotherapist first.")


def red_flag_lines(level: str) -> tuple[str, ...]:
    if level == "emergency":
        return (
            QCoreApplication.translate(
                "guide",
                "What you told me can need treatment today. Call your emergency number, or go to an emergency "
                "department.",
            ),
            QCoreApplication.translate("guide", "In the EU call 112, in the UK 999, in the US 911."),
            QCoreApplication.translate("guide", "No exercises today. I will be here when you come back."),
        )
    return (
        QCoreApplication.translate(
            "guide", "What you told me should be looked at by a professional before you exercise with me."
        ),
        QCoreApplication.translate("guide", "Show them this page. When they agree, start again and answer anew."),
        QCoreApplication.translate("guide", "No exercises today. Easy walking is fine if it feels fine."),
    )


def you_said_yes() -> str:
    return QCoreApplication.translate("guide", "You answered yes to:")


def to_start() -> str:
    return QCoreApplication.translate("guide", "Back to the start")


def answer_again() -> str:
    return QCoreApplication.translate("guide", "Answer again")


# Resume, programme.


def resume_title() -> str:
    return QCoreApplication.translate("guide", "Your last session was cut off.")


def resume_detail(day: str, name: str, done: int, of: int) -> str:
    return QCoreApplication.translate("guide", "{0}: {1}. {2} of {3} sets are done and kept.").format(
        day, name, done, of
    )


def resume_yes() -> str:
    return QCoreApplication.translate("guide", "Go on where I was")


def resume_no() -> str:
    return QCoreApplication.translate("guide", "Close it and start anew")


def programme_title(today: bool, next_day: str) -> str:
    if today or not next_day:
        return QCoreApplication.translate("guide", "Today")
    return QCoreApplication.translate("guide", "No session is planned today. The next one: {0}.").format(
        day_name(next_day)
    )


def day_name(day: str) -> str:
    words = {
        "mon": QCoreApplication.translate("guide", "Monday"),
        "tue": QCoreApplication.translate("guide", "Tuesday"),
        "wed": QCoreApplication.translate("guide", "Wednesday"),
        "thu": QCoreApplication.translate("guide", "Thursday"),
        "fri": QCoreApplication.translate("guide", "Friday"),
        "sat": QCoreApplication.translate("guide", "Saturday"),
        "sun": QCoreApplication.translate("guide", "Sunday"),
    }
    return words.get(day, day)


def dose(sets: int, reps: int, hold_s: float, each_side: bool) -> str:
    """'2 × 10, hold 2 s, each side'."""
    parts = [QCoreApplication.translate("guide", "{0} × {1}").format(sets, reps)]
    if hold_s > 0:
        parts.append(QCoreApplication.translate("guide", "hold {0} s").format(spelled(hold_s)))
    if each_side:
        parts.append(QCoreApplication.translate("guide", "each side"))
    return ", ".join(parts)


def about_minutes(minutes: int) -> str:
    return QCoreApplication.translate("guide", "about {0} min").format(minutes)


def begin() -> str:
    return QCoreApplication.translate("guide", "Start")


def begin_anyway() -> str:
    return QCoreApplication.translate("guide", "Start today anyway")


def single_title() -> str:
    return QCoreApplication.translate("guide", "Which exercise?")


def single() -> str:
    return QCoreApplication.translate("guide", "One exercise only")


def whole_programme() -> str:
    return QCoreApplication.translate("guide", "Whole programme")


# Questions 0..10.


def rate_exercise(name: str) -> str:
    return QCoreApplication.translate("guide", "About: {0}").format(name)


def rate_ends(kind: str) -> tuple[str, str]:
    """What 0 and what 10 mean."""
    if kind == "effort":
        return (
            QCoreApplication.translate("guide", "no effort"),
            QCoreApplication.translate("guide", "as hard as I can"),
        )
    return QCoreApplication.translate("guide", "no pain"), QCoreApplication.translate("guide", "worst imaginable pain")


def rate_number(number: int, kind: str) -> str:
    """The name of one button for a screen reader."""
    low, high = rate_ends(kind)
    word = {0: low, 10: high}.get(number, "")
    return f"{number}. {word}" if word else str(number)


def rate_help() -> str:
    return QCoreApplication.translate("guide", "Choose a number: arrow keys or digits, X for 10, then Enter.")


def carry_on() -> str:
    return QCoreApplication.translate("guide", "Continue")


def skip_question() -> str:
    return QCoreApplication.translate("guide", "Skip this question")


# The exercise.


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


# Paused, rest.


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


# Stop.


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


def symptom_title() -> str:
    return QCoreApplication.translate("guide", "What do you feel?")


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


# Summary.


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
    return QCoreApplication.translate("guide", "{0}: {1} of {2} good").format(word, good, of)


def summary_skipped() -> str:
    return QCoreApplication.translate("guide", "not done today")


def summary_of_target(good: int, target: int) -> str:
    return QCoreApplication.translate("guide", "{0} of {1}").format(good, target)


def summary_hold(seconds: float) -> str:
    return QCoreApplication.translate("guide", "held {0} s").format(spelled(seconds, 1))


def not_measured_line(what: str, reason: str) -> str:
    return QCoreApplication.translate("guide", "{0}: not measured ({1}).").format(what, reason)


def camera_trouble(words: str) -> str:
    return QCoreApplication.translate("guide", "{0} Press S to use another camera or the demo film.").format(words)


def seen_share_word(what: str) -> str:
    """Names for what has no measure of its own; empty for the others."""
    words = {
        "frames": QCoreApplication.translate("guide", "Part of the time"),
        "reps": QCoreApplication.translate("guide", "Some repetitions"),
    }
    return words.get(what, "")


def key_name(key: str) -> str:
    """How a key is called on a button."""
    words = {
        "Enter": QCoreApplication.translate("guide", "Enter"),
        "Space": QCoreApplication.translate("guide", "Space"),
        "Esc": QCoreApplication.translate("guide", "Esc"),
        "Up": "↑",
        "Down": "↓",
    }
    return words.get(key, key)


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
