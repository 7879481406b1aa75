"""When a cue is said: for repeated faults, one at a time, not too often, and praise once it is mended."""

from __future__ import annotations

import pytest
from made_up import fault_table, spec

from coach.feedback.policy import PRAISE, CuePolicy
from coach.types import CueEvent, FaultEvent, RepEvent, SetupCheck, View

WHEN = {"signal": "knee_flexion_deg", "above": 10.0}
SPEC = spec(
    fault=[
        fault_table("tempo", WHEN, kind="tempo"),
        fault_table("range", WHEN, kind="range"),
        fault_table("arch", WHEN, kind="compensation", cue={"en": "Stop lower.", "de": "Tiefer stoppen."}),
        fault_table("twist", WHEN, kind="compensation"),
    ]
)
KIND = {f.id: f.kind for f in SPEC.fault}
OK = View(can_count=True, can_measure=True)


def fault(id_: str, severity: str = "minor") -> FaultEvent:
    return FaultEvent(id_, "XX", id_, KIND[id_], severity, None, 0.0, 0.5, 1)


def rep(*faults: FaultEvent | str, verdict: str = "good") -> RepEvent:
    found = tuple(fault(f) if isinstance(f, str) else f for f in faults)
    return RepEvent(1, None, 0.0, 1.0, 2.0, verdict, {}, found)


class Set:
    """A set in which a repetition ends every `every_s` seconds."""

    def __init__(self, every_s: float = 7.0, lang: str = "en") -> None:
        self.policy = CuePolicy(SPEC, lang)
        self.every_s = every_s
        self.t_s = 100.0

    def rep(self, *faults: FaultEvent | str, verdict: str = "good") -> CueEvent | None:
        self.t_s += self.every_s
        return self.policy.step(self.t_s, [rep(*faults, verdict=verdict)], OK, True)


def ids(cues) -> list[str]:
    return [cue.id if cue else "" for cue in cues]


def test_a_fault_is_said_the_second_time_in_three() -> None:
    s = Set()
    assert ids([s.rep("arch"), s.rep(), s.rep("arch")]) == ["", "", "arch"]


def test_twice_in_four_is_not_twice_in_three() -> None:
    s = Set()
    assert ids([s.rep("arch"), s.rep(), s.rep(), s.rep("arch")]) == ["", "", "", ""]


def test_two_different_faults_are_no_repetition() -> None:
    s = Set()
    assert ids([s.rep("arch"), s.rep("range")]) == ["", ""]


def test_only_a_fault_of_this_repetition_is_said() -> None:
    s = Set(every_s=3.5)
    assert ids([s.rep("arch"), s.rep("arch", "range")]) == ["", "arch"]
    # The range would be due, but six seconds are not over; when they are, it is not there any more.
    assert s.rep("range") is None
    cue = s.rep("tempo", verdict="partial")
    assert cue is None


def test_six_seconds_lie_between_cues() -> None:
    s = Set(every_s=5.0)
    assert ids([s.rep("arch"), s.rep("arch"), s.rep("arch"), s.rep("arch")]) == ["", "arch", "", "arch"]


def test_the_same_cue_at_most_twice_a_set() -> None:
    s = Set()
    assert ids(s.rep("arch") for _ in range(6)).count("arch") == 2
    s.policy.reset()
    assert ids(s.rep("arch") for _ in range(3)).count("arch") == 2


def test_compensation_before_range_before_tempo() -> None:
    s = Set()
    s.rep("tempo", "range", "arch")
    assert ids([s.rep("tempo", "range", "arch")]) == ["arch"]
    s = Set()
    s.rep("tempo", "range")
    assert ids([s.rep("tempo", "range")]) == ["range"]


def test_of_equal_rank_the_less_said_comes_first() -> None:
    s = Set()
    assert ids(s.rep("arch", "twist") for _ in range(3)) == ["", "arch", "twist"]


def test_praise_after_the_mended_repetition_once() -> None:
    s = Set()
    assert ids([s.rep("arch"), s.rep("arch"), s.rep(), s.rep()]) == ["", "arch", "praise", ""]


def test_praise_waits_for_a_good_repetition() -> None:
    s = Set()
    s.rep("arch")
    s.rep("arch")
    assert s.rep(verdict="partial") is None
    cue = s.rep()
    assert cue is not None
    assert (cue.kind, cue.text) == ("praise", PRAISE["en"])


def test_no_praise_without_a_cue_before() -> None:
    s = Set()
    assert ids(s.rep() for _ in range(3)) == ["", "", ""]


def test_info_is_never_said() -> None:
    s = Set()
    assert ids(s.rep(fault("arch", "info")) for _ in range(4)) == [""] * 4


def test_a_major_fault_is_said_at_once_even_within_six_seconds() -> None:
    s = Set()
    s.rep("range")
    s.rep("range")
    cue = s.policy.step(s.t_s + 0.5, [fault("arch", "major")], OK, True)
    assert cue is not None
    assert (cue.kind, cue.priority, cue.text) == ("safety", 1, "Stop lower.")


def test_one_cue_a_frame() -> None:
    s = Set()
    cue = s.policy.step(s.t_s, [fault("arch", "major"), fault("twist", "major"), rep("arch")], OK, True)
    assert cue is not None
    assert cue.id == "arch"


def test_the_users_language_or_english() -> None:
    s = Set(lang="de")
    s.rep("arch")
    cue = s.rep("arch")
    assert cue is not None
    assert cue.text == "Tiefer stoppen."
    s = Set(lang="de")
    s.rep("range")
    cue = s.rep("range")
    assert cue is not None
    assert cue.text == "Mend range."


def test_a_cue_stays_on_the_screen_for_four_seconds() -> None:
    s = Set()
    s.rep("arch")
    cue = s.rep("arch")
    s.policy.step(s.t_s + 3.9, [], OK, True)
    assert s.policy.shown is cue
    s.policy.step(s.t_s + 4.1, [], OK, True)
    assert s.policy.shown is None


def wrong(hint: str) -> View:
    return View(checks=(SetupCheck("view", "side view", False, hint),))


def said(policy: CuePolicy, hint_at, seconds: float, counting=lambda t: False) -> list[tuple[float, str]]:
    out = []
    for i in range(round(seconds * 30)):
        t_s = i / 30
        hint = hint_at(t_s)
        cue = policy.step(t_s, [], wrong(hint) if hint else OK, counting(t_s))
        if cue:
            assert (cue.kind, cue.priority) == ("setup", 2)
            out.append((t_s, cue.text))
    return out


def test_a_set_up_hint_is_said_after_a_second_and_again_every_eight() -> None:
    found = said(CuePolicy(SPEC), lambda t: "Turn.", 18.0)
    assert [t for t, _ in found] == pytest.approx([1.0, 9.0, 17.0], abs=0.1)
    assert {text for _, text in found} == {"Turn."}


def test_a_short_wrong_moment_is_not_said() -> None:
    assert said(CuePolicy(SPEC), lambda t: "Turn." if t % 1.5 < 0.8 else "", 10.0) == []


def test_while_it_counts_no_set_up_hint_is_due() -> None:
    assert said(CuePolicy(SPEC), lambda t: "Turn.", 10.0, counting=lambda t: True) == []
