"""Every id that a guided session may show or say, so that a test can ask for words for each of them.

Ids only; the window has the words, and the exercises' files have those of their faults (an id that is not listed here
is a fault's, and its cue is the text).
"""

from __future__ import annotations

from typing import Final

# What is said, with the names of its arguments. Numbers are whole; `exercise` is an id, `side` left, right or "".
SAY: Final[dict[str, tuple[str, ...]]] = {
    "notice": (),
    "screening": ("question",),
    "red_flag": ("level",),
    "programme": (),
    "calibrate": (),
    "calibrate_hint": ("id",),  # one of STANDING
    "calibrated": (),
    "calibrate_failed": (),
    "rate": ("kind", "exercise"),
    "arm_help": (),  # how to answer from the mat
    "number": ("n",),
    "chosen": ("n",),
    "no_answer": (),
    "intro": ("exercise", "side", "sets", "reps"),
    "setup": ("exercise", "side"),
    "setup_ok": (),
    "setup_stuck": (),
    "practice": ("n",),
    "practice_help": (),
    "range_found": ("n",),  # "That's your range. Now ten."
    "begin": ("n",),
    "count": ("n",),
    "hold": ("n",),
    "half_way": (),
    "last_two": (),
    "set_done": ("done", "target"),
    "good": ("id",),  # one of PRAISE
    "improve": ("id",),  # one of IMPROVE; a fault's own cue is said as text
    "rest": ("seconds", "exercise", "side", "number", "of"),
    "get_ready": ("seconds",),
    "side_change": ("exercise", "side"),
    "wrong_side": ("side",),
    "paused": ("reason",),
    "three_major": (),
    "go_on": (),
    "easier": (),
    "stop_why": (),
    "pain_stop": ("reason", "ends"),  # ends: 0 or 1
    "pain_allowed": (),  # 4 or 5: allowed if it settles within a day
    "pain_after_high": (),
    "lower_level": (),
    "resumed": (),
    "summary": (),
}

# One thing done well: of a set (Rest.good) and of a session (Summary.praise).
PRAISE: Final = ("all_good", "full_range", "held_well", "steady_tempo", "came_back", "both_sides_alike", "showed_up")
# One thing to improve (Rest.improve) and one for next time (Summary.focus), where no fault of the exercise says it.
IMPROVE: Final = ("more_full_range", "slower", "longer_hold", "more_reps", "easier_next_time", "keep_going")

# The one sentence of an exercise in the summary. Arguments of all: good, total, reached, target (whole numbers), fault
# (its id or ""), reason (why it could not be measured, or "").
SENTENCES: Final = ("all_good", "target_reached", "nearly", "with_fault", "part_done", "not_measured", "skipped")

PREPARE: Final = ("mat", "bench", "step", "band", "wall_or_chair", "space", "pillow")
NOTES: Final = ("lower_level", "not_today", "single", "calibrated", "calibrate_again")
# What is wrong while standing is measured (Calibrate.problem); "no_result" stands at the end alone.
STANDING: Final = ("nobody", "not_whole", "not_alone", "not_upright", "not_side_on", "not_still")


def listed(key: str) -> bool:
    """Whether a `Say` key is in the vocabulary."""
    return key in SAY
