"""From runs and truth to the report: every figure of the tables. No printing, no files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import isfinite, nan
from typing import TypeVar

from coach.exercise.spec import ExerciseSpec
from coach.types import FaultEvent, RepEvent
from coach.validation import tables
from coach.validation.compare import pairs_of
from coach.validation.dataset import Dataset, Skip
from coach.validation.drop import drop_outside
from coach.validation.match import match
from coach.validation.metrics import Agreement, Confusion, CountStats, agreement, confusion, count_stats
from coach.validation.pair import Pair
from coach.validation.runner import Outcome, Run
from coach.validation.tables import DOWN_PHASES, LABELS, UP_PHASES, Label
from coach.validation.truth import TruthRep

K = TypeVar("K")
T = TypeVar("T")
ALL = "all"
_TEMPO = {"concentric_s": UP_PHASES, "eccentric_s": DOWN_PHASES}


@dataclass(frozen=True, slots=True)
class CountRow:
    """`group`: proper view, other views, real (sure or not), or no exercise (whose extra repetitions are phantoms)."""

    exercise: str
    group: str
    stats: CountStats


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One angle of one exercise in one view. `level`: top (of each repetition) or frames. `pairs`: what it rests on."""

    quantity: str
    name: str
    unit: str
    level: str
    exercise: str
    view: str
    proper: bool
    stats: Agreement
    pairs: tuple[Pair, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class FaultRow:
    """One label of the truth. `found`: any severity; `above_info`: without those that are only information.

    hidden, hidden_flagged : repetitions with the fault in a proper view that cannot show it, and those flagged there.
    """

    label: str
    fault: str
    exercise: str
    found: Confusion
    above_info: Confusion
    hidden: int
    hidden_flagged: int


@dataclass(frozen=True, slots=True)
class CleanRow:
    """Correct full repetitions in proper views; those flagged above info. `tempo`: with a true finding on speed."""

    exercise: str
    repetitions: int
    flagged: int
    tempo: int
    by_fault: dict[str, int]


@dataclass(frozen=True, slots=True)
class AbstentionRow:
    """What was not measured. Shares 0..1; `frame_reasons` of all frames, `rep_reasons` of all repetitions."""

    exercise: str
    group: str
    frames: int
    seen: float
    countable: float
    measurable: float
    frame_reasons: tuple[tuple[str, float], ...]
    repetitions: int
    unmeasured: float
    rep_reasons: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One repetition of a run: as it was (None: there was none), and as it was found (None: missed)."""

    run: Run
    truth: TruthRep | None
    found: RepEvent | None


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """Everything that `coach validate` says."""

    dataset: Dataset
    outcome: Outcome
    judged: tuple[Judged, ...]
    counts: tuple[CountRow, ...]
    agreement: tuple[AgreementRow, ...]
    faults: tuple[FaultRow, ...]
    clean: tuple[CleanRow, ...]
    abstention: tuple[AbstentionRow, ...]
    drop_outside: tuple[Skip, ...]


def evaluate(dataset: Dataset, outcome: Outcome) -> Report:
    """All figures of a dataset's runs."""
    runs = outcome.runs
    judged = tuple(j for run in runs if run.clip.truth is not None for j in judge(run))
    return Report(
        dataset=dataset,
        outcome=outcome,
        judged=judged,
        counts=tuple(_counts(runs)),
        agreement=tuple(_agreement(runs, judged)),
        faults=tuple(_faults(judged)),
        clean=tuple(_clean(judged)),
        abstention=tuple(_abstention(runs)),
        drop_outside=tuple(s for run in runs if run.clip.kind == "rendered" for s in _outside(run)),
    )


def judge(run: Run) -> list[Judged]:
    """The repetitions of a run, paired with the true ones."""
    truth = run.clip.truth.reps if run.clip.truth is not None else ()
    found = run.analysis.repetitions
    pairs = match([(r.t_start_s, r.t_end_s) for r in truth], [(r.t_start_s, r.t_end_s) for r in found])
    return [Judged(run, None if i is None else truth[i], None if j is None else found[j]) for i, j in pairs]


def group_of(run: Run) -> str:
    """Which of the four kinds of clip this is."""
    if run.clip.kind == "other":
        return "no exercise"
    if run.clip.kind == "real":
        return "real" if run.clip.sure else "real, unsure"
    return "proper view" if run.clip.proper else "other views"


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _counts(runs: Iterable[Run]) -> list[CountRow]:
    rows: list[CountRow] = []
    for group, members in sorted(_grouped(runs, group_of).items(), key=lambda g: _ORDER.index(g[0])):
        by = _grouped(members, lambda run: run.exercise)
        parts = [*sorted(by.items()), *([(ALL, members)] if len(by) > 1 else [])]
        rows += [
            CountRow(name, group, count_stats([(r.clip.repetitions, len(r.analysis.repetitions)) for r in part]))
            for name, part in parts
        ]
    return rows


_ORDER = ("proper view", "real", "no exercise", "other views", "real, unsure")


def _agreement(runs: Iterable[Run], judged: Iterable[Judged]) -> list[AgreementRow]:
    pairs = [p for run, reps in _by_run(runs, judged) for p in pairs_of(run, [(j.truth, j.found) for j in reps])]
    names = {q.id: q for q in tables.QUANTITIES}
    rows: list[AgreementRow] = []
    whole = _grouped(pairs, lambda p: (p.quantity, p.level, p.view, p.proper))
    for (quantity, level, view, proper), members in sorted(whole.items()):
        by = _grouped(members, lambda p: p.exercise)
        for exercise, part in [*sorted(by.items()), *([(ALL, members)] if len(by) > 1 else [])]:
            stats = agreement([p.truth for p in part], [p.read for p in part])
            q = names[quantity]
            rows.append(AgreementRow(quantity, q.name, q.unit, level, exercise, view, proper, stats, tuple(part)))
    return rows


def _by_run(runs: Iterable[Run], judged: Iterable[Judged]) -> list[tuple[Run, list[Judged]]]:
    reps = _grouped(judged, lambda j: id(j.run))
    return [(run, reps.get(id(run), [])) for run in runs if run.clip.kind == "rendered"]


# --- faults


def is_positive(rep: TruthRep, label: Label) -> bool:
    """Whether the truth has this label; a partial repetition is one that is short of its range."""
    return rep.label == label.id or (label.partial and rep.kind == "partial")


def is_flagged(rep: RepEvent | None, label: Label, above_info: bool = False) -> bool:
    """Whether the coach said it; a repetition that it missed was not flagged."""
    if rep is None:
        return False
    if label.partial and rep.verdict == "partial":
        return True
    return any(f.id == label.fault and not (above_info and f.severity == "info") for f in rep.faults)


def _faults(judged: Iterable[Judged]) -> list[FaultRow]:
    reps = [j for j in judged if j.truth is not None and j.run.clip.proper]
    rows: list[FaultRow] = []
    for label in LABELS:
        family = [other for other in LABELS if other.fault == label.fault]
        rows += _fault_rows(label.id, [label], family, reps)
        if label is family[-1] and len(family) > 1:
            rows += _fault_rows(label.fault, family, family, reps)
    return rows


def _fault_rows(name: str, labels: list[Label], family: list[Label], reps: list[Judged]) -> list[FaultRow]:
    rows: list[FaultRow] = []
    by = _grouped(reps, lambda j: j.run.exercise)
    able = {exercise: part for exercise, part in sorted(by.items()) if _knows(part, labels, family)}
    parts = [*able.items(), *([(ALL, [j for part in able.values() for j in part])] if len(able) > 1 else [])]
    for exercise, part in parts:
        judged: list[tuple[bool, bool, bool]] = []
        hidden = hidden_flagged = 0
        for j in part:
            assert j.truth is not None
            has = any(is_positive(j.truth, label) for label in labels)
            if not has and any(is_positive(j.truth, label) for label in family):
                continue  # another label of the same finding: a flag there is neither right nor wrong for this one
            flagged = is_flagged(j.found, labels[0])
            if has and labels[0].views and j.run.clip.view not in labels[0].views:
                hidden, hidden_flagged = hidden + 1, hidden_flagged + flagged
                continue
            judged.append((has, flagged, is_flagged(j.found, labels[0], above_info=True)))
        any_grade = confusion([(has, flagged) for has, flagged, _ in judged])
        above = confusion([(has, flagged) for has, _, flagged in judged])
        rows.append(FaultRow(name, labels[0].fault, exercise, any_grade, above, hidden, hidden_flagged))
    return rows


def _knows(part: list[Judged], labels: list[Label], family: list[Label]) -> bool:
    """The exercise has this finding, or the truth shows the fault: else its repetitions say nothing about it."""
    fault = family[0].fault
    if any(f.id == fault for j in part for f in j.run.analysis.spec.fault):
        return True
    return any(is_positive(j.truth, label) for j in part if j.truth is not None for label in labels)


def _clean(judged: Iterable[Judged]) -> list[CleanRow]:
    clean = [j for j in judged if j.run.clip.proper and j.truth and j.truth.label == "ok" and j.truth.kind == "full"]
    by = _grouped([j for j in clean if j.found is not None], lambda j: j.run.exercise)
    rows = [_clean_row(exercise, part) for exercise, part in sorted(by.items())]
    return [*rows, _clean_row(ALL, [j for part in by.values() for j in part])] if len(rows) > 1 else rows


def _clean_row(exercise: str, part: list[Judged]) -> CleanRow:
    flagged = tempo = 0
    by_fault: Counter[str] = Counter()
    for j in part:
        assert j.found is not None
        above = [f for f in j.found.faults if f.severity != "info"]
        wrong = [f for f in above if not tempo_is_true(f, j)]
        by_fault.update({f.id for f in wrong})
        if j.found.verdict == "partial" and not wrong:
            by_fault["partial"] += 1
        flagged += bool(wrong) or j.found.verdict == "partial"
        tempo += len(wrong) < len(above)
    return CleanRow(exercise, len(part), flagged, tempo, dict(by_fault.most_common()))


def tempo_is_true(fault: FaultEvent, j: Judged) -> bool:
    """Whether a finding about speed holds for the true times, within one frame: the labels say nothing of speed."""
    truth, rep = j.run.clip.truth, j.truth
    spec = next((f for f in j.run.analysis.spec.fault if f.id == fault.id), None)
    if spec is None or spec.kind != "tempo" or truth is None or rep is None:
        return False
    fps = j.run.analysis.fps
    slack_s = 1 / fps if isfinite(fps) and fps > 0 else 0.0
    for leaf in (leaf for level in spec.levels for leaf in level.when.leaves()):
        phases = _TEMPO.get(leaf.measure or "")
        true_s = truth.duration_s(rep.index, phases) if phases else nan
        if leaf.below is not None and true_s < leaf.below + slack_s:
            return True
        if leaf.above is not None and true_s > leaf.above - slack_s:
            return True
    return False


# --- abstention


def _abstention(runs: Iterable[Run]) -> list[AbstentionRow]:
    groups = _grouped(
        [run for run in runs if run.clip.kind != "other"], lambda r: (_ORDER.index(group_of(r)), r.exercise)
    )
    return [_abstention_row(exercise, _ORDER[at], part) for (at, exercise), part in sorted(groups.items())]


def _abstention_row(exercise: str, group: str, part: list[Run]) -> AbstentionRow:
    tallies = [run.analysis.tally for run in part]
    frames = sum(t.frames for t in tallies)
    reasons: Counter[str] = Counter()
    for t in tallies:
        reasons.update(t.reasons)
    reps = [(rep, run.analysis.spec) for run in part for rep in run.analysis.repetitions]
    missing = Counter((name, m.reason) for rep, _ in reps for name, m in rep.measures.items() if m.quality != "ok")
    unmeasured = sum(_nothing_measured(rep, spec) for rep, spec in reps)

    def share(n: int, of: int) -> float:
        return n / of if of else nan

    return AbstentionRow(
        exercise=exercise,
        group=group,
        frames=frames,
        seen=share(sum(t.seen for t in tallies), frames),
        countable=share(sum(t.counted for t in tallies), frames),
        measurable=share(sum(t.measured for t in tallies), frames),
        frame_reasons=tuple((why, share(n, frames)) for why, n in reasons.most_common()),
        repetitions=len(reps),
        unmeasured=share(unmeasured, len(reps)),
        rep_reasons=tuple((what, why, share(n, len(reps))) for (what, why), n in missing.most_common()),
    )


def _nothing_measured(rep: RepEvent, spec: ExerciseSpec) -> bool:
    """Not one angle of this repetition is told; its times are no angles."""
    angles = [rep.measures[m.id] for m in spec.measure if m.id in rep.measures and rep.measures[m.id].unit == "deg"]
    return bool(angles) and all(m.quality != "ok" for m in angles)


def _outside(run: Run) -> list[Skip]:
    """Drops that were told where none is valid, in every view."""
    return [skip for q in tables.QUANTITIES if q.side == "drop" for skip in drop_outside(run, q)]
