"""Words for every id of the guided session (coach/session/guided/vocabulary.py): said aloud, praised, asked.

Not here: words that only stand on a page (texts_guide_pages.py); the faults' cues, which the exercises bring along.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from ui.texts_guide_live import side_word
from ui.texts_guide_pages import day_name

Args = Mapping[str, str | int | float]


def spoken() -> dict[str, str]:
    """Templates by key of `Say`. {exercise} is a name, {side} a word with its comma or empty."""
    return {
        "notice": QCoreApplication.translate("guide", "Hello. Please read this once, and press Enter when you have."),
        "screening": QCoreApplication.translate("guide", "{question}"),
        "red_flag": QCoreApplication.translate("guide", "{level}"),
        "programme": QCoreApplication.translate("guide", "This is today's programme. Press Enter to start."),
        "calibrate": QCoreApplication.translate("guide", "Stand with your side to the camera, straight and still."),
        "calibrate_hint": QCoreApplication.translate("guide", "{hint}"),
        "calibrated": QCoreApplication.translate("guide", "Done. Now I know how you stand."),
        "calibrate_failed": QCoreApplication.translate(
            "guide", "I could not measure how you stand. That is all right, we go on without it."
        ),
        "rate": QCoreApplication.translate("guide", "{kind}"),
        "arm_help": QCoreApplication.translate(
            "guide", "I count to ten. Hold one arm straight up at your number; standing, both arms."
        ),
        "number": QCoreApplication.translate("guide", "{n}"),
        "no_answer": QCoreApplication.translate("guide", "No answer. We go on. Stop whenever it hurts."),
        "chosen": QCoreApplication.translate("guide", "{n}. Raise your arm again to change it."),
        "intro": QCoreApplication.translate("guide", "{exercise}{side}. {sets} times {reps}. Watch the figure."),
        "setup": QCoreApplication.translate("guide", "{setup}"),
        "setup_ok": QCoreApplication.translate("guide", "Good. I see you well."),
        "setup_stuck": QCoreApplication.translate(
            "guide", "I cannot see you well yet. Move the laptop further away, or tilt its screen. You can also skip."
        ),
        "practice": QCoreApplication.translate("guide", "First {n} to try. They are not counted."),
        "practice_help": QCoreApplication.translate("guide", "Slowly all the way up, and slowly down again."),
        "range_found": QCoreApplication.translate("guide", "That's your range. Now {n}."),
        "begin": QCoreApplication.translate("guide", "Begin. {n} to go."),
        "count": QCoreApplication.translate("guide", "{n}"),
        "hold": QCoreApplication.translate("guide", "{n}"),
        "half_way": QCoreApplication.translate("guide", "Half way."),
        "last_two": QCoreApplication.translate("guide", "Two more."),
        "set_done": QCoreApplication.translate("guide", "Set done. {done} of {target}."),
        "good": QCoreApplication.translate("guide", "{praise}"),
        "improve": QCoreApplication.translate("guide", "{improve}"),
        "rest": QCoreApplication.translate(
            "guide", "Rest {seconds} seconds. Next: {exercise}{side}, set {number} of {of}."
        ),
        "get_ready": QCoreApplication.translate("guide", "{seconds} seconds. Get ready."),
        "side_change": QCoreApplication.translate("guide", "Now the other side{side}. Turn round."),
        "wrong_side": QCoreApplication.translate("guide", "This set is for the other side{side}. Please turn round."),
        "paused": QCoreApplication.translate("guide", "{paused}"),
        "three_major": QCoreApplication.translate("guide", "A short break. Breathe. Would an easier one feel better?"),
        "go_on": QCoreApplication.translate("guide", "We go on."),
        "easier": QCoreApplication.translate("guide", "An easier one now."),
        "stop_why": QCoreApplication.translate("guide", "We stop. Does something hurt, or is it enough for today?"),
        "pain_stop": QCoreApplication.translate("guide", "{stop}"),
        "pain_allowed": QCoreApplication.translate(
            "guide", "That much is all right if it settles within a day. Stay in the range that feels good."
        ),
        "pain_after_high": QCoreApplication.translate(
            "guide", "Rest now. If it does not settle within a day, tell your physiotherapist or doctor."
        ),
        "lower_level": QCoreApplication.translate(
            "guide", "Today a gentler programme, because of your pain since last time."
        ),
        "resumed": QCoreApplication.translate("guide", "Welcome back. We go on where you were."),
        "summary": QCoreApplication.translate("guide", "Done for today. Well done."),
    }  # fmt: skip


def rest_last() -> str:
    """Instead of "rest" where nothing comes after it."""
    return QCoreApplication.translate("guide", "Rest {seconds} seconds.")


def with_side(side: str) -> str:
    """', left' after another word; empty without a side."""
    return f", {side_word(side)}" if side in ("left", "right") else ""  # type: ignore[arg-type]


def question(id_: str) -> str:
    """A red-flag question of clinical_spec §9 in plain words."""
    words = {
        "bladder_bowel_saddle": QCoreApplication.translate(
            "guide", "Do you have new trouble with bladder or bowel, or numbness around the groin?"
        ),
        "leg_weakness_both_legs": QCoreApplication.translate(
            "guide", "Are your legs getting weaker, or do you have strong pain down both legs?"
        ),
        "fall_or_accident": QCoreApplication.translate(
            "guide",
            "Did your pain begin with a fall or an accident, or even a small fall while you have weak bones or take "
            "cortisone?",
        ),
        "cancer_or_weight_loss": QCoreApplication.translate(
            "guide", "Have you had cancer, or lost weight without wanting to?"
        ),
        "fever_or_infection": QCoreApplication.translate(
            "guide", "Do you have a fever or an infection, or inject drugs?"
        ),
        "constant_night_pain": QCoreApplication.translate(
            "guide", "Do you have constant pain at night that no position eases?"
        ),
        "pregnancy": QCoreApplication.translate("guide", "Are you more than three months pregnant?"),
        "recent_surgery": QCoreApplication.translate("guide", "Did you have surgery not long ago?"),
        "blood_pressure": QCoreApplication.translate(
            "guide", "Do you have high blood pressure that is not under control?"
        ),
        "dizziness_or_falls": QCoreApplication.translate("guide", "Are you often dizzy, or do you fall easily?"),
        "under_18": QCoreApplication.translate("guide", "Are you younger than 18?"),
        "told_not_to_exercise": QCoreApplication.translate(
            "guide", "Has a professional told you not to exercise?"
        ),
    }  # fmt: skip
    return words.get(id_, plain(id_))


def symptom(id_: str) -> str:
    """What may be given as the reason for a stop."""
    words = {
        "chest_pain": QCoreApplication.translate("guide", "Pain in the chest"),
        "breathlessness": QCoreApplication.translate("guide", "Short of breath"),
        "groin_numbness": QCoreApplication.translate("guide", "Numb around the groin"),
        "leg_weakness": QCoreApplication.translate("guide", "A leg gives way"),
        "leg_pain_below_knee": QCoreApplication.translate("guide", "New pain below the knee"),
        "numbness": QCoreApplication.translate("guide", "Numbness or tingling"),
        "dizziness": QCoreApplication.translate("guide", "Dizzy"),
    }
    return words.get(id_, plain(id_))


def ask(kind: str) -> str:
    """The question of a number 0..10."""
    words = {
        "pain_now": QCoreApplication.translate("guide", "How much pain do you have now?"),
        "pain_worst_24h": QCoreApplication.translate("guide", "What was the worst pain in the last 24 hours?"),
        "pain_next_day": QCoreApplication.translate("guide", "How was your pain the day after the last session?"),
        "pain_exercise": QCoreApplication.translate("guide", "How much pain did you have during this exercise?"),
        "effort": QCoreApplication.translate("guide", "How hard was it?"),
        "pain_after": QCoreApplication.translate("guide", "How much pain do you have now, after the session?"),
    }
    return words.get(kind, plain(kind))


def praise(id_: str) -> str:
    """One thing done well."""
    words = {
        "all_good": QCoreApplication.translate("guide", "Every repetition was good."),
        "full_range": QCoreApplication.translate("guide", "You used your full range."),
        "held_well": QCoreApplication.translate("guide", "You held well at the top."),
        "steady_tempo": QCoreApplication.translate("guide", "A steady tempo."),
        "came_back": QCoreApplication.translate("guide", "You paused and came back."),
        "both_sides_alike": QCoreApplication.translate("guide", "Both sides worked alike."),
        "showed_up": QCoreApplication.translate("guide", "You took the time for this."),
    }
    return words.get(id_, "")


def improve(id_: str) -> str:
    """One thing to improve; empty for an id that is a fault's, whose cue says it."""
    words = {
        "more_full_range": QCoreApplication.translate("guide", "Go all the way, as far as it feels good."),
        "slower": QCoreApplication.translate("guide", "Lower as slowly as you rise."),
        "longer_hold": QCoreApplication.translate("guide", "Stay a little longer at the top."),
        "more_reps": QCoreApplication.translate("guide", "One or two repetitions more."),
        "easier_next_time": QCoreApplication.translate("guide", "An easier version, done calmly."),
        "keep_going": QCoreApplication.translate("guide", "The same again."),
    }
    return words.get(id_, "")


def sentence(id_: str) -> str:
    """Template of an exercise's one sentence in the summary: {good} {total} {target} {fault} {reason}."""
    words = {
        "all_good": QCoreApplication.translate("guide", "All {good} were good."),
        "target_reached": QCoreApplication.translate("guide", "You reached your target of {target}."),
        "nearly": QCoreApplication.translate("guide", "{good} of {target}: nearly there."),
        "with_fault": QCoreApplication.translate("guide", "{good} of {total} were good. Next time: {fault}"),
        "part_done": QCoreApplication.translate("guide", "{good} of {target} are done. Every one counts."),
        "not_measured": QCoreApplication.translate("guide", "I could not see enough: {reason}."),
        "skipped": QCoreApplication.translate("guide", "Left out today."),
    }
    return words.get(id_, "")


def note(id_: str, next_day: str = "") -> str:
    """A hint on the programme page."""
    words = {
        "lower_level": QCoreApplication.translate(
            "guide", "Gentler than last time, because your pain was higher since."
        ),
        "not_today": QCoreApplication.translate("guide", "Today is a day to recover. Next: {0}."),
        "single": QCoreApplication.translate("guide", "One exercise today, as you chose."),
        "calibrated": QCoreApplication.translate("guide", "How you stand is measured and used."),
        "calibrate_again": QCoreApplication.translate(
            "guide", "How you stand was measured long ago and is no longer used. Measure again if you like."
        ),
    }  # fmt: skip
    return words.get(id_, "").format(day_name(next_day))


def standing(id_: str) -> str:
    """What to change while standing is measured."""
    words = {
        "nobody": QCoreApplication.translate("guide", "I do not see you. Step into the picture."),
        "not_whole": QCoreApplication.translate("guide", "Step back until I see you from head to feet."),
        "not_alone": QCoreApplication.translate("guide", "One person in the picture, please."),
        "not_upright": QCoreApplication.translate("guide", "Stand up straight, as far as it feels good."),
        "not_side_on": QCoreApplication.translate("guide", "Turn until your side faces the camera."),
        "not_still": QCoreApplication.translate("guide", "Hold still, and breathe calmly."),
        "no_result": QCoreApplication.translate("guide", "Not measured this time. You can try again."),
    }
    return words.get(id_, "")


def red_flag_spoken(level: str) -> str:
    """The headline of the page, aloud."""
    if level == "emergency":
        return QCoreApplication.translate("guide", "No exercises today. Please get medical help now.")
    return QCoreApplication.translate(
        "guide", "No exercises today. Please talk to your doctor or physiotherapist first."
    )


def plain(id_: str) -> str:
    """An id that nobody named, readable."""
    return id_.replace("_", " ")
