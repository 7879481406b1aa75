"""One thing done well and one to improve, of a set and of a session, and each exercise's sentence: ids from data.

Only what was surely seen speaks; nothing blames. Words: the window's, by vocabulary.py.
"""

from __future__ import annotations

from collections import Counter
from math import isfinite, nan
from statistics import mean, median, pstdev
from typing import Final

from coach.exercise.spec import ExerciseSpec
from coach.session.guided.blocks import Course
from coach.session.guided.moments import ItemSummary
from coach.session.guided.placing import top_of
from coach.store.records import SessionRecord, SetRecord
from coach.types import Counts, RepEvent, Side

FEW: Final = 3  # repetitions that a praise needs [engineering default]
STEADY: Final = 0.25  # spread of the times over their mean [engineering default]
HELD: Final = 0.9  # of the prescribed hold, at the median
ALIKE: Final = 0.15  # clinical_spec §3, CL-11: 15 % between the sides is asymmetry
NEARLY: Final = 0.9  # clinical_spec §8: 90 % of the repetitions count as done
MEASURABLE: Final = 0.25  # of the frames; below that nothing is said of how it was done [engineering default]
OFTEN: Final = 2  # times that a fault was seen, before it is worth a word [engineering default]


def good_of(record: SetRecord, came_back: bool = False) -> str:
    """What went well in a set, or ""."""
    reps = record.reps
    if came_back:
        return "came_back"
    if len(reps) < FEW:
        return ""
    if all(r.verdict == "good" for r in reps) and not faults_of(reps):
        return "all_good"
    if record.head.hold_s > 0 and _median_hold(reps) >= HELD * record.head.hold_s:
        return "held_well"
    if _steady(reps):
        return "steady_tempo"
    return "full_range" if all(r.verdict != "partial" for r in reps) else ""


def improve_of(record: SetRecord) -> str:
    """What to improve: the most frequent fault above info, by its id, or what the counts say, or ""."""
    if (most := _most(faults_of(record.reps))) != "":
        return most
    reps = record.reps
    partial = sum(r.verdict == "partial" for r in reps)
    if partial >= OFTEN:
        return "more_full_range"
    if record.head.hold_s > 0 and len(reps) >= FEW and _median_hold(reps) < HELD * record.head.hold_s:
        return "longer_hold"
    return ""


def faults_of(reps: tuple[RepEvent, ...]) -> Counter[str]:
    """How many repetitions show each fault above info."""
    return Counter(name for r in reps for name in {f.id for f in r.faults if f.severity != "info"})


def _most(faults: Counter[str]) -> str:
    # Ties go to the first in the alphabet, so that the same set always gets the same word.
    often = [(-n, name) for name, n in faults.items() if n >= OFTEN]
    return min(often)[1] if often else ""


def _sure(reps: tuple[RepEvent, ...], name: str) -> list[float]:
    found = [r.measures[name] for r in reps if name in r.measures]
    return [m.value for m in found if m.quality == "ok" and isfinite(m.value)]


def _median_hold(reps: tuple[RepEvent, ...]) -> float:
    holds = _sure(reps, "hold_s")
    return median(holds) if len(holds) >= FEW else nan


def _steady(reps: tuple[RepEvent, ...]) -> bool:
    for name in ("concentric_s", "eccentric_s"):
        times = _sure(reps, name)
        if len(times) < FEW or pstdev(times) > STEADY * mean(times):
            return False
    return True


def praise_of(session: SessionRecord) -> str:
    """One thing done well in the whole session; there always is one."""
    found = [word for s in session.sets if (word := good_of(s))]
    if found and all(word == "all_good" for word in found) and len(found) == len(session.sets):
        return "all_good"
    if _alike(session):
        return "both_sides_alike"
    order = ("held_well", "steady_tempo", "full_range", "all_good")
    counted = Counter(found)
    return max(order, key=lambda word: (counted[word], -order.index(word))) if counted else "showed_up"


def _alike(session: SessionRecord) -> bool:
    by_exercise: dict[str, dict[Side | None, int]] = {}
    for s in session.sets:
        if s.head.side is not None and s.end == "done":
            sides = by_exercise.setdefault(s.head.exercise_id, {})
            sides[s.head.side] = sides.get(s.head.side, 0) + len(s.reps)
    pairs = [list(sides.values()) for sides in by_exercise.values() if len(sides) == 2]
    return bool(pairs) and all(max(p) >= FEW and max(p) - min(p) <= ALIKE * max(p) for p in pairs)


def focus_of(session: SessionRecord, too_much: bool = False) -> str:
    """One focus for next time. too_much : a pain rule acted, or the pain afterwards was clearly higher."""
    if too_much:
        return "easier_next_time"
    if (most := _most(faults_of(tuple(r for s in session.sets for r in s.reps)))) != "":
        return most
    found = [word for s in session.sets if (word := improve_of(s))]
    if found:
        return Counter(found).most_common(1)[0][0]
    missed = any(s.towards_target < s.head.target_reps for s in session.sets)
    return "more_reps" if missed else "keep_going"


def item_summary(course: Course, session: SessionRecord, index: int) -> ItemSummary:
    """One exercise of the session in numbers, with the id of its one sentence."""
    sets = tuple(s for s in session.sets if s.head.item == index)
    exercise_id = sets[-1].head.exercise_id if sets else course.item(index).exercise_id
    spec = course.specs(exercise_id)
    reps = tuple(r for s in sets if s.head.exercise_id == exercise_id for r in s.reps)
    counts = _sum([s.counts for s in sets])
    target = _target(course, index, sets)
    reached = sum(s.towards_target for s in sets)
    missing = _missing(sets, spec)
    fault = _most(faults_of(tuple(r for s in sets for r in s.reps)))
    args: dict[str, str | int | float] = {
        "good": counts.good, "total": counts.total, "reached": reached, "target": target, "fault": fault,
        "reason": missing[0][1] if missing else "",
    }  # fmt: skip
    tops = [top for r in reps if isfinite(top := top_of(r, spec))]
    held = tuple(r for s in sets if s.head.hold_s > 0 for r in s.reps)
    hold = _sure(held, "hold_s")
    sentence = _sentence(sets, counts, reached, target, fault)
    return ItemSummary(
        exercise_id, counts, target, median(hold) if hold else nan, median(tops) if tops else nan, sentence, args,
        _by_side(sets), missing, not sets or all(s.end == "skipped" and not s.reps for s in sets),
    )  # fmt: skip


def _target(course: Course, index: int, sets: tuple[SetRecord, ...]) -> int:
    """What was asked for: the sets that were begun, as they were, and those that were not."""
    begun = [s for s in sets if s.end != "eased"]
    planned = course.item(index).sets * len(course.sides(index))
    return sum(s.head.target_reps for s in begun) + max(0, planned - len(begun)) * course.target(index)


def _sentence(sets: tuple[SetRecord, ...], counts: Counts, reached: int, target: int, fault: str) -> str:
    if not sets or (counts.total == 0 and counts.correction == 0 and all(s.end == "skipped" for s in sets)):
        return "skipped"
    if counts.total and all(s.view.measurable_share < MEASURABLE for s in sets):
        return "not_measured"
    if reached >= target:
        if fault:
            return "with_fault"
        return "all_good" if counts.good == counts.total else "target_reached"
    return "nearly" if reached >= NEARLY * target else "part_done"


def _sum(all_counts: list[Counts]) -> Counts:
    return Counts(
        sum(c.good for c in all_counts),
        sum(c.partial for c in all_counts),
        sum(c.compensated for c in all_counts),
        sum(c.correction for c in all_counts),
    )


def _by_side(sets: tuple[SetRecord, ...]) -> tuple[tuple[Side, int, int], ...]:
    sides: tuple[Side, ...] = ("left", "right")
    reps = [(r.side or s.head.side, r.verdict) for s in sets for r in s.reps]
    counted: tuple[tuple[Side, int, int], ...] = tuple(
        (d, sum(x == (d, "good") for x in reps), sum(side == d for side, _ in reps)) for d in sides
    )
    return counted if any(total for _, _, total in counted) else ()


def _missing(sets: tuple[SetRecord, ...], spec: ExerciseSpec) -> tuple[tuple[str, str], ...]:
    """What could not be measured this time and why, the most frequent first; what this view never shows is no news."""
    never = {item.what["en"] for item in spec.not_visible}
    found = sorted((n for s in sets for n in s.not_measured if n.what not in never), key=lambda n: -n.share)
    return tuple(dict.fromkeys((n.what, n.reason) for n in found))
