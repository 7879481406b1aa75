"""The judge: verdicts, what is counted and voided, evidence, and what may be judged at all."""

from __future__ import annotations

from itertools import pairwise
from math import nan

import pytest
from made_up import DRIVER, REP, at_share, fault_table, measure_table, path, signals, spec, times, watch

from coach.exercise.checker import Checker
from coach.types import Event, FaultEvent, PhaseChange, RepEvent

X = "knee_flexion_deg"
TRACK = path(*REP)
FAST = path((1.0, 0.0), (0.45, 1.0), (0.5, 1.0), (0.45, 0.0), (1.0, 0.0))
HALF = path((1.0, 0.0), (1.5, 0.55), (0.5, 0.55), (1.5, 0.0), (1.0, 0.0))


def reps(events: list[Event]) -> list[RepEvent]:
    return [e for e in events if isinstance(e, RepEvent)]


def faults(events: list[Event]) -> list[FaultEvent]:
    return [e for e in events if isinstance(e, FaultEvent)]


def checker(*tables, hold_s: float = 0.0, **changes) -> Checker:
    measures = [measure_table("hip_extension_top_deg"), measure_table("x_top_deg", X)]
    return Checker(spec(fault=list(tables), measure=measures, **changes), hold_s=hold_s)


def bent(kind: str, severity: str = "minor", **changes):
    return fault_table("bent", {"signal": X, "above": 10.0}, kind=kind, severity=severity, **changes)


def test_a_clean_full_repetition_is_good() -> None:
    c = checker()
    events = watch(c, TRACK, **{X: lambda t: 5.0})
    (rep,) = reps(events)
    assert (rep.index, rep.verdict, rep.faults, rep.side) == (1, "good", (), None)
    assert c.counts.good == c.counts.total == 1
    assert rep.measures["hip_extension_top_deg"].value == pytest.approx(0.0, abs=0.5)
    assert rep.measures["x_top_deg"].value == 5.0
    assert [e.phase for e in events if isinstance(e, PhaseChange)] == ["rest", "up", "top", "down", "rest"]
    assert c.last_rep is rep


@pytest.mark.parametrize(
    ("kind", "severity", "verdict"),
    [
        ("compensation", "minor", "compensated"),
        ("compensation", "moderate", "compensated"),
        ("compensation", "info", "good"),
        ("alignment", "moderate", "good"),
        ("tempo", "minor", "good"),
        ("hold", "minor", "good"),
        ("range", "moderate", "good"),
    ],
)
def test_only_a_compensation_above_info_makes_it_compensated(kind: str, severity: str, verdict: str) -> None:
    c = checker(bent(kind, severity))
    events = watch(c, TRACK, **{X: lambda t: 20.0})
    assert [r.verdict for r in reps(events)] == [verdict]
    assert [f.id for f in reps(events)[0].faults] == ["bent"]
    counts = c.counts
    assert counts.good + counts.partial + counts.compensated == 1


def test_half_height_is_partial_even_with_a_compensation() -> None:
    c = checker(bent("compensation", during=["up"]))
    (rep,) = reps(watch(c, HALF, **{X: lambda t: 20.0}))
    assert rep.verdict == "partial"
    assert c.counts.partial == 1
    assert c.counts.towards_target == 0


def test_a_fault_for_full_repetitions_spares_partial_ones() -> None:
    for verdicts, expected in ((["full"], []), (["partial"], ["low"]), (["full", "partial"], ["low"])):
        table = fault_table(
            "low", {"measure": "hip_extension_top_deg", "below": -10.0}, during="rep", verdicts=verdicts
        )
        (rep,) = reps(watch(checker(table), HALF, **{X: lambda t: 0.0}))
        assert [f.id for f in rep.faults] == expected


def test_evidence_and_time_of_a_live_fault() -> None:
    c = checker(bent("alignment", for_s=0.2))
    (rep,) = reps(watch(c, TRACK, **{X: lambda t: 20.0}))
    (found,) = rep.faults
    assert found.evidence == {X: {"value": 20.0, "above": 10.0}}
    assert found.t_s == pytest.approx(2.0, abs=0.2)  # where the top threshold is passed
    assert found.rep == rep.index


def test_faults_do_not_leak_into_the_next_repetition() -> None:
    c = checker(bent("compensation"))
    events = watch(c, path(*REP, *REP), **{X: lambda t: 20.0 if t < 6.0 else 0.0})
    assert [r.verdict for r in reps(events)] == ["compensated", "good"]


def test_faults_do_not_leak_when_one_frame_goes_from_rest_to_the_top() -> None:
    # Three frames a second: the way up lies between two frames.
    values = [0.0] * 4 + [1.0] * 5 + [0.0] * 4 + [1.0] * 5 + [0.0] * 4
    c = checker(bent("compensation"))
    events: list[Event] = []
    for i, u in enumerate(values):
        x = 20.0 if i < 9 else 0.0
        events += c.step(signals(i / 3, **{DRIVER: at_share(u), X: x}), None, True)
    assert [r.verdict for r in reps(events)] == ["compensated", "good"]


def test_a_hold_is_judged_only_when_one_is_prescribed() -> None:
    table = fault_table("no_hold", {"measure": "hold_s", "below": 0.5}, during="rep", kind="hold", needs_hold=True)
    for hold_s, expected in ((0.0, []), (1.0, []), (6.0, ["no_hold"])):
        (rep,) = reps(watch(checker(table, hold_s=hold_s), TRACK, **{X: lambda t: 0.0}))
        assert [f.id for f in rep.faults] == expected


def test_sinking_counts_within_the_prescribed_hold_only() -> None:
    # Three seconds at the top; the driver sinks in the last 1.5 of them.
    track = path((1.0, 0.0), (1.0, 1.0), (1.5, 1.0), (1.5, 0.88), (1.0, 0.0), (1.0, 0.0), smoothly=False)
    sag = fault_table(
        "sag", {"signal": DRIVER, "of": "rate", "below": -3.0}, for_s=0.6, kind="hold", needs_hold=True, needs_fps=True
    )
    for hold_s, expected in ((0.0, []), (1.0, []), (6.0, ["sag"])):
        (rep,) = reps(watch(checker(sag, hold_s=hold_s), track, **{X: lambda t: 0.0}))
        assert [f.id for f in rep.faults] == expected


@pytest.mark.parametrize(("fps", "expected"), [(30.0, ["fast"]), (15.0, ["fast"]), (10.0, [])])
def test_tempo_is_judged_from_15_frames_a_second(fps: float, expected: list[str]) -> None:
    table = fault_table("fast", {"measure": "concentric_s", "below": 0.7}, during="rep", kind="tempo", needs_fps=True)
    (rep,) = reps(watch(checker(table), FAST, fps, **{X: lambda t: 0.0}))
    assert [f.id for f in rep.faults] == expected


def test_a_major_fault_is_told_at_once_and_only_once() -> None:
    c = checker(bent("safety", "major", for_s=0.2))
    events = watch(c, TRACK, **{X: lambda t: 20.0})
    (told,) = faults(events)
    assert told.t_s < 2.6
    assert told.rep == 1
    assert told.evidence == {X: {"value": 20.0, "above": 10.0}}
    assert events.index(told) < events.index(reps(events)[0])
    assert [f.id for f in reps(events)[0].faults] == ["bent"]
    again = watch(c, TRACK, start_s=10.0, **{X: lambda t: 20.0})
    assert len(faults(again)) == 1


def test_a_minor_fault_is_told_with_its_repetition() -> None:
    events = watch(checker(bent("alignment")), TRACK, **{X: lambda t: 20.0})
    assert events.index(faults(events)[0]) == events.index(reps(events)[0]) - 1


def test_a_movement_without_what_is_required_is_dropped_and_noted() -> None:
    table = spec().rep.model_dump() | {
        "require": [{"signal": X, "reduce": "range", "above": 5.0, "why": "nothing rose"}]
    }
    c = checker(rep=table)
    events = watch(c, TRACK, **{X: lambda t: 1.0})
    assert reps(events) == []
    assert faults(events) == []
    assert c.counts.total == 0
    assert [why for _, why in c.voided] == ["nothing rose"]
    assert len(reps(watch(c, TRACK, start_s=10.0, **{X: lambda t: 10.0 * TRACK[0](t - 0.0)}))) == 1


def unseen(c: Checker, track, share: float, hole) -> list[Event]:
    events: list[Event] = []
    for i, t_s in enumerate(times(track[1])):
        seen = not hole(t_s) or i % 100 >= share * 100
        events += c.step(signals(t_s, **{DRIVER: at_share(track[0](t_s)), X: 0.0}), None, seen)
    return events


def test_mostly_unseen_is_void_and_partly_unseen_is_low() -> None:
    c = checker()
    assert reps(unseen(c, TRACK, 1.0, lambda t: 1.6 < t < 2.4 or 2.6 < t < 3.4 or 3.6 < t < 4.4)) == []
    assert c.voided
    (rep,) = reps(unseen(checker(), TRACK, 1.0, lambda t: 2.4 < t < 3.5))
    assert rep.measures["repetition_s"].quality == "low"
    assert rep.measures["repetition_s"].reason


def test_an_unknown_driver_holds_the_state() -> None:
    c = checker()
    at, _ = TRACK
    for t_s in times(2.8):
        c.step(signals(t_s, **{DRIVER: at_share(at(t_s)), X: 0.0}), None, True)
    assert c.phase == "top"
    assert c.step(signals(2.9, **{DRIVER: nan, X: 0.0}), None, True) == []
    assert c.phase == "top"


def test_losing_the_person_voids_the_movement_and_says_so_once() -> None:
    c = checker()
    watch(c, path((1.0, 0.0), (1.5, 1.0)), **{X: lambda t: 0.0})
    assert [e.phase for e in c.lose(5.0, None) if isinstance(e, PhaseChange)] == ["not_seen"]
    assert c.lose(6.0, None) == []
    assert c.progress == 0.0


def test_live_faults_of_a_lost_movement_are_forgotten() -> None:
    c = checker(bent("compensation"))
    watch(c, path((1.0, 0.0), (1.5, 1.0), (0.5, 1.0)), **{X: lambda t: 20.0})
    c.lose(4.5, None)
    assert [r.verdict for r in reps(watch(c, TRACK, start_s=6.0, **{X: lambda t: 0.0}))] == ["good"]


def test_the_last_repetition_of_a_film_is_handed_out_at_its_end() -> None:
    c = checker()
    cut = (TRACK[0], 4.75)
    assert len(reps(watch(c, cut, **{X: lambda t: 0.0})) + reps(c.finish(None))) == 1


def test_repetitions_never_overlap_and_are_numbered() -> None:
    cycle = ((0.8, 1.0), (0.2, 1.0), (0.8, 0.02))
    found = reps(watch(checker(), path((1.0, 0.0), *cycle * 4, (1.0, 0.0)), **{X: lambda t: 0.0}))
    assert [r.index for r in found] == [1, 2, 3, 4]
    assert all(a.t_end_s <= b.t_start_s for a, b in pairwise(found))
    assert all(r.t_start_s < r.t_top_s < r.t_end_s for r in found)


def test_hand_corrections_survive_and_reset_clears() -> None:
    c = checker()
    c.correct(+1)
    watch(c, TRACK, **{X: lambda t: 0.0})
    assert c.counts.towards_target == 2
    c.correct(-5)
    assert c.counts.towards_target == 0
    c.reset()
    assert (c.counts.total, c.counts.correction, c.last_rep, c.voided, c.phase) == (0, 0, None, [], "not_seen")


def test_progress_and_driver_view_use_the_persons_own_rest() -> None:
    c = checker()
    watch(c, path((1.0, 0.0), (1.0, 0.5), (0.2, 0.5)), **{X: lambda t: 0.0})
    assert c.progress == pytest.approx(0.5, abs=0.02)
    view = c.driver_view(signals(3.0, **{DRIVER: -30.0}))
    assert (view.unit, view.value) == ("deg", -30.0)
    assert view.rest == pytest.approx(-60.0, abs=0.5)
    assert view.top == pytest.approx(-15.0, abs=0.5)
    assert view.start == pytest.approx(-42.0, abs=0.5)


def test_a_personal_target_makes_a_short_lift_full() -> None:
    c = Checker(spec(), target=-25.0)
    assert [r.verdict for r in reps(watch(c, HALF, **{X: lambda t: 0.0}))] == ["good"]
