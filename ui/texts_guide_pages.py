"""Words on the pages of the guided session that stand there by themselves, through Qt's translate.

Not here: what is said aloud and what has an id in the session (texts_guide.py), and the home page (texts_home.py).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

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


def yes_key() -> str:
    """The letter key that answers yes: the first of the language's own word."""
    return QCoreApplication.translate("guide", "Y")


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


def resume_title() -> str:
    return QCoreApplication.translate("guide", "Your last session was cut off.")


def resume_detail(day: str, name: str, done: int, of: int) -> str:
    return QCoreApplication.translate("guide", "{0}: {1}. {2} of {3} sets are done and kept.").format(
        day, name, done, of
    )


def resume_open(reps: int) -> str:
    return QCoreApplication.translate("guide", "Of the set under way, repetitions kept: {0}.").format(reps)


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


def calibrate() -> str:
    return QCoreApplication.translate("guide", "Measure how you stand (optional)")


def standing_title() -> str:
    return QCoreApplication.translate("guide", "How you stand")


def standing_headline() -> str:
    return QCoreApplication.translate("guide", "Stand with your side to the camera, straight and still.")


def standing_done() -> str:
    return QCoreApplication.translate("guide", "Done. Now I know how you stand.")


def standing_failed() -> str:
    return QCoreApplication.translate("guide", "We go on without it.")


def standing_why() -> str:
    return QCoreApplication.translate("guide", "Your hip angles are measured from how you stand.")


def standing_seconds() -> str:
    return QCoreApplication.translate("guide", "seconds to stand still")


def standing_back() -> str:
    return QCoreApplication.translate("guide", "I go back to the programme by myself.")


def whole_programme() -> str:
    return QCoreApplication.translate("guide", "Whole programme")


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


def rate_hands_free() -> str:
    return QCoreApplication.translate(
        "guide", "From the mat: hold one arm straight up at your number, standing both arms. Or press it."
    )


def rate_chosen(number: int) -> str:
    return QCoreApplication.translate("guide", "{0}. Raise your arm again to change it.").format(number)


def carry_on() -> str:
    return QCoreApplication.translate("guide", "Continue")


def skip_question() -> str:
    return QCoreApplication.translate("guide", "Skip this question")


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
