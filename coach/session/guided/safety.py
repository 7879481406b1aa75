"""When exercises may start, and when they stop: the rules of clinical_spec §9 as pure functions of what was answered.

No words and no diagnosis here: ids, levels and numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from coach.session.guided.moments import FlagLevel
from coach.store.records import SessionOverview, SessionRecord, StopReason

SCREEN_AGAIN: Final = timedelta(days=30)  # clinical_spec §9: once, and monthly
PAIN_STOP: Final = 6  # clinical_spec §9, §12 stop.nrs
PAIN_RISE: Final = 2  # clinical_spec §9, §12 stop.nrs_delta: the smallest change that matters (Childs 2005)
PAIN_ALLOWED: Final = 4  # clinical_spec §9: 4 and 5 are allowed if they settle within 24 h
PAIN_STOPS_MAX: Final = 2  # the second exercise that a pain rule stops ends the session [engineering default]
NEXT_DAY_WITHIN: Final = timedelta(days=4)  # a session of Friday is still asked about on Monday [engineering default]

# Keys of a profile's settings.
NOTICE_AT: Final = "notice_at"
SCREENING_AT: Final = "screening_at"
SCREENING_FLAGS: Final = "screening_flags"


@dataclass(frozen=True, slots=True)
class Question:
    """One red-flag question; a yes means `level`."""

    id: str
    level: FlagLevel


# clinical_spec §9, emergencies first. Its "first episode after 50 or before 20" counts only together with another
# yes, which already leads to a clinician; so it is not a question of its own. The last two are its start gate.
QUESTIONS: Final[tuple[Question, ...]] = (
    Question("bladder_bowel_saddle", "emergency"),
    Question("leg_weakness_both_legs", "emergency"),
    Question("fall_or_accident", "clinician"),
    Question("cancer_or_weight_loss", "clinician"),
    Question("fever_or_infection", "clinician"),
    Question("constant_night_pain", "clinician"),
    Question("pregnancy", "clinician"),
    Question("recent_surgery", "clinician"),
    Question("blood_pressure", "clinician"),
    Question("dizziness_or_falls", "clinician"),
    Question("under_18", "clinician"),
    Question("told_not_to_exercise", "clinician"),
)

# What may be given as the reason for a stop (clinical_spec §9), with what it calls for.
SYMPTOMS: Final[Mapping[str, FlagLevel]] = {
    "chest_pain": "emergency",
    "breathlessness": "emergency",
    "groin_numbness": "emergency",
    "leg_weakness": "emergency",
    "leg_pain_below_knee": "clinician",
    "numbness": "clinician",
    "dizziness": "clinician",
}


def question(id_: str) -> Question:
    """The question with this id."""
    return next(q for q in QUESTIONS if q.id == id_)


def level_of(flags: tuple[str, ...]) -> FlagLevel:
    """What several yeses call for together: the most urgent of them."""
    return "emergency" if any(question(flag).level == "emergency" for flag in flags) else "clinician"


def notice_due(settings: Mapping[str, Any]) -> bool:
    """Whether the notice has not been accepted yet."""
    return not settings.get(NOTICE_AT)


def screening_due(settings: Mapping[str, Any], now: datetime) -> bool:
    """Never asked, a month ago, answered with a yes last time, or a date that cannot be read or lies in the future."""
    if settings.get(SCREENING_FLAGS):
        return True
    try:
        asked = datetime.fromisoformat(str(settings.get(SCREENING_AT)))
        age = now - asked
    except (ValueError, TypeError):
        return True
    return not timedelta(minutes=-5) <= age < SCREEN_AGAIN


@dataclass(frozen=True, slots=True)
class Rule:
    """A stop rule that acted: `detail` are its numbers, such as "6" or "5 after 3"."""

    reason: StopReason
    value: int
    detail: str


def after_exercise(pain: int, baseline: int | None) -> Rule | None:
    """Pain of an exercise: 6 and more, or 2 and more over the pain before the session, stops it (clinical_spec §9)."""
    if pain >= PAIN_STOP:
        return Rule("pain", pain, str(pain))
    if baseline is not None and pain >= baseline + PAIN_RISE and pain >= PAIN_RISE:
        return Rule("pain_rise", pain, f"{pain} after {baseline}")
    return None


def before_session(pain_now: int) -> Rule | None:
    """Pain of 6 and more before anything was done.

    clinical_spec §9 stops an exercise at 6; nothing in it allows to begin above that. So the programme does not start
    as it is: rest, or asking a clinician, is advised, and the easier plan is offered (it calls painful exercise in
    long-standing pain not harmful, Smith 2017, so that a gentle start is not forbidden either).
    """
    return Rule("pain", pain_now, str(pain_now)) if pain_now >= PAIN_STOP else None


def allowed_but_watched(pain: int) -> bool:
    """4 and 5 (clinical_spec §9, pain monitoring)."""
    return PAIN_ALLOWED <= pain < PAIN_STOP


def lower_level(
    last: SessionOverview | SessionRecord | None, pain_now: int | None, worst_24h: int | None, now: datetime
) -> bool:
    """Next-day check of clinical_spec §9: 2 or more above the last session means one level down.

    Compared with the higher of the pain before and after that session, so that an ordinary bad day is not punished.
    """
    if last is None or not timedelta(0) <= now - last.head.started_at <= NEXT_DAY_WITHIN:
        return False
    known = [value for value in _pains(last) if value is not None]
    today = [value for value in (pain_now, worst_24h) if value is not None]
    return bool(known and today) and max(today) >= max(known) + PAIN_RISE


def _pains(last: SessionOverview | SessionRecord) -> tuple[int | None, int | None]:
    if isinstance(last, SessionOverview):
        return last.pain_before, last.pain_after
    return answer_of(last, "pain_now"), answer_of(last, "pain_after")


def answer_of(
    record: SessionRecord, kind: Literal["pain_now", "pain_worst_24h", "pain_exercise", "effort", "pain_after"]
) -> int | None:
    """The newest answer of a kind in a session, None where nobody asked."""
    return next((a.value for a in reversed(record.answers) if a.kind == kind), None)
